//! A passkey as a way into a room (SAFETY.md §5): offered, never forced, and the only pages of the room that need script.
//!
//! A passkey does two things here. Its signature proves that the device is there and that its person unlocked it, as for
//! everybody who comes in by one. And it gives a secret of its own (WebAuthn level 3, extension `prf`), which never
//! changes, which only this key can give and only to this address: under that the room's key is wrapped, as under the
//! words. So the database alone opens nothing, and neither does a signature without the secret.

pub(crate) mod act;
pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod secret;
pub(crate) mod sql;
pub(crate) mod store;
