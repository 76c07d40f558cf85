//! The page that opens a course.

use askama::Template;
use jiff::civil::Date;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Opt};
use kit_words::when;

use super::again::Meets;
use super::rules::{CourseFault, GuestId, Hat, Offer};
use super::story::Longer;
use crate::house::{GuestWords, House, Worker, WorkerId, name_of};
use crate::offer::law;
use crate::offer::settings::Door;
use crate::text;

#[derive(Template)]
#[template(path = "course_new.html")]
pub(crate) struct NewPage {
    frame: Frame,
    heading: String,
    faults: Faults,
    form: String,
    called: Field,
    goal: Field,
    least_why: String,
    basis: Choice,
    limit: String,
    start: Field,
    end: Field,
    afterwards: Field,
    contact: Choice,
    decided_by: Choice,
    hat: Choice,
    with: Choice,
    with_hat: Choice,
    together_open: bool,
    decided_at: Option<Choice>,
    /// The number of the guest who comes back, or nothing.
    igen: String,
    /// What is said to somebody who comes back.
    back_notes: Vec<String>,
    longer: Option<Choice>,
}

/// Somebody who comes back: nothing of this is told again (GM-2, GM-3).
#[derive(Debug, Clone)]
pub(crate) struct Return {
    pub(crate) guest: GuestId,
    pub(crate) called: String,
    pub(crate) goal: String,
    pub(crate) meets: Meets,
    /// Whether there was an individual course before.
    pub(crate) had_before: bool,
}

/// What the form begins with when it comes from somebody at the door.
#[derive(Debug, Clone)]
pub(crate) struct From {
    /// What the guest wished for; a proposal for the goal, to be put in the guest's own words.
    pub(crate) wish: String,
    /// Who received; a proposal for the contact person.
    pub(crate) met_by: Option<String>,
    /// Who comes back.
    pub(crate) back: Option<Return>,
    /// The kinds of course that the offer has.
    pub(crate) kinds: Vec<Offer>,
    /// What somebody who wrote wants to be called.
    pub(crate) called: String,
    /// Who decided in an advice talk, and who was there beside, each with a hat (GM-9, LE-5).
    pub(crate) decided: Option<[(WorkerId, Hat); 2]>,
    /// Key of the way in, where it is known.
    pub(crate) door: Option<Door>,
    /// Outreach hours at which it may have been decided: number and words (CV-5).
    pub(crate) outreach: Vec<(String, String)>,
}

impl Default for From {
    fn default() -> Self {
        Self {
            wish: String::new(),
            met_by: None,
            back: None,
            kinds: super::policy::Rules::default().kinds,
            called: String::new(),
            decided: None,
            door: None,
            outreach: Vec::new(),
        }
    }
}

impl From {
    /// Who is proposed as contact person, and the goal to begin with.
    fn proposed(&self) -> (&str, &str) {
        let Some(back) = &self.back else {
            return (
                self.met_by.as_deref().unwrap_or_default(),
                self.wish.as_str(),
            );
        };
        (back.meets.worker().as_str(), back.goal.as_str())
    }
}

