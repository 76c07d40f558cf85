//! The whole directory as one file, for `landgang export hsds`.

use kit_hsds::{Service, write};
use kit_store::{Given, Store, StoreError};

use crate::Public;
use crate::directory::Shelf;

/// One HSDS page with every service as published, and how many there are.
///
/// # Errors
/// As [`Store::read_now`].
pub fn export(store: &Store<Public>, given: &Given) -> Result<(String, usize), StoreError> {
    let directory = Shelf::open(store, given)?.current();
    let services: Vec<&Service> = directory.services().values().map(AsRef::as_ref).collect();
    let page = write::page(&services, 1, services.len());
    Ok((format!("{page:#}\n"), services.len()))
}
