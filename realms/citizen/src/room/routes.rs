//! `/min/hvem`, `/min/slet`, `/min/slutdato`.

use jiff::civil::Date;
use kit_web::{Action, Answer, Asked, Failed, Faults, May, Routes, State, bytes, cookie, go};

use super::{act, export, pages, store};
use crate::App;
use crate::crossing::act::room_of;
use crate::form::carried_id;
use crate::realm::{FACE, GUESTS};

pub(crate) fn routes() -> Routes<App> {
    Routes::new()
        .get(
            "/min/hvem",
            May::only(Action::Open, "room", GUESTS),
            control,
        )
        .post(
            "/min/hvem/enhed",
            May::only(Action::Close, "device", GUESTS),
            end_device,
        )
        .get(
            "/min/hvem/alt.txt",
            May::only(Action::Open, "room", GUESTS),
            take_text,
        )
        .get(
            "/min/hvem/alt.json",
            May::only(Action::Open, "room", GUESTS),
            take_json,
        )
        .get(
            "/min/slet",
            May::only(Action::Open, "room", GUESTS),
            ask_erase,
        )
        .post("/min/slet", May::only(Action::Close, "room", GUESTS), erase)
        .get(
            "/min/slutdato",
            May::only(Action::Open, "end_note", GUESTS),
            end_date,
        )
        .post(
            "/min/slutdato",
            May::only(Action::Change, "end_note", GUESTS),
            say_end,
        )
}

async fn control(State(app): State<App>, asked: Asked) -> Answer {
    let (crossings, devices, _) = act::everything(&app, &asked).await?;
    asked.page(&pages::control(&asked, &crossings, &devices))
}

async fn end_device(State(app): State<App>, asked: Asked) -> Answer {
    act::end_device(&app, &asked, asked.fields.get("enhed")).await?;
    go("/min/hvem")
}

async fn take_text(State(app): State<App>, asked: Asked) -> Answer {
    let (crossings, _, end) = act::everything(&app, &asked).await?;
    let text = export::text_file(&asked, &crossings, end);
    bytes(
        "text/plain; charset=utf-8",
        Some("mit.txt"),
        text.into_bytes(),
    )
}

async fn take_json(State(app): State<App>, asked: Asked) -> Answer {
    let (crossings, _, end) = act::everything(&app, &asked).await?;
    let text = export::json_file(&asked, &crossings, end);
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
    let room = room_of(&asked)?;
    let now = app
        .store
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
    let (room, id, now) = (room_of(&asked)?, carried_id(&asked), asked.web.given.now());
    app.store
        .write("note the end date", move |tx| {
            store::say_end(tx, &id, &room, day, now)
        })
        .await?;
    go("/min")
}
