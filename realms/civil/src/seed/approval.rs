//! The demo's approvals: two associations ask for steps, one has not chosen yet. Everybody is approved; for some
//! something runs out soon.

use jiff::Span;
use kit_store::{Given, Tx};

use super::scenario::Scenario;
use super::{SeedFault, companion_id};
use crate::companion::approval::NoteId;
use crate::companion::approval::rules::{Asks, Step};
use crate::companion::approval::store::{self, NewNote};
use crate::people::AssociationId;

/// Which associations ask for steps, and whether for a certificate too.
const ASKING: [(&str, bool); 2] = [("havnen", false), ("koekkenbordet", true)];
/// Whose agreement runs out soon: so many days ago it was made.
const SOON: [(&str, i64); 3] = [("tobias", 353), ("kaj", 342), ("niels", 321)];
const BROKEN: SeedFault = SeedFault::History("an approval of the demo");

/// How many days ago somebody took a step; `at` is her place among the others.
fn days_ago(step: Step, key: &str, at: i64) -> i64 {
    let soon = SOON.iter().find(|(one, _)| *one == key);
    match (step, soon) {
        (Step::Agreement, Some((_, days))) => *days,
        (Step::Agreement, None) => 10 + at * 13 % 120,
        (Step::Interest, _) => 640 + at * 3,
        (Step::Talk, _) => 620 + at * 3,
        (Step::Training, _) => 300 + at * 9 % 200,
        (Step::Certificate, _) => 200 + at * 9 % 200,
        (Step::Approved, _) => 190 + at * 3,
    }
}

/// Writes them down.
pub(super) fn write(tx: &mut Tx<'_>, given: &Given, scenario: &Scenario) -> Result<(), SeedFault> {
    for (key, certificate) in ASKING {
        let of = AssociationId::from_text(&format!("association-{key}")).ok_or(BROKEN)?;
        let mut asks = Asks::proposed();
        if certificate {
            asks.0.push((Step::Certificate, Some(24)));
        }
        store::choose(tx, &of, &asks, given.now())?;
        let found = scenario.association.iter().find(|one| one.key == key);
        for (at, person) in (0_i64..).zip(&found.ok_or(BROKEN)?.companion) {
            for (step, _) in &asks.0 {
                let id = format!("noted-{}-{}", person.key, step.key());
                let days = Span::new().days(days_ago(*step, &person.key, at));
                let note = NewNote {
                    id: NoteId::from_text(&id).ok_or(BROKEN)?,
                    who: companion_id(&person.key)?,
                    step: *step,
                    done: given.today().saturating_sub(days),
                    until: None,
                    by: None,
                };
                store::note(tx, &note, given.now())?;
            }
        }
    }
    Ok(())
}
