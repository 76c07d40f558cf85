//! The whole directory as one file, for `landgang export`.

use kit_hsds::{PackageFault, Tables, points, write};
use kit_store::{Given, Store, StoreError};
use serde_json::Value;

use crate::directory::{Keeping, Shelf};
use crate::lists::{days_from, ics};
use crate::occasions::on;
use crate::{Public, hsds};

/// How the directory is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One HSDS page with every service whole.
    Json,
    /// A Tabular Data Package, zipped.
    Tables,
    /// Points on a map.
    GeoJson,
    /// The meetings of so many days to come, as a calendar file.
    Calendar {
        /// How many days, today among them.
        days: i32,
    },
}

/// A directory that was written.
#[derive(Debug)]
pub struct Exported {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many communities stand in it.
    pub communities: usize,
    /// How many do not, since they have no position or do not meet in the time.
    pub without: usize,
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ExportFault {
    /// The directory could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The tables could not be written.
    #[error(transparent)]
    Package(#[from] PackageFault),
}

/// Writes the directory. A calendar leaves out what stands in no list since nobody has confirmed it for longer than
/// `hide_after_days`; the records themselves are written whole, with their date.
///
/// # Errors
/// [`ExportFault`] if it cannot be read or written.
pub fn export(
    store: &Store<Public>,
    given: &Given,
    form: Form,
    hide_after_days: i64,
) -> Result<Exported, ExportFault> {
    let directory = Shelf::open(
        store,
        given,
        &Keeping {
            hide_after_days,
            corrections: None,
        },
    )?
    .current();
    let services = || directory.services().values().map(AsRef::as_ref);
    let (all, catalogue) = (directory.services().len(), directory.catalogue());
    let (bytes, without) = match form {
        Form::Json => {
            // A list page of the interface holds summaries; a file is read by itself, so nothing may be left to be
            // asked for.
            let services: Vec<Value> = services().map(write::full).collect();
            (format!("{:#}\n", hsds::page(&services)).into_bytes(), 0)
        }
        Form::Tables => {
            let tables = Tables::of(
                services(),
                catalogue.organizations(),
                catalogue.taxonomies(),
                catalogue.terms(),
            );
            (tables.package()?, 0)
        }
        Form::GeoJson => {
            let points = points(services());
            (
                format!("{:#}\n", points.collection).into_bytes(),
                points.without,
            )
        }
        Form::Calendar { days } => {
            let today = given.today();
            let met = |day| on(&directory, day, None);
            let occasions: Vec<_> = days_from(today, days).flat_map(met).collect();
            let mut in_it: Vec<&str> = occasions
                .iter()
                .map(|one| one.community.id.as_str())
                .collect();
            in_it.sort_unstable();
            in_it.dedup();
            let without = all - in_it.len();
            let file = ics(given, "landgang", occasions.into_iter());
            (file.into_bytes(), without)
        }
    };
    Ok(Exported {
        bytes,
        communities: all - without,
        without,
    })
}
