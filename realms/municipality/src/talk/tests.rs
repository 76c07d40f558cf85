//! Talks: one set of answers for each side, a curve with gaps, sums without persons.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use kit_store::test::sqlite;
use kit_store::{StoreError, Tx, store_test};
use proptest::prelude::*;

use super::curve::{curves, number};
use super::rules::{CodeFault, Go, Set, Talk, TalkId, code, walk};
use super::sheet::{Filled, Sheet};
use super::store::{self, NewSet, NewTalk, Put};
use crate::Municipality;
use crate::course::GuestId;
use crate::course::rules::{Hat, NewCourse, Offer};
use crate::course::store::Opening;
use crate::house::{FormId, Mode, Worker, WorkerId};
use crate::instrument::{Answer, Instrument, Moment, OWN_WEEK, own};
use crate::offer::OfferId;
use crate::people::store::put_worker;

fn plain() -> Vec<Instrument> {
    own(&|key| key.to_owned())
}

fn jonas() -> WorkerId {
    WorkerId::from_text("worker-jonas").expect("an id")
}

fn guest(n: u32) -> GuestId {
    GuestId::from_text(&format!("guest-{n:04}")).expect("an id")
}

fn form(text: &str) -> FormId {
    FormId::from_text(text).expect("an id")
}

fn at(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).expect("a time")
}

fn week(value: i32, note: &str) -> Filled {
    let keys = ["days", "rest", "others", "glad"];
    let answers = keys
        .iter()
        .map(|key| ((*key).to_owned(), Answer::Number(value)));
    Filled {
        answers: BTreeMap::from([(format!("{OWN_WEEK}|1"), answers.collect())]),
        note: note.to_owned(),
    }
}

fn a_guest(tx: &mut Tx<'_>, n: u32) -> Result<(), StoreError> {
    let worker = Worker {
        id: jonas(),
        first_name: "Jonas".to_owned(),
        role: "worker".to_owned(),
        team: None,
    };
    put_worker(tx, &worker, at(0))?;
    let new = NewCourse {
        called: "Åse".to_owned(),
        offer: Offer::Individual,
        goal: "Jeg vil synge igen.".to_owned(),
        start: date(2026, 11, 18),
        end: Some(date(2027, 5, 17)),
        afterwards: String::new(),
        contact: jonas(),
        decided_by: jonas(),
        hat: Hat::Worker,
        with: None,
        longer: None,
        decided_at: None,
    };
    let opening = Opening {
        form: form(&format!("course-{n:04}")),
        guest: guest(n),
        again: false,
        step: form(&format!("step-{n:04}")),
        by: jonas(),
        now: at(1),
    };
    crate::course::store::open(tx, &opening, &new).map(|_| ())
}

fn begin(
    tx: &mut Tx<'_>,
    id: &str,
    n: u32,
    day: Date,
    offer: Option<&str>,
) -> Result<bool, StoreError> {
    let new = NewTalk {
        id: form(id),
        guest: guest(n),
        offer: offer.map(str::to_owned),
        mode: Mode::Walk,
        day,
        by: jonas(),
        now: at(2),
    };
    store::begin(tx, &new)
}

fn set(id: &str, talk: &str, filled: Filled, over: Option<&str>) -> NewSet {
    NewSet {
        id: form(id),
        talk: TalkId::from_text(talk).expect("an id"),
        moment: Moment::Start,
        filled,
        by: jonas(),
        now: at(3),
        over: over.map(form),
    }
}

