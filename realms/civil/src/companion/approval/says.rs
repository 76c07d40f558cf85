//! Steps in words.

use kit_web::{Asked, Faults};
use kit_words::when;

use super::rules::{Lack, MOST_MONTHS, Standing, Step, Wrong};
use super::store::Approvals;
use crate::people::{Companion, CompanionId};

/// What a step is called.
pub(crate) fn step(asked: &Asked, step: Step) -> String {
    asked.tell("approval-step", &[("step", step.key().into())])
}

/// "aftalen er udløbet 3. november".
pub(crate) fn lack(asked: &Asked, lack: Lack) -> String {
    match lack {
        Lack::Missing(step) => asked.tell("approval-missing", &[("step", step.key().into())]),
        Lack::Over(step, until) => {
            // A day of another year is said with its year.
            let day = if until.year() == asked.web.given.today().year() {
                when::day_of_month(asked.lang(), until)
            } else {
                when::date(asked.lang(), until)
            };
            asked.tell(
                "approval-over",
                &[("step", step.key().into()), ("day", day.into())],
            )
        }
    }
}

/// Everything that somebody lacks, in one line.
pub(crate) fn lacks(asked: &Asked, all: &[Lack]) -> String {
    let words: Vec<String> = all.iter().map(|one| lack(asked, *one)).collect();
    words.join(", ")
}

/// "Mette: aftalen er udløbet 3. november." for the top of a page.
pub(crate) fn warning(asked: &Asked, who: &Companion, all: &[Lack]) -> Option<String> {
    (!all.is_empty()).then(|| {
        asked.tell(
            "approval-warning",
            &[
                ("name", who.first_name.as_str().into()),
                ("lacks", lacks(asked, all).into()),
            ],
        )
    })
}

/// How a step stands, in a few words.
pub(crate) fn standing(asked: &Asked, is: Standing) -> String {
    let date = |day| when::date(asked.lang(), day);
    match is {
        Standing::Missing => asked.say("approval-is-missing"),
        Standing::Done { until: None, .. } => asked.say("approval-is-done"),
        Standing::Done {
            until: Some(until), ..
        } => asked.tell("approval-is-until", &[("day", date(until).into())]),
        Standing::Soon { until, days, .. } => asked.tell(
            "approval-is-soon",
            &[
                ("days", i64::from(days).into()),
                ("day", date(until).into()),
            ],
        ),
        Standing::Over { until, .. } => {
            asked.tell("approval-is-over", &[("day", date(until).into())])
        }
    }
}

/// How somebody stands with all that is asked for, in one line; none where nothing is asked for.
pub(crate) fn line(asked: &Asked, of: &Approvals, who: &CompanionId) -> Option<String> {
    let today = asked.web.given.today();
    if of.asks.0.is_empty() {
        return None;
    }
    let missing = of.lacks(who, today);
    if !missing.is_empty() {
        return Some(when::capital(&lacks(asked, &missing)));
    }
    Some(match of.first_out(who, today) {
        Some(days) => asked.tell("approval-line-soon", &[("days", i64::from(days).into())]),
        None => asked.say("approval-line-approved"),
    })
}

/// What is amiss, in words.
pub(super) fn faults(asked: &Asked, amiss: &[(&'static str, Wrong)]) -> Faults {
    let mut faults = Faults::none();
    for (field, wrong) in amiss {
        let text = match wrong {
            Wrong::NoStep => asked.say("approval-fault-step"),
            Wrong::NoDate => asked.say("offer-fault-date"),
            Wrong::Ahead => asked.say("approval-fault-ahead"),
            Wrong::EndsFirst => asked.say("approval-fault-ends-first"),
            Wrong::Far => asked.say("approval-fault-far"),
            Wrong::NoMonths => asked.tell("approval-fault-months", &[("max", MOST_MONTHS.into())]),
        };
        faults.add(field, text);
    }
    faults
}
