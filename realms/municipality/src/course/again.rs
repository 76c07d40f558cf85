//! Coming back: the same contact person, and nothing told twice (GM-2, GM-3).

use super::policy::{CoursePolicy, Second};
use super::rules::Offer;
use super::story::Longer;
use crate::house::{TeamId, Worker, WorkerId};

/// The contact person of last time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Before {
    pub(crate) worker: WorkerId,
    /// The first name, also of one who works here no more.
    pub(crate) name: String,
    pub(crate) team: Option<TeamId>,
}

/// Who receives somebody who comes back, and why it is another where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meets {
    /// The same contact person as before (GM-3).
    Same(WorkerId),
    /// The one from before works here no more; it is told who it was and who it is instead.
    Left {
        /// Who it was.
        before: String,
        /// Who it is now.
        instead: WorkerId,
    },
    /// There was none; whoever stands at the door.
    Nobody(WorkerId),
}

impl Meets {
    /// Chooses, wherever somebody comes back: the same contact person, else one of the same team, else whoever stands at
    /// the door.
    pub(crate) fn choose(
        before: Option<&Before>,
        workers: &[Worker],
        at_the_door: &WorkerId,
    ) -> Self {
        let Some(before) = before else {
            return Self::Nobody(at_the_door.clone());
        };
        let mut meets = workers.iter().filter(|worker| worker.sees_guests());
        if meets.clone().any(|worker| worker.id == before.worker) {
            return Self::Same(before.worker.clone());
        }
        let of_the_team = meets.find(|worker| before.team.is_some() && worker.team == before.team);
        Self::Left {
            before: before.name.clone(),
            instead: of_the_team.map_or_else(|| at_the_door.clone(), |worker| worker.id.clone()),
        }
    }

    /// Who it is.
    pub(crate) fn worker(&self) -> &WorkerId {
        match self {
            Self::Same(worker) | Self::Nobody(worker) => worker,
            Self::Left { instead, .. } => instead,
        }
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
