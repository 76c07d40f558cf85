//! `data-classes.toml`: every table and column of a realm, with class, legal ground and time to be kept.

use std::collections::BTreeMap;

use crate::keep::{Keep, KeepFault, is_name};

/// How much a column tells of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Published, or made to be.
    Public,
    /// Of the program: ids, order, counts.
    Technical,
    /// Of a person.
    Personal,
    /// Of a person's health or need of help; being in a group is such a thing (GDPR article 9).
    Sensitive,
    /// Of somebody else than the one whose page it is.
    ThirdPerson,
    /// Opens something.
    Secret,
}

impl Class {
    /// Every class with its word.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Public, "public"),
        (Self::Technical, "technical"),
        (Self::Personal, "personal"),
        (Self::Sensitive, "sensitive"),
        (Self::ThirdPerson, "third-person"),
        (Self::Secret, "secret"),
    ];

    /// Its word in the file.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(class, _)| *class == self)
            .map_or("", |(_, word)| word)
    }

    /// Whether somebody stands behind it.
    #[must_use]
    pub fn of_a_person(self) -> bool {
        matches!(self, Self::Personal | Self::Sensitive | Self::ThirdPerson)
    }
}

/// Something that somebody does and that removes at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// What is done and what goes, in one sentence.
    pub does: String,
    /// The test that shows it; none while nothing in the program does it yet.
    pub test: Option<String>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its class.
    pub class: Class,
    /// A key of `docs/grounds.toml`.
    pub ground: String,
    /// A time of its own, shorter than the row's: then the column is emptied and the row stays.
    pub keep: Option<Keep>,
    /// The table whose row this column names, and that table's column (`id` where nothing else is said).
    pub names: Option<(String, String)>,
    /// Sealed under a key of the person's.
    pub sealed: bool,
    /// Why text of a person stands open.
    pub open: Option<String>,
    /// What is still to be built for this column.
    pub lacks: Option<String>,
}

/// One table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// How long its rows are kept.
    pub keep: Keep,
    /// Its columns, by name.
    pub columns: Vec<Column>,
}

impl Table {
    /// A column by its name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The columns that name rows of `table`, each with the column over there.
    pub fn naming<'a>(&'a self, table: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.columns.iter().filter_map(move |column| {
            let (named, key) = column.names.as_ref()?;
            (named == table).then_some((column.name.as_str(), key.as_str()))
        })
    }
}

/// What is wrong with a file, with the table and column it stands at.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadFault {
    /// Not TOML.
    #[error("is no TOML: {0}")]
    NotToml(String),
    /// A name that cannot be one of a table or column.
    #[error("`{0}` is no name of a table or column; use small letters, digits and underscores")]
    Name(String),
    /// A class that does not exist.
    #[error(
        "{at} has the class `{said}`; use public, technical, personal, sensitive, third-person or secret"
    )]
    Class {
        /// `table.column`
        at: String,
        /// What stands there.
        said: String,
    },
    /// No legal ground, neither on the column nor on the table's `\"*\"`.
    #[error(
        "{0} does not say by what right it is kept; add ground = \"…\" (docs/grounds.toml), or to the table's \"*\""
    )]
    NoGround(String),
    /// No time to be kept.
    #[error("{0} does not say how long it is kept; add keep = \"…\", or to the table's \"*\"")]
    NoKeep(String),
    /// A time that is not understood.
    #[error("{at}: {fault}")]
    Keep {
        /// `table.column`
        at: String,
        /// What is wrong.
        fault: KeepFault,
    },
    /// Columns of a table with different times and no line that says which is the row's.
    #[error(
        "{0}: its columns have different times; say the row's own with \"*\" = {{ keep = \"…\" }}"
    )]
    NoRow(String),
    /// An act without a sentence.
    #[error("the act `{0}` does not say what it does; add does = \"…\" and test = \"…\"")]
    ActSaysNothing(String),
    /// A table in two files.
    #[error("{0} is listed in two files")]
    Twice(String),
}

/// Tables and acts of one file, or of the files of one realm together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tables {
    /// By name.
    pub tables: BTreeMap<String, Table>,
    /// By word.
    pub acts: BTreeMap<String, Act>,
}

