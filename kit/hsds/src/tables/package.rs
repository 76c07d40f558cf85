//! The other way: from nested records to tables that point at each other, as a Tabular Data Package that any
//! spreadsheet opens and `frictionless` calls valid.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;

use serde_json::{Map, Value, json};
use zip::write::SimpleFileOptions;

use super::tables;
use crate::record::{Holds, Need, Record, Spec};
use crate::records as r;
use crate::{Organization, Service, write::VERSION};

/// Links that may lead out of the directory: to what stands above a record elsewhere.
const OUTWARD: &[&str] = &["parent_id", "parent_organization_id"];

/// Why a package could not be made.
#[derive(Debug)]
pub enum PackageFault {
    /// A table could not be written.
    Table(csv::Error),
    /// The file around the tables could not be written.
    Zip(zip::result::ZipError),
    /// The bytes could not be taken.
    Bytes(std::io::Error),
}

impl std::fmt::Display for PackageFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Table(why) => write!(f, "a table could not be written: {why}"),
            Self::Zip(why) => write!(f, "the package could not be written: {why}"),
            Self::Bytes(why) => write!(f, "the package could not be kept: {why}"),
        }
    }
}

impl std::error::Error for PackageFault {}

impl From<csv::Error> for PackageFault {
    fn from(why: csv::Error) -> Self {
        Self::Table(why)
    }
}

impl From<zip::result::ZipError> for PackageFault {
    fn from(why: zip::result::ZipError) -> Self {
        Self::Zip(why)
    }
}

impl From<std::io::Error> for PackageFault {
    fn from(why: std::io::Error) -> Self {
        Self::Bytes(why)
    }
}

/// The cells of a row that are filled, by their columns.
type Row = BTreeMap<String, String>;

/// The rows of one table in the order in which they were met, which is the order of the lists they came from.
#[derive(Debug, Default)]
struct Rows {
    rows: Vec<Row>,
    at: BTreeMap<String, usize>,
}

impl Rows {
    /// Keeps a row, or what it adds to the one that is there.
    fn keep(&mut self, id: String, row: Row) {
        let next = self.rows.len();
        let at = *self.at.entry(id).or_insert(next);
        if at == next {
            self.rows.push(Row::new());
        }
        if let Some(kept) = self.rows.get_mut(at) {
            for (name, cell) in row {
                kept.entry(name).or_insert(cell);
            }
        }
    }
}

/// All tables of a directory.
#[derive(Debug, Default)]
pub struct Tables {
    rows: BTreeMap<&'static str, Rows>,
}

/// Every kind of record that has a table of its own.
fn kinds() -> impl Iterator<Item = &'static Spec> {
    tables()
        .into_iter()
        .chain([r::Attribute::spec(), r::Url::spec(), r::Metadata::spec()])
}

fn kind(name: &str) -> Option<&'static Spec> {
    kinds().find(|spec| spec.name == name)
}

fn resource(spec: &Spec) -> &'static str {
    spec.table.strip_suffix(".csv").unwrap_or(spec.table)
}

/// A value as a cell; none for what is empty.
fn cell(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        other => Some(other.to_string()),
    }
}

