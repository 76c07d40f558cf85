//! What is shown, on a transaction. The link's token opens a key, and the key opens this one card: neither stands in the
//! database, so nobody reads it at rest. The day it ends stands open for the clean-up and once more inside what is
//! sealed: the earlier of the two counts.

use jiff::Timestamp;
use kit_seal::{derive, unwrap, wrap};
use kit_store::{Given, StoreError, Tx};
use kit_web::door;
use serde::{Deserialize, Serialize};

use super::ShareId;
use super::sql::*;
use crate::own::rules::Values;
use crate::room::RoomId;
use crate::room::lock::{OpenRoom, SHOWN, SHOWN_KEPT, Slot};
use crate::room::notice::{self, Event};

/// A room shows its card to at most so many at a time.
pub(crate) const MOST: usize = 10;
const PURPOSE: &str = "landgang share";
const BROKEN: StoreError = StoreError::Broken("what is shown");

/// What the one with the link sees, and how often that was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Told {
    until_ms: i64,
    values: Values,
    opened: u32,
    last_ms: Option<i64>,
}

/// What only the room knows of it.
#[derive(Serialize, Deserialize)]
struct Kept {
    whom: String,
    made_ms: i64,
    /// The secret key, in hex: what is shown follows the card.
    key: String,
}

/// One line of "hvem kan se det".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) id: ShareId,
    pub(crate) whom: String,
    pub(crate) until: Timestamp,
    pub(crate) opened: u32,
    pub(crate) last: Option<Timestamp>,
}

/// What the form says.
#[derive(Debug, Clone)]
pub(crate) struct NewShare {
    pub(crate) id: ShareId,
    /// Drawn for the form, so that pressing twice shows the same link.
    pub(crate) token: String,
    pub(crate) whom: String,
    pub(crate) until: Timestamp,
}

/// What came of showing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Showing {
    /// The link opens the card, until then.
    Open(Timestamp),
    /// The form was sent before and its link was ended since: it stays ended.
    Ended,
    /// There are as many as there may be.
    Full,
}

fn bound(room: &RoomId, id: &ShareId) -> String {
    format!("{} {}", room.as_str(), id.as_str())
}

fn moment(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).unwrap_or(Timestamp::MIN)
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let byte = |at: usize| u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok();
    let bytes: Option<Vec<u8>> = (0..32).map(byte).collect();
    bytes?.try_into().ok()
}

fn hex(bytes: &[u8; 32]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn text<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).or(Err(BROKEN))
}

fn tell(tx: &mut Tx<'_>, key: &Slot, id: &ShareId, told: &Told) -> Result<(), StoreError> {
    let sealed = key.put(tx, SHOWN, id.as_str(), &text(told)?)?;
    tx.run(SET_SHOWN, &[id, &key.room, &sealed]).map(|_| ())
}

fn told(key: &OpenRoom, id: &ShareId, sealed: &[u8]) -> Result<Told, StoreError> {
    serde_json::from_str(&key.take(SHOWN, id.as_str(), sealed)?).or(Err(BROKEN))
}

/// Shows the card to whoever has the token, until its day.
pub(crate) fn show(
    tx: &mut Tx<'_>,
    room: &OpenRoom,
    new: &NewShare,
    values: &Values,
    given: &Given,
) -> Result<Showing, StoreError> {
    let open = live(tx, room, given.now())?;
    if let Some(there) = open.iter().find(|share| share.id == new.id) {
        return Ok(Showing::Open(there.until));
    }
    if open.len() >= MOST {
        return Ok(Showing::Full);
    }
    let fill = |bytes: &mut [u8]| given.fill(bytes);
    let key = OpenRoom::new(room.id().clone(), &fill);
    let under = derive(new.token.as_bytes(), PURPOSE).or(Err(BROKEN))?;
    let wrapped = wrap(
        &key.secret(),
        &under,
        PURPOSE,
        &bound(room.id(), &new.id),
        &fill,
    )
    .or(Err(BROKEN))?;
    let kept = Kept {
        whom: new.whom.clone(),
        made_ms: given.now().as_millisecond(),
        key: hex(&key.secret()),
    };
    let shown = Told {
        until_ms: new.until.as_millisecond(),
        values: values.clone(),
        opened: 0,
        last_ms: None,
    };
    let kept = room
        .slot
        .put(tx, SHOWN_KEPT, new.id.as_str(), &text(&kept)?)?;
    let shown = key.slot.put(tx, SHOWN, new.id.as_str(), &text(&shown)?)?;
    let mark = door::hash(&new.token);
    let row: &[&dyn kit_store::Param] = &[
        &new.id,
        room.id(),
        &mark,
        &wrapped,
        &kept,
        &shown,
        &new.until,
    ];
    if tx.run(INSERT_SHARE, row)? == 0 {
        return Ok(Showing::Ended);
    }
    notice::tell(tx, &room.slot, Event::Shown, given.now())?;
    Ok(Showing::Open(new.until))
}

