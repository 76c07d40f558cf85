//! What an association invites to (VH-1, VH-2): open information meetings and visits to houses of the municipality, which
//! everybody may read and come to without a name; the coordinator's week; calendars that read along.

pub(crate) mod feed;
pub(crate) mod form;
pub(crate) mod open;
pub(crate) mod open_pages;
pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod samples;
pub(crate) mod seat;
pub(crate) mod sql;
pub(crate) mod store;
pub(crate) mod week;
pub(crate) mod week_page;

use jiff::Timestamp;
use jiff::civil::DateTime;
use kit_web::{Asked, Failed, Routes, Sample};

use crate::app::App;
use crate::people::AssociationId;

kit_store::id! {
    /// One open meeting or visit: the nonce of the form that made it.
    pub struct EventId;
}

/// What it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A meeting where everybody hears what the association does.
    Information,
    /// The coordinator sits at a house of the municipality: drop in, or book a short talk.
    Visit,
}

impl Kind {
    pub(crate) const ALL: [Self; 2] = [Self::Information, Self::Visit];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Information => "information",
            Self::Visit => "visit",
        }
    }

    pub(crate) fn from_key(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == text)
    }
}

/// What a coordinator types of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) kind: Kind,
    pub(crate) title: String,
    pub(crate) place: String,
    /// Which door, which floor.
    pub(crate) way_in: Option<String>,
    pub(crate) starts: DateTime,
    pub(crate) ends: DateTime,
    /// None: as many as come.
    pub(crate) seats: Option<i64>,
    /// How long a short talk is; none where none can be booked.
    pub(crate) talk_min: Option<i64>,
    /// Whom one meets (VH-1).
    pub(crate) contact_name: String,
    pub(crate) contact_phone: String,
    /// What to bring along; the coordinator's own.
    pub(crate) bring: Option<String>,
}

/// One event as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) id: EventId,
    pub(crate) association: AssociationId,
    pub(crate) told: Told,
    pub(crate) cancelled: Option<Timestamp>,
    /// Heads, counted afterwards.
    pub(crate) came: Option<i64>,
}

/// Every route of this part.
pub(crate) fn routes() -> Routes<App> {
    Routes::new()
        .and(routes::routes())
        .and(open::routes())
        .and(week::routes())
        .and(feed::routes())
}

/// Every page of this part in every situation.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    samples::samples(asked)
}
