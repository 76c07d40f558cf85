//! Reading and writing who takes turns.

use jiff::Timestamp;
use kit_store::{StoreError, Tx};

use super::sql;
use crate::crossing::CrossingId;
use crate::people::store::House;
use crate::people::{Companion, CompanionId};

/// Everybody who takes turns with this guest and is still there, whoever came first.
pub(crate) fn of(
    tx: &mut Tx<'_>,
    house: &House,
    id: &CrossingId,
) -> Result<Vec<Companion>, StoreError> {
    let ids: Vec<CompanionId> = tx.rows(sql::OF, &[id], |r| r.get(0))?;
    Ok(ids
        .iter()
        .filter_map(|id| house.companion(id))
        .filter(|one| !one.left)
        .cloned()
        .collect())
}

/// One more; once, however often it is said.
pub(crate) fn add(
    tx: &mut Tx<'_>,
    id: &CrossingId,
    who: &CompanionId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.run(sql::ADD, &[id, who, &now]).map(|_| ())
}

/// One fewer.
pub(crate) fn take_out(
    tx: &mut Tx<'_>,
    id: &CrossingId,
    who: &CompanionId,
) -> Result<(), StoreError> {
    tx.run(sql::TAKE_OUT, &[id, who]).map(|_| ())
}
