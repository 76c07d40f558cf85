//! Every column has a class, a legal ground and a time to be kept, in one checked file per room (STYLE habit 11).

use super::finding::Finding;
use super::tree::Tree;
use kit_retention::{Class, Column, Keep, Plan, Schema, Tables};

/// Where a room keeps the texts of its tables.
const FOLDERS: [&str; 2] = ["migrations", "sql"];
/// By what right something may be kept.
pub(crate) const GROUNDS: &str = "docs/grounds.toml";

/// A room with tables: a realm, or a part of the kit whose tables realms take up.
pub(crate) struct Room<'a> {
    /// Its folder.
    pub(crate) folder: String,
    /// Its columns, as its migrations leave them.
    pub(crate) schema: Schema,
    /// The path and text of its list.
    pub(crate) list: (String, Option<&'a str>),
}

/// Every room of the checkout that has tables or a list of them.
pub(crate) fn rooms(tree: &Tree) -> Vec<Room<'_>> {
    let folders = tree
        .folders("realms")
        .into_iter()
        .chain(tree.folders("kit"));
    let rooms = folders.map(|folder| {
        let mut schema = Schema::default();
        for inner in FOLDERS {
            let lead = format!("{folder}/{inner}/");
            let texts = tree
                .under(&lead, "sql")
                .filter(|(path, _)| !path.ends_with(".data.sql"));
            for (path, text) in texts {
                schema.apply(path, text);
            }
        }
        let list = format!("{folder}/data-classes.toml");
        let text = tree.text(&list);
        Room {
            folder,
            schema,
            list: (list, text),
        }
    });
    rooms
        .filter(|room| room.schema.count() > 0 || room.list.1.is_some())
        .collect()
}

/// Faults between the migrations of each room and its `data-classes.toml`.
pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let grounds: toml::Table = tree
        .text(GROUNDS)
        .and_then(|text| text.parse().ok())
        .unwrap_or_default();
    let mut found = Vec::new();
    for room in rooms(tree) {
        let (list, Some(text)) = room.list else {
            found.push(Finding::at(
                &room.list.0,
                format!(
                    "is missing; list the {} columns of {} with class, ground and keep",
                    room.schema.count(),
                    room.folder
                ),
            ));
            continue;
        };
        let tables = match Tables::read(text) {
            Ok(tables) => tables,
            Err(faults) => {
                found.extend(
                    faults
                        .iter()
                        .map(|fault| Finding::at(&list, fault.to_string())),
                );
                continue;
            }
        };
        if let Err(faults) = Plan::of(&tables) {
            found.extend(
                faults
                    .iter()
                    .map(|fault| Finding::at(&list, fault.to_string())),
            );
        }
        found.extend(
            compare(&tables, &room.schema)
                .into_iter()
                .map(|what| Finding::at(&list, what)),
        );
        let columns = tables.tables.values().flat_map(|table| &table.columns);
        let mut unknown: Vec<&str> = columns
            .map(|column| column.ground.as_str())
            .filter(|ground| !grounds.contains_key(*ground))
            .collect();
        unknown.sort_unstable();
        unknown.dedup();
        found.extend(unknown.iter().map(|ground| {
            Finding::at(
                &list,
                format!("the ground `{ground}` is not in {GROUNDS}; use one of its keys or add it"),
            )
        }));
    }
    found
}

/// What the list and the tables say differently.
fn compare(tables: &Tables, schema: &Schema) -> Vec<String> {
    let mut found = Vec::new();
    for table in tables.tables.values() {
        if let Keep::Always(_) = table.keep
            && let Some(column) = table
                .columns
                .iter()
                .find(|c| c.keep.is_none() && (c.class.of_a_person() || c.class == Class::Secret))
        {
            found.push(format!(
                "{}.{} is {} and kept always; nothing of a person is",
                table.name,
                column.name,
                column.class.word()
            ));
        }
        for column in &table.columns {
            let at = format!("{}.{}", table.name, column.name);
            match schema.column(&table.name, &column.name) {
                None => found.push(format!("{at} is in no migration; remove the line")),
                Some(declared) => {
                    if declared.references != column.names {
                        let names = declared.references.as_ref().map_or_else(
                            || "takes no names".to_owned(),
                            |(table, key)| {
                                format!(
                                    "needs names = \"{table}{}\"",
                                    if key == "id" {
                                        String::new()
                                    } else {
                                        format!(".{key}")
                                    }
                                )
                            },
                        );
                        found.push(format!("{at} {names}, as its migration says"));
                    }
                    found.extend(openness(&at, column, &declared.kind));
                    if column
                        .keep
                        .as_ref()
                        .is_some_and(|keep| matches!(keep, Keep::After { .. }))
                        && declared.not_null
                    {
                        found.push(format!("{at} has a time of its own, but may not be empty; give its rows the time, or let it be empty"));
                    }
                    let moment = column.name.ends_with("_ms");
                    if moment && declared.kind != "int" {
                        found.push(format!(
                            "{at} is called a moment in milliseconds and is no {{int}}"
                        ));
                    }
                }
            }
        }
    }
    for (table, columns) in &schema.tables {
        for (column, declared) in columns {
            if tables
                .tables
                .get(table)
                .and_then(|t| t.column(column))
                .is_none()
            {
                found.push(format!(
                    "{table}.{column} (of {}) has no line; give it class, ground and keep",
                    declared.from
                ));
            }
        }
    }
    found
}

