#![doc = include_str!("../README.md")]

pub mod descriptors;
mod enter;
mod error;
mod gap;
mod lock;
pub mod selftest;
mod status;
mod verdict;
mod wall;

pub use descriptors::{Inherited, inherited_descriptors};
pub use enter::{enter, simulate};
pub use error::BoundaryError;
pub use gap::Gap;
pub use lock::kernel_abi;
pub use status::{Files, Status};
pub use verdict::{Light, Machine, Trial, Verdict, judge, wall_is_off};
pub use wall::{User, Wall};
