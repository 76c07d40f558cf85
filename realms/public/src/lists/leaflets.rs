//! `/foldere`: which leaflets on a stand are out of date since they were printed, and which are new (PS-2).

use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_web::{Answer, Asked, Failed, Field, Link, Sample, State};
use kit_words::when;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::directory::Entry as Known;
use crate::sheet::{Entry, MOST, Sheet, WHERE, is_there, own, where_field};
use crate::{App, Directory, community};

/// The day of the last printing, in the address.
const SINCE: &str = "siden";
/// Where no day was chosen: the last round a month ago.
const A_ROUND_DAYS: i32 = 31;

pub(crate) async fn leaflets(State(app): State<App>, asked: Asked) -> Answer {
    let directory = app.newest().await;
    asked.page(&page(&asked, &directory))
}

/// What has become of a leaflet since it was printed.
#[derive(PartialEq, Eq)]
enum Since {
    New,
    Changed,
    Right,
}

fn page(asked: &Asked, directory: &Directory) -> Sheet {
    let mut sheet = Sheet::new(
        asked,
        asked.say("leaflets-title"),
        asked.say("leaflets-heading"),
        asked.say("leaflets-lead"),
        "/om",
    );
    let today = asked.web.given.today();
    let typed = asked.query.get(SINCE).trim();
    let a_round_ago = today.saturating_sub(A_ROUND_DAYS.days());
    let read: Result<Date, _> = typed.parse();
    let since = read.as_ref().copied().unwrap_or(a_round_ago);
    let mut day = Field::new(SINCE, asked.say("leaflets-since"));
    day.kind = "date";
    day.value = since.to_string();
    if !typed.is_empty() && read.is_err() {
        typed.clone_into(&mut day.value);
        day.fault = Some(asked.say("leaflets-fault"));
    }
    sheet.fields = vec![day, where_field(asked)];

    let shown: Vec<&Known> = directory
        .entries()
        .iter()
        .filter(|one| !directory.is_too_old(&one.community) && is_there(asked, &one.community))
        .collect();
    let lists = [
        (Since::Changed, asked.say("leaflets-renew")),
        (Since::New, asked.say("leaflets-new")),
        (Since::Right, asked.say("leaflets-keep")),
    ];
    for (state, heading) in lists {
        let of = shown
            .iter()
            .filter(|one| state_of(asked, one, since) == state);
        let entries: Vec<Entry> = of
            .take(MOST + 1)
            .map(|one| line(asked, one, &state))
            .collect();
        let texts = (entries.len() > MOST).then(|| asked.say("sheet-more"));
        let entries = entries.into_iter().take(MOST).collect();
        sheet.part(heading, texts.into_iter().collect(), entries);
    }
    if !shown.is_empty() && !sheet.is_on_screen() && !asked.query.get(WHERE).trim().is_empty() {
        let there = utf8_percent_encode(asked.query.get(WHERE).trim(), NON_ALPHANUMERIC);
        let to = format!("/find/haefte.pdf?{WHERE}={there}");
        sheet.links = vec![Link::to(to, asked.say("leaflets-booklet"))];
    }
    sheet.none = shown.is_empty().then(|| asked.say("leaflets-none"));
    sheet
}

fn state_of(asked: &Asked, one: &Known, since: Date) -> Since {
    let on = |at: Option<jiff::Timestamp>| at.map(|at| asked.web.given.zoned(at).date());
    if on(one.added).is_some_and(|day| day > since) {
        Since::New
    } else if on(one.changed).is_some_and(|day| day >= since) {
        Since::Changed
    } else {
        Since::Right
    }
}

fn line(asked: &Asked, one: &Known, state: &Since) -> Entry {
    let community = &*one.community;
    let changed = one.changed.filter(|_| *state == Since::Changed).map(|at| {
        let day = when::date(asked.lang(), asked.web.given.zoned(at).date());
        asked.tell("leaflets-changed", &[("day", day.into())])
    });
    let about = community::about_line(community).join(" · ");
    Entry {
        link: Link::to(
            own(asked, &format!("/f/{}/folder", community.slug)),
            community.name.clone(),
        ),
        lines: changed.into_iter().chain([about]).collect(),
        soft: true,
    }
}

pub(super) fn samples(asked: &Asked, directory: &Directory) -> Result<Vec<Sample>, Failed> {
    let none = Directory::empty(asked.web.given.local());
    Ok(vec![
        Sample::of("leaflets", "ordinary", &page(asked, directory))?,
        Sample::of("leaflets", "empty", &page(asked, &none))?,
    ])
}
