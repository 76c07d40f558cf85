#![doc = include_str!("../README.md")]

mod about;
mod app;
mod card;
mod crossing;
mod demo;
mod demo_large;
mod demo_network;
mod directory;
mod form;
mod gathering;
mod key;
mod mail;
mod measure;
mod network;
mod own;
mod passkey;
mod realm;
mod remind;
mod room;
mod samples;
mod start;

pub use app::{App, build, routes};
pub use crossing::take_in;
pub use demo::{DemoFault, seed_demo};
pub use demo_large::seed_large;
pub use directory::{Directory, PublicCommunity};
pub use realm::{Citizen, FACE, GUEST, GUEST_OWN_PHONE, statements, web};
pub use remind::{Reminded, remind};
pub use samples::samples;
