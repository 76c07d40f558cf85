//! From the tables to a directory in memory.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use engine_search::{Synonyms, Wish};
use jiff::Timestamp;
use jiff::civil::DateTime;
use kit_hsds::{Attribute, Community, Service};
use kit_store::{StoreError, Tx};

use super::gazetteer::Gazetteer;
use super::{Directory, Entry, Held, Keeping, categories, places, sql};
use crate::hsds::{Catalogue, Codes, mark_wishes};
use crate::{CrisisNumber, crisis};

/// The label of a page's address in the profile (docs/profile-first-time.md).
const SLUG: &str = "landgang.slug";

/// Our own list of everyday words, as shipped.
const SYNONYMS: &str = include_str!("../../../../data/synonyms.da.toml");

#[derive(serde::Deserialize)]
struct SynonymFile {
    /// What an everyday word means as a wish.
    words: BTreeMap<String, String>,
    /// Which words of an entry answer a word that somebody may ask with.
    alike: BTreeMap<String, Vec<String>>,
}

fn synonyms() -> Synonyms {
    // The file is part of the program and a test reads it whole; without it the search still finds words.
    let Ok(file) = toml::from_str::<SynonymFile>(SYNONYMS) else {
        return Synonyms::default();
    };
    let wishes = file.words.iter();
    let alike = file.alike.iter();
    Synonyms::new(wishes.filter_map(|(word, wish)| Some((word.as_str(), Wish::from_key(wish)?))))
        .alike(alike.flat_map(|(asked, answers)| {
            answers
                .iter()
                .map(|answer| (asked.as_str(), answer.as_str()))
        }))
}

/// The state of the tables.
pub(super) fn version(tx: &mut Tx<'_>) -> Result<i64, StoreError> {
    Ok(tx.row(sql::VERSION, &[], |r| r.get(0))?.unwrap_or(0))
}

/// Reads everything the pages need.
pub(crate) fn load(
    tx: &mut Tx<'_>,
    now: DateTime,
    keeping: &Keeping,
) -> Result<Directory, StoreError> {
    let version = version(tx)?;
    let mut services: BTreeMap<String, Service> = records(tx, sql::SERVICES)?;
    let mut organizations: BTreeMap<String, serde_json::Value> = records(tx, sql::ORGANIZATIONS)?;
    let codes = Codes {
        taxonomies: records(tx, sql::TAXONOMIES)?,
        terms: records(tx, sql::TERMS)?,
    };
    let withheld: Vec<String> = tx.rows(sql::WITHHELD, &[], |r| r.get(0))?;
    withdraw(&withheld, &mut services, &mut organizations);
    let shown = tx.rows(sql::SHOWN, &[], |r| {
        Ok(Shown {
            id: r.get(0)?,
            slug: r.get(1)?,
            source: r.get(2)?,
            added: r.get(3)?,
            changed: r.get(4)?,
        })
    })?;
    let gone = tx
        .rows(sql::GONE, &[], |r| Ok((r.get(0)?, r.get(1)?)))?
        .into_iter()
        .collect();
    let crisis = crisis::current(tx)?;
    Ok(Parts {
        services,
        organizations,
        codes,
        shown,
        gone,
        crisis,
        version,
        keeping: keeping.clone(),
    }
    .assemble(now))
}

/// Takes out whoever asked not to be shown, with the organisations that have nothing else here.
fn withdraw(
    withheld: &[String],
    services: &mut BTreeMap<String, Service>,
    organizations: &mut BTreeMap<String, serde_json::Value>,
) {
    let taken: Vec<Service> = withheld
        .iter()
        .filter_map(|id| services.remove(id))
        .collect();
    for owner in taken.iter().filter_map(|service| owner(service)) {
        if !services
            .values()
            .any(|other| self::owner(other) == Some(owner))
        {
            organizations.remove(owner);
        }
    }
}

fn owner(service: &Service) -> Option<&str> {
    let nested = service.organization.as_ref().map(|body| body.id.as_str());
    nested.or(service.organization_id.as_deref())
}

/// One community that is shown, as the tables know it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shown {
    pub(crate) id: String,
    /// Its page address.
    pub(crate) slug: String,
    /// Where it was read from.
    pub(crate) source: String,
    /// When it came, and when it last said something else than before.
    pub(crate) added: Option<Timestamp>,
    pub(crate) changed: Option<Timestamp>,
}

