//! Durable writes: kit/store's one writer that groups, against one connection behind a lock.

use std::io::{Seek as _, Write as _};
use std::path::Path;
use std::sync::Mutex;
use std::time::Instant;

use kit_store::{Given, Store, StoreError, Where};
use rusqlite::{Connection, TransactionBehavior};

use crate::disk::Folder;
use crate::number::{grouped, real};
use crate::pages::Bench;
use crate::rounds::{ROUNDS, Series, in_turn};

/// Who writes at the same time, and how many rows each.
const CROWD: (u16, u16) = (16, 1_000);
const ALONE: (u16, u16) = (1, 1_000);
/// What a row holds besides its id, writer and time.
const BODY: &str = "Mette mødte gæsten ved døren, og de gik ind sammen.";

kit_store::statements! {
    INSERT_NOTE = "INSERT INTO note (id, writer, at_ms, body) VALUES ($1, $2, $3, $4)";
}

/// Measures and gives the text for docs/BENCH.md.
pub(crate) fn measure() -> Result<String, String> {
    let folder = Folder::make("writes")?;
    let kind = folder.on_disk()?;
    let flushes = flushes_per_second(folder.path())?;
    let mut text = format!(
        "Every write is a transaction of its own with one row, in WAL with `synchronous=FULL`, and is answered after the \
         commit; a fresh database in every round, on {kind}; {ROUNDS} rounds in turn. After each round the file is \
         opened anew and must hold exactly the rows that were acknowledged. The disk under it flushes a written block \
         {} times a second. Medians; in brackets the lowest and highest round.\n\n\
         | writers × rows | rusqlite, one connection behind a lock | kit/store | ratio |\n|---|---:|---:|---:|\n",
        grouped(flushes),
    );
    for (writers, rows) in [CROWD, ALONE] {
        let [bare, ours] = contest(&folder, writers, rows)?;
        let ratio = ours.over(&bare);
        let (low, high) = ratio.spread();
        text.push_str(&format!(
            "| {writers} × {rows} | {}/s | {}/s | {:.2} [{low:.2}–{high:.2}] |\n",
            grouped(bare.median()),
            grouped(ours.median()),
            ratio.median(),
        ));
    }
    Ok(text)
}

/// Writes per second of the bare loop and of the store.
fn contest(folder: &Folder, writers: u16, rows: u16) -> Result<[Series; 2], String> {
    let mut turns = 0;
    let [bare, ours] = in_turn::<2>(ROUNDS, |who| {
        turns += 1;
        let file = folder.path().join(format!("{writers}-{turns}.sqlite"));
        // Both write into tables that the same migrations made.
        drop(open(&file)?);
        let total = u64::from(writers) * u64::from(rows);
        let seconds = if who == 0 {
            bare_loop(&file, writers, rows)
        } else {
            through_store(&file, writers, rows)
        }?;
        let kept = rows_in(&file).map_err(|fault| format!("counting: {fault}"))?;
        if kept != i64::from(writers) * i64::from(rows) {
            return Err(format!("{kept} rows are there, {total} were acknowledged"));
        }
        Ok([real(total) / seconds, 0.0])
    })?;
    let [[bare, _], [ours, _]] = [bare, ours];
    Ok([bare, ours])
}

fn open(file: &Path) -> Result<Store<Bench>, String> {
    Store::open(&Where::Sqlite(file.to_owned()), &Given::system())
        .map_err(|fault| fault.to_string())
}

/// The writers as tasks, as the handlers of a realm are.
fn through_store(file: &Path, writers: u16, rows: u16) -> Result<f64, String> {
    let store = open(file)?;
    let given = Given::system();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .build()
        .map_err(|fault| fault.to_string())?;
    let begun = Instant::now();
    let done: Result<(), StoreError> = runtime.block_on(async {
        let tasks: Vec<_> = (0..writers)
            .map(|writer| tokio::spawn(write_rows(store.clone(), given.clone(), writer, rows)))
            .collect();
        for task in tasks {
            task.await
                .unwrap_or(Err(StoreError::Panicked("write a note")))?;
        }
        Ok(())
    });
    let seconds = begun.elapsed().as_secs_f64();
    done.map(|()| seconds).map_err(|fault| fault.to_string())
}

