//! What is printed: the sheet of a series, and the house's week. No guest stands on either.

use askama::Template;
use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_web::{Asked, Frame};
use kit_words::when;

use super::super::rules::Session;
use super::super::store::Series;
use super::when_of;
use crate::house::House;
use crate::offer::Offer;
use crate::offer::about::stretch;

/// Lines for those who want to swap numbers: written by hand, kept by nobody (FR-17).
const LINES: usize = 10;

#[derive(Template)]
#[template(path = "group_sheet.html")]
pub(crate) struct SheetPage {
    frame: Frame,
    heading: String,
    where_line: String,
    leaders: String,
    days: Vec<String>,
    back: String,
    lines: Vec<usize>,
}

/// The sheet that everybody in the group takes home.
pub(crate) fn sheet(asked: &Asked, series: &Series, sessions: &[Session]) -> SheetPage {
    let place = asked.say(series.mode.name());
    SheetPage {
        frame: asked.frame(asked.say("group-sheet-title")),
        heading: series.name.clone(),
        where_line: if series.room.is_empty() {
            place
        } else {
            format!("{place}: {}", series.room)
        },
        leaders: series.leaders.join(", "),
        days: sessions
            .iter()
            .map(|session| when_of(asked, session))
            .collect(),
        back: format!("/hold/{}", series.id),
        lines: (0..LINES).collect(),
    }
}

/// A day of the week with what is on.
pub(crate) struct Day {
    name: String,
    lines: Vec<String>,
}

#[derive(Template)]
#[template(path = "group_week.html")]
pub(crate) struct WeekPage {
    frame: Frame,
    heading: String,
    days: Vec<Day>,
    before: String,
    after: String,
}

/// The week from `monday`: everything the house holds, weekends too, as a plan that a guest may tick on paper (DD-2), and who
/// of another department is in the house (DD-5).
pub(crate) fn week(
    asked: &Asked,
    house: &House,
    offer: Option<&Offer>,
    all: &[(Series, Vec<Session>)],
    monday: Date,
) -> WeekPage {
    let lang = asked.lang();
    let days = (0..7_i64).map(|n| monday.saturating_add(n.days()));
    let on = |day: Date| {
        let mut found: Vec<(i64, String)> = all
            .iter()
            .flat_map(|(series, sessions)| {
                sessions
                    .iter()
                    .filter(move |session| session.day == Some(day))
                    .map(move |session| (series, session))
            })
            .map(|(series, session)| {
                let about = [
                    (
                        "time",
                        when::clock(lang, crate::text::time(session.at_min)).into(),
                    ),
                    ("name", series.name.as_str().into()),
                    (
                        "where",
                        asked.say(session.mode.unwrap_or(series.mode).name()).into(),
                    ),
                ];
                (session.at_min, asked.tell("group-week-line", &about))
            })
            .collect();
        let here = offer.filter(|offer| !offer.settings.closed.on(day));
        found.extend(
            here.into_iter()
                .flat_map(|offer| offer.settings.house.here_on(day.weekday()))
                .map(|one| {
                    let about = [
                        ("who", one.who.as_str().into()),
                        ("hours", stretch(asked, &one.hours).into()),
                    ];
                    (one.hours.from_min, asked.tell("door-here", &about))
                }),
        );
        found.sort();
        found.into_iter().map(|(_, line)| line).collect::<Vec<_>>()
    };
    let link = |day: Date| format!("/hold/uge?fra={day}");
    WeekPage {
        frame: asked.frame(asked.say("group-week-title")),
        heading: asked.tell(
            "group-week-heading",
            &[
                ("house", house.name.as_str().into()),
                ("day", when::day_of_month(lang, monday).into()),
            ],
        ),
        days: days
            .map(|day| Day {
                name: when::capital(&when::day(lang, day)),
                lines: on(day),
            })
            .collect(),
        before: link(monday.saturating_sub(7.days())),
        after: link(monday.saturating_add(7.days())),
    }
}
