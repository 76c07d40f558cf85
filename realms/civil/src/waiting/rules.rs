//! What a place on the waiting list means today.

use engine_planning::calendar::after_working_days;
use jiff::ToSpan as _;
use jiff::civil::Date;

/// Nobody stands on the list for longer without being asked.
const ASK_AGAIN_DAYS: i64 = 30;

/// What somebody who waits is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ask {
    /// Whether they want the place that is free now.
    Place,
    /// Whether they still want to wait.
    Still,
}

impl Ask {
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Still => "still",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        [Self::Place, Self::Still]
            .into_iter()
            .find(|one| one.key() == key)
    }

    /// Working days to answer in: a place is not kept for long, and a question is not urgent.
    const fn days(self) -> u8 {
        match self {
            Self::Place => 5,
            Self::Still => 10,
        }
    }

    /// The last day for an answer to what is asked today.
    pub(crate) fn answer_by(self, today: Date) -> Date {
        after_working_days(today, self.days())
    }

    /// Whether this is an answer to it.
    pub(crate) fn takes(self, said: Said) -> bool {
        match self {
            Self::Place => true,
            Self::Still => said != Said::Yes,
        }
    }
}

/// What they answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// They want the place.
    Yes,
    /// Not now; they go on waiting and lose nothing (HS-6).
    Wait,
    /// They wait no longer.
    No,
}

impl Said {
    pub(crate) const ALL: [Self; 3] = [Self::Yes, Self::Wait, Self::No];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Wait => "wait",
            Self::No => "no",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }
}

/// A question that was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) ask: Ask,
    pub(crate) by: Date,
    /// What was answered, and when.
    pub(crate) said: Option<(Said, Date)>,
}

/// A place on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) since: Date,
    pub(crate) asked: Option<Asked>,
}

/// What it means today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stand {
    /// They want the place: find them somebody.
    Takes(Date),
    /// They wait no longer.
    Leaves(Date),
    /// They were asked and have not answered in time: ring.
    Silent(Ask, Date),
    /// Nobody has asked for a month.
    AskNow(Date),
    /// They were asked and have time until then.
    Open(Ask, Date),
    /// They wait, heard from last on this day.
    Waits(Date),
}

impl Stand {
    /// Whether somebody has to do something about it.
    pub(crate) const fn presses(self) -> bool {
        match self {
            Self::Takes(_) | Self::Leaves(_) | Self::Silent(..) | Self::AskNow(_) => true,
            Self::Open(..) | Self::Waits(_) => false,
        }
    }
}

impl Place {
    /// What it means on this day.
    pub(crate) fn on(&self, today: Date) -> Stand {
        let heard = match self.asked {
            None => self.since,
            Some(Asked {
                ask,
                by,
                said: None,
            }) if by < today => return Stand::Silent(ask, by),
            Some(Asked {
                ask,
                by,
                said: None,
            }) => return Stand::Open(ask, by),
            Some(Asked {
                said: Some((Said::Yes, on)),
                ..
            }) => return Stand::Takes(on),
            Some(Asked {
                said: Some((Said::No, on)),
                ..
            }) => return Stand::Leaves(on),
            Some(Asked {
                said: Some((Said::Wait, on)),
                ..
            }) => on,
        };
        if heard.saturating_add(ASK_AGAIN_DAYS.days()) <= today {
            Stand::AskNow(heard)
        } else {
            Stand::Waits(heard)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const SINCE: Date = date(2027, 3, 1);

    fn place(asked: Option<Asked>) -> Place {
        Place {
            since: SINCE,
            asked,
        }
    }

    fn asked(ask: Ask, said: Option<(Said, Date)>) -> Option<Asked> {
        Some(Asked {
            ask,
            by: date(2027, 3, 10),
            said,
        })
    }

    #[test]
    fn nobody_is_forgotten_on_the_list() {
        assert_eq!(place(None).on(date(2027, 3, 30)), Stand::Waits(SINCE));
        assert_eq!(place(None).on(date(2027, 3, 31)), Stand::AskNow(SINCE));
        let waits = asked(Ask::Place, Some((Said::Wait, date(2027, 3, 5))));
        assert_eq!(
            place(waits).on(date(2027, 4, 3)),
            Stand::Waits(date(2027, 3, 5))
        );
        assert_eq!(
            place(waits).on(date(2027, 4, 4)),
            Stand::AskNow(date(2027, 3, 5))
        );
    }

    #[test]
    fn an_answer_that_does_not_come_is_the_coordinators_to_ring_about() {
        let open = asked(Ask::Place, None);
        assert_eq!(
            place(open).on(date(2027, 3, 10)),
            Stand::Open(Ask::Place, date(2027, 3, 10))
        );
        assert_eq!(
            place(open).on(date(2027, 3, 11)),
            Stand::Silent(Ask::Place, date(2027, 3, 10))
        );
    }

    #[test]
    fn a_place_is_not_taken_by_saying_that_one_still_waits() {
        assert!(
            Ask::Place.takes(Said::Yes)
                && Ask::Still.takes(Said::Wait)
                && Ask::Still.takes(Said::No)
        );
        assert!(!Ask::Still.takes(Said::Yes));
        // Easter: Thursday 25 March to Monday 29 March 2027 are no working days.
        assert_eq!(Ask::Place.answer_by(date(2027, 3, 22)), date(2027, 4, 1));
    }
}
