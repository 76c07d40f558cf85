//! Reading and keeping what a leader is asked about the log of looks.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use kit_seal::Sealed;
use kit_store::looks::{self, Look};
use kit_store::{Given, Place, StoreError, Tx};

use super::rules::{Alert, Said, Why, may_follow};
use super::sql;
use crate::course::GuestId;
use crate::course::store as courses;
use crate::house::names::Names;
use crate::house::{Team, TeamId, WorkerId};

kit_store::id! {
    /// One thing that a leader is asked about.
    pub struct ItemId;
}

/// The leader's line about an answer, under the key of the worker it is about.
const NOTE: Place = Place::of("look_answer", "note");
/// What was answered stays on the page so long, to be taken back.
const ANSWERED_DAYS: i64 = 31;
/// More than this is not on one page; the newest come first.
const ITEMS: i64 = 200;
/// The worker sees so long that the leader asked.
const ASKED_DAYS: i64 = 92;

/// The newest sample of a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Drawn {
    /// First day of its month.
    pub(crate) month: Date,
    pub(crate) at: Timestamp,
    /// Occasions it was drawn from.
    pub(crate) among: i64,
}

/// A look that the leader is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) id: ItemId,
    pub(crate) why: Why,
    /// First name of who looked.
    pub(crate) who: String,
    /// Number of the guest; empty where it is about many.
    pub(crate) guest: String,
    /// What the guest wants to be called; none if she is no longer there, or it is about many.
    pub(crate) called: Option<String>,
    /// The line of the log.
    pub(crate) look: Look,
    /// What was said about it last, with the note.
    pub(crate) said: Option<(Said, String)>,
}

/// A team with what its leader is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OfTeam {
    pub(crate) team: Team,
    pub(crate) drawn: Option<Drawn>,
    pub(crate) items: Vec<Item>,
}

/// What somebody erased is called is none, and not a fault of the page.
pub(crate) fn if_there<T>(opened: Result<Option<T>, StoreError>) -> Result<Option<T>, StoreError> {
    match opened {
        Err(StoreError::Sealed { .. }) => Ok(None),
        other => other,
    }
}

/// What a guest wants to be called, if she is still there and was not erased.
pub(crate) fn called(tx: &mut Tx<'_>, guest: &str) -> Result<Option<String>, StoreError> {
    match GuestId::from_text(guest) {
        Some(id) => if_there(courses::called(tx, &id)),
        None => Ok(None),
    }
}

/// What the leader of a team is asked about it, with the sample first and the newest first. One's own looks are not
/// among them: nobody answers for oneself. Each guest that is shown has had her line in the log before.
pub(crate) fn of_team(
    tx: &mut Tx<'_>,
    team: Team,
    leader: &WorkerId,
    now: Timestamp,
) -> Result<OfTeam, StoreError> {
    type Row = (ItemId, Why, WorkerId, String, u64);
    type Answer = Option<(String, Said, Option<Sealed>)>;
    let names = Names::read(tx)?;
    let since = now.saturating_sub(jiff::SignedDuration::from_hours(24 * ANSWERED_DAYS));
    let since = since.unwrap_or(now);
    let rows = tx.rows(sql::OF_TEAM, &[&team.id, leader, &since, &ITEMS], |r| {
        let row: Row = (
            r.get(0)?,
            why(&r.get::<String>(1)?)?,
            r.get(2)?,
            r.get(3)?,
            number(r.get(4)?)?,
        );
        let answer: Answer = match (r.get::<Option<String>>(5)?, r.get::<Option<String>>(6)?) {
            (Some(id), Some(word)) => Some((id, said(&word)?, r.get(7)?)),
            _ => None,
        };
        Ok((row, answer))
    })?;
    let mut items = Vec::new();
    for ((id, why, worker, guest, line), answer) in rows {
        // The log is cut off after its time; what it no longer holds is no longer asked.
        let Some(look) = looks::line(tx, line)? else {
            continue;
        };
        if !guest.is_empty() {
            tx.looked_as("open", "guest", &guest)?;
        }
        let said = match answer {
            None | Some((_, Said::TakenBack, _)) => None,
            Some((_, said, None)) => Some((said, String::new())),
            Some((answer, said, Some(note))) => {
                let note = tx.open(NOTE, &answer, worker.as_str(), &note).map(Some);
                Some((said, if_there(note)?.unwrap_or_default()))
            }
        };
        items.push(Item {
            id,
            why,
            who: names.of(&worker),
            called: called(tx, &guest)?,
            guest,
            look,
            said,
        });
    }
    Ok(OfTeam {
        drawn: drawn_last(tx, &team.id)?.map(|(drawn, _)| drawn),
        team,
        items,
    })
}

