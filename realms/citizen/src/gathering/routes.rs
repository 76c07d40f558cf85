//! `/min/moede`, and `/moede/…` for those who are called.

use kit_web::{Action, Answer, Asked, Failed, Faults, May, Path, Routes, State, bytes, go};

use super::rules::{Called, Gathering, MAX_CALLED};
use super::{act, form, pages, paper};
use crate::App;
use crate::crossing::act::refused;
use crate::form::carried_id;
use crate::network::act::{around, change};
use crate::network::form::name_words;
use crate::network::rules::{MAX_GATHERINGS, Network, Record, read_name};
use crate::network::store::Around;
use crate::realm::{GUESTS, OWN_ROOM};

const MEETINGS: &str = "/min/moede";

const fn own(action: Action) -> May {
    May::only(action, "gathering", GUESTS).because(OWN_ROOM)
}

const fn called(action: Action) -> May {
    May::anybody(action, "invitation").because(OWN_ROOM)
}

pub(crate) fn routes() -> Routes<App> {
    Routes::new()
        .get(MEETINGS, own(Action::Open), list)
        .get("/min/moede/plan", own(Action::Open), plan)
        .post("/min/moede/plan", own(Action::Change), save_plan)
        .get("/min/moede/{id}", own(Action::Open), show)
        .post("/min/moede/{id}/gaester", own(Action::Change), call)
        .get("/min/moede/{id}/seddel/{gaest}", own(Action::Open), slip)
        .post(
            "/min/moede/{id}/seddel/{gaest}",
            own(Action::Change),
            write_down,
        )
        .post("/min/moede/{id}/tilbage", own(Action::Change), withdraw)
        .post("/min/moede/{id}/lukning", own(Action::Change), close)
        .get("/min/moede/{id}/aftaler", own(Action::Open), ending)
        .post("/min/moede/{id}/aftaler", own(Action::Change), save_ending)
        .get("/min/moede/{id}/aftaler.pdf", own(Action::Open), sheet)
        .get("/min/moede/{id}/slet", own(Action::Open), ask_away)
        .post("/min/moede/{id}/slet", own(Action::Close), away)
        .get("/moede/{token}", called(Action::See), invited)
        .post("/moede/{token}", called(Action::Change), answer)
}

/// The network with the meeting of this id, which is one of the asker's.
async fn with(app: &App, asked: &Asked, id: &str) -> Result<(Around, Gathering), Failed> {
    let around = around(app, asked).await?;
    match around.network.gatherings.get(id).cloned() {
        Some(gathering) => Ok((around, gathering)),
        None => Err(refused(app, asked).await),
    }
}

/// Changes a meeting, once for each form.
async fn alter<F>(app: &App, asked: &Asked, id: &str, make: F) -> Answer
where
    F: Fn(&Network, Gathering) -> Gathering + Send + 'static,
{
    let named = id.to_owned();
    change(app, asked, carried_id(asked), move |network| {
        let gathering = network.gatherings.get(&named).cloned()?;
        Some(Record::Gathering {
            id: named.clone(),
            gathering: Some(Box::new(make(network, gathering))),
        })
    })
    .await?;
    go(&format!("{MEETINGS}/{id}"))
}

async fn list(State(app): State<App>, asked: Asked) -> Answer {
    let around = around(&app, &asked).await?;
    asked.page(&pages::list(&asked, &around))
}

async fn plan(State(app): State<App>, asked: Asked) -> Answer {
    let id = asked.query.get("moede");
    if id.is_empty() {
        return asked.page(&form::plan(&asked, None, Faults::none()));
    }
    let (_, gathering) = with(&app, &asked, id).await?;
    asked.page(&form::plan(&asked, Some((id, &gathering)), Faults::none()))
}

