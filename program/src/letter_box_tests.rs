//! The letter boxes' files in a folder of their own: together, apart, and exchanged by hand.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use kit_letters::{
    Citizen, CitizenToCivil, Civil, CivilToCitizen, Day, LetterAddress, LetterId, Lines, Message,
    ThreadToken, Withdrawal, open, seal,
};
use kit_store::Given;

use crate::config::Config;
use crate::letter_box;
use crate::place::{self, Place};
use crate::process::Process;

/// A machine's folder, with a configuration that holds `sections`; it goes away with its value.
pub(crate) struct Machine {
    pub(crate) folder: PathBuf,
    pub(crate) config: Config,
}

impl Machine {
    pub(crate) fn with(sections: &[&str]) -> Self {
        let folder =
            std::env::temp_dir().join(format!("landgang-apart-{}", Given::system().random128()));
        fs::create_dir(&folder).expect("a new folder");
        let config = Self::config(&folder, sections);
        Self { folder, config }
    }

    fn config(folder: &Path, sections: &[&str]) -> Config {
        let mut text = String::new();
        for (name, port) in [("front", 8701), ("civil", 8703)] {
            if !sections.contains(&name) {
                continue;
            }
            text += &format!(
                "[{name}]\nfolder = \"{name}\"\nlisten = \"127.0.0.1:{port}\"\norigin = \"https://{name}.example\"\n\
                 host = \"Foreningen\"\n"
            );
            if sections.len() == 1 {
                text += "letters = \"https://elsewhere.example:8443/breve\"\n";
            }
        }
        Config::parse(&text, &folder.join("landgang.toml"), std::iter::empty()).expect("good")
    }

    pub(crate) fn prepared(self) -> Self {
        self.prepare().expect("prepared");
        self
    }

    fn prepare(&self) -> std::io::Result<()> {
        place::prepare(&self.config, &Given::system())
    }

    pub(crate) fn place(&self, process: Process) -> Place {
        let (_, section) = self
            .config
            .sections()
            .find(|(p, _)| *p == process)
            .expect("it stands in the file");
        Place::of(&self.config, process, section)
    }

