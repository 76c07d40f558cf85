//! The open directory, tried as a visitor, as an importer and as another reader of the feed.

#![cfg(test)]

mod pages;
mod support;
