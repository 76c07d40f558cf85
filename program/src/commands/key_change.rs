//! `landgang key change`: a fresh key in place of a realm's present one (SAFETY.md §5).
//!
//! The new key lies beside the old one until the ring lies under it, so that a machine that stops in between has lost
//! neither; the next `key change` ends what was begun.

use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use kit_keys::{KeyError, KeyRing, RealmKey};
use kit_seal::Zeroizing;
use kit_store::{Given, Store, Where};

use super::key::write;
use crate::config::{Config, Section};
use crate::place::{self, Place};
use crate::process::{Process, key};
use crate::{Fault, backup};

/// The rooms' keys hang on the realm's key and on the guests' own words, which nobody here has.
const ROOMS: &str = "citizen";

/// Where the new key lies until it is the only one.
fn beside(key: &Path) -> PathBuf {
    key.with_extension("new")
}

/// Exchanges a realm's key while its service stands still.
///
/// # Errors
/// The rooms' key, a key under a passphrase, a service that runs, or a key that does not open its ring. The realm is then
/// as it was.
pub(crate) fn change(
    config: &Config,
    (process, section): (Process, &Section),
    realm: &str,
    given: &Given,
) -> Result<(), Fault> {
    if realm == ROOMS {
        return Err(
            "the guests' rooms open by their words and this key together: with another key no words open any room. \
             If the key is known to somebody else, tell the guests, who then begin on new rooms"
                .into(),
        );
    }
    let place = Place::of(config, process, section);
    if place.locked_key(realm).exists() {
        return Err(
            "the key lies under a passphrase: `landgang key unlock` it, change it, and lock it again".into(),
        );
    }
    // Held until the end: a realm that starts meanwhile would read the old key.
    let _closed = TcpListener::bind(section.listen).map_err(|fault| {
        format!(
            "{} is in use ({fault}): stop the service before its key is changed",
            section.listen
        )
    })?;
    let old = place.key(realm);
    let new = beside(&old);
    if !is_ended(&place, realm, given)? {
        let mut bytes = Zeroizing::new([0_u8; 32]);
        given.fill(&mut *bytes);
        write(&new, &*bytes)?;
        let ring = ring_under(&place, realm, &old, given)?;
        ring.rotate_realm_key(RealmKey::from_bytes(bytes))?;
    }
    // Read back from the disk and tried, before the other one goes.
    ring_under(&place, realm, &new, given)?;
    if old.exists() {
        backup::wipe(&old)?;
    }
    fs::rename(&new, &old)?;
    if let Some(folder) = old.parent() {
        File::open(folder)?.sync_all()?;
    }
    place::give(&old, place::user(config, process, section).as_ref())?;
    Ok(())
}

/// Whether an earlier change was stopped after the ring came under the new key. One that was stopped before is forgotten.
fn is_ended(place: &Place, realm: &str, given: &Given) -> Result<bool, Fault> {
    let new = beside(&place.key(realm));
    if !new.exists() {
        return Ok(false);
    }
    match open(place, realm, &new, given)? {
        Ok(_) => Ok(true),
        Err(KeyError::WrongRealmKey) => {
            backup::wipe(&new)?;
            Ok(false)
        }
        Err(fault) => Err(fault.into()),
    }
}

fn ring_under(place: &Place, realm: &str, file: &Path, given: &Given) -> Result<KeyRing, Fault> {
    Ok(open(place, realm, file, given)??)
}

fn open(
    place: &Place,
    realm: &str,
    file: &Path,
    given: &Given,
) -> Result<Result<KeyRing, KeyError>, Fault> {
    let key = RealmKey::from_bytes(key::plain(file)?);
    Ok(KeyRing::open(
        Store::open(&Where::Sqlite(place.ring(realm)), given)?,
        Store::open(&Where::Sqlite(place.epochs(realm)), given)?,
        key,
        given,
    ))
}

#[cfg(test)]
#[path = "key_change_tests.rs"]
mod tests;
