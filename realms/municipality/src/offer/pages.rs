//! The pages of the house's offers.

use askama::Template;
use jiff::civil::Date;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Opt};
use kit_words::{key, when};

use super::change::Change;
use super::read::{Fault, What};
use super::settings::{Decides, Documentation};
use super::store::Dated;
use super::{Offer, Settings, sample};
use crate::house::Team;

/// An offer in the list.
pub(crate) struct Line {
    name: String,
    href: String,
    basis: String,
    open: String,
}

/// A team with the offer it works in.
pub(crate) struct InOffer {
    id: String,
    offer: Choice,
    label: String,
}

#[derive(Template)]
#[template(path = "offers.html")]
pub(crate) struct OffersPage {
    frame: Frame,
    heading: String,
    receipt: Option<String>,
    offers: Vec<Line>,
    form: String,
    sample: Choice,
    teams: Vec<InOffer>,
}

/// A team and its offer.
pub(crate) type TeamOffer = (Team, super::OfferId);

/// The list of offers; `form` is its fresh id.
pub(crate) fn list(
    asked: &Asked,
    house: &str,
    (offers, teams): (&[Offer], &[TeamOffer]),
    form: &str,
    saved: bool,
) -> OffersPage {
    let named = |offer: &Offer| offer.name(house).to_owned();
    OffersPage {
        frame: asked.frame(asked.say("offers-title")),
        heading: asked.say("offers-heading"),
        receipt: saved.then(|| asked.say("offers-saved")),
        offers: offers
            .iter()
            .map(|offer| Line {
                name: named(offer),
                href: format!("/opsaet/tilbud/{}", offer.id),
                basis: offer.settings.bases.join(", "),
                open: if offer.settings.persons {
                    asked.say("offers-persons")
                } else {
                    asked.say("offers-heads")
                },
            })
            .collect(),
        form: form.to_owned(),
        sample: Choice::one(
            "sample",
            asked.say("offers-sample"),
            sample::ALL
                .iter()
                .map(|sample| Opt::new(sample.key, sample.name()))
                .collect(),
        )
        .hint(asked.say("offers-sample-hint")),
        teams: teams
            .iter()
            .map(|(team, of)| InOffer {
                id: team.id.to_string(),
                offer: Choice::one(
                    &format!("offer-{}", team.id),
                    asked.tell("offers-team", &[("name", team.name.as_str().into())]),
                    offers
                        .iter()
                        .map(|offer| Opt::new(offer.id.as_str(), named(offer)))
                        .collect(),
                )
                .chosen(of.as_str()),
                label: asked.tell("offers-team-save", &[("name", team.name.as_str().into())]),
            })
            .collect(),
    }
}

#[derive(Template)]
#[template(path = "offer.html")]
pub(crate) struct OfferPage {
    frame: Frame,
    heading: String,
    action: String,
    form: String,
    faults: Faults,
    name: Field,
    one: Field,
    the: Field,
    many: Field,
    promise: Field,
    decides: Choice,
    documentation: Choice,
    persons: Choice,
    contact: Choice,
    from: Field,
    text: Field,
    open: bool,
    history: Vec<String>,
}

/// An offer with its text, as its form begins.
pub(crate) struct Kept<'a> {
    pub(crate) offer: &'a Offer,
    pub(crate) house: &'a str,
    pub(crate) text: &'a str,
    pub(crate) history: &'a [Dated],
}

