//! A house with people, walked through its router as a person.

use std::sync::Arc;

use jiff::civil::DateTime;
use kit_identity::Provider;
use kit_store::test::{TestStore, sqlite, with_keys};
use kit_store::{FixedClock, Given, SeededChance, Store, StoreError};
use kit_web::door::{self, Entrant};
use kit_web::{Actor, Asked, Response, Router, assemble};
use kit_words::Lang;
use realm_municipality::{App, FACE, Municipality, build, seed_demo, web};
use tower::ServiceExt as _;

/// Sends a request and reads the whole answer.
macro_rules! send {
    ($router:expr, $request:expr) => {{
        let response: Response = $router.clone().oneshot($request).await.expect("an answer");
        read(response).await
    }};
}

/// The municipal address of the tests.
pub(crate) const ORIGIN: &str = "http://kommune.localhost:8702";
/// The link that a second person has made.
const RECOVERY: &str = "a-link-of-a-second-person";
/// The link that stops a guest's reminders.
const STOP: &str = "a-link-that-stops";
/// The other house's name in addresses.
pub(crate) const HOUSE: &str = "kommunen";
/// The public address of the tests.
pub(crate) const PUBLIC: &str = "http://landgang.localhost:8701";

/// The demo's house at a fixed moment.
pub(crate) struct World {
    /// Keeps the folder of the database.
    _store: TestStore<Municipality>,
    pub(crate) app: App,
    pub(crate) router: Router,
    pub(crate) given: Given,
    clock: Arc<FixedClock>,
}

/// Another house whose logins are taken; nobody answers there.
fn another_house() -> Provider {
    Provider {
        name: HOUSE.to_owned(),
        label: "Kommunens login".to_owned(),
        issuer: "http://127.0.0.1:9".to_owned(),
        client_id: "landgang".to_owned(),
        client_secret: None,
        acr: Vec::new(),
        role_claim: String::new(),
        roles: std::collections::BTreeMap::new(),
    }
}

/// A clock that stands at this time on the wall.
fn clock_at(local: &str) -> Arc<FixedClock> {
    let local: DateTime = local.parse().expect("a local time");
    Arc::new(FixedClock::at(Given::system().moment(local)))
}

impl World {
    /// Demokøbing's house, on Wednesday 18 November 2026 at 10.
    pub(crate) fn demo() -> Self {
        let world = Self::empty(true);
        seed_demo(&world.app.store, &world.given).expect("the demo fills");
        world
    }

    /// An empty house.
    pub(crate) fn empty(demo: bool) -> Self {
        let store = sqlite::<Municipality>().expect("a fresh store");
        Self::on(store, "2026-11-18T10:00", demo)
    }

    /// An empty house in this database, at this time on the wall.
    pub(crate) fn on(store: TestStore<Municipality>, local: &str, demo: bool) -> Self {
        let clock = clock_at(local);
        let given = Given::new(clock.clone(), Arc::new(SeededChance::new(7)));
        // The database is told the same time as the pages.
        let chance = Arc::new(SeededChance::new(8));
        let given_to_it = Given::new(clock.clone(), chance);
        let opened = Store::open(&store.at, &given_to_it).and_then(with_keys);
        let mut web =
            web(given.clone(), ORIGIN.into(), "Demokøbing Kommune".into()).expect("words");
        web.demo = demo;
        let app = App::new(opened.expect("opened"), Arc::new(web), PUBLIC.to_owned())
            .with_logins(vec![another_house()]);
        let router = assemble(build(app.clone()));
        Self {
            _store: store,
            app,
            router,
            given,
            clock,
        }
    }

