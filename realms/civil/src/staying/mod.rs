//! Who is still there after 3, 6 and 12 months: counted by the community as numbers without names (BR-15). What a guest
//! answers herself in her own room comes by another way and is counted apart (`crossing::guest`).

pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod rules;
pub(crate) mod sql;
