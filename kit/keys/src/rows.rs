//! The statements of both files, and their rows.

use kit_seal::{Zeroizing, unwrap, wrap};
use kit_store::{Given, Row, StoreError, Tx};

use crate::KeyError;

/// Statements on the file of person keys.
pub(crate) mod ring {
    kit_store::statements! {
        pub(crate) KEYS = "SELECT person, generation, epoch_id, wrapped, made_ms FROM person_key ORDER BY person, generation";
        pub(crate) KEY_OF = "SELECT person, generation, epoch_id, wrapped, made_ms FROM person_key WHERE person = $1 ORDER BY generation DESC";
        pub(crate) EPOCHS_IN_USE = "SELECT DISTINCT epoch_id FROM person_key";
        pub(crate) INSERT_KEY = "INSERT INTO person_key (person, generation, epoch_id, wrapped, made_ms) VALUES ($1, $2, $3, $4, $5)";
        pub(crate) REWRAP_KEY = "UPDATE person_key SET epoch_id = $3, wrapped = $4 WHERE person = $1 AND generation = $2";
        pub(crate) OVERWRITE_KEYS = "UPDATE person_key SET wrapped = $2 WHERE person = $1";
        pub(crate) DELETE_KEYS = "DELETE FROM person_key WHERE person = $1";
    }
}

/// Statements on the file of epochs.
pub(crate) mod epochs {
    kit_store::statements! {
        pub(crate) EPOCHS = "SELECT id, month, wrapped, ended_ms FROM epoch ORDER BY month";
        pub(crate) END_EPOCHS = "UPDATE epoch SET ended_ms = $1 WHERE ended_ms IS NULL";
        pub(crate) INSERT_EPOCH = "INSERT INTO epoch (id, month, wrapped) VALUES ($1, $2, $3)";
        pub(crate) REWRAP_EPOCH = "UPDATE epoch SET wrapped = $2 WHERE id = $1";
        pub(crate) DELETE_EPOCH = "DELETE FROM epoch WHERE id = $1";
        pub(crate) SECRET = "SELECT wrapped FROM realm_secret WHERE name = $1";
        pub(crate) INSERT_SECRET = "INSERT INTO realm_secret (name, wrapped) VALUES ($1, $2)";
        pub(crate) REWRAP_SECRET = "UPDATE realm_secret SET wrapped = $2 WHERE name = $1";
        pub(crate) ERASED = "SELECT person, erased_ms FROM erased_person ORDER BY erased_ms, person";
        pub(crate) IS_ERASED = "SELECT person, erased_ms FROM erased_person WHERE person = $1";
        pub(crate) INSERT_ERASED = "INSERT INTO erased_person (person, erased_ms) VALUES ($1, $2) ON CONFLICT (person) DO NOTHING";
    }
}

/// The name of the realm's index secret, from which finders are made.
pub(crate) const INDEX: &str = "index";

/// Bytes of a wrapped key; overwritten in place with as many zeros before its row goes.
const WRAPPED: usize = 1 + 24 + 32 + 16;

/// A key that is not shown and is wiped.
pub(crate) type Secret = Zeroizing<[u8; 32]>;

/// A person's key as it lies in the ring.
pub(crate) struct KeyRow {
    pub(crate) person: String,
    pub(crate) generation: u32,
    pub(crate) epoch_id: String,
    pub(crate) wrapped: Vec<u8>,
    pub(crate) made_ms: i64,
}

impl KeyRow {
    pub(crate) fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        let generation: i64 = row.get(1)?;
        Ok(Self {
            person: row.get(0)?,
            generation: u32::try_from(generation)
                .or(Err(StoreError::Broken("a key's generation")))?,
            epoch_id: row.get(2)?,
            wrapped: row.get(3)?,
            made_ms: row.get(4)?,
        })
    }

    /// The key under `epoch`, which must be this row's.
    pub(crate) fn open(&self, epoch: &Secret) -> Result<Secret, KeyError> {
        let bound = bound(&self.epoch_id, self.generation, &self.person);
        Ok(unwrap(&self.wrapped, epoch, PERSON_KEY, &bound)?)
    }
}

