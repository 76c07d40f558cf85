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
use crate::moment::Moment;
use crate::rank::ENOUGH;
use crate::reason::Relaxed;
use crate::row::Row;
use crate::text::lists;
use crate::top::Top;
use crate::weigh::{Scale, TextMet, Weight, rank_of, unmet, way};

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// What the words of a question give each row; kept from question to question, since to make it is more work than to
/// wipe what was used.
#[derive(Debug, Default)]
struct Scratch {
    /// For each row: points, [`FOUND`], and above them the last asked word that met it, counted from 1.
    given: Vec<u32>,
    /// The rows met, each once.
    met: Vec<u32>,
}

/// Set where a word was met that looks for something.
const FOUND: u32 = 1 << 15;
const POINTS: u32 = FOUND - 1;
const LAST: u32 = 16;

impl Scratch {
    fn make_room(&mut self, rows: usize) {
        if self.given.len() < rows {
            self.given.resize(rows, 0);
        }
    }

    fn gather(&mut self, asked: &Asked<'_>, index: &Index) {
        for (number, word) in (1u32..).zip(&asked.words) {
            let found = if word.finds { FOUND } else { 0 };
            for (points, known, field) in lists(word) {
                for row in index.postings.rows(known, field) {
                    self.give(*row, number, found, points);
                }
            }
        }
    }

    /// Lists come best first, so that the first one to meet a row is what an asked word counts there.
    fn give(&mut self, row: u32, number: u32, found: u32, points: u16) {
        let slot = usize::try_from(row).ok();
        let Some(given) = slot.and_then(|slot| self.given.get_mut(slot)) else {
            return;
        };
        if *given == 0 {
            self.met.push(row);
        }
        if *given >> LAST != number {
            let sum = (*given & POINTS) + u32::from(points);
            *given = number << LAST | (*given & FOUND) | found | sum;
        }
    }

    fn wipe(&mut self) {
        for row in self.met.drain(..) {
            let slot = usize::try_from(row).ok();
            if let Some(given) = slot.and_then(|slot| self.given.get_mut(slot)) {
                *given = 0;
            }
        }
    }

    fn text(&self, row: u32) -> TextMet {
        let given = at(&self.given, row).copied().unwrap_or(0);
        TextMet {
            points: u16::try_from(given & POINTS).unwrap_or(u16::MAX),
            found: given & FOUND != 0,
        }
    }

    fn is_met(&self, row: u32) -> bool {
        at(&self.given, row).is_some_and(|given| *given != 0)
    }
}

/// The keys of the best rows, best first: all that meet the whole question, at most `limit`; and where these are fewer
/// than [`ENOUGH`], the next best until there are enough.
pub(crate) fn best(index: &Index, moment: &Moment, asked: &Asked<'_>, limit: usize) -> Vec<u64> {
    let rows = &moment.rows;
    let limit = limit.min(rows.len());
    if limit == 0 {
        return Vec::new();
    }
    SCRATCH.with_borrow_mut(|scratch| {
        // Nothing is left of a question during which something gave up.
        scratch.wipe();
        scratch.make_room(rows.len());
        let near = asked.question.near;
        let mut scan = Scan {
            index,
            moment,
            scratch,
            scale: Scale::new(asked),
            ways: near.map(Ways::from),
            runs: match near {
                Some(point) => index.grid.within_reach(point),
                None => std::iter::once(0..number_of(rows)).collect(),
            },
        };
        let mut best = scan.best_lists(asked, limit).unwrap_or_else(|| {
            scan.scratch.gather(asked, index);
            scan.whole(limit)
        });
        let enough = ENOUGH.min(limit);
        if best.len() < enough {
            best = scan.nearly(enough);
        }
        scan.scratch.wipe();
        best
    })
}

fn number_of(rows: &[Row]) -> u32 {
    u32::try_from(rows.len()).unwrap_or(u32::MAX)
}

/// So many rows are looked at in the order of how easy it is to come, before all are in the order in which they lie:
/// jumping about costs more than going straight on, where little is found.
const MOST_JUMPS: usize = 1 << 15;

struct Scan<'a> {
    index: &'a Index,
    moment: &'a Moment,
    scratch: &'a mut Scratch,
    scale: Scale,
    ways: Option<Ways>,
    /// Rows that may be within reach.
    runs: Vec<Range<u32>>,
}

