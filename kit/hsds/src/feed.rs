//! A feed that has been read: records that are found by id, and communities.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Community, Fault,
    community::Surroundings,
    records::{Location, Organization, Service, ServiceAtLocation, Taxonomy, TaxonomyTerm},
};

/// Everything one source gave. Records stand in the order of their ids, so that the same feed reads the same every time.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Feed {
    /// `version` of the front page or data package.
    pub version: Option<String>,
    /// `profile` of the front page.
    pub profile: Option<String>,
    /// Services by id; the fullest record of each.
    pub services: BTreeMap<String, Service>,
    /// Organisations by id, nested ones too.
    pub organizations: BTreeMap<String, Organization>,
    /// Places by id, nested ones too.
    pub locations: BTreeMap<String, Location>,
    /// Services at places by id, nested ones too.
    pub service_at_locations: BTreeMap<String, ServiceAtLocation>,
    /// Taxonomies by id, nested ones too.
    pub taxonomies: BTreeMap<String, Taxonomy>,
    /// Codes by id, nested ones too.
    pub taxonomy_terms: BTreeMap<String, TaxonomyTerm>,
    /// What was noticed without refusing the feed.
    pub notes: Vec<Fault>,
    /// Service id → organisation id, for services that an organisation nests.
    pub(crate) owners: BTreeMap<String, String>,
    /// Service-at-location id → service id, for those that nest a service or are nested in one.
    pub(crate) visits: BTreeMap<String, String>,
}

impl Feed {
    /// Every service that people can come to, in the order of ids, each with a page address of its own.
    #[must_use]
    pub fn communities(&self) -> Vec<Community> {
        let mut at: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for visit in self.service_at_locations.values() {
            let service = visit
                .service_id
                .as_deref()
                .or_else(|| self.visits.get(&visit.id).map(String::as_str));
            let nested = visit.location.as_deref().map(|place| place.id.as_str());
            let place = nested
                .or(visit.location_id.as_deref())
                .and_then(|id| self.locations.get(id));
            if let Some(service) = service {
                at.entry(service).or_default().push((visit, place));
            }
        }
        let mut taken = BTreeSet::new();
        let mut numbers = BTreeMap::new();
        let mut communities = Vec::new();
        for service in self.services.values() {
            let owner = service
                .organization_id
                .as_ref()
                .or_else(|| self.owners.get(&service.id));
            let around = Surroundings {
                organization: owner.and_then(|id| self.organizations.get(id)),
                at_locations: at.get(service.id.as_str()).map_or(&[], Vec::as_slice),
            };
            let Some(mut community) = Community::within(service, around) else {
                continue;
            };
            let wanted = community.slug.clone();
            // Where the counting stopped last time: a thousand services of one name must not be counted a thousand times.
            let number = numbers.entry(wanted.clone()).or_insert(1_u32);
            while !taken.insert(community.slug.clone()) {
                *number += 1;
                community.slug = format!("{wanted}-{number}");
            }
            communities.push(community);
        }
        communities
    }
}
