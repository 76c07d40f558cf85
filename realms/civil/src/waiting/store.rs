//! The waiting list on a transaction.

use jiff::Timestamp;
use kit_store::{Given, Row, StoreError, Tx};

use super::rules::{Ask, Asked, Place, Said};
use super::sql;
use crate::crossing::CrossingId;
use crate::people::AssociationId;

const UNKNOWN: StoreError = StoreError::Broken("a place on the list is of known words");

fn place(given: &Given, r: &Row<'_>) -> Result<(CrossingId, Place), StoreError> {
    let day = |at: Timestamp| given.zoned(at).date();
    let since: Timestamp = r.get(1)?;
    let said = match (r.get::<Option<String>>(4)?, r.get::<Option<Timestamp>>(5)?) {
        (Some(word), Some(at)) => Some((Said::from_key(&word).ok_or(UNKNOWN)?, day(at))),
        _ => None,
    };
    let asked = match (r.get::<Option<String>>(2)?, r.get(3)?) {
        (Some(word), Some(by)) => Some(Asked {
            ask: Ask::from_key(&word).ok_or(UNKNOWN)?,
            by,
            said,
        }),
        _ => None,
    };
    let since = day(since);
    Ok((r.get(0)?, Place { since, asked }))
}

/// The place of a crossing, if it waits.
pub(crate) fn of(
    tx: &mut Tx<'_>,
    given: &Given,
    id: &CrossingId,
) -> Result<Option<Place>, StoreError> {
    let found = tx.row(sql::ONE, &[id], |r| place(given, r))?;
    Ok(found.map(|(_, place)| place))
}

/// The place that a link's number belongs to.
pub(super) fn by_number(
    tx: &mut Tx<'_>,
    given: &Given,
    number: &str,
) -> Result<Option<(CrossingId, Place)>, StoreError> {
    tx.row(sql::BY_NUMBER, &[&number], |r| place(given, r))
}

/// Every place of an association, the longest waiting first.
pub(crate) fn all(
    tx: &mut Tx<'_>,
    given: &Given,
    of: &AssociationId,
) -> Result<Vec<(CrossingId, Place)>, StoreError> {
    tx.rows(sql::OF_ASSOCIATION, &[of], |r| place(given, r))
}

/// Puts a crossing on the list.
pub(crate) fn put(tx: &mut Tx<'_>, given: &Given, id: &CrossingId) -> Result<(), StoreError> {
    tx.run(sql::PUT, &[id, &given.now()]).map(|_| ())
}

/// Takes it off.
pub(crate) fn leave(tx: &mut Tx<'_>, id: &CrossingId) -> Result<(), StoreError> {
    tx.run(sql::LEAVE, &[id]).map(|_| ())
}

/// Writes a question down.
pub(crate) fn ask(
    tx: &mut Tx<'_>,
    given: &Given,
    id: &CrossingId,
    number: &str,
    ask: Ask,
) -> Result<(), StoreError> {
    let by = ask.answer_by(given.today());
    tx.run(sql::ASK, &[id, &number, &ask.key(), &given.now(), &by])
        .map(|_| ())
}

/// Writes an answer down.
pub(super) fn say(
    tx: &mut Tx<'_>,
    given: &Given,
    number: &str,
    said: Said,
) -> Result<(), StoreError> {
    tx.run(sql::SAY, &[&number, &said.key(), &given.now()])
        .map(|_| ())
}
