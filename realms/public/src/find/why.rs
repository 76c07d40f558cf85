//! Why a community is shown, in words (VH-12), and what had to be given up.

use engine_search::{Accompanies, Company, DayPart, Reason, Relaxed, Slot, Wish};
use jiff::civil::{Time, Weekday};
use kit_web::Asked;
use kit_words::{key, when};

/// At most this many reasons: a card is read, not studied.
const MOST: usize = 4;

pub(crate) fn wish_key(wish: Wish) -> &'static str {
    match wish {
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
    }
}

pub(crate) fn when_key(part: DayPart) -> &'static str {
    match part {
        DayPart::Now => key!("when-now"),
        DayPart::Morning => key!("when-morning"),
        DayPart::Afternoon => key!("when-afternoon"),
        DayPart::Evening => key!("when-evening"),
        DayPart::Weekend => key!("when-weekend"),
    }
}

pub(crate) fn company_key(company: Company) -> &'static str {
    match company {
        Company::Alone => key!("who-alone"),
        Company::WithSomebody => key!("who-with"),
        Company::DontKnow => key!("who-unknown"),
    }
}

/// The reasons in the engine's order. What the card says elsewhere is not said again.
pub(crate) fn reasons(asked: &Asked, list: &[Reason]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for reason in list {
        let said = reason_words(asked, reason);
        if let Some(said) = said.filter(|said| !words.contains(said)) {
            words.push(said);
        }
    }
    // The least intrusive is said even where there is much else to say: VH-12 asks for exactly that reason.
    let least = asked.say("why-least");
    let keeps = words
        .iter()
        .position(|said| *said == least)
        .is_some_and(|at| at >= MOST);
    words.truncate(if keeps { MOST - 1 } else { MOST });
    if keeps {
        words.push(least);
    }
    words
}

fn reason_words(asked: &Asked, reason: &Reason) -> Option<String> {
    let wish = |wish: Wish| asked.say(wish_key(wish)).to_lowercase();
    Some(match reason {
        Reason::MatchesWish(one) => asked.tell("why-wish", &[("wish", wish(*one).into())]),
        Reason::MatchesWords(one) => asked.tell(
            "why-words",
            &[
                ("said", one.said.as_str().into()),
                ("wish", wish(one.wish).into()),
            ],
        ),
        Reason::TextHit { word, .. } => asked.tell("why-text", &[("word", word.as_str().into())]),
        Reason::OpenNow => asked.say("why-open-now"),
        Reason::OpensSoon { minutes } => {
            asked.tell("why-opens-soon", &[("minutes", (*minutes).into())])
        }
        Reason::AtTime(slot) => at_time(asked, *slot)?,
        Reason::CompanyPossible { by } => asked.say(match by {
            Some(Accompanies::Municipality) => key!("why-company-municipality"),
            _ => key!("why-company"),
        }),
        Reason::ComeAsYouLike => asked.say("why-open-house"),
        Reason::StepFree => asked.say("why-step-free"),
        Reason::Free => asked.say("why-free"),
        Reason::Small => asked.say("why-small"),
        Reason::Quiet => asked.say("why-quiet"),
        Reason::Newcomers => asked.say("why-newcomers"),
        Reason::LeastIntrusive { .. } => asked.say("why-least"),
        Reason::Near { metres } => {
            asked.tell("why-near", &[("distance", distance(asked, *metres).into())])
        }
        Reason::FromHome => asked.say("why-from-home"),
        Reason::SoonestNext { .. } => asked.say("why-soonest"),
        Reason::Confirmed { .. } => asked.say("why-confirmed"),
    })
}

fn at_time(asked: &Asked, slot: Slot) -> Option<String> {
    let lang = asked.lang();
    let day = Weekday::from_monday_one_offset(i8::try_from(slot.weekday).ok()?).ok()?;
    let clock = |minutes: u16| {
        let (hour, minute) = (minutes / 60, minutes % 60);
        let time = Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0);
        time.ok().map(|time| when::clock(lang, time))
    };
    Some(asked.tell(
        "why-at-time",
        &[
            ("day", when::weekday(lang, day).into()),
            ("from", clock(slot.from_min)?.into()),
            ("to", clock(slot.to_min)?.into()),
        ],
    ))
}

/// `300 meter`, `2,5 kilometer`.
pub(crate) fn distance(asked: &Asked, metres: u32) -> String {
    if metres < 950 {
        let round = i64::from((metres + 25) / 50 * 50).max(50);
        asked.tell("distance-metres", &[("metres", round.into())])
    } else {
        // Sixty minutes an hour, a thousand metres a kilometre: the same rounding to one decimal.
        let km = when::hours(asked.lang(), i64::from(metres) * 60 / 1000);
        asked.tell("distance-km", &[("km", km.into())])
    }
}

/// What a place does not meet.
pub(crate) fn given_up(asked: &Asked, list: &[Relaxed]) -> Vec<String> {
    list.iter()
        .map(|one| asked.say(relaxed_key(*one)))
        .collect()
}

fn relaxed_key(relaxed: Relaxed) -> &'static str {
    match relaxed {
        Relaxed::Distance => key!("relaxed-distance"),
        Relaxed::Time => key!("relaxed-time"),
        Relaxed::Text => key!("relaxed-text"),
        Relaxed::Company => key!("relaxed-company"),
        Relaxed::Wish => key!("relaxed-wish"),
        Relaxed::StepFree => key!("relaxed-step-free"),
        Relaxed::Small => key!("relaxed-small"),
        Relaxed::Quiet => key!("relaxed-quiet"),
        Relaxed::Free => key!("relaxed-free"),
        Relaxed::Newcomers => key!("relaxed-newcomers"),
        Relaxed::Age => key!("relaxed-age"),
    }
}
