//! Walking along a log and comparing it with what was given out.

use jiff::civil::Date;

use crate::broken::{Broken, Why};
use crate::checkpoint::Checkpoint;
use crate::paper::Kept;
use crate::row::{Hash, Row, genesis};

/// Where the stretch of log that is still kept begins.
#[derive(Clone, Debug)]
pub enum Start {
    /// At its first row.
    Genesis,
    /// After the row that closed a checkpoint's day; that row and all before are past their time and gone. Give only a
    /// checkpoint whose signature was checked: whoever chooses it chooses what need not be shown.
    After(Checkpoint),
}

/// What a log that holds comes to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    /// How many rows were walked.
    pub rows: u64,
    /// The number of the last row; none if none was walked.
    pub number: Option<u64>,
    /// The hash of the last row, or what the first one will hang on.
    pub hash: Hash,
    /// The day whose checkpoint the walk began after; none for a log from its first row.
    pub since: Option<Date>,
    /// The day of the newest checkpoint that was met. Nothing up to its row can have been changed by anybody.
    pub proven: Option<Date>,
    /// How many rows come after that one. They hang together, but whoever can write the whole database could have
    /// written them anew or taken them off; the next checkpoint closes that window.
    pub unproven: u64,
    /// How many of the checkpoints are older than what is kept, so that the log can neither meet nor miss them.
    pub too_old: usize,
}

/// A walk along a log, row by row, for logs that do not fit into memory.
#[derive(Debug)]
pub struct Walk {
    realm: String,
    head: Head,
    closed: Option<Date>,
    /// What is still to be met, the newest first.
    ahead: Vec<Kept>,
}

impl Walk {
    /// Begins at `start`, to meet every one of the checkpoints `kept` outside of the database.
    ///
    /// # Errors
    /// [`Why::OtherRealm`] if one of them, or the start, is of another realm.
    pub fn new(
        realm: &str,
        start: &Start,
        kept: impl IntoIterator<Item = Kept>,
    ) -> Result<Self, Broken> {
        let own = |found: &str, day| match found == realm {
            true => Ok(()),
            false => Err(Broken {
                number: 1,
                why: Why::OtherRealm { day },
            }),
        };
        let mut ahead = Vec::new();
        for kept in kept {
            own(kept.realm(), kept.day())?;
            ahead.push(kept);
        }
        ahead.sort_by_key(|kept| std::cmp::Reverse(kept.day()));
        let (hash, since) = match start {
            Start::Genesis => (genesis(realm), None),
            Start::After(checkpoint) => {
                own(checkpoint.realm(), checkpoint.day())?;
                (*checkpoint.head(), Some(checkpoint.day()))
            }
        };
        let too_old = ahead.iter().filter(|kept| Some(kept.day()) < since).count();
        ahead.truncate(ahead.len() - too_old);
        Ok(Self {
            realm: realm.to_owned(),
            head: Head {
                rows: 0,
                number: None,
                hash,
                since,
                proven: None,
                unproven: 0,
                too_old,
            },
            closed: since,
            ahead,
        })
    }

    /// Takes the next row, with the hash that is stored beside it.
    ///
    /// # Errors
    /// [`Broken`] if it does not fit; the walk is over then.
    pub fn step(&mut self, row: &Row, stored: &Hash) -> Result<(), Broken> {
        self.meet_the_start()?;
        // A checkpoint holds no number, so the first row after one says its own; its hash vouches for it.
        let expected = match (self.head.number, self.head.since) {
            (None, Some(_)) => row.number,
            _ => self.next_number(),
        };
        let broken = |why| Broken {
            number: expected,
            why,
        };
        let found = row.number;
        match found.cmp(&expected) {
            std::cmp::Ordering::Greater => return Err(broken(Why::Missing { found })),
            std::cmp::Ordering::Less => return Err(broken(Why::OutOfOrder { found })),
            std::cmp::Ordering::Equal => {}
        }
        let hash = row.hash(&self.realm, &self.head.hash);
        if hash != *stored {
            return Err(broken(Why::Changed));
        }
        self.head.hash = hash;
        self.head.number = Some(found);
        self.head.rows += 1;
        self.head.unproven += 1;
        match row.closes() {
            Some(day) if self.closed.is_some_and(|closed| day <= closed) => {
                Err(broken(Why::DayAgain { day }))
            }
            Some(day) => {
                self.closed = Some(day);
                self.meet(day).map_err(broken)
            }
            None => Ok(()),
        }
    }

    /// The end of the log.
    ///
    /// # Errors
    /// [`Broken`] if a checkpoint was not met: the log is cut off.
    pub fn end(mut self) -> Result<Head, Broken> {
        self.meet_the_start()?;
        match self.ahead.last() {
            None => Ok(self.head),
            Some(kept) => Err(Broken {
                number: self.next_number(),
                why: Why::CutOff { day: kept.day() },
            }),
        }
    }

    fn next_number(&self) -> u64 {
        self.head.number.map_or(1, |last| last.saturating_add(1))
    }

    /// The checkpoint that the walk begins after may itself have been kept by somebody, perhaps with another head.
    fn meet_the_start(&mut self) -> Result<(), Broken> {
        match self.head.since {
            Some(day) if self.head.number.is_none() => self.meet(day).map_err(|why| Broken {
                number: self.next_number(),
                why,
            }),
            _ => Ok(()),
        }
    }

    /// Compares the head that closes `day` with what was given out for it, and for days before it.
    fn meet(&mut self, day: Date) -> Result<(), Why> {
        while let Some(next) = self.ahead.pop_if(|next| next.day() <= day) {
            if next.day() < day {
                return Err(Why::DayGone { day: next.day() });
            }
            if !next.fits(&self.head.hash) {
                return Err(Why::Rewritten { day });
            }
            self.head.proven = Some(day);
            self.head.unproven = 0;
        }
        Ok(())
    }
}

/// Whether `rows`, each with the hash stored beside it, hang together from `start` on. Says nothing about rows taken
/// off the end, nor about a log that was written anew as a whole: for that, see [`verify_against`].
///
/// # Errors
/// [`Broken`] names the first row that does not fit.
pub fn verify(
    realm: &str,
    rows: impl IntoIterator<Item = (Row, Hash)>,
    start: &Start,
) -> Result<Head, Broken> {
    verify_against(realm, rows, start, [])
}

/// Whether `rows` hang together from `start` on, and meet every one of the checkpoints that were `kept` elsewhere.
///
/// # Errors
/// [`Broken`] names the first row that does not fit.
pub fn verify_against(
    realm: &str,
    rows: impl IntoIterator<Item = (Row, Hash)>,
    start: &Start,
    kept: impl IntoIterator<Item = Kept>,
) -> Result<Head, Broken> {
    let mut walk = Walk::new(realm, start, kept)?;
    rows.into_iter()
        .try_for_each(|(row, stored)| walk.step(&row, &stored))?;
    walk.end()
}