async fn save_plan(State(app): State<App>, asked: Asked) -> Answer {
    let (named, nonce) = (asked.fields.get("moede"), carried_id(&asked));
    let known = if named.is_empty() {
        None
    } else {
        Some(with(&app, &asked, named).await?.1)
    };
    let plan = match form::read_plan(&asked) {
        Ok(plan) => plan,
        Err(faults) => {
            let known = known.as_ref().map(|gathering| (named, gathering));
            return asked.again(&form::plan(&asked, known, faults));
        }
    };
    if known.is_some() {
        let named = named.to_owned();
        return alter(&app, &asked, &named, move |_, gathering| {
            gathering.planned(plan.clone())
        })
        .await;
    }
    if around(&app, &asked).await?.network.gatherings.len() >= MAX_GATHERINGS {
        let mut faults = Faults::none();
        faults.add("dagsorden", asked.say("fault-meeting-many"));
        return asked.again(&form::plan(&asked, None, faults));
    }
    let id = nonce.clone();
    change(&app, &asked, nonce.clone(), move |_| {
        Some(Record::Gathering {
            id: id.clone(),
            gathering: Some(Box::new(Gathering::new(plan.clone()))),
        })
    })
    .await?;
    go(&format!("{MEETINGS}/{nonce}"))
}

async fn show(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (around, gathering) = with(&app, &asked, &id).await?;
    let named = (id.as_str(), &gathering);
    asked.page(&pages::show(&asked, &around, named, Faults::none()))
}

/// Whom the form calls: ties that are ticked, and a name that was typed.
fn newly_called(
    asked: &Asked,
    network: &Network,
    there: &Gathering,
) -> Result<Vec<Called>, Faults> {
    let (mut faults, mut new) = (Faults::none(), Vec::new());
    let given = &asked.web.given;
    let one = |tie: Option<&str>, name: String| Called {
        id: given.random128(),
        tie: tie.map(str::to_owned),
        name,
        token: given.random128(),
        withdrawn: false,
    };
    let is_called = |all: &[Called], id: &str| {
        let mut all = all.iter().filter(|called| !called.withdrawn);
        all.any(|called| called.tie.as_deref() == Some(id))
    };
    for id in asked.fields.all("hvem") {
        let known = is_called(&there.called, id) || is_called(&new, id);
        if let Some(tie) = network.ties.get(id).filter(|_| !known) {
            new.push(one(Some(id), tie.name.clone()));
        }
    }
    let typed = asked.fields.get("navn");
    if !typed.is_empty() {
        match read_name(typed, false) {
            Ok(name) => new.push(one(None, name)),
            Err(fault) => faults.add("navn", name_words(asked, fault)),
        }
    }
    if new.is_empty() && !faults.any() {
        faults.add("navn", asked.say("fault-meeting-nobody"));
    }
    if there.called.len() + new.len() > MAX_CALLED {
        faults.add("navn", asked.say("fault-meeting-full"));
    }
    if faults.any() { Err(faults) } else { Ok(new) }
}

async fn call(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (around, gathering) = with(&app, &asked, &id).await?;
    match newly_called(&asked, &around.network, &gathering) {
        Err(faults) => asked.again(&pages::show(&asked, &around, (&id, &gathering), faults)),
        Ok(new) => {
            alter(&app, &asked, &id, move |_, mut gathering| {
                let space = MAX_CALLED.saturating_sub(gathering.called.len());
                gathering.called.extend(new.iter().take(space).cloned());
                gathering
            })
            .await
        }
    }
}

/// The one who is called that the form or address names.
async fn one_of<'a>(
    app: &App,
    asked: &Asked,
    gathering: &'a Gathering,
    id: &str,
) -> Result<&'a Called, Failed> {
    match gathering.called.iter().find(|called| called.id == id) {
        Some(called) => Ok(called),
        None => Err(refused(app, asked).await),
    }
}