    /// Somebody who is signed in.
    pub(crate) fn person(&self, id: &str, role: &str, name: &str) -> Person<'_> {
        let session = door::token(&self.given);
        let who = Entrant {
            id: id.to_owned(),
            role: role.to_owned(),
            name: name.to_owned(),
            unit: String::new(),
            carries: None,
        };
        let (opened, now) = (session.clone(), self.given.now());
        self.app
            .store
            .aside()
            .write_now("sign in", move |tx| {
                door::open_session(tx, &opened, &who, (FACE.session)(&who.role), now)?;
                Ok::<(), StoreError>(())
            })
            .expect("signed in");
        Person {
            world: self,
            cookie: format!("{}={session}", FACE.cookie),
            token: self.app.web.form_token(&door::hash(&session)),
        }
    }

    pub(crate) fn birgitte(&self) -> Person<'_> {
        self.person("worker-birgitte", "host", "Birgitte")
    }

    pub(crate) fn jonas(&self) -> Person<'_> {
        self.person("worker-jonas", "worker", "Jonas")
    }

    pub(crate) fn karen(&self) -> Person<'_> {
        self.person("worker-karen", "leader", "Karen")
    }

    /// The municipality's volunteer coordinator.
    pub(crate) fn vibeke(&self) -> Person<'_> {
        self.person("worker-vibeke", "volunteers", "Vibeke")
    }

    /// Somebody who is not signed in, with a browser of her own.
    pub(crate) fn stranger(&self) -> Person<'_> {
        Person {
            world: self,
            cookie: String::new(),
            token: String::new(),
        }
    }

    /// The folder of the database.
    pub(crate) fn folder(&self) -> std::path::PathBuf {
        match &self._store.at {
            kit_store::Where::Sqlite(file) => file.parent().expect("a folder").to_owned(),
            kit_store::Where::Postgres(_) => panic!("the house of the tests is a file"),
        }
    }

    /// Every row but those of `leave_out`; sign-ins of the tests themselves are left out always.
    pub(crate) fn dump(&self, leave_out: &[&str]) -> Vec<String> {
        let out = [leave_out, &["session", "entry_link"]].concat();
        self.app.store.dump(&out).expect("a dump")
    }

    /// The lines of the log, the oldest first.
    pub(crate) fn looks(&self) -> Vec<kit_store::looks::Look> {
        let all = self.app.store.aside().read_now("lines", |tx| {
            kit_store::looks::since(tx, jiff::Timestamp::UNIX_EPOCH)
        });
        all.expect("readable")
    }

    /// A number from the database.
    pub(crate) fn number(&self, sql: &'static str) -> String {
        let found = self.app.store.aside().read_now("a number", move |tx| {
            tx.row(sql, &[], |r| r.get::<String>(0))
        });
        found.expect("readable").expect(sql)
    }

    /// The guest of an appointment.
    pub(crate) fn guest_of(&self, expected: &str) -> Option<String> {
        let expected = expected.to_owned();
        let found = self.app.store.aside().read_now("a guest", move |tx| {
            tx.row(
                "SELECT guest_id FROM expected WHERE id = $1",
                &[&expected],
                |r| r.get::<String>(0),
            )
        });
        found.expect("readable")
    }

    /// A line to this worker, asked by Inge.
    fn question_to(&self, worker: &str) -> String {
        let (id, to, now) = (
            format!("question-{worker}"),
            worker.to_owned(),
            self.given.now(),
        );
        let made = id.clone();
        let asked = self.app.store.aside().write_now("a question", move |tx| {
            let place = kit_store::Place::of("question", "line");
            let line = tx.seal(place, &made, "worker-inge", "Hvem?")?;
            tx.run("INSERT INTO question (id, from_id, to_id, line, at_ms) VALUES ($1, 'worker-inge', $2, $3, $4) ON CONFLICT (id) DO NOTHING", &[&made, &to, &line, &now])
        });
        asked.expect("kept");
        id
    }

    /// A wish to be erased that this worker has passed on.
    pub(crate) fn erasure(&self, worker: &str) -> String {
        let (id, by, now) = (
            format!("erasure-{worker}"),
            worker.to_owned(),
            self.given.now(),
        );
        let made = id.clone();
        let asked = self.app.store.aside().write_now("a wish", move |tx| {
            tx.run("INSERT INTO erasure (id, guest_no, reason, asked_by, asked_ms) VALUES ($1, 'guest-00003', 'wish', $2, $3) ON CONFLICT (id) DO UPDATE SET said = NULL", &[&made, &by, &now])
        });
        asked.expect("kept");
        id
    }

    /// Sets the first offer of the house anew from today on.
    pub(crate) async fn set_offer(&self, text: &str) {
        let owner = self.person("worker-signe", "owner", "Signe");
        let form = self.given.uuid7();
        let fields = [
            ("id", form.as_str()),
            ("text", text),
            ("from", "2026-11-18"),
            ("keep", "ja"),
        ];
        let answer = owner.post("/opsaet/tilbud/offer-house", &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }

    /// A guest's name as it lies sealed.
    pub(crate) fn called(&self, guest: &str) -> kit_seal::Sealed {
        let guest = guest.to_owned();
        let found = self.app.store.aside().read_now("a name", move |tx| {
            tx.row("SELECT called FROM guest WHERE id = $1", &[&guest], |r| {
                r.get(0)
            })
        });
        found.expect("readable").expect("a guest")
    }

    /// A guest's row as a copy from before brings it back.
    pub(crate) fn bring_back(&self, guest: &str, called: kit_seal::Sealed) {
        let (guest, now) = (guest.to_owned(), self.given.now());
        let back = self.app.store.aside().write_now("bring back", move |tx| {
            tx.run(
                "INSERT INTO guest (id, called, made_ms) VALUES ($1, $2, $3)",
                &[&guest, &called, &now],
            )
        });
        back.expect("back");
    }

    /// The guest of [`World::own`] on her own page, which every offer has from now on.
    pub(crate) fn guest(&self) -> Person<'_> {
        self.own_pages("true", 9_000);
        let guest = self.own("worker-jonas").guest;
        self.person(&guest, "guest", "Dig")
    }

    /// Every offer has own pages from now on, or none; the later place holds.
    pub(crate) fn own_pages(&self, on: &str, place: i64) {
        let (now, text) = (self.given.now(), format!("[own_page]\non = {on}\n"));
        let set = self.app.store.aside().write_now("own pages", move |tx| {
            tx.run("INSERT INTO offer_setting (id, offer_id, from_on, settings, by_id, at_ms, place) SELECT 'setting-own-' || CAST($3 AS TEXT) || o.id, o.id, '2026-11-01', $2, NULL, $1, $3 FROM offer o WHERE o.id IS NOT NULL ON CONFLICT (id) DO NOTHING", &[&now, &text, &place])
        });
        set.expect("set");
    }

    /// The guest of a call to make.
    pub(crate) fn guest_of_call(&self, call: &str) -> Option<String> {
        let call = call.to_owned();
        let found = self.app.store.aside().read_now("a guest", move |tx| {
            tx.row(
                "SELECT guest_id FROM call_back WHERE id = $1",
                &[&call],
                |r| r.get::<String>(0),
            )
        });
        found.expect("readable")
    }

    /// What this worker, or the leader Karen, has a right to.
    pub(crate) fn own(&self, worker: &str) -> crate::requests::Objects {
        let booked = if worker == "worker-birgitte" {
            "SELECT id FROM accompaniment_time WHERE worker_id = 'worker-birgitte' ORDER BY day DESC, id DESC LIMIT 1"
        } else {
            "SELECT id FROM accompaniment_time WHERE worker_id = 'worker-jonas' ORDER BY day DESC, id DESC LIMIT 1"
        };
        crate::requests::Objects {
            guest: self.number("SELECT g.id FROM guest g JOIN course c ON c.guest_id = g.id WHERE c.end_on > '2027-01-01' ORDER BY g.id LIMIT 1"),
            walk_in: self.number("SELECT id FROM walk_in WHERE day = '2026-11-18' ORDER BY id LIMIT 1"),
            expected: self.number("SELECT id FROM expected WHERE day = '2026-11-18' AND guest_id IS NOT NULL ORDER BY id LIMIT 1"),
            community: "02995e37-f778-4447-841e-39e8812d3e9f".to_owned(),
            booking: self.number(booked),
            evening: self.number("SELECT t.id FROM accompaniment_time t JOIN team_leader l ON l.team_id = t.team_id WHERE l.worker_id = 'worker-karen' AND t.part = 'evening' ORDER BY t.day DESC, t.id LIMIT 1"),
            worker: "worker-inge".to_owned(),
            key: String::new(),
            login: String::new(),
            entry: "demo-jonas".to_owned(),
            recovery: String::new(),
            house: HOUSE.to_owned(),
            offer: "offer-house".to_owned(),
            team: self.number("SELECT id FROM team ORDER BY id LIMIT 1"),
            enquiry: self.number("SELECT id FROM enquiry ORDER BY id LIMIT 1"),
            call: self.number("SELECT id FROM call_back ORDER BY id LIMIT 1"),
            question: self.question_to(worker),
            shift: self.number("SELECT id FROM roster WHERE day > '2026-11-18' ORDER BY id LIMIT 1"),
            group: self.number("SELECT series_id FROM group_session WHERE id IN (SELECT session_id FROM call_due) ORDER BY id LIMIT 1"),
            session: self.number("SELECT s.id FROM group_session s JOIN group_seat t ON t.series_id = s.series_id AND t.from_place <= s.place WHERE t.guest_id = 'guest-00000' AND t.left_ms IS NULL AND t.seated_ms IS NOT NULL ORDER BY s.day DESC, s.id LIMIT 1"),
            seat: self.number("SELECT id FROM group_seat WHERE guest_id <> 'guest-00000' ORDER BY id LIMIT 1"),
            advice: self.number("SELECT id FROM advice ORDER BY id LIMIT 1"),
            call_due: self.number("SELECT id FROM call_due ORDER BY id LIMIT 1"),
            stop: STOP.to_owned(),
            erasure: self.erasure("worker-jonas"),
            agreement: "register-koret".to_owned(),
            plan: "register-planter".to_owned(),
            tip: "tip-of-jonas".to_owned(),
            clinic: "register-sygeplejersken".to_owned(),
            own_portrait: worker.replace("worker-", "portrait-"),
            portrait: "portrait-jonas".to_owned(),
            visitor_portrait: "portrait-vibe".to_owned(),
            look: self.number("SELECT i.id FROM look_item i JOIN team_leader l ON l.team_id = i.team_id WHERE l.worker_id = 'worker-karen' AND i.guest_no <> '' ORDER BY i.id LIMIT 1"),
        }
    }

    /// `objects` with the ways in of `actor`: a key, a login, and a link that a second person has made for Inge.
    pub(crate) fn with_ways(
        &self,
        objects: crate::requests::Objects,
        actor: &str,
    ) -> crate::requests::Objects {
        let (key, login) = (format!("key-of-{actor}"), format!("login-of-{actor}"));
        let (owner, given) = (actor.to_owned(), self.given.clone());
        let ids = (key.clone(), login.clone());
        let made = self.app.store.aside().write_now("ways in", move |tx| {
            let ((key, login), now) = (&ids, given.now());
            tx.run("INSERT INTO passkey (id, actor_id, handle, credential_hash, credential, kind, made_ms) VALUES ($1, $2, 'h', $1, '{}', 'phone', $3) ON CONFLICT (id) DO NOTHING", &[key, &owner, &now])?;
            tx.run("INSERT INTO login (id, actor_id, provider, subject_hash, made_ms) VALUES ($1, $2, 'kommunen', $1, $3) ON CONFLICT (id) DO NOTHING", &[login, &owner, &now])?;
            tx.run("INSERT INTO reminder_link (stop_hash, guest_id, made_ms) VALUES ($1, 'guest-00000', $2) ON CONFLICT (stop_hash) DO NOTHING", &[&door::hash(STOP), &now])?;
            kit_identity::recovery::make(tx, &given, RECOVERY, "worker-inge", "worker-karen")
        });
        assert!(made.expect("kept"));
        crate::requests::Objects {
            key,
            login,
            recovery: RECOVERY.to_owned(),
            ..objects
        }
    }

    /// A booking that neither Jonas nor Birgitte made.
    pub(crate) fn booking_of_another(&self) -> String {
        self.number("SELECT id FROM accompaniment_time WHERE worker_id NOT IN ('worker-jonas', 'worker-birgitte') ORDER BY id LIMIT 1")
    }

    /// An evening of the team that Søren does not lead.
    pub(crate) fn evening_of_another_team(&self) -> String {
        self.number("SELECT id FROM accompaniment_time WHERE part = 'evening' AND team_id NOT IN (SELECT team_id FROM team_leader WHERE worker_id = 'worker-soeren') ORDER BY id LIMIT 1")
    }

    /// A look of the team that Søren does not lead.
    pub(crate) fn look_of_another_team(&self) -> String {
        self.number("SELECT id FROM look_item WHERE team_id NOT IN (SELECT team_id FROM team_leader WHERE worker_id = 'worker-soeren') ORDER BY id LIMIT 1")
    }

    /// The guest of a look that a leader is asked about.
    pub(crate) fn guest_of_look(&self, item: &str) -> Option<String> {
        let item = item.to_owned();
        let found = self.app.store.aside().read_now("a guest", move |tx| {
            tx.row(
                "SELECT guest_no FROM look_item WHERE id = $1",
                &[&item],
                |r| r.get::<String>(0),
            )
        });
        found.expect("readable")
    }

    /// At this time on the wall.
    pub(crate) fn stand_at(&self, local: &str) {
        let local: DateTime = local.parse().expect("a local time");
        let ahead = self.given.moment(local).as_millisecond() - self.given.now().as_millisecond();
        self.later(ahead);
    }

    /// So much later.
    pub(crate) fn later(&self, ms: i64) {
        self.clock.advance_ms(ms);
    }

    /// Takes every answer away, as if nobody had been asked.
    pub(crate) fn forget_answers(&self) {
        let gone = self
            .app
            .store
            .aside()
            .write_now("forget", |tx| tx.run("DELETE FROM answer_set", &[]));
        gone.expect("forgotten");
    }

    /// Jonas's tablet while it is the turn of the guest of [`World::own`].
    pub(crate) fn turned(&self) -> Person<'_> {
        let jonas = self.jonas();
        let guest = self.own("worker-jonas").guest;
        let (session, turn, now) = (jonas.session(), self.given.uuid7(), self.given.now());
        let made = self.app.store.aside().write_now("a turn", move |tx| {
            tx.run("INSERT INTO talk (id, guest_id, mode, day, by_id, at_ms) VALUES ('talk-of-a-turn', $1, 'walk', '2026-11-18', 'worker-jonas', $2) ON CONFLICT (id) DO NOTHING", &[&guest, &now])?;
            tx.run("INSERT INTO turn (id, session, guest_id, talk_id, moment, worker_id, opened_ms) VALUES ($1, $2, $3, 'talk-of-a-turn', 'start', 'worker-jonas', $4)", &[&turn, &session, &guest, &now])
        });
        made.expect("turned");
        jonas
    }

    /// Without signing in.
    pub(crate) async fn anybody(&self, path: &str) -> Answered {
        send!(self.router, kit_web::request("GET", path, &[], ""))
    }
}

