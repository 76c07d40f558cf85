//! Goals as they are kept, and the days on which they are looked at.

use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan as _};
use kit_store::store_test;
use proptest::prelude::*;

use super::rules::{Agency, Fault, Kind, NewPart, read_part, review_days};
use super::{PartId, due_for, store};
use crate::Municipality;
use crate::course::story::Step;
use crate::course::{course_begun, steps};
use crate::house::{FormId, WorkerId};
use crate::offer::settings::Settings;

fn form(id: &str) -> FormId {
    FormId::from_text(id).expect("an id")
}

fn jonas() -> WorkerId {
    WorkerId::from_text("worker-jonas").expect("an id")
}

fn part(agency: Agency, kind: Kind, line: &str) -> NewPart {
    NewPart {
        goal: None,
        agency,
        kind,
        line: line.to_owned(),
    }
}

const AT: Timestamp = Timestamp::UNIX_EPOCH;

proptest! {
    /// DD-7: the days are made for the whole course: in order, at most four weeks and a few days apart, within the course,
    /// and none on a weekend, a holiday or another day on which the house is closed.
    #[test]
    fn every_review_is_on_a_day_when_people_are_at_work(days in 0_i64..15_000, months in 1_i32..7) {
        let start = date(2018, 1, 1).saturating_add(days.days());
        let end = start.saturating_add(months.months());
        let closed = Settings::default().closed;
        let planned = review_days(start, Some(end), 4, |day| closed.on(day));
        let works = |day: &Date| engine_planning::calendar::is_working_day(*day) && !closed.on(*day);
        prop_assert!(planned.iter().all(|day| works(day) && *day > start && *day <= end));
        prop_assert!(planned.is_sorted());
        for (n, day) in (1_i64..).zip(&planned) {
            let wanted = start.saturating_add((n * 28).days());
            let off = (*day - wanted).get_days().abs();
            prop_assert!(off <= 12, "{day} for {wanted}");
        }
        prop_assert_eq!(planned.len(), usize::try_from((end - start).get_days() / 28).expect("a count"));
    }
}

/// DD-7: on Christmas Day nobody is at work, so the review is on the next day that is open.
#[test]
fn a_review_on_christmas_day_waits_for_the_next_open_day() {
    let closed = Settings::default().closed;
    let days = review_days(date(2026, 11, 27), Some(date(2027, 1, 31)), 4, |day| {
        closed.on(day)
    });
    assert_eq!(days, [date(2026, 12, 28), date(2027, 1, 22)]);
}

store_test! {
    /// DD-6: the guest's goal is on top, each agency's part beneath in one order; an agency is seen only while the guest's
    /// yes stands; and what is not agreed is told until it is.
    fn an_agency_is_on_the_sheet_while_the_guests_yes_stands(store: Store<Municipality>) {
        let told = store.aside().write_now("goals", |tx| {
            let (guest, course) = course_begun(tx)?;
            let whose = (&guest, &course);
            let before = store::of_guest(tx, &guest)?;
            store::say_yes(tx, &form("yes-0001"), &course, Agency::Jobcentre, &jonas(), AT)?;
            store::say_yes(tx, &form("yes-0002"), &course, Agency::Jobcentre, &jonas(), AT)?;
            for (id, new) in [
                ("part-0001", part(Agency::Jobcentre, Kind::Differs, "Timer.")),
                ("part-0001", part(Agency::Jobcentre, Kind::Does, "Andet.")),
                ("part-0002", part(Agency::House, Kind::Does, "Torvet.")),
            ] {
                store::put_part(tx, &form(id), whose, &new, &jonas(), AT)?;
            }
            let with = store::of_guest(tx, &guest)?;
            store::withdraw(tx, &course, Agency::Jobcentre, AT)?;
            let without = store::of_guest(tx, &guest)?;
            store::say_yes(tx, &form("yes-0003"), &course, Agency::Jobcentre, &jonas(), AT)?;
            let timer = PartId::from_text("part-0001").expect("an id");
            store::end_part(tx, &timer, &course, Some(AT))?;
            Ok::<_, kit_store::StoreError>([before, with, without, store::of_guest(tx, &guest)?])
        }).expect("written");
        let said = told.each_ref().map(|sheet| sheet.seen(&sheet.goals[0]).into_iter().map(|part| part.line.as_str()).collect::<Vec<_>>());
        assert_eq!(said, [vec![], vec!["Torvet.", "Timer."], vec!["Torvet."], vec!["Torvet.", "Timer."]]);
        let differs = told.each_ref().map(|sheet| sheet.differs().len());
        assert_eq!(differs, [0, 1, 0, 0], "told while it is not agreed, and of nobody who is not on the sheet");
        assert_eq!(told[1].yes.len(), 1, "a yes stands once");
        assert_eq!(told[0].goals[0].line, "Jeg vil synge igen.", "the guest's words come first");
        let typed = |sheet, agency| read_part(sheet, ("first", agency, "does", "Noget."));
        assert!(typed(&told[1], "jobcentre").is_ok());
        assert_eq!(typed(&told[2], "jobcentre"), Err(vec![("agency", Fault::NoAgency)]));
    }
}

