//! What a record can be asked by, taken from it once when the directory is loaded.

use engine_search::fold;
use jiff::Timestamp;
use kit_hsds::interface::moment;
use kit_hsds::{Attribute, Location, Service, ServiceAtLocation, TaxonomyTerm};

/// What is asked of services and of services at places.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    /// Its words, folded, with a blank at both ends.
    pub(super) words: String,
    /// Codes that it or anything in it carries.
    pub(super) terms: Vec<String>,
    /// Lists that these codes are of.
    pub(super) taxonomies: Vec<String>,
    pub(super) organization: Option<String>,
    /// When it was changed; none where it does not tell.
    pub(super) modified: Option<Timestamp>,
    /// Latitude and longitude of its places, in degrees.
    pub(super) points: Vec<(f64, f64)>,
    /// Postcodes of its places, folded.
    pub(super) postcodes: Vec<String>,
}

impl Facts {
    /// The facts of a service, wherever it takes place.
    pub(super) fn of(service: &Service) -> Self {
        let mut facts = Self::without_places(service);
        for visit in &service.service_at_locations {
            facts.visit(visit);
        }
        facts
    }

    /// The facts of a service at one of its places.
    pub(super) fn at(service: &Service, visit: &ServiceAtLocation) -> Self {
        let mut facts = Self::without_places(service);
        facts.visit(visit);
        facts
    }

    fn without_places(service: &Service) -> Self {
        let nested = service.organization.as_deref();
        let mut facts = Self {
            words: words(&[
                Some(service.name.as_str()),
                service.alternate_name.as_deref(),
                service.description.as_deref(),
                service.eligibility_description.as_deref(),
                nested.map(|one| one.name.as_str()),
            ]),
            organization: service
                .organization_id
                .clone()
                .or_else(|| nested.map(|one| one.id.clone())),
            modified: modified(service),
            ..Self::default()
        };
        facts.codes(&service.attributes);
        nested
            .into_iter()
            .for_each(|one| facts.codes(&one.attributes));
        facts
    }

    fn visit(&mut self, visit: &ServiceAtLocation) {
        self.codes(&visit.attributes);
        if let Some(location) = visit.location.as_deref() {
            self.place(location);
        }
    }

    fn place(&mut self, location: &Location) {
        self.codes(&location.attributes);
        let degrees = |number: &Option<serde_json::Number>| number.as_ref()?.as_f64();
        let point = degrees(&location.latitude).zip(degrees(&location.longitude));
        self.points.extend(point);
        let postcodes = location.addresses.iter();
        self.postcodes
            .extend(postcodes.filter_map(|one| one.postal_code.as_deref().map(fold)));
    }

    fn codes(&mut self, attributes: &[Attribute]) {
        for attribute in attributes {
            let term = attribute.taxonomy_term.as_deref();
            self.terms.extend(attribute.taxonomy_term_id.clone());
            self.terms.extend(term.map(|term| term.id.clone()));
            self.taxonomies.extend(term.and_then(taxonomy_of));
        }
    }
}

/// The list of codes that a code is of.
pub(super) fn taxonomy_of(term: &TaxonomyTerm) -> Option<String> {
    let nested = term.taxonomy_detail.as_deref().map(|one| one.id.clone());
    term.taxonomy_id.clone().or(nested)
}

/// Words to be searched in: folded, and with a blank before each.
pub(super) fn words(texts: &[Option<&str>]) -> String {
    let mut all = String::from(" ");
    for text in texts.iter().flatten() {
        all.push_str(&fold(text));
        all.push(' ');
    }
    all
}

/// When a service was last changed: what it says itself, else the newest of its changes.
fn modified(service: &Service) -> Option<Timestamp> {
    let own = service.last_modified.as_deref().and_then(moment);
    own.or_else(|| {
        let changes = service.metadata.iter();
        changes
            .filter_map(|one| one.last_action_date.as_deref().and_then(moment))
            .max()
    })
}
