//! The keys of one end, and the address that the other end knows it by.

use std::fmt;
use std::marker::PhantomData;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use hpke::{Deserializable as _, Kem as _, Serializable as _};
use kit_store::Given;
use zeroize::Zeroizing;

use crate::chance::Drawn;
use crate::end::End;

/// X25519 with HKDF-SHA256, as RFC 9180 names it.
pub(crate) type SealingKem = hpke::kem::X25519HkdfSha256;
type SealingSecret = <SealingKem as hpke::Kem>::PrivateKey;
type SealingPublic = <SealingKem as hpke::Kem>::PublicKey;

/// The secret keys of the end `E`: one to open what is sealed to it, one to sign what it sends. Wiped when dropped;
/// neither shown by `{:?}` nor copied.
pub struct LetterKeys<E: End> {
    sealing: SealingSecret,
    signing: SigningKey,
    end: PhantomData<fn() -> E>,
}

impl<E: End> LetterKeys<E> {
    /// Fresh keys. `given` must draw from the kernel except in tests.
    #[must_use]
    pub fn new(given: &Given) -> Self {
        let (sealing, _) = SealingKem::gen_keypair_with_rng(&mut Drawn(given));
        let mut seed = Zeroizing::new([0_u8; 32]);
        given.fill(&mut *seed);
        Self {
            sealing,
            signing: SigningKey::from_bytes(&seed),
            end: PhantomData,
        }
    }

    /// The keys whose bytes were kept; none if the bytes are no keys.
    pub(crate) fn from_bytes(sealing: &[u8; 32], signing: &[u8; 32]) -> Option<Self> {
        let sealing = SealingSecret::from_bytes(sealing).ok()?;
        Some(Self {
            sealing,
            signing: SigningKey::from_bytes(signing),
            end: PhantomData,
        })
    }

    /// The bytes to keep: sealing key, signing key.
    pub(crate) fn to_bytes(&self) -> (Zeroizing<[u8; 32]>, Zeroizing<[u8; 32]>) {
        let mut sealing = Zeroizing::new([0; 32]);
        self.sealing.write_exact(&mut *sealing);
        (sealing, Zeroizing::new(self.signing.to_bytes()))
    }

    /// The address that belongs to these keys.
    #[must_use]
    pub fn address(&self) -> LetterAddress<E> {
        LetterAddress {
            sealing: SealingKem::sk_to_pk(&self.sealing),
            verifying: self.signing.verifying_key(),
            end: PhantomData,
        }
    }

    pub(crate) fn sealing(&self) -> &SealingSecret {
        &self.sealing
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.signing.sign(message).to_bytes()
    }
}

impl<E: End> fmt::Debug for LetterKeys<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LetterKeys<{}>", E::NAME)
    }
}

/// Where to send to, and by whom: the public half of [`LetterKeys`]. May be shown to anybody.
pub struct LetterAddress<E: End> {
    sealing: SealingPublic,
    verifying: VerifyingKey,
    end: PhantomData<fn() -> E>,
}

impl<E: End> LetterAddress<E> {
    /// The address whose bytes were kept; none if they are no keys, or a signing key that would accept forgeries.
    pub(crate) fn from_bytes(sealing: &[u8; 32], verifying: &[u8; 32]) -> Option<Self> {
        let sealing = SealingPublic::from_bytes(sealing).ok()?;
        let verifying = VerifyingKey::from_bytes(verifying)
            .ok()
            .filter(|key| !key.is_weak())?;
        Some(Self {
            sealing,
            verifying,
            end: PhantomData,
        })
    }

    pub(crate) fn sealing_bytes(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        self.sealing.write_exact(&mut bytes);
        bytes
    }

    pub(crate) fn verifying_bytes(&self) -> [u8; 32] {
        self.verifying.to_bytes()
    }

    pub(crate) fn sealing(&self) -> &SealingPublic {
        &self.sealing
    }

    /// Whether this end signed `message`. Strict: one signature form per message and key.
    pub(crate) fn signed(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.verifying
            .verify_strict(message, &Signature::from_bytes(signature))
            .is_ok()
    }
}

impl<E: End> Clone for LetterAddress<E> {
    fn clone(&self) -> Self {
        Self {
            sealing: self.sealing.clone(),
            verifying: self.verifying,
            end: PhantomData,
        }
    }
}

impl<E: End> PartialEq for LetterAddress<E> {
    fn eq(&self, other: &Self) -> bool {
        self.sealing == other.sealing && self.verifying == other.verifying
    }
}

impl<E: End> fmt::Debug for LetterAddress<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LetterAddress<{}>", E::NAME)
    }
}
