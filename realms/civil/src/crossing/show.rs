//! A crossing in words.

use engine_planning::companions::{Caveat, CompanyWish, Kind, Reason, WhyNot, Wish};
use jiff::civil::DateTime;
use jiff::{Timestamp, civil::Date};
use kit_web::Asked;
use kit_words::{key, when};

use super::rules::{After, State};
use super::store::{By, Happened, Stored};
use crate::people::store::House;
use crate::visit::Visit;

/// The guest's name as given; a neutral word once it is taken back.
pub(crate) fn name(asked: &Asked, stored: &Stored) -> String {
    stored
        .called
        .clone()
        .unwrap_or_else(|| asked.say("crossing-nameless"))
}

/// The community's name; a neutral word where no association here has it.
pub(crate) fn community(asked: &Asked, house: &House, stored: &Stored) -> String {
    house.community(stored.community.as_ref()).map_or_else(
        || asked.say("crossing-no-community"),
        |one| one.name.clone(),
    )
}

/// The day of a moment, in Denmark.
pub(crate) fn day_of(asked: &Asked, at: Timestamp) -> Date {
    asked.web.given.zoned(at).date()
}

/// How long ago, in whole days: "i dag", "i går", "for 3 dage siden".
pub(crate) fn ago(asked: &Asked, at: Timestamp) -> String {
    let days = day_of(asked, at)
        .until(asked.web.given.today())
        .map_or(0, |span| span.get_days());
    match days {
        ..=0 => asked.say("ago-today"),
        1 => asked.say("ago-yesterday"),
        days => asked.tell("ago-days", &[("count", i64::from(days).into())]),
    }
}

/// How long somebody has waited: "siden i dag", "1 dag", "3 dage".
pub(crate) fn waited(asked: &Asked, at: Timestamp) -> String {
    let days = day_of(asked, at)
        .until(asked.web.given.today())
        .map_or(0, |span| span.get_days());
    if days < 1 {
        asked.say("waited-today")
    } else {
        asked.tell("waited-days", &[("count", i64::from(days).into())])
    }
}

/// "på onsdag kl. 16".
pub(crate) fn soon(asked: &Asked, at: DateTime) -> String {
    when::soon(asked.lang(), asked.web.given.today(), at)
}

/// Where a crossing stands, as one sentence.
pub(crate) fn standing(
    asked: &Asked,
    house: &House,
    stored: &Stored,
    visit: Option<&Visit>,
) -> String {
    let guest = name(asked, stored);
    let companion = stored
        .crossing
        .state
        .companion()
        .and_then(|id| house.companion(id))
        .map_or_else(String::new, |one| one.first_name.clone());
    let coordinator = house
        .coordinator(&stored.crossing.coordinator)
        .map_or_else(String::new, |one| one.first_name.clone());
    let time = visit.map_or_else(String::new, |visit| soon(asked, visit.starts));
    let said = match &stored.crossing.state {
        State::New { .. } => asked.tell(
            "standing-new",
            &[("guest", guest.into()), ("coordinator", coordinator.into())],
        ),
        State::Answered => asked.tell("standing-answered", &[("guest", guest.into())]),
        State::Asked { .. } => asked.tell("standing-asked", &[("companion", companion.into())]),
        State::Promised { .. } => asked.tell(
            "standing-promised",
            &[
                ("companion", companion.into()),
                ("guest", guest.into()),
                ("time", time.into()),
            ],
        ),
        State::CallWanted { .. } => {
            asked.tell("standing-call-wanted", &[("companion", companion.into())])
        }
        State::Between { after, .. } => {
            let key = match after {
                After::Met => key!("standing-met"),
                After::NotMet => key!("standing-not-met"),
                After::NotToday => key!("standing-not-today"),
                After::TooMuch => key!("standing-too-much"),
            };
            asked.tell(
                key,
                &[("companion", companion.into()), ("guest", guest.into())],
            )
        }
        State::WalksAlone => asked.tell("standing-walks-alone", &[("guest", guest.into())]),
        State::Stayed => asked.tell("standing-stayed", &[("guest", guest.into())]),
        State::Withdrawn => asked.say("standing-withdrawn"),
        State::Closed => asked.say("standing-closed"),
    };
    when::capital(&said)
}

/// The company that was wished for.
pub(crate) fn company(asked: &Asked, wish: CompanyWish) -> String {
    asked.say(match wish {
        CompanyWish::Peer => key!("company-peer"),
        CompanyWish::Volunteer => key!("company-volunteer"),
        CompanyWish::MeetAtDoor => key!("company-meet-at-door"),
        CompanyWish::Worker => key!("company-worker"),
        CompanyWish::CallBeforeAfter => key!("company-call"),
        CompanyWish::DontKnow => key!("company-dont-know"),
    })
}

/// What a companion is.
pub(crate) fn kind(asked: &Asked, kind: Kind) -> String {
    asked.say(match kind {
        Kind::Peer => key!("kind-peer"),
        Kind::Volunteer => key!("kind-volunteer"),
        Kind::Staff => key!("kind-staff"),
    })
}

