//! A link and eight digits by mail, exactly after SAFETY.md §6.2: ten minutes, five tries, once, in the browser that
//! asked; a new one kills the old; three an hour and ten a day; stored slowly hashed; and nobody learns from any answer
//! whether an address is known.
//!
//! Whoever asks is written down and nothing else happens; a job makes and sends the code afterwards ([`Post`]). For an
//! address that nobody has, it makes a code that no digits open and sends nothing.

mod carry;
mod pages;
mod post;
mod proof;
mod rules;
pub mod sql;
mod store;
#[cfg(test)]
mod t16;
#[cfg(test)]
mod tests;

pub use pages::{code_routes, code_samples};
pub use post::{Codes, Entered, Errand, FindOwner, Owner, Post};
pub use proof::{Pepper, ProofFault, account, proof, proof_aside, same};
pub use rules::{LIFE_MIN, PER_DAY, PER_HOUR, TRIES};
pub use store::{Asking, Proven, Try, ask, sweep, use_code, use_link};
