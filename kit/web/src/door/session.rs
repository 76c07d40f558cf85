//! Sessions on a transaction.

use jiff::Timestamp;
use kit_store::{StoreError, Tx};

use super::entrant::{Carried, Entrant, unsealed};
use super::{SessionRule, hash, later, link};

kit_store::statements! {
    INSERT_SESSION = "INSERT INTO session (token_hash, actor_id, role, unit, sealed, made_ms, seen_ms, idle_ms, ends_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    SESSION = "SELECT actor_id, role, unit, sealed, seen_ms, idle_ms, ends_ms FROM session WHERE token_hash = $1";
    pub(super) SEEN = "UPDATE session SET seen_ms = $2 WHERE token_hash = $1";
    SHORTEN = "UPDATE session SET idle_ms = CASE WHEN idle_ms < $2 THEN idle_ms ELSE $2 END,
        ends_ms = CASE WHEN ends_ms < $3 THEN ends_ms ELSE $3 END WHERE token_hash = $1";
    END_SESSION = "DELETE FROM session WHERE token_hash = $1";
    END_ALL_OF = "DELETE FROM session WHERE actor_id = $1";
    END_OTHERS_OF = "DELETE FROM session WHERE actor_id = $1 AND token_hash <> $2";
    SESSIONS_OF = "SELECT token_hash, role, made_ms, seen_ms FROM session
        WHERE actor_id = $1 AND ends_ms > $2 AND seen_ms + idle_ms > $2 ORDER BY seen_ms DESC, token_hash";
    SWEEP_SESSIONS = "DELETE FROM session WHERE ends_ms < $1 OR seen_ms + idle_ms < $1";
}

/// Somebody who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Id of the person, unit or room in this realm.
    pub id: String,
    /// Name of the role.
    pub role: String,
    /// Team, association or house; empty where the realm has only one.
    pub unit: String,
    /// First name, for the header.
    pub name: String,
    /// Hash of the session's token.
    pub session: String,
    /// When it ends if nothing more happens.
    pub ends: Timestamp,
    /// The key that only this session's own token opens: a guest's room.
    pub carries: Option<Carried>,
}

/// Opens a session with `token`, which the caller made and puts into the cookie. It lasts by the rule of its own role.
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
    let sealed = who.sealed(tx, token)?;
    let ends = later(now, rule.absolute_min);
    tx.run(
        INSERT_SESSION,
        &[
            &hash(token),
            &who.id,
            &who.role,
            &who.unit,
            &sealed,
            &now,
            &now,
            &(rule.idle_min * 60_000),
            &ends,
        ],
    )
    .map(|_| ())
}

/// The session of a token, if it is still good, and when it was last seen.
///
/// # Errors
/// As [`Tx::row`].
pub fn session(
    tx: &mut Tx<'_>,
    token: &str,
    now: Timestamp,
) -> Result<Option<(Actor, Timestamp)>, StoreError> {
    let session = hash(token);
    let row = tx.row(SESSION, &[&session], |r| {
        Ok((
            (
                r.get::<String>(0)?,
                r.get::<String>(1)?,
                r.get::<String>(2)?,
            ),
            r.get::<Vec<u8>>(3)?,
            (
                r.get::<Timestamp>(4)?,
                r.get::<i64>(5)?,
                r.get::<Timestamp>(6)?,
            ),
        ))
    })?;
    let Some(((id, role, unit), sealed, (seen, idle_ms, absolute))) = row else {
        return Ok(None);
    };
    let idle_min = idle_ms / 60_000;
    if now >= later(seen, idle_min) || now >= absolute {
        return Ok(None);
    }
    let (name, carries) = unsealed(token, &sealed)?;
    let actor = Actor {
        id,
        role,
        unit,
        name,
        session,
        ends: later(now, idle_min).min(absolute),
        carries,
    };
    Ok(Some((actor, seen)))
}

/// A session of somebody, for the list on the own page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// Hash of its token.
    pub session: String,
    /// Role it was opened with.
    pub role: String,
    /// Since when.
    pub since: Timestamp,
    /// When it was last used, to the minute.
    pub seen: Timestamp,
}

/// Every session of somebody that is still good, the last used first.
///
/// # Errors
/// As [`Tx::rows`].
pub fn sessions_of(
    tx: &mut Tx<'_>,
    actor_id: &str,
    now: Timestamp,
) -> Result<Vec<Open>, StoreError> {
    tx.rows(SESSIONS_OF, &[&actor_id, &now], |r| {
        Ok(Open {
            session: r.get(0)?,
            role: r.get(1)?,
            since: r.get(2)?,
            seen: r.get(3)?,
        })
    })
}

/// Ends every session of somebody but one.
///
/// # Errors
/// As [`Tx::run`].
pub fn end_others_of(tx: &mut Tx<'_>, actor_id: &str, but: &str) -> Result<u64, StoreError> {
    tx.run(END_OTHERS_OF, &[&actor_id, &but])
}

/// Erases sessions and links that are over.
///
/// # Errors
/// As [`Tx::run`].
pub fn sweep(tx: &mut Tx<'_>, now: Timestamp) -> Result<(), StoreError> {
    tx.run(SWEEP_SESSIONS, &[&now])?;
    tx.run(link::SWEEP_LINKS, &[&now])?;
    Ok(())
}

/// Lets a session last by a shorter rule from now on. It never lasts longer for it: what is shorter already stays.
///
/// # Errors
/// As [`Tx::run`].
pub fn shorten_session(
    tx: &mut Tx<'_>,
    token_hash: &str,
    rule: SessionRule,
    now: Timestamp,
) -> Result<(), StoreError> {
    let ends = later(now, rule.absolute_min);
    tx.run(SHORTEN, &[&token_hash, &(rule.idle_min * 60_000), &ends])
        .map(|_| ())
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
