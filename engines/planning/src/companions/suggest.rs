//! The suggestion: who cannot come is said with why not, who can come is ranked by plain points with why.

use std::cmp::Reverse;

use super::availability::covers;
use super::{
    Candidate, Caveat, Kind, Need, Reason, RuledOut, Slot, Suggested, Suggestion, WhyNot, Wish,
};

// The points of the README's table. Ours, no source, but for their order: earlier company comes first (VH-17, BR-14).
const PREFERRED: u32 = 1_000;
const BEFORE: u32 = 500;
const KIND: u32 = 100;
const ROOM: u32 = 60;
const INTEREST: u32 = 20;
const INTERESTS_COUNTED: u32 = 3;
const RESTED: u32 = 20;
const AGE: u32 = 10;
const NEAR_AGE_YEARS: u8 = 10;

// Continuity can be outweighed by nothing but the guest's own word.
const _: () = assert!(KIND + ROOM + INTEREST * INTERESTS_COUNTED + RESTED + AGE < BEFORE);
const _: () =
    assert!(BEFORE + KIND + ROOM + INTEREST * INTERESTS_COUNTED + RESTED + AGE < PREFERRED);

/// Suggests at most `limit` companions for a need; two or three are asked for (VH-17), so callers pass 3.
///
/// Depends on the values alone: neither the order of the candidates nor the amount of time they offer beyond the visit
/// changes anything.
#[must_use]
pub fn suggest(candidates: &[Candidate], need: &Need, limit: usize) -> Suggested {
    let mut able: Vec<(&Candidate, Suggestion)> = Vec::new();
    let mut unable: Vec<(&Candidate, RuledOut)> = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let why = why_not(candidate, need);
        if why.is_empty() {
            able.push((candidate, weigh(index, candidate, need)));
        } else {
            unable.push((candidate, RuledOut { index, why }));
        }
    }
    // Among equals the one with the least to do, then the one who has waited longest, then the id.
    able.sort_by(|one, other| {
        let key = |(candidate, suggestion): &(&Candidate, Suggestion)| {
            let waited = candidate.last_visit_days.map_or(u64::MAX, u64::from);
            (
                Reverse(suggestion.points),
                candidate.running,
                Reverse(waited),
            )
        };
        key(one)
            .cmp(&key(other))
            .then_with(|| one.0.id.cmp(&other.0.id))
            .then_with(|| one.1.index.cmp(&other.1.index))
    });
    unable.sort_by(|one, other| {
        let known =
            |candidate: &Candidate| (asked_for(candidate, need), candidate.been_with_before);
        known(other.0)
            .cmp(&known(one.0))
            .then_with(|| one.0.id.cmp(&other.0.id))
            .then_with(|| one.1.index.cmp(&other.1.index))
    });
    let not_shown = able.len().saturating_sub(limit);
    able.truncate(limit);
    Suggested {
        suggestions: able.into_iter().map(|(_, suggestion)| suggestion).collect(),
        ruled_out: unable.into_iter().map(|(_, ruled_out)| ruled_out).collect(),
        not_shown,
    }
}

fn asked_for(candidate: &Candidate, need: &Need) -> bool {
    need.preferred.as_ref() == Some(&candidate.id)
}

fn why_not(candidate: &Candidate, need: &Need) -> Vec<WhyNot> {
    let mut why = Vec::new();
    if need.said_no.contains(&candidate.id) {
        why.push(WhyNot::SaidNo);
    }
    if candidate.paused {
        why.push(WhyNot::Paused);
    }
    if candidate.running >= candidate.max_load {
        why.push(WhyNot::Full {
            running: candidate.running,
            max_load: candidate.max_load,
        });
    }
    if !covers(&candidate.times, need.when) {
        let mut that_day: Vec<Slot> = candidate
            .times
            .iter()
            .copied()
            .filter(|slot| slot.weekday == need.when.weekday)
            .collect();
        that_day.sort_unstable();
        why.push(WhyNot::NotAvailable { that_day });
    }
    // Whoever asks for a person by name has chosen that person, whatever the kind.
    if candidate.kind == Kind::Staff && need.wish.bars_staff() && !asked_for(candidate, need) {
        why.push(WhyNot::StaffNotWished);
    }
    why
}

fn weigh(index: usize, candidate: &Candidate, need: &Need) -> Suggestion {
    let mut found = Suggestion {
        index,
        points: 0,
        reasons: Vec::new(),
        caveats: Vec::new(),
    };
    let mut count = |points: u32, reason: Reason| {
        found.points += points;
        found.reasons.push(reason);
    };
    if asked_for(candidate, need) {
        count(PREFERRED, Reason::AskedFor);
    }
    if candidate.been_with_before {
        count(BEFORE, Reason::WithBefore);
    }
    let suits = need.wish.suits(candidate.kind);
    if suits {
        count(KIND, Reason::KindWished(candidate.kind));
    }
    // All who are weighed have time, so it is told and counts nothing.
    count(0, Reason::Available(need.when));
    let shared: Vec<Wish> = Wish::ALL
        .into_iter()
        .filter(|wish| need.interests.contains(wish) && candidate.interests.contains(wish))
        .collect();
    if !shared.is_empty() {
        let counted = u32::try_from(shared.len())
            .unwrap_or(u32::MAX)
            .min(INTERESTS_COUNTED);
        count(counted * INTEREST, Reason::SharedInterests(shared));
    }
    count(
        room(candidate),
        Reason::Room {
            running: candidate.running,
            max_load: candidate.max_load,
        },
    );
    match candidate.last_visit_days {
        None => count(RESTED, Reason::FirstVisit),
        Some(days @ 28..) => count(RESTED, Reason::Rested { days }),
        Some(days @ 14..) => count(RESTED / 2, Reason::Rested { days }),
        Some(days @ 7..) => count(RESTED / 4, Reason::Rested { days }),
        Some(_) => {}
    }
    if let Some(years) = candidate
        .age
        .zip(need.near_age)
        .map(|(age, wished)| age.abs_diff(wished))
        && years <= NEAR_AGE_YEARS
    {
        count(AGE, Reason::NearAge { years });
    }
    if !suits {
        found.caveats.push(Caveat::OtherKind {
            wished: need.wish,
            is: candidate.kind,
        });
    }
    if candidate.max_load - candidate.running == 1 {
        found.caveats.push(Caveat::ReachesLimit {
            max_load: candidate.max_load,
        });
    }
    found
}

/// The free share of what the companion has said to take, so that work is spread by what each can bear (VH-18).
fn room(candidate: &Candidate) -> u32 {
    let free = u64::from(candidate.max_load.saturating_sub(candidate.running));
    let share = (u64::from(ROOM) * free)
        .checked_div(u64::from(candidate.max_load))
        .unwrap_or(0);
    u32::try_from(share).unwrap_or(ROOM)
}
