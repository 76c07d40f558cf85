//! `/ikke-i-orden`: what guests have told without a name.

use jiff::ToSpan;
use kit_web::{Asked, Failed, Frame, Sample};
use kit_words::when;

use super::{Concern, ConcernId};

/// One thing that was told.
pub(crate) struct Row {
    id: String,
    heading: String,
    words: String,
    /// The form's word, and what the button says.
    press: (&'static str, String),
    taken_up: bool,
}

#[derive(askama::Template)]
#[template(path = "concerns.html")]
pub(crate) struct Concerns {
    frame: Frame,
    heading: String,
    notice: Option<String>,
    rows: Vec<Row>,
}

impl Concerns {
    /// Everything that was told, in the order of the store.
    pub(crate) fn of(asked: &Asked, all: &[Concern], notice: Option<String>) -> Self {
        let open = all.iter().filter(|one| !one.taken_up).count();
        let open = i64::try_from(open).unwrap_or(i64::MAX);
        Self {
            frame: asked.frame(asked.say("concern-title")),
            heading: asked.tell("concern-heading", &[("count", open.into())]),
            notice,
            rows: all
                .iter()
                .map(|one| Row {
                    id: one.id.to_string(),
                    heading: when::capital(&when::day(asked.lang(), one.day)),
                    words: one.words.clone(),
                    press: if one.taken_up {
                        ("nej", asked.say("concern-undo"))
                    } else {
                        ("ja", asked.say("concern-take-up"))
                    },
                    taken_up: one.taken_up,
                })
                .collect(),
        }
    }
}

/// None, two, and the longest.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let today = asked.web.given.today();
    let one = |number: &str, words: &str, taken_up| {
        Some(Concern {
            id: ConcernId::from_text(&format!("concern-sample-{number}"))?,
            words: words.to_owned(),
            day: today.checked_sub(3.days()).unwrap_or(today),
            taken_up,
        })
    };
    let said =
        "En af følgesvendene blev ved med at spørge til min sygdom.\nJeg sagde nej flere gange.";
    let two: Vec<Concern> = [
        one("1", said, false),
        one("2", "Der blev råbt ad mig.", true),
    ]
    .into_iter()
    .flatten()
    .collect();
    let long: Vec<Concern> = one("3", &"Det blev ved hele eftermiddagen. ".repeat(30), false)
        .into_iter()
        .collect();
    let notice = Some(asked.say("notice-saved"));
    Ok(vec![
        Sample::of("concerns", "empty", &Concerns::of(asked, &[], None))?,
        Sample::of("concerns", "ordinary", &Concerns::of(asked, &two, notice))?,
        Sample::of("concerns", "longest", &Concerns::of(asked, &long, None))?,
    ])
}
