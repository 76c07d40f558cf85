//! No text outside the catalogues: a template holds tags and expressions, never a word (STYLE habit 17).

use super::finding::Finding;
use super::tree::Tree;

/// Attributes that a person reads or hears.
const SPOKEN: [&str; 6] = [
    "alt",
    "title",
    "aria-label",
    "aria-description",
    "placeholder",
    "label",
];

/// Literal words in the templates of realms, kit and program.
pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let templates = tree
        .files()
        .filter(|(path, _)| path.contains("/templates/") && path.ends_with(".html"));
    templates
        .flat_map(|(path, text)| literals(path, text))
        .collect()
}

/// What the scanner stands in.
enum Inside {
    Text,
    Tag,
    Value(char),
}

fn literals(path: &str, text: &str) -> Vec<Finding> {
    let bare = without(&without(&without(text, "{#", "#}"), "{%", "%}"), "{{", "}}");
    let bare = without(&without(&bare, "<!--", "-->"), "<style", "</style>");
    let mut found = Vec::new();
    let (mut line, mut word, mut tag, mut value) = (1, String::new(), String::new(), String::new());
    let mut inside = Inside::Text;
    for letter in bare.chars() {
        match (&inside, letter) {
            (Inside::Text, '<') => {
                report(path, line, &mut word, "text", &mut found);
                tag.clear();
                inside = Inside::Tag;
            }
            (Inside::Text, '\n') => report(path, line, &mut word, "text", &mut found),
            (Inside::Text, _) => word.push(letter),
            (Inside::Tag, '>') => inside = Inside::Text,
            (Inside::Tag, '"' | '\'') => {
                value.clear();
                inside = Inside::Value(letter);
            }
            (Inside::Tag, _) => tag.push(letter),
            (Inside::Value(end), _) if *end == letter => {
                let name = tag
                    .trim_end()
                    .trim_end_matches('=')
                    .rsplit([' ', '\n', '\t'])
                    .next()
                    .unwrap_or_default();
                if SPOKEN.contains(&name) {
                    report(path, line, &mut value, name, &mut found);
                }
                tag.push(' ');
                inside = Inside::Tag;
            }
            (Inside::Value(_), _) => value.push(letter),
        }
        if letter == '\n' {
            line += 1;
        }
    }
    report(path, line, &mut word, "text", &mut found);
    found
}

fn report(path: &str, line: usize, words: &mut String, place: &str, found: &mut Vec<Finding>) {
    let text = without(words, "&", ";");
    if text.chars().any(char::is_alphabetic) {
        let shown = text.trim();
        found.push(Finding::on(path, line, format!("`{shown}` stands in the template ({place}); put it in words/da.ftl and en.ftl and call it by its key")));
    }
    words.clear();
}

/// The text with everything from `open` to `close` taken out; line breaks stay, so that lines keep their numbers.
pub(crate) fn without(text: &str, open: &str, close: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        kept.push_str(before);
        match after.split_once(close) {
            Some((taken, more)) => {
                kept.extend(taken.chars().filter(|letter| *letter == '\n'));
                rest = more;
            }
            None => {
                kept.push_str(open);
                rest = after;
            }
        }
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        literals("t.html", text)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn tags_expressions_and_signs_are_no_text() {
        let clean = "{# why #}\n<main class=\"card\" id='a'>\n{% if let Some(x) = y %}<p>{{ say(\"key\") }}: &nbsp;·&rarr; 16</p>{% endif %}</main>";
        assert_eq!(faults(clean), Vec::<String>::new());
    }

    #[test]
    fn a_word_between_tags_is_found_on_its_line() {
        let found = faults("<p>\n{{ a }} kommer\n</p>");
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("t.html:2: `kommer`"));
    }

    #[test]
    fn a_word_that_is_only_heard_is_found() {
        assert_eq!(faults("<img alt=\"Døren\" src=\"/door.svg\">").len(), 1);
        assert_eq!(
            faults("<img alt=\"{{ door }}\" src=\"/door.svg\">").len(),
            0
        );
    }

    #[test]
    fn a_greater_than_sign_in_an_expression_ends_no_tag() {
        assert_eq!(faults("<p {% if a > b %}hidden{% endif %}></p>").len(), 0);
    }
}
