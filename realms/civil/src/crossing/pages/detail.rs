//! `/foelgeskab/{id}`: one accompaniment, whose it is now, and the ways on. And the receipt after an answer.

use jiff::civil::Date;
use kit_web::{Asked, Choice, Failed, Faults, Field, Fields, Frame, Link, Opt, Sample};
use kit_words::{key, when};

use super::super::rules::{Owner, State};
use super::super::show;
use super::super::store::{Happened, Line, Stored};
use super::answer::{Said, facts, said};
use crate::companion::approval::says;
use crate::companion::approval::store::Approvals;
use crate::people::Companion;
use crate::people::store::House;
use crate::plan::pages as plans;
use crate::plan::rules::{Notice, Plan};
use crate::sample;
use crate::turns::pages as turns;
use crate::visit::Visit;
use crate::visit::lines::VisitLine;
use crate::visit::pages::written;
use crate::waiting::act::may_wait;

/// Seen again so many days after arriving: three months.
pub(crate) const STAYED_AFTER_DAYS: i64 = 91;

/// What the page is made from.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) house: House,
    pub(crate) stored: Stored,
    pub(crate) visit: Option<Visit>,
    pub(crate) lines: Vec<Line>,
    pub(crate) steps: Vec<Happened>,
    /// How often they mean to meet, and until when.
    pub(crate) plan: Option<Plan>,
    /// What to look at, the most pressing first.
    pub(crate) notices: Vec<Notice>,
    pub(crate) approvals: Approvals,
    /// Who takes turns with the guest.
    pub(crate) turns: Vec<Companion>,
    /// What guest and companion wrote about their visits.
    pub(crate) visit_lines: Vec<VisitLine>,
}

impl Known {
    /// The day on which somebody must be approved: the visit's, or today.
    fn day(&self, asked: &Asked) -> Date {
        let today = asked.web.given.today();
        let visit = self.visit.as_ref().map(|visit| visit.starts.date());
        visit.map_or(today, |day| day.max(today))
    }
}

#[derive(askama::Template)]
#[template(path = "crossing.html")]
pub(crate) struct Detail {
    frame: Frame,
    heading: String,
    owner: String,
    /// The companion lacks a step; nothing is broken off.
    warning: Option<String>,
    notice: Option<String>,
    /// What was typed and not sent, since somebody else was first.
    typed: Vec<String>,
    faults: Faults,
    nonce: String,
    /// What to look at, a sentence each.
    notices: Vec<String>,
    visit: Vec<(String, String)>,
    /// How often they meet and until when; none where nothing runs.
    plan: Option<(String, Link)>,
    /// Who takes turns; none where nothing runs.
    turns: Option<(String, Link)>,
    facts: Vec<(String, String)>,
    lines: Vec<Said>,
    /// What guest and companion wrote about their visits: who, and the words.
    visit_lines: Vec<(String, String)>,
    steps: Vec<String>,
    /// Find somebody, or ask somebody else.
    find: Option<Link>,
    /// The place on the waiting list.
    waiting: Option<Link>,
    /// Ring the companion who asked for it.
    ring: Option<String>,
    rung: String,
    /// The guest has been seen again.
    still: Option<Link>,
    message: Option<Field>,
    message_to: String,
    next_owner: Option<Choice>,
    hand_over_to: String,
    end: Option<Link>,
    looks: Link,
}

/// The owner as a form's value.
pub(crate) fn owner_value(owner: &Owner) -> String {
    match owner {
        Owner::Coordinator(id) => format!("k:{id}"),
        Owner::Companion(id) => format!("f:{id}"),
    }
}

/// To whom a crossing can go: coordinators always, companions where a companion owns it.
fn next_owners(asked: &Asked, known: &Known, owner: &Owner) -> Choice {
    let (house, day) = (&known.house, known.day(asked));
    let mut left_out = Vec::new();
    let mut options: Vec<Opt> = house
        .coordinators
        .iter()
        .filter(|one| !one.left)
        .map(|one| (Owner::Coordinator(one.id.clone()), one.first_name.clone()))
        .filter(|(to, _)| to != owner)
        .map(|(to, name)| {
            Opt::new(
                owner_value(&to),
                asked.tell("hand-over-coordinator", &[("name", name.into())]),
            )
        })
        .collect();
    if matches!(owner, Owner::Companion(_)) {
        let here = house
            .companions
            .iter()
            .filter(|one| !one.left && !one.pauses_on(asked.web.given.today()));
        let (able, lacking): (Vec<&Companion>, Vec<&Companion>) =
            here.partition(|one| known.approvals.lacks(&one.id, day).is_empty());
        left_out = lacking
            .iter()
            .filter_map(|one| says::warning(asked, one, &known.approvals.lacks(&one.id, day)))
            .collect();
        options.extend(
            able.into_iter()
                .map(|one| (Owner::Companion(one.id.clone()), one.first_name.clone()))
                .filter(|(to, _)| to != owner)
                .map(|(to, name)| {
                    Opt::new(
                        owner_value(&to),
                        asked.tell("hand-over-companion", &[("name", name.into())]),
                    )
                }),
        );
    }
    Choice::one("to", asked.say("hand-over-to"), options).hint(left_out.join(" "))
}

