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
    /// Ids of communities that say something else than before.
    pub(crate) changed: Vec<String>,
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
                    plan.changed.push(one.id.clone());
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fresh(id: u8, slug: u8) -> FreshCommunity {
        FreshCommunity {
            id: format!("id-{id}"),
            slug: format!("slug-{slug}"),
            name: format!("name {slug}"),
            assured: None,
        }
    }

    /// The directory after a plan, as the store's statements leave it.
    fn after(source: &str, mut known: Vec<KnownCommunity>, plan: &Plan) -> Vec<KnownCommunity> {
        for put in &plan.put_communities {
            let slug = known
                .iter()
                .find(|one| one.id == put.id)
                .map_or_else(|| put.slug.clone(), |one| one.slug.clone());
            known.retain(|one| one.id != put.id);
            known.push(KnownCommunity {
                id: put.id.clone(),
                source: source.to_owned(),
                slug,
                name: put.name.clone(),
                assured: put.assured,
                hidden: false,
            });
        }
        for one in known.iter_mut().filter(|one| plan.hide.contains(&one.id)) {
            one.hidden = true;
        }
        known
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever is imported in whatever order: no two communities share an address, none ever changes its own,
        /// every fresh one is shown, and the same again changes nothing.
        #[test]
        fn an_address_belongs_to_one_community_for_ever(
            imports in proptest::collection::vec(
                (0..2_u8, proptest::collection::btree_map(0..8_u8, 0..4_u8, 0..8)), 1..8),
        ) {
            let mut known: Vec<KnownCommunity> = Vec::new();
            for (source, services) in imports {
                let source = format!("source-{source}");
                let list: Vec<FreshCommunity> = services.iter().map(|(id, slug)| fresh(*id, *slug)).collect();
                let before = known.clone();
                let first = plan(&source, &[], &known, &[], &list);
                known = after(&source, known, &first);
                let slugs: BTreeSet<&str> = known.iter().map(|one| one.slug.as_str()).collect();
                prop_assert_eq!(slugs.len(), known.len());
                for old in &before {
                    prop_assert!(known.iter().any(|one| one.id == old.id && one.slug == old.slug));
                }
                for one in &list {
                    prop_assert!(known.iter().any(|k| k.id == one.id && !k.hidden));
                }
                let again = plan(&source, &[], &known, &[], &list);
                prop_assert!(again.put_communities.is_empty() && again.hide.is_empty());
                prop_assert_eq!(again.counts.unchanged, list.len());
            }
        }
    }
}
