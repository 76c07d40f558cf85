//! One-time links on a transaction.

use jiff::Timestamp;
use kit_store::{StoreError, Tx};

use super::entrant::{Entrant, unsealed};
use super::{hash, later};

kit_store::statements! {
    INSERT_LINK = "INSERT INTO entry_link (token_hash, purpose, actor_id, role, unit, sealed, ends_ms, uses_left)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (token_hash) DO NOTHING";
    LINK = "SELECT actor_id, role, unit, sealed FROM entry_link
        WHERE token_hash = $1 AND purpose = $2 AND ends_ms > $3 AND uses_left > 0";
    USE_LINK = "UPDATE entry_link SET uses_left = uses_left - 1
        WHERE token_hash = $1 AND purpose = $2 AND ends_ms > $3 AND uses_left > 0";
    FORGET_LINKS_OF = "DELETE FROM entry_link WHERE actor_id = $1";
    pub(super) SWEEP_LINKS = "DELETE FROM entry_link WHERE ends_ms < $1 OR uses_left < 1";
}

/// What a link is for: it opens nothing else, in no realm but its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkFor(pub &'static str);

/// A link that lets somebody in.
pub const ENTER: LinkFor = LinkFor("enter");

/// Makes a link that lets `who` in, `uses` times within `minutes`; gives nothing new if the token is known.
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
    make_link_for(tx, ENTER, token, who, minutes, uses, now)
}

/// As [`make_link`], for another purpose.
///
/// # Errors
/// As [`Tx::run`].
pub fn make_link_for(
    tx: &mut Tx<'_>,
    purpose: LinkFor,
    token: &str,
    who: &Entrant,
    minutes: i64,
    uses: i64,
    now: Timestamp,
) -> Result<(), StoreError> {
    let ends = later(now, minutes);
    let sealed = who.sealed(tx, token)?;
    tx.run(
        INSERT_LINK,
        &[
            &hash(token),
            &purpose.0,
            &who.id,
            &who.role,
            &who.unit,
            &sealed,
            &ends,
            &uses,
        ],
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
    whose_link_for(tx, ENTER, token, now)
}

/// As [`whose_link`], for another purpose.
///
/// # Errors
/// As [`Tx::row`].
pub fn whose_link_for(
    tx: &mut Tx<'_>,
    purpose: LinkFor,
    token: &str,
    now: Timestamp,
) -> Result<Option<Entrant>, StoreError> {
    let row = tx.row(LINK, &[&hash(token), &purpose.0, &now], |r| {
        Ok((
            (
                r.get::<String>(0)?,
                r.get::<String>(1)?,
                r.get::<String>(2)?,
            ),
            r.get::<Vec<u8>>(3)?,
        ))
    })?;
    row.map(|((id, role, unit), sealed)| {
        let (name, carries) = unsealed(token, &sealed)?;
        Ok(Entrant {
            id,
            role,
            name,
            unit,
            carries,
        })
    })
    .transpose()
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
    use_link_for(tx, ENTER, token, now)
}

/// As [`use_link`], for another purpose.
///
/// # Errors
/// As [`Tx::run`].
pub fn use_link_for(
    tx: &mut Tx<'_>,
    purpose: LinkFor,
    token: &str,
    now: Timestamp,
) -> Result<Option<Entrant>, StoreError> {
    let who = whose_link_for(tx, purpose, token, now)?;
    let used = tx.run(USE_LINK, &[&hash(token), &purpose.0, &now])?;
    Ok(who.filter(|_| used == 1))
}

/// Takes back every link that lies unused for somebody, whatever it is for; gives how many.
///
/// # Errors
/// As [`Tx::run`].
pub fn forget_links_of(tx: &mut Tx<'_>, actor_id: &str) -> Result<u64, StoreError> {
    tx.run(FORGET_LINKS_OF, &[&actor_id])
}
