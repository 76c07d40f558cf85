//! From the secret that a passkey gives to what is stored of it, and to the key that is not.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kit_seal::Zeroizing;
use sha2::{Digest, Sha256};

use crate::key::proof::{Slow, hex, mac};

/// What every passkey is asked for its secret under. One word for all rooms: before somebody has come in it is not known
/// whose key answers, and each key gives another secret under the same word.
pub(crate) fn word() -> [u8; 32] {
    Sha256::digest(b"landgang room passkey 1").into()
}

/// The secret as the form carries it; none where it is none.
pub(crate) fn read(text: &str) -> Option<Zeroizing<[u8; 32]>> {
    let bytes = Zeroizing::new(URL_SAFE_NO_PAD.decode(text).ok()?);
    let secret = <[u8; 32]>::try_from(bytes.as_slice()).ok()?;
    Some(Zeroizing::new(secret))
}

/// The two halves that words and codes have too. They need no slow step: nobody guesses 256 random bits.
pub(crate) fn halves(pepper: &[u8; 32], secret: &[u8; 32]) -> Slow {
    let proof = hex(&mac(pepper, &[b"landgang passkey proof 1", &secret[..]]));
    let key = Zeroizing::new(mac(pepper, &[b"landgang passkey key 1", &secret[..]]));
    let mut under = Zeroizing::new([0; 32]);
    under
        .iter_mut()
        .zip(key.iter())
        .for_each(|(to, from)| *to = *from);
    Slow { proof, under }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stored_half_tells_nothing_of_the_key_and_both_need_secret_and_pepper() {
        let one = halves(&[1; 32], &[9; 32]);
        assert_ne!(one.proof, hex(&*one.under));
        for (pepper, secret) in [([2; 32], [9; 32]), ([1; 32], [8; 32])] {
            let other = halves(&pepper, &secret);
            assert!(one.proof != other.proof && one.under != other.under);
        }
        assert_ne!(*one.under, [0; 32]);
    }

    #[test]
    fn only_32_bytes_are_a_secret() {
        assert_eq!(
            read(&URL_SAFE_NO_PAD.encode([7; 32])).as_deref(),
            Some(&[7; 32])
        );
        for text in [
            "",
            "short",
            &URL_SAFE_NO_PAD.encode([7; 31]),
            "\u{e6}\u{f8}\u{e5}",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
