//! The waiting list in every situation.

use jiff::ToSpan as _;
use kit_web::{Asked, Failed, Sample};

use super::pages::{AskedPage, Known, List, Listed, OnePage};
use super::rules::{Ask, Asked as Question, Place, Said};
use crate::sample;

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let (today, house) = (asked.web.given.today(), sample::house());
    let since = today.saturating_sub(40.days());
    let by = today.saturating_add(5.days());
    let question = |ask, said: Option<Said>| Question {
        ask,
        by,
        said: said.map(|said| (said, today)),
    };
    let place = |asked| Place { since, asked };
    let offered = place(Some(question(Ask::Place, None)));
    let takes = place(Some(question(Ask::Place, Some(Said::Yes))));
    let known = |stored, place: Option<Place>| Known {
        house: sample::house(),
        stored,
        place,
        ahead: if place.is_some() { 2 } else { 0 },
    };
    let listed: Vec<Listed> = sample::waiting(asked)
        .into_iter()
        .zip([place(None), offered, takes])
        .map(|(stored, place)| Listed { stored, place })
        .collect();
    let long = [Listed {
        stored: sample::longest(asked),
        place: offered,
    }];
    let one = |known: &Known| OnePage::of(asked, known);
    let first = || sample::first(asked);
    let promised = sample::running(asked).into_iter().nth(2);
    let promised = promised.unwrap_or_else(first);
    let answer = |question| AskedPage::of(asked, "0", &question);
    Ok(vec![
        Sample::of("waiting-list", "empty", &List::of(asked, &house, &[]))?,
        Sample::of(
            "waiting-list",
            "ordinary",
            &List::of(asked, &house, &listed),
        )?,
        Sample::of("waiting-list", "longest", &List::of(asked, &house, &long))?,
        Sample::of("waiting", "empty", &one(&known(first(), None)))?,
        Sample::of("waiting", "ordinary", &one(&known(first(), Some(offered))))?,
        Sample::of("waiting", "takes", &one(&known(first(), Some(takes))))?,
        Sample::of(
            "waiting",
            "longest",
            &one(&known(sample::longest(asked), Some(place(None)))),
        )?,
        Sample::of("waiting", "cannot", &one(&known(promised, None)))?,
        Sample::of(
            "waiting-answer",
            "ordinary",
            &answer(question(Ask::Place, None)),
        )?,
        Sample::of(
            "waiting-answer",
            "still",
            &answer(question(Ask::Still, None)),
        )?,
        Sample::of(
            "waiting-answer",
            "yes",
            &answer(question(Ask::Place, Some(Said::Yes))),
        )?,
        Sample::of(
            "waiting-answer",
            "wait",
            &answer(question(Ask::Still, Some(Said::Wait))),
        )?,
        Sample::of(
            "waiting-answer",
            "no",
            &answer(question(Ask::Place, Some(Said::No))),
        )?,
    ])
}
