//! What is open today: for whoever dares right now (PS-1).

use askama::Template;
use jiff::civil::{DateTime, Time};
use kit_hsds::{Community, Meeting};
use kit_web::{Answer, Asked, Failed, Frame, Link, Sample, State};
use kit_words::when;

use crate::find::answers::Answers;
use crate::find::{finished, frame, screened};
use crate::{App, Directory, community};

struct Line {
    link: Link,
    hours: String,
    about: String,
    /// Its own words on the quiet hours, since "how busy is it" decides whether one dares.
    quiet: Option<String>,
}

#[derive(Template)]
#[template(path = "today.html")]
struct TodayPage {
    frame: Frame,
    heading: String,
    lead: String,
    now: Vec<Line>,
    later: Vec<Line>,
    find: Link,
    finished: Option<Link>,
}

pub(crate) async fn today(State(app): State<App>, asked: Asked) -> Answer {
    let directory = app.newest().await;
    asked.page(&page(&asked, &directory, asked.web.given.local()))
}

fn page(asked: &Asked, directory: &Directory, now: DateTime) -> TodayPage {
    let answers = Answers::read(&asked.query);
    let mut open = Vec::new();
    let mut later = Vec::new();
    for one in directory
        .communities()
        .iter()
        .filter(|one| !one.closed_for_now)
    {
        for meeting in one.times.iter().filter(|meeting| meeting.is_on(now.date())) {
            let Some(opens) = meeting.opens else {
                continue;
            };
            let closes = meeting.closes.unwrap_or(opens);
            if opens > now.time() {
                later.push((opens, line(asked, one, meeting, opens, &answers)));
            } else if closes > now.time() {
                open.push((closes, line(asked, one, meeting, opens, &answers)));
            }
        }
    }
    // Open longest first: there is most time to get there. Later ones in the order of the clock.
    open.sort_by_key(|(closes, _)| std::cmp::Reverse(*closes));
    later.sort_by_key(|(opens, _)| *opens);
    let lines =
        |list: Vec<(Time, Line)>| list.into_iter().map(|(_, line)| line).collect::<Vec<_>>();
    let count = i64::try_from(open.len()).unwrap_or(0);
    let heading = match (open.is_empty(), later.is_empty()) {
        (false, _) => asked.tell("today-heading", &[("n", count.into())]),
        (true, false) => asked.say("today-heading-later"),
        (true, true) => asked.say("today-heading-none"),
    };
    TodayPage {
        frame: frame(asked, asked.say("today-title"), &answers),
        heading,
        lead: when::capital(&when::moment(asked.lang(), now)),
        now: lines(open),
        later: lines(later),
        find: Link::to(screened("/", &answers), asked.say("today-find")),
        finished: finished(asked, &answers),
    }
}

fn line(asked: &Asked, one: &Community, meeting: &Meeting, opens: Time, answers: &Answers) -> Line {
    let hours = kit_leaflet::hours(asked.lang(), opens, meeting.closes);
    Line {
        link: Link::to(
            screened(&format!("/f/{}", one.slug), answers),
            one.name.clone(),
        ),
        hours: when::capital(&hours),
        about: community::about_line(one).join(" · "),
        quiet: one.quiet.clone(),
    }
}

pub(super) fn samples(asked: &Asked, directory: &Directory) -> Result<Vec<Sample>, Failed> {
    let today = asked.web.given.today();
    let wednesday = today
        .nth_weekday(1, jiff::civil::Weekday::Wednesday)
        .unwrap_or(today);
    let none = Directory::empty(wednesday.at(12, 0, 0, 0));
    Ok(vec![
        Sample::of(
            "today",
            "ordinary",
            &page(asked, directory, wednesday.at(15, 0, 0, 0)),
        )?,
        Sample::of(
            "today",
            "empty",
            &page(asked, &none, wednesday.at(12, 0, 0, 0)),
        )?,
    ])
}
