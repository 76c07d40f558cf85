//! Does a realm's log hold, and meet every checkpoint that was given out?

use jiff::civil::Date;
use kit_audit::{Broken, Checkpoint, Head, Kept, SignedCheckpoint, Walk};
use kit_store::{Realm, Store, StoreError, Tx, looks};

use super::{Desk, Outside};
use crate::Fault;
use crate::process::Start;

/// So many lines are in memory at once.
const PORTION: i64 = 1_000;

/// What came of one realm's log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// For the person at the keyboard.
    pub(crate) lines: Vec<String>,
    /// Whether all of it holds.
    pub(crate) holds: bool,
}

/// Verifies the log of a realm of this installation.
///
/// # Errors
/// As [`against`].
pub(crate) fn verify<R: Realm>(
    store: &Store<R>,
    start: &Start<'_>,
    outside: &[Outside],
) -> Result<Finding, Fault> {
    if !R::LOGS {
        return Ok(Finding {
            lines: vec![format!("{}: keeps no log of looks", R::NAME)],
            holds: true,
        });
    }
    let desk = Desk::of(start.config, start.section, &start.place, R::NAME)?;
    against(store, &desk, outside)
}

/// Walks along the whole log of a realm. The checkpoints it must meet are those in the desk's folders and those of
/// this realm from `outside`.
///
/// # Errors
/// The store or a folder cannot be read; nothing is then said of the log.
pub(super) fn against<R: Realm>(
    store: &Store<R>,
    desk: &Desk,
    outside: &[Outside],
) -> Result<Finding, Fault> {
    let (mut lines, mut kept) = (Vec::new(), Vec::new());
    let mut bad = |what: String| lines.push(format!("{}: BROKEN, {what}", R::NAME));
    for (path, bytes) in desk.kept()? {
        let checked = SignedCheckpoint::read(&bytes).and_then(|read| read.check(&desk.verifying()));
        match checked {
            Ok(checkpoint) => kept.push(checkpoint),
            Err(fault) => bad(format!("{}: {fault}", path.display())),
        }
    }
    let mut all: Vec<Kept> = kept.iter().cloned().map(Kept::from).collect();
    for outside in outside.iter().filter(|outside| outside.realm() == R::NAME) {
        match outside.check(&desk.verifying()) {
            Ok(kept) => all.push(kept),
            Err(fault) => bad(format!("the checkpoint you brought: {fault}")),
        }
    }
    let newest = all.iter().map(Kept::day).max();
    let walked = store
        .job("verify the log")
        .read_now("verify the log", move |tx| walk(tx, R::NAME, &kept, all))?;
    match walked {
        Walked::Held(head) => {
            let holds = lines.is_empty();
            lines.push(format!("{}: {}", R::NAME, said(&head, newest)));
            Ok(Finding { lines, holds })
        }
        Walked::Broken(broken) => {
            bad(broken.to_string());
            Ok(Finding {
                lines,
                holds: false,
            })
        }
        Walked::NoStart(day) => {
            bad(format!(
                "lines up to {day} are gone, and no signed checkpoint of that day with the head they ended in is there"
            ));
            Ok(Finding {
                lines,
                holds: false,
            })
        }
    }
}

enum Walked {
    Held(Head),
    Broken(Broken),
    /// Old lines were cut off, and nothing signed says that the rest hangs on what they ended in.
    NoStart(Date),
}

/// One snapshot, so that lines written or cut off meanwhile do not matter.
fn walk(
    tx: &mut Tx<'_>,
    realm: &'static str,
    signed: &[Checkpoint],
    all: Vec<Kept>,
) -> Result<Walked, StoreError> {
    let start = match looks::cut(tx)? {
        None => kit_audit::Start::Genesis,
        Some((day, head)) => {
            let fits = |signed: &&Checkpoint| signed.day() == day && *signed.head() == head;
            match signed.iter().find(fits) {
                Some(checkpoint) => kit_audit::Start::After(checkpoint.clone()),
                None => return Ok(Walked::NoStart(day)),
            }
        }
    };
    let mut walk = match Walk::new(realm, &start, all) {
        Ok(walk) => walk,
        Err(broken) => return Ok(Walked::Broken(broken)),
    };
    let mut last = 0;
    loop {
        let portion = looks::after(tx, last, PORTION)?;
        for (line, stored) in &portion {
            if let Err(broken) = walk.step(line, stored) {
                return Ok(Walked::Broken(broken));
            }
        }
        match portion.last() {
            Some((line, _)) => last = line.number,
            None => break,
        }
    }
    Ok(match walk.end() {
        Ok(head) => Walked::Held(head),
        Err(broken) => Walked::Broken(broken),
    })
}

fn said(head: &Head, newest: Option<Date>) -> String {
    let hash: String = head.hash.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut said = format!("{} rows hold, head {hash}", head.rows);
    if let Some(since) = head.since {
        said += &format!(", those up to {since} were cut off in time");
    }
    match (head.proven, newest) {
        (Some(day), _) => {
            said += &format!(
                ", last checkpoint {day} met, {} rows after it not yet under one",
                head.unproven
            );
        }
        (None, Some(day)) => {
            said += &format!(", checkpoints up to {day} are older than what is kept");
        }
        (None, None) => {
            said += ", no checkpoint was given out yet, so rows taken off the end would not show";
        }
    }
    said
}
