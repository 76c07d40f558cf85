//! From the times to be kept to the statements that keep them, pure: which rows go, and in which order.

use std::collections::BTreeSet;

use jiff::{Span, Zoned};

use crate::classes::{Table, Tables};
use crate::keep::{Keep, Moment, Unit};

/// One rule: rows of one table whose time is over, with everything that goes along; or one column that is emptied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The table.
    pub table: String,
    /// The column that is emptied; none where the row goes.
    pub column: Option<String>,
    /// The rule as it stands in the file.
    pub keep: Keep,
    /// The tables whose rows go along, those that name others first.
    pub along: Vec<String>,
    /// Finds the rows, each by its key; none where one statement does it all. `$1` is the last day or moment.
    pub find: Option<&'static str>,
    /// What is run, with `$1` the key that was found, or else the last day or moment.
    pub statements: Vec<&'static str>,
}

/// The last moment or day whose time is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cutoff {
    /// Milliseconds since 1970.
    Ms(i64),
    /// An ISO date.
    Day(String),
}

/// Every rule of a realm, in an order in which no row goes before the rows that name it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// The rules.
    pub rules: Vec<Rule>,
}

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanFault {
    /// A rule counts from a column, or looks at one, that is not in the table.
    #[error("{table}: its time speaks of {column}, which it has not")]
    NoColumn {
        /// The table with the rule.
        table: String,
        /// The column that is not there.
        column: String,
    },
    /// `with x`, but no column says which row of x, or several do.
    #[error(
        "{table}: `with {with}` needs exactly one column with names = \"{with}\"; or say which with `with {with} by column`"
    )]
    NotTied {
        /// The table with the rule.
        table: String,
        /// The table it goes with.
        with: String,
    },
    /// Rows that are kept longer name the rows that would go.
    #[error(
        "{table} is named by {by}, which is kept by another rule; add `once unnamed`, or let {by} go with it"
    )]
    Named {
        /// The table with the rule.
        table: String,
        /// The table that names it, or names what goes along.
        by: String,
    },
    /// `once unnamed`, but nothing names it.
    #[error("{0}: nothing names it, so `once unnamed` says nothing; take it off")]
    Unnamed(String),
    /// Tables that name each other in a circle.
    #[error("{0} names itself round a corner; such rows cannot go one after the other")]
    Circle(String),
    /// A time that cannot be one of a single column.
    #[error(
        "{0}: a column of its own can be kept for a time, until a moment or until an act, no other way"
    )]
    ColumnTime(String),
}

