//! The demo's people in five realms, each over its own database, wired as the program wires them.

use std::sync::Arc;

use kit_letters::{
    Citizen as CitizenEnd, CitizenToCivil, Civil as CivilEnd, CivilToCitizen, Inbox, Knock,
    LetterKeys, Outbox, Pace,
};
use kit_store::test::{TestStore, sqlite};
use kit_store::{FixedClock, Given, SeededChance};
use kit_web::{Decl, Method, Router, Web, assemble};
use realm_citizen::{Citizen, PublicCommunity};
use realm_civil::Civil;
use realm_municipality::Municipality;
use realm_public::Public;
use realm_research::Research;

const FRONT: &str = "http://landgang.localhost:8701";

/// One process: its router, and what its realms have declared.
pub(crate) struct Process {
    pub(crate) name: &'static str,
    pub(crate) origin: &'static str,
    pub(crate) router: Router,
    pub(crate) declared: Vec<Decl>,
    /// The demo's links, each of another role.
    pub(crate) links: Vec<String>,
    /// Its databases, line by line.
    pub(crate) dump: Box<dyn Fn() -> Vec<String> + Send>,
}

struct Facts(realm_public::App);

impl realm_citizen::Directory for Facts {
    fn community(&self, id: &str) -> Option<PublicCommunity> {
        let community = self.0.community_by_id(id)?;
        Some(PublicCommunity {
            id: community.id.clone(),
            slug: community.slug.clone(),
            name: community.name.clone(),
            association: community.organization.clone().unwrap_or_default(),
            coordinator_first_name: "Lone".to_owned(),
            coordinator_phone: "00 00 20 01".to_owned(),
            where_words: String::new(),
            first_time: community.first.steps.clone(),
            tell: community.tell.clone().unwrap_or_default(),
        })
    }
}

/// All processes of one installation, and the clock of all of them.
pub(crate) struct World {
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) processes: Vec<Process>,
}

/// What a test of the routes needs not know: these tables change by looking.
const RESTLESS: [&str; 10] = [
    "session",
    "brake",
    "brake_salt",
    "look",
    "look_cut",
    "look_month",
    "look_count",
    "ceremony",
    "login_start",
    "schema_version",
];

fn dump<R: kit_store::Realm>(kept: &TestStore<R>) -> Vec<String> {
    // PostgreSQL's client is not asked here; SQLite reads on any thread.
    kept.store.dump(&RESTLESS).expect("read")
}

impl World {
    pub(crate) fn new(seed: u64) -> Self {
        let clock = Arc::new(FixedClock::at(
            "2027-03-01T13:00:00Z".parse().expect("a time"),
        ));
        let given = Given::new(
            Arc::<FixedClock>::clone(&clock),
            Arc::new(SeededChance::new(seed)),
        );
        let processes = vec![
            front(&given),
            municipality(&given),
            civil(&given),
            research(&given),
        ];
        Self { clock, processes }
    }

    pub(crate) fn process(&self, name: &str) -> &Process {
        self.processes
            .iter()
            .find(|p| p.name == name)
            .expect("a process")
    }
}

fn dressed(web: Result<Web, impl std::fmt::Debug>) -> Arc<Web> {
    let mut web = web.expect("words");
    web.demo = true;
    web.crisis = format!("{FRONT}/akut");
    Arc::new(web)
}

fn host() -> String {
    "Foreningen Havnen".to_owned()
}

fn named(links: &[&str]) -> Vec<String> {
    links.iter().map(|link| (*link).to_owned()).collect()
}

fn outbox<Out>(given: &Given) -> Arc<Outbox<Out>>
where
    Out: kit_letters::LetterList,
{
    let (own, other) = (
        LetterKeys::<Out::From>::new(given),
        LetterKeys::<Out::To>::new(given),
    );
    Arc::new(Outbox::new(own, other.address(), Pace::at_once()))
}

