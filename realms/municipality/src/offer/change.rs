//! What changes between two settings, and a single value put into a text without touching the rest of it.

use toml::de::{DeTable, DeValue};

use super::read::key_at;
use super::settings::Settings;

/// A value that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    /// Which, `words.one`.
    pub(crate) path: String,
    /// As it is, written as in the text.
    pub(crate) from: String,
    /// As it will be.
    pub(crate) to: String,
}

/// Every value that differs, by its path.
pub(crate) fn changes(from: &Settings, to: &Settings) -> Vec<Change> {
    let (from, to) = (flat(from), flat(to));
    let value = |all: &[(String, String)], path: &str| {
        let found = all.iter().find(|(other, _)| other == path);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let mut paths: Vec<&String> = from.iter().chain(&to).map(|(path, _)| path).collect();
    paths.sort_unstable();
    paths.dedup();
    paths
        .into_iter()
        .map(|path| Change {
            path: path.clone(),
            from: value(&from, path),
            to: value(&to, path),
        })
        .filter(|change| change.from != change.to)
        .collect()
}

fn flat(settings: &Settings) -> Vec<(String, String)> {
    let whole = toml::Table::try_from(settings).unwrap_or_default();
    let mut all = Vec::new();
    for (section, value) in whole {
        match value {
            toml::Value::Table(inside) => {
                all.extend(
                    inside
                        .into_iter()
                        .map(|(name, value)| (format!("{section}.{name}"), value.to_string())),
                );
            }
            value => all.push((section, value.to_string())),
        }
    }
    all
}

/// `text` with the value at `path` set to `value`; comments and everything else stay. A text that cannot be read stays
/// as it is: its faults are told instead.
pub(crate) fn put(text: &str, path: &str, value: &toml::Value) -> String {
    let Ok(document) = DeTable::parse(text) else {
        return text.to_owned();
    };
    let (section, name) = path.split_once('.').unwrap_or(("", path));
    let holder = if section.is_empty() {
        Some(document.get_ref())
    } else {
        inside(document.get_ref(), section)
    };
    let there = holder.and_then(|table| {
        let found = table.iter().find(|(key, _)| key.get_ref() == name);
        found.map(|(_, value)| value.span())
    });
    let line = format!("{name} = {value}\n");
    if let Some(there) = there {
        let before = text.get(..there.start).unwrap_or_default();
        let after = text.get(there.end..).unwrap_or_default();
        return format!("{before}{value}{after}");
    }
    // What belongs to no section must stand before the first.
    if section.is_empty() {
        return format!("{line}{text}");
    }
    let header = key_at(document.get_ref(), section);
    let after_header = header.and_then(|at| {
        let rest = text.get(at.end..)?;
        Some(at.end + rest.find('\n').map_or(rest.len(), |end| end + 1))
    });
    let (before, after) = after_header
        .and_then(|at| text.split_at_checked(at))
        .unwrap_or((text, ""));
    let ended = if before.is_empty() || before.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    if after_header.is_some() {
        format!("{before}{ended}{line}{after}")
    } else {
        format!("{before}{ended}\n[{section}]\n{line}")
    }
}

fn inside<'a, 'i>(document: &'a DeTable<'i>, section: &str) -> Option<&'a DeTable<'i>> {
    let (_, value) = document.iter().find(|(key, _)| key.get_ref() == section)?;
    match value.get_ref() {
        DeValue::Table(inside) => Some(inside),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offer::read::read;

    const TEXT: &str = "# Vores hus\nname = \"Huset\" # kaldes sådan\n\n[words] # ordene\n[enquiry]\n# et løfte\npromise_working_days = 3\n";

    #[test]
    fn a_value_is_put_in_and_the_comments_stay() {
        let text = put(TEXT, "enquiry.promise_working_days", &5.into());
        let text = put(&text, "name", &"Stedet \"ved åen\"".into());
        let text = put(&text, "persons", &false.into());
        let text = put(&text, "documentation", &"none".into());
        let text = put(&text, "words.short_stay", &"Du er her en kort tid.".into());
        for comment in ["# Vores hus", "# kaldes sådan", "# ordene", "# et løfte"] {
            assert!(text.contains(comment), "{text}");
        }
        let read = read(&text).expect("readable");
        assert_eq!(read.name, "Stedet \"ved åen\"");
        assert_eq!(read.enquiry.promise_working_days, 5);
        assert!(!read.persons);
        assert_eq!(read.words.short_stay, "Du er her en kort tid.");
    }

    #[test]
    fn a_value_of_a_section_that_is_not_there_makes_the_section() {
        let text = ["one", "the", "many"]
            .iter()
            .fold("name = \"A\"".to_owned(), |text, word| {
                put(&text, &format!("words.{word}"), &"deltager".into())
            });
        let read = read(&text).expect("readable");
        assert_eq!(
            (read.name.as_str(), read.words.one.as_str()),
            ("A", "deltager")
        );
        assert_eq!(text.matches("[words]").count(), 1);
    }

    #[test]
    fn only_what_changes_is_told() {
        let before = read(TEXT).expect("readable");
        let after = read(&put(TEXT, "enquiry.promise_working_days", &5.into())).expect("readable");
        let one = |path: &str, from: &str, to: &str| Change {
            path: path.to_owned(),
            from: from.to_owned(),
            to: to.to_owned(),
        };
        assert_eq!(changes(&before, &before), []);
        assert_eq!(
            changes(&before, &after),
            [one("enquiry.promise_working_days", "3", "5")]
        );
    }
}
