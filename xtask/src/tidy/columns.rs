//! Every column has a privacy class and a time to be kept, in one checked file per room (STYLE habit 11).

use super::finding::Finding;
use super::literal::without;
use super::tree::Tree;
use std::collections::{BTreeMap, BTreeSet};

const CLASSES: [&str; 6] = [
    "public",
    "technical",
    "personal",
    "sensitive",
    "third-person",
    "secret",
];
/// First words of a line in CREATE TABLE that begin a rule and not a column.
const RULES: [&str; 6] = [
    "PRIMARY",
    "UNIQUE",
    "FOREIGN",
    "CHECK",
    "CONSTRAINT",
    "EXCLUDE",
];

/// A column: its table and its name.
type Column = (String, String);

/// Faults between the migrations of each room and its `data-classes.toml`.
pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for room in tree
        .folders("realms")
        .into_iter()
        .chain(tree.folders("kit"))
    {
        let lead = format!("{room}/migrations/");
        let mut columns: BTreeMap<Column, String> = BTreeMap::new();
        for (path, text) in tree
            .under(&lead, "sql")
            .filter(|(path, _)| !path.ends_with(".data.sql"))
        {
            apply(path, text, &mut columns);
        }
        let list = format!("{room}/data-classes.toml");
        match tree.text(&list) {
            None if columns.is_empty() => {}
            None => found.push(Finding::at(
                &list,
                format!(
                    "is missing; list the {} columns of {lead} with class and keep",
                    columns.len()
                ),
            )),
            Some(text) => found.extend(compare(&list, text, &columns)),
        }
    }
    found
}

/// Applies one migration to the set of columns, each with the file that made it.
fn apply(path: &str, sql: &str, columns: &mut BTreeMap<Column, String>) {
    let bare: String = sql
        .lines()
        .map(|line| line.split("--").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n");
    for statement in bare.split(';') {
        let words: Vec<&str> = statement.split_whitespace().collect();
        let upper: Vec<String> = words.iter().map(|word| word.to_ascii_uppercase()).collect();
        let upper: Vec<&str> = upper.iter().map(String::as_str).collect();
        match upper.as_slice() {
            ["CREATE", "TABLE", ..] => {
                let Some((head, body)) = statement.split_once('(') else {
                    continue;
                };
                let table = name(head.split_whitespace().next_back().unwrap_or_default());
                for part in parts(body) {
                    let first = part.split_whitespace().next().unwrap_or_default();
                    if !first.is_empty()
                        && !RULES.contains(
                            &first
                                .to_ascii_uppercase()
                                .split('(')
                                .next()
                                .unwrap_or_default(),
                        )
                    {
                        columns.insert((table.clone(), name(first)), path.to_owned());
                    }
                }
            }
            ["ALTER", "TABLE", _, "ADD", "COLUMN", _, ..] => {
                if let (Some(table), Some(column)) = (words.get(2), words.get(5)) {
                    columns.insert((name(table), name(column)), path.to_owned());
                }
            }
            ["ALTER", "TABLE", _, "DROP", "COLUMN", _, ..] => {
                if let (Some(table), Some(column)) = (words.get(2), words.get(5)) {
                    columns.remove(&(name(table), name(column)));
                }
            }
            ["DROP", "TABLE", ..] => {
                let table = name(words.last().copied().unwrap_or_default());
                columns.retain(|(known, _), _| *known != table);
            }
            _ => {}
        }
    }
}

/// The comma-separated parts of a table's body, up to the bracket that ends it.
fn parts(body: &str) -> Vec<String> {
    let body = without(body, "{", "}");
    let (mut depth, mut parts, mut part) = (1_usize, Vec::new(), String::new());
    for letter in body.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            break;
        }
        if letter == ',' && depth == 1 {
            parts.push(std::mem::take(&mut part));
        } else {
            part.push(letter);
        }
    }
    parts.push(part);
    parts
}

fn name(word: &str) -> String {
    word.trim_matches(|letter| matches!(letter, '"' | '`' | ','))
        .to_owned()
}

