//! The house through its router, its pages, and its tables.

#![cfg(test)]

mod pages;
mod support;
mod tables;
mod walk;
mod wall;
