#![doc = include_str!("../README.md")]

mod community;
mod fault;
mod feed;
#[cfg(feature = "peer")]
pub mod peer;
mod read;
mod record;
mod records;
mod source;

pub use community::{
    Accompanies, Community, ContactPerson, Day, FirstTime, Frequency, Meeting, Place, Setting,
    Wish, fold_slug,
};
pub use fault::{Counted, Fault, FaultKind, Severity, Type};
pub use feed::Feed;
pub use read::{read, read_bytes};
pub use records::*;
pub use source::{Limits, Progress, Source};
