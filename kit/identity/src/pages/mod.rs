//! The pages about ways in, as finished words and links.

pub(crate) mod account;
pub(crate) mod keys;
mod samples;
pub(crate) mod sign_in;

pub use samples::samples;

use jiff::Timestamp;
use kit_web::Asked;
use kit_words::when;

/// A moment as one says it in Danish time; it tells nothing of the device.
pub(crate) fn moment(asked: &Asked, at: Timestamp) -> String {
    when::moment(asked.lang(), asked.web.given.zoned(at).datetime())
}
