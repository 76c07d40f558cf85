//! Reading and writing programmes, manuals and their runs.

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use kit_store::{Given, Row, StoreError, Tx};
use kit_web::Asked;

use super::rules::{How, dates};
use super::{Cohort, CohortId, EntryId, Held, Meeting, Page, PageId, Programme, ProgrammeId, sql};
use crate::desk::Refused;
use crate::people::store as people;
use crate::people::{AssociationId, CompanionId};

/// Who asks: a coordinator of the association, or a companion of it.
#[derive(Debug, Clone)]
pub(crate) struct Me {
    pub(crate) association: AssociationId,
    /// None for a coordinator.
    pub(crate) companion: Option<CompanionId>,
}

impl Me {
    /// Who is signed in.
    pub(crate) fn of(tx: &mut Tx<'_>, asked: &Asked) -> Result<Self, Refused> {
        let who = asked.who.as_ref().ok_or(Refused::Gone)?;
        if let Some(one) = people::signed_in_coordinator(tx, who)? {
            return Ok(Self {
                association: one.association,
                companion: None,
            });
        }
        let one = people::signed_in_companion(tx, who)?.ok_or(Refused::Gone)?;
        Ok(Self {
            association: one.association,
            companion: Some(one.id),
        })
    }

    /// A coordinator sees every run of her association, a companion those that she leads.
    fn may_see(&self, cohort: &Cohort) -> bool {
        self.companion
            .as_ref()
            .is_none_or(|me| cohort.first == *me || cohort.second.as_ref() == Some(me))
    }
}

fn programme_row(r: &Row<'_>) -> Result<Programme, StoreError> {
    Ok(Programme {
        id: r.get(0)?,
        association: r.get(1)?,
        title: r.get(2)?,
        meetings: r.get(3)?,
    })
}

fn cohort_row(r: &Row<'_>) -> Result<Cohort, StoreError> {
    Ok(Cohort {
        id: r.get(0)?,
        programme: r.get(1)?,
        title: r.get(2)?,
        place: r.get(3)?,
        first: r.get(4)?,
        second: r.get(5)?,
    })
}

/// An association's programmes.
pub(crate) fn programmes(
    tx: &mut Tx<'_>,
    of: &AssociationId,
) -> Result<Vec<Programme>, StoreError> {
    tx.rows(sql::PROGRAMMES, &[of], programme_row)
}

/// The runs that somebody may see.
pub(crate) fn cohorts(tx: &mut Tx<'_>, me: &Me) -> Result<Vec<Cohort>, StoreError> {
    let all = tx.rows(sql::COHORTS, &[&me.association], cohort_row)?;
    Ok(all.into_iter().filter(|one| me.may_see(one)).collect())
}

/// One run, if it may be seen.
pub(crate) fn cohort(tx: &mut Tx<'_>, me: &Me, id: &CohortId) -> Result<Cohort, Refused> {
    let mine = cohorts(tx, me)?;
    mine.into_iter()
        .find(|one| one.id == *id)
        .ok_or(Refused::Gone)
}

/// A programme: a coordinator's of her association, a companion's whose run she leads.
pub(crate) fn programme(tx: &mut Tx<'_>, me: &Me, id: &ProgrammeId) -> Result<Programme, Refused> {
    let found = tx
        .row(sql::PROGRAMME, &[id], programme_row)?
        .filter(|one| one.association == me.association)
        .ok_or(Refused::Gone)?;
    let leads = cohorts(tx, me)?.iter().any(|one| one.programme == *id);
    if me.companion.is_none() || leads {
        Ok(found)
    } else {
        Err(Refused::Gone)
    }
}

/// The manual as it is now.
pub(crate) fn pages(tx: &mut Tx<'_>, id: &ProgrammeId) -> Result<Vec<Page>, StoreError> {
    tx.rows(sql::PAGES, &[id], |r| {
        Ok(Page {
            number: r.get(0)?,
            version: r.get(1)?,
            title: r.get(2)?,
            body: r.get(3)?,
        })
    })
}

