//! `/min` and what a guest can press there.

use std::sync::Arc;

use kit_letters::{
    Again, AskAgain, ComingOrNot, HowItWent, Message, NotRight, StillThereAnswer, ToCompanion,
    VisitAnswer, VisitToken, WalksAlone, Went, Withdrawal,
};
use kit_web::{
    Action, Answer, Asked, Failed, Faults, Fields, Link, May, Path, Routes, State, bytes, go, text,
};

use super::act::{self, MakeStep, crossings, refused, wanted};
use super::rules::{Doing, State as Stand, Step};
use super::store::{Crossing, Held};
use super::{calendar, messages, pages, visit_page};
use crate::form::{TellPage, carried_id};
use crate::realm::{GUESTS, OWN_ROOM};
use crate::room::{self, lock};
use crate::start::rules::company;
use crate::{App, about, own, passkey};

const MINE: May = may(Action::Open, "crossing");
const CHANGE: May = may(Action::Change, "crossing");

const fn may(action: Action, resource: &'static str) -> May {
    May::only(action, resource, GUESTS).because(OWN_ROOM)
}

pub(crate) fn routes() -> Routes<App> {
    Routes::new()
        // Anybody may knock: who is not signed in is led to the door and not turned away.
        .get(
            "/min",
            May::anybody(Action::See, "own_door").because(OWN_ROOM),
            mine,
        )
        .post("/min/svar", CHANGE, answer)
        .get("/min/hvordan/{visit}", MINE, how)
        .post("/min/hvordan/{visit}", CHANGE, tell)
        .post("/min/selv", CHANGE, alone)
        .get("/min/igen", MINE, again)
        .post("/min/igen", CHANGE, ask_again)
        .post("/min/stadig", CHANGE, still_there)
        .get("/min/stop", MINE, stop)
        .post("/min/stop", may(Action::Close, "crossing"), withdraw)
        .get("/min/beskeder", may(Action::List, "message"), read)
        .post("/min/beskeder", may(Action::Change, "message"), write)
        .post(
            "/min/beskeder/tilbage",
            may(Action::Change, "message"),
            take_back,
        )
        .post("/min/beskeder/ro", may(Action::Change, "message"), quiet)
        .get(
            "/min/beskeder/hjaelp",
            may(Action::List, "message"),
            not_right,
        )
        .post(
            "/min/beskeder/hjaelp",
            may(Action::Change, "message"),
            tell_not_right,
        )
        .get("/min/aftale", MINE, visit)
        .post(
            "/min/aftale",
            may(Action::Change, "message"),
            write_to_companion,
        )
        .get("/min/aftale.pdf", MINE, visit_pdf)
        .get("/min/aftale.ics", MINE, visit_ics)
}

fn back(crossing: &Crossing) -> Answer {
    go(&format!("/min?vej={}", crossing.id))
}

/// Does one thing on the way that the form names, and goes back to it.
async fn done(app: &App, asked: &Asked, doing: Doing, make: MakeStep) -> Answer {
    let all = crossings(app, asked).await?;
    let crossing = wanted(app, &all, asked).await?.ok_or(Failed::NotFound)?;
    if let Doing::Answer(visit) = doing
        && crossing.way.visit(&visit).is_none()
    {
        return Err(refused(app, asked).await);
    }
    act::act(
        app,
        asked,
        crossing.id.clone(),
        carried_id(asked),
        doing,
        make,
    )
    .await?;
    back(crossing)
}

async fn mine(State(app): State<App>, asked: Asked) -> Answer {
    if asked.who.is_none() {
        return go("/ind");
    }
    let all = crossings(&app, &asked).await?;
    let Some(crossing) = wanted(&app, &all, &asked).await? else {
        return asked.page(&room::pages::nothing_yet(&asked));
    };
    let community = app.directory.community(&crossing.community_id);
    let (outbox, thread, now) = (
        Arc::clone(&app.outbox),
        crossing.thread,
        asked.web.given.now(),
    );
    let room = lock::open(&asked)?;
    let (stuck, end, notes, shares) = asked
        .on(&app.store)
        .read("letters that wait, and the end date", move |tx| {
            let overdue = outbox.overdue(tx, now)?;
            let stuck = overdue.iter().any(|letter| letter.thread == Some(thread));
            let end = room::store::end_note(tx, &room)?;
            let shares = about::store::live(tx, &room, now)?.len();
            Ok::<_, kit_store::StoreError>((stuck, end, own::store::all(tx, &room)?, shares))
        })
        .await?;
    let page = pages::mine(&asked, crossing, &all, community.as_ref(), stuck, end);
    let offer = (asked.query.get("nyt") == "noegle")
        .then(|| Link::to(passkey::pages::LIST, asked.say("passkeys-offer")));
    asked.page(&pages::MinePage {
        frame: about::pages::told_in_the_strip(&asked, page.frame.clone(), shares),
        reminders: own::lists::reminders(&asked, &notes, end)
            .into_iter()
            .chain(offer)
            .collect(),
        ..page
    })
}

