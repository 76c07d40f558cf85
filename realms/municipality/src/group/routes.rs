//! The routes of groups: the list, a series, and what is printed.

use jiff::civil::Date;
use kit_store::StoreError;
use kit_store::looks::LIST;
use kit_web::{Action, Answer, Asked, Failed, May, Path, Routes, State, go};

use super::pages::list::groups_page;
use super::pages::series::group_page;
use super::pages::{Back, paper};
use super::places::{self, Joined};
use super::plan::plan;
use super::rules::{CallId, Fault, Faults, LeftWhy, SeatId, SeriesId, programme, series};
use super::{on_meeting, read, store};
use crate::course::GuestId;
use crate::hours::rules::monday;
use crate::house::{WorkerId, store as house};
use crate::offer::store as offers;
use crate::today::{form, me};
use crate::{App, COURSE, STAFF};

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "group", STAFF).because(COURSE);
    Routes::new()
        .get("/hold", may(Action::List), list)
        .post("/hold", may(Action::Change), open)
        .post("/hold/program", may(Action::Change), put_programme)
        .get("/hold/uge", may(Action::List), week)
        .get("/hold/{id}", may(Action::Open), show)
        .get("/hold/{id}/seddel", may(Action::Open), sheet)
        .post("/hold/{id}/plads", may(Action::Change), join)
        .post("/hold/plads/{id}", may(Action::Change), leave)
        .post("/hold/plads/{id}/fortrydelse", may(Action::Change), back)
        .post("/hold/ring/{id}", may(Action::Change), rung)
        .and(on_meeting::routes())
        .and(super::shown::routes())
}

/// The receipt that an address asks for.
pub(super) fn receipt(asked: &Asked) -> Option<String> {
    Some(match asked.query.get("nyt") {
        "program" => asked.say("group-receipt-programme"),
        "hold" => asked.say("group-receipt-series"),
        "plads" => asked.say("group-receipt-seat"),
        "venter" => asked.say("group-receipt-waits"),
        "med" => asked.say("group-receipt-already"),
        "lukket" => asked.say("group-receipt-closed"),
        "stop" => asked.say("group-receipt-stopped"),
        "ringet" => asked.say("group-receipt-rung"),
        "dag" => asked.say("group-receipt-moved"),
        "aflyst" => asked.say("group-receipt-cancelled"),
        "vikar" => asked.say("group-receipt-changed"),
        "vist" => asked.say("shown-receipt"),
        "skjult" => asked.say("shown-receipt-hidden"),
        _ => return None,
    })
}

async fn list_page(app: &App, asked: &Asked, form: &str, back: Back) -> Answer {
    let (by, today) = (me(asked)?, app.web.given.today());
    let groups = asked
        .on(&app.store)
        .look("list the groups", LIST, move |tx| {
            let policy = super::policy_of(tx, &by, today)?;
            read::groups(tx, policy)
        })
        .await?;
    let again = !back.faults.is_empty();
    let page = groups_page(asked, &groups, today, form, &back);
    if again {
        asked.again(&page)
    } else {
        asked.page(&page)
    }
}

async fn list(State(app): State<App>, asked: Asked) -> Answer {
    let back = Back {
        receipt: receipt(&asked),
        ..Back::default()
    };
    list_page(&app, &asked, &app.web.given.uuid7(), back).await
}

async fn list_again(app: &App, asked: &Asked, faults: Faults) -> Answer {
    let back = Back {
        fields: (*asked.fields).clone(),
        faults,
        receipt: None,
    };
    list_page(app, asked, asked.fields.get("id"), back).await
}

async fn put_programme(State(app): State<App>, asked: Asked) -> Answer {
    let form = form(&asked)?;
    let fields = &asked.fields;
    let typed = (
        fields.get("title"),
        fields.get("intro"),
        fields.get("parts"),
    );
    let new = match programme(typed.0, typed.1, typed.2) {
        Ok(new) => new,
        Err(faults) => return list_again(&app, &asked, faults).await,
    };
    let now = app.web.given.now();
    asked
        .on(&app.store)
        .write("keep a programme", move |tx| {
            store::put_programme(tx, &form, &new, now)
        })
        .await?;
    go("/hold?nyt=program")
}

async fn open(State(app): State<App>, asked: Asked) -> Answer {
    let (form, by) = (form(&asked)?, me(&asked)?);
    let workers = asked
        .on(&app.store)
        .read("read who works here", house::workers)
        .await?;
    let fields = asked.fields.clone();
    let works_here = |id: &WorkerId| workers.iter().any(|worker| worker.id == *id);
    let new = match series(|name| fields.get(name), works_here) {
        Ok(new) => new,
        Err(faults) => return list_again(&app, &asked, faults).await,
    };
    let (today, now) = (app.web.given.today(), app.web.given.now());
    let id = form.clone();
    let opened = asked
        .on(&app.store)
        .write("open a group", move |tx| {
            tx.looked(form.as_str())?;
            let Some(programme) = store::programme(tx, &new.programme)? else {
                return Ok(false);
            };
            let closed = super::closed_days(tx, &by, today)?;
            let planned = plan(&new.rhythm(programme.parts.len()), new.on_closed, closed);
            store::open(tx, &form, &new, &planned, now)?;
            Ok::<_, StoreError>(true)
        })
        .await?;
    if !opened {
        return list_again(&app, &asked, vec![("programme", Fault::Choose)]).await;
    }
    go(&format!("/hold/{id}?nyt=hold"))
}

