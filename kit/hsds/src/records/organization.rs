//! The organisation and what only an organisation has.

use super::{Attribute, Contact, Location, Metadata, Phone, Service, Url};
use crate::record::records;

records! {
    /// Who is behind services.
    Organization "organization" "organizations.csv" {
        /// UUID.
        must uuid id;
        /// Name.
        must text name;
        /// Another name.
        may text alternate_name;
        /// What it is.
        must text description;
        /// E-mail address.
        may email email;
        /// Web page.
        may uri website;
        /// Tax standing, in words.
        may text tax_status;
        /// Tax number.
        may text tax_id;
        /// Year it began.
        may number year_incorporated;
        /// Legal form.
        may text legal_status;
        /// Web address of a picture.
        may text logo;
        /// Web address that names it.
        may uri uri;
        /// UUID of the organisation above it; may stand outside the feed.
        may uuid parent_organization_id;
        /// Where its money comes from.
        may many(Funding) funding;
        /// Whom to ask.
        may many(Contact) contacts;
        /// Telephones.
        may many(Phone) phones;
        /// Its places.
        may many(Location) locations;
        /// Its programmes.
        may many(Program) programs;
        /// Numbers it is registered by.
        may many(OrganizationIdentifier) organization_identifiers;
        /// Its services, where they are nested here.
        may many(Service) services;
        /// More web pages (3.1).
        may many(Url) additional_websites;
        /// Codes.
        may many(Attribute) attributes;
        /// Changes.
        may many(Metadata) metadata;
    }

    /// Several services under one name.
    Program "program" "programs.csv" {
        /// UUID.
        must uuid id;
        /// UUID of the organisation.
        may uuid organization_id;
        /// Name.
        must text name;
        /// Another name.
        may text alternate_name;
        /// What it is.
        should text description;
        /// Codes.
        may many(Attribute) attributes;
        /// Changes.
        may many(Metadata) metadata;
    }

    /// Where money comes from.
    Funding "funding" "funding.csv" {
        /// UUID.
        must uuid id;
        /// UUID of the organisation.
        may uuid organization_id;
        /// UUID of the service.
        may uuid service_id;
        /// In words.
        may text source;
        /// Codes.
        may many(Attribute) attributes;
        /// Changes.
        may many(Metadata) metadata;
    }

    /// A number that an organisation is registered by (a CVR number).
    OrganizationIdentifier "organization_identifier" "organization_identifiers.csv" {
        /// UUID.
        must uuid id;
        /// UUID of the organisation.
        may uuid organization_id;
        /// Register, as a code.
        may text identifier_scheme;
        /// Register, in words.
        should text identifier_type;
        /// The number.
        should text identifier;
        /// Codes.
        may many(Attribute) attributes;
        /// Changes.
        may many(Metadata) metadata;
    }
}
