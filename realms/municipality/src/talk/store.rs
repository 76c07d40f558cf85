//! Reading and writing talks with their answers; what a guest answers lies under the guest's own key.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use kit_seal::Sealed;
use kit_store::{Place, StoreError, Tx};

use super::rules::{Set, Talk, TalkId};
use super::sheet::Filled;
use super::sql;
use crate::course::GuestId;
use crate::house::names::Names;
use crate::house::{FormId, Mode, WorkerId};
use crate::instrument::{Answer, Instrument, Moment};

const ANSWERS: Place = Place::of("answer_set", "answers");

/// A talk that begins.
#[derive(Debug, Clone)]
pub(crate) struct NewTalk {
    /// The form's id is the talk's, so that a double press begins one.
    pub(crate) id: FormId,
    pub(crate) guest: GuestId,
    pub(crate) offer: Option<String>,
    pub(crate) mode: Mode,
    pub(crate) day: Date,
    pub(crate) by: WorkerId,
    pub(crate) now: Timestamp,
}

/// Begins a talk; tells whether it is new.
pub(crate) fn begin(tx: &mut Tx<'_>, new: &NewTalk) -> Result<bool, StoreError> {
    let made = tx.run(
        sql::INSERT_TALK,
        &[
            &new.id,
            &new.guest,
            &new.offer,
            &new.mode.key(),
            &new.day,
            &new.by,
            &new.now,
        ],
    )?;
    Ok(made == 1)
}

/// The guest of a talk.
pub(crate) fn guest_of(tx: &mut Tx<'_>, talk: &TalkId) -> Result<Option<GuestId>, StoreError> {
    tx.row(sql::GUEST_OF_TALK, &[talk], |r| r.get(0))
}

/// Takes a talk back that has no answers; tells whether it did.
pub(crate) fn take_back(
    tx: &mut Tx<'_>,
    talk: &TalkId,
    guest: &GuestId,
) -> Result<bool, StoreError> {
    if guest_of(tx, talk)?.as_ref() != Some(guest) {
        return Ok(false);
    }
    if tx.row(sql::HAS_SETS, &[talk], |r| r.get::<i64>(0))? != Some(0) {
        return Ok(false);
    }
    tx.run(sql::DROP_TURNS, &[talk])?;
    tx.run(sql::DROP_LINE, &[talk])?;
    Ok(tx.run(sql::DROP_TALK, &[talk, guest])? == 1)
}

fn moment(text: &str) -> Result<Moment, StoreError> {
    Moment::from_key(text).ok_or(StoreError::Broken("answers belong to a known moment"))
}

fn opened(tx: &Tx<'_>, id: &str, guest: &str, sealed: &Sealed) -> Result<Filled, StoreError> {
    let json = tx.open(ANSWERS, id, guest, sealed)?;
    serde_json::from_str(&json).map_err(|_broken| StoreError::Broken("kept answers can be read"))
}

/// Every talk with a guest and what was answered, oldest first.
pub(crate) fn talks(tx: &mut Tx<'_>, guest: &GuestId) -> Result<Vec<Talk>, StoreError> {
    let names = Names::read(tx)?;
    let rows = tx.rows(sql::SETS, &[guest], |r| {
        let ids = (r.get::<FormId>(0)?, r.get::<TalkId>(1)?);
        Ok((ids, moment(&r.get::<String>(2)?)?, r.get::<Sealed>(3)?))
    })?;
    let mut sets: BTreeMap<TalkId, BTreeMap<Moment, Set>> = BTreeMap::new();
    for ((id, talk), moment, sealed) in rows {
        let filled = opened(tx, id.as_str(), guest.as_str(), &sealed)?;
        sets.entry(talk)
            .or_default()
            .insert(moment, Set { id, filled });
    }
    tx.rows(sql::TALKS, &[guest], |r| {
        let id: TalkId = r.get(0)?;
        Ok(Talk {
            mode: Mode::from_key(&r.get::<String>(1)?)
                .ok_or(StoreError::Broken("a talk is held in a known way"))?,
            day: r.get(2)?,
            by: names.of(&r.get(3)?),
            at: r.get(4)?,
            sets: sets.remove(&id).unwrap_or_default(),
            id,
        })
    })
}

/// Answers that come in.
#[derive(Debug, Clone)]
pub(crate) struct NewSet {
    /// The form's id is the set's.
    pub(crate) id: FormId,
    pub(crate) talk: TalkId,
    pub(crate) moment: Moment,
    pub(crate) filled: Filled,
    pub(crate) by: WorkerId,
    pub(crate) now: Timestamp,
    /// The set that these shall replace, because somebody was asked and said so.
    pub(crate) over: Option<FormId>,
}

/// What became of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Put {
    /// They are kept, now or by the same form before.
    Kept,
    /// Others stand there already: somebody must say which stay.
    Other(Set),
    /// The guest has no such talk.
    NoTalk,
}

/// What stands for one side of a talk.
fn standing(
    tx: &mut Tx<'_>,
    talk: &TalkId,
    at: Moment,
    guest: &GuestId,
) -> Result<Option<Set>, StoreError> {
    let row = tx.row(sql::ONE_SET, &[talk, &at.key()], |r| {
        Ok((r.get::<FormId>(0)?, r.get::<Sealed>(1)?))
    })?;
    row.map(|(id, sealed)| {
        let filled = opened(tx, id.as_str(), guest.as_str(), &sealed)?;
        Ok(Set { id, filled })
    })
    .transpose()
}

