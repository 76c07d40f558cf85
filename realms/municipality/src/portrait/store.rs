//! Reading and writing pictures. Each lies sealed: a worker's under the worker's own key, a visitor's under a key of its own
//! that goes with it.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use jiff::Timestamp;
use kit_seal::Sealed;
use kit_store::{Place, StoreError, Tx};

use super::rules::Of;
use super::{PortraitId, sql};
use crate::house::{FormId, WorkerId};
use crate::register::EntryId;

const JPEG: Place = Place::of("portrait", "jpeg");

/// The newest picture of somebody, and whether it was taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Last {
    pub(crate) id: PortraitId,
    pub(crate) gone: bool,
}

/// Under whose key a picture lies.
fn key_of(id: &PortraitId, of: &Of) -> String {
    match of {
        Of::Worker(worker) => worker.to_string(),
        Of::Visitor(_) => id.to_string(),
    }
}

/// Keeps a picture in place of the one before, once for each form.
pub(crate) fn put(
    tx: &mut Tx<'_>,
    form: &FormId,
    (of, jpeg): (&Of, &[u8]),
    (by, now): (&WorkerId, Timestamp),
) -> Result<(), StoreError> {
    let id = PortraitId::from_text(form.as_str()).ok_or(StoreError::Broken("a form has an id"))?;
    let known: Option<PortraitId> = tx.row(sql::KNOWN, &[&id], |r| r.get(0))?;
    if known.is_some() {
        return Ok(());
    }
    all_away(tx, of, now)?;
    let key = key_of(&id, of);
    if matches!(of, Of::Visitor(_)) {
        tx.new_person(JPEG, &key)?;
    }
    let jpeg = tx.seal(JPEG, id.as_str(), &key, &STANDARD_NO_PAD.encode(jpeg))?;
    let (worker, entry) = match of {
        Of::Worker(worker) => (Some(worker.as_str()), None),
        Of::Visitor(entry) => (None, Some(entry.as_str())),
    };
    tx.run(sql::INSERT, &[&id, &worker, &entry, &jpeg, by, &now])
        .map(|_| ())
}

/// Takes every picture of somebody away: a new one comes, or they leave.
pub(crate) fn all_away(tx: &mut Tx<'_>, of: &Of, now: Timestamp) -> Result<(), StoreError> {
    match of {
        Of::Worker(worker) => tx.run(sql::WORKERS_AWAY, &[worker, &now])?,
        Of::Visitor(entry) => tx.run(sql::VISITORS_AWAY, &[entry, &now])?,
    };
    Ok(())
}

/// Whom a picture shows, taken away or not.
pub(crate) fn of(tx: &mut Tx<'_>, id: &PortraitId) -> Result<Option<Of>, StoreError> {
    let found = tx.row(sql::OF, &[id], |r| {
        Ok((r.get::<Option<WorkerId>>(0)?, r.get::<Option<EntryId>>(1)?))
    })?;
    Ok(found.and_then(whose))
}

fn whose(found: (Option<WorkerId>, Option<EntryId>)) -> Option<Of> {
    match found {
        (Some(worker), _) => Some(Of::Worker(worker)),
        (None, entry) => entry.map(Of::Visitor),
    }
}

/// Takes a picture away; it can be put back until the day's clearing.
pub(crate) fn away(tx: &mut Tx<'_>, id: &PortraitId, now: Timestamp) -> Result<(), StoreError> {
    tx.run(sql::AWAY, &[id, &now]).map(|_| ())
}

/// Puts the newest picture of somebody back; an older one stays away.
pub(crate) fn back(tx: &mut Tx<'_>, id: &PortraitId, of: &Of) -> Result<(), StoreError> {
    if last(tx, of)?.is_some_and(|last| last.id == *id && last.gone) {
        tx.run(sql::BACK, &[id])?;
    }
    Ok(())
}

/// The newest picture of somebody.
pub(crate) fn last(tx: &mut Tx<'_>, of: &Of) -> Result<Option<Last>, StoreError> {
    let (statement, whose): (_, &dyn kit_store::Param) = match of {
        Of::Worker(worker) => (sql::LAST_OF_WORKER, worker),
        Of::Visitor(entry) => (sql::LAST_OF_VISITOR, entry),
    };
    tx.row(statement, &[whose], |r| {
        Ok(Last {
            id: r.get(0)?,
            gone: r.get::<Option<Timestamp>>(1)?.is_some(),
        })
    })
}

/// The pictures of everybody who works here.
pub(crate) fn of_workers(tx: &mut Tx<'_>) -> Result<HashMap<WorkerId, PortraitId>, StoreError> {
    let rows = tx.rows(sql::OF_WORKERS, &[], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(rows.into_iter().collect())
}

/// The newest picture of each of those who come, by their agreement.
pub(crate) fn of_visitors(tx: &mut Tx<'_>) -> Result<HashMap<EntryId, Last>, StoreError> {
    let rows = tx.rows(sql::OF_VISITORS, &[], |r| {
        let gone = r.get::<Option<Timestamp>>(2)?.is_some();
        Ok((
            r.get(0)?,
            Last {
                id: r.get(1)?,
                gone,
            },
        ))
    })?;
    // The rows come from the oldest on and end with what stands, so that the last one stays.
    Ok(rows.into_iter().collect())
}

/// A picture and whom it shows; none where it was taken away.
pub(crate) fn jpeg(tx: &mut Tx<'_>, id: &PortraitId) -> Result<Option<(Of, Vec<u8>)>, StoreError> {
    let found = tx.row(sql::JPEG, &[id], |r| {
        Ok((r.get(0)?, r.get(1)?, r.get::<Sealed>(2)?))
    })?;
    let Some((worker, entry, sealed)) = found else {
        return Ok(None);
    };
    let Some(of) = whose((worker, entry)) else {
        return Ok(None);
    };
    let text = tx.open(JPEG, id.as_str(), &key_of(id, &of), &sealed)?;
    let jpeg = STANDARD_NO_PAD
        .decode(text)
        .or(Err(StoreError::Broken("a picture is written as letters")))?;
    Ok(Some((of, jpeg)))
}

/// The contact person of a guest.
pub(crate) fn contact(tx: &mut Tx<'_>, guest: &str) -> Result<Option<WorkerId>, StoreError> {
    tx.row(sql::CONTACT, &[&guest], |r| r.get(0))
}
