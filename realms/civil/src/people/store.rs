//! Reading and writing people and communities.

use std::collections::BTreeMap;

use engine_planning::companions::{Kind, Slot};
use jiff::Timestamp;
use kit_store::{Column, Row, StoreError, Tx};
use kit_web::Actor;

use super::{
    Association, AssociationId, Community, CommunityId, Companion, CompanionId, Coordinator,
    CoordinatorId, sql, wishes,
};
use crate::crossing::rules::Owner;

fn association(r: &Row<'_>) -> Result<Association, StoreError> {
    Ok(Association {
        id: r.get(0)?,
        name: r.get(1)?,
        phone: r.get(2)?,
        answer_days: r.get(3)?,
    })
}

fn coordinator(r: &Row<'_>) -> Result<Coordinator, StoreError> {
    Ok(Coordinator {
        id: r.get(0)?,
        association: r.get(1)?,
        first_name: r.get(2)?,
        phone: r.get(3)?,
        away: r.get::<Option<Timestamp>>(4)?.is_some(),
        left: r.get::<Option<Timestamp>>(5)?.is_some(),
    })
}

fn companion(r: &Row<'_>) -> Result<Companion, StoreError> {
    Ok(Companion {
        id: r.get(0)?,
        association: r.get(1)?,
        first_name: r.get(2)?,
        kind: Kind::from_key(&r.get::<String>(3)?)
            .ok_or(StoreError::Broken("a companion of no known kind"))?,
        age: r.get(4)?,
        interests: wishes(&r.get::<String>(5)?),
        max_load: r.get(6)?,
        sign: r.get(7)?,
        paused: r.get::<Option<Timestamp>>(8)?.is_some(),
        left: r.get::<Option<Timestamp>>(9)?.is_some(),
        times: Vec::new(),
    })
}

fn community(r: &Row<'_>) -> Result<Community, StoreError> {
    Ok(Community {
        id: r.get(0)?,
        association: r.get(1)?,
        name: r.get(2)?,
        meeting_place: r.get(3)?,
        wishes: wishes(&r.get::<String>(4)?),
        duty: r.get(5)?,
        times: Vec::new(),
    })
}

fn times<Id: Column + Ord>(
    tx: &mut Tx<'_>,
    sql: &'static str,
    of: &AssociationId,
) -> Result<BTreeMap<Id, Vec<Slot>>, StoreError> {
    let rows = tx.rows(sql, &[of], |r| {
        let number = |index| -> Result<u16, StoreError> {
            u16::try_from(r.get::<i64>(index)?)
                .or(Err(StoreError::Broken("a weekly time out of the week")))
        };
        let slot = Slot {
            weekday: u8::try_from(number(1)?).unwrap_or(0),
            from_min: number(2)?,
            to_min: number(3)?,
        };
        Ok((r.get::<Id>(0)?, slot))
    })?;
    let mut found: BTreeMap<Id, Vec<Slot>> = BTreeMap::new();
    for (id, slot) in rows {
        found.entry(id).or_default().push(slot);
    }
    Ok(found)
}

/// Everybody and every place of one association: what a coordinator may see of people.
#[derive(Debug, Clone)]
pub(crate) struct House {
    pub(crate) association: Association,
    pub(crate) coordinators: Vec<Coordinator>,
    pub(crate) companions: Vec<Companion>,
    pub(crate) communities: Vec<Community>,
}

impl House {
    /// One association with all that belongs to it.
    pub(crate) fn load(tx: &mut Tx<'_>, id: &AssociationId) -> Result<Self, StoreError> {
        let found = tx.row(sql::ASSOCIATION, &[id], association)?;
        let association = found.ok_or(StoreError::Broken("an association that is not there"))?;
        let coordinators = tx.rows(sql::COORDINATORS_OF, &[id], coordinator)?;
        let mut companions = tx.rows(sql::COMPANIONS_OF, &[id], companion)?;
        let mut free = times::<CompanionId>(tx, sql::COMPANION_TIMES_OF, id)?;
        for one in &mut companions {
            one.times = free.remove(&one.id).unwrap_or_default();
        }
        let mut communities = tx.rows(sql::COMMUNITIES_OF, &[id], community)?;
        let mut meets = times::<CommunityId>(tx, sql::COMMUNITY_TIMES_OF, id)?;
        for one in &mut communities {
            one.times = meets.remove(&one.id).unwrap_or_default();
        }
        Ok(Self {
            association,
            coordinators,
            companions,
            communities,
        })
    }

    pub(crate) fn coordinator(&self, id: &CoordinatorId) -> Option<&Coordinator> {
        self.coordinators.iter().find(|one| one.id == *id)
    }

    pub(crate) fn companion(&self, id: &CompanionId) -> Option<&Companion> {
        self.companions.iter().find(|one| one.id == *id)
    }

    pub(crate) fn community(&self, id: Option<&CommunityId>) -> Option<&Community> {
        self.communities.iter().find(|one| Some(&one.id) == id)
    }

    /// The owner's first name; every owner is a row of this association, so there is one.
    pub(crate) fn owner_name(&self, owner: &Owner) -> String {
        match owner {
            Owner::Coordinator(id) => self.coordinator(id).map(|one| one.first_name.clone()),
            Owner::Companion(id) => self.companion(id).map(|one| one.first_name.clone()),
        }
        .unwrap_or_default()
    }

    /// The coordinator who is there to be asked: `wished`, else the first who is not away, else the first at all.
    pub(crate) fn on_duty(&self, wished: Option<&CoordinatorId>) -> Option<&Coordinator> {
        let here = || self.coordinators.iter().filter(|one| !one.left);
        here()
            .find(|one| Some(&one.id) == wished && !one.away)
            .or_else(|| here().find(|one| !one.away))
            .or_else(|| here().next())
    }
}

/// Every association, the first first.
pub(crate) fn associations(tx: &mut Tx<'_>) -> Result<Vec<Association>, StoreError> {
    tx.rows(sql::ASSOCIATIONS, &[], association)
}

/// One community of whatever association.
pub(crate) fn community_by_id(
    tx: &mut Tx<'_>,
    id: &CommunityId,
) -> Result<Option<Community>, StoreError> {
    tx.row(sql::COMMUNITY, &[id], community)
}

/// One coordinator of whatever association, who has left too.
pub(crate) fn coordinator_by_id(
    tx: &mut Tx<'_>,
    id: &str,
) -> Result<Option<Coordinator>, StoreError> {
    tx.row(sql::COORDINATOR, &[&id], coordinator)
}

/// One companion of whatever association, who has left too.
pub(crate) fn companion_by_id(tx: &mut Tx<'_>, id: &str) -> Result<Option<Companion>, StoreError> {
    tx.row(sql::COMPANION, &[&id], companion)
}

/// The coordinator who is signed in; none if the row is gone or has left, so that an old session opens nothing.
pub(crate) fn signed_in_coordinator(
    tx: &mut Tx<'_>,
    who: &Actor,
) -> Result<Option<Coordinator>, StoreError> {
    let found = tx.row(sql::COORDINATOR, &[&who.id], coordinator)?;
    Ok(found.filter(|one| !one.left))
}

/// The companion who is signed in; none if the row is gone or has left.
pub(crate) fn signed_in_companion(
    tx: &mut Tx<'_>,
    who: &Actor,
) -> Result<Option<Companion>, StoreError> {
    let found = tx.row(sql::COMPANION, &[&who.id], companion)?;
    Ok(found.filter(|one| !one.left))
}