/// A leader's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) item: ItemId,
    pub(crate) said: Said,
    /// Empty for none.
    pub(crate) note: String,
    pub(crate) by: WorkerId,
    pub(crate) now: Timestamp,
}

/// Keeps an answer to something that `may` says is in reach. None where there is nothing in reach; false where the
/// answer does not fit how it stands.
pub(crate) fn answer(
    tx: &mut Tx<'_>,
    answer: &Answer,
    may: impl Fn(&TeamId, &WorkerId) -> bool,
) -> Result<Option<bool>, StoreError> {
    let found = tx.row(sql::ONE, &[&answer.item], |r| {
        Ok((r.get(0)?, r.get(1)?, r.get::<String>(2)?))
    })?;
    let Some((_, worker, guest)) = found.filter(|(team, worker, _)| may(team, worker)) else {
        return Ok(None);
    };
    let last = tx.row(sql::SAID_LAST, &[&answer.item], |r| {
        Ok((said(&r.get::<String>(0)?)?, r.get::<i64>(1)?))
    })?;
    if may_follow(last.map(|(said, _)| said), answer.said).is_err() {
        return Ok(Some(false));
    }
    // One row for each place; two at once would meet in the key.
    let place = last.map_or(0, |(_, place)| place) + 1;
    let id = format!("{}-{place}", answer.item);
    let note = match answer.note.as_str() {
        "" => None,
        note => Some(tx.seal(NOTE, &id, worker.as_str(), note)?),
    };
    tx.run(
        sql::INSERT_ANSWER,
        &[
            &id,
            &answer.item,
            &answer.said.key(),
            &note,
            &answer.by,
            &answer.now,
            &place,
        ],
    )?;
    tx.looked(match guest.as_str() {
        "" => looks::LIST,
        guest => guest,
    })?;
    Ok(Some(true))
}

/// Keeps what a team's leader is to be asked; tells whether it is new.
pub(crate) fn put_item(
    tx: &mut Tx<'_>,
    given: &Given,
    team: &TeamId,
    alert: &Alert,
) -> Result<bool, StoreError> {
    let seen = &alert.seen;
    let guest = match alert.why {
        Why::Many => "",
        _ => seen.guest.as_str(),
    };
    let line = i64::try_from(seen.number).or(Err(StoreError::Broken("the log is full")))?;
    let made = tx.run(
        sql::INSERT_ITEM,
        &[
            &ItemId::new(given),
            team,
            &alert.why.key(),
            &seen.worker,
            &guest,
            &seen.day,
            &line,
            &given.now(),
        ],
    )?;
    Ok(made == 1)
}

/// The newest sample of a team, and the last line of the log it was drawn from.
pub(crate) fn drawn_last(
    tx: &mut Tx<'_>,
    team: &TeamId,
) -> Result<Option<(Drawn, u64)>, StoreError> {
    tx.row(sql::DRAWN_LAST, &[team], |r| {
        let drawn = Drawn {
            month: r.get(0)?,
            at: r.get(1)?,
            among: r.get(3)?,
        };
        Ok((drawn, number(r.get(2)?)?))
    })
}

/// The lines of one's own that a leader has asked about, the newest first.
pub(crate) fn asked_of(
    tx: &mut Tx<'_>,
    worker: &WorkerId,
    now: Timestamp,
) -> Result<Vec<Look>, StoreError> {
    let since = now.saturating_sub(jiff::SignedDuration::from_hours(24 * ASKED_DAYS));
    let since = since.unwrap_or(now);
    let lines: Vec<i64> = tx.rows(sql::ASKED_OF, &[worker, &since], |r| r.get(0))?;
    let mut asked = Vec::new();
    for line in lines {
        asked.extend(looks::line(tx, number(line)?)?);
    }
    Ok(asked)
}

/// The first day of the month after this one.
pub(crate) fn next_month(month: Date) -> Date {
    month.first_of_month().saturating_add(1.month())
}

pub(crate) fn number(stored: i64) -> Result<u64, StoreError> {
    u64::try_from(stored).or(Err(StoreError::Broken("a line below zero")))
}

pub(crate) fn why(word: &str) -> Result<Why, StoreError> {
    Why::from_key(word).ok_or(StoreError::Broken(
        "a look is asked about for a known reason",
    ))
}

fn said(word: &str) -> Result<Said, StoreError> {
    Said::from_key(word).ok_or(StoreError::Broken("an answer is of a known kind"))
}
