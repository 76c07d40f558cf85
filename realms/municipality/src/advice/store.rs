//! Reading and keeping advice talks.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_store::{Row, StoreError, Tx};

use super::rules::{About, Advice, Booking, Decision, Outcome};
use super::{AdviceId, sql};
use crate::course::GuestId;
use crate::course::rules::Hat;
use crate::course::store as courses;
use crate::course::support::Kind;
use crate::enquiry::rules::EnquiryId;
use crate::enquiry::store as enquiries;
use crate::house::{FormId, WorkerId};
use crate::offer::OfferId;
use crate::today::rules::WalkInId;
use crate::today::store as today;

/// What is known of somebody before the talk, so that it is not told again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Known {
    /// Empty for somebody at the door.
    pub(crate) called: String,
    /// What was wished for, in their own words.
    pub(crate) wish: String,
}

/// What is known of whom a talk is about; none where that is not kept any more, or belongs to another offer.
pub(crate) fn known(
    tx: &mut Tx<'_>,
    about: &About,
    offer: &OfferId,
) -> Result<Option<Known>, StoreError> {
    Ok(match about {
        About::Guest(guest) => courses::called(tx, guest)?.map(|called| Known {
            called,
            wish: String::new(),
        }),
        About::Enquiry(id) => enquiries::one(tx, id, offer)?.map(|one| Known {
            called: one.written.called,
            wish: one.written.text,
        }),
        About::WalkIn(id) => today::wish_of(tx, id)?.map(|(wish, _)| Known {
            called: String::new(),
            wish,
        }),
    })
}

/// Books a talk, once for each form.
pub(crate) fn book(
    tx: &mut Tx<'_>,
    form: &FormId,
    (about, offer): (&About, &OfferId),
    booking: &Booking,
    by: &WorkerId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let of = |kind: &str| (about.kind() == kind).then(|| about.id().to_owned());
    let made = tx.run(
        sql::INSERT_ADVICE,
        &[
            form,
            offer,
            &of("gaest"),
            &of("henvendelse"),
            &of("fra"),
            &booking.day,
            &booking.at_min,
            &booking.worker,
            &booking.adviser,
            by,
            &now,
        ],
    )?;
    Ok(made == 1)
}

fn read(r: &Row<'_>) -> Result<Advice, StoreError> {
    let about = match (
        r.get::<Option<GuestId>>(1)?,
        r.get::<Option<EnquiryId>>(2)?,
        r.get::<Option<WalkInId>>(3)?,
    ) {
        (Some(guest), _, _) => Some(About::Guest(guest)),
        (None, Some(enquiry), _) => Some(About::Enquiry(enquiry)),
        (None, None, walk_in) => walk_in.map(About::WalkIn),
    };
    let outcome = r.get::<Option<String>>(8)?;
    let outcome = outcome.and_then(|key| Outcome::from_key(&key));
    let hat = r.get::<Option<String>>(11)?;
    let hat = hat.and_then(|key| Hat::from_key(&key));
    let help = r.get::<Option<String>>(9)?;
    let decision = match (outcome, r.get::<Option<WorkerId>>(10)?, hat) {
        (Some(outcome), Some(by), Some(hat)) => Some(Decision {
            outcome,
            help: help.and_then(|key| Kind::from_key(&key)),
            by,
            hat,
        }),
        _ => None,
    };
    Ok(Advice {
        id: r.get(0)?,
        about,
        day: r.get(4)?,
        at_min: r.get(5)?,
        worker: r.get(6)?,
        adviser: r.get(7)?,
        decision,
        cancelled: r.get::<Option<Timestamp>>(12)?.is_some(),
    })
}

/// A talk of an offer; another offer's is not there.
pub(crate) fn one(
    tx: &mut Tx<'_>,
    id: &AdviceId,
    offer: &OfferId,
) -> Result<Option<Advice>, StoreError> {
    tx.row(sql::ADVICE, &[id, offer], read)
}

/// The talks of an offer from a day on, and those before it that nobody has said the end of.
pub(crate) fn since(
    tx: &mut Tx<'_>,
    offer: &OfferId,
    day: Date,
) -> Result<Vec<Advice>, StoreError> {
    tx.rows(sql::ADVICE_SINCE, &[offer, &day], read)
}

/// Keeps what was decided; what was decided once stays.
pub(crate) fn decide(
    tx: &mut Tx<'_>,
    id: &AdviceId,
    decision: &Decision,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let help = decision.help.map(|kind| kind.key().to_owned());
    let (outcome, hat) = (decision.outcome.key(), decision.hat.key());
    Ok(tx.run(
        sql::DECIDE_ADVICE,
        &[id, &outcome, &help, &decision.by, &hat, &now],
    )? == 1)
}

/// The talk does not take place, or does after all. A guest's appointment and its reminders go with it and come back with
/// it; what was decided stays.
pub(crate) fn cancel(
    tx: &mut Tx<'_>,
    advice: &Advice,
    what: &str,
    at: Option<Timestamp>,
) -> Result<(), StoreError> {
    if tx.run(sql::CANCEL_ADVICE, &[&advice.id, &at])? == 0 {
        return Ok(());
    }
    match (&advice.about, at) {
        (Some(About::Guest(_)), Some(_)) => today::give_up(tx, advice.id.as_str()),
        (Some(About::Guest(guest)), None) => {
            let form = FormId::from_text(advice.id.as_str());
            let back = today::NewExpected {
                form: form.ok_or(StoreError::Broken("a talk's id is a form's"))?,
                day: advice.day,
                at_min: advice.at_min,
                guest: guest.clone(),
                with: advice.worker.clone(),
                what: what.to_owned(),
            };
            today::make_expected(tx, &back).map(|_| ())
        }
        _ => Ok(()),
    }
}
