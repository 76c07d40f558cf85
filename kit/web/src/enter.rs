//! Coming in by a one-time link, and going out.

use axum::extract::FromRef;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use kit_store::{Realm, Store, StoreError, Tx};
use kit_words::key;

use crate::brake::{Brake, Trying, Turn};
use crate::door::Entrant;
use crate::{
    Action, Answer, Asked, Failed, Frame, Link, May, Path, Routes, Sample, SessionRule, State,
    cookie, door, go, guard,
};

/// Links have 256 random bits, so nobody guesses one; the brake keeps a crowd of guesses off the disk.
const LINKS: Brake = Brake::door("link");

/// The mark of a response after logging out: the browser empties what it kept.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LoggedOut;

#[derive(askama::Template)]
#[template(path = "enter.html")]
pub(crate) struct EnterPage {
    pub(crate) frame: Frame,
    pub(crate) heading: String,
    pub(crate) text: String,
    /// Where the button sends to, and its words; none where there is nothing to press.
    pub(crate) button: Option<Link>,
}

/// The door in every situation; every realm has it.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let name = asked.say("gallery-name");
    let link = |arrival| link_page(asked, "0", &name, arrival);
    let told = |heading, text| said(asked, heading, text);
    Ok(vec![
        Sample::of("door", "ordinary", &link(Arrival::In))?,
        Sample::of("door", "to-register", &link(Arrival::ToRegister))?,
        Sample::of("door", "own-way", &link(Arrival::HasOwnWay))?,
        Sample::of(
            "door",
            "spent",
            &told("link-spent-heading", "link-spent-text"),
        )?,
        Sample::of(
            "door",
            "signed-out",
            &told("signed-out-heading", "signed-out-text"),
        )?,
        Sample::of(
            "door",
            "logged-out",
            &told("logged-out-heading", "logged-out-text"),
        )?,
    ])
}

/// The page of somebody who is not signed in.
pub(crate) fn signed_out(asked: &Asked) -> Response {
    let page = EnterPage {
        frame: asked.frame(asked.say("sign-in")),
        heading: asked.say("signed-out-heading"),
        text: asked.say("signed-out-text"),
        button: None,
    };
    asked
        .page_with(axum::http::StatusCode::FORBIDDEN, &page)
        .unwrap_or_else(IntoResponse::into_response)
}

/// The routes of a realm's door: the link's page, its button, and the way out.
#[must_use]
pub fn door_routes<R, S>() -> Routes<S>
where
    R: Realm,
    S: Clone + Send + Sync + 'static,
    Store<R>: FromRef<S>,
{
    Routes::new()
        .get(
            "/ind/{token}",
            May::anybody(Action::See, "entry_link"),
            show_link::<R>,
        )
        .post(
            "/ind/{token}",
            May::anybody(Action::Change, "entry_link"),
            use_link::<R>,
        )
        .post("/ud", May::anybody(Action::Close, "session"), leave::<R>)
}

/// What a link opens for the one who presses it; the realm's own, since only it knows who has other ways in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// An ordinary session.
    In,
    /// A short session that leads to the page where a way in of one's own is made.
    ToRegister,
    /// Nothing: whoever has a way in of their own uses that, or lets a second person open for them.
    HasOwnWay,
}

