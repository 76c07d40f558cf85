//! Every sentence with a number says "1 dag" and not "1 dage", in both languages and in every catalogue of the house.

use std::path::{Path, PathBuf};

use kit_words::{Arg, Catalogue, Lang};

/// Words that stand for more than one, as they follow a number.
const MANY: [(Lang, &str); 2] = [
    (
        Lang::Da,
        "aftaler aftener dage følgeskaber fællesskaber gange gæster hverdage koder linjer måneder minutter møder nøgler \
         pladser rækker samtaler sekunder steder timer uger",
    ),
    (
        Lang::En,
        "agreements appointments codes communities days evenings groups guests hours keys lines looks meetings minutes months people \
         places rows seconds talks times weeks",
    ),
];

/// Every folder of words in the house.
fn folders(at: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(at).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if !path.is_dir() || name.starts_with('.') || name == "target" || name == "node_modules" {
            continue;
        }
        if name == "words" && path.join("da.ftl").exists() {
            found.push(path);
        } else {
            folders(&path, found);
        }
    }
}

/// The keys of a catalogue, and the names of what each is told with.
fn told(text: &str) -> Vec<(String, Vec<String>)> {
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    for line in text.lines() {
        let starts = line.starts_with(|c: char| c.is_ascii_lowercase());
        if let (true, Some((key, _))) = (starts, line.split_once(" = ")) {
            all.push((key.to_owned(), Vec::new()));
        }
        let names = line.split('$').skip(1).map(|rest| {
            let name = rest
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-');
            name.collect::<String>()
        });
        if let Some((_, known)) = all.last_mut() {
            known.extend(names);
        }
    }
    all
}

/// What a sentence is told with: 1, but for names and the clock, and for hours, which are told in halves.
fn one(name: &str) -> Arg {
    match name {
        "time" | "guest" => Arg::from("Anna"),
        "aim" => Arg::from("1,5"),
        _ => Arg::from(1),
    }
}

/// UX.md §3: with 1 for every number no sentence speaks of many.
#[test]
fn one_of_something_is_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut found = Vec::new();
    folders(&root, &mut found);
    let mut wrong = Vec::new();
    let mut tried = 0;
    for folder in &found {
        let read = |name| std::fs::read_to_string(folder.join(name)).expect("a catalogue");
        let (da, en) = (read("da.ftl"), read("en.ftl"));
        let catalogue = Catalogue::new(&[(&da, &en)]).expect("Fluent");
        for ((lang, many), text) in MANY.iter().zip([&da, &en]) {
            let many: Vec<&str> = many.split_whitespace().collect();
            for (key, names) in told(text) {
                let ones: Vec<(&str, Arg)> = names
                    .iter()
                    .map(|name| (name.as_str(), one(name)))
                    .collect();
                let said = catalogue.tell(*lang, &key, &ones);
                assert!(!said.starts_with('⟦'), "{key} of {}", folder.display());
                let words: Vec<&str> = said.split(|c: char| !c.is_alphanumeric()).collect();
                tried += usize::from(!names.is_empty());
                if words
                    .windows(2)
                    .any(|two| two[0] == "1" && many.contains(&two[1]))
                {
                    wrong.push(format!("{key}: {said}"));
                }
            }
        }
    }
    println!(
        "{tried} sentences with something to fill in, of {} catalogues",
        found.len()
    );
    assert!(found.len() > 5 && tried > 500, "the catalogues are found");
    assert_eq!(wrong, Vec::<String>::new());
}