/// The form of one offer.
pub(crate) fn edit(
    asked: &Asked,
    kept: &Kept<'_>,
    today: Date,
    form: &str,
    (fields, faults): (&Fields, Faults),
) -> OfferPage {
    let (id, settings) = (&kept.offer.id, &kept.offer.settings);
    let field = |name: &str, key: &str, value: &str| {
        Field::new(name, asked.say(key))
            .value(value)
            .keep(fields, &faults)
    };
    let choice = |name: &str, key: &str, options: Vec<(&str, &str)>, chosen: &str| {
        let options = options
            .into_iter()
            .map(|(value, key)| Opt::new(value, asked.say(key)))
            .collect();
        Choice::one(name, asked.say(key), options)
            .chosen(chosen)
            .keep(fields, &faults)
    };
    let yes_no = || vec![("true", key!("offer-yes")), ("false", key!("offer-no"))];
    let values = Values::of(settings);
    let name = kept.offer.name(kept.house);
    OfferPage {
        frame: asked.frame(asked.say("offer-title")),
        heading: asked.tell("offer-heading", &[("name", name.into())]),
        action: format!("/opsaet/tilbud/{id}"),
        form: form.to_owned(),
        name: field("name", "offer-name", &values.name).hint(asked.say("offer-name-hint")),
        one: field("one", "settings-one", &values.one).hint(asked.say("offer-words-hint")),
        the: field("the", "settings-the", &values.the),
        many: field("many", "settings-many", &values.many),
        promise: field("promise", "offer-promise", &values.promise),
        decides: choice(
            "decides",
            "offer-decides",
            vec![
                ("provider", key!("offer-decides-provider")),
                ("authority", key!("offer-decides-authority")),
            ],
            values.decides,
        ),
        documentation: choice(
            "documentation",
            "offer-documentation",
            vec![
                ("minimum", key!("offer-documentation-minimum")),
                ("none", key!("offer-documentation-none")),
            ],
            values.documentation,
        ),
        persons: choice("persons", "offer-persons", yes_no(), values.persons),
        contact: choice("contact", "offer-contact", yes_no(), values.contact),
        from: Field::new("from", asked.say("offer-from"))
            .kind("date")
            .value(today.to_string())
            .keep(fields, &faults),
        open: faults.of("text").is_some(),
        text: Field::new("text", asked.say("offer-text"))
            .hint(asked.say("offer-text-hint"))
            .value(kept.text)
            .keep(fields, &faults),
        history: kept
            .history
            .iter()
            .map(|dated| {
                let day = when::date(asked.lang(), dated.from);
                asked.tell("offer-history-line", &[("day", day.into())])
            })
            .collect(),
        faults,
    }
}

/// The common values as the fields show them.
pub(crate) struct Values {
    pub(crate) name: String,
    pub(crate) one: String,
    pub(crate) the: String,
    pub(crate) many: String,
    pub(crate) promise: String,
    pub(crate) decides: &'static str,
    pub(crate) documentation: &'static str,
    pub(crate) persons: &'static str,
    pub(crate) contact: &'static str,
}

impl Values {
    /// Of these settings.
    pub(crate) fn of(settings: &Settings) -> Self {
        let yes = |on| if on { "true" } else { "false" };
        Self {
            name: settings.name.clone(),
            one: settings.words.one.clone(),
            the: settings.words.the.clone(),
            many: settings.words.many.clone(),
            promise: settings.enquiry.promise_working_days.to_string(),
            decides: match settings.decides {
                Decides::Provider => "provider",
                Decides::Authority => "authority",
            },
            documentation: match settings.documentation {
                Documentation::None => "none",
                Documentation::Minimum => "minimum",
            },
            persons: yes(settings.persons),
            contact: yes(settings.contact_fixed),
        }
    }
}

/// What to do about a fault of the text.
pub(crate) fn advice(asked: &Asked, fault: &Fault) -> String {
    let line = i64::try_from(fault.line).unwrap_or(i64::MAX);
    let at = |key: &str, said: &str| {
        asked.tell(
            key,
            &[
                ("line", line.into()),
                ("path", fault.path.as_str().into()),
                ("said", said.into()),
            ],
        )
    };
    match &fault.what {
        What::NotRead(said) => at("offer-fault-text", said),
        What::Unknown => at("offer-fault-unknown", ""),
        What::Kind(said) => at("offer-fault-kind", said),
        What::Said(key) => at("offer-fault-at", &asked.say(key)),
    }
}

/// A value that changes, in words.
pub(crate) struct Changed {
    path: String,
    from: String,
    to: String,
}

#[derive(Template)]
#[template(path = "offer_look.html")]
pub(crate) struct LookPage {
    frame: Frame,
    heading: String,
    lead: String,
    action: String,
    form: String,
    from: String,
    text: String,
    changes: Vec<Changed>,
}

/// What will change, before it does.
pub(crate) fn look(
    asked: &Asked,
    kept: &Kept<'_>,
    (from, text): (Date, &str),
    changes: &[Change],
    form: &str,
) -> LookPage {
    let name = kept.offer.name(kept.house);
    let day = when::date(asked.lang(), from);
    LookPage {
        frame: asked.frame(asked.say("offer-look-title")),
        heading: asked.tell("offer-look-heading", &[("name", name.into())]),
        lead: if changes.is_empty() {
            asked.say("offer-look-nothing")
        } else {
            asked.tell("offer-look-lead", &[("day", day.into())])
        },
        action: format!("/opsaet/tilbud/{}", kept.offer.id),
        form: form.to_owned(),
        from: from.to_string(),
        text: text.to_owned(),
        changes: changes
            .iter()
            .map(|change| Changed {
                path: change.path.clone(),
                from: change.from.clone(),
                to: change.to.clone(),
            })
            .collect(),
    }
}
