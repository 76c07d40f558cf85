//! From the best rows to the places that are shown, with what is told of each.

use crate::Place;
use crate::asked::Asked;
use crate::explain::{reasons, tell_of_least_intrusive, tell_of_soonest};
use crate::reason::{Answer, Fit, Reason, Relaxed};
use crate::row::Row;
use crate::vocabulary::Vocabulary;
use crate::weigh::unmet;

/// With fewer places than this that fit, parts of the question are given up: a guest is shown three.
pub const ENOUGH: usize = 3;

/// A place that is shown.
pub(crate) struct Shown<'d> {
    /// Its position among the places passed in.
    pub(crate) index: usize,
    pub(crate) place: &'d Place,
    pub(crate) row: &'d Row,
    /// The words of those it was laid out with.
    pub(crate) words: &'d Vocabulary,
    pub(crate) key: u64,
}

/// Those that are shown, from the best of each segment: all that meet the whole question, at most `limit`; and where these
/// are fewer than [`ENOUGH`], the next best until there are enough.
pub(crate) fn first(mut found: Vec<Shown<'_>>, limit: usize) -> Vec<Shown<'_>> {
    // The last half of a key is a rank, which tells of an order within one segment only.
    found.sort_by(|one, other| {
        let order = |shown: &Shown<'_>| shown.key >> 32;
        let by_id = || (&one.place.id, one.index).cmp(&(&other.place.id, other.index));
        order(one).cmp(&order(other)).then_with(by_id)
    });
    let whole = found.iter().take_while(|one| unmet(one.key) == 0).count();
    found.truncate(limit.min(whole.max(ENOUGH)));
    found
}

/// What is told of the places shown.
pub(crate) fn answer(shown: &[Shown<'_>], asked: Asked<'_>) -> Answer {
    let bits = shown.iter().fold(0, |bits, one| bits | unmet(one.key));
    let mut told: Vec<Vec<Reason>> = shown.iter().map(|one| reasons(one, &asked)).collect();
    tell_of_least_intrusive(shown, &mut told);
    tell_of_soonest(shown, &mut told);
    let fits = shown.iter().zip(told).map(|(one, reasons)| Fit {
        index: one.index,
        reasons,
        relaxed: Relaxed::of_bits(unmet(one.key)),
    });
    Answer {
        fits: fits.collect(),
        relaxed: Relaxed::of_bits(bits),
        understood: asked.understood,
        times: asked.times,
    }
}
