//! A far bank with its router, for tests that walk it as a person.

#![cfg(test)]
#![expect(dead_code, reason = "each test file uses another part of the world")]

use std::sync::Arc;

use jiff::Timestamp;
use kit_identity::Identity;
use kit_letters::{
    Citizen, CitizenToCivil, Civil as CivilEnd, CivilToCitizen, Inbox, Knock, LetterAddress,
    LetterKeys, LetterList, Opened, Outbox, Pace,
};
use kit_store::{FixedClock, Given, SeededChance, Store};
use kit_web::door::{self, Entrant};
use kit_web::{Asked, Router};
use kit_words::Lang;
use realm_civil::{App, Civil, FACE};
use tower::ServiceExt as _;

/// Sunday 22 November 2026 at noon in Denmark.
pub(crate) const NOON: &str = "2026-11-22T11:00:00Z";
pub(crate) const HOST: &str = "forening.localhost:8703";
pub(crate) const WALK: &str = "02995e37-f778-4447-841e-39e8812d3e9f";

kit_store::statements! {
    ASSOCIATION_OF = "SELECT association_id FROM crossing WHERE id = $1 UNION ALL
        SELECT c.association_id FROM visit AS v JOIN crossing AS c ON c.id = v.crossing_id WHERE v.id = $1 UNION ALL
        SELECT association_id FROM community WHERE id = $1 UNION ALL SELECT association_id FROM remark WHERE id = $1 UNION ALL
        SELECT association_id FROM story WHERE id = $1 UNION ALL
        SELECT association_id FROM programme WHERE id = $1 UNION ALL SELECT association_id FROM event WHERE id = $1 UNION ALL
        SELECT p.association_id FROM cohort AS c JOIN programme AS p ON p.id = c.programme_id WHERE c.id = $1 UNION ALL
        SELECT association_id FROM companion WHERE id = $1 UNION ALL SELECT association_id FROM interest WHERE id = $1 UNION ALL
        SELECT association_id FROM supervision WHERE id = $1 UNION ALL SELECT association_id FROM expense WHERE id = $1 UNION ALL
        SELECT association_id FROM expense_payment WHERE id = $1";
    COMPANION_OF = "SELECT companion_id FROM crossing WHERE id = $1 AND companion_id IS NOT NULL UNION ALL
        SELECT companion_id FROM visit WHERE id = $1 UNION ALL SELECT first_leader_id FROM cohort WHERE id = $1 UNION ALL
        SELECT companion_id FROM expense WHERE id = $1";
    UNIT = "SELECT association_id FROM coordinator WHERE id = $1 UNION ALL SELECT association_id FROM companion WHERE id = $1";
}

pub(crate) struct World {
    pub(crate) app: App,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) given: Given,
    router: Router,
    other: OtherEnd,
}

/// An answer as a person sees it.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) status: u16,
    pub(crate) to: String,
    pub(crate) html: String,
}

impl Seen {
    pub(crate) fn heading(&self) -> String {
        let start = self.html.find("<h1>").map_or(0, |at| at + 4);
        let rest = self.html.get(start..).unwrap_or_default();
        rest.split("</h1>").next().unwrap_or_default().to_owned()
    }

    /// The value of the first hidden field of this name.
    pub(crate) fn hidden(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let rest = self.html.split_once(&mark).map_or("", |(_, rest)| rest);
        rest.split('"').next().unwrap_or_default().to_owned()
    }

    /// The first address that begins so.
    pub(crate) fn link(&self, begin: &str) -> String {
        let mark = format!("\"{begin}");
        let rest = self.html.split_once(&mark).map_or("", |(_, rest)| rest);
        format!("{begin}{}", rest.split('"').next().unwrap_or_default())
    }
}

pub(crate) fn given_at(text: &str, seed: u64) -> (Given, Arc<FixedClock>) {
    let at: Timestamp = text.parse().expect("a moment");
    let clock = Arc::new(FixedClock::at(at));
    (
        Given::new(clock.clone(), Arc::new(SeededChance::new(seed))),
        clock,
    )
}

/// A clock that stands at the moment, as the test's own store sees it, and can be moved.
pub(crate) fn given_now() -> (Given, Arc<FixedClock>) {
    let clock = Arc::new(FixedClock::at(Given::system().now()));
    (
        Given::new(clock.clone(), Arc::new(SeededChance::new(5))),
        clock,
    )
}

/// The keys of the other end, as its own process holds them.
pub(crate) struct OtherEnd {
    citizen: LetterKeys<Citizen>,
    civil_address: LetterAddress<CivilEnd>,
    inbox: Inbox<CivilToCitizen>,
}

