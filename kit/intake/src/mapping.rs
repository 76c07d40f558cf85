//! Which column is which field: written by a person, or guessed from the columns' names.

use std::collections::BTreeMap;

use crate::{Fault, FaultKind, Field};

/// Which column holds which field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Field to column, by the column's name.
    pub columns: BTreeMap<Field, String>,
    /// Sheet of a workbook; the first one if left out.
    pub sheet: Option<String>,
    /// What each column is, in order, where somebody has said it of every one; then no name counts.
    pub in_order: Option<Vec<Option<Field>>>,
}

impl Mapping {
    /// Reads a mapping, TOML with a table `[columns]` of `field = "Column"`, and `sheet = "…"` for a workbook.
    ///
    /// # Errors
    /// [`FaultKind::Unreadable`] if it is no such file, [`FaultKind::NoSuchField`] for each field that does not exist.
    pub fn read(text: &str) -> Result<Self, Vec<Fault>> {
        let unreadable = |why: String| vec![Fault::of(FaultKind::Unreadable(why))];
        let table: toml::Table = text
            .parse()
            .map_err(|e: toml::de::Error| unreadable(e.message().to_owned()))?;
        let mut mapping = Self::default();
        let mut faults = Vec::new();
        for (key, value) in &table {
            match (key.as_str(), value) {
                ("sheet", toml::Value::String(name)) => mapping.sheet = Some(name.clone()),
                ("columns", toml::Value::Table(columns)) => {
                    for (word, column) in columns {
                        match (Field::read(word), column) {
                            (Some(field), toml::Value::String(column)) => {
                                mapping.columns.insert(field, column.clone());
                            }
                            _ => faults.push(Fault::of(FaultKind::NoSuchField(word.clone()))),
                        }
                    }
                }
                _ => faults.push(Fault::of(FaultKind::NoSuchField(key.clone()))),
            }
        }
        if faults.is_empty() {
            Ok(mapping)
        } else {
            Err(faults)
        }
    }

    /// Each column with the field it is read as: the mapping's own words first, then the columns' names.
    pub(crate) fn over(&self, headers: &[String]) -> Result<Vec<Option<Field>>, Vec<Fault>> {
        if let Some(chosen) = &self.in_order {
            let each = 0..headers.len();
            return checked(
                each.map(|at| chosen.get(at).copied().flatten()).collect(),
                Vec::new(),
            );
        }
        let faults: Vec<Fault> = self
            .columns
            .values()
            .filter(|column| !headers.iter().any(|header| same(header, column)))
            .map(|column| Fault::of(FaultKind::NoSuchColumn(column.clone())))
            .collect();
        let chosen = |header: &str| {
            let own = self.columns.iter().find(|(_, column)| same(header, column));
            own.map(|(field, _)| *field)
        };
        let fields: Vec<Option<Field>> = headers
            .iter()
            .map(|header| {
                chosen(header).or_else(|| {
                    Field::guess(header).filter(|field| !self.columns.contains_key(field))
                })
            })
            .collect();
        checked(fields, faults)
    }
}

/// The fields, where each is there once and the name is.
fn checked(
    fields: Vec<Option<Field>>,
    mut faults: Vec<Fault>,
) -> Result<Vec<Option<Field>>, Vec<Fault>> {
    for field in Field::ALL {
        if fields.iter().filter(|found| **found == Some(field)).count() > 1 {
            faults.push(Fault::of(FaultKind::Twice(field)));
        }
    }
    if !fields.contains(&Some(Field::Name)) {
        faults.push(Fault::of(FaultKind::NoNameColumn));
    }
    if faults.is_empty() {
        Ok(fields)
    } else {
        Err(faults)
    }
}

fn same(header: &str, column: &str) -> bool {
    header.trim().eq_ignore_ascii_case(column.trim())
}
