//! The key that all others hang on: read from the operator's file, or made from a passphrase that the association holds.

use argon2::{Algorithm, Argon2, Params, Version};
use kit_seal::Zeroizing;
use unicode_normalization::UnicodeNormalization as _;

use crate::KeyError;

/// Memory of the passphrase's argon2id in KiB. It runs once per start, so it may cost more than a sign-in.
const MEMORY_KIB: u32 = 64 * 1024;
/// Passes over it.
const PASSES: u32 = 3;

/// A realm's key: 32 bytes, wiped when dropped; neither shown by `{:?}` nor copied.
///
/// ```compile_fail,E0277
/// fn show(key: &kit_keys::RealmKey) -> String { format!("{key:?}") }
/// ```
pub struct RealmKey(Zeroizing<[u8; 32]>);

impl RealmKey {
    /// The key whose bytes the operator's file holds.
    #[must_use]
    pub fn from_bytes(bytes: Zeroizing<[u8; 32]>) -> Self {
        Self(bytes)
    }

    /// The key that follows from a passphrase and the realm's salt, with argon2id. One passphrase typed on two keyboards
    /// is one: letters are composed first, and white space at the ends does not count. About a third of a second.
    ///
    /// # Errors
    /// [`KeyError::Passphrase`] if argon2id refuses, as for want of memory.
    pub fn from_passphrase(passphrase: &str, salt: &[u8; 16]) -> Result<Self, KeyError> {
        let spelled: Zeroizing<String> = Zeroizing::new(passphrase.trim().nfkc().collect());
        let params = Params::new(MEMORY_KIB, PASSES, 1, Some(32)).map_err(KeyError::Passphrase)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(spelled.as_bytes(), salt, &mut *key)
            .map_err(KeyError::Passphrase)?;
        Ok(Self(key))
    }

    /// The key's bytes, for the file that its holder keeps, and for the secrets of a realm without a key ring.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<[u8; 32]> {
        self.0.clone()
    }

    /// Another key that follows from this one, for one `purpose` (a fixed word of the code): a copy's, for instance.
    ///
    /// # Errors
    /// None that is known; the function's signature could fail.
    pub fn derive(&self, purpose: &str) -> Result<Zeroizing<[u8; 32]>, KeyError> {
        Ok(kit_seal::derive(self.as_bytes(), purpose)?)
    }

    pub(crate) fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(passphrase: &str, salt: u8) -> [u8; 32] {
        *RealmKey::from_passphrase(passphrase, &[salt; 16])
            .expect("argon2id runs")
            .as_bytes()
    }

    #[test]
    fn a_passphrase_is_the_same_key_each_time_it_is_typed() {
        let typed = key("Åens bred i maj", 1);
        assert_eq!(key(" A\u{30a}ens bred i maj\n", 1), typed);
        assert_ne!(key("åens bred i maj", 1), typed);
        assert_ne!(key("Åens bred i maj", 2), typed);
    }

    #[test]
    fn a_passphrase_makes_the_key_that_argon2id_makes() {
        // argon2-cffi 25.1 (the reference C code): type id, version 19, 65,536 KiB, 3 passes, 1 lane.
        let hex: String = key("landgang", 7)
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        assert_eq!(
            hex,
            "4cd2d8cac3d90a4daa57b2ae3ad3ea1eaf51c3ba98b1e4ce52388deb44c2c987"
        );
    }
}
