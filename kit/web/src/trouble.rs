//! The page in plain words when something fails: what to do, nothing lost, and a number to name.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::answer::Mark;
use crate::asked::html_response;
use crate::{Asked, Failed, Frame, Link, Sample};

#[derive(askama::Template)]
#[template(path = "error.html")]
struct ErrorPage {
    frame: Frame,
    heading: String,
    text: String,
    reference: Option<String>,
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
    let reference = mark.cause.as_ref().map(|cause| {
        let number = format!(
            "{:04} {:04}",
            asked.web.given.below(10_000),
            asked.web.given.below(10_000)
        );
        tracing::error!(
            reference = number,
            realm = asked.web.face.realm,
            cause,
            "a page failed"
        );
        number
    });
    let kept = asked
        .fields
        .iter()
        .filter(|(_, v)| !v.trim().is_empty())
        .map(|(k, v)| (k.to_owned(), v.to_owned()))
        .collect();
    let page = page(asked, &mark, reference, kept);
    let status = if mark.status == StatusCode::SEE_OTHER {
        StatusCode::FORBIDDEN
    } else {
        mark.status
    };
    match askama::Template::render(&page) {
        Ok(html) => html_response(status, html),
        Err(_) => status.into_response(),
    }
}

/// The mark of a failed page. An address that cannot be read (bytes that are no text) is an address that is not there.
fn mark_of(response: &Response) -> Option<Mark> {
    let unreadable = response.status() == StatusCode::BAD_REQUEST;
    let missing = Mark {
        status: StatusCode::NOT_FOUND,
        cause: None,
        signed_out: false,
        form_expired: false,
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
        StatusCode::PAYLOAD_TOO_LARGE => "too-large",
        StatusCode::SERVICE_UNAVAILABLE => "cannot-save",
        StatusCode::FORBIDDEN | StatusCode::SEE_OTHER => "form-expired",
        _ => "went-wrong",
    };
    let heading = asked.say(&format!("{key}-heading"));
    // Sending again is only offered where it can help, and with a fresh token.
    let can_help = mark.status == StatusCode::SERVICE_UNAVAILABLE || mark.form_expired;
    ErrorPage {
        frame: asked.frame(heading.clone()),
        heading,
        text: asked.say(&format!("{key}-text")),
        reference: reference.map(|number| asked.tell("reference", &[("number", number.into())])),
        kept_hint: asked.say("kept-hint"),
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
        signed_out: false,
        form_expired,
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
            &page(asked, &mark(StatusCode::FORBIDDEN, true), None, typed),
        )?,
        Sample::of(
            "too-large",
            "ordinary",
            &page(
                asked,
                &mark(StatusCode::PAYLOAD_TOO_LARGE, false),
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