const PERSON_KEY: &str = "person key";
const EPOCH_KEY: &str = "epoch key";
const REALM_SECRET: &str = "realm secret";

/// Ids of epochs are hex and generations digits, so the person stands last and nothing can be read in two ways.
fn bound(epoch_id: &str, generation: u32, person: &str) -> String {
    format!("{epoch_id} {generation} {person}")
}

/// A person's key under an epoch's.
pub(crate) fn wrap_person(
    key: &[u8; 32],
    epoch: &Epoch,
    generation: u32,
    person: &str,
    given: &Given,
) -> Result<Vec<u8>, KeyError> {
    let bound = bound(&epoch.id, generation, person);
    Ok(wrap(key, &epoch.key, PERSON_KEY, &bound, &|b| {
        given.fill(b);
    })?)
}

/// An epoch with its key open.
#[derive(Clone)]
pub(crate) struct Epoch {
    pub(crate) id: String,
    /// `2027-01`.
    pub(crate) month: String,
    pub(crate) key: Secret,
}

/// An epoch as it lies in its file.
pub(crate) struct EpochRow {
    pub(crate) id: String,
    pub(crate) month: String,
    pub(crate) wrapped: Vec<u8>,
    pub(crate) ended_ms: Option<i64>,
}

impl EpochRow {
    pub(crate) fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get(0)?,
            month: row.get(1)?,
            wrapped: row.get(2)?,
            ended_ms: row.get(3)?,
        })
    }

    /// The epoch's key under the realm's.
    pub(crate) fn open(&self, realm_key: &[u8; 32]) -> Result<Epoch, KeyError> {
        let key = unwrap(&self.wrapped, realm_key, EPOCH_KEY, &self.id)
            .or(Err(KeyError::WrongRealmKey))?;
        Ok(Epoch {
            id: self.id.clone(),
            month: self.month.clone(),
            key,
        })
    }
}

/// An epoch's key under the realm's.
pub(crate) fn wrap_epoch(
    epoch: &Epoch,
    realm_key: &[u8; 32],
    given: &Given,
) -> Result<Vec<u8>, KeyError> {
    Ok(wrap(&epoch.key, realm_key, EPOCH_KEY, &epoch.id, &|b| {
        given.fill(b);
    })?)
}

/// The index secret under the realm's key.
pub(crate) fn wrap_index(
    secret: &Secret,
    realm_key: &[u8; 32],
    given: &Given,
) -> Result<Vec<u8>, KeyError> {
    Ok(wrap(secret, realm_key, REALM_SECRET, INDEX, &|b| {
        given.fill(b);
    })?)
}

/// The index secret as it lies in its file, opened.
pub(crate) fn open_index(tx: &mut Tx<'_>, realm_key: &[u8; 32]) -> Result<Secret, KeyError> {
    let wrapped: Option<Vec<u8>> = tx.row(epochs::SECRET, &[&INDEX], |row| row.get(0))?;
    let wrapped = wrapped.ok_or(KeyError::EpochsMissing)?;
    unwrap(&wrapped, realm_key, REALM_SECRET, INDEX).or(Err(KeyError::WrongRealmKey))
}

/// Destroys every key of a person: zeros over it first, so that the bytes do not stay behind in the page.
pub(crate) fn destroy(tx: &mut Tx<'_>, person: &str) -> Result<u64, StoreError> {
    tx.run(ring::OVERWRITE_KEYS, &[&person, &vec![0_u8; WRAPPED]])?;
    tx.run(ring::DELETE_KEYS, &[&person])
}

/// Destroys an epoch's key, in the same way.
pub(crate) fn destroy_epoch(tx: &mut Tx<'_>, id: &str) -> Result<u64, StoreError> {
    tx.run(epochs::REWRAP_EPOCH, &[&id, &vec![0_u8; WRAPPED]])?;
    tx.run(epochs::DELETE_EPOCH, &[&id])
}