async fn slip(
    State(app): State<App>,
    Path((id, guest)): Path<(String, String)>,
    asked: Asked,
) -> Answer {
    let (around, gathering) = with(&app, &asked, &id).await?;
    let called = one_of(&app, &asked, &gathering, &guest).await?;
    let page = paper::slip(&asked, &around, (&id, &gathering), called, Faults::none())
        .map_err(|error| Failed::Page(error.to_string()))?;
    asked.page(&page)
}

/// What came back on paper, typed in by the guest.
async fn write_down(
    State(app): State<App>,
    Path((id, guest)): Path<(String, String)>,
    asked: Asked,
) -> Answer {
    let (around, gathering) = with(&app, &asked, &id).await?;
    let called = one_of(&app, &asked, &gathering, &guest).await?;
    match form::read_said(&asked) {
        Ok(said) => {
            act::write_down(&app, &asked, called.clone(), said).await?;
            go(&format!("{MEETINGS}/{id}"))
        }
        Err(faults) => {
            let page = paper::slip(&asked, &around, (&id, &gathering), called, faults)
                .map_err(|error| Failed::Page(error.to_string()))?;
            asked.again(&page)
        }
    }
}

async fn withdraw(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (_, gathering) = with(&app, &asked, &id).await?;
    let guest = asked.fields.get("gaest");
    let guest = one_of(&app, &asked, &gathering, guest).await?.id.clone();
    alter(&app, &asked, &id, move |_, mut gathering| {
        for called in gathering.called.iter_mut().filter(|c| c.id == guest) {
            called.withdrawn = true;
        }
        gathering
    })
    .await
}

async fn close(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    with(&app, &asked, &id).await?;
    let closed = asked.fields.get("til") != pages::REOPEN;
    alter(&app, &asked, &id, move |_, mut gathering| {
        gathering.closed = closed;
        gathering
    })
    .await
}

async fn ending(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (_, gathering) = with(&app, &asked, &id).await?;
    asked.page(&form::ending(&asked, &id, &gathering, Faults::none()))
}

async fn save_ending(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (_, gathering) = with(&app, &asked, &id).await?;
    match form::read_ending(&asked, &gathering) {
        Err(faults) => asked.again(&form::ending(&asked, &id, &gathering, faults)),
        Ok(ending) => {
            alter(&app, &asked, &id, move |_, gathering| {
                gathering.ended(ending.clone())
            })
            .await
        }
    }
}

async fn sheet(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (around, gathering) = with(&app, &asked, &id).await?;
    let pdf = kit_report::summary(&paper::sheet(&asked, &around, &gathering))
        .map_err(|error| Failed::Page(error.to_string()))?;
    bytes("application/pdf", Some("moede.pdf"), pdf)
}

async fn ask_away(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    with(&app, &asked, &id).await?;
    asked.page(&pages::away(&asked, &id))
}

async fn away(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    with(&app, &asked, &id).await?;
    change(&app, &asked, carried_id(&asked), move |network| {
        network
            .gatherings
            .contains_key(&id)
            .then(|| Record::Gathering {
                id: id.clone(),
                gathering: None,
            })
    })
    .await?;
    go(MEETINGS)
}

async fn invited(State(app): State<App>, Path(token): Path<String>, asked: Asked) -> Answer {
    let behind = act::behind(&app, &asked, &token).await?;
    let is_new = asked.query.get("gemt") == "ja";
    let said = (&behind.said, is_new);
    asked.page(&pages::invited(
        &asked,
        &token,
        &behind.shown,
        said,
        Faults::none(),
    ))
}

async fn answer(State(app): State<App>, Path(token): Path<String>, asked: Asked) -> Answer {
    let behind = act::behind(&app, &asked, &token).await?;
    let said = match form::read_said(&asked) {
        Ok(said) => said,
        Err(faults) => {
            let said = (&behind.said, false);
            return asked.again(&pages::invited(&asked, &token, &behind.shown, said, faults));
        }
    };
    act::answer(&app, &asked, &token, said).await?;
    go(&format!("/moede/{token}?gemt=ja"))
}
