//! Reading and writing what those tell who would like to come along.

use engine_planning::companions::Kind;
use jiff::Timestamp;
use kit_seal::Sealed;
use kit_store::{Param, Place, Row, StoreError, Tx};

use super::{Interest, InterestId, Outcome, sql};
use crate::people::{AssociationId, CoordinatorId};
use crate::seal;

const NAME: Place = Place::of("interest", "first_name");
const REACH: Place = Place::of("interest", "reach");
const WORDS: Place = Place::of("interest", "words");
const KIND: Place = Place::of("interest", "kind");
const ANSWER: Place = Place::of("interest", "answer");

type Raw = (Interest, [Option<Sealed>; 5]);

fn raw(r: &Row<'_>) -> Result<Raw, StoreError> {
    let outcome: Option<String> = r.get(9)?;
    let one = Interest {
        id: r.get(0)?,
        association: r.get(1)?,
        first_name: None,
        reach: None,
        words: None,
        kind: None,
        made: r.get(6)?,
        answer: None,
        answered: r.get(8)?,
        outcome: outcome.as_deref().and_then(Outcome::from_key),
    };
    let sealed = [r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?, r.get(7)?];
    Ok((one, sealed))
}

fn load(
    tx: &mut Tx<'_>,
    sql: &'static str,
    params: &[&dyn Param],
) -> Result<Vec<Interest>, StoreError> {
    let rows = tx.rows(sql, params, raw)?;
    rows.into_iter()
        .map(|(one, [name, reach, words, kind, answer])| {
            let id = one.id.as_str();
            let open = |place, text: Option<&Sealed>| seal::told(tx, place, id, id, text);
            Ok(Interest {
                first_name: open(NAME, name.as_ref())?,
                reach: open(REACH, reach.as_ref())?,
                words: open(WORDS, words.as_ref())?,
                kind: open(KIND, kind.as_ref())?.and_then(|key| Kind::from_key(&key)),
                answer: open(ANSWER, answer.as_ref())?,
                ..one
            })
        })
        .collect()
}

pub(crate) fn of_association(
    tx: &mut Tx<'_>,
    of: &AssociationId,
) -> Result<Vec<Interest>, StoreError> {
    load(tx, sql::OF_ASSOCIATION, &[of])
}

pub(crate) fn one(tx: &mut Tx<'_>, id: &InterestId) -> Result<Option<Interest>, StoreError> {
    Ok(load(tx, sql::ONE, &[id])?.pop())
}

pub(crate) fn followed(tx: &mut Tx<'_>, token_hash: &str) -> Result<Option<Interest>, StoreError> {
    Ok(load(tx, sql::FOLLOWED, &[&token_hash])?.pop())
}

/// What somebody has told, and to whom.
#[derive(Debug, Clone)]
pub(crate) struct New {
    pub(crate) id: InterestId,
    pub(crate) association: AssociationId,
    pub(crate) token_hash: String,
    pub(crate) first_name: String,
    pub(crate) reach: String,
    pub(crate) words: Option<String>,
    pub(crate) kind: Kind,
}

/// Writes it down under a key of its own, once.
pub(crate) fn keep(tx: &mut Tx<'_>, new: &New, at: Timestamp) -> Result<(), StoreError> {
    let known = tx.row(sql::KNOWN, &[&new.id], |r| r.get::<i64>(0))?;
    if known.unwrap_or(0) > 0 {
        return Ok(());
    }
    let id = new.id.as_str();
    tx.new_person(NAME, id)?;
    let name = seal::name(tx, NAME, id, &new.first_name)?;
    let reach = tx.seal(REACH, id, id, &new.reach)?;
    let words = seal::maybe(tx, WORDS, id, id, new.words.as_deref())?;
    let kind = tx.seal(KIND, id, id, new.kind.key())?;
    tx.run(
        sql::INSERT,
        &[
            &new.id,
            &new.association,
            &new.token_hash,
            &name,
            &reach,
            &words,
            &kind,
            &at,
        ],
    )
    .map(|_| ())
}

pub(crate) fn answer(
    tx: &mut Tx<'_>,
    id: &InterestId,
    words: &str,
    by: &CoordinatorId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let sealed = tx.seal(ANSWER, id.as_str(), id.as_str(), words)?;
    tx.run(sql::ANSWER, &[id, &sealed, &at, by]).map(|_| ())
}

/// What became of it; none opens it again.
pub(crate) fn set_outcome(
    tx: &mut Tx<'_>,
    id: &InterestId,
    outcome: Option<Outcome>,
) -> Result<(), StoreError> {
    let key = outcome.map(Outcome::key);
    tx.run(sql::OUTCOME, &[id, &key]).map(|_| ())
}
