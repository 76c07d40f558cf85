//! Sealed copies of one realm: made while it runs, proven by restoring them for trial, and restored (SAFETY.md §4, §5;
//! T5, T7, T14). Each realm's process makes its own, under a key that follows from its realm's; no process sees two.

mod bench;
mod folder;
mod make;
mod prove;
mod restore;
#[cfg(test)]
mod tests;

pub(crate) use bench::{Bench, Errand};
pub(crate) use folder::{copies_in, newest, wipe};
pub(crate) use make::{hand, handed_out, make};
pub(crate) use prove::prove;
pub(crate) use restore::{brought, restore};

/// The realm's database, without any key.
pub(crate) const DATA: &str = "data";
/// The key ring. Never in the copy of the data, or nothing could be erased.
pub(crate) const RING: &str = "ring";
/// The keys of the ring's epochs. Never beside a copy of the ring.
pub(crate) const EPOCHS: &str = "epochs";
/// Random numbers of the erased, so that a restored copy brings nobody back.
pub(crate) const ERASED: &str = "erased";
/// How a sealed copy's name ends.
pub(crate) const ENDING: &str = "sealed";
