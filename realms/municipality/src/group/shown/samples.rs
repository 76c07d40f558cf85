//! The page without login as it looks. A group's own page, with its form, is among the samples of groups.

use kit_web::{Asked, Failed, Sample};

use super::pages::shown_page;
use super::rules::Notice;
use super::store::Shown;
use crate::group::rules::Session;
use crate::group::store::Series;
use crate::offer::sample;

const ORIGIN: &str = "https://faellesskaber.example";

/// What is told of a group.
pub(crate) fn notice() -> Notice {
    Notice {
        about: "ACT betyder at lære at have svære tanker uden at de bestemmer. Vi øver det sammen, lidt ad gangen."
            .to_owned(),
        for_whom: "Voksne, der bekymrer sig meget. Man behøver ikke at sige noget.".to_owned(),
        spot: "Havnegade 3, Demokøbing. Der er elevator.".to_owned(),
        words: "ro".to_owned(),
        shown: true,
    }
}

pub(crate) fn samples(
    asked: &Asked,
    (series, long): (&Series, &Series),
    sessions: &[Session],
) -> Result<Vec<Sample>, Failed> {
    let offer = |key| sample(key).ok_or(Failed::NotFound);
    let one = |series: &Series, free, entry: bool| Shown {
        series: series.clone(),
        notice: notice(),
        entry: sessions.last().filter(|_| entry).cloned(),
        free,
    };
    let some = [(offer("det-sociale-pitstop")?, vec![one(series, 3, true)])];
    let many = [
        (
            offer("det-sociale-pitstop")?,
            vec![one(long, 1, true), one(series, 0, false)],
        ),
        (offer("daghuset")?, vec![one(series, 0, true); 6]),
    ];
    let page = |all: &[_]| shown_page(asked, "Huset", all, ORIGIN);
    Ok(vec![
        Sample::of("shown-groups", "empty", &page(&[]))?,
        Sample::of("shown-groups", "ordinary", &page(&some))?,
        Sample::of("shown-groups", "longest", &page(&many))?,
    ])
}
