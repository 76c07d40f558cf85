//! One way to write values one after the other so that no two lists of values look the same.

use sha2::{Digest as _, Sha256};

/// Bytes to be hashed or signed: every part stands behind its own length, so that moving a letter from one field to
/// the next makes other bytes.
pub(crate) struct Framed(Vec<u8>);

impl Framed {
    /// Begins with the `domain`, so that bytes made for one purpose never serve another.
    pub(crate) fn new(domain: &str) -> Self {
        Self(Vec::with_capacity(512)).text(domain)
    }

    /// Adds `part` behind its length.
    pub(crate) fn bytes(mut self, part: &[u8]) -> Self {
        // A length that does not fit into 64 bits does not fit into a machine either.
        let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
        self.0.extend_from_slice(&length.to_be_bytes());
        self.0.extend_from_slice(part);
        self
    }

    /// Adds `part` in UTF-8 behind its length in bytes.
    pub(crate) fn text(self, part: &str) -> Self {
        self.bytes(part.as_bytes())
    }

    /// All of it, to be signed.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// SHA-256 of all of it.
    pub(crate) fn sha256(self) -> [u8; 32] {
        Sha256::digest(&self.0).into()
    }
}
