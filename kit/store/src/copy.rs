//! An online copy of a SQLite file, whole as of one moment, while others read and write it (SAFETY.md §4, T7).

use std::path::Path;
use std::time::Duration;

use rusqlite::backup::Backup;

use crate::StoreError;

/// So many pages at once; between portions the writer gets its turn.
const PORTION: i32 = 2_048;
/// How long it waits for the writer between portions.
const BREATH: Duration = Duration::from_millis(1);

/// Copies the database in `from` to the file `to`, which is made anew. The copy is one file without a journal beside it.
///
/// # Errors
/// [`StoreError::Open`] if a file cannot be opened, [`StoreError::Statement`] if a page cannot be read or written.
pub fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    let open =
        |fault: rusqlite::Error| StoreError::Open(StoreError::sqlite("copy", &fault).to_string());
    let fault = |fault: rusqlite::Error| StoreError::sqlite("copy", &fault);
    if !from.exists() {
        return Err(StoreError::Open(format!("{} is not there", from.display())));
    }
    let source = rusqlite::Connection::open(from).map_err(open)?;
    source
        .busy_timeout(Duration::from_secs(10))
        .map_err(fault)?;
    let mut target = rusqlite::Connection::open(to).map_err(open)?;
    Backup::new(&source, &mut target)
        .and_then(|copying| {
            // A reader's snapshot for the whole of it: without one, every write of another process begins the copy anew.
            source.execute_batch("BEGIN; SELECT COUNT(*) FROM sqlite_schema")?;
            let copied = copying.run_to_completion(PORTION, BREATH, None);
            source.execute_batch("COMMIT")?;
            copied
        })
        .map_err(fault)?;
    // The copy says of itself that it has a journal; it must not, or it would be two files.
    target
        .execute_batch("PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL")
        .map_err(fault)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;
    use crate::{Given, Migration, Realm, Store, Where, test};

    struct Toy;

    impl Realm for Toy {
        const NAME: &'static str = "toy";
        const MIGRATIONS: &'static [Migration] = &[Migration {
            version: 1,
            name: "pairs",
            sql: "CREATE TABLE a (n {int} PRIMARY KEY) {strict}; CREATE TABLE b (n {int} PRIMARY KEY) {strict};",
            data: "",
        }];
    }

    const INTO_A: &str = "INSERT INTO a (n) VALUES ($1)";
    const INTO_B: &str = "INSERT INTO b (n) VALUES ($1)";
    const UNPAIRED: &str = "SELECT COUNT(*) FROM a WHERE n NOT IN (SELECT n FROM b)";
    const COUNT: &str = "SELECT COUNT(*) FROM b";

    /// T7: each write puts one number into both tables; a copy that is not of one moment has a number in one only.
    #[test]
    fn a_copy_under_load_is_whole_and_of_one_moment() {
        let (Where::Sqlite(from), folder) = test::sqlite_place() else {
            panic!("a file")
        };
        let given = Given::system();
        let store: Store<Toy> = Store::open(&Where::Sqlite(from.clone()), &given).expect("opened");
        let done = AtomicBool::new(false);
        let pair = |n: i64| {
            let written = store.job("test").write_now("a pair", move |tx| {
                tx.run(INTO_A, &[&n])?;
                tx.run(INTO_B, &[&n])
            });
            written.expect("written");
        };
        (0..200).for_each(pair);
        let (copies, last) = std::thread::scope(|threads| {
            let writer = threads.spawn(|| {
                let more = (200..).take_while(|_| !done.load(Ordering::SeqCst));
                more.inspect(|n| pair(*n)).last()
            });
            let copies: Vec<_> = (0..10)
                .map(|n| folder.join(format!("copy-{n}.db")))
                .collect();
            for to in &copies {
                copy(&from, to).expect("copied");
            }
            done.store(true, Ordering::SeqCst);
            (copies, writer.join().expect("wrote"))
        });
        let mut whole = 0;
        for to in &copies {
            assert!(!to.with_extension("db-wal").exists());
            let copied: Store<Toy> =
                Store::open(&Where::Sqlite(to.clone()), &given).expect("opens");
            let count =
                |sql| move |tx: &mut crate::Tx<'_>| tx.row(sql, &[], |row| row.get::<i64>(0));
            let job = copied.job("test");
            assert_eq!(
                job.read_now("unpaired", count(UNPAIRED)).expect("read"),
                Some(0)
            );
            assert!(job.read_now("count", count(COUNT)).expect("read") >= Some(200));
            whole += 1;
        }
        println!(
            "copies of one moment {whole} / {} while {} pairs were written, no seed: the clock deals",
            copies.len(),
            last.map_or(0, |last| last - 199)
        );
        std::fs::remove_dir_all(folder).expect("removed");
    }

    #[test]
    fn what_is_not_there_is_not_copied() {
        let to = std::env::temp_dir().join("landgang-no-copy.db");
        let fault = copy(Path::new("/nowhere/realm.db"), &to).expect_err("missing");
        assert!(fault.to_string().contains("/nowhere/realm.db"), "{fault}");
        assert!(!to.exists());
    }
}
