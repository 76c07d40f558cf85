//! A guest's own page at the municipality's address, `/mit`: the last day and what comes after, who is there when, the
//! goals and the curve in words, one button to be rung, and who has looked (FR-12, GM-7, PS-4, FR-18). It is off until an
//! offer sets it; a printed card of single codes opens it, and the same stands on paper where it is off.
//!
//! **Invariant.** No address of the guest's own page names a guest: it is the one whose session it is
//! (`nobody_sees_another_guests_page`).

mod card;
pub(crate) mod code;
mod enter;
mod pages;
mod policy;
mod routes;
mod samples;
pub(crate) mod sql;

pub(crate) use policy::OwnPage;
pub(crate) use routes::routes;
pub(crate) use samples::samples;
