//! One thing that a guest has told without a name, so that the page of whoever runs the demo is not empty.

use kit_store::{Given, Tx};

use super::SeedFault;
use crate::concern::{ConcernId, store};

/// Writes it down.
pub(super) fn write(tx: &mut Tx<'_>, given: &Given) -> Result<(), SeedFault> {
    let id = ConcernId::from_text("concern-of-the-demo");
    let id = id.ok_or(SeedFault::History("a concern of the demo"))?;
    let words = "Der blev råbt ad os i køkkenet. Jeg blev bange og gik hjem.";
    Ok(store::keep(tx, given, &id, words)?)
}