fn compare(list: &str, text: &str, columns: &BTreeMap<Column, String>) -> Vec<Finding> {
    let table: toml::Table = match text.parse() {
        Ok(table) => table,
        Err(fault) => return vec![Finding::at(list, format!("is no TOML: {fault}"))],
    };
    let mut found = Vec::new();
    let mut listed: BTreeSet<Column> = BTreeSet::new();
    for (table, column, entry) in entries(&table) {
        let said = |field: &str| {
            entry
                .get(field)
                .and_then(toml::Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let class = said("class");
        if !CLASSES.contains(&class.as_str()) {
            found.push(Finding::at(
                list,
                format!(
                    "{table}.{column} has the class `{class}`; use one of {}",
                    CLASSES.join(", ")
                ),
            ));
        }
        if said("keep").is_empty() {
            found.push(Finding::at(
                list,
                format!("{table}.{column} does not say how long it is kept; add keep = \"…\""),
            ));
        }
        if !columns.contains_key(&(table.clone(), column.clone())) {
            found.push(Finding::at(
                list,
                format!("{table}.{column} is in no migration; remove the line"),
            ));
        }
        listed.insert((table, column));
    }
    for ((table, column), migration) in columns {
        if !listed.contains(&(table.clone(), column.clone())) {
            found.push(Finding::at(
                list,
                format!("{table}.{column} (of {migration}) has no line; give it class and keep"),
            ));
        }
    }
    found
}

/// Every `(table, column, entry)`, whether tables stand at the top or under the realm's name.
fn entries(root: &toml::Table) -> Vec<(String, String, toml::Table)> {
    let mut found = Vec::new();
    for (name, value) in root {
        let Some(below) = value.as_table() else {
            continue;
        };
        for (inner, entry) in below {
            let Some(entry) = entry.as_table() else {
                continue;
            };
            if entry.values().any(toml::Value::is_table) {
                found.extend(entry.iter().filter_map(|(column, entry)| {
                    Some((inner.clone(), column.clone(), entry.as_table()?.clone()))
                }));
            } else {
                found.push((name.clone(), inner.clone(), entry.clone()));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQL: &str = "-- why, and (how)\nCREATE TABLE visit (\n id {text} NOT NULL PRIMARY KEY,\n met_at {int} CHECK (met_at IN (1, 2)),\n {sortable} x {text},\n PRIMARY KEY (id, met_at),\n UNIQUE(met_at)\n) {strict};\nALTER TABLE visit ADD COLUMN note {blob};\n";
    const LIST: &str = "[civil.visit]\nid = { class = \"technical\", keep = \"as the visit\" }\nmet_at = { class = \"personal\", keep = \"P6M\" }\nx = { class = \"public\", keep = \"for ever\" }\n";

    fn faults(list: &str) -> Vec<String> {
        let tree = Tree::of(&[
            ("realms/civil/migrations/0001_a.sql", SQL),
            ("realms/civil/data-classes.toml", list),
        ]);
        check(&tree).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_column_without_a_line_is_found() {
        let found = faults(LIST);
        assert_eq!(found.len(), 1);
        assert!(
            found[0].contains("visit.note (of realms/civil/migrations/0001_a.sql) has no line")
        );
    }

    #[test]
    fn a_complete_list_is_clean_with_or_without_the_realms_name() {
        let whole =
            format!("{LIST}note = {{ class = \"sensitive\", keep = \"P30D\", sealed = true }}\n");
        assert_eq!(faults(&whole), Vec::<String>::new());
        assert_eq!(
            faults(&whole.replace("[civil.visit]", "[visit]")),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_line_without_a_column_an_unknown_class_and_a_missing_time_are_found() {
        let found = faults(&format!(
            "{LIST}note = {{ class = \"hush\" }}\ngone = {{ class = \"public\", keep = \"P1D\" }}\n"
        ));
        assert_eq!(found.len(), 3, "{found:?}");
    }

    #[test]
    fn a_room_with_tables_and_no_list_is_found() {
        let tree = Tree::of(&[("realms/civil/migrations/0001_a.sql", SQL)]);
        assert!(check(&tree)[0].to_string().contains("list the 4 columns"));
    }

    #[test]
    fn a_dropped_table_needs_no_line() {
        let tree = Tree::of(&[(
            "realms/civil/migrations/0001_a.sql",
            &format!("{SQL}DROP TABLE IF EXISTS visit;"),
        )]);
        assert_eq!(check(&tree), Vec::new());
    }
}
