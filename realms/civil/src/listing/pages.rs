//! `/vores-sider`: the pages about the association's own communities, as its coordinator edits them.

use askama::Template;
use kit_hsds::Accompanies;
use kit_web::{Asked, Faults, Frame, Link};
use kit_words::{key, when};

use super::facts::{self, Fact, Facts, Holds, Section};
use super::times::{self, Meets, Rhythm};
use super::{Listing, Standing, bring};
use crate::crossing::show;

/// One row of `/vores-sider`.
pub(crate) struct Row {
    link: Link,
    place: String,
    standing: String,
}

#[derive(Template)]
#[template(path = "listings.html")]
pub(crate) struct Own {
    frame: Frame,
    heading: String,
    /// The number of the list that has just made drafts, by which they are taken back.
    list: Option<String>,
    rows: Vec<Row>,
}

/// A part of a page: heading, where it is edited, what it says.
pub(crate) struct Part {
    heading: String,
    edit: Link,
    edit_label: String,
    rows: Vec<(String, Vec<String>)>,
}

#[derive(Template)]
#[template(path = "listing.html")]
pub(crate) struct Page {
    frame: Frame,
    heading: String,
    faults: Faults,
    notice: Option<String>,
    standing: String,
    /// What the last form said can be taken back: its number.
    undo: Option<String>,
    here: String,
    /// Shown today, so that it may be confirmed and taken down.
    shown: bool,
    show_label: String,
    /// The address to confirm by, shown once.
    made: Option<String>,
    parts: Vec<Part>,
}

#[derive(Template)]
#[template(path = "listing-confirm.html")]
pub(crate) struct Confirm {
    frame: Frame,
    heading: String,
    lead: String,
    done: bool,
    action: String,
    rows: Vec<(String, Vec<String>)>,
    correct: Link,
}

fn standing(asked: &Asked, page: &Listing) -> String {
    let said = |key: &str, day| {
        let date = when::date(asked.lang(), day);
        asked.tell(key, &[("day", date.into())])
    };
    let today = asked.web.given.today();
    match page.standing(today) {
        Standing::Draft => asked.say("listing-draft"),
        Standing::Shown => match page.confirmed {
            Some(day) => said(key!("listing-shown"), day),
            None => asked.say("listing-shown-only"),
        },
        Standing::Due(day) => said(key!("listing-due"), day),
        Standing::Late(day) => said(key!("listing-late"), day),
        Standing::Down => asked.say("listing-down"),
        Standing::Over(day) => said(key!("listing-over"), day),
    }
}

impl Own {
    pub(crate) fn of(asked: &Asked, pages: &[Listing]) -> Self {
        let mut pages: Vec<&Listing> = pages.iter().collect();
        pages.sort_by_key(|page| page.facts.get("name").to_lowercase());
        let row = |page: &&Listing| Row {
            link: Link::to(format!("/vores-sider/{}", page.id), page.facts.get("name")),
            place: page.facts.meeting_place(),
            standing: standing(asked, page),
        };
        Self {
            frame: asked.frame(asked.say("menu-listings")),
            heading: asked.say("listings-heading"),
            list: bring::number(asked.query.get("liste")),
            rows: pages.iter().map(row).collect(),
        }
    }
}

/// A time in words: "onsdag kl. 16.00–16.40, hver uge".
fn time_words(asked: &Asked, one: Meets) -> String {
    let day = jiff::civil::Weekday::from_monday_one_offset(i8::try_from(one.weekday).unwrap_or(1));
    let day = day.map_or("", |day| when::weekday(asked.lang(), day));
    let clock = |minutes| times::clock(minutes).replace(':', ".");
    let args = [
        ("day", day.into()),
        ("from", clock(one.from_min).into()),
        ("to", clock(one.to_min).into()),
        ("rhythm", rhythm(asked, one.rhythm).to_lowercase().into()),
    ];
    when::capital(&asked.tell("listing-time", &args))
}

pub(super) fn rhythm(asked: &Asked, rhythm: Rhythm) -> String {
    asked.say(match rhythm {
        Rhythm::Weekly => key!("rhythm-weekly"),
        Rhythm::Fortnightly => key!("rhythm-fortnightly"),
        Rhythm::First => key!("rhythm-first"),
        Rhythm::Second => key!("rhythm-second"),
        Rhythm::Third => key!("rhythm-third"),
        Rhythm::Fourth => key!("rhythm-fourth"),
        Rhythm::Last => key!("rhythm-last"),
    })
}

pub(super) const SETTINGS: [(&str, &str); 5] = [
    ("open_house", key!("setting-open-house")),
    ("small_group", key!("setting-small-group")),
    ("group", key!("setting-group")),
    ("one_to_one", key!("setting-one-to-one")),
    ("online", key!("setting-online")),
];

/// Who goes along, and where nobody does: BR-7's visible gap.
pub(super) const ACCOMPANIES: [(Accompanies, &str); 4] = [
    (Accompanies::Own, key!("accompanies-own")),
    (Accompanies::Municipality, key!("accompanies-municipality")),
    (Accompanies::Both, key!("accompanies-both")),
    (Accompanies::Nobody, key!("accompanies-nobody")),
];

/// How much a community asks of a newcomer, the least first (VH-12).
pub(super) const INTRUSIVE: [(&str, &str); 5] = [
    ("1", key!("intrusive-1")),
    ("2", key!("intrusive-2")),
    ("3", key!("intrusive-3")),
    ("4", key!("intrusive-4")),
    ("5", key!("intrusive-5")),
];

