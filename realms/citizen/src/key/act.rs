//! Making a key, and opening a room with one.

use kit_store::StoreError;
use kit_web::{Asked, Failed, door};

use super::proof::{ProofFault, Seed, finder, proof_aside, salt, same};
use super::store::{self, Turn};
use super::words::RoomKey;
use crate::App;
use crate::realm::{GUEST, GUEST_OWN_PHONE, LONG, SHORT};
use crate::room::RoomId;

/// Two rooms in 1 048 576 pairs of finding words rarely meet; eight rounds never all do.
const ROUNDS: u8 = 8;

/// A room's key and what is stored of it.
pub(crate) struct Candidate {
    pub(crate) key: RoomKey,
    pub(crate) room: RoomId,
    pub(crate) finder: String,
    pub(crate) salt: String,
    pub(crate) proof: String,
}

impl From<ProofFault> for Failed {
    fn from(fault: ProofFault) -> Self {
        Self::Page(fault.to_string())
    }
}

/// The key of a seed: the first whose finding words are free, or the one the same form has made before.
pub(crate) async fn candidate(app: &App, asked: &Asked, seed: &Seed) -> Result<Candidate, Failed> {
    let room = RoomId::from_text(&seed.room_id()).ok_or(Failed::NotFound)?;
    let keys: Vec<RoomKey> = (0..ROUNDS)
        .map(|round| seed.key(&app.room_pepper, round))
        .collect();
    let finders: Vec<String> = keys
        .iter()
        .map(|key| finder(&app.room_pepper, key))
        .collect();
    let (looked, wanted) = (finders.clone(), room.clone());
    let round = app
        .store
        .read("a free pair of finding words", move |tx| {
            store::free_round(tx, &wanted, &looked)
        })
        .await?;
    let found = round.and_then(|at| Some((keys.get(at)?.clone(), finders.get(at)?.clone())));
    let (key, finder) = found.ok_or(Failed::NotFound)?;
    let salt = salt(&asked.web.given);
    let proof = proof_aside(app.room_pepper, key.clone(), salt.clone()).await?;
    Ok(Candidate {
        key,
        room,
        finder,
        salt,
        proof,
    })
}

/// How a try with eight words ended.
pub(crate) enum Opened {
    /// The room is open; this is the session's token.
    Yes(String),
    /// The words open nothing; so many seconds until the next try. The same for an unknown room and for wrong words.
    No(i64),
    /// Too early: so many seconds.
    Wait(i64),
}

/// Opens a room with its words.
pub(crate) async fn open(
    app: &App,
    asked: &Asked,
    key: RoomKey,
    own_phone: bool,
) -> Result<Opened, Failed> {
    let (now, mark) = (asked.web.given.now(), finder(&app.room_pepper, &key));
    let scope = mark.clone();
    let turn = app
        .store
        .write("a try at a door", move |tx| {
            store::take_turn(tx, &scope, now)
        })
        .await?;
    let found = match turn {
        Turn::Wait(seconds) => return Ok(Opened::Wait(seconds)),
        Turn::Try(found) => found,
    };
    // The slow step runs whether there is a room or not, so that the time tells nothing.
    let salt = found
        .as_ref()
        .map_or_else(|| salt(&asked.web.given), |room| room.salt.clone());
    let shown = proof_aside(app.room_pepper, key, salt).await?;
    let right = found.filter(|room| same(&room.proof, &shown));
    let Some(room) = right else {
        let seconds = app
            .store
            .read("how long to wait", move |tx| {
                store::must_wait(tx, &mark, now)
            })
            .await?;
        return Ok(Opened::No(seconds));
    };
    let (session, token) = (door::token(&asked.web.given), asked.who.clone());
    let opened = session.clone();
    app.store
        .write("open a room", move |tx| {
            store::proved_right(tx, &mark)?;
            if let Some(old) = &token {
                door::end_session(tx, &old.session)?;
            }
            let who = entrant(&room.id, &room.name, own_phone);
            let rule = if own_phone { LONG } else { SHORT };
            door::open_session(tx, &opened, &who, rule, now)?;
            Ok::<_, StoreError>(())
        })
        .await?;
    Ok(Opened::Yes(session))
}

/// Who comes in, by the rights of the device.
pub(crate) fn entrant(room: &RoomId, name: &str, own_phone: bool) -> door::Entrant {
    let role = if own_phone { GUEST_OWN_PHONE } else { GUEST };
    door::Entrant::new(room.as_str(), role, name)
}

/// A new session for the same guest, remembered on this device or not; the old one ends.
pub(crate) async fn change_device(
    app: &App,
    asked: &Asked,
    own_phone: bool,
) -> Result<String, Failed> {
    let actor = asked.actor()?.clone();
    let room = RoomId::from_text(&actor.id).ok_or(Failed::NotFound)?;
    let (session, now) = (door::token(&asked.web.given), asked.web.given.now());
    let opened = session.clone();
    app.store
        .write("remember a device", move |tx| {
            door::end_session(tx, &actor.session)?;
            let rule = if own_phone { LONG } else { SHORT };
            let who = entrant(&room, &actor.name, own_phone);
            door::open_session(tx, &opened, &who, rule, now)
        })
        .await?;
    Ok(session)
}
