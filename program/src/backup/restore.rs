//! Restoring a realm from copies that the operator brought. Each is opened aside and judged first; only what held takes
//! the place of what is there.

use std::fs;
use std::io;
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use super::folder::wipe_folder;
use super::prove::{Copy, open_aside};
use super::{Bench, DATA, ENDING, EPOCHS, ERASED, RING};
use crate::Fault;
use crate::place::Place;

/// Where the parent lays what the operator brought.
#[must_use]
pub(crate) fn brought(place: &Place, realm: &str, part: &str) -> PathBuf {
    place.desk(realm).join(format!("in-{part}.{ENDING}"))
}

/// Restores.
///
/// # Errors
/// The service runs, a copy does not hold, or something is there that may not go. Then nothing was changed.
pub(crate) fn restore(bench: &Bench, realm: &str, replace: bool) -> Result<Vec<String>, Fault> {
    // Held until the end: a realm that starts meanwhile could write into what goes.
    let _closed = TcpListener::bind(bench.section.listen).map_err(|fault| {
        format!(
            "{} is in use ({fault}): stop the service before restoring",
            bench.section.listen
        )
    })?;
    let there = |part| Some(brought(&bench.place, realm, part)).filter(|path| path.exists());
    let copy = Copy {
        data: there(DATA),
        ring: there(RING),
        epochs: there(EPOCHS),
        erased: there(ERASED),
    };
    let place = &bench.place;
    let targets = [
        (copy.data.is_some(), place.database_file(realm)),
        (copy.ring.is_some(), place.ring(realm)),
        (copy.epochs.is_some(), place.epochs(realm)),
    ];
    for (_, path) in targets.iter().filter(|(comes, _)| *comes) {
        let holds = fs::metadata(path).map_or(0, |file| file.len()) > 0;
        if holds && !replace {
            return Err(format!(
                "{} is there: say --replace if it may go, and copy it first if it can be read",
                path.display()
            )
            .into());
        }
    }
    if copy.epochs.is_some() && copy.ring.is_none() {
        return Err(
            "epoch keys are restored together with the ring that lies under them: bring --ring too"
                .into(),
        );
    }
    let desk = place.desk(realm).join("trial");
    let done = open_aside(bench, realm, &copy, &desk).and_then(|held| {
        for (_, to) in targets.iter().filter(|(comes, _)| *comes) {
            let name = to.strip_prefix(place.home(realm))?;
            put(&held.aside.place.home(realm).join(name), to)?;
        }
        // The epoch keys of the ring in use have the newest list; where only the ring came back, it stays.
        if copy.ring.is_some() && copy.epochs.is_none() {
            put(&held.aside.place.epochs(realm), &place.epochs(realm))?;
        }
        let mut says = held.says;
        if held.keyless > 0 {
            says.push(format!(
                "{realm}: {} persons of the data have no key in this ring; what is sealed about them stays unreadable",
                held.keyless
            ));
        }
        Ok(says)
    });
    wipe_folder(&desk)?;
    let mut says = done?;
    if copy.data.is_some() {
        says.push(format!("{realm}: what was written after the copy is gone; `audit verify` will miss its checkpoints and say so. Write down why"));
    }
    Ok(says)
}

/// Puts a file in another's place, without the journals of the one that was there.
fn put(from: &Path, to: &Path) -> io::Result<()> {
    for ending in ["-wal", "-shm"] {
        let mut journal = to.as_os_str().to_owned();
        journal.push(ending);
        match fs::remove_file(PathBuf::from(journal)) {
            Err(fault) if fault.kind() != io::ErrorKind::NotFound => return Err(fault),
            _ => {}
        }
    }
    fs::rename(from, to)?;
    to.parent()
        .map_or(Ok(()), |folder| fs::File::open(folder)?.sync_all())
}
