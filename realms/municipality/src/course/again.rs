//! Coming back: the same contact person, and nothing told twice (GM-2, GM-3).

use super::policy::{CoursePolicy, Second};
use super::rules::Offer;
use super::story::Longer;
use crate::house::{Worker, WorkerId};

/// Who receives somebody who comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Receives {
    /// The same as last time.
    Same(WorkerId),
    /// Somebody else; the guest is told why and who.
    Other {
        /// The first name of last time's.
        was: String,
        /// Who instead, where somebody is there at all.
        now: Option<Worker>,
    },
}

/// Chooses who receives: the same, else one of the same team, else whoever meets guests.
pub(crate) fn receives(
    last: &WorkerId,
    last_name: &str,
    last_team: Option<&crate::house::TeamId>,
    workers: &[Worker],
) -> Receives {
    let mut meets = workers.iter().filter(|worker| worker.sees_guests());
    if meets.clone().any(|worker| worker.id == *last) {
        return Receives::Same(last.clone());
    }
    let of_the_team = meets
        .clone()
        .find(|worker| last_team.is_some() && worker.team.as_ref() == last_team);
    Receives::Other {
        was: last_name.to_owned(),
        now: of_the_team.or_else(|| meets.next()).cloned(),
    }
}

/// What a second individual course meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SecondTime {
    /// It is the first, or the section has no limit.
    No,
    /// It may be opened, and that it is a second is said.
    Said,
    /// It may be opened with this reason.
    With(Longer),
    /// A reason must be chosen.
    NeedsReason,
    /// It may not.
    Barred,
}

/// Whether a course may be a second individual one (LE-7).
pub(crate) fn second_time(
    had_before: bool,
    offer: Offer,
    reason: Option<Longer>,
    policy: &CoursePolicy,
) -> SecondTime {
    if !had_before || !offer.limited() {
        return SecondTime::No;
    }
    match (policy.second_period, reason) {
        (Second::Warn, None) => SecondTime::Said,
        (Second::Warn | Second::Reason, Some(reason)) => SecondTime::With(reason),
        (Second::Reason, None) => SecondTime::NeedsReason,
        (Second::Block, _) => SecondTime::Barred,
    }
}
