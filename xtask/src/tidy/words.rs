//! The catalogues: Danish and English have the same keys and variables, sorted, none missing, none unused (habit 17).

use super::finding::Finding;
use super::tree::{Tree, is_test_file, lines_before_tests, numbered};
use std::collections::{BTreeMap, BTreeSet};

/// The calls whose first argument in quotes is a key.
const CALLS: [&str; 8] = [
    "say(",
    "tell(",
    "word!(",
    "words!(",
    "say_with(",
    "text(",
    "key!(",
    "Key::new(",
];

/// One message of a catalogue.
#[derive(Default, Debug, PartialEq, Eq)]
struct Message {
    line: usize,
    variables: BTreeSet<String>,
    refers: BTreeSet<String>,
}

/// Faults of every `words/da.ftl` and `words/en.ftl`, and of the keys that the room's code and templates name.
pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let rooms: Vec<&str> = tree
        .files()
        .filter_map(|(path, _)| path.strip_suffix("words/da.ftl"))
        .collect();
    let shared: BTreeSet<String> = rooms
        .iter()
        .filter(|room| room.starts_with("kit/"))
        .flat_map(|room| {
            read(
                tree.text(&format!("{room}words/da.ftl"))
                    .unwrap_or_default(),
            )
            .into_keys()
        })
        .collect();
    for room in rooms {
        let (da_path, en_path) = (format!("{room}words/da.ftl"), format!("{room}words/en.ftl"));
        let da_text = tree.text(&da_path).unwrap_or_default();
        let Some(en_text) = tree.text(&en_path) else {
            found.push(Finding::at(
                &da_path,
                format!("has no {en_path} beside it; add one"),
            ));
            continue;
        };
        let (danish, english) = (read(da_text), read(en_text));
        found.extend(compare(&da_path, &danish, &en_path, &english));
        found.extend(compare(&en_path, &english, &da_path, &danish));
        found.extend(unsorted(&da_path, da_text));
        found.extend(unsorted(&en_path, en_text));
        // A word of the kit may be said by any room; a realm's own word only by the realm.
        let users = if room.starts_with("kit/") { "" } else { room };
        found.extend(unused(&da_path, &danish, &spoken_in(tree, users)));
        if !room.starts_with("kit/") {
            found.extend(missing(tree, room, &danish, &shared));
        }
    }
    found
}

fn compare(
    path: &str,
    one: &BTreeMap<String, Message>,
    other_path: &str,
    other: &BTreeMap<String, Message>,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for (key, message) in one {
        match other.get(key) {
            None => found.push(Finding::on(
                path,
                message.line,
                format!("`{key}` is not in {other_path}; write it there too"),
            )),
            Some(twin) => {
                for variable in message.variables.difference(&twin.variables) {
                    found.push(Finding::on(path, message.line, format!("`{key}` uses ${variable}, its twin in {other_path} does not; use the same variables")));
                }
            }
        }
    }
    found
}

fn unsorted(path: &str, text: &str) -> Vec<Finding> {
    let keys: Vec<(usize, &str)> = keys(text).collect();
    let pairs = keys.iter().zip(keys.iter().skip(1));
    pairs
        .filter(|((_, before), (_, after))| before >= after)
        .map(|((_, before), (line, after))| {
            Finding::on(
                path,
                *line,
                format!("`{after}` stands after `{before}`; keep the keys sorted, each once"),
            )
        })
        .collect()
}

fn unused(
    path: &str,
    messages: &BTreeMap<String, Message>,
    spoken: &BTreeSet<String>,
) -> Vec<Finding> {
    let referred: BTreeSet<&String> = messages
        .values()
        .flat_map(|message| &message.refers)
        .collect();
    messages
        .iter()
        .filter(|(key, _)| !spoken.contains(*key) && !referred.contains(key))
        .map(|(key, message)| {
            Finding::on(
                path,
                message.line,
                format!("nobody says `{key}`; remove it from both catalogues"),
            )
        })
        .collect()
}

fn missing(
    tree: &Tree,
    room: &str,
    own: &BTreeMap<String, Message>,
    shared: &BTreeSet<String>,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in tree
        .files()
        .filter(|(path, _)| path.starts_with(room) && speaks(path) && !is_test_file(path))
    {
        let code: String = lines_before_tests(path, text)
            .map(|(_, line)| format!("{line}\n"))
            .collect();
        for (line, key) in called_keys(&code) {
            if !own.contains_key(key) && !shared.contains(key) {
                found.push(Finding::on(path, line, format!("the key `{key}` is in no catalogue; add it to {room}words/da.ftl and en.ftl")));
            }
        }
    }
    found
}

/// Every quoted string under the folder that could be a key, and keys put together from one: `"{name}-heading"` makes
/// a key of every quoted string, so the other half must stand in quotes as well.
fn spoken_in(tree: &Tree, folder: &str) -> BTreeSet<String> {
    let files = tree.files().filter(|(path, _)| {
        path.starts_with(folder) && speaks(path) && !path.starts_with("xtask/")
    });
    let quoted: Vec<&str> = files
        .flat_map(|(_, text)| text.lines())
        .flat_map(|line| line.split('"').skip(1))
        .collect();
    let whole: BTreeSet<&str> = quoted.iter().copied().filter(|part| is_key(part)).collect();
    let mut spoken: BTreeSet<String> = whole.iter().map(|part| (*part).to_owned()).collect();
    for part in &quoted {
        if let Some((_, end)) = part.strip_prefix('{').and_then(|rest| rest.split_once('}'))
            && end.starts_with('-')
            && is_key(end.trim_start_matches('-'))
        {
            spoken.extend(whole.iter().map(|start| format!("{start}{end}")));
        }
        if let Some((start, end)) = part.split_once('{')
            && start.ends_with('-')
            && is_key(start)
            && end.ends_with('}')
        {
            spoken.extend(whole.iter().map(|end| format!("{start}{end}")));
        }
    }
    spoken
}

