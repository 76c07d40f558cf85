//! `/foelgeskab/{id}/plan`, and how long company after a programme lasts.

use kit_store::Tx;
use kit_store::looks::LIST;
use kit_web::{Action, Answer, Asked, Failed, Fields, May, Path, Role, Routes, State, go};

use super::pages::{Known, PlanPage};
use super::rules::{Length, MOST_MONTHS, MOST_OF_ONE, Plan};
use super::{PlanId, store};
use crate::app::{App, COORDINATOR};
use crate::crossing::routes::{crossing_id, failed, me};
use crate::crossing::store as crossings;
use crate::crossing::{CrossingId, show};
use crate::desk::Refused;
use crate::group::rules::{Amiss, Wrong, number};
use crate::group::{ProgrammeId, routes as groups, store as group};
use crate::looks::{At, COMPANY, GROUP, look, looked, write};
use crate::visit::store as visits;

const OWN: &[Role] = &[COORDINATOR];

pub(crate) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "plan", OWN).because(COMPANY);
    Routes::new()
        .get("/foelgeskab/{id}/plan", may(Action::Open), open)
        .post("/foelgeskab/{id}/plan", may(Action::Change), save)
        .post(
            "/haandbog/{id}/laengde",
            May::only(Action::Change, "programme", OWN).because(GROUP),
            length,
        )
}

fn known(tx: &mut Tx<'_>, asked: &Asked, id: &CrossingId) -> Result<Known, Refused> {
    let who = me(tx, asked)?;
    let stored = crossings::one_of(tx, &who, id)?.ok_or(Refused::Gone)?;
    if !stored.crossing.state.runs() {
        return Err(Refused::Gone);
    }
    // The first visit is where company begins, whenever somebody writes the plan down.
    let first = visits::of_crossing(tx, id)?
        .into_iter()
        .rfind(|visit| visit.accepted.is_some())
        .map(|visit| visit.starts.date());
    Ok(Known {
        plan: store::of(tx, id)?,
        programmes: group::programmes(tx, &who.association)?,
        lengths: store::lengths(tx, &who.association)?,
        first,
        stored,
    })
}

async fn know(app: &App, asked: &Asked, id: &CrossingId) -> Result<Known, Failed> {
    let (inner, at, id) = (asked.clone(), At::one(id), id.clone());
    look(app, asked, "open a plan", at, move |tx| {
        known(tx, &inner, &id)
    })
    .await
    .map_err(failed)
}

async fn open(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let known = know(&app, &asked, &crossing_id(&id)?).await?;
    asked.page(&PlanPage::of(&asked, &known, &Amiss::new()))
}

/// The months of each rhythm.
pub(super) fn months(fields: &Fields, amiss: &mut Amiss) -> Length {
    let mut of = |name| number(amiss, fields, name, 0, MOST_OF_ONE);
    let length = Length {
        weekly: of("weekly"),
        fortnightly: of("fortnightly"),
        monthly: of("monthly"),
    };
    if amiss.is_empty() && !(1..=MOST_MONTHS).contains(&length.months()) {
        amiss.push(("weekly", Wrong::Number(1, MOST_MONTHS)));
    }
    length
}

/// Reads a plan; `known` says what its programme asks for.
fn read(asked: &Asked, known: &Known) -> Result<Plan, Amiss> {
    let (fields, mut amiss) = (&asked.fields, Amiss::new());
    let length = months(fields, &mut amiss);
    let today = asked.web.given.today();
    let opened = show::day_of(asked, known.stored.opened);
    let starts = fields.get("starts").trim().parse().ok();
    let starts: Option<jiff::civil::Date> = starts.filter(|day| {
        let last = today.saturating_add(jiff::Span::new().months(MOST_MONTHS));
        (opened..=last).contains(day)
    });
    if starts.is_none() {
        amiss.push(("starts", Wrong::NoDay));
    }
    let programme = ProgrammeId::from_text(fields.get("programme"));
    let least = programme
        .as_ref()
        .and_then(|id| known.lengths.get(id))
        .map_or(1, |of| of.months());
    if amiss.is_empty() && length.months() < least {
        amiss.push(("weekly", Wrong::Number(least, MOST_MONTHS)));
    }
    match starts {
        Some(starts) if amiss.is_empty() => Ok(Plan {
            starts,
            length,
            programme,
        }),
        _ => Err(amiss),
    }
}

async fn save(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = crossing_id(&id)?;
    let nonce = PlanId::from_text(asked.fields.get("nonce")).ok_or(Failed::FormExpired)?;
    let (inner, to) = (asked.clone(), format!("/foelgeskab/{id}?gjort=gemt"));
    let done = write(&app, &asked, "plan company", move |tx| {
        let known = known(tx, &inner, &id)?;
        looked(tx, id.as_str())?;
        let plan = match read(&inner, &known) {
            Ok(plan) => plan,
            Err(amiss) => return Ok(Err((Box::new(known), amiss))),
        };
        let is_own = |of: &ProgrammeId| known.programmes.iter().any(|one| one.id == *of);
        if !plan.programme.as_ref().is_none_or(is_own) {
            return Err(Refused::Gone);
        }
        if known.plan.as_ref() != Some(&plan) {
            store::write(tx, &inner.web.given, &nonce, &id, &plan)?;
        }
        Ok(Ok(()))
    });
    match done.await.map_err(failed)? {
        Ok(()) => go(&to),
        Err((known, amiss)) => asked.again(&PlanPage::of(&asked, &known, &amiss)),
    }
}

async fn length(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = ProgrammeId::from_text(&id).ok_or(Failed::NotFound)?;
    let mut amiss = Amiss::new();
    let length = months(&asked.fields, &mut amiss);
    if !amiss.is_empty() {
        let page = groups::read_manual(&app, &asked, id, &amiss).await?;
        return asked.again(&page);
    }
    let (inner, to) = (asked.clone(), format!("/haandbog/{id}?gjort=gemt"));
    write(&app, &asked, "how long company lasts", move |tx| {
        let me = group::Me::of(tx, &inner)?;
        tx.looked(LIST)?;
        let programme = group::programme(tx, &me, &id)?;
        Ok(store::set_length(tx, &programme.id, length)?)
    })
    .await
    .map_err(failed)?;
    go(&to)
}