/// One that is shown: what the room knows, its key, what is seen, and until when.
type OpenOne = (ShareId, Kept, OpenRoom, Told, Timestamp);

/// What is found by a link's mark: its slot is the room's.
type Found = (ShareId, Slot, Vec<u8>, Vec<u8>, Timestamp);

/// Everything that is shown and whose time is not over, with the key of each.
fn open_ones(tx: &mut Tx<'_>, room: &OpenRoom) -> Result<Vec<OpenOne>, StoreError> {
    tx.rows(SHARES, &[room.id()], |r| {
        let (id, kept, sealed): (ShareId, Vec<u8>, Vec<u8>) = (r.get(0)?, r.get(1)?, r.get(2)?);
        let kept: Kept =
            serde_json::from_str(&room.take(SHOWN_KEPT, id.as_str(), &kept)?).or(Err(BROKEN))?;
        let secret = unhex(&kept.key).ok_or(BROKEN)?;
        let key = OpenRoom::with_key(room.id().clone(), &secret).or(Err(BROKEN))?;
        let told = told(&key, &id, &sealed)?;
        let until = moment(told.until_ms).min(r.get(3)?);
        Ok((id, kept, key, told, until))
    })
}

/// To whom the card is shown now, the one that ends first on top.
pub(crate) fn live(
    tx: &mut Tx<'_>,
    room: &OpenRoom,
    now: Timestamp,
) -> Result<Vec<Share>, StoreError> {
    let open = open_ones(tx, room)?
        .into_iter()
        .filter(|(.., until)| *until > now);
    let shares = open.map(|(id, kept, _, told, until)| Share {
        id,
        whom: kept.whom,
        until,
        opened: told.opened,
        last: told.last_ms.map(moment),
    });
    Ok(shares.collect())
}

/// Whoever has been shown the card sees these words from now on.
pub(crate) fn refresh(tx: &mut Tx<'_>, room: &OpenRoom, values: &Values) -> Result<(), StoreError> {
    for (id, _, key, told, _) in open_ones(tx, room)? {
        let values = values.clone();
        tell(tx, &key.slot, &id, &Told { values, ..told })?;
    }
    Ok(())
}

/// Whether it is of this room, ended or not.
pub(crate) fn is_own(tx: &mut Tx<'_>, room: &OpenRoom, id: &ShareId) -> Result<bool, StoreError> {
    Ok(tx
        .row(OWN_SHARE, &[id, room.id()], |r| r.get::<ShareId>(0))?
        .is_some())
}

/// Ends one at once; false if it was ended before.
pub(crate) fn end(
    tx: &mut Tx<'_>,
    room: &OpenRoom,
    id: &ShareId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let ended = tx.run(END_SHARE, &[id, room.id()])? > 0;
    if ended {
        notice::tell(tx, &room.slot, Event::ShownEnded, now)?;
    }
    Ok(ended)
}

/// Ends all of a room: there is nothing to show any more.
pub(crate) fn end_all(tx: &mut Tx<'_>, room: &RoomId) -> Result<(), StoreError> {
    tx.run(END_SHARES, &[room]).map(|_| ())
}

/// What the link with this token shows, noted in the room; none if it was ended, its time is over, or it never was.
pub(crate) fn look(
    tx: &mut Tx<'_>,
    token: &str,
    given: &Given,
) -> Result<Option<(Values, Timestamp)>, StoreError> {
    let now = given.now();
    let row: Option<Found> = tx.row(BY_MARK, &[&door::hash(token)], |r| {
        let slot = Slot::of(r.get(1)?, &r.get::<Vec<u8>>(2)?)?;
        Ok((r.get(0)?, slot, r.get(3)?, r.get(4)?, r.get(5)?))
    })?;
    let Some((id, slot, wrapped, sealed, until)) = row else {
        return Ok(None);
    };
    let under = derive(token.as_bytes(), PURPOSE).or(Err(BROKEN))?;
    let secret = unwrap(&wrapped, &under, PURPOSE, &bound(&slot.room, &id)).or(Err(BROKEN))?;
    let key = OpenRoom::with_key(slot.room.clone(), &secret).or(Err(BROKEN))?;
    let mut shown = told(&key, &id, &sealed)?;
    let until = moment(shown.until_ms).min(until);
    if until <= now {
        return Ok(None);
    }
    let day = |at: Timestamp| given.zoned(at).date();
    // Once a day for each link, so that a link that is pressed often pushes nothing else off the list.
    if shown
        .last_ms
        .is_none_or(|last| day(moment(last)) != day(now))
    {
        notice::tell(tx, &slot, Event::ShownOpened, now)?;
    }
    shown.opened = shown.opened.saturating_add(1);
    shown.last_ms = Some(now.as_millisecond());
    tell(tx, &key.slot, &id, &shown)?;
    Ok(Some((shown.values, until)))
}
