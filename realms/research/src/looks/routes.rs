//! The route of the log of looks.

use jiff::ToSpan as _;
use kit_store::{JOB, StoreError, looks};
use kit_web::{Action, Answer, Asked, May, Routes, State};

use super::pages::{LISTS_DAYS, Looks, looks_page};
use crate::{App, INSIGHT, ROLES};

/// As many lines as one page holds.
const LINES: i64 = 200;

/// The route. One reads what stands about oneself; it is written down like any other look.
pub(crate) fn routes() -> Routes<App> {
    let own = May::only(Action::See, "own_looks", &ROLES).because(INSIGHT);
    Routes::new().get("/kig", own, show)
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let (me, given) = (asked.actor()?.id.clone(), &app.web.given);
    let from = given.today().saturating_sub(LISTS_DAYS.days());
    let since = given.moment(from.at(0, 0, 0, 0));
    let object = me.clone();
    let found = asked
        .on(&app.store)
        .look("read who has looked at me", &me, move |tx| {
            let lists = looks::of_lists(tx, since, LINES)?;
            Ok::<_, StoreError>(Looks {
                lines: looks::of(tx, &object, LINES)?,
                // The program's own work shows nobody anything.
                lists: lists.iter().filter(|look| look.role != JOB).count(),
            })
        })
        .await?;
    asked.page(&looks_page(&asked, &found))
}
