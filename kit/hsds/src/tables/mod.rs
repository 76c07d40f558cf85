//! The tabular form: tables whose rows point at each other by `…_id`.

mod assemble;
mod package;

pub use package::{PackageFault, Tables};

use std::collections::BTreeMap;

use serde_json::{Map, Number, Value};

use crate::{
    Fault, FaultKind, Type,
    check::{Spot, check, shortened, type_of},
    gather::{Gathering, label},
    record::{Holds, Record, Spec},
    records as r,
};

/// Every table, children before those that nest them, so that a record is complete when it is nested.
fn tables() -> [&'static Spec; 20] {
    [
        r::Taxonomy::spec(),
        r::TaxonomyTerm::spec(),
        r::Unit::spec(),
        r::ServiceCapacity::spec(),
        r::Language::spec(),
        r::Phone::spec(),
        r::Contact::spec(),
        r::Funding::spec(),
        r::Program::spec(),
        r::OrganizationIdentifier::spec(),
        r::Accessibility::spec(),
        r::Address::spec(),
        r::ServiceArea::spec(),
        r::CostOption::spec(),
        r::RequiredDocument::spec(),
        r::Schedule::spec(),
        r::Location::spec(),
        r::Organization::spec(),
        r::ServiceAtLocation::spec(),
        r::Service::spec(),
    ]
}

/// Tables that hold nothing a directory shows: how the tables were made and what was changed.
const ABOUT_TABLES: &[&str] = &[
    "metadata",
    "meta_table_descriptions",
    "meta_table_description",
];

/// Tables that only HSDS 1 and 2 have.
const OLDER_TABLES: &[&str] = &[
    "regular_schedules",
    "holiday_schedules",
    "physical_addresses",
    "postal_addresses",
    "services_taxonomy",
    "services_at_location",
    "accessibility_for_disabilities",
    "eligibility",
    "payments_accepted",
];

struct Row {
    map: Map<String, Value>,
    line: u64,
    file: String,
}

/// The tables that belong together.
#[derive(Default)]
pub(crate) struct Package {
    rows: BTreeMap<&'static str, Vec<Row>>,
}

/// What a table is called in the standard.
enum TableName {
    Known(&'static Spec),
    About,
    Older,
    Unknown,
}

fn table_name(stem: &str) -> TableName {
    let stem = stem.to_ascii_lowercase();
    let matches = |spec: &&'static Spec| {
        spec.name == stem || spec.table.strip_suffix(".csv") == Some(stem.as_str())
    };
    let attribute = [r::Attribute::spec(), r::Url::spec()];
    match tables().into_iter().chain(attribute).find(matches) {
        Some(spec) => TableName::Known(spec),
        None if ABOUT_TABLES.contains(&stem.as_str()) => TableName::About,
        None if OLDER_TABLES.contains(&stem.as_str()) => TableName::Older,
        None => TableName::Unknown,
    }
}

/// Counts lines along a text. The CSV reader's own count is one short in files that end lines as Windows does.
struct Lines<'a> {
    rest: std::slice::Iter<'a, u8>,
    line: u64,
    at: u64,
}

impl Lines<'_> {
    /// The line of the record that begins at this byte or behind the line ends that stand there.
    fn of(&mut self, byte: u64) -> u64 {
        loop {
            match self.rest.clone().next() {
                Some(next) if self.at < byte || matches!(next, b'\r' | b'\n') => {
                    self.line += u64::from(*next == b'\n');
                    self.at += 1;
                    self.rest.next();
                }
                _ => return self.line,
            }
        }
    }
}

fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

