//! Reading and writing people and communities.

use std::collections::BTreeMap;

use engine_planning::companions::{Kind, Slot};
use jiff::Timestamp;
use jiff::civil::Date;
use kit_seal::Sealed;
use kit_store::{Column, Param, Place, Row, StoreError, Tx};
use kit_web::Actor;

use super::leave::StewardId;
use super::{
    Association, AssociationId, Community, CommunityId, Companion, CompanionId, Coordinator,
    CoordinatorId, sql, wishes,
};
use crate::companion::offer::Pause;
use crate::crossing::rules::Owner;
use crate::listing::times::{Meets, Rhythm};
use crate::seal;

const COORDINATOR_NAME: Place = Place::of("coordinator", "first_name");
const COORDINATOR_PHONE: Place = Place::of("coordinator", "phone");
const COMPANION_NAME: Place = Place::of("companion", "first_name");
/// Where the languages of a companion lie.
pub(crate) const COMPANION_LANGUAGES: Place = Place::of("companion", "languages");
/// Where the area of a companion lies.
pub(crate) const COMPANION_AREA: Place = Place::of("companion", "area");
const COMPANION_SIGN: Place = Place::of("companion", "sign");
const STEWARD_NAME: Place = Place::of("steward", "first_name");

fn association(r: &Row<'_>) -> Result<Association, StoreError> {
    Ok(Association {
        id: r.get(0)?,
        name: r.get(1)?,
        phone: r.get(2)?,
        answer_days: r.get(3)?,
    })
}

fn coordinator(r: &Row<'_>) -> Result<(Coordinator, Sealed, Sealed), StoreError> {
    let one = Coordinator {
        id: r.get(0)?,
        association: r.get(1)?,
        first_name: String::new(),
        phone: String::new(),
        away: r.get::<Option<Timestamp>>(4)?.is_some(),
        left: r.get::<Option<Timestamp>>(5)?.is_some(),
    };
    Ok((one, r.get(2)?, r.get(3)?))
}

fn coordinators(
    tx: &mut Tx<'_>,
    sql: &'static str,
    params: &[&dyn Param],
) -> Result<Vec<Coordinator>, StoreError> {
    let rows = tx.rows(sql, params, coordinator)?;
    rows.into_iter()
        .map(|(one, name, phone)| {
            let person = one.id.as_str();
            Ok(Coordinator {
                first_name: tx.open(COORDINATOR_NAME, person, person, &name)?,
                phone: tx.open(COORDINATOR_PHONE, person, person, &phone)?,
                ..one
            })
        })
        .collect()
}

fn companion(r: &Row<'_>) -> Result<(Companion, Sealed, [Option<Sealed>; 3]), StoreError> {
    let one = Companion {
        id: r.get(0)?,
        association: r.get(1)?,
        first_name: String::new(),
        kind: Kind::from_key(&r.get::<String>(3)?)
            .ok_or(StoreError::Broken("a companion of no known kind"))?,
        age: r.get(4)?,
        interests: wishes(&r.get::<String>(5)?),
        max_load: r.get(6)?,
        sign: None,
        paused: r.get::<Option<Timestamp>>(8)?.is_some(),
        left: r.get::<Option<Timestamp>>(9)?.is_some(),
        languages: None,
        area: None,
        pause: pause(r.get(12)?, r.get(13)?),
        times: Vec::new(),
    };
    Ok((one, r.get(2)?, [r.get(7)?, r.get(10)?, r.get(11)?]))
}

fn pause(from: Option<Date>, until: Option<Date>) -> Option<Pause> {
    from.map(|from| Pause { from, until })
}

