//! The door's part of "I dag".

use jiff::civil::Date;
use kit_web::{Asked, Choice, Opt};

use super::rules::Errand;
use super::store::Door;
use crate::house::GuestWords;
use crate::offer::about::{hours, stretch};

/// What stands above and beside the day.
pub(crate) struct DoorPart {
    pub(crate) persons: bool,
    pub(crate) closed: Option<String>,
    pub(crate) hours: String,
    pub(crate) here: Vec<String>,
    pub(crate) principle: Option<String>,
    pub(crate) heads: String,
    pub(crate) errands: String,
    pub(crate) kind: Choice,
}

/// The choice of a kind of short help.
pub(crate) fn kinds(asked: &Asked, field: &str) -> Choice {
    let options = Errand::ALL
        .iter()
        .map(|kind| Opt::new(kind.key(), asked.say(kind.name())))
        .collect();
    Choice::one(field, asked.say("door-errand-kind"), options)
}

/// The part for a day.
pub(crate) fn part(asked: &Asked, door: &Door, today: Date, words: &GuestWords) -> DoorPart {
    let settings = door.offer.as_ref().map(|offer| &offer.settings);
    let open = door
        .offer
        .as_ref()
        .and_then(|offer| hours(asked, offer.hours(today)));
    DoorPart {
        persons: settings.is_none_or(|settings| settings.persons),
        closed: door
            .closed
            .as_ref()
            .map(|line| asked.tell("door-closed", &[("line", line.as_str().into())])),
        hours: open.map_or_else(
            || asked.say("door-hours-closed"),
            |hours| asked.tell("door-hours", &[("hours", hours.into())]),
        ),
        here: settings
            .map(|settings| {
                let here = settings.house.here_on(today.weekday());
                here.map(|one| {
                    let hours = stretch(asked, &one.hours);
                    asked.tell(
                        "door-here",
                        &[("who", one.who.as_str().into()), ("hours", hours.into())],
                    )
                })
                .collect()
            })
            .unwrap_or_default(),
        principle: settings.and_then(|settings| settings.principles.few.first().cloned()),
        heads: asked.tell("door-heads", &words.with(&[("n", door.heads.into())])),
        errands: asked.tell("door-errands", &[("n", door.errands.into())]),
        kind: kinds(asked, "kind"),
    }
}
