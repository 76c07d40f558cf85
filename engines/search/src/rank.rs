//! From weighed places to the few that are shown, in their order.

use std::cmp::{Ordering, Reverse};

use crate::reason::{Answer, Fit, Reason, Relaxed};
use crate::text::PlaceWords;
use crate::weigh::{Asked, Weighed};
use crate::{Place, Question, Synonyms};

/// With fewer places than this that fit, parts of the question are given up: a guest is shown three.
pub const ENOUGH: usize = 3;

/// Ranks the places and takes at most `limit`.
pub(crate) fn rank<'p>(
    places: impl Iterator<Item = (&'p Place, &'p PlaceWords)>,
    question: &Question,
    synonyms: &Synonyms,
    limit: usize,
) -> Answer {
    let asked = Asked::new(question, synonyms);
    let mut ranked: Vec<(usize, &Place, Weighed)> = places
        .enumerate()
        .map(|(index, (place, words))| (index, place, Weighed::new(place, words, &asked)))
        .collect();
    ranked.sort_by(order);
    ranked.truncate(shown(&ranked, limit));
    let mut relaxed: Vec<Relaxed> = ranked
        .iter()
        .flat_map(|(_, _, weighed)| weighed.unmet.iter().copied())
        .collect();
    relaxed.sort_unstable();
    relaxed.dedup();
    tell_of_least_intrusive(&mut ranked);
    tell_of_soonest(&mut ranked);
    let fits = ranked
        .into_iter()
        .map(|(index, _, weighed)| fit(index, weighed))
        .collect();
    Answer {
        fits,
        relaxed,
        understood: asked.understood,
    }
}

/// The whole order, in the sequence of the README's table. Nothing in it counts visits, clicks or members (VH-12).
fn order(one: &(usize, &Place, Weighed), other: &(usize, &Place, Weighed)) -> Ordering {
    let key = |entry: &(usize, &Place, Weighed)| {
        (
            Reverse(entry.2.answers),
            entry.2.intrusive,
            Reverse(entry.2.ease),
        )
    };
    one.2
        .unmet
        .cmp(&other.2.unmet)
        .then_with(|| key(one).cmp(&key(other)))
        .then_with(|| one.1.id.cmp(&other.1.id))
        .then_with(|| one.0.cmp(&other.0))
}

/// How many of the ranked places to show: all that fit the whole question, and where these are fewer than
/// [`ENOUGH`], the next best until there are enough.
fn shown(ranked: &[(usize, &Place, Weighed)], limit: usize) -> usize {
    let whole = ranked
        .iter()
        .take_while(|(_, _, weighed)| weighed.unmet.is_empty())
        .count();
    whole.max(ENOUGH).min(limit).min(ranked.len())
}

fn tell_of_least_intrusive(shown: &mut [(usize, &Place, Weighed)]) {
    let Some(level) = shown
        .iter()
        .filter_map(|(_, place, _)| place.intrusive)
        .min()
    else {
        return;
    };
    if shown
        .iter()
        .all(|(_, place, _)| place.intrusive == Some(level))
    {
        return;
    }
    for (_, _, weighed) in shown
        .iter_mut()
        .filter(|(_, place, _)| place.intrusive == Some(level))
    {
        weighed.reasons.push(Reason::LeastIntrusive { level });
    }
}

fn tell_of_soonest(shown: &mut [(usize, &Place, Weighed)]) {
    let next = |place: &Place| place.next_in_min.map(|minutes| minutes.max(0));
    let Some(minutes) = shown.iter().filter_map(|(_, place, _)| next(place)).min() else {
        return;
    };
    if shown
        .iter()
        .all(|(_, place, _)| next(place) == Some(minutes))
    {
        return;
    }
    for (_, _, weighed) in shown
        .iter_mut()
        .filter(|(_, place, _)| next(place) == Some(minutes))
    {
        weighed.reasons.push(Reason::SoonestNext { minutes });
    }
}

fn fit(index: usize, weighed: Weighed) -> Fit {
    let mut relaxed = weighed.unmet;
    relaxed.reverse();
    Fit {
        index,
        reasons: weighed.reasons,
        relaxed,
    }
}
