//! The walk through a directory: its front page, its lists, each service in full; or what has changed alone.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde_json::Value;
use url::Url;

use super::{Answer, Harvest, Kept, Trust};
use crate::{Counted, Fault, FaultKind, Severity, check::is_uuid, sniff::Form};

/// Failing answers in a row after which the rest is not asked for: the server is down.
const PATIENCE: u32 = 3;
/// Lists beside `/services` that a directory may have; the standard requires none of them.
const OTHER_LISTS: [&str; 4] = [
    "organizations",
    "service_at_locations",
    "taxonomies",
    "taxonomy_terms",
];

impl Harvest<'_, '_, '_> {
    /// Reads what the address leads to: a whole directory, one of its lists, or one document.
    pub(super) fn run(&mut self, address: &Url) {
        let form = match self.ask(address, Trust::Ask) {
            Answer::Bytes(bytes) => self.document(address, &bytes),
            // Some servers have no front page. The standard requires one, the records do not.
            Answer::Status(status @ (404 | 405)) => {
                let kind = FaultKind::Status { status };
                let fault = Fault {
                    severity: Severity::Note,
                    ..Fault::of_file(address.as_str(), kind)
                };
                self.reading.gathering.faults.push(fault);
                Some(Form::Front)
            }
            Answer::Status(status) => {
                return self
                    .reading
                    .gathering
                    .fault(address.as_str(), FaultKind::Status { status });
            }
            Answer::Failed => return,
        };
        match form {
            Some(Form::Front) => {
                let services = below(address, "services");
                self.caught = self.changes_only && self.changes(&services);
                self.list(&services, true);
                self.full_services(&services);
                for name in OTHER_LISTS {
                    self.list(&below(address, name), false);
                }
            }
            Some(Form::Page(page, _)) if page.list == "service" => {
                self.list(address, true);
                self.full_services(address);
            }
            Some(Form::Page(..)) => self.list(address, true),
            Some(Form::Other) | None => {}
        }
    }

    fn list(&mut self, list: &Url, required: bool) {
        let mut seen = BTreeSet::new();
        let limit = self.reading.gathering.limits.pages;
        for number in 1..=limit {
            let address = page_of(list, number);
            if !self.in_time(address.as_str()) {
                return;
            }
            let trust = if self.caught { Trust::Keep } else { Trust::Ask };
            let form = match self.ask(&address, trust) {
                Answer::Bytes(bytes) => self.document(&address, &bytes),
                Answer::Status(404 | 405 | 501) if !required => return,
                Answer::Status(status) => {
                    return self
                        .reading
                        .gathering
                        .fault(address.as_str(), FaultKind::Status { status });
                }
                Answer::Failed => return,
            };
            // A bare array is the whole list; what is no list at all has its fault already.
            let Some(Form::Page(page, ids)) = form else {
                return;
            };
            let new = ids.into_iter().filter(|id| seen.insert(id.clone())).count();
            let done = page.total_pages.is_some_and(|total| number >= total);
            if page.items == 0 || page.last == Some(true) || done {
                return;
            }
            if new == 0 {
                return self
                    .reading
                    .gathering
                    .fault(address.as_str(), FaultKind::Endless);
            }
        }
        self.reading.gathering.fault(
            list.as_str(),
            FaultKind::TooMany {
                what: Counted::Pages,
                limit,
            },
        );
    }

    fn full_services(&mut self, services: &Url) {
        let mut ids: BTreeSet<String> = self.reading.gathering.service_ids().into_iter().collect();
        // Those that came since the lists were walked.
        ids.extend(self.stamps.keys().filter(|id| is_uuid(id)).cloned());
        let more = u64::try_from(ids.len() + OTHER_LISTS.len()).unwrap_or(u64::MAX);
        self.of = Some(self.reading.files.saturating_add(more));
        for id in ids {
            let address = below(services, &id);
            if self.failures >= PATIENCE || !self.in_time(address.as_str()) {
                return;
            }
            let stamp = self.stamps.get(&id).cloned();
            match self.ask(&address, Trust::Stamp(stamp.as_deref())) {
                Answer::Bytes(bytes) => drop(self.document(&address, &bytes)),
                Answer::Status(status) => {
                    // Taken down since the list was made: its summary is still right enough to note, not to refuse.
                    let severity = if matches!(status, 404 | 410) {
                        Severity::Note
                    } else {
                        Severity::Error
                    };
                    let fault = Fault::of_file(address.as_str(), FaultKind::Status { status });
                    self.reading
                        .gathering
                        .faults
                        .push(Fault { severity, ..fault });
                }
                Answer::Failed => {}
            }
        }
    }

    fn document(&mut self, address: &Url, bytes: &[u8]) -> Option<Form> {
        let gathering = &mut *self.reading.gathering;
        let value = gathering.json(address.as_str(), bytes)?;
        for (id, stamp) in stamps(&value) {
            self.stamps.entry(id).or_insert(stamp);
        }
        let mut parts = address
            .path_segments()
            .into_iter()
            .flatten()
            .rev()
            .filter(|part| !part.is_empty());
        let last = parts.next().unwrap_or_default();
        // `/services/{id}`: the list names the kind.
        let hint = if is_uuid(last) {
            parts.next().unwrap_or_default()
        } else {
            last
        };
        Some(gathering.document(address.as_str(), hint, value))
    }

    /// Reads what the server names as changed since the lists were last walked; false if it cannot say, or it is time to walk
    /// them again. The lists themselves are then as they were kept.
    fn changes(&mut self, services: &Url) -> bool {
        let Some(since) = self.kept.as_ref().and_then(Kept::changes_since) else {
            return false;
        };
        let mut list = services.clone();
        list.query_pairs_mut()
            .append_pair("modified_after", &whole_second(since));
        let mut found = BTreeMap::new();
        for number in 1..=self.reading.gathering.limits.pages {
            let address = page_of(&list, number);
            if !self.in_time(address.as_str()) {
                return false;
            }
            let Answer::Bytes(bytes) = self.ask(&address, Trust::Ask) else {
                return false;
            };
            let Ok(page) = serde_json::from_slice::<Value>(&bytes) else {
                return false;
            };
            let on_page: Vec<(String, String)> = stamps(&page).collect();
            let items = page.get("contents").and_then(Value::as_array);
            // A server that does not say when each has changed cannot be believed in what has not.
            let Some(items) = items.filter(|items| items.len() == on_page.len()) else {
                return false;
            };
            let last = page.get("last_page").and_then(Value::as_bool) != Some(false);
            let before = found.len();
            let none = items.is_empty();
            found.extend(on_page);
            if last || none {
                self.stamps = found;
                return true;
            }
            if found.len() == before {
                return false;
            }
        }
        false
    }
}

/// Ids and moments of change in a page of a list.
fn stamps(page: &Value) -> impl Iterator<Item = (String, String)> {
    let items = page.get("contents").and_then(Value::as_array);
    let text = |item: &Value, field| item.get(field).and_then(Value::as_str).map(str::to_owned);
    items
        .into_iter()
        .flatten()
        .filter_map(move |item| text(item, "id").zip(text(item, "last_modified")))
}

/// A moment as others' filters take it; fractions of a second trip some of them.
fn whole_second(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// One page of a list.
fn page_of(list: &Url, number: u64) -> Url {
    let mut address = list.clone();
    let others: Vec<(String, String)> = list
        .query_pairs()
        .filter(|(name, _)| name != "page")
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    address
        .query_pairs_mut()
        .clear()
        .extend_pairs(others)
        .append_pair("page", &number.to_string());
    address
}

/// An address one step below another, whatever slash or question the first one ends with.
fn below(address: &Url, name: &str) -> Url {
    let mut below = address.clone();
    below.set_query(None);
    below.set_fragment(None);
    if let Ok(mut path) = below.path_segments_mut() {
        path.pop_if_empty().push(name);
    }
    below
}