impl Tables {
    /// The tables of these services, organisations, lists of codes and codes, with everything nested in them. Of two records with one id every
    /// cell that is filled in either is kept, the first one's where both are. A link to a record that is not there is
    /// left out, unless it may lead out of the directory.
    pub fn of<'a>(
        services: impl IntoIterator<Item = &'a Service>,
        organizations: impl IntoIterator<Item = &'a Value>,
        taxonomies: impl IntoIterator<Item = &'a Value>,
        terms: impl IntoIterator<Item = &'a Value>,
    ) -> Self {
        let mut all = Self::default();
        for service in services {
            all.take(Service::spec(), &service.to_map(), None);
        }
        let organizations = organizations
            .into_iter()
            .map(|one| (Organization::spec(), one));
        let taxonomies = taxonomies.into_iter().map(|one| (r::Taxonomy::spec(), one));
        let terms = terms.into_iter().map(|one| (r::TaxonomyTerm::spec(), one));
        for (spec, record) in organizations.chain(taxonomies).chain(terms) {
            if let Value::Object(map) = record {
                all.take(spec, map, None);
            }
        }
        all.drop_loose_links();
        all
    }

    /// How many rows a table has, by its name without `.csv`.
    #[must_use]
    pub fn count(&self, table: &str) -> usize {
        let spec = kinds().find(|spec| resource(spec) == table);
        spec.and_then(|spec| self.rows.get(spec.name))
            .map_or(0, |rows| rows.rows.len())
    }

    /// Takes a record in, and what is nested in it. One without an id can be no row.
    fn take(
        &mut self,
        spec: &'static Spec,
        map: &Map<String, Value>,
        parent: Option<(&'static Spec, &str)>,
    ) -> Option<String> {
        let id = map.get("id").and_then(cell)?;
        let mut row = Row::new();
        for (name, value) in map {
            match (spec.field(name).map(|field| field.holds), value) {
                (Some(Holds::One(of)), Value::Object(nested)) => {
                    let link = self.take(of(), nested, None);
                    row.extend(link.map(|link| (format!("{}_id", of().name), link)));
                }
                (Some(Holds::Many(of)), Value::Array(list)) => {
                    for nested in list.iter().filter_map(Value::as_object) {
                        self.take(of(), nested, Some((spec, &id)));
                    }
                }
                _ => row.extend(cell(value).map(|cell| (name.clone(), cell))),
            }
        }
        if let Some((owner, owner_id)) = parent {
            let (link, of) = match spec.name {
                "attribute" => ("link_id".to_owned(), Some("link_entity")),
                "metadata" => ("resource_id".to_owned(), Some("resource_type")),
                _ => (format!("{}_id", owner.name), None),
            };
            row.entry(link).or_insert_with(|| owner_id.to_owned());
            if let Some(of) = of {
                row.entry(of.to_owned())
                    .or_insert_with(|| owner.name.to_owned());
            }
        }
        let rows = self.rows.entry(spec.name).or_default();
        rows.keep(id.clone(), row);
        Some(id)
    }

    fn drop_loose_links(&mut self) {
        let ids: BTreeMap<&'static str, BTreeSet<String>> = self
            .rows
            .iter()
            .map(|(name, rows)| (*name, rows.at.keys().cloned().collect()))
            .collect();
        for row in self.rows.values_mut().flat_map(|rows| &mut rows.rows) {
            row.retain(|column, link| {
                target(column)
                    .is_none_or(|spec| ids.get(spec.name).is_some_and(|there| there.contains(link)))
            });
        }
    }

    /// The package: `datapackage.json` and a table for each kind of record that there is, zipped. The same records give
    /// the same bytes.
    ///
    /// # Errors
    /// [`PackageFault`] if it cannot be written.
    pub fn package(&self) -> Result<Vec<u8>, PackageFault> {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        // Not the moment it was made: nobody should wonder whether anything has changed.
        let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
        zip.start_file("datapackage.json", options)?;
        zip.write_all(format!("{:#}\n", self.description()).as_bytes())?;
        for (spec, rows) in self.filled() {
            let columns = columns(spec, rows);
            let mut table = csv::Writer::from_writer(Vec::new());
            table.write_record(&columns)?;
            for row in &rows.rows {
                let cell = |column: &String| row.get(column).map_or("", String::as_str);
                table.write_record(columns.iter().map(cell))?;
            }
            let bytes = table
                .into_inner()
                .map_err(|why| PackageFault::Bytes(why.into_error()))?;
            zip.start_file(spec.table, options)?;
            zip.write_all(&bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    fn filled(&self) -> impl Iterator<Item = (&'static Spec, &Rows)> {
        self.rows
            .iter()
            .filter_map(|(name, rows)| Some((kind(name)?, rows)))
    }

    /// What stands in the tables, as a Tabular Data Package says it.
    fn description(&self) -> Value {
        let resources: Vec<Value> = self
            .filled()
            .map(|(spec, rows)| {
                let columns = columns(spec, rows);
                let links: Vec<Value> = columns
                    .iter()
                    .filter_map(|column| {
                        let target = target(column)?;
                        self.rows.get(target.name)?;
                        Some(json!({ "fields": column, "reference": { "resource": resource(target), "fields": "id" } }))
                    })
                    .collect();
                let fields: Vec<Value> = columns.iter().map(|column| field(spec, column)).collect();
                json!({
                    "name": resource(spec), "path": spec.table, "profile": "tabular-data-resource", "encoding": "utf-8",
                    "schema": { "fields": fields, "primaryKey": "id", "foreignKeys": links },
                })
            })
            .collect();
        json!({
            "profile": "tabular-data-package",
            "name": "landgang-directory",
            "title": "Communities as Open Referral HSDS tables",
            "hsds_version": VERSION,
            "resources": resources,
        })
    }
}

/// The kind of record that a column links to.
fn target(column: &str) -> Option<&'static Spec> {
    if OUTWARD.contains(&column) {
        return None;
    }
    kind(column.strip_suffix("_id")?)
}

/// The columns of a table: those of the standard that any row fills, in the standard's order, then others.
fn columns(spec: &Spec, rows: &Rows) -> Vec<String> {
    let filled: BTreeSet<&String> = rows.rows.iter().flat_map(BTreeMap::keys).collect();
    let known = spec.fields.iter().map(|field| field.name.to_owned());
    let mut columns: Vec<String> = known.filter(|name| filled.contains(name)).collect();
    let others = filled.into_iter().filter(|name| spec.field(name).is_none());
    columns.extend(others.cloned());
    columns
}

fn field(spec: &Spec, column: &str) -> Value {
    let known = spec.field(column);
    let kind = match known.map(|field| field.holds) {
        Some(Holds::Number) => "number",
        Some(Holds::Date) => "date",
        _ => "string",
    };
    let mut constraints = Map::new();
    if known.is_some_and(|field| field.need == Need::Must) {
        constraints.insert("required".to_owned(), true.into());
    }
    if let Some(Holds::OneOf(words)) = known.map(|field| field.holds) {
        constraints.insert("enum".to_owned(), json!(words));
    }
    json!({ "name": column, "type": kind, "constraints": constraints })
}
