//! A key ring in a place of its own, with a clock that can be set, on both databases.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use kit_keys::{Epochs, KeyError, KeyRing, RealmKey, Ring};
use kit_seal::{Cell, SealError, Sealed, Vault, Zeroizing};
use kit_store::test::{postgres_place, sqlite_place};
use kit_store::{FixedClock, Given, Store, SystemChance, Where};

pub(crate) struct World {
    pub(crate) ring: Where,
    pub(crate) epochs: Where,
    folders: Vec<PathBuf>,
    clock: Arc<FixedClock>,
    pub(crate) given: Given,
}

impl Drop for World {
    fn drop(&mut self) {
        for folder in &self.folders {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

fn moment(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

impl World {
    fn at(ring: Where, epochs: Where, folders: Vec<PathBuf>) -> Self {
        let clock = Arc::new(FixedClock::at(moment("2027-01-10T12:00:00+01:00")));
        let given = Given::new(Arc::<FixedClock>::clone(&clock), Arc::new(SystemChance));
        Self {
            ring,
            epochs,
            folders,
            clock,
            given,
        }
    }

    pub(crate) fn sqlite() -> Self {
        let ((ring, one), (epochs, two)) = (sqlite_place(), sqlite_place());
        Self::at(ring, epochs, vec![one, two])
    }

    pub(crate) fn postgres() -> Option<Self> {
        let ring = postgres_place().expect("a schema")?;
        let epochs = postgres_place().expect("a schema")?;
        Some(Self::at(ring, epochs, Vec::new()))
    }

    /// Sets the clock; gives the moment.
    pub(crate) fn go_to(&self, text: &str) -> Timestamp {
        let to = moment(text);
        self.clock
            .advance_ms(to.as_millisecond() - self.given.now().as_millisecond());
        self.given.now()
    }

    pub(crate) fn open_with(&self, key: u8) -> Result<KeyRing, KeyError> {
        KeyRing::open(
            Store::<Ring>::open(&self.ring, &self.given)?,
            Store::<Epochs>::open(&self.epochs, &self.given)?,
            RealmKey::from_bytes(Zeroizing::new([key; 32])),
            &self.given,
        )
    }

    pub(crate) fn open(&self) -> KeyRing {
        self.open_with(1).expect("the right key")
    }

    /// The ring's file as a copy would hold it; nobody may have it open.
    pub(crate) fn file(at: &Where) -> PathBuf {
        match at {
            Where::Sqlite(path) => path.clone(),
            Where::Postgres(_) => panic!("a file of SQLite's"),
        }
    }

    pub(crate) fn copy(at: &Where) -> Vec<u8> {
        std::fs::read(Self::file(at)).expect("the file is there")
    }

    pub(crate) fn restore(at: &Where, copy: &[u8]) {
        std::fs::write(Self::file(at), copy).expect("the file can be written");
    }
}

pub(crate) fn cell(person: &str) -> Cell<'_> {
    Cell {
        realm: "civil",
        table: "guest",
        column: "name",
        row: "r1",
        person,
    }
}

pub(crate) fn seal(world: &World, vault: &Vault, person: &str) -> Sealed {
    vault
        .seal(&cell(person), person, &|b| world.given.fill(b))
        .expect("the person is known")
}

pub(crate) fn reads(vault: &Vault, person: &str, sealed: &Sealed) -> bool {
    match vault.open(&cell(person), sealed) {
        Ok(text) => {
            assert_eq!(text, person);
            true
        }
        Err(SealError::NoKey) => false,
        Err(fault) => panic!("{fault}"),
    }
}

/// Splitmix64, for repeatable choices.
pub(crate) struct Choice(pub(crate) u64);

impl Choice {
    pub(crate) fn coin(&mut self) -> bool {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) & 1 == 1
    }
}

/// Makes two tests of each: one on SQLite, one on PostgreSQL.
macro_rules! both {
    ($(fn $name:ident($world:ident) $body:block)*) => {
        $(fn $name($world: crate::world::World) $body

        mod $name {
            #[test]
            fn sqlite() {
                super::$name(crate::world::World::sqlite());
            }

            #[test]
            fn postgres() {
                if let Some(world) = crate::world::World::postgres() {
                    super::$name(world);
                }
            }
        })*
    };
}
pub(crate) use both;
