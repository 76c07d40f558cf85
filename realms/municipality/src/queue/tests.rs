//! The queue with several hands, on both databases.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::sync::{Arc, Barrier};

use jiff::Timestamp;
use kit_store::test::{postgres_place, sqlite_place};
use kit_store::{Given, Store, StoreError, Where, store_test};

use super::store::{self, New, Taken};
use super::{LEASE_MS, MOST_TRIES, later, pause_ms};
use crate::Municipality;

const KIND: &str = "test";
const JOBS: usize = 200;
/// What the effect of a job is here: a row in a table that counts, in the transaction that finishes it.
const EFFECT: &str = "INSERT INTO told (community_id, day, times) VALUES ($1, '2026-11-18', 1)
    ON CONFLICT (community_id, day) DO UPDATE SET times = told.times + 1";
const EFFECTS: &str = "SELECT COUNT(*), CAST(COALESCE(SUM(times), 0) AS BIGINT) FROM told";
/// Where a child of the test finds the database.
const PLACE: &str = "LANDGANG_TEST_QUEUE";

fn at(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).expect("a time")
}

fn job(number: usize) -> New {
    New {
        id: format!("job-{number:05}"),
        kind: KIND,
        subject: format!("subject-{number}"),
        guest: None,
        slot: 1,
        due: at(0),
    }
}

fn posted(store: &Store<Municipality>, jobs: usize) {
    let post =
        move |tx: &mut kit_store::Tx<'_>| (0..jobs).try_for_each(|n| store::post(tx, &job(n)));
    store.aside().write_now("post", post).expect("posted");
}

fn take(store: &Store<Municipality>, now: Timestamp) -> Vec<Taken> {
    let taken = store
        .aside()
        .write_now("take", move |tx| store::take(tx, KIND, 7, now));
    taken.expect("taken")
}

/// Does a job: the effect and the end of it are one transaction.
fn did(store: &Store<Municipality>, job: &Taken, now: Timestamp) -> bool {
    let job = job.clone();
    let done = store.aside().write_now("do", move |tx| {
        let mine = store::finish(tx, &job, "done", now)?;
        if mine {
            tx.run(EFFECT, &[&job.id])?;
        }
        Ok::<_, StoreError>(mine)
    });
    done.expect("done")
}

fn effects(store: &Store<Municipality>) -> (i64, i64) {
    let read = store.aside().read_now("effects", |tx| {
        tx.row(EFFECTS, &[], |r| Ok((r.get(0)?, r.get(1)?)))
    });
    read.expect("readable").expect("a row")
}

fn opened(at: &Where) -> Store<Municipality> {
    Store::open(at, &Given::system()).expect("opened")
}

/// The pauses double up to an hour, and six tries are spread over more than half an hour.
#[test]
fn pauses_grow_and_end() {
    let pauses: Vec<i64> = (1..=MOST_TRIES).map(|n| pause_ms(n) / 60_000).collect();
    assert_eq!(pauses, [1, 2, 4, 8, 16, 32]);
    assert_eq!(pause_ms(50), 60 * 60_000);
}

store_test! {
    /// Posted again it is the same job; begun it stays where it is; a lost lease can neither finish nor put off.
    fn a_job_is_in_one_hand_at_a_time(store: Store<Municipality>) {
        posted(&store, 1);
        let moved = New { due: at(50), ..job(0) };
        store.aside().write_now("post again", move |tx| store::post(tx, &moved)).expect("posted");
        assert_eq!(take(&store, at(49)), [], "it followed to the new hour");
        let first = take(&store, at(60)).remove(0);
        assert_eq!(take(&store, at(61)), [], "it is in a hand");
        posted(&store, 1);
        assert_eq!(take(&store, at(62)), [], "posting it again does not free it");
        let second = take(&store, later(at(60), LEASE_MS)).remove(0);
        assert_eq!((second.tries, second.lease), (2, 2), "whoever held it is gone");
        assert!(!did(&store, &first, at(70)), "and cannot finish it any more");
        let late = first.clone();
        assert!(!store.aside().write_now("put off", move |tx| store::again(tx, &late, at(90))).expect("written"));
        assert!(did(&store, &second, at(70)));
        assert!(!did(&store, &second, at(71)), "once");
        assert_eq!(effects(&store), (1, 1));
        posted(&store, 1);
        assert_eq!(take(&store, at(i64::from(i32::MAX))), [], "what is done is done");
    }
}

