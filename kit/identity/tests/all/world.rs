//! A realm of two people and one page, walked through its router.

use std::sync::Arc;

use jiff::Timestamp;
use kit_identity::login::HttpFault;
use kit_identity::{Identity, People, Provider};
use kit_store::{FixedClock, Given, Migration, Realm, Store, StoreError, SystemChance, Tx};
use kit_web::door::{self, Door, Entrant};
use kit_web::{
    Action, Answer, Asked, Built, Face, FromRef, May, Role, Router, Routes, SessionRule, Web,
    assemble, text,
};
use kit_words::key;
use tower::ServiceExt as _;

kit_store::statements! {
    PERSON = "SELECT id, role, name FROM person WHERE id = $1 AND left_ms IS NULL";
    PUT = "INSERT INTO person (id, role, name) VALUES ($1, $2, $3)";
    ROLE = "UPDATE person SET role = $2 WHERE id = $1";
    LEAVE = "UPDATE person SET left_ms = $2 WHERE id = $1";
}

#[derive(Debug)]
pub(crate) struct House;

impl Realm for House {
    const NAME: &'static str = "house";
    const MIGRATIONS: &'static [Migration] = &[
        door::MIGRATION,
        Migration {
            version: 2,
            name: "person",
            sql: "CREATE TABLE person (id {text} PRIMARY KEY, role {text} NOT NULL, name {text} NOT NULL, left_ms {int}) {strict}",
            data: "INSERT INTO person (id, role, name) VALUES ('person-ane', 'worker', 'Ane')",
        },
        kit_identity::migration(3),
    ];
}

pub(crate) const WORKER: Role = Role("worker");
pub(crate) const LEADER: Role = Role("leader");
const ROLES: [Role; 2] = [WORKER, LEADER];

impl People for House {
    fn entrant(tx: &mut Tx<'_>, id: &str) -> Result<Option<Entrant>, StoreError> {
        tx.row(PERSON, &[&id], |r| {
            Ok(Entrant {
                id: r.get(0)?,
                role: r.get(1)?,
                name: r.get(2)?,
                unit: String::new(),
                carries: None,
            })
        })
    }

    fn welcome(
        tx: &mut Tx<'_>,
        given: &Given,
        role: Role,
        first_name: &str,
    ) -> Result<Option<Entrant>, StoreError> {
        if role == LEADER {
            return Ok(None);
        }
        let id = given.uuid7();
        tx.run(PUT, &[&id, &role.0, &first_name])?;
        Self::entrant(tx, &id)
    }

    fn take_role(tx: &mut Tx<'_>, id: &str, role: Role) -> Result<Option<Entrant>, StoreError> {
        tx.run(ROLE, &[&id, &role.0])?;
        Self::entrant(tx, id)
    }
}

pub(crate) static FACE: Face = Face {
    realm: "house",
    mark: "■",
    dense: true,
    strip: key!("strip-label"),
    promise: key!("demo-label"),
    looked: None,
    roles: &ROLES,
    home: "/",
    cookie: "__Host-lg-house",
    session: |_| SessionRule::DESK,
};

pub(crate) const ORIGIN: &str = "https://house.example";

#[derive(Clone)]
struct App {
    store: Store<House>,
    identity: Arc<Identity>,
}

impl FromRef<App> for Store<House> {
    fn from_ref(app: &App) -> Self {
        app.store.clone()
    }
}

impl FromRef<App> for Arc<Identity> {
    fn from_ref(app: &App) -> Self {
        Arc::clone(&app.identity)
    }
}

async fn front(asked: Asked) -> Answer {
    let who = asked.actor()?;
    Ok(text("text/plain", format!("{} {}", who.role, who.name)))
}

pub(crate) use kit_identity::Carrier;

/// No other house.
pub(crate) fn nowhere() -> Carrier {
    Arc::new(|_| Err(HttpFault::None("nowhere".to_owned())))
}

pub(crate) struct World {
    pub(crate) store: Store<House>,
    pub(crate) given: Given,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) web: Arc<Web>,
    router: Router,
    runtime: tokio::runtime::Runtime,
}

/// What came back.
#[derive(Debug, Clone)]
pub(crate) struct Got {
    pub(crate) status: u16,
    pub(crate) to: String,
    pub(crate) cookies: Vec<String>,
    pub(crate) policy: String,
    pub(crate) permissions: String,
    pub(crate) body: String,
}

impl Got {
    /// The value of a hidden field or attribute, with its marks undone.
    pub(crate) fn field(&self, before: &str) -> String {
        let rest = self.body.split_once(before).map_or("", |(_, rest)| rest);
        let raw = rest.split_once('"').map_or("", |(value, _)| value);
        raw.replace("&#34;", "\"")
            .replace("&#39;", "'")
            .replace("&#38;", "&")
    }

    pub(crate) fn asked(&self) -> String {
        self.field("data-asked=\"")
    }

    pub(crate) fn question(&self) -> String {
        self.field("name=\"question\" value=\"")
    }

    pub(crate) fn heading(&self) -> String {
        let rest = self.body.split_once("<h1>").map_or("", |(_, rest)| rest);
        rest.split_once("</h1>")
            .map_or("", |(text, _)| text)
            .to_owned()
    }

    /// `name=value` of the cookie whose name begins so.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        let line = self.cookies.iter().find(|line| line.starts_with(name))?;
        line.split(';').next().map(str::to_owned)
    }
}

