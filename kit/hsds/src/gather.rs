//! Collects records from all files of a source: the fullest record of each id wins, and every difference is said.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::{
    Counted, Fault, FaultKind, Feed, Limits,
    check::{Spot, check, is_uuid, shortened},
    faults::Faults,
    record::{Holds, Record, Spec},
    records::{Location, Organization, Service, ServiceAtLocation, Taxonomy, TaxonomyTerm},
    sniff::PageOf,
};

/// How full a record is expected to be; a higher one wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    /// Nested in another record.
    Nested,
    /// On a list page, which holds summaries.
    Listed,
    /// On its own, or assembled from tables.
    Full,
}

/// Kinds of records that are found by id in a feed.
pub(crate) fn kinds() -> [&'static Spec; 6] {
    [
        Service::spec(),
        Organization::spec(),
        Location::spec(),
        ServiceAtLocation::spec(),
        TaxonomyTerm::spec(),
        Taxonomy::spec(),
    ]
}

struct Entry {
    map: Map<String, Value>,
    rank: Rank,
    file: String,
}

/// Everything read so far.
pub(crate) struct Gathering<'a> {
    pub(crate) limits: &'a Limits,
    pub(crate) faults: Faults,
    pub(crate) feed: Feed,
    pub(crate) pages: Vec<PageOf>,
    /// CSV tables by package (folder or tabular file).
    pub(crate) packages: BTreeMap<String, crate::tables::Package>,
    /// Tables that data packages name: file → (name in the standard, package).
    pub(crate) named_tables: BTreeMap<String, (String, String)>,
    records: u64,
    entries: BTreeMap<(&'static str, String), Entry>,
}

impl<'a> Gathering<'a> {
    pub(crate) fn new(limits: &'a Limits) -> Self {
        Self {
            limits,
            faults: Faults::at_most(limits.faults),
            feed: Feed::default(),
            pages: Vec::new(),
            packages: BTreeMap::new(),
            named_tables: BTreeMap::new(),
            records: 0,
            entries: BTreeMap::new(),
        }
    }

    pub(crate) fn fault(&mut self, file: &str, kind: FaultKind) {
        self.faults.push(Fault::of_file(file, kind));
    }

    /// Counts records; false once there are too many, after which nothing more is taken in.
    pub(crate) fn count(&mut self, file: &str, records: u64) -> bool {
        let limit = self.limits.records;
        let before = self.records;
        self.records = self.records.saturating_add(records);
        if self.records > limit && before <= limit {
            self.fault(
                file,
                FaultKind::TooMany {
                    what: Counted::Records,
                    limit,
                },
            );
        }
        self.records <= limit
    }

    /// How many records may still come.
    pub(crate) fn room(&self) -> u64 {
        self.limits.records.saturating_sub(self.records)
    }

    /// Ids of the services known so far, for asking after their full records.
    pub(crate) fn service_ids(&self) -> Vec<String> {
        let services = self
            .entries
            .keys()
            .filter(|(kind, _)| *kind == Service::spec().name);
        services
            .map(|(_, id)| id.clone())
            .filter(|id| is_uuid(id))
            .collect()
    }

    /// Checks a record that stands in a file and takes it in.
    pub(crate) fn record(
        &mut self,
        file: &str,
        spec: &'static Spec,
        rank: Rank,
        place: &str,
        map: Map<String, Value>,
    ) {
        let label = label(spec, &map, place);
        let spot = Spot {
            file,
            record: &label,
            line: None,
            table: false,
        };
        let room = self.room();
        let records = check(&map, spec, spot, &mut self.faults, room);
        if self.count(file, records) {
            self.take_in(file, spec, rank, map);
        }
    }

    /// Takes in a record whose parts have been checked.
    pub(crate) fn take_in(
        &mut self,
        file: &str,
        spec: &'static Spec,
        rank: Rank,
        mut map: Map<String, Value>,
    ) {
        trim_ids(spec, &mut map);
        self.nested(file, spec, &map);
        self.enter(file, spec, rank, map);
    }

