#![doc = include_str!("../README.md")]

mod asked;
mod day_part;
mod directory;
mod distance;
mod explain;
mod fold;
mod grid;
mod index;
mod meet;
mod moment;
mod place;
mod postings;
mod question;
mod rank;
mod reason;
mod row;
mod scan;
mod segment;
mod synonyms;
mod text;
mod times;
mod top;
mod vocabulary;
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
