//! Starting the near bank. It has no letter box; the only thing it fetches is the public directory, whole.

use std::sync::Arc;
use std::time::Duration;

use kit_hsds::{Limits, Manner};
use kit_identity::Identity;
use kit_keys::KeyRing;
use kit_store::{Given, Store, StoreError};
use kit_web::{Router, assemble};
use realm_municipality::{App, Municipality};
use tokio::sync::watch;

use super::{Start, disk, remind, ring};
use crate::looks::{self, Finding, Outside};
use crate::{Fault, kept};

/// The copy is made anew once a night; the hour does not depend on anybody.
const EACH_NIGHT: Duration = Duration::from_hours(24);
/// While the directory cannot be reached, it is asked for again after so long.
const UNREACHED: Duration = Duration::from_mins(10);
/// At the very start the neighbour may still be on its way.
const AT_START: Duration = Duration::from_secs(1);
/// So often is the short wait used.
const TRIES_AT_START: u32 = 30;

/// The log of looks is looked through so often: the hour of the month's draw cannot be foreseen either.
const EACH_HOUR: Duration = Duration::from_hours(1);

/// Notices, draws the month's sample (SAFETY.md §7), and destroys keys whose persons are gone (§5).
fn look_after(start: &Start<'_>, store: &Store<Municipality>, ring: KeyRing) {
    let (own, given) = (store.clone(), start.given.clone());
    kept::again_and_again(
        EACH_HOUR,
        start,
        move || match realm_municipality::oversee(&own, &given) {
            Ok(noticed) => tracing::debug!(
                alerts = noticed.alerts,
                draws = noticed.draws,
                "the log of looks was looked through"
            ),
            Err(error) => tracing::error!(
                %error,
                "the log of looks could not be looked through; it is tried again in an hour"
            ),
        },
    );
    let own = store.clone();
    kept::again_and_again(EACH_NIGHT, start, move || match sweep(&own, &ring) {
        Ok(removed) => tracing::info!(removed, "keys of nobody were destroyed"),
        Err(error) => tracing::error!(error, "no key of nobody was destroyed"),
    });
}

/// Destroys the keys, older than a day, under which nothing is kept; how many those were.
fn sweep(store: &Store<Municipality>, ring: &KeyRing) -> Result<usize, String> {
    let known = realm_municipality::keyed(store).map_err(|fault| fault.to_string())?;
    let swept = ring.sweep(&known).map_err(|fault| fault.to_string())?;
    Ok(swept.removed)
}

pub(crate) fn start(start: &Start<'_>) -> Result<Router, Fault> {
    let sealed = open(start)?;
    sealed.look_after(start);
    let store = sealed.store;
    disk::end_on_fault(&store);
    if start.config.house.demo {
        realm_municipality::seed_demo(&store, &start.given)?;
    }
    // A copy of the data that was restored may hold people whose keys are destroyed: no list may stumble over them.
    let erased: Vec<String> = sealed
        .ring
        .erased()?
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    realm_municipality::forget_erased(&store, &erased)?;
    kept::no_longer_than_said(&store, start)?;
    look_after(start, &store, sealed.ring);
    let mut web = realm_municipality::web(
        start.given.clone(),
        start.section.origin.clone(),
        start.section.host.clone(),
    )?;
    start.dress(&mut web);
    // A demo's links go on being ways in, and say so.
    if !start.config.house.demo && Identity::new(&web, start.logins("municipality")?).has_ways() {
        web.arrive = Some(kit_identity::ways::arrive);
    }
    if let Some(directory) = &start.section.directory {
        tokio::spawn(copy_directory(
            directory.clone(),
            store.clone(),
            start.given.clone(),
            start.stop.clone(),
        ));
    }
    let logs = Vec::from_iter(looks::close_daily(&store, start)?);
    let web = Arc::new(web);
    let senders = remind::senders(start)?;
    remind::send_for_the_house(start, &store, &web, &senders);
    let app = App::new(store, Arc::clone(&web), public_origin(start))
        .with_logins(start.logins("municipality")?)
        .with_senders(senders);
    let built = realm_municipality::build(app);
    Ok(assemble(looks::beside(built, &web, logs)))
}

/// The public pages' address: the front's own where it stands in the file, else the directory's.
fn public_origin(start: &Start<'_>) -> String {
    match (&start.config.front, &start.section.directory) {
        (Some(front), _) => front.origin.clone(),
        (None, Some(directory)) => directory
            .trim_end_matches('/')
            .trim_end_matches("/hsds")
            .to_owned(),
        (None, None) => start.section.origin.clone(),
    }
}

/// Copies the public directory, whole and on a timer, never for one guest (SAFETY.md §2.1).
async fn copy_directory(
    address: String,
    store: Store<Municipality>,
    given: Given,
    mut stop: watch::Receiver<bool>,
) {
    let mut tries = 0_u32;
    loop {
        let (address, store, given) = (address.clone(), store.clone(), given.clone());
        let copied = tokio::task::spawn_blocking(move || copy_once(&address, &store, &given)).await;
        let wait = match copied {
            Ok(Ok(())) => EACH_NIGHT,
            _ if tries < TRIES_AT_START => AT_START,
            Ok(Err(error)) => {
                tracing::warn!(
                    error,
                    "the public directory could not be copied; the earlier copy stays"
                );
                UNREACHED
            }
            Err(_) => UNREACHED,
        };
        tries = tries.saturating_add(1);
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            _ = stop.wait_for(|stopped| *stopped) => return,
        }
    }
}

fn copy_once(address: &str, store: &Store<Municipality>, given: &Given) -> Result<(), String> {
    // The address is the operator's own word, and often one of the house's own network.
    let manner = Manner {
        private_network: true,
        ..Manner::default()
    };
    let address = address
        .parse()
        .map_err(|fault| format!("{address}: {fault}"))?;
    let feed =
        kit_hsds::harvest(&address, &Limits::default(), manner, &mut |_| {}).map_err(|faults| {
            faults
                .first()
                .map_or_else(|| "no answer".to_owned(), kit_hsds::Fault::english)
        })?;
    realm_municipality::refresh_directory(store, &feed, given.now())
        .map_err(|e: StoreError| e.to_string())?;
    Ok(())
}

pub(crate) fn open_only(start: &Start<'_>, owner: Option<&str>) -> Result<Vec<String>, Fault> {
    let store = open(start)?.store;
    let mut lines = vec!["municipality: up to date".to_owned()];
    if let Some(owner) = owner {
        let (owner, given) = (owner.to_owned(), start.given.clone());
        let token = store
            .job("init")
            .write_now("make the first owner", move |tx| {
                realm_municipality::first_owner(tx, &given, &owner)
            })?;
        lines.push(format!(
            "municipality: first sign-in, once, within 7 days: {}/ind/{token}",
            start.section.origin
        ));
    }
    Ok(lines)
}

pub(crate) fn audit(start: &Start<'_>, outside: &[Outside]) -> Result<Finding, Fault> {
    looks::verify(&open(start)?.store, start, outside)
}

fn open(start: &Start<'_>) -> Result<ring::Sealed<Municipality>, Fault> {
    ring::open(start)
}

#[cfg(test)]
#[path = "municipality_tests.rs"]
mod tests;
