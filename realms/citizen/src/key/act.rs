//! Making a key, and opening a room with its words or with a code of its card.

use std::sync::Arc;

use jiff::Timestamp;
use kit_store::{StoreError, Tx};
use kit_web::brake::{Brake, Trying, Turn};
use kit_web::{Asked, Failed, door};

use super::code::{self, Code};
use super::proof::{ProofFault, Seed, finder, salt, same, slow_aside};
use super::store::{self, Before, Found, Kind, NewWay};
use super::words::RoomKey;
use crate::App;
use crate::mail::door::{self as second, Halted};
use crate::mail::store::SecondStep;
use crate::passkey::store as passkeys;
use crate::realm::{GUEST, GUEST_OWN_PHONE, session_rule};
use crate::room::RoomId;
use crate::room::lock::{self, OpenRoom};
use crate::room::notice::{self, Event};
use crate::room::store as rooms;

/// The brakes on words and codes: 1, 3, 5, 10 seconds for one pair of finding words, whoever types them; an address and
/// everybody together only where very many tries are wrong.
pub(crate) const DOOR: Brake = Brake::door("room-key");
/// The brake on making rooms, each of which takes a slow step.
pub(crate) const ROOMS: Brake = Brake::form("room");

/// Two rooms in 1 048 576 pairs of finding words rarely meet; eight rounds never all do.
const ROUNDS: u8 = 8;

/// A room's key, and the room that it opens.
pub(crate) struct Candidate {
    pub(crate) key: RoomKey,
    pub(crate) room: Arc<OpenRoom>,
    /// The way in to be made; none where the same form has made the room before.
    pub(crate) way: Option<NewWay>,
}

impl From<ProofFault> for Failed {
    fn from(fault: ProofFault) -> Self {
        Self::Page(fault.to_string())
    }
}

/// The key of a seed: the first whose finding words are free, or the one the same form has just made. None if the form
/// made its room long ago.
pub(crate) async fn candidate(
    app: &App,
    asked: &Asked,
    seed: &Seed,
) -> Result<Option<Candidate>, Failed> {
    let (pepper, given) = (&app.room_pepper, &asked.web.given);
    let room = RoomId::from_text(&seed.room_id()).ok_or(Failed::NotFound)?;
    let keys: Vec<RoomKey> = (0..ROUNDS).map(|round| seed.key(pepper, round)).collect();
    let finders: Vec<String> = keys.iter().map(|key| finder(pepper, key)).collect();
    let (looked, wanted, now) = (finders.clone(), room.clone(), given.now());
    let (round, before) = asked
        .on(&app.store)
        .read("a free pair of finding words", move |tx| {
            Ok::<_, StoreError>((
                store::free_round(tx, &wanted, &looked)?,
                store::made_before(tx, &wanted, now)?,
            ))
        })
        .await?;
    let found = round.and_then(|at| Some((keys.get(at)?.clone(), finders.get(at)?.clone())));
    let (key, finder) = found.ok_or(Failed::NotFound)?;
    let before = match before {
        Before::Nothing => None,
        Before::JustMade(way) => Some(way),
        Before::LongAgo => return Ok(None),
    };
    let salt = before
        .as_ref()
        .map_or_else(|| salt(given), |way| way.salt.clone());
    let slow = slow_aside(*pepper, key.opening(), salt.clone()).await?;
    if let Some(way) = before.filter(|way| same(&way.proof, &slow.proof)) {
        let room = Arc::new(way.open(&slow.under)?);
        let way = None;
        return Ok(Some(Candidate { key, room, way }));
    }
    let fill = |bytes: &mut [u8]| given.fill(bytes);
    let room = OpenRoom::new(room, &fill);
    let id = given.random128();
    let way = NewWay::into(&room, id, &slow, Some((finder, salt)), &fill)
        .map_err(|fault| Failed::Page(fault.to_string()))?;
    Ok(Some(Candidate {
        key,
        room: Arc::new(room),
        way: Some(way),
    }))
}

