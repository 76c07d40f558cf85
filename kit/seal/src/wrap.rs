//! A key under a key: one secret sealed once per way in, and keys derived from secrets that are strong already.
//!
//! ```text
//! 1 version · 24 nonce · 32 secret · 16 tag
//! ```

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::cell::framed;
use crate::{SealError, lock};

const VERSION: u8 = 1;
const WRAP_LEAD: &[u8] = b"landgang wrap";
const DERIVE_SALT: &[u8] = b"landgang derive 1";

fn bound(purpose: &str, to: &str) -> Vec<u8> {
    framed(&[WRAP_LEAD, &[VERSION], purpose.as_bytes(), to.as_bytes()])
}

/// Wraps `secret` under the key `under`, for one `purpose` (a fixed word of the code) and bound to one id (a room, a
/// person, an epoch): it cannot be taken for another's or for another use.
///
/// # Errors
/// None that is known; the cipher's signature could fail.
pub fn wrap(
    secret: &[u8; 32],
    under: &[u8; 32],
    purpose: &str,
    bound_to: &str,
    fill: &dyn Fn(&mut [u8]),
) -> Result<Vec<u8>, SealError> {
    let locked = lock::lock(under, &bound(purpose, bound_to), secret, fill)?;
    Ok([&[VERSION][..], &locked].concat())
}

/// The secret in what [`wrap`] made with the same key, purpose and id.
///
/// # Errors
/// [`SealError::Refused`] for anything else, [`SealError::UnknownVersion`].
pub fn unwrap(
    wrapped: &[u8],
    under: &[u8; 32],
    purpose: &str,
    bound_to: &str,
) -> Result<Zeroizing<[u8; 32]>, SealError> {
    let (version, locked) = wrapped.split_first().ok_or(SealError::Refused)?;
    if *version != VERSION {
        return Err(SealError::UnknownVersion(*version));
    }
    let secret = lock::unlock(under, &bound(purpose, bound_to), locked)?;
    let mut out = Zeroizing::new([0; 32]);
    // By reference into wiped memory: a conversion by value would leave a copy on the stack.
    *out = *secret.first_chunk().ok_or(SealError::Refused)?;
    Ok(out)
}

/// A key from a secret that is already strong (a session token, a passkey's PRF output, another key), with
/// HKDF-SHA256. For words or passphrases that people choose or type, use argon2id instead.
///
/// # Errors
/// None that is known; the function's signature could fail.
pub fn derive(token: &[u8], purpose: &str) -> Result<Zeroizing<[u8; 32]>, SealError> {
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(DERIVE_SALT), token)
        .expand(purpose.as_bytes(), &mut *key)
        .or(Err(SealError::Refused))?;
    Ok(key)
}
