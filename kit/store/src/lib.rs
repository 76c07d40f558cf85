#![doc = include_str!("../README.md")]

mod about;
mod acting;
mod by;
mod copy;
mod error;
mod examine;
mod given;
mod id;
pub mod looks;
mod migrate;
mod postgres;
mod row;
mod sealed;
#[cfg(feature = "test")]
mod short;
mod sqlite;
mod statement;
mod store;
#[cfg(feature = "test")]
pub mod test;
mod tx;
mod value;

pub use acting::Acting;
pub use by::{By, JOB};
pub use copy::copy;
pub use error::StoreError;
pub use examine::{Condition, Kind, examine, fingerprint};
pub use given::{
    Chance, Clock, FixedClock, Given, SeededChance, ShiftedClock, SystemChance, SystemClock,
};
pub use migrate::{Migration, fingerprint_tables};
pub use row::{Column, Row};
pub use sealed::Place;
pub use store::{Realm, Store, Where};
pub use tx::Tx;
pub use value::{Param, Value};
