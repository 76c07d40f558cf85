//! A community's own page: what everybody may read of it, published as HSDS (BR-2, BR-3, BR-7, CV-10, CV-12, VH-1, VH-3).
//! Nothing here comes from a crossing: a page is what a coordinator has typed, and nothing else.

pub(crate) mod act;
pub(crate) mod bring;
pub(crate) mod confirm;
pub(crate) mod facts;
pub(crate) mod feed;
pub(crate) mod form;
pub(crate) mod from_feed;
pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod samples;
pub(crate) mod sql;
pub(crate) mod store;
pub(crate) mod times;

use jiff::Span;
use jiff::civil::Date;

use crate::people::{AssociationId, CommunityId};
use facts::Facts;

/// A page is confirmed again after so many days.
pub(crate) const CONFIRM_DAYS: i64 = 90;
/// So many days before, its coordinator is asked.
const ASK_DAYS: i64 = 14;

/// One community's page.
#[derive(Debug, Clone)]
pub(crate) struct Listing {
    pub(crate) id: CommunityId,
    pub(crate) association: AssociationId,
    pub(crate) facts: Facts,
    pub(crate) published: bool,
    pub(crate) taken_down: bool,
    pub(crate) confirmed: Option<Date>,
}

/// How a page stands today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nobody but the association has seen it.
    Draft,
    /// Everybody can read it.
    Shown,
    /// The same, and it is time to say that it still holds; the day by which.
    Due(Date),
    /// Everybody can read it, with its age beside it: nobody has said for longer than that.
    Late(Date),
    /// "Vis os ikke": it was shown, and is not.
    Down,
    /// A pop-up whose last day is over.
    Over(Date),
}

impl Listing {
    pub(crate) fn standing(&self, today: Date) -> Standing {
        if self.taken_down {
            return Standing::Down;
        }
        if !self.published {
            return Standing::Draft;
        }
        if let Some(last) = self.facts.date("ends_on").filter(|last| *last < today) {
            return Standing::Over(last);
        }
        let by = self
            .confirmed
            .unwrap_or(today)
            .saturating_add(Span::new().days(CONFIRM_DAYS));
        if by < today {
            Standing::Late(by)
        } else if by.saturating_sub(Span::new().days(ASK_DAYS)) <= today {
            Standing::Due(by)
        } else {
            Standing::Shown
        }
    }

    /// Whether everybody can read it today.
    pub(crate) fn is_shown(&self, today: Date) -> bool {
        matches!(
            self.standing(today),
            Standing::Shown | Standing::Due(_) | Standing::Late(_)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// Confirmed on the first of September: 90 days on is the 30th of November.
    #[test]
    fn a_page_asks_two_weeks_before_its_ninety_days_are_over_and_never_hides_by_itself() {
        let mut page = Listing {
            id: CommunityId::from_text("gaatur-01").expect("an id"),
            association: AssociationId::from_text("havnen-1").expect("an id"),
            facts: Facts::default(),
            published: true,
            taken_down: false,
            confirmed: Some(date(2026, 9, 1)),
        };
        let last = date(2026, 11, 30);
        assert_eq!(page.standing(date(2026, 11, 15)), Standing::Shown);
        assert_eq!(page.standing(date(2026, 11, 16)), Standing::Due(last));
        assert_eq!(page.standing(last), Standing::Due(last));
        assert_eq!(page.standing(date(2026, 12, 1)), Standing::Late(last));
        assert!(page.is_shown(date(2027, 12, 1)));
        // CV-10: a pop-up is over after its last day, by itself.
        page.facts.set("ends_on", "2026-11-20");
        assert!(page.is_shown(date(2026, 11, 20)));
        assert!(!page.is_shown(date(2026, 11, 21)));
    }
}
