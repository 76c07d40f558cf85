//! How fast an association answers what somebody outside writes (HS-9). Only the days of remarks are read, nothing of guests: a
//! figure that moved with a crossing would tell of it. Said in four steps and of at least [`FEW`], so that no single answer can be seen.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use kit_store::{StoreError, Tx};

use super::sql;
use crate::people::AssociationId;

/// Of fewer than so many nothing is said.
const FEW: usize = 5;
/// What was written longer ago than this says nothing of today.
const LOOKS_BACK: SignedDuration = SignedDuration::from_hours(180 * 24);
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// By when most of what is written is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pace {
    TwoDays,
    Week,
    TwoWeeks,
    Later,
}

impl Pace {
    const WITHIN: [(Self, i32); 3] = [(Self::TwoDays, 2), (Self::Week, 7), (Self::TwoWeeks, 14)];

    /// Its word in the profile `landgang.answers`: days, or that it takes longer.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::TwoDays => "2",
            Self::Week => "7",
            Self::TwoWeeks => "14",
            Self::Later => "later",
        }
    }
}

/// The pace of each association of which something can be said.
pub(crate) type Paces = BTreeMap<AssociationId, Pace>;

pub(crate) fn paces(tx: &mut Tx<'_>, now: Timestamp) -> Result<Paces, StoreError> {
    let since = now.saturating_sub(LOOKS_BACK).unwrap_or(now);
    let rows = tx.rows(sql::WAITS, &[&since], |r| {
        let answered: Option<Timestamp> = r.get(2)?;
        Ok((r.get::<AssociationId>(0)?, r.get::<Timestamp>(1)?, answered))
    })?;
    let mut waits: BTreeMap<AssociationId, Vec<Option<SignedDuration>>> = BTreeMap::new();
    for (association, made, answered) in rows {
        let wait = answered.map(|answered| answered.duration_since(made));
        // What came a moment ago is not late yet.
        if wait.is_some() || now.duration_since(made) > DAY * 14 {
            waits.entry(association).or_default().push(wait);
        }
    }
    let said = waits.into_iter();
    Ok(said
        .filter_map(|(association, waits)| Some((association, pace(&waits)?)))
        .collect())
}

/// By when at least half is answered; what has no answer counts as late.
fn pace(waits: &[Option<SignedDuration>]) -> Option<Pace> {
    if waits.len() < FEW {
        return None;
    }
    let within = |days: i32| {
        let answered = waits.iter().flatten();
        answered.filter(|wait| **wait <= DAY * days).count() * 2 >= waits.len()
    };
    let found = Pace::WITHIN.into_iter().find(|(_, days)| within(*days));
    Some(found.map_or(Pace::Later, |(pace, _)| pace))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// HS-9: most of what was written, unanswered letters among it; nothing of few.
    #[test]
    fn the_pace_is_that_of_most_and_is_not_said_of_few() {
        let hours = |hours: &[i64]| -> Vec<Option<SignedDuration>> {
            hours
                .iter()
                .map(|hours| (*hours > 0).then(|| SignedDuration::from_hours(*hours)))
                .collect()
        };
        assert_eq!(pace(&hours(&[1, 1, 1, 1])), None);
        assert_eq!(pace(&hours(&[1, 2, 48, 100, 900])), Some(Pace::TwoDays));
        assert_eq!(pace(&hours(&[1, 2, 49, 100, 900])), Some(Pace::Week));
        assert_eq!(pace(&hours(&[1, 200, 300, 900, 900])), Some(Pace::TwoWeeks));
        assert_eq!(pace(&hours(&[1, 2, 900, 900, 900])), Some(Pace::Later));
        // Zero stands for no answer.
        assert_eq!(pace(&hours(&[1, 1, 0, 0, 0])), Some(Pace::Later));
    }
}