/// Whether one side of a talk has answers.
pub(crate) fn answered(tx: &mut Tx<'_>, talk: &TalkId, at: Moment) -> Result<bool, StoreError> {
    Ok(tx
        .row(sql::ONE_SET, &[talk, &at.key()], |_| Ok(()))?
        .is_some())
}

/// Keeps answers: one set for each side of a talk.
pub(crate) fn put(tx: &mut Tx<'_>, guest: &GuestId, new: &NewSet) -> Result<Put, StoreError> {
    if guest_of(tx, &new.talk)?.as_ref() != Some(guest) {
        return Ok(Put::NoTalk);
    }
    if let Some(before) = standing(tx, &new.talk, new.moment, guest)? {
        if before.filled == new.filled {
            return Ok(Put::Kept);
        }
        if new.over.as_ref() != Some(&before.id) {
            return Ok(Put::Other(before));
        }
        tx.run(sql::DROP_SET, &[&new.talk, &new.moment.key(), &before.id])?;
    }
    let json = serde_json::to_string(&new.filled)
        .map_err(|_broken| StoreError::Broken("answers can be written"))?;
    let sealed = tx.seal(ANSWERS, new.id.as_str(), guest.as_str(), &json)?;
    tx.run(
        sql::INSERT_SET,
        &[
            &new.id,
            &new.talk,
            &new.moment.key(),
            &sealed,
            &new.by,
            &new.now,
        ],
    )?;
    Ok(Put::Kept)
}

/// The turn that a session's tablet is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Turned {
    pub(crate) id: FormId,
    pub(crate) guest: GuestId,
    pub(crate) talk: TalkId,
    pub(crate) moment: Moment,
    pub(crate) worker: WorkerId,
}

/// The open turn of a session.
pub(crate) fn turned(tx: &mut Tx<'_>, session: &str) -> Result<Option<Turned>, StoreError> {
    tx.row(sql::OPEN_TURN, &[&session], |r| {
        Ok(Turned {
            id: r.get(0)?,
            guest: r.get(1)?,
            talk: r.get(2)?,
            moment: moment(&r.get::<String>(3)?)?,
            worker: r.get(4)?,
        })
    })
}

/// Gives the tablet to the guest.
pub(crate) fn turn(
    tx: &mut Tx<'_>,
    session: &str,
    turned: &Turned,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.run(
        sql::INSERT_TURN,
        &[
            &turned.id,
            &session,
            &turned.guest,
            &turned.talk,
            &turned.moment.key(),
            &turned.worker,
            &now,
        ],
    )
    .map(|_| ())
}

/// Takes the tablet back.
pub(crate) fn turn_back(tx: &mut Tx<'_>, session: &str, now: Timestamp) -> Result<u64, StoreError> {
    tx.run(sql::CLOSE_TURNS, &[&session, &now])
}

/// What an offer's guests answered to one instrument in a stretch of time: sums, and no person (FR-11).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sum {
    /// Sets with at least one answer to it.
    pub sets: u32,
    /// Sets that have a score, and the scores added up.
    pub scored: u32,
    /// The scores.
    pub score: f64,
    /// For each question that is answered with a number: how many did, and the numbers added up.
    pub items: BTreeMap<String, (u32, i64)>,
}

/// The sums of an offer from a day up to another, which does not count; by the instrument's key.
pub(crate) fn sums(
    tx: &mut Tx<'_>,
    offer: Option<&str>,
    (from, to): (Date, Date),
    all: &[Instrument],
) -> Result<BTreeMap<String, Sum>, StoreError> {
    let rows = tx.rows(
        sql::SETS_OF_OFFER,
        &[&offer.unwrap_or_default(), &from, &to],
        |r| {
            Ok((
                r.get::<String>(0)?,
                r.get::<String>(1)?,
                r.get::<Sealed>(2)?,
            ))
        },
    )?;
    let mut sums: BTreeMap<String, Sum> = BTreeMap::new();
    for (id, guest, sealed) in rows {
        let filled = opened(tx, &id, &guest, &sealed)?;
        for (key, answers) in &filled.answers {
            let sum = sums.entry(key.clone()).or_default();
            sum.sets += 1;
            let score = all
                .iter()
                .find(|one| one.key() == *key)
                .and_then(|one| one.score(answers));
            if let Some(score) = score {
                sum.scored += 1;
                sum.score += score;
            }
            for (item, answer) in answers {
                if let Answer::Number(number) = answer {
                    let (count, total) = sum.items.entry(item.clone()).or_default();
                    *count += 1;
                    *total += i64::from(*number);
                }
            }
        }
    }
    Ok(sums)
}

/// [`sums`] for the house's numbers, as a job that leaves its line in the log of looks.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn talk_sums(
    store: &kit_store::Store<crate::Municipality>,
    offer: Option<&str>,
    half_year: (Date, Date),
) -> Result<BTreeMap<String, Sum>, StoreError> {
    let offer = offer.map(str::to_owned);
    store
        .job("sums")
        .write_now("add the answers up", move |tx| {
            tx.looked(kit_store::looks::LIST)?;
            let all = super::act::every(tx, &crate::instrument::own(&str::to_owned))?;
            sums(tx, offer.as_deref(), half_year, &all)
        })
}
