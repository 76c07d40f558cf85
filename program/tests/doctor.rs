//! `landgang doctor` from the keyboard: what is broken on the disk changes its light (issue: operator).
#![cfg(test)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// An installation of the association's realm only.
struct Installation(PathBuf);

impl Installation {
    fn new(name: &str, port: u16) -> Self {
        let folder =
            std::env::temp_dir().join(format!("landgang-doctor-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("made");
        let config = format!(
            "[civil]\nfolder = \"civil\"\nlisten = \"127.0.0.1:{port}\"\norigin = \"http://forening.localhost:{port}\"\n\
             host = \"Foreningen\"\nkey_holder = \"Lone\"\nbackups = \"copies\"\nepoch_copies = \"holder\"\ncheckpoints = \"carried-on\"\n"
        );
        fs::write(folder.join("landgang.toml"), config).expect("written");
        let here = Self(folder);
        for words in [
            &["migrate"][..],
            &["backup"],
            &["backup", "prove", "--realm", "civil"],
        ] {
            let done = here.run(words);
            assert!(done.status.success(), "{words:?}: {}", said(&done));
        }
        here
    }

    fn run(&self, words: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_landgang"))
            .args(words)
            .current_dir(&self.0)
            .output()
            .expect("run")
    }

    /// The worst light of one kind of check, and whether the command ended with 1.
    fn light(&self, about: &str, words: &[&str]) -> (String, bool) {
        let done = self.run(&[&["doctor", "--running", "--json"][..], words].concat());
        let report: Value =
            serde_json::from_slice(&done.stdout).unwrap_or_else(|_| panic!("{}", said(&done)));
        let lights: Vec<&str> = report["checks"]
            .as_array()
            .expect("checks")
            .iter()
            .filter(|check| check["about"] == about && check["of"] == "civil")
            .map(|check| check["light"].as_str().expect("a light"))
            .collect();
        let worst = ["red", "yellow", "green"]
            .into_iter()
            .find(|light| lights.contains(light));
        let failed = done.status.code() == Some(1);
        assert_eq!(failed, report["light"] == "red", "{}", said(&done));
        (worst.unwrap_or("none").to_owned(), failed)
    }

    fn home(&self) -> PathBuf {
        self.0.join("civil/data/civil")
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

fn chmod(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
}

#[test]
fn each_thing_that_is_broken_on_the_disk_changes_its_own_light() {
    let here = Installation::new("broken", 39_361);
    let green = |about: &str| assert_eq!(here.light(about, &[]).0, "green", "{about}");
    let red = |about: &str| assert_eq!(here.light(about, &[]), ("red".to_owned(), true), "{about}");
    for about in [
        "key files",
        "folders",
        "database",
        "clock",
        "proven backup",
        "key ring copies",
        "epoch keys",
        "key holder",
        "hosting",
        "address",
    ] {
        green(about);
    }
    // On the file system that the data lie on, which a test cannot change.
    assert_eq!(here.light("backup", &[]).0, "yellow");

    let key = here.home().join("keys/log.key");
    chmod(&key, 0o644);
    red("key files");
    chmod(&key, 0o600);
    green("key files");

    chmod(&here.home(), 0o755);
    red("folders");
    chmod(&here.home(), 0o700);
    green("folders");

    let epochs = here.home().join("keys/epochs.db");
    fs::rename(&epochs, here.0.join("epochs.db")).expect("moved");
    red("key files");
    fs::rename(here.0.join("epochs.db"), &epochs).expect("moved");
    green("key files");

    let copies = here.0.join("copies/civil");
    let data = named(&copies, "data-");
    fs::rename(&data, here.0.join("aside")).expect("moved");
    assert_eq!(here.light("backup", &[]).0, "yellow", "the house is young");
    let done = here.run(&["doctor", "--running"]);
    assert!(
        said(&done).contains("No copy was made yet."),
        "{}",
        said(&done)
    );
    fs::rename(here.0.join("aside"), &data).expect("moved");

    let ring = named(&copies, "ring-");
    for day in ["2027-01-01", "2027-01-02"] {
        fs::copy(&ring, copies.join(format!("ring-{day}.sealed"))).expect("copied");
    }
    red("key ring copies");
    for day in ["2027-01-01", "2027-01-02"] {
        fs::remove_file(copies.join(format!("ring-{day}.sealed"))).expect("removed");
    }
    green("key ring copies");
    fs::copy(
        here.0.join("holder/civil/epochs.sealed"),
        copies.join("epochs.sealed"),
    )
    .expect("copied");
    red("key ring copies");
    fs::remove_file(copies.join("epochs.sealed")).expect("removed");

    let stamp = here.home().join("stamps/proven");
    fs::write(&stamp, "2020-01-01T04:00:00Z\n").expect("written");
    red("proven backup");
    fs::remove_file(&stamp).expect("removed");
    assert_eq!(
        here.light("proven backup", &[]).0,
        "yellow",
        "the house is young"
    );
    assert!(
        here.run(&["backup", "proven", "--realm", "civil"])
            .status
            .success()
    );
    green("proven backup");
    fs::remove_file(here.0.join("holder/civil/epochs.sealed")).expect("removed");
    assert_eq!(here.light("epoch keys", &[]).0, "yellow");
}

fn named(folder: &Path, begin: &str) -> PathBuf {
    let found = fs::read_dir(folder).expect("read").find_map(|entry| {
        let path = entry.expect("read").path();
        path.file_name()
            .expect("a name")
            .to_string_lossy()
            .starts_with(begin)
            .then_some(path)
    });
    found.expect("there")
}

#[test]
fn rot_in_a_database_is_found_by_reading_all_of_it() {
    let here = Installation::new("rot", 39_362);
    assert_eq!(here.light("database", &["--deep"]).0, "green");
    let path = here.home().join("realm.db");
    let mut bytes = fs::read(&path).expect("read");
    // The second page on: the first says what the file is.
    bytes
        .iter_mut()
        .skip(4096 + 8)
        .take(20_000)
        .for_each(|byte| *byte = 0xA5);
    fs::write(&path, bytes).expect("written");
    assert_eq!(
        here.light("database", &["--deep"]),
        ("red".to_owned(), true)
    );
}

#[test]
fn the_configuration_is_judged_too() {
    let here = Installation::new("configuration", 39_363);
    let path = here.0.join("landgang.toml");
    let text = fs::read_to_string(&path).expect("read");
    let with = |from: &str, to: &str| fs::write(&path, text.replace(from, to)).expect("written");
    with("key_holder = \"Lone\"\n", "");
    assert_eq!(here.light("key holder", &[]).0, "yellow");
    with("http://forening.localhost:39363", "http://forening.example");
    assert_eq!(here.light("address", &[]), ("red".to_owned(), true));
    with(
        "host = \"Foreningen\"",
        "host = \"Foreningen\"\ndatabase = \"host=db.example dbname=x\"",
    );
    assert_eq!(here.light("address", &[]), ("red".to_owned(), true));
    fs::write(
        &path,
        format!("[house]\nmachine_of = \"municipality\"\n{text}"),
    )
    .expect("written");
    assert_eq!(here.light("hosting", &[]).0, "yellow");
}

#[test]
fn the_trial_of_the_walls_goes_with_the_rest_and_nothing_is_put_right() {
    let here = Installation::new("trial", 39_364);
    let folder = here.home();
    chmod(&folder, 0o750);
    let done = here.run(&["doctor"]);
    let text = said(&done);
    assert_eq!(done.status.code(), Some(1), "{text}");
    assert!(
        text.contains("attempts to break out refused") && text.contains("chmod 0700"),
        "{text}"
    );
    assert_eq!(
        fs::metadata(&folder).expect("there").permissions().mode() & 0o777,
        0o750
    );
}

#[test]
fn a_doctor_where_nothing_is_says_how_to_begin() {
    let here = Installation::new("nothing", 39_365);
    fs::remove_dir_all(here.0.join("civil")).expect("removed");
    let done = here.run(&["doctor"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(said(&done).contains("landgang init"), "{}", said(&done));
    assert!(!here.0.join("civil").exists());
}
