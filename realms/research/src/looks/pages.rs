//! The page "Hvem har kigget". It says date, time, role and purpose, and no name: the right of access covers when and
//! why; who it was only where that cannot be done without (CJEU C-579/21; SAFETY.md §7).

use askama::Template;
use jiff::Timestamp;
use kit_store::JOB;
use kit_store::looks::Look;
use kit_web::{Asked, Failed, Frame, Sample};
use kit_words::{key, when};

use crate::people::role_key;
use crate::{INSIGHT, OWNER, PEOPLE, PURPOSES, RESEARCHER};

/// Lists of so many days are counted: a name may have stood on them.
pub(crate) const LISTS_DAYS: i64 = 30;

/// What the log tells about oneself.
#[derive(Debug, Clone, Default)]
pub(crate) struct Looks {
    /// The newest first.
    pub(crate) lines: Vec<Look>,
    /// Lists that people have read.
    pub(crate) lists: usize,
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

fn role(look: &Look) -> &'static str {
    match look.role.as_str() {
        role if role == OWNER.0 || role == RESEARCHER.0 => role_key(role),
        JOB => key!("looks-role-program"),
        _ => key!("looks-role-door"),
    }
}

fn did(look: &Look) -> &'static str {
    match look.action.as_str() {
        "list" | "open" | "see" => key!("looks-did-open"),
        "close" => key!("looks-did-close"),
        "enter" => key!("looks-did-enter"),
        _ => key!("looks-did-change"),
    }
}

fn purpose(look: &Look) -> &'static str {
    let found = PURPOSES.iter().find(|(word, _)| *word == look.purpose);
    found.map_or(key!("looks-purpose-program"), |(_, key)| *key)
}

fn line(asked: &Asked, look: &Look) -> Line {
    let at = Timestamp::from_millisecond(look.at_ms).unwrap_or(Timestamp::UNIX_EPOCH);
    Line {
        when: when::moment(asked.lang(), asked.web.given.zoned(at).datetime()),
        role: asked.say(role(look)),
        did: asked.say(did(look)),
        purpose: asked.say(purpose(look)),
    }
}

pub(crate) fn looks_page(asked: &Asked, looks: &Looks) -> LooksPage {
    let count = i64::try_from(looks.lists).unwrap_or(i64::MAX);
    LooksPage {
        frame: asked.frame(asked.say("looks-title")).back("/"),
        heading: asked.say("looks-heading"),
        lead: asked.say("looks-lead"),
        lines: looks.lines.iter().map(|look| line(asked, look)).collect(),
        lists: asked.tell(
            "looks-lists",
            &[("count", count.into()), ("days", LISTS_DAYS.into())],
        ),
    }
}

/// Nobody, and several.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let now = asked.web.given.now().as_millisecond();
    let look = |minutes_ago: i64, role: &str, action: &str, purpose: &str| Look {
        number: 1,
        at_ms: now - minutes_ago * 60_000,
        actor: "researcher-villads".to_owned(),
        role: role.to_owned(),
        unit: String::new(),
        action: action.to_owned(),
        resource: "researcher".to_owned(),
        object: "researcher-sigrid".to_owned(),
        purpose: purpose.to_owned(),
    };
    let several = Looks {
        lines: vec![
            look(1, RESEARCHER.0, "see", INSIGHT),
            look(3, "", "enter", ""),
            look(70, OWNER.0, "change", PEOPLE),
            look(1500, OWNER.0, "close", PEOPLE),
            look(4000, JOB, "change", "demo"),
        ],
        lists: 2,
    };
    Ok(vec![
        Sample::of("looks", "empty", &looks_page(asked, &Looks::default()))?,
        Sample::of("looks", "ordinary", &looks_page(asked, &several))?,
    ])
}
