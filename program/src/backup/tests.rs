//! Copies of the association's realm: made under load, rotten, restored on an empty machine (T5, T7, T15), small scale.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use kit_audit::Checkpoint;
use kit_seal::{Cell, Sealed};
use kit_store::{Clock, FixedClock, Given, SeededChance, SystemClock, Where};
use realm_civil::Civil;

use super::{Bench, DATA, EPOCHS, ERASED, RING, brought, copies_in, hand, make, prove, restore};
use crate::config::Config;
use crate::looks::Desk;
use crate::place::{self, Place};
use crate::process::backup::when_due;
use crate::process::key::Keys;
use crate::process::{Process, ring};
use crate::stamps;

const SEED: u64 = 20_270_704;
const REALM: &str = "civil";

/// A machine with the association's realm on it.
struct Machine {
    dir: PathBuf,
    bench: Bench,
}

impl Machine {
    fn new(name: &str, port: u16) -> Self {
        Self::on(name, port, "sqlite")
    }

    fn on(name: &str, port: u16, database: &str) -> Self {
        let dir =
            std::env::temp_dir().join(format!("landgang-copies-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(&dir).expect("made");
        let text = format!(
            "[civil]\nfolder = \"civil\"\nlisten = \"127.0.0.1:{port}\"\norigin = \"https://f.example\"\nhost = \"F\"\n\
             backups = \"copies\"\nepoch_copies = \"holder\"\ndatabase = {database:?}\n"
        );
        let config =
            Config::parse(&text, &dir.join("landgang.toml"), std::iter::empty()).expect("good");
        let given = Given::new(
            Arc::new(SystemClock),
            Arc::new(SeededChance::new(SEED + u64::from(port))),
        );
        place::prepare(&config, &given).expect("made");
        let section = config.civil.clone().expect("civil");
        let place = Place::of(&config, Process::Civil, &section);
        let keys = Arc::new(Keys::read(&place).expect("a key"));
        let bench = Bench {
            process: Process::Civil,
            config: Arc::new(config),
            section,
            place,
            keys,
            given,
        };
        Self { dir, bench }
    }

    fn open(&self) -> ring::Sealed<Civil> {
        self.bench.start(ring::open::<Civil>).expect("opened")
    }

    fn folder(&self) -> PathBuf {
        self.bench
            .place
            .backups(&self.bench.config, &self.bench.section, REALM)
    }

    /// A machine with nothing on it but the key and the checkpoints that somebody kept.
    fn empty_beside(&self, name: &str, port: u16) -> Self {
        let mut other = Self::new(name, port);
        let (from, to) = (&self.bench.place, &other.bench.place);
        for (from, to) in [
            (from.key(REALM), to.key(REALM)),
            (from.log_key(REALM), to.log_key(REALM)),
        ] {
            fs::copy(from, to).expect("copied");
        }
        for entry in fs::read_dir(from.checkpoints(REALM)).expect("read") {
            let entry = entry.expect("read");
            fs::copy(entry.path(), to.checkpoints(REALM).join(entry.file_name())).expect("copied");
        }
        other.bench.keys = Arc::new(Keys::read(to).expect("the key"));
        other
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.dir);
    }
}

fn cell(person: &str) -> Cell<'_> {
    Cell {
        realm: REALM,
        table: "toy",
        column: "name",
        row: "1",
        person,
    }
}

/// The invented people of the demo, a closed day with its checkpoint, and everybody who is written about.
fn filled(machine: &Machine) -> (ring::Sealed<Civil>, Vec<String>) {
    let sealed = machine.open();
    realm_civil::seed_demo(&sealed.store, &machine.bench.given).expect("seeded");
    let day = machine.bench.given.today();
    let head = sealed
        .store
        .job("test")
        .write_now("close a day", move |tx| tx.tick(day))
        .expect("closed");
    let bench = &machine.bench;
    let desk = Desk::of(&bench.config, &bench.section, &bench.place, REALM).expect("a desk");
    let signed = desk.sign(Checkpoint::new(REALM, day, head).expect("a checkpoint"));
    desk.give_out(day, &signed).expect("given out");
    let mut persons: Vec<String> = realm_civil::persons(&sealed.store)
        .expect("read")
        .into_iter()
        .collect();
    persons.sort_unstable();
    (sealed, persons)
}

