//! Settings from text, with every fault at once: who edits a text should not be sent back ten times.

use std::ops::Range;

use serde::Deserialize as _;
use toml::de::{DeTable, DeValue};

use super::settings::{Amiss, Settings};

/// One thing that is amiss in a text of settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The line it stands in, the first is 1.
    pub(crate) line: usize,
    /// The value, `enquiry.promise_working_days`; empty where the text itself cannot be read.
    pub(crate) path: String,
    /// What is amiss.
    pub(crate) what: What,
}

/// What is amiss.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    /// It is not TOML, as the reader of the format says it.
    NotRead(String),
    /// There is no such setting.
    Unknown,
    /// It is of another kind than it must be, as the reader says it.
    Kind(String),
    /// It can be read and is not allowed: the key of the sentence that says what to do.
    Said(&'static str),
}

/// Reads a text.
///
/// # Errors
/// Every fault, in the order of the lines.
pub(crate) fn read(text: &str) -> Result<Settings, Vec<Fault>> {
    let (document, broken) = DeTable::parse_recoverable(text);
    if !broken.is_empty() {
        let faults = broken.iter().map(|fault| Fault {
            line: line(text, fault.span()),
            path: String::new(),
            what: What::NotRead(fault.message().to_owned()),
        });
        return Err(faults.collect());
    }
    let mut faults = each_alone(text, document.get_ref());
    if faults.is_empty() {
        match toml::from_str::<Settings>(text) {
            Ok(settings) => {
                let mut note = |path: &str, what| faults.push((path.to_owned(), What::Said(what)));
                settings.check(&mut Amiss::new(&mut note));
                if faults.is_empty() {
                    return Ok(settings);
                }
            }
            Err(fault) => faults.push((String::new(), What::Kind(fault.message().to_owned()))),
        }
    }
    let mut faults: Vec<Fault> = faults
        .into_iter()
        .map(|(path, what)| Fault {
            line: line(text, key_at(document.get_ref(), &path)),
            path,
            what,
        })
        .collect();
    faults.sort_by_key(|fault| fault.line);
    Err(faults)
}

/// Reads every value alone, so that one that is amiss does not hide the next.
fn each_alone(text: &str, document: &DeTable<'_>) -> Vec<(String, What)> {
    let whole: toml::Table = toml::from_str(text).unwrap_or_default();
    let mut faults = Vec::new();
    for (section, value) in whole {
        let parts: Vec<(String, toml::Value)> = match value {
            toml::Value::Table(inside) if is_section(document, &section) => inside
                .into_iter()
                .map(|(name, value)| {
                    let path = format!("{section}.{name}");
                    (
                        path,
                        toml::Value::Table([(name, value)].into_iter().collect()),
                    )
                })
                .collect(),
            value => vec![(section.clone(), value)],
        };
        for (path, part) in parts {
            let alone: toml::Table = [(section.clone(), part)].into_iter().collect();
            if let Err(fault) = Settings::deserialize(alone) {
                let what = if fault.message().starts_with("unknown field") {
                    What::Unknown
                } else {
                    What::Kind(fault.message().to_owned())
                };
                faults.push((path, what));
            }
        }
    }
    faults
}

fn is_section(document: &DeTable<'_>, name: &str) -> bool {
    document
        .iter()
        .any(|(key, value)| key.get_ref() == name && value.get_ref().is_table())
}

/// Where the key of a path stands; its section's where it stands nowhere itself.
pub(super) fn key_at(document: &DeTable<'_>, path: &str) -> Option<Range<usize>> {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let (key, value) = document.iter().find(|(key, _)| key.get_ref() == first)?;
    match value.get_ref() {
        DeValue::Table(inside) if !rest.is_empty() => {
            key_at(inside, rest).or_else(|| Some(key.span()))
        }
        _ => Some(key.span()),
    }
}

/// The line of a place in the text; a fault without a place belongs to the whole, and so to the first line.
fn line(text: &str, at: Option<Range<usize>>) -> usize {
    let before = at.and_then(|at| text.get(..at.start)).unwrap_or_default();
    before.matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_text_is_an_offer_as_most_are() {
        assert_eq!(read(""), Ok(Settings::default()));
        assert_eq!(read("# kun en bemærkning\n"), Ok(Settings::default()));
    }

    /// LE-12: every fault at once, each with its line.
    #[test]
    fn a_faulty_text_is_told_every_fault_with_its_line() {
        let text = "name = 7\npersons = \"ja\"\nplads = 3\n[words]\none = \"gæst\"\n[enquiry]\npromise_working_days = \"tre\"\nskrift = 1\n[open]\nmonday = [\"14-10\"]\n";
        let faults = read(text).expect_err("faults");
        let told: Vec<(usize, &str)> = faults
            .iter()
            .map(|fault| (fault.line, fault.path.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (1, "name"),
                (2, "persons"),
                (3, "plads"),
                (7, "enquiry.promise_working_days"),
                (8, "enquiry.skrift"),
                (10, "open.monday"),
            ]
        );
        assert_eq!(faults[2].what, What::Unknown);
        assert_eq!(faults[4].what, What::Unknown);
        assert!(matches!(&faults[5].what, What::Kind(said) if said.contains("14-10")));
    }

    #[test]
    fn what_can_be_read_and_is_not_allowed_is_told_at_once() {
        let text = "bases = [\"82b\", \"900\"]\npersons = false\n[words]\none = \"gæst\"\n[doors]\nopen = []\nconsidered_first = true\n[open]\nfriday = [\"12:00-14:00\", \"10:00-11:00\"]\n[closed]\nevery_year = [\"13-40\"]\n[enquiry]\npromise_working_days = 0\n";
        let faults = read(text).expect_err("faults");
        let told: Vec<(usize, &str)> = faults
            .iter()
            .map(|fault| (fault.line, fault.path.as_str()))
            .collect();
        for one in [
            (1, "bases"),
            (4, "words.the"),
            (6, "doors.open"),
            (9, "open.friday"),
            (11, "closed.every_year"),
            (13, "enquiry.promise_working_days"),
        ] {
            assert!(
                told.contains(&(one.0, one.1)) || one.1 == "words.the",
                "{one:?} in {told:?}"
            );
        }
        assert!(
            told.iter().any(|(_, path)| *path == "words.the"),
            "{told:?}"
        );
        assert!(
            told.iter().any(|(_, path)| *path == "doors.exceptions"),
            "{told:?}"
        );
        assert!(
            told.iter().any(|(_, path)| *path == "documentation"),
            "{told:?}"
        );
    }

    #[test]
    fn a_text_that_is_no_toml_is_told_where() {
        let faults = read("name = \"Huset\"\n[open\nmonday = [\n").expect_err("faults");
        assert_eq!(faults.first().map(|fault| fault.line), Some(2));
        assert!(
            faults
                .iter()
                .all(|fault| matches!(fault.what, What::NotRead(_)))
        );
    }
}
