//! Copies without anybody thinking of them: each realm's process makes one a day and proves one a month (SAFETY.md §4).

use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;

use super::{Job, Said, Start};
use crate::backup::{Bench, DATA, Errand, RING, hand, handed_out, make, newest, prove, restore};
use crate::{Fault, stamps};

/// How often the clock is looked at; it may be moved, so no longer wait is reckoned beforehand.
const LOOK_AT_THE_CLOCK: Duration = Duration::from_secs(60);
/// Between two copies, where the configuration says nothing else.
const EACH_DAY: SignedDuration = SignedDuration::from_hours(24);
/// Between two proofs.
const EACH_MONTH: SignedDuration = SignedDuration::from_hours(30 * 24);
/// After a failure it is tried again after so long: a disk that is full stays so for a while.
const AFTER_FAILURE: Duration = Duration::from_hours(1);

/// Makes and proves copies from now on. A demo has nothing to lose.
pub(crate) fn keep_copies(start: &Start<'_>) {
    if start.config.house.demo {
        return;
    }
    let bench = Arc::new(Bench::of(start));
    let mut stop = start.stop.clone();
    tokio::spawn(async move {
        loop {
            let mut wait = LOOK_AT_THE_CLOCK;
            for realm in bench.place.realms() {
                let own = Arc::clone(&bench);
                let done = tokio::task::spawn_blocking(move || {
                    // As text: what went wrong must be able to leave the thread.
                    when_due(&own, realm).map_err(|fault| fault.to_string())
                });
                match done.await {
                    Ok(Ok(did)) => {
                        for did in did {
                            tracing::info!(realm, did, "a copy was made or proven");
                        }
                    }
                    Ok(Err(fault)) => {
                        wait = AFTER_FAILURE;
                        tracing::error!(
                            realm,
                            fault,
                            "a copy could not be made or proven; it is tried again in an hour"
                        );
                    }
                    Err(_) => {
                        tracing::error!(
                            realm,
                            "copying panicked; no more copies are made until the realm is started again"
                        );
                        return;
                    }
                }
            }
            tokio::select! {
                () = tokio::time::sleep(wait) => {}
                _ = stop.wait_for(|stopped| *stopped) => return,
            }
        }
    });
}

/// Makes a copy if the newest is old, and proves one if the last proof is; what was done.
///
/// # Errors
/// As [`make`] and [`prove`].
pub(crate) fn when_due(bench: &Bench, realm: &str) -> Result<Vec<&'static str>, Fault> {
    let now = bench.given.now();
    let folder = bench.place.backups(&bench.config, &bench.section, realm);
    let apart = bench.section.backup_minutes.map_or(EACH_DAY, |minutes| {
        SignedDuration::from_mins(i64::from(minutes.get()))
    });
    let mut did = Vec::new();
    let of = if bench.is_sqlite(realm) { DATA } else { RING };
    let has = bench.is_sqlite(realm) || bench.place.ring(realm).exists();
    let made = newest(&folder, of)?;
    if has && made.is_none_or(|made| now.duration_since(made) >= apart) {
        make(bench, realm)?;
        did.push("made");
    }
    let proven = stamps::read(&bench.place.stamps(realm), stamps::PROVEN);
    let due = proven.is_none_or(|proven| now.duration_since(proven) >= EACH_MONTH);
    if due && bench.is_sqlite(realm) {
        prove(bench, realm)?;
        did.push("proven");
    }
    Ok(did)
}

/// Does an errand of the operator's.
///
/// # Errors
/// What keeps it from being done.
pub(crate) fn errand(job: &Job, start: &Start<'_>) -> Result<(), Fault> {
    let text = job
        .errand
        .as_deref()
        .ok_or("an errand was asked for, and none was named")?;
    let errand: Errand = serde_json::from_str(text)?;
    let bench = Bench::of(start);
    for line in run(&bench, &errand)? {
        Said::Line(line).say()?;
    }
    Ok(())
}

fn run(bench: &Bench, errand: &Errand) -> Result<Vec<String>, Fault> {
    let (now, stamp) = (bench.given.now(), bench.place.stamps(errand.realm()));
    match errand {
        Errand::Make { realm } => make(bench, realm),
        Errand::HandOut { realm, part } => {
            let to = handed_out(&bench.place, realm);
            let cover = hand(bench, realm, part, &to)?;
            if part == DATA {
                stamps::note(&stamp, stamps::HANDED_OUT, now)?;
            }
            Ok(vec![format!(
                "{realm}: {part}, {} rows, copied and sealed",
                cover.rows
            )])
        }
        Errand::Prove { realm } => prove(bench, realm),
        Errand::Proven { realm } => {
            stamps::note(&stamp, stamps::PROVEN, now)?;
            Ok(vec![format!("{realm}: noted that a copy was proven now")])
        }
        Errand::Restore { realm, replace } => restore(bench, realm, *replace),
    }
}