/// A browser: its cookies and the token of its forms.
#[derive(Debug, Clone, Default)]
pub(crate) struct Browser {
    pub(crate) cookies: Vec<String>,
    pub(crate) token: String,
}

impl World {
    pub(crate) fn new(store: Store<House>) -> Self {
        Self::with(store, Vec::new(), nowhere())
    }

    pub(crate) fn with(store: Store<House>, houses: Vec<Provider>, carrier: Carrier) -> Self {
        let at: Timestamp = "2026-11-18T09:00:00Z".parse().expect("a moment");
        let clock = Arc::new(FixedClock::at(at));
        let given = Given::new(clock.clone(), Arc::new(SystemChance));
        let (da, en) = kit_identity::words(("", ""));
        let web = Web::new(
            &FACE,
            (&da, &en),
            given.clone(),
            ORIGIN.to_owned(),
            "Huset".to_owned(),
        );
        let web = Arc::new(web.expect("words"));
        let app = App {
            store: store.clone(),
            identity: Arc::new(Identity::carried_by(&web, houses, carrier)),
        };
        let routes = Routes::new()
            .get("/", May::only(Action::See, "front", &ROLES), front)
            .and(kit_identity::routes::<House, App>(&ROLES));
        let keeper = Arc::new(Door::new(store.clone()));
        let built = Built::new(routes, app, &web, Some(keeper), kit_identity::samples);
        let world = Self {
            router: assemble(built),
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime"),
            store,
            given,
            clock,
            web,
        };
        world.put("person-ane", WORKER, "Ane");
        world.put("person-lone", LEADER, "Lone");
        world
    }

    /// The same house after the program was started again: only the database is left.
    pub(crate) fn again(self) -> Self {
        self.with_houses(Vec::new(), nowhere())
    }

    /// The same house after a start with these other houses.
    pub(crate) fn with_houses(self, houses: Vec<Provider>, carrier: Carrier) -> Self {
        let (web, store) = (Arc::clone(&self.web), self.store.clone());
        let app = App {
            store: store.clone(),
            identity: Arc::new(Identity::carried_by(&web, houses, carrier)),
        };
        let routes = Routes::new()
            .get("/", May::only(Action::See, "front", &ROLES), front)
            .and(kit_identity::routes::<House, App>(&ROLES));
        let keeper = Arc::new(Door::new(store));
        let built = Built::new(routes, app, &web, Some(keeper), kit_identity::samples);
        Self {
            router: assemble(built),
            ..self
        }
    }

    fn put(&self, id: &'static str, role: Role, name: &'static str) {
        self.write(move |tx| tx.run(PUT, &[&id, &role.0, &name]).map(|_| ()));
    }

    pub(crate) fn write<T: Send + 'static>(
        &self,
        run: impl Fn(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> T {
        self.store.aside().write_now("test", run).expect("written")
    }

    pub(crate) fn leaves(&self, id: &'static str) {
        let now = self.given.now();
        self.write(move |tx| tx.run(LEAVE, &[&id, &now]).map(|_| ()));
    }

    /// Somebody who is signed in already.
    pub(crate) fn person(&self, id: &'static str) -> Browser {
        let (token, now) = (door::token(&self.given), self.given.now());
        let opened = token.clone();
        self.write(move |tx| {
            let who = House::entrant(tx, id)?.ok_or(StoreError::Broken("nobody"))?;
            door::open_session(tx, &opened, &who, SessionRule::DESK, now)
        });
        self.browser(&format!("{}={token}", FACE.cookie))
    }

    /// A browser with this session's cookie.
    pub(crate) fn browser(&self, cookie: &str) -> Browser {
        let token = cookie.split_once('=').map_or("", |(_, token)| token);
        Browser {
            cookies: vec![cookie.to_owned()],
            token: self.web.form_token(&door::hash(token)),
        }
    }

    pub(crate) fn get(&self, who: &Browser, path: &str) -> Got {
        self.send("GET", path, &[("cookie", &who.cookies.join("; "))], "")
    }

    pub(crate) fn post(&self, who: &Browser, path: &str, fields: &[(&str, &str)]) -> Got {
        let mut body = format!("_token={}", who.token);
        for (name, value) in fields {
            let value =
                percent_encoding::utf8_percent_encode(value, percent_encoding::NON_ALPHANUMERIC);
            body.push_str(&format!("&{name}={value}"));
        }
        let headers = [
            ("cookie", who.cookies.join("; ")),
            ("origin", ORIGIN.to_owned()),
        ];
        let headers = headers
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        self.send("POST", path, &headers, &body)
    }

    fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Got {
        let request = kit_web::request(method, path, headers, body);
        self.runtime.block_on(async {
            let response = self
                .router
                .clone()
                .oneshot(request)
                .await
                .expect("an answer");
            let header = |name: &str| {
                let value = response.headers().get(name).and_then(|v| v.to_str().ok());
                value.unwrap_or_default().to_owned()
            };
            let cookies = response.headers().get_all("set-cookie").iter();
            Got {
                status: response.status().as_u16(),
                to: header("location"),
                policy: header("content-security-policy"),
                permissions: header("permissions-policy"),
                cookies: cookies
                    .filter_map(|v| v.to_str().ok().map(str::to_owned))
                    .collect(),
                body: kit_web::body_text(response).await,
            }
        })
    }
}
