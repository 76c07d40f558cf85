//! The page of a guest's goals: the guest's words on top, each agency's part beneath, and the days of looking at them.

use askama::Template;
use jiff::civil::Date;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Opt};
use kit_words::when;

use super::rules::{Agency, FIRST, Goal, Kind, Part, Sheet};
use super::{GoalId, due};
use crate::course::GuestId;
use crate::course::Where;
use crate::course::store::Course;
use crate::house::{GuestWords, House};

/// Everything the page is made of.
#[derive(Debug, Clone)]
pub(crate) struct Goals {
    pub(crate) guest: GuestId,
    pub(crate) called: String,
    pub(crate) house: House,
    pub(crate) course: Course,
    pub(crate) sheet: Sheet,
    /// Where the course stands.
    pub(crate) at: Where,
    /// Whether it is open; nothing is due in one that has ended (BR-20).
    pub(crate) open: bool,
    /// Small things to do that the guest wants on the sheet, and no others (HS-18).
    pub(crate) shared: Vec<String>,
}

/// A line beneath a goal.
pub(crate) struct PartLine {
    id: String,
    agency: String,
    line: String,
    differs: bool,
    over: bool,
    label: String,
}

/// A goal with its lines.
pub(crate) struct GoalCard {
    /// Empty for the goal that the course began with.
    id: String,
    line: String,
    reached: bool,
    label: String,
    parts: Vec<PartLine>,
}

/// An agency to which the guest has said yes.
pub(crate) struct YesLine {
    key: &'static str,
    line: String,
    label: String,
}

#[derive(Template)]
#[template(path = "goals.html")]
pub(crate) struct GoalsPage {
    frame: Frame,
    heading: String,
    lead: String,
    receipt: Option<String>,
    faults: Faults,
    here: String,
    form: String,
    open: bool,
    /// What was typed, where the course has ended meanwhile and its form stands here no more.
    typed: Vec<String>,
    time: String,
    differs: Option<String>,
    differing: Vec<String>,
    goals: Vec<GoalCard>,
    parties: Vec<String>,
    yes: Vec<YesLine>,
    with: Choice,
    said_yes: Choice,
    for_goal: Choice,
    agency: Choice,
    kind: Choice,
    line: Field,
    goal: Field,
    shared: Vec<String>,
    days: Vec<String>,
    held: Vec<(String, String)>,
    due: Option<String>,
    review: String,
    agreed: Field,
    day: Field,
    more: bool,
    print: String,
}

/// A form that came back, and a receipt.
#[derive(Debug, Clone, Default)]
pub(crate) struct Back {
    pub(crate) fields: Fields,
    pub(crate) faults: Faults,
    pub(crate) receipt: Option<String>,
}

fn part(asked: &Asked, words: &GuestWords, part: &Part) -> PartLine {
    let key = if part.over { "goal-undo" } else { "goal-over" };
    PartLine {
        id: part.id.to_string(),
        agency: asked.tell(part.agency.name(), &words.with(&[])),
        line: part.line.clone(),
        differs: part.kind == Kind::Differs,
        over: part.over,
        label: asked.tell(key, &[("line", part.line.as_str().into())]),
    }
}

fn card(asked: &Asked, words: &GuestWords, sheet: &Sheet, goal: &Goal) -> GoalCard {
    let key = if goal.reached {
        "goal-undo"
    } else {
        "goal-reached-label"
    };
    GoalCard {
        id: goal.id.as_ref().map_or_else(String::new, GoalId::to_string),
        line: goal.line.clone(),
        reached: goal.reached,
        label: asked.tell(key, &[("line", goal.line.as_str().into())]),
        parts: sheet
            .seen(goal)
            .into_iter()
            .map(|one| part(asked, words, one))
            .collect(),
    }
}

/// What is not agreed: who sees it otherwise, and what.
pub(crate) fn differing(asked: &Asked, words: &GuestWords, sheet: &Sheet) -> Vec<String> {
    let line = |part: &Part| {
        let agency = asked.tell(part.agency.name(), &words.with(&[]));
        asked.tell(
            "goal-differs-line",
            &[
                ("agency", agency.into()),
                ("line", part.line.as_str().into()),
            ],
        )
    };
    sheet.differs().into_iter().map(line).collect()
}

fn agencies(asked: &Asked, words: &GuestWords, which: impl Iterator<Item = Agency>) -> Vec<Opt> {
    which
        .map(|one| Opt::new(one.key(), asked.tell(one.name(), &words.with(&[]))))
        .collect()
}