async fn answer(State(app): State<App>, asked: Asked) -> Answer {
    let visit = VisitToken::from_text(asked.fields.get("besoeg")).or(Err(Failed::NotFound))?;
    let answer = match asked.fields.get("svar") {
        "ja" => ComingOrNot::Coming,
        "ikke-i-dag" => ComingOrNot::NotToday,
        "for-meget" => ComingOrNot::TooMuch,
        _ => return Err(Failed::NotFound),
    };
    let make: MakeStep = Arc::new(move |c| {
        let thread = c.thread;
        Step::Sent(
            VisitAnswer {
                thread,
                visit,
                answer,
            }
            .into(),
        )
    });
    done(&app, &asked, Doing::Answer(visit), make).await
}

/// The way that holds this visit.
fn with_visit<'a>(all: &'a [Crossing], visit: &VisitToken) -> Option<&'a Crossing> {
    all.iter().find(|c| c.way.visit(visit).is_some())
}

async fn how(State(app): State<App>, Path(visit): Path<String>, asked: Asked) -> Answer {
    let visit = VisitToken::from_text(&visit).or(Err(Failed::NotFound))?;
    let all = crossings(&app, &asked).await?;
    let Some(crossing) = with_visit(&all, &visit) else {
        return Err(refused(&app, &asked).await);
    };
    if !crossing
        .way
        .may(Doing::Tell(visit), asked.web.given.local())
    {
        return back(crossing);
    }
    let (offer, _) = crossing.way.visit(&visit).ok_or(Failed::NotFound)?;
    asked.page(&pages::how(&asked, crossing, offer, Faults::none()))
}

async fn tell(State(app): State<App>, Path(visit): Path<String>, asked: Asked) -> Answer {
    let visit = VisitToken::from_text(&visit).or(Err(Failed::NotFound))?;
    let all = crossings(&app, &asked).await?;
    let Some(crossing) = with_visit(&all, &visit) else {
        return Err(refused(&app, &asked).await);
    };
    let went = match asked.fields.get("gik") {
        "godt" => Some(Went::Good),
        "ok" => Some(Went::Ok),
        "for-meget" => Some(Went::TooMuch),
        "ikke" => Some(Went::DidNotCome),
        _ => None,
    };
    let again = match asked.fields.get("igen") {
        "ja" => Again::Yes,
        "nej" => Again::No,
        "alene" => Again::Alone,
        _ => Again::DontKnow,
    };
    let skipped = asked.fields.get("til") == "spring";
    let make: MakeStep = match went {
        _ if skipped => Arc::new(move |_| Step::Skipped(visit)),
        Some(went) => Arc::new(move |c| {
            let thread = c.thread;
            Step::Sent(
                HowItWent {
                    thread,
                    visit,
                    went,
                    again,
                }
                .into(),
            )
        }),
        None => {
            let mut faults = Faults::none();
            faults.add("gik", asked.say("fault-how"));
            let (offer, _) = crossing.way.visit(&visit).ok_or(Failed::NotFound)?;
            return asked.again(&pages::how(&asked, crossing, offer, faults));
        }
    };
    let id = carried_id(&asked);
    act::act(
        &app,
        &asked,
        crossing.id.clone(),
        id,
        Doing::Tell(visit),
        make,
    )
    .await?;
    back(crossing)
}

async fn alone(State(app): State<App>, asked: Asked) -> Answer {
    let make: MakeStep = Arc::new(|c| Step::Sent(WalksAlone { thread: c.thread }.into()));
    done(&app, &asked, Doing::WalkAlone, make).await
}

async fn again(State(app): State<App>, asked: Asked) -> Answer {
    let all = crossings(&app, &asked).await?;
    let crossing = wanted(&app, &all, &asked).await?.ok_or(Failed::NotFound)?;
    if !crossing.way.may(Doing::AskAgain, asked.web.given.local()) {
        return back(crossing);
    }
    asked.page(&pages::again(&asked, crossing))
}

async fn ask_again(State(app): State<App>, asked: Asked) -> Answer {
    let company = company(asked.fields.get("hvem")).unwrap_or(kit_letters::Company::DontKnowYet);
    let make: MakeStep = Arc::new(move |c| {
        let thread = c.thread;
        Step::Sent(AskAgain { thread, company }.into())
    });
    done(&app, &asked, Doing::AskAgain, make).await
}

