//! Links to a meeting: what is behind one lies under a key that only the link gives, and a link that the newest state does
//! not open has no row (NW-4, NW-6; SAFETY.md §5).

use std::collections::BTreeMap;

use kit_seal::{Zeroizing, derive, open_under, seal_under};
use kit_store::{Given, StoreError, Tx};
use kit_web::door;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::rules::{Called, Said, Shown};
use super::sql::*;
use crate::network::rules::{Network, OpenLink};
use crate::room::RoomId;
use crate::room::lock::{ANSWER, OpenRoom, Slot};

/// What the key of a link is for; another purpose gives another key.
const KEY: &str = "landgang meeting link";
const PAGE: &str = "landgang meeting page";
const SAID: &str = "landgang meeting said";

/// What stands behind a link that is open.
pub(crate) struct Behind {
    id: String,
    slot: Slot,
    key: Zeroizing<[u8; 32]>,
    pub(crate) shown: Shown,
    pub(crate) said: Said,
}

fn key(token: &str) -> Result<Zeroizing<[u8; 32]>, StoreError> {
    derive(token.as_bytes(), KEY).or(Err(StoreError::Broken("the key of a link")))
}

fn shut<T: Serialize>(
    given: &Given,
    key: &[u8; 32],
    (purpose, id): (&str, &str),
    value: &T,
) -> Result<Vec<u8>, StoreError> {
    let text = serde_json::to_vec(value).or(Err(StoreError::Broken("a page behind a link")))?;
    seal_under(key, purpose, id, &text, &|bytes| given.fill(bytes))
        .or(Err(StoreError::Broken("a page behind a link is too long")))
}

fn opened<T: DeserializeOwned>(
    key: &[u8; 32],
    (purpose, id): (&str, &str),
    sealed: &[u8],
) -> Result<T, StoreError> {
    const BROKEN: StoreError = StoreError::Broken("what lies behind a link");
    let text = open_under(key, purpose, id, sealed).or(Err(BROKEN))?;
    serde_json::from_slice(&text).or(Err(BROKEN))
}

/// Opens and closes the links of a room, so that those are open which the newest state opens and no other.
pub(crate) fn follow(
    tx: &mut Tx<'_>,
    (room, given, host): (&OpenRoom, &Given, &str),
    network: &Network,
) -> Result<(), StoreError> {
    let open = network.open_links(given.today());
    for id in tx.rows(LINKS, &[room.id()], |r| r.get::<String>(0))? {
        if !open.iter().any(|link| link.called.id == id) {
            tx.run(CLOSE_LINK, &[&id, room.id()])?;
        }
    }
    let answers = answers(tx, room)?;
    for link in open {
        let said = answers.get(&link.called.id).cloned();
        if said.is_none() {
            keep(tx, &room.slot, &link.called.id, &Said::default())?;
        }
        show(tx, (room, given, host), link, &said.unwrap_or_default())?;
    }
    let called = |id: &str| {
        let mut meetings = network.gatherings.values();
        meetings.any(|meeting| meeting.called.iter().any(|called| called.id == id))
    };
    for id in answers.keys().filter(|id| !called(id)) {
        tx.run(ERASE_ANSWER, &[id, room.id()])?;
    }
    Ok(())
}

fn show(
    tx: &mut Tx<'_>,
    (room, given, host): (&OpenRoom, &Given, &str),
    OpenLink { gathering, called }: OpenLink<'_>,
    said: &Said,
) -> Result<(), StoreError> {
    let key = key(&called.token)?;
    let shown = Shown::of(gathering, called, host);
    let page = shut(given, &key, (PAGE, &called.id), &shown)?;
    let said = shut(given, &key, (SAID, &called.id), said)?;
    // The day itself counts whole: it ends when the next one begins.
    let closes = gathering.plan.closes;
    let next = closes.tomorrow().unwrap_or(closes);
    let ends = given.moment(next.at(0, 0, 0, 0));
    tx.run(
        OPEN_LINK,
        &[
            &called.id,
            room.id(),
            &door::hash(&called.token),
            &page,
            &said,
            &ends,
        ],
    )
    .map(|_| ())
}

fn keep(tx: &mut Tx<'_>, slot: &Slot, id: &str, said: &Said) -> Result<(), StoreError> {
    let text = serde_json::to_string(said).or(Err(StoreError::Broken("an answer")))?;
    let told = slot.put(tx, ANSWER, id, &text)?;
    tx.run(KEEP_ANSWER, &[&id, &slot.room, &told]).map(|_| ())
}

/// What came back to a room, by the id of whoever was called.
pub(crate) fn answers(
    tx: &mut Tx<'_>,
    room: &OpenRoom,
) -> Result<BTreeMap<String, Said>, StoreError> {
    let answers = tx.rows(ANSWERS, &[room.id()], |r| {
        let (id, sealed): (String, Vec<u8>) = (r.get(0)?, r.get(1)?);
        let text = room.take(ANSWER, &id, &sealed)?;
        let said = serde_json::from_str(&text).or(Err(StoreError::Broken("an answer")))?;
        Ok((id, said))
    })?;
    Ok(answers.into_iter().collect())
}

/// What stands behind a link; none if it is not open now, whatever the reason.
pub(crate) fn behind(
    tx: &mut Tx<'_>,
    token: &str,
    given: &Given,
) -> Result<Option<Behind>, StoreError> {
    let row = tx.row(BEHIND_LINK, &[&door::hash(token), &given.now()], |r| {
        let (id, key): (String, Vec<u8>) = (r.get(0)?, r.get(2)?);
        let slot = Slot::of(r.get(1)?, &key)?;
        Ok((id, slot, r.get::<Vec<u8>>(3)?, r.get::<Vec<u8>>(4)?))
    })?;
    let Some((id, slot, page, said)) = row else {
        return Ok(None);
    };
    let key = key(token)?;
    let shown = opened(&key, (PAGE, &id), &page)?;
    let said = opened(&key, (SAID, &id), &said)?;
    Ok(Some(Behind {
        id,
        slot,
        key,
        shown,
        said,
    }))
}

/// Keeps what is answered by a link: for the room, and for the link itself.
pub(crate) fn say(
    tx: &mut Tx<'_>,
    behind: &Behind,
    given: &Given,
    said: &Said,
) -> Result<(), StoreError> {
    keep(tx, &behind.slot, &behind.id, said)?;
    let own = shut(given, &behind.key, (SAID, &behind.id), said)?;
    tx.run(SAY, &[&behind.id, &own]).map(|_| ())
}

/// Keeps what one of the called answered on paper, for the room and for her link, if that is open.
pub(crate) fn write_down(
    tx: &mut Tx<'_>,
    (slot, given): (&Slot, &Given),
    called: &Called,
    said: &Said,
) -> Result<(), StoreError> {
    keep(tx, slot, &called.id, said)?;
    let key = key(&called.token)?;
    let own = shut(given, &key, (SAID, &called.id), said)?;
    tx.run(SAY, &[&called.id, &own]).map(|_| ())
}

/// Erases every link of a room and everything that came back.
pub(crate) fn erase(tx: &mut Tx<'_>, room: &RoomId) -> Result<(), StoreError> {
    tx.run(ERASE_LINKS, &[room])?;
    tx.run(ERASE_ANSWERS, &[room]).map(|_| ())
}
