//! `/timer`: the coordinator sets hours aside and follows them (BR-11).

use kit_store::Tx;
use kit_store::looks::LIST;
use kit_web::{Action, Answer, Asked, Failed, May, Role, Routes, State, go};

use super::pages::HoursPage;
use super::rules::{self, Aim, Spent};
use super::{AimId, store};
use crate::app::{App, COORDINATOR};
use crate::crossing::routes::{failed, me};
use crate::desk::Refused;
use crate::group::rules::Amiss;
use crate::looks::{At, COMPANY, look, write};
use crate::people::store::House;

const OWN: &[Role] = &[COORDINATOR];

pub(crate) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "hours", OWN).because(COMPANY);
    Routes::new()
        .get("/timer", may(Action::See), show)
        .post("/timer", may(Action::Change), set)
}

fn known(tx: &mut Tx<'_>, asked: &Asked) -> Result<(Vec<Aim>, Vec<Spent>), Refused> {
    let who = me(tx, asked)?;
    let house = House::load(tx, &who.association)?;
    let since = rules::since(asked.web.given.today());
    let aims = store::aims(tx, &who.association)?;
    Ok((aims, store::spent(tx, &house, since)?))
}

async fn page(app: &App, asked: &Asked, amiss: &Amiss) -> Answer {
    let inner = asked.clone();
    let found = look(app, asked, "the hours", At::List, move |tx| {
        known(tx, &inner)
    });
    let (aims, spent) = found.await.map_err(failed)?;
    let page = HoursPage::of(asked, &aims, &spent, amiss);
    if amiss.is_empty() {
        asked.page(&page)
    } else {
        asked.again(&page)
    }
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    page(&app, &asked, &Amiss::new()).await
}

async fn set(State(app): State<App>, asked: Asked) -> Answer {
    let id = AimId::from_text(asked.fields.get("nonce")).ok_or(Failed::FormExpired)?;
    let inner = asked.clone();
    let done = write(&app, &asked, "set hours aside", move |tx| {
        let who = me(tx, &inner)?;
        tx.looked(LIST)?;
        let today = inner.web.given.today();
        let aims = store::aims(tx, &who.association)?;
        let before = rules::of_week(&aims, today);
        match rules::read(&inner.fields, today, before) {
            // The same again, or the same form twice, sets nothing anew.
            Ok(aim) => {
                let same = before.is_some_and(|old| {
                    (old.week_min, old.meeting_min) == (aim.week_min, aim.meeting_min)
                        && (aim.less.is_none() || aim.less == old.less)
                });
                if !same {
                    store::set(tx, &inner.web.given, &id, &who.association, &aim)?;
                }
                Ok(None)
            }
            Err(amiss) => Ok(Some(amiss)),
        }
    });
    match done.await.map_err(failed)? {
        None => go("/timer?gjort=gemt"),
        Some(amiss) => page(&app, &asked, &amiss).await,
    }
}