/// Text of a person is sealed, or it is said why not (SAFETY.md §5).
fn openness(at: &str, column: &Column, kind: &str) -> Option<String> {
    let of_a_person = column.class.of_a_person() && column.names.is_none();
    match (of_a_person, kind) {
        (true, "blob") if !column.sealed => Some(format!(
            "{at} holds bytes about a person; add sealed = true, or give it the class it has"
        )),
        (true, "text" | "sortable") if column.sealed => Some(format!(
            "{at} is called sealed, but a sealed value is a {{blob}}"
        )),
        (true, "text" | "sortable") if column.open.is_none() && column.lacks.is_none() => {
            Some(format!(
                "{at} is text about a person; seal it (a {{blob}} with sealed = true), or say open = \"why not\""
            ))
        }
        (true, "blob") if column.lacks.is_some() => Some(format!(
            "{at} is sealed and still says that it lacks something; take `lacks` off"
        )),
        (false, _) if column.open.is_some() || column.lacks.is_some() => Some(format!(
            "{at} says why it stands open, but nobody stands behind it; take that off"
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQL: &str = "CREATE TABLE guest (\n id {text} PRIMARY KEY\n) {strict};\nCREATE TABLE visit (\n id {text} NOT NULL PRIMARY KEY,\n guest_id {text} NOT NULL REFERENCES guest (id),\n met_ms {int},\n place {text},\n note {blob}\n) {strict};\n";
    const LIST: &str = "[civil.guest]\n\"*\" = { ground = \"consent\", keep = \"P6M after last visit.met_ms once unnamed\" }\nid = { class = \"technical\" }\n[civil.visit]\n\"*\" = { ground = \"consent\", keep = \"P12M after met_ms\" }\nid = { class = \"technical\" }\nguest_id = { class = \"personal\", names = \"guest\" }\nmet_ms = { class = \"personal\" }\nplace = { class = \"personal\", open = \"a closed list\" }\n";
    const NOTE: &str =
        "note = { class = \"sensitive\", keep = \"P30D after met_ms\", sealed = true }\n";

    fn faults(list: &str) -> Vec<String> {
        let tree = Tree::of(&[
            ("realms/civil/migrations/0001_a.sql", SQL),
            ("realms/civil/data-classes.toml", list),
            (GROUNDS, "[consent]\nright = \"x\"\nsettled = true\n"),
        ]);
        check(&tree).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_complete_list_is_clean_with_or_without_the_realms_name() {
        let whole = format!("{LIST}{NOTE}");
        assert_eq!(faults(&whole), Vec::<String>::new());
        assert_eq!(faults(&whole.replace("[civil.", "[")), Vec::<String>::new());
    }

    #[test]
    fn a_column_without_a_line_is_found() {
        let found = faults(LIST);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].contains("visit.note (of realms/civil/migrations/0001_a.sql) has no line")
        );
    }

    #[test]
    fn what_is_not_true_of_the_tables_is_found() {
        let whole = format!("{LIST}{NOTE}");
        let cases = [
            ("sealed = true", "sealed = false", "add sealed = true"),
            (
                ", open = \"a closed list\"",
                "",
                "visit.place is text about a person",
            ),
            (
                "open = \"a closed list\"",
                "sealed = true",
                "a sealed value is a {blob}",
            ),
            (
                ", names = \"guest\"",
                "",
                "visit.guest_id needs names = \"guest\"",
            ),
            (
                "\"P12M after met_ms\"",
                "\"always: why\"",
                "nothing of a person is",
            ),
            (
                "ground = \"consent\", keep = \"P12M",
                "ground = \"whim\", keep = \"P12M",
                "the ground `whim`",
            ),
            (
                "keep = \"P12M after met_ms\"",
                "keep = \"P12M after gone_ms\"",
                "speaks of gone_ms",
            ),
            (
                "class = \"technical\" }\nguest",
                "class = \"technical\", open = \"x\" }\nguest",
                "nobody stands behind it",
            ),
            (
                "place = {",
                "gone = { class = \"public\" }\nplace = {",
                "visit.gone is in no migration",
            ),
            (
                "place = { class = \"personal\"",
                "place = { class = \"personal\", keep = \"a while\"",
                "not understood",
            ),
        ];
        for (from, to, says) in cases {
            let found = faults(&whole.replacen(from, to, 1));
            assert!(
                found.iter().any(|fault| fault.contains(says)),
                "{to}: {found:?}"
            );
        }
    }

    #[test]
    fn a_time_of_its_own_needs_a_column_that_may_be_empty() {
        let found = faults(&format!("{LIST}{NOTE}").replacen(
            "id = { class = \"technical\" }\nguest",
            "id = { class = \"technical\", keep = \"P1D after met_ms\" }\nguest",
            1,
        ));
        assert!(
            found.iter().any(|fault| fault.contains("may not be empty")),
            "{found:?}"
        );
    }

    #[test]
    fn a_room_with_tables_and_no_list_is_found() {
        let tree = Tree::of(&[("kit/letters/sql/a.sql", SQL)]);
        assert!(check(&tree)[0].to_string().contains("list the 6 columns"));
    }
}