/// A run's meetings in their order.
pub(crate) fn meetings(tx: &mut Tx<'_>, id: &CohortId) -> Result<Vec<Meeting>, StoreError> {
    let held = tx.rows(sql::HELD, &[id], |r| {
        let how = How::from_key(&r.get::<String>(2)?)
            .ok_or(StoreError::Broken("a meeting that went in no known way"))?;
        let held = Held {
            came: r.get(1)?,
            how,
            version: r.get(3)?,
        };
        Ok((r.get::<i64>(0)?, held))
    })?;
    let held: BTreeMap<i64, Held> = held.into_iter().collect();
    let caught_up = tx.rows(sql::CAUGHT_UP, &[id], |r| Ok((r.get(0)?, r.get(1)?)))?;
    let caught_up: BTreeMap<i64, i64> = caught_up.into_iter().collect();
    let times = tx.rows(sql::TIMES, &[id], |r| {
        Ok((r.get::<i64>(0)?, r.get::<DateTime>(1)?))
    })?;
    let meeting = |(number, starts)| Meeting {
        number,
        starts,
        held: held.get(&number).copied(),
        caught_up: caught_up.get(&number).copied().unwrap_or(0),
    };
    Ok(times.into_iter().map(meeting).collect())
}

/// A new programme.
pub(crate) fn add_programme(
    tx: &mut Tx<'_>,
    given: &Given,
    new: &Programme,
) -> Result<(), StoreError> {
    let (id, of) = (&new.id, &new.association);
    tx.run(
        sql::ADD_PROGRAMME,
        &[id, of, &new.title, &new.meetings, &given.now()],
    )
    .map(|_| ())
}

/// A page of the manual, typed anew.
pub(crate) fn add_page(
    tx: &mut Tx<'_>,
    given: &Given,
    id: &PageId,
    of: &ProgrammeId,
    number: i64,
    (title, body): (&str, &str),
) -> Result<(), StoreError> {
    tx.run(
        sql::ADD_PAGE,
        &[id, of, &number, &title, &body, &given.now()],
    )
    .map(|_| ())
}

/// A new run with the days of all its meetings. Pressed twice, it is made once.
pub(crate) fn add_cohort(
    tx: &mut Tx<'_>,
    given: &Given,
    new: &Cohort,
    first: DateTime,
    meetings: i64,
) -> Result<(), StoreError> {
    let made = tx.run(
        sql::ADD_COHORT,
        &[
            &new.id,
            &new.programme,
            &new.place,
            &new.first,
            &new.second,
            &given.now(),
        ],
    )?;
    if made == 0 {
        return Ok(());
    }
    for (number, starts) in (1_i64..).zip(dates(first, meetings)) {
        set_time(tx, given, &EntryId::new(given), &new.id, number, starts)?;
    }
    Ok(())
}

/// A meeting gets its time, or another one.
pub(crate) fn set_time(
    tx: &mut Tx<'_>,
    given: &Given,
    id: &EntryId,
    of: &CohortId,
    number: i64,
    starts: DateTime,
) -> Result<(), StoreError> {
    tx.run(sql::ADD_TIME, &[id, of, &number, &starts, &given.now()])
        .map(|_| ())
}

/// How a meeting was; said again, the later holds.
pub(crate) fn set_held(
    tx: &mut Tx<'_>,
    given: &Given,
    id: &EntryId,
    of: &CohortId,
    number: i64,
    (came, how): (i64, How),
) -> Result<(), StoreError> {
    tx.run(
        sql::ADD_HELD,
        &[id, of, &number, &came, &how.key(), &given.now()],
    )
    .map(|_| ())
}

/// How many caught up on a meeting; said again, the later holds.
pub(crate) fn set_caught_up(
    tx: &mut Tx<'_>,
    given: &Given,
    id: &EntryId,
    of: &CohortId,
    (number, came): (i64, i64),
) -> Result<(), StoreError> {
    tx.run(sql::ADD_CATCH_UP, &[id, of, &number, &came, &given.now()])
        .map(|_| ())
}
