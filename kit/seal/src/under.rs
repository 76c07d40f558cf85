//! A few bytes under a key that only their owner has: what a session knows lies in the table so that the table alone
//! tells nothing. Padded like a column, so that a name's length tells little.

use zeroize::Zeroizing;

use crate::cell::framed;
use crate::{SealError, lock, padding};

const VERSION: u8 = 1;
const LEAD: &[u8] = b"landgang under";

fn bound(purpose: &str, to: &str) -> Vec<u8> {
    framed(&[LEAD, &[VERSION], purpose.as_bytes(), to.as_bytes()])
}

/// Seals `plain` under the key `under`, for one `purpose` (a fixed word of the code) and bound to one id.
///
/// # Errors
/// [`SealError::TooLong`] over the largest size class.
pub fn seal_under(
    under: &[u8; 32],
    purpose: &str,
    bound_to: &str,
    plain: &[u8],
    fill: &dyn Fn(&mut [u8]),
) -> Result<Vec<u8>, SealError> {
    let padded = padding::pad(plain)?;
    let locked = lock::lock(under, &bound(purpose, bound_to), &padded, fill)?;
    Ok([&[VERSION][..], &locked].concat())
}

/// What [`seal_under`] sealed with the same key, purpose and id.
///
/// # Errors
/// [`SealError::Refused`] for anything else, [`SealError::UnknownVersion`].
pub fn open_under(
    under: &[u8; 32],
    purpose: &str,
    bound_to: &str,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let (version, locked) = sealed.split_first().ok_or(SealError::Refused)?;
    if *version != VERSION {
        return Err(SealError::UnknownVersion(*version));
    }
    let padded = lock::unlock(under, &bound(purpose, bound_to), locked)?;
    Ok(Zeroizing::new(padding::unpad(&padded)?.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: [u8; 32] = [7; 32];

    fn sealed() -> Vec<u8> {
        let fill = |bytes: &mut [u8]| bytes.fill(3);
        seal_under(&KEY, "session", "s1", b"Amir", &fill).expect("it fits")
    }

    #[test]
    fn what_is_sealed_under_a_key_is_opened_with_the_same_key_purpose_and_id_only() {
        let sealed = sealed();
        let open = |key, purpose, id, bytes: &[u8]| open_under(key, purpose, id, bytes);
        assert_eq!(
            *open(&KEY, "session", "s1", &sealed).expect("ours"),
            b"Amir"
        );
        for other in [
            open(&[8; 32], "session", "s1", &sealed),
            open(&KEY, "link", "s1", &sealed),
            open(&KEY, "session", "s2", &sealed),
            open(&KEY, "session", "s1", &[]),
            open(&KEY, "session", "s1", &sealed[..sealed.len() - 1]),
        ] {
            assert!(matches!(other, Err(SealError::Refused)));
        }
        let mut newer = sealed;
        newer[0] = 2;
        assert!(matches!(
            open(&KEY, "session", "s1", &newer),
            Err(SealError::UnknownVersion(2))
        ));
    }

    #[test]
    fn every_name_is_of_the_same_length_when_sealed() {
        let fill = |bytes: &mut [u8]| bytes.fill(3);
        let long = seal_under(&KEY, "session", "s1", b"Anne-Marie Elisabeth", &fill);
        assert_eq!(long.expect("it fits").len(), sealed().len());
    }
}
