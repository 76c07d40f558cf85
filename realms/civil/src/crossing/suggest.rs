//! Whom to suggest for a visit, and why (VH-17): the planning engine's answer for this association's people.

use engine_planning::companions::{Candidate, Need, Suggested, suggest};
use jiff::civil::DateTime;
use kit_store::{StoreError, Tx};

use super::store::{self, Stored};
use crate::companion::approval::rules::Lack;
use crate::companion::approval::store::Approvals;
use crate::people::store::House;
use crate::people::{Companion, hour_from};
use crate::turns::store as turns;
use crate::visit::store as visits;

/// Two or three are asked for (VH-17).
const MOST: usize = 3;

/// The companions asked about, in the order in which the answer's positions count them, and the answer.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) people: Vec<Companion>,
    /// Whom nobody asks for that day, since a step of the approval does not hold, and which (VH-18).
    pub(crate) lacking: Vec<(Companion, Vec<Lack>)>,
    pub(crate) answer: Suggested,
}

/// Suggests companions for a visit of this crossing that begins at `when`.
pub(crate) fn companions(
    tx: &mut Tx<'_>,
    house: &House,
    stored: &Stored,
    when: DateTime,
    now: DateTime,
) -> Result<Found, StoreError> {
    let loads = store::loads(tx, &house.association.id, &stored.id)?;
    let last_out = visits::last_out(tx, &house.association.id)?;
    let said_no = store::said_no(tx, &stored.id)?;
    let turns = turns::of(tx, house, &stored.id)?;
    let approvals = Approvals::of(tx, &house.association.id)?;
    let (mut people, mut lacking) = (Vec::new(), Vec::new());
    for one in house.companions.iter().filter(|one| !one.left) {
        let lacks = approvals.lacks(&one.id, when.date());
        if lacks.is_empty() {
            people.push(one.clone());
        } else {
            lacking.push((one.clone(), lacks));
        }
    }
    let candidates: Vec<Candidate> = people
        .iter()
        .map(|one| {
            let running = loads.iter().find(|(id, _)| *id == one.id);
            let last = last_out.iter().find(|(id, _)| *id == one.id);
            Candidate {
                id: one.id.as_str().to_owned(),
                kind: one.kind,
                times: one.times.clone(),
                running: whole(running.map_or(0, |(_, count)| *count)),
                max_load: whole(one.max_load),
                paused: one.pauses_on(when.date()),
                been_with_before: stored.crossing.last.as_ref() == Some(&one.id)
                    || turns.iter().any(|other| other.id == one.id),
                interests: one.interests.clone(),
                age: one.age.and_then(|age| u8::try_from(age).ok()),
                last_visit_days: last.and_then(|(_, at)| days_between(*at, now)),
            }
        })
        .collect();
    let community = house.community(stored.community.as_ref());
    let need = Need {
        when: community.map_or_else(|| hour_from(when), |one| one.slot_of(when)),
        wish: stored.company,
        interests: community.map_or_else(Vec::new, |one| one.wishes.clone()),
        preferred: None,
        near_age: None,
        said_no: said_no.iter().map(|id| id.as_str().to_owned()).collect(),
    };
    let answer = suggest(&candidates, &need, MOST);
    Ok(Found {
        people,
        lacking,
        answer,
    })
}

fn whole(count: i64) -> u32 {
    u32::try_from(count.max(0)).unwrap_or(u32::MAX)
}

fn days_between(at: DateTime, now: DateTime) -> Option<u32> {
    let span = at.date().until(now.date()).ok()?;
    u32::try_from(span.get_days()).ok()
}
