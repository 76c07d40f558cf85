//! The realm put together: its state, its routes, its samples.

use std::sync::Arc;

use kit_hsds::Community;
use kit_store::{Given, Store, StoreError};
use kit_web::{Action, Asked, Built, Failed, FromRef, May, Role, Routes, Sample, Web};
use kit_words::{CatalogueFault, key};

use crate::directory::{Keeping, Shelf};
use crate::{Directory, FACE, Public, community, curation, find, hsds, lists, plain, reading};

/// What a handler of this realm has.
#[derive(Debug, Clone)]
pub struct App {
    /// The realm's own database.
    pub store: Store<Public>,
    /// Its surroundings.
    pub web: Arc<Web>,
    pub(crate) statement: Option<Arc<str>>,
    /// Whether the API calls itself by the United Kingdom's profile.
    pub(crate) uk: bool,
    shelf: Arc<Shelf>,
}

impl App {
    /// The realm over its database, with the directory loaded and kept as `keeping` says. Reads on this thread, as [`Store::open`] does, so it is
    /// called before the runtime or on a thread that may block.
    ///
    /// # Errors
    /// As [`Store::read_now`].
    pub fn new(store: Store<Public>, web: Arc<Web>, keeping: &Keeping) -> Result<Self, StoreError> {
        let shelf = Arc::new(Shelf::open(&store, &web.given, keeping)?);
        Ok(Self {
            store,
            web,
            statement: None,
            uk: false,
            shelf,
        })
    }

    /// With the address of the accessibility statement, where one has been made (UX.md §11).
    #[must_use]
    pub fn with_statement(mut self, address: &str) -> Self {
        self.statement = Some(Arc::from(address));
        self
    }

    /// With an API that calls itself by the United Kingdom's profile (Open Referral UK) instead of our own.
    #[must_use]
    pub fn with_uk_profile(self) -> Self {
        Self { uk: true, ..self }
    }

    /// The newest directory, looked for in the tables at most once a second.
    pub async fn newest(&self) -> Arc<Directory> {
        self.shelf.newest(&self.store, &self.web.given).await
    }

    /// The community with this HSDS id, for the citizen's realm at the same address. Reads memory only, so that it may
    /// be asked from anywhere; [`App::newest`] is what brings news into it, and every open page calls that.
    #[must_use]
    pub fn community_by_id(&self, id: &str) -> Option<Arc<Community>> {
        self.shelf.current().by_id(id)
    }
}

impl FromRef<App> for Store<Public> {
    fn from_ref(app: &App) -> Self {
        app.store.clone()
    }
}

/// The directory in memory, as it is.
#[must_use]
pub fn directory(app: &App) -> Arc<Directory> {
    app.shelf.current()
}

const ANYBODY: &[Role] = &[];

/// The realm's surroundings.
///
/// # Errors
/// [`CatalogueFault`] if its words cannot be read.
pub fn web(given: Given, origin: String, host: String) -> Result<Web, CatalogueFault> {
    let words = (
        include_str!("../words/da.ftl"),
        include_str!("../words/en.ftl"),
    );
    let mut web = Web::new(&FACE, words, given, origin, host)?;
    web.menu = &[
        ("/", key!("menu-find"), ANYBODY),
        ("/i-dag", key!("menu-today"), ANYBODY),
        ("/kalender", key!("menu-calendar"), ANYBODY),
        ("/alle", key!("menu-all"), ANYBODY),
        ("/ind", key!("menu-own"), ANYBODY),
    ];
    Ok(web)
}

/// Every open page.
#[must_use]
pub fn routes() -> Routes<App> {
    let see = |resource| May::anybody(Action::See, resource);
    let list = |resource| May::anybody(Action::List, resource);
    Routes::new()
        .get("/", see("question"), find::front)
        .get("/find/hvornaar", see("question"), find::when)
        .get("/find/hvem", see("question"), find::who)
        .get("/find", list("community"), find::found)
        .get("/find/haefte.pdf", see("leaflet"), find::booklet)
        .get("/i-dag", list("community"), lists::today)
        .get("/kalender", list("community"), lists::calendar)
        .get("/kalender.ics", see("calendar"), lists::calendar_file)
        .get("/alle", list("community"), lists::all)
        .get("/eftersyn", list("curation"), curation::check)
        .get("/hvide-pletter", list("curation"), curation::spots)
        .get("/f/{slug}", see("community"), community::show)
        .get("/f/{slug}/folder", see("leaflet"), community::leaflet_page)
        .get(
            "/f/{slug}/folder.pdf",
            see("leaflet"),
            community::leaflet_a5,
        )
        .get(
            "/f/{slug}/folder-a4.pdf",
            see("leaflet"),
            community::leaflet_a4,
        )
        .get("/roller", list("community"), lists::roles)
        .get("/foldere", list("leaflet"), lists::leaflets)
        .get("/tilbud", list("offer"), community::offers)
        .get("/tilbud/{slug}", see("offer"), community::offer)
        .get("/koordinator/{slug}", see("coordinator"), community::person)
        .get("/viden", see("reading"), reading::known)
        .get("/viden/start", see("reading"), reading::start)
        .get("/viden/aftale", see("reading"), reading::agreement)
        .get("/ord", see("reading"), reading::words)
        .get("/akut", list("crisis_number"), plain::crisis)
        .get("/om", see("plain_page"), plain::about)
        .get("/privat", see("plain_page"), plain::privacy)
        .get("/was", see("plain_page"), plain::accessibility)
        .get("/skaerm", see("question"), find::screen)
        .and(hsds::routes::routes())
}

/// The routes behind their guard. There is no doorkeeper: nobody can be signed in here, and no cookie is read but the
/// chosen language.
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
    let mut all = find::samples(asked)?;
    all.extend(community::samples(asked)?);
    all.extend(lists::samples(asked)?);
    all.extend(curation::samples(asked)?);
    all.extend(plain::samples(asked)?);
    all.extend(reading::samples(asked)?);
    Ok(all)
}
