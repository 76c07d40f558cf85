//! The register's rules, and its rows on both databases.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use kit_store::{StoreError, store_test};
use proptest::prelude::*;

use super::due::{due, health_comes_back, to_check};
use super::kinds::{Desk, Kind};
use super::public::is_open;
use super::rules::{Entry, Offered, Part, Rhythm, Values, Wrong, living, read};
use super::store::{self, Put};
use super::{EntryId, rules};
use crate::Municipality;
use crate::house::{FormId, Worker, WorkerId};
use crate::people::store as people;

const TODAY: Date = date(2026, 11, 18);

fn offered() -> Offered {
    let one = |id: &str| (id.to_owned(), id.to_owned());
    Offered::from([
        (Part::Offer, vec![one("offer-house")]),
        (Part::Team, vec![one("team-havnen")]),
        (Part::Lead, vec![one("worker-jonas"), one("worker-inge")]),
        (Part::Deputy, vec![one("worker-jonas"), one("worker-inge")]),
        (
            Part::Topic,
            vec![one("status"), one("health"), one("shift")],
        ),
        (Part::Rhythm, vec![one("month"), one("year")]),
        (Part::Parent, vec![one("register-0001")]),
    ])
}

fn said(kind: Kind, fields: &[(&str, &str)]) -> Result<Values, Vec<(Part, Wrong)>> {
    let typed = |name: &str| {
        let found = fields.iter().find(|(key, _)| *key == name);
        found.map_or("", |(_, value)| *value)
    };
    read(kind, typed, &offered(), TODAY)
}

fn entry(number: u16, kind: Kind, values: &[(Part, &str)]) -> Entry {
    let root = EntryId::from_text(&format!("register-{number:04}")).expect("an id");
    Entry {
        row: root.clone(),
        root,
        kind,
        values: values
            .iter()
            .map(|(part, text)| (*part, (*text).to_owned()))
            .collect(),
        by: String::new(),
        written: TODAY,
        ended: false,
    }
}

/// CV-1, CV-18: half a page is enough, a trial has an end and a question, and what is open has something to read.
#[test]
fn a_small_agreement_is_made_with_three_fields_and_a_trial_is_whole() {
    let small = [
        ("title", "Koret"),
        ("offer", "offer-house"),
        ("next", "2027-02-01"),
    ];
    assert_eq!(said(Kind::Agreement, &small).expect("enough").len(), 3);
    let with =
        |more: &[(&'static str, &'static str)]| said(Kind::Agreement, &[&small[..], more].concat());
    assert_eq!(
        with(&[("until", "2027-03-01")]),
        Err(vec![(Part::Until, Wrong::HalfTrial)])
    );
    assert_eq!(
        with(&[("question", "Går det?")]),
        Err(vec![(Part::Until, Wrong::HalfTrial)])
    );
    assert!(with(&[("question", "Går det?"), ("until", "2027-03-01")]).is_ok());
    assert_eq!(
        with(&[("open", "ja")]),
        Err(vec![(Part::Summary, Wrong::NothingToRead)])
    );
    let open = with(&[("open", "ja"), ("summary", "Kom og syng.")]).expect("open");
    assert_eq!(open[&Part::Open], "2026-11-18");
    assert_eq!(
        said(Kind::Agreement, &[]).expect_err("empty").len(),
        3,
        "who, which offer, and when it is looked at again"
    );
    assert_eq!(
        said(
            Kind::Agreement,
            &[("offer", "offer-of-nobody"), small[0], small[2]]
        ),
        Err(vec![(Part::Offer, Wrong::NotThere)])
    );
}

