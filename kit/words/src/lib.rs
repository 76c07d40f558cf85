#![doc = include_str!("../README.md")]

mod catalogue;
mod fold;
pub mod when;

pub use catalogue::{Arg, Catalogue, CatalogueFault, Lang, Words};
pub use fold::fold;

/// Names a key that is looked up later, so that the check of the catalogues sees it.
#[macro_export]
macro_rules! key {
    ($key:literal) => {
        $key
    };
}
