//! The directory as others read it: the API of HSDS 3, so that a copy elsewhere is the same.

mod answer;
mod catalogue;
mod facts;
mod narrow;
pub(crate) mod routes;
mod taxonomy;

pub(crate) use answer::page;
pub(crate) use catalogue::{Catalogue, Codes};
pub(crate) use taxonomy::mark_wishes;
