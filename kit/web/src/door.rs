//! Sessions and one-time links: server-side, hashed, revocable (SAFETY.md §6.3).

use std::fmt::Write as _;
use std::future::Future;
use std::pin::Pin;

use jiff::Timestamp;
use kit_store::{Given, Migration, Realm, Store, StoreError, Tx};
use sha2::{Digest, Sha256};

/// The tables `session` and `entry_link`; the first migration of every realm that one can sign in to.
pub const MIGRATION: Migration = Migration {
    version: 1,
    name: "door",
    sql: include_str!("../migrations/door.sql"),
    data: include_str!("../migrations/door.data.sql"),
};

kit_store::statements! {
    INSERT_SESSION = "INSERT INTO session (token_hash, actor_id, role, name, made_ms, seen_ms, ends_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    SESSION = "SELECT actor_id, role, name, seen_ms, ends_ms FROM session WHERE token_hash = $1";
    SEEN = "UPDATE session SET seen_ms = $2 WHERE token_hash = $1";
    END_SESSION = "DELETE FROM session WHERE token_hash = $1";
    END_ALL_OF = "DELETE FROM session WHERE actor_id = $1";
    SWEEP_SESSIONS = "DELETE FROM session WHERE ends_ms < $1";
    INSERT_LINK = "INSERT INTO entry_link (token_hash, actor_id, role, name, ends_ms, uses_left)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (token_hash) DO NOTHING";
    LINK = "SELECT actor_id, role, name FROM entry_link WHERE token_hash = $1 AND ends_ms > $2 AND uses_left > 0";
    USE_LINK = "UPDATE entry_link SET uses_left = uses_left - 1 WHERE token_hash = $1 AND ends_ms > $2 AND uses_left > 0";
}

/// How long a session lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionRule {
    /// Standing still ends it after this many minutes.
    pub idle_min: i64,
    /// It ends after this many minutes whatever happens.
    pub absolute_min: i64,
    /// Whether the cookie goes with the browser.
    pub with_browser: bool,
}

/// Somebody who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Id of the person, unit or room in this realm.
    pub id: String,
    /// Name of the role.
    pub role: String,
    /// First name, for the header.
    pub name: String,
    /// Hash of the session's token.
    pub session: String,
    /// When it ends if nothing more happens.
    pub ends: Timestamp,
}

/// SHA-256 in hex. Tokens have 256 random bits, so a plain hash is enough (ASVS 6.5.2).
#[must_use]
pub fn hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
            // Writing to a String cannot fail.
            let _ = write!(out, "{byte:02x}");
            out
        })
}

fn later(at: Timestamp, minutes: i64) -> Timestamp {
    Timestamp::from_millisecond(at.as_millisecond() + minutes * 60_000).unwrap_or(Timestamp::MAX)
}

/// Who comes in: the person's id, role and first name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entrant {
    /// Id of the person in this realm.
    pub id: String,
    /// Role.
    pub role: String,
    /// First name.
    pub name: String,
}

/// Opens a session with `token`, which the caller made and puts into the cookie.
///
/// # Errors
/// As [`Tx::run`].
pub fn open_session(
    tx: &mut Tx<'_>,
    token: &str,
    who: &Entrant,
    rule: SessionRule,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.run(SWEEP_SESSIONS, &[&now])?;
    let ends = later(now, rule.absolute_min);
    tx.run(
        INSERT_SESSION,
        &[
            &hash(token),
            &who.id,
            &who.role,
            &who.name,
            &now,
            &now,
            &ends,
        ],
    )
    .map(|_| ())
}

/// The session of a token, if it is still good.
///
/// # Errors
/// As [`Tx::row`].
pub fn session(
    tx: &mut Tx<'_>,
    token_hash: &str,
    rule: SessionRule,
    now: Timestamp,
) -> Result<Option<(Actor, Timestamp)>, StoreError> {
    let row = tx.row(SESSION, &[&token_hash], |r| {
        Ok((
            r.get::<String>(0)?,
            r.get::<String>(1)?,
            r.get::<String>(2)?,
            r.get::<Timestamp>(3)?,
            r.get::<Timestamp>(4)?,
        ))
    })?;
    Ok(row.and_then(|(id, role, name, seen, absolute)| {
        let idle = later(seen, rule.idle_min);
        let good = now < idle && now < absolute;
        let ends = later(now, rule.idle_min).min(absolute);
        good.then(|| {
            (
                Actor {
                    id,
                    role,
                    name,
                    session: token_hash.to_owned(),
                    ends,
                },
                seen,
            )
        })
    }))
}

