//! The companion's pages in every situation.

use kit_web::{Asked, Failed, Faults, Sample};

use super::lines::VisitLine;
use super::pages::{Afterwards, List, Mine, Next, NextTime, Worried};
use crate::crossing::rules::After;
use crate::crossing::store::Stored;
use crate::plan::rules::{Length, Plan};
use crate::sample;

/// Every situation.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let mine = |stored: Stored| Mine {
        house: sample::house(),
        visit: stored.crossing.state.visit().map(|_| sample::visit(asked)),
        again: None,
        plan: Some(Plan {
            starts: asked.web.given.today(),
            length: Length::HALF_A_YEAR,
            programme: None,
        }),
        last: None,
        lines: Vec::new(),
        others: sample::house().companions.into_iter().take(2).collect(),
        stored,
    };
    let running: Vec<Mine> = sample::running(asked)
        .into_iter()
        .skip(1)
        .map(mine)
        .collect();
    let mut running = running;
    if let Some(visit) = running.first_mut().and_then(|one| one.visit.as_mut()) {
        visit.accepted = None;
    }
    let promised = running.get(1).cloned();
    let mut written = promised.clone();
    if let Some(written) = &mut written {
        let said = |words: &str, by| VisitLine {
            at: asked.web.given.now(),
            by,
            words: words.to_owned(),
        };
        let by = written.visit.as_ref().map(|visit| visit.companion.clone());
        written.lines = vec![
            said("Jeg kommer fem minutter senere.", None),
            said("Det er helt i orden. Jeg venter ved bænken.", by),
        ];
    }
    let mut too_long = Faults::none();
    too_long.add("tekst", asked.say("visit-line-long"));
    let mut long = promised.clone();
    if let Some(long) = &mut long {
        let told = sample::longest(asked);
        long.stored.called = told.called;
        long.stored.about = told.about;
    }
    let mut begun = promised.clone();
    if let Some(visit) = begun.as_mut().and_then(|one| one.visit.as_mut()) {
        visit.starts = asked.web.given.local();
    }
    let pauses: Vec<Mine> = After::ALL
        .into_iter()
        .map(|after| mine(sample::between(asked, after)))
        .collect();
    let mut faults = Faults::none();
    faults.add("date", asked.say("answer-time-missing"));
    let next_time = |faults: &Faults| {
        let one = mine(sample::between(asked, After::NotToday));
        NextTime::of(asked, &one, After::NotToday, faults)
    };
    let notice = Some(asked.say("thanks-no"));
    Ok(vec![
        Sample::of("next", "empty", &Next::of(asked, None, notice))?,
        Sample::of("next", "asked", &Next::of(asked, running.first(), None))?,
        Sample::of(
            "next",
            "ordinary",
            &Next::of(asked, promised.as_ref(), None),
        )?,
        Sample::of("next", "written", &Next::of(asked, written.as_ref(), None))?,
        Sample::of(
            "next",
            "error",
            &Next::again(asked, promised.as_ref(), None, &too_long),
        )?,
        Sample::of("next", "begun", &Next::of(asked, begun.as_ref(), None))?,
        Sample::of("next", "longest", &Next::of(asked, long.as_ref(), None))?,
        Sample::of("mine", "empty", &List::of(asked, &[], None))?,
        Sample::of(
            "mine",
            "ordinary",
            &List::of(asked, &running, Some(asked.say("thanks-met"))),
        )?,
        Sample::of("mine", "longest", &List::of(asked, &pauses, None))?,
        Sample::of("next-time", "ordinary", &next_time(&Faults::none()))?,
        Sample::of("next-time", "error", &next_time(&faults))?,
        Sample::of(
            "after",
            "ordinary",
            &Afterwards::of(asked, &sample::visit(asked)),
        )?,
        Sample::of("worried", "ordinary", &Worried::of(asked, &sample::house()))?,
    ])
}
