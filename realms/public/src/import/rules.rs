//! What an import would change, worked out before anything is written.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::report::Counts;

/// A record as the directory has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KnownRecord {
    pub(crate) kind: String,
    pub(crate) id: String,
    pub(crate) source: String,
    pub(crate) json: String,
}

/// A record as the feed has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FreshRecord {
    pub(crate) kind: &'static str,
    pub(crate) id: String,
    pub(crate) json: String,
}

/// A community as the directory has it; a hidden one keeps its address, since it may stand on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KnownCommunity {
    pub(crate) id: String,
    pub(crate) source: String,
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) assured: Option<Date>,
    pub(crate) hidden: bool,
}

/// A community as the feed has it, with the address it would like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FreshCommunity {
    pub(crate) id: String,
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) assured: Option<Date>,
}

/// Everything an import changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Plan {
    /// Positions of fresh records to write.
    pub(crate) put_records: Vec<usize>,
    /// Kind and id of records that the source no longer has.
    pub(crate) drop_records: Vec<(String, String)>,
    /// Communities to write, with the address each gets.
    pub(crate) put_communities: Vec<FreshCommunity>,
    /// Ids of communities to hide.
    pub(crate) hide: Vec<String>,
    /// Communities, counted.
    pub(crate) counts: Counts,
    /// How many visible communities the source had before.
    pub(crate) had: usize,
    /// Communities that another source brought before.
    pub(crate) taken_over: usize,
}

/// Compares what is known with what is fresh.
///
/// A record belongs to the source that was read last: a directory that is read as a file today and from its address
/// tomorrow must not stop at its own ids.
pub(crate) fn plan(
    source: &str,
    known_records: &[KnownRecord],
    known: &[KnownCommunity],
    records: &[FreshRecord],
    communities: &[FreshCommunity],
) -> Plan {
    let mut plan = Plan::default();
    let before: BTreeMap<(&str, &str), &KnownRecord> = known_records
        .iter()
        .map(|r| ((r.kind.as_str(), r.id.as_str()), r))
        .collect();
    let mut changed = BTreeSet::new();
    for (at, fresh) in records.iter().enumerate() {
        match before.get(&(fresh.kind, fresh.id.as_str())) {
            Some(old) if old.json == fresh.json && old.source == source => {}
            old => {
                plan.put_records.push(at);
                if fresh.kind == "service" && old.is_some_and(|old| old.json != fresh.json) {
                    changed.insert(fresh.id.as_str());
                }
            }
        }
    }
    let still: BTreeSet<(&str, &str)> = records.iter().map(|r| (r.kind, r.id.as_str())).collect();
    plan.drop_records = known_records
        .iter()
        .filter(|r| r.source == source && !still.contains(&(r.kind.as_str(), r.id.as_str())))
        .map(|r| (r.kind.clone(), r.id.clone()))
        .collect();
    plan_communities(source, known, communities, &changed, &mut plan);
    plan
}

fn plan_communities(
    source: &str,
    known: &[KnownCommunity],
    fresh: &[FreshCommunity],
    changed: &BTreeSet<&str>,
    plan: &mut Plan,
) {
    let before: BTreeMap<&str, &KnownCommunity> =
        known.iter().map(|c| (c.id.as_str(), c)).collect();
    let mut taken: BTreeSet<String> = known.iter().map(|c| c.slug.clone()).collect();
    for one in fresh {
        match before.get(one.id.as_str()) {
            None => {
                let slug = free(&one.slug, &mut taken);
                plan.counts.added += 1;
                plan.put_communities.push(FreshCommunity {
                    slug,
                    ..one.clone()
                });
            }
            Some(old) => {
                if old.source != source {
                    plan.taken_over += 1;
                }
                let same = old.name == one.name && old.assured == one.assured;
                if old.hidden {
                    plan.counts.added += 1;
                } else if changed.contains(one.id.as_str()) || !same {
                    plan.counts.changed += 1;
                } else {
                    plan.counts.unchanged += 1;
                }
                if old.hidden || !same || old.source != source {
                    plan.put_communities.push(FreshCommunity {
                        slug: old.slug.clone(),
                        ..one.clone()
                    });
                }
            }
        }
    }
    let now: BTreeSet<&str> = fresh.iter().map(|c| c.id.as_str()).collect();
    let own = || known.iter().filter(|c| c.source == source && !c.hidden);
    plan.had = own().count();
    plan.hide = own()
        .filter(|c| !now.contains(c.id.as_str()))
        .map(|c| c.id.clone())
        .collect();
    plan.counts.gone = plan.hide.len();
}

/// The wanted address, or the first free one with a number.
fn free(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    let mut slug = wanted.to_owned();
    let mut number = 1_u32;
    while !taken.insert(slug.clone()) {
        number += 1;
        slug = format!("{wanted}-{number}");
    }
    slug
}
