//! The records of HSDS 3.0 and 3.1, with our own words for what each field means.

mod organization;
mod place;
mod service;
mod shared;

pub use organization::{Funding, Organization, OrganizationIdentifier, Program};
pub use place::{Accessibility, Address, Location, ServiceAtLocation};
pub use service::{CostOption, RequiredDocument, Service, ServiceArea, ServiceCapacity, Unit};
pub use shared::{
    Attribute, Contact, Language, Metadata, Phone, Schedule, Taxonomy, TaxonomyTerm, Url,
};

pub(crate) use service::{ACTIVE, TEMPORARILY_CLOSED};
