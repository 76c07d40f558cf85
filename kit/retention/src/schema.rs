//! Tables and columns as the migrations leave them, read from their text with its marks.

use std::collections::BTreeMap;

/// First words of a line in CREATE TABLE that begin a rule and not a column.
const RULES: [&str; 6] = [
    "PRIMARY",
    "UNIQUE",
    "FOREIGN",
    "CHECK",
    "CONSTRAINT",
    "EXCLUDE",
];

/// One column as a migration declares it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Declared {
    /// `text`, `int`, `real`, `blob` or `sortable`, from the mark.
    pub kind: String,
    /// Whether it must hold something.
    pub not_null: bool,
    /// Whether it is the key, or a part of it.
    pub key: bool,
    /// The table and column whose row it names.
    pub references: Option<(String, String)>,
    /// The migration that made it.
    pub from: String,
}

/// Every table with its columns, in the order of their declaration.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Schema {
    /// By table, then in order.
    pub tables: BTreeMap<String, Vec<(String, Declared)>>,
}

impl Schema {
    /// Applies one migration, named by `from`.
    pub fn apply(&mut self, from: &str, sql: &str) {
        let bare: String = sql
            .lines()
            .map(|line| line.split("--").next().unwrap_or_default())
            .collect::<Vec<_>>()
            .join("\n");
        for statement in bare.split(';') {
            self.statement(from, statement);
        }
    }

    /// How many columns there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.tables.values().map(Vec::len).sum()
    }

    /// One column.
    #[must_use]
    pub fn column(&self, table: &str, column: &str) -> Option<&Declared> {
        let (_, declared) = self
            .tables
            .get(table)?
            .iter()
            .find(|(name, _)| name == column)?;
        Some(declared)
    }

    fn statement(&mut self, from: &str, statement: &str) {
        let words: Vec<&str> = statement.split_whitespace().collect();
        let upper: Vec<String> = words.iter().map(|word| word.to_ascii_uppercase()).collect();
        let upper: Vec<&str> = upper.iter().map(String::as_str).collect();
        match upper.as_slice() {
            ["CREATE", "TABLE", ..] => self.create(from, statement),
            ["ALTER", "TABLE", _, "ADD", "COLUMN", ..] => {
                if let (Some(table), Some(rest)) = (words.get(2), words.get(5..))
                    && let Some((column, declared)) = declared(from, &rest.join(" "))
                {
                    self.tables
                        .entry(name(table))
                        .or_default()
                        .push((column, declared));
                }
            }
            ["ALTER", "TABLE", _, "DROP", "COLUMN", _, ..] => {
                if let (Some(table), Some(column)) = (words.get(2), words.get(5)) {
                    let columns = self.tables.entry(name(table)).or_default();
                    columns.retain(|(known, _)| *known != name(column));
                }
            }
            ["ALTER", "TABLE", _, "RENAME", "TO", _] => {
                if let (Some(old), Some(new)) = (words.get(2), words.get(5))
                    && let Some(columns) = self.tables.remove(&name(old))
                {
                    self.tables.insert(name(new), columns);
                }
            }
            ["DROP", "TABLE", ..] => {
                self.tables
                    .remove(&name(words.last().copied().unwrap_or_default()));
            }
            _ => {}
        }
    }

    fn create(&mut self, from: &str, statement: &str) {
        let Some((head, body)) = statement.split_once('(') else {
            return;
        };
        let table = name(head.split_whitespace().next_back().unwrap_or_default());
        let mut columns: Vec<(String, Declared)> = Vec::new();
        for part in parts(body) {
            let first = part
                .split_whitespace()
                .next()
                .unwrap_or_default()
                .to_ascii_uppercase();
            let first = first.split('(').next().unwrap_or_default();
            if first == "PRIMARY" {
                let inside = part.split_once('(').map_or("", |(_, rest)| rest);
                for key in inside
                    .trim_end()
                    .trim_end_matches(')')
                    .split(',')
                    .map(|key| name(key.trim()))
                {
                    for (_, declared) in columns.iter_mut().filter(|(column, _)| *column == key) {
                        declared.key = true;
                    }
                }
            } else if !RULES.contains(&first)
                && let Some(column) = declared(from, &part)
            {
                columns.push(column);
            }
        }
        self.tables.insert(table, columns);
    }
}

/// One column's line: `note {text} NOT NULL REFERENCES guest (id)`. A mark may stand before the name.
fn declared(from: &str, line: &str) -> Option<(String, Declared)> {
    let mut kind = String::new();
    let mut words = Vec::new();
    for word in line.split_whitespace() {
        match word
            .strip_prefix('{')
            .and_then(|word| word.strip_suffix('}'))
        {
            Some(mark) => kind = mark.to_owned(),
            None => words.push(word),
        }
    }
    let column = name(words.first()?);
    let rest = words.get(1..)?.join(" ");
    let upper = rest.to_ascii_uppercase();
    let references = upper.find("REFERENCES").and_then(|_| {
        let mut after = rest
            .split_whitespace()
            .skip_while(|word| !word.eq_ignore_ascii_case("REFERENCES"))
            .skip(1);
        let table = after.next()?;
        let (table, key) = match table.split_once('(') {
            Some((table, key)) => (table, key),
            None => (table, after.next()?),
        };
        Some((
            name(table),
            name(key.trim_matches(|c| c == '(' || c == ')')),
        ))
    });
    let key = upper.contains("PRIMARY KEY");
    let not_null = key || upper.contains("NOT NULL");
    Some((
        column,
        Declared {
            kind,
            not_null,
            key,
            references,
            from: from.to_owned(),
        },
    ))
}

/// The comma-separated parts of a table's body, up to the bracket that ends it.
fn parts(body: &str) -> Vec<String> {
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
    parts.retain(|part| !part.trim().is_empty());
    parts
}

fn name(word: &str) -> String {
    word.trim_matches(|letter| matches!(letter, '"' | '`' | ','))
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQL: &str = "-- why, and (how)\nCREATE TABLE visit (\n id {text} NOT NULL,\n met_at {int} CHECK (met_at IN (1, 2)),\n guest_id {text} NOT NULL REFERENCES guest (id),\n x {sortable},\n PRIMARY KEY (id, met_at),\n UNIQUE(met_at)\n) {strict};\nALTER TABLE visit ADD COLUMN note {blob};\n";

    #[test]
    fn columns_come_with_kind_key_and_what_they_name() {
        let mut schema = Schema::default();
        schema.apply("0001_a.sql", SQL);
        let names: Vec<&str> = schema.tables["visit"]
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        assert_eq!(names, ["id", "met_at", "guest_id", "x", "note"]);
        let of = |column: &str| schema.column("visit", column).expect("a column").clone();
        assert!(of("id").key && of("met_at").key && !of("guest_id").key);
        assert!(of("guest_id").not_null && !of("x").not_null);
        assert_eq!(
            of("guest_id").references,
            Some(("guest".to_owned(), "id".to_owned()))
        );
        assert_eq!(
            (of("x").kind.as_str(), of("note").kind.as_str()),
            ("sortable", "blob")
        );
    }

    #[test]
    fn what_was_dropped_is_gone_and_what_was_renamed_has_its_new_name() {
        let mut schema = Schema::default();
        schema.apply("a", SQL);
        schema.apply(
            "b",
            "ALTER TABLE visit DROP COLUMN note; ALTER TABLE visit RENAME TO meeting;",
        );
        assert_eq!(schema.count(), 4);
        assert!(schema.column("meeting", "id").is_some());
        schema.apply("c", "DROP TABLE IF EXISTS meeting;");
        assert_eq!(schema.count(), 0);
    }
}
