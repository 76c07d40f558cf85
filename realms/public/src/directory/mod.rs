//! The directory in memory: everything the open pages need, so that they are fast and read no database.

mod categories;
mod gazetteer;
mod load;
mod order;
mod places;
mod shelf;
pub(crate) mod sql;

pub(crate) use load::{Parts, Shown};
pub(crate) use order::initial;
pub(crate) use places::is_open;
pub(crate) use shelf::Shelf;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use engine_search::{Answer, Question};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use kit_hsds::{Community, Service};

use crate::CrisisNumber;
use crate::community::people;
use crate::curation::{Twins, twins};
use crate::hsds::Catalogue;
use gazetteer::Gazetteer;
use load::search;
use places::next_in_min;

/// What nobody has confirmed for longer than this stands in no list and no search, unless the operator says otherwise. Its page
/// can still be read, since its address may stand on paper, and says why.
pub const HIDE_AFTER_DAYS: i64 = 365;

/// How a directory is kept, as whoever runs it has said.
#[derive(Debug, Clone)]
pub struct Keeping {
    /// What nobody has confirmed for longer than this stands in no list and no search.
    pub hide_after_days: i64,
    /// The associations' house that looks after entries from elsewhere (`https://forening.example`): there somebody says what
    /// is wrong on a page that names no such place itself.
    pub corrections: Option<String>,
}

impl Default for Keeping {
    fn default() -> Self {
        Self {
            hide_after_days: HIDE_AFTER_DAYS,
            corrections: None,
        }
    }
}

/// A community with what the directory itself knows of it.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) community: Arc<Community>,
    /// Where it was read from.
    pub(crate) source: String,
    /// When it came, and when it last said something else than before.
    pub(crate) added: Option<Timestamp>,
    pub(crate) changed: Option<Timestamp>,
}

/// What the tables held when they were read.
#[derive(Debug)]
struct Held {
    /// By name, as Danes sort.
    entries: Vec<Entry>,
    by_id: HashMap<String, usize>,
    by_slug: HashMap<String, usize>,
    /// Names of those that are no longer shown, by the address that may stand on paper.
    gone: HashMap<String, Option<String>>,
    /// Every service of the feeds by id, as published.
    services: BTreeMap<String, Arc<Service>>,
    /// Every record as others read it.
    catalogue: Catalogue,
    crisis: Vec<CrisisNumber>,
    towns: Gazetteer,
    /// The state of the tables this was made from.
    version: i64,
    keeping: Keeping,
    /// Entries that may be one and the same, worked out when somebody asks.
    twins: OnceLock<Vec<Twins>>,
    /// Entries by the page of the person to ask, worked out when somebody asks.
    people: OnceLock<HashMap<String, Vec<usize>>>,
}

/// One state of the directory at one minute. It never changes; a newer one takes its place.
#[derive(Debug)]
pub struct Directory {
    held: Arc<Held>,
    /// Those that stand in lists today, by name, as Danes sort.
    listed: Arc<[Arc<Community>]>,
    search: engine_search::Directory,
    /// The minute this was made for: what is open now changes, and on another day entries have aged.
    minute: DateTime,
}

impl Directory {
    /// A directory without anything in it.
    pub(crate) fn empty(now: DateTime) -> Self {
        Parts::default().assemble(now)
    }

    fn at(held: Arc<Held>, now: DateTime) -> Self {
        let today = now.date();
        let listed: Arc<[Arc<Community>]> = held
            .entries
            .iter()
            .map(|entry| &entry.community)
            .filter(|one| !held.is_too_old(one, today))
            .cloned()
            .collect();
        Self {
            search: search(&listed, now),
            held,
            listed,
            minute: now,
        }
    }

    /// The same at another minute. On another day entries have aged and series have ended, so that all is laid out anew;
    /// within a day only what comes next has changed.
    fn at_minute(&self, now: DateTime) -> Self {
        if now.date() != self.minute.date() {
            return Self::at(Arc::clone(&self.held), now);
        }
        Self {
            held: Arc::clone(&self.held),
            listed: Arc::clone(&self.listed),
            search: self
                .search
                .at_moment(|position| next_in_min(self.listed.get(position)?, now)),
            minute: now,
        }
    }

    /// Every community that stands in lists today, sorted by name as Danes do.
    #[must_use]
    pub fn communities(&self) -> &[Arc<Community>] {
        &self.listed
    }

    /// Every community of the tables, those too old for the lists among them.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.held.entries
    }

    /// Entries that may be one and the same, by their places in [`Directory::entries`].
    pub(crate) fn twins(&self) -> &[Twins] {
        self.held.twins.get_or_init(|| twins(&self.held.entries))
    }

    /// The communities that stand in lists today of the person with this page address, by name.
    pub(crate) fn of_person(&self, slug: &str) -> impl Iterator<Item = &Community> {
        let people = self.held.people.get_or_init(|| people(&self.held.entries));
        let entries = people.get(slug).into_iter().flatten();
        entries
            .filter_map(|at| Some(&*self.held.entries.get(*at)?.community))
            .filter(|one| !self.is_too_old(one))
    }

    /// What nobody has confirmed for longer than this stands in no list.
    pub(crate) fn hide_after_days(&self) -> i64 {
        self.held.keeping.hide_after_days
    }

    /// Whether nobody has confirmed it for so long that it stands in no list.
    pub(crate) fn is_too_old(&self, community: &Community) -> bool {
        self.held.is_too_old(community, self.minute.date())
    }

    /// The community with this HSDS id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<Arc<Community>> {
        self.held.nth(self.held.by_id.get(id))
    }

    /// The community with this page address.
    #[must_use]
    pub fn by_slug(&self, slug: &str) -> Option<Arc<Community>> {
        self.held.nth(self.held.by_slug.get(slug))
    }

    /// The name of a community that is no longer shown, by its page address; no name if it asked not to be shown.
    pub(crate) fn gone(&self, slug: &str) -> Option<Option<&str>> {
        self.held.gone.get(slug).map(Option::as_deref)
    }

    pub(crate) fn services(&self) -> &BTreeMap<String, Arc<Service>> {
        &self.held.services
    }

    pub(crate) fn catalogue(&self) -> &Catalogue {
        &self.held.catalogue
    }

    pub(crate) fn crisis(&self) -> &[CrisisNumber] {
        &self.held.crisis
    }

    /// Latitude and longitude of a town or postcode, where the directory itself knows a place there.
    pub(crate) fn town(&self, named: &str) -> Option<(f64, f64)> {
        self.held.towns.point(named)
    }

    /// The best communities for a question; a fit's index is a place in [`Directory::communities`].
    #[must_use]
    pub fn find(&self, question: &Question, limit: usize) -> Answer {
        self.search.find(question, limit)
    }
}

impl Held {
    fn nth(&self, index: Option<&usize>) -> Option<Arc<Community>> {
        let entry = index.and_then(|at| self.entries.get(*at))?;
        Some(Arc::clone(&entry.community))
    }

    fn is_too_old(&self, community: &Community, today: Date) -> bool {
        community
            .unconfirmed_days(today)
            .is_some_and(|days| days > self.keeping.hide_after_days)
    }
}
