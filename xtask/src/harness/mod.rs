//! What `cargo xtask test` stands on: a folder and a user of its own, a private PostgreSQL, and a keeper that ends all
//! of it, whatever happens.

pub(crate) mod browser;
pub(crate) mod failures;
pub(crate) mod keeper;
pub(crate) mod machine;
pub(crate) mod place;
pub(crate) mod postgres;
pub(crate) mod python;
pub(crate) mod run;
pub(crate) mod strays;