/// The realm over a store, with both ends' keys made here.
pub(crate) fn app(store: Store<Civil>, given: &Given, demo: bool) -> (App, OtherEnd) {
    let (citizen, civil) = (
        LetterKeys::<Citizen>::new(given),
        LetterKeys::<CivilEnd>::new(given),
    );
    // An inbox owns its keys, so each direction has its own pair here.
    let (citizen_seal, civil_seal) = (
        LetterKeys::<Citizen>::new(given),
        LetterKeys::<CivilEnd>::new(given),
    );
    let mut web = realm_civil::web(
        given.clone(),
        format!("http://{HOST}"),
        "Foreningen Havnen".to_owned(),
    )
    .expect("words");
    web.demo = demo;
    let sealed_to = citizen_seal.address();
    let other = OtherEnd {
        civil_address: civil_seal.address(),
        inbox: Inbox::new(citizen_seal, civil.address()),
        citizen,
    };
    let app = App {
        store,
        identity: Arc::new(Identity::new(&web, Vec::new())),
        web: Arc::new(web),
        outbox: Arc::new(Outbox::new(civil, sealed_to, Pace::at_once())),
        inbox: Arc::new(Inbox::new(civil_seal, other.citizen.address())),
        knock: Knock::default(),
        codes: realm_civil::codes(kit_web::code::Pepper([9; 32])),
        published: Arc::default(),
        keeper: Some(Arc::new(realm_civil::Keeper {
            association: "Fællesskabet på Havnen".to_owned(),
            pages: "https://landgang.example".to_owned(),
        })),
    };
    (app, other)
}

impl World {
    pub(crate) fn new(store: Store<Civil>, demo: bool) -> Self {
        let (given, clock) = given_at(NOON, 7);
        realm_civil::seed_demo(&store, &given).expect("seeded");
        Self::at(store, demo, given, clock)
    }

    /// A house in which nobody is yet.
    pub(crate) fn empty(store: Store<Civil>) -> Self {
        let (given, clock) = given_at(NOON, 7);
        Self::at(store, false, given, clock)
    }

    fn at(store: Store<Civil>, demo: bool, given: Given, clock: Arc<FixedClock>) -> Self {
        let (app, other) = app(store, &given, demo);
        let router = kit_web::assemble(realm_civil::build(app.clone()));
        Self {
            app,
            clock,
            given,
            router,
            other,
        }
    }

    /// Signs somebody in and gives the session's token.
    pub(crate) fn sign_in(&self, id: &str, role: &str, name: &str) -> String {
        let token = self.given.token();
        let who = Entrant {
            id: id.to_owned(),
            role: role.to_owned(),
            name: name.to_owned(),
            unit: self.unit_of(id),
            carries: None,
        };
        let (kept, now) = (token.clone(), self.given.now());
        let store = &self.app.store;
        blocking(|| {
            store.aside().write_now("sign in", move |tx| {
                door::open_session(tx, &kept, &who, (FACE.session)(&who.role), now)
            })
        })
        .expect("signed in");
        token
    }

    fn text_of(&self, sql: &'static str, id: &str) -> String {
        let (store, id) = (&self.app.store, id.to_owned());
        let found = blocking(|| {
            store
                .aside()
                .read_now("text", move |tx| tx.row(sql, &[&id], |r| r.get(0)))
        });
        found.expect("readable").unwrap_or_default()
    }

    /// The association of somebody; none for who belongs to none.
    pub(crate) fn unit_of(&self, id: &str) -> String {
        self.text_of(UNIT, id)
    }

    /// The association of a crossing, visit, community or remark.
    pub(crate) fn association_of(&self, id: &str) -> String {
        self.text_of(ASSOCIATION_OF, id)
    }

    /// The companion of a crossing or visit.
    pub(crate) fn companion_of(&self, id: &str) -> String {
        self.text_of(COMPANION_OF, id)
    }

    pub(crate) fn lone(&self) -> String {
        self.sign_in("coordinator-lone", "coordinator", "Lone")
    }

    pub(crate) fn mette(&self) -> String {
        self.sign_in("companion-mette", "companion", "Mette")
    }

    async fn ask(&self, method: &str, path: &str, session: Option<&str>, body: String) -> Seen {
        let cookie = session.map(|session| format!("{}={session}", FACE.cookie));
        let origin = format!("http://{HOST}");
        let mut headers = vec![
            ("host", HOST),
            ("origin", origin.as_str()),
            ("sec-fetch-site", "same-origin"),
        ];
        headers.extend(cookie.as_deref().map(|cookie| ("cookie", cookie)));
        let request = kit_web::request(method, path, &headers, &body);
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("an answer");
        let status = response.status().as_u16();
        let to = response
            .headers()
            .get("location")
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_owned();
        Seen {
            status,
            to,
            html: kit_web::body_text(response).await,
        }
    }

