//! Worlds to begin with: one municipality and one published directory, and many different lives at the other banks.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::DateTime;
use kit_hsds::{Limits, read_bytes};
use kit_store::{Given, Store};
use realm_citizen::Citizen;
use realm_civil::Civil;
use realm_municipality::Municipality;
use realm_public::Public;

use crate::die::{Dealt, Die, Turned};
use crate::far::Far;
use crate::files::{self, Folder};
use crate::kept::{BANKS, Bank, Kept, open};
use crate::log;
use crate::room::Room;
use crate::world::World;

const DEMO: &[u8] = include_bytes!("../../../../data/demokobing/hsds.json");

/// How long after their histories the worlds of a pair begin: a letter lies five minutes at most, so those that lie are due.
const LATER_MS: i64 = 6 * 60_000;

/// The templates of one moment.
pub(crate) struct Houses {
    pub(crate) at_ms: i64,
    pub(crate) seed: u64,
    demo: bool,
    folder: Folder,
    pub(crate) lives: usize,
    /// Each lets another owner of the municipality in, once in each world.
    pub(crate) owners: Vec<String>,
}

/// Who may be the same in both worlds of a pair has one template; the others have one for each life.
fn has_lives(bank: Bank) -> bool {
    matches!(bank, Bank::Citizen | Bank::Civil)
}

impl Houses {
    /// Makes the templates: `lives` different histories of rooms and crossings, each lived through the pages.
    pub(crate) fn build(local: &str, seed: u64, demo: bool, lives: usize) -> Self {
        log::behind_the_scene();
        let local: DateTime = local.parse().unwrap();
        let at = Given::system().moment(local);
        let (clock, dealt) = (Arc::new(Turned::default()), Arc::new(Dealt::default()));
        clock.set_ms(at.as_millisecond());
        dealt.deal(seed);
        let given = Given::new(clock, dealt);
        let folder = Folder::new();

        let base = folder.path().join("base");
        let public: Store<Public> = open(&base, Bank::Public, &given, &log::nobodys());
        realm_public::seed_demo(&public, &given).unwrap();
        drop(public);
        let owners = municipality(&base, &given);
        let research: Store<realm_research::Research> =
            open(&base, Bank::Research, &given, &log::nobodys());
        realm_research::seed_demo(&research, &given).unwrap();
        drop(research);

        let civil: Store<Civil> = open(&base, Bank::Civil, &given, &log::nobodys());
        realm_civil::seed_demo(&civil, &given).unwrap();
        drop(civil);
        let citizen: Store<Citizen> = open(&base, Bank::Citizen, &given, &log::nobodys());
        realm_citizen::seed_demo(&citizen, &given).unwrap();
        drop(citizen);

        let houses = Self {
            at_ms: at.as_millisecond() + LATER_MS,
            seed,
            demo,
            folder,
            lives,
            owners,
        };
        let kept = houses.kept();
        for life in 0..lives {
            houses.live(&kept, life);
        }
        houses
    }

    /// An installation at this moment, over the published directory.
    pub(crate) fn kept(&self) -> Kept {
        Kept::at(
            self.at_ms,
            self.seed,
            self.demo,
            &self.folder.path().join("base"),
        )
    }

    /// Where a realm's template is.
    pub(crate) fn template(&self, life: usize, bank: Bank) -> PathBuf {
        let of = if has_lives(bank) {
            format!("life-{life}")
        } else {
            "base".to_owned()
        };
        self.folder.path().join(of).join(bank.name())
    }

    /// Lives one history: more or less of it, with letters carried, lying, or lost on the way.
    fn live(&self, kept: &Kept, life: usize) {
        let seed = self.seed ^ (0xA11 + u64::try_from(life).unwrap());
        kept.begin(self.at_ms - LATER_MS, seed, seed, &[]);
        let own = Folder::new();
        for bank in BANKS.into_iter().filter(|bank| has_lives(*bank)) {
            // One life begins with nobody there.
            if life + 1 < self.lives {
                let sample = self.folder.path().join("base").join(bank.name());
                files::copy(&sample, &own.path().join(bank.name()));
            }
        }
        for bank in BANKS.into_iter().filter(|bank| !has_lives(*bank)) {
            files::copy(&self.template(life, bank), &own.path().join(bank.name()));
        }
        let mut die = Die::new(seed);
        let room = Room::beside();
        let world = World::within(kept, own, |_| Arc::clone(&room.log));
        let carries = life % 4 != 3;
        let mut far = Far::new(
            &world,
            &[Bank::Citizen, Bank::Civil],
            carries,
            die.next(),
            &Arc::default(),
        );
        room.run(async {
            for _ in 0..die.below(4) {
                far.enquire().await;
            }
            far.act(40 + die.below(160)).await;
        });
        drop(far);
        let folder = world.close();
        drop(room);
        for bank in BANKS.into_iter().filter(|bank| has_lives(*bank)) {
            files::copy(&folder.path().join(bank.name()), &self.template(life, bank));
        }
    }
}

/// Half a year of an invented everyday, and the published directory as it is copied at night.
fn municipality(base: &std::path::Path, given: &Given) -> Vec<String> {
    let store: Store<Municipality> = open(base, Bank::Municipality, given, &log::nobodys());
    realm_municipality::seed_demo(&store, given).unwrap();
    let feed = read_bytes("hsds.json", DEMO, &Limits::default()).unwrap();
    realm_municipality::refresh_directory(&store, &feed, given.now()).unwrap();
    ["Vibeke", "Torben", "Grethe"]
        .map(|name| {
            let given = given.clone();
            let made = store
                .job("make an owner")
                .write_now("make an owner", move |tx| {
                    realm_municipality::first_owner(tx, &given, name)
                });
            made.unwrap()
        })
        .to_vec()
}
