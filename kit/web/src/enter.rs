//! Coming in by a one-time link, and going out.

use axum::extract::FromRef;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kit_store::{Realm, Store};

use crate::brake::{Brake, Trying, Turn};
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
    let door = |heading: String, text: &str, button: Option<Link>| EnterPage {
        frame: asked.frame(asked.say("sign-in")),
        heading,
        text: asked.say(text),
        button,
    };
    let welcome = asked.tell(
        "enter-heading",
        &[("name", asked.say("gallery-name").into())],
    );
    let button = Link::to("/ind/0", asked.say("enter-button"));
    Ok(vec![
        Sample::of(
            "door",
            "ordinary",
            &door(welcome, "enter-text", Some(button)),
        )?,
        Sample::of(
            "door",
            "spent",
            &door(asked.say("link-spent-heading"), "link-spent-text", None),
        )?,
        Sample::of(
            "door",
            "signed-out",
            &door(asked.say("signed-out-heading"), "signed-out-text", None),
        )?,
        Sample::of(
            "door",
            "logged-out",
            &door(asked.say("logged-out-heading"), "logged-out-text", None),
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

async fn show_link<R: Realm>(
    State(store): State<Store<R>>,
    Path(token): Path<String>,
    asked: Asked,
) -> Answer {
    let now = asked.web.given.now();
    let looked = token.clone();
    let who = asked
        .on(&store)
        .read("whose link", move |tx| door::whose_link(tx, &looked, now))
        .await?;
    let page = match who {
        Some(who) => EnterPage {
            frame: asked.frame(asked.say("sign-in")),
            heading: asked.tell("enter-heading", &[("name", who.name.into())]),
            text: asked.say("enter-text"),
            button: Some(Link::to(format!("/ind/{token}"), asked.say("enter-button"))),
        },
        None => EnterPage {
            frame: asked.frame(asked.say("sign-in")),
            heading: asked.say("link-spent-heading"),
            text: asked.say("link-spent-text"),
            button: None,
        },
    };
    asked.page(&page)
}

async fn use_link<R: Realm>(
    State(store): State<Store<R>>,
    Path(token): Path<String>,
    asked: Asked,
) -> Answer {
    let (now, rule) = (asked.web.given.now(), asked.web.face.session);
    let session = door::token(&asked.web.given);
    let (opened, path) = (session.clone(), token.clone());
    let (given, from) = (asked.web.given.clone(), asked.from.clone());
    let entered = asked
        .on(&store)
        .write("use an entry link", move |tx| {
            let trying = Trying {
                account: None,
                address: from.as_ref(),
            };
            if let Turn::Wait(seconds) = LINKS.take_turn(tx, &given, trying)? {
                return Ok(Err(seconds));
            }
            let who = door::use_link(tx, &path, now)?;
            if let Some(who) = &who {
                LINKS.proved_right(tx, &given, trying)?;
                door::open_session(tx, &opened, who, rule(&who.role), now)?;
            }
            Ok::<_, kit_store::StoreError>(Ok(who))
        })
        .await?;
    let who = match entered {
        Err(seconds) => return Err(Failed::Wait(seconds)),
        Ok(None) => return go(&format!("/ind/{token}")),
        Ok(Some(who)) => who,
    };
    asked.with_session(go(asked.web.face.home)?, &session, rule(&who.role))
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
