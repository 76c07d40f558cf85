//! Who may be asked about what (PS-10, PS-3), and one line to a colleague (GM-17).

mod pages;
mod routes;
mod samples;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub(crate) use routes::{picture_again, routes};
pub(crate) use samples::samples;

kit_store::id! {
    /// A line to a colleague.
    pub struct QuestionId;
}
