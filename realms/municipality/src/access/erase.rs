//! Erasing a guest: wished for by a worker, done by a leader. Rows go first, the key last (SAFETY.md §5).

use jiff::Timestamp;
use jiff::civil::Date;
use kit_store::{Given, Row, Store, StoreError, Tx};
use kit_web::Failed;

use super::rules::{Reason, Said, Scope, scope};
use super::tables::{Goes, TABLES};
use super::{ErasureId, sql};
use crate::course::{GuestId, store as courses};
use crate::house::names::Names;
use crate::house::{FormId, WorkerId};
use crate::offer::store as offers;
use crate::{Municipality, OWNER};

/// A wish that a guest be erased, and what was said to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Erasure {
    pub(crate) id: ErasureId,
    pub(crate) guest: GuestId,
    pub(crate) reason: Reason,
    pub(crate) asked_by: String,
    pub(crate) asked: Timestamp,
    pub(crate) said: Option<(Said, Timestamp)>,
    pub(crate) until: Option<Date>,
}

fn erasure(names: &Names, r: &Row<'_>) -> Result<Erasure, StoreError> {
    let broken = StoreError::Broken;
    let said: Option<String> = r.get(5)?;
    let said = said
        .map(|said| Said::from_key(&said).ok_or(broken("an answer is one of three words")))
        .transpose()?;
    Ok(Erasure {
        id: r.get(0)?,
        guest: r.get(1)?,
        reason: Reason::from_key(&r.get::<String>(2)?)
            .ok_or(broken("an erasure has a known reason"))?,
        asked_by: names.of(&r.get(3)?),
        asked: r.get(4)?,
        said: said.zip(r.get(6)?),
        until: r.get(7)?,
    })
}

/// Puts the wish before the leader, once while one is open. Tells whether there is such a guest.
pub(crate) fn ask(
    tx: &mut Tx<'_>,
    form: &FormId,
    guest: &GuestId,
    reason: Reason,
    (by, now): (&WorkerId, Timestamp),
) -> Result<bool, StoreError> {
    if courses::called(tx, guest)?.is_none() {
        return Ok(false);
    }
    tx.run(sql::ASK, &[form, guest, &reason.key(), by, &now])?;
    Ok(true)
}

/// What was wished and said about a guest, newest first.
pub(crate) fn of_guest(tx: &mut Tx<'_>, guest: &GuestId) -> Result<Vec<Erasure>, StoreError> {
    let names = Names::read(tx)?;
    tx.rows(sql::OF_GUEST, &[guest], |r| erasure(&names, r))
}

/// What this leader, or the owner, has to answer, oldest first.
pub(crate) fn open(
    tx: &mut Tx<'_>,
    leader: &WorkerId,
    role: &str,
) -> Result<Vec<Erasure>, StoreError> {
    let names = Names::read(tx)?;
    if role == OWNER.0 {
        tx.rows(sql::OPEN_OF_ALL, &[], |r| erasure(&names, r))
    } else {
        tx.rows(sql::OPEN_OF_LEADER, &[leader], |r| erasure(&names, r))
    }
}

/// How much of a guest may go today.
pub(crate) fn scope_of(
    tx: &mut Tx<'_>,
    guest: &GuestId,
    given: &Given,
) -> Result<Scope, StoreError> {
    let today = given.today();
    let last: Option<Option<Timestamp>> = tx.row(sql::LAST_STEP, &[guest], |r| r.get(0))?;
    let last = last.flatten().map(|at| given.zoned(at).date());
    let Some(course) = courses::newest(tx, guest)? else {
        return Ok(scope(
            crate::offer::settings::Documentation::Minimum,
            last,
            today,
        ));
    };
    let offer = offers::of_worker(tx, &course.contact, today)?;
    Ok(scope(offer.settings.documentation, last, today))
}

/// Removes her rows, those first that name others.
pub(crate) fn remove(tx: &mut Tx<'_>, guest: &GuestId, scope: Scope) -> Result<(), StoreError> {
    for table in TABLES.iter().rev() {
        let goes = match table.goes {
            Goes::Always => true,
            Goes::AfterDuty => scope == Scope::All,
            Goes::Not => false,
        };
        if goes {
            tx.run(table.drop, &[guest])?;
        }
    }
    kit_web::door::end_all_of(tx, guest.as_str())?;
    Ok(())
}

/// Writes down what was said; false where somebody was faster.
pub(crate) fn say(
    tx: &mut Tx<'_>,
    id: &ErasureId,
    said: Said,
    until: Option<Date>,
    (by, now): (&WorkerId, Timestamp),
) -> Result<bool, StoreError> {
    Ok(tx.run(sql::SAY, &[id, &said.key(), by, &now, &until])? == 1)
}

/// Destroys the key after the rows are gone, and what the journal still holds.
pub(crate) async fn destroy(store: &Store<Municipality>, guest: &GuestId) -> Result<(), Failed> {
    let (store, person) = (store.clone(), guest.to_string());
    tokio::task::spawn_blocking(move || {
        store
            .vault()
            .erase_person(&person)
            .map_err(|fault| StoreError::Sealed {
                table: "guest",
                column: "called",
                fault,
            })?;
        store.empty_journal()
    })
    .await
    .map_err(|fault| Failed::Page(fault.to_string()))??;
    Ok(())
}

/// Removes the rows of guests who were erased and whom a restored copy has brought back: their keys are destroyed, so
/// that nothing of them can be read, and no list may stumble over them. Gives how many there were.
///
/// # Errors
/// [`StoreError`] if the database refuses.
pub fn forget_erased(store: &Store<Municipality>, erased: &[String]) -> Result<usize, StoreError> {
    let erased: Vec<GuestId> = erased
        .iter()
        .filter_map(|id| GuestId::from_text(id))
        .collect();
    let gone = store
        .job("forget")
        .write_now("forget the erased", move |tx| {
            let mut back = Vec::new();
            for guest in &erased {
                if tx
                    .row(crate::course::sql::GUEST, &[guest], |_| Ok(()))?
                    .is_some()
                {
                    tx.looked_as("close", "erasure", guest.as_str())?;
                    remove(tx, guest, Scope::All)?;
                    back.push(guest.clone());
                }
            }
            if back.is_empty() {
                // Looking for them touched a person's table, and met nobody.
                tx.looked(kit_store::looks::LIST)?;
            }
            Ok::<_, StoreError>(back.len())
        })?;
    if gone > 0 {
        store.empty_journal()?;
    }
    Ok(gone)
}
