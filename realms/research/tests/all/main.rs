//! The research realm through its router.

#![cfg(test)]

mod looks;
mod pages;
mod rights;
mod sealed;
mod sign_in;
mod support;
mod tables;