/// Tells what a link opens for this one.
pub type Arrive = fn(&mut Tx<'_>, &Entrant) -> Result<Arrival, StoreError>;

/// Writes down in the log of looks that this one has come in.
pub type Entered = fn(&mut Tx<'_>, &Entrant) -> Result<(), StoreError>;

/// Where a way in of one's own is made.
const REGISTER: &str = "/noegle";

/// Whom a link is for, and what it opens.
fn whose(
    tx: &mut Tx<'_>,
    arrive: Option<Arrive>,
    token: &str,
    now: Timestamp,
) -> Result<Option<(Entrant, Arrival)>, StoreError> {
    let Some(who) = door::whose_link(tx, token, now)? else {
        return Ok(None);
    };
    let arrival = match arrive {
        Some(arrive) => arrive(tx, &who)?,
        None => Arrival::In,
    };
    Ok(Some((who, arrival)))
}

async fn show_link<R: Realm>(
    State(store): State<Store<R>>,
    Path(token): Path<String>,
    asked: Asked,
) -> Answer {
    let (now, arrive) = (asked.web.given.now(), asked.web.arrive);
    let looked = token.clone();
    let who = asked
        .on(&store)
        .read("whose link", move |tx| whose(tx, arrive, &looked, now))
        .await?;
    asked.page(&match who {
        Some((who, arrival)) => link_page(&asked, &token, &who.name, arrival),
        None => said(&asked, "link-spent-heading", "link-spent-text"),
    })
}

/// What stands behind a link that lets somebody in, or did.
pub(crate) fn link_page(asked: &Asked, token: &str, name: &str, arrival: Arrival) -> EnterPage {
    let text = match arrival {
        // A demo's links can be used again and again, which no others can: so it says so.
        Arrival::In if asked.web.demo => key!("enter-text-demo"),
        Arrival::In => key!("enter-text"),
        Arrival::ToRegister => key!("enter-text-register"),
        Arrival::HasOwnWay => {
            return said(asked, "link-own-way-heading", "link-own-way-text");
        }
    };
    EnterPage {
        frame: asked.frame(asked.say("sign-in")),
        heading: asked.tell("enter-heading", &[("name", name.into())]),
        text: asked.say(text),
        button: Some(Link::to(format!("/ind/{token}"), asked.say("enter-button"))),
    }
}

fn said(asked: &Asked, heading: &str, text: &str) -> EnterPage {
    EnterPage {
        frame: asked.frame(asked.say("sign-in")),
        heading: asked.say(heading),
        text: asked.say(text),
        button: None,
    }
}

async fn use_link<R: Realm>(
    State(store): State<Store<R>>,
    Path(token): Path<String>,
    asked: Asked,
) -> Answer {
    let session = door::token(&asked.web.given);
    let (opened, path, inner) = (session.clone(), token.clone(), asked.clone());
    let entered = asked
        .on(&store)
        .write("use an entry link", move |tx| {
            let (given, now) = (&inner.web.given, inner.web.given.now());
            let trying = Trying {
                account: None,
                address: inner.from.as_ref(),
            };
            if let Turn::Wait(seconds) = LINKS.take_turn(tx, given, trying)? {
                return Ok(Err(seconds));
            }
            // A link that opens nothing for this one stays as it is: the page behind it says why.
            let found = whose(tx, inner.web.arrive, &path, now)?;
            let Some((_, arrival)) = found.filter(|(_, what)| *what != Arrival::HasOwnWay) else {
                return Ok(Ok(None));
            };
            let Some(who) = door::use_link(tx, &path, now)? else {
                return Ok(Ok(None));
            };
            LINKS.proved_right(tx, given, trying)?;
            let rule = rule_of(&inner, &who, arrival);
            door::open_session(tx, &opened, &who, rule, now)?;
            match inner.web.entered {
                Some(entered) => entered(tx, &who)?,
                None if R::LOGS => tx.looked_as("enter", "entry_link", &who.id)?,
                None => {}
            }
            Ok::<_, StoreError>(Ok(Some((who, arrival))))
        })
        .await?;
    let (who, arrival) = match entered {
        Err(seconds) => return Err(Failed::Wait(seconds)),
        Ok(None) => return go(&format!("/ind/{token}")),
        Ok(Some(found)) => found,
    };
    let to = match arrival {
        Arrival::ToRegister => REGISTER,
        Arrival::In | Arrival::HasOwnWay => asked.web.face.home,
    };
    asked.with_session(go(to)?, &session, rule_of(&asked, &who, arrival))
}

/// Who is to make a way in of their own gets the time for that and no more.
fn rule_of(asked: &Asked, who: &Entrant, arrival: Arrival) -> SessionRule {
    match arrival {
        Arrival::ToRegister => SessionRule::REGISTER,
        Arrival::In | Arrival::HasOwnWay => (asked.web.face.session)(&who.role),
    }
}

impl Asked {
    /// Puts a session's token into the realm's cookie on this response; it lasts as the session's rule says.
    ///
    /// # Errors
    /// [`Failed::Page`] if it cannot stand in a header.
    pub fn with_session(&self, mut response: Response, token: &str, rule: SessionRule) -> Answer {
        let seconds = (!rule.with_browser).then_some(rule.absolute_min * 60);
        let line = cookie::session(self.web.face.cookie, token, seconds);
        let value = HeaderValue::from_str(&line).map_err(|e| Failed::Page(e.to_string()))?;
        response.headers_mut().append(header::SET_COOKIE, value);
        Ok(response)
    }
}

async fn leave<R: Realm>(State(store): State<Store<R>>, asked: Asked) -> Answer {
    if let Some(actor) = &asked.who {
        let session = actor.session.clone();
        asked
            .on(&store)
            .write("log out", move |tx| door::end_session(tx, &session))
            .await?;
    }
    let page = EnterPage {
        frame: Frame {
            signed_in: None,
            token: String::new(),
            session_end: None,
            menu: Vec::new(),
            menu_groups: Vec::new(),
            ..asked.frame(asked.say("sign-in"))
        },
        heading: asked.say("logged-out-heading"),
        text: asked.say("logged-out-text"),
        button: None,
    };
    let mut response = asked.page(&page)?;
    let gone = HeaderValue::from_str(&cookie::gone(asked.web.face.cookie))
        .map_err(|e| Failed::Page(e.to_string()))?;
    response.headers_mut().append(header::SET_COOKIE, gone);
    Ok(guard::emptied(response))
}
