//! The times of an outbox, as SAFETY.md §3 names them.

use jiff::SignedDuration;
use kit_letters::Pace;

#[test]
fn the_ordinary_pace_is_the_one_of_the_safety_rules() {
    let pace = Pace::ordinary();
    assert_eq!(pace.jitter, SignedDuration::from_mins(5));
    assert_eq!(pace.overdue_after, SignedDuration::from_hours(7 * 24));
    assert!(pace.first_wait < pace.longest_wait && pace.longest_wait < pace.overdue_after);
}

#[test]
fn the_demo_goes_at_once_and_still_tells_a_human_after_seven_days() {
    let pace = Pace::at_once();
    assert_eq!(pace.jitter, SignedDuration::ZERO);
    assert_eq!(pace.overdue_after, Pace::ordinary().overdue_after);
}
