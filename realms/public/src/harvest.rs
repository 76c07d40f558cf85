//! What came of asking the directories that are read by themselves. A source that falls silent or turns to rubbish changes nothing
//! in the directory; that it did is kept here, for whoever looks after it.

use jiff::Timestamp;
use kit_store::{Store, StoreError, Tx};

use crate::Public;

kit_store::statements! {
    PUT = "INSERT INTO harvest (source, asked_at_ms, outcome, faults) VALUES ($1, $2, $3, $4)
        ON CONFLICT (source) DO UPDATE SET asked_at_ms = EXCLUDED.asked_at_ms, outcome = EXCLUDED.outcome, faults = EXCLUDED.faults";
    ASKED = "SELECT source, asked_at_ms, outcome, faults FROM harvest ORDER BY source";
    READ = "SELECT source, imported_at_ms FROM publisher ORDER BY source";
}

/// What came of asking a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Brought into the directory.
    Taken,
    /// What it said has so many faults that refuse it.
    Refused(u32),
    /// It did not answer, or not to the end.
    Silent,
    /// It has no community any more; more likely a fault there than the truth.
    Emptied,
}

impl Outcome {
    fn word(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Refused(_) => "refused",
            Self::Silent => "silent",
            Self::Emptied => "emptied",
        }
    }

    fn read(word: &str, faults: i64) -> Self {
        match word {
            "taken" => Self::Taken,
            "refused" => Self::Refused(u32::try_from(faults).unwrap_or(u32::MAX)),
            "emptied" => Self::Emptied,
            _ => Self::Silent,
        }
    }

    fn faults(self) -> i64 {
        match self {
            Self::Refused(faults) => faults.into(),
            Self::Taken | Self::Silent | Self::Emptied => 0,
        }
    }
}

/// The last time a source was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asking {
    /// When.
    pub at: Timestamp,
    /// What came of it.
    pub outcome: Outcome,
}

/// A source of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceState {
    /// Its address or name.
    pub source: String,
    /// When it was last read into the directory.
    pub read: Option<Timestamp>,
    /// The last time it was asked, where it is asked by itself.
    pub asked: Option<Asking>,
}

/// Notes what came of asking `source`.
///
/// # Errors
/// The database's own fault.
pub fn note_harvest(store: &Store<Public>, source: &str, asking: Asking) -> Result<(), StoreError> {
    let source = source.to_owned();
    store.job("harvest").write_now("note a harvest", move |tx| {
        let (word, faults) = (asking.outcome.word(), asking.outcome.faults());
        tx.run(PUT, &[&source, &asking.at, &word, &faults])?;
        Ok(())
    })
}

/// Every source that was ever read or asked, by its address or name.
///
/// # Errors
/// The database's own fault.
pub fn sources(store: &Store<Public>) -> Result<Vec<SourceState>, StoreError> {
    store.job("harvest").read_now("the sources", read_sources)
}

pub(crate) fn read_sources(tx: &mut Tx<'_>) -> Result<Vec<SourceState>, StoreError> {
    let asked = tx.rows(ASKED, &[], |r| {
        Ok(SourceState {
            source: r.get(0)?,
            read: None,
            asked: Some(Asking {
                at: r.get(1)?,
                outcome: Outcome::read(&r.get::<String>(2)?, r.get(3)?),
            }),
        })
    })?;
    let read = tx.rows(READ, &[], |r| {
        Ok((r.get::<String>(0)?, r.get::<Timestamp>(1)?))
    })?;
    let mut all = asked;
    for (source, at) in read {
        match all.iter_mut().find(|one| one.source == source) {
            Some(one) => one.read = Some(at),
            None => all.push(SourceState {
                source,
                read: Some(at),
                asked: None,
            }),
        }
    }
    all.sort_by(|one, other| one.source.cmp(&other.source));
    Ok(all)
}
