//! One trial: rows around the day of one rule, and the look at what is left of them.

use std::cell::Cell;

use jiff::Zoned;
use kit_store::{Param, Tx};

use super::values::{Held, first, held, leaked, next};
use super::{End, World};
use crate::keep::{Keep, Moment};
use crate::plan::Rule;

/// A moment whose time is never over in the proof: the rows that the tried ones need.
const FAR_MS: i64 = 221_845_392_000_000;
const FAR_DAY: &str = "8999-12-31";

/// A row that was put in, by its key, and whether it should still be there.
struct Looked {
    table: String,
    key: Vec<(String, Held)>,
    stays: bool,
    what: &'static str,
    /// The column that should be empty (or full, where the row's time is not over); none for the whole row.
    column: Option<String>,
}

/// The rows that were put in.
pub(super) struct Trial<'a> {
    world: &'a World,
    next: Cell<i64>,
    looked: Vec<Looked>,
}

type Given<'a> = &'a [(&'a str, Held)];

impl<'a> Trial<'a> {
    /// Nothing put in yet.
    pub(super) fn new(world: &'a World) -> Self {
        Self {
            world,
            next: Cell::new(0),
            looked: Vec::new(),
        }
    }

    /// How many rows are looked at.
    pub(super) fn tried(&self) -> u32 {
        u32::try_from(self.looked.len()).unwrap_or(u32::MAX)
    }

    /// Puts in, for one rule, rows whose time is over and rows whose time is not.
    pub(super) fn rows_around(
        &mut self,
        tx: &mut Tx<'_>,
        rule: &Rule,
        now: &Zoned,
    ) -> Result<(), End> {
        let Keep::After {
            moment,
            only,
            once_unnamed,
            ..
        } = &rule.keep
        else {
            return Ok(());
        };
        let (Some(over), Some(young)) = (
            rule.cutoff(now),
            rule.cutoff(now).and_then(|last| next(&last)),
        ) else {
            return Ok(());
        };
        let (over, young) = (held(over), held(young));
        let state = only
            .as_ref()
            .map(|(column, states)| (column.as_str(), states.clone()));
        let states = state.as_ref().map_or(1, |(_, states)| states.len());
        for at in 0..states {
            let state = state
                .as_ref()
                .and_then(|(column, states)| Some((*column, Held::Text(states.get(at)?.clone()))));
            self.row_of(
                tx,
                rule,
                moment,
                over.clone(),
                state.clone(),
                (false, "a row whose time is over"),
            )?;
            self.row_of(
                tx,
                rule,
                moment,
                young.clone(),
                state,
                (true, "a row the day before its time is over"),
            )?;
        }
        if let Some((column, _)) = &state {
            let other = Some((*column, Held::Text("another".to_owned())));
            self.row_of(
                tx,
                rule,
                moment,
                over.clone(),
                other,
                (true, "a row in another state"),
            )?;
        }
        if let Moment::Own(column) = moment
            && self
                .world
                .schema
                .column(&rule.table, column)
                .is_some_and(|declared| !declared.not_null)
            && rule.column.is_none()
        {
            let state = state
                .as_ref()
                .and_then(|(column, states)| Some((*column, Held::Text(states.first()?.clone()))));
            self.row_of(
                tx,
                rule,
                moment,
                Held::Null,
                state,
                (true, "a row whose time has not begun"),
            )?;
        }
        if *once_unnamed {
            self.named_rows(tx, rule, moment, &over)?;
        }
        Ok(())
    }

    /// One row that is over, for every column elsewhere that may name it: all of them wait.
    fn named_rows(
        &mut self,
        tx: &mut Tx<'_>,
        rule: &Rule,
        moment: &Moment,
        over: &Held,
    ) -> Result<(), End> {
        let mut namers = Vec::new();
        for other in self.world.tables.tables.values() {
            if other.name != rule.table && !rule.along.contains(&other.name) {
                namers.extend(
                    other
                        .naming(&rule.table)
                        .map(|(column, _)| (other.name.clone(), column.to_owned())),
                );
            }
        }
        for (namer, column) in namers {
            let given = vec![(moment.column(), over.clone())];
            let row = self.insert(tx, &rule.table, &given)?;
            let key = first(&row);
            let by = self.insert(tx, &namer, &[(column.as_str(), key)])?;
            self.looked.push(Looked {
                table: rule.table.clone(),
                key: row,
                stays: true,
                what: "a row that is still named",
                column: None,
            });
            self.looked.push(Looked {
                table: namer,
                key: by,
                stays: true,
                what: "the row that names it",
                column: None,
            });
        }
        Ok(())
    }

    /// One row of the rule's table with a moment, and a row of every table that goes along.
    fn row_of(
        &mut self,
        tx: &mut Tx<'_>,
        rule: &Rule,
        moment: &Moment,
        at: Held,
        state: Option<(&str, Held)>,
        (stays, what): (bool, &'static str),
    ) -> Result<(), End> {
        let mut given: Vec<(&str, Held)> = state.into_iter().collect();
        if let Moment::Own(column) = moment {
            given.push((column, at.clone()));
        }
        if let Some(column) = &rule.column {
            let kind = self
                .world
                .schema
                .column(&rule.table, column)
                .map(|declared| declared.kind.clone());
            given.push((column, self.filler(kind.as_deref().unwrap_or("text"))));
        }
        let key = self.insert(tx, &rule.table, &given)?;
        if let Moment::Last { table, column } = moment {
            // The earlier one must not decide.
            let earlier = match at {
                Held::Text(_) => Held::Text("1970-01-01".to_owned()),
                _ => Held::Int(0),
            };
            for moment in [earlier, at] {
                self.child(
                    tx,
                    table,
                    &rule.table,
                    &first(&key),
                    &[(column.as_str(), moment)],
                    (stays, what),
                )?;
            }
        } else if rule.column.is_none() {
            self.children(tx, &rule.table, &first(&key), (stays, what))?;
        }
        self.looked.push(Looked {
            table: rule.table.clone(),
            key,
            stays,
            what,
            column: rule.column.clone(),
        });
        Ok(())
    }

    fn children(
        &mut self,
        tx: &mut Tx<'_>,
        parent: &str,
        key: &Held,
        told: (bool, &'static str),
    ) -> Result<(), End> {
        let children: Vec<String> = self
            .world
            .tables
            .tables
            .values()
            .filter(|table| matches!(&table.keep, Keep::With { table, .. } if table == parent))
            .map(|table| table.name.clone())
            .collect();
        for child in children {
            self.child(tx, &child, parent, key, &[], told)?;
        }
        Ok(())
    }

    fn child(
        &mut self,
        tx: &mut Tx<'_>,
        child: &str,
        parent: &str,
        parent_key: &Held,
        also: Given<'_>,
        (stays, what): (bool, &'static str),
    ) -> Result<(), End> {
        let table = self.world.tables.tables.get(child);
        let by = table.and_then(|table| match &table.keep {
            Keep::With { by: Some(by), .. } => Some(by.clone()),
            _ => table
                .naming(parent)
                .next()
                .map(|(column, _)| column.to_owned()),
        });
        let Some(by) = by else {
            return Ok(());
        };
        let mut given = vec![(by.as_str(), parent_key.clone())];
        given.extend(also.iter().cloned());
        let key = self.insert(tx, child, &given)?;
        let own = first(&key);
        self.children(tx, child, &own, (stays, what))?;
        self.looked.push(Looked {
            table: child.to_owned(),
            key,
            stays,
            what,
            column: None,
        });
        Ok(())
    }

    /// Puts a row in, with the rows it must name; gives its key.
    fn insert(
        &self,
        tx: &mut Tx<'_>,
        table: &str,
        given: Given<'_>,
    ) -> Result<Vec<(String, Held)>, End> {
        let columns = self
            .world
            .schema
            .tables
            .get(table)
            .cloned()
            .unwrap_or_default();
        let (mut names, mut values, mut key) = (Vec::new(), Vec::new(), Vec::new());
        for (column, declared) in &columns {
            let asked = given
                .iter()
                .find(|(name, _)| name == column)
                .map(|(_, held)| held.clone());
            let wanted = declared.not_null
                || self.world.also.iter().any(|(t, c, other)| {
                    t == &table && c == column && !given.iter().any(|(name, _)| name == other)
                });
            let held = match (asked, &declared.references) {
                (Some(held), _) => held,
                (None, _) if !wanted => Held::Null,
                (None, Some((parent, _))) if parent != table => {
                    let parent = self.insert(tx, parent, &[])?;
                    first(&parent)
                }
                (None, _) => self.plain(column, &declared.kind),
            };
            if declared.key {
                key.push((column.clone(), held.clone()));
            }
            names.push(column.clone());
            values.push(held);
        }
        let places: Vec<String> = (1..=names.len()).map(|n| format!("${n}")).collect();
        let sql = format!(
            "INSERT INTO {table} ({}) VALUES ({})",
            names.join(", "),
            places.join(", ")
        );
        let params: Vec<Box<dyn Param>> = values.iter().map(Held::param).collect();
        let params: Vec<&dyn Param> = params.iter().map(AsRef::as_ref).collect();
        tx.run(leaked(&sql), &params)?;
        Ok(key)
    }

    /// A value for a column nobody asked about: its own, and if it is a moment one that is far away.
    fn plain(&self, column: &str, kind: &str) -> Held {
        if column.ends_with("_ms") {
            return Held::Int(FAR_MS);
        }
        if column == "day"
            || column == "starts"
            || column.ends_with("_on")
            || column.ends_with("_date")
        {
            return Held::Text(FAR_DAY.to_owned());
        }
        self.filler(kind)
    }

    fn filler(&self, kind: &str) -> Held {
        let number = self.next.get() + 1;
        self.next.set(number);
        match kind {
            "int" => Held::Int(number),
            "real" => Held::Real(1.0),
            "blob" => Held::Blob(number.to_be_bytes().to_vec()),
            _ => Held::Text(format!("t{number}")),
        }
    }

    /// How many rows are as they should be, and the first that is not.
    pub(super) fn look(&self, tx: &mut Tx<'_>) -> Result<(u32, Option<String>), End> {
        let (mut good, mut first) = (0, None);
        for row in &self.looked {
            let conditions: Vec<String> = row
                .key
                .iter()
                .enumerate()
                .map(|(at, (column, _))| format!("{column} = ${}", at + 1))
                .collect();
            let full = row
                .column
                .as_ref()
                .map_or(String::new(), |column| format!(" AND {column} IS NOT NULL"));
            let sql = format!(
                "SELECT COUNT(*) FROM {} WHERE {}{full}",
                row.table,
                conditions.join(" AND ")
            );
            let params: Vec<Box<dyn Param>> =
                row.key.iter().map(|(_, held)| held.param()).collect();
            let params: Vec<&dyn Param> = params.iter().map(AsRef::as_ref).collect();
            let there: Option<i64> = tx.row(leaked(&sql), &params, |r| r.get(0))?;
            if there == Some(i64::from(row.stays)) {
                good += 1;
            } else if first.is_none() {
                first = Some(format!(
                    "{} in {} should {}",
                    row.what,
                    row.table,
                    if row.stays { "stay" } else { "be gone" }
                ));
            }
        }
        Ok((good, first))
    }
}
