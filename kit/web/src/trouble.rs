//! The page in plain words when something fails: what to do, nothing lost, and a number to name.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::answer::Mark;
use crate::asked::html_response;
use crate::{Asked, Failed, Frame, Link, Sample};

/// Fields that let somebody in: the words of a room key, and a code.
const SECRETS: [&str; 2] = ["ord", "kode"];

#[derive(askama::Template)]
#[template(path = "error.html")]
struct ErrorPage {
    frame: Frame,
    heading: String,
    text: String,
    reference: Option<String>,
    /// What was typed, to be read and copied.
    typed: Vec<String>,
    /// All fields, to be sent again.
    kept: Vec<(String, String)>,
    kept_hint: String,
    retry: Option<String>,
    way_on: Link,
}

/// Turns a marked response into a page.
pub(crate) fn explain(asked: &Asked, response: Response) -> Response {
    let Some(mark) = mark_of(&response) else {
        return response;
    };
    if mark.signed_out && asked.fields.is_empty() {
        return crate::enter::signed_out(asked);
    }
    let status = if mark.status == StatusCode::SEE_OTHER {
        StatusCode::FORBIDDEN
    } else {
        mark.status
    };
    let page = page(asked, &mark, reference(asked, &mark), kept(asked));
    let mut response = match askama::Template::render(&page) {
        Ok(html) => html_response(status, html),
        Err(_) => status.into_response(),
    };
    if mark.wait_s > 0 {
        let seconds = HeaderValue::from(mark.wait_s.unsigned_abs());
        response.headers_mut().insert(header::RETRY_AFTER, seconds);
    }
    response
}

/// A number that stands on the page and in the log line, so that whoever rings can be helped. It says nothing else:
/// drawn anew each time, and in no header. What is not there, and what is only for others, needs none.
fn reference(asked: &Asked, mark: &Mark) -> Option<String> {
    let silent = matches!(
        mark.status,
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED | StatusCode::SEE_OTHER
    );
    if silent {
        return None;
    }
    let four = || asked.web.given.below(10_000);
    let number = format!("{:04} {:04}", four(), four());
    let (realm, status) = (asked.web.face.realm, mark.status.as_u16());
    match &mark.cause {
        Some(cause) => tracing::error!(reference = number, realm, status, cause, "a page failed"),
        None => tracing::info!(reference = number, realm, status, "a form was not taken"),
    }
    Some(number)
}

