//! Reading and writing plans.

use std::collections::BTreeMap;

use jiff::Timestamp;
use kit_store::{Given, Row, StoreError, Tx};

use super::rules::{Length, Plan};
use super::{PlanId, sql};
use crate::crossing::CrossingId;
use crate::group::ProgrammeId;
use crate::people::AssociationId;

fn plan_row(r: &Row<'_>) -> Result<(CrossingId, Plan), StoreError> {
    let plan = Plan {
        starts: r.get(1)?,
        length: Length {
            weekly: r.get(2)?,
            fortnightly: r.get(3)?,
            monthly: r.get(4)?,
        },
        programme: r.get(5)?,
    };
    Ok((r.get(0)?, plan))
}

/// The plan that holds.
pub(crate) fn of(tx: &mut Tx<'_>, id: &CrossingId) -> Result<Option<Plan>, StoreError> {
    Ok(tx.row(sql::ONE, &[id], plan_row)?.map(|(_, plan)| plan))
}

/// The plans that hold in an association.
pub(crate) fn all(
    tx: &mut Tx<'_>,
    of: &AssociationId,
) -> Result<BTreeMap<CrossingId, Plan>, StoreError> {
    Ok(tx.rows(sql::ALL_OF, &[of], plan_row)?.into_iter().collect())
}

/// Writes a plan down. Pressed twice, it is written once.
pub(crate) fn write(
    tx: &mut Tx<'_>,
    given: &Given,
    id: &PlanId,
    of: &CrossingId,
    plan: &Plan,
) -> Result<(), StoreError> {
    let length = plan.length;
    tx.run(
        sql::ADD,
        &[
            id,
            of,
            &plan.programme,
            &plan.starts,
            &length.weekly,
            &length.fortnightly,
            &length.monthly,
            &given.now(),
        ],
    )
    .map(|_| ())
}

/// How long company after each programme of an association lasts at least, where that is set.
pub(crate) fn lengths(
    tx: &mut Tx<'_>,
    of: &AssociationId,
) -> Result<BTreeMap<ProgrammeId, Length>, StoreError> {
    let rows = tx.rows(sql::LENGTHS, &[of], |r| {
        let length = Length {
            weekly: r.get(1)?,
            fortnightly: r.get(2)?,
            monthly: r.get(3)?,
        };
        Ok((r.get(0)?, length))
    })?;
    Ok(rows.into_iter().collect())
}

/// Sets it.
pub(crate) fn set_length(
    tx: &mut Tx<'_>,
    of: &ProgrammeId,
    length: Length,
) -> Result<(), StoreError> {
    let Length {
        weekly,
        fortnightly,
        monthly,
    } = length;
    tx.run(sql::SET_LENGTH, &[of, &weekly, &fortnightly, &monthly])
        .map(|_| ())
}

/// When something last happened, or somebody last wrote, in each crossing that runs.
pub(crate) fn last_contacts(
    tx: &mut Tx<'_>,
    of: &AssociationId,
) -> Result<BTreeMap<CrossingId, Timestamp>, StoreError> {
    let mut last: BTreeMap<CrossingId, Timestamp> = BTreeMap::new();
    for statement in [sql::LAST_CONTACT, sql::LAST_LINE] {
        for (id, at) in tx.rows(statement, &[of], |r| {
            Ok((r.get(0)?, r.get::<Timestamp>(1)?))
        })? {
            let known = last.entry(id).or_insert(at);
            *known = at.max(*known);
        }
    }
    Ok(last)
}
