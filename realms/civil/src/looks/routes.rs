//! Who has looked at a guest, asked for by her coordinator, and at oneself.

use kit_store::looks::{self, Look};
use kit_store::{JOB, StoreError, Tx};
use kit_web::{Action, Answer, Asked, May, Path, Role, Routes, State};

use super::pages::{Known, Looks};
use super::roll_up::LINES_DAYS;
use super::{At, INSIGHT, look, month};
use crate::app::{App, COMPANION, COORDINATOR, OWNER};
use crate::crossing::routes::{crossing_id, failed, me};
use crate::crossing::store;
use crate::desk::Refused;
use crate::people::store::associations;

/// As many lines as one page holds.
const LINES: i64 = 200;
const GUESTS: &[Role] = &[COORDINATOR];
const EVERYBODY: &[Role] = &[COORDINATOR, COMPANION, OWNER];

pub(crate) fn routes() -> Routes<App> {
    Routes::new()
        .get(
            "/foelgeskab/{id}/kig",
            May::only(Action::Open, "looks", GUESTS).because(INSIGHT),
            of_guest,
        )
        .get(
            "/kig",
            May::only(Action::See, "own_looks", EVERYBODY).because(INSIGHT),
            own,
        )
}

/// Every line about `id` that can still be led back, the newest first.
fn lines(tx: &mut Tx<'_>, id: &str) -> Result<Vec<Look>, StoreError> {
    let mut found = Vec::new();
    for number in month::numbers(tx, id)? {
        found.extend(looks::of(tx, &number, LINES)?);
    }
    found.sort_by_key(|look| std::cmp::Reverse(look.number));
    Ok(found)
}

/// How often lists of `what` were read since the lines began, by whoever may see those of `unit`.
fn lists(tx: &mut Tx<'_>, what: &str, unit: &str) -> Result<usize, StoreError> {
    let given = tx.given()?.clone();
    let from = given
        .today()
        .saturating_sub(jiff::Span::new().days(LINES_DAYS));
    let since = given.moment(from.at(0, 0, 0, 0));
    let read = looks::of_lists(tx, since, i64::MAX)?;
    let by_people = read.iter().filter(|look| look.role != JOB);
    // Whoever makes the links belongs to no association and sees everybody's people.
    Ok(by_people
        .filter(|look| look.resource == what && (look.unit == unit || look.unit.is_empty()))
        .count())
}

async fn of_guest(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (id, inner) = (crossing_id(&id)?, asked.clone());
    let at = At::one(&id);
    let known = look(&app, &asked, "read who has looked", at, move |tx| {
        let who = me(tx, &inner)?;
        let stored = store::one_of(tx, &who, &id)?.ok_or(Refused::Gone)?;
        Ok(Known {
            called: Some(crate::crossing::show::name(&inner, &stored)),
            back: format!("/foelgeskab/{id}"),
            associations: associations(tx)?,
            lines: lines(tx, id.as_str())?,
            lists: lists(tx, "crossing", who.association.as_str())?,
        })
    })
    .await
    .map_err(failed)?;
    asked.page(&Looks::of(&asked, &known))
}

/// Whoever works here is a person in the log too.
async fn own(State(app): State<App>, asked: Asked) -> Answer {
    let who = asked.actor()?.clone();
    let at = At::one(&who.id);
    let known = look(&app, &asked, "read who has looked at me", at, move |tx| {
        Ok(Known {
            called: None,
            back: "/".to_owned(),
            associations: associations(tx)?,
            lines: lines(tx, &who.id)?,
            lists: lists(tx, "person", &who.unit)?,
        })
    })
    .await
    .map_err(failed)?;
    asked.page(&Looks::of(&asked, &known))
}
