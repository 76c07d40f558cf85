//! The key pair of a citizen's room: anybody may seal to it, nobody but the holder of the secret key can open
//! (SAFETY.md §5). HPKE, RFC 9180, base mode: X25519, HKDF-SHA256, ChaCha20-Poly1305.
//!
//! ```text
//! 1 version · 32 one-time key · padded bytes · 16 tag
//! ```

use std::convert::Infallible;

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{Deserializable as _, Kem, OpModeR, OpModeS, Serializable as _};
use zeroize::Zeroizing;

use crate::{Cell, SealError, padding};

const VERSION: u8 = 1;
const INFO: &[u8] = b"landgang room seal 1";
const LEAD: &[u8] = b"landgang room cell 1";

/// What is sealed to a room is sealed to this. May be stored in the open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicKey(<X25519HkdfSha256 as Kem>::PublicKey);

impl PublicKey {
    /// The key whose bytes were kept.
    ///
    /// # Errors
    /// [`SealError::Refused`] if they are no key.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SealError> {
        <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(bytes)
            .map(Self)
            .or(Err(SealError::Refused))
    }

    /// The bytes to keep.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        self.0.write_exact(&mut bytes);
        bytes
    }
}

/// What opens a room. Wiped when dropped; neither shown by `{:?}` nor copied:
///
/// ```compile_fail,E0277
/// fn show(key: &kit_seal::SecretKey) -> String { format!("{key:?}") }
/// ```
/// ```compile_fail,E0599
/// fn copy(key: &kit_seal::SecretKey) -> kit_seal::SecretKey { kit_seal::SecretKey::clone(key) }
/// ```
pub struct SecretKey(<X25519HkdfSha256 as Kem>::PrivateKey);

impl SecretKey {
    /// The key whose bytes were unwrapped.
    ///
    /// # Errors
    /// [`SealError::Refused`] if they are no key.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, SealError> {
        <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(bytes)
            .map(Self)
            .or(Err(SealError::Refused))
    }

    /// The bytes to [`crate::wrap`], once per way in.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<[u8; 32]> {
        let mut bytes = Zeroizing::new([0; 32]);
        self.0.write_exact(&mut *bytes);
        bytes
    }

    /// The key that belongs to it.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(X25519HkdfSha256::sk_to_pk(&self.0))
    }
}

/// A fresh key pair.
pub struct Pair {
    /// To seal to.
    pub public: PublicKey,
    /// To open with.
    pub secret: SecretKey,
}

impl Pair {
    /// A fresh pair. `fill` must draw from the kernel except in tests.
    #[must_use]
    pub fn draw(fill: &dyn Fn(&mut [u8])) -> Self {
        let (secret, public) = X25519HkdfSha256::gen_keypair_with_rng(&mut Drawn(fill));
        Self {
            public: PublicKey(public),
            secret: SecretKey(secret),
        }
    }
}

/// Seals `bytes` to the room behind `to`, bound to `cell`; filled up to a size class like every sealed value.
///
/// # Errors
/// [`SealError::TooLong`]; [`SealError::Refused`] if `to` is no key that can be sealed to.
pub fn seal_to(
    to: &PublicKey,
    cell: &Cell<'_>,
    bytes: &[u8],
    fill: &dyn Fn(&mut [u8]),
) -> Result<Vec<u8>, SealError> {
    let padded = padding::pad(bytes)?;
    let (one_time_key, sealed) =
        hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeS::Base,
            &to.0,
            INFO,
            &padded,
            &cell.bound(LEAD),
            &mut Drawn(fill),
        )
        .or(Err(SealError::Refused))?;
    Ok([&[VERSION][..], &one_time_key.to_bytes(), &sealed].concat())
}

/// Opens what was sealed to this room for exactly this cell.
///
/// # Errors
/// [`SealError::Refused`] for whatever was not, [`SealError::UnknownVersion`].
pub fn open_with(
    secret: &SecretKey,
    cell: &Cell<'_>,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let (version, rest) = sealed.split_first().ok_or(SealError::Refused)?;
    if *version != VERSION {
        return Err(SealError::UnknownVersion(*version));
    }
    let (one_time_key, locked) = rest.split_first_chunk::<32>().ok_or(SealError::Refused)?;
    let one_time_key = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(one_time_key)
        .or(Err(SealError::Refused))?;
    let padded = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &secret.0,
        &one_time_key,
        INFO,
        locked,
        &cell.bound(LEAD),
    )
    .map(Zeroizing::new)
    .or(Err(SealError::Refused))?;
    Ok(Zeroizing::new(padding::unpad(&padded)?.to_vec()))
}

/// Hands the randomness we were given to the sealing crate.
struct Drawn<'a>(&'a dyn Fn(&mut [u8]));

impl TryRng for Drawn<'_> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        (self.0)(&mut bytes);
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        (self.0)(&mut bytes);
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        (self.0)(bytes);
        Ok(())
    }
}

impl TryCryptoRng for Drawn<'_> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sealing_crate_gets_the_chance_that_we_were_given() {
        let fill = |bytes: &mut [u8]| bytes.iter_mut().zip(1..).for_each(|(byte, at)| *byte = at);
        let mut drawn = Drawn(&fill);
        assert_eq!(drawn.try_next_u32(), Ok(0x0403_0201));
        assert_eq!(drawn.try_next_u64(), Ok(0x0807_0605_0403_0201));
        let mut bytes = [0; 3];
        assert_eq!(drawn.try_fill_bytes(&mut bytes), Ok(()));
        assert_eq!(bytes, [1, 2, 3]);
    }
}
