//! Starting the far bank.

use std::sync::Arc;
use std::time::Duration;

use kit_identity::Identity;
use kit_keys::{KeyRing, Swept};
use kit_letters::{CitizenToCivil, CivilToCitizen};
use kit_store::{Given, Store};
use kit_web::{Router, assemble};
use realm_civil::{App, Civil, RolledUp};
use tokio::sync::Notify;

use super::post::Boxes;
use super::talk::growing;
use super::{Start, disk, mail, publish, ring};
use crate::looks::{self, Finding, Outside};
use crate::{Fault, kept, letter_box};

/// Forgetting is by the day; the hour depends on nobody.
const EACH_DAY: Duration = Duration::from_hours(24);

pub(crate) fn start(start: &Start<'_>) -> Result<Router, Fault> {
    let sealed = open(start)?;
    sealed.look_after(start);
    let (store, ring) = (sealed.store, sealed.ring);
    disk::end_on_fault(&store);
    if start.config.house.demo {
        realm_civil::seed_demo(&store, &start.given)?;
        let (rooms, tell) = (start.config.house.large, growing("civil", start));
        realm_civil::seed_large(&store, &start.given, rooms, tell)?;
    }
    kept::no_longer_than_said(&store, start)?;
    forget_daily(&store, ring, start);
    let mut web = realm_civil::web(
        start.given.clone(),
        start.section.origin.clone(),
        start.section.host.clone(),
    )?;
    start.dress(&mut web);
    let boxes = Boxes::<CivilToCitizen, CitizenToCivil>::open(start)?;
    let knock = boxes.send_out(&store)?;
    let logs = Vec::from_iter(looks::close_daily(&store, start)?);
    let identity = Identity::new(&web, start.logins("civil")?).with_codes();
    // A demo's links go on being ways in, and say so.
    if identity.has_ways() && !start.config.house.demo {
        web.arrive = Some(realm_civil::arrive);
    }
    let (web, counting) = (Arc::new(web), store.clone());
    let codes = realm_civil::codes(mail::pepper(start.keys.of("civil")?)?);
    let codes = mail::post(start, &store, &web, codes)?;
    let changed = Arc::new(Notify::new());
    publish::give_out(start, &store, Arc::clone(&changed));
    let app = App {
        store,
        published: changed,
        keeper: start.config.keeper().map(Arc::new),
        identity: Arc::new(identity),
        codes,
        web: Arc::clone(&web),
        outbox: Arc::clone(&boxes.outbox),
        inbox: Arc::clone(&boxes.inbox),
        knock,
    };
    let door = realm_civil::take_in(&app);
    let built = looks::beside(realm_civil::build(app), &web, logs);
    boxes.take_in(&counting, assemble(built), door)
}

/// What may not lead to anybody any more, once at the start and then every day: old lines of the log become counts, keys
/// of guests who took it back go should the process have ended before, and so do keys that belong to nobody.
fn forget_daily(store: &Store<Civil>, ring: KeyRing, start: &Start<'_>) {
    let (store, given, mut stop) = (store.clone(), start.given.clone(), start.stop.clone());
    tokio::spawn(async move {
        loop {
            let (own, ring, clock) = (store.clone(), ring.clone(), given.clone());
            let done = tokio::task::spawn_blocking(move || forget_once(&own, &ring, &clock)).await;
            match done {
                Ok(Ok((rolled, swept))) => tracing::info!(
                    lines = rolled.lines,
                    months = rolled.months,
                    keys = swept.removed,
                    "what may lead to nobody any more was forgotten"
                ),
                Ok(Err(error)) => {
                    tracing::error!(%error, "not everything was forgotten; it is tried again in a day");
                }
                Err(_) => tracing::error!("forgetting panicked; it is tried again in a day"),
            }
            tokio::select! {
                () = tokio::time::sleep(EACH_DAY) => {}
                _ = stop.wait_for(|stopped| *stopped) => return,
            }
        }
    });
}

fn forget_once(
    store: &Store<Civil>,
    ring: &KeyRing,
    given: &Given,
) -> Result<(RolledUp, Swept), Fault> {
    realm_civil::forget_keys(store)?;
    let rolled = realm_civil::roll_up_looks(store, given)?;
    let swept = ring.sweep(&realm_civil::persons(store)?)?;
    Ok((rolled, swept))
}

pub(crate) fn open_only(start: &Start<'_>, owner: Option<&str>) -> Result<Vec<String>, Fault> {
    let store = open(start)?.store;
    let mut lines = vec!["civil: up to date".to_owned()];
    if let Some(owner) = owner {
        let (owner, given) = (owner.to_owned(), start.given.clone());
        let token = store
            .job("init")
            .write_now("make the first owner", move |tx| {
                realm_civil::first_owner(tx, &given, &owner)
            })?;
        lines.push(format!(
            "civil: first sign-in, once, within 7 days: {}/ind/{token}",
            start.section.origin
        ));
    }
    lines.extend(letter_box::lines::<CivilToCitizen>(
        start.config,
        &start.place,
    )?);
    Ok(lines)
}

pub(crate) fn audit(start: &Start<'_>, outside: &[Outside]) -> Result<Finding, Fault> {
    looks::verify(&open(start)?.store, start, outside)
}

fn open(start: &Start<'_>) -> Result<ring::Sealed<Civil>, Fault> {
    ring::open(start)
}

#[cfg(test)]
#[path = "civil_tests.rs"]
mod tests;
