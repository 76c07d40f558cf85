//! What a transaction knows of its asker, and the check at its end.

use kit_seal::Vault;

use crate::{By, Given, StoreError, Tx};

/// The asker of a transaction, the keys of the realm, and whether a person was touched.
#[derive(Debug, Clone)]
pub(crate) struct About {
    pub(crate) name: &'static str,
    pub(crate) realm: &'static str,
    /// Tables that hold persons: whoever touches one leaves a line in the log of looks.
    pub(crate) guarded: &'static [&'static str],
    pub(crate) by: By,
    pub(crate) given: Given,
    pub(crate) vault: Vault,
    pub(crate) touched: bool,
    pub(crate) logged: bool,
}

impl About {
    /// Runs `run` for this asker; refuses what touched a person and told nobody.
    pub(crate) fn around<T, E: From<StoreError>>(
        &self,
        tx: &mut Tx<'_>,
        run: &impl Fn(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.clone().around_once(tx, run)
    }

    /// As [`About::around`], for a closure that can run only once.
    pub(crate) fn around_once<T, E: From<StoreError>>(
        self,
        tx: &mut Tx<'_>,
        run: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let name = self.name;
        tx.about = Some(self);
        let result = run(tx)?;
        match tx.about.take() {
            Some(about) if about.touched && !about.logged => {
                Err(E::from(StoreError::NotLogged(name)))
            }
            _ => Ok(result),
        }
    }

    /// Notes whether a statement names a person's table.
    pub(crate) fn meets(&mut self, sql: &str) {
        if self.guarded.is_empty() || self.touched {
            return;
        }
        self.touched = sql
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .any(|word| self.guarded.contains(&word));
    }
}
