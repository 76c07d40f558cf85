//! The room key: eight Danish words that open a room, and nothing else does (UX.md §8, SAFETY.md §5).

pub(crate) mod act;
pub(crate) mod code;
pub(crate) mod pages;
pub(crate) mod proof;
pub(crate) mod routes;
pub(crate) mod sql;
pub(crate) mod store;
pub(crate) mod words;
