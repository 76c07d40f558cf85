//! The one guard in front of every page: who asks, and is the form ours.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt as _;
use kit_words::Lang;

use crate::enter::LoggedOut;
use crate::form::Fields;
use crate::limits::{self, Sent};
use crate::serve::crowd::Seat;
use crate::upload::{self, Amiss};
use crate::{Asked, Doorkeeper, Failed, May, Web, cookie, trouble};

/// No form needs more; files come with an own limit.
const LARGEST_FORM: usize = 128 * 1024;
/// The most that a form with a file brings, its words included.
const LARGEST_WITH_FILE: usize = upload::LARGEST_FILE + LARGEST_FORM;
/// The name of a form's own token.
const TOKEN: &str = "_token";

/// What the guard of one realm needs.
#[derive(Clone)]
pub(crate) struct Guarded {
    pub(crate) web: Arc<Web>,
    pub(crate) door: Option<Arc<dyn Doorkeeper>>,
}

/// How much a route's form may bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Most {
    /// Words.
    AForm,
    /// Words and one file.
    AFile,
}

/// Lets through who may; the rest get what they may know, and the realm's log gets a line.
pub(crate) async fn may(may: May, mut request: Request, next: Next) -> Response {
    let Some(asked) = request.extensions_mut().get_mut::<Asked>() else {
        // Without the outer guard nobody has been looked up: fail closed.
        return Failed::NotFound.into_response();
    };
    asked.may = Some(may);
    let asked = asked.clone();
    match asked.who.as_ref().map(|actor| actor.role.as_str()) {
        role if may.allows(role) => next.run(request).await,
        None => Failed::NotSignedIn.into_response(),
        // Another role may not know that the page exists.
        Some(_) => {
            let door = request.extensions().get::<Arc<dyn Doorkeeper>>().cloned();
            if let Some(door) = door
                && let Err(error) = door.refused(asked.by()).await
            {
                return Failed::Store(error).into_response();
            }
            Failed::NotFound.into_response()
        }
    }
}

/// Reads session, language and form, runs the page, and has a fault turned into a page in plain words.
pub(crate) async fn guard(guarded: Guarded, most: Most, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let lang = cookie::read(&parts.headers, "lg-sprog")
        .and_then(Lang::from_tag)
        .unwrap_or(Lang::Da);
    let mut asked = Asked {
        words: guarded.web.words(lang),
        who: None,
        from: parts.extensions.get().cloned(),
        fields: Arc::default(),
        file: None,
        query: Arc::new(Fields::parse(parts.uri.query().unwrap_or("").as_bytes())),
        path: Arc::from(parts.uri.path()),
        may: None,
        web: Arc::clone(&guarded.web),
    };
    let mut body = body;
    let mut failed = None;
    if let Some(door) = &guarded.door
        && let Some(token) = cookie::read(&parts.headers, guarded.web.face.cookie)
    {
        match door.who(token, guarded.web.given.now()).await {
            Ok(who) => asked.who = who,
            Err(error) => failed = Some(Failed::Store(error)),
        }
    }
    if parts.method == Method::POST {
        let boundary = upload::boundary(&parts.headers).filter(|_| most == Most::AFile);
        let (fields, file, broken) = match boundary {
            Some(boundary) => form_with_file(body, boundary).await,
            None => form(body).await,
        };
        asked.fields = Arc::new(fields);
        asked.file = file.map(Arc::from);
        failed = failed.or(broken);
        // Where nobody can be signed in, nobody can be made to send what they did not want to: a question to the open
        // directory may come from any program.
        if failed.is_none() && guarded.door.is_some() && !is_our_form(&parts.headers, &asked) {
            failed = Some(Failed::FormExpired);
        }
        body = Body::empty();
    }
    // From here on this connection is waited for; before, it only takes a place.
    if let Some(seat) = parts.extensions.get::<Seat>() {
        seat.works();
    }
    let response = match failed {
        Some(failed) => failed.into_response(),
        None => {
            parts.extensions.insert(asked.clone());
            if let Some(door) = &guarded.door {
                parts.extensions.insert(Arc::clone(door));
            }
            // A panic in one page must not lose what was typed on it, nor take the connection along.
            let page = AssertUnwindSafe(next.run(Request::from_parts(parts, body)));
            page.catch_unwind()
                .await
                .unwrap_or_else(|_| Failed::Page("a page panicked".to_owned()).into_response())
        }
    };
    trouble::explain(&asked, response)
}

/// What a form brought, and what is amiss with it.
type Came = (Fields, Option<Vec<u8>>, Option<Failed>);

async fn form(body: Body) -> Came {
    match limits::read(body, LARGEST_FORM).await {
        Sent::Whole(sent) => (Fields::parse(&sent), None, None),
        Sent::TooLarge(sent) => (Fields::parse_beginning(&sent), None, Some(Failed::TooLarge)),
        Sent::TooSlow(sent) => (Fields::parse_beginning(&sent), None, Some(Failed::TooSlow)),
    }
}

/// What is amiss with the whole weighs more than what is amiss with what came of it; the words before a break are kept.
async fn form_with_file(body: Body, boundary: String) -> Came {
    let (sent, broken) = match limits::read_file(body, LARGEST_WITH_FILE).await {
        Sent::Whole(sent) => (sent, None),
        Sent::TooLarge(sent) => (sent, Some(Failed::FileTooLarge)),
        Sent::TooSlow(sent) => (sent, Some(Failed::TooSlow)),
    };
    let brought = upload::read(sent, boundary);
    let amiss = brought.amiss.map(|amiss| match amiss {
        Amiss::Cut => Failed::TooSlow,
        Amiss::TooMuch => Failed::FileTooLarge,
    });
    (brought.fields, brought.file, broken.or(amiss))
}

/// Our own page sent it: the browser says so, and a signed-in form carries its session's token.
fn is_our_form(headers: &HeaderMap, asked: &Asked) -> bool {
    let word = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let site = headers
        .get("sec-fetch-site")
        .and_then(|value| value.to_str().ok());
    if matches!(site, Some("cross-site" | "same-site")) {
        return false;
    }
    let same_origin = match word(header::ORIGIN) {
        Some(origin) => {
            let rest = origin.split_once("://").map(|(_, rest)| rest);
            // Only a demo may be reached by other names: elsewhere a strange Host would open the door to rebinding.
            origin == asked.web.origin
                || (asked.web.demo && rest.is_some() && rest == word(header::HOST))
        }
        // Old browsers leave Origin out; then the token must do, and there is none before signing in.
        None => asked.who.is_some() || site == Some("same-origin"),
    };
    let token = asked.who.as_ref().is_none_or(|actor| {
        asked
            .web
            .is_form_token(&actor.session, asked.fields.get(TOKEN))
    });
    same_origin && token
}

/// Marks a response as a log-out, so that the headers empty the browser.
pub(crate) fn emptied(mut response: Response) -> Response {
    response.extensions_mut().insert(LoggedOut);
    response
}
