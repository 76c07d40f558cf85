//! From words to what may be stored: a finder under the realm's own key, and one slow step over the other six that
//! gives two halves: a proof that is stored, and a key that is not and under which the room's key lies.

use argon2::{Algorithm, Argon2, Params, Version};
use hmac::{Hmac, KeyInit, Mac};
use kit_seal::Zeroizing;
use kit_store::Given;
use kit_web::aside;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use tokio::sync::Semaphore;

use super::words::RoomKey;

/// Memory of one proof in KiB: what OWASP asks of argon2id with two passes.
const MEMORY_KIB: u32 = 19 * 1024;
/// Passes over it.
const PASSES: u32 = 2;

/// Why a proof could not be made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ProofFault {
    /// The slow function refused its input.
    #[error("argon2 refused its input")]
    Argon2(argon2::Error),
    /// The thread that ran it ended early.
    #[error("the thread of a proof ended early")]
    Thread(#[from] tokio::task::JoinError),
    /// Nobody hands out turns any more.
    #[error("no turn is given for a proof")]
    Turn(#[from] tokio::sync::AcquireError),
}

/// The hidden start of a room's key, drawn when the check page is shown and carried in its form. The same start gives
/// the same words, so that a double press shows the same key and nothing has to be stored.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Seed(String);

impl Seed {
    /// A fresh one: 256 random bits.
    pub(crate) fn new(given: &Given) -> Self {
        Self(given.token())
    }

    /// The one that a form carried.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let fits = text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        fits.then(|| Self(text.to_owned()))
    }

    /// As the form carries it.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The room that is made from it. A hash: from the room's id nobody gets back to the words.
    pub(crate) fn room_id(&self) -> String {
        let mut sum = Sha256::new();
        sum.update(b"landgang room 1");
        sum.update(self.0.as_bytes());
        hex(&sum.finalize()).chars().take(32).collect()
    }

    /// The `round`th key; there are further rounds because two rooms may not share their finding words.
    pub(crate) fn key(&self, pepper: &[u8; 32], round: u8) -> RoomKey {
        let sum = mac(pepper, &[b"landgang key 1", &[round], self.0.as_bytes()]);
        let mut bits = [0; 10];
        bits.iter_mut().zip(sum).for_each(|(to, from)| *to = from);
        RoomKey::from_bits(&bits)
    }
}

/// The mark by which two words find a room.
pub(crate) fn finder(pepper: &[u8; 32], key: &RoomKey) -> String {
    hex(&mac(pepper, &[b"landgang finder 1", &key.finding()]))
}

/// A salt of one room.
pub(crate) fn salt(given: &Given) -> String {
    given.random128()
}

/// What the slow step gives.
pub(crate) struct Slow {
    /// The half that is stored: 32 bytes in hex. It tells nothing of the other.
    pub(crate) proof: String,
    /// The half under which the room's secret key is wrapped. Never stored.
    pub(crate) under: Zeroizing<[u8; 32]>,
}

/// The slow step over the part of words or code that opens, with a salt. About 20 ms of one core on purpose.
pub(crate) fn slow(pepper: &[u8; 32], opening: &[u8], salt: &str) -> Result<Slow, ProofFault> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, Some(64)).map_err(ProofFault::Argon2)?;
    let slow = Argon2::new_with_secret(pepper, Algorithm::Argon2id, Version::V0x13, params)
        .map_err(ProofFault::Argon2)?;
    let mut out = Zeroizing::new([0; 64]);
    slow.hash_password_into(opening, salt.as_bytes(), &mut *out)
        .map_err(ProofFault::Argon2)?;
    let (proof, key) = out.split_at(32);
    let mut under = Zeroizing::new([0; 32]);
    under.copy_from_slice(key);
    Ok(Slow {
        proof: hex(proof),
        under,
    })
}

/// At most two slow steps run side by side: each takes 19 MiB, and a crowd of tries must not take the machine.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// [`slow`] on a thread that may be busy for that long; the others wait for their turn.
pub(crate) async fn slow_aside(
    pepper: [u8; 32],
    opening: Zeroizing<Vec<u8>>,
    salt: String,
) -> Result<Slow, ProofFault> {
    aside(&AT_ONCE, move || slow(&pepper, &opening, &salt)).await
}

/// Whether two proofs are the same, in the same time whatever they are.
pub(crate) fn same(a: &str, b: &str) -> bool {
    a.as_bytes().ct_eq(b.as_bytes()).into()
}

/// HMAC-SHA256 under the pepper over the parts, of which the first is a fixed word of the code.
pub(crate) fn mac(pepper: &[u8; 32], parts: &[&[u8]]) -> Vec<u8> {
    // HMAC takes a key of any length, so this cannot fail with 32 bytes; no parts would be an empty mark.
    let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(pepper) else {
        return Vec::new();
    };
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().to_vec()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut out, byte| {
        // Writing to a String cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit_store::{FixedClock, SeededChance};
    use std::collections::HashMap;
    use std::sync::Arc;

    fn given(seed: u64) -> Given {
        let clock = FixedClock::at("2027-03-01T15:00:00Z".parse().unwrap());
        Given::new(Arc::new(clock), Arc::new(SeededChance::new(seed)))
    }

    #[test]
    fn a_seed_gives_the_same_words_again_and_another_round_gives_others() {
        let seed = Seed::new(&given(1));
        let again = Seed::from_text(seed.as_str()).unwrap();
        assert!(seed.key(&[7; 32], 0) == again.key(&[7; 32], 0));
        assert!(seed.key(&[7; 32], 0) != seed.key(&[7; 32], 1));
        assert!(seed.key(&[7; 32], 0) != seed.key(&[8; 32], 0));
        assert!(!seed.as_str().contains(&seed.room_id()));
        assert!(Seed::from_text("short").is_none());
    }

    #[test]
    fn drawn_words_are_even_over_the_list() {
        let (given, mut counts) = (given(2), HashMap::new());
        for _ in 0..2_000 {
            for word in Seed::new(&given).key(&[3; 32], 0).words() {
                *counts.entry(word).or_insert(0_u32) += 1;
            }
        }
        // 16 000 words over 1024 places: 15.6 each; beyond 45 or below 1 is a fault of the drawing, not of chance.
        assert!(
            counts.len() > 1_020,
            "{} of 1024 words were drawn",
            counts.len()
        );
        assert!(counts.values().all(|n| *n < 45));
    }

    #[test]
    fn a_proof_depends_on_words_salt_and_pepper_and_is_compared_whole() {
        let key = |seed| Seed::new(&given(seed)).key(&[1; 32], 0).opening();
        let (key, other) = (key(3), key(4));
        let salt = "00112233445566778899aabbccddeeff";
        let one = slow(&[1; 32], &key, salt).unwrap();
        let again = slow(&[1; 32], &key, salt).unwrap();
        assert!(same(&one.proof, &again.proof) && one.under == again.under);
        for (pepper, key, salt) in [
            ([1; 32], &other, salt),
            ([2; 32], &key, salt),
            ([1; 32], &key, "ffeeddccbbaa99887766554433221100"),
        ] {
            let wrong = slow(&pepper, key, salt).unwrap();
            assert!(!same(&one.proof, &wrong.proof) && one.under != wrong.under);
        }
        // The stored half is not the key, nor a part of it.
        assert_ne!(one.proof, hex(&*one.under));
    }
}
