//! `/udlaeg` and `/regnskab`.

use jiff::civil::Date;
use kit_store::Tx;
use kit_store::looks::LIST;
use kit_web::{Action, Answer, Asked, Failed, May, Path, Role, Routes, State, bytes, go};

use super::pages::{Accounts, Known, Own};
use super::rules::{self, Expense, NOTE_MAX, Rate, Standing};
use super::{ExpenseId, PaymentId, RateId, paper, store};
use crate::app::{App, COMPANION, COORDINATOR};
use crate::crossing::routes::{failed, me};
use crate::desk::Refused;
use crate::group::rules::{Amiss, Wrong};
use crate::looks::{At, COMPANY, VISIT, look, looked, write};
use crate::people::store::House;
use crate::visit::routes::me as companion;

const COMPANIONS: &[Role] = &[COMPANION];
const COORDINATORS: &[Role] = &[COORDINATOR];

pub(crate) fn routes() -> Routes<App> {
    let own = |action| May::only(action, "own_expense", COMPANIONS).because(VISIT);
    let may = |action| May::only(action, "expense", COORDINATORS).because(COMPANY);
    Routes::new()
        .get("/udlaeg", own(Action::Open), show)
        .post("/udlaeg", own(Action::Change), add)
        .post("/udlaeg/{id}/tilbage", own(Action::Close), take_back)
        .get("/regnskab", may(Action::List), accounts)
        .post("/regnskab/takst", may(Action::Change), set_rate)
        .post("/regnskab/udbetalt", may(Action::Change), pay)
        .post("/regnskab/udbetalt/{id}/igen", may(Action::Change), unpay)
        .get("/regnskab/liste.csv", may(Action::List), csv)
        .get("/regnskab/liste.pdf", may(Action::List), pdf)
        .post("/regnskab/{id}", may(Action::Change), answer)
}

fn own(tx: &mut Tx<'_>, asked: &Asked) -> Result<(Vec<Expense>, Vec<Rate>), Refused> {
    let who = companion(tx, asked)?;
    looked(tx, who.id.as_str())?;
    let rates = store::rates(tx, &who.association)?;
    Ok((store::of_companion(tx, &who.id)?, rates))
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let inner = asked.clone();
    let found = look(&app, &asked, "the own expenses", At::Told, move |tx| {
        own(tx, &inner)
    });
    let (all, rates) = found.await.map_err(failed)?;
    asked.page(&Own::of(&asked, &all, &rates, &Amiss::new()))
}

async fn add(State(app): State<App>, asked: Asked) -> Answer {
    let id = ExpenseId::from_text(asked.fields.get("nonce")).ok_or(Failed::FormExpired)?;
    let inner = asked.clone();
    let done = write(&app, &asked, "write an expense down", move |tx| {
        let who = companion(tx, &inner)?;
        looked(tx, who.id.as_str())?;
        let rates = store::rates(tx, &who.association)?;
        match rules::read(&inner.fields, &rates, inner.web.given.today()) {
            Ok(new) => {
                store::add(tx, &inner.web.given, &id, &who, &new)?;
                Ok(None)
            }
            Err(amiss) => Ok(Some((store::of_companion(tx, &who.id)?, rates, amiss))),
        }
    });
    match done.await.map_err(failed)? {
        None => go("/udlaeg?gjort=gemt"),
        Some((all, rates, amiss)) => asked.again(&Own::of(&asked, &all, &rates, &amiss)),
    }
}

async fn take_back(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = ExpenseId::from_text(&id).ok_or(Failed::NotFound)?;
    let inner = asked.clone();
    let done = write(&app, &asked, "take an expense back", move |tx| {
        let who = companion(tx, &inner)?;
        if !store::take_back(tx, &who.id, &id)? {
            return Err(Refused::Gone);
        }
        Ok(looked(tx, who.id.as_str())?)
    });
    done.await.map_err(failed)?;
    go("/udlaeg?gjort=tilbage")
}

fn known(tx: &mut Tx<'_>, asked: &Asked) -> Result<Known, Refused> {
    let who = me(tx, asked)?;
    Ok(Known {
        house: House::load(tx, &who.association)?,
        open: store::open(tx, &who.association)?,
        rates: store::rates(tx, &who.association)?,
        payments: store::payments(tx, &who.association)?,
    })
}

async fn page(app: &App, asked: &Asked, of: Option<&str>, amiss: &Amiss) -> Answer {
    let inner = asked.clone();
    let found = look(app, asked, "the expenses", At::List, move |tx| {
        known(tx, &inner)
    });
    let known = found.await.map_err(failed)?;
    let page = Accounts::of(asked, &known, of, amiss);
    if amiss.is_empty() {
        asked.page(&page)
    } else {
        asked.again(&page)
    }
}

async fn accounts(State(app): State<App>, asked: Asked) -> Answer {
    page(&app, &asked, None, &Amiss::new()).await
}

