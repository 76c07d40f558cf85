//! The form of a kind, made from its parts; and what was written, in words.

use std::collections::HashMap;

use kit_web::{Asked, Choice, Faults, Field, Fields, Opt};
use kit_words::{key, when};

use super::EntryId;
use super::kinds::{Kind, Slot};
use super::rules::{Entry, LIVING_MONTHS, Offered, Part, Rhythm, Values, Wrong};
use crate::portrait::PortraitId;
use crate::portrait::pages::Face;
use crate::portrait::store::Last;
use crate::text;

/// Everything the pages of the register are made of.
#[derive(Debug, Clone, Default)]
pub(crate) struct Register {
    pub(crate) entries: Vec<Entry>,
    /// Number and name.
    pub(crate) offers: Vec<(String, String)>,
    pub(crate) teams: Vec<(String, String)>,
    pub(crate) workers: Vec<(String, String)>,
    /// The newest picture of who comes, by the entry (HE-5).
    pub(crate) pictures: HashMap<EntryId, Last>,
}

impl Register {
    /// What may be chosen in the form of a kind.
    pub(crate) fn offered(&self, asked: &Asked, kind: Kind) -> Offered {
        let told = |pairs: &[(&str, &str)]| {
            pairs
                .iter()
                .map(|(key, words)| ((*key).to_owned(), asked.say(words)))
                .collect()
        };
        let mut with: Vec<(String, String)> = self
            .of(Kind::Agreement)
            .chain(self.of(Kind::Clinic))
            .map(|one| (one.root.to_string(), one.get(Part::Title).to_owned()))
            .collect();
        with.sort_by_cached_key(|(_, name)| kit_words::sort_key(name));
        let rhythms = Rhythm::ALL.map(|one| (one.key(), rhythm_key(one)));
        Offered::from([
            (Part::Parent, with),
            (Part::Offer, self.offers.clone()),
            (Part::Team, self.teams.clone()),
            (Part::Lead, self.workers.clone()),
            (Part::Deputy, self.workers.clone()),
            (Part::Topic, told(kind.topics())),
            (Part::Rhythm, told(&rhythms)),
        ])
    }

    /// Entries of a kind that have not ended.
    pub(crate) fn of(&self, kind: Kind) -> impl Iterator<Item = &Entry> {
        self.entries
            .iter()
            .filter(move |one| one.kind == kind && !one.ended)
    }

    /// The picture of who comes by an entry, at the address that `src` gives.
    pub(crate) fn face(&self, entry: &Entry, src: fn(&PortraitId) -> String) -> Option<Face> {
        let shown = self.pictures.get(&entry.root).filter(|last| !last.gone)?;
        Some(Face::new(entry.get(Part::Title), Some(src(&shown.id))))
    }

    /// What an entry is called.
    pub(crate) fn title(&self, asked: &Asked, entry: &Entry) -> String {
        if entry.kind != Kind::Meeting {
            return entry.get(Part::Title).to_owned();
        }
        let with = self
            .entries
            .iter()
            .find(|one| one.root.as_str() == entry.get(Part::Parent))
            .map_or("", |one| one.get(Part::Title));
        let day = entry
            .day(Part::From)
            .map_or_else(String::new, |day| when::date(asked.lang(), day));
        let said = [("with", with.into()), ("day", day.into())];
        asked.tell("register-meeting-title", &said)
    }
}

fn rhythm_key(rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::Month => key!("register-rhythm-month"),
        Rhythm::Quarter => key!("register-rhythm-quarter"),
        Rhythm::HalfYear => key!("register-rhythm-half-year"),
        Rhythm::Year => key!("register-rhythm-year"),
    }
}

/// A field as the template shows it.
pub(crate) enum Control {
    Line(Field),
    Area(Field),
    Select(Choice),
    Tick(Choice),
}

