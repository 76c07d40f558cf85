//! The pages of a guest's rights: everything that is kept, setting it right, and the wish to be erased.

use askama::Template;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Opt};
use kit_words::when;

use super::correct::{Corrected, Stands};
use super::erase::Erasure;
use super::rules::{Reason, Said, Scope};
use super::store::Own;
use super::{says, values};
use crate::course::GuestId;
use crate::looks::pages::{did, purpose, role};

/// A table with its rows in words.
pub(crate) struct Part {
    heading: String,
    rows: Vec<Vec<(String, String)>>,
}

#[derive(Template)]
#[template(path = "own.html")]
pub(crate) struct OwnPage {
    frame: Frame,
    heading: String,
    here: String,
    guest: String,
    parts: Vec<Part>,
    looks: Vec<String>,
}

/// Everything that is kept.
pub(crate) fn own_page(asked: &Asked, own: &Own) -> OwnPage {
    let guest = format!("/gaest/{}", own.guest);
    let mut parts: Vec<Part> = Vec::new();
    for (name, rows) in &own.tables {
        let heading = asked.say(says::table(name));
        let rows = rows.iter().map(|row| {
            row.iter()
                .map(|(column, value)| {
                    (
                        asked.say(says::column(column)),
                        values::value(asked, name, column, value),
                    )
                })
                .chain(says::nobody(asked, name, row))
                .collect()
        });
        match parts.last_mut().filter(|part| part.heading == heading) {
            Some(part) => part.rows.extend(rows),
            None => parts.push(Part {
                heading,
                rows: rows.collect(),
            }),
        }
    }
    OwnPage {
        frame: asked.frame(asked.say("own-title")).back(guest.clone()),
        heading: asked.tell("own-heading", &[("name", own.called.as_str().into())]),
        here: format!("{guest}/indsigt"),
        parts,
        looks: own
            .looks
            .iter()
            .map(|look| {
                let at = jiff::Timestamp::from_millisecond(look.at_ms)
                    .unwrap_or(jiff::Timestamp::UNIX_EPOCH);
                let at = when::moment(asked.lang(), asked.web.given.zoned(at).datetime());
                [
                    at,
                    role(asked, look),
                    did(asked, look),
                    purpose(asked, look),
                ]
                .join(" · ")
            })
            .collect(),
        guest,
    }
}

/// A guest with what can be set right and what was.
#[derive(Debug, Clone)]
pub(crate) struct Right {
    pub(crate) guest: GuestId,
    pub(crate) called: String,
    pub(crate) standing: Vec<Stands>,
    pub(crate) corrected: Vec<Corrected>,
    pub(crate) protected: bool,
}

/// A correction in words.
pub(crate) struct Line {
    heading: String,
    was: String,
    right: String,
}

#[derive(Template)]
#[template(path = "correct.html")]
pub(crate) struct CorrectPage {
    frame: Frame,
    heading: String,
    receipt: Option<String>,
    faults: Faults,
    here: String,
    guest: String,
    form: String,
    standing: Vec<(String, String)>,
    what: Choice,
    line: Field,
    corrected: Vec<Line>,
    protected: bool,
}

