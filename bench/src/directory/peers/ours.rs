//! Landgang's own engine: with reasons for every hit, and the nearest misses where fewer than three fit.

use engine_search::{Directory, Place, Synonyms};

use super::{Peer, SHOWN, Took, timed};
use crate::directory::made::Ask;

pub(crate) struct Ours(pub(crate) Directory);

impl Ours {
    pub(crate) fn of(places: Vec<Place>) -> Self {
        Self(Directory::new(places, Synonyms::default()))
    }
}

impl Peer for Ours {
    fn name(&self) -> &'static str {
        "Landgang"
    }

    fn all(&mut self, ask: &Ask) -> Result<Vec<u32>, String> {
        let answer = self.0.find(&ask.question, usize::MAX);
        let whole = answer.fits.iter().filter(|fit| fit.relaxed.is_empty());
        let mut hits: Vec<u32> = whole
            .filter_map(|fit| u32::try_from(fit.index).ok())
            .collect();
        hits.sort_unstable();
        Ok(hits)
    }

    fn top(&mut self, ask: &Ask) -> Result<Took, String> {
        let (_, took) = timed(|| Ok(self.0.find(&ask.question, SHOWN)))?;
        Ok(took)
    }

    fn bytes(&self) -> u64 {
        u64::try_from(self.0.index_bytes()).unwrap_or(u64::MAX)
    }
}