/// CV-2: minutes hold no person's number, however it is written; a telephone may be written.
#[test]
fn minutes_with_a_persons_number_are_not_taken() {
    let minutes = |text| {
        said(
            Kind::Meeting,
            &[
                ("parent", "register-0001"),
                ("topic", "status"),
                ("from", "2026-12-01"),
                ("agreed", text),
            ],
        )
    };
    for text in [
        "Vi talte om 010203-0004.",
        "0102030004",
        "010203 0004",
        "a 010203–0004b",
    ] {
        assert_eq!(
            minutes(text),
            Err(vec![(Part::Agreed, Wrong::Person)]),
            "{text}"
        );
    }
    for text in ["Ring 20 12 34 56", "2026-11-18", "12345678", "010203- 0004"] {
        assert!(minutes(text).is_ok(), "{text}");
    }
}

/// NW-16: a method has somebody who takes over, somebody else, with days for follow-up and supervision.
#[test]
fn a_method_never_hangs_on_one_worker() {
    let method = |lead, deputy, until| {
        let fields = [
            ("title", "Netværkskort"),
            ("team", "team-havnen"),
            ("lead", lead),
            ("deputy", deputy),
            ("next", "2026-12-01"),
            ("until", until),
        ];
        said(Kind::Method, &fields)
    };
    assert!(method("worker-jonas", "worker-inge", "2027-01-12").is_ok());
    assert_eq!(
        method("worker-jonas", "worker-jonas", "2027-01-12"),
        Err(vec![(Part::Deputy, Wrong::OnlyOne)])
    );
    assert!(method("worker-jonas", "", "2027-01-12").is_err());
    assert!(method("worker-jonas", "worker-inge", "").is_err());
}

/// HE-11: a day shift lies in the day.
#[test]
fn health_staff_stand_on_day_shifts() {
    let shift = |times| {
        let fields = [
            ("title", "Sygeplejerske"),
            ("topic", "shift"),
            ("from", "2026-12-01"),
            ("times", times),
            ("spot", "Begge huse"),
        ];
        said(Kind::Shift, &fields)
    };
    for times in ["9-14", "06:00 - 18:00", "9.30–11"] {
        assert!(shift(times).is_ok(), "{times}");
    }
    for times in ["17-23", "5-9", "14-9", "hele dagen"] {
        assert_eq!(
            shift(times),
            Err(vec![(Part::Times, Wrong::NotByDay)]),
            "{times}"
        );
    }
}

/// HE-10: health is in the year's plan when it comes back, not when it was there once.
#[test]
fn health_is_missed_until_it_comes_back() {
    let once = entry(
        1,
        Kind::Year,
        &[(Part::Topic, "health"), (Part::Next, "2026-12-01")],
    );
    let other = entry(
        2,
        Kind::Year,
        &[(Part::Topic, "other"), (Part::Rhythm, "year")],
    );
    assert!(!health_comes_back(&[once.clone(), other.clone()]));
    let mut back = once;
    back.values.insert(Part::Rhythm, "month".to_owned());
    assert!(health_comes_back(&[other.clone(), back.clone()]));
    assert_eq!(back.comes_up(date(2027, 1, 2)), Some(date(2027, 2, 1)));
    back.ended = true;
    assert!(!health_comes_back(&[other, back]));
}

