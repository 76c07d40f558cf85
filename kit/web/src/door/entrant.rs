//! Who comes in, and what of her lies sealed under the token: her name, and perhaps a key.

use kit_seal::Zeroizing;
use kit_store::{StoreError, Tx};

use super::hash;

/// Who comes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entrant {
    /// Id of the person in this realm.
    pub id: String,
    /// Role.
    pub role: String,
    /// First name.
    pub name: String,
    /// Team, association or house; empty where the realm has only one.
    pub unit: String,
    /// A key that the session is to carry.
    pub carries: Option<Carried>,
}

impl Entrant {
    /// The person `id` with a role and a first name.
    #[must_use]
    pub fn new(id: impl Into<String>, role: crate::Role, name: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            role: role.0.to_owned(),
            name: name.into(),
            unit: String::new(),
            carries: None,
        }
    }

    /// The same, of this unit.
    #[must_use]
    pub fn of_unit(self, unit: impl Into<String>) -> Self {
        Self {
            unit: unit.into(),
            ..self
        }
    }

    /// The same, with a key that goes along.
    #[must_use]
    pub fn carrying(self, key: [u8; 32]) -> Self {
        Self {
            carries: Some(Carried(key)),
            ..self
        }
    }

    /// Name and key, sealed under the token: neither can be read from the database.
    pub(super) fn sealed(&self, tx: &Tx<'_>, token: &str) -> Result<Vec<u8>, StoreError> {
        let key = self.carries.as_ref().map_or(&[][..], |carried| &carried.0);
        let mut plain = Vec::with_capacity(1 + key.len() + self.name.len());
        plain.push(u8::from(self.carries.is_some()));
        plain.extend_from_slice(key);
        plain.extend_from_slice(self.name.as_bytes());
        let given = tx.given()?;
        let key = token_key(token)?;
        kit_seal::seal_under(&key, PURPOSE, &hash(token), &plain, &|bytes| {
            given.fill(bytes);
        })
        .map_err(sealed_fault)
    }
}

/// What the key that is derived from a token is for.
const PURPOSE: &str = "landgang session";

fn token_key(token: &str) -> Result<Zeroizing<[u8; 32]>, StoreError> {
    kit_seal::derive(token.as_bytes(), PURPOSE).map_err(sealed_fault)
}

fn sealed_fault(fault: kit_seal::SealError) -> StoreError {
    StoreError::Sealed {
        table: "session",
        column: "sealed",
        fault,
    }
}

/// The name and the key of a session or link.
pub(super) fn unsealed(
    token: &str,
    sealed: &[u8],
) -> Result<(String, Option<Carried>), StoreError> {
    let key = token_key(token)?;
    let plain = kit_seal::open_under(&key, PURPOSE, &hash(token), sealed).map_err(sealed_fault)?;
    let broken = || StoreError::Broken("a session's sealed part");
    let (first, rest) = plain.split_first().ok_or_else(broken)?;
    let (carries, name) = if *first == 0 {
        (None, rest)
    } else {
        let (key, name) = rest.split_first_chunk::<32>().ok_or_else(broken)?;
        (Some(Carried(*key)), name)
    };
    let name = std::str::from_utf8(name).or(Err(broken()))?;
    Ok((name.to_owned(), carries))
}

/// A key that lies in the session's row, sealed under the session's token: whoever has only the database cannot use it.
#[derive(Clone, PartialEq, Eq)]
pub struct Carried(pub [u8; 32]);

impl std::fmt::Debug for Carried {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Carried")
    }
}
