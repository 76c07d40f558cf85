#![doc = include_str!("../README.md")]

mod app;
mod crossing;
mod desk;
mod people;
mod proof;
mod sample;
mod seed;
mod start;
mod visit;

pub use app::{
    App, COMPANION, COORDINATOR, Civil, FACE, OWNER, build, routes, samples, take_in, web,
};
pub use people::leave::first_owner;
pub use seed::{SeedFault, seed_demo};

/// Every statement of this realm with its name, its letter boxes' too; for the test that prepares all of them.
#[must_use]
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        kit_letters::statements(),
        people::sql::ALL.to_vec(),
        kit_identity::STATEMENTS.to_vec(),
        crossing::sql::ALL.to_vec(),
        visit::sql::ALL.to_vec(),
    ]
    .concat()
}