/// The keys that calls name, each with its line; the key may stand on the line after the bracket.
fn called_keys(code: &str) -> impl Iterator<Item = (usize, &str)> {
    CALLS.iter().flat_map(move |call| {
        code.match_indices(call).filter_map(move |(at, _)| {
            let (before, rest) = code.split_at_checked(at)?;
            let whole_name =
                !before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
            let (key, _) = rest
                .strip_prefix(call)?
                .trim_start()
                .strip_prefix('"')?
                .split_once('"')?;
            (whole_name && is_key(key)).then(|| (before.matches('\n').count() + 1, key))
        })
    })
}

fn speaks(path: &str) -> bool {
    path.ends_with(".rs") || path.ends_with(".html") || path.ends_with(".txt")
}

fn is_key(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_')
}

/// The keys in the order of the file, with their lines; terms begin with `-`.
fn keys(text: &str) -> impl Iterator<Item = (usize, &str)> {
    numbered(text).filter_map(|(line, content)| {
        let (key, _) = content.split_once('=')?;
        let key = key.trim_end();
        is_key(key.strip_prefix('-').unwrap_or(key)).then_some((line, key))
    })
}

fn read(text: &str) -> BTreeMap<String, Message> {
    let starts: BTreeMap<usize, &str> = keys(text).collect();
    let mut messages: BTreeMap<String, Message> = BTreeMap::new();
    let mut current = None;
    for (line, content) in numbered(text).filter(|(_, content)| !content.starts_with('#')) {
        let value = match starts.get(&line) {
            Some(key) => {
                current = Some((*key).to_owned());
                messages.entry((*key).to_owned()).or_default().line = line;
                content.split_once('=').map_or("", |(_, value)| value)
            }
            None => content,
        };
        let Some(message) = current.as_ref().and_then(|key| messages.get_mut(key)) else {
            continue;
        };
        for part in value.split('$').skip(1) {
            message.variables.insert(
                part.chars()
                    .take_while(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-'))
                    .collect(),
            );
        }
        for part in value.split('{').skip(1) {
            let name: String = part
                .trim_start()
                .chars()
                .take_while(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-'))
                .collect();
            message.refers.insert(name);
        }
    }
    messages
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(da: &str, en: &str, code: &str) -> Vec<String> {
        let tree = Tree::of(&[
            ("realms/civil/words/da.ftl", da),
            ("realms/civil/words/en.ftl", en),
            ("realms/civil/src/lib.rs", code),
        ]);
        check(&tree).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn equal_sorted_used_catalogues_are_clean() {
        let da = "# note\na-day = på { $day ->\n    [one] dagen\n   *[other] dagene\n }\nb-who = { -house } hos {$who}\n-house = Huset\n";
        let da = da.replace("-house = Huset\n", "");
        let da = format!("-house = Huset\n{da}");
        assert_eq!(
            faults(&da, &da, "tell(\"a-day\", x); say(\"b-who\")"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_key_without_a_twin_is_found() {
        assert!(
            faults("a = x\nb = y\n", "a = x\n", "\"a\" \"b\"")[0]
                .contains("`b` is not in realms/civil/words/en.ftl")
        );
    }

    #[test]
    fn a_variable_without_a_twin_is_found() {
        assert!(faults("a = { $who }\n", "a = x\n", "\"a\"")[0].contains("uses $who"));
    }

    #[test]
    fn an_unused_key_is_found() {
        assert!(faults("a = x\n", "a = x\n", "")[0].contains("nobody says `a`"));
    }

    #[test]
    fn a_key_put_together_from_two_quoted_halves_is_used() {
        let code = "format!(\"{key}-heading\") \"gone\" format!(\"day-{at}\") \"one\"";
        let catalogue = "day-one = x\ngone-heading = x\n";
        assert_eq!(faults(catalogue, catalogue, code), Vec::<String>::new());
        assert_eq!(faults("gone-text = x\n", "gone-text = x\n", code).len(), 1);
    }

    #[test]
    fn a_missing_key_is_found_where_it_is_said() {
        let found = faults(
            "a = x\n",
            "a = x\n",
            "say(\"a\");\nwords.say(\"b-c\");\nessay(\"no-key\")\ntell(\n \"a\")",
        );
        assert_eq!(
            found,
            [
                "realms/civil/src/lib.rs:2: the key `b-c` is in no catalogue; add it to realms/civil/words/da.ftl and en.ftl"
            ]
        );
    }

    #[test]
    fn unsorted_and_doubled_keys_are_found() {
        assert_eq!(
            faults("b = x\na = x\n", "a = x\nb = x\n", "\"a\" \"b\"").len(),
            1
        );
        assert_eq!(unsorted("da.ftl", "a = x\na = y\n").len(), 1);
    }

    #[test]
    fn a_word_of_the_kit_may_be_said_by_a_realm() {
        let tree = Tree::of(&[
            ("kit/web/words/da.ftl", "send = Send\n"),
            ("kit/web/words/en.ftl", "send = Send\n"),
            ("realms/civil/words/da.ftl", "a = x\n"),
            ("realms/civil/words/en.ftl", "a = x\n"),
            (
                "realms/civil/templates/a.html",
                "{{ say(\"send\") }}{{ say(\"a\") }}",
            ),
        ]);
        assert_eq!(check(&tree), Vec::new());
    }
}
