//! Writing what a companion says.

use engine_planning::companions::{Slot, Wish};
use jiff::civil::Date;
use kit_store::{StoreError, Tx};

use super::offer::{About, Pause};
use super::sql;
use crate::people::CompanionId;
use crate::people::store::{COMPANION_AREA, COMPANION_LANGUAGES, slot};
use crate::seal;

/// What a companion says of herself.
pub(crate) fn say(tx: &mut Tx<'_>, id: &CompanionId, about: &About) -> Result<(), StoreError> {
    let person = id.as_str();
    let languages = about.languages.as_deref();
    let languages = seal::maybe(tx, COMPANION_LANGUAGES, person, person, languages)?;
    let area = seal::maybe(tx, COMPANION_AREA, person, person, about.area.as_deref())?;
    let keys: Vec<&str> = about
        .interests
        .iter()
        .map(|wish: &Wish| wish.key())
        .collect();
    let interests = keys.join(",");
    tx.run(
        sql::SAY,
        &[
            id,
            &interests,
            &languages,
            &area,
            &about.age,
            &about.max_load,
        ],
    )
    .map(|_| ())
}

/// When a companion has time, the week's first first.
pub(crate) fn times(tx: &mut Tx<'_>, id: &CompanionId) -> Result<Vec<Slot>, StoreError> {
    tx.rows(sql::TIMES, &[id], slot)
}

/// One weekly time more.
pub(crate) fn add_time(tx: &mut Tx<'_>, id: &CompanionId, one: Slot) -> Result<(), StoreError> {
    let (day, from) = (i64::from(one.weekday), i64::from(one.from_min));
    let to = i64::from(one.to_min);
    tx.run(sql::ADD_TIME, &[id, &day, &from, &to]).map(|_| ())
}

/// One weekly time less.
pub(crate) fn remove_time(
    tx: &mut Tx<'_>,
    id: &CompanionId,
    weekday: i64,
    from: i64,
) -> Result<(), StoreError> {
    tx.run(sql::REMOVE_TIME, &[id, &weekday, &from]).map(|_| ())
}

/// From when to when a companion pauses; none ends every pause.
pub(crate) fn pause(
    tx: &mut Tx<'_>,
    id: &CompanionId,
    pause: Option<Pause>,
) -> Result<(), StoreError> {
    let from: Option<Date> = pause.map(|one| one.from);
    let until: Option<Date> = pause.and_then(|one| one.until);
    tx.run(sql::PAUSE, &[id, &from, &until]).map(|_| ())
}