store_test! {
    /// FR-10, RW-1: a talk with its mode is begun once, and what was answered comes back as it was.
    fn a_talk_is_begun_once_and_its_answers_come_back(store: Store<Municipality>) {
        store.aside().write_now("guest", |tx| a_guest(tx, 1)).expect("written");
        for wanted in [true, false] {
            let made = store.aside().write_now("begin", |tx| begin(tx, "talk-0001", 1, date(2026, 11, 18), None)).expect("written");
            assert_eq!(made, wanted);
        }
        let put = |id: &'static str, filled: Filled, over: Option<&'static str>| {
            store.aside().write_now("put", move |tx| store::put(tx, &guest(1), &set(id, "talk-0001", filled.clone(), over))).expect("answered")
        };
        assert_eq!(put("answers-1", week(6, "Regn."), None), Put::Kept);
        assert_eq!(put("answers-1", week(6, "Regn."), None), Put::Kept, "a double press");
        let before = Set { id: form("answers-1"), filled: week(6, "Regn.") };
        assert_eq!(put("answers-2", week(3, "Sol."), None), Put::Other(before), "the other window is asked");
        assert_eq!(put("answers-2", week(3, "Sol."), Some("answers-1")), Put::Kept);
        assert_eq!(put("answers-3", week(9, ""), Some("answers-1")), Put::Other(Set { id: form("answers-2"), filled: week(3, "Sol.") }), "the one that was seen is gone");
        let talks = store.aside().read_now("talks", |tx| store::talks(tx, &guest(1))).expect("read");
        let kept: Vec<(Mode, String, Vec<&Filled>)> = talks.iter().map(|talk| (talk.mode, talk.by.clone(), talk.sets.values().map(|set| &set.filled).collect())).collect();
        assert_eq!(kept, [(Mode::Walk, "Jonas".to_owned(), vec![&week(3, "Sol.")])]);
        let stranger = store.aside().write_now("other", |tx| store::put(tx, &guest(2), &set("answers-4", "talk-0001", week(1, ""), None))).expect("answered");
        assert_eq!(stranger, Put::NoTalk, "another guest's talk is not there");
    }
}

store_test! {
    fn a_talk_is_taken_back_while_nothing_was_answered(store: Store<Municipality>) {
        store.aside().write_now("guest", |tx| {
            a_guest(tx, 1)?;
            begin(tx, "talk-0001", 1, date(2026, 11, 18), None)?;
            begin(tx, "talk-0002", 1, date(2026, 11, 18), None)?;
            store::put(tx, &guest(1), &set("answers-1", "talk-0002", week(6, ""), None)).map(|_| ())
        }).expect("written");
        let back = |talk: &'static str, of: u32| {
            let talk = TalkId::from_text(talk).expect("an id");
            store.aside().write_now("back", move |tx| store::take_back(tx, &talk, &guest(of))).expect("answered")
        };
        assert!(!back("talk-0001", 2), "not another guest's");
        assert!(back("talk-0001", 1));
        assert!(!back("talk-0001", 1));
        assert!(!back("talk-0002", 1), "what was answered stays");
        assert_eq!(store.aside().read_now("talks", |tx| store::talks(tx, &guest(1))).expect("read").len(), 1);
    }
}

store_test! {
    /// FR-10: sums of an offer and a half-year tell how many and how much, and no guest and no worker.
    fn the_sums_of_a_half_year_are_without_persons(store: Store<Municipality>) {
        store.aside().write_now("talks", |tx| {
            for n in 1..=3 {
                a_guest(tx, n)?;
            }
            for offer in ["offer-one", "offer-two"] {
                crate::offer::store::add(tx, &OfferId::from_text(offer).expect("an id"), at(0))?;
            }
            let held = [("talk-0001", 1, date(2026, 7, 1), Some("offer-one"), 4), ("talk-0002", 2, date(2026, 12, 31), Some("offer-one"), 7),
                ("talk-0003", 3, date(2027, 1, 1), Some("offer-one"), 9), ("talk-0004", 3, date(2026, 9, 1), Some("offer-two"), 1)];
            for (talk, n, day, offer, value) in held {
                begin(tx, talk, n, day, offer)?;
                store::put(tx, &guest(n), &set(&format!("answers-{talk}"), talk, week(value, ""), None))?;
            }
            begin(tx, "talk-0005", 1, date(2026, 8, 1), Some("offer-one"))?;
            let bare = Filled { note: "Jeg sprang over.".to_owned(), ..Filled::default() };
            store::put(tx, &guest(1), &set("answers-0005", "talk-0005", bare, None)).map(|_| ())
        }).expect("written");
        let half = (date(2026, 7, 1), date(2027, 1, 1));
        let sums = store.aside().read_now("sums", move |tx| store::sums(tx, Some("offer-one"), half, &plain())).expect("read");
        let (key, sum) = sums.first_key_value().expect("one instrument");
        assert_eq!((sums.len(), key.as_str()), (1, "own-week|1"));
        assert_eq!((sum.sets, sum.scored, sum.score), (2, 2, 11.0), "who skipped everything counts nowhere");
        assert_eq!(sum.items.get("rest"), Some(&(2, 11)));
    }
}

