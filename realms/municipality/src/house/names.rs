//! First names of those who work here, opened once per transaction: a list then needs no join on a sealed column.

use std::collections::HashMap;

use kit_seal::Sealed;
use kit_store::{Place, StoreError, Tx};

use super::{WorkerId, sql};

/// The sealed first name; a worker's key seals it.
pub(crate) const FIRST_NAME: Place = Place::of("worker", "first_name");

/// Everybody's first name, also of those who have left.
#[derive(Debug, Default)]
pub(crate) struct Names(HashMap<WorkerId, String>);

impl Names {
    /// Reads and opens them.
    pub(crate) fn read(tx: &mut Tx<'_>) -> Result<Self, StoreError> {
        let sealed = tx.rows(sql::NAMES, &[], |r| {
            Ok((r.get::<WorkerId>(0)?, r.get::<Sealed>(1)?))
        })?;
        let names: Result<HashMap<_, _>, StoreError> = sealed
            .into_iter()
            .map(|(id, name)| {
                let name = tx.open(FIRST_NAME, id.as_str(), id.as_str(), &name)?;
                Ok((id, name))
            })
            .collect();
        names.map(Self)
    }

    /// The first name of `id`.
    pub(crate) fn of(&self, id: &WorkerId) -> String {
        self.0.get(id).cloned().unwrap_or_default()
    }
}
