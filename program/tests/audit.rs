//! `landgang audit verify` from the keyboard.
#![cfg(test)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{Command, Output};

use kit_store::{Given, Store, Where};
use realm_municipality::Municipality;

kit_store::statements! {
    CHANGE = "UPDATE look SET object = 'guest-0002' WHERE number = 2";
}

/// An installation of one realm only, with a place for checkpoints outside of the realm's folder.
struct Installation(PathBuf);

impl Installation {
    fn new(name: &str) -> Self {
        Self::of(name, "research")
    }

    fn of(name: &str, realm: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("landgang-audit-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("made");
        let config = format!(
            "[{realm}]\nfolder = \"{realm}\"\nlisten = \"127.0.0.1:39160\"\norigin = \"https://{realm}.example\"\n\
             host = \"X\"\ncheckpoints = \"carried-on\"\n"
        );
        fs::write(folder.join("landgang.toml"), config).expect("written");
        let here = Self(folder);
        let made = here.run(&["migrate"]);
        assert!(made.status.success(), "{}", said(&made));
        here
    }

    fn run(&self, words: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_landgang"))
            .args(words)
            .current_dir(&self.0)
            .output()
            .expect("run")
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

#[test]
fn every_realm_of_the_installation_is_named_and_its_end_is_told_by_the_code() {
    let here = Installation::new("whole");
    let done = here.run(&["audit", "verify"]);
    assert!(done.status.success(), "{}", said(&done));
    assert!(said(&done).starts_with("research: "), "{}", said(&done));
}

/// SAFETY.md §7: rows of the near bank's log as the program writes them, then one changed by somebody with the database.
#[test]
fn a_changed_row_of_the_near_banks_log_ends_with_one_and_is_named() {
    let here = Installation::of("changed", "municipality");
    let file = here.0.join("municipality/data/municipality/realm.db");
    let store: Store<Municipality> =
        Store::open(&Where::Sqlite(file), &Given::system()).expect("opened");
    let looks = store.job("test").write_now("look", |tx| {
        ["guest-0001", "guest-0003", "guest-0001"]
            .iter()
            .try_for_each(|guest| tx.looked(guest))
    });
    looks.expect("logged");
    let done = here.run(&["audit", "verify"]);
    assert!(done.status.success(), "{}", said(&done));
    assert!(
        said(&done).contains("municipality: 3 rows hold, head "),
        "{}",
        said(&done)
    );
    let changed = store.aside().write_now("change", |tx| tx.run(CHANGE, &[]));
    assert_eq!(changed.expect("changed"), 1);
    let done = here.run(&["audit", "verify"]);
    assert_eq!(done.status.code(), Some(1), "{}", said(&done));
    assert!(
        said(&done).contains("municipality: BROKEN, row 2: it was changed"),
        "{}",
        said(&done)
    );
}

#[test]
fn the_signing_key_is_the_realms_alone_and_is_made_once() {
    let here = Installation::new("key");
    let key = here.0.join("research/data/research/keys/log.key");
    let mode = fs::metadata(&key).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let bytes = fs::read(&key).expect("readable");
    assert_eq!(bytes.len(), 32);
    let other = fs::read(here.0.join("research/data/research/keys/realm.key"));
    assert_ne!(bytes, other.expect("readable"));
    assert!(here.run(&["migrate"]).status.success());
    assert_eq!(fs::read(&key).expect("readable"), bytes);
    assert!(here.0.join("carried-on/research").is_dir());
}

#[test]
fn a_checkpoint_that_cannot_be_used_ends_with_a_word_and_not_with_a_verdict() {
    let here = Installation::new("words");
    for (words, expected) in [
        (
            ["--paper", "research 2027-03-01 K7QF"],
            "nine groups of four",
        ),
        (["--kept", "landgang.toml"], "landgang.toml: the line"),
        (["--kept", "not-there.txt"], "not-there.txt"),
    ] {
        let done = here.run(&[&["audit", "verify"][..], &words].concat());
        assert_eq!(done.status.code(), Some(1), "{}", said(&done));
        assert!(said(&done).contains(expected), "{}", said(&done));
        assert!(done.stdout.is_empty(), "{}", said(&done));
    }
}

#[test]
fn the_help_shows_how() {
    let here = Installation::new("help");
    let done = here.run(&["audit", "verify", "--help"]);
    let text = said(&done);
    assert!(
        done.status.success() && text.contains("--kept 2027-03-01.txt"),
        "{text}"
    );
    assert!(text.contains("--paper"), "{text}");
}
