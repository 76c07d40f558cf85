//! A list of communities that somebody has in a spreadsheet becomes pages: first read and shown, then made (CV-12). What is made
//! is drafts; what stands here already is left alone.

mod act;
mod pages;
pub(crate) mod routes;
mod sql;

pub(crate) use pages::{number, samples};

use std::collections::{BTreeMap, BTreeSet};

use kit_hsds::Community;
use kit_intake::{Fault, Field, Giver, Limits, Mapping, Table, read_table};

use super::Listing;
use super::facts::{self, Amiss};
use super::from_feed;
use crate::people::CommunityId;

/// So much of a list is taken at once: an association has a dozen groups, a volunteer centre a hundred.
pub(crate) const LIMITS: Limits = Limits {
    bytes: 5 * 1024 * 1024,
    unpacked_bytes: 32 * 1024 * 1024,
    rows: 200,
    faults: 100,
};
/// Letters of the list as text: it travels in the form until it is taken.
pub(crate) const MOST_LETTERS: usize = 100_000;

/// One entry as it would be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) id: CommunityId,
    pub(crate) name: String,
    pub(crate) said: Vec<(&'static str, String)>,
    /// It stands here already, and is left alone.
    pub(crate) known: bool,
}

/// What is amiss with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// Of the list.
    List(Fault),
    /// Of what a page may say, with the line.
    Page(Option<u64>, Amiss),
}

/// A list as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Read {
    pub(crate) entries: Vec<Entry>,
    pub(crate) wrong: Vec<Wrong>,
    /// What was noticed and refuses nothing.
    pub(crate) notes: Vec<Fault>,
}

impl Read {
    /// How many pages it would make.
    pub(crate) fn fresh(&self) -> usize {
        self.entries.iter().filter(|one| !one.known).count()
    }
}

/// Reads a list whose columns are these, for an association that has these pages.
pub(crate) fn read(
    table: &Table,
    columns: &[Option<Field>],
    association: (&str, &str),
    pages: &[Listing],
) -> Read {
    let (id, name) = association;
    let giver = Giver {
        source: format!("association {id}"),
        organization: Some(name.to_owned()),
    };
    // Every page belongs to the association that brings the list, whoever the list says is behind it.
    let fields = columns
        .iter()
        .map(|field| field.filter(|field| *field != Field::Organization));
    let mapping = Mapping {
        in_order: Some(fields.collect()),
        ..Mapping::default()
    };
    let taken = match read_table(table.text.as_bytes(), &mapping, &giver, &LIMITS) {
        Ok(taken) => taken,
        Err(faults) => {
            return Read {
                wrong: faults.into_iter().map(Wrong::List).collect(),
                ..Read::default()
            };
        }
    };
    let mut names: BTreeSet<String> = pages
        .iter()
        .map(|page| kit_words::fold(page.facts.get("name")))
        .collect();
    let ids: BTreeSet<&str> = pages.iter().map(|page| page.id.as_str()).collect();
    let by_line: BTreeMap<(Option<u64>, String), Community> = taken
        .feed
        .communities()
        .into_iter()
        .map(|one| ((taken.lines.get(&one.id).copied(), one.id.clone()), one))
        .collect();
    let mut read = Read {
        notes: taken.notes,
        ..Read::default()
    };
    for ((line, _), community) in by_line {
        let Some(id) = CommunityId::from_text(&community.id) else {
            continue;
        };
        match facts::checked(from_feed::facts(&community, |day| day)) {
            Ok(said) => {
                let known = ids.contains(id.as_str());
                // The same name twice is one community, whether it stands here or farther up in the list.
                let is_new = names.insert(kit_words::fold(&community.name)) && !known;
                read.entries.push(Entry {
                    id,
                    name: community.name,
                    said,
                    known: !is_new,
                });
            }
            Err(amiss) => read.wrong.push(Wrong::Page(line, amiss)),
        }
    }
    read
}
