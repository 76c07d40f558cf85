//! The suggestion: who cannot come is said with why not, who can come is ranked by plain points with why.

use std::cmp::Reverse;

use super::availability::covers;
use super::{Candidate, CompanyWish, Kind, Need, Slot, Wish};

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

/// Everybody who was asked about, sorted into suggested and ruled out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suggested {
    /// The best, best first; at most the limit.
    pub suggestions: Vec<Suggestion>,
    /// Everybody who cannot be suggested, with why, so that a human can still see them: those whom the guest knows
    /// or has asked for first.
    pub ruled_out: Vec<RuledOut>,
    /// How many more could come than are shown.
    pub not_shown: usize,
}

/// Somebody who can come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The position among the candidates passed in.
    pub index: usize,
    /// The sum of points; for tests and the curious, not to be shown as a grade of a human.
    pub points: u32,
    /// What speaks for it, weightiest first.
    pub reasons: Vec<Reason>,
    /// What the coordinator should know before choosing.
    pub caveats: Vec<Caveat>,
}

/// What speaks for a companion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The guest has asked for this person.
    AskedFor,
    /// Has been with the guest before (BR-14).
    WithBefore,
    /// Is of the kind that the guest wishes (BR-5).
    KindWished(Kind),
    /// Has time for the whole visit.
    Available(Slot),
    /// Likes the same; in the order of [`Wish::ALL`].
    SharedInterests(Vec<Wish>),
    /// Has room for more.
    Room {
        /// Running now.
        running: u32,
        /// The companion's own limit.
        max_load: u32,
    },
    /// Has not been out with anybody for a while.
    Rested {
        /// Days since the last visit, at least 7.
        days: u32,
    },
    /// Has not been out with anybody yet.
    FirstVisit,
    /// Is near the age that the guest has named.
    NearAge {
        /// Years between.
        years: u8,
    },
}

/// What the coordinator should know before choosing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caveat {
    /// Is not of the kind that the guest wishes; ask the guest first (BR-5).
    OtherKind {
        /// What the guest wishes.
        wished: CompanyWish,
        /// What the companion is.
        is: Kind,
    },
    /// This visit reaches the companion's own limit (VH-18).
    ReachesLimit {
        /// The limit.
        max_load: u32,
    },
}

/// Somebody who cannot be suggested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuledOut {
    /// The position among the candidates passed in.
    pub index: usize,
    /// Every cause, at least one.
    pub why: Vec<WhyNot>,
}

/// Why somebody cannot be suggested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNot {
    /// One of the two has said no (VH-17).
    SaidNo,
    /// Paused or offline by own hand (VH-18).
    Paused,
    /// At the own limit or above (VH-18).
    Full {
        /// Running now.
        running: u32,
        /// The limit.
        max_load: u32,
    },
    /// Has no time for the whole visit.
    NotAvailable {
        /// The times on that weekday, so that a human can ask for another hour.
        that_day: Vec<Slot>,
    },
    /// Is staff, and the guest has chosen company that is not (BR-5).
    StaffNotWished,
}

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
