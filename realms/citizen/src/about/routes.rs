//! `/min/om-mig`, and `/vist/{token}` for the one who is shown it.

use kit_web::{Action, Answer, Asked, Failed, Faults, May, Path, Routes, State, bytes, door, go};

use super::store::{NewShare, Showing};
use super::{ShareId, act, pages};
use crate::App;

use crate::own::kind::Kind;
use crate::own::rules::{LINE, Values, only};
use crate::realm::{GUESTS, OWN_ROOM};

/// What whoever is shown a card does: reads what was shown.
pub(crate) const SHOWN: &str = "shown-to-me";

pub(crate) fn routes() -> Routes<App> {
    let own = |action, resource| May::only(action, resource, GUESTS).because(OWN_ROOM);
    let anybody = |action| May::anybody(action, "shown_card").because(SHOWN);
    Routes::new()
        .get("/min/om-mig", own(Action::Open, "own_card"), card)
        .get(
            "/min/om-mig/vis",
            own(Action::Open, "own_card"),
            on_the_telephone,
        )
        .get("/min/om-mig.pdf", own(Action::Open, "own_card"), paper)
        .post("/min/om-mig/deling", own(Action::Change, "share"), show)
        .post(
            "/min/om-mig/deling/{id}/slut",
            own(Action::Close, "share"),
            end,
        )
        .get("/vist/{token}", anybody(Action::See), before)
        .post("/vist/{token}", anybody(Action::Change), look)
}

async fn card(State(app): State<App>, asked: Asked) -> Answer {
    let (all, shares) = act::card(&app, &asked).await?;
    asked.page(&pages::page(&asked, &all, &shares, Faults::none()))
}

/// The card's words; none where there is no card yet.
async fn values(app: &App, asked: &Asked) -> Result<Option<Values>, Failed> {
    let (all, _) = act::card(app, asked).await?;
    Ok(only(&all, Kind::Card).map(|(_, values)| values.clone()))
}

async fn on_the_telephone(State(app): State<App>, asked: Asked) -> Answer {
    match values(&app, &asked).await? {
        Some(values) => asked.page(&pages::on_the_telephone(&asked, &values)),
        None => go("/min/om-mig"),
    }
}

async fn paper(State(app): State<App>, asked: Asked) -> Answer {
    let Some(values) = values(&app, &asked).await? else {
        return go("/min/om-mig");
    };
    let pdf = pages::paper(&asked, &values).map_err(|fault| Failed::Page(fault.to_string()))?;
    bytes("application/pdf", Some("kort.pdf"), pdf)
}

/// Reads the form; else what is amiss.
fn read(asked: &Asked) -> Result<NewShare, Faults> {
    let mut faults = Faults::none();
    let whom = asked.fields.get("til_hvem").trim();
    if whom.is_empty() {
        faults.add("til_hvem", asked.say("fault-share-whom"));
    }
    if whom.chars().count() > LINE {
        let most = i64::try_from(LINE).unwrap_or(i64::MAX);
        faults.add(
            "til_hvem",
            asked.tell("fault-own-long", &[("most", most.into())]),
        );
    }
    let until = act::until(asked.fields.get("tid"), asked.web.given.now());
    if until.is_none() {
        faults.add("tid", asked.say("fault-share-time"));
    }
    let carried = asked.fields.get("_seed");
    // A form without a token is not ours; it gets one that nobody has seen.
    let token = if pages::is_token(carried) {
        carried.to_owned()
    } else {
        asked.web.given.token()
    };
    // One token is one share, so that a form that comes again, whatever else it carries, shows the one it made.
    let id: String = door::hash(&format!("share {token}"))
        .chars()
        .take(32)
        .collect();
    match (until, ShareId::from_text(&id)) {
        (Some(until), Some(id)) if !faults.any() => Ok(NewShare {
            id,
            token,
            whom: whom.to_owned(),
            until,
        }),
        _ => Err(faults),
    }
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let new = match read(&asked) {
        Ok(new) => new,
        Err(faults) => {
            let (all, shares) = act::card(&app, &asked).await?;
            // No card, or as many as there may be: there is no form to show again, and the page says how it is.
            if !pages::may_share(&all, &shares) {
                return go("/min/om-mig");
            }
            return asked.again(&pages::page(&asked, &all, &shares, faults));
        }
    };
    match act::show(&app, &asked, new.clone()).await? {
        Some(Showing::Open(until)) => {
            let page = pages::shared(&asked, &new.whom, until, &new.token);
            asked.page(&page.map_err(|fault| Failed::Page(fault.to_string()))?)
        }
        // No card, as many as there may be, or ended since: the page says how it is.
        Some(Showing::Ended | Showing::Full) | None => go("/min/om-mig"),
    }
}

async fn end(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    act::end(&app, &asked, &id).await?;
    go("/min/om-mig")
}

async fn before(Path(token): Path<String>, asked: Asked) -> Answer {
    asked.page(&pages::before(&asked, &token))
}

async fn look(State(app): State<App>, Path(token): Path<String>, asked: Asked) -> Answer {
    let (values, until) = act::look(&app, &asked, &token).await?;
    asked.page(&pages::shown(&asked, &values, until))
}
