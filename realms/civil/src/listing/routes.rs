//! The pages' routes: the coordinator's own, and what everybody may read.

use kit_hsds::interface::{List, Parameter, openapi as openapi_of};
use kit_hsds::{Feed, Service, write as hsds};
use kit_store::Tx;
use kit_store::looks::LIST;
use kit_web::{
    Action, Answer, Asked, Failed, Faults, Fields, May, Path, Role, Routes, State, door, go, text,
};

use super::facts::{self, Section};
use super::feed::{self, Open};
use super::form::{self, Edit};
use super::pages::{self, Own};
use super::{act, confirm, store};
use crate::app::{App, COORDINATOR};
use crate::crossing::routes::{failed, me, nonce};
use crate::desk::Refused;
use crate::looks::{At, LISTING, look, write};
use crate::people::CommunityId;

const OWN: &[Role] = &[COORDINATOR];

pub(crate) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "listing", OWN).because(LISTING);
    let see = |action| May::anybody(action, "feed");
    Routes::new()
        .get("/vores-sider", may(Action::List), list)
        .get(
            "/vores-sider/ny",
            May::only(Action::See, "listing_form", OWN),
            new,
        )
        .post("/vores-sider/ny", may(Action::Change), begin)
        .get("/vores-sider/{id}", may(Action::Open), open)
        .get("/vores-sider/{id}/ret/{section}", may(Action::Open), edit)
        .post("/vores-sider/{id}/ret/{section}", may(Action::Change), save)
        .post("/vores-sider/{id}/fortrydelse", may(Action::Change), undo)
        .post("/vores-sider/{id}/vis", may(Action::Change), show)
        .post("/vores-sider/{id}/skjul", may(Action::Change), take_down)
        .post("/vores-sider/{id}/bekraeft", may(Action::Change), confirmed)
        .post("/vores-sider/{id}/link", may(Action::Change), link)
        .get(
            "/bekraeft/{token}",
            May::anybody(Action::Open, "listing"),
            confirm::ask,
        )
        .post(
            "/bekraeft/{token}",
            May::anybody(Action::Change, "listing"),
            confirm::answer,
        )
        .get("/hsds", see(Action::See), front)
        .get("/hsds/profil", see(Action::See), profile)
        .get("/hsds/openapi.json", see(Action::See), openapi)
        .get("/hsds/services", see(Action::List), services)
        .get("/hsds/services/{id}", see(Action::See), service)
}

fn community(text: &str) -> Result<CommunityId, Failed> {
    CommunityId::from_text(text).ok_or(Failed::NotFound)
}

async fn own(app: &App, asked: &Asked, id: &str) -> Result<super::Listing, Failed> {
    let (id, inner) = (community(id)?, asked.clone());
    let found = look(app, asked, "a page", At::List, move |tx| {
        act::own(tx, &inner, &id)
    });
    found.await.map_err(failed)
}

