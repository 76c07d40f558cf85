//! What happened to the ways in, told to the guest on her own page (SAFETY.md §6.2.7) and to nobody else: sealed in
//! the room and erased with it.

use jiff::Timestamp;
use kit_store::{StoreError, Tx};
use serde::{Deserialize, Serialize};

use super::lock::{OpenRoom, Slot, TOLD};
use super::sql::*;

/// So many stay, the newest; older ones go when new ones come.
const KEPT: i64 = 100;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Event {
    /// The room was made.
    Made,
    /// Somebody came in with the eight words.
    Words,
    /// Somebody came in with a code of the card.
    Code,
    /// A device is remembered as the own telephone.
    Remembered,
    /// A new card was made; an older one stopped working.
    Card,
    /// The card was given up.
    NoCard,
    /// Somebody was logged out elsewhere.
    Ended,
    /// Everything was taken along as a file.
    Taken,
    /// An e-mail address was added.
    Mail,
    /// The address was taken away.
    NoMail,
    /// The words ask for a code from now on.
    StepOn,
    /// The words open alone from now on.
    StepOff,
    /// Somebody typed the eight words, and a code was sent.
    Halfway,
    /// Somebody came in with the words and the code.
    WordsAndMail,
    /// The card was shown to somebody by a link.
    Shown,
    /// The link was opened; told once a day for each link.
    ShownOpened,
    /// The link was ended.
    ShownEnded,
    /// Somebody came in with a passkey.
    Passkey,
    /// A passkey was made.
    PasskeyMade,
    /// A passkey was removed.
    PasskeyGone,
    /// A passkey counted backwards: there may be two of it.
    PasskeyDoubted,
}

/// One line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Notice {
    /// When, in unix milliseconds.
    at_ms: i64,
    /// What.
    pub(crate) event: Event,
}

impl Notice {
    /// That this happened then.
    pub(crate) fn new(event: Event, at: Timestamp) -> Self {
        Self {
            at_ms: at.as_millisecond(),
            event,
        }
    }

    /// When.
    pub(crate) fn at(self) -> Timestamp {
        Timestamp::from_millisecond(self.at_ms).unwrap_or(Timestamp::MIN)
    }
}

/// Tells the guest that this happened.
pub(crate) fn tell(
    tx: &mut Tx<'_>,
    slot: &Slot,
    event: Event,
    at: Timestamp,
) -> Result<(), StoreError> {
    let id = tx.given()?.random128();
    let text = serde_json::to_string(&Notice::new(event, at))
        .or(Err(StoreError::Broken("a notice that cannot be written")))?;
    let told = slot.put(tx, TOLD, &id, &text)?;
    tx.run(INSERT_NOTICE, &[&id, &slot.room, &told])?;
    tx.run(FORGET_NOTICES, &[&slot.room, &KEPT])?;
    Ok(())
}

/// Everything that was told, the newest first.
pub(crate) fn all(tx: &mut Tx<'_>, room: &OpenRoom) -> Result<Vec<Notice>, StoreError> {
    tx.rows(NOTICES, &[room.id()], |r| {
        let (id, told): (String, Vec<u8>) = (r.get(0)?, r.get(1)?);
        let text = room.take(TOLD, &id, &told)?;
        serde_json::from_str(&text).or(Err(StoreError::Broken("a notice that is none")))
    })
}
