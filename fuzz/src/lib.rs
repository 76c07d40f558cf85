#![doc = include_str!("../README.md")]

mod pace;
mod parts;
mod targets;

use std::time::Duration;

use targets::{
    copies, forms, hsds_json, hsds_tables, kept, letter_fields, letters, lists, paper, picture,
    request,
};

/// One reader of outside bytes, as the fuzzer calls it.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Its name: that of its folders under `corpus` and `regressions`, and of its dictionary.
    pub name: &'static str,
    /// Reads the bytes; falls if what comes out breaks a promise of the reader.
    read: fn(&[u8]),
    /// The longest input that is tried, in bytes.
    pub longest: usize,
}

impl Target {
    /// Reads one input and tells the processor time that it took.
    #[must_use]
    pub fn time(&self, bytes: &[u8]) -> Duration {
        pace::of(|| (self.read)(bytes))
    }
}

/// Every target, in the order in which they are run (T17).
pub const ALL: &[Target] = &[
    target("forms", forms::read, 2 * 1024),
    target("request", request::read, 4 * 1024),
    target("letters", letters::read, 16 * 1024),
    target("letter_fields", letter_fields::read, 8 * 1024),
    target("hsds_json", hsds_json::read, 64 * 1024),
    target("hsds_tables", hsds_tables::read, 64 * 1024),
    target("lists", lists::read, 16 * 1024),
    target("kept", kept::read, 2 * 1024),
    target("paper", paper::read, 8 * 1024),
    target("picture", picture::read, 8 * 1024),
    target("copies", copies::read, 2 * 1024),
];

const fn target(name: &'static str, read: fn(&[u8]), longest: usize) -> Target {
    Target {
        name,
        read,
        longest,
    }
}

/// The target of that name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Target> {
    ALL.iter().find(|target| target.name == name)
}
