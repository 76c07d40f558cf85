//! The leader's first screen: hours set aside against hours used, per team and never per worker (BR-9, ALL-6).

mod pages;
mod routes;
mod samples;

pub(crate) use routes::routes;
pub(crate) use samples::samples;
