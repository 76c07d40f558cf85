//! What a state says: the heading, the text under it, and the rungs in words.

use jiff::civil::{Date, DateTime};
use kit_letters::{Appointment, CancelledBecause};
use kit_web::Asked;
use kit_words::when;

use super::rules::{Rung, State};
use super::store::Crossing;

/// The first name of the one who owns the enquiry, or "the coordinator".
pub(crate) fn owner(asked: &Asked, crossing: &Crossing) -> String {
    let named = crossing.way.owner.as_ref().map(|(name, _)| name.clone());
    named
        .or_else(|| (!crossing.coordinator.is_empty()).then(|| crossing.coordinator.clone()))
        .unwrap_or_else(|| asked.say("the-coordinator"))
}

/// The telephone of the one who owns the enquiry; empty if none is known.
pub(crate) fn phone(crossing: &Crossing) -> String {
    let told = crossing.way.owner.as_ref().map(|(_, phone)| phone.clone());
    told.unwrap_or_else(|| crossing.phone.clone())
}

/// `torsdag` within the coming six days, else with its date.
pub(crate) fn near_day(asked: &Asked, day: Date) -> String {
    let today = asked.web.given.today();
    let days = today.until(day).map_or(i32::MAX, |span| span.get_days());
    match days {
        0 => asked.say("day-today"),
        1 => asked.say("day-tomorrow"),
        2..=6 => when::weekday(asked.lang(), day.weekday()).to_owned(),
        _ => when::day(asked.lang(), day),
    }
}

/// `i onsdags` within the last six days, else with its date.
pub(crate) fn past_day(asked: &Asked, day: Date) -> String {
    let today = asked.web.given.today();
    let days = day.until(today).map_or(i32::MAX, |span| span.get_days());
    match days {
        ..=0 => asked.say("day-today"),
        1 => asked.say("day-yesterday"),
        2..=6 => asked.tell(
            "day-last",
            &[("day", when::weekday(asked.lang(), day.weekday()).into())],
        ),
        _ => when::day(asked.lang(), day),
    }
}

/// `på onsdag kl. 16`.
pub(crate) fn soon(asked: &Asked, at: DateTime) -> String {
    when::soon(asked.lang(), asked.web.given.today(), at)
}

fn companion(offer: &Appointment) -> String {
    offer.companion_first_name.to_string()
}

/// The sentence that opens the page.
pub(crate) fn heading(asked: &Asked, crossing: &Crossing, state: &State) -> String {
    let who = owner(asked, crossing);
    match state {
        State::OnItsWay => asked.tell("state-on-its-way", &[("who", who.into())]),
        State::BeingRead(Some(day)) => asked.tell(
            "state-read-by",
            &[("who", who.into()), ("day", near_day(asked, *day).into())],
        ),
        State::BeingRead(None) => asked.tell("state-read", &[("who", who.into())]),
        State::Seeking => match crossing.way.last_companion() {
            // Somebody has been along before: the next day comes from that one (BR-14).
            Some(name) => asked.tell("state-next", &[("companion", name.into())]),
            None => asked.tell("state-seeking", &[("who", who.into())]),
        },
        State::Offered(offer) | State::Coming(offer) => {
            let soon = when::capital(&soon(asked, offer.starts.get()));
            asked.tell(
                "state-waits",
                &[
                    ("when", soon.into()),
                    ("companion", companion(offer).into()),
                ],
            )
        }
        State::Resting(Some(offer)) => {
            let day = when::weekday(asked.lang(), offer.starts.get().weekday());
            asked.tell(
                "state-resting",
                &[("companion", companion(offer).into()), ("day", day.into())],
            )
        }
        State::Resting(None) => asked.tell("state-resting-plain", &[("who", who.into())]),
        State::CalledOff(Some(offer), why) => {
            let soon = when::day(asked.lang(), offer.starts.get().date());
            let args = [
                ("companion", companion(offer).into()),
                ("when", soon.into()),
                ("who", who.into()),
            ];
            match why {
                CancelledBecause::CompanionCannot => asked.tell("state-off-companion", &args),
                CancelledBecause::CommunityClosed => asked.tell("state-off-closed", &args),
                CancelledBecause::GuestSaidSo | CancelledBecause::Other => {
                    asked.tell("state-off-other", &args)
                }
            }
        }
        State::CalledOff(None, _) => asked.tell("state-off-plain", &[("who", who.into())]),
        State::HowWasIt(offer) => {
            let day = past_day(asked, offer.starts.get().date());
            asked.tell("state-how", &[("day", day.into())])
        }
        State::Thinking => asked.say("state-thinking"),
        State::Paused => asked.say("state-paused"),
        State::Alone(..) => asked.tell("state-alone", &[("name", (&crossing.community).into())]),
        State::Withdrawn => asked.tell(
            "state-withdrawn",
            &[("association", (&crossing.association).into())],
        ),
    }
}

/// What happens next, in a sentence or two.
pub(crate) fn next(asked: &Asked, crossing: &Crossing, state: &State) -> Vec<String> {
    let who = owner(asked, crossing);
    let told = |key: &str| vec![asked.tell(key, &[("who", who.clone().into())])];
    match state {
        State::OnItsWay => told("next-on-its-way"),
        State::BeingRead(_) => told("next-read"),
        State::Seeking => told("next-seeking"),
        State::Offered(_) => vec![asked.say("next-offered")],
        State::Coming(offer) => {
            vec![asked.tell("next-coming", &[("companion", companion(offer).into())])]
        }
        State::Resting(_) => vec![asked.say("next-resting")],
        State::CalledOff(..) => told("next-called-off"),
        State::HowWasIt(_) => vec![asked.say("next-how")],
        State::Thinking | State::Paused => told("next-thinking"),
        State::Alone(_, Some(_)) => vec![asked.say("still-heading"), asked.say("still-lead")],
        State::Alone(..) if crossing.way.stayed() => {
            vec![asked.say("next-stayed"), asked.say("next-alone")]
        }
        State::Alone(..) => vec![asked.say("next-alone")],
        State::Withdrawn => vec![asked.say("next-withdrawn")],
    }
}

/// A rung in words.
pub(crate) fn rung(asked: &Asked, crossing: &Crossing, rung: Rung) -> String {
    let who = owner(asked, crossing);
    match rung {
        Rung::Wrote => asked.say("rung-wrote"),
        Rung::Answered => asked.tell("rung-answered", &[("who", who.into())]),
        Rung::FirstVisit => asked.say("rung-first"),
        Rung::MoreVisits => asked.say("rung-more"),
        Rung::Alone => asked.say("rung-alone"),
    }
}
