//! The proof that the banks are apart (SAFETY.md §12, T9 and T14).
#![cfg(test)]

mod canary;
mod chains;
mod die;
mod direction;
mod errand;
mod far;
mod files;
mod fill;
mod houses;
mod kept;
mod leak;
mod log;
mod municipality;
mod observe;
mod page;
mod pair;
mod post;
mod power;
mod room;
mod run;
mod send;
mod timing;
mod visitor;
mod world;
