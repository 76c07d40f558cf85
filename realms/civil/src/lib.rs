#![doc = include_str!("../README.md")]

mod app;
mod calendar;
mod companion;
mod concern;
mod crossing;
mod desk;
mod expense;
mod group;
mod hours;
mod keys;
mod listing;
mod looks;
mod people;
mod plan;
mod proof;
mod published;
mod remark;
mod sample;
mod seal;
mod seed;
mod start;
mod staying;
mod story;
mod turns;
mod visit;
mod waiting;

pub use app::{
    App, COMPANION, COORDINATOR, Civil, FACE, Keeper, OWNER, arrive, build, codes, routes, samples,
    take_in, web,
};
pub use keys::{forget_keys, persons};
pub use looks::roll_up::{RolledUp, roll_up_looks};
pub use people::leave::first_owner;
pub use published::{PUBLISHED_FILE, PublishFault, published};
pub use seed::{SeedFault, seed_demo, seed_large};

/// Every statement of this realm with its name, its letter boxes' too; for the test that prepares all of them.
#[must_use]
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        kit_letters::statements(),
        people::sql::ALL.to_vec(),
        people::mail::ALL.to_vec(),
        kit_identity::STATEMENTS.to_vec(),
        crossing::sql::ALL.to_vec(),
        visit::sql::ALL.to_vec(),
        plan::sql::ALL.to_vec(),
        turns::sql::ALL.to_vec(),
        concern::sql::ALL.to_vec(),
        waiting::sql::ALL.to_vec(),
        group::sql::ALL.to_vec(),
        calendar::sql::ALL.to_vec(),
        hours::sql::ALL.to_vec(),
        expense::sql::ALL.to_vec(),
        looks::sql::ALL.to_vec(),
        keys::ALL.to_vec(),
        listing::sql::ALL.to_vec(),
        remark::sql::ALL.to_vec(),
        staying::sql::ALL.to_vec(),
        story::sql::ALL.to_vec(),
        companion::sql::ALL.to_vec(),
        companion::approval::sql::ALL.to_vec(),
        companion::interest::sql::ALL.to_vec(),
        companion::care::sql::ALL.to_vec(),
    ]
    .concat()
}
