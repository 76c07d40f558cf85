#![doc = include_str!("../README.md")]

mod calendar;
mod codes;
mod events;
mod fault;
mod field;
mod mapping;
mod service;
mod sheet;
mod table;
mod times;

pub use calendar::read_calendar;
pub use codes::{CodeList, read_codes};
pub use events::read_events;
pub use fault::{Fault, FaultKind};
pub use field::Field;
pub use mapping::Mapping;
pub use table::{Table, look_at, read_table};

use kit_hsds::Feed;

/// A list that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// Its entries, as every other directory gives them.
    pub feed: Feed,
    /// Each column of a table with what it was read as; `None` for a column that was left out. Empty for other forms.
    pub columns: Vec<(String, Option<Field>)>,
    /// Of a table the line of each entry, by its service's id. Empty for other forms.
    pub lines: std::collections::BTreeMap<String, u64>,
    /// What was noticed without refusing the list.
    pub notes: Vec<Fault>,
}

/// How much of a stranger's list is read at most. Beyond it stands a fault, never a partial import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Bytes of a workbook after unpacking.
    pub unpacked_bytes: u64,
    /// Rows, or entries of a calendar.
    pub rows: usize,
    /// Faults that are listed.
    pub faults: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 32 * 1024 * 1024,
            unpacked_bytes: 128 * 1024 * 1024,
            rows: 100_000,
            faults: 5_000,
        }
    }
}

/// Who gave the list, where the list itself does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Giver {
    /// What the list is called; the same list a second time has to be called the same, since entries keep their ids by it.
    pub source: String,
    /// The organisation behind entries that name none.
    pub organization: Option<String>,
}
