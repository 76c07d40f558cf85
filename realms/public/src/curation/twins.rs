//! Entries that may be one and the same. They are proposed to a person, and never merged.

use std::collections::{BTreeMap, BTreeSet};

use kit_hsds::Community;
use kit_words::fold;

use crate::directory::Entry;

/// Names so alike (Jaro–Winkler, 0 to 1) are one name with a slip.
const ALIKE: f64 = 0.93;
/// Names so alike may be one where telephone or street is the same.
const RATHER_ALIKE: f64 = 0.8;
/// What one source lists twice in one house are mostly two things of one organiser; there only the same name counts.
const SAME: f64 = 0.985;
/// A word that more entries of a town have says nothing ("café").
const MOST_OF_A_WORD: usize = 60;
/// Shorter words say nothing either.
const SHORTEST_WORD: usize = 4;
/// So many pairs are enough for a morning.
const MOST: usize = 200;

/// Two entries that may be one, by their places in the list; the earlier first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Twins(pub(crate) usize, pub(crate) usize);

/// The pairs that may be one and the same, in the order of the list. Only entries of one town that share a word of their
/// names are compared, so that the work grows with the towns and not with the square of the directory.
pub(crate) fn twins(entries: &[Entry]) -> Vec<Twins> {
    let seen: Vec<Seen> = entries.iter().map(Seen::of).collect();
    let mut blocks: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (at, one) in seen.iter().enumerate() {
        let words: BTreeSet<&str> = one
            .name
            .split_whitespace()
            .filter(|word| word.len() >= SHORTEST_WORD)
            .collect();
        for word in words {
            blocks.entry((&one.town, word)).or_default().push(at);
        }
    }
    let mut found = BTreeSet::new();
    for block in blocks
        .values()
        .filter(|block| block.len() <= MOST_OF_A_WORD)
    {
        for (nth, first) in block.iter().enumerate() {
            for second in block.iter().skip(nth + 1) {
                let pair = seen.get(*first).zip(seen.get(*second));
                if pair.is_some_and(|(one, other)| one.may_be(other)) {
                    found.insert(Twins(*first, *second));
                }
            }
        }
    }
    found.into_iter().take(MOST).collect()
}

/// What is compared of an entry.
struct Seen<'e> {
    name: String,
    town: String,
    phone: String,
    street: String,
    /// Source and organisation.
    from: (&'e str, Option<&'e str>),
}

impl<'e> Seen<'e> {
    fn of(entry: &'e Entry) -> Self {
        let community: &Community = &entry.community;
        let place = community.place.as_ref();
        let phone = community.phone.as_deref().unwrap_or_default();
        let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
        Self {
            name: words_of(&community.name),
            town: place
                .and_then(|place| place.city.as_deref().or(place.postcode.as_deref()))
                .map(fold)
                .unwrap_or_default(),
            // The last eight figures: "+45" may or may not stand before them.
            phone: digits.iter().rev().take(8).collect(),
            street: place
                .map(|place| fold(&place.address.join(" ")))
                .unwrap_or_default(),
            from: (&entry.source, community.organization_id.as_deref()),
        }
    }

    fn may_be(&self, other: &Self) -> bool {
        let alike = strsim::jaro_winkler(&self.name, &other.name);
        if self.from == other.from {
            return alike >= SAME;
        }
        let same = |one: &str, other: &str| !one.is_empty() && one == other;
        let beside = same(&self.phone, &other.phone) || same(&self.street, &other.street);
        alike >= ALIKE || (beside && alike >= RATHER_ALIKE)
    }
}

/// The words of a name in the order of the alphabet: "Cafe Solskin" and "Solskin, café" are one.
fn words_of(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn entry(source: &str, name: &str, town: &str, phone: &str) -> Entry {
        Entry {
            community: Arc::new(Community {
                name: name.to_owned(),
                phone: Some(phone.to_owned()),
                place: Some(kit_hsds::Place {
                    city: Some(town.to_owned()),
                    ..kit_hsds::Place::default()
                }),
                ..Community::default()
            }),
            source: source.to_owned(),
            added: None,
            changed: None,
        }
    }

    #[test]
    fn the_same_place_from_two_sources_is_proposed_and_another_of_the_town_is_not() {
        let entries = [
            entry("a", "Café Solskin", "Åby", "+45 12 34 56 78"),
            entry("b", "Cafe Solskin", "Aaby", ""),
            entry("b", "Solskin, café", "Åby", ""),
            entry("b", "Café Solskin", "Skagen", "12345678"),
            entry("b", "Café Månskin", "Åby", ""),
            entry("b", "Strikkecafé i Solskinshuset", "Åby", "12 34 56 78"),
            entry("b", "Syng sammen", "Åby", "12345678"),
        ];
        // The second and third are the same words from one source.
        assert_eq!(twins(&entries), [Twins(0, 1), Twins(0, 2), Twins(1, 2)]);
    }

    #[test]
    fn what_one_source_lists_beside_each_other_is_two_things_unless_the_name_is_the_same() {
        let entries = [
            entry("a", "Gåtur om mandagen", "Åby", "12345678"),
            entry("a", "Gåtur om tirsdagen", "Åby", "12345678"),
            entry("a", "Gåtur om tirsdagen", "Åby", ""),
        ];
        assert_eq!(twins(&entries), [Twins(1, 2)]);
    }

    #[test]
    fn a_word_that_everybody_has_costs_nothing() {
        let entries: Vec<Entry> = (0..500)
            .map(|n| entry("a", &format!("Fællesspisning {n}"), "Åby", ""))
            .collect();
        assert!(twins(&entries).is_empty());
    }
}
