//! The tests of this crate, in one program so that they are built once.
#![cfg(test)]

mod chain;
mod checkpoints;
mod common;
mod due;
mod tampering;
