//! Sealing what is typed about somebody, and opening it. Each value lies under the key of the one whom it is about: a
//! guest's under her crossing's, a companion's, coordinator's or owner's under the own.

use kit_seal::{SealError, Sealed};
use kit_store::{Place, StoreError, Tx};

/// Seals a text that may be missing.
pub(crate) fn maybe(
    tx: &mut Tx<'_>,
    place: Place,
    row: &str,
    person: &str,
    text: Option<&str>,
) -> Result<Option<Sealed>, StoreError> {
    text.map(|text| tx.seal(place, row, person, text))
        .transpose()
}

/// Seals the name of somebody who may own a crossing: an empty name names nobody (BR-6).
pub(crate) fn name(
    tx: &mut Tx<'_>,
    place: Place,
    person: &str,
    name: &str,
) -> Result<Sealed, StoreError> {
    if name.is_empty() {
        return Err(StoreError::Broken("a person without a name"));
    }
    tx.seal(place, person, person, name)
}

/// Opens what a guest told. None where she was forgotten: a copy of the data that is older than that must not bring her
/// back, nor make every list fail.
pub(crate) fn told(
    tx: &Tx<'_>,
    place: Place,
    row: &str,
    guest: &str,
    sealed: Option<&Sealed>,
) -> Result<Option<String>, StoreError> {
    let Some(sealed) = sealed else {
        return Ok(None);
    };
    match tx.open(place, row, guest, sealed) {
        Ok(text) => Ok(Some(text)),
        Err(StoreError::Sealed {
            fault: SealError::NoKey,
            ..
        }) => Ok(None),
        Err(error) => Err(error),
    }
}
