//! `/kontrolpunkt`: the newest checkpoint, for anybody, as plain text.

use std::sync::Arc;

use ed25519_dalek::VerifyingKey;
use kit_audit::{Checkpoint, SignedCheckpoint};
use kit_web::{Action, Answer, Built, Failed, May, Path, Routes, State, Web, text};
use tokio::sync::watch;

/// What is to be shown of one realm's log.
#[derive(Clone)]
pub(crate) struct Latest {
    realm: &'static str,
    key: VerifyingKey,
    newest: watch::Receiver<Option<SignedCheckpoint>>,
}

impl Latest {
    /// Nothing to show yet, and the hand that puts it there.
    pub(super) fn new(
        realm: &'static str,
        key: &VerifyingKey,
    ) -> (watch::Sender<Option<SignedCheckpoint>>, Self) {
        let (sender, newest) = watch::channel(None);
        let key = *key;
        (sender, Self { realm, key, newest })
    }

    /// The page: remarks with the key and the line for paper, then the checkpoint as it is read again.
    fn page(&self) -> Option<String> {
        let signed = self.newest.borrow().clone()?;
        let paper = signed
            .check(&self.key)
            .ok()
            .as_ref()
            .map(Checkpoint::on_paper)?;
        let key: String = self
            .key
            .to_bytes()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Some(format!("# {paper}\n# key {key}\n{signed}"))
    }
}

/// `built` with the checkpoints of its logs; without a log there is no such address.
pub(crate) fn beside(built: Built, web: &Arc<Web>, logs: Vec<Latest>) -> Built {
    if logs.is_empty() {
        return built;
    }
    let routes = Routes::<Arc<[Latest]>>::new()
        .get(
            "/kontrolpunkt",
            May::anybody(Action::See, "checkpoint"),
            first,
        )
        .get(
            "/kontrolpunkt/{realm}",
            May::anybody(Action::See, "checkpoint"),
            named,
        );
    built.beside(Built::new(routes, logs.into(), web, None, |_| {
        Ok(Vec::new())
    }))
}

async fn first(State(logs): State<Arc<[Latest]>>) -> Answer {
    show(logs.first())
}

async fn named(State(logs): State<Arc<[Latest]>>, Path(realm): Path<String>) -> Answer {
    show(logs.iter().find(|log| log.realm == realm))
}

fn show(log: Option<&Latest>) -> Answer {
    let page = log.and_then(Latest::page).ok_or(Failed::NotFound)?;
    Ok(text("text/plain; charset=utf-8", page))
}
