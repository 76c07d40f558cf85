//! docs/threats.toml and the table written from it: what could go wrong, what stands against it, which test shows it.

use super::lacks::Lacks;
use super::tests::Tests;
use super::{Paper, cell, named};
use crate::tidy::finding::Finding;
use crate::tidy::tree::Tree;
use serde::Deserialize;
use std::fmt::Write as _;

/// The list.
pub(crate) const PATH: &str = "docs/threats.toml";

/// The kinds of LINDDUN and of STRIDE, and the harm that people do with what they may; each must have a line.
const KINDS: [(&str, &str); 14] = [
    ("linking", "LINDDUN: linking"),
    ("identifying", "LINDDUN: identifying"),
    ("non-repudiation", "LINDDUN: non-repudiation"),
    ("detecting", "LINDDUN: detecting"),
    (
        "data-disclosure",
        "LINDDUN: data disclosure; STRIDE: information disclosure",
    ),
    ("unawareness", "LINDDUN: unawareness"),
    ("non-compliance", "LINDDUN: non-compliance"),
    ("spoofing", "STRIDE: spoofing"),
    ("tampering", "STRIDE: tampering"),
    ("repudiation", "STRIDE: repudiation"),
    ("denial", "STRIDE: denial of service"),
    ("elevation", "STRIDE: elevation of privilege"),
    ("misuse", "Misuse by people, with what they may"),
    ("supply", "What we take from others"),
];
/// Every place must be gone through.
const PLACES: [&str; 12] = [
    "public",
    "citizen",
    "municipality",
    "civil",
    "research",
    "letter",
    "link",
    "backup",
    "gateway",
    "update",
    "operator",
    "paper",
];
/// The people of SAFETY §9.
const PEOPLE: [&str; 8] = [
    "ex-partner",
    "colleague",
    "pressed guest",
    "leaving volunteer",
    "stolen tablet",
    "subpoena",
    "developer",
    "administrator",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    threat: Vec<Threat>,
}

/// One line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Threat {
    id: String,
    kind: String,
    places: Vec<String>,
    who: Option<String>,
    threat: String,
    control: String,
    #[serde(default)]
    tests: Vec<String>,
    /// What is still to be built.
    lacks: Option<String>,
    /// Why no test can show it; then it is no promise.
    outside: Option<String>,
}

fn read(tree: &Tree) -> Result<File, Finding> {
    let text = tree
        .text(PATH)
        .ok_or_else(|| Finding::at(PATH, "is missing".to_owned()))?;
    toml::from_str(text)
        .map_err(|fault| Finding::at(PATH, format!("is not understood: {}", fault.message())))
}

/// Lines without a test that exists, kinds, places and people without a line.
pub(crate) fn check(tree: &Tree, tests: &Tests) -> Vec<Finding> {
    let file = match read(tree) {
        Ok(file) => file,
        Err(fault) => return vec![fault],
    };
    let mut found = Vec::new();
    let mut fault = |what: String| found.push(Finding::at(PATH, what));
    let mut ids: Vec<&str> = Vec::new();
    for line in &file.threat {
        let id = &line.id;
        if ids.contains(&id.as_str()) {
            fault(format!("{id} stands twice"));
        }
        ids.push(id);
        if !KINDS.iter().any(|(kind, _)| kind == &line.kind) {
            fault(format!(
                "{id} is of the kind `{}`, which does not exist",
                line.kind
            ));
        }
        for place in line
            .places
            .iter()
            .filter(|place| !PLACES.contains(&place.as_str()))
        {
            fault(format!("{id} is in `{place}`, which does not exist"));
        }
        if let Some(who) = &line.who
            && !PEOPLE.contains(&who.as_str())
        {
            fault(format!(
                "{id} names `{who}`, who is not among the people of the list"
            ));
        }
        if line.tests.is_empty() && line.lacks.is_none() && line.outside.is_none() {
            fault(format!(
                "{id} has no test; name one, or say what lacks, or why it is outside what we promise"
            ));
        }
        for test in line.tests.iter().filter(|test| !tests.has(test)) {
            fault(format!(
                "{id} names the test `{test}`, which does not exist"
            ));
        }
    }
    for (kind, _) in KINDS {
        if !file.threat.iter().any(|line| line.kind == kind) {
            fault(format!("no line is of the kind `{kind}`"));
        }
    }
    for place in PLACES {
        if !file
            .threat
            .iter()
            .any(|line| line.places.iter().any(|known| known == place))
        {
            fault(format!(
                "no line is in `{place}`; it must be gone through too"
            ));
        }
    }
    for who in PEOPLE {
        if !file
            .threat
            .iter()
            .any(|line| line.who.as_deref() == Some(who))
        {
            fault(format!("no line is about `{who}`"));
        }
    }
    found
}

