//! `landgang init` from a script: who holds which key, and the papers to sign (issue: operator).
#![cfg(test)]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("landgang-init-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("made");
        let section = |realm: &str, port: u16| {
            format!(
                "[{realm}]\nfolder = \"{realm}\"\nlisten = \"127.0.0.1:{port}\"\norigin = \"https://{realm}.example\"\nhost = \"Huset\"\n"
            )
        };
        let text = section("municipality", 39_391) + &section("civil", 39_392);
        fs::write(folder.join("landgang.toml"), text).expect("written");
        Self(folder)
    }

    fn run(&self, words: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_landgang"))
            .args(words)
            .current_dir(&self.0)
            .stdin(Stdio::null())
            .env_remove("CREDENTIALS_DIRECTORY")
            .output()
            .expect("run")
    }
}

impl Drop for Folder {
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
fn a_ceremony_names_the_holders_locks_what_is_to_be_locked_and_prints_a_paper_for_each() {
    let here = Folder::new("ceremony");
    fs::write(here.0.join("words"), "en bro, en å og fem ænder").expect("written");
    let done = here.run(&[
        "init",
        "--owner",
        "Lone",
        "--holder",
        "civil=Lone Holm",
        "--holder",
        "municipality=Birgitte",
        "--passphrase",
        "civil=words",
    ]);
    let text = said(&done);
    assert!(done.status.success(), "{text}");
    let config = fs::read_to_string(here.0.join("landgang.toml")).expect("read");
    assert!(
        config.contains("key_holder = \"Lone Holm\"")
            && config.contains("key_holder = \"Birgitte\""),
        "{config}"
    );
    let keys = here.0.join("civil/data/civil/keys");
    assert!(keys.join("realm.locked").exists() && !keys.join("realm.key").exists());
    assert!(
        here.0
            .join("municipality/data/municipality/keys/realm.key")
            .exists()
    );
    assert_eq!(text.matches("HVEM HAR NØGLEN").count(), 2, "{text}");
    assert!(
        text.contains("under en sætning") && text.contains("/ind/"),
        "{text}"
    );
    // The paper can be had again, and in English.
    let again = said(&here.run(&["key", "paper", "--english"]));
    assert!(
        again.contains("Holds the key: Lone Holm") && again.contains("Holds the key: Birgitte"),
        "{again}"
    );
}

#[test]
fn a_holder_of_a_section_that_is_not_there_is_refused_before_anything_is_made() {
    let here = Folder::new("unknown");
    let done = here.run(&["init", "--owner", "Lone", "--holder", "front=Lone"]);
    assert!(
        !done.status.success() && said(&done).contains("no section front"),
        "{}",
        said(&done)
    );
    assert!(!here.0.join("civil").exists());
}
