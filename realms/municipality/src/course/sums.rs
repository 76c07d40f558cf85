//! Sums of the house's courses for the leader: numbers, no persons.

use askama::Template;
use jiff::ToSpan as _;
use kit_store::looks::LIST;
use kit_web::{Answer, Asked, Frame, State};

use super::beside::{self, Sums};
use crate::App;

/// How far back ends and wishes are counted, in months.
const MONTHS: i64 = 6;

#[derive(Template)]
#[template(path = "course_sums.html")]
pub(crate) struct SumsPage {
    frame: Frame,
    heading: String,
    rows: Vec<(String, i64)>,
    too_short: Vec<(String, i64)>,
}

/// The page.
pub(crate) fn sums_page(asked: &Asked, sums: &Sums) -> SumsPage {
    SumsPage {
        frame: asked.frame(asked.say("sums-title")).back("/ledelse"),
        heading: asked.tell("sums-heading", &[("n", sums.open.into())]),
        rows: vec![
            (asked.say("sums-spoke"), sums.spoke),
            (asked.say("sums-ended"), sums.ended),
            (asked.say("sums-without-taper"), sums.without_taper),
        ],
        too_short: sums
            .too_short
            .iter()
            .map(|(longer, count)| (asked.say(longer.name()), *count))
            .collect(),
    }
}

pub(crate) async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let given = &app.web.given;
    let since = given.moment(given.local().saturating_sub(MONTHS.months()));
    let sums = asked
        .on(&app.store)
        .look("count the courses", LIST, move |tx| beside::sums(tx, since))
        .await?;
    asked.page(&sums_page(&asked, &sums))
}