impl Gathering<'_> {
    /// Notes the version of a data package and what it calls its tables. The names are only compared with those of
    /// the files that are there: no path of a stranger's is ever opened.
    pub(crate) fn data_package(&mut self, file: &str, map: &Map<String, Value>) {
        let text = |name: &str| map.get(name).and_then(Value::as_str);
        if let Some(version) = text("hsds_version").or_else(|| text("hsdsVersion")) {
            self.version(file, version.to_owned());
        }
        let last = file.rsplit(['/', '\\']).next().unwrap_or(file);
        let folder = file.strip_suffix(last).unwrap_or_default();
        let resources = map
            .get("resources")
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        for resource in resources {
            let text = |name: &str| resource.get(name).and_then(Value::as_str);
            if let (Some(name), Some(path)) = (text("name"), text("path")) {
                self.named_tables.insert(
                    format!("{folder}{path}"),
                    (name.to_owned(), file.to_owned()),
                );
            }
        }
    }

    /// Reads one CSV file into the package of its folder.
    pub(crate) fn table(&mut self, package: &str, file: &str, bytes: &[u8]) {
        let named = self.named_tables.remove(file).map(|(name, _)| name);
        let Some(spec) = self.table_spec(file, named.as_deref().unwrap_or(stem(file))) else {
            return;
        };
        let Some(text) = self.text(file, bytes) else {
            return;
        };
        let heading = text.lines().next().unwrap_or_default();
        // A spreadsheet set to Danish saves with semicolons.
        let comma = if heading.contains(';') && !heading.contains(',') {
            b';'
        } else {
            b','
        };
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .delimiter(comma)
            .from_reader(text.as_bytes());
        let heading = match reader.headers() {
            Ok(heading) => heading.clone(),
            Err(error) => {
                self.fault(
                    file,
                    FaultKind::BrokenTable {
                        reason: error.to_string(),
                    },
                );
                return;
            }
        };
        if !heading.iter().any(|column| column.trim() == "id") {
            self.fault(file, FaultKind::NoIdColumn);
            return;
        }
        let mut rows = Vec::new();
        let mut lines = Lines {
            rest: text.as_bytes().iter(),
            line: 1,
            at: 0,
        };
        for record in reader.records() {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    self.fault(
                        file,
                        FaultKind::BrokenTable {
                            reason: error.to_string(),
                        },
                    );
                    continue;
                }
            };
            let line = record
                .position()
                .map_or(0, |position| lines.of(position.byte()));
            if record.len() != heading.len() {
                let kind = FaultKind::BrokenRow {
                    expected: heading.len(),
                    found: record.len(),
                };
                let mut fault = Fault::of_file(file, kind);
                fault.line = Some(line);
                self.faults.push(fault);
                continue;
            }
            let cells = heading
                .iter()
                .zip(record.iter())
                .filter(|(_, cell)| !cell.trim().is_empty());
            let map = cells
                .map(|(column, cell)| (column.trim().to_owned(), typed(spec, column.trim(), cell)))
                .collect();
            let row = Row {
                map,
                line,
                file: file.to_owned(),
            };
            if !self.row(spec, row, &mut rows) {
                return;
            }
        }
        self.rows(package, spec, rows);
    }

    /// Reads the tables of a tabular JSON file.
    pub(crate) fn tables_in_json(&mut self, file: &str, map: Map<String, Value>) {
        for (name, value) in map {
            let Some(spec) = self.table_spec(file, stem(&name)) else {
                continue;
            };
            let Value::Array(list) = value else {
                let mut fault = Fault::of_file(
                    file,
                    FaultKind::WrongType {
                        expected: Type::List,
                        found: type_of(&value),
                    },
                );
                fault.field = Some(format!("/{}", shortened(&name)));
                self.faults.push(fault);
                continue;
            };
            let mut rows = Vec::new();
            for (index, item) in list.into_iter().enumerate() {
                match item {
                    Value::Object(map) => {
                        let line = u64::try_from(index).unwrap_or(u64::MAX).saturating_add(1);
                        let map = map
                            .into_iter()
                            .map(|(column, value)| plain_text(spec, column, value))
                            .collect();
                        let row = Row {
                            map,
                            line,
                            file: format!("{file}#{name}"),
                        };
                        if !self.row(spec, row, &mut rows) {
                            return;
                        }
                    }
                    other => {
                        let kind = FaultKind::WrongType {
                            expected: Type::Record,
                            found: type_of(&other),
                        };
                        let mut fault = Fault::of_file(file, kind);
                        fault.field = Some(format!("/{}/{index}", shortened(&name)));
                        self.faults.push(fault);
                    }
                }
            }
            self.rows(file, spec, rows);
        }
    }

    fn table_spec(&mut self, file: &str, stem: &str) -> Option<&'static Spec> {
        match table_name(stem) {
            TableName::Known(spec) => return Some(spec),
            TableName::About => {}
            TableName::Older => self.fault(
                file,
                FaultKind::OlderVersion {
                    sign: format!("{}.csv", shortened(stem)),
                },
            ),
            TableName::Unknown => {
                let mut fault = Fault::of_file(file, FaultKind::UnknownTable);
                fault.field = Some(shortened(stem));
                self.faults.push(fault);
            }
        }
        None
    }

    /// Checks and counts a row as soon as it is read; false once there are too many, before they fill the memory.
    fn row(&mut self, spec: &'static Spec, row: Row, rows: &mut Vec<Row>) -> bool {
        let record = label(spec, &row.map, "");
        let spot = Spot {
            file: &row.file,
            record: &record,
            line: Some(row.line),
            table: true,
        };
        let room = self.room();
        let records = check(&row.map, spec, spot, &mut self.faults, room);
        let room = self.count(&row.file, records);
        if room {
            rows.push(row);
        }
        room
    }

    fn rows(&mut self, package: &str, spec: &'static Spec, rows: Vec<Row>) {
        let package = self.packages.entry(package.to_owned()).or_default();
        package.rows.entry(spec.name).or_default().extend(rows);
    }
}

fn typed(spec: &Spec, column: &str, cell: &str) -> Value {
    let text = || Value::String(cell.to_owned());
    match spec.field(column).map(|field| field.holds) {
        Some(Holds::Number) => cell
            .trim()
            .parse::<Number>()
            .map_or_else(|_| text(), Value::Number),
        _ => text(),
    }
}

/// Numbers in a text column are text in the table that the JSON stands for.
fn plain_text(spec: &Spec, column: String, value: Value) -> (String, Value) {
    let value = match (spec.field(&column).map(|field| field.holds), value) {
        (Some(Holds::Number | Holds::One(_) | Holds::Many(_)), value) => value,
        (_, Value::Number(number)) => Value::String(number.to_string()),
        (_, value) => value,
    };
    (column, value)
}