async fn series_page(app: &App, asked: &Asked, id: &str, form: &str, back: Back) -> Answer {
    let id = SeriesId::from_text(id).ok_or(Failed::NotFound)?;
    let today = app.web.given.today();
    let whole = asked
        .on(&app.store)
        .look("read a group", LIST, move |tx| read::whole(tx, &id, today))
        .await?
        .ok_or(Failed::NotFound)?;
    let again = !back.faults.is_empty();
    let page = group_page(asked, &whole, today, form, &back);
    if again {
        asked.again(&page)
    } else {
        asked.page(&page)
    }
}

/// The group's page with a form that came back.
pub(super) async fn series_again(app: &App, asked: &Asked, id: &str, faults: Faults) -> Answer {
    let back = Back {
        fields: (*asked.fields).clone(),
        faults,
        receipt: None,
    };
    series_page(app, asked, id, asked.fields.get("id"), back).await
}

async fn show(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let back = Back {
        receipt: receipt(&asked),
        ..Back::default()
    };
    series_page(&app, &asked, &id, &app.web.given.uuid7(), back).await
}

async fn join(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let series = SeriesId::from_text(&id).ok_or(Failed::NotFound)?;
    let (form, by) = (form(&asked)?, me(&asked)?);
    let joined = match GuestId::from_text(asked.fields.get("guest")) {
        None => Joined::NoGuest,
        Some(guest) => {
            let (today, now) = (app.web.given.today(), app.web.given.now());
            asked
                .on(&app.store)
                .write("ask for a place in a group", move |tx| {
                    tx.looked(guest.as_str())?;
                    places::join(tx, &form, (&series, &guest), &by, today, now)
                })
                .await?
                .ok_or(Failed::NotFound)?
        }
    };
    let then = match joined {
        Joined::Seated { .. } => "plads",
        Joined::Waits { .. } => "venter",
        Joined::Already => "med",
        Joined::Closed => "lukket",
        Joined::NoGuest => {
            return series_again(&app, &asked, &id, vec![("guest", Fault::NoGuest)]).await;
        }
    };
    go(&format!("/hold/{id}?nyt={then}"))
}

/// Does something with a seat, in the name of its guest.
async fn with_seat(
    app: &App,
    asked: &Asked,
    id: &str,
    why: Option<LeftWhy>,
) -> Result<SeriesId, Failed> {
    let (id, now) = (
        SeatId::from_text(id).ok_or(Failed::NotFound)?,
        app.web.given.now(),
    );
    asked
        .on(&app.store)
        .write("change a place in a group", move |tx| {
            let Some(bare) = places::seat(tx, &id)? else {
                tx.looked(id.as_str())?;
                return Ok::<_, StoreError>(None);
            };
            tx.looked(bare.guest.as_str())?;
            match why {
                Some(why) => places::leave(tx, &id, &bare, why, now)?,
                None => places::come_back(tx, &id, &bare, now)?,
            }
            Ok(Some(bare.series))
        })
        .await?
        .ok_or(Failed::NotFound)
}

async fn leave(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let why = LeftWhy::from_key(asked.fields.get("why")).ok_or(Failed::FormExpired)?;
    let series = with_seat(&app, &asked, &id, Some(why)).await?;
    go(&format!("/hold/{series}?nyt=stop"))
}

async fn back(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let series = with_seat(&app, &asked, &id, None).await?;
    go(&format!("/hold/{series}"))
}

async fn rung(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = CallId::from_text(&id).ok_or(Failed::NotFound)?;
    let (by, now) = (me(&asked)?, app.web.given.now());
    let series = asked
        .on(&app.store)
        .write("note that somebody was rung", move |tx| {
            let Some((series, guest)) = places::call(tx, &id)? else {
                tx.looked(id.as_str())?;
                return Ok::<_, StoreError>(None);
            };
            tx.looked(guest.as_str())?;
            places::rung(tx, &id, &by, now)?;
            Ok(Some(series))
        })
        .await?
        .ok_or(Failed::NotFound)?;
    go(&format!("/hold/{series}?nyt=ringet"))
}

async fn sheet(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = SeriesId::from_text(&id).ok_or(Failed::NotFound)?;
    let found = asked
        .on(&app.store)
        .read("read a group's days", move |tx| {
            let Some(series) = store::series(tx, &id)? else {
                return Ok(None);
            };
            let sessions = store::sessions(tx, &id)?;
            Ok::<_, StoreError>(Some((series, sessions)))
        })
        .await?;
    let (series, sessions) = found.ok_or(Failed::NotFound)?;
    asked.page(&paper::sheet(&asked, &series, &sessions))
}

async fn week(State(app): State<App>, asked: Asked) -> Answer {
    let today = app.web.given.today();
    let from: Date = crate::text::date(asked.query.get("fra")).unwrap_or(today);
    let (house, offer, all) = asked
        .on(&app.store)
        .read("read the groups' week", |tx| {
            let mut all = Vec::new();
            for series in store::all(tx)? {
                let sessions = store::sessions(tx, &series.id)?;
                all.push((series, sessions));
            }
            Ok::<_, StoreError>((house::house(tx)?, offers::own(tx)?, all))
        })
        .await?;
    asked.page(&paper::week(
        &asked,
        &house,
        Some(&offer),
        &all,
        monday(from),
    ))
}
