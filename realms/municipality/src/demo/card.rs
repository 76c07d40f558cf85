//! One guest of the demo has a card, so that her own page can be opened by whoever looks around.

use jiff::civil::Date;
use kit_store::{Given, Store, StoreError, Tx};

use super::fill::{form, guest};
use crate::Municipality;
use crate::offer::store::{self as offers, Setting};
use crate::own::{code::Code, sql};

/// What stands on the card. Everybody in the demo is invented, and so are these; each opens once, as on any card.
pub const DEMO_CARD: [&str; 3] = ["GRKV-STLN-BDHM", "HMST-DKBG-NVRL", "SKBR-LMPF-TJGD"];
/// Whose card it is.
const HERS: usize = 1;

/// What is kept of the codes. Slow on purpose, so it is done before anything is written.
pub(super) fn proofs(store: &Store<Municipality>) -> Result<Vec<String>, StoreError> {
    let read = |code: &str| Code::read(code).ok_or(StoreError::Broken("a demo code is a code"));
    DEMO_CARD
        .into_iter()
        .map(|code| read(code)?.proof_at_once(store))
        .collect()
}

/// The house's first offer has the page, and the guest her card.
pub(super) fn card(
    tx: &mut Tx<'_>,
    proofs: &[String],
    from: Date,
    given: &Given,
) -> Result<(), StoreError> {
    let setting = Setting {
        form: form("setting", 2)?,
        offer: offers::first(tx, from)?.id,
        from,
        text: "[own_page]\non = true\n".to_owned(),
        by: None,
    };
    offers::set(tx, &setting, given.now())?;
    for (number, proof) in proofs.iter().enumerate() {
        let row = form("card-code", number)?;
        tx.run(
            sql::INSERT_CODE,
            &[&row, &guest(HERS)?, proof, &given.now()],
        )?;
    }
    Ok(())
}