/// What the coordinator answers; else what is amiss.
fn read(asked: &Asked) -> Result<Standing, Amiss> {
    let why = asked.fields.get("why").trim();
    match asked.fields.get("svar") {
        "ja" => Ok(Standing::Approved),
        "fortryd" => Ok(Standing::Waits),
        _ if why.is_empty() => Err(vec![("why", Wrong::Missing)]),
        _ if why.chars().count() > NOTE_MAX => Err(vec![("why", Wrong::TooLong(NOTE_MAX))]),
        _ => Ok(Standing::Declined(why.to_owned())),
    }
}

async fn answer(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = ExpenseId::from_text(&id).ok_or(Failed::NotFound)?;
    let (inner, said, of) = (asked.clone(), read(&asked), id.clone());
    let answered = said.clone();
    let done = write(&app, &asked, "answer an expense", move |tx| {
        let who = me(tx, &inner)?;
        let one = store::one(tx, &who.association, &id)?.ok_or(Refused::Gone)?;
        looked(tx, one.who.as_str())?;
        match &answered {
            // The same answer again is not sealed anew.
            Ok(to) if *to != one.standing => Ok(store::answer(tx, &inner.web.given, &one, to)?),
            Ok(_) | Err(_) => Ok(()),
        }
    });
    done.await.map_err(failed)?;
    match said {
        Ok(_) => go("/regnskab?gjort=gemt"),
        Err(amiss) => page(&app, &asked, Some(of.as_str()), &amiss).await,
    }
}

async fn pay(State(app): State<App>, asked: Asked) -> Answer {
    let id = PaymentId::from_text(asked.fields.get("nonce")).ok_or(Failed::FormExpired)?;
    let inner = asked.clone();
    let done = write(&app, &asked, "pay expenses", move |tx| {
        let who = me(tx, &inner)?;
        tx.looked(LIST)?;
        Ok::<_, Refused>(store::pay(tx, &inner.web.given, &who.association, &id)?)
    });
    done.await.map_err(failed)?;
    go("/regnskab?gjort=gemt")
}

async fn unpay(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = PaymentId::from_text(&id).ok_or(Failed::NotFound)?;
    let inner = asked.clone();
    let done = write(&app, &asked, "undo a payment", move |tx| {
        let who = me(tx, &inner)?;
        if !store::unpay(tx, &inner.web.given, &who.association, &id)? {
            return Err(Refused::Gone);
        }
        Ok(tx.looked(LIST)?)
    });
    done.await.map_err(failed)?;
    go("/regnskab?gjort=gemt")
}

async fn set_rate(State(app): State<App>, asked: Asked) -> Answer {
    let id = RateId::from_text(asked.fields.get("nonce")).ok_or(Failed::FormExpired)?;
    let rate = match rules::read_rate(&asked.fields) {
        Ok(rate) => rate,
        Err(amiss) => return page(&app, &asked, None, &amiss).await,
    };
    let inner = asked.clone();
    let done = write(&app, &asked, "set a rate", move |tx| {
        let who = me(tx, &inner)?;
        tx.looked(LIST)?;
        // The same rate again is one rate.
        if !store::rates(tx, &who.association)?.contains(&rate) {
            store::set_rate(tx, &inner.web.given, &who.association, (&id, rate))?;
        }
        Ok::<_, Refused>(())
    });
    done.await.map_err(failed)?;
    go("/regnskab?gjort=gemt")
}

/// The days that the address names; this year until today where it names none.
fn period(asked: &Asked) -> (Date, Date) {
    let today = asked.web.given.today();
    let day = |name: &str| asked.query.get(name).parse().ok();
    (
        day("fra").unwrap_or_else(|| today.first_of_year()),
        day("til").unwrap_or(today),
    )
}

async fn list(app: &App, asked: &Asked) -> Result<(House, Vec<Expense>), Failed> {
    let (inner, period) = (asked.clone(), period(asked));
    let found = look(
        app,
        asked,
        "the list for the treasurer",
        At::List,
        move |tx| {
            let who = me(tx, &inner)?;
            let house = House::load(tx, &who.association)?;
            Ok((house, store::approved(tx, &who.association, period)?))
        },
    );
    found.await.map_err(failed)
}

async fn csv(State(app): State<App>, asked: Asked) -> Answer {
    let (house, all) = list(&app, &asked).await?;
    let table = paper::csv(&asked, &house, &all)?;
    bytes("text/csv; charset=utf-8", Some("udlaeg.csv"), table)
}

async fn pdf(State(app): State<App>, asked: Asked) -> Answer {
    let (house, all) = list(&app, &asked).await?;
    let sheet = paper::pdf(&asked, &house, &all, period(&asked));
    let sheet = sheet.map_err(|fault| Failed::Page(fault.to_string()))?;
    bytes("application/pdf", Some("udlaeg.pdf"), sheet)
}