impl Plan {
    /// Plans the tables of one realm.
    ///
    /// The statements are made once and live as long as the process; make a plan once.
    ///
    /// # Errors
    /// Every fault that was found.
    pub fn of(tables: &Tables) -> Result<Self, Vec<PlanFault>> {
        let (mut rules, mut faults) = (Vec::new(), Vec::new());
        for table in tables.tables.values() {
            if let Err(fault) = check(tables, table) {
                faults.push(fault);
                continue;
            }
            for column in &table.columns {
                match &column.keep {
                    Some(
                        keep @ Keep::After {
                            only: None,
                            once_unnamed: false,
                            moment: Moment::Own(_),
                            ..
                        },
                    ) => {
                        rules.push(empty(table, &column.name, keep));
                    }
                    None | Some(Keep::Act(_)) => {}
                    Some(_) => faults.push(PlanFault::ColumnTime(format!(
                        "{}.{}",
                        table.name, column.name
                    ))),
                }
            }
            if matches!(table.keep, Keep::After { .. }) {
                match remove(tables, table) {
                    Ok(rule) => rules.push(rule),
                    Err(fault) => faults.push(fault),
                }
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        in_order(tables, rules)
            .map(|rules| Self { rules })
            .map_err(|fault| vec![fault])
    }

    /// Every statement with a name, so that a test can prepare all of them.
    #[must_use]
    pub fn statements(&self) -> Vec<(&'static str, &'static str)> {
        let all = self
            .rules
            .iter()
            .flat_map(|rule| rule.find.into_iter().chain(rule.statements.iter().copied()));
        all.map(|sql| (sql, sql)).collect()
    }
}

impl Rule {
    /// The last moment whose time is over at `now`. Never one that is not over: the end of a shorter month is at most
    /// one day late, never early.
    #[must_use]
    pub fn cutoff(&self, now: &Zoned) -> Option<Cutoff> {
        let Keep::After {
            count,
            unit,
            moment,
            ..
        } = &self.keep
        else {
            return None;
        };
        let span = match unit {
            Unit::Days => Span::new().days(*count),
            Unit::Months => Span::new().months(*count),
            Unit::Years => Span::new().years(*count),
        };
        let last = now.checked_sub(span).ok()?;
        Some(if moment.is_ms() {
            Cutoff::Ms(last.timestamp().as_millisecond())
        } else {
            Cutoff::Day(last.date().to_string())
        })
    }
}

fn check(tables: &Tables, table: &Table) -> Result<(), PlanFault> {
    let no_column = |column: &str| PlanFault::NoColumn {
        table: table.name.clone(),
        column: column.to_owned(),
    };
    let not_tied = |with: &str| PlanFault::NotTied {
        table: table.name.clone(),
        with: with.to_owned(),
    };
    match &table.keep {
        Keep::After { moment, only, .. } => {
            match moment {
                Moment::Own(column) => {
                    table.column(column).ok_or_else(|| no_column(column))?;
                }
                Moment::Last {
                    table: other,
                    column,
                } => {
                    let at = || no_column(&format!("{other}.{column}"));
                    let other = tables.tables.get(other).ok_or_else(at)?;
                    other.column(column).ok_or_else(at)?;
                    tie(other, &table.name, None).ok_or_else(|| not_tied(&other.name))?;
                }
            }
            if let Some((column, _)) = only {
                table.column(column).ok_or_else(|| no_column(column))?;
            }
        }
        Keep::With { table: with, by } => {
            tables.tables.get(with).ok_or_else(|| not_tied(with))?;
            tie(table, with, by.as_deref()).ok_or_else(|| not_tied(with))?;
        }
        Keep::Act(_) | Keep::Always(_) => {}
    }
    for column in &table.columns {
        if let Some(Keep::After {
            moment: Moment::Own(own),
            ..
        }) = &column.keep
        {
            table.column(own).ok_or_else(|| no_column(own))?;
        }
    }
    Ok(())
}

/// The one column of `table` that names `parent`, and the parent's column.
fn tie<'a>(table: &'a Table, parent: &'a str, by: Option<&str>) -> Option<(&'a str, &'a str)> {
    let mut ways = table
        .naming(parent)
        .filter(|(column, _)| by.is_none_or(|by| by == *column));
    let way = ways.next()?;
    ways.next().is_none().then_some(way)
}

/// The tables that go with `table`, directly or round a corner, each with its parent.
fn along<'a>(tables: &'a Tables, table: &str) -> Vec<(&'a Table, &'a str)> {
    let mut found: Vec<(&Table, &str)> = Vec::new();
    for child in tables.tables.values() {
        if let Keep::With { table: parent, .. } = &child.keep
            && parent == table
        {
            found.push((child, parent));
            found.extend(along(tables, &child.name));
        }
    }
    found
}

fn remove(tables: &Tables, table: &Table) -> Result<Rule, PlanFault> {
    let going = along(tables, &table.name);
    let mut leaving: BTreeSet<&str> = going.iter().map(|(child, _)| child.name.as_str()).collect();
    leaving.insert(&table.name);
    // Whoever stays must not name what goes.
    let mut unless = Vec::new();
    for stays in tables
        .tables
        .values()
        .filter(|other| !leaving.contains(other.name.as_str()))
    {
        for gone in &leaving {
            for (column, key) in stays.naming(gone) {
                if *gone != table.name {
                    return Err(PlanFault::Named {
                        table: (*gone).to_owned(),
                        by: stays.name.clone(),
                    });
                }
                unless.push(format!(
                    "NOT EXISTS (SELECT 1 FROM {by} WHERE {by}.{column} = {table}.{key})",
                    by = stays.name,
                    table = table.name
                ));
            }
        }
    }
    let waits = matches!(
        table.keep,
        Keep::After {
            once_unnamed: true,
            ..
        }
    );
    if let Some(by) = tables.tables.values().find(|other| {
        !leaving.contains(other.name.as_str()) && other.naming(&table.name).next().is_some()
    }) {
        if !waits {
            return Err(PlanFault::Named {
                table: table.name.clone(),
                by: by.name.clone(),
            });
        }
    } else if waits {
        return Err(PlanFault::Unnamed(table.name.clone()));
    }
    let mut due = vec![due(tables, table, &table.keep)];
    due.extend(unless);
    let due = due.join(" AND ");
    if going.is_empty() {
        return Ok(Rule {
            table: table.name.clone(),
            column: None,
            keep: table.keep.clone(),
            along: Vec::new(),
            find: None,
            statements: vec![made(format!("DELETE FROM {} WHERE {due}", table.name))],
        });
    }
    // Rows are found first and go one by one: what goes along may be what the time counts from.
    let key = going
        .iter()
        .find_map(|(child, parent)| {
            (*parent == table.name)
                .then(|| child.naming(&table.name).next())
                .flatten()
        })
        .map_or("id", |(_, key)| key);
    let mut order = Vec::new();
    let mut open: Vec<&(&Table, &str)> = going.iter().collect();
    while !open.is_empty() {
        // Next is one that no other open table names.
        let free = open.iter().position(|(child, _)| {
            !open.iter().any(|(other, _)| {
                other.name != child.name && other.naming(&child.name).next().is_some()
            })
        });
        order.push(open.remove(free.ok_or_else(|| PlanFault::Circle(table.name.clone()))?));
    }
    let mut statements: Vec<&'static str> = order
        .iter()
        .map(|(child, _)| {
            made(format!(
                "DELETE FROM {} WHERE {}",
                child.name,
                doomed(tables, child, &table.name)
            ))
        })
        .collect();
    statements.push(made(format!("DELETE FROM {} WHERE {key} = $1", table.name)));
    Ok(Rule {
        table: table.name.clone(),
        column: None,
        keep: table.keep.clone(),
        along: order.iter().map(|(child, _)| child.name.clone()).collect(),
        find: Some(made(format!(
            "SELECT {key} FROM {} WHERE {due} ORDER BY {key}",
            table.name
        ))),
        statements,
    })
}

