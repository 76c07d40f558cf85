//! The associations' people and the communities whose doors they open.

pub(crate) mod leave;
pub(crate) mod mail;
pub(crate) mod new;
pub(crate) mod newcomers;
pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod sql;
pub(crate) mod store;
mod ways;

use engine_planning::companions::{Kind, Slot, Wish};
use jiff::civil::{Date, DateTime};

use crate::companion::offer::Pause;
use crate::listing::times::Meets;

kit_store::id! {
    /// One association.
    pub struct AssociationId;
}

kit_store::id! {
    /// One coordinator.
    pub struct CoordinatorId;
}

kit_store::id! {
    /// One companion.
    pub struct CompanionId;
}

kit_store::id! {
    /// One community, by its published id.
    pub struct CommunityId;
}

/// An association.
#[derive(Debug, Clone)]
pub(crate) struct Association {
    pub(crate) id: AssociationId,
    pub(crate) name: String,
    pub(crate) phone: String,
    /// Working days within which an enquiry is answered.
    pub(crate) answer_days: i64,
}

/// A coordinator.
#[derive(Debug, Clone)]
pub(crate) struct Coordinator {
    pub(crate) id: CoordinatorId,
    pub(crate) association: AssociationId,
    pub(crate) first_name: String,
    pub(crate) phone: String,
    pub(crate) away: bool,
    pub(crate) left: bool,
}

/// A companion.
#[derive(Debug, Clone)]
pub(crate) struct Companion {
    pub(crate) id: CompanionId,
    pub(crate) association: AssociationId,
    pub(crate) first_name: String,
    pub(crate) kind: Kind,
    pub(crate) age: Option<i64>,
    pub(crate) interests: Vec<Wish>,
    pub(crate) max_load: i64,
    pub(crate) sign: Option<String>,
    pub(crate) paused: bool,
    pub(crate) left: bool,
    /// The own words for languages and area; nothing is chosen by them.
    pub(crate) languages: Option<String>,
    pub(crate) area: Option<String>,
    /// From a day to a day, by own hand.
    pub(crate) pause: Option<Pause>,
    pub(crate) times: Vec<Slot>,
}

impl Companion {
    /// Whether nobody should ask her for this day.
    pub(crate) fn pauses_on(&self, day: Date) -> bool {
        self.paused || self.pause.is_some_and(|pause| pause.holds(day))
    }
}

/// A community as far as this realm needs it.
#[derive(Debug, Clone)]
pub(crate) struct Community {
    pub(crate) id: CommunityId,
    pub(crate) association: AssociationId,
    pub(crate) name: String,
    pub(crate) meeting_place: String,
    pub(crate) wishes: Vec<Wish>,
    pub(crate) duty: Option<CoordinatorId>,
    pub(crate) times: Vec<Meets>,
}

impl Community {
    /// Its next meetings after `now`, soonest first, at most `most`.
    pub(crate) fn next_meetings(&self, now: DateTime, most: usize) -> Vec<DateTime> {
        let mut found: Vec<DateTime> = self
            .times
            .iter()
            .flat_map(|meets| meets.next(now, most))
            .collect();
        found.sort_unstable();
        found.dedup();
        found.truncate(most);
        found
    }

    /// The weekly time that a meeting at `at` belongs to; an hour where it is none of the community's own.
    pub(crate) fn slot_of(&self, at: DateTime) -> Slot {
        let asked = hour_from(at);
        self.times
            .iter()
            .map(|meets| meets.slot())
            .find(|slot| slot.weekday == asked.weekday && slot.from_min == asked.from_min)
            .unwrap_or(asked)
    }
}

/// The hour from `at`, as a weekly time.
pub(crate) fn hour_from(at: DateTime) -> Slot {
    let from = i64::from(at.hour()) * 60 + i64::from(at.minute());
    Slot {
        weekday: u8::try_from(at.weekday().to_monday_one_offset()).unwrap_or(1),
        from_min: u16::try_from(from).unwrap_or(0),
        to_min: u16::try_from((from + 60).min(24 * 60)).unwrap_or(0),
    }
}

/// Wishes as the database keeps them: keys with commas between.
pub(crate) fn wishes(text: &str) -> Vec<Wish> {
    Wish::ALL
        .into_iter()
        .filter(|wish| text.split(',').any(|key| key == wish.key()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{AssociationId, Community, CommunityId, Meets, Slot};
    use jiff::civil::date;

    fn wednesday_walk() -> Community {
        Community {
            id: CommunityId::from_text("gaatur-01").expect("an id"),
            association: AssociationId::from_text("havnen-1").expect("an id"),
            name: "Gåturen ved åen".to_owned(),
            meeting_place: "Bænken".to_owned(),
            wishes: Vec::new(),
            duty: None,
            times: vec![Meets::weekly(Slot {
                weekday: 3,
                from_min: 16 * 60,
                to_min: 16 * 60 + 40,
            })],
        }
    }

    #[test]
    fn the_next_three_meetings_of_a_wednesday_walk_are_three_wednesdays() {
        let sunday = date(2026, 11, 22).at(12, 0, 0, 0);
        let found = wednesday_walk().next_meetings(sunday, 3);
        let wanted = [date(2026, 11, 25), date(2026, 12, 2), date(2026, 12, 9)];
        assert_eq!(found, wanted.map(|day| day.at(16, 0, 0, 0)));
    }

    #[test]
    fn a_meeting_that_has_begun_is_not_offered() {
        let just_after = date(2026, 11, 25).at(16, 0, 0, 0);
        let found = wednesday_walk().next_meetings(just_after, 1);
        assert_eq!(found, [date(2026, 12, 2).at(16, 0, 0, 0)]);
    }

    #[test]
    fn a_meeting_lasts_as_long_as_the_community_says_and_an_hour_elsewhere() {
        let walk = wednesday_walk();
        assert_eq!(
            walk.slot_of(date(2026, 11, 25).at(16, 0, 0, 0)).to_min,
            1000
        );
        assert_eq!(
            walk.slot_of(date(2026, 11, 26).at(10, 30, 0, 0)).to_min,
            690
        );
    }
}
