#![doc = include_str!("../README.md")]

mod day_part;
mod directory;
mod distance;
mod fold;
mod place;
mod question;
mod rank;
mod reason;
mod synonyms;
mod text;
mod weigh;
mod wish;

pub use day_part::{DayPart, SOON_MIN};
pub use directory::{Directory, find};
pub use distance::{REACH_M, metres_between};
pub use fold::fold;
pub use place::{Accompanies, Place, Setting, Slot};
pub use question::{Company, Question};
pub use rank::ENOUGH;
pub use reason::{Answer, Fit, Reason, Relaxed, Understood};
pub use synonyms::Synonyms;
pub use weigh::FRESH_DAYS;
pub use wish::Wish;
