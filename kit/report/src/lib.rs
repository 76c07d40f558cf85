#![doc = include_str!("../README.md")]

mod booklet;
mod calendar;
mod draw;
mod error;
mod flow;
mod font;
mod kerning;
mod key_card;
mod leaflet;
mod paper;
mod plot;
mod qr;
mod structure;
mod summary;
mod take_home;
#[cfg(test)]
mod tests;
mod text;
mod visit_card;
mod write;

pub use booklet::{Booklet, booklet};
pub use calendar::{Appointment, calendar, calendar_of};
pub use error::ReportError;
pub use key_card::{KeyCard, key_card};
pub use leaflet::{Leaflet, LeafletFormat, LeafletLabels, leaflet};
pub use plot::{Point, plot, plot_dots, plot_lines};
pub use qr::qr_svg;
pub use summary::{Summary, summary};
pub use take_home::{NotTaken, TAKE_HOME_DAYS, TakeHome, TakenMark};
pub use visit_card::{VisitCard, visit_card};