/// What was typed at the door.
pub(crate) enum Typed {
    /// Eight words.
    Words(RoomKey),
    /// A code of a card.
    Code(Code),
}

/// Somebody came in by words or a code.
#[derive(Debug)]
pub(crate) struct CameIn {
    /// The session's token.
    pub(crate) session: String,
    /// Whether to ask her if she wants a quicker way in (UX.md §8.4).
    pub(crate) offer: bool,
}

/// How a try at the door ended.
pub(crate) enum Opened {
    /// The room is open.
    Yes(CameIn),
    /// It opens nothing; so many seconds until the next try. The same for an unknown room and for wrong words.
    No(i64),
    /// Too early: so many seconds.
    Wait(i64),
    /// The words are right and a code is on its way; this is the browser's token for it.
    Halfway(String),
    /// The words are right, but too many codes were sent: not before this moment.
    NotBefore(Timestamp),
}

/// Opens a room with its words or with a code of its card.
pub(crate) async fn open(
    app: &App,
    asked: &Asked,
    typed: Typed,
    own_phone: bool,
    known: Option<&str>,
) -> Result<Opened, Failed> {
    let pepper = &app.room_pepper;
    let (mark, opening, kind) = match &typed {
        Typed::Words(key) => (finder(pepper, key), key.opening(), Kind::Words),
        Typed::Code(code) => (code.scope(pepper), code.opening(), Kind::Code),
    };
    let (scope, inner) = (mark.clone(), asked.clone());
    let turn = asked
        .on(&app.store)
        .write("a try at a door", move |tx| {
            // An unknown pair is counted like a known one: the answer may not tell which it was.
            match DOOR.take_turn(tx, &inner.web.given, trying(&inner, &scope))? {
                Turn::Wait(seconds) => Ok::<_, StoreError>(Err(seconds)),
                Turn::Go => Ok(Ok(store::way_found(tx, &scope)?)),
            }
        })
        .await?;
    let found = match turn {
        Err(seconds) => return Ok(Opened::Wait(seconds)),
        Ok(found) => found,
    };
    // The slow step runs whether there is a room or not, so that the time tells nothing.
    let salt = match (kind, &found) {
        (Kind::Code, _) => code::salt(pepper),
        (Kind::Words, Some(way)) => way.salt.clone(),
        (Kind::Words, None) => salt(&asked.web.given),
    };
    let slow = slow_aside(*pepper, opening, salt).await?;
    let right = match kind {
        Kind::Words => found.filter(|way| same(&way.proof, &slow.proof)),
        Kind::Code => {
            let proof = slow.proof.clone();
            asked
                .on(&app.store)
                .read("a code's way in", move |tx| store::code_proved(tx, &proof))
                .await?
        }
    };
    let Some(way) = right else {
        return Ok(Opened::No(refuse(app, asked, mark).await?));
    };
    let room = Arc::new(way.open(&slow.under)?);
    if kind == Kind::Words
        && let Some(step) = second::asks(app, asked, &room, known).await?
    {
        return halt(app, asked, &room, step, &mark, own_phone).await;
    }
    match come_in(app, asked, (kind, &way), room, &mark, own_phone).await? {
        Some(session) => Ok(Opened::Yes(session)),
        None => Ok(Opened::No(refuse(app, asked, mark).await?)),
    }
}

fn trying<'a>(asked: &'a Asked, mark: &'a str) -> Trying<'a> {
    Trying {
        account: Some(mark),
        address: asked.from.as_ref(),
    }
}

/// The words were right, but this browser is unknown and the room asks for a code as well.
async fn halt(
    app: &App,
    asked: &Asked,
    room: &Arc<OpenRoom>,
    step: SecondStep,
    mark: &str,
    own_phone: bool,
) -> Result<Opened, Failed> {
    let inside = Arc::clone(room);
    let name = asked
        .on(&app.store)
        .read("what a guest is called", move |tx| rooms::name(tx, &inside))
        .await?;
    let Some(name) = name else {
        return Ok(Opened::No(refuse(app, asked, mark.to_owned()).await?));
    };
    let (inner, mark) = (asked.clone(), mark.to_owned());
    let right =
        move |tx: &mut Tx<'_>| DOOR.proved_right(tx, &inner.web.given, trying(&inner, &mark));
    let who = entrant(room, &name, own_phone);
    Ok(
        match second::halt(app, asked, room, who, step, right).await? {
            Halted::Waits(token) => Opened::Halfway(token),
            Halted::NotBefore(at) => Opened::NotBefore(at),
        },
    )
}

