//! Why a place is shown, in the order in which a page should tell it (VH-12).

use crate::asked::Asked;
use crate::distance::{REACH_M, metres_between};
use crate::rank::Shown;
use crate::reason::{Reason, Relaxed};
use crate::row::FRESH;
use crate::text::hits;
use crate::times::bits_of;
use crate::weigh::unmet;
use crate::{Company, Place, SOON_MIN, Setting, Slot};

/// What is true of one place and was asked for.
pub(crate) fn reasons(shown: &Shown<'_>, asked: &Asked<'_>) -> Vec<Reason> {
    let (place, question) = (shown.place, asked.question);
    let meets = |part: Relaxed| unmet(shown.key) & part.bit() == 0;
    let mut wishes = question.wishes.clone();
    wishes.sort_unstable();
    wishes.dedup();
    wishes.retain(|wish| place.wishes.contains(wish));
    let mut told: Vec<Reason> = wishes.into_iter().map(Reason::MatchesWish).collect();
    // The community's own words come before what a word was taken to mean.
    told.extend(hits(place, asked, shown.words));
    let guessed = asked
        .understood
        .iter()
        .filter(|one| place.wishes.contains(&one.wish) && !question.wishes.contains(&one.wish));
    told.extend(guessed.cloned().map(Reason::MatchesWords));
    told.extend(time(shown, asked));
    told.extend(company(place, question.company));
    let facets = [
        (question.step_free, Relaxed::StepFree, Reason::StepFree),
        (question.free, Relaxed::Free, Reason::Free),
        (question.small, Relaxed::Small, Reason::Small),
        (question.quiet, Relaxed::Quiet, Reason::Quiet),
        (question.newcomers, Relaxed::Newcomers, Reason::Newcomers),
    ];
    let met = facets
        .into_iter()
        .filter(|(asked, part, _)| *asked && meets(*part));
    told.extend(met.map(|(_, _, reason)| reason));
    told.extend(question.near.and_then(|from| way(place, from)));
    let fresh = place
        .assured_days_ago
        .filter(|_| shown.row.traits & FRESH != 0);
    told.extend(fresh.map(|days_ago| Reason::Confirmed { days_ago }));
    told
}

fn time(shown: &Shown<'_>, asked: &Asked<'_>) -> Option<Reason> {
    let first = asked.wanted.bits().and_then(|bits| {
        let fitting = |slot: &Slot| bits_of(*slot) & bits != 0;
        shown.place.times.iter().copied().filter(fitting).min()
    });
    if !asked.wanted.now {
        return first.map(Reason::AtTime);
    }
    match shown.row.next_in_min()? {
        ..=0 => Some(Reason::OpenNow),
        minutes @ 1..=SOON_MIN => Some(Reason::OpensSoon { minutes }),
        _ => first.map(Reason::AtTime),
    }
}

fn company(place: &Place, company: Option<Company>) -> Option<Reason> {
    match company? {
        Company::Alone => {
            (place.setting == Some(Setting::OpenHouse)).then_some(Reason::ComeAsYouLike)
        }
        Company::WithSomebody | Company::DontKnow => {
            place
                .can_be_accompanied()
                .then_some(Reason::CompanyPossible {
                    by: place.accompanies.filter(|who| who.somebody()),
                })
        }
    }
}

fn way(place: &Place, from: (f64, f64)) -> Option<Reason> {
    if place.setting == Some(Setting::Online) {
        return Some(Reason::FromHome);
    }
    let metres = metres_between(from, place.point?)?;
    (metres <= REACH_M).then_some(Reason::Near { metres })
}

/// Says it of those that are the least intrusive of what is shown, where not all are.
pub(crate) fn tell_of_least_intrusive(shown: &[Shown<'_>], told: &mut [Vec<Reason>]) {
    let level = |one: &Shown<'_>| one.place.intrusive;
    if let Some(least) = shown.iter().filter_map(level).min() {
        let reason = Reason::LeastIntrusive { level: least };
        tell(shown, told, |one| level(one) == Some(least), &reason);
    }
}

/// Says it of those that open first of what is shown, where not all do.
pub(crate) fn tell_of_soonest(shown: &[Shown<'_>], told: &mut [Vec<Reason>]) {
    let next = |one: &Shown<'_>| one.row.next_in_min().map(|minutes| minutes.max(0));
    if let Some(minutes) = shown.iter().filter_map(next).min() {
        let reason = Reason::SoonestNext { minutes };
        tell(shown, told, |one| next(one) == Some(minutes), &reason);
    }
}

fn tell(
    shown: &[Shown<'_>],
    told: &mut [Vec<Reason>],
    is_so: impl Fn(&Shown<'_>) -> bool,
    reason: &Reason,
) {
    if shown.iter().all(&is_so) {
        return;
    }
    for (one, reasons) in shown.iter().zip(told) {
        if is_so(one) {
            reasons.push(reason.clone());
        }
    }
}