/// The one way to reach the guest.
pub(crate) fn reach(asked: &Asked, stored: &Stored) -> String {
    match &stored.reach {
        Some((_, Some(text))) => text.clone(),
        Some((_, None)) => asked.say("reach-room"),
        None => asked.say("reach-none"),
    }
}

pub(crate) fn wish(asked: &Asked, wish: Wish) -> String {
    asked.say(match wish {
        Wish::GetUp => key!("wish-get-up"),
        Wish::Company => key!("wish-company"),
        Wish::SameRoad => key!("wish-same-road"),
        Wish::BeOfUse => key!("wish-be-of-use"),
        Wish::Calm => key!("wish-calm"),
        Wish::Move => key!("wish-move"),
        Wish::Make => key!("wish-make"),
        Wish::Eat => key!("wish-eat"),
        Wish::Nature => key!("wish-nature"),
        Wish::Music => key!("wish-music"),
        Wish::Learn => key!("wish-learn"),
    })
}

/// What speaks for a companion (VH-17).
pub(crate) fn reason(asked: &Asked, reason: &Reason) -> Option<String> {
    Some(match reason {
        Reason::AskedFor => asked.say("reason-asked-for"),
        Reason::WithBefore => asked.say("reason-with-before"),
        Reason::KindWished(is) => asked.tell("reason-kind", &[("kind", kind(asked, *is).into())]),
        Reason::Available(_) => asked.say("reason-available"),
        Reason::SharedInterests(shared) => {
            let words: Vec<String> = shared.iter().map(|one| wish(asked, *one)).collect();
            asked.tell("reason-shared", &[("wishes", words.join(", ").into())])
        }
        Reason::Room { running: 0, .. } => asked.say("reason-free"),
        Reason::Room { running, max_load } => asked.tell(
            "reason-room",
            &[
                ("running", i64::from(*running).into()),
                ("most", i64::from(*max_load).into()),
            ],
        ),
        Reason::Rested { days } => {
            asked.tell("reason-rested", &[("count", i64::from(*days).into())])
        }
        // Nobody is made smaller by being new: it ranks, it is not said.
        Reason::FirstVisit => return None,
        Reason::NearAge { .. } => asked.say("reason-near-age"),
    })
}

/// What to know before choosing.
pub(crate) fn caveat(asked: &Asked, caveat: Caveat) -> String {
    match caveat {
        Caveat::OtherKind { is, .. } => {
            asked.tell("caveat-other-kind", &[("kind", kind(asked, is).into())])
        }
        Caveat::ReachesLimit { max_load } => {
            asked.tell("caveat-limit", &[("most", i64::from(max_load).into())])
        }
    }
}

/// Why somebody cannot be suggested.
pub(crate) fn why_not(asked: &Asked, why: &WhyNot) -> String {
    match why {
        WhyNot::SaidNo => asked.say("why-said-no"),
        WhyNot::Paused => asked.say("why-paused"),
        WhyNot::Full { running, .. } => {
            asked.tell("why-full", &[("count", i64::from(*running).into())])
        }
        WhyNot::NotAvailable { .. } => asked.say("why-not-available"),
        WhyNot::StaffNotWished => asked.say("why-staff"),
    }
}

/// A thing that happened, as a line of the history.
pub(crate) fn happened(asked: &Asked, house: &House, what: &Happened) -> String {
    let who = match &what.by {
        By::Guest => asked.say("by-guest"),
        By::Coordinator(id) => house
            .coordinator(id)
            .map_or_else(String::new, |one| one.first_name.clone()),
        By::Companion(id) => house
            .companion(id)
            .map_or_else(String::new, |one| one.first_name.clone()),
    };
    let key = match what.what.as_str() {
        "opened" => key!("step-opened"),
        "answered" => key!("step-answered"),
        "asked" => key!("step-asked"),
        "accepted" => key!("step-accepted"),
        "declined" => key!("step-declined"),
        "not-today" => key!("step-not-today"),
        "too-much" => key!("step-too-much"),
        "met" => key!("step-met"),
        "not-met" => key!("step-not-met"),
        "call-me" => key!("step-call-me"),
        "rung" => key!("step-rung"),
        "next" => key!("step-next"),
        "walks-alone" => key!("step-walks-alone"),
        "asked-again" => key!("step-asked-again"),
        "still-here" => key!("step-still-here"),
        "withdrawn" => key!("step-withdrawn"),
        "waits" => key!("step-waits"),
        "place-offered" => key!("step-place-offered"),
        "asked-still" => key!("step-asked-still"),
        "waits-no-more" => key!("step-waits-no-more"),
        "ended" => key!("step-ended"),
        _ => key!("step-handed-over"),
    };
    let day = when::day_of_month(asked.lang(), day_of(asked, what.at));
    let done = asked.tell(key, &[("who", who.into())]);
    asked.tell("step-line", &[("day", day.into()), ("done", done.into())])
}