/// The form of a kind: empty, with an entry's words, or as it came back.
pub(crate) fn controls(
    asked: &Asked,
    kind: Kind,
    offered: &Offered,
    values: &Values,
    (fields, faults): (&Fields, &Faults),
) -> Vec<Control> {
    let value = |part: Part| values.get(&part).map_or("", String::as_str);
    kind.slots()
        .iter()
        .map(|slot| {
            let name = slot.part.key();
            let label = label(asked, *slot);
            if slot.part == Part::Open {
                let yes = Opt::new("ja", asked.say(slot.label));
                let tick = Choice::many(name, asked.say("register-everybody"), vec![yes]);
                let on = if value(Part::Open).is_empty() {
                    ""
                } else {
                    "ja"
                };
                return Control::Tick(tick.chosen(on).keep(fields, faults));
            }
            if slot.part.is_choice() {
                let none = if slot.must {
                    key!("register-choose")
                } else {
                    key!("register-nothing")
                };
                let mut options = vec![Opt::new("", asked.say(none))];
                let all = offered.get(&slot.part).into_iter().flatten();
                options.extend(all.map(|(id, name)| Opt::new(id.clone(), name.clone())));
                let chosen = Choice::one(name, label, options).chosen(value(slot.part));
                return Control::Select(chosen.keep(fields, faults));
            }
            let field = Field::new(name, label).value(value(slot.part));
            if slot.part.is_day() {
                Control::Line(field.kind("date").keep(fields, faults))
            } else if slot.part.is_long() {
                Control::Area(field.keep(fields, faults))
            } else {
                Control::Line(field.keep(fields, faults))
            }
        })
        .collect()
}

fn label(asked: &Asked, slot: Slot) -> String {
    let label = asked.say(slot.label);
    if slot.must {
        label
    } else {
        asked.tell("register-optional", &[("label", label.into())])
    }
}

/// What to do about a part.
pub(crate) fn advice(asked: &Asked, part: Part, wrong: Wrong) -> String {
    match wrong {
        Wrong::Missing => asked.say("register-fault-missing"),
        Wrong::TooLong => {
            let max = i64::try_from(part.longest()).unwrap_or(0);
            asked.tell("line-too-long", &[("max", max.into())])
        }
        Wrong::NoDay => asked.say("fault-date"),
        Wrong::NotThere => asked.say("register-fault-choice"),
        Wrong::Backwards => asked.say("register-fault-backwards"),
        Wrong::HalfTrial => asked.say("register-fault-trial"),
        Wrong::OnlyOne => asked.say("register-fault-one"),
        Wrong::Person => asked.say("register-fault-person"),
        Wrong::NotByDay => asked.say("register-fault-by-day"),
        Wrong::NothingToRead => asked.say("register-fault-summary"),
    }
}

/// A part of an entry in words.
pub(crate) struct Fact {
    pub(crate) part: Part,
    pub(crate) label: String,
    pub(crate) lines: Vec<String>,
}

/// What an entry says, but for its title.
pub(crate) fn facts(asked: &Asked, register: &Register, entry: &Entry) -> Vec<Fact> {
    let offered = register.offered(asked, entry.kind);
    let slots = entry.kind.slots().iter();
    slots
        .filter(|slot| slot.part != Part::Title && !entry.get(slot.part).is_empty())
        .map(|slot| Fact {
            part: slot.part,
            label: asked.say(slot.label),
            lines: said(asked, &offered, entry, slot.part),
        })
        .collect()
}

fn said(asked: &Asked, offered: &Offered, entry: &Entry, part: Part) -> Vec<String> {
    let value = entry.get(part);
    let day = |value: &str| {
        text::date(value).map_or_else(String::new, |day| when::date(asked.lang(), day))
    };
    if part == Part::Open {
        return vec![asked.tell("register-open-since", &[("day", day(value).into())])];
    }
    if part.is_day() {
        return vec![day(value)];
    }
    if part.is_choice() {
        let all = offered.get(&part).into_iter().flatten();
        let name = all
            .filter(|(id, _)| id == value)
            .map(|(_, name)| name.clone())
            .next();
        return vec![name.unwrap_or_else(|| asked.say("register-gone"))];
    }
    value.lines().map(str::to_owned).collect()
}

/// "2 aftaler, 1 af dem levende" for an offer (HS-20).
pub(crate) fn living_words(asked: &Asked, (held, met): (usize, usize)) -> String {
    let number = |n: usize| i64::try_from(n).unwrap_or(0);
    asked.tell(
        "register-living",
        &[
            ("n", number(held).into()),
            ("met", number(met).into()),
            ("months", i64::from(LIVING_MONTHS).into()),
        ],
    )
}
