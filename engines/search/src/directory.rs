//! The door to the engine.

use std::sync::Arc;

use crate::asked::Asked;
use crate::index::{Index, at};
use crate::rank::{Shown, answer};
use crate::row::{Row, minutes};
use crate::scan::best;
use crate::{Answer, Place, Question, Synonyms};

/// All places, laid out once so that questions are cheap. A clone shares what does not change.
#[derive(Debug, Clone)]
pub struct Directory {
    places: Arc<Vec<Place>>,
    index: Arc<Index>,
    rows: Arc<Vec<Row>>,
    synonyms: Arc<Synonyms>,
}

impl Directory {
    /// Lays out the places; a [`crate::Fit`]'s index is a position in this list. At most four thousand million.
    #[must_use]
    pub fn new(places: Vec<Place>, synonyms: Synonyms) -> Self {
        let (index, rows) = Index::of(&places);
        Self {
            places: Arc::new(places),
            index: Arc::new(index),
            rows: Arc::new(rows),
            synonyms: Arc::new(synonyms),
        }
    }

    /// The same places at another moment: `next_in_min` tells for a position when it opens next, as
    /// [`Place::next_in_min`] does.
    #[must_use]
    pub fn at_moment(&self, next_in_min: impl Fn(usize) -> Option<i64>) -> Self {
        let mut rows = self.rows.as_ref().clone();
        for (row, position) in rows.iter_mut().zip(&self.index.positions) {
            row.next = minutes(usize::try_from(*position).ok().and_then(&next_in_min));
        }
        Self {
            rows: Arc::new(rows),
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
        self.rows.len() * size_of::<Row>() + self.index.bytes()
    }

    /// The best places for a question, at most `limit`, each with why.
    #[must_use]
    pub fn find(&self, question: &Question, limit: usize) -> Answer {
        let asked = Asked::new(question, &self.synonyms, &self.index.vocabulary);
        let keys = best(&self.index, &self.rows, &asked, limit);
        let shown: Vec<Shown<'_>> = keys.into_iter().filter_map(|key| self.shown(key)).collect();
        answer(&shown, asked, &self.index.vocabulary)
    }

    fn shown(&self, key: u64) -> Option<Shown<'_>> {
        let rank = u32::try_from(key & u64::from(u32::MAX)).ok()?;
        let row = *at(&self.index.by_rank, rank)?;
        let index = usize::try_from(*at(&self.index.positions, row)?).ok()?;
        Some(Shown {
            index,
            place: self.places.get(index)?,
            row: at(&self.rows, row)?,
            key,
        })
    }
}

/// [`Directory::find`] for places that are asked once.
#[must_use]
pub fn find(places: &[Place], question: &Question, synonyms: &Synonyms, limit: usize) -> Answer {
    Directory::new(places.to_vec(), synonyms.clone()).find(question, limit)
}
