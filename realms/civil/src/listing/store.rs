//! Reading and writing the communities' pages.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use kit_store::{Param, Row, StoreError, Tx};

use super::facts::Facts;
use super::{Listing, sql};
use crate::people::{AssociationId, CommunityId};

/// The field of the times.
const TIMES: &str = "times";

fn listing(r: &Row<'_>) -> Result<Listing, StoreError> {
    let mut facts = Facts::default();
    facts.set("name", &r.get::<String>(2)?);
    Ok(Listing {
        id: r.get(0)?,
        association: r.get(1)?,
        facts,
        published: r.get::<Option<Timestamp>>(3)?.is_some(),
        taken_down: r.get::<Option<Timestamp>>(4)?.is_some(),
        confirmed: r.get(5)?,
    })
}

fn load(
    tx: &mut Tx<'_>,
    pages: &'static str,
    facts: &'static str,
    params: &[&dyn Param],
) -> Result<Vec<Listing>, StoreError> {
    let mut found = tx.rows(pages, params, listing)?;
    let said = tx.rows(facts, params, |r| {
        let id: CommunityId = r.get(0)?;
        Ok((id, r.get::<String>(1)?, r.get::<String>(2)?))
    })?;
    let mut by_id: BTreeMap<CommunityId, &mut Facts> = found
        .iter_mut()
        .map(|one| (one.id.clone(), &mut one.facts))
        .collect();
    for (id, field, words) in said {
        if let Some(facts) = by_id.get_mut(&id) {
            facts.set(&field, &words);
        }
    }
    Ok(found)
}

/// Every page of every association.
pub(crate) fn every(tx: &mut Tx<'_>) -> Result<Vec<Listing>, StoreError> {
    load(tx, sql::EVERY, sql::EVERY_FACT, &[])
}

/// The pages of one association.
pub(crate) fn of_association(
    tx: &mut Tx<'_>,
    id: &AssociationId,
) -> Result<Vec<Listing>, StoreError> {
    load(tx, sql::OF_ASSOCIATION, sql::FACTS_OF_ASSOCIATION, &[id])
}

/// One page.
pub(crate) fn one(tx: &mut Tx<'_>, id: &CommunityId) -> Result<Option<Listing>, StoreError> {
    Ok(load(tx, sql::ONE, sql::FACTS, &[id])?.pop())
}

/// Writes what a form said, once.
pub(crate) fn say(
    tx: &mut Tx<'_>,
    id: &CommunityId,
    save: &str,
    said: &[(&'static str, String)],
    at: Timestamp,
) -> Result<(), StoreError> {
    tx.run(sql::BEGIN, &[id])?;
    let before = tx.row(sql::SAVED, &[&save], |r| r.get::<i64>(0))?;
    if before.unwrap_or(0) > 0 {
        return Ok(());
    }
    for (field, words) in said {
        tx.run(sql::SAY, &[&save, field, id, words, &at])?;
    }
    let times = said.iter().any(|(field, _)| *field == TIMES);
    copy(tx, id, times)
}

/// Takes back what a form said.
pub(crate) fn take_back(tx: &mut Tx<'_>, id: &CommunityId, save: &str) -> Result<(), StoreError> {
    let times = tx.row(sql::SAID, &[&save, &TIMES], |r| r.get::<i64>(0))?;
    tx.run(sql::TAKE_BACK, &[&save, id])?;
    copy(tx, id, times.unwrap_or(0) > 0)
}

/// What the planning engine needs of a community follows its page.
fn copy(tx: &mut Tx<'_>, id: &CommunityId, times: bool) -> Result<(), StoreError> {
    let page = one(tx, id)?.ok_or(StoreError::Broken("a page of no community"))?;
    let (name, place) = (page.facts.get("name"), page.facts.meeting_place());
    tx.run(sql::COPY, &[id, &name, &place, &page.facts.get("wishes")])?;
    if !times {
        return Ok(());
    }
    tx.run(sql::NO_TIMES, &[id])?;
    for one in page.facts.times() {
        let day = i64::from(one.weekday);
        let (from, to) = (i64::from(one.from_min), i64::from(one.to_min));
        let rhythm = one.rhythm.key();
        tx.run(
            sql::TIME,
            &[id, &day, &from, &to, &rhythm, &one.begins, &one.until],
        )?;
    }
    Ok(())
}

/// Shows a page to everybody, confirmed today.
pub(crate) fn show(
    tx: &mut Tx<'_>,
    id: &CommunityId,
    now: Timestamp,
    today: Date,
) -> Result<(), StoreError> {
    tx.run(sql::BEGIN, &[id])?;
    tx.run(sql::SHOW, &[id, &now, &today]).map(|_| ())
}

/// What is needed of a page to write to those behind it.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    pub(crate) name: String,
    pub(crate) association: AssociationId,
}

/// The page, if everybody may read it today.
pub(crate) fn shown(
    tx: &mut Tx<'_>,
    id: &CommunityId,
    today: Date,
) -> Result<Option<Shown>, StoreError> {
    let page = one(tx, id)?.filter(|page| page.is_shown(today));
    Ok(page.map(|page| Shown {
        name: page.facts.get("name").to_owned(),
        association: page.association,
    }))
}
