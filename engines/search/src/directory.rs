//! The door to the engine.

use std::sync::Arc;

use crate::asked::Asked;
use crate::index::{Index, at};
use crate::moment::Moment;
use crate::rank::{Shown, answer};
use crate::row::Row;
use crate::scan::best;
use crate::weigh::rank_of;
use crate::{Answer, Place, Question, Synonyms};

/// All places, laid out once so that questions are cheap. A clone shares what does not change.
#[derive(Debug, Clone)]
pub struct Directory {
    places: Arc<Vec<Place>>,
    index: Arc<Index>,
    moment: Arc<Moment>,
    synonyms: Arc<Synonyms>,
}

impl Directory {
    /// Lays out the places; a [`crate::Fit`]'s index is a position in this list. At most four thousand million.
    #[must_use]
    pub fn new(places: Vec<Place>, synonyms: Synonyms) -> Self {
        let (index, rows) = Index::of(&places);
        Self {
            places: Arc::new(places),
            moment: Arc::new(Moment::of(rows, &index)),
            index: Arc::new(index),
            synonyms: Arc::new(synonyms),
        }
    }

    /// The same places at another moment: `next_in_min` tells for a position when it opens next, as
    /// [`Place::next_in_min`] does.
    #[must_use]
    pub fn at_moment(&self, next_in_min: impl Fn(usize) -> Option<i64>) -> Self {
        Self {
            moment: Arc::new(self.moment.later(&self.index, next_in_min)),
            ..self.clone()
        }
    }

    /// The place at a [`crate::Fit`]'s index, as it was passed in.
    #[must_use]
    pub fn place(&self, index: usize) -> Option<&Place> {
        self.places.get(index)
    }

    /// How many places there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Bytes that questions read: rows, points, ranks and the lists of words, without the places' own texts and the
    /// words' spelling.
    #[must_use]
    pub fn index_bytes(&self) -> usize {
        self.places.len() * (size_of::<Row>() + size_of::<u32>()) + self.index.bytes()
    }

    /// The best places for a question, at most `limit`, each with why.
    #[must_use]
    pub fn find(&self, question: &Question, limit: usize) -> Answer {
        let asked = Asked::new(question, &self.synonyms, &self.index.vocabulary);
        let keys = best(&self.index, &self.moment, &asked, limit);
        let shown: Vec<Shown<'_>> = keys.into_iter().filter_map(|key| self.shown(key)).collect();
        answer(&shown, asked, &self.index.vocabulary)
    }

    fn shown(&self, key: u64) -> Option<Shown<'_>> {
        let row = *at(&self.index.by_rank, rank_of(key))?;
        let index = usize::try_from(*at(&self.index.positions, row)?).ok()?;
        Some(Shown {
            index,
            place: self.places.get(index)?,
            row: at(&self.moment.rows, row)?,
            key,
        })
    }
}

/// [`Directory::find`] for places that are asked once.
#[must_use]
pub fn find(places: &[Place], question: &Question, synonyms: &Synonyms, limit: usize) -> Answer {
    Directory::new(places.to_vec(), synonyms.clone()).find(question, limit)
}
