//! Who waits for a place in a community that is full just now: in what order, when they are asked whether they still want
//! to, and the link by which they answer without login (item 2; BR-6: the enquiry keeps its named owner meanwhile).

pub(crate) mod act;
pub(crate) mod open;
pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod rules;
pub(crate) mod samples;
pub(crate) mod sql;
pub(crate) mod store;