#[test]
fn t7_a_copy_under_load_is_restored_on_an_empty_machine_and_the_erased_stay_erased() {
    let machine = Machine::new("t7", 39_341);
    let (sealed, persons) = filled(&machine);
    let (bench, given) = (&machine.bench, machine.bench.given.clone());
    let vault = sealed.ring.vault().clone();
    let fill = |bytes: &mut [u8]| given.fill(bytes);
    let marks: Vec<(String, Sealed)> = persons
        .iter()
        .map(|person| {
            (
                person.clone(),
                vault.seal(&cell(person), "mark", &fill).expect("sealed"),
            )
        })
        .collect();
    let done = AtomicBool::new(false);
    let out = |part: &str| machine.dir.join(format!("{part}.sealed"));
    let written = std::thread::scope(|threads| {
        let load = threads.spawn(|| {
            let mut written = 0_u32;
            while !done.load(Ordering::SeqCst) {
                let looked = sealed
                    .store
                    .job("load")
                    .write_now("a look", |tx| tx.looked("somebody"));
                looked.expect("written");
                written += 1;
            }
            written
        });
        for part in [DATA, RING, EPOCHS] {
            hand(bench, REALM, part, &out(part)).expect("copied");
        }
        done.store(true, Ordering::SeqCst);
        load.join().expect("wrote")
    });
    // Every fifth takes it all back after the copy; only the list of the erased is newer.
    let (gone, stay): (Vec<_>, Vec<_>) = marks
        .into_iter()
        .enumerate()
        .partition(|(place, _)| place % 5 == 0);
    for (_, (person, _)) in &gone {
        sealed.ring.erase(person).expect("erased");
    }
    hand(bench, REALM, ERASED, &out(ERASED)).expect("copied");
    drop(sealed);

    let empty = machine.empty_beside("t7-empty", 39_342);
    for part in [DATA, RING, EPOCHS, ERASED] {
        fs::copy(out(part), brought(&empty.bench.place, REALM, part)).expect("brought");
    }
    let began = std::time::Instant::now();
    let says = restore(&empty.bench, REALM, false).expect("restored");
    let took = began.elapsed();
    let back = empty.open();
    let opens = |person: &str, mark: &Sealed| back.ring.vault().open(&cell(person), mark).is_ok();
    let resurrected = gone
        .iter()
        .filter(|(_, (person, mark))| opens(person, mark))
        .count();
    let survived = stay
        .iter()
        .filter(|(_, (person, mark))| opens(person, mark))
        .count();
    println!(
        "T7 survived {survived} / {}, resurrected {resurrected} / {}, {written} looks written meanwhile, restored in {} ms, seed {SEED}",
        stay.len(),
        gone.len(),
        took.as_millis()
    );
    assert!(
        gone.len() >= 2 && stay.len() >= 8,
        "{} {}",
        gone.len(),
        stay.len()
    );
    assert_eq!((survived, resurrected), (stay.len(), 0), "{says:?}");
    // The same rows: each part says so itself, and the log hangs together up to the checkpoint.
    assert_eq!(
        says.iter()
            .filter(|line| line.contains("each as it was copied"))
            .count(),
        3,
        "{says:?}"
    );
    assert!(
        says.iter().any(|line| line.contains("last checkpoint")),
        "{says:?}"
    );
    assert_eq!(
        fs::read_dir(empty.bench.place.desk(REALM))
            .expect("read")
            .count(),
        4,
        "nothing open stays on the desk, only what was brought"
    );
}

