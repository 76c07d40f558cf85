//! The directory in memory: everything the open pages need, so that they are fast and read no database.

mod gazetteer;
mod load;
mod order;
mod places;
mod shelf;
pub(crate) mod sql;

pub(crate) use load::Parts;
pub(crate) use order::initial;
pub(crate) use places::is_open;
pub(crate) use shelf::Shelf;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use engine_search::{Answer, Question};
use jiff::civil::DateTime;
use kit_hsds::{Community, Service};

use crate::CrisisNumber;
use crate::hsds::Catalogue;
use gazetteer::Gazetteer;

/// One state of the directory. It never changes; a newer one takes its place.
#[derive(Debug)]
pub struct Directory {
    /// By name, as Danes sort.
    communities: Vec<Arc<Community>>,
    by_id: HashMap<String, usize>,
    by_slug: HashMap<String, usize>,
    /// Names of those that are no longer shown, by the address that may stand on paper.
    gone: HashMap<String, String>,
    /// Every service of the feeds by id, as published.
    services: BTreeMap<String, Arc<Service>>,
    /// Every record as others read it.
    catalogue: Arc<Catalogue>,
    crisis: Vec<CrisisNumber>,
    towns: Gazetteer,
    search: engine_search::Directory,
    /// The state of the tables this was made from.
    version: i64,
    /// The minute this was made for: what is open now changes.
    minute: DateTime,
}

impl Directory {
    /// A directory without anything in it.
    pub(crate) fn empty(now: DateTime) -> Self {
        Parts::default().assemble(now)
    }

    /// Every community, sorted by name as Danes do.
    #[must_use]
    pub fn communities(&self) -> &[Arc<Community>] {
        &self.communities
    }

    /// The community with this HSDS id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<Arc<Community>> {
        self.at(self.by_id.get(id))
    }

    /// The community with this page address.
    #[must_use]
    pub fn by_slug(&self, slug: &str) -> Option<Arc<Community>> {
        self.at(self.by_slug.get(slug))
    }

    fn at(&self, index: Option<&usize>) -> Option<Arc<Community>> {
        index.and_then(|at| self.communities.get(*at)).cloned()
    }

    /// The name of a community that is no longer shown, by its page address.
    pub(crate) fn gone(&self, slug: &str) -> Option<&str> {
        self.gone.get(slug).map(String::as_str)
    }

    pub(crate) fn services(&self) -> &BTreeMap<String, Arc<Service>> {
        &self.services
    }

    pub(crate) fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    pub(crate) fn crisis(&self) -> &[CrisisNumber] {
        &self.crisis
    }

    /// Latitude and longitude of a town or postcode, where the directory itself knows a place there.
    pub(crate) fn town(&self, named: &str) -> Option<(f64, f64)> {
        self.towns.point(named)
    }

    /// The best communities for a question; a fit's index is a place in [`Directory::communities`].
    #[must_use]
    pub fn find(&self, question: &Question, limit: usize) -> Answer {
        self.search.find(question, limit)
    }
}
