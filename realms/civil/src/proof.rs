//! The proof page of a demo: this bank's fingerprint changes by what happens here, while the other bank's stays.

use kit_store::{Store, StoreError};
use kit_web::{Action, Answer, Asked, Failed, Frame, May, Routes, Sample, State, fingerprint};

use crate::app::{App, Civil};

/// Tables that change by looking or by the post's own work, and say nothing about anybody.
const LEFT_OUT: &[&str] = &[
    "session",
    "entry_link",
    "letters_out",
    "letters_in",
    "look",
    "look_cut",
    "look_month",
    "look_count",
];

pub(crate) fn routes() -> Routes<App> {
    Routes::new().get("/bevis", May::anybody(Action::See, "proof"), show)
}

#[derive(askama::Template)]
#[template(path = "proof.html")]
struct Proof {
    frame: Frame,
    heading: String,
    lead: String,
    label: String,
    fingerprint: String,
    rows: String,
    how: String,
}

fn page(asked: &Asked, fingerprint: &str, rows: usize) -> Proof {
    // Groups of four can be compared by eye and read aloud.
    let grouped = fingerprint
        .chars()
        .enumerate()
        .fold(String::new(), |mut out, (index, digit)| {
            if index > 0 && index % 4 == 0 {
                out.push(' ');
            }
            out.push(digit);
            out
        });
    let rows = i64::try_from(rows).unwrap_or(i64::MAX);
    Proof {
        frame: asked.frame(asked.say("proof-title")),
        heading: asked.say("proof-heading"),
        lead: asked.say("proof-lead"),
        label: asked.say("proof-label"),
        fingerprint: grouped,
        rows: asked.tell("proof-rows", &[("count", rows.into())]),
        how: asked.say("proof-how"),
    }
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    if !asked.web.demo {
        return Err(Failed::NotFound);
    }
    let (sum, rows) = look(&app.store).await?;
    asked.page(&page(&asked, &sum, rows))
}

async fn look(store: &Store<Civil>) -> Result<(String, usize), StoreError> {
    let store = store.clone();
    match tokio::task::spawn_blocking(move || fingerprint(&store, LEFT_OUT)).await {
        Ok(found) => found,
        Err(_) => Err(StoreError::Panicked("fingerprint")),
    }
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let sum = "0123456789abcdef".repeat(4);
    Ok(vec![
        Sample::of("proof", "empty", &page(asked, &sum, 0))?,
        Sample::of("proof", "ordinary", &page(asked, &sum, 1234))?,
    ])
}
