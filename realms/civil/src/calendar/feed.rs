//! Calendars that read along. The open one tells what everybody may read; one's own tells times and nothing else: neither
//! whom one meets nor where, for a calendar is often shared (ALL-5). The address is the only key, and it can be ended.

use jiff::Timestamp;
use jiff::civil::DateTime;
use kit_report::{Appointment, calendar_of};
use kit_store::Tx;
use kit_web::{
    Action, Actor, Answer, Asked, Failed, Frame, May, Path, Role, Routes, State, door, go, text,
};

use super::open_pages::Invited;
use super::{sql, week};
use crate::app::{App, COMPANION, COORDINATOR};
use crate::crossing::routes::failed;
use crate::desk::Refused;
use crate::looks::{At, VISIT, look, looked, write};
use crate::people::store as people;
use crate::visit::store as visits;

pub(super) const ICS: &str = "text/calendar; charset=utf-8";
const BOTH: &[Role] = &[COORDINATOR, COMPANION];
/// An appointment without an end keeps an hour free.
const HOUR: i64 = 1;
/// A calendar sees so many weeks ahead.
const WEEKS: i64 = 26;

pub(super) fn routes() -> Routes<App> {
    let own = |action| May::only(action, "calendar_feed", BOTH).because(VISIT);
    Routes::new()
        .get("/min-kalender", own(Action::Open), page)
        .post("/min-kalender", own(Action::Change), make)
        .post("/min-kalender/slut", own(Action::Change), end)
        .get(
            "/min-kalender/{token}",
            May::anybody(Action::Open, "calendar_feed").because(VISIT),
            read,
        )
}

fn appointment(
    asked: &Asked,
    uid: String,
    starts: DateTime,
    ends: Option<DateTime>,
) -> Appointment {
    let given = &asked.web.given;
    let ends = ends.unwrap_or_else(|| starts.saturating_add(jiff::Span::new().hours(HOUR)));
    Appointment {
        uid,
        version: 0,
        title: asked.say("feed-title"),
        start: given.moment(starts),
        end: given.moment(ends),
        location: None,
        stamped: given.now(),
    }
}

/// What everybody may read, with title and place. What is cancelled is left out, so that calendars drop it.
pub(super) fn open(asked: &Asked, invited: &[Invited]) -> String {
    let events = invited.iter().filter(|one| one.event.cancelled.is_none());
    let all: Vec<Appointment> = events
        .map(|one| {
            let (event, told) = (&one.event, &one.event.told);
            Appointment {
                title: told.title.clone(),
                location: Some(told.place.clone()),
                ..appointment(asked, event.id.to_string(), told.starts, Some(told.ends))
            }
        })
        .collect();
    calendar_of(&all)
}

#[derive(askama::Template)]
#[template(path = "feed.html")]
pub(super) struct FeedPage {
    pub(super) frame: Frame,
    pub(super) heading: String,
    /// The address, shown once.
    pub(super) address: Option<String>,
    pub(super) has: bool,
    pub(super) ended: bool,
    /// The address to be; the form's number is its secret part, so that a double press shows one address.
    pub(super) nonce: String,
}

fn me(tx: &mut Tx<'_>, asked: &Asked) -> Result<Actor, Refused> {
    let who = asked.who.clone().ok_or(Refused::Gone)?;
    let known = match who.role.as_str() {
        role if role == COORDINATOR.0 => people::signed_in_coordinator(tx, &who)?.is_some(),
        _ => people::signed_in_companion(tx, &who)?.is_some(),
    };
    if known { Ok(who) } else { Err(Refused::Gone) }
}

async fn page(State(app): State<App>, asked: Asked) -> Answer {
    let inner = asked.clone();
    let found = look(&app, &asked, "the own calendar", At::Told, move |tx| {
        let who = me(tx, &inner)?;
        looked(tx, &who.id)?;
        Ok(tx.row(sql::FEED_OF, &[&who.id], |r| r.get::<Timestamp>(0))?)
    });
    let since = found.await.map_err(failed)?;
    asked.page(&FeedPage::of(&asked, since.is_some(), None))
}

