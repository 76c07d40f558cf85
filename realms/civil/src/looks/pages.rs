//! The page "Hvem har kigget", to be shown, read aloud or printed.
//!
//! It says date, time, role, association and purpose, and no name: the right of access covers when and why; who it was
//! only where that cannot be done without (CJEU C-579/21; SAFETY.md §7).

use jiff::Timestamp;
use kit_store::looks::Look;
use kit_web::{Asked, Failed, Frame, Sample};
use kit_words::when;

use super::PURPOSES;
use super::roll_up::LINES_DAYS;
use crate::app::{COMPANION, COORDINATOR, OWNER};
use crate::people::Association;
use crate::sample;

/// What the page is made from.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    /// What a guest wants to be called; none on one's own page.
    pub(crate) called: Option<String>,
    /// The page before.
    pub(crate) back: String,
    pub(crate) associations: Vec<Association>,
    /// The newest first.
    pub(crate) lines: Vec<Look>,
    /// Lists that were read in the association.
    pub(crate) lists: usize,
}

/// A line of the page.
pub(crate) struct Line {
    when: String,
    role: String,
    unit: String,
    did: String,
    purpose: String,
}

#[derive(askama::Template)]
#[template(path = "looks.html")]
pub(crate) struct Looks {
    frame: Frame,
    heading: String,
    lead: String,
    lines: Vec<Line>,
    lists: String,
}

impl Looks {
    pub(crate) fn of(asked: &Asked, known: &Known) -> Self {
        let count = i64::try_from(known.lists).unwrap_or(i64::MAX);
        let days = ("days", LINES_DAYS.into());
        Self {
            frame: asked
                .frame(asked.say("looks-title"))
                .back(known.back.clone()),
            heading: match &known.called {
                Some(name) => asked.tell("looks-heading", &[("name", name.as_str().into())]),
                None => asked.say("looks-own-heading"),
            },
            lead: asked.tell("looks-lead", std::slice::from_ref(&days)),
            lines: known
                .lines
                .iter()
                .map(|look| line(asked, &known.associations, look))
                .collect(),
            lists: asked.tell("looks-lists", &[("count", count.into()), days]),
        }
    }
}

fn line(asked: &Asked, associations: &[Association], look: &Look) -> Line {
    let at = Timestamp::from_millisecond(look.at_ms).unwrap_or(Timestamp::UNIX_EPOCH);
    let unit = associations.iter().find(|one| one.id.as_str() == look.unit);
    let purpose = PURPOSES
        .iter()
        .find(|(purpose, _)| *purpose == look.purpose);
    Line {
        when: when::moment(asked.lang(), asked.web.given.zoned(at).datetime()),
        role: role(asked, &look.role),
        unit: unit.map_or_else(String::new, |one| one.name.clone()),
        did: did(asked, &look.action),
        purpose: asked.say(purpose.map_or(kit_words::key!("purpose-program"), |(_, key)| key)),
    }
}

fn role(asked: &Asked, role: &str) -> String {
    asked.say(if role == COORDINATOR.0 {
        kit_words::key!("role-coordinator")
    } else if role == COMPANION.0 {
        kit_words::key!("role-companion")
    } else if role == OWNER.0 {
        kit_words::key!("role-owner")
    } else {
        kit_words::key!("role-program")
    })
}

fn did(asked: &Asked, action: &str) -> String {
    asked.say(match action {
        "see" | "open" | "list" => kit_words::key!("looks-did-open"),
        "close" => kit_words::key!("looks-did-close"),
        _ => kit_words::key!("looks-did-change"),
    })
}

/// Nobody, and several.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let house = sample::house();
    let now = asked.web.given.now().as_millisecond();
    let look = |minutes_ago: i64, role: &str, action: &str, purpose: &str| Look {
        number: 1,
        at_ms: now - minutes_ago * 60_000,
        actor: String::new(),
        role: role.to_owned(),
        unit: house.association.id.as_str().to_owned(),
        action: action.to_owned(),
        resource: "crossing".to_owned(),
        object: String::new(),
        purpose: purpose.to_owned(),
    };
    let known = |called: Option<&str>, lines: Vec<Look>| Known {
        called: called.map(str::to_owned),
        back: "/foelgeskab".to_owned(),
        associations: vec![house.association.clone()],
        lists: lines.len(),
        lines,
    };
    let several = vec![
        look(2, "coordinator", "open", super::INSIGHT),
        look(60, "companion", "close", super::VISIT),
        look(1500, "coordinator", "change", super::COMPANY),
        look(9000, "owner", "change", super::PEOPLE),
        look(9100, "job", "change", "demo"),
    ];
    Ok(vec![
        Sample::of(
            "looks",
            "empty",
            &Looks::of(asked, &known(None, Vec::new())),
        )?,
        Sample::of(
            "looks",
            "ordinary",
            &Looks::of(asked, &known(Some("Amir"), several)),
        )?,
    ])
}
