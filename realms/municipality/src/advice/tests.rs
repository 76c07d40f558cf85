//! What an advice talk may end in.

use jiff::civil::date;

use super::AdviceId;
use super::rules::{Advice, Fault, Outcome, beside, book, decide};
use crate::course::rules::Hat;
use crate::house::WorkerId;

fn worker(id: &str) -> WorkerId {
    WorkerId::from_text(id).expect("an id")
}

fn talk() -> Advice {
    Advice {
        id: AdviceId::from_text("advice-0001").expect("an id"),
        about: None,
        day: date(2026, 11, 20),
        at_min: 600,
        worker: worker("worker-jonas"),
        adviser: worker("worker-signe"),
        decision: None,
        cancelled: false,
    }
}

/// GM-9: two people are there together, on a day to come.
#[test]
fn an_advice_talk_has_a_caseworker_and_a_worker() {
    let today = date(2026, 11, 18);
    let booked = |day, time, worker, adviser| book((day, time, worker, adviser), today, |_| true);
    assert!(booked("2026-11-18", "10", "worker-jonas", "worker-signe").is_ok());
    assert_eq!(
        booked("2026-11-18", "10", "worker-jonas", "worker-jonas"),
        Err(vec![("adviser", Fault::NotTwo)])
    );
    assert_eq!(
        booked("2026-11-17", "25", "zz", ""),
        Err(vec![
            ("day", Fault::NoDay),
            ("time", Fault::NoTime),
            ("worker", Fault::NoWorker),
            ("adviser", Fault::NoWorker)
        ])
    );
}

/// GM-9, FR-9, LE-5: one of the two decides and says under which hat; the other stands beside with their own.
#[test]
fn who_decides_says_under_which_hat_and_the_other_stands_beside() {
    let talk = talk();
    let jonas = decide(&talk, ("course", "", "worker-jonas", "worker")).expect("decided");
    assert_eq!(
        beside(&talk, &jonas),
        (worker("worker-signe"), Hat::Adviser)
    );
    let signe = decide(&talk, ("help", "85", "worker-signe", "adviser")).expect("decided");
    assert_eq!(signe.outcome, Outcome::Help);
    assert_eq!(beside(&talk, &signe), (worker("worker-jonas"), Hat::Worker));
    let none = decide(&talk, ("nothing", "85", "worker-signe", "adviser")).expect("decided");
    assert_eq!(none.help, None, "help is said only where it was decided");
    assert_eq!(
        decide(&talk, ("help", "", "worker-inge", "boss")),
        Err(vec![
            ("help", Fault::NoHelp),
            ("decided_by", Fault::NotThere),
            ("hat", Fault::NoHat)
        ])
    );
}
