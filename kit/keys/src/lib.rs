#![doc = include_str!("../README.md")]

mod erasure;
mod error;
mod keeper;
mod locked;
mod open;
mod realm_key;
mod ring;
mod rows;
mod tables;
mod turn;

pub use error::KeyError;
pub use locked::LockedKey;
pub use realm_key::RealmKey;
pub use ring::{KeyRing, Swept, Turned};
pub use tables::{Epochs, Ring};
