#![doc = include_str!("../README.md")]

mod catalogue;
mod fold;
mod order;
mod person;
pub mod when;

pub use catalogue::{Arg, Catalogue, CatalogueFault, Lang, Words};
pub use fold::fold;
pub use order::sort_key;
pub use person::{has_number_of_a_person, has_way_to_reach};

/// Names a key that is looked up later, so that the check of the catalogues sees it.
#[macro_export]
macro_rules! key {
    ($key:literal) => {
        $key
    };
}
