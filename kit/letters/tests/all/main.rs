//! The tests of this crate, in one program so that they are built once.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "in a test's helper as in the test itself, what cannot go on may panic"
)]

mod boxes;
mod common;
mod courier;
mod key_files;
mod letters;
mod pace;
mod sealing;
mod socket;
