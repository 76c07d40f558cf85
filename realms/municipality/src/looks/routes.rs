//! The routes of the log of looks.

use jiff::ToSpan as _;
use kit_store::looks::Look;
use kit_store::{JOB, StoreError, looks};
use kit_web::{Action, Answer, Asked, Failed, May, Path, Routes, State};

use super::mine::{Mine, OWN_DAYS, mine_page};
use super::pages::{LISTS_DAYS, Looks, looks_page};
use crate::course::GuestId;
use crate::course::store;
use crate::review::store as review;
use crate::today::me;
use crate::{App, INSIGHT, OVERSIGHT, ROLES, STAFF};

/// As many lines as one page holds; older ones are on the print that the owner makes.
const LINES: i64 = 200;

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let open = May::only(Action::Open, "looks", STAFF).because(INSIGHT);
    let own = May::only(Action::List, "own_looks", &ROLES);
    Routes::new()
        .get("/gaest/{id}/kig", open, show)
        .get("/aabnet", own, mine)
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
                lists: of_people(looks::of_lists(tx, since, LINES)?),
            }))
        })
        .await?
        .ok_or(Failed::NotFound)?;
    asked.page(&looks_page(&asked, &found))
}

/// Lists that people have read. The program's own work shows nobody anything, and where a leader is asked about single
/// looks, each guest has had a line of her own.
fn of_people(lists: Vec<Look>) -> Vec<Look> {
    lists
        .into_iter()
        .filter(|look| look.role != JOB && look.purpose != OVERSIGHT)
        .collect()
}

async fn mine(State(app): State<App>, asked: Asked) -> Answer {
    let (me, now) = (me(&asked)?, app.web.given.now());
    let from = app.web.given.today().saturating_sub(OWN_DAYS.days());
    let since = app.web.given.moment(from.at(0, 0, 0, 0));
    let mine = asked
        .on(&app.store)
        .read("read what one has opened oneself", move |tx| {
            Ok::<_, StoreError>(Mine {
                lines: looks::of_actor(tx, me.as_str(), since, LINES)?,
                asked: review::asked_of(tx, &me, now)?,
            })
        })
        .await?;
    asked.page(&mine_page(&asked, &mine))
}
