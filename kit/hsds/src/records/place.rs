//! Places, and services at places.

use super::{Attribute, Contact, Language, Metadata, Phone, Schedule, Service, ServiceArea};
use crate::record::records;

const PLACES: &[&str] = &["physical", "postal", "virtual"];

records! {
    /// A place.
    Location "location" "locations.csv" {
        /// UUID.
        must uuid id;
        /// `physical`, `postal` or `virtual`.
        must oneof(PLACES) location_type;
        /// Web page.
        may uri url;
        /// UUID of the organisation it belongs to.
        may uuid organization_id;
        /// Name.
        may text name;
        /// Another name.
        may text alternate_name;
        /// What it is.
        may text description;
        /// How to get there.
        may text transportation;
        /// Degrees north (WGS 84).
        may number latitude;
        /// Degrees east (WGS 84).
        may number longitude;
        /// Number in another register.
        may text external_identifier;
        /// Which register.
        may text external_identifier_type;
        /// Languages spoken there.
        may many(Language) languages;
        /// Addresses.
        may many(Address) addresses;
        /// Whom to ask there.
        may many(Contact) contacts;
        /// What is easy or hard for the body there.
        may many(Accessibility) accessibility;
        /// Telephones there.
        may many(Phone) phones;
        /// When it is open.
        may many(Schedule) schedules;
        /// Codes.
        may many(Attribute) attributes;
        /// Changes.
        may many(Metadata) metadata;
    }

    /// A service at a place.
    ServiceAtLocation "service_at_location" "service_at_location.csv" {
        /// UUID.
        must uuid id;
        /// UUID of the service, where it is not nested.
        may uuid service_id;
        /// UUID of the place, where it is not nested.
        may uuid location_id;
        /// What is special here.
        may text description;
        /// Whom to ask here.
        may many(Contact) contacts;
        /// Telephones here.
        may many(Phone) phones;
        /// When it is open here.
        may many(Schedule) schedules;
        /// The place.
        may one(Location) location;
        /// The service, where it is nested here.
        may one(Service) service;
        /// Areas served from here (3.1).
        may many(ServiceArea) service_areas;
        /// Codes.
        may many(Attribute) attributes;
        /// Changes.
        may many(Metadata) metadata;
    }

    /// An address.
    Address "address" "addresses.csv" {
        /// UUID.
        must uuid id;
        /// UUID of the place.
        may uuid location_id;
        /// For the attention of.
        may text attention;
        /// First line.
        should text address_1;
        /// Second line.
        may text address_2;
        /// Town.
        should text city;
        /// Part of the country.
        may text region;
        /// Region, as the standard requires it.
        should text state_province;
        /// Postcode.
        should text postal_code;
        /// ISO 3166 code of the country.
        should text country;
        /// `physical`, `postal` or `virtual`.
        should oneof(PLACES) address_type;
        /// Codes.
        may many(Attribute) attributes;
        /// Changes.
        may many(Metadata) metadata;
    }

    /// What is easy or hard for the body at a place.
    Accessibility "accessibility" "accessibility.csv" {
        /// UUID.
        must uuid id;
        /// UUID of the place.
        may uuid location_id;
        /// In words.
        may text description;
        /// More words.
        may text details;
        /// Web page about it.
        may uri url;
        /// Codes.
        may many(Attribute) attributes;
        /// Changes.
        may many(Metadata) metadata;
    }
}