/// The page where something is set right.
pub(crate) fn correct_page(
    asked: &Asked,
    right: &Right,
    form: &str,
    (fields, faults): (&Fields, Faults),
) -> CorrectPage {
    let guest = format!("/gaest/{}", right.guest);
    let options = right
        .standing
        .iter()
        .map(|one| Opt::new(one.what.key(), asked.say(one.what.name())))
        .collect();
    CorrectPage {
        frame: asked.frame(asked.say("right-title")).back(guest.clone()),
        heading: asked.tell("right-heading", &[("name", right.called.as_str().into())]),
        receipt: (asked.query.get("nyt") == "rettet").then(|| asked.say("right-receipt")),
        here: format!("{guest}/ret"),
        form: form.to_owned(),
        standing: right
            .standing
            .iter()
            .map(|one| (asked.say(one.what.name()), one.value.clone()))
            .collect(),
        what: Choice::one("what", asked.say("right-what"), options).keep(fields, &faults),
        line: Field::new("line", asked.say("right-line"))
            .hint(asked.say("right-line-hint"))
            .keep(fields, &faults),
        corrected: right
            .corrected
            .iter()
            .map(|one| {
                let day = asked.web.given.zoned(one.at).date();
                Line {
                    heading: asked.tell(
                        "right-when",
                        &[
                            ("what", asked.say(one.what.name()).into()),
                            ("day", when::date(asked.lang(), day).into()),
                            ("by", one.by.as_str().into()),
                        ],
                    ),
                    was: asked.tell("right-was", &[("line", one.was.as_str().into())]),
                    right: asked.tell("right-is", &[("line", one.line.as_str().into())]),
                }
            })
            .collect(),
        protected: right.protected,
        guest: right.guest.to_string(),
        faults,
    }
}

/// A guest with what is said about erasing.
#[derive(Debug, Clone)]
pub(crate) struct Wish {
    pub(crate) guest: GuestId,
    pub(crate) called: String,
    pub(crate) scope: Scope,
    /// Newest first.
    pub(crate) before: Vec<Erasure>,
}

#[derive(Template)]
#[template(path = "erase.html")]
pub(crate) struct ErasePage {
    frame: Frame,
    heading: String,
    faults: Faults,
    here: String,
    form: String,
    goes: Vec<String>,
    stays: Option<String>,
    open: Option<String>,
    before: Vec<String>,
    reason: Choice,
}

/// What goes, in sentences.
pub(super) fn goes(asked: &Asked, scope: Scope) -> Vec<String> {
    let mut all = vec![asked.say(match scope {
        Scope::All => "erase-goes-all",
        Scope::AllButTheNote(_) => "erase-goes-part",
    })];
    if scope == Scope::All {
        all.push(asked.say("erase-goes-key"));
    }
    all
}

/// What stays and until when.
pub(super) fn stays(asked: &Asked, scope: Scope) -> Option<String> {
    match scope {
        Scope::All => None,
        Scope::AllButTheNote(until) => Some(asked.tell(
            "erase-stays",
            &[("day", when::date(asked.lang(), until).into())],
        )),
    }
}

/// The first step: a worker passes the wish on.
pub(crate) fn erase_page(asked: &Asked, wish: &Wish, form: &str, faults: Faults) -> ErasePage {
    let date = |at| when::date(asked.lang(), asked.web.given.zoned(at).date());
    let options = Reason::ALL
        .iter()
        .map(|one| Opt::new(one.key(), asked.say(one.name())))
        .collect();
    let open = wish.before.iter().find(|one| one.said.is_none());
    ErasePage {
        frame: asked
            .frame(asked.say("erase-title"))
            .back(format!("/gaest/{}", wish.guest)),
        heading: asked.tell("erase-heading", &[("name", wish.called.as_str().into())]),
        here: format!("/gaest/{}/slet", wish.guest),
        form: form.to_owned(),
        goes: goes(asked, wish.scope),
        stays: stays(asked, wish.scope),
        open: open.map(|one| {
            asked.tell(
                "erase-open",
                &[
                    ("day", date(one.asked).into()),
                    ("by", one.asked_by.as_str().into()),
                ],
            )
        }),
        before: wish
            .before
            .iter()
            .filter_map(|one| {
                let (said, at) = one.said?;
                let key = match said {
                    Said::All | Said::Part => "erase-said-part",
                    Said::Refused => "erase-said-refused",
                };
                Some(asked.tell(key, &[("day", date(at).into())]))
            })
            .collect(),
        reason: Choice::one("reason", asked.say("erase-reason"), options)
            .keep(&asked.fields, &faults),
        faults,
    }
}
