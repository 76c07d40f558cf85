//! What is stored of a code and of an address: a slow hash, and a mark under the realm's own key.

use argon2::{Algorithm, Argon2, Params, Version};
use hmac::{Hmac, KeyInit, Mac};
use kit_mail::Address;
use sha2::Sha256;
use subtle::ConstantTimeEq;
use tokio::sync::Semaphore;

use crate::aside::aside;
use crate::door::hex;

/// Memory of one proof in KiB: what OWASP asks of argon2id with two passes.
const MEMORY_KIB: u32 = 19 * 1024;
/// Passes over it.
const PASSES: u32 = 2;

/// The realm's own secret; without it a stolen table cannot even be tried.
#[derive(Clone, Copy)]
pub struct Pepper(pub [u8; 32]);

impl std::fmt::Debug for Pepper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pepper")
    }
}

/// Why a proof could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ProofFault {
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

/// The mark under which an address is found in this realm, and in no other.
#[must_use]
pub fn account(pepper: Pepper, address: &Address) -> String {
    // HMAC takes a key of any length, so this cannot fail with 32 bytes; an empty mark would find nobody.
    let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(&pepper.0) else {
        return String::new();
    };
    mac.update(b"landgang mail account 1");
    mac.update(address.as_str().as_bytes());
    hex(&mac.finalize().into_bytes())
}

/// The proof of a code under its own salt: 32 bytes in hex. Below 112 bits a plain hash is not allowed (ASVS 6.5.2).
/// Takes a moment on purpose: where others wait for the thread, [`proof_aside`] is meant.
///
/// # Errors
/// [`ProofFault`] if it cannot be worked out.
pub fn proof(pepper: Pepper, code: &str, salt: &str) -> Result<String, ProofFault> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, Some(32)).map_err(ProofFault::Argon2)?;
    let slow = Argon2::new_with_secret(&pepper.0, Algorithm::Argon2id, Version::V0x13, params)
        .map_err(ProofFault::Argon2)?;
    let mut out = [0; 32];
    slow.hash_password_into(code.as_bytes(), salt.as_bytes(), &mut out)
        .map_err(ProofFault::Argon2)?;
    Ok(hex(&out))
}

/// At most two side by side: each takes 19 MiB, and a crowd of tries must not take the machine.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// The proof of a code under its own salt and a pepper, worked out on a thread that may be busy for that long; the others
/// wait for their turn. For codes of other doors than this one as well.
///
/// # Errors
/// [`ProofFault`] if it cannot be worked out.
pub async fn proof_aside(pepper: Pepper, code: String, salt: String) -> Result<String, ProofFault> {
    aside(&AT_ONCE, move || proof(pepper, &code, &salt)).await
}

/// Whether two proofs are the same, in the same time whatever they are.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    a.as_bytes().ct_eq(b.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SALT: &str = "00112233445566778899aabbccddeeff";

    #[test]
    fn a_proof_depends_on_code_salt_and_pepper() {
        let one = proof(Pepper([1; 32]), "12345678", SALT).unwrap();
        assert_eq!(one.len(), 64);
        assert!(same(
            &one,
            &proof(Pepper([1; 32]), "12345678", SALT).unwrap()
        ));
        for other in [
            proof(Pepper([1; 32]), "12345679", SALT),
            proof(Pepper([2; 32]), "12345678", SALT),
            proof(
                Pepper([1; 32]),
                "12345678",
                "ffeeddccbbaa99887766554433221100",
            ),
        ] {
            assert!(!same(&one, &other.unwrap()));
        }
    }

    #[test]
    fn an_address_has_another_mark_in_another_realm() {
        let address = |text| Address::from_text(text).unwrap();
        let mark = |key, text| account(Pepper([key; 32]), &address(text));
        assert_eq!(mark(1, "Mette@b.dk"), mark(1, " mette@B.dk "));
        assert_ne!(mark(1, "mette@b.dk"), mark(2, "mette@b.dk"));
        assert_ne!(mark(1, "mette@b.dk"), mark(1, "metta@b.dk"));
        assert_eq!(format!("{:?}", Pepper([1; 32])), "Pepper");
    }
}
