//! `landgang import`, `export`, `listing` and `crisis` from the keyboard: a faulty file is listed whole and changes nothing.

#![cfg(test)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PROGRAM: &str = env!("CARGO_BIN_EXE_landgang");

/// An empty installation that holds the open directory only.
struct Installation(PathBuf);

impl Installation {
    fn new(name: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("landgang-import-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("made");
        let config = "[front]\nfolder = \"front\"\nlisten = \"127.0.0.1:39150\"\norigin = \"https://landgang.example\"\nhost = \"X\"\n";
        fs::write(folder.join("landgang.toml"), config).expect("written");
        Self(folder)
    }

    fn run(&self, words: &[&str]) -> Output {
        Command::new(PROGRAM)
            .args(words)
            .current_dir(&self.0)
            .output()
            .expect("run")
    }

    /// How many communities an export holds.
    fn exported(&self, file: &str) -> usize {
        let done = self.run(&["export", "hsds", "--to", file]);
        assert!(done.status.success(), "{}", said(&done));
        let page: serde_json::Value =
            serde_json::from_slice(&fs::read(self.0.join(file)).expect("a file")).expect("JSON");
        page["contents"].as_array().expect("a list").len()
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

fn demokobing() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../data/demokobing/hsds.json")
        .canonicalize()
        .expect("there")
        .display()
        .to_string()
}

#[test]
fn the_towns_own_feed_comes_in_and_goes_out_whole() {
    let here = Installation::new("whole");
    let tried = here.run(&["import", "hsds", &demokobing(), "--dry-run"]);
    assert!(tried.status.success(), "{}", said(&tried));
    assert_eq!(here.exported("before.json"), 0, "a dry run changes nothing");
    let done = here.run(&["import", "hsds", &demokobing()]);
    assert!(
        done.status.success() && said(&done).contains("60 nye"),
        "{}",
        said(&done)
    );
    assert_eq!(here.exported("after.json"), 60);
    let again = here.run(&["import", "hsds", &demokobing()]);
    assert!(said(&again).contains("60 uændrede"), "{}", said(&again));
    let own = here.0.join("after.json").display().to_string();
    let back = here.run(&["import", "hsds", &own, "--dry-run"]);
    assert!(
        back.status.success(),
        "what we write we can read: {}",
        said(&back)
    );
    for (what, file) in [("csv", "after.zip"), ("geojson", "after.geojson")] {
        let done = here.run(&["export", what, "--to", file]);
        assert!(done.status.success(), "{}", said(&done));
        assert!(
            said(&done).contains("communities written to"),
            "{}",
            said(&done)
        );
        let twice = here.run(&["export", what, "--to", file]);
        assert!(!twice.status.success(), "a file that is there stays");
    }
    let tables = here.0.join("after.zip").display().to_string();
    let back = here.run(&["import", "hsds", &tables, "--dry-run"]);
    assert!(back.status.success(), "{}", said(&back));
}

#[test]
fn a_faulty_feed_is_listed_with_file_record_field_and_what_to_do() {
    let here = Installation::new("faulty");
    assert!(
        here.run(&["import", "hsds", &demokobing()])
            .status
            .success()
    );
    let text = fs::read_to_string(demokobing()).expect("there");
    let broken = text
        .replacen("\"status\": \"active\"", "\"status\": \"open\"", 2)
        .replacen("\"name\": \"G", "\"nome\": \"G", 1);
    fs::write(here.0.join("broken.json"), broken).expect("written");
    let refused = here.run(&["import", "hsds", "broken.json", "--english"]);
    assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
    let list = said(&refused);
    for part in [
        "broken.json",
        "status",
        "name",
        "Nothing was imported: 3 faults",
    ] {
        assert!(list.contains(part), "the list lacks {part}:\n{list}");
    }
    assert_eq!(
        here.exported("after.json"),
        60,
        "a failed import changes nothing"
    );
}

#[test]
fn a_feed_can_be_checked_without_an_installation_and_a_missing_one_is_named() {
    let folder = std::env::temp_dir();
    let run = |words: &[&str]| {
        Command::new(PROGRAM)
            .args(words)
            .current_dir(&folder)
            .output()
            .expect("run")
    };
    let checked = run(&[
        "import",
        "hsds",
        &demokobing(),
        "--dry-run",
        "--config",
        "no-such.toml",
    ]);
    assert!(
        checked.status.success() && said(&checked).contains("60 services"),
        "{}",
        said(&checked)
    );
    let refused = run(&["import", "hsds", &demokobing(), "--config", "no-such.toml"]);
    assert!(
        !refused.status.success() && said(&refused).contains("--config"),
        "{}",
        said(&refused)
    );
}

/// ALL-7: no number is shipped; a faulty file changes nothing, and what is set is what is shown.
#[test]
fn crisis_numbers_are_set_from_a_file_that_somebody_answers_for() {
    let here = Installation::new("crisis");
    let none = here.run(&["crisis", "list"]);
    assert!(
        said(&none).contains("No number is shown but 112"),
        "{}",
        said(&none)
    );
    let today = kit_store::Given::system().today();
    let number = |name: &str, number: &str, day: &str| {
        format!(
            "[[number]]\nname = \"{name}\"\nnumber = \"{number}\"\nnote = \"Hele døgnet.\"\nchecked_on = {day}\nchecked_by = \"Karen\"\n"
        )
    };
    let good = number("Natlinjen", "00 00 20 01", &today.to_string());
    fs::write(here.0.join("good.toml"), &good).expect("written");
    fs::write(
        here.0.join("bad.toml"),
        good.clone() + &number("Gammel", "ring", "2020-01-01"),
    )
    .expect("written");
    let tried = here.run(&["crisis", "set", "good.toml", "--dry-run"]);
    assert!(tried.status.success(), "{}", said(&tried));
    assert!(
        said(&here.run(&["crisis", "list"])).contains("No number"),
        "a dry run changes nothing"
    );
    assert!(here.run(&["crisis", "set", "good.toml"]).status.success());
    let refused = here.run(&["crisis", "set", "bad.toml"]);
    assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
    for part in [
        "number 2: write the number",
        "number 2: nobody has rung it for a year",
        "2 faults",
    ] {
        assert!(said(&refused).contains(part), "{}", said(&refused));
    }
    let shown = said(&here.run(&["crisis", "list"]));
    assert!(
        shown.contains("00 00 20 01")
            && shown.contains("rung by Karen")
            && !shown.contains("Gammel"),
        "{shown}"
    );
}

/// CV-11: a volunteer centre's own list, tried, refused with its lines, read with a receipt, and the same again changes nothing.
#[test]
fn a_list_in_columns_comes_in_with_a_receipt_or_says_every_fault() {
    let here = Installation::new("list");
    let write = |text: &str| fs::write(here.0.join("liste.csv"), text).expect("written");
    write("Navn;Mail;Bemærkning\nKoret;kor@havnen.example;x\n;y;\nGåtur;mette;\n");
    let words = ["import", "table", "liste.csv", "--organization", "Havnen"];
    let refused = here.run(&words);
    let text = said(&refused);
    assert_eq!(refused.status.code(), Some(2), "{text}");
    assert!(
        text.contains("Linje 3: Stedet har intet navn.")
            && text.contains("Linje 4, kolonnen “Mail”: “mette” er ikke en mailadresse.")
            && text.contains("Nothing was imported: 2 faults"),
        "{text}"
    );
    assert_eq!(here.exported("refused.json"), 0);

    write("Navn;Mail;Bemærkning\nKoret;kor@havnen.example;x\nGåtur;gaa@havnen.example;\n");
    let done = here.run(&words);
    let text = said(&done);
    assert!(
        done.status.success()
            && text.contains("Navn → name")
            && text.contains("Bemærkning → left out")
            && text.contains("2 nye"),
        "{text}"
    );
    assert!(said(&here.run(&words)).contains("2 uændrede"));
    // A mapping in a file of its own, and a calendar beside the list: each source keeps to its own entries.
    fs::write(here.0.join("map.toml"), "[columns]\nname = \"Mail\"\n").expect("written");
    let mapped = here.run(&[&words[..], &["--mapping", "map.toml", "--dry-run"]].concat());
    assert!(said(&mapped).contains("Mail → name"), "{}", said(&mapped));
    let calendar = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Fest\r\nDTSTART:20990101T170000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    fs::write(here.0.join("hus.ics"), calendar).expect("written");
    let ics = here.run(&["import", "ics", "hus.ics", "--organization", "Huset"]);
    assert!(said(&ics).contains("1 nye"), "{}", said(&ics));
    assert_eq!(here.exported("all.json"), 3);
}

/// HS-13: whoever asks not to be shown is hidden at the keyboard, and shown again.
/// Issue "directory" 7: the operator loads somebody's list of codes; a list of which a line is wrong changes nothing.
#[test]
fn a_list_of_codes_is_loaded_by_the_operator_and_given_out_with_the_rest() {
    let house = Installation::new("codes");
    let top = "67b4ac73-dedf-4337-ad56-476b0a55ab03";
    let good = format!(
        "level,code,display,parent_code,definition\n0,{top},Øverst,,Ejerens egne ord\n1,F1,Nederst,{top},\n"
    );
    fs::write(house.0.join("codes.csv"), &good).expect("written");
    fs::write(house.0.join("bad.csv"), good + "1,F2,Løs,F9,\n").expect("written");

    let bad = house.run(&["import", "codes", "bad.csv", "--name", "FFB"]);
    assert_eq!(bad.status.code(), Some(2), "{}", said(&bad));
    assert!(
        said(&bad).contains("Linje 4") && said(&bad).contains("F9"),
        "{}",
        said(&bad)
    );

    let done = house.run(&[
        "import",
        "codes",
        "codes.csv",
        "--name",
        "FFB",
        "--version",
        "20240530",
    ]);
    assert!(
        done.status.success() && said(&done).contains("2 codes read."),
        "{}",
        said(&done)
    );
    let done = house.run(&["export", "csv", "--to", "out.zip"]);
    assert!(done.status.success(), "{}", said(&done));
    let tables = kit_hsds::read(
        &kit_hsds::Source::Path(house.0.join("out.zip")),
        &kit_hsds::Limits::default(),
        &mut |_| {},
    );
    let feed = tables.expect("it reads back");
    let low = feed
        .taxonomy_terms
        .values()
        .find(|term| term.name == "Nederst")
        .expect("there");
    assert_eq!(
        (low.parent_id.as_deref(), low.taxonomy.as_deref()),
        (Some(top), Some("FFB"))
    );
    let all = format!("{:?}", feed.taxonomy_terms);
    assert!(!all.contains("Ejerens egne ord"));
}

#[test]
fn a_community_is_hidden_and_shown_again_at_the_keyboard() {
    let here = Installation::new("hidden");
    assert!(
        here.run(&["import", "hsds", &demokobing()])
            .status
            .success()
    );
    let page = "https://landgang.example/f/gaaturen-ved-aaen";
    let done = here.run(&["listing", "hide", page]);
    assert!(
        done.status.success() && said(&done).contains("Gåturen ved åen is hidden"),
        "{}",
        said(&done)
    );
    assert_eq!(here.exported("without.json"), 59);
    assert!(said(&here.run(&["listing", "list"])).contains("gaaturen-ved-aaen"));
    let unknown = here.run(&["listing", "hide", "ingen"]);
    assert_eq!(unknown.status.code(), Some(2), "{}", said(&unknown));
    assert!(
        here.run(&["listing", "show", "gaaturen-ved-aaen"])
            .status
            .success()
    );
    assert_eq!(here.exported("with.json"), 60);
}
