//! What changes from minute to minute: when each place opens next, and with it how easy it is to come.

use crate::index::{Index, at};
use crate::row::{Row, minutes};
use crate::weigh::{rank_of, static_key};

/// The rows as they stand at a moment.
#[derive(Debug, Clone, Default)]
pub(crate) struct Moment {
    pub(crate) rows: Vec<Row>,
    /// Rows in the order in which they stand where nothing is asked: least intrusive, easiest to come to, id.
    pub(crate) easiest: Vec<u32>,
}

impl Moment {
    pub(crate) fn of(rows: Vec<Row>, index: &Index) -> Self {
        let key = |(row, rank): (&Row, &u32)| static_key(row, *rank);
        let mut keys: Vec<u64> = rows.iter().zip(&index.ranks).map(key).collect();
        keys.sort_unstable();
        let row = |key: u64| at(&index.by_rank, rank_of(key)).copied();
        Self {
            easiest: keys.into_iter().filter_map(row).collect(),
            rows,
        }
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
