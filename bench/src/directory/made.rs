//! Communities and questions, made up the same in every run, as Landgang reads them and as any engine can.

use std::collections::{BTreeMap, BTreeSet};

use engine_search::{Accompanies, Company, DayPart, Place, Question, Setting, Slot, Wish, fold};

use super::chance::Chance;
use super::words::{AFTER, ASKED, BEFORE, ENDS, ROUND, SYLLABLES};

/// A community for an engine that knows terms, a point and a number: its words' stems with those of the parts of its
/// compounds, and its facets as terms.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) terms: Vec<String>,
    pub(crate) point: (f64, f64),
    /// 1 … 5: the order of the answer, then the entry's number.
    pub(crate) intrusive: u8,
}

/// The same question for both.
#[derive(Debug, Clone)]
pub(crate) struct Ask {
    pub(crate) question: Question,
    /// Any of these terms; empty: nothing is asked in words.
    pub(crate) any: Vec<String>,
    /// All of these.
    pub(crate) facets: Vec<String>,
    pub(crate) near: Option<(f64, f64)>,
    /// Any of these terms, where it names a point: the cells of the map that its reach touches.
    pub(crate) cells: Vec<String>,
}

/// Communities twice.
pub(crate) struct Made {
    pub(crate) places: Vec<Place>,
    pub(crate) entries: Vec<Entry>,
}

/// The stem of a word as Landgang takes it.
fn stem(word: &str) -> String {
    frostem::Stemmer::new(frostem::Algorithm::Danish)
        .stem(&fold(word))
        .into_owned()
}

fn facet(name: &str) -> String {
    // No word is stemmed to this: a figure stands before it.
    format!("0{name}")
}

/// A cell of the map as a term, some eleven kilometres high: what a builder gives an engine that knows no distance.
fn cell(row: i32, column: i32) -> String {
    facet(&format!("cell{row}x{column}"))
}

fn row(lat: f64) -> i32 {
    whole(lat * 10.0)
}

fn column(lon: f64) -> i32 {
    whole(lon * 5.0)
}

fn whole(number: f64) -> i32 {
    #[expect(
        clippy::as_conversions,
        reason = "a coordinate fits; there is no other way from f64"
    )]
    let whole = number.floor() as i32;
    whole
}

/// The cells that ten kilometres round a point touch.
fn cells_near((lat, lon): (f64, f64)) -> Vec<String> {
    let (high, wide) = (
        10_001.0 / 111_000.0,
        10_001.0 / 111_000.0 / lat.to_radians().cos() * 1.01,
    );
    let columns = column(lon - wide)..=column(lon + wide);
    let rows = row(lat - high)..=row(lat + high);
    rows.flat_map(|row| columns.clone().map(move |column| cell(row, column)))
        .collect()
}

/// A town's middle.
fn towns() -> Vec<(f64, f64)> {
    let mut chance = Chance::of(1);
    (0..300)
        .map(|_| (54.7 + chance.part() * 2.9, 8.2 + chance.part() * 4.3))
        .collect()
}

/// `count` communities.
pub(crate) fn communities(count: usize) -> Made {
    let towns = towns();
    let mut chance = Chance::of(2);
    let mut stems: BTreeMap<String, String> = BTreeMap::new();
    let mut made = Made {
        places: Vec::with_capacity(count),
        entries: Vec::with_capacity(count),
    };
    for number in 0..count {
        let (place, parts) = community(number, &mut chance, &towns);
        let words = place.name.split(' ').chain(place.text.split(' '));
        let mut terms: BTreeSet<String> = words
            .chain(parts.iter().map(String::as_str))
            .filter(|word| !word.is_empty())
            .map(|word| {
                let known = stems.entry(word.to_owned());
                known.or_insert_with(|| stem(word)).clone()
            })
            .collect();
        terms.extend(facets(&place));
        let point = place.point.unwrap_or_default();
        terms.insert(cell(row(point.0), column(point.1)));
        made.entries.push(Entry {
            terms: terms.into_iter().collect(),
            point,
            intrusive: place.intrusive.unwrap_or(5),
        });
        made.places.push(place);
    }
    made
}

fn community(number: usize, chance: &mut Chance, towns: &[(f64, f64)]) -> (Place, Vec<String>) {
    let asked = |chance: &mut Chance| *chance.zipf(&ASKED).unwrap_or(&ASKED[0]);
    let own = asked(chance);
    let mut parts = vec![own.to_owned()];
    let name = match chance.below(3) {
        0 => format!("{}{own}", chance.one(&BEFORE).unwrap_or(&"")),
        1 => format!("{own}{}", chance.one(&AFTER).unwrap_or(&"")),
        _ => format!("{own} i {}", proper(chance)),
    };
    let mut text: Vec<String> = (0..28 + chance.below(20))
        .filter_map(|_| chance.zipf(&ROUND).map(|word| (*word).to_owned()))
        .collect();
    if chance.percent(40) {
        let other = asked(chance);
        parts.push(other.to_owned());
        text.push(other.to_owned());
    }
    if chance.percent(30) {
        text.push(proper(chance));
    }
    let town = chance.zipf(towns).copied().unwrap_or((55.7, 12.5));
    let spread = |chance: &mut Chance| (chance.part() + chance.part() - 1.0) * 0.06;
    let mut wishes: Vec<Wish> = (0..1 + chance.below(3))
        .filter_map(|_| chance.one(&Wish::ALL).copied())
        .collect();
    wishes.sort_unstable();
    wishes.dedup();
    let hour = u16::try_from(8 + chance.below(12)).unwrap_or(8);
    let times = vec![Slot {
        weekday: u8::try_from(1 + chance.below(7)).unwrap_or(1),
        from_min: hour * 60,
        to_min: hour * 60 + 90,
    }];
    let place = Place {
        id: format!("{number:08}"),
        name,
        text: text.join(" "),
        wishes,
        setting: chance
            .one(&[Setting::OpenHouse, Setting::SmallGroup, Setting::Group])
            .copied(),
        intrusive: u8::try_from(1 + chance.below(5)).ok(),
        accompanies: chance.percent(50).then_some(Accompanies::Own),
        times,
        next_in_min: i64::try_from(chance.below(10_080)).ok(),
        point: Some((town.0 + spread(chance), town.1 + spread(chance) * 1.7)),
        assured_days_ago: i64::try_from(chance.below(300)).ok(),
        wheelchair: chance.percent(60).then(|| chance.percent(60)),
        free: chance.percent(80).then(|| chance.percent(60)),
        quiet: chance.percent(25),
        newcomers: chance.percent(50),
        ..Place::default()
    };
    (place, parts)
}