impl Detail {
    /// The same, with everything that was typed on another page and not sent.
    pub(crate) fn keeping(self, asked: &Asked) -> Self {
        Self {
            typed: asked.typed(),
            ..self
        }
    }

    /// The page, with what was typed and what is amiss.
    pub(crate) fn of(
        asked: &Asked,
        known: &Known,
        notice: Option<String>,
        faults: &Faults,
    ) -> Self {
        let (house, stored) = (&known.house, &known.stored);
        let (id, state) = (&stored.id, &stored.crossing.state);
        let owner = stored.crossing.owner();
        let fields: &Fields = &asked.fields;
        let runs = state.runs();
        let days = show::day_of(asked, stored.since)
            .until(asked.web.given.today())
            .map_or(0, |span| i64::from(span.get_days()));
        let call = match state {
            State::CallWanted { companion, .. } => house.companion(companion),
            _ => None,
        };
        let find = match state {
            State::New { .. } | State::Answered => Some(key!("crossing-find")),
            State::Asked { .. } | State::Between { .. } => Some(key!("crossing-ask-other")),
            _ => None,
        };
        Self {
            frame: asked.frame(asked.say("crossing-title")).back("/foelgeskab"),
            heading: show::standing(asked, house, stored, known.visit.as_ref()),
            owner: asked.tell(
                "crossing-owner",
                &[("name", house.owner_name(&owner).into())],
            ),
            warning: state.companion().and_then(|id| {
                let lacks = known.approvals.lacks(id, known.day(asked));
                says::warning(asked, house.companion(id)?, &lacks)
            }),
            notice,
            typed: Vec::new(),
            nonce: asked.web.given.random128(),
            notices: known
                .notices
                .iter()
                .map(|one| plans::notice(asked, *one))
                .collect(),
            plan: runs.then(|| {
                let text = known.plan.as_ref();
                let text = text.map(|plan| plans::sentence(asked, plan));
                let (text, link) = match text {
                    Some(text) => (text, key!("plan-change")),
                    None => (asked.say("plan-none"), key!("plan-make")),
                };
                (
                    text,
                    Link::to(format!("/foelgeskab/{id}/plan"), asked.say(link)),
                )
            }),
            turns: runs.then(|| {
                let others: Vec<Companion> = known
                    .turns
                    .iter()
                    .filter(|one| state.companion() != Some(&one.id))
                    .cloned()
                    .collect();
                let text = turns::names(asked, &others).map_or_else(
                    || asked.say("turns-empty"),
                    |names| asked.tell("turns-now", &[("names", names.into())]),
                );
                let to = format!("/foelgeskab/{id}/flere");
                (text, Link::to(to, asked.say("turns-change")))
            }),
            visit: known
                .visit
                .as_ref()
                .map_or_else(Vec::new, |visit| visit_facts(asked, house, visit)),
            facts: facts(asked, house, stored),
            lines: said(asked, house, stored, &known.lines),
            visit_lines: known
                .visit_lines
                .iter()
                .map(|line| {
                    let companion = line.by.as_ref().and_then(|id| house.companion(id));
                    let name = companion.map(|one| one.first_name.clone());
                    let who = name.unwrap_or_else(|| show::name(asked, stored));
                    (written(asked, who, line), line.words.clone())
                })
                .collect(),
            steps: known
                .steps
                .iter()
                .map(|step| show::happened(asked, house, step))
                .collect(),
            find: find.map(|key| Link::to(format!("/nye/{id}"), asked.say(key))),
            waiting: may_wait(state).then(|| {
                let to = format!("/foelgeskab/{id}/venteliste");
                Link::to(to, asked.say("waiting-title"))
            }),
            ring: call.map(|one| {
                asked.tell("crossing-ring", &[("name", one.first_name.as_str().into())])
            }),
            rung: format!("/foelgeskab/{id}/ringet"),
            still: (*state == State::WalksAlone && days >= STAYED_AFTER_DAYS).then(|| {
                Link::to(
                    format!("/foelgeskab/{id}/stadig"),
                    asked.tell(
                        "crossing-still",
                        &[("name", show::name(asked, stored).into())],
                    ),
                )
            }),
            message: (*state != State::Withdrawn).then(|| {
                Field::new(
                    "text",
                    asked.tell(
                        "message-label",
                        &[("name", show::name(asked, stored).into())],
                    ),
                )
                .hint(asked.say("answer-text-hint"))
                .keep(fields, faults)
            }),
            message_to: format!("/foelgeskab/{id}/besked"),
            next_owner: runs.then(|| next_owners(asked, known, &owner).keep(fields, faults)),
            hand_over_to: format!("/foelgeskab/{id}/overdragelse"),
            end: runs
                .then(|| Link::to(format!("/foelgeskab/{id}/slut"), asked.say("crossing-end"))),
            looks: Link::to(format!("/foelgeskab/{id}/kig"), asked.say("looks-open")),
            faults: faults.clone(),
        }
    }
}