fn talk(n: i64, value: Option<i32>) -> Talk {
    let set = |filled| Set {
        id: form("answers-1"),
        filled,
    };
    let filled = value.map_or_else(Filled::default, |value| week(value, ""));
    Talk {
        id: TalkId::from_text(&format!("talk-{n:04}")).expect("an id"),
        mode: Mode::House,
        day: date(2026, 11, 18),
        at: at(n),
        by: "Jonas".to_owned(),
        sets: BTreeMap::from([(Moment::Start, set(filled))]),
    }
}

/// FR-10: a skipped answer is a gap in the line and never a zero.
#[test]
fn a_skipped_answer_is_a_gap_and_not_a_zero() {
    let all = plain();
    let talks = [
        talk(1, None),
        talk(2, Some(2)),
        talk(3, Some(4)),
        talk(4, None),
        talk(5, Some(10)),
    ];
    let drawn = curves(&talks, &all);
    assert_eq!(
        drawn.len(),
        1,
        "an instrument that nobody answered has no curve"
    );
    let curve = drawn.first().expect("one");
    let marks: Vec<Option<f64>> = curve.marks.iter().map(|(_, score)| *score).collect();
    assert_eq!(marks, [Some(2.0), Some(4.0), None, Some(10.0)]);
    let runs = curve.points();
    assert_eq!(
        runs.iter().map(Vec::len).collect::<Vec<_>>(),
        [2, 1],
        "the line is broken"
    );
    let heights: Vec<f64> = runs.iter().flatten().map(|(_, y)| *y).collect();
    assert_eq!(
        heights,
        [90.0, 70.0, 10.0],
        "nothing lies on the bottom line, where nought would be"
    );
    assert!(curves(&talks[..1], &all).is_empty());
}

/// HS-11: the guest takes the last talk's numbers home, and nothing of her else.
#[test]
fn what_is_taken_home_is_the_last_talks_numbers_and_nothing_else() {
    let all = plain();
    let talks = [talk(1, Some(2)), talk(2, Some(10))];
    let home = super::home::numbers(&talks, &curves(&talks, &all)).expect("numbers");
    let marks: Vec<(i16, i16, i16)> = home
        .marks
        .iter()
        .map(|mark| (mark.tenths, mark.least, mark.most))
        .collect();
    assert_eq!((home.day, marks), (date(2026, 11, 18), vec![(100, 0, 100)]));
    let code = home.code().expect("a code");
    assert_eq!(kit_report::TakeHome::read(&code, home.day), Ok(home));
    assert_eq!(super::home::numbers(&[], &[]), None);
}

#[test]
fn a_number_has_a_comma_in_danish() {
    use kit_words::Lang;
    assert_eq!(
        (number(Lang::Da, 6.5), number(Lang::En, 6.5)),
        ("6,5".to_owned(), "6.5".to_owned())
    );
    assert_eq!(number(Lang::Da, 52.0), "52");
}

#[test]
fn a_code_that_is_easily_guessed_is_refused() {
    assert_eq!(code("482915", "482915"), Ok("482915".to_owned()));
    assert_eq!(code("482915", "482951"), Err(CodeFault::Differs));
    for plain in ["123456", "987654", "111111", "121212"] {
        assert_eq!(code(plain, plain), Err(CodeFault::Plain), "{plain}");
    }
    for shape in ["", "48291", "4829151234567", "48a915", "48 915"] {
        assert_eq!(code(shape, shape), Err(CodeFault::Shape), "{shape}");
    }
}

/// FR-10: answers that come late are read by the questions that were shown.
#[test]
fn a_form_is_read_by_the_questions_it_was_shown_with() {
    let all = plain();
    let sheet = Sheet(vec![all[0].clone()]);
    assert_eq!(Sheet::of_shape(&sheet.shape(), &all), Some(sheet.clone()));
    assert_eq!(Sheet::of_shape("https://example.org/gone|1", &all), None);
    let typed = |name: &str| match name {
        "q0" => "7",
        "q3" => " 10 ",
        "note" => "En god dag",
        _ => "",
    };
    let filled = sheet.read(typed).expect("whole");
    let answers = filled.answers.get("own-week|1").expect("answered");
    assert_eq!(
        (answers.len(), answers.get("glad")),
        (2, Some(&Answer::Number(10)))
    );
    assert_eq!(sheet.read(|_| "11").expect_err("no such step").len(), 4);
}

