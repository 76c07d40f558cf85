//! A directory laid out for searching: rows in the order of the map, words with their rows.

use std::collections::HashMap;

use crate::distance::OnSphere;
use crate::fold::Word;
use crate::grid::{Grid, cell};
use crate::meet::Field;
use crate::postings::Postings;
use crate::row::Row;
use crate::text::said_words;
use crate::vocabulary::Vocabulary;
use crate::{Place, distance};

/// Everything that does not change from minute to minute.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    /// For each row, where it lies on earth; the north pole where that is not known.
    pub(crate) points: Vec<OnSphere>,
    /// For each row, its place's position in the list it came from.
    pub(crate) positions: Vec<u32>,
    /// For each row, its place's position in the order of ids.
    pub(crate) ranks: Vec<u32>,
    /// The row of each rank.
    pub(crate) by_rank: Vec<u32>,
    pub(crate) grid: Grid,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) postings: Postings,
}

impl Index {
    /// Lays the places out; the rows stand beside, since the minutes in them change. Their words are numbered from
    /// `first_word` on.
    pub(crate) fn of(places: &[Place], first_word: u32) -> (Self, Vec<Row>) {
        let mut by_map: Vec<(u32, &Place)> = (0..).zip(places).collect();
        by_map.sort_by_cached_key(|(at, place)| (cell(place), *at));
        let mut vocabulary = Vocabulary::from(first_word);
        let entries = entries(&by_map, &mut vocabulary);
        vocabulary.finish();
        let postings = Postings::of(&entries, first_word..vocabulary.end());
        let mut by_rank: Vec<u32> = (0..).take(by_map.len()).collect();
        by_rank
            .sort_by_key(|row| at(&by_map, *row).map(|(position, place)| (&place.id, *position)));
        let mut ranks = vec![0; by_rank.len()];
        for (rank, row) in (0u32..).zip(&by_rank) {
            if let Some(place) = usize::try_from(*row)
                .ok()
                .and_then(|row| ranks.get_mut(row))
            {
                *place = rank;
            }
        }
        let point = |place: &Place| {
            let known = place.point.filter(|point| distance::on_earth(*point));
            OnSphere::of(known.unwrap_or((90.0, 0.0)))
        };
        let index = Self {
            points: by_map.iter().map(|(_, place)| point(place)).collect(),
            positions: by_map.iter().map(|(position, _)| *position).collect(),
            ranks,
            by_rank,
            grid: Grid::of(by_map.iter().map(|(_, place)| cell(place))),
            vocabulary,
            postings,
        };
        let rows = by_map.iter().map(|(_, place)| Row::of(place)).collect();
        (index, rows)
    }

    /// Bytes of what is looked through for each question: points, positions, ranks and lists of rows.
    pub(crate) fn bytes(&self) -> usize {
        self.points.len() * size_of::<OnSphere>()
            + (self.positions.len() + self.ranks.len() + self.by_rank.len()) * size_of::<u32>()
            + self.postings.bytes()
    }
}

/// The item of a row.
pub(crate) fn at<T>(list: &[T], row: u32) -> Option<&T> {
    list.get(usize::try_from(row).ok()?)
}

/// The words of each place by number, each once, with the better of its fields.
fn entries(places: &[(u32, &Place)], vocabulary: &mut Vocabulary) -> Vec<Vec<(u32, Field)>> {
    // A word is folded and stemmed once, however many write it.
    let mut known: HashMap<String, Option<u32>> = HashMap::new();
    let mut entry = |place: &Place| {
        let mut words: Vec<(u32, Field)> = said_words(place)
            .filter_map(|(said, field)| {
                let number = match known.get(said) {
                    Some(number) => *number,
                    None => {
                        let word = Word::of(said);
                        let number = (!word.folded.is_empty()).then(|| vocabulary.add(word));
                        known.insert(said.to_owned(), number);
                        number
                    }
                };
                Some((number?, field))
            })
            .collect();
        words.sort_unstable_by_key(|(number, field)| (*number, std::cmp::Reverse(*field)));
        words.dedup_by_key(|(number, _)| *number);
        words.shrink_to_fit();
        words
    };
    places.iter().map(|(_, place)| entry(place)).collect()
}
