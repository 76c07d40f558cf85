//! Words that may not stand in a committed file: paths of one machine, and work left undone.

use super::finding::Finding;
use super::tree::{Tree, numbered};

/// What is looked for, and what to do about it. Put together so that this file does not find itself.
const REFUSED: [(&str, &str); 7] = [
    (
        concat!("/wo", "rk/"),
        "is a path of one machine; say it from the checkout's root",
    ),
    (
        concat!("/ro", "ot/"),
        "is a path of one machine; say it from the checkout's root",
    ),
    (
        concat!("/home", "/"),
        "is a path of one machine; say it from the checkout's root",
    ),
    (
        concat!("TO", "DO"),
        "is left undone; do it or write an issue",
    ),
    (
        concat!("FIX", "ME"),
        "is left undone; do it or write an issue",
    ),
    (concat!("to", "do!("), "is left undone; do it"),
    (concat!("unimple", "mented!("), "is left undone; do it"),
];

/// Lines with a refused phrase.
pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in tree
        .files()
        .filter(|(path, _)| !path.ends_with(".lock") && !path.ends_with("package-lock.json"))
    {
        for (line, content) in numbered(text) {
            for (phrase, advice) in REFUSED.iter().filter(|(phrase, _)| stands(content, phrase)) {
                found.push(Finding::on(path, line, format!("`{phrase}` {advice}")));
            }
        }
    }
    found
}

/// Whether the phrase stands as a whole: a path at the start of a path, a word not inside a word.
fn stands(line: &str, phrase: &str) -> bool {
    line.match_indices(phrase).any(|(at, _)| {
        line.split_at_checked(at).is_some_and(|(before, _)| {
            !before.ends_with(|letter: char| {
                letter.is_alphanumeric() || matches!(letter, '.' | '_' | '}' | ')' | '>')
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_path_and_work_left_undone_are_found_with_their_lines() {
        let text = format!(
            "a\nsee {}x.md\n// {}: later\n",
            concat!("/wo", "rk/"),
            concat!("TO", "DO")
        );
        let found = check(&Tree::of(&[("a.rs", &text)]));
        let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert!(
            lines[0].starts_with("a.rs:2: ")
                && lines[1].starts_with("a.rs:3: ")
                && lines.len() == 2
        );
    }

    #[test]
    fn a_folder_of_that_name_inside_a_path_is_no_machine_path() {
        let text = format!("docs{}x.md", concat!("/wo", "rk/"));
        assert!(check(&Tree::of(&[("a.md", &text)])).is_empty());
    }
}
