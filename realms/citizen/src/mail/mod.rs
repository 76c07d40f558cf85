//! The optional e-mail: a second step after the words, on a browser that is not known. Never a way in by itself
//! (SAFETY.md §5): the code lets nobody in who has not typed the words, and the card's codes open without it.

pub(crate) mod act;
pub(crate) mod door;
pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod sql;
pub(crate) mod store;
