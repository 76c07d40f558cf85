//! The bridge: the public directory as anybody sees it, to read together with a guest. It counts that a community was
//! talked about, stores no guest and sends nothing (HS-3, HS-5).

mod book;
mod folder;
mod pages;
mod routes;
mod samples;
pub(crate) mod sql;
mod store;
#[cfg(test)]
mod tests;

pub(crate) use book::Book;
pub(crate) use routes::{book, routes};
pub(crate) use samples::samples;
pub use store::refresh_directory;
