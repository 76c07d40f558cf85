#![doc = include_str!("../README.md")]

mod paper;
mod reach;
mod say;
#[cfg(test)]
mod tests;
mod times;

pub use kit_report::{Leaflet, LeafletFormat, ReportError};
pub use paper::{address, booklet, dated, paper, pdf};
pub use reach::{email, named, phone};
pub use times::{hours, times};