store_test! {
    /// What was refused waits longer each time; what only waited for its hour has used no try.
    fn a_refused_job_waits_and_a_waiting_one_uses_no_try(store: Store<Municipality>) {
        posted(&store, 1);
        let one = take(&store, at(1)).remove(0);
        let waits = one.clone();
        assert!(store.aside().write_now("wait", move |tx| store::wait(tx, &waits, at(10))).expect("written"));
        assert_eq!(take(&store, at(9)), []);
        let one = take(&store, at(10)).remove(0);
        assert_eq!(one.tries, 1);
        let handed = one.clone();
        assert!(store.aside().write_now("hand", move |tx| store::hand(tx, &handed, at(11))).expect("written"));
        let twice = one.clone();
        assert!(!store.aside().write_now("hand", move |tx| store::hand(tx, &twice, at(12))).expect("written"), "handed once");
        let refused = one.clone();
        assert!(store.aside().write_now("again", move |tx| store::again(tx, &refused, at(20))).expect("written"));
        let two = take(&store, at(20)).remove(0);
        assert_eq!((two.tries, two.handed), (2, None));
    }
}

/// Works until nothing is due; `slow` says each job aloud before doing it, so that somebody can end it in the middle.
fn work(store: &Store<Municipality>, now: Timestamp, aloud: bool) -> usize {
    let mut done = 0;
    loop {
        let taken = take(store, now);
        if taken.is_empty() {
            return done;
        }
        for job in &taken {
            if aloud {
                println!("working {}", job.id);
            }
            done += usize::from(did(store, job, now));
        }
    }
}

/// Two processes' worth of connections to one database, each with its own writer.
fn two_hands(place: &Where, name: &str) {
    let stores = [opened(place), opened(place)];
    posted(&stores[0], JOBS);
    let gate = Arc::new(Barrier::new(stores.len()));
    let hands = stores.clone().map(|store| {
        let gate = Arc::clone(&gate);
        std::thread::spawn(move || {
            gate.wait();
            work(&store, at(1), false)
        })
    });
    let done: Vec<usize> = hands
        .into_iter()
        .map(|hand| hand.join().expect("ends"))
        .collect();
    let (rows, sum) = effects(&stores[0]);
    println!(
        "queue on {name}: survived {} / tried {JOBS}, {done:?} by each hand, no seed (the machine's own order)",
        JOBS - usize::try_from(sum - rows).expect("small")
    );
    assert_eq!((rows, sum), (200, 200), "each once");
    assert_eq!(done.iter().sum::<usize>(), JOBS);
}

#[test]
fn two_processes_do_each_job_once() {
    let (place, folder) = sqlite_place();
    two_hands(&place, "SQLite");
    std::fs::remove_dir_all(folder).expect("removed");
    if let Some(place) = postgres_place().expect("a schema") {
        two_hands(&place, "PostgreSQL");
    }
}

/// The child of the test below; alone it has nothing to do.
#[test]
fn child_that_works_until_it_is_killed() {
    #[expect(
        clippy::disallowed_methods,
        reason = "the parent says where the database is"
    )]
    let Ok(place) = std::env::var(PLACE) else {
        return;
    };
    let place = match place.strip_prefix("sqlite:") {
        Some(path) => Where::Sqlite(path.into()),
        None => Where::Postgres(place),
    };
    work(&opened(&place), at(1), true);
}

/// Starts a child on the database, and kills it with -9 in the middle of a job.
fn killed_in_the_middle(place: &Where) {
    let said = match place {
        Where::Sqlite(path) => format!("sqlite:{}", path.display()),
        Where::Postgres(text) => text.clone(),
    };
    let mut child = Command::new(std::env::current_exe().expect("this test"))
        .args([
            "--exact",
            "queue::tests::child_that_works_until_it_is_killed",
            "--nocapture",
        ])
        .env(PLACE, said)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("started");
    let out = BufReader::new(child.stdout.take().expect("its words"));
    // The libtest runner speaks first; thirty jobs in, the child is in the middle of one.
    let begun = out
        .lines()
        .map_while(Result::ok)
        .filter(|line| line.contains("working "))
        .take(30)
        .count();
    child.kill().expect("killed");
    child.wait().expect("gone");
    assert_eq!(begun, 30);
}

fn resumes(place: &Where, name: &str) {
    let store = opened(place);
    posted(&store, JOBS);
    killed_in_the_middle(place);
    let (before, _) = effects(&store);
    let left = take(&store, at(2)).len();
    assert!(
        before < 200 && left > 0,
        "{before} were done, {left} wait in nobody's hand"
    );
    // What the dead held becomes free with its lease.
    work(&store, later(at(2), LEASE_MS), false);
    let (rows, sum) = effects(&store);
    println!(
        "queue on {name}, killed after {before} jobs: survived {rows} / tried {JOBS}, no seed (kill -9 at the thirtieth)"
    );
    assert_eq!((rows, sum), (200, 200), "none lost, none twice");
}

#[test]
fn a_process_that_is_killed_in_the_middle_loses_no_job_and_doubles_none() {
    let (place, folder) = sqlite_place();
    resumes(&place, "SQLite");
    std::fs::remove_dir_all(folder).expect("removed");
    if let Some(place) = postgres_place().expect("a schema") {
        resumes(&place, "PostgreSQL");
    }
}
