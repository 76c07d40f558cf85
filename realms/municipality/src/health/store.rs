//! Reading and writing what an offer has settled about health.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use kit_store::{StoreError, Tx};

use super::rules::{Sheet, Stands, Topic};
use super::sql;
use crate::house::{FormId, TeamId, WorkerId};
use crate::offer::OfferId;

/// Keeps a sheet from a day on; tells whether it is new. What was before stays.
pub(crate) fn put_sheet(
    tx: &mut Tx<'_>,
    (form, offer): (&FormId, &OfferId),
    from: Date,
    sheet: &Sheet,
    (by, now): (&WorkerId, Timestamp),
) -> Result<bool, StoreError> {
    let json = serde_json::to_string(sheet)
        .map_err(|_broken| StoreError::Broken("a sheet can be written"))?;
    let made = tx.run(sql::INSERT_SHEET, &[form, offer, &from, &json, by, &now])?;
    Ok(made == 1)
}

/// Every sheet of an offer with its first day, the earliest first; of two from one day the later written holds.
pub(crate) fn sheets(tx: &mut Tx<'_>, offer: &OfferId) -> Result<Vec<(Date, Sheet)>, StoreError> {
    tx.rows(sql::SHEETS, &[offer], |r| {
        let sheet = serde_json::from_str(&r.get::<String>(1)?)
            .map_err(|_broken| StoreError::Broken("a kept sheet can be read"))?;
        Ok((r.get(0)?, sheet))
    })
}

/// The sheet in force on a day, with its first day.
pub(crate) fn in_force(sheets: &[(Date, Sheet)], day: Date) -> Option<&(Date, Sheet)> {
    sheets.iter().rev().find(|(from, _)| *from <= day)
}

/// A training of a team.
#[derive(Debug, Clone)]
pub(crate) struct Training {
    pub(crate) id: FormId,
    pub(crate) team: TeamId,
    pub(crate) topic: Topic,
    pub(crate) held: Date,
    pub(crate) lapses: Option<Date>,
}

/// Keeps a training; tells whether it is new.
pub(crate) fn put_training(
    tx: &mut Tx<'_>,
    new: &Training,
    by: &WorkerId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let made = tx.run(
        sql::INSERT_TRAINING,
        &[
            &new.id,
            &new.team,
            &new.topic.key(),
            &new.held,
            &new.lapses,
            by,
            &now,
        ],
    )?;
    Ok(made == 1)
}

/// How each training of a team stands on a day.
pub(crate) fn training(
    tx: &mut Tx<'_>,
    team: &TeamId,
    today: Date,
) -> Result<BTreeMap<Topic, Stands>, StoreError> {
    let rows = tx.rows(sql::TRAININGS, &[team, &today], |r| {
        let topic = Topic::from_key(&r.get::<String>(0)?)
            .ok_or(StoreError::Broken("a training is in a known topic"))?;
        Ok((topic, r.get::<Option<Date>>(1)?))
    })?;
    let of = |topic: Topic| {
        let times: Vec<Option<Date>> = rows
            .iter()
            .filter(|(one, _)| *one == topic)
            .map(|(_, lapses)| *lapses)
            .collect();
        (topic, Stands::of(&times, today))
    };
    Ok(Topic::ALL.into_iter().map(of).collect())
}

/// A self-rating of an offer: its day and both answers.
pub(crate) type Rating = (Date, i64, i64);

/// Keeps a rating; tells whether it is new.
pub(crate) fn put_rating(
    tx: &mut Tx<'_>,
    (form, offer): (&FormId, &OfferId),
    (day, handles, finds): Rating,
    (by, now): (&WorkerId, Timestamp),
) -> Result<bool, StoreError> {
    let made = tx.run(
        sql::INSERT_RATING,
        &[form, offer, &day, &handles, &finds, by, &now],
    )?;
    Ok(made == 1)
}

/// Every rating of an offer, newest first.
pub(crate) fn ratings(tx: &mut Tx<'_>, offer: &OfferId) -> Result<Vec<Rating>, StoreError> {
    tx.rows(sql::RATINGS, &[offer], |r| {
        Ok((r.get(0)?, r.get(1)?, r.get(2)?))
    })
}
