//! Reading and writing remarks.

use jiff::Timestamp;
use kit_seal::Sealed;
use kit_store::{Param, Place, Row, StoreError, Tx};

use super::{Kind, PageAddress, Remark, RemarkId, sql};
use crate::people::{AssociationId, CommunityId, CoordinatorId};
use crate::seal;

pub(crate) const WORDS: Place = Place::of("remark", "words");
const ANSWER: Place = Place::of("remark", "answer");

type Raw = (Remark, Sealed, Option<Sealed>);

fn raw(r: &Row<'_>) -> Result<Raw, StoreError> {
    let kind = Kind::from_key(&r.get::<String>(3)?);
    let one = Remark {
        id: r.get(0)?,
        association: r.get(1)?,
        about: r.get(2)?,
        kind: kind.ok_or(StoreError::Broken("a remark of no known kind"))?,
        words: None,
        made: r.get(5)?,
        answer: None,
        answered: r.get(7)?,
        page: r
            .get::<Option<String>>(8)?
            .as_deref()
            .and_then(PageAddress::of),
    };
    Ok((one, r.get(4)?, r.get(6)?))
}

fn load(
    tx: &mut Tx<'_>,
    sql: &'static str,
    params: &[&dyn Param],
) -> Result<Vec<Remark>, StoreError> {
    let rows = tx.rows(sql, params, raw)?;
    rows.into_iter()
        .map(|(one, words, answer)| {
            let id = one.id.as_str();
            Ok(Remark {
                words: seal::told(tx, WORDS, id, id, Some(&words))?,
                answer: seal::told(tx, ANSWER, id, id, answer.as_ref())?,
                ..one
            })
        })
        .collect()
}

pub(crate) fn of_association(
    tx: &mut Tx<'_>,
    of: &AssociationId,
) -> Result<Vec<Remark>, StoreError> {
    load(tx, sql::OF_ASSOCIATION, &[of])
}

pub(crate) fn one(tx: &mut Tx<'_>, id: &RemarkId) -> Result<Option<Remark>, StoreError> {
    Ok(load(tx, sql::ONE, &[id])?.pop())
}

pub(crate) fn followed(tx: &mut Tx<'_>, token_hash: &str) -> Result<Option<Remark>, StoreError> {
    Ok(load(tx, sql::FOLLOWED, &[&token_hash])?.pop())
}

/// What somebody has written, and to whom.
#[derive(Debug, Clone)]
pub(crate) struct New {
    pub(crate) id: RemarkId,
    pub(crate) association: AssociationId,
    pub(crate) community: Option<CommunityId>,
    pub(crate) page: Option<PageAddress>,
    pub(crate) kind: Kind,
    pub(crate) token_hash: String,
    pub(crate) words: String,
}

/// Writes it down, once; whether it was new.
pub(crate) fn keep(tx: &mut Tx<'_>, new: &New, at: Timestamp) -> Result<bool, StoreError> {
    let known = tx.row(sql::KNOWN, &[&new.id], |r| r.get::<i64>(0))?;
    if known.unwrap_or(0) > 0 {
        return Ok(false);
    }
    let id = new.id.as_str();
    tx.new_person(WORDS, id)?;
    let words = tx.seal(WORDS, id, id, &new.words)?;
    tx.run(
        sql::INSERT,
        &[
            &new.id,
            &new.association,
            &new.community,
            &new.kind.key(),
            &new.token_hash,
            &words,
            &at,
            &new.page.as_ref().map(PageAddress::as_str),
        ],
    )?;
    tx.run(sql::WAIT, &[&new.id, &new.association, &whole_day(at)])?;
    Ok(true)
}

pub(crate) fn answer(
    tx: &mut Tx<'_>,
    id: &RemarkId,
    words: &str,
    by: &CoordinatorId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let sealed = tx.seal(ANSWER, id.as_str(), id.as_str(), words)?;
    tx.run(sql::ANSWER, &[id, &sealed, &at, by])?;
    tx.run(sql::WAITED, &[id, &whole_day(at)])?;
    Ok(())
}

/// The beginning of the day, by the world's clock: how long something waits is told in days, and no hour is kept twice.
fn whole_day(at: Timestamp) -> Timestamp {
    const DAY_MS: i64 = 24 * 60 * 60 * 1000;
    let ms = at.as_millisecond();
    Timestamp::from_millisecond(ms - ms.rem_euclid(DAY_MS)).unwrap_or(at)
}
