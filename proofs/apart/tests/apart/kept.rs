//! What an installation keeps between worlds, since it says nothing about anybody: catalogues, faces, letter keys, and
//! the published directory in memory. Reading the catalogues anew for each world would be most of the proof's time.

use std::path::Path;
use std::sync::Arc;

use kit_keys::{KeyRing, RealmKey};
use kit_letters::{
    Citizen as CitizenEnd, CitizenToCivil, Civil as CivilEnd, CivilToCitizen, Inbox, LetterKeys,
    Outbox, Pace,
};
use kit_seal::Zeroizing;
use kit_store::{Given, Realm, Store, StoreError, Where};
use kit_web::Web;
use realm_citizen::PublicCommunity;

use crate::die::{Dealt, Turned};
use crate::log::{Lines, nobodys, stand_in};

/// The realms in the order of their seeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Bank {
    Public,
    Citizen,
    Municipality,
    Civil,
    Research,
}

pub(crate) const BANKS: [Bank; 5] = [
    Bank::Public,
    Bank::Citizen,
    Bank::Municipality,
    Bank::Civil,
    Bank::Research,
];

pub(crate) const FRONT: &str = "http://landgang.localhost:8701";
pub(crate) const HOUSE: &str = "http://kommune.localhost:8702";
pub(crate) const SHORE: &str = "http://forening.localhost:8703";
pub(crate) const STUDY: &str = "http://forskning.localhost:8704";

impl Bank {
    /// The name of its folder.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Citizen => "citizen",
            Self::Municipality => "municipality",
            Self::Civil => "civil",
            Self::Research => "research",
        }
    }

    pub(crate) fn origin(self) -> &'static str {
        match self {
            Self::Public | Self::Citizen => FRONT,
            Self::Municipality => HOUSE,
            Self::Civil => SHORE,
            Self::Research => STUDY,
        }
    }

    pub(crate) fn index(self) -> usize {
        BANKS.iter().position(|bank| *bank == self).unwrap()
    }
}

/// A realm's clock and chance.
#[derive(Clone)]
pub(crate) struct Kit {
    pub(crate) clock: Arc<Turned>,
    pub(crate) dealt: Arc<Dealt>,
    pub(crate) given: Given,
    pub(crate) web: Arc<Web>,
}

/// The letter boxes of both ends.
#[derive(Clone)]
pub(crate) struct Boxes {
    pub(crate) citizen_out: Arc<Outbox<CitizenToCivil>>,
    pub(crate) citizen_in: Arc<Inbox<CivilToCitizen>>,
    pub(crate) civil_out: Arc<Outbox<CivilToCitizen>>,
    pub(crate) civil_in: Arc<Inbox<CitizenToCivil>>,
}

/// One installation without its data.
#[derive(Clone)]
pub(crate) struct Kept {
    kits: Vec<Kit>,
    pub(crate) boxes: Boxes,
    pub(crate) public: realm_public::App,
}

/// The public facts that a room may know, as the program hands them over.
pub(crate) struct Facts(pub(crate) realm_public::App);

impl realm_citizen::Directory for Facts {
    fn community(&self, id: &str) -> Option<PublicCommunity> {
        let community = self.0.community_by_id(id)?;
        let contact = community.contact.as_ref();
        Some(PublicCommunity {
            id: community.id.clone(),
            slug: community.slug.clone(),
            name: community.name.clone(),
            association: community.organization.clone().unwrap_or_default(),
            coordinator_first_name: contact.and_then(|c| c.name.clone()).unwrap_or_default(),
            coordinator_phone: contact.and_then(|c| c.phone.clone()).unwrap_or_default(),
            where_words: String::new(),
            first_time: community.first.steps.clone(),
            tell: community.tell.clone().unwrap_or_default(),
        })
    }
}

/// A realm's clock, chance and face, at this moment and with this seed.
fn kit(bank: Bank, at_ms: i64, seed: u64, demo: bool) -> Kit {
    let (clock, dealt) = (Arc::new(Turned::default()), Arc::new(Dealt::default()));
    clock.set_ms(at_ms);
    dealt.deal(seed);
    let given = Given::new(clock.clone(), dealt.clone());
    let make = match bank {
        Bank::Public => realm_public::web,
        Bank::Citizen => realm_citizen::web,
        Bank::Municipality => realm_municipality::web,
        Bank::Civil => realm_civil::web,
        Bank::Research => realm_research::web,
    };
    let web = make(
        given.clone(),
        bank.origin().to_owned(),
        "Foreningen Havnen".to_owned(),
    );
    let mut web = web.unwrap();
    web.demo = demo;
    web.crisis = format!("{FRONT}/akut");
    Kit {
        clock,
        dealt,
        given,
        web: Arc::new(web),
    }
}