async fn write_rows(
    store: Store<Bench>,
    given: Given,
    writer: u16,
    rows: u16,
) -> Result<(), StoreError> {
    for _ in 0..rows {
        let (id, at) = (given.uuid7(), given.now());
        store
            .job("bench")
            .write("write a note", move |tx| {
                tx.run(INSERT_NOTE, &[&id, &i64::from(writer), &at, &BODY])
            })
            .await?;
    }
    Ok(())
}

/// The writers as threads that take turns at one connection.
fn bare_loop(file: &Path, writers: u16, rows: u16) -> Result<f64, String> {
    let connection = Connection::open(file).map_err(|fault| fault.to_string())?;
    connection
        .execute_batch("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4096;")
        .map_err(|fault| fault.to_string())?;
    let (connection, given) = (Mutex::new(connection), Given::system());
    let begun = Instant::now();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..writers)
            .map(|writer| {
                let (connection, given) = (&connection, &given);
                scope
                    .spawn(move || (0..rows).try_for_each(|_| write_row(connection, given, writer)))
            })
            .collect();
        threads.into_iter().try_for_each(|thread| {
            thread
                .join()
                .unwrap_or_else(|_| Err("a writer died".to_owned()))
        })
    })?;
    Ok(begun.elapsed().as_secs_f64())
}

fn write_row(connection: &Mutex<Connection>, given: &Given, writer: u16) -> Result<(), String> {
    let (id, at) = (given.uuid7(), given.now().as_millisecond());
    let mut connection = connection
        .lock()
        .map_err(|_poisoned| "a writer died with the lock".to_owned())?;
    let write = |connection: &mut Connection| {
        let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.prepare_cached("INSERT INTO note (id, writer, at_ms, body) VALUES (?1, ?2, ?3, ?4)")?
            .execute((&id, writer, at, BODY))?;
        tx.commit()
    };
    write(&mut connection).map_err(|fault: rusqlite::Error| fault.to_string())
}

fn rows_in(file: &Path) -> rusqlite::Result<i64> {
    Connection::open(file)?.query_row("SELECT COUNT(*) FROM note", [], |row| row.get(0))
}

/// The limit of a write that is not grouped: a block written anew in a file of a fixed length, as a WAL that has been
/// checkpointed is, and the disk told to keep it.
fn flushes_per_second(folder: &Path) -> Result<f64, String> {
    const FLUSHES: u16 = 2_000;
    const BLOCK: [u8; 4096] = [7; 4096];
    let write = || {
        let mut file = std::fs::File::create(folder.join("flushes"))?;
        for _ in 0..FLUSHES {
            file.write_all(&BLOCK)?;
        }
        file.sync_all()?;
        file.rewind()?;
        let begun = Instant::now();
        for _ in 0..FLUSHES {
            file.write_all(&BLOCK)?;
            file.sync_data()?;
        }
        Ok(begun.elapsed().as_secs_f64())
    };
    let seconds = write().map_err(|fault: std::io::Error| format!("flushing: {fault}"))?;
    Ok(f64::from(FLUSHES) / seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_keep_every_row_that_they_acknowledge() {
        let file =
            std::env::temp_dir().join(format!("landgang-bench-{}.sqlite", std::process::id()));
        drop(open(&file).expect("a database"));
        bare_loop(&file, 3, 5).expect("the bare loop");
        through_store(&file, 3, 5).expect("the store");
        assert_eq!(rows_in(&file).expect("a count"), 30);
        for ending in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{ending}", file.display()));
        }
    }
}
