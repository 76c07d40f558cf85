//! XChaCha20-Poly1305 with a drawn nonce: `24 nonce · ciphertext · 16 tag`. The one place that calls it.

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use crate::SealError;

/// Bytes of a nonce: long enough to be drawn at random for every value, so that nothing has to be counted.
const NONCE: usize = 24;

/// Locks `plain` under `key`, bound to `bound`.
pub(crate) fn lock(
    key: &[u8; 32],
    bound: &[u8],
    plain: &[u8],
    fill: &dyn Fn(&mut [u8]),
) -> Result<Vec<u8>, SealError> {
    let mut nonce = [0; NONCE];
    fill(&mut nonce);
    let locked = XChaCha20Poly1305::new(&Key::from(*key))
        .encrypt(
            &XNonce::from(nonce),
            Payload {
                msg: plain,
                aad: bound,
            },
        )
        .or(Err(SealError::Refused))?;
    Ok([&nonce[..], &locked].concat())
}

/// Opens what [`lock`] made with the same key and the same `bound`; nothing else.
pub(crate) fn unlock(
    key: &[u8; 32],
    bound: &[u8],
    locked: &[u8],
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let (nonce, locked) = locked
        .split_first_chunk::<NONCE>()
        .ok_or(SealError::Refused)?;
    // Why it does not open is the same for every cause: there is nothing more to know.
    XChaCha20Poly1305::new(&Key::from(*key))
        .decrypt(
            &XNonce::from(*nonce),
            Payload {
                msg: locked,
                aad: bound,
            },
        )
        .map(Zeroizing::new)
        .or(Err(SealError::Refused))
}
