//! What earlier harvests of one address were answered: a folder with a file for each answer, so that what has not changed is not
//! asked for again, and a harvest that was cut off goes on where it stopped.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use url::Url;

/// How long a cut-off harvest can be gone on with: later on its first half is too old for its second.
const GOES_ON: Duration = Duration::from_hours(6);
/// How long a record whose list says that it has not changed is believed, before the server is asked whether that is so.
const BELIEVED: Duration = Duration::from_hours(7 * 24);
/// How long a walk through the whole lists holds: only such a walk sees what has gone.
const WALK_HOLDS: Duration = Duration::from_hours(24);
/// Clocks of two machines may differ by so much.
const CLOCKS_DIFFER: Duration = Duration::from_hours(1);
/// With more bytes than these all is thrown away: a server whose answers never come to an end must not fill the disk.
const MOST_BYTES: u64 = 512 * 1024 * 1024;
const STATE: &str = "state";

/// Answers of one address, kept in a folder of their own.
#[derive(Debug)]
pub struct Kept {
    folder: PathBuf,
    now: Timestamp,
    state: State,
    /// Files that this harvest used.
    used: BTreeSet<String>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptAnswer {
    pub(super) address: String,
    /// The server's own marks of this state (RFC 9110 §8.8), to ask with.
    pub(super) etag: Option<String>,
    pub(super) modified: Option<String>,
    /// When the record had last changed, as its list said.
    pub(super) stamp: Option<String>,
    at: Timestamp,
    pub(super) body: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct State {
    /// When a harvest began that has not ended.
    began: Option<Timestamp>,
    /// When the lists were last walked whole, if what came was good.
    walked: Option<Timestamp>,
}

/// How a harvest ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// All lists were read, and all was well.
    Walked,
    /// What the server named as changed was read, and all was well.
    Caught,
    /// Cut off: a server that did not answer, or the time was up.
    CutOff,
    /// The server answered, and what it said was refused.
    Refused,
}

impl Kept {
    /// Opens what is kept of `address` within `folder`, and makes a place for it where there is none.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn open(folder: &Path, address: &Url, now: Timestamp) -> io::Result<Self> {
        let folder = folder.join(name(address.as_str()));
        if bytes_in(&folder) > MOST_BYTES {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        let state: State = read(&folder.join(STATE)).unwrap_or_default();
        let goes_on = state.began.filter(|at| within(*at, now, GOES_ON));
        let state = State {
            began: Some(goes_on.unwrap_or(now)),
            ..state
        };
        let kept = Self {
            folder,
            now,
            state,
            used: BTreeSet::new(),
        };
        kept.write_state()?;
        Ok(kept)
    }

    /// Since when to ask for changes alone: none if it is time to walk the lists again.
    pub(super) fn changes_since(&self) -> Option<Timestamp> {
        let walked = self
            .state
            .walked
            .filter(|at| within(*at, self.now, WALK_HOLDS))?;
        walked.checked_sub(CLOCKS_DIFFER).ok()
    }

    pub(super) fn get(&mut self, address: &str) -> Option<KeptAnswer> {
        let name = name(address);
        let kept: KeptAnswer = read(&self.folder.join(&name))?;
        self.used.insert(name);
        (kept.address == address).then_some(kept)
    }

    /// Whether an answer need not be asked for again, where its list says `stamp` of it.
    pub(super) fn holds(&self, kept: &KeptAnswer, stamp: Option<&str>) -> bool {
        let of_this_harvest = self.state.began.is_some_and(|began| kept.at >= began);
        if kept.stamp.as_deref() != stamp {
            return false;
        }
        let known = self.state.walked.is_some() && within(kept.at, self.now, BELIEVED);
        of_this_harvest || (known && stamp.is_some())
    }

    /// Keeps an answer. One that cannot be written is asked for again the next time, no more.
    pub(super) fn put(
        &mut self,
        address: &str,
        marks: (Option<String>, Option<String>),
        stamp: Option<&str>,
        body: &[u8],
    ) {
        let Ok(body) = std::str::from_utf8(body) else {
            return;
        };
        let answer = KeptAnswer {
            address: address.to_owned(),
            etag: marks.0,
            modified: marks.1,
            stamp: stamp.map(str::to_owned),
            at: self.now,
            body: body.to_owned(),
        };
        let name = name(address);
        if self.write(&name, &answer).is_ok() {
            self.used.insert(name);
        }
    }

    /// Notes how the harvest ended; after a whole walk, what it did not use goes.
    pub(super) fn end(mut self, ending: Ending) {
        match ending {
            Ending::CutOff => return,
            Ending::Caught => {}
            Ending::Refused => self.state.walked = None,
            Ending::Walked => {
                self.state.walked = self.state.began;
                self.sweep();
            }
        }
        self.state.began = None;
        // A state that cannot be written leaves the one before it: the next harvest asks for more than it would have to.
        let _ = self.write_state();
    }

    fn sweep(&self) {
        let Ok(files) = fs::read_dir(&self.folder) else {
            return;
        };
        for file in files.flatten() {
            let name = file.file_name();
            let used = name
                .to_str()
                .is_some_and(|name| name == STATE || self.used.contains(name));
            if !used {
                // What stays behind is swept the next time.
                let _ = fs::remove_file(file.path());
            }
        }
    }

    fn write_state(&self) -> io::Result<()> {
        self.write(STATE, &self.state)
    }

    /// Writes beside and puts in place, so that no half file is ever read.
    fn write(&self, name: &str, content: &impl Serialize) -> io::Result<()> {
        let beside = self.folder.join(format!("{name}.new"));
        fs::write(&beside, serde_json::to_vec(content)?)?;
        fs::rename(&beside, self.folder.join(name))
    }
}

/// Bytes of the files of a folder; none where there is no folder.
fn bytes_in(folder: &Path) -> u64 {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let sizes = files.filter_map(|file| file.metadata().ok());
    sizes.map(|about| about.len()).sum()
}

fn read<T: for<'de> Deserialize<'de>>(path: &Path) -> Option<T> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

fn name(address: &str) -> String {
    let digest = Sha256::digest(address.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether `at` is no longer ago than `time`; what lies ahead is of a clock that was set back.
fn within(at: Timestamp, now: Timestamp, time: Duration) -> bool {
    Duration::try_from(now.duration_since(at)).is_ok_and(|since| since <= time)
}