    pub(crate) async fn get(&self, path: &str, session: &str) -> Seen {
        self.ask("GET", path, Some(session), String::new()).await
    }

    pub(crate) async fn get_as_nobody(&self, path: &str) -> Seen {
        self.ask("GET", path, None, String::new()).await
    }

    /// As whoever has the session, or nobody.
    pub(crate) async fn ask_as(&self, session: Option<&str>, path: &str) -> Seen {
        self.ask("GET", path, session, String::new()).await
    }

    pub(crate) async fn post(&self, path: &str, session: &str, fields: &[(&str, &str)]) -> Seen {
        self.post_as(Some(session), path, fields).await
    }

    /// As whoever has the session, or nobody.
    pub(crate) async fn post_as(
        &self,
        session: Option<&str>,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Seen {
        let token = session.map_or_else(String::new, |session| {
            self.app.web.form_token(&door::hash(session))
        });
        let body = fields
            .iter()
            .copied()
            .chain([("_token", token.as_str())])
            .map(|(name, value)| format!("{name}={}", encode(value)))
            .collect::<Vec<_>>()
            .join("&");
        self.ask("POST", path, session, body).await
    }

    /// A guest's letter arrives.
    pub(crate) async fn arrives(
        &self,
        letter: impl Into<CitizenToCivil>,
    ) -> kit_letters::AnswerBytes {
        let envelope = self.seal(letter);
        self.deliver(envelope).await
    }

    pub(crate) fn seal(&self, letter: impl Into<CitizenToCivil>) -> Vec<u8> {
        let letter = letter.into();
        kit_letters::seal(
            &letter,
            kit_letters::LetterId::new(&self.given),
            self.given.today().into(),
            &self.other.citizen,
            &self.other.civil_address,
            &self.given,
        )
        .expect("sealed")
    }

    pub(crate) async fn deliver(&self, envelope: Vec<u8>) -> kit_letters::AnswerBytes {
        realm_civil::take_in(&self.app)(envelope).await
    }

    /// Takes every letter that waits for the guests' rooms, as their realm would.
    pub(crate) fn posted(&self) -> Vec<CivilToCitizen> {
        blocking(|| self.take_posted())
    }

    fn take_posted(&self) -> Vec<CivilToCitizen> {
        let mut found = Vec::new();
        loop {
            let (outbox, now) = (Arc::clone(&self.app.outbox), self.given.now());
            let due = self
                .app
                .store
                .aside()
                .read_now("due", |tx| outbox.due(tx, now, 50))
                .expect("readable");
            if due.is_empty() {
                return found;
            }
            for letter in due {
                let opened: Opened<CivilToCitizen> = self
                    .other
                    .inbox
                    .open(&letter.envelope, &self.given)
                    .expect("ours");
                found.push(opened.letter().clone());
                let outbox = Arc::clone(&self.app.outbox);
                self.app
                    .store
                    .aside()
                    .write_now("taken", move |tx| outbox.give_up(tx, letter.id))
                    .expect("erased");
            }
        }
    }

    /// The kinds of the letters that wait, taking them.
    pub(crate) fn kinds(&self) -> Vec<&'static str> {
        self.posted().iter().map(LetterList::kind).collect()
    }
}

/// Runs a walk to its end.
pub(crate) fn walk<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(work)
}

/// Runs what waits for a database, from within a walk too: PostgreSQL's client does not wait inside a runtime.
pub(crate) fn blocking<T>(work: impl FnOnce() -> T) -> T {
    tokio::task::block_in_place(work)
}

fn encode(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "%{byte:02X}");
        out
    })
}

/// A reader of samples: nobody is signed in, or a coordinator.
pub(crate) fn reader(app: &App, lang: Lang) -> Asked {
    Asked::reader(&app.web, lang, "/")
}

impl World {
    /// What everybody reads now, as the reader of other directories reads it.
    pub(crate) fn feed(&self) -> Vec<kit_hsds::Community> {
        let bytes = blocking(|| {
            realm_civil::published(&self.app.store, &self.given, "http://forening.example")
        })
        .expect("published");
        let limits = kit_hsds::Limits::default();
        let feed = kit_hsds::read_bytes("services.json", &bytes, &limits).expect("readable");
        feed.communities()
    }

    pub(crate) fn community(&self, name: &str) -> Option<kit_hsds::Community> {
        self.feed().into_iter().find(|one| one.name == name)
    }
}