#[test]
fn t5_rot_in_a_copy_is_noticed_by_the_proof_every_time() {
    let machine = Machine::new("t5", 39_343);
    let (sealed, _) = filled(&machine);
    drop(sealed);
    make(&machine.bench, REALM).expect("made");
    prove(&machine.bench, REALM).expect("a whole copy is proven");
    let path = copies_in(&machine.folder(), DATA)
        .expect("read")
        .pop()
        .expect("one");
    let whole = fs::read(&path).expect("read");
    let (mut tried, mut noticed) = (0_u32, 0_u32);
    for _ in 0..200 {
        let bits = u64::try_from(whole.len() * 8).expect("small");
        let bit = usize::try_from(machine.bench.given.below(bits)).expect("small");
        let mut rotten = whole.clone();
        rotten[bit / 8] ^= 1 << (bit % 8);
        fs::write(&path, &rotten).expect("written");
        tried += 1;
        noticed += u32::from(prove(&machine.bench, REALM).is_err());
    }
    println!("T5 rot noticed {noticed} / {tried}, seed {SEED}");
    assert_eq!(noticed, tried);
    fs::write(&path, &whole).expect("written");
    prove(&machine.bench, REALM).expect("whole again");
}

#[test]
fn a_proof_is_noted_and_leaves_nothing_open_behind() {
    let machine = Machine::new("noted", 39_344);
    let (sealed, _) = filled(&machine);
    let (bench, stamp) = (&machine.bench, machine.bench.place.stamps(REALM));
    assert!(
        prove(bench, REALM)
            .expect_err("no copy")
            .to_string()
            .contains("landgang backup")
    );
    assert_eq!(stamps::read(&stamp, stamps::PROVEN), None);
    let said = make(bench, REALM).expect("made");
    assert_eq!(said.len(), 3, "{said:?}");
    // The realm runs on while its copy is tried.
    let says = prove(bench, REALM).expect("proven").join("\n");
    assert!(says.contains("rows hold"), "{says}");
    assert!(stamps::read(&stamp, stamps::PROVEN).is_some());
    assert!(stamps::read(&stamp, stamps::EPOCHS).is_some());
    assert_eq!(
        fs::read_dir(bench.place.desk(REALM)).expect("read").count(),
        0
    );
    drop(sealed);
}

/// T14: what is written about a person, her key and the realm's stand in no copy, sealed as they are.
#[test]
fn a_copy_shows_neither_tables_nor_keys() {
    let machine = Machine::new("t14", 39_345);
    let (sealed, persons) = filled(&machine);
    make(&machine.bench, REALM).expect("made");
    drop(sealed);
    let mut files = Vec::new();
    for folder in [machine.folder(), machine.dir.join("holder").join(REALM)] {
        files.extend(
            fs::read_dir(folder)
                .expect("read")
                .map(|entry| entry.expect("read").path()),
        );
    }
    assert_eq!(files.len(), 4, "{files:?}");
    let key = fs::read(machine.bench.place.key(REALM)).expect("read");
    let has = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).any(|window| window == word);
    let shows = |path: &Path| {
        let bytes = fs::read(path).expect("read");
        has(&bytes, b"SQLite")
            || has(&bytes, &key)
            || persons.iter().any(|person| has(&bytes, person.as_bytes()))
    };
    assert_eq!(files.iter().filter(|path| shows(path)).count(), 0);
    // It would be seen: the realm's own file does show them.
    assert!(shows(&machine.bench.place.database_file(REALM)));
}

#[test]
fn nothing_that_is_there_goes_unless_it_is_said_and_nothing_while_the_realm_runs() {
    let machine = Machine::new("there", 39_346);
    let (sealed, _) = filled(&machine);
    drop(sealed);
    let place = &machine.bench.place;
    hand(&machine.bench, REALM, DATA, &brought(place, REALM, DATA)).expect("copied");
    let before = fs::read(place.database_file(REALM)).expect("read");
    let refused = restore(&machine.bench, REALM, false).expect_err("it is there");
    assert!(refused.to_string().contains("--replace"), "{refused}");
    let listening = std::net::TcpListener::bind(machine.bench.section.listen).expect("free");
    let refused = restore(&machine.bench, REALM, true).expect_err("it runs");
    assert!(
        refused.to_string().contains("stop the service"),
        "{refused}"
    );
    drop(listening);
    assert!(fs::read(place.database_file(REALM)).expect("read") == before);
    restore(&machine.bench, REALM, true).expect("restored");
    assert!(
        !realm_civil::persons(&machine.open().store)
            .expect("read")
            .is_empty()
    );
}

