//! The routes of reminders: a guest's choice, set down together with a worker.

use jiff::ToSpan as _;
use kit_store::StoreError;
use kit_web::{Action, Answer, Asked, Failed, May, Path, Routes, State, door, go};

use super::pages::{Back, Wishes, remind_page};
use super::rules::{Way, choice};
use super::{stop, store};
use crate::course::GuestId;
use crate::course::store as courses;
use crate::door::protected::{Of, ask_first};
use crate::door::store as door_store;
use crate::house::store as house;
use crate::today::{form, me};
use crate::{App, COURSE, STAFF};

/// Appointments so far ahead stand on the page.
const SHOWN_DAYS: i64 = 60;
/// At most so many.
const SHOWN: usize = 10;

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let change = || May::only(Action::Change, "reminder", STAFF).because(COURSE);
    Routes::new()
        .get(
            "/gaest/{id}/husk",
            May::only(Action::Open, "reminder", STAFF).because(COURSE),
            show,
        )
        .post("/gaest/{id}/husk", change(), choose)
        .post("/gaest/{id}/husk/stop", change(), end)
        .post("/gaest/{id}/husk/ikke-denne", change(), skip)
        .post("/gaest/{id}/husk/ikke-denne/fortrydelse", change(), unskip)
        .and(stop::routes())
}

fn guest_id(text: &str) -> Result<GuestId, Failed> {
    GuestId::from_text(text).ok_or(Failed::NotFound)
}

async fn load(app: &App, asked: &Asked, id: &GuestId) -> Result<Wishes, Failed> {
    let (id, today) = (id.clone(), app.web.given.today());
    let ways: Vec<Way> = Way::ALL
        .into_iter()
        .filter(|way| app.senders.has(*way))
        .collect();
    let first = asked.actor()?.name.clone();
    asked
        .on(&app.store)
        .look("read a guest's reminders", id.clone().as_str(), move |tx| {
            let Some(called) = courses::called(tx, &id)? else {
                return Ok(None);
            };
            let to = today.saturating_add(SHOWN_DAYS.days());
            let mut coming = store::coming(tx, &id, (today, to))?;
            coming.truncate(SHOWN);
            let on = crate::course::policy::offer_of(tx, &id, today)?
                .settings
                .reminders
                .on;
            Ok::<_, StoreError>(Some(Wishes {
                id: id.clone(),
                called,
                house: house::house(tx)?,
                standing: store::standing(tx, &id)?,
                coming,
                ways: if on { ways.clone() } else { Vec::new() },
                me: first.clone(),
                protected: door_store::is_protected(tx, &id)?,
            }))
        })
        .await?
        .ok_or(Failed::NotFound)
}

async fn show(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let wishes = load(&app, &asked, &guest_id(&id)?).await?;
    let receipt = match asked.query.get("nyt") {
        "valgt" => Some(asked.say("remind-receipt-chosen")),
        "stop" => Some(asked.say("remind-receipt-stopped")),
        "ikke" => Some(asked.say("remind-receipt-skipped")),
        _ => None,
    };
    let back = Back {
        receipt,
        ..Back::default()
    };
    asked.page(&remind_page(&asked, &wishes, &app.web.given.uuid7(), &back))
}

async fn choose(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let guest = guest_id(&id)?;
    let (form, by, now) = (form(&asked)?, me(&asked)?, app.web.given.now());
    let wishes = load(&app, &asked, &guest).await?;
    let fields = asked.fields.clone();
    let new = match choice(|name| fields.get(name), |way| wishes.ways.contains(&way)) {
        Ok(new) => new,
        Err(faults) => {
            let back = Back {
                fields: (*fields).clone(),
                faults,
                receipt: None,
            };
            return asked.again(&remind_page(&asked, &wishes, form.as_str(), &back));
        }
    };
    let back = format!("/gaest/{id}/husk");
    let of = Of {
        called: &wishes.called,
        protected: wishes.protected,
        back: &back,
    };
    let shown = || vec![(asked.say("remind-own"), asked.fields.get("own").to_owned())];
    if let Some(ask) = ask_first(&asked, of, shown) {
        return ask;
    }
    let stop = door::token(&app.web.given);
    asked
        .on(&app.store)
        .write("choose reminders", move |tx| {
            tx.looked(guest.as_str())?;
            store::choose(tx, &form, &guest, &new, &stop, (&by, now))
        })
        .await?;
    go(&format!("/gaest/{id}/husk?nyt=valgt"))
}

/// What is done with a guest's reminders, if there is such a guest.
async fn act<F>(
    app: &App,
    asked: &Asked,
    id: &str,
    name: &'static str,
    run: F,
) -> Result<(), Failed>
where
    F: Fn(&mut kit_store::Tx<'_>, &GuestId) -> Result<(), StoreError> + Send + 'static,
{
    let guest = guest_id(id)?;
    asked
        .on(&app.store)
        .write(name, move |tx| {
            tx.looked(guest.as_str())?;
            if courses::called(tx, &guest)?.is_none() {
                return Ok::<_, StoreError>(None);
            }
            run(tx, &guest).map(Some)
        })
        .await?
        .ok_or(Failed::NotFound)
}

async fn end(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let now = app.web.given.now();
    act(&app, &asked, &id, "stop reminders", move |tx, guest| {
        store::end(tx, guest, now)
    })
    .await?;
    go(&format!("/gaest/{id}/husk?nyt=stop"))
}

/// The appointment that the form names; at most as long as an id.
fn subject(asked: &Asked) -> Result<String, Failed> {
    let typed = asked.fields.get("subject");
    let fits = (1..=80).contains(&typed.len())
        && typed
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-');
    fits.then(|| typed.to_owned()).ok_or(Failed::FormExpired)
}

async fn skip(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (subject, by) = (subject(&asked)?, me(&asked)?);
    let given = app.web.given.clone();
    let today = given.today();
    act(&app, &asked, &id, "not this time", move |tx, guest| {
        let to = today.saturating_add(SHOWN_DAYS.days());
        let coming = store::coming(tx, guest, (today, to))?;
        // Only what the guest has to come, and once.
        if coming
            .iter()
            .any(|one| one.subject == subject && !one.skipped)
        {
            let row = crate::house::FormId::new(&given);
            store::skip(tx, &row, (guest, &subject), (&by, given.now()))?;
        }
        Ok(())
    })
    .await?;
    go(&format!("/gaest/{id}/husk?nyt=ikke"))
}

async fn unskip(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (subject, now) = (subject(&asked)?, app.web.given.now());
    act(
        &app,
        &asked,
        &id,
        "this time after all",
        move |tx, guest| store::unskip(tx, guest, &subject, now),
    )
    .await?;
    go(&format!("/gaest/{id}/husk"))
}
