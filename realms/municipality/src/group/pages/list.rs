//! "Hold": every series with its next meeting, its places and its next way in.

use askama::Template;
use jiff::civil::Date;
use kit_web::{Asked, Faults, Frame};

use super::super::rules::{Session, way_in};
use super::super::store::{Listed, Series};
use super::forms::{ProgrammeForm, SeriesForm, programme, series};
use super::{Back, when_of};
use crate::house::{GuestWords, House, Worker};

/// A series with what is counted of it.
#[derive(Debug, Clone)]
pub(crate) struct Counted {
    pub(crate) series: Series,
    pub(crate) sessions: Vec<Session>,
    pub(crate) sitting: i64,
    pub(crate) waiting: i64,
    /// Calls that nobody has made yet.
    pub(crate) calls: i64,
}

impl Counted {
    /// Whether there is a meeting to come, or one whose day is not known.
    fn runs(&self, today: Date) -> bool {
        self.sessions
            .iter()
            .any(|one| one.day.is_none_or(|day| day >= today))
    }
}

/// Everything the page is made of.
#[derive(Debug, Clone, Default)]
pub(crate) struct Groups {
    pub(crate) house: House,
    pub(crate) workers: Vec<Worker>,
    pub(crate) programmes: Vec<Listed>,
    pub(crate) all: Vec<Counted>,
    pub(crate) policy: super::super::GroupPolicy,
}

/// A row of the table.
pub(crate) struct Row {
    href: String,
    name: String,
    leaders: String,
    next: String,
    places: String,
    entry: String,
    calls: String,
}

#[derive(Template)]
#[template(path = "groups.html")]
pub(crate) struct GroupsPage {
    frame: Frame,
    heading: String,
    receipt: Option<String>,
    faults: Faults,
    rows: Vec<Row>,
    over: Vec<(String, String)>,
    programmes: Vec<String>,
    form: String,
    programme: ProgrammeForm,
    series: SeriesForm,
    open_programme: bool,
    open_series: bool,
}

/// The page; `form` is its fresh id.
pub(crate) fn groups_page(
    asked: &Asked,
    groups: &Groups,
    today: Date,
    form: &str,
    back: &Back,
) -> GroupsPage {
    let faults = back.told(asked);
    let words = GuestWords::of(&groups.house, asked.lang());
    let (running, over): (Vec<&Counted>, Vec<&Counted>) =
        groups.all.iter().partition(|one| one.runs(today));
    let n = super::count(running.len());
    let kept = (&back.fields, &faults);
    let of_programme = !back.fields.get("parts").is_empty() || faults.of("parts").is_some();
    GroupsPage {
        frame: asked.frame(asked.say("group-list-title")),
        heading: asked.tell("group-list-heading", &[("n", n.into())]),
        receipt: back.receipt.clone(),
        rows: running
            .iter()
            .map(|one| row(asked, one, today, &words))
            .collect(),
        over: over
            .iter()
            .map(|one| (format!("/hold/{}", one.series.id), one.series.name.clone()))
            .collect(),
        programmes: groups
            .programmes
            .iter()
            .map(|one| {
                let about = [
                    ("title", one.title.as_str().into()),
                    ("n", one.meetings.into()),
                ];
                asked.tell("group-programme-option", &about)
            })
            .collect(),
        form: form.to_owned(),
        programme: programme(asked, kept),
        series: series(
            asked,
            (&groups.programmes, &groups.workers),
            today,
            &groups.policy,
            kept,
        ),
        open_programme: faults.any() && of_programme,
        open_series: faults.any() && !of_programme,
        faults,
    }
}

fn row(asked: &Asked, one: &Counted, today: Date, words: &GuestWords) -> Row {
    let series = &one.series;
    let next = one
        .sessions
        .iter()
        .find(|session| session.day.is_none_or(|day| day >= today));
    let entry = way_in(
        &one.sessions,
        series.every_weeks,
        series.newcomers_weeks,
        today,
    );
    let numbers = [
        ("n", one.sitting.into()),
        ("of", series.places.into()),
        ("waiting", one.waiting.into()),
    ];
    Row {
        href: format!("/hold/{}", series.id),
        name: series.name.clone(),
        leaders: series.leaders.join(", "),
        next: next.map_or_else(String::new, |session| when_of(asked, session)),
        places: asked.tell("group-places-line", &numbers),
        entry: entry.map_or_else(
            || asked.say("group-entry-none"),
            |session| when_of(asked, session),
        ),
        calls: if one.calls == 0 {
            String::new()
        } else {
            asked.tell("group-calls-line", &words.with(&[("n", one.calls.into())]))
        },
    }
}
