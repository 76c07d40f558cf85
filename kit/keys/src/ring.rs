//! The key ring as the program holds it.

use std::sync::Arc;

use kit_seal::Vault;

use crate::keeper::Keeper;

/// An open key ring: its vault seals and opens, and makes and erases persons through it. Its calls wait for a durable
/// write, so they belong on a thread that may block.
#[derive(Clone)]
pub struct KeyRing {
    pub(crate) keeper: Arc<Keeper>,
    pub(crate) vault: Vault,
}

impl std::fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeyRing")
    }
}

impl KeyRing {
    /// The realm's keys in memory; all clones are the same vault.
    #[must_use]
    pub fn vault(&self) -> &Vault {
        &self.vault
    }
}

/// What a turn of the epoch did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turned {
    /// Whether a new epoch began.
    pub new_epoch: bool,
    /// Person keys that were wrapped anew.
    pub rewrapped: u64,
}

/// What a sweep found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Swept {
    /// Persons whose keys stay.
    pub kept: usize,
    /// Persons whose keys had no data for a day and are gone.
    pub removed: usize,
}