/// Which rows of `child` go with the row of `root` whose key is `$1`.
fn doomed(tables: &Tables, child: &Table, root: &str) -> String {
    let Keep::With { table: parent, by } = &child.keep else {
        return "1 = 0".to_owned();
    };
    let Some((column, key)) = tie(child, parent, by.as_deref()) else {
        return "1 = 0".to_owned();
    };
    match tables.tables.get(parent) {
        Some(above) if parent != root => {
            format!(
                "{column} IN (SELECT {key} FROM {parent} WHERE {})",
                doomed(tables, above, root)
            )
        }
        _ => format!("{column} = $1"),
    }
}

/// Whether a row's time is over, `$1` being the last day or moment.
fn due(tables: &Tables, table: &Table, keep: &Keep) -> String {
    let Keep::After { moment, only, .. } = keep else {
        return "1 = 0".to_owned();
    };
    let mut parts = vec![match moment {
        Moment::Own(column) => format!("{column} <= $1"),
        Moment::Last {
            table: other,
            column,
        } => {
            let way = tables
                .tables
                .get(other)
                .and_then(|other| tie(other, &table.name, None));
            let (by, key) = way.unwrap_or(("id", "id"));
            format!(
                "(SELECT MAX({other}.{column}) FROM {other} WHERE {other}.{by} = {}.{key}) <= $1",
                table.name
            )
        }
    }];
    if let Some((column, states)) = only {
        let states: Vec<String> = states.iter().map(|state| format!("'{state}'")).collect();
        parts.push(format!("{column} IN ({})", states.join(", ")));
    }
    parts.join(" AND ")
}

fn empty(table: &Table, column: &str, keep: &Keep) -> Rule {
    let due = due(&Tables::default(), table, keep);
    Rule {
        table: table.name.clone(),
        column: Some(column.to_owned()),
        keep: keep.clone(),
        along: Vec::new(),
        find: None,
        statements: vec![made(format!(
            "UPDATE {} SET {column} = NULL WHERE {column} IS NOT NULL AND {due}",
            table.name
        ))],
    }
}

/// Statements are constants of the file, of checked names only, and the store takes nothing else; so each is made once
/// and stays.
fn made(sql: String) -> &'static str {
    sql.leak()
}

/// Rows that name others go first, so that what waits `once unnamed` goes in the same night.
fn in_order(tables: &Tables, mut open: Vec<Rule>) -> Result<Vec<Rule>, PlanFault> {
    let mut rules = Vec::new();
    let leaving = |rule: &Rule| -> Vec<String> {
        rule.along
            .iter()
            .cloned()
            .chain(rule.column.is_none().then(|| rule.table.clone()))
            .collect()
    };
    while !open.is_empty() {
        let free = open.iter().position(|rule| {
            rule.column.is_some()
                || !open.iter().any(|other| {
                    other.table != rule.table
                        && leaving(other).iter().any(|name| {
                            tables
                                .tables
                                .get(name)
                                .is_some_and(|t| t.naming(&rule.table).next().is_some())
                        })
                })
        });
        let first = open
            .first()
            .map(|rule| rule.table.clone())
            .unwrap_or_default();
        rules.push(open.remove(free.ok_or(PlanFault::Circle(first))?));
    }
    Ok(rules)
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
