//! One person's key.

use zeroize::Zeroizing;

/// The key of one person: 32 random bytes, wiped when dropped. Neither shown by `{:?}` nor copied:
///
/// ```compile_fail,E0277
/// fn show(key: &kit_seal::PersonKey) -> String { format!("{key:?}") }
/// ```
/// ```compile_fail,E0599
/// fn copy(key: &kit_seal::PersonKey) -> kit_seal::PersonKey { kit_seal::PersonKey::clone(key) }
/// ```
pub struct PersonKey(Zeroizing<[u8; 32]>);

impl PersonKey {
    /// A fresh key. `fill` must draw from the kernel except in tests.
    #[must_use]
    pub fn draw(fill: &dyn Fn(&mut [u8])) -> Self {
        let mut bytes = Zeroizing::new([0; 32]);
        fill(&mut *bytes);
        Self(bytes)
    }

    /// The key whose bytes were kept.
    #[must_use]
    pub fn from_bytes(bytes: Zeroizing<[u8; 32]>) -> Self {
        Self(bytes)
    }

    /// The bytes to wrap; nobody but the key ring asks.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}
