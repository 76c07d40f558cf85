//! Reads what is known, writes what the plan says.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use kit_hsds::Feed;
use kit_store::{Store, StoreError, Tx};
use serde::Serialize;

use super::report::{ImportError, ImportReport};
use super::rules::{FreshCommunity, FreshRecord, KnownCommunity, KnownRecord, Plan, plan};
use super::sql;
use crate::Public;
use kit_words::sort_key;

/// How far an import goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run {
    /// Says what it would change and writes nothing.
    Dry,
    /// Writes, unless the source has shrunk to nothing.
    Write,
    /// Writes even then.
    WriteEvenIfEmpty,
}

struct Fresh {
    source: String,
    records: Vec<FreshRecord>,
    communities: Vec<FreshCommunity>,
}

/// Brings the directory to what `feed` says of `source`: one transaction, and nothing at all on a fault. The same
/// feed a second time changes nothing but the time it was read.
///
/// # Errors
/// [`ImportError::Emptied`] if the source has shrunk to nothing, else the database's own fault.
pub fn import(
    store: &Store<Public>,
    feed: &Feed,
    source: &str,
    run: Run,
    now: Timestamp,
) -> Result<ImportReport, ImportError> {
    let fresh = Arc::new(fresh(feed, source)?);
    let records = fresh.records.len();
    let done = if run == Run::Dry {
        store
            .job("import")
            .read_now("try an import", |tx| decide(tx, &fresh, run))?
    } else {
        let fresh = Arc::clone(&fresh);
        store
            .job("import")
            .write_now("import a directory", move |tx| {
                let plan = decide(tx, &fresh, run)?;
                apply(tx, &fresh, &plan, now)?;
                Ok::<_, ImportError>(plan)
            })?
    };
    Ok(ImportReport {
        source: source.to_owned(),
        dry_run: run == Run::Dry,
        counts: done.counts,
        taken_over: done.taken_over,
        records,
        notes: feed.notes.clone(),
    })
}

fn fresh(feed: &Feed, source: &str) -> Result<Fresh, ImportError> {
    let mut records = Vec::new();
    for id in feed.services.keys() {
        if let Some(full) = feed.full_service(id) {
            records.push(record("service", id, &full)?);
        }
    }
    add(&mut records, "organization", &feed.organizations)?;
    add(&mut records, "location", &feed.locations)?;
    add(
        &mut records,
        "service_at_location",
        &feed.service_at_locations,
    )?;
    add(&mut records, "taxonomy", &feed.taxonomies)?;
    add(&mut records, "taxonomy_term", &feed.taxonomy_terms)?;
    let communities = feed
        .communities()
        .into_iter()
        .map(|c| FreshCommunity {
            id: c.id,
            slug: c.slug,
            name: c.name,
            assured: c.assured_date,
        })
        .collect();
    Ok(Fresh {
        source: source.to_owned(),
        records,
        communities,
    })
}

fn add<'a, R: Serialize + 'a>(
    records: &mut Vec<FreshRecord>,
    kind: &'static str,
    list: impl IntoIterator<Item = (&'a String, &'a R)>,
) -> Result<(), ImportError> {
    for (id, one) in list {
        records.push(record(kind, id, one)?);
    }
    Ok(())
}

fn record(kind: &'static str, id: &str, one: &impl Serialize) -> Result<FreshRecord, ImportError> {
    Ok(FreshRecord {
        kind,
        id: id.to_owned(),
        json: serde_json::to_string(one)?,
    })
}

fn decide(tx: &mut Tx<'_>, fresh: &Fresh, run: Run) -> Result<Plan, ImportError> {
    let records = tx.rows(sql::RECORDS, &[], |r| {
        Ok(KnownRecord {
            kind: r.get(0)?,
            id: r.get(1)?,
            source: r.get(2)?,
            json: r.get(3)?,
        })
    })?;
    let communities = tx.rows(sql::COMMUNITIES, &[], |r| {
        Ok(KnownCommunity {
            id: r.get(0)?,
            source: r.get(1)?,
            slug: r.get(2)?,
            name: r.get(3)?,
            assured: r.get::<Option<Date>>(4)?,
            hidden: r.get::<Option<i64>>(5)?.is_some(),
        })
    })?;
    let plan = plan(
        &fresh.source,
        &records,
        &communities,
        &fresh.records,
        &fresh.communities,
    );
    if fresh.communities.is_empty() && plan.had > 0 && run != Run::WriteEvenIfEmpty {
        return Err(ImportError::Emptied { had: plan.had });
    }
    Ok(plan)
}

fn apply(tx: &mut Tx<'_>, fresh: &Fresh, plan: &Plan, now: Timestamp) -> Result<(), StoreError> {
    let url = fresh
        .source
        .starts_with("http")
        .then(|| fresh.source.clone());
    tx.run(sql::PUT_PUBLISHER, &[&fresh.source, &url, &now])?;
    for record in plan
        .put_records
        .iter()
        .filter_map(|at| fresh.records.get(*at))
    {
        tx.run(
            sql::PUT_RECORD,
            &[&record.kind, &record.id, &fresh.source, &record.json],
        )?;
    }
    for (kind, id) in &plan.drop_records {
        tx.run(sql::DROP_RECORD, &[kind, id])?;
    }
    for one in &plan.put_communities {
        let key = sort_key(&one.name);
        tx.run(
            sql::PUT_COMMUNITY,
            &[
                &one.id,
                &fresh.source,
                &one.slug,
                &one.name,
                &key,
                &one.assured,
                &now,
            ],
        )?;
    }
    for id in &plan.changed {
        tx.run(sql::CHANGED_COMMUNITY, &[id, &now])?;
    }
    for id in &plan.hide {
        tx.run(sql::HIDE_COMMUNITY, &[id, &now])?;
    }
    let id = tx
        .row(sql::NEXT_RUN, &[], |r| r.get::<i64>(0))?
        .unwrap_or(1);
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    tx.run(
        sql::INSERT_RUN,
        &[
            &id,
            &fresh.source,
            &now,
            &count(plan.counts.added),
            &count(plan.counts.changed),
            &count(plan.counts.unchanged),
            &count(plan.counts.gone),
        ],
    )?;
    Ok(())
}
