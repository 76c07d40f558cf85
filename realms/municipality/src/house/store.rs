//! Reading and keeping what the house is.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_seal::Sealed;
use kit_store::{Row, StoreError, Tx};

use super::names::{FIRST_NAME, Names};
use super::{FormId, House, Team, Watch, Worker, WorkerId, sql};
use crate::offer::store as offers;

/// The house as whoever asks speaks of it: with the name and the words of the offer they work in (FR-4).
pub(crate) fn house(tx: &mut Tx<'_>) -> Result<House, StoreError> {
    let offer = offers::own(tx)?;
    Ok(offer.house(kept(tx)?))
}

/// The house's own settings; the ordinary ones where none are kept yet.
pub(crate) fn kept(tx: &mut Tx<'_>) -> Result<House, StoreError> {
    let kept = tx.row(sql::HOUSE, &[], |r| {
        Ok(House {
            name: r.get(0)?,
            one: r.get(1)?,
            the: r.get(2)?,
            many: r.get(3)?,
            evening_ore: r.get(4)?,
            weekend_ore: r.get(5)?,
        })
    })?;
    Ok(kept.unwrap_or_default())
}

pub(crate) fn put_house(tx: &mut Tx<'_>, house: &House) -> Result<(), StoreError> {
    tx.run(
        sql::PUT_HOUSE,
        &[
            &house.name,
            &house.one,
            &house.the,
            &house.many,
            &house.evening_ore,
            &house.weekend_ore,
        ],
    )
    .map(|_| ())
}

/// A worker as the row has it, the name still sealed.
type Row4 = (WorkerId, Sealed, String, Option<super::TeamId>);

fn worker_of(r: &Row<'_>) -> Result<Row4, StoreError> {
    Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?))
}

fn opened(tx: &Tx<'_>, (id, name, role, team): Row4) -> Result<Worker, StoreError> {
    let first_name = tx.open(FIRST_NAME, id.as_str(), id.as_str(), &name)?;
    Ok(Worker {
        id,
        first_name,
        role,
        team,
    })
}

/// Everybody who works in the house now, by first name; not who works with associations only, so that no guest is ever
/// handed to them (CV-4).
pub(crate) fn workers(tx: &mut Tx<'_>) -> Result<Vec<Worker>, StoreError> {
    by_name(tx, sql::WORKERS)
}

/// Everybody who may come in.
pub(crate) fn everybody(tx: &mut Tx<'_>) -> Result<Vec<Worker>, StoreError> {
    by_name(tx, sql::EVERYBODY)
}

fn by_name(tx: &mut Tx<'_>, statement: &'static str) -> Result<Vec<Worker>, StoreError> {
    let rows = tx.rows(statement, &[], worker_of)?;
    let workers: Result<Vec<Worker>, StoreError> =
        rows.into_iter().map(|row| opened(tx, row)).collect();
    let mut workers = workers?;
    workers.sort_by_cached_key(|worker| (kit_words::fold(&worker.first_name), worker.id.clone()));
    Ok(workers)
}

/// One who works in the house now.
pub(crate) fn worker(tx: &mut Tx<'_>, id: &WorkerId) -> Result<Option<Worker>, StoreError> {
    let row = tx.row(sql::WORKER, &[id], worker_of)?;
    row.map(|row| opened(tx, row)).transpose()
}

fn team_of(r: &Row<'_>) -> Result<Team, StoreError> {
    Ok(Team {
        id: r.get(0)?,
        name: r.get(1)?,
    })
}

/// Every team.
pub(crate) fn teams(tx: &mut Tx<'_>) -> Result<Vec<Team>, StoreError> {
    tx.rows(sql::TEAMS, &[], team_of)
}

/// The teams that a leader leads.
pub(crate) fn teams_of(tx: &mut Tx<'_>, leader: &WorkerId) -> Result<Vec<Team>, StoreError> {
    tx.rows(sql::TEAMS_OF_LEADER, &[leader], team_of)
}

/// The day's watches in their order.
pub(crate) fn watches(tx: &mut Tx<'_>, day: Date) -> Result<Vec<Watch>, StoreError> {
    let (names, offer) = (Names::read(tx)?, offers::own(tx)?.id);
    tx.rows(sql::WATCHES, &[&day, &offer], |r| {
        let worker = r.get(2)?;
        Ok(Watch {
            from_min: r.get(0)?,
            to_min: r.get(1)?,
            first_name: names.of(&worker),
            worker,
        })
    })
}

/// Whether this form is sent for the first time; for acts that write no row of their own.
pub(crate) fn use_form(tx: &mut Tx<'_>, form: &FormId, today: Date) -> Result<bool, StoreError> {
    let yesterday = today.saturating_sub(1.day());
    tx.run(sql::SWEEP_FORMS, &[&yesterday])?;
    Ok(tx.run(sql::USE_FORM, &[form, &today])? == 1)
}
