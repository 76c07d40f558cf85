//! docs/asvs.toml: every requirement of OWASP ASVS 5.0.0 that SAFETY §10 asks of the staff realms, with its test or a
//! written reason. The ids are the standard's; the hints are our own words and no replacement for reading it.

use super::lacks::Lacks;
use super::tests::Tests;
use super::{Paper, cell, named};
use crate::tidy::finding::Finding;
use crate::tidy::tree::Tree;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The list.
pub(crate) const PATH: &str = "docs/asvs.toml";

/// How many requirements each chapter has on levels 1 and 2, and what is asked of level 3 besides. Counted from the
/// standard's own table; V10 (we are no OAuth provider) and V17 (no WebRTC) are left out.
const CHAPTERS: [(u32, &str, usize, usize); 15] = [
    (1, "Encoding and sanitisation", 27, 0),
    (2, "Validation and business logic", 11, 0),
    (3, "Web front end", 19, 2),
    (4, "API and web service", 10, 0),
    (5, "Files", 9, 0),
    (6, "Authentication", 35, 0),
    (7, "Sessions", 18, 0),
    (8, "Authorisation", 7, 6),
    (9, "Self-contained tokens", 7, 0),
    (11, "Cryptography", 14, 0),
    (12, "Secure communication", 9, 0),
    (13, "Configuration", 13, 0),
    (14, "Data protection", 9, 4),
    (15, "Secure coding and architecture", 13, 0),
    (16, "Logging and errors", 16, 1),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Requirement {
    hint: String,
    #[serde(default)]
    tests: Vec<String>,
    reason: Option<String>,
    lacks: Option<String>,
}

fn read(tree: &Tree) -> Result<BTreeMap<Id, Requirement>, Finding> {
    let text = tree
        .text(PATH)
        .ok_or_else(|| Finding::at(PATH, "is missing".to_owned()))?;
    let file: BTreeMap<String, Requirement> = toml::from_str(text)
        .map_err(|fault| Finding::at(PATH, format!("is not understood: {}", fault.message())))?;
    file.into_iter()
        .map(|(id, requirement)| {
            let parsed = Id::read(&id)
                .ok_or_else(|| Finding::at(PATH, format!("`{id}` is no id; write \"3.4.1\"")))?;
            Ok((parsed, requirement))
        })
        .collect()
}

/// Chapter, section, number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Id(u32, u32, u32);

impl Id {
    fn read(said: &str) -> Option<Self> {
        let parts: Vec<u32> = said
            .split('.')
            .map(str::parse)
            .collect::<Result<_, _>>()
            .ok()?;
        match parts.as_slice() {
            [chapter, section, number] => Some(Self(*chapter, *section, *number)),
            _ => None,
        }
    }
}

/// Requirements that are missing, that name a test which does not exist, or that have neither test nor reason.
pub(crate) fn check(tree: &Tree, tests: &Tests) -> Vec<Finding> {
    let file = match read(tree) {
        Ok(file) => file,
        Err(fault) => return vec![fault],
    };
    let mut found = Vec::new();
    let mut fault = |what: String| found.push(Finding::at(PATH, what));
    for (chapter, _, second, third) in CHAPTERS {
        let listed = file.keys().filter(|id| id.0 == chapter).count();
        if listed != second + third {
            fault(format!(
                "chapter V{chapter} has {listed} requirements, the standard asks {} here",
                second + third
            ));
        }
    }
    for (id, requirement) in &file {
        let said = format!("{}.{}.{}", id.0, id.1, id.2);
        if !CHAPTERS.iter().any(|(chapter, ..)| *chapter == id.0) {
            fault(format!("{said} is of a chapter that is not asked"));
        }
        if requirement.hint.trim().is_empty() {
            fault(format!("{said} has no hint"));
        }
        if requirement.tests.is_empty()
            && requirement.reason.is_none()
            && requirement.lacks.is_none()
        {
            fault(format!(
                "{said} has neither a test nor a reason; name one, or say what lacks"
            ));
        }
        for test in requirement.tests.iter().filter(|test| !tests.has(test)) {
            fault(format!(
                "{said} names the test `{test}`, which does not exist"
            ));
        }
    }
    found
}

const HEAD: &str = "\
<!-- Written by `cargo xtask papers` from docs/asvs.toml. Not edited by hand. -->
# OWASP ASVS 5.0.0: requirement, and the test that shows it

Asked of the staff realms (municipality, civil coordinators, research, operators): level 2 whole, and of level 3 all of V8
and V14, V16's and V3.4's. Without V10, since Landgang issues no tokens to others, and V17, since it has no WebRTC. The
second column is a hint in our words; the sentence that counts stands in the standard (OWASP/ASVS, version 5.0.0).

A row has tests, or a reason why nothing of the kind exists here, or both; **lacks** says what is not whole yet. This is
our own table, not an assessment by others.
";

/// The table, and how many requirements are not whole.
pub(crate) fn paper(tree: &Tree, lacks: &mut Lacks) -> Paper {
    let mut text = HEAD.to_owned();
    let file = read(tree).unwrap_or_default();
    let count = |of: &dyn Fn(&Requirement) -> bool| {
        file.values().filter(|requirement| of(requirement)).count()
    };
    let lacking = count(&|r| r.lacks.is_some());
    lacks.add("asvs", lacking);
    let _ = writeln!(
        text,
        "\n{} requirements: {} shown by tests, {} by a reason alone, {lacking} not whole yet.",
        file.len(),
        count(&|r| r.lacks.is_none() && !r.tests.is_empty()),
        count(&|r| r.lacks.is_none() && r.tests.is_empty())
    );
    for (chapter, name, ..) in CHAPTERS {
        let _ = writeln!(
            text,
            "\n## V{chapter} {name}\n\n| id | hint | test or reason |\n|---|---|---|"
        );
        for (id, requirement) in file.iter().filter(|(id, _)| id.0 == chapter) {
            let mut shown = vec![named(&requirement.tests)];
            shown.extend(requirement.reason.as_ref().map(|reason| cell(reason)));
            shown.extend(
                requirement
                    .lacks
                    .as_ref()
                    .map(|lacks| format!("**Lacks:** {}", cell(lacks))),
            );
            shown.retain(|part| !part.is_empty());
            let _ = writeln!(
                text,
                "| {}.{}.{} | {} | {} |",
                id.0,
                id.1,
                id.2,
                cell(&requirement.hint),
                shown.join(". ")
            );
        }
    }
    Paper {
        path: "docs/ASVS.md",
        text,
    }
}

#[cfg(test)]
mod own_tests {
    use super::*;

    /// SAFETY §10
    #[test]
    fn levels_one_and_two_are_217_and_thirteen_of_level_three_are_asked_besides() {
        assert_eq!(
            CHAPTERS
                .iter()
                .map(|(_, _, second, _)| second)
                .sum::<usize>(),
            217
        );
        assert_eq!(
            CHAPTERS.iter().map(|(_, _, _, third)| third).sum::<usize>(),
            13
        );
    }

    fn faults(list: &str) -> Vec<String> {
        let tree = Tree::of(&[(PATH, list), ("a.rs", "#[test]\nfn it_holds() {}\n")]);
        check(&tree, &Tests::of(&tree))
            .iter()
            .map(ToString::to_string)
            .filter(|fault| !fault.contains("the standard asks"))
            .collect()
    }

    #[test]
    fn a_requirement_without_a_test_that_exists_or_a_reason_is_found() {
        assert_eq!(
            faults("\"3.4.1\" = { hint = \"h\", tests = [\"it_holds\"] }\n"),
            Vec::<String>::new()
        );
        assert_eq!(
            faults("\"3.4.1\" = { hint = \"h\", reason = \"none here\" }\n"),
            Vec::<String>::new()
        );
        for (list, says) in [
            (
                "\"3.4.1\" = { hint = \"h\", tests = [\"it_held\"] }\n",
                "`it_held`",
            ),
            (
                "\"3.4.1\" = { hint = \"h\" }\n",
                "neither a test nor a reason",
            ),
            ("\"3.4.1\" = { hint = \" \", reason = \"r\" }\n", "no hint"),
            (
                "\"10.1.1\" = { hint = \"h\", reason = \"r\" }\n",
                "not asked",
            ),
            ("\"3.4\" = { hint = \"h\", reason = \"r\" }\n", "is no id"),
        ] {
            assert!(faults(list)[0].contains(says), "{list}");
        }
    }

    #[test]
    fn a_requirement_that_is_left_out_is_found() {
        let tree = Tree::of(&[(PATH, "")]);
        assert_eq!(check(&tree, &Tests::of(&tree)).len(), CHAPTERS.len());
    }
}
