//! Reading and writing the day.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_seal::Sealed;
use kit_store::{Param, Place, StoreError, Tx};

use super::rules::{Expected, ExpectedId, Met, WalkIn, WalkInId, Whom};
use super::sql;
use crate::course::GuestId;
use crate::course::store::CALLED;
use crate::house::names::Names;
use crate::house::{FormId, WorkerId};
use crate::offer::store as offers;

/// What an appointment is about: under the guest's key; a group's under the row's own.
pub(crate) const WHAT: Place = Place::of("expected", "what");
/// What somebody from the street wished for. Nobody is named at the door, so a day of the house has one key, and
/// erasing it erases the day in every copy.
pub(crate) const WISH: Place = Place::of("walk_in", "wish");
/// What was agreed at the door.
pub(crate) const AGREED: Place = Place::of("walk_in", "agreed");
/// A line about a telephone call, under the day's key as at the door.
const NOTE: Place = Place::of("phone_call", "note");

/// The key ring's name for a day at the door and the telephone.
pub(crate) fn door_of(day: Date) -> String {
    format!("door-{day}")
}

/// Who is expected on a day in the asker's offer, in the order of the clock. A protected name stays away.
pub(crate) fn expected(tx: &mut Tx<'_>, day: Date) -> Result<Vec<Expected>, StoreError> {
    let (names, offer) = (Names::read(tx)?, offers::own(tx)?.id);
    let rows = tx.rows(sql::EXPECTED, &[&day, &offer], |r| {
        let expected = Expected {
            id: r.get(0)?,
            at_min: r.get(1)?,
            whom: Whom::Group(r.get::<Option<String>>(4)?.unwrap_or_default()),
            with: names.of(&r.get(5)?),
            what: String::new(),
            came: r.get(7)?,
        };
        let guest = (r.get::<Option<GuestId>>(2)?, r.get::<Option<Sealed>>(3)?);
        let protected = r.get::<Option<i64>>(8)?.is_some();
        Ok((expected, guest, r.get::<Sealed>(6)?, protected))
    })?;
    let open = |(row, guest, what, protected): (Expected, _, Sealed, bool)| {
        let person = match &guest {
            (Some(id), _) => GuestId::as_str(id).to_owned(),
            (None, _) => row.id.as_str().to_owned(),
        };
        let whom = match guest {
            // The list lies at the door, where others can read it.
            (Some(id), Some(_)) if protected => Whom::Guest {
                called: String::new(),
                id,
            },
            (Some(id), Some(called)) => Whom::Guest {
                called: tx.open(CALLED, &person, &person, &called)?,
                id,
            },
            (None, _) => row.whom,
            (Some(_), None) => return Err(StoreError::Broken("an appointment's guest is there")),
        };
        let what = tx.open(WHAT, row.id.as_str(), &person, &what)?;
        Ok(Expected { whom, what, ..row })
    };
    rows.into_iter().map(open).collect()
}

/// An appointment to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Coming {
    pub(crate) day: Date,
    pub(crate) at_min: i64,
    pub(crate) with: String,
    pub(crate) what: String,
}

/// A guest's appointments from a day on.
pub(crate) fn coming(
    tx: &mut Tx<'_>,
    guest: &GuestId,
    from: Date,
) -> Result<Vec<Coming>, StoreError> {
    let names = Names::read(tx)?;
    let rows = tx.rows(sql::COMING, &[guest, &from], |r| {
        let coming = Coming {
            day: r.get(0)?,
            at_min: r.get(1)?,
            with: names.of(&r.get(2)?),
            what: String::new(),
        };
        Ok((coming, r.get::<Sealed>(3)?, r.get::<String>(4)?))
    })?;
    rows.into_iter()
        .map(|(coming, what, id)| {
            let what = tx.open(WHAT, &id, guest.as_str(), &what)?;
            Ok(Coming { what, ..coming })
        })
        .collect()
}

/// An appointment with a guest; the form's id is the row's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewExpected {
    pub(crate) form: FormId,
    pub(crate) day: Date,
    pub(crate) at_min: i64,
    pub(crate) guest: GuestId,
    pub(crate) with: WorkerId,
    pub(crate) what: String,
}

