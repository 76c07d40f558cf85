//! The card: made by a worker, shown once, and gone with the next one.

use kit_store::{StoreError, Tx};
use kit_web::{Answer, Asked, Failed, Path, State, door, go};

use super::code::{CODES, Code};
use super::pages::{Held, card_page};
use super::sql;
use crate::App;
use crate::course::{GuestId, store as courses};
use crate::door::protected::{Of, ask_first};
use crate::door::store as door_store;
use crate::house::{FormId, store as house};
use crate::offer::store as offers;
use crate::today::form;

fn guest_id(text: &str) -> Result<GuestId, Failed> {
    GuestId::from_text(text).ok_or(Failed::NotFound)
}

fn held(tx: &mut Tx<'_>, id: &GuestId) -> Result<Option<Held>, StoreError> {
    let (Some(called), Some(course)) = (courses::called(tx, id)?, courses::newest(tx, id)?) else {
        return Ok(None);
    };
    let today = tx.given()?.today();
    let codes = tx.rows(sql::CARD, &[id], |r| {
        Ok((
            r.get::<jiff::Timestamp>(0)?,
            r.get::<Option<i64>>(1)?.is_none(),
        ))
    })?;
    Ok(Some(Held {
        guest: id.clone(),
        called,
        on: offers::of_worker(tx, &course.contact, today)?
            .settings
            .own_page
            .on,
        protected: door_store::is_protected(tx, id)?,
        made: codes.first().map(|(made, _)| *made),
        left: i64::try_from(codes.iter().filter(|(_, free)| *free).count()).unwrap_or(0),
    }))
}

async fn load(app: &App, asked: &Asked, id: &GuestId) -> Result<Held, Failed> {
    let id = id.clone();
    asked
        .on(&app.store)
        .look("read a guest's card", id.clone().as_str(), move |tx| {
            held(tx, &id)
        })
        .await?
        .ok_or(Failed::NotFound)
}

pub(super) async fn show(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let held = load(&app, &asked, &guest_id(&id)?).await?;
    asked.page(&card_page(&asked, &held, &app.web.given.uuid7(), &[]))
}

/// Makes a card. Its codes stand in this answer and nowhere else; the card before opens nothing any more, and whoever had
/// come in by it is out.
pub(super) async fn make(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (guest, form) = (guest_id(&id)?, form(&asked)?);
    let held = load(&app, &asked, &guest).await?;
    if !held.on {
        return go(&format!("/gaest/{id}/kort"));
    }
    let back = format!("/gaest/{id}/kort");
    let of = Of {
        called: &held.called,
        protected: held.protected,
        back: &back,
    };
    if let Some(ask) = ask_first(&asked, of, Vec::new) {
        return ask;
    }
    let given = app.web.given.clone();
    let (mut codes, mut rows) = (Vec::new(), Vec::new());
    for _ in 0..CODES {
        let code = Code::draw(&given);
        rows.push((FormId::new(&given), code.proof(&app.store).await?));
        codes.push(code);
    }
    let made = asked
        .on(&app.store)
        .write("make a guest's card", move |tx| {
            tx.looked(guest.as_str())?;
            if !house::use_form(tx, &form, given.today())? {
                return Ok(false);
            }
            forget(tx, &guest)?;
            for (row, proof) in &rows {
                tx.run(sql::INSERT_CODE, &[row, &guest, proof, &given.now()])?;
            }
            Ok::<_, StoreError>(true)
        })
        .await?;
    if !made {
        return go(&format!("/gaest/{id}/kort?nyt=vist"));
    }
    let written: Vec<String> = codes.iter().map(Code::written).collect();
    let held = Held {
        left: i64::try_from(CODES).unwrap_or(0),
        made: Some(app.web.given.now()),
        ..held
    };
    asked.page(&card_page(&asked, &held, &app.web.given.uuid7(), &written))
}

fn forget(tx: &mut Tx<'_>, guest: &GuestId) -> Result<(), StoreError> {
    tx.run(sql::FORGET_CARD, &[guest])?;
    door::end_all_of(tx, guest.as_str())?;
    Ok(())
}

/// A card that was lost opens nothing any more.
pub(super) async fn revoke(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let guest = guest_id(&id)?;
    asked
        .on(&app.store)
        .write("revoke a guest's card", move |tx| {
            tx.looked(guest.as_str())?;
            if courses::called(tx, &guest)?.is_none() {
                return Ok(None);
            }
            forget(tx, &guest).map(Some)
        })
        .await?
        .ok_or(Failed::NotFound)?;
    go(&format!("/gaest/{id}/kort?nyt=lukket"))
}
