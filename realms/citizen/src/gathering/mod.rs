//! A meeting with the network: called by the guest, with links that the guest gives by herself (NW-4, NW-5).

pub(crate) mod act;
pub(crate) mod form;
pub(crate) mod link;
pub(crate) mod pages;
pub(crate) mod paper;
pub(crate) mod routes;
pub(crate) mod rules;
pub(crate) mod sql;