impl Tables {
    /// Reads one file.
    ///
    /// # Errors
    /// Every fault that was found.
    pub fn read(text: &str) -> Result<Self, Vec<ReadFault>> {
        let root: toml::Table = text.parse().map_err(|fault: toml::de::Error| {
            vec![ReadFault::NotToml(fault.message().to_owned())]
        })?;
        let (mut read, mut faults) = (Self::default(), Vec::new());
        for (word, act) in root
            .get("acts")
            .and_then(toml::Value::as_table)
            .into_iter()
            .flatten()
        {
            let said = |field: &str| {
                act.get(field)
                    .and_then(toml::Value::as_str)
                    .map(str::to_owned)
            };
            match said("does") {
                Some(does) if is_name(word) => {
                    let test = said("test");
                    read.acts.insert(word.clone(), Act { does, test });
                }
                _ => faults.push(ReadFault::ActSaysNothing(word.clone())),
            }
        }
        for (name, body) in sections(&root) {
            match table(&name, body, &read.acts, &mut faults) {
                Some(table) if is_name(&name) => {
                    read.tables.insert(name, table);
                }
                Some(_) => faults.push(ReadFault::Name(name)),
                None => {}
            }
        }
        if faults.is_empty() {
            Ok(read)
        } else {
            Err(faults)
        }
    }

    /// Reads the files of one realm: its own and those of the kit parts whose tables it took up.
    ///
    /// # Errors
    /// Every fault that was found.
    pub fn read_all(texts: &[&str]) -> Result<Self, Vec<ReadFault>> {
        let mut all = Self::default();
        for text in texts {
            let one = Self::read(text)?;
            for (name, table) in one.tables {
                if all.tables.insert(name.clone(), table).is_some() {
                    return Err(vec![ReadFault::Twice(name)]);
                }
            }
            all.acts.extend(one.acts);
        }
        Ok(all)
    }
}

/// Every table of the file, whether it stands at the top or under the realm's name.
fn sections(root: &toml::Table) -> Vec<(String, &toml::Table)> {
    let mut found = Vec::new();
    for (name, value) in root.iter().filter(|(name, _)| *name != "acts") {
        let Some(below) = value.as_table() else {
            continue;
        };
        let of_columns = |table: &toml::Table| {
            table.values().all(|entry| {
                entry
                    .as_table()
                    .is_some_and(|e| !e.values().any(toml::Value::is_table))
            })
        };
        if of_columns(below) {
            found.push((name.clone(), below));
        } else {
            let inner = below
                .iter()
                .filter_map(|(name, value)| Some((name.clone(), value.as_table()?)));
            found.extend(inner);
        }
    }
    found
}

fn table(
    name: &str,
    body: &toml::Table,
    acts: &BTreeMap<String, Act>,
    faults: &mut Vec<ReadFault>,
) -> Option<Table> {
    let empty = toml::Table::new();
    let row = body
        .get("*")
        .and_then(toml::Value::as_table)
        .unwrap_or(&empty);
    let keep_of = |at: &str, entry: &toml::Table, faults: &mut Vec<ReadFault>| {
        let said = text(entry, "keep")?;
        match Keep::read(&said, &|act| acts.contains_key(act)) {
            Ok(keep) => Some(keep),
            Err(fault) => {
                faults.push(ReadFault::Keep {
                    at: at.to_owned(),
                    fault,
                });
                None
            }
        }
    };
    let before = faults.len();
    let mut whole = keep_of(name, row, faults);
    let ground = text(row, "ground");
    let mut columns = Vec::new();
    for (column, entry) in body.iter().filter(|(column, _)| *column != "*") {
        let at = format!("{name}.{column}");
        let Some(entry) = entry.as_table().filter(|_| is_name(column)) else {
            faults.push(ReadFault::Name(at));
            continue;
        };
        let said = text(entry, "class").unwrap_or_default();
        let class = Class::ALL
            .iter()
            .find(|(_, word)| *word == said)
            .map(|(class, _)| *class);
        if class.is_none() {
            faults.push(ReadFault::Class {
                at: at.clone(),
                said,
            });
        }
        let ground = text(entry, "ground").or_else(|| ground.clone());
        if ground.is_none() {
            faults.push(ReadFault::NoGround(at.clone()));
        }
        let keep = keep_of(&at, entry, faults);
        if keep.is_none() && whole.is_none() && faults.len() == before {
            faults.push(ReadFault::NoKeep(at.clone()));
        }
        let (Some(class), Some(ground)) = (class, ground) else {
            continue;
        };
        columns.push(Column {
            name: column.clone(),
            class,
            ground,
            keep,
            names: text(entry, "names").map(|named| match named.split_once('.') {
                Some((table, key)) => (table.to_owned(), key.to_owned()),
                None => (named, "id".to_owned()),
            }),
            sealed: entry.get("sealed").and_then(toml::Value::as_bool) == Some(true),
            open: text(entry, "open"),
            lacks: text(entry, "lacks"),
        });
    }
    if whole.is_none() {
        // Where every column says the same, that is the row's.
        let first = columns.first().and_then(|column| column.keep.clone());
        if columns.iter().all(|column| column.keep == first) {
            whole = first;
        } else if faults.len() == before {
            faults.push(ReadFault::NoRow(name.to_owned()));
        }
    }
    let keep = whole?;
    for column in &mut columns {
        column.keep = column.keep.take().filter(|own| *own != keep);
    }
    Some(Table {
        name: name.to_owned(),
        keep,
        columns,
    })
}

