//! What is kept no longer than said: each realm's process removes it, at its start and every day (SAFETY.md T15, ALL-6).

use std::sync::Arc;
use std::time::Duration;

use kit_retention::{NoPlan, Plan};
use kit_store::looks::LIST;
use kit_store::{Given, Realm, Store, StoreError};
use tokio::sync::watch;

use crate::process::Start;

/// The job's name in the log of looks and in the papers.
const JOB: &str = "retention";
/// Once a day, counted from the start; the hour depends on nobody.
const EACH_DAY: Duration = Duration::from_hours(24);
/// The lists of the kit's tables, of which a realm has some.
const OF_THE_KIT: [&str; 4] = [
    include_str!("../../kit/web/data-classes.toml"),
    include_str!("../../kit/store/data-classes.toml"),
    include_str!("../../kit/letters/data-classes.toml"),
    include_str!("../../kit/identity/data-classes.toml"),
];
/// Each realm's own list.
const OWN: [(&str, &str); 5] = [
    (
        "public",
        include_str!("../../realms/public/data-classes.toml"),
    ),
    (
        "citizen",
        include_str!("../../realms/citizen/data-classes.toml"),
    ),
    (
        "municipality",
        include_str!("../../realms/municipality/data-classes.toml"),
    ),
    (
        "civil",
        include_str!("../../realms/civil/data-classes.toml"),
    ),
    (
        "research",
        include_str!("../../realms/research/data-classes.toml"),
    ),
];

/// The lists for one realm: its own and the kit's.
pub(crate) fn lists<R: Realm>() -> Vec<&'static str> {
    let own = OWN
        .iter()
        .filter(|(realm, _)| *realm == R::NAME)
        .map(|(_, list)| *list);
    own.chain(OF_THE_KIT).collect()
}

/// Removes what has had its time now, and then every day until the process ends.
///
/// # Errors
/// A table of the realm that no list holds: then nobody has said how long it is kept.
pub(crate) fn no_longer_than_said<R: Realm>(
    store: &Store<R>,
    start: &Start<'_>,
) -> Result<(), NoPlan> {
    let (_, plan) = Plan::of_realm::<R>(&lists::<R>())?;
    told::<R>(once(store, &plan, &start.given));
    tokio::spawn(daily(
        store.clone(),
        plan,
        start.given.clone(),
        start.stop.clone(),
    ));
    Ok(())
}

async fn daily<R: Realm>(
    store: Store<R>,
    plan: Plan,
    given: Given,
    mut stop: watch::Receiver<bool>,
) {
    loop {
        tokio::select! {
            () = tokio::time::sleep(EACH_DAY) => {}
            _ = stop.wait_for(|stopped| *stopped) => return,
        }
        let (store, plan, given) = (store.clone(), plan.clone(), given.clone());
        let done = tokio::task::spawn_blocking(move || once(&store, &plan, &given)).await;
        if let Ok(done) = done {
            told::<R>(done);
        }
    }
}

/// Does `work` now, and again after each `wait`, on a thread that may block, until the process ends.
pub(crate) fn again_and_again(
    wait: Duration,
    start: &Start<'_>,
    work: impl Fn() + Send + Sync + 'static,
) {
    let (work, mut stop) = (Arc::new(work), start.stop.clone());
    tokio::spawn(async move {
        loop {
            let now = Arc::clone(&work);
            if tokio::task::spawn_blocking(move || now()).await.is_err() {
                tracing::error!("a job panicked; it is tried again at its next time");
            }
            tokio::select! {
                () = tokio::time::sleep(wait) => {}
                _ = stop.wait_for(|stopped| *stopped) => return,
            }
        }
    });
}

/// One transaction: the line in the log of looks, what went, and a line for each table it went from.
pub(crate) fn once<R: Realm>(
    store: &Store<R>,
    plan: &Plan,
    given: &Given,
) -> Result<usize, StoreError> {
    let (plan, now) = (plan.clone(), given.zoned(given.now()));
    store
        .job(JOB)
        .write_now("remove what has had its time", move |tx| {
            // A realm without persons keeps no log, and has no table for one.
            if R::LOGS {
                tx.looked(LIST)?;
            }
            let gone = plan.run(tx, &now)?;
            for gone in gone.iter().filter(|_| R::LOGS) {
                tx.looked_as("close", &gone.table, LIST)?;
            }
            Ok(gone.len())
        })
}

/// A fault must be seen, but no guest is turned away for it.
fn told<R: Realm>(done: Result<usize, StoreError>) {
    match done {
        Ok(tables) => {
            tracing::info!(realm = R::NAME, tables, "what had its time was removed");
        }
        Err(error) => {
            tracing::error!(realm = R::NAME, %error, "nothing could be removed; it is tried again in a day");
        }
    }
}

#[cfg(test)]
#[path = "kept_tests.rs"]
mod tests;
