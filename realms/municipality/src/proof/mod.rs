//! The proof page of a demo: the fingerprint of this realm's own database. Looking at it writes nothing.

mod samples;

use askama::Template;
use kit_web::{Action, Answer, Asked, Failed, Frame, May, Routes, State, fingerprint};
use kit_words::when;

use crate::App;

pub(crate) use samples::samples;

/// Who is signed in changes by looking, and says nothing about guests.
const LEAVE_OUT: [&str; 8] = [
    "look",
    "look_cut",
    "session",
    "entry_link",
    "brake",
    "brake_salt",
    "ceremony",
    "login_start",
];

/// The route. It exists in a demo only.
pub(crate) fn routes() -> Routes<App> {
    Routes::new().get("/bevis", May::anybody(Action::See, "proof"), show)
}

#[derive(Template)]
#[template(path = "proof.html")]
pub(crate) struct ProofPage {
    frame: Frame,
    heading: String,
    sum: Vec<String>,
    rows: String,
    at: String,
}

/// The page for a fingerprint of `rows` rows.
pub(crate) fn page(asked: &Asked, sum: &str, rows: usize) -> ProofPage {
    let now = asked.web.given.local();
    let letters: Vec<char> = sum.chars().collect();
    ProofPage {
        frame: asked.frame(asked.say("proof-title")),
        heading: asked.say("proof-heading"),
        // Groups of eight can be compared by eye, or read aloud.
        sum: letters
            .chunks(8)
            .map(|part| part.iter().collect())
            .collect(),
        rows: asked.tell(
            "proof-rows",
            &[("n", i64::try_from(rows).unwrap_or(i64::MAX).into())],
        ),
        at: asked.tell(
            "proof-at",
            &[("when", when::moment(asked.lang(), now).into())],
        ),
    }
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    if !app.web.demo {
        return Err(Failed::NotFound);
    }
    let store = app.store.clone();
    // On a blocking read, since the dump reads every row.
    let (sum, rows) = asked
        .on(&app.store)
        .read("take the fingerprint", move |_| {
            fingerprint(&store, &LEAVE_OUT)
        })
        .await?;
    asked.page(&page(&asked, &sum, rows))
}
