//! Harvests a paged HSDS API. A server that stalls, repeats itself or never ends is bounded by [`Limits`](crate::Limits).

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use url::Url;

use crate::{Counted, Fault, FaultKind, Progress, Severity, files::Reading, sniff::Form};

/// Failing answers in a row after which the rest is not asked for: the server is down.
const PATIENCE: u32 = 3;
/// Lists beside `/services` that a directory may have; the standard requires none of them.
const OTHER_LISTS: [&str; 4] = [
    "organizations",
    "service_at_locations",
    "taxonomies",
    "taxonomy_terms",
];

/// One harvest.
pub(crate) struct Harvest<'a, 'b, 'c> {
    reading: &'c mut Reading<'a, 'b>,
    agent: ureq::Agent,
    begun: Instant,
    failures: u32,
}

/// An answer that may be used.
enum Answer {
    Bytes(Vec<u8>),
    Status(u16),
    /// The fault has been listed.
    Failed,
}

impl<'a, 'b, 'c> Harvest<'a, 'b, 'c> {
    pub(crate) fn new(reading: &'c mut Reading<'a, 'b>) -> Self {
        let limits = reading.gathering.limits;
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(limits.request_time))
            .max_redirects(limits.redirects)
            .http_status_as_error(false)
            .user_agent(concat!("landgang/", env!("CARGO_PKG_VERSION")))
            .build();
        Self {
            reading,
            agent: config.new_agent(),
            begun: Instant::now(),
            failures: 0,
        }
    }

    /// Reads what the address leads to: a whole directory, one of its lists, or one document.
    pub(crate) fn run(&mut self, address: &Url) {
        let form = match self.ask(address) {
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
            let mut address = list.clone();
            let kept: Vec<(String, String)> = list
                .query_pairs()
                .filter(|(name, _)| name != "page")
                .map(|(name, value)| (name.into_owned(), value.into_owned()))
                .collect();
            address
                .query_pairs_mut()
                .clear()
                .extend_pairs(kept)
                .append_pair("page", &number.to_string());
            if !self.in_time(address.as_str()) {
                return;
            }
            let form = match self.ask(&address) {
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
        for id in self.reading.gathering.service_ids() {
            let address = below(services, &id);
            if self.failures >= PATIENCE || !self.in_time(address.as_str()) {
                return;
            }
            match self.ask(&address) {
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
        let mut parts = address
            .path_segments()
            .into_iter()
            .flatten()
            .rev()
            .filter(|part| !part.is_empty());
        let last = parts.next().unwrap_or_default();
        // `/services/{id}`: the list names the kind.
        let hint = if crate::check::is_uuid(last) {
            parts.next().unwrap_or_default()
        } else {
            last
        };
        Some(gathering.document(address.as_str(), hint, value))
    }

    fn in_time(&mut self, file: &str) -> bool {
        let limit = self.reading.gathering.limits.harvest_time;
        let over = self.begun.elapsed() >= limit;
        if over {
            self.reading.gathering.fault(
                file,
                FaultKind::Slow {
                    seconds: limit.as_secs(),
                },
            );
        }
        !over
    }

    fn ask(&mut self, address: &Url) -> Answer {
        let limit_bytes = self.reading.room();
        let asked = self
            .agent
            .get(address.as_str())
            .header("accept", "application/json")
            .call();
        let read = asked.and_then(|mut answer| {
            let status = answer.status().as_u16();
            if !(200..300).contains(&status) {
                return Ok(Answer::Status(status));
            }
            answer
                .body_mut()
                .with_config()
                .limit(limit_bytes)
                .read_to_vec()
                .map(Answer::Bytes)
        });
        let answer = read.unwrap_or_else(|error| {
            let kind = fault_of(
                &error,
                limit_bytes,
                self.reading.gathering.limits.request_time,
            );
            self.reading.gathering.fault(address.as_str(), kind);
            Answer::Failed
        });
        self.failures = if matches!(answer, Answer::Failed) {
            self.failures + 1
        } else {
            0
        };
        self.reading.files += 1;
        if let Answer::Bytes(bytes) = &answer {
            self.reading.bytes = self
                .reading
                .bytes
                .saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        }
        (self.reading.progress)(&Progress {
            files: self.reading.files,
            latest: address.to_string(),
        });
        answer
    }
}

fn fault_of(error: &ureq::Error, limit_bytes: u64, request_time: Duration) -> FaultKind {
    match error {
        ureq::Error::Timeout(_) => FaultKind::Slow {
            seconds: request_time.as_secs().max(1),
        },
        ureq::Error::BodyExceedsLimit(_) => FaultKind::TooLarge { limit_bytes },
        // A body that is read in pieces reports the same two through the reader.
        ureq::Error::Io(inner) if inner.kind() == std::io::ErrorKind::TimedOut => FaultKind::Slow {
            seconds: request_time.as_secs().max(1),
        },
        other => FaultKind::Unreachable {
            reason: other.to_string(),
        },
    }
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
