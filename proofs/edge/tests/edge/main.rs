//! T20 and T28 over all realms.

#![cfg(test)]

mod addresses;
mod broken;
mod die;
mod files;
mod headers;
mod page;
mod plain_words;
mod visitor;
mod world;
