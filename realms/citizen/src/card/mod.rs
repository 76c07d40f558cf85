//! The paper card: ten codes beside the eight words, each good for once (SAFETY.md §6.2.8).

pub(crate) mod act;
pub(crate) mod pages;
pub(crate) mod routes;