/// Time, place, who waits, and what the guest has said.
fn visit_facts(asked: &Asked, house: &House, visit: &Visit) -> Vec<(String, String)> {
    let companion = house
        .companion(&visit.companion)
        .map_or_else(String::new, |one| one.first_name.clone());
    let answer = match visit.guest_answer.as_deref() {
        Some("coming") => asked.say("guest-coming"),
        _ => asked.say("guest-silent"),
    };
    vec![
        (
            asked.say("visit-when"),
            when::capital(&when::moment(asked.lang(), visit.starts)),
        ),
        (asked.say("visit-where"), visit.place.clone()),
        (asked.say("visit-who"), companion),
        (asked.say("visit-answer"), answer),
    ]
}

/// What happened, who does what next, and when.
#[derive(askama::Template)]
#[template(path = "sent.html")]
pub(crate) struct Sent {
    frame: Frame,
    heading: String,
    text: String,
    next: String,
    link: Link,
    list: Link,
}

impl Sent {
    pub(crate) fn of(asked: &Asked, known: &Known) -> Self {
        let (house, stored) = (&known.house, &known.stored);
        let guest = show::name(asked, stored);
        let companion = stored
            .crossing
            .state
            .companion()
            .and_then(|id| house.companion(id))
            .map_or_else(String::new, |one| one.first_name.clone());
        let time = known.visit.as_ref().map_or_else(String::new, |visit| {
            when::moment(asked.lang(), visit.starts)
        });
        let (heading, text, next) = if known.visit.is_some() {
            (
                asked.tell(
                    "sent-asked-heading",
                    &[("companion", companion.as_str().into())],
                ),
                asked.tell(
                    "sent-asked-text",
                    &[
                        ("companion", companion.as_str().into()),
                        ("time", time.into()),
                    ],
                ),
                asked.tell(
                    "sent-asked-next",
                    &[("companion", companion.into()), ("guest", guest.into())],
                ),
            )
        } else {
            let owner = house.owner_name(&stored.crossing.owner());
            (
                asked.tell("sent-answered-heading", &[("guest", guest.as_str().into())]),
                asked.tell("sent-answered-text", &[("guest", guest.into())]),
                asked.tell("sent-answered-next", &[("owner", owner.into())]),
            )
        };
        Self {
            frame: asked.frame(asked.say("sent-title")),
            heading,
            text,
            next,
            link: Link::to(format!("/foelgeskab/{}", stored.id), asked.say("sent-see")),
            list: Link::to("/nye", asked.say("sent-back")),
        }
    }
}

/// Every state, the longest, and errors.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let mut faults = Faults::none();
    faults.add("to", asked.say("hand-over-missing"));
    faults.add("text", asked.say("message-missing"));
    let fine = Faults::none();
    let known = |stored: Stored| sample::known(asked, stored);
    let detail = |stored: Stored, faults: &Faults| Detail::of(asked, &known(stored), None, faults);
    let mut running = sample::running(asked).into_iter();
    let mut next = || running.next().unwrap_or_else(|| sample::first(asked));
    let (new, asked_one, promised, called) = (next(), next(), next(), next());
    let arrived = sample::arrived(asked).into_iter().next();
    let arrived = arrived.unwrap_or_else(|| sample::first(asked));
    Ok(vec![
        Sample::of("crossing", "empty", &detail(new.clone(), &fine))?,
        Sample::of("crossing", "asked", &detail(asked_one.clone(), &fine))?,
        Sample::of(
            "crossing",
            "ordinary",
            &Detail::of(
                asked,
                &known(promised),
                Some(asked.say("notice-handed-over")),
                &fine,
            ),
        )?,
        Sample::of("crossing", "call", &detail(called, &fine))?,
        Sample::of("crossing", "arrived", &detail(arrived, &fine))?,
        Sample::of(
            "crossing",
            "longest",
            &detail(sample::longest(asked), &fine),
        )?,
        Sample::of("crossing", "error", &detail(asked_one.clone(), &faults))?,
        Sample::of("sent", "ordinary", &Sent::of(asked, &known(asked_one)))?,
        Sample::of("sent", "empty", &Sent::of(asked, &known(new)))?,
        Sample::of(
            "sent",
            "longest",
            &Sent::of(asked, &known(sample::longest(asked))),
        )?,
    ])
}
