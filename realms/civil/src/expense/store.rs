//! Reading and writing expenses.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_seal::Sealed;
use kit_store::{Given, Param, Place, Row, StoreError, Tx};

use super::rules::{Expense, Kind, New, Rate, Standing};
use super::{ExpenseId, PaymentId, RateId, sql};
use crate::people::{AssociationId, Companion, CompanionId};
use crate::seal;

const NOTE: Place = Place::of("expense", "note");
const WHY: Place = Place::of("expense", "why");

type Raw = (
    Expense,
    [Option<Sealed>; 2],
    Option<String>,
    Option<PaymentId>,
);

fn raw(r: &Row<'_>) -> Result<Raw, StoreError> {
    let kind = Kind::from_key(&r.get::<String>(3)?);
    let one = Expense {
        id: r.get(0)?,
        who: r.get(1)?,
        day: r.get(2)?,
        kind: kind.ok_or(StoreError::Broken("an expense of a known kind"))?,
        km: r.get(4)?,
        ore: r.get(5)?,
        note: String::new(),
        standing: Standing::Waits,
    };
    Ok((one, [r.get(6)?, r.get(8)?], r.get(7)?, r.get(9)?))
}

fn load(tx: &mut Tx<'_>, sql: &'static str, of: &[&dyn Param]) -> Result<Vec<Expense>, StoreError> {
    let rows = tx.rows(sql, of, raw)?;
    let each = rows.into_iter().map(|(one, [note, why], answer, payment)| {
        let (id, who) = (one.id.as_str(), one.who.as_str());
        let told = |place, text: Option<&Sealed>| seal::told(tx, place, id, who, text);
        let note = told(NOTE, note.as_ref())?.unwrap_or_default();
        let standing = match (answer.as_deref(), payment) {
            (_, Some(payment)) => Standing::Paid(payment),
            (Some("yes"), None) => Standing::Approved,
            (Some(_), None) => Standing::Declined(told(WHY, why.as_ref())?.unwrap_or_default()),
            (None, None) => Standing::Waits,
        };
        Ok(Expense {
            note,
            standing,
            ..one
        })
    });
    each.collect()
}

/// Writes one down, once for each form.
pub(crate) fn add(
    tx: &mut Tx<'_>,
    given: &Given,
    id: &ExpenseId,
    who: &Companion,
    new: &New,
) -> Result<(), StoreError> {
    let there: Option<i64> = tx.row(sql::IS_THERE, &[id], |r| r.get(0))?;
    if there != Some(0) {
        return Ok(());
    }
    let note = Some(new.note.as_str()).filter(|note| !note.is_empty());
    let note = seal::maybe(tx, NOTE, id.as_str(), who.id.as_str(), note)?;
    let values: [&dyn Param; 9] = [
        id,
        &who.association,
        &who.id,
        &new.day,
        &new.kind.key(),
        &new.km,
        &new.ore,
        &note,
        &given.now(),
    ];
    tx.run(sql::ADD, &values).map(|_| ())
}

/// A companion's own, the newest day first.
pub(crate) fn of_companion(tx: &mut Tx<'_>, who: &CompanionId) -> Result<Vec<Expense>, StoreError> {
    load(tx, sql::OF_COMPANION, &[who])
}

/// What waits for an answer or to be paid, the oldest first.
pub(crate) fn open(tx: &mut Tx<'_>, of: &AssociationId) -> Result<Vec<Expense>, StoreError> {
    load(tx, sql::OPEN, &[of])
}

/// What was approved of the days from the first to the last.
pub(crate) fn approved(
    tx: &mut Tx<'_>,
    of: &AssociationId,
    (from, to): (Date, Date),
) -> Result<Vec<Expense>, StoreError> {
    load(tx, sql::APPROVED, &[of, &from, &to])
}

/// One of an association.
pub(crate) fn one(
    tx: &mut Tx<'_>,
    of: &AssociationId,
    id: &ExpenseId,
) -> Result<Option<Expense>, StoreError> {
    Ok(load(tx, sql::ONE, &[id, of])?.pop())
}

/// Takes the own back; false once it is answered.
pub(crate) fn take_back(
    tx: &mut Tx<'_>,
    who: &CompanionId,
    id: &ExpenseId,
) -> Result<bool, StoreError> {
    Ok(tx.run(sql::TAKE_BACK, &[id, who])? > 0)
}

/// Answers one: approved, declined with why, or neither again.
pub(crate) fn answer(
    tx: &mut Tx<'_>,
    given: &Given,
    one: &Expense,
    to: &Standing,
) -> Result<(), StoreError> {
    let (word, why) = match to {
        Standing::Waits | Standing::Paid(_) => (None, None),
        Standing::Approved => (Some("yes"), None),
        Standing::Declined(why) => (Some("no"), Some(why.as_str())),
    };
    let why = seal::maybe(tx, WHY, one.id.as_str(), one.who.as_str(), why)?;
    let at = word.map(|_| given.now());
    tx.run(sql::ANSWER, &[&one.id, &word, &why, &at])
        .map(|_| ())
}

/// Pays everything that is approved, once for each form.
pub(crate) fn pay(
    tx: &mut Tx<'_>,
    given: &Given,
    of: &AssociationId,
    id: &PaymentId,
) -> Result<(), StoreError> {
    if tx.run(sql::PAYMENT, &[id, of, &given.now()])? > 0 {
        tx.run(sql::PAY, &[id, of])?;
    }
    Ok(())
}

/// Undoes a payment; false if it is none of this association's.
pub(crate) fn unpay(
    tx: &mut Tx<'_>,
    given: &Given,
    of: &AssociationId,
    id: &PaymentId,
) -> Result<bool, StoreError> {
    let known: Option<i64> = tx.row(sql::IS_PAYMENT, &[id, of], |r| r.get(0))?;
    if tx.run(sql::UNDO, &[id, of, &given.now()])? > 0 {
        tx.run(sql::UNPAY, &[id])?;
    }
    Ok(known == Some(1))
}

/// A payment as the page shows it.
#[derive(Debug, Clone)]
pub(crate) struct Payment {
    pub(crate) id: PaymentId,
    pub(crate) at: Timestamp,
    pub(crate) count: i64,
    pub(crate) ore: i64,
}

/// The newest payments that stand.
pub(crate) fn payments(tx: &mut Tx<'_>, of: &AssociationId) -> Result<Vec<Payment>, StoreError> {
    tx.rows(sql::PAYMENTS, &[of], |r| {
        Ok(Payment {
            id: r.get(0)?,
            at: r.get(1)?,
            count: r.get(2)?,
            ore: r.get(3)?,
        })
    })
}

/// Sets a rate, once for each form.
pub(crate) fn set_rate(
    tx: &mut Tx<'_>,
    given: &Given,
    of: &AssociationId,
    (id, rate): (&RateId, Rate),
) -> Result<(), StoreError> {
    tx.run(
        sql::SET_RATE,
        &[id, of, &rate.from, &rate.ore, &given.now()],
    )
    .map(|_| ())
}

/// The rates of an association, as they were set.
pub(crate) fn rates(tx: &mut Tx<'_>, of: &AssociationId) -> Result<Vec<Rate>, StoreError> {
    tx.rows(sql::RATES, &[of], |r| {
        Ok(Rate {
            from: r.get(0)?,
            ore: r.get(1)?,
        })
    })
}
