//! What the vault calls when a person comes or goes.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kit_seal::{KeyKeeper, PersonKey, SealError, Zeroizing};
use kit_store::{Given, Store};

use crate::rows::{Epoch, KeyRow, destroy, epochs, ring, wrap_person};
use crate::tables::hands;
use crate::{Epochs, KeyError, RealmKey, Ring};

/// The two files, and the keys that open them.
pub(crate) struct Keeper {
    pub(crate) ring: Store<Ring>,
    pub(crate) epochs: Store<Epochs>,
    pub(crate) given: Given,
    pub(crate) state: Mutex<State>,
}

/// Every key in the ring lies under `epoch`: whoever changes that holds the lock until it is true again.
pub(crate) struct State {
    pub(crate) realm_key: Arc<RealmKey>,
    pub(crate) epoch: Epoch,
}

/// The first key of a person.
const FIRST: u32 = 1;

impl Keeper {
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn make_key(&self, person: &str) -> Result<(u32, PersonKey), KeyError> {
        let state = self.state();
        let asked = person.to_owned();
        let erased = hands(&self.epochs).read_now("is the person erased", move |tx| {
            tx.row(epochs::IS_ERASED, &[&asked], |row| row.get::<String>(0))
                .map_err(KeyError::from)
        })?;
        if erased.is_some() {
            return Err(KeyError::Erased);
        }
        let fresh = PersonKey::draw(&|b| self.given.fill(b));
        let wrapped = wrap_person(fresh.as_bytes(), &state.epoch, FIRST, person, &self.given)?;
        let (now, epoch_id, person) = (self.given.now(), state.epoch.id.clone(), person.to_owned());
        // A key may be there of which the vault never heard, if the answer to an earlier write was lost.
        let known = hands(&self.ring).write_now("keep a person's key", move |tx| {
            let known = tx.row(ring::KEY_OF, &[&person], KeyRow::read)?;
            if known.is_none() {
                let generation = i64::from(FIRST);
                tx.run(
                    ring::INSERT_KEY,
                    &[&person, &generation, &epoch_id, &wrapped, &now],
                )?;
            }
            Ok::<_, KeyError>(known)
        })?;
        match known {
            None => Ok((FIRST, fresh)),
            Some(row) => Ok((
                row.generation,
                PersonKey::from_bytes(row.open(&state.epoch.key)?),
            )),
        }
    }

    fn erase_key(&self, person: &str) -> Result<(), KeyError> {
        self.note_erased(vec![person.to_owned()])?;
        let person = person.to_owned();
        hands(&self.ring).write_now("destroy a person's key", move |tx| destroy(tx, &person))?;
        self.ring.empty_journal()?;
        Ok(())
    }

    /// Notes that these persons are erased. Before their keys go: if the process ends in between, opening the ring
    /// finishes it.
    pub(crate) fn note_erased(&self, persons: Vec<String>) -> Result<(), KeyError> {
        let now = self.given.now();
        hands(&self.epochs).write_now("note who is erased", move |tx| {
            for person in &persons {
                tx.run(epochs::INSERT_ERASED, &[person, &now])?;
            }
            Ok::<_, KeyError>(())
        })
    }
}

impl KeyKeeper for Keeper {
    fn make(&self, person: &str) -> Result<(u32, PersonKey), SealError> {
        Ok(self.make_key(person)?)
    }

    fn erase(&self, person: &str) -> Result<(), SealError> {
        Ok(self.erase_key(person)?)
    }
}

/// A fresh secret.
pub(crate) fn draw(given: &Given) -> Zeroizing<[u8; 32]> {
    let mut secret = Zeroizing::new([0; 32]);
    given.fill(&mut *secret);
    secret
}
