//! A realm's own key, read after the process went behind its wall.

use std::fs;

use crate::Fault;
use crate::place::Place;

/// The 32 bytes of a realm's key.
pub(crate) fn read(place: &Place, realm: &str) -> Result<[u8; 32], Fault> {
    let path = place.key(realm);
    let bytes =
        fs::read(&path).map_err(|e| format!("cannot read the key {}: {e}", path.display()))?;
    bytes
        .try_into()
        .map_err(|_bytes: Vec<u8>| format!("{} is not a key of 32 bytes", path.display()).into())
}
