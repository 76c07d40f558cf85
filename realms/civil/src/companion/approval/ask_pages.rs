//! `/krav`: what an association asks of who comes along.

use askama::Template;
use kit_web::{Asked, Choice, Failed, Faults, Field, Frame, Opt, Sample};

use super::rules::{Amiss, Asks, Step, Wrong};
use super::says::{self, faults};

#[derive(Template)]
#[template(path = "volunteer-asks.html")]
pub(super) struct AskPage {
    frame: Frame,
    heading: String,
    faults: Faults,
    notice: Option<String>,
    /// Nothing has been chosen yet, and nobody is kept waiting.
    unchosen: bool,
    nonce: String,
    steps: Choice,
    months: Vec<Field>,
}

impl AskPage {
    /// The page; `asks` is none where the association has not chosen yet.
    pub(super) fn of(asked: &Asked, asks: Option<&Asks>, amiss: &[(&'static str, Wrong)]) -> Self {
        let faults = faults(asked, amiss);
        let proposed = Asks::proposed();
        let now = asks.unwrap_or(&proposed);
        let options = Step::ALL.map(|step| {
            let mut option = Opt::new(step.key(), says::step(asked, step))
                .note(asked.tell("approval-about", &[("step", step.key().into())]));
            option.on = now.of(step).is_some();
            option
        });
        let steps = Choice::many("asks", asked.say("approval-asks"), options.to_vec());
        let months = Step::ALL.into_iter().filter_map(|step| {
            let months = now.of(step).flatten();
            let label = asked.tell("approval-months", &[("step", step.key().into())]);
            let field = Field::new(step.months_field()?, label)
                .kind("number")
                .value(months.map(|count| count.to_string()).unwrap_or_default());
            Some(if faults.any() {
                field.keep(&asked.fields, &faults)
            } else {
                field
            })
        });
        let months = months.collect();
        Self {
            frame: asked
                .frame(asked.say("approval-ask-title"))
                .back("/frivillige"),
            heading: asked.say("approval-ask-heading"),
            notice: (asked.query.get("gjort") == "gemt").then(|| asked.say("notice-saved")),
            unchosen: asks.is_none(),
            nonce: asked.web.given.random128(),
            steps: if faults.any() {
                steps.keep(&asked.fields, &faults)
            } else {
                steps
            },
            months,
            faults,
        }
    }
}

/// Empty, ordinary, longest, error.
pub(super) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let all = Asks(Step::ALL.map(|step| (step, Some(120))).to_vec());
    let amiss: Amiss = vec![("months_agreement", Wrong::NoMonths)];
    let proposed = Asks::proposed();
    let page = |asks, amiss: &Amiss| AskPage::of(asked, asks, amiss);
    let fine = Amiss::new();
    Ok(vec![
        Sample::of("volunteer-asks", "empty", &page(None, &fine))?,
        Sample::of("volunteer-asks", "ordinary", &page(Some(&proposed), &fine))?,
        Sample::of("volunteer-asks", "longest", &page(Some(&all), &fine))?,
        Sample::of("volunteer-asks", "error", &page(Some(&all), &amiss))?,
    ])
}
