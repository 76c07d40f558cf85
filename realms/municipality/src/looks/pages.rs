//! The page "Hvem har kigget", to be shown, read aloud or printed for the guest.
//!
//! It says date, time, role and purpose, and no worker's name: the right of access covers when and why; who it was only
//! where that cannot be done without (CJEU C-579/21; SAFETY.md §7).

use askama::Template;
use jiff::Timestamp;
use kit_store::looks::Look;
use kit_web::{Asked, Failed, Frame, Link, Sample};
use kit_words::when;

use crate::PURPOSES;

/// Lists of so many days are counted: a guest's name may have stood on them.
pub(crate) const LISTS_DAYS: i64 = 30;

/// A guest with what the log tells.
#[derive(Debug, Clone)]
pub(crate) struct Looks {
    pub(crate) called: String,
    pub(crate) object: String,
    pub(crate) lines: Vec<Look>,
    pub(crate) lists: Vec<Look>,
}

/// A line of the page.
pub(crate) struct Line {
    when: String,
    role: String,
    did: String,
    purpose: String,
}

#[derive(Template)]
#[template(path = "looks.html")]
pub(crate) struct LooksPage {
    frame: Frame,
    heading: String,
    lead: String,
    lines: Vec<Line>,
    lists: String,
}

pub(crate) fn role(asked: &Asked, look: &Look) -> String {
    match look.role.as_str() {
        "host" => asked.say("role-host"),
        "worker" => asked.say("role-worker"),
        "leader" => asked.say("role-leader"),
        "owner" => asked.say("role-owner"),
        "tablet" => asked.say("looks-role-tablet"),
        "guest" => asked.say("looks-role-guest"),
        _ => asked.say("looks-role-program"),
    }
}

pub(crate) fn did(asked: &Asked, look: &Look) -> String {
    asked.say(match look.action.as_str() {
        "list" => "looks-did-list",
        "open" | "see" => "looks-did-open",
        "close" => "looks-did-close",
        "refused" => "looks-did-refused",
        _ => "looks-did-change",
    })
}

pub(crate) fn purpose(asked: &Asked, look: &Look) -> String {
    PURPOSES
        .iter()
        .find(|(purpose, _)| *purpose == look.purpose)
        .map_or_else(
            || asked.say("looks-purpose-program"),
            |(_, key)| asked.say(key),
        )
}

fn line(asked: &Asked, look: &Look) -> Line {
    let at = Timestamp::from_millisecond(look.at_ms).unwrap_or(Timestamp::UNIX_EPOCH);
    Line {
        when: when::moment(asked.lang(), asked.web.given.zoned(at).datetime()),
        role: role(asked, look),
        did: did(asked, look),
        purpose: purpose(asked, look),
    }
}

pub(crate) fn looks_page(asked: &Asked, looks: &Looks) -> LooksPage {
    let called = [("name", looks.called.as_str().into())];
    let count = i64::try_from(looks.lists.len()).unwrap_or(i64::MAX);
    LooksPage {
        frame: asked
            .frame(asked.say("looks-title"))
            .back(format!("/gaest/{}", looks.object)),
        heading: asked.tell("looks-heading", &called),
        lead: asked.say("looks-lead"),
        lines: looks.lines.iter().map(|look| line(asked, look)).collect(),
        lists: asked.tell(
            "looks-lists",
            &[("count", count.into()), ("days", LISTS_DAYS.into())],
        ),
    }
}

/// The same on the guest's own page.
pub(crate) fn own_looks_page(asked: &Asked, looks: &Looks) -> LooksPage {
    let mut page = looks_page(asked, looks);
    page.frame = asked.frame(asked.say("looks-title")).back("/mit");
    page.frame.looked = Some(Link::to("/mit/kig", asked.say("mine-link")));
    page.lists = String::new();
    page
}

/// Nobody but the one who opened the course; and many.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let now = asked.web.given.now().as_millisecond();
    let look = |minutes_ago: i64, role: &str, action: &str, purpose: &str| Look {
        number: 1,
        at_ms: now - minutes_ago * 60_000,
        actor: "worker-birgitte".to_owned(),
        role: role.to_owned(),
        unit: String::new(),
        action: action.to_owned(),
        resource: "guest".to_owned(),
        object: "guest-00001".to_owned(),
        purpose: purpose.to_owned(),
    };
    let looks = |lines| Looks {
        called: "Anna".to_owned(),
        object: "guest-00001".to_owned(),
        lines,
        lists: vec![look(10, "host", "list", "watch")],
    };
    let many = vec![
        look(2, "worker", "open", "insight"),
        look(60, "host", "change", "watch"),
        look(1500, "worker", "open", "course"),
        look(1502, "worker", "close", "course"),
        look(4000, "job", "change", "demo"),
    ];
    Ok(vec![
        Sample::of("looks", "empty", &looks_page(asked, &looks(Vec::new())))?,
        Sample::of("looks", "ordinary", &looks_page(asked, &looks(many)))?,
    ])
}
