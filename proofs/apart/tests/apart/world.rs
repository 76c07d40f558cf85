//! One installation with everybody in it: five realms, each over its own database, wired as the program wires them.

use std::path::Path;
use std::sync::Arc;

use kit_letters::{Carrier, CitizenToCivil, CivilToCitizen, Courier, Knock};
use kit_store::Store;
use kit_web::{Router, assemble};
use realm_citizen::Citizen;
use realm_civil::Civil;
use realm_municipality::Municipality;
use realm_research::Research;

use crate::files::{self, Folder};
use crate::kept::{self, BANKS, Bank, FRONT, Facts, Kept};
use crate::log::Lines;
use crate::post::{Carried, remembering};

/// The realms' routers, one for each process.
#[derive(Clone)]
pub(crate) struct Doors {
    pub(crate) front: Router,
    pub(crate) municipality: Router,
    pub(crate) civil: Router,
    pub(crate) research: Router,
}

impl Doors {
    pub(crate) fn of(&self, bank: Bank) -> &Router {
        match bank {
            Bank::Public | Bank::Citizen => &self.front,
            Bank::Municipality => &self.municipality,
            Bank::Civil => &self.civil,
            Bank::Research => &self.research,
        }
    }
}

/// The letters' ways between the two ends.
pub(crate) struct Post {
    pub(crate) from_citizen: Courier<Citizen, CitizenToCivil>,
    pub(crate) from_civil: Courier<Civil, CivilToCitizen>,
    /// What arrived at the association, and at the rooms.
    pub(crate) to_civil: Carried,
    pub(crate) to_citizen: Carried,
}

/// An installation in a folder of its own.
pub(crate) struct World {
    pub(crate) kept: Kept,
    pub(crate) doors: Doors,
    pub(crate) post: Arc<Post>,
    pub(crate) municipality: Store<Municipality>,
    pub(crate) folder: Folder,
}

/// What every store of an installation is opened with.
struct Opening<'a, F> {
    kept: &'a Kept,
    path: &'a Path,
    log: F,
}

impl<F: Fn(Bank) -> Lines> Opening<'_, F> {
    fn store<R: kit_store::Realm>(&self, bank: Bank) -> Store<R> {
        let given = &self.kept.kit(bank).given;
        kept::open(self.path, bank, given, &(self.log)(bank))
    }
}

impl World {
    /// Copies the templates, each realm's from its own, and opens them.
    pub(crate) fn open(
        kept: &Kept,
        template: impl Fn(Bank) -> std::path::PathBuf,
        log: impl Fn(Bank) -> Lines,
    ) -> Self {
        let folder = Folder::new();
        for bank in BANKS {
            files::copy(&template(bank), &folder.path().join(bank.name()));
        }
        Self::within(kept, folder, log)
    }

    /// Opens what lies in the folder, or begins anew there.
    pub(crate) fn within(kept: &Kept, folder: Folder, log: impl Fn(Bank) -> Lines) -> Self {
        let opened = Opening {
            kept,
            path: folder.path(),
            log,
        };
        let municipality: Store<Municipality> = opened.store(Bank::Municipality);
        let civil: Store<Civil> = opened.store(Bank::Civil);
        let citizen: Store<Citizen> = opened.store(Bank::Citizen);
        let research: Store<Research> = opened.store(Bank::Research);
        let (boxes, web) = (kept.boxes.clone(), |bank| Arc::clone(&kept.kit(bank).web));

        let house = realm_municipality::App::new(
            municipality.clone(),
            web(Bank::Municipality),
            FRONT.to_owned(),
        );
        let shore = realm_civil::App {
            store: civil.clone(),
            identity: Arc::new(kit_identity::Identity::new(&web(Bank::Civil), Vec::new())),
            web: web(Bank::Civil),
            outbox: Arc::clone(&boxes.civil_out),
            inbox: Arc::clone(&boxes.civil_in),
            codes: realm_civil::codes(kit_web::code::Pepper([43; 32])),
            published: Arc::default(),
            keeper: Some(Arc::new(realm_civil::Keeper {
                association: "Fællesskabet på Havnen".to_owned(),
                pages: "https://landgang.example".to_owned(),
            })),
            knock: Knock::default(),
        };
        let rooms = realm_citizen::App {
            store: citizen.clone(),
            web: web(Bank::Citizen),
            directory: Arc::new(Facts(kept.public.clone())),
            outbox: Arc::clone(&boxes.citizen_out),
            knock: Knock::default(),
            room_pepper: [42; 32],
            codes: kit_web::code::Codes::told(kit_web::code::Pepper([42; 32])),
        };
        let study = realm_research::App::new(research, web(Bank::Research));
        let (to_civil, given) = (realm_civil::take_in(&shore), |bank| {
            kept.kit(bank).given.clone()
        });
        let to_citizen = kit_letters::receive(
            citizen.clone(),
            Arc::clone(&boxes.citizen_in),
            given(Bank::Citizen),
            realm_citizen::take_in,
        );
        let (at_civil, at_citizen) = (Carried::default(), Carried::default());
        let (to_civil, to_citizen) = (
            remembering(to_civil, &at_civil),
            remembering(to_citizen, &at_citizen),
        );
        let post = Post {
            to_civil: at_civil,
            to_citizen: at_citizen,
            from_citizen: Courier::new(
                citizen,
                boxes.citizen_out,
                Carrier::within(to_civil),
                given(Bank::Citizen),
            ),
            from_civil: Courier::new(
                civil,
                boxes.civil_out,
                Carrier::within(to_citizen),
                given(Bank::Civil),
            ),
        };
        let front = realm_public::build(kept.public.clone()).beside(realm_citizen::build(rooms));
        Self {
            kept: kept.clone(),
            doors: Doors {
                front: assemble(front),
                municipality: assemble(realm_municipality::build(house)),
                civil: assemble(realm_civil::build(shore)),
                research: assemble(realm_research::build(study)),
            },
            post: Arc::new(post),
            municipality,
            folder,
        }
    }

    /// A realm's folder.
    pub(crate) fn home(&self, bank: Bank) -> std::path::PathBuf {
        self.folder.path().join(bank.name())
    }

    /// Closes every database, so that its file holds everything, and leaves the folder.
    pub(crate) fn close(self) -> Folder {
        let Self { folder, .. } = self;
        folder
    }
}
