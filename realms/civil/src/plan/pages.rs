//! A plan as it looks: its form, its facts, and what to look at first.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use kit_web::{Asked, Choice, Failed, Faults, Field, Frame, Opt, Sample};
use kit_words::{key, when};

use super::rules::{Course, Length, Notice, Plan, Rhythm, notices};
use crate::crossing::CrossingId;
use crate::crossing::show;
use crate::crossing::store::Stored;
use crate::group::pages::faults;
use crate::group::rules::{Amiss, Wrong};
use crate::group::samples::sample_programme;
use crate::group::{Programme, ProgrammeId};
use crate::sample;
use crate::visit::Visit;

/// What the form is made from.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) stored: Stored,
    pub(crate) plan: Option<Plan>,
    pub(crate) programmes: Vec<Programme>,
    pub(crate) lengths: BTreeMap<ProgrammeId, Length>,
    /// The day of the first visit that was promised.
    pub(crate) first: Option<Date>,
}

/// The three fields of months.
pub(crate) fn months(asked: &Asked, of: Length, faults: &Faults) -> [Field; 3] {
    [
        ("weekly", key!("plan-weekly"), of.weekly),
        ("fortnightly", key!("plan-fortnightly"), of.fortnightly),
        ("monthly", key!("plan-monthly"), of.monthly),
    ]
    .map(|(name, label, months)| {
        let field = Field::new(name, asked.say(label)).kind("number");
        let field = field.value(months.to_string());
        if faults.any() {
            field.keep(&asked.fields, faults)
        } else {
            field
        }
    })
}

/// "hver anden uge".
fn rhythm(asked: &Asked, of: Rhythm) -> String {
    asked.say(match of {
        Rhythm::Weekly => key!("plan-every-week"),
        Rhythm::Fortnightly => key!("plan-every-other"),
        Rhythm::Monthly => key!("plan-every-fourth"),
    })
}

/// How often two meet now, and until when: one sentence.
pub(crate) fn sentence(asked: &Asked, plan: &Plan) -> String {
    let today = asked.web.given.today();
    let day = when::date(asked.lang(), plan.ends());
    if plan.is_over(today) {
        return asked.tell("plan-over", &[("day", day.into())]);
    }
    let how = rhythm(asked, plan.rhythm(today.max(plan.starts)));
    asked.tell("plan-now", &[("how", how.into()), ("day", day.into())])
}

/// What to look at, in words.
pub(crate) fn notice(asked: &Asked, notice: Notice) -> String {
    let day = |on| when::date(asked.lang(), on);
    match notice {
        Notice::Over { on } => asked.tell("notice-plan-over", &[("day", day(on).into())]),
        Notice::Quiet { days } => asked.tell("notice-quiet", &[("count", days.into())]),
        Notice::Unclosed { on } => asked.tell("notice-unclosed", &[("day", day(on).into())]),
        Notice::EndsSoon { on } => asked.tell("notice-plan-soon", &[("day", day(on).into())]),
    }
}

/// What to look at in an accompaniment that runs; nothing where it has ended.
pub(crate) fn notices_of(
    asked: &Asked,
    stored: &Stored,
    plan: Option<&Plan>,
    visit: Option<&Visit>,
    contacts: &BTreeMap<CrossingId, Timestamp>,
) -> Vec<Notice> {
    if !stored.crossing.state.runs() {
        return Vec::new();
    }
    let last = contacts.get(&stored.id).copied().unwrap_or(stored.opened);
    let course = Course {
        plan,
        last_contact: show::day_of(asked, last),
        visit: visit.map(|visit| visit.starts),
    };
    notices(course, asked.web.given.today())
}

#[derive(askama::Template)]
#[template(path = "plan.html")]
pub(crate) struct PlanPage {
    frame: Frame,
    heading: String,
    now: Option<String>,
    faults: Faults,
    action: String,
    nonce: String,
    starts: Field,
    programme: Option<Choice>,
    months: [Field; 3],
}