/// Ends one session.
///
/// # Errors
/// As [`Tx::run`].
pub fn end_session(tx: &mut Tx<'_>, token_hash: &str) -> Result<(), StoreError> {
    tx.run(END_SESSION, &[&token_hash]).map(|_| ())
}

/// Ends every session of somebody.
///
/// # Errors
/// As [`Tx::run`].
pub fn end_all_of(tx: &mut Tx<'_>, actor_id: &str) -> Result<u64, StoreError> {
    tx.run(END_ALL_OF, &[&actor_id])
}

/// Makes a link for `who` that works `uses` times within `minutes`; gives nothing new if the token is known.
///
/// # Errors
/// As [`Tx::run`].
pub fn make_link(
    tx: &mut Tx<'_>,
    token: &str,
    who: &Entrant,
    minutes: i64,
    uses: i64,
    now: Timestamp,
) -> Result<(), StoreError> {
    let ends = later(now, minutes);
    tx.run(
        INSERT_LINK,
        &[&hash(token), &who.id, &who.role, &who.name, &ends, &uses],
    )
    .map(|_| ())
}

/// Whom a link lets in; looking does not use it up, since mail scanners open links.
///
/// # Errors
/// As [`Tx::row`].
pub fn whose_link(
    tx: &mut Tx<'_>,
    token: &str,
    now: Timestamp,
) -> Result<Option<Entrant>, StoreError> {
    tx.row(LINK, &[&hash(token), &now], |r| {
        Ok(Entrant {
            id: r.get(0)?,
            role: r.get(1)?,
            name: r.get(2)?,
        })
    })
}

/// Uses a link up and tells whom it lets in.
///
/// # Errors
/// As [`Tx::run`].
pub fn use_link(
    tx: &mut Tx<'_>,
    token: &str,
    now: Timestamp,
) -> Result<Option<Entrant>, StoreError> {
    let who = whose_link(tx, token, now)?;
    let used = tx.run(USE_LINK, &[&hash(token), &now])?;
    Ok(who.filter(|_| used == 1))
}

/// A fresh token for a session or link: 256 random bits in hex.
#[must_use]
pub fn token(given: &Given) -> String {
    given.token()
}

/// An answer that comes later.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// Looks up who is signed in; the guard knows no realm.
pub trait Doorkeeper: Send + Sync {
    /// Who has the session with this token, now.
    fn who(&self, token: &str, now: Timestamp) -> Later<'_, Option<Actor>>;
}

/// The doorkeeper of a realm's own database.
#[derive(Debug)]
pub struct Door<R: Realm> {
    store: Store<R>,
    rule: SessionRule,
}

impl<R: Realm> Door<R> {
    /// A doorkeeper with the realm's rule.
    #[must_use]
    pub fn new(store: Store<R>, rule: SessionRule) -> Self {
        Self { store, rule }
    }
}

/// A click extends the session at most this often: a write per page would wake the disk for nothing.
const REFRESH_MIN: i64 = 1;

impl<R: Realm> Doorkeeper for Door<R> {
    fn who(&self, token: &str, now: Timestamp) -> Later<'_, Option<Actor>> {
        let (token_hash, rule) = (hash(token), self.rule);
        Box::pin(async move {
            let asked = token_hash.clone();
            let found = self
                .store
                .read("who is signed in", move |tx| session(tx, &asked, rule, now))
                .await?;
            let Some((actor, seen)) = found else {
                return Ok(None);
            };
            if now > later(seen, REFRESH_MIN) {
                self.store
                    .write("extend a session", move |tx| {
                        tx.run(SEEN, &[&token_hash, &now])
                    })
                    .await?;
            }
            Ok(Some(actor))
        })
    }
}