/// A name of a place or a person. None of the words asked for stands in it, which the comparison of answers shows.
fn proper(chance: &mut Chance) -> String {
    let mut name = String::new();
    for _ in 0..3 {
        name.push_str(chance.one(&SYLLABLES).unwrap_or(&""));
    }
    name.push_str(chance.one(&ENDS).unwrap_or(&""));
    name
}

/// What a place is, as terms.
fn facets(place: &Place) -> Vec<String> {
    let mut terms: Vec<String> = place.wishes.iter().map(|wish| facet(wish.key())).collect();
    let parts = DayPart::ALL.into_iter().filter(|part| {
        let mut slots = place.times.iter();
        slots.any(|slot| part.holds(*slot))
    });
    terms.extend(parts.map(|part| facet(part.key())));
    let has = [
        ("free", place.free == Some(true)),
        ("quiet", place.quiet),
        ("newcomers", place.newcomers),
        ("accompanied", place.can_be_accompanied()),
        ("step_free", place.wheelchair == Some(true)),
        ("small", place.setting == Some(Setting::SmallGroup)),
    ];
    let has = has.into_iter().filter(|(_, has)| *has);
    terms.extend(has.map(|(name, _)| facet(name)));
    terms
}

/// What kinds of questions are asked, with how many of a thousand.
pub(crate) const KINDS: [(&str, usize); 8] = [
    ("one word", 200),
    ("a rare name", 150),
    ("two words", 150),
    ("a word near a place", 200),
    ("a word near a place, in the evening, free", 100),
    ("a wish near a place, accompanied, quiet", 100),
    ("a wish in the evening", 50),
    ("near a place", 50),
];

/// A thousand questions, each with its kind; about these communities.
pub(crate) fn questions(places: &[Place]) -> Vec<(usize, Ask)> {
    let mut chance = Chance::of(3);
    let mut list: Vec<(usize, Ask)> = Vec::new();
    for (kind, (_, count)) in KINDS.iter().enumerate() {
        list.extend((0..*count).map(|_| (kind, ask(kind, places, &mut chance))));
    }
    list
}

fn ask(kind: usize, places: &[Place], chance: &mut Chance) -> Ask {
    let word = |chance: &mut Chance| (*chance.one(&ASKED).unwrap_or(&"")).to_owned();
    let words: Vec<String> = match kind {
        0 | 3 | 4 => vec![word(chance)],
        1 => vec![rare(places, chance)],
        2 => vec![word(chance), word(chance)],
        _ => Vec::new(),
    };
    let wish = matches!(kind, 5 | 6).then(|| chance.one(&Wish::ALL).copied());
    let near = matches!(kind, 3..=5 | 7).then(|| {
        let home = chance.one(places).and_then(|place| place.point);
        let (north, east) = home.unwrap_or((55.7, 12.5));
        (north + chance.part() * 0.02, east + chance.part() * 0.03)
    });
    let wish = wish.flatten();
    let (evening, free) = (matches!(kind, 4 | 6), kind == 4);
    let (company, quiet) = (kind == 5, kind == 5);
    let facets = [
        ("evening", evening),
        ("free", free),
        ("accompanied", company),
        ("quiet", quiet),
    ];
    let mut terms: Vec<String> = facets
        .into_iter()
        .filter(|(_, asked)| *asked)
        .map(|(name, _)| facet(name))
        .collect();
    terms.extend(wish.map(|wish| facet(wish.key())));
    Ask {
        any: words.iter().map(|word| stem(word)).collect(),
        facets: terms,
        near,
        cells: near.map(cells_near).unwrap_or_default(),
        question: Question {
            wishes: wish.into_iter().collect(),
            text: (!words.is_empty()).then(|| words.join(" ")),
            day_part: evening.then_some(DayPart::Evening),
            near,
            company: company.then_some(Company::WithSomebody),
            free,
            quiet,
            ..Question::default()
        },
    }
}

/// A name that stands in some community's text.
fn rare(places: &[Place], chance: &mut Chance) -> String {
    for _ in 0..1_000 {
        let place = chance.one(places);
        let last = place.and_then(|place| place.text.split(' ').next_back());
        if let Some(last) = last.filter(|word| !ROUND.contains(word) && !ASKED.contains(word)) {
            return last.to_owned();
        }
    }
    String::new()
}
