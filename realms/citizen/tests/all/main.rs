#![cfg(test)]
//! The realm at its router: a guest's way, her door, her room, and what nobody else may.

#[path = "../../../../kit/identity/tests/all/authenticator.rs"]
mod authenticator;
mod card;
mod door;
mod gathering;
mod looks;
mod mail;
mod messages;
mod network;
mod own;
mod pages;
mod passkey;
mod remind;
mod requests;
mod rights;
mod room;
mod sealed;
mod shown;
mod story;
mod support;
