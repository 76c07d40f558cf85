//! Starting the far bank.

use std::sync::Arc;

use kit_identity::Identity;
use kit_letters::{CitizenToCivil, CivilToCitizen};
use kit_store::Store;
use kit_web::{Router, assemble};
use realm_civil::{App, Civil};

use super::post::Boxes;
use super::{Start, disk, ring};
use crate::looks::{self, Finding, Outside};
use crate::{Fault, kept, letter_box};

pub(crate) fn start(start: &Start<'_>) -> Result<Router, Fault> {
    let sealed = open(start)?;
    sealed.look_after(start);
    let store = sealed.store;
    disk::end_on_fault(&store);
    if start.config.house.demo {
        realm_civil::seed_demo(&store, &start.given)?;
    }
    kept::no_longer_than_said(&store, start)?;
    let mut web = realm_civil::web(
        start.given.clone(),
        start.section.origin.clone(),
        start.section.host.clone(),
    )?;
    start.dress(&mut web);
    let boxes = Boxes::<CivilToCitizen, CitizenToCivil>::open(start)?;
    let knock = boxes.send_out(&store)?;
    let logs = Vec::from_iter(looks::close_daily(&store, start)?);
    let web = Arc::new(web);
    let app = App {
        store,
        identity: Arc::new(Identity::new(&web, start.logins("civil")?)),
        web: Arc::clone(&web),
        outbox: Arc::clone(&boxes.outbox),
        inbox: Arc::clone(&boxes.inbox),
        knock,
    };
    let door = realm_civil::take_in(&app);
    let built = looks::beside(realm_civil::build(app), &web, logs);
    boxes.take_in(assemble(built), door)
}

pub(crate) fn open_only(start: &Start<'_>, owner: Option<&str>) -> Result<Vec<String>, Fault> {
    let store = open(start)?.store;
    let mut lines = vec!["civil: up to date".to_owned()];
    if let Some(owner) = owner {
        let (owner, given) = (owner.to_owned(), start.given.clone());
        let token = store.write_now("make the first owner", move |tx| {
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
