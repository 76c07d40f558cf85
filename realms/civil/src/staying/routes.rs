//! `/stadig`: the coordinator's counts.

use std::collections::BTreeMap;

use kit_store::looks::LIST;
use kit_store::{StoreError, Tx};
use kit_web::{Action, Answer, Asked, Faults, May, Role, Routes, State, go};

use super::pages::{self, Community, Staying};
use super::rules::{Count, Half, MONTHS, fits};
use super::sql;
use crate::app::{App, COORDINATOR};
use crate::crossing::routes::{failed, me};
use crate::desk::Refused;
use crate::looks::{At, LISTING, look, write};
use crate::people::{AssociationId, CommunityId};

const OWN: &[Role] = &[COORDINATOR];

pub(crate) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "staying", OWN).because(LISTING);
    Routes::new()
        .get("/stadig", may(Action::List), list)
        .post("/stadig", may(Action::Change), count)
        .post("/stadig/tilbage", may(Action::Change), undo)
}

fn communities(tx: &mut Tx<'_>, of: &AssociationId) -> Result<Vec<Community>, StoreError> {
    let rows = tx.rows(sql::COUNTS, &[of], |r| {
        let half = Half::from_key(&r.get::<String>(1)?);
        let count = Count {
            half: half.ok_or(StoreError::Broken("a half year that is none"))?,
            months: r.get(2)?,
            people: r.get(3)?,
        };
        Ok((r.get::<CommunityId>(0)?, count))
    })?;
    let mut counts: BTreeMap<CommunityId, Vec<Count>> = BTreeMap::new();
    for (id, count) in rows {
        counts.entry(id).or_default().push(count);
    }
    let pages = crate::listing::store::of_association(tx, of)?;
    let mut all: Vec<Community> = pages
        .into_iter()
        .map(|page| Community {
            name: page.facts.get("name").to_owned(),
            counts: counts.remove(&page.id).unwrap_or_default(),
            id: page.id,
        })
        .collect();
    all.sort_by_key(|one| one.name.to_lowercase());
    Ok(all)
}

async fn page(app: &App, asked: &Asked, faults: Faults) -> Answer {
    let inner = asked.clone();
    let found = look(app, asked, "who is still there", At::List, move |tx| {
        let me = me(tx, &inner)?;
        Ok(communities(tx, &me.association)?)
    });
    let page = Staying::of(asked, &found.await.map_err(failed)?, &faults);
    if faults.any() {
        asked.again(&page)
    } else {
        asked.page(&page)
    }
}

async fn list(State(app): State<App>, asked: Asked) -> Answer {
    page(&app, &asked, Faults::none()).await
}

/// What a form says of: the community, the half year and the months.
fn of_form(asked: &Asked) -> Option<(CommunityId, Half, i64)> {
    let months = asked.fields.get("months").parse().ok();
    Some((
        CommunityId::from_text(asked.fields.get("community"))?,
        Half::from_key(asked.fields.get("half"))?,
        months.filter(|months| MONTHS.contains(months))?,
    ))
}

async fn count(State(app): State<App>, asked: Asked) -> Answer {
    let (of, people) = match (of_form(&asked), pages::people(&asked)) {
        (Some(of), Ok(people)) => (of, people),
        (of, people) => {
            let faults = pages::unread(&asked, of.is_some(), people.err());
            return page(&app, &asked, faults).await;
        }
    };
    let inner = asked.clone();
    let done = write(&app, &asked, "count who is still there", move |tx| {
        tx.looked(LIST)?;
        let (id, half, months) = &of;
        let me = me(tx, &inner)?;
        let all = communities(tx, &me.association)?;
        let known = all.iter().find(|one| one.id == *id).ok_or(Refused::Gone)?;
        let new = Count {
            half: *half,
            months: *months,
            people,
        };
        if let Err(wrong) = fits(&known.counts, new, inner.web.given.today()) {
            return Ok(Err(wrong));
        }
        let now = inner.web.given.now();
        tx.run(sql::PUT, &[id, &half.key(), months, &people, &now])?;
        Ok::<_, Refused>(Ok(()))
    });
    match done.await.map_err(failed)? {
        Ok(()) => go("/stadig?gjort=gemt"),
        Err(wrong) => page(&app, &asked, pages::wrong(&asked, wrong)).await,
    }
}

async fn undo(State(app): State<App>, asked: Asked) -> Answer {
    let Some((id, half, months)) = of_form(&asked) else {
        return page(&app, &asked, pages::unread(&asked, false, None)).await;
    };
    let inner = asked.clone();
    let done = write(&app, &asked, "take a count back", move |tx| {
        tx.looked(LIST)?;
        let me = me(tx, &inner)?;
        let all = communities(tx, &me.association)?;
        all.iter().find(|one| one.id == id).ok_or(Refused::Gone)?;
        tx.run(sql::TAKE_BACK, &[&id, &half.key(), &months])?;
        Ok::<_, Refused>(())
    });
    done.await.map_err(failed)?;
    go("/stadig?gjort=slettet")
}
