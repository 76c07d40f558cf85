//! The number under which the log knows somebody this month. It is made from the id with the month's secret; once that
//! is destroyed, nobody can tell any more whom a line is about.

use std::fmt::Write as _;

use jiff::civil::Date;
use kit_seal::Sealed;
use kit_store::{Place, StoreError, Tx};

use super::sql;

pub(super) const SECRET: Place = Place::of("look_month", "secret");
/// Bytes of a number: no two people ever share one.
const NUMBER_BYTES: usize = 16;

/// The month of a day, `2026-11`.
pub(super) fn month_of(day: Date) -> String {
    day.strftime("%Y-%m").to_string()
}

fn current(tx: &Tx<'_>) -> Result<String, StoreError> {
    Ok(month_of(tx.given()?.today()))
}

fn open(tx: &Tx<'_>, id: &str, secret: &Sealed) -> Result<String, StoreError> {
    tx.open(SECRET, id, id, secret)
}

fn secret_of(tx: &mut Tx<'_>, month: &str) -> Result<Option<String>, StoreError> {
    let row = tx.row(sql::MONTH, &[&month], |r| {
        Ok((r.get::<String>(0)?, r.get::<Sealed>(1)?))
    })?;
    row.map(|(id, secret)| open(tx, &id, &secret)).transpose()
}

fn number_by(secret: &str, id: &str) -> Result<String, StoreError> {
    let derived = kit_seal::derive(secret.as_bytes(), &format!("civil look {id}"))
        .or(Err(StoreError::Broken("a month's secret of no use")))?;
    let bytes = derived.iter().take(NUMBER_BYTES);
    Ok(bytes.fold(String::new(), |mut out, byte| {
        // Writing to a String cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    }))
}

/// The number of `id` this month; the first look of a month makes its secret.
pub(crate) fn number(tx: &mut Tx<'_>, id: &str) -> Result<String, StoreError> {
    let month = current(tx)?;
    if let Some(secret) = secret_of(tx, &month)? {
        return number_by(&secret, id);
    }
    let (person, fresh) = (tx.given()?.uuid7(), tx.given()?.token());
    tx.new_person(SECRET, &person)?;
    let sealed = tx.seal(SECRET, &person, &person, &fresh)?;
    tx.run(sql::INSERT_MONTH, &[&month, &person, &sealed])?;
    // Another process may have been first; what stands there is the month's.
    let stands = secret_of(tx, &month)?.ok_or(StoreError::Broken("a month without a secret"))?;
    number_by(&stands, id)
}

/// Every number that `id` has in lines that can still be led back, this month's first.
pub(crate) fn numbers(tx: &mut Tx<'_>, id: &str) -> Result<Vec<String>, StoreError> {
    let months = tx.rows(sql::MONTHS, &[], |r| {
        Ok((r.get::<String>(0)?, r.get::<Sealed>(1)?))
    })?;
    months
        .iter()
        .map(|(month, secret)| number_by(&open(tx, month, secret)?, id))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_month_is_written_with_two_figures() {
        assert_eq!(month_of(date(2027, 3, 1)), "2027-03");
    }

    #[test]
    fn the_same_person_has_another_number_another_month() {
        let number = |secret: &str, id: &str| number_by(secret, id).expect("a number");
        assert_eq!(number("one", "mette"), number("one", "mette"));
        assert_ne!(number("one", "mette"), number("two", "mette"));
        assert_ne!(number("one", "mette"), number("one", "lone"));
        assert_eq!(number("one", "mette").len(), 2 * NUMBER_BYTES);
    }
}
