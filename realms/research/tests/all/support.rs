//! The demo's research realm, walked through its router as a person.

use std::sync::Arc;

use jiff::civil::DateTime;
use kit_identity::Provider;
use kit_store::test::{TestStore, sqlite};
use kit_store::{FixedClock, Given, SeededChance, StoreError};
use kit_web::door::{self, Entrant};
use kit_web::{Actor, Asked, Decl, Method, Response, Router, assemble};
use kit_words::Lang;
use realm_research::{App, FACE, Research, build, seed_demo, web};
use tower::ServiceExt as _;

/// The address of the tests.
pub(crate) const ORIGIN: &str = "http://forsoeg.localhost:8704";
/// The other house's name in addresses.
pub(crate) const HOUSE: &str = "universitetet";
/// The link that a second person has made.
pub(crate) const RECOVERY: &str = "a-link-of-a-second-person";
/// The seed of every world here.
pub(crate) const SEED: u64 = 7;

/// The demo's people at a fixed moment.
pub(crate) struct World {
    /// Keeps the folder of the database.
    store: TestStore<Research>,
    pub(crate) app: App,
    pub(crate) router: Router,
    pub(crate) given: Given,
    pub(crate) clock: Arc<FixedClock>,
}

/// Another house whose logins are taken; nobody answers there.
fn another_house() -> Provider {
    Provider {
        name: HOUSE.to_owned(),
        label: "Universitetets login".to_owned(),
        issuer: "http://127.0.0.1:9".to_owned(),
        client_id: "landgang".to_owned(),
        client_secret: None,
        acr: Vec::new(),
        role_claim: String::new(),
        roles: std::collections::BTreeMap::new(),
    }
}

impl World {
    /// Sigrid the researcher and Villads the owner, on Wednesday 18 November 2026 at 10.
    pub(crate) fn demo() -> Self {
        Self::with(|_| {})
    }

    /// As [`World::demo`], with the realm's surroundings changed.
    pub(crate) fn with(change: impl FnOnce(&mut kit_web::Web)) -> Self {
        let local: DateTime = "2026-11-18T10:00".parse().expect("a local time");
        let clock = Arc::new(FixedClock::at(Given::system().moment(local)));
        let given = Given::new(
            Arc::<FixedClock>::clone(&clock),
            Arc::new(SeededChance::new(SEED)),
        );
        let store = sqlite::<Research>().expect("a fresh store");
        let mut web = web(given.clone(), ORIGIN.into(), "Forskerne".into()).expect("words");
        web.demo = true;
        change(&mut web);
        let app = App::new(store.store.clone(), Arc::new(web)).with_logins(vec![another_house()]);
        seed_demo(&app.store, &given).expect("the demo fills");
        Self {
            store,
            router: assemble(build(app.clone())),
            app,
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

    pub(crate) fn sigrid(&self) -> Person<'_> {
        self.person("researcher-sigrid", "researcher", "Sigrid")
    }

    pub(crate) fn villads(&self) -> Person<'_> {
        self.person("researcher-villads", "owner", "Villads")
    }

    /// Somebody who is not signed in.
    pub(crate) fn stranger(&self) -> Person<'_> {
        Person {
            world: self,
            cookie: String::new(),
            token: String::new(),
        }
    }

    /// The folder of the database.
    pub(crate) fn folder(&self) -> std::path::PathBuf {
        match &self.store.at {
            kit_store::Where::Sqlite(file) => file.parent().expect("a folder").to_owned(),
            kit_store::Where::Postgres(_) => panic!("the realm of the tests is a file"),
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

    /// A key and a login of `actor`, and a link that Villads has made for Sigrid.
    pub(crate) fn give_ways(&self, actor: &str) {
        let (owner, given) = (actor.to_owned(), self.given.clone());
        let made = self.app.store.aside().write_now("ways in", move |tx| {
            let (key, login, now) = (format!("key-of-{owner}"), format!("login-of-{owner}"), given.now());
            tx.run("INSERT INTO passkey (id, actor_id, handle, credential_hash, credential, kind, made_ms) VALUES ($1, $2, 'h', $1, '{}', 'phone', $3) ON CONFLICT (id) DO NOTHING", &[&key, &owner, &now])?;
            tx.run("INSERT INTO login (id, actor_id, provider, subject_hash, made_ms) VALUES ($1, $2, 'universitetet', $1, $3) ON CONFLICT (id) DO NOTHING", &[&login, &owner, &now])?;
            kit_identity::recovery::make(tx, &given, RECOVERY, "researcher-sigrid", "researcher-villads")
        });
        assert!(made.expect("kept"));
    }

    /// Sends what a declared route wants, with `object` in its address.
    pub(crate) async fn send(&self, who: &Person<'_>, decl: &Decl, object: &str) -> Answered {
        let path = ["{id}", "{token}", "{house}"]
            .iter()
            .fold(decl.path.to_owned(), |path, part| {
                path.replace(part, object)
            });
        match decl.method {
            Method::Get => who.get(&path).await,
            Method::Post => who.post(&path, fields(decl)).await,
        }
    }
}

/// The fields of a form, good enough to be read.
fn fields(decl: &Decl) -> &'static [(&'static str, &'static str)] {
    match decl.path {
        "/folk" => &[
            ("id", "form-of-the-test-1"),
            ("name", "Asta"),
            ("role", "researcher"),
        ],
        "/ind/noegle/svar" | "/noegle/svar" => &[("question", "none"), ("answer", "{}")],
        "/noegle" => &[("kind", "phone")],
        "/konto/slut" => &[("session", "none")],
        _ => &[],
    }
}

/// Somebody at a browser.
pub(crate) struct Person<'a> {
    world: &'a World,
    pub(crate) cookie: String,
    pub(crate) token: String,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answered {
    pub(crate) status: u16,
    pub(crate) to: String,
    pub(crate) cookie: String,
    pub(crate) body: String,
}

/// What stands between two texts, first time.
pub(crate) fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    text.split_once(from)
        .and_then(|(_, rest)| rest.split_once(to))
        .map_or("", |(found, _)| found)
}

async fn read(response: Response) -> Answered {
    let header = |name: &str| {
        let value = response.headers().get(name);
        value
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_owned()
    };
    Answered {
        status: response.status().as_u16(),
        to: header("location"),
        cookie: header("set-cookie"),
        body: kit_web::body_text(response).await,
    }
}

impl Person<'_> {
    async fn ask(&self, method: &str, path: &str, body: &str) -> Answered {
        let headers = [
            ("cookie", self.cookie.as_str()),
            ("host", "forsoeg.localhost:8704"),
            ("origin", ORIGIN),
        ];
        let request = kit_web::request(method, path, &headers, body);
        let answer = self.world.router.clone().oneshot(request).await;
        read(answer.unwrap_or_else(|never| match never {})).await
    }

    pub(crate) async fn get(&self, path: &str) -> Answered {
        self.ask("GET", path, "").await
    }

    /// Sends a form with its token.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answered {
        let mut body = format!("_token={}", self.token);
        for (name, value) in fields {
            body.push_str(&format!("&{name}={value}"));
        }
        self.ask("POST", path, &body).await
    }
}

/// A text as it stands in an address.
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
            id: "researcher-villads".to_owned(),
            role: "owner".to_owned(),
            name: "Villads".to_owned(),
            session: "session".to_owned(),
            ends: app.web.given.now(),
            unit: String::new(),
            carries: None,
        }),
        ..Asked::reader(&app.web, lang, "/folk")
    }
}
