#![cfg(test)]
//! The realm at its router: a guest's way, her door, her room, and what nobody else may.

mod card;
mod door;
mod gathering;
mod looks;
mod mail;
mod messages;
mod network;
mod own;
mod pages;
mod remind;
mod requests;
mod rights;
mod room;
mod sealed;
mod shown;
mod story;
mod support;
