//! What it costs to keep a talk with both its measures, sealed under the guest's key and with its line in the log of
//! looks, beside a bare insert of the same words in the same run.

use std::path::Path;
use std::time::Instant;

use kit_seal::Vault;
use kit_store::{By, Given, Migration, Place, Realm, Store, StoreError, Where};

use crate::disk::Folder;
use crate::number::grouped;
use crate::rounds::{ROUNDS, Series, in_turn};

/// Who writes at the same time, and how many talks each.
const CROWDS: [(u16, u16); 2] = [(1, 200), (16, 200)];
/// Guests, each with an own key.
const GUESTS: u16 = 200;
/// Answers of the size that four lines, two of words and a note have.
const START: &str = r#"{"answers":{"own-week|1":{"days":4,"glad":7,"others":6,"rest":3}},"note":"Det regnede hele ugen."}"#;
const END: &str =
    r#"{"answers":{"own-talk|1":{"heard":9,"sense":8,"missing":"Ro.","different":"Gå længere."}}}"#;

const ANSWERS: Place = Place::of("kept_answers", "answers");

kit_store::statements! {
    BARE = "INSERT INTO bare_talk (id, guest_id, mode, start_answers, end_answers, at_ms) VALUES ($1, $2, $3, $4, $5, $6)";
    GUEST = "INSERT INTO kept_guest (id) VALUES ($1)";
    TALK = "INSERT INTO kept_talk (id, guest_id, mode, at_ms) VALUES ($1, $2, $3, $4)";
    SET = "INSERT INTO kept_answers (id, talk_id, moment, answers) VALUES ($1, $2, $3, $4)";
    COUNT = "SELECT (SELECT COUNT(*) FROM bare_talk), (SELECT COUNT(*) FROM kept_answers), (SELECT COUNT(*) FROM look WHERE object <> '*')";
}

/// The measured realm.
#[derive(Debug, Clone, Copy)]
struct Talks;

impl Realm for Talks {
    const NAME: &'static str = "bench";
    const MIGRATIONS: &'static [Migration] = &[
        Migration {
            version: 1,
            name: "looks",
            sql: kit_store::looks::TABLES_SQL,
            data: kit_store::looks::TABLES_DATA,
        },
        Migration {
            version: 2,
            name: "talks",
            sql: include_str!("../migrations/talks.sql"),
            data: include_str!("../migrations/talks.data.sql"),
        },
    ];
    const GUARDED: &'static [&'static str] = &["kept_guest", "kept_talk", "kept_answers"];
    const LOGS: bool = true;
}

/// Which of the two is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Bare,
    Kept,
}

/// Measures and gives the text for docs/BENCH.md.
pub(crate) fn measure() -> Result<String, String> {
    let folder = Folder::make("talks")?;
    let kind = folder.on_disk()?;
    let mut text = format!(
        "A talk with both its measures is written, a transaction each, on {kind}, for one of {} guests; \"kept\" is the \
         talk and two sets of answers, each sealed under the guest's own key, and the chained line of the log of looks; \
         \"bare\" is the same words in one row through the same store. {ROUNDS} rounds in turn. Medians; in brackets the \
         lowest and highest round.\n\n\
         | writers × talks | p50 bare | p50 kept | ratio of the p50 | p95 bare | p95 kept | ratio of the p95 |\n|---|---:|---:|---:|---:|---:|---:|\n",
        grouped(f64::from(GUESTS)),
    );
    for (writers, times) in CROWDS {
        let [[bare, bare_late], [kept, kept_late]] = contest(&folder, writers, times)?;
        let (ratio, late) = (kept.over(&bare), kept_late.over(&bare_late));
        let ((low, high), (least, most)) = (ratio.spread(), late.spread());
        text.push_str(&format!(
            "| {writers} × {times} | {:.1} ms | {:.1} ms | {:.2} [{low:.2}–{high:.2}] | {:.1} ms | {:.1} ms | {:.2} [{least:.2}–{most:.2}] |\n",
            bare.median(),
            kept.median(),
            ratio.median(),
            bare_late.median(),
            kept_late.median(),
            late.median(),
        ));
    }
    Ok(text)
}

/// The median and the 95th percentile in milliseconds, of both ways in turn.
fn contest(folder: &Folder, writers: u16, times: u16) -> Result<[[Series; 2]; 2], String> {
    let mut turns = 0;
    in_turn::<2>(ROUNDS, |who| {
        turns += 1;
        let way = if who == 0 { Way::Bare } else { Way::Kept };
        let file = folder
            .path()
            .join(format!("{way:?}-{writers}-{turns}.sqlite"));
        round(&file, way, writers, times)
    })
}

