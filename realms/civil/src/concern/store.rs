//! Reading and writing what is not in order; the words lie sealed under a key of their own.

use jiff::Timestamp;
use kit_seal::Sealed;
use kit_store::looks::LIST;
use kit_store::{Given, Place, StoreError, Tx};

use super::{Concern, ConcernId, sql};

const WORDS: Place = Place::of("concern", "words");

/// Keeps what somebody told, with the day and no hour: when it came must not tell who was out that afternoon.
pub(crate) fn keep(
    tx: &mut Tx<'_>,
    given: &Given,
    id: &ConcernId,
    words: &str,
) -> Result<(), StoreError> {
    tx.looked(LIST)?;
    let key = id.as_str();
    tx.new_person(WORDS, key)?;
    let sealed = tx.seal(WORDS, key, key, words)?;
    let day = given.moment(given.today().at(0, 0, 0, 0));
    tx.run(sql::INSERT, &[id, &sealed, &day]).map(|_| ())
}

/// Everything that was told.
pub(crate) fn every(tx: &mut Tx<'_>, given: &Given) -> Result<Vec<Concern>, StoreError> {
    let rows = tx.rows(sql::EVERY, &[], |r| {
        Ok((
            r.get::<ConcernId>(0)?,
            r.get::<Sealed>(1)?,
            r.get::<Timestamp>(2)?,
            r.get::<Option<Timestamp>>(3)?,
        ))
    })?;
    rows.into_iter()
        .map(|(id, words, day, taken_up)| {
            let words = tx.open(WORDS, id.as_str(), id.as_str(), &words)?;
            Ok(Concern {
                words,
                day: given.zoned(day).date(),
                taken_up: taken_up.is_some(),
                id,
            })
        })
        .collect()
}

/// Somebody takes it up, or not after all; whether it is there.
pub(crate) fn take_up(
    tx: &mut Tx<'_>,
    id: &ConcernId,
    at: Option<Timestamp>,
) -> Result<bool, StoreError> {
    Ok(tx.run(sql::TAKE_UP, &[id, &at])? > 0)
}
