//! Hours with guests: a sum of closed visits, and nothing of anybody they were with.

use jiff::civil::DateTime;
use kit_store::{StoreError, Tx};

use super::sql;
use crate::people::store::House;
use crate::people::{AssociationId, Community, CommunityId, CompanionId, hour_from};

/// How long a visit lasted: as long as its community meets, and an hour elsewhere. Nobody types it.
pub(crate) fn minutes_of(community: Option<&Community>, starts: DateTime) -> i64 {
    let slot = community.map_or_else(|| hour_from(starts), |one| one.slot_of(starts));
    i64::from(slot.to_min.saturating_sub(slot.from_min))
}

/// The minutes of somebody's visits at which the two met, since then.
pub(super) fn of_companion(
    tx: &mut Tx<'_>,
    of: &AssociationId,
    who: &CompanionId,
    since: DateTime,
) -> Result<i64, StoreError> {
    let house = House::load(tx, of)?;
    let met = tx.rows(sql::MET, &[who, &since], |r| {
        Ok((r.get::<DateTime>(0)?, r.get::<Option<CommunityId>>(1)?))
    })?;
    let minutes = met
        .iter()
        .map(|(starts, at)| minutes_of(house.community(at.as_ref()), *starts));
    Ok(minutes.sum())
}
