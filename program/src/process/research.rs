//! Starting the research realm.

use std::sync::Arc;

use kit_store::Store;
use kit_web::{Router, assemble};
use realm_research::{App, Research};

use super::{Start, disk};
use crate::Fault;

pub(crate) fn start(start: &Start<'_>) -> Result<Router, Fault> {
    let store = open(start)?;
    disk::end_on_fault(&store);
    let mut web = realm_research::web(
        start.given.clone(),
        start.section.origin.clone(),
        start.section.host.clone(),
    )?;
    start.dress(&mut web);
    Ok(assemble(realm_research::build(App {
        store,
        web: Arc::new(web),
    })))
}

pub(crate) fn open_only(start: &Start<'_>) -> Result<Vec<String>, Fault> {
    open(start)?;
    Ok(vec!["research: up to date".to_owned()])
}

fn open(start: &Start<'_>) -> Result<Store<Research>, Fault> {
    Ok(Store::open(
        &start.place.database("research"),
        &start.given,
    )?)
}
