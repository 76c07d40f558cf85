#![doc = include_str!("../README.md")]

mod cell;
mod error;
mod finder;
mod keeper;
mod lock;
#[cfg(feature = "test")]
mod memory;
mod padding;
mod pair;
mod person;
mod sealed;
mod under;
mod vault;
mod wrap;

pub use cell::Cell;
pub use error::SealError;
pub use finder::PHONE;
pub use keeper::{KeeperFault, KeyKeeper};
pub use padding::SIZE_CLASSES;
pub use pair::{Pair, PublicKey, SecretKey, open_with, seal_to};
pub use person::PersonKey;
pub use sealed::Sealed;
pub use under::{open_under, seal_under};
pub use vault::Vault;
pub use wrap::{derive, unwrap, wrap};
pub use zeroize::Zeroizing;