/// Changes a page and tells the directory, then goes back to it.
async fn change<F>(app: &App, asked: &Asked, id: &str, to: &str, run: F) -> Answer
where
    F: Fn(&mut Tx<'_>, &Asked, &CommunityId) -> Result<(), Refused> + Send + 'static,
{
    let (id, inner) = (community(id)?, asked.clone());
    let done = write(app, asked, "change a page", move |tx| {
        // Who changes what everybody reads, is written down; it is nobody's secret of whom.
        tx.looked(LIST)?;
        run(tx, &inner, &id)
    })
    .await;
    done.map_err(failed)?;
    app.published.notify_one();
    go(to)
}

async fn list(State(app): State<App>, asked: Asked) -> Answer {
    let inner = asked.clone();
    let pages = look(&app, &asked, "the pages", At::List, move |tx| {
        let me = me(tx, &inner)?;
        Ok(store::of_association(tx, &me.association)?)
    });
    asked.page(&Own::of(&asked, &pages.await.map_err(failed)?))
}

async fn new(asked: Asked) -> Answer {
    asked.page(&form::new(&asked, &Fields::of(&[]), &Faults::none()))
}

async fn begin(State(app): State<App>, asked: Asked) -> Answer {
    let save = nonce(&asked)?.as_str().to_owned();
    let id = uuid_of(&save).ok_or(Failed::FormExpired)?;
    let said = match facts::read(form::first_fields(), &asked.fields) {
        Ok(said) => said,
        Err(amiss) => {
            let faults = form::faults(&asked, amiss);
            return asked.again(&form::new(&asked, &asked.fields, &faults));
        }
    };
    let to = format!("/vores-sider/{id}");
    change(&app, &asked, id.as_str(), &to, move |tx, asked, id| {
        act::begin(tx, asked, id, &save, &said)
    })
    .await
}

/// The form's number as a UUID, which the standard asks of a record.
fn uuid_of(number: &str) -> Option<CommunityId> {
    let number = u128::from_str_radix(number, 16)
        .ok()
        .filter(|_| number.len() == 32)?;
    let uuid = uuid::Builder::from_random_bytes(number.to_be_bytes()).into_uuid();
    CommunityId::from_text(&uuid.to_string())
}

async fn open(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let page = own(&app, &asked, &id).await?;
    asked.page(&pages::page(&asked, &page, None))
}

fn section(text: &str) -> Result<Section, Failed> {
    Section::from_address(text).ok_or(Failed::NotFound)
}

async fn edit(
    State(app): State<App>,
    Path((id, part)): Path<(String, String)>,
    asked: Asked,
) -> Answer {
    let (page, part) = (own(&app, &asked, &id).await?, section(&part)?);
    asked.page(&Edit::of(&asked, &page, part, &Faults::none()))
}

async fn save(
    State(app): State<App>,
    Path((id, part)): Path<(String, String)>,
    asked: Asked,
) -> Answer {
    let part = section(&part)?;
    let number = nonce(&asked)?.as_str().to_owned();
    let said = match facts::read(facts::of(part), &asked.fields) {
        Ok(said) => said,
        Err(amiss) => {
            let page = own(&app, &asked, &id).await?;
            let faults = form::faults(&asked, amiss);
            return asked.again(&Edit::of(&asked, &page, part, &faults));
        }
    };
    let to = format!("/vores-sider/{id}?gemt={number}");
    change(&app, &asked, &id, &to, move |tx, asked, id| {
        let page = act::own(tx, asked, id)?;
        let news = said
            .iter()
            .filter(|(field, words)| page.facts.get(field) != words);
        let news: Vec<_> = news.cloned().collect();
        Ok(store::say(tx, id, &number, &news, asked.web.given.now())?)
    })
    .await
}

async fn undo(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let number = asked.fields.get("save").to_owned();
    let to = format!("/vores-sider/{id}");
    change(&app, &asked, &id, &to, move |tx, asked, id| {
        act::own(tx, asked, id)?;
        Ok(store::take_back(tx, id, &number)?)
    })
    .await
}

async fn show(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (page, inner) = (community(&id)?, asked.clone());
    let lacks = write(&app, &asked, "show a page", move |tx| {
        tx.looked(LIST)?;
        act::show(tx, &inner, &page)
    });
    let lacks = lacks.await.map_err(failed)?;
    app.published.notify_one();
    if lacks.is_empty() {
        return go(&format!("/vores-sider/{id}?gjort=vist"));
    }
    let page = own(&app, &asked, &id).await?;
    asked.again(&pages::lacking(&asked, &page, &lacks))
}

async fn take_down(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let to = format!("/vores-sider/{id}?gjort=skjult");
    change(&app, &asked, &id, &to, act::take_down).await
}

async fn confirmed(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let to = format!("/vores-sider/{id}?gjort=bekraeftet");
    change(&app, &asked, &id, &to, |tx, asked, id| {
        act::own(tx, asked, id)?;
        Ok(act::confirm(tx, asked, id)?)
    })
    .await
}

async fn link(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (id, inner) = (community(&id)?, asked.clone());
    let token = door::token(&asked.web.given);
    let address = format!("{}/bekraeft/{token}", asked.web.origin);
    let page = write(&app, &asked, "make a link to confirm by", move |tx| {
        tx.looked(LIST)?;
        act::link(tx, &inner, &id, &token)
    });
    let page = page.await.map_err(failed)?;
    asked.page(&pages::page(&asked, &page, Some(address)))
}

/// What everybody may read now.
async fn published(app: &App, asked: &Asked) -> Result<Feed, Failed> {
    let (read, now) = (asked.on(&app.store), asked.web.given.now());
    let open = read
        .read("what is published", move |tx| Open::read(tx, now))
        .await?;
    let list = feed::list(&open, &asked.web.origin, asked.web.given.today());
    let unreadable = |faults: Vec<kit_hsds::Fault>| {
        Failed::Page(format!("the own feed has {} faults", faults.len()))
    };
    feed::read(&list).map_err(unreadable)
}

const JSON: &str = "application/json; charset=utf-8";
/// Records on a page where the reader does not say, and at most.
const PER_PAGE: usize = 50;
const MOST_PER_PAGE: usize = 200;

/// What the association's own feed can be asked: it is short, and whoever wants more has the directory.
const PAGING: &[Parameter] = &[Parameter::Page, Parameter::PerPage];

const PROFILE: &str = include_str!("../../../../docs/profile-first-time.md");

async fn front(asked: Asked) -> Answer {
    let address = format!("{}/hsds", asked.web.origin);
    let front = hsds::front(
        &format!("{address}/profil"),
        &format!("{address}/openapi.json"),
    );
    Ok(text(JSON, front.to_string()))
}

async fn profile() -> Answer {
    Ok(text("text/markdown; charset=utf-8", PROFILE.to_owned()))
}

async fn openapi(asked: Asked) -> Answer {
    let server = format!("{}/hsds", asked.web.origin);
    let answer = openapi_of(&server, &[(List::Services, PAGING)], MOST_PER_PAGE);
    Ok(text(JSON, answer.to_string()))
}

async fn services(State(app): State<App>, asked: Asked) -> Answer {
    let feed = published(&app, &asked).await?;
    let all: Vec<&Service> = feed.services.values().collect();
    let number = |name: &str| asked.query.get(name).parse().ok();
    let page = hsds::page(
        &all,
        number("page").unwrap_or(1),
        number("per_page")
            .unwrap_or(PER_PAGE)
            .clamp(1, MOST_PER_PAGE),
    );
    Ok(text(JSON, page.to_string()))
}

async fn service(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let feed = published(&app, &asked).await?;
    let full = feed.full_service(&id).ok_or(Failed::NotFound)?;
    Ok(text(JSON, full.to_string()))
}
