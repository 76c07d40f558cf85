//! Starting the research realm.

use std::sync::Arc;

use kit_store::Store;
use kit_web::{Router, assemble};
use realm_research::{App, Research};

use super::{Start, disk};
use crate::looks::{self, Finding, Outside};
use crate::{Fault, kept};

pub(crate) fn start(start: &Start<'_>) -> Result<Router, Fault> {
    let store = open(start)?;
    disk::end_on_fault(&store);
    kept::no_longer_than_said(&store, start)?;
    let mut web = realm_research::web(
        start.given.clone(),
        start.section.origin.clone(),
        start.section.host.clone(),
    )?;
    start.dress(&mut web);
    let logs = Vec::from_iter(looks::close_daily(&store, start)?);
    let web = Arc::new(web);
    let built = realm_research::build(App {
        store,
        web: Arc::clone(&web),
    });
    Ok(assemble(looks::beside(built, &web, logs)))
}

pub(crate) fn open_only(start: &Start<'_>) -> Result<Vec<String>, Fault> {
    open(start)?;
    Ok(vec!["research: up to date".to_owned()])
}

pub(crate) fn audit(start: &Start<'_>, outside: &[Outside]) -> Result<Finding, Fault> {
    looks::verify(&open(start)?, start, outside)
}

fn open(start: &Start<'_>) -> Result<Store<Research>, Fault> {
    Ok(Store::open(
        &start.place.database("research"),
        &start.given,
    )?)
}
