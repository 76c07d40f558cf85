//! Where a feed comes from, and how much of it is read at most.

use std::{path::PathBuf, time::Duration};

/// Where a feed comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A JSON file, a CSV file's folder, a folder of JSON files or a zip file of either.
    Path(PathBuf),
    /// The address of an HSDS API (`http://` or `https://`).
    Web(url::Url),
}

impl Source {
    /// Reads what a person wrote: an `http` address that can be read is the web, everything else a path.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        match url::Url::parse(text) {
            Ok(address) if matches!(address.scheme(), "http" | "https") => Self::Web(address),
            _ => Self::Path(PathBuf::from(text)),
        }
    }
}

/// How much of a stranger's feed is read at most. Beyond it stands a fault, never a partial import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file, zip entry or answer, after unpacking.
    pub file_bytes: u64,
    /// Bytes in all, after unpacking.
    pub total_bytes: u64,
    /// Files or zip entries.
    pub files: u64,
    /// Records in all, nested ones counted.
    pub records: u64,
    /// Pages of one list.
    pub pages: u64,
    /// Faults that are listed of each severity; that there are more is said.
    pub faults: u64,
    /// Time for one answer.
    pub request_time: Duration,
    /// Time for the whole harvest.
    pub harvest_time: Duration,
    /// Redirects that are followed for one answer.
    pub redirects: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 32 * 1024 * 1024,
            total_bytes: 128 * 1024 * 1024,
            files: 20_000,
            records: 500_000,
            pages: 2_000,
            faults: 5_000,
            request_time: Duration::from_secs(20),
            harvest_time: Duration::from_mins(20),
            redirects: 3,
        }
    }
}

/// How far the reading has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Files or answers read.
    pub files: u64,
    /// How many there will be, where that can be said.
    pub of: Option<u64>,
    /// The latest one.
    pub latest: String,
}
