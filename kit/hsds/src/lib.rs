#![doc = include_str!("../README.md")]

mod check;
mod community;
mod fault;
mod fault_words;
mod faults;
mod feed;
mod files;
mod gather;
mod geojson;
mod http;
pub mod interface;
#[cfg(feature = "peer")]
pub mod peer;
mod read;
mod record;
mod records;
mod sniff;
mod source;
mod tables;
pub mod write;

pub use community::{
    Accompanies, AnswersWithin, Community, ContactPerson, Day, FirstTime, Frequency, Further,
    Meeting, Place, Setting, Story, Told, Wish, fold_slug,
};
pub use fault::{Counted, Fault, FaultKind, Severity, Type};
pub use feed::Feed;
pub use geojson::{Points, points};
pub use http::{Kept, Manner, harvest};
pub use read::{read, read_bytes, read_whole_list};
pub use records::*;
pub use source::{Limits, Progress, Source};
pub use tables::{PackageFault, Tables};