async fn still_there(State(app): State<App>, asked: Asked) -> Answer {
    let months: u8 = asked
        .fields
        .get("maaneder")
        .parse()
        .or(Err(Failed::NotFound))?;
    let answer = match asked.fields.get("svar") {
        "ja" => StillThereAnswer::Yes,
        "af-og-til" => StillThereAnswer::NowAndThen,
        "nej" => StillThereAnswer::No,
        "et-andet-sted" => StillThereAnswer::Elsewhere,
        _ => return Err(Failed::NotFound),
    };
    let make: MakeStep = Arc::new(move |_| Step::StillThere(months, answer));
    done(&app, &asked, Doing::StillThere(months), make).await
}

async fn stop(State(app): State<App>, asked: Asked) -> Answer {
    let all = crossings(&app, &asked).await?;
    let crossing = wanted(&app, &all, &asked).await?.ok_or(Failed::NotFound)?;
    asked.page(&stop_page(&asked, crossing))
}

/// Taking back what was sent to one association, asked once more.
pub(crate) fn stop_page(asked: &Asked, crossing: &Crossing) -> TellPage {
    TellPage {
        frame: asked.frame(asked.say("title-stop")).back("/min/hvem"),
        heading: asked.tell("stop-heading", &[("name", (&crossing.community).into())]),
        lines: vec![asked.tell(
            "stop-text",
            &[("association", (&crossing.association).into())],
        )],
        press: Some(Link::to("/min/stop", asked.say("stop-button"))),
        hidden: vec![
            crate::form::fresh_id(asked),
            ("vej".to_owned(), crossing.id.to_string()),
        ],
        links: vec![Link::to("/min", asked.say("keep-it"))],
    }
}

async fn withdraw(State(app): State<App>, asked: Asked) -> Answer {
    let make: MakeStep = Arc::new(|c| Step::Sent(Withdrawal { thread: c.thread }.into()));
    done(&app, &asked, Doing::Withdraw, make).await
}

async fn read(State(app): State<App>, asked: Asked) -> Answer {
    let all = crossings(&app, &asked).await?;
    match wanted(&app, &all, &asked).await? {
        Some(crossing) => asked.page(&messages::page(&asked, crossing, Faults::none())),
        None => asked.page(&room::pages::nothing_yet(&asked)),
    }
}

async fn write(State(app): State<App>, asked: Asked) -> Answer {
    let words = match messages::text(&asked) {
        Ok(words) => words,
        Err(fault) => {
            let all = crossings(&app, &asked).await?;
            let crossing = wanted(&app, &all, &asked).await?.ok_or(Failed::NotFound)?;
            let mut faults = Faults::none();
            faults.add("tekst", fault);
            return asked.again(&messages::page(&asked, crossing, faults));
        }
    };
    let make: MakeStep = Arc::new(move |c| {
        let (thread, text) = (c.thread, words.clone());
        Step::Sent(Message { thread, text }.into())
    });
    done(&app, &asked, Doing::Write, make).await?;
    let all = crossings(&app, &asked).await?;
    let crossing = wanted(&app, &all, &asked).await?.ok_or(Failed::NotFound)?;
    go(&format!("/min/beskeder?vej={}", crossing.id))
}

/// Shows no more messages of this way, or shows them again. Nobody is told.
async fn quiet(State(app): State<App>, asked: Asked) -> Answer {
    let on = match asked.fields.get("ro") {
        "ja" => true,
        "nej" => false,
        _ => return Err(Failed::NotFound),
    };
    let make: MakeStep = Arc::new(move |_| Step::Quiet(on));
    done(&app, &asked, Doing::Write, make).await?;
    let all = crossings(&app, &asked).await?;
    let crossing = wanted(&app, &all, &asked).await?.ok_or(Failed::NotFound)?;
    go(&format!("/min/beskeder?vej={}", crossing.id))
}

async fn not_right(State(app): State<App>, asked: Asked) -> Answer {
    let all = crossings(&app, &asked).await?;
    let crossing = wanted(&app, &all, &asked).await?.ok_or(Failed::NotFound)?;
    let sent = asked.query.get("sendt") == "ja";
    asked.page(&messages::not_right(&asked, crossing, sent, Faults::none()))
}

/// Tells whoever runs the association's pages, without a name.
async fn tell_not_right(State(app): State<App>, asked: Asked) -> Answer {
    let text = match messages::what_happened(&asked) {
        Ok(text) => text,
        Err(fault) => {
            let all = crossings(&app, &asked).await?;
            let crossing = wanted(&app, &all, &asked).await?.ok_or(Failed::NotFound)?;
            let mut faults = Faults::none();
            faults.add("tekst", fault);
            return asked.again(&messages::not_right(&asked, crossing, false, faults));
        }
    };
    let make: MakeStep = Arc::new(move |_| {
        let text = text.clone();
        Step::Sent(NotRight { text }.into())
    });
    done(&app, &asked, Doing::NotRight, make).await?;
    let all = crossings(&app, &asked).await?;
    let crossing = wanted(&app, &all, &asked).await?.ok_or(Failed::NotFound)?;
    go(&format!(
        "/min/beskeder/hjaelp?vej={}&sendt=ja",
        crossing.id
    ))
}