fn text(entry: &toml::Table, field: &str) -> Option<String> {
    entry
        .get(field)
        .and_then(toml::Value::as_str)
        .filter(|said| !said.trim().is_empty())
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"
[acts]
withdrawn = { does = "the guest takes it back", test = "a_withdrawal_forgets_at_once" }
[civil.visit]
"*" = { ground = "consent", keep = "P12M after met_ms" }
id = { class = "technical", ground = "none" }
met_ms = { class = "personal" }
note = { class = "sensitive", keep = "until withdrawn", sealed = true }
guest_id = { class = "personal", names = "guest", keep = "P12M after met_ms" }
"#;

    fn faults(text: &str) -> Vec<String> {
        Tables::read(text)
            .expect_err("a fault")
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn a_column_takes_ground_and_time_of_its_table_or_has_its_own() {
        let read = Tables::read(FILE).expect("a good file");
        let visit = &read.tables["visit"];
        assert_eq!(visit.keep.to_string(), "P12M after met_ms");
        assert_eq!(visit.column("id").map(|c| c.ground.as_str()), Some("none"));
        let note = visit.column("note").expect("note");
        assert_eq!((note.ground.as_str(), note.sealed), ("consent", true));
        assert_eq!(note.keep, Some(Keep::Act("withdrawn".to_owned())));
        assert_eq!(
            visit.column("guest_id").and_then(|c| c.keep.clone()),
            None,
            "the row's own time is no other"
        );
        assert_eq!(
            visit.naming("guest").collect::<Vec<_>>(),
            [("guest_id", "id")]
        );
    }

    #[test]
    fn a_table_at_the_top_is_read_too_and_equal_times_are_the_rows() {
        let read = Tables::read(
            "[session]\na = { class = \"secret\", ground = \"x\", keep = \"until ends_ms\" }\nends_ms = { class = \"technical\", ground = \"x\", keep = \"until ends_ms\" }\n",
        );
        assert_eq!(
            read.expect("good").tables["session"].keep.to_string(),
            "until ends_ms"
        );
    }

    #[test]
    fn what_lacks_is_named_with_its_place() {
        assert!(
            faults("[a]\nb = { class = \"public\", keep = \"P1D after day\" }")[0]
                .contains("a.b does not say by what right")
        );
        assert!(
            faults("[a]\nb = { class = \"public\", ground = \"x\" }")[0]
                .contains("a.b does not say how long")
        );
        assert!(
            faults("[a]\nb = { class = \"hush\", ground = \"x\", keep = \"P1D after day\" }")[0]
                .contains("`hush`")
        );
        assert!(
            faults("[a]\nb = { class = \"public\", ground = \"x\", keep = \"a while\" }")[0]
                .contains("a.b: keep = \"a while\"")
        );
        let two = "[a]\nb = { class = \"public\", ground = \"x\", keep = \"P1D after day\" }\nc = { class = \"public\", ground = \"x\", keep = \"P2D after day\" }";
        assert!(faults(two)[0].contains("different times"));
        assert!(faults("[acts]\nx = { test = \"y\" }")[0].contains("does not say what it does"));
        assert!(
            faults(
                "[a]\n\"b;\" = { class = \"public\", ground = \"x\", keep = \"P1D after day\" }"
            )[0]
            .contains("no name")
        );
    }

    #[test]
    fn a_table_in_two_files_is_refused() {
        assert_eq!(
            Tables::read_all(&[FILE, FILE]),
            Err(vec![ReadFault::Twice("visit".to_owned())])
        );
    }
}
