//! What happens in the days to come, and the same for one's own calendar (DD-2, HS-9).

use askama::Template;
use engine_search::Wish;
use jiff::ToSpan;
use jiff::civil::Date;
use kit_report::{Appointment, calendar_of};
use kit_web::{Answer, Asked, Choice, Failed, Frame, Link, Opt, Sample, State, text};
use kit_words::when;

use crate::find::answers::{Answers, WHAT};
use crate::find::{finished, frame, screened, why};
use crate::occasions::{Occasion, on};
use crate::{App, Directory, community};

/// The first day, in the address.
const FROM: &str = "fra";
/// Days on a page, fewer where they hold more than this many meetings: a page stays below 30 KB (UX.md §10), and nobody
/// reads on for ever.
const DAYS: i32 = 7;
const MOST: usize = 60;
/// A calendar file sees so many days ahead, and at most so many meetings.
const FILE_DAYS: i32 = 28;
const FILE_MOST: usize = 2_000;
/// No day farther off than this is shown: times are confirmed for months, not for years.
const FAR: i32 = 366;
const ICS: &str = "text/calendar; charset=utf-8";

struct Line {
    hours: String,
    link: Link,
    about: String,
}

struct Day {
    name: String,
    lines: Vec<Line>,
    /// Said where the day holds more than is shown.
    more: Option<String>,
}

#[derive(Template)]
#[template(path = "calendar.html")]
struct CalendarPage {
    frame: Frame,
    heading: String,
    wishes: Choice,
    from: String,
    days: Vec<Day>,
    before: Option<Link>,
    after: Link,
    /// For one's own calendar; not on a shared screen.
    file: Option<Link>,
    finished: Option<Link>,
}

pub(crate) async fn calendar(State(app): State<App>, asked: Asked) -> Answer {
    let directory = app.newest().await;
    asked.page(&page(&asked, &directory))
}

pub(crate) async fn calendar_file(State(app): State<App>, asked: Asked) -> Answer {
    let directory = app.newest().await;
    let today = asked.web.given.today();
    let found = days_from(today, FILE_DAYS).flat_map(|day| on(&directory, day, wish(&asked)));
    let file = ics(&asked.web.given, &asked.web.host, found.take(FILE_MOST));
    Ok(text(ICS, file))
}

/// Meetings as a calendar file.
pub(crate) fn ics<'d>(
    given: &kit_store::Given,
    host: &str,
    occasions: impl Iterator<Item = Occasion<'d>>,
) -> String {
    let appointments: Vec<Appointment> = occasions
        .map(|one| Appointment {
            uid: format!(
                "{}-{}@{host}",
                one.community.id,
                one.starts.strftime("%Y%m%dT%H%M")
            ),
            version: 0,
            title: one.community.name.clone(),
            start: given.moment(one.starts),
            end: given.moment(one.ends),
            location: Some(community::where_line(one.community)).filter(|line| !line.is_empty()),
            stamped: given.now(),
        })
        .collect();
    calendar_of(&appointments)
}

/// So many days from this one, it among them.
pub(crate) fn days_from(first: Date, days: i32) -> impl Iterator<Item = Date> {
    (0..days).map(move |after| first.saturating_add(after.days()))
}

fn wish(asked: &Asked) -> Option<Wish> {
    Wish::from_key(asked.query.get(WHAT))
}

fn page(asked: &Asked, directory: &Directory) -> CalendarPage {
    let answers = Answers::read(&asked.query);
    let today = asked.web.given.today();
    let last = today.saturating_add(FAR.days());
    let asked_for: Option<Date> = asked.query.get(FROM).parse().ok();
    let from = asked_for.unwrap_or(today).clamp(today, last);
    let wish = wish(asked);
    let (mut days, mut lines, mut next) = (Vec::new(), 0, from);
    for day in days_from(from, DAYS) {
        let found = on(directory, day, wish);
        if !days.is_empty() && lines + found.len() > MOST {
            break;
        }
        lines += found.len();
        next = day.saturating_add(1.day());
        let shown = found.iter().take(MOST);
        let left = i64::try_from(found.len().saturating_sub(MOST)).unwrap_or(0);
        days.push(Day {
            name: when::capital(&when::day(asked.lang(), day)),
            lines: shown.map(|one| line(asked, one, &answers)).collect(),
            more: (left > 0).then(|| asked.tell("calendar-more", &[("n", left.into())])),
        });
    }
    let to = |path: &str, day: Option<Date>| {
        let mut pairs = Vec::new();
        pairs.extend(wish.map(|wish| format!("{WHAT}={}", wish.key())));
        pairs.extend(day.map(|day| format!("{FROM}={day}")));
        let base = screened(path, &answers);
        let mark = if base.contains('?') { '&' } else { '?' };
        if pairs.is_empty() {
            base
        } else {
            format!("{base}{mark}{}", pairs.join("&"))
        }
    };
    let before = (from > today).then(|| from.saturating_sub(DAYS.days()).max(today));
    CalendarPage {
        frame: frame(asked, asked.say("calendar-title"), &answers),
        heading: asked.say("calendar-heading"),
        wishes: wishes(asked, wish),
        from: from.to_string(),
        days,
        before: before
            .map(|day| Link::to(to("/kalender", Some(day)), asked.say("calendar-before"))),
        after: Link::to(
            to("/kalender", Some(next.min(last))),
            asked.say("calendar-after"),
        ),
        file: (!answers.screen)
            .then(|| Link::to(to("/kalender.ics", None), asked.say("calendar-file"))),
        finished: finished(asked, &answers),
    }
}

fn wishes(asked: &Asked, chosen: Option<Wish>) -> Choice {
    let all = Opt::new("", asked.say("calendar-all"));
    let each = Wish::ALL
        .iter()
        .map(|wish| Opt::new(wish.key(), asked.say(why::wish_key(*wish))));
    let options = std::iter::once(all).chain(each).collect();
    Choice::one(WHAT, asked.say("calendar-wish"), options).chosen(chosen.map_or("", Wish::key))
}

fn line(asked: &Asked, one: &Occasion<'_>, answers: &Answers) -> Line {
    let hours = kit_leaflet::hours(asked.lang(), one.starts.time(), one.meeting.closes);
    Line {
        hours: when::capital(&hours),
        link: Link::to(
            screened(&format!("/f/{}", one.community.slug), answers),
            one.community.name.clone(),
        ),
        about: community::about_line(one.community).join(" · "),
    }
}

pub(super) fn samples(asked: &Asked, directory: &Directory) -> Result<Vec<Sample>, Failed> {
    let none = Directory::empty(asked.web.given.local());
    Ok(vec![
        Sample::of("calendar", "ordinary", &page(asked, directory))?,
        Sample::of("calendar", "empty", &page(asked, &none))?,
    ])
}
