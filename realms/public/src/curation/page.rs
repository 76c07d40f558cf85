//! `/eftersyn`: how many entries want somebody's eye, and which.

use std::collections::BTreeMap;

use askama::Template;
use kit_web::{Answer, Asked, Failed, Frame, Link, Sample, State};
use kit_words::{key, sort_key, when};

use super::queue::{Concern, Moment, counts, queue};
use super::sources::{SOURCES, sources};
use crate::directory::Entry;
use crate::harvest::{Asking, Outcome, SourceState, read_sources};
use crate::{App, Directory, community};

/// Which list, in the address, and which page of it.
const SHOW: &str = "vis";
const PAGE: &str = "side";
/// Lists that are no queue of entries.
const TWINS: &str = "dobbelt";
const WELCOME: &str = "kommuner";
/// Entries on a page (UX.md §10: below 30 KB).
const ON_A_PAGE: usize = 40;

/// One line of the overview.
struct Count {
    link: Link,
    number: String,
}

/// One entry that wants an eye.
struct Line {
    link: Link,
    about: String,
    /// How old it is and where it was read.
    age: String,
    phone: Option<Link>,
    correct: Option<Link>,
}

/// Two entries that may be one.
struct Pair {
    one: Line,
    other: Line,
}

#[derive(Template)]
#[template(path = "check.html")]
pub(super) struct CheckPage {
    frame: Frame,
    heading: String,
    lead: String,
    counts: Vec<Count>,
    /// Said where the list is empty.
    pub(super) none: Option<String>,
    lines: Vec<Line>,
    pairs: Vec<Pair>,
    /// A municipality or source, and what is said of it.
    pub(super) rows: Vec<(String, String)>,
    before: Option<Link>,
    after: Option<Link>,
    links: Vec<Link>,
}

pub(crate) async fn check(State(app): State<App>, asked: Asked) -> Answer {
    let directory = app.newest().await;
    let shown = asked.query.get(SHOW);
    if shown.is_empty() {
        return asked.page(&overview(&asked, &directory));
    }
    let page: usize = asked.query.get(PAGE).parse().unwrap_or(1).max(1);
    match (shown, Concern::read(shown)) {
        (_, Some(concern)) => asked.page(&list(&asked, &directory, concern, page)),
        (TWINS, _) => asked.page(&pairs(&asked, &directory, page)),
        (WELCOME, _) => asked.page(&welcome(&asked, &directory)),
        (SOURCES, _) => {
            let job = app.store.job("harvest");
            let all = job.read("the sources", read_sources).await?;
            asked.page(&sources(&asked, &directory, &all))
        }
        _ => Err(Failed::NotFound),
    }
}

fn moment(asked: &Asked, directory: &Directory) -> Moment {
    Moment {
        now: asked.web.given.now(),
        today: asked.web.given.today(),
        hide_after_days: directory.hide_after_days(),
    }
}

fn address(shown: &str, page: usize) -> String {
    if page == 1 {
        format!("/eftersyn?{SHOW}={shown}")
    } else {
        format!("/eftersyn?{SHOW}={shown}&{PAGE}={page}")
    }
}

pub(super) fn blank(asked: &Asked, heading: String, lead: String) -> CheckPage {
    CheckPage {
        frame: asked.frame(heading.clone()).back("/eftersyn"),
        heading,
        lead,
        counts: Vec::new(),
        none: None,
        lines: Vec::new(),
        pairs: Vec::new(),
        rows: Vec::new(),
        before: None,
        after: None,
        links: Vec::new(),
    }
}

fn overview(asked: &Asked, directory: &Directory) -> CheckPage {
    let count = |shown: &str, name: &'static str, number: usize| Count {
        link: Link::to(address(shown, 1), asked.say(name)),
        number: number.to_string(),
    };
    let mut all: Vec<Count> = counts(directory.entries(), &moment(asked, directory))
        .into_iter()
        .map(|(concern, number)| count(concern.word(), concern.name(), number))
        .collect();
    all.push(count(TWINS, key!("check-twins"), directory.twins().len()));
    all.push(count(
        WELCOME,
        key!("check-welcome"),
        municipalities(directory).len(),
    ));
    let number = i64::try_from(directory.communities().len()).unwrap_or(0);
    CheckPage {
        frame: asked.frame(asked.say("check-title")),
        counts: all,
        links: vec![
            Link::to(address(SOURCES, 1), asked.say("check-sources")),
            Link::to("/hvide-pletter", asked.say("spots-title")),
            Link::to("/alle", asked.say("all-title")),
        ],
        ..blank(
            asked,
            asked.say("check-heading"),
            asked.tell("check-lead", &[("n", number.into())]),
        )
    }
}

fn list(asked: &Asked, directory: &Directory, concern: Concern, page: usize) -> CheckPage {
    let found = queue(directory.entries(), concern, &moment(asked, directory));
    let lines = found
        .iter()
        .skip((page - 1).saturating_mul(ON_A_PAGE))
        .take(ON_A_PAGE);
    CheckPage {
        none: found.is_empty().then(|| asked.say("check-none")),
        lines: lines.map(|entry| line(asked, entry)).collect(),
        before: before(asked, concern.word(), page),
        after: after(asked, concern.word(), page, found.len()),
        ..blank(asked, asked.say(concern.name()), asked.say(concern.help()))
    }
}