proptest! {
    /// Whatever a guest presses, the way ends at the last look and begins at the first question.
    #[test]
    fn no_step_leaves_the_questions(n in 0_usize..12, presses in proptest::collection::vec(0_u8..3, 0..40)) {
        let mut here = 0;
        for press in presses {
            let go = [Go::Next, Go::Skip, Go::Back][usize::from(press)];
            let next = walk(n, here, go);
            prop_assert!(next <= n);
            prop_assert!(next.abs_diff(here) <= 1);
            here = next;
        }
    }
}

/// What one window does: sends the form with this number and this content, having seen what stood or not.
#[derive(Debug, Clone, Copy)]
struct Send {
    form: u8,
    value: i32,
    saw: bool,
}

fn sends() -> impl Strategy<Value = Vec<Send>> {
    let send =
        (0_u8..4, 0_i32..4, any::<bool>()).prop_map(|(form, value, saw)| Send { form, value, saw });
    proptest::collection::vec(send, 1..25)
}

/// FR-10: any sequence of answers, double presses, late ones and other windows keeps at most one set for each side of a
/// talk; what is refused is told with what stands, and what stands is always what was accepted last.
#[test]
fn any_sequence_of_windows_keeps_one_set_and_loses_nothing() {
    let world = sqlite::<Municipality>().expect("a fresh store");
    world
        .store
        .aside()
        .write_now("guest", |tx| a_guest(tx, 1))
        .expect("written");
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 60,
        ..ProptestConfig::default()
    });
    let mut tried = 0_u32;
    let talk = std::cell::Cell::new(0_u32);
    let result = runner.run(&sends(), |sends| {
        talk.set(talk.get() + 1);
        let n = talk.get();
        let id = format!("talk-{n:05}");
        let begun = id.clone();
        world
            .store
            .aside()
            .write_now("begin", move |tx| {
                begin(tx, &begun, 1, date(2026, 11, 18), None)
            })
            .expect("written");
        let mut standing: Option<(String, i32)> = None;
        for send in sends {
            let own = format!("form-{n:05}-{}", send.form);
            let over = standing
                .as_ref()
                .filter(|_| send.saw)
                .map(|(id, _)| id.clone());
            let (talk, mine) = (id.clone(), own.clone());
            let put = world
                .store
                .aside()
                .write_now("put", move |tx| {
                    store::put(
                        tx,
                        &guest(1),
                        &set(&mine, &talk, week(send.value, ""), over.as_deref()),
                    )
                })
                .expect("answered");
            match &standing {
                Some((_, value)) if *value == send.value => prop_assert_eq!(put, Put::Kept),
                Some((id, value)) if !send.saw => {
                    prop_assert_eq!(
                        put,
                        Put::Other(Set {
                            id: form(id),
                            filled: week(*value, "")
                        })
                    );
                }
                Some(_) | None => {
                    prop_assert_eq!(put, Put::Kept);
                    standing = Some((own, send.value));
                }
            }
            let talk = id.clone();
            let kept = world
                .store
                .aside()
                .read_now("kept", move |tx| {
                    let all = store::talks(tx, &guest(1))?;
                    Ok::<_, StoreError>(
                        all.into_iter()
                            .filter(|one| one.id.as_str() == talk)
                            .flat_map(|one| one.sets.into_values())
                            .map(|set| (set.id.to_string(), set.filled))
                            .collect::<Vec<_>>(),
                    )
                })
                .expect("read");
            let wanted: Vec<(String, Filled)> = standing
                .iter()
                .map(|(id, value)| (id.clone(), week(*value, "")))
                .collect();
            prop_assert_eq!(kept, wanted);
        }
        Ok(())
    });
    tried += talk.get();
    result.expect("every sequence");
    println!("{tried} / {tried} sequences of windows keep one set");
}
