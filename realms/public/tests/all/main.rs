//! The open directory, tried as a visitor, as an importer and as another reader of the feed.

#![cfg(test)]

mod beside;
mod calendar;
mod codes;
mod curation;
mod feed;
mod fresh;
mod hsds;
mod import;
mod judged;
mod official;
mod pages;
mod peer;
mod quiet;
mod reading;
mod support;
mod tables;
