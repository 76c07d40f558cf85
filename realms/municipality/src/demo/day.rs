//! What waits at the demo's door: enquiries, and a call to make.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_store::{Given, StoreError, Tx};

use super::worker_id;
use crate::again::store::{self as calls, NewCall};
use crate::course::GuestId;
use crate::enquiry::rules::{EnquiryId, Step, Way, Written, promised};
use crate::enquiry::store as enquiries;
use crate::house::FormId;
use crate::offer::OfferId;
use crate::offer::settings::Door;
use crate::offer::store::{self as offers, Setting};

fn form(text: &str) -> Result<FormId, StoreError> {
    FormId::from_text(text).ok_or(StoreError::Broken("a demo id is an id"))
}

/// A second offer, which keeps nobody: it waits for a team that its owner puts into it.
pub(crate) fn second_offer(tx: &mut Tx<'_>, given: &Given, from: Date) -> Result<(), StoreError> {
    let id =
        OfferId::from_text("offer-drivhuset").ok_or(StoreError::Broken("a demo id is an id"))?;
    offers::add(tx, &id, given.now())?;
    let setting = Setting {
        form: form("setting-00001")?,
        offer: id,
        from,
        text: crate::offer::sample_text("drivhuset").to_owned(),
        by: None,
    };
    offers::set(tx, &setting, given.now()).map(|_| ())
}

/// Three enquiries, of which one is taken, and somebody who is to be rung.
pub(crate) fn enquiries(tx: &mut Tx<'_>, given: &Given, today: Date) -> Result<(), StoreError> {
    let offer = offers::first(tx, today)?;
    let all = [
        (
            0_i64,
            "Rashid",
            "Jeg vil gerne lære nogen at kende.",
            Way::Call,
            "Af sig selv",
            false,
        ),
        (
            1,
            "Kirsten",
            "Jeg har været hos jer for to år siden.",
            Way::Message,
            "",
            true,
        ),
        (1, "Ole", "", Way::Comes, "Lægen", false),
    ];
    for (number, (ago, called, text, way, by, before)) in all.into_iter().enumerate() {
        let day = today.saturating_sub(ago.days());
        let written = Written {
            called: called.to_owned(),
            text: text.to_owned(),
            way,
            reach: if way == Way::Comes {
                String::new()
            } else {
                format!("12 34 56 {number}0")
            },
            came_by: (!by.is_empty()).then(|| by.to_owned()),
            before,
            door: Door::Form,
        };
        let id = form(&format!("enquiry-{number:05}"))?;
        let at = given.moment(day.at(9, 15, 0, 0));
        enquiries::put(tx, &id, &offer, &written, (day, promised(&offer, day), at))?;
        if let (2, Some(enquiry)) = (number, EnquiryId::from_text(id.as_str())) {
            let (jonas, step) = (worker_id("jonas"), form("enquiry-step-00001")?);
            enquiries::step(tx, &step, &enquiry, &Step::Taken(jonas.clone()), &jonas, at)?;
        }
    }
    let guest =
        GuestId::from_text("guest-00003").ok_or(StoreError::Broken("a demo id is an id"))?;
    let call = NewCall {
        form: form("call-back-00001")?,
        day: today,
        guest,
        worker: worker_id("jonas"),
        line: "Kom ikke i går. Spørg, hvordan det går".to_owned(),
        by: Some(worker_id("birgitte")),
    };
    calls::put_call(tx, &call, given.moment(today.at(8, 50, 0, 0)))
}
