//! Records that hang on several others.

use crate::record::records;

const WEEKDAYS: &[&str] = &["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const FREQUENCIES: &[&str] = &["WEEKLY", "MONTHLY"];

records! {
    /// A telephone.
    Phone "phone" "phones.csv" {
        /// UUID.
        must uuid id;
        /// UUID of the place.
        may uuid location_id;
        /// UUID of the service.
        may uuid service_id;
        /// UUID of the organisation.
        may uuid organization_id;
        /// UUID of the contact.
        may uuid contact_id;
        /// UUID of the service at a place.
        may uuid service_at_location_id;
        /// The number, as it is written.
        must text number;
        /// Extension.
        may number extension;
        /// `voice`, `text`, `fax` …
        may text kind as "type";
        /// When and for what.
        may text description;
        /// Languages spoken.
        may many(Language) languages;
        /// Codes.
        may many(Attribute) attributes;
        /// Changes.
        may many(Metadata) metadata;
    }

    /// A person or role to ask.
    Contact "contact" "contacts.csv" {
        /// UUID.
        must uuid id;
        /// UUID of the organisation.
        may uuid organization_id;
        /// UUID of the service.
        may uuid service_id;
        /// UUID of the service at a place.
        may uuid service_at_location_id;
        /// UUID of the place.
        may uuid location_id;
        /// Name.
        may text name;
        /// What the person does.
        may text title;
        /// Where in the house.
        may text department;
        /// E-mail address.
        may email email;
        /// Telephones.
        may many(Phone) phones;
        /// Codes.
        may many(Attribute) attributes;
        /// Changes.
        may many(Metadata) metadata;
    }

    /// When something is open: RFC 5545 in fields.
    Schedule "schedule" "schedules.csv" {
        /// UUID.
        must uuid id;
        /// UUID of the service.
        may uuid service_id;
        /// UUID of the place.
        may uuid location_id;
        /// UUID of the service at a place.
        may uuid service_at_location_id;
        /// First day that holds.
        may date valid_from;
        /// Last day that holds.
        may date valid_to;
        /// First day of the series.
        may date dtstart;
        /// Hours from UTC. Not used: times are local.
        may number timezone;
        /// Last day of the series.
        may date until;
        /// How many times.
        may number count;
        /// First day of the week.
        may oneof(WEEKDAYS) wkst;
        /// `WEEKLY` or `MONTHLY`.
        may oneof(FREQUENCIES) freq;
        /// Every so many weeks or months.
        may number interval;
        /// `MO,WE` or `1MO`.
        may text byday;
        /// Weeks of the year.
        may text byweekno;
        /// Days of the month.
        may text bymonthday;
        /// Days of the year.
        may text byyearday;
        /// In words.
        may text description;
        /// Opens.
        may time opens_at;
        /// Closes.
        may time closes_at;
        /// Web page with more.
        may uri schedule_link;
        /// How to take part.
        may text attending_type;
        /// Notes.
        may text notes;
        /// Codes.
        may many(Attribute) attributes;
        /// Changes.
        may many(Metadata) metadata;
    }

    /// A language spoken.
    Language "language" "languages.csv" {
        /// UUID.
        must uuid id;
        /// UUID of the service.
        may uuid service_id;
        /// UUID of the place.
        may uuid location_id;
        /// UUID of the telephone.
        may uuid phone_id;
        /// Name.
        may text name;
        /// ISO 639 code.
        may text code;
        /// In words.
        may text note;
        /// Codes.
        may many(Attribute) attributes;
        /// Changes.
        may many(Metadata) metadata;
    }

    /// A code, or a word of a profile, that hangs on a record.
    Attribute "attribute" "attributes.csv" {
        /// UUID.
        must uuid id;
        /// UUID of the record it hangs on.
        may uuid link_id;
        /// UUID of the code, where it is not nested.
        may uuid taxonomy_term_id;
        /// What the code says about the record.
        may text link_type;
        /// Table of the record it hangs on.
        may text link_entity;
        /// A value.
        may text value;
        /// Name of the value (3.1); our profile's keys stand here.
        may text label;
        /// The code.
        may one(TaxonomyTerm) taxonomy_term;
        /// Changes.
        may many(Metadata) metadata;
    }

    /// A code of a taxonomy.
    TaxonomyTerm "taxonomy_term" "taxonomy_terms.csv" {
        /// UUID.
        must uuid id;
        /// The code.
        may text code;
        /// Name.
        must text name;
        /// What it means.
        should text description;
        /// UUID of the code above it; may stand outside the feed.
        may uuid parent_id;
        /// Name of the taxonomy.
        may text taxonomy;
        /// The taxonomy.
        may one(Taxonomy) taxonomy_detail;
        /// Language of the name.
        may text language;
        /// UUID of the taxonomy, where it is not nested.
        may uuid taxonomy_id;
        /// Web address of the code.
        may uri term_uri;
        /// Changes.
        may many(Metadata) metadata;
    }

    /// A list of codes.
    Taxonomy "taxonomy" "taxonomies.csv" {
        /// UUID.
        must uuid id;
        /// Name.
        must text name;
        /// What it is for.
        should text description;
        /// Web address.
        may uri uri;
        /// Version.
        may text version;
        /// Changes.
        may many(Metadata) metadata;
    }

    /// A change of a record. Kept, never judged: it is about the past of somebody else's database.
    Metadata "metadata" "metadata.csv" {
        /// UUID.
        may text id;
        /// UUID of the record.
        may text resource_id;
        /// Table of the record.
        may text resource_type;
        /// Day of the change.
        may text last_action_date;
        /// What was done.
        may text last_action_type;
        /// Field that was changed.
        may text field_name;
        /// Before.
        may text previous_value;
        /// After.
        may text replacement_value;
        /// By whom.
        may text updated_by;
    }

    /// A web page (3.1).
    Url "url" "urls.csv" {
        /// UUID.
        must uuid id;
        /// UUID of the organisation.
        may uuid organization_id;
        /// UUID of the service.
        may uuid service_id;
        /// What is there.
        may text label;
        /// The address.
        must uri url;
        /// Codes.
        may many(Attribute) attributes;
        /// Changes.
        may many(Metadata) metadata;
    }
}
