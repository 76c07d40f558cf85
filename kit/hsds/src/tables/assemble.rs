//! Follows the links between tables, so that each record holds what points at it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::{Package, Row, tables};
use crate::{
    Fault, FaultKind, Severity,
    check::shortened,
    gather::{Gathering, Rank, id, label},
    record::{Holds, Record, Spec},
    records as r,
};

/// Links that a row cannot do without.
const NEEDED: &[(&str, &str)] = &[
    ("service", "organization_id"),
    ("program", "organization_id"),
    ("service_at_location", "service_id"),
    ("service_at_location", "location_id"),
    ("cost_option", "service_id"),
    ("organization_identifier", "organization_id"),
];

/// Records waiting for the one that nests them: (kind, id) → field → list.
type Waiting = BTreeMap<(&'static str, String), BTreeMap<&'static str, Vec<Value>>>;

impl Package {
    /// Follows the links and hands the complete records on.
    pub(crate) fn assemble(mut self, _name: &str, gathering: &mut Gathering<'_>) {
        let ids: BTreeMap<&'static str, BTreeSet<String>> = self
            .rows
            .iter()
            .map(|(kind, rows)| {
                (
                    *kind,
                    rows.iter()
                        .filter_map(|row| id(&row.map).map(str::to_owned))
                        .collect(),
                )
            })
            .collect();
        let order = tables();
        let mut waiting = Waiting::new();
        self.attributes(&ids, &mut waiting, gathering);
        for (place, spec) in order.iter().enumerate() {
            let mut done: BTreeMap<String, (Map<String, Value>, u64)> = BTreeMap::new();
            for mut row in self.rows.remove(spec.name).unwrap_or_default() {
                let Some(own) = id(&row.map).map(str::to_owned) else {
                    continue;
                };
                if let Some((first, line)) = done.get(&own) {
                    if *first != row.map {
                        let other = format!("{}:{line}", row.file);
                        fault(
                            gathering,
                            spec,
                            &row,
                            "id",
                            FaultKind::SameIdTwice { other },
                        );
                    }
                    continue;
                }
                done.insert(own.clone(), (row.map.clone(), row.line));
                links(spec, &mut row, &ids, gathering);
                for (field, list) in waiting.remove(&(spec.name, own)).unwrap_or_default() {
                    row.map.insert(field.to_owned(), Value::Array(list));
                }
                for parent in order.iter().skip(place + 1) {
                    let Some(target) = row
                        .map
                        .get(&format!("{}_id", parent.name))
                        .and_then(Value::as_str)
                    else {
                        continue;
                    };
                    let nests = |holds: &Holds| matches!(holds, Holds::Many(inner) if inner().name == spec.name);
                    if let Some(field) = parent.fields.iter().find(|field| nests(&field.holds)) {
                        let lists = waiting.entry((parent.name, target.to_owned())).or_default();
                        lists
                            .entry(field.name)
                            .or_default()
                            .push(Value::Object(row.map.clone()));
                    }
                }
                if crate::gather::kinds()
                    .iter()
                    .any(|kind| kind.name == spec.name)
                {
                    gathering.take_in(&row.file, spec, Rank::Full, row.map);
                }
            }
        }
    }

    /// Attributes and web pages hang on any record, by its id.
    fn attributes(
        &mut self,
        ids: &BTreeMap<&'static str, BTreeSet<String>>,
        waiting: &mut Waiting,
        gathering: &mut Gathering<'_>,
    ) {
        let spec = r::Attribute::spec();
        for mut row in self.rows.remove(spec.name).unwrap_or_default() {
            links(spec, &mut row, ids, gathering);
            let Some(target) = row
                .map
                .get("link_id")
                .and_then(Value::as_str)
                .map(str::to_owned)
            else {
                fault(gathering, spec, &row, "link_id", FaultKind::Missing);
                continue;
            };
            let owner = ids
                .iter()
                .find(|(_, ids)| ids.contains(&target))
                .map(|(kind, _)| *kind);
            match owner {
                Some(kind) => {
                    let lists = waiting.entry((kind, target)).or_default();
                    lists
                        .entry("attributes")
                        .or_default()
                        .push(Value::Object(row.map));
                }
                None => fault(
                    gathering,
                    spec,
                    &row,
                    "link_id",
                    FaultKind::LooseAttribute {
                        id: shortened(&target),
                    },
                ),
            }
        }
        let spec = r::Url::spec();
        for mut row in self.rows.remove(spec.name).unwrap_or_default() {
            links(spec, &mut row, ids, gathering);
            for (kind, column, field) in [
                ("service", "service_id", "additional_urls"),
                ("organization", "organization_id", "additional_websites"),
            ] {
                if let Some(target) = row.map.get(column).and_then(Value::as_str) {
                    let lists = waiting.entry((kind, target.to_owned())).or_default();
                    lists
                        .entry(field)
                        .or_default()
                        .push(Value::Object(row.map.clone()));
                }
            }
        }
    }
}

/// Checks every link of a row; one that leads nowhere is said and dropped.
fn links(
    spec: &'static Spec,
    row: &mut Row,
    ids: &BTreeMap<&'static str, BTreeSet<String>>,
    gathering: &mut Gathering<'_>,
) {
    for target in tables() {
        let column = format!("{}_id", target.name);
        let Some(field) = spec.field(&column) else {
            continue;
        };
        let needed = NEEDED.contains(&(spec.name, field.name));
        match row
            .map
            .get(field.name)
            .and_then(Value::as_str)
            .map(str::to_owned)
        {
            None if needed => fault(gathering, spec, row, field.name, FaultKind::Missing),
            None => {}
            Some(id) if ids.get(target.name).is_some_and(|ids| ids.contains(&id)) => {}
            Some(id) => {
                let kind = FaultKind::BrokenLink {
                    table: target.table,
                    id: shortened(&id),
                    needed,
                };
                fault(gathering, spec, row, field.name, kind);
                row.map.remove(field.name);
            }
        }
    }
}

fn fault(gathering: &mut Gathering<'_>, spec: &Spec, row: &Row, column: &str, kind: FaultKind) {
    let severity: Severity = kind.severity();
    gathering.faults.push(Fault {
        severity,
        file: row.file.clone(),
        record: Some(label(spec, &row.map, "")),
        line: Some(row.line),
        field: Some(column.to_owned()),
        kind,
    });
}
