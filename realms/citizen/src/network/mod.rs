//! The people around a guest, drawn by herself (NW-1, NW-3, NW-6, NW-7, NW-8, NW-12).

pub(crate) mod act;
pub(crate) mod drawing;
pub(crate) mod export;
pub(crate) mod form;
pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod rules;
#[cfg(test)]
mod rules_tests;
pub(crate) mod sql;
pub(crate) mod store;
