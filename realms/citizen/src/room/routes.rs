//! `/min/hvem`, `/min/slet`, `/min/slutdato`.

use jiff::civil::Date;
use kit_web::{Action, Answer, Asked, Failed, Faults, May, Routes, State, bytes, cookie, go};

use super::{act, export, lock, pages, store};
use crate::App;
use crate::form::carried_id;
use crate::realm::{FACE, GUESTS, OWN_ROOM, WAY_IN};

pub(crate) fn routes() -> Routes<App> {
    let own = |action, resource| May::only(action, resource, GUESTS).because(OWN_ROOM);
    let way_in = |action, resource| May::only(action, resource, GUESTS).because(WAY_IN);
    Routes::new()
        .get("/min/hvem", own(Action::Open, "room"), control)
        .post(
            "/min/hvem/enhed",
            way_in(Action::Close, "device"),
            end_device,
        )
        .get("/min/hvem/alt.txt", own(Action::Open, "export"), take_text)
        .get("/min/hvem/alt.json", own(Action::Open, "export"), take_json)
        .get("/min/slet", own(Action::Open, "room"), ask_erase)
        .post("/min/slet", own(Action::Close, "room"), erase)
        .get("/min/slutdato", own(Action::Open, "end_note"), end_date)
        .post("/min/slutdato", own(Action::Change, "end_note"), say_end)
}

async fn control(State(app): State<App>, asked: Asked) -> Answer {
    let (own, told) = act::everything(&app, &asked).await?;
    asked.page(&pages::control(&asked, &own.crossings, &told))
}

async fn end_device(State(app): State<App>, asked: Asked) -> Answer {
    act::end_device(&app, &asked, asked.fields.get("enhed")).await?;
    go("/min/hvem")
}

async fn take_text(State(app): State<App>, asked: Asked) -> Answer {
    let own = act::take_along(&app, &asked).await?;
    let text = export::text_file(&asked, &own);
    bytes(
        "text/plain; charset=utf-8",
        Some("mit.txt"),
        text.into_bytes(),
    )
}

async fn take_json(State(app): State<App>, asked: Asked) -> Answer {
    let own = act::take_along(&app, &asked).await?;
    let text = export::json_file(&asked, &own);
    bytes("application/json", Some("mit.json"), text.into_bytes())
}

async fn ask_erase(asked: Asked) -> Answer {
    asked.page(&pages::erase(&asked))
}

async fn erase(State(app): State<App>, asked: Asked) -> Answer {
    act::erase(&app, &asked).await?;
    let mut response = asked.page(&pages::erased(&asked))?;
    let headers = response.headers_mut();
    let value = |line: &str| {
        line.parse()
            .or(Err(Failed::Page("a header cannot be written".to_owned())))
    };
    headers.append("set-cookie", value(&cookie::gone(FACE.cookie))?);
    // The browser empties what it kept of the room, as after logging out.
    headers.insert(
        "clear-site-data",
        value("\"cache\", \"cookies\", \"storage\"")?,
    );
    Ok(response)
}

async fn end_date(State(app): State<App>, asked: Asked) -> Answer {
    let room = lock::open(&asked)?;
    let now = asked
        .on(&app.store)
        .read("the end date", move |tx| store::end_note(tx, &room))
        .await?;
    asked.page(&pages::end_date(&asked, now, Faults::none()))
}

async fn say_end(State(app): State<App>, asked: Asked) -> Answer {
    let typed = asked.fields.get("dato");
    let day = if asked.fields.get("til") == "slet" {
        None
    } else if let Ok(day) = typed.parse::<Date>() {
        Some(day)
    } else {
        let mut faults = Faults::none();
        faults.add("dato", asked.say("fault-date"));
        return asked.again(&pages::end_date(&asked, None, faults));
    };
    let (room, now) = (lock::open(&asked)?, asked.web.given.now());
    let id = carried_id(&asked);
    asked
        .on(&app.store)
        .write("note the end date", move |tx| {
            store::say_end(tx, &id, &room.slot, day, now)
        })
        .await?;
    go("/min")
}
