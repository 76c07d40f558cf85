//! One who waits for a place, and has been offered it. A fixed link, so that no chance is drawn.

use kit_store::{Given, Tx};

use super::SeedFault;
use crate::crossing::store as crossings;
use crate::people::AssociationId;
use crate::waiting::{act, rules::Ask, store};

const BROKEN: SeedFault = SeedFault::History("the waiting list");
/// The token of the link.
const LINK: &str = "000000000000000000000000000000aa";

/// Puts the first enquiry that was answered on the list, and offers a place.
pub(super) fn write(tx: &mut Tx<'_>, given: &Given) -> Result<(), SeedFault> {
    let of = AssociationId::from_text("association-havnen").ok_or(BROKEN)?;
    let waiting = crossings::waiting(tx, &of)?;
    let answered = waiting
        .iter()
        .find(|one| one.crossing.state.key() == "answered");
    let Some(first) = answered else {
        return Err(BROKEN);
    };
    let number = act::number_of(LINK).ok_or(BROKEN)?;
    store::put(tx, given, &first.id)?;
    Ok(store::ask(tx, given, &first.id, &number, Ask::Place)?)
}
