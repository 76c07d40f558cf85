//! A realm of one page and one form, to try the guard on.

use std::sync::Arc;

use kit_store::test::{TestStore, sqlite};
use kit_store::{Given, Migration, Realm, Store};
use kit_web::door::{self, Door, Entrant};
use kit_web::{
    Action, Answer, Asked, Built, Face, Failed, FromRef, May, Response, Role, Router, Routes,
    SessionRule, Web, assemble, door_routes, go, text,
};
use kit_words::key;

#[derive(Debug)]
pub(crate) struct Shed;

impl Realm for Shed {
    const NAME: &'static str = "shed";
    const MIGRATIONS: &'static [Migration] = &[door::MIGRATION];
}

pub(crate) const KEEPER: Role = Role("keeper");
pub(crate) const GUEST: Role = Role("guest");

pub(crate) static FACE: Face = Face {
    realm: "shed",
    mark: "■",
    dense: true,
    strip: key!("strip-label"),
    promise: key!("demo-label"),
    looked: None,
    roles: &[KEEPER, GUEST],
    home: "/",
    cookie: "__Host-lg-shed",
    session: |_| SessionRule {
        idle_min: 30,
        absolute_min: 720,
        with_browser: true,
    },
};

pub(crate) const ORIGIN: &str = "http://shed.localhost:9000";

#[derive(Clone)]
pub(crate) struct App(pub(crate) Store<Shed>);

impl FromRef<App> for Store<Shed> {
    fn from_ref(app: &App) -> Self {
        app.0.clone()
    }
}

async fn front(asked: Asked) -> Answer {
    Ok(text(
        "text/plain",
        format!(
            "front for {}",
            asked.who.as_ref().map_or("nobody", |a| a.name.as_str())
        ),
    ))
}

async fn tools(asked: Asked) -> Answer {
    let frame = asked.frame("Tools");
    Ok(text("text/plain", format!("tools token={}", frame.token)))
}

async fn keep(asked: Asked) -> Answer {
    if asked.fields.get("note") == "break" {
        return Err(Failed::Store(kit_store::StoreError::NotCommitted));
    }
    assert_ne!(asked.fields.get("note"), "panic", "planted");
    go("/tools")
}

async fn picture(asked: Asked) -> Answer {
    let length = asked.file.as_ref().map_or(0, |file| file.len());
    let note = asked.fields.get("note");
    // Whatever the handler can see, to look for what it must not.
    let seen = format!("{:?}", asked.fields);
    Ok(text(
        "text/plain",
        format!("{length} bytes, {note}, {seen}"),
    ))
}

pub(crate) fn routes() -> Routes<App> {
    Routes::new()
        .get("/", May::anybody(Action::See, "front"), front)
        .get("/tools", May::only(Action::List, "tool", &[KEEPER]), tools)
        .post("/tools", May::only(Action::Change, "tool", &[KEEPER]), keep)
        .post(
            "/picture",
            May::only(Action::Change, "tool", &[KEEPER]).with_file(),
            picture,
        )
        .and(door_routes::<Shed, App>())
}

pub(crate) struct World {
    pub(crate) kept: TestStore<Shed>,
    pub(crate) web: Arc<Web>,
    pub(crate) router: Router,
}

impl World {
    pub(crate) fn new() -> Self {
        Self::dressed(|_| {})
    }

    /// The same with other surroundings.
    pub(crate) fn dressed(dress: impl FnOnce(&mut Web)) -> Self {
        let kept = sqlite::<Shed>().expect("a fresh store");
        let mut web = Web::new(
            &FACE,
            ("", ""),
            Given::system(),
            ORIGIN.to_owned(),
            "Skuret".to_owned(),
        )
        .expect("words");
        dress(&mut web);
        let web = Arc::new(web);
        let door = Door::new(kept.store.clone());
        let built = Built::new(
            routes(),
            App(kept.store.clone()),
            &web,
            Some(Arc::new(door)),
            |_| Ok(Vec::new()),
        );
        Self {
            router: assemble(built),
            kept,
            web,
        }
    }

    pub(crate) async fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Response {
        use tower::ServiceExt as _;
        self.router
            .clone()
            .oneshot(kit_web::request(method, path, headers, body))
            .await
            .expect("an answer")
    }

    pub(crate) fn signed_in(&self, role: Role) -> String {
        let token = Given::system().token();
        let who = Entrant {
            id: "person-0001".into(),
            role: role.0.into(),
            name: "Ane".into(),
            unit: String::new(),
            carries: None,
        };
        let (opened, now) = (token.clone(), Given::system().now());
        self.kept
            .store
            .write_now("sign in", move |tx| {
                door::open_session(tx, &opened, &who, (FACE.session)(&who.role), now)
            })
            .expect("stored");
        format!("{}={token}", FACE.cookie)
    }
}