/// HS-20: an agreement lives when somebody met within half a year; counted per offer, ended ones not.
#[test]
fn an_agreement_lives_when_somebody_has_met() {
    let agreement = |number, more: &[(Part, &'static str)]| {
        entry(
            number,
            Kind::Agreement,
            &[&[(Part::Offer, "offer-house")], more].concat(),
        )
    };
    let meeting = |number, with, day| {
        entry(
            number,
            Kind::Meeting,
            &[(Part::Parent, with), (Part::From, day)],
        )
    };
    let mut ended = agreement(3, &[]);
    ended.ended = true;
    let all = [
        agreement(1, &[]),
        agreement(2, &[]),
        ended,
        agreement(4, &[(Part::Until, "2026-11-17")]),
        meeting(5, "register-0001", "2026-05-18"),
        meeting(6, "register-0002", "2026-05-17"),
        meeting(7, "register-0002", "2026-12-24"),
        meeting(8, "register-0003", "2026-11-01"),
    ];
    assert_eq!(living(&all, "offer-house", TODAY), (2, 1));
    assert_eq!(living(&all, "offer-other", TODAY), (0, 0));
}

/// CV-4: what comes up within a month or was passed over is told, the earliest first; minutes take a meeting off.
#[test]
fn what_comes_up_is_told_in_time() {
    let mut all = vec![
        entry(1, Kind::Agreement, &[(Part::Next, "2026-12-18")]),
        entry(2, Kind::Agreement, &[(Part::Next, "2026-12-19")]),
        entry(3, Kind::Question, &[(Part::Next, "2026-11-01")]),
        entry(4, Kind::Meeting, &[(Part::From, "2026-11-02")]),
        entry(5, Kind::Year, &[(Part::Next, "2026-11-20")]),
    ];
    let roots = |all: &[Entry], desk| -> Vec<String> {
        due(all, desk, TODAY)
            .iter()
            .map(|(one, _)| one.root.to_string())
            .collect()
    };
    assert_eq!(
        roots(&all, Desk::Cooperation),
        ["register-0003", "register-0004", "register-0001"]
    );
    assert_eq!(roots(&all, Desk::Plan), ["register-0005"]);
    all[3].values.insert(Part::Agreed, "Torsdage".to_owned());
    assert_eq!(
        roots(&all, Desk::Cooperation),
        ["register-0003", "register-0001"]
    );
    let place = |name: &str, assured_date| kit_hsds::Community {
        name: name.to_owned(),
        assured_date,
        ..kit_hsds::Community::default()
    };
    let places = [
        place("never", None),
        place("old", Some(date(2026, 5, 17))),
        place("fresh", Some(date(2026, 5, 18))),
    ];
    let names: Vec<_> = to_check(&places, TODAY)
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(names, ["never", "old"]);
}

/// CV-1, CV-5, HE-5: anybody reads what is open and holds, and nothing of an agreement that was not opened.
#[test]
fn only_what_was_opened_and_holds_is_read_by_everybody() {
    let open = |kind, values: &[(Part, &str)]| is_open(&entry(1, kind, values), TODAY);
    assert!(open(Kind::Agreement, &[(Part::Open, "2026-11-01")]));
    assert!(!open(Kind::Agreement, &[(Part::Summary, "Kom")]));
    assert!(!open(
        Kind::Agreement,
        &[(Part::Open, "2026-11-01"), (Part::Until, "2026-11-17")]
    ));
    assert!(open(Kind::Outreach, &[]));
    assert!(!open(Kind::Outreach, &[(Part::Until, "2026-11-17")]));
    assert!(open(Kind::Clinic, &[(Part::Open, "2026-11-01")]) && !open(Kind::Clinic, &[]));
    for kind in [
        Kind::Meeting,
        Kind::Question,
        Kind::Seam,
        Kind::Lack,
        Kind::Method,
    ] {
        assert!(!open(kind, &[(Part::Open, "2026-11-01")]), "{kind:?}");
    }
}

#[test]
fn every_kind_is_told_from_every_other() {
    for kind in Kind::ALL {
        assert_eq!(Kind::from_key(kind.key()), Some(kind));
        assert!(kind.path().starts_with(kind.desk().path()));
        let parts: Vec<Part> = kind.slots().iter().map(|slot| slot.part).collect();
        let mut once = parts.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), parts.len(), "{kind:?} asks for a part twice");
    }
}

