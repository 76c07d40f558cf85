//! Routes of groups: parse, act, answer.

use kit_store::Tx;
use kit_store::looks::LIST;
use kit_web::{Action, Answer, Asked, Failed, Faults, May, Path, Role, Routes, State, go};

use super::pages::{CohortPage, Groups, ManualPage, Seen, Writing, faults};
use super::rules::Wrong;
use super::rules::{self, Amiss, BODY_MAX, How, MOST_COME, MOST_MEETINGS, PLACE_MAX, TITLE_MAX};
use super::store::{self, Me};
use super::{Cohort, CohortId, EntryId, PageId, Programme, ProgrammeId};
use crate::app::{App, COMPANION, COORDINATOR};
use crate::crossing::routes::failed;
use crate::desk::Refused;
use crate::looks::{At, GROUP, look, write};
use crate::people::CompanionId;
use crate::people::store::House;
use crate::plan::store as plans;

const OWN: &[Role] = &[COORDINATOR];
const LEADERS: &[Role] = &[COORDINATOR, COMPANION];

pub(crate) fn routes() -> Routes<App> {
    let may = |action, of, roles| May::only(action, of, roles).because(GROUP);
    Routes::new()
        .get("/hold", may(Action::List, "cohort", LEADERS), list)
        .post("/hold", may(Action::Change, "programme", OWN), begin)
        .post("/program", may(Action::Change, "programme", OWN), programme)
        .get("/hold/{id}", may(Action::Open, "cohort", LEADERS), cohort)
        .post(
            "/hold/{id}/moede",
            may(Action::Change, "cohort", LEADERS),
            held,
        )
        .post(
            "/hold/{id}/flyt",
            may(Action::Change, "cohort", LEADERS),
            moved,
        )
        .post(
            "/hold/{id}/opsamling",
            may(Action::Change, "cohort", LEADERS),
            caught_up,
        )
        .get(
            "/haandbog/{id}",
            may(Action::Open, "manual", LEADERS),
            manual,
        )
        .get(
            "/haandbog/{id}/ret",
            may(Action::Open, "programme", OWN),
            edit,
        )
        .post(
            "/haandbog/{id}/ret",
            may(Action::Change, "programme", OWN),
            rewrite,
        )
}

fn cohort_id(text: &str) -> Result<CohortId, Failed> {
    CohortId::from_text(text).ok_or(Failed::NotFound)
}

fn programme_id(text: &str) -> Result<ProgrammeId, Failed> {
    ProgrammeId::from_text(text).ok_or(Failed::NotFound)
}

fn notice(asked: &Asked) -> Option<String> {
    (asked.query.get("gjort") == "gemt").then(|| asked.say("notice-saved"))
}

async fn show_list(app: &App, asked: &Asked, amiss: &Amiss) -> Answer {
    let inner = asked.clone();
    let page = look(app, asked, "the groups", At::List, move |tx| {
        let me = Me::of(tx, &inner)?;
        let house = House::load(tx, &me.association)?;
        let programmes = store::programmes(tx, &me.association)?;
        let cohorts = store::cohorts(tx, &me)?;
        let mut over = Vec::new();
        for programme in &programmes {
            let mut groups = Vec::new();
            for cohort in cohorts.iter().filter(|one| one.programme == programme.id) {
                let meetings = store::meetings(tx, &cohort.id)?;
                groups.push(meetings.iter().filter_map(|one| one.held).collect());
            }
            over.push(groups);
        }
        let listed = (programmes, cohorts, over);
        Ok((me.companion.is_none(), house, listed))
    });
    let (writes, house, (programmes, cohorts, over)) = page.await.map_err(failed)?;
    let faults = faults(asked, amiss);
    let page = Groups::of(asked, &house, (&programmes, &cohorts), writes, &faults);
    let page = page.noticed(notice(asked)).over(asked, &over);
    answer(asked, &page, &faults)
}

fn answer(asked: &Asked, page: &impl askama::Template, faults: &Faults) -> Answer {
    if faults.any() {
        asked.again(page)
    } else {
        asked.page(page)
    }
}

async fn list(State(app): State<App>, asked: Asked) -> Answer {
    show_list(&app, &asked, &Amiss::new()).await
}

async fn programme(State(app): State<App>, asked: Asked) -> Answer {
    let id = ProgrammeId::from_text(asked.fields.get("nonce")).ok_or(Failed::FormExpired)?;
    let mut amiss = Amiss::new();
    let title = rules::text(&mut amiss, &asked.fields, "programme_title", TITLE_MAX);
    let meetings = rules::number(&mut amiss, &asked.fields, "meetings", 1, MOST_MEETINGS);
    if !amiss.is_empty() {
        return show_list(&app, &asked, &amiss).await;
    }
    let (inner, to) = (asked.clone(), format!("/haandbog/{id}?gjort=gemt"));
    write(&app, &asked, "write down a programme", move |tx| {
        let me = Me::of(tx, &inner)?;
        tx.looked(LIST)?;
        let new = Programme {
            id: id.clone(),
            association: me.association,
            title: title.clone(),
            meetings,
        };
        Ok(store::add_programme(tx, &inner.web.given, &new)?)
    })
    .await
    .map_err(failed)?;
    go(&to)
}

