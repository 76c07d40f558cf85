//! The words of a community, and which of them meet a question.

use crate::Place;
use crate::asked::{Asked, AskedWord};
use crate::fold::{folded, split};
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
    // For each asked word the best so far, and how good a word in the rest of the text could still be.
    let mut best: Vec<(u16, &str)> = vec![(0, ""); asked.words.len()];
    let most = |one: &AskedWord| one.meets.values().map(|met| met.points(Field::Told)).max();
    let in_told: Vec<u16> = asked
        .words
        .iter()
        .map(|one| most(one).unwrap_or(0))
        .collect();
    let done = |best: &[(u16, &str)]| {
        let mut pairs = best.iter().zip(&in_told);
        pairs.all(|((points, _), most)| points >= most)
    };
    for (said, field) in said_words(place) {
        if field == Field::Told && done(&best) {
            break;
        }
        let Some(number) = known.number(&folded(said)) else {
            continue;
        };
        for (one, best) in asked.words.iter().zip(&mut best) {
            let points = one.meets.get(&number).map_or(0, |met| met.points(field));
            if points > best.0 {
                *best = (points, said);
            }
        }
    }
    let met = asked.words.iter().zip(best);
    met.filter(|(_, (points, _))| *points > 0)
        .map(|(one, (_, said))| Reason::TextHit {
            asked: one.said.clone(),
            word: said.to_owned(),
        })
        .collect()
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
