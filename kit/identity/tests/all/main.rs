//! The ways in, tried from outside: through the router as a person, with a key made of numbers and a house made of words.
#![cfg(test)]

mod authenticator;
mod house;
mod login;
mod passkey;
mod protocol;
mod tables;
mod ways;
mod world;
