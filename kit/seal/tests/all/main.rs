//! The seal against whoever changes, moves, cuts or swaps (SAFETY.md §5, T11).
#![cfg(test)]

mod common;
mod golden;
mod keeper;
mod room;
mod tampering;
mod value;
mod wrapping;