    /// Every file with its bytes and mode.
    fn files(&self) -> BTreeMap<PathBuf, (Vec<u8>, u32)> {
        let (mut found, mut folders) = (BTreeMap::new(), vec![self.folder.clone()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("readable") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let mode = fs::metadata(&path).expect("there").permissions().mode();
                    let name = path.strip_prefix(&self.folder).expect("inside").to_owned();
                    found.insert(name, (fs::read(&path).expect("readable"), mode & 0o777));
                }
            }
        }
        found
    }

    fn names(&self) -> Vec<String> {
        let names = self.files().into_keys();
        names.map(|name| name.display().to_string()).collect()
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A front and a civil that were made apart, and whose addresses two people carried.
pub(crate) fn exchanged() -> (Machine, Machine) {
    let (front, civil) = (
        Machine::with(&["front"]).prepared(),
        Machine::with(&["civil"]).prepared(),
    );
    let (near, far) = (front.place(Process::Front), civil.place(Process::Civil));
    for (from, to) in [
        (
            far.own_letter_address("civil"),
            near.letter_address("citizen", "civil"),
        ),
        (
            near.own_letter_address("citizen"),
            far.letter_address("civil", "citizen"),
        ),
    ] {
        fs::copy(from, to).expect("carried");
    }
    (front, civil)
}

const FRONT: [&str; 6] = [
    "front/data/citizen/keys/letters.key",
    "front/data/citizen/keys/log.key",
    "front/data/citizen/keys/own.address",
    "front/data/citizen/keys/realm.key",
    "front/data/public/keys/log.key",
    "front/data/public/keys/realm.key",
];
const CIVIL: [&str; 4] = [
    "civil/data/civil/keys/letters.key",
    "civil/data/civil/keys/log.key",
    "civil/data/civil/keys/own.address",
    "civil/data/civil/keys/realm.key",
];

#[test]
fn each_end_alone_has_keys_and_an_address_and_not_the_others() {
    for (section, expected) in [("front", FRONT.as_slice()), ("civil", CIVIL.as_slice())] {
        let machine = Machine::with(&[section]).prepared();
        assert_eq!(machine.names(), expected);
        for (name, (_, mode)) in machine.files() {
            let public = name.extension().is_some_and(|ending| ending == "address");
            assert_eq!(
                mode,
                if public { 0o644 } else { 0o600 },
                "{}",
                name.display()
            );
        }
        assert!(
            !machine.folder.join("run").exists(),
            "a socket folder for nobody"
        );
    }
}

#[test]
fn both_ends_in_one_file_know_each_other_at_once() {
    let machine = Machine::with(&["front", "civil"]).prepared();
    let exchanged = [
        "civil/data/civil/keys/citizen.address",
        "front/data/citizen/keys/civil.address",
    ];
    let mut expected: Vec<_> = FRONT.into_iter().chain(CIVIL).chain(exchanged).collect();
    expected.sort_unstable();
    assert_eq!(machine.names(), expected);
    assert!(place::letters(&machine.config).is_dir());
    letters_go_both_ways(&machine, &machine);
}

#[test]
fn making_it_twice_changes_nothing() {
    for sections in [["front"].as_slice(), &["civil"], &["front", "civil"]] {
        let machine = Machine::with(sections).prepared();
        let before = machine.files();
        machine.prepare().expect("prepared again");
        assert_eq!(machine.files(), before);
    }
}

#[test]
fn keys_from_before_the_address_had_a_file_are_kept() {
    let machine = Machine::with(&["front", "civil"]).prepared();
    let before = machine.files();
    for (process, realm) in [(Process::Front, "citizen"), (Process::Civil, "civil")] {
        fs::remove_file(machine.place(process).own_letter_address(realm)).expect("removed");
    }
    machine.prepare().expect("prepared again");
    assert_eq!(machine.files(), before);
}

#[test]
fn lost_keys_are_not_silently_replaced_by_others() {
    let machine = Machine::with(&["civil"]).prepared();
    fs::remove_file(machine.place(Process::Civil).letter_keys("civil")).expect("removed");
    let before = machine.files();
    let fault = machine.prepare().expect_err("a lost key").to_string();
    assert!(
        fault.contains("own.address") && fault.contains("put them back"),
        "{fault}"
    );
    assert_eq!(machine.files(), before);
}

#[test]
fn an_address_of_somebody_else_is_named_where_both_stand_in_one_file() {
    let machine = Machine::with(&["front", "civil"]).prepared();
    let (stranger, place) = (
        Machine::with(&["civil"]).prepared(),
        machine.place(Process::Front),
    );
    fs::copy(
        stranger.place(Process::Civil).own_letter_address("civil"),
        place.letter_address("citizen", "civil"),
    )
    .expect("put there");
    let fault = machine.prepare().expect_err("not its address").to_string();
    assert!(
        fault.contains("civil.address") && fault.contains("move it away"),
        "{fault}"
    );
}

#[test]
fn two_installations_made_apart_open_each_others_letters_once_their_addresses_were_carried() {
    let (front, civil) = exchanged();
    letters_go_both_ways(&front, &civil);
    let before = (front.files(), civil.files());
    front.prepare().expect("prepared again");
    civil.prepare().expect("prepared again");
    assert_eq!((front.files(), civil.files()), before);
}

#[test]
fn a_missing_address_says_what_to_do() {
    let machine = Machine::with(&["front"]).prepared();
    let place = machine.place(Process::Front);
    let fault = letter_box::read::<CitizenToCivil>(&machine.config, &place)
        .expect_err("nobody to write to")
        .to_string();
    let path = place.letter_address("citizen", "civil");
    assert!(
        fault.contains("landgang migrate")
            && fault.contains("[civil]")
            && fault.contains(&path.display().to_string()),
        "{fault}"
    );
}

#[test]
fn an_address_that_is_not_of_the_keys_beside_it_is_named() {
    let (front, _civil) = exchanged();
    let (other, place) = (
        Machine::with(&["front"]).prepared(),
        front.place(Process::Front),
    );
    let own = place.own_letter_address("citizen");
    fs::copy(
        other.place(Process::Front).own_letter_address("citizen"),
        &own,
    )
    .expect("put there");
    let fault = letter_box::read::<CitizenToCivil>(&front.config, &place)
        .expect_err("they do not fit")
        .to_string();
    assert!(fault.contains(&own.display().to_string()), "{fault}");
}

#[test]
fn what_is_printed_can_be_carried() {
    let machine = Machine::with(&["civil"]).prepared();
    let place = machine.place(Process::Civil);
    let lines =
        || letter_box::lines::<CivilToCitizen>(&machine.config, &place).expect("what to carry");
    let said = lines();
    let own = LetterAddress::<Civil>::read_file(&place.own_letter_address("civil")).expect("own");
    assert!(
        said.iter()
            .any(|line| LetterAddress::from_text(line).as_ref() == Some(&own)),
        "{said:?}"
    );
    let there = place.letter_address("civil", "citizen");
    let goes = said.last().expect("a last line").clone();
    assert!(
        goes.contains(&there.display().to_string()) && goes.contains("not there yet"),
        "{goes}"
    );
    assert!(
        said.iter()
            .any(|line| line.contains("data/citizen/keys/civil.address")),
        "{said:?}"
    );

    fs::write(&there, "something else").expect("put there");
    let goes = lines().last().expect("a last line").clone();
    assert!(goes.contains("does not hold"), "{goes}");

    let front = Machine::with(&["front"]).prepared();
    let address = front.place(Process::Front).own_letter_address("citizen");
    fs::copy(address, &there).expect("carried");
    let goes = lines().last().expect("a last line").clone();
    assert!(goes.contains("it is there"), "{goes}");

    let both = Machine::with(&["front", "civil"]).prepared();
    let place = both.place(Process::Civil);
    assert!(
        letter_box::lines::<CivilToCitizen>(&both.config, &place)
            .expect("nothing to carry")
            .is_empty()
    );
}

/// A letter each way, sealed with the one machine's files and opened with the other's.
fn letters_go_both_ways(front: &Machine, civil: &Machine) {
    let given = Given::system();
    let today = Day::from(given.today());
    let near = || {
        letter_box::read::<CitizenToCivil>(&front.config, &front.place(Process::Front))
            .expect("the citizens' files")
    };
    let far = || {
        letter_box::read::<CivilToCitizen>(&civil.config, &civil.place(Process::Civil))
            .expect("the association's files")
    };
    let ((near_keys, to_civil), (far_keys, to_citizen)) = (near(), far());
    let thread = ThreadToken::new(&given);

    let letter: CitizenToCivil = Withdrawal { thread }.into();
    let id = LetterId::new(&given);
    let sealed = seal(&letter, id, today, &near_keys, &to_civil, &given).expect("sealed");
    let opened = open::<CitizenToCivil>(&sealed, &to_citizen, &far_keys).expect("opened");
    assert_eq!(opened.letter(), &letter);

    let text = Lines::new("Vi ses på onsdag.").expect("short enough");
    let letter: CivilToCitizen = Message { thread, text }.into();
    let sealed = seal(&letter, id, today, &far_keys, &to_citizen, &given).expect("sealed");
    let opened = open::<CivilToCitizen>(&sealed, &to_civil, &near_keys).expect("opened");
    assert_eq!(opened.letter(), &letter);

    let _: (LetterAddress<Citizen>, LetterAddress<Civil>) = (to_citizen, to_civil);
}