fn yes_lines(asked: &Asked, words: &GuestWords, sheet: &Sheet) -> Vec<YesLine> {
    let line = |(agency, at): &(Agency, jiff::Timestamp)| {
        let name = asked.tell(agency.name(), &words.with(&[]));
        let day = when::date(asked.lang(), asked.web.given.zoned(*at).date());
        YesLine {
            key: agency.key(),
            label: asked.tell("goal-yes-back", &[("name", name.as_str().into())]),
            line: asked.tell(
                "goal-yes-line",
                &[("name", name.into()), ("day", day.into())],
            ),
        }
    };
    sheet.yes.iter().map(line).collect()
}

/// The page; `form` is the fresh id of its forms.
pub(crate) fn goals_page(
    asked: &Asked,
    goals: &Goals,
    today: Date,
    form: &str,
    back: Back,
) -> GoalsPage {
    let words = GuestWords::of(&goals.house, asked.lang());
    let sheet = &goals.sheet;
    let Back {
        fields,
        faults,
        receipt,
    } = back;
    let tell = |key: &str| asked.tell(key, &words.with(&[]));
    let keep = |field: Field| field.keep(&fields, &faults);
    let date = |day| when::date(asked.lang(), day);
    let differing = differing(asked, &words, sheet);
    let next = sheet.next().filter(|_| goals.open);
    let soon = goals.open && goals.course.start > today;
    let other = Agency::ALL.iter().copied().filter(|one| !sheet.has(*one));
    GoalsPage {
        frame: asked
            .frame(asked.say("goal-title"))
            .back(format!("/gaest/{}", goals.guest)),
        heading: asked.tell("goal-heading", &[("name", goals.called.as_str().into())]),
        lead: tell("goal-lead"),
        receipt,
        here: format!("/gaest/{}/maal", goals.guest),
        form: form.to_owned(),
        open: goals.open,
        typed: if goals.open {
            Vec::new()
        } else {
            asked.typed()
        },
        time: goals.at.in_words(asked),
        differs: (!differing.is_empty()).then(|| {
            asked.say(if soon {
                "goal-differs-before"
            } else {
                "goal-differs"
            })
        }),
        differing,
        goals: sheet
            .goals
            .iter()
            .map(|goal| card(asked, &words, sheet, goal))
            .collect(),
        parties: sheet.partners().map(|one| tell(one.name())).collect(),
        yes: yes_lines(asked, &words, sheet),
        with: Choice::one(
            "with",
            asked.say("goal-with"),
            agencies(asked, &words, other),
        )
        .keep(&fields, &faults),
        said_yes: Choice::many(
            "yes",
            tell("goal-yes-legend"),
            vec![Opt::new("yes", tell("goal-yes"))],
        )
        .keep(&fields, &faults),
        for_goal: Choice::one(
            "for",
            asked.say("goal-for"),
            sheet
                .goals
                .iter()
                .map(|one| {
                    let id = one.id.as_ref().map_or(FIRST, GoalId::as_str);
                    Opt::new(id, one.line.clone())
                })
                .collect(),
        )
        .chosen(FIRST)
        .keep(&fields, &faults),
        agency: Choice::one(
            "agency",
            asked.say("goal-agency"),
            agencies(asked, &words, sheet.partners()),
        )
        .keep(&fields, &faults),
        kind: Choice::one(
            "kind",
            asked.say("goal-kind"),
            Kind::ALL
                .iter()
                .map(|one| Opt::new(one.key(), asked.say(one.name())))
                .collect(),
        )
        .chosen(Kind::Does.key())
        .keep(&fields, &faults),
        line: keep(Field::new("line", asked.say("goal-line")).hint(tell("goal-line-hint"))),
        goal: keep(Field::new("goal", tell("goal-new")).hint(tell("goal-new-hint"))),
        shared: goals.shared.clone(),
        days: sheet
            .reviews
            .iter()
            .filter(|one| one.agreed.is_none() && goals.open)
            .map(|one| date(one.day))
            .collect(),
        held: sheet
            .reviews
            .iter()
            .filter_map(|one| Some((date(one.day), one.agreed.clone()?)))
            .collect(),
        due: next.map(|one| due::in_words(asked, one.day, &goals.at)),
        review: next.map_or_else(String::new, |one| one.id.to_string()),
        agreed: keep(Field::new("agreed", asked.say("goal-agreed")).hint(tell("goal-agreed-hint"))),
        day: keep(
            Field::new("day", asked.say("goal-move-day"))
                .kind("date")
                .value(next.map_or_else(String::new, |one| one.day.to_string())),
        ),
        more: goals.open && next.is_none() && (goals.at == Where::Open || sheet.reviews.is_empty()),
        print: tell("goal-print"),
        faults,
    }
}
