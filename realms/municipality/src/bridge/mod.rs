//! The bridge: the public directory as anybody sees it, to read together with a guest. It counts that a community was
//! talked about, stores no guest and sends nothing (HS-3, HS-5). Beside it stand the house's own tips, a guide for the
//! talk, and a map that is only ever on paper (GM-16, BR-12, VH-22, NW-2).

mod book;
mod folder;
mod network;
mod pages;
mod routes;
mod samples;
pub(crate) mod sql;
mod store;
#[cfg(test)]
mod tests;
mod tip;

pub(crate) use book::Book;
pub(crate) use routes::{book, routes};
pub(crate) use samples::samples;
pub use store::refresh_directory;
pub(crate) use tip::demo as demo_tip;

kit_store::id! {
    /// A tip about a place.
    pub struct TipId;
}
