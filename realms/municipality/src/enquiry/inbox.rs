//! The enquiries of an offer, for those who answer: clock, owner, and what can be done with each.

use askama::Template;
use jiff::civil::Date;
use kit_web::{Asked, Choice, Faults, Fields, Frame, Opt};
use kit_words::{key, when};

use super::front::Parts;
use super::rules::{Step, Way};
use super::store::Enquiry;
use crate::house::{GuestWords, House, Worker};
use crate::offer::Offer;
use crate::offer::settings::Door;

/// An enquiry as it stands in the list.
pub(crate) struct Card {
    id: String,
    called: String,
    said: String,
    clock: String,
    owner: String,
    facts: Vec<String>,
    history: Vec<String>,
    /// Has been here before: the word of the button that finds them.
    again: Option<String>,
    take: Choice,
    step: Choice,
    reason: Option<Choice>,
    form: String,
    take_label: String,
    step_label: String,
    again_label: String,
    begin_label: String,
    advice_label: String,
}

#[derive(Template)]
#[template(path = "enquiries.html")]
pub(crate) struct InboxPage {
    frame: Frame,
    heading: String,
    lead: String,
    receipt: Option<String>,
    faults: Faults,
    cards: Vec<Card>,
    closed: Vec<Card>,
    new_heading: String,
    form: String,
    door: Choice,
    fields: Parts,
}

/// What the page is made of.
#[derive(Debug, Clone)]
pub(crate) struct Inbox {
    pub(crate) house: House,
    pub(crate) offer: Offer,
    pub(crate) workers: Vec<Worker>,
    pub(crate) open: Vec<Enquiry>,
    pub(crate) closed: Vec<Enquiry>,
}

/// A form that came back, and a receipt that is shown once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Back {
    pub(crate) fields: Fields,
    pub(crate) faults: Faults,
    pub(crate) receipt: Option<String>,
}

/// The page on a day; each card has a form id of its own.
pub(crate) fn page(
    asked: &Asked,
    inbox: &Inbox,
    today: Date,
    form: &dyn Fn() -> String,
    back: Back,
) -> InboxPage {
    let words = GuestWords::of(&inbox.house, asked.lang());
    let cards = |all: &[Enquiry]| -> Vec<Card> {
        all.iter()
            .map(|one| card(asked, inbox, one, (today, form()), &back.faults))
            .collect()
    };
    // Only doors where somebody stands or rings: whoever writes does it themselves.
    let doors = inbox
        .offer
        .settings
        .doors
        .open
        .iter()
        .filter(|door| **door != Door::Form)
        .map(|door| Opt::new(door.key(), asked.say(door.name())))
        .collect();
    let came_by = &inbox.offer.settings.enquiry.came_by;
    InboxPage {
        frame: asked.frame(asked.say("enquiries-title")),
        heading: asked.say("enquiries-heading"),
        lead: if inbox.open.is_empty() {
            asked.say("enquiries-none")
        } else {
            asked.tell("enquiries-lead", &words.with(&[]))
        },
        receipt: back.receipt,
        cards: cards(&inbox.open),
        closed: cards(&inbox.closed),
        new_heading: asked.tell("enquiries-new", &words.with(&[])),
        form: if back.fields.is_empty() {
            form()
        } else {
            back.fields.get("id").to_owned()
        },
        door: Choice::one("door", asked.say("enquiries-door"), doors)
            .keep(&back.fields, &back.faults),
        fields: Parts::new(asked, came_by, &back.fields, &back.faults),
        faults: back.faults,
    }
}