impl FeedPage {
    fn of(asked: &Asked, has: bool, address: Option<String>) -> Self {
        Self {
            frame: asked.frame(asked.say("menu-feed")),
            heading: asked.say("menu-feed"),
            address,
            has,
            ended: asked.query.get("gjort") == "slut",
            nonce: asked.web.given.random128(),
        }
    }
}

async fn make(State(app): State<App>, asked: Asked) -> Answer {
    let token = asked.fields.get("nonce").to_owned();
    if token.len() != 32 || !token.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(Failed::FormExpired);
    }
    let (inner, of) = (asked.clone(), token.clone());
    write(&app, &asked, "let a calendar read along", move |tx| {
        let who = me(tx, &inner)?;
        looked(tx, &who.id)?;
        let hash = door::hash(&of);
        let known = tx.row(sql::FEED, &[&hash], |r| r.get::<String>(0))?;
        // Pressed twice: the same address, and not a byte anew.
        if known.is_none() {
            let now = inner.web.given.now();
            tx.run(sql::SET_FEED, &[&who.id, &who.role, &hash, &now])?;
        }
        Ok(())
    })
    .await
    .map_err(failed)?;
    // Shown once, on the answer itself: an address in the bar of a browser stays in its history.
    let address = format!("{}/min-kalender/{token}", asked.web.origin);
    asked.page(&FeedPage::of(&asked, true, Some(address)))
}

async fn end(State(app): State<App>, asked: Asked) -> Answer {
    let inner = asked.clone();
    write(&app, &asked, "end the own calendar", move |tx| {
        let who = me(tx, &inner)?;
        looked(tx, &who.id)?;
        tx.run(sql::END_FEED, &[&who.id])?;
        Ok(())
    })
    .await
    .map_err(failed)?;
    go("/min-kalender?gjort=slut")
}

/// The times of whoever the address belongs to; nothing of anybody else stands in them.
fn times(
    tx: &mut Tx<'_>,
    asked: &Asked,
    token: &str,
) -> Result<Vec<(DateTime, Option<DateTime>)>, Refused> {
    let hash = door::hash(token);
    let found = tx.row(sql::FEED, &[&hash], |r| {
        Ok((r.get::<String>(0)?, r.get::<String>(1)?))
    })?;
    let (person, role) = found.ok_or(Refused::Gone)?;
    looked(tx, &person)?;
    let now = asked.web.given.local();
    let last = now.saturating_add(jiff::Span::new().weeks(WEEKS));
    if role == COMPANION.0 {
        let who = people::companion_by_id(tx, &person)?.filter(|one| !one.left);
        let who = who.ok_or(Refused::Gone)?;
        let visits = visits::open_of_companion(tx, &who.id)?;
        let promised = visits.iter().filter(|visit| visit.accepted.is_some());
        return Ok(promised.map(|visit| (visit.starts, None)).collect());
    }
    let who = people::coordinator_by_id(tx, &person)?.filter(|one| !one.left);
    let who = who.ok_or(Refused::Gone)?;
    week::times(tx, &who, (now, last)).map_err(Refused::Store)
}

async fn read(State(app): State<App>, Path(token): Path<String>, asked: Asked) -> Answer {
    let inner = asked.clone();
    let token = token.strip_suffix(".ics").unwrap_or(&token).to_owned();
    let found = look(
        &app,
        &asked,
        "a calendar reads along",
        At::Told,
        move |tx| times(tx, &inner, &token),
    );
    let found = found.await.map_err(failed)?;
    let all: Vec<Appointment> = found
        .into_iter()
        .map(|(starts, ends)| {
            // Named by its time alone: a time that is moved is another appointment, and the old one is gone.
            let uid = format!("t{}", starts.strftime("%Y%m%dT%H%M"));
            appointment(&asked, uid, starts, ends)
        })
        .collect();
    Ok(text(ICS, calendar_of(&all)))
}
