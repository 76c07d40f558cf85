//! Several companions for one guest (VH-6, VH-17): they take turns, one at a time. Whoever comes along now lets
//! another of them take the next time, without a coordinator in between; so there is one named owner throughout (BR-6), and
//! only that one sees the guest.

pub(crate) mod act;
pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod sql;
pub(crate) mod store;