/// One round on a fresh database.
fn round(file: &Path, way: Way, writers: u16, times: u16) -> Result<[f64; 2], String> {
    let (store, given) = make(file)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .build()
        .map_err(|fault| fault.to_string())?;
    let late: Result<Vec<f64>, String> = runtime.block_on(async {
        let tasks: Vec<_> = (0..writers)
            .map(|writer| tokio::spawn(one(store.clone(), given.clone(), way, writer, times)))
            .collect();
        let mut all = Vec::new();
        for task in tasks {
            all.extend(task.await.unwrap_or_else(|fault| Err(fault.to_string()))?);
        }
        Ok(all)
    });
    let mut late = late?;
    late.sort_by(f64::total_cmp);
    let at = |percent: usize| {
        late.get(late.len() * percent / 100)
            .copied()
            .unwrap_or(f64::NAN)
    };
    must_hold(&store, way, i64::from(writers) * i64::from(times))?;
    Ok([at(50), at(95)])
}

fn guest(number: u16) -> String {
    format!("guest-{number:05}")
}

fn make(file: &Path) -> Result<(Store<Talks>, Given), String> {
    let given = Given::system();
    let vault = Vault::in_memory("bench").map_err(|fault| fault.to_string())?;
    let store = Store::open(&Where::Sqlite(file.to_owned()), &given)
        .map_err(|fault: StoreError| fault.to_string())?
        .with_vault(vault);
    let filled = store.job("fill").write_now("fill", |tx| {
        tx.looked(kit_store::looks::LIST)?;
        for number in 0..GUESTS {
            let id = guest(number);
            tx.new_person(ANSWERS, &id)?;
            tx.run(GUEST, &[&id])?;
        }
        Ok(())
    });
    filled.map_err(|fault: StoreError| fault.to_string())?;
    Ok((store, given))
}

async fn one(
    store: Store<Talks>,
    given: Given,
    way: Way,
    writer: u16,
    times: u16,
) -> Result<Vec<f64>, String> {
    let by = By {
        actor: format!("worker-{writer}"),
        role: "worker".to_owned(),
        ..By::job("measure")
    };
    let acting = store.by(by);
    let mut late = Vec::with_capacity(usize::from(times));
    for turn in 0..times {
        let guest = guest((writer * 31 + turn) % GUESTS);
        let (id, now) = (given.uuid7(), given.now());
        let begun = Instant::now();
        let written = acting
            .write("keep a talk", move |tx| {
                if way == Way::Bare {
                    return tx
                        .run(BARE, &[&id, &guest, &"walk", &START, &END, &now])
                        .map(|_| ());
                }
                tx.looked(&guest)?;
                tx.run(TALK, &[&id, &guest, &"walk", &now])?;
                for (moment, words) in [("start", START), ("end", END)] {
                    let set = format!("{id}-{moment}");
                    let sealed = tx.seal(ANSWERS, &set, &guest, words)?;
                    tx.run(SET, &[&set, &id, &moment, &sealed])?;
                }
                Ok(())
            })
            .await;
        written.map_err(|fault: StoreError| fault.to_string())?;
        late.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(late)
}

/// Every talk that was acknowledged is there, with both its sets and its line of the log.
fn must_hold(store: &Store<Talks>, way: Way, talks: i64) -> Result<(), String> {
    let counted = store.job("count").write_now("count", |tx| {
        tx.looked(kit_store::looks::LIST)?;
        tx.row(COUNT, &[], |r| {
            Ok((r.get::<i64>(0)?, r.get::<i64>(1)?, r.get::<i64>(2)?))
        })
    });
    let counted = counted.map_err(|fault: StoreError| fault.to_string())?;
    let wanted = match way {
        Way::Bare => (talks, 0, 0),
        Way::Kept => (0, talks * 2, talks),
    };
    if counted == Some(wanted) {
        Ok(())
    } else {
        Err(format!(
            "{counted:?} rows, sets and lines, and {wanted:?} were acknowledged"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_keep_every_talk_that_they_acknowledge() {
        let folder = Folder::make("talks-test").expect("a folder");
        for way in [Way::Bare, Way::Kept] {
            let [half, late] =
                round(&folder.path().join(format!("{way:?}.sqlite")), way, 3, 5).expect("measured");
            assert!(0.0 < half && half <= late, "{half} {late}");
        }
    }
}
