//! What the day's forms hold, and how many are in the house.

use jiff::Timestamp;

use crate::house::WorkerId;
use crate::text::{LINE_MAX, line};

kit_store::id! {
    /// An appointment of the house.
    pub struct ExpectedId;
}
kit_store::id! {
    /// Somebody at the door.
    pub struct WalkInId;
}

/// What is amiss with a line that somebody typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineFault {
    /// Longer than a line.
    TooLong,
    /// Nothing stands there, and something must.
    Empty,
    /// Nobody with this id works here.
    UnknownWorker,
}

/// A walk-in in three fields, none of them a name (FR-3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WalkIn {
    pub(crate) wish: String,
    pub(crate) met_by: WorkerId,
    pub(crate) agreed: String,
}

/// Reads the three fields. Two may stand empty: to help nothing more is needed than somebody who receives.
///
/// # Errors
/// Each field with what is amiss.
pub(crate) fn walk_in(
    wish: &str,
    met_by: &str,
    agreed: &str,
    works_here: impl Fn(&WorkerId) -> bool,
) -> Result<WalkIn, Vec<(&'static str, LineFault)>> {
    let mut faults = Vec::new();
    let wish = line(wish, LINE_MAX);
    if wish.is_none() {
        faults.push(("wish", LineFault::TooLong));
    }
    let met_by = WorkerId::from_text(met_by).filter(|id| works_here(id));
    if met_by.is_none() {
        faults.push(("met_by", LineFault::UnknownWorker));
    }
    let agreed = line(agreed, LINE_MAX);
    if agreed.is_none() {
        faults.push(("agreed", LineFault::TooLong));
    }
    match (wish, met_by, agreed) {
        (Some(wish), Some(met_by), Some(agreed)) => Ok(WalkIn {
            wish,
            met_by,
            agreed,
        }),
        _ => Err(faults),
    }
}

/// Reads the one line after a telephone call.
///
/// # Errors
/// What is amiss with it.
pub(crate) fn call(note: &str) -> Result<String, LineFault> {
    match line(note, LINE_MAX) {
        None => Err(LineFault::TooLong),
        Some(note) if note.is_empty() => Err(LineFault::Empty),
        Some(note) => Ok(note),
    }
}

/// One who came in from the street today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Met {
    pub(crate) id: WalkInId,
    pub(crate) wish: String,
    pub(crate) met_by: String,
    pub(crate) agreed: String,
    pub(crate) at: Timestamp,
    pub(crate) left: Option<Timestamp>,
}

/// One who is expected today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Expected {
    pub(crate) id: ExpectedId,
    pub(crate) at_min: i64,
    pub(crate) whom: Whom,
    pub(crate) with: String,
    pub(crate) what: String,
    pub(crate) came: Option<Timestamp>,
}

/// Who is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Whom {
    /// A guest, by the name they want.
    Guest {
        id: crate::course::GuestId,
        called: String,
    },
    /// A group; nobody in it is named.
    Group(String),
}

/// How many are in the house now: from the street and not gone again, and expected guests who have come. Groups are
/// not counted one by one. It is counted from the day's own rows, so it begins at nothing each morning.
pub(crate) fn in_the_house(met: &[Met], expected: &[Expected]) -> usize {
    let from_the_street = met.iter().filter(|one| one.left.is_none()).count();
    let came = expected
        .iter()
        .filter(|one| one.came.is_some() && matches!(one.whom, Whom::Guest { .. }))
        .count();
    from_the_street + came
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn jonas() -> WorkerId {
        WorkerId::from_text("worker-jonas").expect("an id")
    }

    /// FR-3
    #[test]
    fn a_walk_in_needs_only_somebody_who_receives() {
        let met = walk_in("", "worker-jonas", "", |id| *id == jonas()).expect("enough");
        assert_eq!(met.met_by, jonas());
    }

    #[test]
    fn somebody_who_does_not_work_here_cannot_receive() {
        assert_eq!(
            walk_in("", "worker-nobody", "", |id| *id == jonas()),
            Err(vec![("met_by", LineFault::UnknownWorker)])
        );
    }

    #[test]
    fn a_call_without_a_line_is_no_note() {
        assert_eq!(call("  "), Err(LineFault::Empty));
        assert_eq!(call(&"x".repeat(301)), Err(LineFault::TooLong));
    }

    proptest! {
        /// FR-1: nobody is counted twice, and whoever has gone is not counted.
        #[test]
        fn the_house_counts_whoever_came_and_has_not_gone(street in proptest::collection::vec(any::<bool>(), 0..40), came in proptest::collection::vec(any::<bool>(), 0..40)) {
            let met: Vec<Met> = street.iter().map(|left| Met {
                id: WalkInId::from_text("walk-in-1").expect("an id"), wish: String::new(), met_by: String::new(),
                agreed: String::new(), at: Timestamp::UNIX_EPOCH, left: left.then_some(Timestamp::UNIX_EPOCH),
            }).collect();
            let expected: Vec<Expected> = came.iter().map(|came| Expected {
                id: ExpectedId::from_text("expected-1").expect("an id"), at_min: 0,
                whom: Whom::Guest { id: crate::course::GuestId::from_text("guest-0001").expect("an id"), called: String::new() },
                with: String::new(), what: String::new(), came: came.then_some(Timestamp::UNIX_EPOCH),
            }).collect();
            let wanted = street.iter().filter(|left| !**left).count() + came.iter().filter(|came| **came).count();
            prop_assert_eq!(in_the_house(&met, &expected), wanted);
        }
    }
}
