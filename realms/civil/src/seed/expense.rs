//! A few expenses of the demo: one that waits, one that is approved, one that is paid, in two associations. Fixed ids, so that no
//! chance is drawn.

use jiff::ToSpan as _;
use kit_store::{Given, Tx};

use super::SeedFault;
use crate::expense::rules::{Kind, New, Rate, Standing, for_drive};
use crate::expense::{ExpenseId, PaymentId, RateId, store};
use crate::people::store::House;
use crate::people::{AssociationId, Companion};

const BROKEN: SeedFault = SeedFault::History("the expenses");
/// What the demo's associations pay for a kilometre, in øre: invented.
const RATE: i64 = 223;

/// Association and its companion.
const WHOSE: [(&str, &str); 2] = [("havnen", "mette"), ("koekkenbordet", "hassan")];

/// Writes them down.
pub(super) fn write(tx: &mut Tx<'_>, given: &Given) -> Result<(), SeedFault> {
    for (key, companion) in WHOSE {
        let of = AssociationId::from_text(&format!("association-{key}")).ok_or(BROKEN)?;
        let rate = RateId::from_text(&format!("rate-{key}")).ok_or(BROKEN)?;
        let from = given.today().first_of_year();
        store::set_rate(tx, given, &of, (&rate, Rate { from, ore: RATE }))?;
        let house = House::load(tx, &of)?;
        let wanted = format!("companion-{companion}");
        let who = house
            .companions
            .iter()
            .find(|one| one.id.as_str() == wanted);
        of_companion(tx, given, key, who.ok_or(BROKEN)?)?;
    }
    Ok(())
}

fn of_companion(
    tx: &mut Tx<'_>,
    given: &Given,
    key: &str,
    who: &Companion,
) -> Result<(), SeedFault> {
    let drive = for_drive(1_250, RATE);
    let all = [
        (
            format!("expense-paid-{key}"),
            20,
            Kind::Transport,
            None,
            2_400,
            "Bus frem og tilbage",
        ),
        (
            format!("expense-approved-{key}"),
            9,
            Kind::Car,
            Some(1_250),
            drive,
            "",
        ),
        (
            format!("expense-{key}"),
            3,
            Kind::Coffee,
            None,
            4_550,
            "To kopper kaffe",
        ),
        (
            format!("expense-own-{key}"),
            1,
            Kind::Entrance,
            None,
            6_000,
            "",
        ),
    ];
    for (place, (id, days, kind, km, ore, note)) in all.into_iter().enumerate() {
        let id = ExpenseId::from_text(&id).ok_or(BROKEN)?;
        let new = New {
            day: given.today().saturating_sub(days.days()),
            kind,
            km,
            ore,
            note: note.to_owned(),
        };
        store::add(tx, given, &id, who, &new)?;
        if place < 2 {
            let one = store::one(tx, &who.association, &id)?.ok_or(BROKEN)?;
            store::answer(tx, given, &one, &Standing::Approved)?;
        }
        if place == 0 {
            let payment = PaymentId::from_text(&format!("payment-{key}")).ok_or(BROKEN)?;
            store::pay(tx, given, &who.association, &payment)?;
        }
    }
    Ok(())
}
