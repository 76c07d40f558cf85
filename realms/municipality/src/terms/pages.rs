//! The two pages: the terms side by side, and the owner's list.

use askama::Template;
use kit_web::{Asked, Faults, Field, Fields, Frame};

use super::rules::{LineFault, Pair, TERM_MAX};

#[derive(Template)]
#[template(path = "terms.html")]
pub(crate) struct TermsPage {
    frame: Frame,
    heading: String,
    pairs: Vec<Pair>,
}

/// The terms side by side.
pub(crate) fn terms_page(asked: &Asked, pairs: Vec<Pair>) -> TermsPage {
    TermsPage {
        frame: asked.frame(asked.say("terms-title")),
        heading: asked.say("terms-title"),
        pairs,
    }
}

#[derive(Template)]
#[template(path = "terms_load.html")]
pub(crate) struct LoadPage {
    frame: Frame,
    heading: String,
    count: String,
    receipt: Option<String>,
    faults: Faults,
    wrong: Vec<String>,
    list: Field,
}

/// What to do about a line.
pub(crate) fn advice(asked: &Asked, (number, fault): (usize, LineFault)) -> String {
    let n = |n: usize| i64::try_from(n).unwrap_or(0);
    let line = ("line", n(number).into());
    match fault {
        LineFault::Columns => asked.tell("terms-fault-columns", &[line]),
        LineFault::Empty => asked.tell("terms-fault-empty", &[line]),
        LineFault::TooLong => asked.tell("terms-fault-long", &[line, ("max", n(TERM_MAX).into())]),
        LineFault::Twice(first) => {
            asked.tell("terms-fault-twice", &[line, ("first", n(first).into())])
        }
    }
}

/// The owner's page with the list as it stands or as it came back, and every line that is amiss.
pub(crate) fn load_page(
    asked: &Asked,
    pairs: &[Pair],
    (fields, faults, wrong): (&Fields, Faults, Vec<String>),
) -> LoadPage {
    let lines = pairs.iter().map(|one| {
        [
            one.social_code.as_str(),
            &one.social,
            &one.health_code,
            &one.health,
        ]
        .join(";")
    });
    LoadPage {
        frame: asked.frame(asked.say("terms-load-title")),
        heading: asked.say("terms-load-title"),
        count: asked.tell(
            "terms-count",
            &[("n", i64::try_from(pairs.len()).unwrap_or(0).into())],
        ),
        receipt: (asked.query.get("nyt") == "gemt").then(|| asked.say("terms-receipt")),
        list: Field::new("list", asked.say("terms-list"))
            .hint(asked.say("terms-list-hint"))
            .value(lines.collect::<Vec<_>>().join("\n"))
            .keep(fields, &faults),
        wrong,
        faults,
    }
}
