//! The keys of a realm in memory, and what is done with them.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use zeroize::Zeroizing;

use crate::sealed::bound;
use crate::{Cell, KeyKeeper, PersonKey, SealError, Sealed, finder, lock, padding};

/// The keys of one person by generation; the highest one seals.
type Generations = BTreeMap<u32, PersonKey>;

/// Holds the person keys of one realm and the key of its finders. Cheap to clone: all clones are the same vault.
#[derive(Clone)]
pub struct Vault {
    keys: Arc<RwLock<HashMap<String, Generations>>>,
    open: Option<Arc<Open>>,
}

/// What only an open realm has.
struct Open {
    index_key: Zeroizing<[u8; 32]>,
    keeper: Arc<dyn KeyKeeper>,
    /// One change of keys at a time: else a key made in one thread could come in here after its erasure in another.
    changing: Mutex<()>,
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault")
    }
}

impl Vault {
    /// The vault of a closed realm: it seals nothing, opens nothing, finds nothing (SAFETY.md §1.6).
    #[must_use]
    pub fn none() -> Self {
        Self {
            keys: Arc::default(),
            open: None,
        }
    }

    /// A vault without persons. `index_key` makes the finders; `keeper` makes new keys durable.
    #[must_use]
    pub fn new(index_key: Zeroizing<[u8; 32]>, keeper: Arc<dyn KeyKeeper>) -> Self {
        Self {
            keys: Arc::default(),
            open: Some(Arc::new(Open {
                index_key,
                keeper,
                changing: Mutex::default(),
            })),
        }
    }

    /// Seals `text` for `cell` under the key of the cell's person. `fill` must draw from the kernel except in tests.
    ///
    /// # Errors
    /// [`SealError::NoKey`] if the vault does not know the person; [`SealError::TooLong`].
    pub fn seal(
        &self,
        cell: &Cell<'_>,
        text: &str,
        fill: &dyn Fn(&mut [u8]),
    ) -> Result<Sealed, SealError> {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        let (generation, key) = keys
            .get(cell.person)
            .and_then(BTreeMap::last_key_value)
            .ok_or(SealError::NoKey)?;
        let padded = padding::pad(text.as_bytes())?;
        let locked = lock::lock(key.as_bytes(), &bound(cell, *generation), &padded, fill)?;
        Ok(Sealed::of(*generation, &locked))
    }

    /// Opens what was sealed for exactly this cell.
    ///
    /// # Errors
    /// [`SealError::NoKey`] if the key is not or no longer there, [`SealError::UnknownVersion`], and
    /// [`SealError::Refused`] for whatever was not sealed by us for this cell.
    pub fn open(&self, cell: &Cell<'_>, sealed: &Sealed) -> Result<String, SealError> {
        let (generation, locked) = sealed.parts()?;
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        let key = keys
            .get(cell.person)
            .and_then(|generations| generations.get(&generation))
            .ok_or(SealError::NoKey)?;
        let padded = lock::unlock(key.as_bytes(), &bound(cell, generation), locked)?;
        let text = str::from_utf8(padding::unpad(&padded)?).or(Err(SealError::Refused))?;
        Ok(text.to_owned())
    }

    /// By which an account is found: a keyed hash of `text` as a `what` (a mail address, a [`crate::PHONE`] number, a
    /// name), the same for every spelling.
    ///
    /// # Errors
    /// [`SealError::NoKey`] if the realm is closed.
    pub fn finder(&self, what: &str, text: &str) -> Result<[u8; 32], SealError> {
        let open = self.open.as_ref().ok_or(SealError::NoKey)?;
        finder::finder(&open.index_key, what, text)
    }

    /// Whether there is a key for the person.
    #[must_use]
    pub fn knows(&self, person: &str) -> bool {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        keys.contains_key(person)
    }

    /// Sees to it that the person has a key: first durable in the key ring, then here. To be called before the
    /// transaction that writes the first data about her. Nothing happens if she has one.
    ///
    /// # Errors
    /// [`SealError::NoKey`] if the realm is closed; what the keeper says.
    pub fn new_person(&self, person: &str) -> Result<(), SealError> {
        let open = self.open.as_ref().ok_or(SealError::NoKey)?;
        let _alone = open.changing.lock().unwrap_or_else(PoisonError::into_inner);
        if self.knows(person) {
            return Ok(());
        }
        let (generation, key) = open.keeper.make(person)?;
        self.put(person, generation, key);
        Ok(())
    }

    /// Destroys the person's keys, here at once and in the key ring. To be called after the transaction that deletes the
    /// data about her.
    ///
    /// # Errors
    /// [`SealError::NoKey`] if the realm is closed; what the keeper says. The key is gone from here even then.
    pub fn erase_person(&self, person: &str) -> Result<(), SealError> {
        let open = self.open.as_ref().ok_or(SealError::NoKey)?;
        let _alone = open.changing.lock().unwrap_or_else(PoisonError::into_inner);
        self.forget(person);
        open.keeper.erase(person)
    }

    /// For the key ring: puts a key in, of this generation.
    pub fn put(&self, person: &str, generation: u32, key: PersonKey) {
        let mut keys = self.keys.write().unwrap_or_else(PoisonError::into_inner);
        keys.entry(person.to_owned())
            .or_default()
            .insert(generation, key);
    }

    /// For the key ring: takes the person's keys out and wipes them.
    pub fn forget(&self, person: &str) {
        let mut keys = self.keys.write().unwrap_or_else(PoisonError::into_inner);
        keys.remove(person);
    }
}
