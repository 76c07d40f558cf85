//! Every record of the directory under its id, as the API gives it.

use std::collections::BTreeMap;
use std::sync::Arc;

use engine_search::Wish;
use kit_hsds::{Attribute, Service, ServiceAtLocation, Taxonomy, TaxonomyTerm, write};
use serde_json::{Map, Value, json};

use super::facts::{Facts, taxonomy_of, words};
use super::taxonomy;

/// The records of one state of the directory.
#[derive(Debug, Default)]
pub(crate) struct Catalogue {
    /// Services by id.
    pub(super) services: BTreeMap<String, Offered>,
    /// Services at their places by id.
    pub(super) visits: BTreeMap<String, Visit>,
    /// Organisations by id.
    pub(super) organizations: BTreeMap<String, Named>,
    /// Lists of codes by id.
    pub(super) taxonomies: BTreeMap<String, Named>,
    /// Codes by id.
    pub(super) terms: BTreeMap<String, Term>,
}

/// A service.
#[derive(Debug)]
pub(super) struct Offered {
    pub(super) service: Arc<Service>,
    pub(super) facts: Facts,
    /// As it stands on a page, written once: most is read from lists.
    pub(super) summary: String,
}

/// A service at a place.
#[derive(Debug)]
pub(super) struct Visit {
    service: Arc<Service>,
    at: ServiceAtLocation,
    pub(super) facts: Facts,
}

/// A record that is asked by its words only.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) record: Value,
    pub(super) words: String,
}

/// A code.
#[derive(Debug)]
pub(super) struct Term {
    pub(super) named: Named,
    pub(super) taxonomy: Option<String>,
    pub(super) parent: Option<String>,
}

/// Lists of codes that were read for themselves: a feed's own, or one that the operator has loaded.
#[derive(Debug, Default)]
pub(crate) struct Codes {
    pub(crate) taxonomies: BTreeMap<String, Taxonomy>,
    pub(crate) terms: BTreeMap<String, TaxonomyTerm>,
}

impl Catalogue {
    /// Everything that these services and organisations hold, and the lists of codes. Of two records with one id the first by the order of ids
    /// stands.
    pub(crate) fn of(
        services: &BTreeMap<String, Arc<Service>>,
        organizations: &BTreeMap<String, Value>,
        codes: &Codes,
    ) -> Self {
        let mut all = Self::default();
        all.taxonomy(&taxonomy::wishes());
        for wish in Wish::ALL {
            all.term(&taxonomy::term(wish));
        }
        codes.taxonomies.values().for_each(|one| all.taxonomy(one));
        codes.terms.values().for_each(|one| all.term(one));
        for (id, service) in services {
            for visit in &service.service_at_locations {
                all.codes(&visit.attributes);
                let visit = Visit {
                    facts: Facts::at(service, visit),
                    service: Arc::clone(service),
                    at: visit.clone(),
                };
                all.visits.entry(visit.at.id.clone()).or_insert(visit);
            }
            all.codes(&service.attributes);
            let offered = Offered {
                facts: Facts::of(service),
                summary: write::summary(service).to_string(),
                service: Arc::clone(service),
            };
            all.services.insert(id.clone(), offered);
        }
        for (id, record) in organizations {
            let named = named(record.clone());
            all.organizations.insert(id.clone(), named);
        }
        all
    }

    fn codes(&mut self, attributes: &[Attribute]) {
        let terms = attributes
            .iter()
            .filter_map(|one| one.taxonomy_term.as_deref());
        for term in terms {
            term.taxonomy_detail
                .as_deref()
                .into_iter()
                .for_each(|one| self.taxonomy(one));
            self.term(term);
        }
    }

    fn taxonomy(&mut self, taxonomy: &Taxonomy) {
        self.taxonomies
            .entry(taxonomy.id.clone())
            .or_insert_with(|| named(json!(taxonomy)));
    }

    fn term(&mut self, term: &TaxonomyTerm) {
        self.terms.entry(term.id.clone()).or_insert_with(|| Term {
            named: named(json!(term)),
            taxonomy: taxonomy_of(term),
            parent: term.parent_id.clone(),
        });
    }

    /// Every organisation, by its id.
    pub(crate) fn organizations(&self) -> impl Iterator<Item = &Value> {
        self.organizations.values().map(|one| &one.record)
    }

    /// Every list of codes, by its id.
    pub(crate) fn taxonomies(&self) -> impl Iterator<Item = &Value> {
        self.taxonomies.values().map(|one| &one.record)
    }

    /// Every code, by its id.
    pub(crate) fn terms(&self) -> impl Iterator<Item = &Value> {
        self.terms.values().map(|one| &one.named.record)
    }

    /// An organisation with the full records of its services.
    pub(super) fn with_services(&self, id: &str, organization: &Value) -> Value {
        let own = self
            .services
            .values()
            .filter(|one| one.facts.organization.as_deref() == Some(id));
        let services: Vec<Value> = own.map(|one| without_owner(&one.service)).collect();
        let mut organization = organization.clone();
        if let Value::Object(map) = &mut organization {
            map.insert("services".to_owned(), Value::Array(services));
        }
        organization
    }
}

fn named(record: Value) -> Named {
    let field = |name: &str| record.get(name).and_then(Value::as_str);
    Named {
        words: words(&[
            field("name"),
            field("alternate_name"),
            field("description"),
            field("code"),
        ]),
        record,
    }
}

impl Visit {
    /// As it stands on a page: the place and the service with their own fields only.
    pub(super) fn summary(&self) -> Value {
        let mut map = flat(&json!(self.at));
        if let Some(location) = &self.at.location {
            map.insert("location".to_owned(), Value::Object(flat(&json!(location))));
        }
        let service = flat(&json!(*self.service));
        map.insert("service".to_owned(), Value::Object(service));
        Value::Object(map)
    }

    /// Whole, with its service. The places of the service are asked for by their own ids; nested here they would nest this
    /// one again.
    pub(super) fn full(&self) -> Value {
        let mut record = json!(self.at);
        let mut service = write::full(&self.service);
        if let Value::Object(service) = &mut service {
            service.remove("service_at_locations");
        }
        if let Value::Object(map) = &mut record {
            map.insert("service".to_owned(), service);
        }
        record
    }
}

/// A record's own fields, without lists and records in it.
pub(super) fn flat(record: &Value) -> Map<String, Value> {
    let Value::Object(map) = record else {
        return Map::new();
    };
    let own = map
        .iter()
        .filter(|(_, value)| !value.is_array() && !value.is_object());
    own.map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

fn without_owner(service: &Service) -> Value {
    let mut service = write::full(service);
    if let Value::Object(map) = &mut service {
        map.remove("organization");
    }
    service
}