    fn nested(&mut self, file: &str, spec: &'static Spec, map: &Map<String, Value>) {
        let own_id = id(map);
        for field in spec.fields {
            let (Holds::One(inner) | Holds::Many(inner)) = field.holds else {
                continue;
            };
            let inner = inner();
            let items = match map.get(field.name) {
                Some(Value::Object(item)) => vec![item],
                Some(Value::Array(list)) => list.iter().filter_map(Value::as_object).collect(),
                _ => continue,
            };
            for item in items {
                if let (Some(outer), Some(nested)) = (own_id, id(item)) {
                    self.relate(spec.name, outer, inner.name, nested);
                }
                self.nested(file, inner, item);
                if inner.found_by_id() {
                    self.enter(file, inner, Rank::Nested, item.clone());
                }
            }
        }
    }

    /// Who belongs to whom, where only the nesting says so.
    fn relate(&mut self, outer: &str, outer_id: &str, inner: &str, inner_id: &str) {
        let (map, key, value) = match (outer, inner) {
            ("organization", "service") => (&mut self.feed.owners, inner_id, outer_id),
            ("service", "organization") => (&mut self.feed.owners, outer_id, inner_id),
            ("service", "service_at_location") => (&mut self.feed.visits, inner_id, outer_id),
            ("service_at_location", "service") => (&mut self.feed.visits, outer_id, inner_id),
            _ => return,
        };
        map.entry(key.to_owned())
            .or_insert_with(|| value.to_owned());
    }

    fn enter(&mut self, file: &str, spec: &'static Spec, rank: Rank, map: Map<String, Value>) {
        // A record without an id has its fault already, and nothing could ask for it.
        let Some(id) = id(&map).map(str::to_owned) else {
            return;
        };
        let new = Entry {
            map,
            rank,
            file: file.to_owned(),
        };
        let key = (spec.name, id);
        let Some(old) = self.entries.remove(&key) else {
            self.entries.insert(key, new);
            return;
        };
        let (mut fuller, lesser) = if new.rank > old.rank {
            (new, old)
        } else {
            (old, new)
        };
        // One publisher's list or file must know each id once; two exports of the same directory may differ in age.
        let same_rank = fuller.rank == lesser.rank && rank != Rank::Nested;
        let twice = same_rank && (rank == Rank::Listed || fuller.file == lesser.file);
        for (field, value) in lesser.map {
            match fuller.map.get(&field) {
                None | Some(Value::Null) => {
                    fuller.map.insert(field, value);
                }
                Some(kept) if !plain(kept) || !plain(&value) || *kept == value => {}
                Some(_) => {
                    let kind = if twice {
                        FaultKind::SameIdTwice {
                            other: fuller.file.clone(),
                        }
                    } else {
                        FaultKind::Differs {
                            used: fuller.file.clone(),
                        }
                    };
                    self.faults.push(Fault {
                        severity: kind.severity(),
                        file: lesser.file.clone(),
                        record: Some(format!("{} {}", key.0, key.1)),
                        line: None,
                        field: Some(format!("/{}", shortened(&field))),
                        kind,
                    });
                }
            }
        }
        self.entries.insert(key, fuller);
    }