/// What was typed. The words of a key or code are never shown again, here neither.
fn kept(asked: &Asked) -> Vec<(String, String)> {
    asked
        .fields
        .iter()
        .filter(|(name, value)| !value.trim().is_empty() && !SECRETS.contains(name))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

impl Asked {
    /// What somebody typed on the form, to be read and copied where the form itself cannot be shown again.
    #[must_use]
    pub fn typed(&self) -> Vec<String> {
        kept(self)
            .into_iter()
            .map(|(_, value)| value)
            .filter(|value| is_typed(value))
            .collect()
    }
}

/// Whether somebody typed it, and not a form's hidden number.
fn is_typed(value: &str) -> bool {
    let machine = |b: u8| b.is_ascii_hexdigit() || b == b'-';
    value.len() < 16 || !value.bytes().all(machine)
}

/// The mark of a failed page. An address that cannot be read (bytes that are no text) is an address that is not there.
fn mark_of(response: &Response) -> Option<Mark> {
    let unreadable = response.status() == StatusCode::BAD_REQUEST;
    let missing = Mark {
        status: StatusCode::NOT_FOUND,
        cause: None,
        wait_s: 0,
        signed_out: false,
        form_expired: false,
        file: false,
    };
    response
        .extensions()
        .get::<Mark>()
        .cloned()
        .or_else(|| unreadable.then_some(missing))
}

fn page(
    asked: &Asked,
    mark: &Mark,
    reference: Option<String>,
    kept: Vec<(String, String)>,
) -> ErrorPage {
    let key = match mark.status {
        StatusCode::NOT_FOUND => "not-found",
        StatusCode::PAYLOAD_TOO_LARGE if mark.file => "file-too-large",
        StatusCode::PAYLOAD_TOO_LARGE => "too-large",
        StatusCode::REQUEST_TIMEOUT => "too-slow",
        StatusCode::TOO_MANY_REQUESTS => "too-often",
        StatusCode::METHOD_NOT_ALLOWED => "wrong-method",
        StatusCode::SERVICE_UNAVAILABLE => "cannot-save",
        StatusCode::FORBIDDEN | StatusCode::SEE_OTHER => "form-expired",
        _ => "went-wrong",
    };
    let heading = asked.say(&format!("{key}-heading"));
    // Sending again is only offered where it can help, and with a fresh token.
    let can_help = mark.form_expired
        || matches!(
            mark.status,
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS
        );
    ErrorPage {
        frame: asked.frame(heading.clone()),
        heading,
        text: asked.tell(&format!("{key}-text"), &[("seconds", mark.wait_s.into())]),
        reference: reference.map(|number| asked.tell("reference", &[("number", number.into())])),
        kept_hint: asked.say("kept-hint"),
        typed: asked.typed(),
        retry: (!kept.is_empty() && can_help).then(|| asked.path.to_string()),
        kept,
        way_on: if mark.signed_out || (mark.form_expired && asked.who.is_none()) {
            Link::to("/ind", asked.say("sign-in"))
        } else {
            Link::to(asked.web.face.home, asked.say("to-the-start"))
        },
    }
}

/// The pages of trouble in every situation; every realm has them.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let mark = |status, form_expired| Mark {
        status,
        cause: None,
        wait_s: 10,
        signed_out: false,
        form_expired,
        file: false,
    };
    let typed = vec![(
        "note".to_owned(),
        "Vi mødes på bænken, og så går vi en rolig tur langs åen.".to_owned(),
    )];
    let number = || Some("4821 7730".to_owned());
    Ok(vec![
        Sample::of(
            "not-found",
            "ordinary",
            &page(asked, &mark(StatusCode::NOT_FOUND, false), None, Vec::new()),
        )?,
        Sample::of(
            "cannot-save",
            "kept",
            &page(
                asked,
                &mark(StatusCode::SERVICE_UNAVAILABLE, false),
                number(),
                typed.clone(),
            ),
        )?,
        Sample::of(
            "form-expired",
            "kept",
            &page(
                asked,
                &mark(StatusCode::FORBIDDEN, true),
                number(),
                typed.clone(),
            ),
        )?,
        Sample::of(
            "too-often",
            "kept",
            &page(
                asked,
                &mark(StatusCode::TOO_MANY_REQUESTS, false),
                number(),
                typed.clone(),
            ),
        )?,
        Sample::of(
            "too-slow",
            "kept",
            &page(
                asked,
                &mark(StatusCode::REQUEST_TIMEOUT, false),
                number(),
                typed.clone(),
            ),
        )?,
        Sample::of(
            "too-large",
            "kept",
            &page(
                asked,
                &mark(StatusCode::PAYLOAD_TOO_LARGE, false),
                number(),
                typed,
            ),
        )?,
        Sample::of(
            "file-too-large",
            "ordinary",
            &page(
                asked,
                &Mark {
                    file: true,
                    ..mark(StatusCode::PAYLOAD_TOO_LARGE, false)
                },
                number(),
                Vec::new(),
            ),
        )?,
        Sample::of(
            "wrong-method",
            "ordinary",
            &page(
                asked,
                &mark(StatusCode::METHOD_NOT_ALLOWED, false),
                None,
                Vec::new(),
            ),
        )?,
        Sample::of(
            "went-wrong",
            "ordinary",
            &page(
                asked,
                &mark(StatusCode::INTERNAL_SERVER_ERROR, false),
                number(),
                Vec::new(),
            ),
        )?,
    ])
}
