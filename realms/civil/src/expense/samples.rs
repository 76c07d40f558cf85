//! Expenses in every situation.

use jiff::ToSpan as _;
use kit_web::{Asked, Failed, Sample};

use super::pages::{Accounts, Known, Own};
use super::rules::{Expense, Kind, NOTE_MAX, Rate, Standing};
use super::store::Payment;
use super::{ExpenseId, PaymentId};
use crate::group::rules::{Amiss, Wrong};
use crate::people::CompanionId;
use crate::sample;

const BROKEN: fn() -> Failed = || Failed::Page("a sample of an expense".to_owned());

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let today = asked.web.given.today();
    let rates = [Rate {
        from: today.first_of_year(),
        ore: 223,
    }];
    let house = sample::house();
    let who = house.companions.first().map(|one| one.id.clone());
    let who = who
        .or_else(|| CompanionId::from_text("companion-mette"))
        .ok_or_else(BROKEN)?;
    let payment = PaymentId::from_text("payment-1").ok_or_else(BROKEN)?;
    let one = |id: &str, kind, ore, note: &str, standing| {
        Ok::<_, Failed>(Expense {
            id: ExpenseId::from_text(id).ok_or_else(BROKEN)?,
            who: who.clone(),
            day: today.saturating_sub(3.days()),
            kind,
            km: (kind == Kind::Car).then_some(1_250),
            ore,
            note: note.to_owned(),
            standing,
        })
    };
    let all = [
        one(
            "expense-1",
            Kind::Transport,
            2_400,
            "Bus 2A frem og tilbage",
            Standing::Waits,
        )?,
        one("expense-2", Kind::Car, 2_788, "", Standing::Approved)?,
        one(
            "expense-3",
            Kind::Coffee,
            4_550,
            "",
            Standing::Declined("Vi mangler dagen".to_owned()),
        )?,
        one(
            "expense-4",
            Kind::Entrance,
            9_000,
            "",
            Standing::Paid(payment.clone()),
        )?,
    ];
    let long = "Svømmehallen og garderobeskabet, som ikke ville give mønten tilbage. ".repeat(2);
    let long: String = long.chars().take(NOTE_MAX).collect();
    let longest = [one(
        "expense-5",
        Kind::Other,
        1_000_000,
        &long,
        Standing::Declined(long.clone()),
    )?];
    let fine = Amiss::new();
    let amiss = vec![
        ("day", Wrong::NoDay),
        ("kind", Wrong::NoChoice),
        ("amount", Wrong::Number(1, 10_000)),
    ];
    let known = |open: &[Expense], rates: &[Rate]| Known {
        house: sample::house(),
        open: open.to_vec(),
        rates: rates.to_vec(),
        payments: vec![Payment {
            id: payment.clone(),
            at: asked.web.given.now(),
            count: 1,
            ore: 9_000,
        }],
    };
    let empty = Known {
        payments: Vec::new(),
        ..known(&[], &[])
    };
    let waits = [one(
        "expense-5",
        Kind::Other,
        1_000_000,
        &long,
        Standing::Waits,
    )?];
    let own = |all: &[Expense], rates: &[Rate], amiss: &Amiss| Own::of(asked, all, rates, amiss);
    let two = known(all.get(..2).unwrap_or(&[]), &rates);
    let rate = vec![("rate", Wrong::Number(1, 20))];
    let why = vec![("why", Wrong::Missing)];
    Ok(vec![
        Sample::of("expenses", "empty", &own(&[], &[], &fine))?,
        Sample::of("expenses", "ordinary", &own(&all, &rates, &fine))?,
        Sample::of("expenses", "longest", &own(&longest, &rates, &fine))?,
        Sample::of("expenses", "error", &own(&all, &rates, &amiss))?,
        Sample::of(
            "accounts",
            "empty",
            &Accounts::of(asked, &empty, None, &fine),
        )?,
        Sample::of(
            "accounts",
            "ordinary",
            &Accounts::of(asked, &two, None, &fine),
        )?,
        Sample::of(
            "accounts",
            "longest",
            &Accounts::of(asked, &known(&waits, &rates), None, &fine),
        )?,
        Sample::of(
            "accounts",
            "error",
            &Accounts::of(asked, &two, Some("expense-1"), &why),
        )?,
        Sample::of("accounts", "rate", &Accounts::of(asked, &two, None, &rate))?,
    ])
}
