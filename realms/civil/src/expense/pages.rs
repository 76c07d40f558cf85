//! `/udlaeg` for the companion and `/regnskab` for the coordinator.

use jiff::civil::Date;
use kit_web::{Asked, Choice, Faults, Field, Frame, Link, Opt};
use kit_words::{key, when};

use super::rules::{Expense, Kind, NOTE_MAX, Rate, Standing, rate_on, sums};
use super::store::Payment;
use crate::group::pages::faults;
use crate::group::rules::Amiss;
use crate::people::store::House;

/// Hundredths as Danes write them: "45,50".
pub(crate) fn kroner(hundredths: i64) -> String {
    format!("{},{:02}", hundredths / 100, hundredths % 100)
}

pub(crate) fn kind(asked: &Asked, kind: Kind) -> String {
    asked.say(match kind {
        Kind::Transport => key!("expense-transport"),
        Kind::Car => key!("expense-car"),
        Kind::Coffee => key!("expense-coffee"),
        Kind::Entrance => key!("expense-entrance"),
        Kind::Other => key!("expense-other"),
    })
}

/// "12,50 km", where somebody drove.
pub(crate) fn drive(asked: &Asked, one: &Expense) -> Option<String> {
    let km = one.km.map(kroner)?;
    Some(asked.tell("expense-drive", &[("km", km.into())]))
}

fn amount(asked: &Asked, ore: i64) -> String {
    asked.tell("expense-amount-of", &[("amount", kroner(ore).into())])
}

fn nonce(asked: &Asked, faults: &Faults) -> String {
    match asked.fields.get("nonce") {
        kept if faults.any() && !kept.is_empty() => kept.to_owned(),
        _ => asked.web.given.random128(),
    }
}

/// An expense in words.
pub(crate) struct Row {
    heading: String,
    lines: Vec<String>,
    /// Where it is taken back, answered or answered anew.
    action: String,
    /// Whether it can be.
    open: bool,
    why: Option<Field>,
}

fn heading(asked: &Asked, one: &Expense) -> String {
    let day = when::day_of_month(asked.lang(), one.day);
    let (kind, amount) = (kind(asked, one.kind), amount(asked, one.ore));
    let about = [
        ("day", day.into()),
        ("kind", kind.into()),
        ("amount", amount.into()),
    ];
    asked.tell("expense-line", &about)
}

/// `/udlaeg`.
#[derive(askama::Template)]
#[template(path = "expenses.html")]
pub(crate) struct Own {
    frame: Frame,
    heading: String,
    notice: Option<String>,
    faults: Faults,
    nonce: String,
    day: Field,
    kind: Choice,
    fields: Vec<Field>,
    /// The rate of today, or that there is none.
    rate: String,
    rows: Vec<Row>,
}

impl Own {
    /// The companion's own, and the form.
    pub(crate) fn of(asked: &Asked, all: &[Expense], rates: &[Rate], amiss: &Amiss) -> Self {
        let (today, faults) = (asked.web.given.today(), faults(asked, amiss));
        let keep = |field: Field| {
            if faults.any() {
                field.keep(&asked.fields, &faults)
            } else {
                field
            }
        };
        let rate = rate_on(rates, today);
        let kinds = Kind::ALL
            .into_iter()
            .filter(|one| *one != Kind::Car || !rates.is_empty())
            .map(|one| Opt::new(one.key(), kind(asked, one)))
            .collect();
        let kinds = Choice::one("kind", asked.say("expense-kind-label"), kinds);
        let row = |one: &Expense| {
            let mut lines: Vec<String> = drive(asked, one).into_iter().collect();
            lines.extend(Some(one.note.clone()).filter(|note| !note.is_empty()));
            lines.push(match &one.standing {
                Standing::Waits => asked.say("expense-waits"),
                Standing::Approved => asked.say("expense-approved"),
                Standing::Declined(why) => {
                    asked.tell("expense-declined", &[("why", why.as_str().into())])
                }
                Standing::Paid(_) => asked.say("expense-is-paid"),
            });
            Row {
                heading: heading(asked, one),
                lines,
                action: format!("/udlaeg/{}/tilbage", one.id),
                open: one.standing == Standing::Waits,
                why: None,
            }
        };
        let most = i64::try_from(NOTE_MAX).unwrap_or(i64::MAX);
        Self {
            frame: asked.frame(asked.say("menu-expenses")),
            heading: asked.say("expense-heading"),
            notice: match asked.query.get("gjort") {
                "gemt" => Some(asked.say("expense-noted")),
                "tilbage" => Some(asked.say("expense-taken-back")),
                _ => None,
            },
            nonce: nonce(asked, &faults),
            day: keep(
                Field::new("day", asked.say("expense-day"))
                    .kind("date")
                    .value(today.to_string()),
            ),
            kind: if faults.any() {
                kinds.keep(&asked.fields, &faults)
            } else {
                kinds
            },
            fields: [
                (
                    "amount",
                    key!("expense-amount"),
                    asked.say("expense-amount-hint"),
                ),
                ("km", key!("expense-km-label"), asked.say("expense-km-hint")),
                (
                    "note",
                    key!("expense-note"),
                    asked.tell("expense-note-hint", &[("max", most.into())]),
                ),
            ]
            .into_iter()
            .filter(|(name, ..)| *name != "km" || !rates.is_empty())
            .map(|(name, label, hint)| keep(Field::new(name, asked.say(label)).hint(hint)))
            .collect(),
            rate: match rate {
                Some(ore) => asked.tell("expense-rate-is", &[("amount", kroner(ore).into())]),
                None => asked.say("expense-rate-none"),
            },
            rows: all.iter().map(row).collect(),
            faults,
        }
    }
}