/// Makes an appointment with a group; its line is under the row's own key.
pub(crate) fn put_group(
    tx: &mut Tx<'_>,
    id: &str,
    (day, at_min): (Date, i64),
    group: &str,
    with: &WorkerId,
    what: &str,
) -> Result<(), StoreError> {
    tx.new_person(WHAT, id)?;
    let what = tx.seal(WHAT, id, id, what)?;
    let no_guest: Option<GuestId> = None;
    let row: [&dyn Param; 7] = [&id, &day, &at_min, &no_guest, &group, with, &what];
    tx.run(sql::INSERT_EXPECTED, &row).map(|_| ())
}

/// An appointment does not take place: nobody is expected, nobody is reminded. What somebody has come to stays.
pub(crate) fn give_up(tx: &mut Tx<'_>, id: &str) -> Result<(), StoreError> {
    if tx.run(sql::GIVE_UP, &[&id])? == 1 {
        crate::remind::gone(tx, id)?;
    }
    Ok(())
}

/// Makes an appointment; tells whether it is new.
pub(crate) fn make_expected(tx: &mut Tx<'_>, new: &NewExpected) -> Result<bool, StoreError> {
    let no_group: Option<String> = None;
    let what = tx.seal(WHAT, new.form.as_str(), new.guest.as_str(), &new.what)?;
    let made = tx.run(
        sql::INSERT_EXPECTED,
        &[
            &new.form,
            &new.day,
            &new.at_min,
            &new.guest,
            &no_group,
            &new.with,
            &what,
        ],
    )?;
    Ok(made == 1)
}

/// Notes that somebody expected on this day has come; once, however often the button is pressed. None where nobody
/// is expected under this id on the day.
pub(crate) fn arrived(
    tx: &mut Tx<'_>,
    form: &FormId,
    id: &ExpectedId,
    today: Date,
    by: &WorkerId,
    now: Timestamp,
) -> Result<Option<()>, StoreError> {
    let day: Option<Date> = tx.row(sql::EXPECTED_DAY, &[id], |r| r.get(0))?;
    if day != Some(today) {
        return Ok(None);
    }
    let already: Option<i64> = tx.row(sql::HAS_ARRIVED, &[id], |r| r.get(0))?;
    if already == Some(0) {
        tx.run(sql::INSERT_ARRIVAL, &[form, id, &now, by])?;
    }
    Ok(Some(()))
}

/// The guest of an appointment; none with a group, or where there is no appointment.
pub(crate) fn guest_of(tx: &mut Tx<'_>, id: &ExpectedId) -> Result<Option<GuestId>, StoreError> {
    let row = tx.row(sql::EXPECTED_GUEST, &[id], |r| r.get::<Option<GuestId>>(0))?;
    Ok(row.flatten())
}

/// Takes an arrival back, if there is one; none where nobody is expected under this id.
pub(crate) fn not_arrived(
    tx: &mut Tx<'_>,
    id: &ExpectedId,
    now: Timestamp,
) -> Result<Option<()>, StoreError> {
    let day: Option<Date> = tx.row(sql::EXPECTED_DAY, &[id], |r| r.get(0))?;
    if day.is_some() {
        tx.run(sql::UNDO_ARRIVAL, &[id, &now])?;
    }
    Ok(day.map(|_| ()))
}

/// Notes somebody at the door; tells whether it is new. The form's id is the row's, so a double press acts once.
pub(crate) fn welcome(
    tx: &mut Tx<'_>,
    form: &FormId,
    day: Date,
    walk_in: &WalkIn,
    now: Timestamp,
) -> Result<bool, StoreError> {
    put_walk_in(tx, form.as_str(), day, walk_in, now, None)
}

