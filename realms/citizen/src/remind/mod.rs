//! Reminders of a guest's visits by mail, in words that she picked or wrote (UX.md §9, HS-6): only if she chose it, at
//! most two for a visit, none in her hours of quiet, none after "ikke i dag".
//!
//! The choice lies sealed in her room. A reminder that waits cannot: it is sent while the room is shut. So it is made
//! when she says yes, with the room open; it lies under a key of the realm, holds an address, a time and her words, never
//! where or whom she meets, and is erased when it is sent or no longer true.

pub(crate) mod act;
pub(crate) mod job;
pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod rules;
pub(crate) mod sql;
mod stop;
pub(crate) mod store;

pub use job::{Reminded, remind};
pub(crate) use stop::stop_page;
