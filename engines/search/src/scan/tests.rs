//! What is found fast is what a look at every row finds.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::best;
use crate::asked::Asked;
use crate::distance::Ways;
use crate::index::{Index, at};
use crate::rank::ENOUGH;
use crate::row::Row;
use crate::segment::Segment;
use crate::text::hits;
use crate::weigh::{Scale, TextMet, unmet, way};
use crate::{Company, DayPart, Place, Question, Reason, Setting, Slot, Synonyms, Wish};

const WORDS: [&str; 9] = [
    "gåtur",
    "Gåturen",
    "kor",
    "Korsang",
    "sang",
    "kaffe",
    "Kaffeklub",
    "aften",
    "mandag",
];

fn place() -> impl Strategy<Value = Place> {
    let words = |most| subsequence(WORDS.to_vec(), 0..=most).prop_map(|words| words.join(" "));
    let what = (
        words(2),
        words(4),
        subsequence(Wish::ALL[..4].to_vec(), 0..=2),
    );
    let slot = (1..=7u8, 6..22u16).prop_map(|(weekday, hour)| Slot {
        weekday,
        from_min: hour * 60,
        to_min: hour * 60 + 90,
    });
    let rest = (
        proptest::collection::vec(slot, 0..2),
        proptest::option::of((56.0..56.3f64, 10.0..10.3f64)),
        proptest::option::of(select(Setting::ALL.to_vec())),
        proptest::option::of(1..=3u8),
        proptest::option::of(0..3_000i64),
        [any::<bool>(), any::<bool>(), any::<bool>()],
        (
            proptest::option::of(18..40u8),
            proptest::option::of(30..90u8),
        ),
    );
    (what, rest).prop_map(
        |((name, text, wishes), (times, point, setting, intrusive, next_in_min, has, ages))| {
            Place {
                name,
                text,
                wishes,
                times,
                point,
                setting,
                intrusive,
                next_in_min,
                company_possible: has[0],
                quiet: has[1],
                free: Some(has[2]),
                youngest: ages.0,
                oldest: ages.1,
                ..Place::default()
            }
        },
    )
}

fn question() -> impl Strategy<Value = Question> {
    let asked = (
        proptest::option::of(select(
            [
                "gå tur",
                "kor mandag",
                "gatur",
                "sang kaffe",
                "snakke",
                "aften",
                "sangkor",
                "kor",
                "sang",
                "intet",
            ]
            .to_vec(),
        )),
        subsequence(Wish::ALL[..4].to_vec(), 0..=1),
        proptest::option::of(select(DayPart::ALL.to_vec())),
        proptest::option::of((56.0..56.3f64, 10.0..10.3f64)),
        proptest::option::of(select(Company::ALL.to_vec())),
        [any::<bool>(), any::<bool>()],
        proptest::option::of(15..90u8),
    );
    asked.prop_map(
        |(text, wishes, day_part, near, company, [quiet, free], age)| Question {
            text: text.map(str::to_owned),
            wishes,
            day_part,
            near,
            company,
            quiet,
            free,
            age,
            ..Question::default()
        },
    )
}

/// Every row, weighed and sorted.
fn plainly(
    places: &[Place],
    index: &Index,
    rows: &[Row],
    asked: &Asked<'_>,
    limit: usize,
) -> Vec<u64> {
    let scale = Scale::new(asked);
    let mut keys: Vec<u64> = (0u32..)
        .zip(rows)
        .map(|(number, row)| {
            let position = *at(&index.positions, number).expect("one for each row");
            let place = at(places, position).expect("a place");
            let way = asked
                .question
                .near
                .and_then(|near| way(row, || Ways::from(near).points(*at(&index.points, number)?)));
            scale
                .weigh(row, text(place, asked, index), way)
                .key(*at(&index.ranks, number).expect("one for each row"))
        })
        .collect();
    keys.sort_unstable();
    let whole = keys.iter().take_while(|key| unmet(**key) == 0).count();
    keys.truncate(whole.max(ENOUGH).min(limit));
    keys
}

/// From the place's own text, not from the lists.
fn text(place: &Place, asked: &Asked<'_>, index: &Index) -> TextMet {
    let mut met = TextMet::default();
    for reason in hits(place, asked, &index.vocabulary) {
        if let Reason::TextHit { asked: said, word } = reason {
            let one = asked
                .words
                .iter()
                .find(|one| one.said == said)
                .expect("it was asked");
            let number = index
                .vocabulary
                .number(&crate::fold::folded(&word))
                .expect("known");
            let field = if crate::fold::split(&place.name).any(|own| own == word) {
                crate::meet::Field::Called
            } else {
                crate::meet::Field::Told
            };
            met.points += one.meets[&number].points(field);
            met.found |= one.finds;
        }
    }
    met
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn what_is_found_is_what_a_look_at_every_place_finds(
        mut places in proptest::collection::vec(place(), 0..30), question in question(), limit in 0..20usize
    ) {
        for (number, place) in places.iter_mut().enumerate() {
            place.id = format!("{:02}", (number * 7) % 30);
        }
        let synonyms = Synonyms::new([("snakke", Wish::Company)]).alike([("kaffe", "kor")]);
        let laid_out = Segment::of(places.clone(), 0, 0);
        let asked = Asked::new(&question, &synonyms, &[&laid_out]);
        let (index, moment) = (&laid_out.index, &laid_out.moment);
        prop_assert_eq!(
            best(index, moment, &asked, limit),
            plainly(&places, index, &moment.rows, &asked, limit)
        );
    }
}
