//! Every page in its situations, for the eye, for axe, and for the tests (STYLE.md habit 15).

mod cast;
mod mail;
mod network;
mod own;
mod passkey;
mod remind;
mod room;
mod start;

use kit_web::{Asked, Failed, Sample};

/// Every page of the realm: empty, ordinary, longest Danish, error.
///
/// # Errors
/// [`Failed::Page`] if a page cannot be filled.
pub fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    Ok([
        room::mine_samples(asked)?,
        room::talk_samples(asked)?,
        room::room_samples(asked)?,
        mail::mail_samples(asked)?,
        passkey::passkey_samples(asked)?,
        remind::remind_samples(asked)?,
        network::network_samples(asked)?,
        network::meeting_samples(asked)?,
        own::own_samples(asked)?,
        start::start_samples(asked)?,
    ]
    .concat())
}
