//! Group courses and workshops: programmes that are used again, series with their meetings, places with a waiting
//! list, who came, and who is owed a call (FR-16, GM-5, RW-4).

pub(crate) mod places;
pub(crate) mod plan;
pub(crate) mod rules;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;
