//! What changes from minute to minute: when each place opens next, and with it how easy it is to come.

use crate::index::{Index, at};
use crate::row::{HERE, Row, minutes};
use crate::weigh::{rank_of, static_key};

/// The rows as they stand at a moment.
#[derive(Debug, Clone, Default)]
pub(crate) struct Moment {
    pub(crate) rows: Vec<Row>,
    /// Rows that are here, in the order in which they stand where nothing is asked: least intrusive, easiest to come to, id.
    pub(crate) easiest: Vec<u32>,
}

impl Moment {
    pub(crate) fn of(rows: Vec<Row>, index: &Index) -> Self {
        let here = rows
            .iter()
            .zip(&index.ranks)
            .filter(|(row, _)| row.is_here());
        let mut keys: Vec<u64> = here.map(|(row, rank)| static_key(row, *rank)).collect();
        keys.sort_unstable();
        let row = |key: u64| at(&index.by_rank, rank_of(key)).copied();
        Self {
            easiest: keys.into_iter().filter_map(row).collect(),
            rows,
        }
    }

    /// The same moment with some rows marked as gone, and how many of these were not before.
    pub(crate) fn without(&self, leaves: impl Fn(u32) -> bool) -> (Self, usize) {
        let mut rows = self.rows.clone();
        let mut gone = 0;
        for (_, row) in (0u32..)
            .zip(&mut rows)
            .filter(|(number, _)| leaves(*number))
        {
            gone += usize::from(row.is_here());
            row.traits &= !HERE;
        }
        let stays = |number: &u32| !leaves(*number);
        let easiest = self.easiest.iter().copied().filter(stays).collect();
        (Self { rows, easiest }, gone)
    }

    /// The same places, of which `next_in_min` tells for a position when they open next.
    pub(crate) fn later(&self, index: &Index, next_in_min: impl Fn(usize) -> Option<i64>) -> Self {
        let mut rows = self.rows.clone();
        for (row, position) in rows.iter_mut().zip(&index.positions) {
            row.next = minutes(usize::try_from(*position).ok().and_then(&next_in_min));
        }
        Self::of(rows, index)
    }
}
