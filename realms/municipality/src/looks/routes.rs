//! The routes of the log of looks.

use jiff::ToSpan as _;
use kit_store::{StoreError, looks};
use kit_web::{Action, Answer, Asked, Failed, May, Path, Routes, State};

use super::pages::{LISTS_DAYS, Looks, looks_page};
use crate::course::GuestId;
use crate::course::store;
use crate::{App, INSIGHT, STAFF};

/// As many lines as one page holds; older ones are on the print that the owner makes.
const LINES: i64 = 200;

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let open = May::only(Action::Open, "looks", STAFF).because(INSIGHT);
    Routes::new().get("/gaest/{id}/kig", open, show)
}

async fn show(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = GuestId::from_text(&id).ok_or(Failed::NotFound)?;
    let given = &app.web.given;
    let from = given.today().saturating_sub(LISTS_DAYS.days());
    let since = given.moment(from.at(0, 0, 0, 0));
    let object = id.to_string();
    let found = asked
        .on(&app.store)
        .look("read who has looked", &object.clone(), move |tx| {
            let Some(called) = store::called(tx, &id)? else {
                return Ok(None);
            };
            Ok::<_, StoreError>(Some(Looks {
                called,
                object: object.clone(),
                lines: looks::of(tx, &object, LINES)?,
                lists: looks::of_lists(tx, since, LINES)?,
            }))
        })
        .await?
        .ok_or(Failed::NotFound)?;
    asked.page(&looks_page(&asked, &found))
}
