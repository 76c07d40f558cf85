//! The best rows for a question, without looking at most of them.
//!
//! First only rows that meet the whole question are looked for: where its words look for something these stand in the
//! words' lists, where it names a point they stand in a few runs of the map. Only if they are too few is everything
//! weighed, so that the nearest miss is found.

use std::cell::RefCell;
use std::ops::Range;

use crate::asked::Asked;
use crate::distance::Ways;
use crate::index::{Index, at};
use crate::rank::ENOUGH;
use crate::reason::Relaxed;
use crate::row::Row;
use crate::text::lists;
use crate::top::Top;
use crate::weigh::{Scale, TextMet, Weight, unmet, way};

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// What the words of a question give each row; kept from question to question, since to make it is more work than to
/// wipe what was used.
#[derive(Debug, Default)]
struct Scratch {
    /// Points, and [`FOUND`].
    points: Vec<u16>,
    /// The last asked word that met the row, counted from 1.
    last: Vec<u8>,
    /// The rows met, each once.
    met: Vec<u32>,
}

/// Set where a word was met that looks for something.
const FOUND: u16 = 1 << 15;

impl Scratch {
    fn gather(&mut self, asked: &Asked<'_>, index: &Index, rows: usize) {
        if self.points.len() < rows {
            self.points.resize(rows, 0);
            self.last.resize(rows, 0);
        }
        for (number, word) in (1u8..).zip(&asked.words) {
            let found = if word.finds { FOUND } else { 0 };
            for (points, known, field) in lists(word) {
                for row in index.postings.rows(known, field) {
                    let Ok(slot) = usize::try_from(*row) else {
                        continue;
                    };
                    let (Some(sum), Some(last)) =
                        (self.points.get_mut(slot), self.last.get_mut(slot))
                    else {
                        continue;
                    };
                    if *last == 0 {
                        self.met.push(*row);
                    }
                    // Lists come best first, so that the first to meet a row is what counts.
                    if *last != number {
                        *last = number;
                        *sum = (*sum + points) | found;
                    }
                }
            }
        }
    }

    fn wipe(&mut self) {
        for row in self.met.drain(..) {
            let Ok(slot) = usize::try_from(row) else {
                continue;
            };
            if let Some(points) = self.points.get_mut(slot) {
                *points = 0;
            }
            if let Some(last) = self.last.get_mut(slot) {
                *last = 0;
            }
        }
    }

    fn text(&self, row: u32) -> TextMet {
        let sum = at(&self.points, row).copied().unwrap_or(0);
        TextMet {
            points: sum & !FOUND,
            found: sum & FOUND != 0,
        }
    }
}

/// The keys of the best rows, best first: all that meet the whole question, at most `limit`; and where these are fewer
/// than [`ENOUGH`], the next best until there are enough.
pub(crate) fn best(index: &Index, rows: &[Row], asked: &Asked<'_>, limit: usize) -> Vec<u64> {
    SCRATCH.with_borrow_mut(|scratch| {
        scratch.gather(asked, index, rows.len());
        let near = asked.question.near;
        let scan = Scan {
            index,
            rows,
            scratch,
            scale: Scale::new(asked),
            ways: near.map(Ways::from),
            runs: match near {
                Some(point) => index.grid.within_reach(point),
                None => std::iter::once(0..u32::try_from(rows.len()).unwrap_or(u32::MAX)).collect(),
            },
        };
        let limit = limit.min(rows.len());
        let mut best = scan.whole(limit);
        let enough = ENOUGH.min(limit);
        if best.len() < enough {
            best = scan.nearly(enough);
        }
        scratch.wipe();
        best
    })
}

struct Scan<'a> {
    index: &'a Index,
    rows: &'a [Row],
    scratch: &'a Scratch,
    scale: Scale,
    ways: Option<Ways>,
    /// Rows that may be within reach.
    runs: Vec<Range<u32>>,
}

impl Scan<'_> {
    /// The best of those that meet the whole question.
    fn whole(&self, most: usize) -> Vec<u64> {
        let mut top = Top::of(most);
        let mut look = |number: u32, row: &Row| {
            let weight = self.weigh(number, row, true);
            if weight.unmet == 0 {
                top.add(weight.key(self.rank(number)));
            }
        };
        let within: usize = self.runs.iter().map(ExactSizeIterator::len).sum();
        if self.only_words() && self.scratch.met.len() < within {
            for number in &self.scratch.met {
                if let Some(row) = at(self.rows, *number) {
                    look(*number, row);
                }
            }
        } else {
            for run in &self.runs {
                self.each(run.clone(), &mut look);
            }
        }
        top.sorted()
    }

    /// The best of all, whatever they miss.
    fn nearly(&self, most: usize) -> Vec<u64> {
        if self.only_words() {
            let mut top = Top::of(most);
            for number in &self.scratch.met {
                if let Some(row) = at(self.rows, *number) {
                    let weight = self.weigh(*number, row, true);
                    top.add(weight.key(self.rank(*number)));
                }
            }
            let best = top.sorted();
            // Whatever is in no list misses the words at least.
            let none_better = |key: &u64| unmet(*key) < Relaxed::Text.bit();
            if best.len() == most && best.last().is_some_and(none_better) {
                return best;
            }
        }
        let mut top = Top::of(most);
        let mut from = 0;
        let all = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        for run in self.runs.iter().cloned().chain(std::iter::once(all..all)) {
            for (range, near) in [(from..run.start, false), (run.clone(), true)] {
                self.each(range, &mut |number, row| {
                    let weight = self.weigh(number, row, near);
                    top.add(weight.key(self.rank(number)));
                });
            }
            from = run.end;
        }
        top.sorted()
    }

    /// Whether only rows in the lists of its words can meet the whole question.
    fn only_words(&self) -> bool {
        self.scale.asks(Relaxed::Text) && !self.scale.guesses()
    }

    fn each(&self, range: Range<u32>, look: &mut impl FnMut(u32, &Row)) {
        let bound = |row: u32| usize::try_from(row).unwrap_or(usize::MAX);
        let rows = self.rows.get(bound(range.start)..bound(range.end));
        for (number, row) in range.zip(rows.unwrap_or_default()) {
            look(number, row);
        }
    }

    fn weigh(&self, number: u32, row: &Row, near: bool) -> Weight {
        let way = self.ways.filter(|_| near).and_then(|ways| {
            way(row, || {
                let point = at(&self.index.points, number)?;
                ways.points(*point)
            })
        });
        self.scale.weigh(row, self.scratch.text(number), way)
    }

    fn rank(&self, number: u32) -> u32 {
        at(&self.index.ranks, number).copied().unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests;