/// Somebody at a browser.
pub(crate) struct Person<'a> {
    world: &'a World,
    cookie: String,
    token: String,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answered {
    pub(crate) status: u16,
    pub(crate) to: String,
    pub(crate) body: String,
}

impl Answered {
    /// The one heading.
    pub(crate) fn heading(&self) -> &str {
        between(&self.body, "<h1>", "</h1>")
    }

    /// The value of a hidden field named `id`, the first on the page.
    pub(crate) fn form(&self) -> String {
        between(&self.body, "name=\"id\" value=\"", "\"").to_owned()
    }
}

/// A page without the number that the operator finds in the log.
pub(crate) fn without_reference(body: &str) -> String {
    let reference = between(body, "<strong class=\"reference\">", "</strong>");
    if reference.is_empty() {
        body.to_owned()
    } else {
        body.replace(reference, "REFERENCE")
    }
}

/// What stands between two texts, first time.
pub(crate) fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    text.split_once(from)
        .and_then(|(_, rest)| rest.split_once(to))
        .map_or("", |(found, _)| found)
}

async fn read(response: Response) -> Answered {
    let status = response.status().as_u16();
    let to = response
        .headers()
        .get("location")
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .to_owned();
    Answered {
        status,
        to,
        body: kit_web::body_text(response).await,
    }
}

