//! docs/RETENTION.md: what is kept, by what right, for how long, and what removes it.

use super::lacks::Lacks;
use super::{Paper, cell};
use crate::tidy::columns::{GROUNDS, rooms};
use crate::tidy::tree::Tree;
use kit_retention::{Class, Column, Keep, Moment, Table, Tables, Unit};
use std::fmt::Write as _;

const HEAD: &str = "\
<!-- Written by `cargo xtask papers` from the data-classes.toml of every realm and docs/grounds.toml. Not edited by hand. -->
# What is kept, by what right, and for how long

For data protection officers and whoever else has to answer for it. Every column of every table stands here. The lists
are the very files that the clean-up follows: each realm's process runs the job `retention` at its start and every day in one
transaction, and tests such as `every_rule_of_the_association_keeps_its_day` put rows on both sides of each rule's day, on
both databases.

* A month or year is counted by the calendar. Where a month is too short, a row goes one day late, never early.
* *with x* means: goes with the row of x that it belongs to.
* *waits* means: the row goes when its time is over **and** nothing that is kept longer names it any more.
* Deleting is deleting: rows go, there is no mark \"deleted\". Copies in backups end with the backup.
* Grounds marked * are our reading. A lawyer of the municipality or the association has to confirm them.

| class | means |
|---|---|
| public | published, or made to be |
| technical | of the program: numbers, order, counts |
| personal | of a person |
| sensitive | of a person's health or need of help, which being in a group is as well |
| third-person | of somebody else than the one whose page it is |
| secret | opens something; kept as a hash or sealed |
";

/// The paper, and how many columns are still to be sealed and acts to be shown.
pub(crate) fn paper(tree: &Tree, lacks: &mut Lacks) -> Paper {
    let mut text = HEAD.to_owned();
    let grounds: toml::Table = tree
        .text(GROUNDS)
        .and_then(|text| text.parse().ok())
        .unwrap_or_default();
    let settled = |ground: &str| {
        grounds
            .get(ground)
            .and_then(|g| g.get("settled"))
            .and_then(toml::Value::as_bool)
            == Some(true)
    };
    text.push_str("\n## By what right\n\n| ground | right |\n|---|---|\n");
    for (name, ground) in &grounds {
        let right = ground
            .get("right")
            .and_then(toml::Value::as_str)
            .unwrap_or_default();
        let _ = writeln!(
            text,
            "| {name}{} | {} |",
            if settled(name) { "" } else { "*" },
            cell(right)
        );
    }
    let (mut unsealed, mut undone) = (Vec::new(), Vec::new());
    for room in rooms(tree) {
        let Some(tables) = room.list.1.and_then(|list| Tables::read(list).ok()) else {
            continue;
        };
        if tables.tables.is_empty() {
            continue;
        }
        let _ = writeln!(text, "\n## {}\n", heading(&room.folder));
        if !tables.acts.is_empty() {
            text.push_str(
                "| act that removes at once | what it does | shown by |\n|---|---|---|\n",
            );
        }
        for (word, act) in &tables.acts {
            let shown = act
                .test
                .as_ref()
                .map_or_else(|| "nothing yet".to_owned(), |test| format!("`{test}`"));
            if act.test.is_none() {
                undone.push(format!("{}: {word}", room.folder));
            }
            let _ = writeln!(text, "| {word} | {} | {shown} |", cell(&act.does));
        }
        for table in tables.tables.values() {
            let _ = writeln!(text, "\n### {}\n\n{}\n", table.name, kept(&tables, table));
            text.push_str("| column | class | ground | open or sealed | its own time |\n|---|---|---|---|---|\n");
            for column in &table.columns {
                if column.lacks.is_some() {
                    unsealed.push(format!("{} {}.{}", room.folder, table.name, column.name));
                }
                let own = column
                    .keep
                    .as_ref()
                    .map(|keep| format!("{}, then emptied", said(keep)))
                    .unwrap_or_default();
                let star = if settled(&column.ground) { "" } else { "*" };
                let _ = writeln!(
                    text,
                    "| {} | {} | {}{star} | {} | {own} |",
                    column.name,
                    column.class.word(),
                    column.ground,
                    openness(column)
                );
            }
        }
    }
    lacks.add("sealing", unsealed.len());
    lacks.add("acts", undone.len());
    let _ = writeln!(
        text,
        "\n## What lacks\n\n{} columns are still to be sealed; they are marked *open: not sealed yet* above. {} acts are shown by no test{}{}.",
        unsealed.len(),
        undone.len(),
        if undone.is_empty() { "" } else { ": " },
        undone.join(", ")
    );
    Paper {
        path: "docs/RETENTION.md",
        text,
    }
}

