//! The list of guests whose course is open, with what is due for whoever asks.

use askama::Template;
use jiff::civil::Date;
use kit_web::{Asked, Frame};
use kit_words::when;

use super::clock::{Due, due};
use super::policy::CoursePolicy;
use super::says;
use super::store::Listed;
use crate::goal::{DueReview, in_words};
use crate::house::{GuestWords, House};

/// A line of the list.
pub(crate) struct Line {
    href: String,
    called: String,
    clock: String,
    ends: String,
    contact: String,
}

/// A guest with what is due.
pub(crate) struct DueLine {
    pub(crate) href: String,
    pub(crate) called: String,
    pub(crate) goal: String,
    pub(crate) says: String,
}

/// What is due in a course, as a line; none where nothing is. `wanted` are the kinds that the page shows.
pub(crate) fn due_line(
    asked: &Asked,
    one: &Listed,
    policy: &CoursePolicy,
    wanted: impl Fn(&Due) -> bool,
) -> Option<DueLine> {
    let given = &asked.web.given;
    let zone = given.zoned(given.now()).time_zone().clone();
    let today = given.today();
    let mut all = due(one.start, one.end, &one.story, policy, today, &zone);
    all.retain(wanted);
    (!all.is_empty()).then(|| DueLine {
        href: format!("/gaest/{}/bagefter", one.guest),
        called: one.called.clone(),
        goal: one.goal.clone(),
        says: says::due(asked, &all).join(" "),
    })
}

#[derive(Template)]
#[template(path = "guests.html")]
pub(crate) struct GuestsPage {
    frame: Frame,
    heading: String,
    column: String,
    open: String,
    nobody: String,
    loose: Vec<DueLine>,
    mine: Vec<DueLine>,
    goals: Vec<DueLine>,
    lines: Vec<Line>,
}

/// The list of courses that are open. What is loose, everybody sees; of the rest only the contact person is reminded.
pub(crate) fn guests_page(
    asked: &Asked,
    house: &House,
    open: &[Listed],
    policy: &CoursePolicy,
    goals: &[DueReview],
    today: Date,
) -> GuestsPage {
    let words = GuestWords::of(house, asked.lang());
    let count = i64::try_from(open.len()).unwrap_or(0);
    let me = asked.who.as_ref().map(|actor| actor.id.as_str());
    let (mut loose, mut mine) = (Vec::new(), Vec::new());
    for one in open {
        let is_loose = due_line(asked, one, policy, Due::is_loose);
        if is_loose.is_some() {
            loose.extend(is_loose);
        } else if me == Some(one.contact_id.as_str()) {
            mine.extend(due_line(asked, one, policy, |_| true));
        }
    }
    GuestsPage {
        frame: asked.frame(asked.say("guests-title")),
        heading: asked.tell("guests-heading", &words.with(&[("n", count.into())])),
        column: asked.tell("today-column-guest", &words.with(&[])),
        open: asked.say("guests-open"),
        nobody: asked.tell("guests-nobody", &words.with(&[])),
        loose,
        mine,
        goals: goals
            .iter()
            .map(|one| DueLine {
                href: format!("/gaest/{}/maal", one.guest),
                goal: String::new(),
                called: one.called.clone(),
                says: in_words(asked, one.day, &one.at),
            })
            .collect(),
        lines: open.iter().map(|one| line(asked, one, today)).collect(),
    }
}

fn line(asked: &Asked, one: &Listed, today: Date) -> Line {
    Line {
        href: format!("/gaest/{}", one.guest),
        called: one.called.clone(),
        clock: one.at(today).in_words(asked),
        ends: one.story.last_day(one.end, today).map_or_else(
            || asked.say("course-no-end"),
            |end| when::date(asked.lang(), end),
        ),
        contact: one.contact.clone(),
    }
}