impl Person<'_> {
    /// The hash of the session's token, as the database knows it.
    pub(crate) fn session(&self) -> String {
        let token = self.cookie.split_once('=').map_or("", |(_, token)| token);
        door::hash(token)
    }

    fn headers(&self) -> [(&str, &str); 3] {
        [
            ("cookie", self.cookie.as_str()),
            ("host", "kommune.localhost:8702"),
            ("origin", ORIGIN),
        ]
    }

    pub(crate) async fn get(&self, path: &str) -> Answered {
        let request = kit_web::request("GET", path, &self.headers(), "");
        send!(self.world.router, request)
    }

    /// Sends a form with a file, as a browser does; the file has a name that must not be seen again.
    pub(crate) async fn post_file(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        file: &[u8],
    ) -> Answered {
        let mut body = Vec::new();
        let token = ("_token", self.token.as_str());
        for (name, value) in [token].iter().chain(fields) {
            let head = format!("--seam\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend(head.bytes().chain(value.bytes()).chain(*b"\r\n"));
        }
        body.extend(*b"--seam\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"Kaj Privat.png\"\r\n");
        body.extend(*b"Content-Type: image/png\r\n\r\n");
        body.extend(file.iter().chain(b"\r\n--seam--\r\n"));
        let mut request = kit_web::request("POST", path, &self.headers(), "");
        *request.body_mut() = body.into();
        let kind = "multipart/form-data; boundary=seam";
        let kind = kind.parse().expect("a header");
        request.headers_mut().insert("content-type", kind);
        send!(self.world.router, request)
    }

    /// Sends a form with its token.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answered {
        let mut body = format!("_token={}", self.token);
        for (name, value) in fields {
            body.push_str(&format!("&{name}={}", escaped(value)));
        }
        let request = kit_web::request("POST", path, &self.headers(), &body);
        send!(self.world.router, request)
    }
}

pub(crate) fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

/// Somebody reading, for samples.
pub(crate) fn reader(app: &App, lang: Lang) -> Asked {
    Asked {
        who: Some(Actor {
            id: "worker-birgitte".to_owned(),
            role: "host".to_owned(),
            name: "Birgitte".to_owned(),
            session: "session".to_owned(),
            ends: app.web.given.now(),
            unit: String::new(),
            carries: None,
        }),
        ..Asked::reader(&app.web, lang, "/vagt")
    }
}