#[test]
fn a_copy_of_another_machine_is_refused_and_nothing_is_changed() {
    let (machine, other) = (Machine::new("own", 39_347), Machine::new("other", 39_348));
    let (sealed, _) = filled(&machine);
    drop(sealed);
    hand(
        &machine.bench,
        REALM,
        DATA,
        &brought(&other.bench.place, REALM, DATA),
    )
    .expect("copied");
    let refused = restore(&other.bench, REALM, false).expect_err("another key");
    assert!(refused.to_string().contains("another key"), "{refused}");
    assert!(!other.bench.place.database_file(REALM).exists());
}

/// Where the data are PostgreSQL's the operator copies them; the ring and its epoch keys are copied all the same.
#[test]
fn on_postgresql_the_ring_is_copied_and_the_operator_says_that_a_dump_was_proven() {
    let Some(Where::Postgres(database)) = kit_store::test::postgres_place().expect("a schema")
    else {
        return;
    };
    let machine = Machine::on("pg", 39_349, &database);
    drop(machine.open());
    let said = make(&machine.bench, REALM).expect("made").join("\n");
    assert!(said.contains("pg_dump"), "{said}");
    assert!(copies_in(&machine.folder(), DATA).expect("read").is_empty());
    assert_eq!(copies_in(&machine.folder(), RING).expect("read").len(), 1);
    let refused = prove(&machine.bench, REALM)
        .expect_err("not ours to prove")
        .to_string();
    assert!(
        refused.contains("landgang backup proven --realm civil"),
        "{refused}"
    );
    // The daily job makes the ring's copy and proves nothing.
    assert!(when_due(&machine.bench, REALM).expect("done").is_empty());
}

#[test]
fn the_daily_job_makes_what_is_due_and_proves_it_once_a_month() {
    let mut machine = Machine::new("daily", 39_350);
    let (sealed, _) = filled(&machine);
    assert_eq!(
        when_due(&machine.bench, REALM).expect("done"),
        ["made", "proven"]
    );
    assert!(when_due(&machine.bench, REALM).expect("done").is_empty());
    let clock = Arc::new(FixedClock::at(Given::system().now()));
    let own: Arc<dyn Clock> = Arc::<FixedClock>::clone(&clock);
    machine.bench.given = Given::new(own, Arc::new(SeededChance::new(SEED)));
    clock.advance_ms(25 * 3_600_000);
    assert_eq!(when_due(&machine.bench, REALM).expect("done"), ["made"]);
    clock.advance_ms(30 * 24 * 3_600_000);
    assert_eq!(
        when_due(&machine.bench, REALM).expect("done"),
        ["made", "proven"]
    );
    drop(sealed);
}

#[test]
fn a_ring_that_is_older_than_the_data_is_told_and_no_proof() {
    let machine = Machine::new("older", 39_351);
    let (place, bench) = (&machine.bench.place, &machine.bench);
    drop(machine.open());
    let early = machine.dir.join("early.sealed");
    hand(bench, REALM, RING, &early).expect("copied");
    let (sealed, persons) = filled(&machine);
    drop(sealed);
    make(bench, REALM).expect("made");
    let ring = copies_in(&machine.folder(), RING)
        .expect("read")
        .pop()
        .expect("one");
    fs::copy(&early, &ring).expect("put in its place");
    let refused = prove(bench, REALM).expect_err("no proof").to_string();
    assert!(refused.contains("have no key in the ring"), "{refused}");
    hand(bench, REALM, DATA, &brought(place, REALM, DATA)).expect("copied");
    fs::copy(&early, brought(place, REALM, RING)).expect("brought");
    let says = restore(bench, REALM, true).expect("restored").join("\n");
    let told = format!("{} persons of the data have no key", persons.len());
    assert!(says.contains(&told), "{says}");
}
