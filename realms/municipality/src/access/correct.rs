//! Setting right what is wrong about a guest. What stood there is kept beside it, so that both can be shown.

use jiff::Timestamp;
use kit_seal::Sealed;
use kit_store::{Place, StoreError, Tx};

use super::rules::What;
use super::sql;
use crate::course::GuestId;
use crate::course::store::{self as courses, CALLED};
use crate::house::names::Names;
use crate::house::{FormId, WorkerId};
use crate::remind;
use crate::remind::rules::Way;

const GOAL: Place = Place::of("course", "goal");
const ADDRESS: Place = Place::of("reminder_choice", "address");
const WAS: Place = Place::of("correction", "was");
const LINE: Place = Place::of("correction", "line");

/// A value that can be set right, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stands {
    pub(crate) what: What,
    pub(crate) value: String,
    /// The row that holds it.
    row: String,
    /// How an address is written, where it is one.
    pub(crate) way: Option<Way>,
}

/// Everything that can be set right now.
pub(crate) fn standing(tx: &mut Tx<'_>, guest: &GuestId) -> Result<Vec<Stands>, StoreError> {
    let Some(called) = courses::called(tx, guest)? else {
        return Ok(Vec::new());
    };
    let of = |what, value: String, row: &str, way| Stands {
        what,
        value,
        row: row.to_owned(),
        way,
    };
    let mut all = vec![of(What::Called, called, guest.as_str(), None)];
    if let Some(course) = courses::newest(tx, guest)? {
        all.push(of(What::Goal, course.goal, course.id.as_str(), None));
    }
    if let Some(kept) = remind::store::standing(tx, guest)? {
        let way = Some(kept.choice.way);
        all.push(of(
            What::Contact,
            kept.choice.address,
            kept.id.as_str(),
            way,
        ));
    }
    Ok(all)
}

/// Sets `stands` right, once for each form.
pub(crate) fn put(
    tx: &mut Tx<'_>,
    form: &FormId,
    guest: &GuestId,
    (stands, line): (&Stands, &str),
    (by, now): (&WorkerId, Timestamp),
) -> Result<(), StoreError> {
    let before: Option<i64> = tx.row(sql::HAS_CORRECTION, &[form], |r| r.get(0))?;
    if before != Some(0) || stands.value == line {
        return Ok(());
    }
    let (person, row) = (guest.as_str(), form.as_str());
    let was = tx.seal(WAS, row, person, &stands.value)?;
    let right = tx.seal(LINE, row, person, line)?;
    tx.run(
        sql::INSERT_CORRECTION,
        &[form, guest, &stands.what.key(), &was, &right, by, &now],
    )?;
    let (place, statement) = match stands.what {
        What::Called => (CALLED, sql::SET_CALLED),
        What::Goal => (GOAL, sql::SET_GOAL),
        What::Contact => (ADDRESS, sql::SET_ADDRESS),
    };
    let value = tx.seal(place, &stands.row, person, line)?;
    tx.run(statement, &[&stands.row, &value]).map(|_| ())
}

/// A correction that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Corrected {
    pub(crate) what: What,
    pub(crate) was: String,
    pub(crate) line: String,
    pub(crate) by: String,
    pub(crate) at: Timestamp,
}

/// What was set right, newest first.
pub(crate) fn corrected(tx: &mut Tx<'_>, guest: &GuestId) -> Result<Vec<Corrected>, StoreError> {
    let names = Names::read(tx)?;
    let rows = tx.rows(sql::CORRECTIONS, &[guest], |r| {
        let kept = (
            r.get::<String>(1)?,
            r.get::<WorkerId>(4)?,
            r.get::<Timestamp>(5)?,
        );
        Ok((
            r.get::<String>(0)?,
            kept,
            r.get::<Sealed>(2)?,
            r.get::<Sealed>(3)?,
        ))
    })?;
    rows.into_iter()
        .map(|(id, (what, by, at), was, line)| {
            Ok(Corrected {
                what: What::from_key(&what)
                    .ok_or(StoreError::Broken("a correction is of a known value"))?,
                was: tx.open(WAS, &id, guest.as_str(), &was)?,
                line: tx.open(LINE, &id, guest.as_str(), &line)?,
                by: names.of(&by),
                at,
            })
        })
        .collect()
}

impl Stands {
    /// For the gallery.
    pub(super) fn sample(what: What, value: &str) -> Self {
        Self {
            what,
            value: value.to_owned(),
            row: String::new(),
            way: None,
        }
    }
}
