//! Reading and writing hours.

use jiff::civil::DateTime;
use kit_store::{Given, StoreError, Tx};

use super::rules::{Aim, Spent};
use super::{AimId, sql};
use crate::companion::hours::minutes_of;
use crate::people::store::House;
use crate::people::{AssociationId, CommunityId};

/// Sets hours aside. Pressed twice, it is done once.
pub(crate) fn set(
    tx: &mut Tx<'_>,
    given: &Given,
    id: &AimId,
    of: &AssociationId,
    aim: &Aim,
) -> Result<(), StoreError> {
    let now = given.now();
    tx.run(
        sql::ADD,
        &[
            id,
            of,
            &aim.starts,
            &aim.week_min,
            &aim.meeting_min,
            &aim.less,
            &now,
        ],
    )
    .map(|_| ())
}

/// What an association has set aside, in the order in which it did.
pub(crate) fn aims(tx: &mut Tx<'_>, of: &AssociationId) -> Result<Vec<Aim>, StoreError> {
    tx.rows(sql::AIMS, &[of], |r| {
        Ok(Aim {
            starts: r.get(0)?,
            week_min: r.get(1)?,
            meeting_min: r.get(2)?,
            less: r.get(3)?,
        })
    })
}

/// What took time since then, and what is promised.
pub(crate) fn spent(
    tx: &mut Tx<'_>,
    house: &House,
    since: DateTime,
) -> Result<Vec<Spent>, StoreError> {
    let of = &house.association.id;
    let visits = tx.rows(sql::VISITS, &[of, &since], |r| {
        let at: DateTime = r.get(0)?;
        Ok((at, r.get::<Option<CommunityId>>(1)?, r.get::<i64>(2)? == 1))
    })?;
    let mut found: Vec<Spent> = visits
        .into_iter()
        .map(|(at, community, been)| Spent {
            at,
            minutes: Some(minutes_of(house.community(community.as_ref()), at)),
            been,
        })
        .collect();
    let meetings = tx.rows(sql::MEETINGS, &[of, &since], |r| r.get::<DateTime>(0))?;
    found.extend(meetings.into_iter().map(|at| Spent {
        at,
        minutes: None,
        been: true,
    }));
    Ok(found)
}
