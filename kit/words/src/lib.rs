#![doc = include_str!("../README.md")]

mod catalogue;
mod fold;
pub mod when;

pub use catalogue::{Arg, Catalogue, CatalogueFault, Lang, Words};
pub use fold::fold;