/// Writes down that words or a code opened nothing, not which; gives the seconds to wait.
async fn refuse(app: &App, asked: &Asked, mark: String) -> Result<i64, Failed> {
    let now = asked.web.given.now();
    Ok(asked
        .on(&app.store)
        .write("how long to wait", move |tx| {
            tx.looked_as("refused", "room_key", "")?;
            DOOR.left(tx, &mark, now)
        })
        .await?)
}

/// Opens a session in the room that proved right. None if the code was used up in the same moment, or the room is gone.
async fn come_in(
    app: &App,
    asked: &Asked,
    (kind, way): (Kind, &Found),
    room: Arc<OpenRoom>,
    mark: &str,
    own_phone: bool,
) -> Result<Option<CameIn>, Failed> {
    let (inner, now) = (asked.clone(), asked.web.given.now());
    let (way, mark) = (way.way.clone(), mark.to_owned());
    let session = door::token(&asked.web.given);
    let opened = session.clone();
    let came = asked
        .on(&app.store)
        .write("open a room", move |tx| {
            if !store::used(tx, kind, &way, now)? {
                return Ok(None);
            }
            let event = match kind {
                Kind::Words => Event::Words,
                Kind::Code => Event::Code,
            };
            let came = step_in(tx, &inner, &room, (&opened, own_phone), event)?;
            if !came {
                return Ok(None);
            }
            DOOR.proved_right(tx, &inner.web.given, trying(&inner, &mark))?;
            passkeys::worth_offering(tx, &room).map(Some)
        })
        .await?;
    Ok(came.map(|offer| CameIn { session, offer }))
}

/// Opens the session `opened` in a room whose way in proved right, whichever it was; an older one of the same browser
/// ends. False if the room is gone.
pub(crate) fn step_in(
    tx: &mut Tx<'_>,
    asked: &Asked,
    room: &OpenRoom,
    (opened, own_phone): (&str, bool),
    event: Event,
) -> Result<bool, StoreError> {
    let now = asked.web.given.now();
    let Some(name) = rooms::name(tx, room)? else {
        return Ok(false);
    };
    if let Some(old) = &asked.who {
        door::end_session(tx, &old.session)?;
    }
    let who = entrant(room, &name, own_phone);
    door::open_session(tx, opened, &who, session_rule(&who.role), now)?;
    notice::tell(tx, &room.slot, event, now)?;
    tx.looked_as("enter", "room", room.id().as_str())?;
    Ok(true)
}

/// Who comes in, by the rights of the device, with the key that opens the room.
pub(crate) fn entrant(room: &OpenRoom, name: &str, own_phone: bool) -> door::Entrant {
    let role = if own_phone { GUEST_OWN_PHONE } else { GUEST };
    door::Entrant::new(room.id().as_str(), role, name).carrying(*room.secret())
}

/// A new session for the same guest, remembered on this device or not; the old one ends.
pub(crate) async fn change_device(
    app: &App,
    asked: &Asked,
    own_phone: bool,
) -> Result<String, Failed> {
    let (actor, room) = (asked.actor()?.clone(), lock::open(asked)?);
    let (session, now) = (door::token(&asked.web.given), asked.web.given.now());
    let opened = session.clone();
    asked
        .on(&app.store)
        .write("remember a device", move |tx| {
            door::end_session(tx, &actor.session)?;
            let who = entrant(&room, &actor.name, own_phone);
            door::open_session(tx, &opened, &who, session_rule(&who.role), now)?;
            notice::tell(tx, &room.slot, Event::Remembered, now)?;
            tx.looked(room.id().as_str())
        })
        .await?;
    Ok(session)
}
