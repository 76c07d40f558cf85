#![doc = include_str!("../README.md")]

mod home;

use std::sync::Arc;

use kit_store::{Given, Migration, Realm, Store};
use kit_web::{
    Action, Asked, Built, Face, Failed, FromRef, May, Routes, Sample, SessionRule, Web, door,
};
use kit_words::{CatalogueFault, key};

/// The realm, as the store's type carries it.
#[derive(Debug, Clone, Copy)]
pub struct Research;

impl Realm for Research {
    const NAME: &'static str = "research";
    const MIGRATIONS: &'static [Migration] = &[door::MIGRATION];
}

/// How the realm shows itself (UX.md §4.5).
pub static FACE: Face = Face {
    realm: "research",
    mark: "▲",
    dense: true,
    strip: key!("strip"),
    promise: key!("promise"),
    looked: None,
    roles: &[],
    home: "/",
    cookie: "__Host-lg-research",
    // SAFETY.md §6.3, researcher.
    session: |_| SessionRule::RESEARCH,
};

/// What a handler of this realm has.
#[derive(Debug, Clone)]
pub struct App {
    /// The realm's own database.
    pub store: Store<Research>,
    /// Its surroundings.
    pub web: Arc<Web>,
}

impl FromRef<App> for Store<Research> {
    fn from_ref(app: &App) -> Self {
        app.store.clone()
    }
}

/// The realm's surroundings.
///
/// # Errors
/// [`CatalogueFault`] if its words cannot be read.
pub fn web(given: Given, origin: String, host: String) -> Result<Web, CatalogueFault> {
    Web::new(
        &FACE,
        (
            include_str!("../words/da.ftl"),
            include_str!("../words/en.ftl"),
        ),
        given,
        origin,
        host,
    )
}

/// Its one page.
#[must_use]
pub fn routes() -> Routes<App> {
    Routes::new()
        .get("/", May::anybody(Action::See, "front_page"), home::show)
        .get(
            "/privat",
            May::anybody(Action::See, "plain_page"),
            home::privacy,
        )
        .get(
            "/was",
            May::anybody(Action::See, "plain_page"),
            home::accessibility,
        )
}

/// The routes behind their guard.
#[must_use]
pub fn build(app: App) -> Built {
    let web = Arc::clone(&app.web);
    Built::new(routes(), app, &web, None, samples)
}

/// Every page as it looks.
///
/// # Errors
/// [`Failed::Page`] if a template cannot be filled.
pub fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    home::samples(asked)
}
