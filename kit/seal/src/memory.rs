//! A vault for tests and samples.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use crate::{KeyKeeper, PersonKey, SealError, Vault, derive};

/// Remembers who was erased, and nothing else: keys follow from the seed.
struct Memory {
    seed: String,
    erased: Mutex<HashSet<String>>,
}

impl Memory {
    fn key(&self, what: &str) -> Result<crate::Zeroizing<[u8; 32]>, SealError> {
        derive(self.seed.as_bytes(), what)
    }
}

impl KeyKeeper for Memory {
    fn make(&self, person: &str) -> Result<(u32, PersonKey), SealError> {
        let erased = self.erased.lock().unwrap_or_else(PoisonError::into_inner);
        if erased.contains(person) {
            return Err(SealError::Keeper("the person was erased".into()));
        }
        let key = self.key(&format!("person {person}"))?;
        Ok((1, PersonKey::from_bytes(key)))
    }

    fn erase(&self, person: &str) -> Result<(), SealError> {
        let mut erased = self.erased.lock().unwrap_or_else(PoisonError::into_inner);
        erased.insert(person.to_owned());
        Ok(())
    }
}

impl Vault {
    /// A vault whose keys follow from `seed`: the same seed opens what it sealed in an earlier process. For tests and
    /// samples only, since such keys can be guessed.
    ///
    /// # Errors
    /// None that is known; deriving a key has a signature that could fail.
    pub fn in_memory(seed: &str) -> Result<Self, SealError> {
        let memory = Memory {
            seed: seed.to_owned(),
            erased: Mutex::default(),
        };
        let index_key = memory.key("index")?;
        Ok(Self::new(index_key, Arc::new(memory)))
    }
}
