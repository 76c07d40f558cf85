//! Keys that go: of erased persons, of persons whom a restore brought back, and of nobody.

use std::collections::{BTreeSet, HashSet};

use jiff::Timestamp;

use crate::KeyError;
use crate::ring::{KeyRing, Swept};
use crate::rows::{KeyRow, destroy, epochs, ring};
use crate::tables::hands;

/// Key and data lie in two files, so a key may be young and its data still on the way.
const ORPHAN_AFTER_MS: i64 = 24 * 60 * 60 * 1000;

/// So many orphans may be swept whatever their share is.
const FEW: usize = 10;

impl KeyRing {
    /// Destroys a person's keys and remembers her random id. To be called when the data about her are gone.
    ///
    /// # Errors
    /// [`KeyError::Seal`] with the store's fault within.
    pub fn erase(&self, person: &str) -> Result<(), KeyError> {
        Ok(self.vault.erase_person(person)?)
    }

    /// Who was erased and when, oldest first: random ids, to keep beside a backup of the data.
    ///
    /// # Errors
    /// The store's own faults.
    pub fn erased(&self) -> Result<Vec<(String, Timestamp)>, KeyError> {
        hands(&self.keeper.epochs).read_now("who was erased", |tx| {
            tx.rows(epochs::ERASED, &[], |row| Ok((row.get(0)?, row.get(1)?)))
                .map_err(KeyError::from)
        })
    }

    /// Erases once more whom a list from elsewhere names, after both files came from a copy. Gives how many persons had
    /// a key again. Opening the ring does the same with its own list.
    ///
    /// # Errors
    /// The stores' own faults.
    pub fn reapply(&self, erased: &[String]) -> Result<usize, KeyError> {
        self.keeper.note_erased(erased.to_vec())?;
        self.remove(erased.to_vec())
    }

    /// Removes keys older than a day of persons who are not `known`: the data never came, or went without the key.
    ///
    /// # Errors
    /// [`KeyError::TooManyOrphans`] if that would be most of the ring: then the list is more likely wrong than the keys.
    pub fn sweep(&self, known: &HashSet<String>) -> Result<Swept, KeyError> {
        let before = self
            .keeper
            .given
            .now()
            .as_millisecond()
            .saturating_sub(ORPHAN_AFTER_MS);
        let rows = hands(&self.keeper.ring).read_now("read every key", |tx| {
            tx.rows(ring::KEYS, &[], KeyRow::read)
                .map_err(KeyError::from)
        })?;
        let persons: BTreeSet<&str> = rows.iter().map(|row| row.person.as_str()).collect();
        let orphans: BTreeSet<&str> = rows
            .iter()
            .filter(|row| row.made_ms < before && !known.contains(&row.person))
            .map(|row| row.person.as_str())
            .collect();
        if orphans.len() > FEW && orphans.len() > persons.len() / 2 {
            return Err(KeyError::TooManyOrphans {
                orphans: orphans.len(),
                keys: persons.len(),
            });
        }
        let kept = persons.len() - orphans.len();
        let removed = self.remove(orphans.into_iter().map(str::to_owned).collect())?;
        Ok(Swept { kept, removed })
    }

    /// Takes the keys of these persons from memory and destroys them in one transaction; how many persons had one.
    fn remove(&self, persons: Vec<String>) -> Result<usize, KeyError> {
        for person in &persons {
            self.vault.forget(person);
        }
        let removed = hands(&self.keeper.ring).write_now("destroy keys", move |tx| {
            let mut removed = 0;
            for person in &persons {
                removed += usize::from(destroy(tx, person)? > 0);
            }
            Ok::<_, KeyError>(removed)
        })?;
        self.keeper.ring.empty_journal()?;
        Ok(removed)
    }
}
