//! The guard in front of every page, tried through the router of a realm of one page and one form.

#![cfg(test)]

mod files;
mod forms;
mod headers;
mod hosted;
mod limits;
mod links;
mod mail_slot;
mod sessions;
mod support;
