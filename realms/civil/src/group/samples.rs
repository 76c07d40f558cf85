//! The pages of groups in every situation.

use kit_web::{Asked, Failed, Faults, Sample};

use super::pages::{CohortPage, Groups, ManualPage, Seen, Writing, faults};
use super::rules::{How, Wrong, dates};
use super::{Cohort, CohortId, Held, Meeting, Page, Programme, ProgrammeId};
use crate::people::CompanionId;
use crate::plan::rules::Length;
use crate::sample;

pub(crate) fn sample_programme(title: &str) -> Option<Programme> {
    Some(Programme {
        id: ProgrammeId::from_text("programme-sample")?,
        association: sample::house().association.id,
        title: title.to_owned(),
        meetings: 10,
    })
}

fn sample_seen(asked: &Asked, title: &str, came: i64) -> Option<Seen> {
    let cohort = Cohort {
        id: CohortId::from_text("cohort-sample")?,
        programme: ProgrammeId::from_text("programme-sample")?,
        title: title.to_owned(),
        place: "Mødelokalet på biblioteket, Havnegade 4".to_owned(),
        first: CompanionId::from_text("companion-mette")?,
        second: CompanionId::from_text("companion-ole"),
    };
    let first = asked
        .web
        .given
        .local()
        .checked_sub(jiff::Span::new().weeks(2))
        .ok()?;
    let held = |number| Held {
        came,
        how: if number == 1 {
            How::AsManual
        } else {
            How::OwnPoint
        },
        version: 3,
    };
    let meetings = (1_i64..)
        .zip(dates(first, 10))
        .map(|(number, starts)| Meeting {
            number,
            starts,
            held: (number < 3 && came > 0).then(|| held(number)),
            caught_up: if number == 2 && came > 0 { 2 } else { 0 },
        });
    Some(Seen {
        house: sample::house(),
        meetings: meetings.collect(),
        pages: sample_pages(),
        cohort,
    })
}

fn sample_pages() -> Vec<Page> {
    let page = |number, title: &str| Page {
        number,
        version: number,
        title: title.to_owned(),
        body: "Sæt stole i en rund kreds.\nSig jeres fornavne.\nHold pause efter en halv time."
            .to_owned(),
    };
    vec![
        page(1, "Velkommen"),
        page(2, "Min uge"),
        page(3, "Det, jeg kan lide"),
    ]
}

/// Every situation.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    const LONG: &str = "Hverdagen igen for dig, der gerne vil ud ad døren sammen med andre";
    let house = sample::house();
    let (Some(programme), Some(ordinary), Some(few), Some(long)) = (
        sample_programme("Hverdagen igen"),
        sample_seen(asked, "Hverdagen igen", 7),
        sample_seen(asked, "Hverdagen igen", 0),
        sample_seen(asked, LONG, 40),
    ) else {
        return Err(Failed::NotFound);
    };
    let (fine, programmes) = (Faults::none(), [programme.clone()]);
    let cohorts = [ordinary.cohort.clone(), long.cohort.clone()];
    let list = |all: (&[Programme], &[Cohort]), writes, faults: &Faults| {
        Groups::of(asked, &house, all, writes, faults)
    };
    let wrong = |field, wrong| faults(asked, &vec![(field, wrong)]);
    let no_title = wrong("title", Wrong::Missing);
    let manual = |pages: &[Page], writes| {
        let length = (!pages.is_empty()).then_some(Length::HALF_A_YEAR);
        ManualPage::of(asked, &programme, pages, (writes, length), None, &fine)
    };
    let held: Vec<_> = ordinary
        .meetings
        .iter()
        .filter_map(|one| one.held)
        .collect();
    let one = |of: &Seen, faults: &Faults| CohortPage::of(asked, of, None, faults);
    let written = sample_pages();
    let writing = |faults: &Faults| Writing::of(asked, &programme, &written, 1, faults);
    Ok(vec![
        Sample::of("groups", "empty", &list((&[], &[]), true, &fine))?,
        Sample::of(
            "groups",
            "ordinary",
            &list((&programmes, &cohorts), true, &fine).over(asked, &[vec![held.clone(), held]]),
        )?,
        Sample::of(
            "groups",
            "leader",
            &list((&programmes, &cohorts), false, &fine),
        )?,
        Sample::of(
            "groups",
            "error",
            &list(
                (&programmes, &cohorts),
                true,
                &wrong("place", Wrong::Missing),
            ),
        )?,
        Sample::of("cohort", "empty", &one(&few, &fine))?,
        Sample::of("cohort", "ordinary", &one(&ordinary, &fine))?,
        Sample::of("cohort", "longest", &one(&long, &fine))?,
        Sample::of(
            "cohort",
            "error",
            &one(&ordinary, &wrong("came", Wrong::Number(0, 40))),
        )?,
        Sample::of(
            "cohort",
            "catch-up-error",
            &one(&ordinary, &wrong("caught_up", Wrong::Number(0, 40))),
        )?,
        Sample::of("manual", "empty", &manual(&[], true))?,
        Sample::of("manual", "ordinary", &manual(&written, false))?,
        Sample::of("manual-page", "ordinary", &writing(&fine))?,
        Sample::of("manual-page", "error", &writing(&no_title))?,
    ])
}
