//! Reading and writing enquiries. What somebody wrote lies under the enquiry's own key: nobody is a guest yet.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_seal::Sealed;
use kit_store::{Place, StoreError, Tx};

use super::rules::{EnquiryId, Happened, Stands, Step, Way, Written};
use super::sql;
use crate::house::names::Names;
use crate::house::{FormId, WorkerId};
use crate::offer::settings::Door;
use crate::offer::{Offer, OfferId};

const CALLED: Place = Place::of("enquiry", "called");
const SAID: Place = Place::of("enquiry", "said");
const REACH: Place = Place::of("enquiry", "reach");

/// An enquiry as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Enquiry {
    pub(crate) id: EnquiryId,
    pub(crate) at: Timestamp,
    pub(crate) written: Written,
    pub(crate) due: Date,
    pub(crate) steps: Vec<Happened>,
    pub(crate) stands: Stands,
}

/// Writes an enquiry, once for each form; tells whether it is new.
pub(crate) fn put(
    tx: &mut Tx<'_>,
    form: &FormId,
    offer: &Offer,
    written: &Written,
    (today, due, now): (Date, Date, Timestamp),
) -> Result<bool, StoreError> {
    let id = form.as_str();
    tx.new_person(CALLED, id)?;
    let called = tx.seal(CALLED, id, id, &written.called)?;
    let said = tx.seal(SAID, id, id, &written.text)?;
    let reach = tx.seal(REACH, id, id, &written.reach)?;
    let had_been = i64::from(written.before);
    let made = tx.run(
        sql::INSERT_ENQUIRY,
        &[
            form,
            &offer.id,
            &today,
            &now,
            &called,
            &said,
            &written.way.key(),
            &reach,
            &written.came_by,
            &had_been,
            &written.door.key(),
            &due,
        ],
    )?;
    Ok(made == 1)
}

/// Those of an offer with which something is to be done, the first promised first.
pub(crate) fn open(tx: &mut Tx<'_>, offer: &OfferId) -> Result<Vec<Enquiry>, StoreError> {
    let names = Names::read(tx)?;
    let rows = tx.rows(sql::OPEN_ENQUIRIES, &[offer], row)?;
    rows.into_iter().map(|row| whole(tx, &names, row)).collect()
}

/// One enquiry of an offer; another offer's is not there.
pub(crate) fn one(
    tx: &mut Tx<'_>,
    id: &EnquiryId,
    offer: &OfferId,
) -> Result<Option<Enquiry>, StoreError> {
    let names = Names::read(tx)?;
    let found = tx.row(sql::ONE_ENQUIRY, &[id, offer], row)?;
    found.map(|row| whole(tx, &names, row)).transpose()
}

/// Those that were closed, of a day and later: what was closed by a slip can be taken up again.
pub(crate) fn closed(
    tx: &mut Tx<'_>,
    offer: &OfferId,
    since: Date,
) -> Result<Vec<Enquiry>, StoreError> {
    let names = Names::read(tx)?;
    let rows = tx.rows(sql::CLOSED_ENQUIRIES, &[offer, &since], row)?;
    rows.into_iter().map(|row| whole(tx, &names, row)).collect()
}

type Seals = (Sealed, Sealed, Sealed);

fn row(r: &kit_store::Row<'_>) -> Result<(Enquiry, Seals), StoreError> {
    let written = Written {
        called: String::new(),
        text: String::new(),
        way: Way::from_key(&r.get::<String>(4)?)
            .ok_or(StoreError::Broken("an enquiry names a known way"))?,
        reach: String::new(),
        came_by: r.get(6)?,
        before: r.get::<i64>(7)? == 1,
        door: Door::from_key(&r.get::<String>(8)?)
            .ok_or(StoreError::Broken("an enquiry came by a known door"))?,
    };
    let enquiry = Enquiry {
        id: r.get(0)?,
        at: r.get(1)?,
        written,
        due: r.get(9)?,
        steps: Vec::new(),
        stands: Stands::default(),
    };
    Ok((enquiry, (r.get(2)?, r.get(3)?, r.get(5)?)))
}

fn whole(
    tx: &mut Tx<'_>,
    names: &Names,
    (row, (called, said, reach)): (Enquiry, Seals),
) -> Result<Enquiry, StoreError> {
    let id = row.id.as_str().to_owned();
    let steps = steps(tx, &row.id, names)?;
    Ok(Enquiry {
        written: Written {
            called: tx.open(CALLED, &id, &id, &called)?,
            text: tx.open(SAID, &id, &id, &said)?,
            reach: tx.open(REACH, &id, &id, &reach)?,
            ..row.written
        },
        stands: Stands::after(&steps),
        steps,
        ..row
    })
}

fn steps(tx: &mut Tx<'_>, id: &EnquiryId, names: &Names) -> Result<Vec<Happened>, StoreError> {
    tx.rows(sql::ENQUIRY_STEPS, &[id], |r| {
        let (kind, worker): (String, Option<WorkerId>) = (r.get(0)?, r.get(1)?);
        let reason: Option<String> = r.get(2)?;
        let step = match (kind.as_str(), worker) {
            ("taken", Some(worker)) => Step::Taken(worker),
            ("reached", _) => Step::Reached,
            ("missed", _) => Step::Missed,
            ("waits", _) => Step::Waits,
            ("helped", _) => Step::Helped,
            ("course", _) => Step::Course,
            ("elsewhere", _) => Step::Elsewhere(reason.unwrap_or_default()),
            ("again", _) => Step::Again,
            _ => {
                return Err(StoreError::Broken(
                    "a step of an enquiry is of a known kind",
                ));
            }
        };
        Ok(Happened {
            step,
            by: names.of(&r.get(3)?),
            at: r.get(4)?,
        })
    })
}

/// The offer that an enquiry came to; none where there is no such enquiry.
pub(crate) fn offer_of(tx: &mut Tx<'_>, id: &EnquiryId) -> Result<Option<OfferId>, StoreError> {
    tx.row(sql::OFFER_OF_ENQUIRY, &[id], |r| r.get(0))
}

/// Writes a step, once for each form.
pub(crate) fn step(
    tx: &mut Tx<'_>,
    form: &FormId,
    id: &EnquiryId,
    step: &Step,
    by: &WorkerId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let worker = match step {
        Step::Taken(worker) => Some(worker.clone()),
        _ => None,
    };
    let reason = match step {
        Step::Elsewhere(reason) if !reason.is_empty() => Some(reason.clone()),
        _ => None,
    };
    tx.run(
        sql::INSERT_ENQUIRY_STEP,
        &[form, id, &step.kind(), &worker, &reason, by, &now],
    )
    .map(|_| ())
}