store_test! {
    /// DD-7, DD-16, BR-20: the contact person is reminded of goals and the time left from a week before; what was agreed ends
    /// it; in a pause and after the end nobody is reminded.
    fn the_contact_person_is_reminded_of_goals_until_the_course_ends(store: Store<Municipality>) {
        let seen = store.aside().write_now("reviews", |tx| {
            let (guest, course) = course_begun(tx)?;
            let kept = crate::course::store::newest(tx, &guest)?.expect("a course");
            store::plan(tx, &course, (kept.start, kept.end), &kept.contact)?;
            store::plan(tx, &course, (kept.start, kept.end), &kept.contact)?;
            let days = store::reviews(tx, &guest, &course)?;
            let first = days[0].day;
            let early = due_for(tx, &jonas(), first.saturating_sub(8.days()))?.len();
            let near = due_for(tx, &jonas(), first.saturating_sub(7.days()))?;
            let others = due_for(tx, &WorkerId::from_text("worker-inge").expect("an id"), first)?.len();
            store::hold(tx, &days[0].id, (&guest, &course), "Vi ses.", &jonas(), AT)?;
            store::hold(tx, &days[0].id, (&guest, &course), "Andet.", &jonas(), AT)?;
            let after = due_for(tx, &jonas(), first)?.len();
            let second = days[1].day;
            let put = |tx: &mut kit_store::Tx<'_>, id: &str, step: &Step| steps::put_step(tx, &form(id), &course, step, &jonas(), AT);
            put(tx, "step-pause", &Step::Paused(first, crate::course::story::Clock::Runs, "Syg.".to_owned()))?;
            let paused = due_for(tx, &jonas(), second)?.len();
            put(tx, "step-again", &Step::Resumed(first))?;
            let again = due_for(tx, &jonas(), second)?.len();
            put(tx, "step-ended", &Step::Ended(crate::course::after::Ending {
                reason: crate::course::after::Reason::TimeIsUp, next: crate::course::after::Next::Own, stands: None, came_after: None, words: String::new(),
            }))?;
            let ended = due_for(tx, &jonas(), second)?.len();
            let agreed = store::reviews(tx, &guest, &course)?[0].agreed.clone();
            Ok::<_, kit_store::StoreError>((days, near, [early, others, after, paused, again, ended], agreed))
        }).expect("written");
        let (days, near, [early, others, after, paused, again, ended], agreed) = seen;
        assert_eq!(days.len(), 6, "made once, one for each four weeks of half a year");
        assert_eq!((near.len(), near[0].day), (1, days[0].day));
        assert!(matches!(near[0].at, crate::course::Where::Clocked { .. }), "with the time left");
        assert_eq!([early, others, after, paused, again, ended], [0, 0, 0, 0, 1, 0]);
        assert_eq!(agreed.as_deref(), Some("Vi ses."), "what was agreed is not written over");
    }
}
