//! `landgang instrument` from the keyboard: a faulty file is listed whole and changes nothing.

#![cfg(test)]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

const PROGRAM: &str = env!("CARGO_BIN_EXE_landgang");
const QUESTIONS: &str = r#"{"resourceType":"Questionnaire","url":"https://example.org/to","version":"1","title":"To linjer",
    "item":[{"linkId":"a","text":"Opfundet?","type":"choice","answerOption":[{"valueInteger":0},{"valueInteger":1}]},
            {"linkId":"b","text":"Også?","type":"choice","answerOption":[{"valueInteger":0},{"valueInteger":1}]}]}"#;
const SCORING: &str = "instrument = \"https://example.org/to\"\nversion = \"1\"\nlicence = \"Opfundet\"\nsource = \"Prøven\"\nmoment = \"start\"\nitems = [\"a\", \"b\"]\nmethod = \"sum\"\ndirection = \"neither\"\n";

/// An empty installation that holds the municipality only.
struct Installation(PathBuf);

impl Installation {
    fn new() -> Self {
        let folder =
            std::env::temp_dir().join(format!("landgang-instrument-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("made");
        let config = "[municipality]\nfolder = \"municipality\"\nlisten = \"127.0.0.1:39152\"\norigin = \"https://kommune.example\"\nhost = \"X\"\n";
        let here = Self(folder);
        for (file, text) in [
            ("landgang.toml", config),
            ("q.json", QUESTIONS),
            ("s.toml", SCORING),
        ] {
            here.write(file, text);
        }
        here
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.0.join(file), text).expect("written");
    }

    fn run(&self, words: &[&str]) -> Output {
        let mut command = Command::new(PROGRAM);
        command.arg("instrument").args(words).current_dir(&self.0);
        command.output().expect("run")
    }
}

impl Drop for Installation {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn said(done: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&done.stdout),
        String::from_utf8_lossy(&done.stderr)
    )
}

/// FR-10, HE-7: what the operator loads is there; a fault, a dry run and another text under the same version change nothing.
#[test]
fn what_the_operator_loads_is_there_and_a_fault_changes_nothing() {
    let here = Installation::new();
    let add = ["add", "q.json", "--scoring", "s.toml"];
    let dry = here.run(&[&add[..], &["--dry-run"]].concat());
    assert!(
        dry.status.success() && said(&dry).contains("Nothing was changed."),
        "{}",
        said(&dry)
    );
    assert!(
        !here.0.join("municipality").exists(),
        "a dry run needs no installation"
    );

    here.write(
        "bad.toml",
        &SCORING
            .replace("\"a\", \"b\"", "\"a\", \"c\"")
            .replace("Opfundet", ""),
    );
    let bad = here.run(&["add", "q.json", "--scoring", "bad.toml"]);
    assert_eq!(bad.status.code(), Some(2), "{}", said(&bad));
    assert!(
        said(&bad).contains("items c: there is no question") && said(&bad).contains("licence: "),
        "{}",
        said(&bad)
    );
    assert!(
        said(&here.run(&["list"])).contains("0 instruments"),
        "{}",
        said(&here.run(&["list"]))
    );

    let added = here.run(&add);
    assert!(
        added.status.success() && said(&added).contains("Added."),
        "{}",
        said(&added)
    );
    assert!(said(&here.run(&add)).contains("It was there before"));
    here.write("s.toml", &SCORING.replace("sum", "mean"));
    assert_eq!(here.run(&add).status.code(), Some(2));
    let listed = said(&here.run(&["list"]));
    assert!(
        listed.contains("To linjer (https://example.org/to|1), 2 questions")
            && listed.contains("1 instruments"),
        "{listed}"
    );
    let missing = here.run(&["add", "none.json", "--scoring", "s.toml"]);
    assert!(
        !missing.status.success() && said(&missing).contains("cannot read none.json"),
        "{}",
        said(&missing)
    );
}