/// What the coordinator's page is made from.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) house: House,
    pub(crate) open: Vec<Expense>,
    pub(crate) rates: Vec<Rate>,
    pub(crate) payments: Vec<Payment>,
}

/// `/regnskab`.
#[derive(askama::Template)]
#[template(path = "accounts.html")]
pub(crate) struct Accounts {
    frame: Frame,
    heading: String,
    notice: Option<String>,
    faults: Faults,
    nonce: String,
    waiting: Vec<Row>,
    approved: Vec<Row>,
    /// What is to be paid: each companion's sum, and in all; none where nothing is.
    pay: Option<(Vec<String>, String)>,
    payments: Vec<(String, String)>,
    rates: Vec<String>,
    rate: [Field; 2],
    period: [Field; 2],
    lists: [Link; 2],
}

impl Accounts {
    /// Everything that is open; `amiss` belongs to the form of `of`, the rate's where there is none.
    pub(crate) fn of(asked: &Asked, known: &Known, of: Option<&str>, amiss: &Amiss) -> Self {
        let (today, faults) = (asked.web.given.today(), faults(asked, amiss));
        let name = |one: &Expense| {
            let who = known.house.companion(&one.who);
            who.map_or_else(String::new, |who| who.first_name.clone())
        };
        let row = |one: &Expense| {
            let mut lines = vec![name(one)];
            lines.extend(drive(asked, one));
            lines.extend(Some(one.note.clone()).filter(|note| !note.is_empty()));
            let why =
                Field::new("why", asked.say("expense-why")).hint(asked.say("expense-why-hint"));
            let why = if of == Some(one.id.as_str()) {
                why.keep(&asked.fields, &faults)
            } else {
                why
            };
            let waits = one.standing == Standing::Waits;
            Row {
                heading: heading(asked, one),
                lines,
                action: format!("/regnskab/{}", one.id),
                open: waits,
                why: waits.then_some(why),
            }
        };
        let (waiting, approved): (Vec<&Expense>, Vec<&Expense>) = known
            .open
            .iter()
            .partition(|one| one.standing == Standing::Waits);
        let to_pay: Vec<Expense> = approved.iter().map(|one| (*one).clone()).collect();
        let (each, whole) = sums(&to_pay);
        let sum_of = |(who, ore): &(crate::people::CompanionId, i64)| {
            let who = known
                .house
                .companion(who)
                .map_or("", |who| who.first_name.as_str());
            asked.tell(
                "expense-sum-of",
                &[("name", who.into()), ("amount", kroner(*ore).into())],
            )
        };
        let is_rate = faults.any() && of.is_none();
        let field = |name: &'static str, label: &'static str, kind, value: String| {
            let field = Field::new(name, asked.say(label)).kind(kind).value(value);
            if is_rate {
                field.keep(&asked.fields, &faults)
            } else {
                field
            }
        };
        let plain = |name: &'static str, label: &'static str, day: Date| {
            Field::new(name, asked.say(label))
                .kind("date")
                .value(day.to_string())
        };
        let count = i64::try_from(waiting.len()).unwrap_or(i64::MAX);
        let year = today.first_of_year();
        Self {
            frame: asked.frame(asked.say("menu-accounts")),
            heading: if waiting.is_empty() {
                asked.say("accounts-heading-none")
            } else {
                asked.tell("accounts-heading", &[("count", count.into())])
            },
            notice: (asked.query.get("gjort") == "gemt").then(|| asked.say("notice-saved")),
            nonce: nonce(asked, &faults),
            waiting: waiting.iter().map(|one| row(one)).collect(),
            approved: approved.iter().map(|one| row(one)).collect(),
            pay: (!to_pay.is_empty()).then(|| {
                let sum = asked.tell("expense-sum", &[("amount", kroner(whole).into())]);
                (each.iter().map(sum_of).collect(), sum)
            }),
            payments: known
                .payments
                .iter()
                .map(|one| {
                    let day = when::date(asked.lang(), asked.web.given.zoned(one.at).date());
                    let about = [
                        ("day", day.into()),
                        ("count", one.count.into()),
                        ("amount", kroner(one.ore).into()),
                    ];
                    let undo = format!("/regnskab/udbetalt/{}/igen", one.id);
                    (asked.tell("accounts-payment", &about), undo)
                })
                .collect(),
            rates: known
                .rates
                .iter()
                .map(|rate| {
                    let day = when::date(asked.lang(), rate.from);
                    let about = [("day", day.into()), ("amount", kroner(rate.ore).into())];
                    asked.tell("accounts-rate-line", &about)
                })
                .collect(),
            rate: [
                field(
                    "from",
                    key!("accounts-rate-from"),
                    "date",
                    today.to_string(),
                ),
                field("rate", key!("accounts-rate-ore"), "text", String::new()),
            ],
            period: [
                plain("fra", key!("accounts-from"), year),
                plain("til", key!("accounts-to"), today),
            ],
            lists: [
                Link::to("/regnskab/liste.csv", asked.say("accounts-csv")),
                Link::to("/regnskab/liste.pdf", asked.say("accounts-pdf")),
            ],
            faults,
        }
    }
}
