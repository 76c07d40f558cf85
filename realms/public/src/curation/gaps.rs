//! White spots: which wishes nobody answers in which town, for whom (BR-7, RW-6, § 82 d).

use std::collections::{BTreeMap, BTreeSet};

use engine_search::Wish;
use kit_hsds::Community;
use kit_words::{fold, key};

/// For whom one looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    Everybody,
    /// 18 to 24 years.
    Young,
    /// 67 years and more.
    Old,
    /// Who comes in a wheelchair.
    Wheelchair,
    /// Who speaks another language than Danish.
    OtherLanguage,
}

impl Group {
    pub(crate) const ALL: [Self; 5] = [
        Self::Everybody,
        Self::Young,
        Self::Old,
        Self::Wheelchair,
        Self::OtherLanguage,
    ];

    /// Its word in an address.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Everybody => "alle",
            Self::Young => "unge",
            Self::Old => "aeldre",
            Self::Wheelchair => "koerestol",
            Self::OtherLanguage => "sprog",
        }
    }

    pub(crate) fn read(word: &str) -> Self {
        let found = Self::ALL.into_iter().find(|one| one.word() == word);
        found.unwrap_or(Self::Everybody)
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Everybody => key!("group-everybody"),
            Self::Young => key!("group-young"),
            Self::Old => key!("group-old"),
            Self::Wheelchair => key!("group-wheelchair"),
            Self::OtherLanguage => key!("group-language"),
        }
    }

    /// Whether such people can come there, as far as it is said. An age nobody names keeps nobody out; a step nobody
    /// speaks of may be there.
    fn can_come(self, community: &Community) -> bool {
        let ages = |from: u16, to: u16| {
            community.minimum_age.is_none_or(|least| least <= to)
                && community.maximum_age.is_none_or(|most| most >= from)
        };
        match self {
            Self::Everybody => true,
            Self::Young => ages(18, 24),
            Self::Old => ages(67, 99),
            Self::Wheelchair => community.step_free == Some(true),
            Self::OtherLanguage => community
                .languages
                .iter()
                .any(|language| !matches!(language.as_str(), "Dansk" | "Danish" | "da")),
        }
    }
}

/// A town with what nobody there answers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Area {
    pub(crate) town: String,
    /// Communities there where such people can come.
    pub(crate) communities: usize,
    /// Wishes that none of them answers.
    pub(crate) missing: Vec<Wish>,
    /// The middle of its places, in degrees.
    pub(crate) point: Option<(f64, f64)>,
}

/// Every town of the directory, the one with most communities first; towns alike by name.
pub(crate) fn areas<'d>(
    communities: impl Iterator<Item = &'d Community>,
    group: Group,
) -> Vec<Area> {
    let mut towns: BTreeMap<String, Town<'d>> = BTreeMap::new();
    for one in communities {
        let Some(place) = one.place.as_ref().filter(|place| !place.online) else {
            continue;
        };
        let Some(name) = place.city.as_deref().or(place.postcode.as_deref()) else {
            continue;
        };
        let town = towns.entry(fold(name)).or_insert_with(|| Town::named(name));
        if let Some((north, east)) = place.latitude.zip(place.longitude) {
            town.sum = (town.sum.0 + north, town.sum.1 + east, town.sum.2 + 1.0);
        }
        if group.can_come(one) {
            town.communities += 1;
            town.answered
                .extend(one.wishes.iter().map(|wish| wish.as_str()));
        }
    }
    let mut all: Vec<Area> = towns.into_values().map(Town::area).collect();
    all.sort_by_key(|area| std::cmp::Reverse(area.communities));
    all
}

struct Town<'d> {
    name: &'d str,
    communities: usize,
    answered: BTreeSet<&'static str>,
    /// Degrees north and east, and of how many places.
    sum: (f64, f64, f64),
}

impl<'d> Town<'d> {
    fn named(name: &'d str) -> Self {
        Self {
            name,
            communities: 0,
            answered: BTreeSet::new(),
            sum: (0.0, 0.0, 0.0),
        }
    }

    fn area(self) -> Area {
        let (north, east, places) = self.sum;
        Area {
            town: self.name.to_owned(),
            communities: self.communities,
            missing: Wish::ALL
                .iter()
                .copied()
                .filter(|wish| !self.answered.contains(wish.key()))
                .collect(),
            point: (places > 0.0).then(|| (north / places, east / places)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(
        town: &str,
        wish: kit_hsds::Wish,
        from: Option<u16>,
        step_free: Option<bool>,
    ) -> Community {
        Community {
            wishes: vec![wish],
            minimum_age: from,
            step_free,
            place: Some(kit_hsds::Place {
                city: Some(town.to_owned()),
                latitude: Some(55.0),
                longitude: Some(12.0),
                ..kit_hsds::Place::default()
            }),
            ..Community::default()
        }
    }

    /// DD-18: what is only for older people answers nothing for the young.
    #[test]
    fn a_town_lacks_what_none_of_its_communities_gives_to_these_people() {
        let all = [
            at("Åby", kit_hsds::Wish::Eat, None, Some(true)),
            at("Aaby", kit_hsds::Wish::Music, Some(60), None),
            at("Skagen", kit_hsds::Wish::Eat, None, None),
        ];
        let missing = |group, town: &str| {
            let list = areas(all.iter(), group);
            let area = list
                .iter()
                .find(|area| area.town == town)
                .expect("the town");
            (area.communities, area.missing.len())
        };
        let every = Wish::ALL.len();
        assert_eq!(missing(Group::Everybody, "Åby"), (2, every - 2));
        assert_eq!(missing(Group::Young, "Åby"), (1, every - 1));
        assert_eq!(missing(Group::Old, "Åby"), (2, every - 2));
        assert_eq!(missing(Group::Wheelchair, "Åby"), (1, every - 1));
        // Nobody there: the town still stands in the list, with everything missing.
        assert_eq!(missing(Group::Wheelchair, "Skagen"), (0, every));
        assert_eq!(missing(Group::OtherLanguage, "Åby"), (0, every));
        let first = areas(all.iter(), Group::Everybody);
        assert_eq!(first.first().map(|area| area.town.as_str()), Some("Åby"));
    }
}
