//! Reading and writing the roster of the asker's offer.

use std::collections::HashMap;

use jiff::civil::Date;
use kit_store::{StoreError, Tx};

use super::rules::{NewShift, ShiftId};
use super::sql;
use crate::colleagues::store::colleagues;
use crate::house::names::Names;
use crate::house::{FormId, WorkerId};
use crate::offer::store as offers;
use crate::portrait::PortraitId;

/// A shift that stands on the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shift {
    pub(crate) id: ShiftId,
    pub(crate) new: NewShift,
    pub(crate) name: String,
    /// Where else they work, "§ 85 mandag og tirsdag"; empty where nobody said.
    pub(crate) also: String,
    /// Their own picture, where they brought one.
    pub(crate) picture: Option<PortraitId>,
}

/// The shifts from a day to a day.
pub(crate) fn shifts(tx: &mut Tx<'_>, from: Date, to: Date) -> Result<Vec<Shift>, StoreError> {
    let (names, offer) = (Names::read(tx)?, offers::own(tx)?.id);
    let about: HashMap<WorkerId, (String, Option<PortraitId>)> = colleagues(tx)?
        .into_iter()
        .map(|one| (one.id, (one.also, one.picture)))
        .collect();
    tx.rows(sql::SHIFTS, &[&offer, &from, &to], |r| {
        let worker: WorkerId = r.get(4)?;
        let (also, picture) = about.get(&worker).cloned().unwrap_or_default();
        Ok(Shift {
            id: r.get(0)?,
            name: names.of(&worker),
            also,
            picture,
            new: NewShift {
                day: r.get(1)?,
                from_min: r.get(2)?,
                to_min: r.get(3)?,
                worker,
                shadow: r.get::<String>(5)? == "shadow",
            },
        })
    })
}

/// Writes a shift, once for each form.
pub(crate) fn put(tx: &mut Tx<'_>, form: &FormId, new: &NewShift) -> Result<(), StoreError> {
    let offer = offers::own(tx)?.id;
    let kind = if new.shadow { "shadow" } else { "host" };
    tx.run(
        sql::INSERT_SHIFT,
        &[
            form,
            &new.day,
            &new.from_min,
            &new.to_min,
            &new.worker,
            &offer,
            &kind,
        ],
    )
    .map(|_| ())
}

/// Takes a shift that is still to come off the roster; tells whether it was there.
pub(crate) fn remove(tx: &mut Tx<'_>, id: &ShiftId, today: Date) -> Result<bool, StoreError> {
    let offer = offers::own(tx)?.id;
    Ok(tx.run(sql::DELETE_SHIFT, &[id, &offer, &today])? == 1)
}