impl Scan<'_> {
    /// The best of those that meet the whole question, from the lists of a single word: these come best first, so that
    /// no other list can matter once one has given enough. `None`: the question asks for more than a word.
    fn best_lists(&mut self, asked: &Asked<'_>, most: usize) -> Option<Vec<u64>> {
        let [word] = asked.words.as_slice() else {
            return None;
        };
        let alone = self.only_words() && self.ways.is_none();
        if !alone || self.scale.answers_all_the_same().is_none() {
            return None;
        }
        let mut top = Top::of(most);
        let mut so_far = u16::MAX;
        for (points, known, field) in lists(word) {
            if points < so_far && top.len() >= most {
                break;
            }
            so_far = points;
            for number in self.index.postings.rows(known, field) {
                if self.scratch.is_met(*number) {
                    continue;
                }
                self.scratch.give(*number, 1, FOUND, points);
                if let Some(row) = at(&self.moment.rows, *number)
                    && let Some(weight) = self.without(0, *number, row, true)
                    && top.wants(weight.key(0))
                {
                    top.add(weight.key(self.rank(*number)));
                }
            }
        }
        Some(top.sorted())
    }

    /// The best of those that meet the whole question.
    fn whole(&self, most: usize) -> Vec<u64> {
        let within: usize = self.runs.iter().map(ExactSizeIterator::len).sum();
        let mut top = Top::of(most);
        let mut look = |number: u32, row: &Row| {
            if let Some(weight) = self.without(0, number, row, true)
                && top.wants(weight.key(0))
            {
                top.add(weight.key(self.rank(number)));
            }
        };
        if self.only_words() && self.scratch.met.len() < within {
            for number in &self.scratch.met {
                if let Some(row) = at(&self.moment.rows, *number) {
                    look(*number, row);
                }
            }
        } else if self.ways.is_none()
            && let Some(best) = self.easiest(0, most)
        {
            return best;
        } else {
            for run in &self.runs {
                self.each(run.clone(), &mut look);
            }
        }
        top.sorted()
    }

    /// The first `most` rows in the order of how easy it is to come that miss exactly `given_up`, where that order is
    /// theirs. `None`: they were not found soon, or may be in another order.
    fn easiest(&self, given_up: u16, most: usize) -> Option<Vec<u64>> {
        let answers = self.scale.answers_all_the_same()?;
        // A word that is met lifts a row above the others, unless the words are what is given up.
        if given_up & Relaxed::Text.bit() == 0 && !self.scratch.met.is_empty() {
            return None;
        }
        let mut found = Vec::new();
        for number in self.moment.easiest.iter().take(MOST_JUMPS) {
            let row = at(&self.moment.rows, *number)?;
            let weight = self.without(given_up, *number, row, false);
            if let Some(weight) = weight.filter(|weight| weight.answers == answers) {
                found.push(weight.key(self.rank(*number)));
                if found.len() >= most {
                    return Some(found);
                }
            }
        }
        None
    }

    /// The best of all, whatever they miss.
    fn nearly(&self, most: usize) -> Vec<u64> {
        self.nearest_miss(most).unwrap_or_else(|| {
            let mut top = Top::of(most);
            let mut from = 0;
            let all = number_of(&self.moment.rows);
            for run in self.runs.iter().cloned().chain(std::iter::once(all..all)) {
                for (range, near) in [(from..run.start, false), (run.clone(), true)] {
                    self.each(range, &mut |number, row| {
                        if row.is_here() {
                            let weight = self.weigh(number, row, near);
                            top.add(weight.key(self.rank(number)));
                        }
                    });
                }
                from = run.end;
            }
            top.sorted()
        })
    }

    /// The best of all where those that miss only the way, or only the words, are enough: these are the first to be
    /// given up for the question that is asked most, and they are soon found.
    fn nearest_miss(&self, most: usize) -> Option<Vec<u64>> {
        let mut top = Top::of(most);
        let part = if self.only_words() {
            // Rows in the lists may miss anything; whatever is in none of them misses the words at least.
            for number in &self.scratch.met {
                let row = at(&self.moment.rows, *number)?;
                if !row.is_here() {
                    continue;
                }
                let weight = self.weigh(*number, row, true);
                top.add(weight.key(self.rank(*number)));
            }
            Relaxed::Text
        } else {
            // Whatever meets the whole question is within reach.
            for run in &self.runs {
                self.each(run.clone(), &mut |number, row| {
                    if let Some(weight) = self.without(0, number, row, true) {
                        top.add(weight.key(self.rank(number)));
                    }
                });
            }
            Relaxed::Distance
        };
        let known = top.sorted();
        let enough = |keys: &[u64], below: u16| {
            keys.len() == most && keys.last().is_some_and(|key| unmet(*key) < below)
        };
        if enough(&known, part.bit()) {
            return Some(known);
        }
        if !self.scale.asks(part) {
            return None;
        }
        let mut all = known;
        if part == Relaxed::Text && self.ways.is_some() {
            for run in &self.runs {
                self.each(run.clone(), &mut |number, row| {
                    let missed = self.without(part.bit(), number, row, true);
                    if let Some(weight) = missed.filter(|_| !self.scratch.is_met(number)) {
                        all.push(weight.key(self.rank(number)));
                    }
                });
            }
        } else {
            // Those that are known may be among the easiest, there without their way: some more are asked for.
            let ranks: Vec<u32> = all.iter().map(|key| rank_of(*key)).collect();
            let more = self.easiest(part.bit(), most + ranks.len())?;
            all.extend(
                more.into_iter()
                    .filter(|key| !ranks.contains(&rank_of(*key))),
            );
        }
        all.sort_unstable();
        all.truncate(most);
        enough(&all, part.bit() + 1).then_some(all)
    }

    /// Whether only rows in the lists of its words can meet the whole question.
    fn only_words(&self) -> bool {
        self.scale.asks(Relaxed::Text) && !self.scale.guesses()
    }

    fn each(&self, range: Range<u32>, look: &mut impl FnMut(u32, &Row)) {
        let bound = |row: u32| usize::try_from(row).unwrap_or(usize::MAX);
        let rows = self.moment.rows.get(bound(range.start)..bound(range.end));
        for (number, row) in range.zip(rows.unwrap_or_default()) {
            look(number, row);
        }
    }

    /// The weight of a row that misses exactly these parts. Most rows are turned away by their own bytes.
    fn without(&self, given_up: u16, number: u32, row: &Row, near: bool) -> Option<Weight> {
        if !self.scale.admits(row) {
            return None;
        }
        let weight = self.weigh(number, row, near);
        (weight.unmet == given_up).then_some(weight)
    }

    fn weigh(&self, number: u32, row: &Row, near: bool) -> Weight {
        let way = self.ways.filter(|_| near).and_then(|ways| {
            way(row, || {
                let point = at(&self.index.points, number)?;
                ways.points(*point)
            })
        });
        let text = if self.scratch.met.is_empty() {
            TextMet::default()
        } else {
            self.scratch.text(number)
        };
        self.scale.weigh(row, text, way)
    }

    fn rank(&self, number: u32) -> u32 {
        at(&self.index.ranks, number).copied().unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests;