fn companions(
    tx: &mut Tx<'_>,
    sql: &'static str,
    params: &[&dyn Param],
) -> Result<Vec<Companion>, StoreError> {
    let rows = tx.rows(sql, params, companion)?;
    rows.into_iter()
        .map(|(one, name, [sign, languages, area])| {
            let person = one.id.as_str();
            let open = |place, text: Option<Sealed>| {
                text.map(|text| tx.open(place, person, person, &text))
                    .transpose()
            };
            Ok(Companion {
                first_name: tx.open(COMPANION_NAME, person, person, &name)?,
                sign: open(COMPANION_SIGN, sign)?,
                languages: open(COMPANION_LANGUAGES, languages)?,
                area: open(COMPANION_AREA, area)?,
                ..one
            })
        })
        .collect()
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

pub(crate) fn slot(r: &Row<'_>) -> Result<Slot, StoreError> {
    let number = |index| -> Result<u16, StoreError> {
        u16::try_from(r.get::<i64>(index)?)
            .or(Err(StoreError::Broken("a weekly time out of the week")))
    };
    Ok(Slot {
        weekday: u8::try_from(number(1)?).unwrap_or(0),
        from_min: number(2)?,
        to_min: number(3)?,
    })
}

fn meets(r: &Row<'_>) -> Result<Meets, StoreError> {
    let rhythm = Rhythm::from_key(&r.get::<String>(4)?);
    Ok(Meets {
        rhythm: rhythm.ok_or(StoreError::Broken("a time of no known rhythm"))?,
        begins: r.get(5)?,
        until: r.get(6)?,
        ..Meets::weekly(slot(r)?)
    })
}

fn times<Id: Column + Ord, T>(
    tx: &mut Tx<'_>,
    sql: &'static str,
    of: &AssociationId,
    read: fn(&Row<'_>) -> Result<T, StoreError>,
) -> Result<BTreeMap<Id, Vec<T>>, StoreError> {
    let rows = tx.rows(sql, &[of], |r| Ok((r.get::<Id>(0)?, read(r)?)))?;
    let mut found: BTreeMap<Id, Vec<T>> = BTreeMap::new();
    for (id, time) in rows {
        found.entry(id).or_default().push(time);
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
        let coordinators = coordinators(tx, sql::COORDINATORS_OF, &[id])?;
        let mut companions = companions(tx, sql::COMPANIONS_OF, &[id])?;
        let mut free = times::<CompanionId, _>(tx, sql::COMPANION_TIMES_OF, id, slot)?;
        for one in &mut companions {
            one.times = free.remove(&one.id).unwrap_or_default();
        }
        let mut communities = tx.rows(sql::COMMUNITIES_OF, &[id], community)?;
        let mut meets = times::<CommunityId, _>(tx, sql::COMMUNITY_TIMES_OF, id, meets)?;
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
    Ok(coordinators(tx, sql::COORDINATOR, &[&id])?.pop())
}

/// One companion of whatever association, who has left too.
pub(crate) fn companion_by_id(tx: &mut Tx<'_>, id: &str) -> Result<Option<Companion>, StoreError> {
    Ok(companions(tx, sql::COMPANION, &[&id])?.pop())
}

/// The coordinator who is signed in; none if the row is gone or has left, so that an old session opens nothing.
pub(crate) fn signed_in_coordinator(
    tx: &mut Tx<'_>,
    who: &Actor,
) -> Result<Option<Coordinator>, StoreError> {
    let found = coordinator_by_id(tx, &who.id)?;
    Ok(found.filter(|one| !one.left))
}

/// The companion who is signed in; none if the row is gone or has left.
pub(crate) fn signed_in_companion(
    tx: &mut Tx<'_>,
    who: &Actor,
) -> Result<Option<Companion>, StoreError> {
    let found = companion_by_id(tx, &who.id)?;
    Ok(found.filter(|one| !one.left))
}

/// A new coordinator, with her key.
pub(crate) fn add_coordinator(
    tx: &mut Tx<'_>,
    id: &CoordinatorId,
    of: &str,
    place: i64,
    first_name: &str,
    phone: &str,
) -> Result<(), StoreError> {
    let person = id.as_str();
    tx.new_person(COORDINATOR_NAME, person)?;
    let name = seal::name(tx, COORDINATOR_NAME, person, first_name)?;
    let phone = tx.seal(COORDINATOR_PHONE, person, person, phone)?;
    tx.run(sql::INSERT_COORDINATOR, &[id, &of, &place, &name, &phone])
        .map(|_| ())
}

/// A new companion as somebody has written her down.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewCompanion<'a> {
    pub(crate) id: &'a CompanionId,
    pub(crate) association: &'a str,
    pub(crate) first_name: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) age: Option<i64>,
    /// Keys with commas between.
    pub(crate) interests: &'a str,
    pub(crate) max_load: i64,
    pub(crate) sign: Option<&'a str>,
}

/// Writes a new companion down, with her key.
pub(crate) fn add_companion(tx: &mut Tx<'_>, new: &NewCompanion<'_>) -> Result<(), StoreError> {
    let person = new.id.as_str();
    tx.new_person(COMPANION_NAME, person)?;
    let name = seal::name(tx, COMPANION_NAME, person, new.first_name)?;
    let sign = seal::maybe(tx, COMPANION_SIGN, person, person, new.sign)?;
    tx.run(
        sql::INSERT_COMPANION,
        &[
            new.id,
            &new.association,
            &name,
            &new.kind,
            &new.age,
            &new.interests,
            &new.max_load,
            &sign,
        ],
    )
    .map(|_| ())
}

/// Somebody new who makes the links, with the own key.
pub(crate) fn add_steward(
    tx: &mut Tx<'_>,
    id: &StewardId,
    first_name: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    let person = id.as_str();
    tx.new_person(STEWARD_NAME, person)?;
    let name = seal::name(tx, STEWARD_NAME, person, first_name)?;
    tx.run(sql::INSERT_STEWARD, &[id, &name, &at]).map(|_| ())
}

/// Everybody who makes the links: number and first name, the first first.
pub(crate) fn stewards(tx: &mut Tx<'_>) -> Result<Vec<(String, String)>, StoreError> {
    let rows = tx.rows(sql::STEWARDS, &[], |r| {
        Ok((r.get::<String>(0)?, r.get::<Sealed>(1)?))
    })?;
    rows.into_iter()
        .map(|(id, name)| {
            let name = tx.open(STEWARD_NAME, &id, &id, &name)?;
            Ok((id, name))
        })
        .collect()
}

/// The first name of whoever makes the links.
pub(crate) fn steward_name(tx: &mut Tx<'_>, id: &str) -> Result<Option<String>, StoreError> {
    let name = tx.row(sql::STEWARD, &[&id], |r| r.get::<Sealed>(1))?;
    name.map(|name| tx.open(STEWARD_NAME, id, id, &name))
        .transpose()
}
