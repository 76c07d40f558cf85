//! A second person opens the door for somebody who has lost their key (SAFETY.md §6, HS-2).

use jiff::{SignedDuration, Timestamp};
use kit_store::{Given, StoreError, Tx};
use kit_web::door::{self, Entrant};

use crate::ways::{self, Told};
use crate::{People, sql};

/// So long does the link wait.
const LASTS: SignedDuration = SignedDuration::from_hours(24);

/// Makes the link's token for `actor`, made by `by`. None where they are one person: nobody opens for themselves.
///
/// # Errors
/// As [`Tx::run`].
pub fn make(
    tx: &mut Tx<'_>,
    given: &Given,
    token: &str,
    actor: &str,
    by: &str,
) -> Result<bool, StoreError> {
    if actor == by {
        return Ok(false);
    }
    let now = given.now();
    tx.run(sql::SWEEP_RECOVERIES, &[&now])?;
    // A new link kills the old one.
    tx.run(sql::DELETE_RECOVERIES_OF, &[&actor])?;
    let ends = now.checked_add(LASTS).unwrap_or(Timestamp::MAX);
    tx.run(
        sql::INSERT_RECOVERY,
        &[&door::hash(token), &actor, &by, &ends],
    )?;
    ways::tell(tx, given, actor, Told::LinkMade)?;
    Ok(true)
}

/// For whom and by whom a link is. Looking does not use it up, since mail scanners open links, and names nobody.
///
/// # Errors
/// As [`Tx::row`].
pub(crate) fn between(
    tx: &mut Tx<'_>,
    token: &str,
    now: Timestamp,
) -> Result<Option<(String, String)>, StoreError> {
    tx.row(sql::RECOVERY, &[&door::hash(token), &now], |r| {
        Ok((r.get(0)?, r.get(1)?))
    })
}

/// Uses the link up: every session of the person ends, and tells who comes in. Keys stay until they are removed by
/// choice.
pub(crate) fn take<R: People>(
    tx: &mut Tx<'_>,
    given: &Given,
    token: &str,
) -> Result<Option<Entrant>, StoreError> {
    let Some((actor, by)) = between(tx, token, given.now())? else {
        return Ok(None);
    };
    // A link ends with its maker.
    if R::entrant(tx, &by)?.is_none() {
        return Ok(None);
    }
    let Some(who) = R::entrant(tx, &actor)? else {
        return Ok(None);
    };
    if tx.run(sql::DELETE_RECOVERIES_OF, &[&who.id])? != 1 {
        return Ok(None);
    }
    door::end_all_of(tx, &who.id)?;
    ways::tell(tx, given, &who.id, Told::LinkUsed)?;
    Ok(Some(who))
}