fn front(given: &Given) -> Process {
    let (open, rooms) = (
        sqlite::<Public>().expect("made"),
        sqlite::<Citizen>().expect("made"),
    );
    realm_public::seed_demo(&open.store, given).expect("seeded");
    realm_citizen::seed_demo(&rooms.store, given).expect("seeded");
    let web = dressed(realm_public::web(given.clone(), FRONT.to_owned(), host()));
    let public = realm_public::App::new(open.store.clone(), web, &realm_public::Keeping::default())
        .expect("a directory");
    let citizen = realm_citizen::build(realm_citizen::App {
        store: rooms.store.clone(),
        web: dressed(realm_citizen::web(given.clone(), FRONT.to_owned(), host())),
        directory: Arc::new(Facts(public.clone())),
        outbox: outbox::<CitizenToCivil>(given),
        knock: Knock::default(),
        room_pepper: [42; 32],
        codes: kit_web::code::Codes::told(kit_web::code::Pepper([42; 32])),
    });
    let built = realm_public::build(public).beside(citizen);
    Process {
        name: "front",
        origin: FRONT,
        declared: built.declared.clone(),
        router: assemble(built),
        links: named(&["demo-guest", "demo-guest-alone", "demo-guest-new"]),
        dump: Box::new(move || [dump(&open), dump(&rooms)].concat()),
    }
}

fn municipality(given: &Given) -> Process {
    let origin = "http://kommune.localhost:8702";
    let kept = sqlite::<Municipality>().expect("made");
    realm_municipality::seed_demo(&kept.store, given).expect("seeded");
    let maker = given.clone();
    let owner = kept.store.job("owner").write_now("the owner", move |tx| {
        realm_municipality::first_owner(tx, &maker, "Inge")
    });
    let owner = owner.expect("an owner");
    let web = dressed(realm_municipality::web(
        given.clone(),
        origin.to_owned(),
        host(),
    ));
    let app = realm_municipality::App::new(kept.store.clone(), web, FRONT.to_owned());
    let built = realm_municipality::build(app);
    Process {
        name: "municipality",
        origin,
        declared: built.declared.clone(),
        router: assemble(built),
        links: [
            named(&["demo-birgitte", "demo-jonas", "demo-karen", "demo-vibeke"]),
            vec![owner],
        ]
        .concat(),
        dump: Box::new(move || dump(&kept)),
    }
}

fn civil(given: &Given) -> Process {
    let origin = "http://forening.localhost:8703";
    let kept = sqlite::<Civil>().expect("made");
    realm_civil::seed_demo(&kept.store, given).expect("seeded");
    let maker = given.clone();
    let owner = kept.store.job("owner").write_now("the owner", move |tx| {
        realm_civil::first_owner(tx, &maker, "Inge")
    });
    let owner = owner.expect("an owner");
    let web = dressed(realm_civil::web(given.clone(), origin.to_owned(), host()));
    let (own, other) = (
        LetterKeys::<CivilEnd>::new(given),
        LetterKeys::<CitizenEnd>::new(given),
    );
    let built = realm_civil::build(realm_civil::App {
        store: kept.store.clone(),
        identity: Arc::new(kit_identity::Identity::new(&web, Vec::new())),
        web,
        outbox: outbox::<CivilToCitizen>(given),
        inbox: Arc::new(Inbox::new(own, other.address())),
        codes: realm_civil::codes(kit_web::code::Pepper([43; 32])),
        published: Arc::default(),
        keeper: Some(Arc::new(realm_civil::Keeper {
            association: "Fællesskabet på Havnen".to_owned(),
            pages: "https://landgang.example".to_owned(),
        })),
        knock: Knock::default(),
    });
    Process {
        name: "civil",
        origin,
        declared: built.declared.clone(),
        router: assemble(built),
        links: [named(&["demo-lone", "demo-mette"]), vec![owner]].concat(),
        dump: Box::new(move || dump(&kept)),
    }
}

fn research(given: &Given) -> Process {
    let origin = "http://forsoeg.localhost:8704";
    let kept = sqlite::<Research>().expect("made");
    realm_research::seed_demo(&kept.store, given).expect("seeded");
    let web = dressed(realm_research::web(
        given.clone(),
        origin.to_owned(),
        host(),
    ));
    let built = realm_research::build(realm_research::App::new(kept.store.clone(), web));
    Process {
        name: "research",
        origin,
        declared: built.declared.clone(),
        router: assemble(built),
        links: named(&["demo-sigrid", "demo-villads"]),
        dump: Box::new(move || dump(&kept)),
    }
}

/// Whether an address is one of a declared route.
pub(crate) fn is_of(decl: &Decl, method: Method, path: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or("");
    let (mut declared, mut asked) = (decl.path.split('/'), path.split('/'));
    decl.method == method
        && loop {
            match (declared.next(), asked.next()) {
                (None, None) => break true,
                (Some(part), Some(word)) if part == word || part.starts_with('{') => {}
                _ => break false,
            }
        }
}
