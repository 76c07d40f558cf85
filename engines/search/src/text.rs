//! The words of a community, and which of them meet a question.

use crate::Place;
use crate::asked::{Asked, AskedWord};
use crate::fold::{Word, split};
use crate::meet::{Field, Met};
use crate::reason::Reason;
use crate::vocabulary::Vocabulary;

/// The words of a place as they are written, in order: what it is called first.
pub(crate) fn said_words(place: &Place) -> impl Iterator<Item = (&str, Field)> {
    let called = split(&place.name).map(|said| (said, Field::Called));
    called.chain(split(&place.text).map(|said| (said, Field::Told)))
}

/// A reason for each asked word that a place meets: the place's word that meets it best, the first among equals.
pub(crate) fn hits(place: &Place, asked: &Asked<'_>, known: &Vocabulary) -> Vec<Reason> {
    if asked.words.is_empty() {
        return Vec::new();
    }
    let words: Vec<(&str, Field, u32)> = said_words(place)
        .filter_map(|(said, field)| Some((said, field, known.number(&Word::of(said))?)))
        .collect();
    let hit = |one: &AskedWord| {
        let mut best: Option<(u16, &str)> = None;
        for (said, field, number) in &words {
            let points = one.meets.get(number).map_or(0, |met| met.points(*field));
            if points > best.map_or(0, |(most, _)| most) {
                best = Some((points, said));
            }
        }
        best.map(|(_, said)| Reason::TextHit {
            asked: one.said.clone(),
            word: said.to_owned(),
        })
    };
    asked.words.iter().filter_map(hit).collect()
}

/// The words that meet an asked one, with their fields, the best first.
pub(crate) fn lists(asked: &AskedWord) -> Vec<(u16, u32, Field)> {
    let both = |(number, met): (&u32, &Met)| {
        [Field::Called, Field::Told].map(|field| (met.points(field), *number, field))
    };
    let mut lists: Vec<_> = asked.meets.iter().flat_map(both).collect();
    lists.sort_unstable_by(|one, other| other.cmp(one));
    lists
}
