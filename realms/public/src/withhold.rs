//! "Vis os ikke": a community that asked not to be shown stays away, whatever a source brings (HS-13, CV-11).

use jiff::Timestamp;
use kit_store::{Store, StoreError};

use crate::Public;

kit_store::statements! {
    FIND = "SELECT id, name, withheld_at_ms FROM community WHERE slug = $1";
    SET = "UPDATE community SET withheld_at_ms = $2 WHERE id = $1";
    LIST = "SELECT slug, name, withheld_at_ms FROM community WHERE withheld_at_ms IS NOT NULL ORDER BY sort_key, id";
    // A change by hand counts as a run of its own, so that the directory in memory is read anew.
    RUN = "INSERT INTO import_run (id, source, at_ms, added, changed, unchanged, gone)
        SELECT COALESCE(MAX(id), 0) + 1, 'by hand', $1, 0, 1, 0, 0 FROM import_run";
}

/// A community that is withheld.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// Its page address, which stays its own.
    pub slug: String,
    /// What it is called; shown to the operator only.
    pub name: String,
    /// Since when.
    pub since: Timestamp,
}

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum WithholdError {
    /// No community ever had this address.
    #[error(
        "no community has the address {0}: it is what stands after /f/ in the address of its page"
    )]
    Unknown(String),
    /// The database's own fault.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Stops showing a community, or shows it again; `page` is its address, whole or the part after `/f/`. Returns its name.
/// Doing it twice changes nothing.
///
/// # Errors
/// [`WithholdError::Unknown`] if there is no such address.
pub fn withhold(
    store: &Store<Public>,
    page: &str,
    away: bool,
    now: Timestamp,
) -> Result<String, WithholdError> {
    let slug = slug_of(page).to_owned();
    store.job("withhold").write_now("withhold", move |tx| {
        let found = tx.row(FIND, &[&slug], |r| {
            let withheld: Option<Timestamp> = r.get(2)?;
            Ok((r.get::<String>(0)?, r.get::<String>(1)?, withheld.is_some()))
        })?;
        let Some((id, name, was)) = found else {
            return Err(WithholdError::Unknown(slug.clone()));
        };
        if was != away {
            let since = away.then_some(now);
            tx.run(SET, &[&id, &since])?;
            tx.run(RUN, &[&now])?;
        }
        Ok(name)
    })
}

/// Every community that is withheld, by name.
///
/// # Errors
/// The database's own fault.
pub fn withheld(store: &Store<Public>) -> Result<Vec<Withheld>, StoreError> {
    store.job("withhold").read_now("who is withheld", |tx| {
        tx.rows(LIST, &[], |r| {
            Ok(Withheld {
                slug: r.get(0)?,
                name: r.get(1)?,
                since: r.get(2)?,
            })
        })
    })
}

fn slug_of(page: &str) -> &str {
    let page = page.trim().trim_end_matches('/');
    page.rsplit_once('/').map_or(page, |(_, last)| last)
}
