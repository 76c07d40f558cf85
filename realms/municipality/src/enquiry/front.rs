//! The two pages that anybody sees: the form and its receipt.

use askama::Template;
use jiff::civil::Date;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Link, Opt};
use kit_words::{key, when};

use super::routes::Open;
use super::rules::{EnquiryFault, Way};
use crate::offer::Offer;
use crate::text::{LINE_MAX, NAME_MAX};

#[derive(Template)]
#[template(path = "enquiry_new.html")]
pub(crate) struct EnquiryPage {
    frame: Frame,
    heading: String,
    lead: String,
    instead: Option<String>,
    closed: Vec<String>,
    may_write: bool,
    faults: Faults,
    action: &'static str,
    form: String,
    /// The offer that is written to, and the ways to the others.
    offer: String,
    writes_to: Option<String>,
    others: Vec<Link>,
    fields: Parts,
}

/// The fields of an enquiry, the same for whoever writes and for the host who writes for somebody.
pub(crate) struct Parts {
    pub(crate) text: Field,
    pub(crate) called: Field,
    pub(crate) way: Choice,
    pub(crate) reach: Field,
    pub(crate) before: Choice,
    pub(crate) came_by: Choice,
}

impl Parts {
    /// As they begin, or as they came back.
    pub(crate) fn new(asked: &Asked, came_by: &[String], fields: &Fields, faults: &Faults) -> Self {
        let mut by = vec![Opt::new("", asked.say("enquiry-came-by-unsaid"))];
        by.extend(came_by.iter().map(|one| Opt::new(one.clone(), one.clone())));
        Self {
            text: Field::new("text", asked.say("enquiry-text"))
                .hint(asked.say("enquiry-text-hint"))
                .keep(fields, faults),
            called: Field::new("called", asked.say("enquiry-called"))
                .hint(asked.say("enquiry-called-hint"))
                .keep(fields, faults),
            way: Choice::one(
                "way",
                asked.say("enquiry-way"),
                Way::ALL
                    .iter()
                    .map(|way| Opt::new(way.key(), asked.say(way.name())))
                    .collect(),
            )
            .keep(fields, faults),
            reach: Field::new("reach", asked.say("enquiry-reach"))
                .hint(asked.say("enquiry-reach-hint"))
                .keep(fields, faults),
            before: Choice::many(
                "before",
                asked.say("enquiry-before"),
                vec![
                    Opt::new("ja", asked.say("enquiry-before-yes"))
                        .note(asked.say("enquiry-before-note")),
                ],
            )
            .keep(fields, faults),
            came_by: Choice::one("came_by", asked.say("enquiry-came-by"), by).keep(fields, faults),
        }
    }
}

/// What to do about a field.
pub(crate) fn advice(asked: &Asked, field: &str, fault: EnquiryFault) -> String {
    let max = if field == "text" { LINE_MAX } else { NAME_MAX };
    match fault {
        EnquiryFault::TooLong => asked.tell(
            "line-too-long",
            &[("max", i64::try_from(max).unwrap_or(0).into())],
        ),
        EnquiryFault::NoName => asked.say("enquiry-fault-name"),
        EnquiryFault::NoWay => asked.say("enquiry-fault-way"),
        EnquiryFault::NoReach => asked.say("enquiry-fault-reach"),
        EnquiryFault::OtherWay => asked.say("enquiry-fault-came-by"),
    }
}

/// The form; `offers` are those that one may write to. Without any it says to ring instead.
pub(crate) fn page(
    asked: &Asked,
    open: &Open,
    form: &str,
    (fields, faults): (&Fields, Faults),
) -> EnquiryPage {
    let (offers, house) = (open.offers.as_slice(), open.house.as_str());
    let named = |offer: &Offer| {
        let to = format!("/henvendelse?tilbud={}", offer.id);
        let name = [("offer", offer.name(house).into())];
        Link::to(to, asked.tell("enquiry-writes-instead", &name))
    };
    let days = |offer: &Offer| i64::from(offer.settings.enquiry.promise_working_days);
    // Where several may be written to, the slowest is promised before one is chosen.
    let promise = offers.iter().map(days).max();
    let phone = offers
        .iter()
        .map(|offer| offer.settings.enquiry.phone.as_str())
        .find(|phone| !phone.is_empty());
    // The ways of the offer that is written to, and no other's: the one of the address, of the form, or the first.
    let chosen = open.chosen(if fields.is_empty() {
        asked.query.get("tilbud")
    } else {
        fields.get("offer")
    });
    let came_by: &[String] = chosen.map_or(&[], |offer| &offer.settings.enquiry.came_by);
    EnquiryPage {
        frame: asked.frame(asked.say("enquiry-title")),
        heading: asked.say("enquiry-heading"),
        lead: promise.map_or_else(
            || asked.say("enquiry-none"),
            |n| asked.tell("enquiry-lead", &[("n", n.into())]),
        ),
        instead: phone.map(|phone| asked.tell("enquiry-phone", &[("phone", phone.into())])),
        closed: open.closed.clone(),
        may_write: !offers.is_empty(),
        action: "/henvendelse",
        form: form.to_owned(),
        offer: chosen.map_or_else(String::new, |offer| offer.id.to_string()),
        writes_to: chosen
            .filter(|_| offers.len() > 1)
            .map(|offer| asked.tell("enquiry-writes-to", &[("offer", offer.name(house).into())])),
        others: offers
            .iter()
            .filter(|offer| chosen.is_some_and(|chosen| chosen.id != offer.id))
            .map(named)
            .collect(),
        fields: Parts::new(asked, came_by, fields, &faults),
        faults,
    }
}

#[derive(Template)]
#[template(path = "enquiry_thanks.html")]
pub(crate) struct ThanksPage {
    frame: Frame,
    heading: String,
    lines: Vec<String>,
}

/// What happens next, who does it, and when.
pub(crate) fn thanks(asked: &Asked, due: Option<Date>, reader: Option<&str>) -> ThanksPage {
    let first = match reader {
        Some(name) => asked.tell("enquiry-thanks-reader", &[("name", name.into())]),
        None => asked.say("enquiry-thanks-somebody"),
    };
    let by = due.map(|day| {
        let day = when::date(asked.lang(), day);
        asked.tell("enquiry-thanks-due", &[("day", day.into())])
    });
    let keys = [key!("enquiry-thanks-again"), key!("enquiry-thanks-come")];
    ThanksPage {
        frame: asked.frame(asked.say("enquiry-thanks-title")),
        heading: asked.say("enquiry-thanks-heading"),
        lines: [first]
            .into_iter()
            .chain(by)
            .chain(keys.map(|key| asked.say(key)))
            .collect(),
    }
}
