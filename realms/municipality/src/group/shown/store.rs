//! What is told of groups: reading and writing. A new row takes the place of the one before.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_store::{StoreError, Tx};

use super::super::rules::{SeriesId, Session, way_in};
use super::super::store::{self as groups, Series};
use super::rules::{Notice, free};
use super::sql;
use crate::house::{FormId, WorkerId};
use crate::offer::{Offer, store as offers};

/// What is told of a group; nothing where nobody has written it.
pub(crate) fn notice(tx: &mut Tx<'_>, id: &SeriesId) -> Result<Notice, StoreError> {
    let found = tx.row(sql::NOTICE, &[id], |r| {
        Ok(Notice {
            about: r.get(0)?,
            for_whom: r.get(1)?,
            spot: r.get(2)?,
            words: r.get(3)?,
            shown: r.get::<Option<Timestamp>>(4)?.is_some(),
        })
    })?;
    Ok(found.unwrap_or_default())
}

/// Writes what is told, once for each form; none where there is no such group.
pub(crate) fn put(
    tx: &mut Tx<'_>,
    form: &FormId,
    (id, notice): (&SeriesId, &Notice),
    (by, now): (&WorkerId, Timestamp),
) -> Result<Option<()>, StoreError> {
    if groups::series(tx, id)?.is_none() {
        return Ok(None);
    }
    let shown = notice.shown.then_some(now);
    tx.run(
        sql::PUT_NOTICE,
        &[
            form,
            id,
            &notice.about,
            &notice.for_whom,
            &notice.spot,
            &notice.words,
            &shown,
            by,
            &now,
        ],
    )?;
    Ok(Some(()))
}

/// A group as anybody may read it.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    pub(crate) series: Series,
    pub(crate) notice: Notice,
    /// The meeting at which somebody new begins.
    pub(crate) entry: Option<Session>,
    /// How many may still come.
    pub(crate) free: i64,
}

/// Every offer with its groups that are shown and not over, in the order in which they were opened.
pub(crate) fn all(tx: &mut Tx<'_>, today: Date) -> Result<Vec<(Offer, Vec<Shown>)>, StoreError> {
    let mut all: Vec<(Offer, Vec<Shown>)> = offers::all(tx, today)?
        .into_iter()
        .map(|offer| (offer, Vec::new()))
        .collect();
    for series in groups::all(tx)? {
        let notice = notice(tx, &series.id)?;
        let sessions = groups::sessions(tx, &series.id)?;
        let goes_on = sessions
            .iter()
            .any(|session| session.day.is_none_or(|day| day >= today));
        if !notice.shown || !goes_on {
            continue;
        }
        let taken = tx.row(sql::TAKEN, &[&series.id], |r| Ok((r.get(0)?, r.get(1)?)))?;
        let (every, newcomers) = (series.every_weeks, series.newcomers_weeks);
        let offer = offers::of_worker(tx, &series.lead, today)?.id;
        let shown = Shown {
            entry: way_in(&sessions, every, newcomers, today).cloned(),
            free: free(series.places, taken.unwrap_or((0, 0))),
            notice,
            series,
        };
        if let Some((_, groups)) = all.iter_mut().find(|(one, _)| one.id == offer) {
            groups.push(shown);
        }
    }
    all.retain(|(_, groups)| !groups.is_empty());
    Ok(all)
}
