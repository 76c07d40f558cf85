//! A realm key under a passphrase: who has the file alone cannot open the realm (SAFETY.md §5, one-box mode).

use std::fmt;

use kit_seal::{unwrap, wrap};
use kit_store::Given;

use crate::{KeyError, RealmKey};

const LEAD: &str = "landgang realm key 1";
const PURPOSE: &str = "realm key";
/// Fewer characters are guessed by whoever has the file: argon2id slows each try, it does not make a word long.
const SHORTEST: usize = 20;

/// A realm's key, wrapped under what argon2id makes of a passphrase. Its text may be stored and copied; the passphrase
/// may be changed without the key changing.
///
/// ```text
/// landgang realm key 1
/// salt 32 hex digits
/// key  the wrapped key in hex
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct LockedKey {
    salt: [u8; 16],
    wrapped: Vec<u8>,
}

impl fmt::Debug for LockedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LockedKey")
    }
}

impl LockedKey {
    /// Puts `key` of `realm` under `passphrase`.
    ///
    /// # Errors
    /// [`KeyError::TooShort`], [`KeyError::Passphrase`].
    pub fn lock(
        key: &RealmKey,
        passphrase: &str,
        realm: &str,
        given: &Given,
    ) -> Result<Self, KeyError> {
        if passphrase.trim().chars().count() < SHORTEST {
            return Err(KeyError::TooShort { least: SHORTEST });
        }
        let mut salt = [0; 16];
        given.fill(&mut salt);
        let under = RealmKey::from_passphrase(passphrase, &salt)?;
        let wrapped = wrap(key.as_bytes(), under.as_bytes(), PURPOSE, realm, &|bytes| {
            given.fill(bytes);
        })?;
        Ok(Self { salt, wrapped })
    }

    /// The key.
    ///
    /// # Errors
    /// [`KeyError::WrongPassphrase`] for another passphrase, another realm or a changed file.
    pub fn open(&self, passphrase: &str, realm: &str) -> Result<RealmKey, KeyError> {
        let under = RealmKey::from_passphrase(passphrase, &self.salt)?;
        unwrap(&self.wrapped, under.as_bytes(), PURPOSE, realm)
            .map(RealmKey::from_bytes)
            .or(Err(KeyError::WrongPassphrase))
    }

    /// Reads a text that [`LockedKey`] was shown as; none if it is something else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next()? != LEAD {
            return None;
        }
        let salt = lines.next()?.strip_prefix("salt ").and_then(bytes)?;
        let wrapped = lines.next()?.strip_prefix("key ").and_then(bytes)?;
        Some(Self {
            salt: salt.try_into().ok()?,
            wrapped,
        })
    }
}

impl fmt::Display for LockedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hex = |bytes: &[u8]| bytes.iter().map(|b| format!("{b:02x}")).collect::<String>();
        writeln!(
            f,
            "{LEAD}\nsalt {}\nkey {}",
            hex(&self.salt),
            hex(&self.wrapped)
        )
    }
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = hex.trim().chars().map(|digit| digit.to_digit(16)).collect();
    let digits = digits?;
    let pairs = digits.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return None;
    }
    pairs
        .map(|pair| match pair {
            [high, low] => u8::try_from(high * 16 + low).ok(),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kit_seal::Zeroizing;
    use kit_store::{SeededChance, SystemClock};

    use super::*;

    const WORDS: &str = "Åens bred en morgen i maj";

    fn locked() -> LockedKey {
        let given = Given::new(Arc::new(SystemClock), Arc::new(SeededChance::new(3)));
        let key = RealmKey::from_bytes(Zeroizing::new([5; 32]));
        LockedKey::lock(&key, WORDS, "civil", &given).expect("locked")
    }

    #[test]
    fn the_passphrase_of_the_realm_opens_its_key_and_nothing_else_does() {
        let read = LockedKey::read(&locked().to_string()).expect("its own text");
        assert_eq!(read, locked());
        let key = read.open(&format!(" {WORDS}\n"), "civil").expect("opens");
        assert_eq!(*key.as_bytes(), [5; 32]);
        for (passphrase, realm) in [
            ("Åens bred en morgen i juni", "civil"),
            (WORDS, "municipality"),
        ] {
            let fault = read.open(passphrase, realm).err();
            assert!(matches!(fault, Some(KeyError::WrongPassphrase)));
        }
    }

    #[test]
    fn a_changed_text_opens_nothing() {
        let text = locked().to_string();
        let (mut tried, mut refused) = (0, 0);
        for at in (text.find("key ").expect("there") + 4)..text.len() - 1 {
            let mut bytes = text.clone().into_bytes();
            bytes[at] = if bytes[at] == b'0' { b'1' } else { b'0' };
            let changed = String::from_utf8(bytes).expect("text");
            // A third of a second each: every twentieth digit is tried.
            if at % 20 == 0 {
                tried += 1;
                let opened = LockedKey::read(&changed).map(|key| key.open(WORDS, "civil"));
                refused += u32::from(!matches!(opened, Some(Ok(_))));
            }
        }
        println!("changed digits refused {refused} / {tried}, no seed");
        assert_eq!(refused, tried);
        for other in [
            "",
            "landgang realm key 2\n",
            "landgang realm key 1\nsalt 00\nkey 00\n",
        ] {
            assert_eq!(LockedKey::read(other), None);
        }
    }

    #[test]
    fn a_short_passphrase_is_refused() {
        let given = Given::new(Arc::new(SystemClock), Arc::new(SeededChance::new(3)));
        let key = RealmKey::from_bytes(Zeroizing::new([5; 32]));
        let fault = LockedKey::lock(&key, "for kort en sætning", "civil", &given).err();
        assert!(matches!(fault, Some(KeyError::TooShort { least: 20 })));
    }
}