const HEAD: &str = "\
<!-- Written by `cargo xtask papers` from docs/threats.toml. Not edited by hand. -->
# What could go wrong, what stands against it, and which test shows it

LINDDUN (privacy) and STRIDE (safety) over every realm, letter, link, backup, gateway, update and operator, and over what
people may do with what they may do. A test named here exists; `cargo xtask tidy` fails otherwise. A name in small
letters is a test function, *e2e:* a walk in the browser, *example:* an example that must not compile, *tidy:* a check of
the build.

**Lacks** means: the control is not whole yet; do not rely on it. **Outside** means: no program can promise it.
";

/// The table, and how many lines lack something.
pub(crate) fn paper(tree: &Tree, lacks: &mut Lacks) -> Paper {
    let mut text = HEAD.to_owned();
    let lines = read(tree).map(|file| file.threat).unwrap_or_default();
    let count = |of: &dyn Fn(&Threat) -> bool| lines.iter().filter(|line| of(line)).count();
    let lacking = count(&|line| line.lacks.is_some());
    lacks.add("threats", lacking);
    let _ = writeln!(
        text,
        "\n{} lines: {} with at least one test, {lacking} with something lacking, {} outside what a program can promise.",
        lines.len(),
        count(&|line| !line.tests.is_empty()),
        count(&|line| line.outside.is_some())
    );
    for (kind, heading) in KINDS {
        let _ = writeln!(
            text,
            "\n## {heading}\n\n| | where | threat | control | test |\n|---|---|---|---|---|"
        );
        for line in lines.iter().filter(|line| line.kind == kind) {
            let mut shown = named(&line.tests);
            for (word, said) in [("Lacks", &line.lacks), ("Outside", &line.outside)] {
                if let Some(said) = said {
                    let _ = write!(
                        shown,
                        "{}**{word}:** {}",
                        if shown.is_empty() { "" } else { " " },
                        cell(said)
                    );
                }
            }
            let who = line
                .who
                .as_ref()
                .map_or_else(String::new, |who| format!("*{}:* ", cell(who)));
            let _ = writeln!(
                text,
                "| {} | {} | {who}{} | {} | {shown} |",
                line.id,
                line.places.join(", "),
                cell(&line.threat),
                cell(&line.control)
            );
        }
    }
    Paper {
        path: "docs/THREATS.md",
        text,
    }
}

#[cfg(test)]
mod own_tests {
    use super::*;

    fn faults(line: &str) -> Vec<String> {
        let tree = Tree::of(&[(PATH, line), ("a.rs", "#[test]\nfn it_holds() {}\n")]);
        check(&tree, &Tests::of(&tree))
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn a_line_whose_test_does_not_exist_is_found() {
        let line = "[[threat]]\nid = \"L1\"\nkind = \"linking\"\nplaces = [\"civil\"]\nthreat = \"t\"\ncontrol = \"c\"\ntests = [\"it_holds\"]\n";
        assert!(!faults(line).iter().any(|fault| fault.contains("L1")));
        let cases = [
            (
                "\"it_holds\"",
                "\"it_held\"",
                "`it_held`, which does not exist",
            ),
            ("[\"it_holds\"]", "[]", "L1 has no test"),
            ("linking", "winking", "`winking`"),
            ("\"civil\"", "\"moon\"", "`moon`"),
            ("id = \"L1\"", "id = \"L1\"\nwho = \"nobody\"", "`nobody`"),
        ];
        for (from, to, says) in cases {
            assert!(
                faults(&line.replace(from, to))
                    .iter()
                    .any(|fault| fault.contains(says)),
                "{to}"
            );
        }
        assert!(
            faults(&line.repeat(2))
                .iter()
                .any(|fault| fault.contains("stands twice"))
        );
        assert_eq!(faults("[[threat]]\nid = 1\n").len(), 1);
    }

    #[test]
    fn a_kind_a_place_or_a_person_without_a_line_is_found() {
        let found = faults("threat = []\n");
        assert_eq!(found.len(), KINDS.len() + PLACES.len() + PEOPLE.len());
    }
}