fn pairs(asked: &Asked, directory: &Directory, page: usize) -> CheckPage {
    let found = directory.twins();
    let entries = directory.entries();
    // A pair is two lines.
    let most = ON_A_PAGE / 2;
    let pairs = found
        .iter()
        .skip((page - 1).saturating_mul(most))
        .take(most);
    CheckPage {
        none: found.is_empty().then(|| asked.say("check-none")),
        pairs: pairs
            .filter_map(|pair| {
                let (one, other) = entries.get(pair.0).zip(entries.get(pair.1))?;
                Some(Pair {
                    one: line(asked, one),
                    other: line(asked, other),
                })
            })
            .collect(),
        before: before(asked, TWINS, page),
        after: after(asked, TWINS, page, found.len() * 2),
        ..blank(
            asked,
            asked.say("check-twins"),
            asked.say("check-twins-help"),
        )
    }
}

fn before(asked: &Asked, shown: &str, page: usize) -> Option<Link> {
    (page > 1).then(|| Link::to(address(shown, page - 1), asked.say("check-before")))
}

fn after(asked: &Asked, shown: &str, page: usize, lines: usize) -> Option<Link> {
    let more = lines > page.saturating_mul(ON_A_PAGE);
    more.then(|| Link::to(address(shown, page + 1), asked.say("check-after")))
}

/// Each municipality with how many communities say that they are open to those who live there (CV-8).
fn municipalities(directory: &Directory) -> Vec<(String, usize)> {
    let mut counted: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for name in directory.communities().iter().flat_map(|one| &one.welcome) {
        *counted.entry((sort_key(name), name)).or_default() += 1;
    }
    let counted = counted.into_iter();
    counted
        .map(|((_, name), count)| (name.to_owned(), count))
        .collect()
}

fn welcome(asked: &Asked, directory: &Directory) -> CheckPage {
    let all = municipalities(directory);
    let count = |number: usize| i64::try_from(number).unwrap_or(0);
    CheckPage {
        none: all.is_empty().then(|| asked.say("check-none")),
        rows: all
            .into_iter()
            .map(|(name, number)| {
                let said = asked.tell("check-welcome-count", &[("n", count(number).into())]);
                (name, said)
            })
            .collect(),
        ..blank(
            asked,
            asked.say("check-welcome"),
            asked.say("check-welcome-help"),
        )
    }
}

fn line(asked: &Asked, entry: &Entry) -> Line {
    let one = &*entry.community;
    let age = match one.assured_date {
        Some(day) => asked.tell(
            "check-confirmed",
            &[("day", when::date(asked.lang(), day).into())],
        ),
        None => asked.say("check-never"),
    };
    let source = asked.tell("check-source", &[("source", entry.source.as_str().into())]);
    let phone = kit_leaflet::phone(one).map(|number| {
        let dialled: String = number
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect();
        let said = asked.tell("call", &[("number", number.as_str().into())]);
        Link::to(format!("tel:{dialled}"), said)
    });
    let correct = one.correct.clone();
    Line {
        link: Link::to(format!("/f/{}", one.slug), one.name.clone()),
        about: community::about_line(one).join(" · "),
        age: format!("{age} {source}"),
        phone,
        correct: correct.map(|to| Link::to(to, asked.say("check-correct"))),
    }
}

pub(super) fn samples(asked: &Asked, directory: &Directory) -> Result<Vec<Sample>, Failed> {
    let none = Directory::empty(asked.web.given.local());
    let untold = list(asked, directory, Concern::Untold, 1);
    let alone = list(asked, directory, Concern::NobodyAlong, 1);
    let ageing = list(asked, directory, Concern::Ageing, 1);
    Ok(vec![
        Sample::of("check", "ordinary", &overview(asked, directory))?,
        Sample::of("check", "nothing", &overview(asked, &none))?,
        Sample::of("check_list", "ordinary", &alone)?,
        Sample::of("check_list", "untold", &untold)?,
        Sample::of("check_list", "ageing", &ageing)?,
        Sample::of("check_list", "empty", &list(asked, &none, Concern::New, 1))?,
        Sample::of("check_twins", "ordinary", &pairs(asked, directory, 1))?,
        Sample::of("check_welcome", "ordinary", &welcome(asked, directory))?,
        Sample::of(
            "check_sources",
            "ordinary",
            &sources(asked, directory, &states(asked)),
        )?,
        Sample::of("check_sources", "empty", &sources(asked, &none, &[]))?,
    ])
}

/// Sources of every kind, as a year may leave them.
fn states(asked: &Asked) -> Vec<SourceState> {
    let at = asked.web.given.now();
    let state = |source: &str, read: bool, outcome: Option<Outcome>| SourceState {
        source: source.to_owned(),
        read: read.then_some(at),
        asked: outcome.map(|outcome| Asking { at, outcome }),
    };
    vec![
        state(crate::demo::SOURCE, true, None),
        state("https://frivillig.example/hsds", true, Some(Outcome::Taken)),
        state(
            "https://katalog.example/hsds",
            true,
            Some(Outcome::Refused(3)),
        ),
        state(
            "https://kulturhus.example/api/v3/hsds",
            false,
            Some(Outcome::Silent),
        ),
        state("https://skolen.example/hsds", true, Some(Outcome::Emptied)),
    ]
}
