//! The whole directory as one file, for `landgang export hsds`.

use kit_hsds::write;
use kit_store::{Given, Store, StoreError};
use serde_json::Value;

use crate::directory::Shelf;
use crate::{Public, hsds};

/// One HSDS page with every service whole, as `/hsds/services/{id}` gives it, and how many there are. A list page of
/// the interface holds summaries; a file is read by itself, so nothing may be left to be asked for.
///
/// # Errors
/// As [`Store::read_now`].
pub fn export(store: &Store<Public>, given: &Given) -> Result<(String, usize), StoreError> {
    let directory = Shelf::open(store, given)?.current();
    let services: Vec<Value> = directory
        .services()
        .values()
        .map(|service| write::full(service))
        .collect();
    let page = hsds::page(&services);
    Ok((format!("{page:#}\n"), services.len()))
}