/// Open is what a page says nothing about.
pub(super) const CLOSED: [(&str, &str); 1] = [("1", key!("listing-closed-now"))];

/// Whether one can get in with a wheelchair; the words beside it say what is there.
pub(super) const YES_NO: [(&str, &str); 2] =
    [("yes", key!("listing-yes")), ("no", key!("listing-no"))];

/// What a field says, in words and lines.
fn said(asked: &Asked, facts: &Facts, fact: &Fact) -> Vec<String> {
    let words = facts.get(fact.key);
    let of = |list: &[(&str, &str)]| {
        let found = list.iter().find(|(value, _)| *value == words);
        found.map(|(_, key)| asked.say(key)).into_iter().collect()
    };
    match fact.holds {
        Holds::Wishes => facts
            .wishes()
            .into_iter()
            .map(|wish| when::capital(&show::wish(asked, wish)))
            .collect(),
        Holds::Setting => of(&SETTINGS),
        Holds::Intrusive => of(&INTRUSIVE),
        Holds::Closed => of(&CLOSED),
        Holds::YesNo => of(&YES_NO),
        Holds::Accompanies => of(&ACCOMPANIES.map(|(value, key)| (value.as_str(), key))),
        Holds::Times => {
            let mut lines: Vec<String> = facts
                .times()
                .into_iter()
                .map(|one| time_words(asked, one))
                .collect();
            lines.extend(facts.times().first().and_then(|one| span(asked, *one)));
            lines
        }
        Holds::Date => facts
            .date(fact.key)
            .map(|day| when::date(asked.lang(), day))
            .into_iter()
            .collect(),
        _ => words.lines().map(str::to_owned).collect(),
    }
}

/// The first and the last day of all times, where one is said.
fn span(asked: &Asked, one: Meets) -> Option<String> {
    let date = |day| when::date(asked.lang(), day);
    match (one.begins, one.until) {
        (Some(from), Some(to)) => Some(asked.tell(
            "listing-from-to",
            &[("from", date(from).into()), ("to", date(to).into())],
        )),
        (Some(from), None) => Some(asked.tell("listing-from", &[("from", date(from).into())])),
        (None, Some(to)) => Some(asked.tell("listing-to", &[("to", date(to).into())])),
        (None, None) => None,
    }
}

fn rows(asked: &Asked, page: &Listing, section: Section) -> Vec<(String, Vec<String>)> {
    facts::of(section)
        .map(|fact| (asked.say(fact.label), said(asked, &page.facts, fact)))
        .filter(|(_, lines)| !lines.is_empty())
        .collect()
}

/// A page with what it says; `made` is an address to confirm by.
pub(crate) fn page(asked: &Asked, listing: &Listing, made: Option<String>) -> Page {
    let today = asked.web.given.today();
    let here = format!("/vores-sider/{}", listing.id);
    let shown = listing.is_shown(today);
    let save = asked.query.get("gemt");
    let undo = !save.is_empty() && save.bytes().all(|b| b.is_ascii_alphanumeric());
    let notice = match asked.query.get("gjort") {
        "vist" => Some(asked.say("listing-done-shown")),
        "skjult" => Some(asked.say("listing-done-down")),
        "bekraeftet" => Some(asked.say("listing-done-confirmed")),
        _ if undo => Some(asked.say("notice-saved")),
        _ => None,
    };
    let part = |section: Section| {
        let (address, heading) = section.words();
        let heading = asked.say(heading);
        Part {
            edit: Link::to(format!("{here}/ret/{address}"), asked.say("listing-edit")),
            edit_label: format!("{}: {heading}", asked.say("listing-edit")),
            heading,
            rows: rows(asked, listing, section),
        }
    };
    let parts: Vec<Part> = Section::ALL.into_iter().map(part).collect();
    Page {
        frame: asked.frame(asked.say("title-listing")).back("/vores-sider"),
        heading: listing.facts.get("name").to_owned(),
        faults: Faults::none(),
        notice,
        standing: standing(asked, listing),
        undo: undo.then(|| save.to_owned()),
        shown,
        show_label: asked.say(if listing.taken_down {
            key!("listing-show-again")
        } else {
            key!("listing-show")
        }),
        here,
        made,
        parts,
    }
}

/// The same, with what is missing before it can be shown.
pub(crate) fn lacking(asked: &Asked, listing: &Listing, lacks: &[Section]) -> Page {
    let mut faults = Faults::none();
    for section in lacks {
        let said = asked.say(match section {
            Section::What => key!("listing-lacks-what"),
            Section::Where => key!("listing-lacks-where"),
            Section::When => key!("listing-lacks-when"),
            _ => key!("listing-lacks-who"),
        });
        faults.add(section.words().0, said);
    }
    Page {
        faults,
        ..page(asked, listing, None)
    }
}

/// The page that somebody of the community sees by a link, before and after pressing.
pub(crate) fn confirm(asked: &Asked, page: &Listing, token: &str, done: bool) -> Confirm {
    let name = page.facts.get("name");
    let rows = Section::ALL
        .into_iter()
        .flat_map(|section| rows(asked, page, section));
    Confirm {
        frame: asked.frame(asked.say("title-listing-confirm")),
        heading: if done {
            asked.say("confirm-done")
        } else {
            asked.tell("confirm-heading", &[("name", name.into())])
        },
        lead: asked.say(if done {
            key!("confirm-done-text")
        } else {
            key!("confirm-lead")
        }),
        done,
        action: format!("/bekraeft/{token}"),
        rows: rows.collect(),
        correct: Link::to(format!("/ret/{}", page.id), asked.say("confirm-wrong")),
    }
}