/// A form that came back.
#[derive(Debug, Clone, Default)]
pub(crate) struct Back {
    pub(crate) fields: Fields,
    pub(crate) faults: Vec<(&'static str, CourseFault)>,
}

fn advice(asked: &Asked, fault: CourseFault) -> String {
    match fault {
        CourseFault::NoName => asked.say("course-fault-name"),
        CourseFault::NoGoal => asked.say("course-fault-goal"),
        CourseFault::TooLong => asked.tell(
            "line-too-long",
            &[("max", i64::try_from(text::LINE_MAX).unwrap_or(0).into())],
        ),
        CourseFault::NoBasis => asked.say("course-fault-basis"),
        CourseFault::NoDate => asked.say("fault-date"),
        CourseFault::EndBeforeStart => asked.say("course-fault-end-first"),
        CourseFault::TooLate(latest) => asked.tell(
            "course-fault-end-late",
            &[("day", when::date(asked.lang(), latest).into())],
        ),
        CourseFault::UnknownWorker => asked.say("choose-worker"),
        CourseFault::NoPlace => asked.say("course-fault-place"),
        CourseFault::NoHat => asked.say("course-fault-hat"),
        CourseFault::NotDecides => asked.say("course-fault-decides"),
        CourseFault::NoSecondHat => asked.say("course-fault-with"),
        CourseFault::TooEarly(latest) => asked.tell(
            "course-fault-early",
            &[("day", when::date(asked.lang(), latest).into())],
        ),
        CourseFault::NoReason => asked.say("course-fault-longer"),
        CourseFault::Barred => asked.say("course-fault-barred"),
    }
}

/// Everybody who meets guests, oneself first.
pub(crate) fn people(asked: &Asked, workers: &[Worker]) -> Vec<Opt> {
    let me = asked.who.as_ref().map(|actor| actor.id.as_str());
    let mut options: Vec<Opt> = me
        .map(|me| Opt::new(me, asked.say("myself")))
        .into_iter()
        .collect();
    options.extend(
        workers
            .iter()
            .filter(|worker| Some(worker.id.as_str()) != me && worker.sees_guests())
            .map(|worker| Opt::new(worker.id.as_str(), worker.first_name.clone())),
    );
    options
}

/// The page that opens a course; `form` is its fresh id.
pub(crate) fn new_page(
    asked: &Asked,
    house: &House,
    workers: &[Worker],
    today: Date,
    form: &str,
    from: &From,
    back: &Back,
) -> NewPage {
    let words = GuestWords::of(house, asked.lang());
    let mut faults = Faults::none();
    for (field, fault) in &back.faults {
        faults.add(field, advice(asked, *fault));
    }
    let fields = &back.fields;
    let field = |name: &str, key: &str| Field::new(name, asked.tell(key, &words.with(&[])));
    let start = text::date(fields.get("start")).unwrap_or(today);
    let (contact, goal) = from.proposed();
    let decided = from.decided.as_ref().map(|[decided, _]| decided);
    let with = from.decided.as_ref().map(|[_, with]| with);
    let hats = || -> Vec<Opt> {
        Hat::ALL
            .into_iter()
            .map(|hat| Opt::new(hat.key(), asked.say(hat.name())))
            .collect()
    };
    let deciders = || {
        workers
            .iter()
            .filter(|worker| worker.role != crate::OWNER.0)
            .map(|worker| Opt::new(worker.id.as_str(), worker.first_name.clone()))
    };
    NewPage {
        frame: asked.frame(asked.say("course-new-title")).back("/vagt"),
        heading: asked.tell("course-new-heading", &words.with(&[])),
        form: form.to_owned(),
        called: field("called", "course-called")
            .hint(asked.say("course-called-hint"))
            .value(
                from.back
                    .as_ref()
                    .map_or(from.called.as_str(), |back| back.called.as_str()),
            )
            .keep(fields, &faults),
        goal: field("goal", "course-goal")
            .hint(asked.tell("course-goal-hint", &words.with(&[])))
            .value(goal)
            .keep(fields, &faults),
        least_why: asked.tell("course-least-why", &words.with(&[])),
        basis: Choice::one(
            "basis",
            asked.say("course-basis"),
            from.kinds
                .iter()
                .map(|offer| {
                    Opt::new(offer.key(), asked.say(offer.name())).note(asked.say(offer.note()))
                })
                .collect(),
        )
        .chosen(
            from.kinds
                .iter()
                .find(|offer| offer.limited())
                .or(from.kinds.first())
                .map_or("", |offer| offer.key()),
        )
        .keep(fields, &faults),
        limit: limit(asked, start),
        start: field("start", "course-start")
            .kind("date")
            .value(today.to_string())
            .keep(fields, &faults),
        end: field("end", "course-end")
            .kind("date")
            .hint(asked.say("course-end-hint"))
            .keep(fields, &faults),
        afterwards: field("afterwards", "course-afterwards")
            .hint(asked.tell("course-afterwards-hint", &words.with(&[])))
            .keep(fields, &faults),
        contact: Choice::one(
            "contact",
            asked.say("course-contact"),
            people(asked, workers),
        )
        .chosen(contact)
        .keep(fields, &faults),
        decided_by: Choice::one(
            "decided_by",
            asked.say("course-decided-by"),
            deciders().collect(),
        )
        .chosen(match &decided {
            Some((by, _)) => by.as_str(),
            None => asked.who.as_ref().map_or("", |actor| actor.id.as_str()),
        })
        .keep(fields, &faults),
        hat: Choice::one("hat", asked.say("course-hat"), hats())
            .chosen(decided.map_or(Hat::Worker, |(_, hat)| *hat).key())
            .keep(fields, &faults),
        with: Choice::one(
            "with",
            asked.say("course-with"),
            std::iter::once(Opt::new("", asked.say("course-with-nobody")))
                .chain(deciders())
                .collect(),
        )
        .chosen(with.map_or("", |(with, _)| with.as_str()))
        .keep(fields, &faults),
        with_hat: Choice::one("with_hat", asked.say("course-with-hat"), hats())
            .chosen(with.map_or(Hat::Adviser, |(_, hat)| *hat).key())
            .keep(fields, &faults),
        together_open: with.is_some()
            || faults
                .of("with")
                .or_else(|| faults.of("with_hat"))
                .is_some(),
        decided_at: (!from.outreach.is_empty()).then(|| {
            Choice::one(
                "decided_at",
                asked.say("course-decided-at"),
                std::iter::once(Opt::new("", asked.say("course-decided-house")))
                    .chain(
                        from.outreach
                            .iter()
                            .map(|(id, words)| Opt::new(id.clone(), words.clone())),
                    )
                    .collect(),
            )
            .keep(fields, &faults)
        }),
        igen: from
            .back
            .as_ref()
            .map_or_else(String::new, |back| back.guest.to_string()),
        back_notes: back_notes(asked, &words, workers, from),
        longer: from.back.as_ref().filter(|back| back.had_before).map(|_| {
            Choice::one(
                "longer",
                asked.say("course-second"),
                std::iter::once(Opt::new("", asked.say("choose-none")))
                    .chain(
                        Longer::ALL
                            .iter()
                            .map(|one| Opt::new(one.key(), asked.say(one.name()))),
                    )
                    .collect(),
            )
            .keep(fields, &faults)
        }),
        faults,
    }
}

/// The latest last day of an individual course from `start`, in a sentence that is always there.
fn limit(asked: &Asked, start: Date) -> String {
    let lang = asked.lang();
    law::limits()
        .latest_end(Offer::Individual.basis(), start)
        .map_or_else(String::new, |latest| {
            asked.tell(
                "course-limit",
                &[
                    ("start", when::date(lang, start).into()),
                    ("latest", when::date(lang, latest).into()),
                ],
            )
        })
}

/// What is said to somebody who comes back: who receives, and why it is somebody else where it is.
fn back_notes(asked: &Asked, words: &GuestWords, workers: &[Worker], from: &From) -> Vec<String> {
    let mut notes: Vec<String> = from
        .door
        .map(|door| asked.tell("enquiry-door", &[("door", asked.say(door.name()).into())]))
        .into_iter()
        .collect();
    if from.decided.is_some() {
        notes.push(asked.say("advice-decided"));
    }
    let Some(back) = &from.back else {
        return notes;
    };
    notes.push(asked.tell("again-nothing-retold", &words.with(&[])));
    match &back.meets {
        Meets::Same(_) => notes.push(asked.say("again-same")),
        Meets::Left { before, instead } => notes.push(asked.tell(
            "again-other",
            &[
                ("was", before.as_str().into()),
                ("now", name_of(workers, instead).into()),
            ],
        )),
        Meets::Nobody(_) => {}
    }
    if back.had_before {
        notes.push(asked.say("again-second"));
    }
    notes
}