/// Those who lead a new group, if they may.
fn leaders(amiss: &mut Amiss, asked: &Asked) -> Option<(CompanionId, Option<CompanionId>)> {
    let first = CompanionId::from_text(asked.fields.get("first"));
    let second = CompanionId::from_text(asked.fields.get("second"));
    if first.is_none() {
        amiss.push(("first", Wrong::NoChoice));
    } else if first == second {
        amiss.push(("second", Wrong::Same));
    }
    Some((first?, second))
}

async fn begin(State(app): State<App>, asked: Asked) -> Answer {
    let id = CohortId::from_text(asked.fields.get("nonce")).ok_or(Failed::FormExpired)?;
    let mut amiss = Amiss::new();
    let of = ProgrammeId::from_text(asked.fields.get("programme"));
    if of.is_none() {
        amiss.push(("programme", Wrong::NoChoice));
    }
    let place = rules::text(&mut amiss, &asked.fields, "place", PLACE_MAX);
    let starts = rules::time(&mut amiss, &asked.fields, asked.web.given.local());
    let leaders = leaders(&mut amiss, &asked);
    let (Some(of), Some((first, second)), true) = (of, leaders, amiss.is_empty()) else {
        return show_list(&app, &asked, &amiss).await;
    };
    let (inner, to) = (asked.clone(), format!("/hold/{id}?gjort=gemt"));
    write(&app, &asked, "begin a group", move |tx| {
        let me = Me::of(tx, &inner)?;
        tx.looked(LIST)?;
        let programme = store::programme(tx, &me, &of)?;
        let house = House::load(tx, &me.association)?;
        let is_here = |one: &CompanionId| house.companion(one).is_some_and(|who| !who.left);
        if !is_here(&first) || !second.as_ref().is_none_or(is_here) {
            return Err(Refused::Gone);
        }
        let new = Cohort {
            id: id.clone(),
            programme: of.clone(),
            title: programme.title,
            place: place.clone(),
            first: first.clone(),
            second: second.clone(),
        };
        let given = &inner.web.given;
        Ok(store::add_cohort(
            tx,
            given,
            &new,
            starts,
            programme.meetings,
        )?)
    })
    .await
    .map_err(failed)?;
    go(&to)
}

fn seen(tx: &mut Tx<'_>, asked: &Asked, id: &CohortId) -> Result<Seen, Refused> {
    let me = Me::of(tx, asked)?;
    let cohort = store::cohort(tx, &me, id)?;
    Ok(Seen {
        house: House::load(tx, &me.association)?,
        meetings: store::meetings(tx, id)?,
        pages: store::pages(tx, &cohort.programme)?,
        cohort,
    })
}

async fn show_cohort(app: &App, asked: &Asked, id: CohortId, amiss: &Amiss) -> Answer {
    let inner = asked.clone();
    let found = look(app, asked, "a group", At::List, move |tx| {
        seen(tx, &inner, &id)
    });
    let found = found.await.map_err(failed)?;
    let faults = faults(asked, amiss);
    let page = CohortPage::of(asked, &found, notice(asked), &faults);
    answer(asked, &page, &faults)
}

async fn cohort(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    show_cohort(&app, &asked, cohort_id(&id)?, &Amiss::new()).await
}

async fn held(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = cohort_id(&id)?;
    let entry = EntryId::from_text(asked.fields.get("nonce")).ok_or(Failed::FormExpired)?;
    let mut amiss = Amiss::new();
    let number = rules::number(&mut amiss, &asked.fields, "number", 1, MOST_MEETINGS);
    let came = rules::number(&mut amiss, &asked.fields, "came", 0, MOST_COME);
    let how = How::from_key(asked.fields.get("how"));
    if how.is_none() {
        amiss.push(("how", Wrong::NoChoice));
    }
    let (Some(how), true) = (how, amiss.is_empty()) else {
        return show_cohort(&app, &asked, id, &amiss).await;
    };
    let (inner, to) = (asked.clone(), format!("/hold/{id}?gjort=gemt"));
    write(&app, &asked, "how a meeting was", move |tx| {
        let found = seen(tx, &inner, &id)?;
        tx.looked(LIST)?;
        let now = inner.web.given.local();
        let meeting = found.meetings.iter().find(|one| one.number == number);
        if meeting.is_none_or(|one| one.starts > now) {
            return Err(Refused::Gone);
        }
        Ok(store::set_held(
            tx,
            &inner.web.given,
            &entry,
            &id,
            number,
            (came, how),
        )?)
    })
    .await
    .map_err(failed)?;
    go(&to)
}

