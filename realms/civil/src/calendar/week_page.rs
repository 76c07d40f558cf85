//! `/uge` as it looks: seven days, each with what has a time in it.

use askama::Template;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use kit_web::{Asked, Frame, Link};
use kit_words::when;

use super::Event;
use crate::crossing::CrossingId;
use crate::group::CohortId;

/// Something that has a day.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) at: DateTime,
    pub(crate) ends: Option<DateTime>,
    pub(crate) what: What,
}

/// What it is.
#[derive(Debug, Clone)]
pub(crate) enum What {
    Event(Box<Event>),
    /// A visit that was promised; the companion's first name, and no guest's.
    Visit {
        crossing: CrossingId,
        companion: String,
    },
    /// A meeting of a group.
    Meeting {
        cohort: CohortId,
        title: String,
        number: i64,
    },
    /// An answer promised by this day.
    Answer(CrossingId),
}

/// One day.
struct Day {
    heading: String,
    entries: Vec<(String, Link)>,
}

#[derive(Template)]
#[template(path = "week.html")]
pub(crate) struct WeekPage {
    frame: Frame,
    heading: String,
    days: Vec<Day>,
    before: Link,
    after: Link,
}

fn link(asked: &Asked, entry: &Entry) -> (String, Link) {
    let clock = when::clock(asked.lang(), entry.at.time());
    let clock = asked.tell("seat-clock", &[("clock", clock.into())]);
    match &entry.what {
        What::Event(event) => {
            let title = event.told.title.clone();
            let said = if event.cancelled.is_some() {
                asked.tell("event-is-cancelled", &[("title", title.into())])
            } else {
                title
            };
            (clock, Link::to(format!("/moeder/{}", event.id), said))
        }
        What::Visit {
            crossing,
            companion,
        } => {
            let said = asked.tell("week-visit", &[("name", companion.as_str().into())]);
            (clock, Link::to(format!("/foelgeskab/{crossing}"), said))
        }
        What::Meeting {
            cohort,
            title,
            number,
        } => {
            let args = [
                ("title", title.as_str().into()),
                ("number", (*number).into()),
            ];
            let said = asked.tell("week-meeting", &args);
            (clock, Link::to(format!("/hold/{cohort}"), said))
        }
        What::Answer(id) => (
            asked.say("week-all-day"),
            Link::to(format!("/nye/{id}"), asked.say("week-answer")),
        ),
    }
}

impl WeekPage {
    /// The seven days from a Monday.
    pub(crate) fn of(asked: &Asked, first: Date, entries: &[Entry]) -> Self {
        let lang = asked.lang();
        let day = |offset: i64| first.saturating_add(offset.days());
        let week = |first: Date, text: String| Link::to(format!("/uge?fra={first}"), text);
        Self {
            frame: asked.frame(asked.say("menu-week")),
            heading: asked.tell(
                "week-heading",
                &[
                    ("number", i64::from(first.iso_week_date().week()).into()),
                    ("day", when::day_of_month(lang, first).into()),
                ],
            ),
            days: (0..7)
                .map(|offset| Day {
                    heading: when::capital(&when::day(lang, day(offset))),
                    entries: entries
                        .iter()
                        .filter(|entry| entry.at.date() == day(offset))
                        .map(|entry| link(asked, entry))
                        .collect(),
                })
                .collect(),
            before: week(day(-7), asked.say("week-before")),
            after: week(day(7), asked.say("week-after")),
        }
    }
}