fn heading(folder: &str) -> String {
    match folder.split_once('/') {
        Some(("realms", realm)) => format!("Realm: {realm}"),
        Some((_, part)) => format!("In every realm that uses it: {part}"),
        None => folder.to_owned(),
    }
}

fn openness(column: &Column) -> String {
    if column.sealed {
        return "sealed".to_owned();
    }
    if let Some(lacks) = &column.lacks {
        return format!("open: not sealed yet ({})", cell(lacks));
    }
    match (&column.open, &column.names) {
        (Some(reason), _) => format!("open: {}", cell(reason)),
        (None, Some((table, _))) => format!("number of a row of {table}"),
        (None, None) if column.class == Class::Secret => "hash, or random".to_owned(),
        (None, None) if column.name.ends_with("_ms") => "a moment".to_owned(),
        (None, None) if column.class.of_a_person() => "a number".to_owned(),
        (None, None) => String::new(),
    }
}

/// How long a table's rows are kept and what removes them, in a sentence.
fn kept(tables: &Tables, table: &Table) -> String {
    let by = match &table.keep {
        Keep::After { .. } => "Removed by: the job `retention`.".to_owned(),
        Keep::With { table, .. } => format!("Removed: together with its {table}."),
        Keep::Act(act) => {
            let does = tables
                .acts
                .get(act)
                .map(|act| act.does.clone())
                .unwrap_or_default();
            format!("Removed at once when {does}.")
        }
        Keep::Always(_) => "Not removed by age.".to_owned(),
    };
    format!("Kept: **{}**. {by}", said(&table.keep))
}

/// A time to be kept, in words.
fn said(keep: &Keep) -> String {
    match keep {
        Keep::After {
            count: 0, moment, ..
        } => format!("until {}", moment.column()),
        Keep::After {
            count,
            unit,
            moment,
            only,
            once_unnamed,
        } => {
            let unit = match (unit, count) {
                (Unit::Days, 1) => "day",
                (Unit::Days, _) => "days",
                (Unit::Months, 1) => "month",
                (Unit::Months, _) => "months",
                (Unit::Years, 1) => "year",
                (Unit::Years, _) => "years",
            };
            let from = match moment {
                Moment::Own(column) => column.clone(),
                Moment::Last { table, column } => format!("the last {table}.{column}"),
            };
            let only = only.as_ref().map_or_else(String::new, |(column, states)| {
                format!(", where {column} is {}", states.join(" or "))
            });
            let waits = if *once_unnamed { "; waits" } else { "" };
            format!("{count} {unit} after {from}{only}{waits}")
        }
        Keep::With { table, .. } => format!("with {table}"),
        Keep::Act(act) => format!("until {act}"),
        Keep::Always(reason) => format!("always: {}", cell(reason)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_stands_in_the_paper_with_ground_and_time() {
        let list = "[acts]\ngone = { does = \"it is taken off\" }\n[visit]\n\"*\" = { ground = \"consent\", keep = \"P1M after day where state is over; waits\" }\n";
        let list = list.replace("; waits", "")
            + "day = { class = \"personal\", lacks = \"sealing\" }\nstate = { class = \"technical\", ground = \"none\", keep = \"until gone\" }\n";
        let tree = Tree::of(&[
            ("realms/civil/data-classes.toml", &list),
            (
                "realms/civil/migrations/a.sql",
                "CREATE TABLE visit (day {text}, state {text});",
            ),
            (
                GROUNDS,
                "[consent]\nright = \"asked\"\nsettled = false\n[none]\nright = \"nobody\"\nsettled = true\n",
            ),
        ]);
        let mut lacks = Lacks::default();
        let paper = paper(&tree, &mut lacks);
        for says in [
            "| consent* | asked |",
            "| gone | it is taken off | nothing yet |",
            "Kept: **1 month after day, where state is over**. Removed by: the job `retention`.",
            "| day | personal | consent* | open: not sealed yet (sealing) |  |",
            "| state | technical | none |  | until gone, then emptied |",
            "1 columns are still to be sealed",
        ] {
            assert!(paper.text.contains(says), "{says}\n{}", paper.text);
        }
        assert_eq!(lacks.said(), "acts 1, asvs 0, sealing 1, threats 0");
    }
}
