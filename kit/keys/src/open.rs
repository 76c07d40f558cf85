//! Opening the ring: every key into memory, and whatever was left half done is finished.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use kit_seal::{KeyKeeper, PersonKey, Vault};
use kit_store::{Given, Store};

use crate::keeper::{Keeper, State, draw};
use crate::ring::KeyRing;
use crate::rows::{
    Epoch, EpochRow, INDEX, KeyRow, Secret, destroy, epochs, open_index, ring, wrap_epoch,
    wrap_index,
};
use crate::tables::hands;
use crate::turn::rewrap;
use crate::{Epochs, KeyError, RealmKey, Ring};

impl KeyRing {
    /// Opens both files with the realm key and unwraps every person's key. The first time, it makes the first epoch.
    /// What a restored copy of the ring brought back of erased persons is destroyed again.
    ///
    /// # Errors
    /// [`KeyError::WrongRealmKey`], [`KeyError::EpochsMissing`], [`KeyError::EpochGone`], or the stores' own faults.
    pub fn open(
        ring: Store<Ring>,
        epochs: Store<Epochs>,
        realm_key: RealmKey,
        given: &Given,
    ) -> Result<Self, KeyError> {
        let known = hands(&epochs).read_now("read the epochs", |tx| {
            tx.rows(epochs::EPOCHS, &[], EpochRow::read)
                .map_err(KeyError::from)
        })?;
        let any_key = hands(&ring).read_now("is there any key", |tx| {
            tx.row(ring::EPOCHS_IN_USE, &[], |row| row.get::<String>(0))
                .map_err(KeyError::from)
        })?;
        if known.is_empty() {
            if any_key.is_some() {
                return Err(KeyError::EpochsMissing);
            }
            begin(&epochs, &realm_key, given)?;
        }
        let realm_key = Arc::new(realm_key);
        let (opened, index, erased) = read_epochs(&epochs, &realm_key)?;
        reapply_erased(&ring, &erased)?;
        let current = opened.last().ok_or(KeyError::EpochsMissing)?.clone();
        let keys: HashMap<String, Secret> = opened
            .into_iter()
            .map(|epoch| (epoch.id, epoch.key))
            .collect();
        rewrap(&ring, Arc::new(keys), &current, given)?;

        let rows = hands(&ring).read_now("read every key", |tx| {
            tx.rows(ring::KEYS, &[], KeyRow::read)
                .map_err(KeyError::from)
        })?;
        let keeper = Arc::new(Keeper {
            ring,
            epochs,
            given: given.clone(),
            state: Mutex::new(State {
                realm_key,
                epoch: current.clone(),
            }),
        });
        let hook: Arc<dyn KeyKeeper> = Arc::<Keeper>::clone(&keeper);
        let vault = Vault::new(index, hook);
        for row in rows {
            let key = PersonKey::from_bytes(row.open(&current.key)?);
            vault.put(&row.person, row.generation, key);
        }
        Ok(Self { keeper, vault })
    }
}

/// The month of a moment in Denmark, so that a turn falls where people see it: `2027-01`.
pub(crate) fn month(given: &Given, at: Timestamp) -> String {
    given.zoned(at).strftime("%Y-%m").to_string()
}

/// A fresh epoch of the month of `at`.
pub(crate) fn fresh_epoch(given: &Given, at: Timestamp) -> Epoch {
    Epoch {
        id: given.random128(),
        month: month(given, at),
        key: draw(given),
    }
}

/// The first epoch and the index secret, in one transaction.
fn begin(epochs: &Store<Epochs>, realm_key: &RealmKey, given: &Given) -> Result<(), KeyError> {
    let epoch = fresh_epoch(given, given.now());
    let wrapped = wrap_epoch(&epoch, realm_key.as_bytes(), given)?;
    let index = wrap_index(&draw(given), realm_key.as_bytes(), given)?;
    hands(epochs).write_now("begin the first epoch", move |tx| {
        tx.run(epochs::INSERT_EPOCH, &[&epoch.id, &epoch.month, &wrapped])?;
        tx.run(epochs::INSERT_SECRET, &[&INDEX, &index])?;
        Ok(())
    })
}

/// Every epoch from the oldest to the newest, the index secret, and who was erased.
fn read_epochs(
    epochs: &Store<Epochs>,
    realm_key: &Arc<RealmKey>,
) -> Result<(Vec<Epoch>, Secret, Vec<String>), KeyError> {
    let realm_key = Arc::clone(realm_key);
    hands(epochs).read_now("open the epochs", move |tx| {
        let opened: Result<Vec<Epoch>, KeyError> = tx
            .rows(epochs::EPOCHS, &[], EpochRow::read)?
            .iter()
            .map(|row| row.open(realm_key.as_bytes()))
            .collect();
        let opened = opened?;
        let index = open_index(tx, realm_key.as_bytes())?;
        let erased = tx.rows(epochs::ERASED, &[], |row| row.get(0))?;
        Ok((opened, index, erased))
    })
}

/// Destroys what a restored copy of the ring brought back.
fn reapply_erased(ring: &Store<Ring>, erased: &[String]) -> Result<(), KeyError> {
    let present: HashSet<String> = hands(ring).read_now("who is in the ring", |tx| {
        let rows = tx.rows(ring::KEYS, &[], KeyRow::read)?;
        Ok::<_, KeyError>(rows.into_iter().map(|row| row.person).collect())
    })?;
    let back: Vec<String> = erased
        .iter()
        .filter(|person| present.contains(*person))
        .cloned()
        .collect();
    if back.is_empty() {
        return Ok(());
    }
    hands(ring).write_now("destroy what a copy brought back", move |tx| {
        for person in &back {
            destroy(tx, person)?;
        }
        Ok::<_, KeyError>(())
    })?;
    ring.empty_journal()?;
    Ok(())
}
