//! The questions that the standard's API answers: its lists, their parameters, and the contract that tells of both. What
//! is declared here is what is read ([`Query::read`]) and what the OpenAPI document says ([`openapi`]), so that the two
//! cannot part.

mod contract;
mod query;

pub use contract::openapi;
pub use query::{Amiss, Query, Shape, moment};

/// A list of the API (HSDS 3, API reference).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// Services: what people can come to.
    Services,
    /// Services at their places.
    ServiceAtLocations,
    /// Who is behind them.
    Organizations,
    /// Lists of codes.
    Taxonomies,
    /// Codes.
    TaxonomyTerms,
}

/// A parameter of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Parameter {
    /// Words, all of which must be found.
    Search,
    /// The page, from 1.
    Page,
    /// Records on a page.
    PerPage,
    /// `json` (pages) or `ndjson` (everything, a line each).
    Format,
    /// Only what carries this code; may stand several times, and then all are asked for.
    TaxonomyTermId,
    /// Only what carries a code of this list; may stand several times.
    TaxonomyId,
    /// Only what this organisation offers.
    OrganizationId,
    /// Only what was changed at or after this moment.
    ModifiedAfter,
    /// Ids and dates of change only, all on one page.
    Minimal,
    /// Full records instead of summaries.
    Full,
    /// Organisations with the full records of their services.
    FullService,
    /// Only what is at this postcode, or near its middle.
    Postcode,
    /// How near, in metres.
    Proximity,
    /// Codes without one above them.
    TopOnly,
    /// Codes right below this one.
    ParentId,
}

use Parameter::{
    Format, Full, FullService, Minimal, ModifiedAfter, OrganizationId, Page, ParentId, PerPage,
    Postcode, Proximity, Search, TaxonomyId, TaxonomyTermId, TopOnly,
};

impl List {
    /// Every list, in the order of the contract.
    pub const ALL: [Self; 5] = [
        Self::Services,
        Self::ServiceAtLocations,
        Self::Organizations,
        Self::Taxonomies,
        Self::TaxonomyTerms,
    ];

    /// The word in the address.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Services => "services",
            Self::ServiceAtLocations => "service_at_locations",
            Self::Organizations => "organizations",
            Self::Taxonomies => "taxonomies",
            Self::TaxonomyTerms => "taxonomy_terms",
        }
    }

    /// What may be asked of it. The standard gives postcode and proximity to services at places only; whoever looks for
    /// services near somewhere has the same question.
    #[must_use]
    pub const fn parameters(self) -> &'static [Parameter] {
        match self {
            Self::Services => &[
                Search,
                Page,
                PerPage,
                Format,
                TaxonomyTermId,
                TaxonomyId,
                OrganizationId,
                ModifiedAfter,
                Minimal,
                Full,
                Postcode,
                Proximity,
            ],
            Self::ServiceAtLocations => &[
                Search,
                Page,
                PerPage,
                Format,
                TaxonomyTermId,
                TaxonomyId,
                OrganizationId,
                ModifiedAfter,
                Full,
                Postcode,
                Proximity,
            ],
            Self::Organizations => &[Search, Page, PerPage, Format, Full, FullService],
            Self::Taxonomies => &[Search, Page, PerPage, Format],
            Self::TaxonomyTerms => &[Search, Page, PerPage, Format, TaxonomyId, TopOnly, ParentId],
        }
    }
}

impl Parameter {
    /// Its name in the address.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Search => "search",
            Page => "page",
            PerPage => "per_page",
            Format => "format",
            TaxonomyTermId => "taxonomy_term_id",
            TaxonomyId => "taxonomy_id",
            OrganizationId => "organization_id",
            ModifiedAfter => "modified_after",
            Minimal => "minimal",
            Full => "full",
            FullService => "full_service",
            Postcode => "postcode",
            Proximity => "proximity",
            TopOnly => "top_only",
            ParentId => "parent_id",
        }
    }

    /// Whether it may stand several times.
    #[must_use]
    pub const fn repeats(self) -> bool {
        matches!(self, TaxonomyTermId | TaxonomyId)
    }
}
