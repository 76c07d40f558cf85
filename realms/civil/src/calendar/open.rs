//! `/kalender`, `/kalender/{id}` and `/plads/{token}`: for everybody, without login and without a name (VH-2).

use jiff::civil::DateTime;
use kit_store::Tx;
use kit_web::brake::{Brake, Trying, Turn};
use kit_web::{Action, Answer, Asked, Failed, May, Path, Routes, State, door, go, text};

use super::open_pages::{Invited, OpenCalendar, OpenEvent, SeatPage};
use super::routes::event_id;
use super::seat::{self, NoSeat, Seat};
use super::{Event, EventId, feed, store};
use crate::app::App;
use crate::desk::Refused;
use crate::looks::LISTING;
use crate::people::store::associations;
use crate::remark::routes::numbers;

/// What the number of a form becomes a number of.
const OF: &str = "seat";
/// Whoever presses very often waits.
const SEATS: Brake = Brake::form("seat");

pub(super) fn routes() -> Routes<App> {
    let see = |of| May::anybody(Action::See, of);
    let take = || May::anybody(Action::Change, "seat").because(LISTING);
    Routes::new()
        .get("/kalender", see("open_calendar"), list)
        .get("/kalender.ics", see("open_calendar"), file)
        .get("/kalender/{id}", see("open_calendar"), one)
        .post("/kalender/{id}", take(), seat_of)
        .get("/plads/{token}", see("open_calendar"), seat_page)
        .post("/plads/{token}", take(), give_back)
        .post("/plads/{token}/igen", take(), again)
}

fn not_there(refused: Refused) -> Failed {
    match refused {
        Refused::Store(error) => Failed::Store(error),
        Refused::Gone | Refused::Overtaken | Refused::Wrong(_) | Refused::Lacks(_) => {
            Failed::NotFound
        }
    }
}

/// Everything that is still to come, with whose it is.
async fn coming(app: &App, asked: &Asked) -> Result<Vec<Invited>, Failed> {
    let now = asked.web.given.local();
    let read = asked.on(&app.store);
    let found = read
        .read("the open calendar", move |tx| {
            let whose = associations(tx)?;
            let events = store::coming(tx, now)?;
            let name = |event: &Event| {
                let of = whose.iter().find(|one| one.id == event.association);
                of.map_or_else(String::new, |one| one.name.clone())
            };
            Ok::<_, kit_store::StoreError>(
                events
                    .into_iter()
                    .map(|event| Invited {
                        whose: name(&event),
                        event,
                    })
                    .collect(),
            )
        })
        .await?;
    Ok(found)
}

async fn list(State(app): State<App>, asked: Asked) -> Answer {
    let found = coming(&app, &asked).await?;
    asked.page(&OpenCalendar::of(&asked, &found))
}

async fn file(State(app): State<App>, asked: Asked) -> Answer {
    let found = coming(&app, &asked).await?;
    Ok(text(feed::ICS, feed::open(&asked, &found)))
}

fn opened(tx: &mut Tx<'_>, id: &EventId) -> Result<(Invited, Vec<DateTime>, i64), Refused> {
    let event = store::one(tx, id)?.ok_or(Refused::Gone)?;
    let whose = associations(tx)?
        .into_iter()
        .find(|one| one.id == event.association)
        .map_or_else(String::new, |one| one.name);
    let (talks, taken) = store::taken(tx, id)?;
    Ok((Invited { event, whose }, talks, taken))
}

async fn show(app: &App, asked: &Asked, id: EventId, no: Option<NoSeat>) -> Answer {
    let read = asked.on(&app.store);
    let found = read.read("an open event", move |tx| opened(tx, &id)).await;
    let (invited, talks, taken) = found.map_err(not_there)?;
    let page = OpenEvent::of(asked, &invited, &talks, taken, no);
    if no.is_some() {
        asked.again(&page)
    } else {
        asked.page(&page)
    }
}

async fn one(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    show(&app, &asked, event_id(&id)?, None).await
}

/// The brake of this form, in the transaction of the seat.
fn turn(tx: &mut Tx<'_>, asked: &Asked) -> Result<Option<i64>, Refused> {
    let trying = Trying {
        account: None,
        address: asked.from.as_ref(),
    };
    Ok(match SEATS.take_turn(tx, &asked.web.given, trying)? {
        Turn::Wait(seconds) => Some(seconds),
        Turn::Go => None,
    })
}

async fn seat_of(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = event_id(&id)?;
    let (number, token) = numbers(&asked, OF)?;
    let talk = match asked.fields.get("talk") {
        "" => None,
        typed => Some(DateTime::strptime("%Y-%m-%dT%H:%M", typed).or(Err(Failed::NotFound))?),
    };
    let (inner, of) = (asked.clone(), id.clone());
    let write = asked.on(&app.store);
    let done = write
        .write("take a seat", move |tx| {
            let (invited, _, _) = opened(tx, &of)?;
            if let Some(seconds) = turn(tx, &inner)? {
                return Ok(Err(seconds));
            }
            let no = seat::take(tx, &inner.web.given, &number, &invited.event, talk)?;
            Ok::<_, Refused>(Ok(no))
        })
        .await;
    match done.map_err(not_there)?.map_err(Failed::Wait)? {
        None => go(&format!("/plads/{token}?gjort=ja")),
        no => show(&app, &asked, id, no).await,
    }
}

/// The number that a seat has here; the address does not show it, and it does not lead to the address.
fn number_of(token: &str) -> Result<String, Failed> {
    let ours = token.len() == 32 && token.bytes().all(|b| b.is_ascii_hexdigit());
    let hash = door::hash(&format!("{OF} {token}"));
    let number = hash.chars().take(32).collect();
    if ours {
        Ok(number)
    } else {
        Err(Failed::NotFound)
    }
}

fn seated(tx: &mut Tx<'_>, number: &str) -> Result<(Invited, Seat), Refused> {
    let seat = seat::one(tx, number)?.ok_or(Refused::Gone)?;
    let (invited, _, _) = opened(tx, &seat.event)?;
    Ok((invited, seat))
}

async fn seat_page(State(app): State<App>, Path(token): Path<String>, asked: Asked) -> Answer {
    let number = number_of(&token)?;
    let read = asked.on(&app.store);
    let found = read.read("a seat", move |tx| seated(tx, &number)).await;
    let (invited, seat) = found.map_err(not_there)?;
    asked.page(&SeatPage::of(&asked, &invited, &seat, &token))
}

async fn give_back(State(app): State<App>, Path(token): Path<String>, asked: Asked) -> Answer {
    let (number, inner) = (number_of(&token)?, asked.clone());
    let write = asked.on(&app.store);
    let done = write.write("give a seat back", move |tx| {
        seated(tx, &number)?;
        Ok::<_, Refused>(seat::give_back(tx, &inner.web.given, &number)?)
    });
    done.await.map_err(not_there)?;
    go(&format!("/plads/{token}?gjort=nej"))
}

async fn again(State(app): State<App>, Path(token): Path<String>, asked: Asked) -> Answer {
    let (number, inner) = (number_of(&token)?, asked.clone());
    let write = asked.on(&app.store);
    let done = write.write("take a seat again", move |tx| {
        let (invited, seat) = seated(tx, &number)?;
        if !seat.back {
            return Ok(None);
        }
        let (given, event) = (&inner.web.given, &invited.event);
        Ok::<_, Refused>(seat::take_again(tx, given, &number, event, seat.talk)?)
    });
    let to = match done.await.map_err(not_there)? {
        None => "ja",
        Some(_) => "optaget",
    };
    go(&format!("/plads/{token}?gjort={to}"))
}
