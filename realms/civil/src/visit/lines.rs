//! A few words between guest and companion about one visit, and nothing else: the companion reads them with the visit and no
//! longer, the coordinator reads them too, and the guest is told so before she writes.

use jiff::Timestamp;
use kit_letters::{Reply, ToCompanion};
use kit_seal::Sealed;
use kit_store::{Given, Place, StoreError, Tx};

use super::pages::is_shown;
use super::{Visit, VisitId, sql, store};
use crate::crossing::rules::State;
use crate::crossing::store::Stored;
use crate::crossing::{CrossingId, StepId};
use crate::desk::{Desk, Refused, lines as letter_lines, short};
use crate::people::{Companion, CompanionId};
use crate::seal;
use crate::visit::act::own;

const WORDS: Place = Place::of("visit_line", "words");

/// The longest, in letters, as a letter takes it.
pub(crate) const MOST: usize = 300;

/// What somebody wrote about a visit.
#[derive(Debug, Clone)]
pub(crate) struct VisitLine {
    pub(crate) at: Timestamp,
    /// None: the guest wrote it.
    pub(crate) by: Option<CompanionId>,
    pub(crate) words: String,
}

fn every(
    tx: &mut Tx<'_>,
    sql: &'static str,
    of: &dyn kit_store::Param,
) -> Result<Vec<VisitLine>, StoreError> {
    let rows = tx.rows(sql, &[of], |r| {
        let line = VisitLine {
            at: r.get(2)?,
            by: r.get(3)?,
            words: String::new(),
        };
        Ok((
            line,
            r.get::<String>(0)?,
            r.get::<CrossingId>(1)?,
            r.get::<Sealed>(4)?,
        ))
    })?;
    rows.into_iter()
        .map(|(line, id, guest, words)| {
            let words = seal::told(tx, WORDS, &id, guest.as_str(), Some(&words))?;
            Ok(VisitLine {
                words: words.unwrap_or_default(),
                ..line
            })
        })
        .collect()
}

/// What was written about a visit, oldest first.
pub(crate) fn of_visit(tx: &mut Tx<'_>, id: &VisitId) -> Result<Vec<VisitLine>, StoreError> {
    every(tx, sql::VISIT_LINES, id)
}

/// What was written about all visits of a crossing, oldest first.
pub(crate) fn of_crossing(tx: &mut Tx<'_>, id: &CrossingId) -> Result<Vec<VisitLine>, StoreError> {
    every(tx, sql::CROSSING_LINES, id)
}

/// Writes it down, once; whether it is new.
fn add(
    tx: &mut Tx<'_>,
    given: &Given,
    id: &StepId,
    visit: &Visit,
    by: Option<&CompanionId>,
    words: &str,
) -> Result<bool, StoreError> {
    let (by, guest): (Option<CompanionId>, &str) = (by.cloned(), visit.crossing.as_str());
    let words = tx.seal(WORDS, id.as_str(), guest, words)?;
    let done = tx.run(
        sql::ADD_LINE,
        &[id, &visit.id, &visit.crossing, &given.now(), &by, &words],
    )?;
    Ok(done > 0)
}

/// The guest writes to whoever waits.
pub(crate) fn from_guest(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    stored: &Stored,
    visit: &Visit,
    told: &ToCompanion,
) -> Result<(), Refused> {
    if stored.crossing.state == State::Withdrawn || visit.ended.is_some() {
        return Err(Refused::Gone);
    }
    let id = StepId::new(desk.given);
    add(tx, desk.given, &id, visit, None, told.text.as_str())?;
    Ok(())
}

/// The companion answers, while the visit is promised and its card is still shown. The guest reads the first name with it.
pub(crate) fn answer(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    who: &Companion,
    visit: &VisitId,
    nonce: &StepId,
    words: &str,
) -> Result<(), Refused> {
    let visit = store::one(tx, visit)?
        .filter(|visit| visit.companion == who.id && is_shown(visit, desk.given.local()))
        .ok_or(Refused::Gone)?;
    let stored = own(tx, who, &visit.crossing)?;
    if !matches!(&stored.crossing.state, State::Promised { visit: open, .. } if *open == visit.id) {
        return Err(Refused::Gone);
    }
    if add(tx, desk.given, nonce, &visit, Some(&who.id), words)? {
        let letter = Reply {
            thread: stored.thread,
            from: short(&who.first_name)?,
            text: letter_lines(words)?,
        };
        desk.send(tx, letter)?;
    }
    Ok(())
}
