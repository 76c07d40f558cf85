//! For each word of a directory, the rows whose entries have it.

use std::ops::Range;

use crate::meet::Field;

/// Rows by word and field, one list after the other.
#[derive(Debug, Clone, Default)]
pub(crate) struct Postings {
    /// The number of the first word.
    first: u32,
    /// Where the list of a word and field begins; one more than there are lists.
    starts: Vec<u32>,
    rows: Vec<u32>,
}

/// A word's list where `first` is the first word: what it is called by comes before what is told.
fn list(first: u32, word: u32, field: Field) -> Option<usize> {
    let word = usize::try_from(word.checked_sub(first)?).ok()?;
    Some(match field {
        Field::Called => word * 2,
        Field::Told => word * 2 + 1,
    })
}

impl Postings {
    /// From the words of each row, in the order of rows; no word stands twice in one. `words`: their numbers.
    pub(crate) fn of(entries: &[Vec<(u32, Field)>], words: Range<u32>) -> Self {
        let first = words.start;
        let list = |(word, field): &(u32, Field)| list(first, *word, *field);
        let mut starts = vec![0u32; words.len() * 2 + 1];
        let lists = || entries.iter().flatten();
        for at in lists().filter_map(list) {
            if let Some(count) = starts.get_mut(at + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut rows = vec![0u32; usize::try_from(sum).unwrap_or(0)];
        for (row, entry) in (0u32..).zip(entries) {
            for at in entry.iter().filter_map(list) {
                let free = next.get_mut(at).and_then(|next| {
                    let free = usize::try_from(*next).ok()?;
                    *next += 1;
                    Some(free)
                });
                if let Some(place) = free.and_then(|free| rows.get_mut(free)) {
                    *place = row;
                }
            }
        }
        Self {
            first,
            starts,
            rows,
        }
    }

    /// The rows that have this word in this field, in order.
    pub(crate) fn rows(&self, word: u32, field: Field) -> &[u32] {
        let run = list(self.first, word, field).and_then(|at| {
            let (from, to) = (self.starts.get(at)?, self.starts.get(at + 1)?);
            Some(usize::try_from(*from).ok()?..usize::try_from(*to).ok()?)
        });
        run.and_then(|run| self.rows.get(run)).unwrap_or_default()
    }

    /// Bytes of all lists.
    pub(crate) fn bytes(&self) -> usize {
        (self.starts.len() + self.rows.len()) * size_of::<u32>()
    }
}