/// Writes a row of the door, seen and perhaps gone already; tells whether it is new.
pub(crate) fn put_walk_in(
    tx: &mut Tx<'_>,
    id: &str,
    day: Date,
    walk_in: &WalkIn,
    at: Timestamp,
    left: Option<Timestamp>,
) -> Result<bool, StoreError> {
    let door = door_of(day);
    tx.new_person(WISH, &door)?;
    let wish = tx.seal(WISH, id, &door, &walk_in.wish)?;
    let agreed = tx.seal(AGREED, id, &door, &walk_in.agreed)?;
    let (met_by, offer) = (&walk_in.met_by, offers::own(tx)?.id);
    let made = tx.run(
        sql::INSERT_WALK_IN,
        &[&id, &day, &wish, met_by, &agreed, &at, &left, &offer],
    )?;
    Ok(made == 1)
}

/// Who came in from the street on a day.
pub(crate) fn met(tx: &mut Tx<'_>, day: Date) -> Result<Vec<Met>, StoreError> {
    let (names, offer) = (Names::read(tx)?, offers::own(tx)?.id);
    let rows = tx.rows(sql::WALK_INS, &[&day, &offer], |r| {
        let met = Met {
            id: r.get(0)?,
            wish: String::new(),
            met_by: names.of(&r.get(2)?),
            agreed: String::new(),
            at: r.get(4)?,
            left: r.get(5)?,
        };
        Ok((met, r.get::<Sealed>(1)?, r.get::<Sealed>(3)?))
    })?;
    rows.into_iter()
        .map(|(met, wish, agreed)| {
            let (id, door) = (met.id.as_str(), door_of(day));
            Ok(Met {
                wish: tx.open(WISH, id, &door, &wish)?,
                agreed: tx.open(AGREED, id, &door, &agreed)?,
                ..met
            })
        })
        .collect()
}

/// What one at the door wished for, and who received.
pub(crate) fn wish_of(
    tx: &mut Tx<'_>,
    id: &WalkInId,
) -> Result<Option<(String, WorkerId)>, StoreError> {
    let row = tx.row(sql::WALK_IN, &[id], |r| {
        Ok((r.get::<Sealed>(0)?, r.get(1)?, r.get::<Date>(2)?))
    })?;
    row.map(|(wish, by, day)| Ok((tx.open(WISH, id.as_str(), &door_of(day), &wish)?, by)))
        .transpose()
}

/// Notes that one from the street has gone, the first time; none where nobody came under this id.
pub(crate) fn left(
    tx: &mut Tx<'_>,
    id: &WalkInId,
    now: Timestamp,
) -> Result<Option<()>, StoreError> {
    let came: Option<Date> = tx.row(sql::WALK_IN_DAY, &[id], |r| r.get(0))?;
    if came.is_some() {
        tx.run(sql::LEFT, &[id, &now])?;
    }
    Ok(came.map(|_| ()))
}

/// A telephone call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Call {
    pub(crate) at: Timestamp,
    pub(crate) taken_by: String,
    pub(crate) note: String,
}

/// Notes a call; tells whether it is new.
pub(crate) fn note_call(
    tx: &mut Tx<'_>,
    form: &FormId,
    day: Date,
    by: &WorkerId,
    note: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let door = door_of(day);
    tx.new_person(NOTE, &door)?;
    let note = tx.seal(NOTE, form.as_str(), &door, note)?;
    let offer = offers::own(tx)?.id;
    Ok(tx.run(sql::INSERT_CALL, &[form, &day, &now, by, &note, &offer])? == 1)
}

/// The calls of a day, newest first.
pub(crate) fn calls(tx: &mut Tx<'_>, day: Date) -> Result<Vec<Call>, StoreError> {
    let (names, offer) = (Names::read(tx)?, offers::own(tx)?.id);
    let rows = tx.rows(sql::CALLS, &[&day, &offer], |r| {
        let call = Call {
            at: r.get(0)?,
            taken_by: names.of(&r.get(1)?),
            note: String::new(),
        };
        Ok((call, r.get::<Sealed>(2)?, r.get::<String>(3)?))
    })?;
    rows.into_iter()
        .map(|(call, note, id)| {
            let note = tx.open(NOTE, &id, &door_of(day), &note)?;
            Ok(Call { note, ..call })
        })
        .collect()
}
