//! The list as it was loaded last.

use jiff::Timestamp;
use kit_store::{StoreError, Tx};

use super::rules::Pair;
use super::sql;

/// Every pair in the order of the list.
pub(crate) fn pairs(tx: &mut Tx<'_>) -> Result<Vec<Pair>, StoreError> {
    tx.rows(sql::PAIRS, &[], |r| {
        Ok(Pair {
            social_code: r.get(0)?,
            social: r.get(1)?,
            health_code: r.get(2)?,
            health: r.get(3)?,
        })
    })
}

/// Puts a list in place of the one before; the same list changes no row.
pub(crate) fn load(tx: &mut Tx<'_>, list: &[Pair], now: Timestamp) -> Result<(), StoreError> {
    if pairs(tx)? == list {
        return Ok(());
    }
    tx.run(sql::EMPTY_PAIRS, &[])?;
    for (place, pair) in (1_i64..).zip(list) {
        tx.run(
            sql::INSERT_PAIR,
            &[
                &place,
                &pair.social_code,
                &pair.social,
                &pair.health_code,
                &pair.health,
                &now,
            ],
        )?;
    }
    Ok(())
}
