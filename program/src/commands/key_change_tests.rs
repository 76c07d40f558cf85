//! A realm's key is exchanged, also by a machine that stops in between.

use std::fs;
use std::net::TcpListener;
use std::path::PathBuf;

use kit_seal::{Cell, Sealed};
use kit_store::Given;

use super::{beside, change, open};
use crate::config::Config;
use crate::place::{self, Place};
use crate::process::Process;

const REALM: &str = "civil";
const CELL: Cell<'_> = Cell {
    realm: REALM,
    table: "toy",
    column: "name",
    row: "1",
    person: "p-mette",
};

/// A machine with the association's realm, and one person sealed there.
struct Machine {
    dir: PathBuf,
    config: Config,
    place: Place,
    given: Given,
    sealed: Sealed,
}

impl Machine {
    fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("landgang-key-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(&dir).expect("made");
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
        let port = port.expect("a free port").port();
        let text = format!(
            "[civil]\nfolder = \"civil\"\nlisten = \"127.0.0.1:{port}\"\norigin = \"https://f.example\"\nhost = \"F\"\n"
        );
        let config =
            Config::parse(&text, &dir.join("landgang.toml"), std::iter::empty()).expect("good");
        let given = Given::system();
        place::prepare(&config, &given).expect("made");
        let place = Place::of(
            &config,
            Process::Civil,
            config.civil.as_ref().expect("civil"),
        );
        let key = place.key(REALM);
        let ring = open(&place, REALM, &key, &given)
            .expect("read")
            .expect("opened");
        ring.vault().new_person("p-mette").expect("a key");
        let sealed = ring
            .vault()
            .seal(&CELL, "Mette", &|bytes| given.fill(bytes))
            .expect("sealed");
        Self {
            dir,
            config,
            place,
            given,
            sealed,
        }
    }

    fn key(&self) -> PathBuf {
        self.place.key(REALM)
    }

    fn change(&self, realm: &str) -> Result<(), String> {
        let section = self.config.civil.as_ref().expect("civil");
        let done = change(&self.config, (Process::Civil, section), realm, &self.given);
        done.map_err(|fault| fault.to_string())
    }

    /// What is sealed can be read under the key that lies there.
    fn reads(&self) {
        let ring = open(&self.place, REALM, &self.key(), &self.given)
            .expect("read")
            .expect("opened");
        let text = ring.vault().open(&CELL, &self.sealed).expect("opened");
        assert_eq!(&*text, "Mette");
        assert!(!beside(&self.key()).exists());
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.dir);
    }
}

#[test]
fn a_changed_key_opens_what_was_sealed_and_the_old_one_opens_nothing() {
    let machine = Machine::new("plain");
    let old = fs::read(machine.key()).expect("a key");
    machine.change(REALM).expect("changed");
    assert_ne!(fs::read(machine.key()).expect("a key"), old);
    machine.reads();
    let kept = machine.dir.join("kept");
    fs::copy(machine.key(), &kept).expect("copied");
    fs::write(&kept, &old).expect("written");
    let opened = open(&machine.place, REALM, &kept, &machine.given).expect("read");
    assert!(matches!(opened, Err(kit_keys::KeyError::WrongRealmKey)));
}

#[test]
fn a_change_that_stopped_anywhere_is_ended_by_the_next() {
    // Before the ring: the new key is nothing yet.
    let machine = Machine::new("before");
    fs::copy(machine.key(), beside(&machine.key())).expect("copied");
    fs::write(beside(&machine.key()), [7; 32]).expect("written");
    machine.change(REALM).expect("changed");
    machine.reads();
    assert_ne!(fs::read(machine.key()).expect("a key"), [7; 32]);
    // After the ring, with the old key still there, and with it gone.
    for is_there in [true, false] {
        let machine = Machine::new(if is_there { "after" } else { "gone" });
        let old = fs::read(machine.key()).expect("a key");
        machine.change(REALM).expect("changed");
        fs::copy(machine.key(), beside(&machine.key())).expect("copied");
        if is_there {
            fs::write(machine.key(), old).expect("written");
        } else {
            fs::remove_file(machine.key()).expect("removed");
        }
        machine.change(REALM).expect("ended");
        machine.reads();
    }
}

#[test]
fn a_running_service_and_the_rooms_keep_their_key() {
    let machine = Machine::new("refused");
    let old = fs::read(machine.key()).expect("a key");
    let section = machine.config.civil.as_ref().expect("civil");
    let running = TcpListener::bind(section.listen).expect("free");
    let said = machine.change(REALM).expect_err("it runs");
    assert!(said.contains("stop the service"), "{said}");
    drop(running);
    let said = machine.change("citizen").expect_err("the rooms");
    assert!(said.contains("begin on new rooms"), "{said}");
    assert_eq!(fs::read(machine.key()).expect("a key"), old);
    machine.reads();
}
