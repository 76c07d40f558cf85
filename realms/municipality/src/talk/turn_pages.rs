//! The tablet while it is the guest's turn: one question at a time, no menu, no name, no way to anything else.

use askama::Template;
use kit_web::{Asked, Faults, Field, Frame};

use super::pages::{Asks, Clash, asks, clash, lines};
use super::rules::Set;
use super::sheet::{Filled, Sheet};
use super::store::Turned;
use crate::instrument::{Instrument, Moment};

/// Where in the questions the guest is, and what was answered so far; it all travels in the form.
pub(super) struct At<'a> {
    pub(super) at: usize,
    pub(super) form: &'a str,
    /// The value of a question's field.
    pub(super) typed: &'a dyn Fn(&str) -> String,
    pub(super) faults: Faults,
}

#[derive(Template)]
#[template(path = "turn.html")]
pub(super) struct TurnPage {
    frame: Frame,
    heading: String,
    lead: String,
    faults: Faults,
    /// Where the form sends to; none where there is nothing to send.
    action: Option<&'static str>,
    hidden: Vec<(String, String)>,
    ask: Option<Asks>,
    lines: Vec<String>,
    back: bool,
    clash: Option<Clash>,
    code: Option<Field>,
    notes: Vec<String>,
    staff: bool,
}

fn bare(asked: &Asked, heading: String) -> TurnPage {
    TurnPage {
        frame: asked.frame(asked.say("turn-title")),
        heading,
        lead: String::new(),
        faults: Faults::none(),
        action: None,
        hidden: Vec::new(),
        ask: None,
        lines: Vec::new(),
        back: false,
        clash: None,
        code: None,
        notes: Vec::new(),
        staff: true,
    }
}

fn whole(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// A question, or after the last one a look at everything before it is kept.
pub(super) fn question_page(asked: &Asked, turned: &Turned, sheet: &Sheet, at: At<'_>) -> TurnPage {
    let questions = sheet.questions();
    let current = questions.get(at.at);
    let prefix = turned.moment.key();
    let mut hidden = vec![
        ("id".to_owned(), at.form.to_owned()),
        ("shape".to_owned(), sheet.shape()),
        ("at".to_owned(), at.at.to_string()),
    ];
    for question in &questions {
        if current.is_none_or(|current| current.name() != question.name()) {
            hidden.push((question.name().to_owned(), (at.typed)(question.name())));
        }
    }
    let n = whole(questions.len());
    let Some(question) = current else {
        let read = sheet
            .read_owned(|name| (at.typed)(name))
            .unwrap_or_default();
        return TurnPage {
            lead: asked.say("turn-review-lead"),
            action: Some("/tur/svar"),
            lines: lines(asked, &read, &sheet.0),
            hidden,
            back: true,
            faults: at.faults,
            notes: sheet.0.iter().map(|one| one.licence.clone()).collect(),
            ..bare(asked, asked.say("turn-review"))
        };
    };
    let args = [("n", whole(at.at + 1).into()), ("of", n.into())];
    let ask = asks(
        asked,
        prefix,
        question,
        &(at.typed)(question.name()),
        &at.faults,
    );
    TurnPage {
        lead: asked.tell("turn-progress", &args),
        action: Some("/tur"),
        hidden,
        back: at.at > 0,
        faults: at.faults,
        ask: Some(ask),
        ..bare(asked, asked.say(heading(turned.moment)))
    }
}

fn heading(moment: Moment) -> &'static str {
    match moment {
        Moment::Start | Moment::Health => "turn-heading-start",
        Moment::End => "turn-heading-end",
    }
}

/// The answers are kept: an empty page to hand back.
pub(super) fn thanks_page(asked: &Asked) -> TurnPage {
    TurnPage {
        lead: asked.say("turn-thanks-lead"),
        ..bare(asked, asked.say("turn-thanks"))
    }
}

/// Two sets of answers: which stays?
pub(super) fn clash_page(
    asked: &Asked,
    both: &(Set, Filled),
    all: &[Instrument],
    form: String,
) -> TurnPage {
    TurnPage {
        lead: asked.say("talk-clash-lead"),
        clash: Some(clash(asked, both, all, form)),
        ..bare(asked, asked.say("talk-clash"))
    }
}

/// The worker takes the tablet back.
pub(super) fn code_page(asked: &Asked, fault: Option<String>) -> TurnPage {
    let mut faults = Faults::none();
    if let Some(fault) = fault {
        faults.add("code", fault);
    }
    let code = Field::new("code", asked.say("turn-code"))
        .hint(asked.say("turn-code-hint"))
        .kind("password");
    TurnPage {
        lead: asked.say("turn-code-lead"),
        code: Some(Field {
            fault: faults.of("code"),
            ..code
        }),
        faults,
        staff: false,
        ..bare(asked, asked.say("turn-code-heading"))
    }
}

/// The page where a worker chooses the own code.
#[derive(Template)]
#[template(path = "my_code.html")]
pub(super) struct CodePage {
    frame: Frame,
    heading: String,
    receipt: Option<String>,
    faults: Faults,
    code: Field,
    again: Field,
}

/// The page; what was typed does not come back, since it is a secret.
pub(super) fn own_code_page(
    asked: &Asked,
    receipt: Option<String>,
    fault: Option<(&str, String)>,
) -> CodePage {
    let mut faults = Faults::none();
    if let Some((field, text)) = fault {
        faults.add(field, text);
    }
    let field = |name: &str, label: &str| {
        let field = Field::new(name, asked.say(label))
            .kind("password")
            .autocomplete("new-password");
        Field {
            fault: faults.of(name),
            ..field
        }
    };
    CodePage {
        frame: asked.frame(asked.say("my-code-title")),
        heading: asked.say("my-code-heading"),
        receipt,
        code: field("code", "my-code").hint(asked.say("my-code-hint")),
        again: field("again", "my-code-again"),
        faults,
    }
}