/// What a directory is made of.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    /// Every service by id, with what it nests.
    pub(crate) services: BTreeMap<String, Service>,
    pub(crate) organizations: BTreeMap<String, serde_json::Value>,
    /// Lists of codes that were read for themselves.
    pub(crate) codes: Codes,
    /// Those that are shown, in their order.
    pub(crate) shown: Vec<Shown>,
    /// Page address and name of those that no longer are; no name of whoever asked not to be shown.
    pub(crate) gone: HashMap<String, Option<String>>,
    pub(crate) crisis: Vec<CrisisNumber>,
    pub(crate) version: i64,
    pub(crate) keeping: Keeping,
}

impl Parts {
    /// The directory as it stands at `now`.
    pub(crate) fn assemble(mut self, now: DateTime) -> Directory {
        let mut entries = Vec::with_capacity(self.shown.len());
        for shown in self.shown {
            if let Some(service) = self.services.get_mut(&shown.id)
                && let Some(mut community) = Community::of(service)
            {
                if community.wishes.is_empty() {
                    community.wishes = categories::wishes(service);
                }
                if community.slug != shown.slug {
                    publish_slug(service, &shown.slug);
                    community.slug = shown.slug;
                }
                if let (None, Some(house)) = (&community.correct, &self.keeping.corrections) {
                    community.correct = Some(format!("{house}/ret/side/{}", community.slug));
                }
                entries.push(Entry {
                    community: Arc::new(community),
                    source: shown.source,
                    added: shown.added,
                    changed: shown.changed,
                });
            }
        }
        let services = self.services.into_iter().map(|(id, mut service)| {
            mark_wishes(&mut service);
            (id, Arc::new(service))
        });
        let services = services.collect();
        Directory::at(
            Arc::new(Held {
                catalogue: Catalogue::of(&services, &self.organizations, &self.codes),
                services,
                by_id: index(&entries, |c| &c.id),
                by_slug: index(&entries, |c| &c.slug),
                gone: self.gone,
                crisis: self.crisis,
                towns: Gazetteer::of(entries.iter().map(|entry| &*entry.community)),
                version: self.version,
                keeping: self.keeping,
                twins: OnceLock::new(),
                people: OnceLock::new(),
                entries,
            }),
            now,
        )
    }
}

/// The search over these communities as they stand at `now`.
pub(super) fn search(communities: &[Arc<Community>], now: DateTime) -> engine_search::Directory {
    let places = communities
        .iter()
        .map(|community| places::place(community, now))
        .collect();
    engine_search::Directory::new(places, synonyms())
}

/// Records by id.
fn records<T: serde::de::DeserializeOwned>(
    tx: &mut Tx<'_>,
    sql: &'static str,
) -> Result<BTreeMap<String, T>, StoreError> {
    let read = tx.rows(sql, &[], |r| Ok((r.get(0)?, parsed(&r.get::<String>(1)?)?)))?;
    Ok(read.into_iter().collect())
}

fn parsed<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, StoreError> {
    match serde_json::from_str(json) {
        Ok(record) => Ok(record),
        // The reason would hold a piece of the record; which record it was is found by the doctor.
        Err(_) => Err(StoreError::Broken(
            "a record of the directory is no JSON record",
        )),
    }
}

fn index(entries: &[Entry], key: fn(&Community) -> &String) -> HashMap<String, usize> {
    entries
        .iter()
        .enumerate()
        .map(|(at, entry)| (key(&entry.community).clone(), at))
        .collect()
}

/// The published record carries the address that this directory has given, so that a copy elsewhere prints the same
/// leaflet.
fn publish_slug(service: &mut Service, slug: &str) {
    let known = service
        .attributes
        .iter_mut()
        .find(|a| a.label.as_deref() == Some(SLUG));
    if let Some(attribute) = known {
        attribute.value = Some(slug.to_owned());
        return;
    }
    service.attributes.push(Attribute {
        id: service.id.clone(),
        label: Some(SLUG.to_owned()),
        value: Some(slug.to_owned()),
        ..Attribute::default()
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// BR-1: every shipped word means a wish that exists.
    #[test]
    fn every_shipped_everyday_word_is_understood() {
        let file: SynonymFile = toml::from_str(SYNONYMS).expect("the list reads");
        assert!(file.words.len() > 100);
        for (word, wish) in &file.words {
            assert!(Wish::from_key(wish).is_some(), "{word} = {wish}");
        }
    }
}
