//! Harvests a paged HSDS API. A server that stalls, repeats itself or never ends is bounded by [`Limits`](crate::Limits).

mod ask;
mod kept;
mod reach;
mod walk;

use std::{collections::BTreeMap, time::Duration};

use url::Url;

use crate::{Fault, FaultKind, Feed, Limits, Progress, files::Reading, gather::Gathering};
use ask::{Asker, Came};
pub use kept::Kept;
use kept::{Ending, KeptAnswer};

/// How another directory is asked over the network.
#[derive(Debug, Default)]
pub struct Manner {
    /// Asks machines of private networks too. Without it every such address is refused, at redirects as well.
    pub private_network: bool,
    /// Waits so long before each question.
    pub pause: Duration,
    /// Where the other side can read who asks.
    pub contact: Option<String>,
    /// What earlier harvests were answered; what has not changed is not asked for again.
    pub kept: Option<Kept>,
    /// Asks for what has changed since the lists were last walked (`modified_after`), where that was within a day.
    pub changes_only: bool,
}

/// Reads a whole directory over the network, as [`crate::read`] does. With `kept`, a harvest that was cut off goes on where it
/// stopped, and only what has changed is asked for.
///
/// # Errors
/// The full list of faults, errors first, when one of them is an error.
pub fn harvest(
    address: &Url,
    limits: &Limits,
    manner: Manner,
    progress: &mut dyn FnMut(&Progress),
) -> Result<Feed, Vec<Fault>> {
    let mut gathering = Gathering::new(limits);
    let mut reading = Reading {
        gathering: &mut gathering,
        progress,
        files: 0,
        bytes: 0,
    };
    let asker = Asker::new(address, limits, &manner);
    let mut harvest = Harvest {
        reading: &mut reading,
        asker,
        kept: manner.kept,
        changes_only: manner.changes_only,
        caught: false,
        stamps: BTreeMap::new(),
        of: None,
        failures: 0,
        cut_off: false,
    };
    harvest.run(address);
    let (kept, cut_off, caught) = (harvest.kept, harvest.cut_off, harvest.caught);
    let read = gathering.finish(address.as_str());
    if let Some(kept) = kept {
        kept.end(match (&read, caught) {
            (Ok(_), true) => Ending::Caught,
            (Ok(_), false) => Ending::Walked,
            (Err(_), _) if cut_off => Ending::CutOff,
            (Err(_), _) => Ending::Refused,
        });
    }
    read
}

/// One harvest.
struct Harvest<'a, 'b, 'c> {
    reading: &'c mut Reading<'a, 'b>,
    asker: Asker,
    kept: Option<Kept>,
    changes_only: bool,
    /// Whether only changes were asked for.
    caught: bool,
    /// When each service last changed, as the lists say.
    stamps: BTreeMap<String, String>,
    /// How many answers there will be, once that can be said.
    of: Option<u64>,
    failures: u32,
    cut_off: bool,
}

/// An answer that may be used.
enum Answer {
    Bytes(Vec<u8>),
    Status(u16),
    /// The fault has been listed.
    Failed,
}

/// How far what is kept goes for an answer.
#[derive(Clone, Copy)]
enum Trust<'t> {
    /// The server is asked whether it still holds.
    Ask,
    /// It holds if its list said the same of it then.
    Stamp(Option<&'t str>),
    /// It holds.
    Keep,
}

impl Harvest<'_, '_, '_> {
    fn in_time(&mut self, file: &str) -> bool {
        let limits = self.reading.gathering.limits;
        let over = !self.asker.in_time();
        if over {
            self.cut_off = true;
            self.reading.gathering.fault(
                file,
                FaultKind::Slow {
                    seconds: limits.harvest_time.as_secs(),
                },
            );
        }
        !over
    }

    fn ask(&mut self, address: &Url, trust: Trust<'_>) -> Answer {
        let known = self
            .kept
            .as_mut()
            .and_then(|kept| kept.get(address.as_str()));
        let answer = match known {
            Some(known) if self.holds(&known, trust) => Answer::Bytes(known.body.into_bytes()),
            // The walk found no such list; the next walk asks again.
            None if matches!(trust, Trust::Keep) => Answer::Status(404),
            known => self.ask_server(address, trust, known),
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
            of: self.of.filter(|of| *of >= self.reading.files),
            latest: address.to_string(),
        });
        answer
    }

    fn holds(&self, known: &KeptAnswer, trust: Trust<'_>) -> bool {
        match (trust, &self.kept) {
            (Trust::Keep, _) => true,
            (Trust::Stamp(stamp), Some(kept)) => kept.holds(known, stamp),
            (Trust::Stamp(_), None) | (Trust::Ask, _) => false,
        }
    }

    fn ask_server(&mut self, address: &Url, trust: Trust<'_>, known: Option<KeptAnswer>) -> Answer {
        let marks = known
            .as_ref()
            .map(|known| (known.etag.clone(), known.modified.clone()))
            .unwrap_or_default();
        let stamp = match trust {
            Trust::Stamp(stamp) => stamp,
            Trust::Ask | Trust::Keep => None,
        };
        let came = self.asker.ask(address, &marks, self.reading.room());
        let (bytes, marks) = match (came, known) {
            (Came::Bytes(bytes, marks), _) => (bytes, marks),
            (Came::Same, Some(known)) => (known.body.into_bytes(), marks),
            // "Not modified" to somebody who has nothing.
            (Came::Same, None) => return self.status(304),
            (Came::Status(status), _) => return self.status(status),
            (Came::Fault(kind), _) => {
                self.failures += 1;
                self.cut_off |=
                    matches!(kind, FaultKind::Slow { .. } | FaultKind::Unreachable { .. });
                self.reading.gathering.fault(address.as_str(), kind);
                return Answer::Failed;
            }
        };
        self.failures = 0;
        if let Some(kept) = &mut self.kept {
            kept.put(address.as_str(), marks, stamp, &bytes);
        }
        Answer::Bytes(bytes)
    }

    fn status(&mut self, status: u16) -> Answer {
        self.failures = 0;
        self.cut_off |= status >= 500 || status == 429;
        Answer::Status(status)
    }
}