/// Who was not at a meeting hears it another time: how many, and never who (VH-8).
async fn caught_up(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = cohort_id(&id)?;
    let entry = EntryId::from_text(asked.fields.get("nonce")).ok_or(Failed::FormExpired)?;
    let mut amiss = Amiss::new();
    let number = rules::number(&mut amiss, &asked.fields, "told_again", 1, MOST_MEETINGS);
    let came = rules::number(&mut amiss, &asked.fields, "caught_up", 0, MOST_COME);
    if !amiss.is_empty() {
        return show_cohort(&app, &asked, id, &amiss).await;
    }
    let (inner, to) = (asked.clone(), format!("/hold/{id}?gjort=gemt"));
    write(&app, &asked, "who caught up", move |tx| {
        let found = seen(tx, &inner, &id)?;
        tx.looked(LIST)?;
        let meeting = found.meetings.iter().find(|one| one.number == number);
        if meeting.is_none_or(|one| one.held.is_none()) {
            return Err(Refused::Gone);
        }
        let given = &inner.web.given;
        Ok(store::set_caught_up(
            tx,
            given,
            &entry,
            &id,
            (number, came),
        )?)
    })
    .await
    .map_err(failed)?;
    go(&to)
}

async fn moved(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = cohort_id(&id)?;
    let entry = EntryId::from_text(asked.fields.get("nonce")).ok_or(Failed::FormExpired)?;
    let mut amiss = Amiss::new();
    let number = rules::number(&mut amiss, &asked.fields, "moved", 1, MOST_MEETINGS);
    let starts = rules::time(&mut amiss, &asked.fields, asked.web.given.local());
    if !amiss.is_empty() {
        return show_cohort(&app, &asked, id, &amiss).await;
    }
    let (inner, to) = (asked.clone(), format!("/hold/{id}?gjort=gemt"));
    write(&app, &asked, "move a meeting", move |tx| {
        let found = seen(tx, &inner, &id)?;
        tx.looked(LIST)?;
        let meeting = found.meetings.iter().find(|one| one.number == number);
        if meeting.is_none_or(|one| one.held.is_some()) {
            return Err(Refused::Gone);
        }
        Ok(store::set_time(
            tx,
            &inner.web.given,
            &entry,
            &id,
            number,
            starts,
        )?)
    })
    .await
    .map_err(failed)?;
    go(&to)
}

/// The manual's page, with what is amiss.
pub(crate) async fn read_manual(
    app: &App,
    asked: &Asked,
    id: ProgrammeId,
    amiss: &Amiss,
) -> Result<ManualPage, Failed> {
    let inner = asked.clone();
    let found = look(app, asked, "a manual", At::List, move |tx| {
        let me = Me::of(tx, &inner)?;
        let programme = store::programme(tx, &me, &id)?;
        let length = plans::lengths(tx, &me.association)?.remove(&id);
        let writes = (me.companion.is_none(), length);
        Ok((writes, programme, store::pages(tx, &id)?))
    });
    let (writes, programme, pages) = found.await.map_err(failed)?;
    Ok(ManualPage::of(
        asked,
        &programme,
        &pages,
        writes,
        notice(asked),
        &faults(asked, amiss),
    ))
}

async fn manual(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let page = read_manual(&app, &asked, programme_id(&id)?, &Amiss::new()).await?;
    asked.page(&page)
}

async fn show_edit(app: &App, asked: &Asked, id: ProgrammeId, side: &str, amiss: &Amiss) -> Answer {
    let inner = asked.clone();
    let found = look(app, asked, "a page of a manual", At::List, move |tx| {
        let me = Me::of(tx, &inner)?;
        Ok((store::programme(tx, &me, &id)?, store::pages(tx, &id)?))
    });
    let (programme, pages) = found.await.map_err(failed)?;
    let number = side.parse().unwrap_or(1).clamp(1, programme.meetings);
    let faults = faults(asked, amiss);
    let page = Writing::of(asked, &programme, &pages, number, &faults);
    answer(asked, &page, &faults)
}

async fn edit(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let side = asked.query.get("side").to_owned();
    show_edit(&app, &asked, programme_id(&id)?, &side, &Amiss::new()).await
}

async fn rewrite(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = programme_id(&id)?;
    let page = PageId::from_text(asked.fields.get("nonce")).ok_or(Failed::FormExpired)?;
    let mut amiss = Amiss::new();
    let number = rules::number(&mut amiss, &asked.fields, "number", 1, MOST_MEETINGS);
    let title = rules::text(&mut amiss, &asked.fields, "title", TITLE_MAX);
    let body = rules::text(&mut amiss, &asked.fields, "body", BODY_MAX);
    if !amiss.is_empty() {
        let side = asked.fields.get("number").to_owned();
        return show_edit(&app, &asked, id, &side, &amiss).await;
    }
    let (inner, to) = (asked.clone(), format!("/haandbog/{id}?gjort=gemt"));
    write(&app, &asked, "write a page of a manual", move |tx| {
        let me = Me::of(tx, &inner)?;
        tx.looked(LIST)?;
        if store::programme(tx, &me, &id)?.meetings < number {
            return Err(Refused::Gone);
        }
        Ok(store::add_page(
            tx,
            &inner.web.given,
            &page,
            &id,
            number,
            (&title, &body),
        )?)
    })
    .await
    .map_err(failed)?;
    go(&to)
}
