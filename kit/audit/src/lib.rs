#![doc = include_str!("../README.md")]

mod broken;
mod checkpoint;
mod due;
mod encode;
mod hex;
mod paper;
mod row;
mod verify;

pub use broken::{Broken, Why};
pub use checkpoint::{Checkpoint, CheckpointError, LONGEST_CHECKPOINT, SignedCheckpoint};
pub use due::{CLOSING_HOUR, due};
pub use paper::{Kept, PaperCheckpoint, PaperError};
pub use row::{Hash, Row, genesis};
pub use verify::{Head, Start, Walk, verify, verify_against};