    /// The feed, or every fault.
    pub(crate) fn finish(mut self, source: &str) -> Result<Feed, Vec<Fault>> {
        for (name, package) in std::mem::take(&mut self.packages) {
            package.assemble(&name, &mut self);
        }
        self.whole_lists();
        for (file, (_, package)) in std::mem::take(&mut self.named_tables) {
            let path = file.rsplit(['/', '\\']).next().unwrap_or(&file);
            self.fault(
                &package,
                FaultKind::AbsentTable {
                    path: shortened(path),
                },
            );
        }
        let counted = u64::try_from(self.entries.len()).unwrap_or(u64::MAX);
        let services = self
            .entries
            .keys()
            .filter(|(kind, _)| *kind == Service::spec().name)
            .count();
        if counted == 0 && !self.faults.refuse() {
            self.fault(source, FaultKind::NoRecords);
        } else if services == 0 && counted > 0 {
            self.fault(source, FaultKind::NoServices);
        }
        let refused = self.faults.refuse();
        let faults = self.faults.in_order(source);
        if refused {
            return Err(faults);
        }
        let mut feed = self.feed;
        for ((kind, id), Entry { map, .. }) in self.entries {
            match kind {
                "service" => drop(feed.services.insert(id, Service::from_map(map))),
                "organization" => drop(feed.organizations.insert(id, Organization::from_map(map))),
                "location" => drop(feed.locations.insert(id, Location::from_map(map))),
                "service_at_location" => drop(
                    feed.service_at_locations
                        .insert(id, ServiceAtLocation::from_map(map)),
                ),
                "taxonomy" => drop(feed.taxonomies.insert(id, Taxonomy::from_map(map))),
                _ => drop(feed.taxonomy_terms.insert(id, TaxonomyTerm::from_map(map))),
            }
        }
        feed.notes = faults;
        Ok(feed)
    }

    /// Holds the pages of each list against what they say about the whole.
    fn whole_lists(&mut self) {
        let mut lists: BTreeMap<String, Vec<&PageOf>> = BTreeMap::new();
        for page in &self.pages {
            lists.entry(page.list.clone()).or_default().push(page);
        }
        let mut faults = Vec::new();
        for pages in lists.values() {
            let seen: BTreeSet<u64> = pages.iter().filter_map(|page| page.number).collect();
            let have = u64::try_from(seen.len()).unwrap_or(u64::MAX);
            let total_pages = pages
                .iter()
                .filter_map(|page| page.total_pages)
                .max()
                .unwrap_or(1);
            let counted: u64 = pages.iter().map(|page| page.items).sum();
            for page in pages {
                if have < total_pages {
                    let kind = FaultKind::OtherPages {
                        page: page.number.unwrap_or(1),
                        total: total_pages,
                    };
                    faults.push(Fault::of_file(&page.file, kind));
                } else if let Some(stated) = page.total_items.filter(|stated| *stated != counted) {
                    let mut fault =
                        Fault::of_file(&page.file, FaultKind::WrongTotal { stated, counted });
                    fault.field = Some("/total_items".to_owned());
                    faults.push(fault);
                }
            }
        }
        self.faults.extend(faults);
    }
}

fn plain(value: &Value) -> bool {
    !matches!(value, Value::Array(_) | Value::Object(_) | Value::Null)
}

/// The id of an object, unless it is empty or not text.
pub(crate) fn id(map: &Map<String, Value>) -> Option<&str> {
    map.get("id")
        .and_then(Value::as_str)
        .map(str::trim)
        .filter(|id| !id.is_empty())
}

/// Takes the spaces around ids away, in the record and all that is nested in it: a cell of a table often has one, and an
/// id with a space would be another id to whoever asks for it.
fn trim_ids(spec: &'static Spec, map: &mut Map<String, Value>) {
    for field in spec.fields {
        match (field.holds, map.get_mut(field.name)) {
            (Holds::Uuid, Some(Value::String(id))) if id.trim().len() < id.len() => {
                *id = id.trim().to_owned();
            }
            (Holds::One(inner), Some(Value::Object(item))) => trim_ids(inner(), item),
            (Holds::Many(inner), Some(Value::Array(items))) => {
                for item in items.iter_mut().filter_map(Value::as_object_mut) {
                    trim_ids(inner(), item);
                }
            }
            _ => {}
        }
    }
}

/// What faults call a record: its kind and id, else its kind and place.
pub(crate) fn label(spec: &Spec, map: &Map<String, Value>, place: &str) -> String {
    match id(map) {
        Some(id) => format!("{} {}", spec.name, shortened(id)),
        None if place.is_empty() => spec.name.to_owned(),
        None => format!("{} {place}", spec.name),
    }
}
