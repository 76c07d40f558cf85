//! Reading and writing offers and what they are set to from which day. History stays: nothing is overwritten (FR-23).

use jiff::Timestamp;
use jiff::civil::Date;
use kit_store::{StoreError, Tx};

use super::read::read;
use super::settings::Settings;
use super::{Offer, OfferId, sql};
use crate::house::{FormId, TeamId, WorkerId};

/// Every offer as it is set on a day, the oldest first. There is always one: the house's first.
pub(crate) fn all(tx: &mut Tx<'_>, day: Date) -> Result<Vec<Offer>, StoreError> {
    let ids: Vec<OfferId> = tx.rows(sql::ALL_OFFERS, &[], |r| r.get(0))?;
    ids.into_iter()
        .map(|id| {
            let settings = in_force(tx, &id, day)?;
            Ok(Offer { id, settings })
        })
        .collect()
}

/// One offer as it is set on a day.
pub(crate) fn of(tx: &mut Tx<'_>, id: &OfferId, day: Date) -> Result<Option<Offer>, StoreError> {
    Ok(all(tx, day)?.into_iter().find(|offer| offer.id == *id))
}

/// The house's first offer, which is everybody's who has no team with another.
pub(crate) fn first(tx: &mut Tx<'_>, day: Date) -> Result<Offer, StoreError> {
    let ids: Vec<OfferId> = tx.rows(sql::ALL_OFFERS, &[], |r| r.get(0))?;
    let id = ids
        .into_iter()
        .next()
        .ok_or(StoreError::Broken("a house has an offer"))?;
    let settings = in_force(tx, &id, day)?;
    Ok(Offer { id, settings })
}

/// The offer in which a worker works: their team's, a leader's first team's, else the house's first.
pub(crate) fn of_worker(
    tx: &mut Tx<'_>,
    worker: &WorkerId,
    day: Date,
) -> Result<Offer, StoreError> {
    let own = tx.row(sql::OFFER_OF_WORKER, &[worker], |r| {
        r.get::<Option<OfferId>>(0)
    })?;
    let led = tx.row(sql::OFFER_OF_LEADER, &[worker], |r| {
        r.get::<Option<OfferId>>(0)
    })?;
    match own.flatten().or(led.flatten()) {
        Some(id) => of(tx, &id, day)?.ok_or(StoreError::Broken("a team's offer is there")),
        None => first(tx, day),
    }
}

/// The offer of whoever asks: a worker's own, a job's and a stranger's the house's first.
pub(crate) fn own(tx: &mut Tx<'_>) -> Result<Offer, StoreError> {
    let today = tx.given()?.today();
    match WorkerId::from_text(tx.asker()?) {
        Some(asker) => of_worker(tx, &asker, today),
        None => first(tx, today),
    }
}

/// The offer of a team; the house's first where none is named.
pub(crate) fn of_team(tx: &mut Tx<'_>, team: &TeamId, day: Date) -> Result<Offer, StoreError> {
    let own = tx.row(sql::OFFER_OF_TEAM, &[team], |r| r.get::<Option<OfferId>>(0))?;
    match own.flatten() {
        Some(id) => of(tx, &id, day)?.ok_or(StoreError::Broken("a team's offer is there")),
        None => first(tx, day),
    }
}

fn in_force(tx: &mut Tx<'_>, id: &OfferId, day: Date) -> Result<Settings, StoreError> {
    let text: Option<String> = tx.row(sql::IN_FORCE, &[id, &day], |r| r.get(0))?;
    text.map_or_else(|| Ok(Settings::default()), |text| parsed(&text))
}

/// Only a text without faults is ever kept.
fn parsed(text: &str) -> Result<Settings, StoreError> {
    read(text).ok().ok_or(StoreError::Broken(
        "what is kept of an offer's settings can be read",
    ))
}

/// What an offer is set to from a day on, as its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dated {
    pub(crate) from: Date,
    pub(crate) text: String,
}

/// Everything an offer was and will be set to, the earliest first; of two from the same day the later written holds.
pub(crate) fn history(tx: &mut Tx<'_>, id: &OfferId) -> Result<Vec<Dated>, StoreError> {
    tx.rows(sql::SETTINGS, &[id], |r| {
        Ok(Dated {
            from: r.get(1)?,
            text: r.get(2)?,
        })
    })
}

/// The text in force on a day; empty where nothing was ever set.
pub(crate) fn text_on(history: &[Dated], day: Date) -> &str {
    let found = history.iter().rev().find(|dated| dated.from <= day);
    found.map_or("", |dated| dated.text.as_str())
}

/// Adds an offer; tells whether it is new.
pub(crate) fn add(tx: &mut Tx<'_>, id: &OfferId, now: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.run(sql::INSERT_OFFER, &[id, &now])? == 1)
}

/// What an offer will be set to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Setting {
    /// The form's id is the row's, so that a double press writes once.
    pub(crate) form: FormId,
    pub(crate) offer: OfferId,
    pub(crate) from: Date,
    pub(crate) text: String,
    pub(crate) by: Option<WorkerId>,
}

/// Writes it; the caller has read the text without a fault. Tells whether it is new.
pub(crate) fn set(tx: &mut Tx<'_>, new: &Setting, now: Timestamp) -> Result<bool, StoreError> {
    let row = tx.run(
        sql::INSERT_SETTING,
        &[&new.form, &new.offer, &new.from, &new.text, &new.by, &now],
    )?;
    Ok(row == 1)
}

/// Puts a team into an offer.
pub(crate) fn put_team(tx: &mut Tx<'_>, team: &TeamId, offer: &OfferId) -> Result<(), StoreError> {
    tx.run(sql::PUT_TEAM_OFFER, &[team, offer]).map(|_| ())
}