/// Takes a message back that has not left; its words stand in the field again.
async fn take_back(State(app): State<App>, asked: Asked) -> Answer {
    let all = crossings(&app, &asked).await?;
    let crossing = wanted(&app, &all, &asked).await?.ok_or(Failed::NotFound)?;
    let step = asked.fields.get("besked").to_owned();
    let waits = |held: &&Held| held.waits && held.step == step;
    if let Some(held) = crossing.held.iter().find(waits) {
        act::take_back(&app, &asked, crossing.id.clone(), held.clone()).await?;
    }
    let all = crossings(&app, &asked).await?;
    let crossing = wanted(&app, &all, &asked).await?.ok_or(Failed::NotFound)?;
    let left = crossing.held.iter().any(|held| held.step == step);
    // What has left is not written again by a slip.
    let asked = if left {
        Asked {
            fields: Arc::new(Fields::default()),
            ..asked
        }
    } else {
        asked
    };
    let page = messages::page(&asked, crossing, Faults::none());
    asked.page(&messages::MessagesPage {
        notice: Some(asked.say(if left {
            kit_words::key!("message-left")
        } else {
            kit_words::key!("message-back")
        })),
        ..page
    })
}

async fn visit(State(app): State<App>, asked: Asked) -> Answer {
    show_visit(&app, &asked, Faults::none()).await
}

async fn show_visit(app: &App, asked: &Asked, faults: Faults) -> Answer {
    let all = crossings(app, asked).await?;
    let crossing = wanted(app, &all, asked).await?.ok_or(Failed::NotFound)?;
    let community = app.directory.community(&crossing.community_id);
    match crossing.way.state(asked.web.given.local()) {
        Stand::Offered(offer) | Stand::Coming(offer) => {
            let amiss = faults.any();
            let page = visit_page::page(asked, crossing, &offer, community.as_ref(), faults);
            if amiss {
                asked.again(&page)
            } else {
                asked.page(&page)
            }
        }
        _ => back(crossing),
    }
}

/// A few words to whoever waits at the visit.
async fn write_to_companion(State(app): State<App>, asked: Asked) -> Answer {
    let visit = VisitToken::from_text(asked.fields.get("besoeg")).or(Err(Failed::NotFound))?;
    let words = match visit_page::words(&asked) {
        Ok(words) => words,
        Err(fault) => {
            let mut faults = Faults::none();
            faults.add("tekst", fault);
            return show_visit(&app, &asked, faults).await;
        }
    };
    let all = crossings(&app, &asked).await?;
    let crossing = wanted(&app, &all, &asked).await?.ok_or(Failed::NotFound)?;
    if crossing.way.visit(&visit).is_none() {
        return Err(refused(&app, &asked).await);
    }
    let make: MakeStep = Arc::new(move |c| {
        let (thread, text) = (c.thread, words.clone());
        let letter = ToCompanion {
            thread,
            visit,
            text,
        };
        Step::Sent(letter.into())
    });
    done(&app, &asked, Doing::WriteToCompanion(visit), make).await?;
    go(&format!("/min/aftale?vej={}&sendt=ja", crossing.id))
}

async fn visit_pdf(State(app): State<App>, asked: Asked) -> Answer {
    let all = crossings(&app, &asked).await?;
    let crossing = wanted(&app, &all, &asked).await?.ok_or(Failed::NotFound)?;
    let community = app.directory.community(&crossing.community_id);
    match crossing.way.state(asked.web.given.local()) {
        Stand::Offered(offer) | Stand::Coming(offer) => {
            let pdf = visit_page::card(&asked, crossing, &offer, community.as_ref())
                .map_err(|fault| Failed::Page(fault.to_string()))?;
            bytes("application/pdf", Some("aftale.pdf"), pdf)
        }
        _ => back(crossing),
    }
}

async fn visit_ics(State(app): State<App>, asked: Asked) -> Answer {
    let all = crossings(&app, &asked).await?;
    let crossing = wanted(&app, &all, &asked).await?.ok_or(Failed::NotFound)?;
    match crossing.way.state(asked.web.given.local()) {
        Stand::Offered(offer) | Stand::Coming(offer) => {
            let changes = crossing
                .way
                .visit(&offer.visit)
                .map_or(0, |(_, v)| v.changes);
            Ok(text(
                "text/calendar; charset=utf-8",
                calendar::file(&asked, &offer, changes),
            ))
        }
        _ => back(crossing),
    }
}