fn boxes(given: &Given) -> Boxes {
    // A box owns its keys, so each direction has its own pair.
    let (citizen, civil) = (
        LetterKeys::<CitizenEnd>::new(given),
        LetterKeys::<CivilEnd>::new(given),
    );
    let (citizen_seal, civil_seal) = (
        LetterKeys::<CitizenEnd>::new(given),
        LetterKeys::<CivilEnd>::new(given),
    );
    let (to_citizen, to_civil) = (citizen_seal.address(), civil_seal.address());
    let (from_citizen, from_civil) = (citizen.address(), civil.address());
    Boxes {
        citizen_out: Arc::new(Outbox::new(citizen, to_civil, Pace::at_once())),
        citizen_in: Arc::new(Inbox::new(citizen_seal, from_civil)),
        civil_out: Arc::new(Outbox::new(civil, to_citizen, Pace::at_once())),
        civil_in: Arc::new(Inbox::new(civil_seal, from_citizen)),
    }
}

impl Kept {
    /// An installation at this moment over the directory in this folder. Both worlds of a pair are made with the same
    /// values: who installs twice by the same recipe gets the same secrets here, and only here.
    pub(crate) fn at(at_ms: i64, seed: u64, demo: bool, folder: &Path) -> Self {
        let kits: Vec<Kit> = (seed..)
            .zip(BANKS)
            .map(|(seed, bank)| kit(bank, at_ms, seed, demo))
            .collect();
        let public = kits.first().unwrap();
        let store = open(folder, Bank::Public, &public.given, &nobodys());
        let app = realm_public::App::new(
            store,
            Arc::clone(&public.web),
            &realm_public::Keeping::default(),
        )
        .unwrap();
        let dealt = Arc::new(Dealt::default());
        dealt.deal(seed);
        let given = Given::new(Arc::new(Turned::default()), dealt);
        Self {
            boxes: boxes(&given),
            public: app,
            kits,
        }
    }

    pub(crate) fn kit(&self, bank: Bank) -> &Kit {
        self.kits.get(bank.index()).unwrap()
    }

    /// Turns every clock to this moment, and deals chance anew: `own` to whom both worlds give the same, `other` to the rest.
    pub(crate) fn begin(&self, at_ms: i64, own: u64, other: u64, same: &[Bank]) {
        for (bank, kit) in BANKS.iter().zip(&self.kits) {
            kit.clock.set_ms(at_ms);
            let seed = if same.contains(bank) { own } else { other };
            kit.dealt
                .deal(seed.wrapping_add(u64::try_from(bank.index()).unwrap() << 40));
        }
    }

    pub(crate) fn advance_ms(&self, ms: i64) {
        for kit in &self.kits {
            kit.clock.advance_ms(ms);
        }
    }
}

/// Where a realm's database is in an installation's folder.
pub(crate) fn database(folder: &Path, bank: Bank) -> Where {
    let home = folder.join(bank.name());
    std::fs::create_dir_all(&home).unwrap();
    Where::Sqlite(home.join("realm.db"))
}

/// The key with which every ring here is opened; it guards nobody.
const REALM_KEY: [u8; 32] = [7; 32];

/// A realm's database, with the keys of its persons where the realm seals what is said about them: ring and epochs lie
/// beside the database, so that they are observed as well. What their threads write goes to `log`.
pub(crate) fn open<R: Realm>(folder: &Path, bank: Bank, given: &Given, log: &Lines) -> Store<R> {
    let store = Store::open(&database(folder, bank), given).unwrap();
    let store = writes_to(store, log);
    if !matches!(bank, Bank::Municipality | Bank::Civil | Bank::Research) {
        return store;
    }
    let beside = |name: &str| Where::Sqlite(folder.join(bank.name()).join(name));
    let ring = KeyRing::open(
        writes_to(Store::open(&beside("ring.db"), given).unwrap(), log),
        writes_to(Store::open(&beside("epochs.db"), given).unwrap(), log),
        RealmKey::from_bytes(Zeroizing::new(REALM_KEY)),
        given,
    );
    store.with_vault(ring.unwrap().vault().clone())
}

/// A store's writer is a thread of its own; it is told whose lines it writes by a write that changes nothing.
fn writes_to<R: Realm>(store: Store<R>, log: &Lines) -> Store<R> {
    let log = Arc::clone(log);
    store
        .job("stand in")
        .write_now("stand in", move |_| {
            stand_in(&log);
            Ok::<(), StoreError>(())
        })
        .unwrap();
    store
}
