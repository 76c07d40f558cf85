//! What this realm gives to everybody: the communities' own pages as HSDS with the stories on
//! them and how fast each association answers, and nothing else (SAFETY.md §1: between the banks nothing travels but what is
//! public, and what the citizen carries).

use kit_store::{Given, Store, StoreError};

use crate::app::Civil;
use crate::listing::feed::{self, Open};

/// What the list is called where it is a file.
pub const PUBLISHED_FILE: &str = feed::FILE;

/// Why nothing could be published.
#[derive(Debug, thiserror::Error)]
pub enum PublishFault {
    /// Our own reader refuses what we wrote: better nothing than half of it.
    #[error("the own pages have {0} faults as HSDS")]
    Unreadable(usize),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Every page that everybody may read today, as one HSDS list; the same pages give the same bytes. `origin` is this
/// realm's address, under which a correction is taken in.
///
/// # Errors
/// [`PublishFault`] if the pages cannot be read, or could not be read by others.
pub fn published(
    store: &Store<Civil>,
    given: &Given,
    origin: &str,
) -> Result<Vec<u8>, PublishFault> {
    let now = given.now();
    let open = store
        .job("publish")
        .read_now("what is published", |tx| Open::read(tx, now))?;
    let list = feed::list(&open, origin, given.today());
    feed::read(&list).map_err(|faults| PublishFault::Unreadable(faults.len()))?;
    Ok(list.to_string().into_bytes())
}
