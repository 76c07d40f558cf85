#![doc = include_str!("../README.md")]

mod answer;
mod asked;
mod assemble;
mod assets;
pub mod cookie;
pub mod door;
mod enter;
mod face;
pub mod form;
mod frame;
mod gallery;
mod guard;
mod headers;
mod mail_slot;
mod proof;
mod route;
mod testing;
mod trouble;
mod web;

pub use answer::{Answer, Failed, bytes, go, text};
pub use asked::Asked;
pub use assemble::{Built, assemble};
pub use axum::Router;
pub use axum::extract::{FromRef, Path, State};
pub use axum::response::Response;
pub use door::{Actor, Doorkeeper, SessionRule};
pub use enter::door_routes;
pub use face::Face;
pub use form::{Choice, Faults, Field, Fields, Opt};
pub use frame::{Frame, Link};
pub use gallery::Sample;
pub use mail_slot::mail_slot;
pub use proof::fingerprint;
pub use route::{Action, Decl, May, Method, Role, Routes, permissions};
pub use testing::{body_bytes, body_text, request};
pub use web::{Wall, Web, shared_words};
