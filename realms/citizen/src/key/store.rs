//! Ways in, on a transaction.

use jiff::Timestamp;
use kit_seal::{SealError, Zeroizing, unwrap, wrap};
use kit_store::{StoreError, Tx};

use super::proof::Slow;
use super::sql::*;
use crate::room::RoomId;
use crate::room::lock::OpenRoom;

/// A form that made a room shows its words again for so long, in case it is sent twice.
const AGAIN_MS: i64 = 60 * 60 * 1000;
/// What a room's key is wrapped for.
pub(crate) const PURPOSE: &str = "landgang way in";

/// A way in as the door sees it.
#[derive(Clone)]
pub(crate) struct Found {
    pub(crate) way: String,
    pub(crate) room: RoomId,
    pub(crate) salt: String,
    pub(crate) proof: String,
    pub(crate) wrapped: Vec<u8>,
}

/// The kinds of ways in that are typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The eight words, with the finder of the first two and the salt of the others.
    Words,
    /// One code of a card.
    Code,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Code => "code",
        }
    }
}

/// A way in about to be made.
#[derive(Clone)]
pub(crate) struct NewWay {
    id: String,
    kind: Kind,
    finder: Option<String>,
    salt: Option<String>,
    proof: String,
    wrapped: Vec<u8>,
}

/// What a wrapped key is bound to: its room and its way.
pub(crate) fn bound(room: &RoomId, way: &str) -> String {
    format!("{room} {way}")
}

pub(crate) fn fault(fault: SealError) -> StoreError {
    StoreError::Sealed {
        table: "way_in",
        column: "wrapped",
        fault,
    }
}

impl NewWay {
    /// A way into an open room, `id` being fresh, by what the slow step gave. Words come with finder and salt.
    ///
    /// # Errors
    /// None that is known; the cipher's signature could fail.
    pub(crate) fn into(
        room: &OpenRoom,
        id: String,
        slow: &Slow,
        found_by: Option<(String, String)>,
        fill: &dyn Fn(&mut [u8]),
    ) -> Result<Self, SealError> {
        let to = bound(room.id(), &id);
        let wrapped = wrap(&room.secret(), &slow.under, PURPOSE, &to, fill)?;
        let kind = if found_by.is_some() {
            Kind::Words
        } else {
            Kind::Code
        };
        let (finder, salt) = found_by.unzip();
        Ok(Self {
            id,
            kind,
            finder,
            salt,
            proof: slow.proof.clone(),
            wrapped,
        })
    }
}

impl Found {
    /// The room, opened by what the slow step gave for these words or this code.
    ///
    /// # Errors
    /// [`StoreError::Sealed`] if the wrapped key was changed or moved.
    pub(crate) fn open(&self, under: &Zeroizing<[u8; 32]>) -> Result<OpenRoom, StoreError> {
        let to = bound(&self.room, &self.way);
        let key = unwrap(&self.wrapped, under, PURPOSE, &to).map_err(fault)?;
        OpenRoom::with_key(self.room.clone(), &key).map_err(fault)
    }
}

fn found(r: &kit_store::Row<'_>) -> Result<Found, StoreError> {
    Ok(Found {
        way: r.get(0)?,
        room: r.get(1)?,
        salt: r.get(2)?,
        proof: r.get(3)?,
        wrapped: r.get(4)?,
    })
}

/// The way in that two words find. `finder` is the mark of two words, or of two letters of a code, which find nothing.
pub(crate) fn way_found(tx: &mut Tx<'_>, finder: &str) -> Result<Option<Found>, StoreError> {
    tx.row(WAY_FOUND, &[&finder], found)
}

/// The way in of the code with this proof, if it is one and not used.
pub(crate) fn code_proved(tx: &mut Tx<'_>, proof: &str) -> Result<Option<Found>, StoreError> {
    tx.row(CODE_PROVED, &[&proof], |r| {
        Ok(Found {
            way: r.get(0)?,
            room: r.get(1)?,
            salt: String::new(),
            proof: proof.to_owned(),
            wrapped: r.get(2)?,
        })
    })
}

/// Notes that a way was used; a code is used up. False if another has used it up meanwhile.
pub(crate) fn used(
    tx: &mut Tx<'_>,
    kind: Kind,
    way: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let statement = match kind {
        Kind::Words => USED_WORDS,
        Kind::Code => USE_CODE,
    };
    Ok(tx.run(statement, &[&way, &now])? > 0)
}

/// The first of these finders that is free or this room's own.
pub(crate) fn free_round(
    tx: &mut Tx<'_>,
    room: &RoomId,
    finders: &[String],
) -> Result<Option<usize>, StoreError> {
    for (round, finder) in finders.iter().enumerate() {
        let owner = tx.row(ROOM_OF_FINDER, &[finder], |r| r.get::<RoomId>(0))?;
        if owner.is_none_or(|owner| owner == *room) {
            return Ok(Some(round));
        }
    }
    Ok(None)
}

/// What the same form has made before.
pub(crate) enum Before {
    /// Nothing.
    Nothing,
    /// A room, within the last hour: its words are shown again.
    JustMade(Found),
    /// A room, longer ago: from then on only its words open it, and no form that lies in a browser's memory.
    LongAgo,
}

/// What the form that leads to this room has made before.
pub(crate) fn made_before(
    tx: &mut Tx<'_>,
    room: &RoomId,
    now: Timestamp,
) -> Result<Before, StoreError> {
    let row = tx.row(WORDS_OF_ROOM, &[room], |r| {
        Ok((found(r)?, r.get::<Timestamp>(5)?))
    })?;
    Ok(match row {
        None => Before::Nothing,
        Some((way, made)) if now.as_millisecond() - made.as_millisecond() < AGAIN_MS => {
            Before::JustMade(way)
        }
        Some(_) => Before::LongAgo,
    })
}

/// Makes a way into a room.
///
/// # Errors
/// A unique violation if another room has taken the finding words since [`free_round`] looked.
pub(crate) fn make_way(
    tx: &mut Tx<'_>,
    room: &RoomId,
    way: &NewWay,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.run(
        INSERT_WAY,
        &[
            &way.id,
            room,
            &way.kind.word(),
            &way.finder,
            &way.salt,
            &way.proof,
            &way.wrapped,
            &now,
        ],
    )
    .map(|_| ())
}

/// Kills the room's card; true if there was one.
pub(crate) fn erase_card(tx: &mut Tx<'_>, room: &RoomId) -> Result<bool, StoreError> {
    Ok(tx.run(ERASE_CARD, &[room])? > 0)
}

/// A card that is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Card {
    /// When it was made.
    pub(crate) made: Timestamp,
    /// Codes that are not used yet.
    pub(crate) left: usize,
}

/// The room's card, if it has one.
pub(crate) fn card(tx: &mut Tx<'_>, room: &RoomId) -> Result<Option<Card>, StoreError> {
    let codes = tx.rows(CARD, &[room], |r| {
        Ok((
            r.get::<Timestamp>(0)?,
            r.get::<Option<Timestamp>>(1)?.is_none(),
        ))
    })?;
    let left = codes.iter().filter(|(_, free)| *free).count();
    Ok(codes.first().map(|(made, _)| Card { made: *made, left }))
}

#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