impl PlanPage {
    /// The form, with what was typed and what is amiss.
    pub(crate) fn of(asked: &Asked, known: &Known, amiss: &Amiss) -> Self {
        let faults = faults(asked, amiss);
        let (id, fields) = (&known.stored.id, &asked.fields);
        let only = match known.programmes.as_slice() {
            [one] => known.lengths.get(&one.id).copied(),
            _ => None,
        };
        let length = known.plan.as_ref().map(|plan| plan.length).or(only);
        let first = known.plan.as_ref().map(|plan| plan.starts).or(known.first);
        let starts = first.unwrap_or_else(|| asked.web.given.today());
        let starts = Field::new("starts", asked.say("plan-starts"))
            .kind("date")
            .hint(asked.say("plan-starts-hint"))
            .value(starts.to_string());
        let programme = programmes(asked, known);
        let keeps = faults.any();
        Self {
            frame: asked
                .frame(asked.say("plan-title"))
                .back(format!("/foelgeskab/{id}")),
            heading: asked.tell(
                "plan-heading",
                &[("name", show::name(asked, &known.stored).into())],
            ),
            now: known.plan.as_ref().map(|plan| sentence(asked, plan)),
            action: format!("/foelgeskab/{id}/plan"),
            nonce: match fields.get("nonce") {
                kept if keeps && !kept.is_empty() => kept.to_owned(),
                _ => asked.web.given.random128(),
            },
            starts: if keeps {
                starts.keep(fields, &faults)
            } else {
                starts
            },
            programme: programme.map(|choice| {
                if keeps {
                    choice.keep(fields, &faults)
                } else {
                    choice
                }
            }),
            months: months(asked, length.unwrap_or(Length::HALF_A_YEAR), &faults),
            faults,
        }
    }
}

/// Which programme the plan follows; none where the association has none.
fn programmes(asked: &Asked, known: &Known) -> Option<Choice> {
    if known.programmes.is_empty() {
        return None;
    }
    let label = |one: &Programme| match known.lengths.get(&one.id) {
        Some(of) => asked.tell(
            "plan-programme-least",
            &[
                ("title", one.title.as_str().into()),
                ("count", of.months().into()),
            ],
        ),
        None => one.title.clone(),
    };
    let mut options = vec![Opt::new("", asked.say("plan-programme-none"))];
    let titles = known.programmes.iter();
    options.extend(titles.map(|one| Opt::new(one.id.as_str(), label(one))));
    let chosen = known.plan.as_ref().and_then(|plan| plan.programme.as_ref());
    let choice = Choice::one("programme", asked.say("plan-programme"), options);
    Some(choice.chosen(chosen.map_or("", ProgrammeId::as_str)))
}

/// Empty, ordinary, longest, error.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let Some(programme) = sample_programme("Hverdagen igen") else {
        return Ok(Vec::new());
    };
    let known = |stored: Stored, plan: Option<Plan>| Known {
        lengths: BTreeMap::from([(programme.id.clone(), Length::HALF_A_YEAR)]),
        programmes: vec![programme.clone()],
        first: None,
        stored,
        plan,
    };
    let plan = Plan {
        starts: asked.web.given.today(),
        length: Length::HALF_A_YEAR,
        programme: Some(programme.id.clone()),
    };
    let amiss = [
        ("starts", Wrong::NoDay),
        ("weekly", Wrong::Number(6, super::rules::MOST_MONTHS)),
    ];
    let fine = Amiss::new();
    let bare = Known {
        programmes: Vec::new(),
        ..known(sample::first(asked), None)
    };
    let long = Programme {
        title: "Vejen til en hverdag sammen med andre, som vi kender den her".to_owned(),
        ..programme.clone()
    };
    let long = Known {
        programmes: vec![long],
        ..known(sample::longest(asked), Some(plan.clone()))
    };
    let ordinary = known(sample::first(asked), Some(plan));
    Ok(vec![
        Sample::of("plan", "empty", &PlanPage::of(asked, &bare, &fine))?,
        Sample::of("plan", "ordinary", &PlanPage::of(asked, &ordinary, &fine))?,
        Sample::of("plan", "longest", &PlanPage::of(asked, &long, &fine))?,
        Sample::of(
            "plan",
            "error",
            &PlanPage::of(asked, &ordinary, &amiss.to_vec()),
        )?,
    ])
}
