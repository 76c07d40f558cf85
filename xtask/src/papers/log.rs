//! docs/LOG.md: every line that a process can write to its log, read from the source (ASVS 16.1.1). What is
//! not on this list is not logged by us.

use super::{Paper, cell};
use crate::tidy::tree::{Tree, is_test_file};
use std::collections::BTreeMap;
use std::fmt::Write as _;

const PATH: &str = "docs/LOG.md";
/// The macros that write a line, the gravest first, and what each says of the process.
const LEVELS: [(&str, &str); 4] = [
    ("error", "something was not done; somebody has to look"),
    ("warn", "something was refused, or is done later"),
    ("info", "something was done that one may want to know of"),
    ("debug", "only if asked for in the configuration"),
];

/// One line that can be written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    message: String,
    fields: Vec<String>,
    file: String,
}

/// The paper.
pub(crate) fn paper(tree: &Tree) -> Paper {
    let mut text = String::from(
        "<!-- Written by `cargo xtask papers` from the source. Not edited by hand. -->\n# The log lines of the processes\n\n\
         Every line that a process can write to its own output, with its fields; as text, or as JSON lines where the\n\
         configuration says so. Beside them stands the log of looks, which is kept in the databases (docs/RETENTION.md).\n\
         That none of them tells what somebody typed is searched for by T14's canaries, not by this list.\n",
    );
    for (level, meaning) in LEVELS {
        let lines = lines(tree, level);
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "\n## {level}: {meaning}\n\n| line | fields | written by |\n|---|---|---|\n"
        );
        for line in lines {
            let fields: Vec<String> = line.fields.iter().map(|one| format!("`{one}`")).collect();
            let _ = writeln!(
                text,
                "| {} | {} | {} |",
                cell(&line.message),
                fields.join(", "),
                line.file
            );
        }
    }
    Paper { path: PATH, text }
}

fn lines(tree: &Tree, level: &str) -> Vec<Line> {
    let opening = format!("tracing::{level}!(");
    let mut found: BTreeMap<Line, ()> = BTreeMap::new();
    for (path, text) in tree.files() {
        let ours = ["kit/", "realms/", "engines/", "program/"];
        if !ours.iter().any(|folder| path.starts_with(folder)) || is_test_file(path) {
            continue;
        }
        for part in text.split(opening.as_str()).skip(1) {
            found.insert(line(&arguments(part), path), ());
        }
    }
    found.into_keys().collect()
}

/// The arguments of a call whose opening bracket has just been read: split at the commas that stand in no bracket or text.
fn arguments(after: &str) -> Vec<String> {
    let (mut parts, mut part) = (Vec::new(), String::new());
    let (mut depth, mut in_text, mut escaped) = (0_u32, false, false);
    for sign in after.chars() {
        if in_text {
            part.push(sign);
            in_text = escaped || sign != '"';
            escaped = sign == '\\' && !escaped;
            continue;
        }
        match sign {
            '"' => in_text = true,
            '(' | '[' | '{' => depth += 1,
            ')' if depth == 0 => break,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(std::mem::take(&mut part));
                continue;
            }
            _ => {}
        }
        part.push(sign);
    }
    parts.push(part);
    parts.retain(|one| !one.trim().is_empty());
    parts
}

/// A text among the arguments is the message; everything else is a field, named before `=` or by itself.
fn line(arguments: &[String], file: &str) -> Line {
    let (mut message, mut fields) = (String::new(), Vec::new());
    for one in arguments.iter().map(|one| one.trim()) {
        match one.strip_prefix('"').and_then(|one| one.strip_suffix('"')) {
            Some(text) => text.clone_into(&mut message),
            None => {
                let name = one.split('=').next().unwrap_or(one);
                fields.push(name.trim().trim_start_matches(['%', '?']).to_owned());
            }
        }
    }
    Line {
        message,
        fields,
        file: file.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{lines, paper};
    use crate::tidy::tree::Tree;

    const SOURCE: &str = "fn a() {\n    tracing::warn!(\n        letter.fault = fault.word(),\n        %error,\n        n = ids(a, b),\n        \"a letter, (or two) was \\\"late\\\"\"\n    );\n}\n";

    /// ASVS 16.1.1: a line of the source is a line of the paper, with its fields; a test's own is none.
    #[test]
    fn a_log_line_is_read_with_its_fields() {
        let tree = Tree::of(&[
            ("kit/post/src/a.rs", SOURCE),
            ("kit/post/tests/b.rs", SOURCE),
            ("xtask/src/c.rs", SOURCE),
        ]);
        let found = lines(&tree, "warn");
        assert_eq!(found.len(), 1);
        let line = found.first().unwrap();
        assert_eq!(line.message, "a letter, (or two) was \\\"late\\\"");
        assert_eq!(line.fields, ["letter.fault", "error", "n"]);
        assert_eq!(line.file, "kit/post/src/a.rs");
        assert!(lines(&tree, "error").is_empty());
        let text = paper(&tree).text;
        assert!(text.contains("| `letter.fault`, `error`, `n` | kit/post/src/a.rs |"));
    }
}
