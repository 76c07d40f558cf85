//! `/min/paamindelser`: what a guest wants to be reminded of, when, and in which words.

use engine_planning::reminders::Early;
use kit_web::{Asked, Choice as Options, Faults, Field, Link, Opt};
use kit_words::{key, when};

use super::act::Wishes;
use super::rules::{Choice, FROM, Fault, OWN_MAX, TO, Words, sentence};
use crate::form::{AskPage, Button, Item, TellPage};

/// What the form says to end them.
pub(crate) const END: &str = "slut";

/// The faults of a form, each at its field.
pub(crate) fn faults(asked: &Asked, found: &[(&'static str, Fault)]) -> Faults {
    let mut faults = Faults::none();
    for (field, fault) in found {
        let advice = match fault {
            Fault::NoWords => asked.say("remind-fault-words"),
            Fault::TooLong => {
                let most = i64::try_from(OWN_MAX).unwrap_or(i64::MAX);
                asked.tell("fault-own-long", &[("most", most.into())])
            }
            Fault::NoEarly => asked.say("remind-fault-early"),
            Fault::NoQuiet => asked.say("remind-fault-quiet"),
        };
        faults.add(field, advice);
    }
    faults
}

/// The suggestions, each as it will read.
fn words(asked: &Asked, chosen: Option<&Choice>) -> Options {
    let example = jiff::civil::datetime(2026, 11, 25, 16, 0, 0, 0);
    let text = |one| match one {
        Words::Own => asked.say("remind-words-own"),
        _ => {
            let say = |key: &'static str, args: &[(&str, kit_words::Arg)]| asked.tell(key, args);
            sentence(say, asked.lang(), (one, ""), example)
        }
    };
    let options = Words::ALL
        .into_iter()
        .map(|one| Opt::new(one.key(), text(one)))
        .collect();
    let now = chosen.map_or(Words::Remember, |one| one.words().0).key();
    Options::one("ord", asked.say("remind-words"), options).chosen(now)
}

fn early(asked: &Asked, chosen: Option<&Choice>) -> Options {
    let label = |early| match early {
        Early::DayBefore => key!("remind-early-day"),
        Early::SameDay => key!("remind-early-same"),
        Early::Both => key!("remind-early-both"),
    };
    let options = Early::ALL
        .into_iter()
        .map(|one| Opt::new(one.key(), asked.say(label(one))))
        .collect();
    let now = chosen.map_or(Early::DayBefore, Choice::early).key();
    Options::one("hvornaar", asked.say("remind-early"), options).chosen(now)
}

fn hours(asked: &Asked, name: &'static str, label: String, hours: &[i64], now: i64) -> Options {
    let options = hours
        .iter()
        .map(|hour| {
            let text = asked.tell("remind-hour", &[("hour", (*hour).into())]);
            Opt::new(hour.to_string(), text)
        })
        .collect();
    Options::one(name, label, options).chosen(&now.to_string())
}

/// What stands above the form: whether they come, and when the next one does.
fn lead(asked: &Asked, wishes: &Wishes) -> Vec<String> {
    let mut lead = vec![asked.say("remind-lead")];
    match (&wishes.standing, &wishes.address) {
        (Some(standing), _) if standing.stopped => lead.push(asked.say("remind-stopped-by-link")),
        (_, None) => lead.push(asked.say("remind-address-first")),
        (Some(_), Some(address)) => {
            lead.push(asked.tell("remind-on", &[("address", address.as_str().into())]));
            lead.push(match wishes.waiting.first() {
                Some(next) => {
                    let at = asked.web.given.zoned(*next).datetime();
                    let at = when::moment(asked.lang(), at);
                    asked.tell("remind-next", &[("when", at.into())])
                }
                None => asked.say("remind-none-waits"),
            });
        }
        (None, Some(_)) => {}
    }
    lead
}

/// The page.
pub(crate) fn choose(asked: &Asked, wishes: &Wishes, faults: Faults) -> AskPage {
    let chosen = wishes.standing.as_ref().map(|one| &one.choice);
    let own = chosen.map_or("", |one| one.own.as_str());
    let (from, to) = chosen.map_or((21, 8), Choice::hours);
    let address = if wishes.address.is_some() {
        key!("remind-other-address")
    } else {
        key!("remind-add-address")
    };
    let keep = |options: Options| options.keep(&asked.fields, &faults);
    let mut buttons = vec![Button::on(asked.say("remind-keep"))];
    if chosen.is_some() {
        buttons.push(Button::to(END, asked.say("remind-end")).quiet());
    }
    AskPage {
        frame: asked.frame(asked.say("title-remind")).back("/min/hvem"),
        heading: asked.say("remind-heading"),
        lead: lead(asked, wishes),
        action: "/min/paamindelser".to_owned(),
        hidden: Vec::new(),
        items: vec![
            Item::Choice(keep(early(asked, chosen))),
            Item::Choice(keep(words(asked, chosen))),
            Item::Line(
                Field::new("egne", asked.say("remind-own"))
                    .hint(asked.say("remind-own-hint"))
                    .value(own)
                    .keep(&asked.fields, &faults),
            ),
            Item::Select(keep(hours(
                asked,
                "fra",
                asked.say("remind-from"),
                &FROM,
                from,
            ))),
            Item::Select(keep(hours(
                asked,
                "til_kl",
                asked.say("remind-to"),
                &TO,
                to,
            ))),
        ],
        buttons,
        below: asked.say("remind-who-can-read"),
        links: vec![Link::to("/min/mail", asked.say(address))],
        faults,
    }
}

/// The page, where the house sends no mails.
pub(crate) fn closed(asked: &Asked) -> TellPage {
    TellPage {
        frame: asked.frame(asked.say("title-remind")).back("/min/hvem"),
        heading: asked.say("remind-heading"),
        lines: vec![asked.say("remind-lead"), asked.say("mail-closed")],
        press: None,
        hidden: Vec::new(),
        links: Vec::new(),
    }
}
