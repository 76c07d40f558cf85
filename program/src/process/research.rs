//! Starting the research realm.

use std::sync::Arc;
use std::time::Duration;

use kit_identity::Identity;
use kit_keys::KeyRing;
use kit_store::Store;
use kit_web::{Router, assemble};
use realm_research::{App, Research};

use super::{Start, disk, ring};
use crate::looks::{self, Finding, Outside};
use crate::{Fault, kept};

/// Keys of nobody go by the day; the hour depends on nobody.
const EACH_DAY: Duration = Duration::from_hours(24);

pub(crate) fn start(start: &Start<'_>) -> Result<Router, Fault> {
    let sealed = open(start)?;
    sealed.look_after(start);
    let store = sealed.store;
    disk::end_on_fault(&store);
    if start.config.house.demo {
        realm_research::seed_demo(&store, &start.given)?;
    }
    kept::no_longer_than_said(&store, start)?;
    sweep_daily(start, &store, sealed.ring);
    let mut web = realm_research::web(
        start.given.clone(),
        start.section.origin.clone(),
        start.section.host.clone(),
    )?;
    start.dress(&mut web);
    // A demo's links go on being ways in, and say so.
    if !start.config.house.demo && Identity::new(&web, start.logins("research")?).has_ways() {
        web.arrive = Some(kit_identity::ways::arrive);
    }
    let logs = Vec::from_iter(looks::close_daily(&store, start)?);
    let web = Arc::new(web);
    let app = App::new(store, Arc::clone(&web)).with_logins(start.logins("research")?);
    let built = realm_research::build(app);
    Ok(assemble(looks::beside(built, &web, logs)))
}

/// Destroys the keys, older than a day, under which nothing is kept (SAFETY.md §5).
fn sweep_daily(start: &Start<'_>, store: &Store<Research>, ring: KeyRing) {
    let own = store.clone();
    kept::again_and_again(EACH_DAY, start, move || match sweep(&own, &ring) {
        Ok(removed) => tracing::info!(removed, "keys of nobody were destroyed"),
        Err(error) => tracing::error!(%error, "no key of nobody was destroyed"),
    });
}

/// How many keys were destroyed.
fn sweep(store: &Store<Research>, ring: &KeyRing) -> Result<usize, Fault> {
    Ok(ring.sweep(&realm_research::keyed(store)?)?.removed)
}

pub(crate) fn open_only(start: &Start<'_>, owner: Option<&str>) -> Result<Vec<String>, Fault> {
    let store = open(start)?.store;
    let mut lines = vec!["research: up to date".to_owned()];
    if let Some(owner) = owner {
        let (owner, given) = (owner.to_owned(), start.given.clone());
        let token = store
            .job("init")
            .write_now("make the first owner", move |tx| {
                realm_research::first_owner(tx, &given, &owner)
            })?;
        lines.push(format!(
            "research: first sign-in, once, within 7 days: {}/ind/{token}",
            start.section.origin
        ));
    }
    Ok(lines)
}

pub(crate) fn audit(start: &Start<'_>, outside: &[Outside]) -> Result<Finding, Fault> {
    looks::verify(&open(start)?.store, start, outside)
}

fn open(start: &Start<'_>) -> Result<ring::Sealed<Research>, Fault> {
    ring::open(start)
}

#[cfg(test)]
#[path = "research_tests.rs"]
mod tests;
