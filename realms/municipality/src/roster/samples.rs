//! The roster as it looks.

use jiff::ToSpan as _;
use kit_web::{Asked, Failed, Faults, Fields, Sample};

use super::pages::{advice, page};
use super::rules::{NewShift, ShiftFault, ShiftId};
use super::store::Shift;
use crate::house::WorkerId;
use crate::offer::{Offer, OfferId, Settings};
use crate::today::samples::workers;

fn shift(asked: &Asked, id: &str, name: &str, shadow: bool) -> Option<Shift> {
    Some(Shift {
        picture: None,
        id: ShiftId::from_text(id)?,
        name: name.to_owned(),
        also: "§ 85 mandag og tirsdag".to_owned(),
        new: NewShift {
            day: asked.web.given.today(),
            from_min: 570,
            to_min: 720,
            worker: WorkerId::from_text("worker-jonas")?,
            shadow,
        },
    })
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let missing = || Failed::NotFound;
    let today = asked.web.given.today();
    let days: Vec<_> = (0_i64..14)
        .map(|n| today.saturating_add(n.days()))
        .collect();
    let offer = Offer {
        id: OfferId::from_text("offer-house").ok_or_else(missing)?,
        settings: Settings::default(),
    };
    let shifts = [
        shift(asked, "shift-0001", "Birgitte", false).ok_or_else(missing)?,
        shift(asked, "shift-0002", "Paninnguaq-Marie", true).ok_or_else(missing)?,
    ];
    let mut faults = Faults::none();
    faults.add("to", advice(asked, ShiftFault::EndsFirst));
    let typed = Fields::of(&[("from", "12:00"), ("to", "09:00"), ("kind", "shadow")]);
    let all = workers();
    let made = |shifts: &[Shift], fields: &Fields, faults| {
        page(
            asked,
            (&offer, shifts, &all),
            &days,
            "form-0001",
            (fields, faults),
        )
    };
    let none = Fields::default();
    Ok(vec![
        Sample::of("roster", "empty", &made(&[], &none, Faults::none()))?,
        Sample::of("roster", "ordinary", &made(&shifts, &none, Faults::none()))?,
        Sample::of("roster", "error", &made(&shifts, &typed, faults))?,
    ])
}