fn card(
    asked: &Asked,
    inbox: &Inbox,
    one: &Enquiry,
    (today, form): (Date, String),
    faults: &Faults,
) -> Card {
    let (id, written) = (one.id.as_str(), &one.written);
    let name = [("name", written.called.as_str().into())];
    let me = asked.who.as_ref().map(|actor| actor.id.as_str());
    let owner = one.stands.owner.as_ref().and_then(|owner| {
        let worker = inbox.workers.iter().find(|worker| worker.id == *owner)?;
        Some(asked.tell(
            "enquiry-owner",
            &[("name", worker.first_name.as_str().into())],
        ))
    });
    let reasons = &inbox.offer.settings.doors.exceptions;
    Card {
        begin_label: asked.tell("enquiry-begin-label", &name),
        advice_label: asked.tell("advice-book-label", &name),
        id: id.to_owned(),
        said: if written.text.is_empty() {
            asked.say("enquiry-unsaid")
        } else {
            written.text.clone()
        },
        clock: clock(asked, one, today),
        owner: owner.unwrap_or_else(|| asked.say("enquiry-nobody")),
        facts: facts(asked, one),
        history: one
            .steps
            .iter()
            .map(|happened| {
                let at = asked.web.given.zoned(happened.at).datetime();
                let mut said = asked.tell(
                    happened.step.said(),
                    &[
                        ("name", happened.by.as_str().into()),
                        ("when", when::moment(asked.lang(), at).into()),
                    ],
                );
                if let Step::Elsewhere(reason) = &happened.step {
                    said = format!("{said} {reason}");
                }
                said
            })
            .collect(),
        again: written
            .before
            .then(|| asked.tell("enquiry-again-link", &name)),
        take: Choice::one(
            &format!("worker-{id}"),
            asked.say("enquiry-take"),
            inbox
                .workers
                .iter()
                .filter(|worker| worker.sees_guests())
                .map(|worker| Opt::new(worker.id.as_str(), worker.first_name.clone()))
                .collect(),
        )
        .chosen(me.unwrap_or_default()),
        step: Choice::one(
            &format!("step-{id}"),
            asked.say("enquiry-step"),
            STEPS
                .iter()
                .map(|(kind, key)| Opt::new(*kind, asked.say(key)))
                .collect(),
        ),
        reason: (!reasons.is_empty()).then(|| {
            let mut options = vec![Opt::new("", asked.say("enquiry-reason-none"))];
            options.extend(reasons.iter().map(|one| Opt::new(one.clone(), one.clone())));
            let field = format!("reason-{id}");
            Choice::one(&field, asked.say("enquiry-reason"), options)
                .keep(&Fields::default(), faults)
        }),
        form,
        take_label: asked.tell("enquiry-take-label", &name),
        step_label: asked.tell("enquiry-step-label", &name),
        again_label: asked.tell("enquiry-reopen-label", &name),
        called: written.called.clone(),
    }
}

/// What can be done with an enquiry, in the order in which it usually goes.
const STEPS: [(&str, &str); 6] = [
    ("reached", key!("do-reached")),
    ("missed", key!("do-missed")),
    ("waits", key!("do-waits")),
    ("course", key!("do-course")),
    ("helped", key!("do-helped")),
    ("elsewhere", key!("do-elsewhere")),
];

/// The promise, as long as it is to be kept.
fn clock(asked: &Asked, one: &Enquiry, today: Date) -> String {
    if one.stands.waits {
        return asked.say("enquiry-clock-waits");
    }
    if !one.stands.is_due() {
        return asked.say("enquiry-clock-kept");
    }
    let day = when::day(asked.lang(), one.due);
    let key = match one.due.cmp(&today) {
        std::cmp::Ordering::Less => key!("enquiry-clock-late"),
        std::cmp::Ordering::Equal => key!("enquiry-clock-today"),
        std::cmp::Ordering::Greater => key!("enquiry-clock-by"),
    };
    asked.tell(key, &[("day", day.into())])
}

fn facts(asked: &Asked, one: &Enquiry) -> Vec<String> {
    let written = &one.written;
    let way = asked.say(match written.way {
        Way::Call => key!("reached-by-call"),
        Way::Message => key!("reached-by-message"),
        Way::Letter => key!("reached-by-letter"),
        Way::Comes => key!("reached-by-coming"),
    });
    let mut facts = vec![if written.reach.is_empty() {
        way
    } else {
        format!("{way}: {}", written.reach)
    }];
    let door = asked.say(written.door.name());
    facts.push(asked.tell("enquiry-door", &[("door", door.into())]));
    if let Some(by) = &written.came_by {
        facts.push(asked.tell("enquiry-came-by-said", &[("by", by.as_str().into())]));
    }
    if written.before {
        facts.push(asked.say("enquiry-before-said"));
    }
    facts
}
