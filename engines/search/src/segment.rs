//! Places that were laid out together. What comes later is laid out beside them, and what goes is marked.

use std::collections::HashMap;
use std::sync::Arc;

use crate::Place;
use crate::asked::Asked;
use crate::fold::Word;
use crate::index::{Index, at};
use crate::meet::{Field, Met};
use crate::moment::Moment;
use crate::rank::Shown;
use crate::row::Row;
use crate::scan::best;
use crate::weigh::rank_of;

/// A clone shares everything.
#[derive(Debug, Clone)]
pub(crate) struct Segment {
    pub(crate) places: Arc<Vec<Place>>,
    /// The position of its first place among those of all segments.
    first: usize,
    pub(crate) index: Arc<Index>,
    pub(crate) moment: Arc<Moment>,
    /// How many of its places are marked as gone.
    gone: usize,
}

impl Segment {
    /// Lays out places whose positions begin at `first`, and their words with numbers from `first_word` on.
    pub(crate) fn of(places: Vec<Place>, first: usize, first_word: u32) -> Self {
        let (index, rows) = Index::of(&places, first_word);
        Self {
            places: Arc::new(places),
            first,
            moment: Arc::new(Moment::of(rows, &index)),
            index: Arc::new(index),
            gone: 0,
        }
    }

    /// The same without the places at these positions. Others' are passed over, and so is one that is gone already.
    pub(crate) fn without(&self, positions: &[usize]) -> Self {
        let mut leaves = vec![false; self.places.len()];
        let here = positions
            .iter()
            .filter_map(|position| position.checked_sub(self.first));
        for position in here {
            if let Some(leaves) = leaves.get_mut(position) {
                *leaves = true;
            }
        }
        if !leaves.contains(&true) {
            return self.clone();
        }
        let (moment, gone) = self.moment.without(|row| {
            let position = at(&self.index.positions, row).and_then(|at| usize::try_from(*at).ok());
            position.and_then(|position| leaves.get(position)) == Some(&true)
        });
        Self {
            moment: Arc::new(moment),
            gone: self.gone + gone,
            ..self.clone()
        }
    }

    /// The positions of those that are marked as gone.
    pub(crate) fn gone(&self) -> impl Iterator<Item = usize> + '_ {
        let rows = self.moment.rows.iter().zip(&self.index.positions);
        rows.filter(|(row, _)| !row.is_here())
            .filter_map(|(_, position)| Some(self.first + usize::try_from(*position).ok()?))
    }

    /// The same places at another moment.
    pub(crate) fn at_moment(&self, next_in_min: impl Fn(usize) -> Option<i64>) -> Self {
        let later = |position| next_in_min(self.first + position);
        Self {
            moment: Arc::new(self.moment.later(&self.index, later)),
            ..self.clone()
        }
    }

    /// How many places are here.
    pub(crate) fn len(&self) -> usize {
        self.places.len() - self.gone
    }

    /// Bytes that questions read.
    pub(crate) fn bytes(&self) -> usize {
        self.places.len() * (size_of::<Row>() + size_of::<u32>()) + self.index.bytes()
    }

    /// Every word of a place here that meets the asked one, with how; without slips.
    pub(crate) fn meet(&self, asked: &Word) -> HashMap<u32, Met> {
        self.of_somebody_here(self.index.vocabulary.meet(asked))
    }

    /// Every word of a place here that is one slip from the asked one.
    pub(crate) fn slips(&self, asked: &Word) -> HashMap<u32, Met> {
        self.of_somebody_here(self.index.vocabulary.slips(asked))
    }

    /// A word that only those have who are gone is nobody's: it would keep a slip from being looked for.
    fn of_somebody_here(&self, mut meets: HashMap<u32, Met>) -> HashMap<u32, Met> {
        if self.gone > 0 {
            meets.retain(|word, _| {
                let lists = [Field::Called, Field::Told];
                let mut rows = lists
                    .iter()
                    .flat_map(|field| self.index.postings.rows(*word, *field));
                rows.any(|row| at(&self.moment.rows, *row).is_some_and(Row::is_here))
            });
        }
        meets
    }

    /// The best of these places for a question, as [`best`] tells.
    pub(crate) fn best(&self, asked: &Asked<'_>, limit: usize) -> impl Iterator<Item = Shown<'_>> {
        let keys = best(&self.index, &self.moment, asked, limit);
        keys.into_iter().filter_map(|key| self.shown(key))
    }

    fn shown(&self, key: u64) -> Option<Shown<'_>> {
        let row = *at(&self.index.by_rank, rank_of(key))?;
        let position = usize::try_from(*at(&self.index.positions, row)?).ok()?;
        Some(Shown {
            index: self.first + position,
            place: self.places.get(position)?,
            row: at(&self.moment.rows, row)?,
            words: &self.index.vocabulary,
            key,
        })
    }

    /// The place at a position among those of all segments.
    pub(crate) fn place(&self, position: usize) -> Option<&Place> {
        self.places.get(position.checked_sub(self.first)?)
    }
}
