//! Epochs: new ones, their end, and another realm key.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::Timestamp;
use kit_store::{Given, Store};

use crate::open::{fresh_epoch, month};
use crate::ring::{KeyRing, Turned};
use crate::rows::{
    Epoch, EpochRow, INDEX, KeyRow, Secret, destroy_epoch, epochs, open_index, ring, wrap_epoch,
    wrap_index, wrap_person,
};
use crate::tables::hands;
use crate::{KeyError, RealmKey, Ring};

impl KeyRing {
    /// Begins a new epoch if `now` is in a later month than the current one (Danish time), and wraps every person's key
    /// anew in one transaction. To be called daily; a second call in the month does nothing.
    ///
    /// # Errors
    /// The stores' own faults. A turn that stopped half-way is finished by the next call or the next opening.
    pub fn turn_epoch(&self, now: Timestamp) -> Result<Turned, KeyError> {
        let keeper = &self.keeper;
        let mut state = keeper.state();
        if month(&keeper.given, now) <= state.epoch.month {
            return Ok(Turned {
                new_epoch: false,
                rewrapped: 0,
            });
        }
        let fresh = fresh_epoch(&keeper.given, now);
        let wrapped = wrap_epoch(&fresh, state.realm_key.as_bytes(), &keeper.given)?;
        let (id, month) = (fresh.id.clone(), fresh.month.clone());
        // Two files, so an order: the epoch is durable before any key lies under it. One that was begun for this month
        // already, by a turn that stopped half-way, is taken up.
        let begun = hands(&keeper.epochs).write_now("begin an epoch", move |tx| {
            let known = tx.rows(epochs::EPOCHS, &[], EpochRow::read)?;
            let begun = known.into_iter().find(|row| row.month == month);
            if begun.is_none() {
                tx.run(epochs::END_EPOCHS, &[&now])?;
                tx.run(epochs::INSERT_EPOCH, &[&id, &month, &wrapped])?;
            }
            Ok::<_, KeyError>(begun)
        })?;
        let fresh = match begun {
            None => fresh,
            Some(row) => row.open(state.realm_key.as_bytes())?,
        };
        let old = HashMap::from([(state.epoch.id.clone(), state.epoch.key.clone())]);
        let rewrapped = rewrap(&keeper.ring, Arc::new(old), &fresh, &keeper.given)?;
        keeper.ring.empty_journal()?;
        state.epoch = fresh;
        Ok(Turned {
            new_epoch: true,
            rewrapped,
        })
    }

    /// Destroys the keys of epochs that ended before `before`: the time of the oldest copy of the ring that may still
    /// be restored, 30 days ago. Older copies cannot be opened after that, by nobody. An epoch that is still in use
    /// stays. Gives how many were destroyed.
    ///
    /// # Errors
    /// The stores' own faults.
    pub fn forget_epochs(&self, before: Timestamp) -> Result<usize, KeyError> {
        let keeper = &self.keeper;
        // Held so that no turn or new key comes between what is found here and what is destroyed.
        let _state = keeper.state();
        let in_use: HashSet<String> =
            hands(&keeper.ring).read_now("which epochs are in use", |tx| {
                let ids = tx.rows(ring::EPOCHS_IN_USE, &[], |row| row.get(0))?;
                Ok::<_, KeyError>(ids.into_iter().collect())
            })?;
        let known = hands(&keeper.epochs).read_now("which epochs ended", |tx| {
            tx.rows(epochs::EPOCHS, &[], EpochRow::read)
                .map_err(KeyError::from)
        })?;
        let old: Vec<String> = known
            .into_iter()
            .filter(|row| {
                row.ended_ms
                    .is_some_and(|ended| ended < before.as_millisecond())
            })
            .map(|row| row.id)
            .filter(|id| !in_use.contains(id))
            .collect();
        let count = old.len();
        if count > 0 {
            hands(&keeper.epochs).write_now("destroy old epochs", move |tx| {
                for id in &old {
                    destroy_epoch(tx, id)?;
                }
                Ok::<_, KeyError>(())
            })?;
            keeper.epochs.empty_journal()?;
        }
        Ok(count)
    }

    /// Puts another realm key in place of the present one, for every epoch and the index secret in one transaction. Only
    /// when this has returned may the old key be destroyed, and it should be: old copies of the epoch file open with it.
    ///
    /// # Errors
    /// The store's own faults; then the present key stays.
    pub fn rotate_realm_key(&self, new: RealmKey) -> Result<(), KeyError> {
        let keeper = &self.keeper;
        let mut state = keeper.state();
        let (old, new) = (Arc::clone(&state.realm_key), Arc::new(new));
        let (under, given) = (Arc::clone(&new), keeper.given.clone());
        hands(&keeper.epochs).write_now("change the realm key", move |tx| {
            for row in tx.rows(epochs::EPOCHS, &[], EpochRow::read)? {
                let epoch = row.open(old.as_bytes())?;
                let wrapped = wrap_epoch(&epoch, under.as_bytes(), &given)?;
                tx.run(epochs::REWRAP_EPOCH, &[&epoch.id, &wrapped])?;
            }
            let index = open_index(tx, old.as_bytes())?;
            let wrapped = wrap_index(&index, under.as_bytes(), &given)?;
            tx.run(epochs::REWRAP_SECRET, &[&INDEX, &wrapped])?;
            Ok::<_, KeyError>(())
        })?;
        keeper.epochs.empty_journal()?;
        state.realm_key = new;
        Ok(())
    }
}

/// Wraps every key that does not lie under `to` anew, in one transaction. `from` holds the other epochs' keys by id.
pub(crate) fn rewrap(
    ring: &Store<Ring>,
    from: Arc<HashMap<String, Secret>>,
    to: &Epoch,
    given: &Given,
) -> Result<u64, KeyError> {
    let (to, given) = (to.clone(), given.clone());
    hands(ring).write_now("wrap every key anew", move |tx| {
        let mut rewrapped = 0;
        for row in tx.rows(ring::KEYS, &[], KeyRow::read)? {
            if row.epoch_id == to.id {
                continue;
            }
            let key = row.open(from.get(&row.epoch_id).ok_or(KeyError::EpochGone)?)?;
            let wrapped = wrap_person(&key, &to, row.generation, &row.person, &given)?;
            let generation = i64::from(row.generation);
            rewrapped += tx.run(
                ring::REWRAP_KEY,
                &[&row.person, &generation, &to.id, &wrapped],
            )?;
        }
        Ok(rewrapped)
    })
}
