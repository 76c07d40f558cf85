//! The service and what only a service has.

use super::{
    Attribute, Contact, Funding, Language, Metadata, Organization, Phone, Program, Schedule,
    ServiceAtLocation, Url,
};
use crate::record::records;

/// A service that people can come to.
pub(crate) const ACTIVE: &str = "active";
/// A service that is closed for now and means to open again.
pub(crate) const TEMPORARILY_CLOSED: &str = "temporarily closed";
const STATUSES: &[&str] = &[ACTIVE, "inactive", "defunct", TEMPORARILY_CLOSED];

records! {
    /// Something that an organisation offers people.
    Service "service" "services.csv" {
        /// UUID.
        must uuid id;
        /// UUID of the organisation, where it is not nested.
        may uuid organization_id;
        /// UUID of the programme, where it is not nested.
        may uuid program_id;
        /// Name for the public.
        must text name;
        /// Another name.
        may text alternate_name;
        /// What it is.
        may text description;
        /// Own web page.
        may uri url;
        /// E-mail address.
        may email email;
        /// `active`, `inactive`, `defunct` or `temporarily closed`.
        must oneof(STATUSES) status;
        /// Interpreters, in words.
        may text interpretation_services;
        /// How one comes in.
        may text application_process;
        /// Price, in words (3.0).
        may text fees_description;
        /// Waiting time, in words.
        may text wait_time;
        /// Price, in words (older spelling).
        may text fees;
        /// Accreditations, in words.
        may text accreditations;
        /// For whom, in words.
        may text eligibility_description;
        /// Youngest age in years.
        may number minimum_age;
        /// Oldest age in years.
        may number maximum_age;
        /// The day somebody last made sure that this is right.
        may date assured_date;
        /// E-mail address of whoever made sure.
        may email assurer_email;
        /// Licences, in words.
        may text licenses;
        /// What matters right now.
        may text alert;
        /// Last change.
        may datetime last_modified;
        /// Telephones.
        may many(Phone) phones;
        /// When it is open.
        may many(Schedule) schedules;
        /// Areas it serves.
        may many(ServiceArea) service_areas;
        /// Where it happens.
        may many(ServiceAtLocation) service_at_locations;
        /// Languages spoken.
        may many(Language) languages;
        /// The organisation behind it.
        may one(Organization) organization;
        /// Where its money comes from.
        may many(Funding) funding;
        /// What it costs.
        may many(CostOption) cost_options;
        /// The programme it belongs to.
        may one(Program) program;
        /// Papers to bring.
        may many(RequiredDocument) required_documents;
        /// Whom to ask.
        may many(Contact) contacts;
        /// Room for people (3.1).
        may many(ServiceCapacity) capacities;
        /// More web pages (3.1).
        may many(Url) additional_urls;
        /// Codes and our own profile's words.
        may many(Attribute) attributes;
        /// Changes.
        may many(Metadata) metadata;
    }

    /// An area that a service serves.
    ServiceArea "service_area" "service_areas.csv" {
        /// UUID.
        must uuid id;
        /// UUID of the service.
        may uuid service_id;
        /// Name of the area.
        may text name;
        /// The area in words.
        may text description;
        /// The area as a shape.
        may text extent;
        /// How `extent` is written (`geojson`).
        may text extent_type;
        /// Web address of the area.
        may text uri;
        /// Codes.
        may many(Attribute) attributes;
        /// Changes.
        may many(Metadata) metadata;
    }

    /// What a service costs somebody.
    CostOption "cost_option" "cost_options.csv" {
        /// UUID.
        must uuid id;
        /// UUID of the service.
        may uuid service_id;
        /// First day of the price.
        may date valid_from;
        /// Last day of the price.
        may date valid_to;
        /// For whom this price is.
        may text option;
        /// ISO 4217, any case.
        may text currency;
        /// Amount in whole units of the currency.
        may number amount;
        /// What the amount buys.
        may text amount_description;
        /// Codes.
        may many(Attribute) attributes;
        /// Changes.
        may many(Metadata) metadata;
    }

    /// A paper to bring.
    RequiredDocument "required_document" "required_documents.csv" {
        /// UUID.
        must uuid id;
        /// UUID of the service.
        may uuid service_id;
        /// Which paper.
        may text document;
        /// Web address about it.
        may uri uri;
        /// Codes.
        may many(Attribute) attributes;
        /// Changes.
        may many(Metadata) metadata;
    }

    /// How much room a service has (3.1).
    ServiceCapacity "service_capacity" "service_capacities.csv" {
        /// UUID.
        must uuid id;
        /// UUID of the service.
        may uuid service_id;
        /// What is counted.
        may one(Unit) unit;
        /// Free now, in units.
        may number available;
        /// At most, in units.
        may number maximum;
        /// In words.
        may text description;
        /// When it was counted.
        may datetime updated;
        /// Codes.
        may many(Attribute) attributes;
        /// Changes.
        may many(Metadata) metadata;
    }

    /// What a capacity counts (3.1).
    Unit "unit" "units.csv" {
        /// UUID.
        must uuid id;
        /// Name.
        must text name;
        /// Where the unit is defined.
        may text scheme;
        /// Its name there.
        may text identifier;
        /// Web address.
        may uri uri;
        /// Codes.
        may many(Attribute) attributes;
        /// Changes.
        may many(Metadata) metadata;
    }
}
