//! An installation on PostgreSQL: the program brings every realm's tables up to date (issue: both databases).

#![cfg(test)]

use std::fs;
use std::process::Command;

use kit_store::Where;
use kit_store::test::postgres_place;

/// The program as the tests built it.
const PROGRAM: &str = env!("CARGO_BIN_EXE_landgang");

#[test]
fn every_realm_can_live_in_postgresql() {
    let mut sections = String::new();
    for (number, name) in ["front", "municipality", "civil", "research"]
        .into_iter()
        .enumerate()
    {
        let Some(Where::Postgres(place)) = postgres_place().expect("a schema") else {
            return;
        };
        // One schema stands in for each cluster here; the two realms of the front keep apart by their tables' version
        // row, so the front is left to SQLite.
        let database = if name == "front" {
            "sqlite".to_owned()
        } else {
            place
        };
        sections.push_str(&format!(
            "[{name}]\nfolder = \"{name}\"\nlisten = \"127.0.0.1:{}\"\norigin = \"https://{name}.example\"\nhost = \"X\"\ndatabase = {database:?}\n",
            39_100 + number
        ));
    }
    let folder = std::env::temp_dir().join(format!("landgang-pg-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("made");
    fs::write(folder.join("landgang.toml"), sections).expect("written");
    for said in ["up to date", "up to date"] {
        let done = Command::new(PROGRAM)
            .args(["migrate", "--config"])
            .arg(folder.join("landgang.toml"))
            .output()
            .expect("run");
        let text = String::from_utf8_lossy(&done.stdout).into_owned();
        assert!(
            done.status.success(),
            "{text}{}",
            String::from_utf8_lossy(&done.stderr)
        );
        assert_eq!(text.matches(said).count(), 5, "five realms: {text}");
    }
    fs::remove_dir_all(folder).expect("removed");
}
