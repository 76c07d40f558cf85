//! The key ring: opened, turned, erased from, restored from old copies (SAFETY.md §5, T14, T15).
#![cfg(test)]

mod erasure;
mod opening;
mod orphans;
mod t15;
mod tables;
mod traces;
mod turning;
mod world;
