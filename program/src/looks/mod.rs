//! The log of looks as the program carries it (SAFETY.md §7): closed once a day, its checkpoints given out, verified on
//! request. What a chain is stands in `kit/audit`, who writes a line in `kit/store`.

mod close;
mod cut;
mod desk;
mod outside;
mod page;
#[cfg(test)]
mod tests;
mod verify;

pub(crate) use close::close_daily;
pub(crate) use desk::{Desk, FURTHER_FOLDER_MODE};
pub(crate) use outside::Outside;
pub(crate) use page::{Latest, beside};
pub(crate) use verify::{Finding, verify};