proptest! {
    /// HE-10: what comes back is never in the past, and never later than one turn away.
    #[test]
    fn what_comes_back_is_the_next_one(first in 0_i64..800, today in 0_i64..3000, which in 0_usize..4) {
        use jiff::ToSpan as _;
        let (first, today) = (date(2026, 1, 31).saturating_add(first.days()), date(2026, 1, 31).saturating_add(today.days()));
        let rhythm = Rhythm::ALL[which];
        let next = rhythm.next(first, today);
        prop_assert!(next >= today || next >= first);
        prop_assert!(next >= first.max(today));
        let turn: i64 = [31, 92, 184, 366][which];
        prop_assert!(next <= first.max(today.saturating_add(turn.days())));
    }

    /// CV-2: ten digits in one row are always seen.
    #[test]
    fn ten_digits_in_a_row_are_seen(before in "[a-z ]{0,9}", number in "[0-9]{6}[- ]?[0-9]{4}", after in "[a-z ]{0,9}") {
        let text = format!("{before}{number}{after}");
        prop_assert!(kit_words::has_number_of_a_person(&text));
    }
}

store_test! {
    /// CV-1: an entry is written once for each form, changed by a new row, and what was changed meanwhile is not lost.
    fn an_entry_is_written_once_and_a_change_never_swallows_another(store: Store<Municipality>) {
        store.aside().write_now("register", |tx| {
            let karen = WorkerId::from_text("worker-karen").expect("an id");
            let worker = Worker { id: karen.clone(), first_name: "Karen".to_owned(), role: "leader".to_owned(), team: None };
            people::put_worker(tx, &worker, Timestamp::UNIX_EPOCH)?;
            let form = |n: u8| FormId::from_text(&format!("form-000{n}")).expect("an id");
            let by = (&karen, Timestamp::UNIX_EPOCH);
            let values = |title: &str| Values::from([(Part::Title, title.to_owned()), (Part::Next, "2027-02-01".to_owned())]);
            let all = |tx: &mut kit_store::Tx<'_>| -> Result<Vec<(String, String, bool)>, StoreError> {
                Ok(store::all(tx)?.iter().map(|one| (one.root.to_string(), one.get(Part::Title).to_owned(), one.ended)).collect())
            };
            for title in ["Koret", "Koret igen"] {
                store::put(tx, &form(1), (Kind::Agreement, &values(title)), None, by)?;
            }
            let root = EntryId::from_text("form-0001").expect("an id");
            assert_eq!(all(tx)?, [("form-0001".to_owned(), "Koret".to_owned(), false)]);
            let over = |row| Some((&root, row));
            for _ in 0..2 {
                let put = store::put(tx, &form(2), (Kind::Agreement, &values("Koret ved åen")), over("form-0001"), by)?;
                assert_eq!(put, Put::Kept(root.clone()));
            }
            let late = store::put(tx, &form(3), (Kind::Agreement, &values("Et andet")), over("form-0001"), by)?;
            assert_eq!(late, Put::Overtaken);
            let other = EntryId::from_text("form-0009").expect("an id");
            let foreign = store::put(tx, &form(4), (Kind::Agreement, &values("Et tredje")), Some((&other, "form-0002")), by)?;
            assert_eq!(foreign, Put::Overtaken);
            assert_eq!(all(tx)?, [("form-0001".to_owned(), "Koret ved åen".to_owned(), false)]);
            store::end(tx, &root, Timestamp::UNIX_EPOCH)?;
            assert!(all(tx)?[0].2);
            store::take_up(tx, &root)?;
            assert!(!all(tx)?[0].2);
            Ok::<_, StoreError>(())
        }).expect("written");
    }
}

/// The longest text fits half a page and keeps its lines.
#[test]
fn an_agreement_keeps_its_lines() {
    let long = "å".repeat(rules::LONGEST);
    let with = |about: &str| {
        said(
            Kind::Seam,
            &[
                ("title", "Jobcentret"),
                ("about", about),
                ("seam", "Ring sammen."),
            ],
        )
    };
    assert_eq!(with(&long).expect("fits")[&Part::About], long);
    assert_eq!(
        with(&format!("{long}å")),
        Err(vec![(Part::About, Wrong::TooLong)])
    );
    assert_eq!(
        with(" Et \r\n\r\n to  tre ").expect("fits")[&Part::About],
        "Et\nto tre"
    );
}
