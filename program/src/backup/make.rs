//! Making copies while the realm runs: the data, then the ring, then the epoch keys and the list of the erased. In this
//! order every person in the copied data has her key in the copied ring, and every key its epoch.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::folder::{prune, wipe, wipe_folder};
use super::{Bench, DATA, ENDING, EPOCHS, ERASED, RING};
use crate::place::Place;
use crate::process::ring;
use crate::{Fault, stamps};

/// What stands at the head of a copy: how it is recognised when it comes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Cover {
    /// When it was made.
    pub(crate) made_at: jiff::Timestamp,
    /// A hash over every row.
    pub(crate) fingerprint: String,
    /// How many rows.
    pub(crate) rows: i64,
}

/// Copies everything of one realm that is due to be copied into its folders. What was made, in words.
///
/// # Errors
/// A file that could not be copied, sealed or written; what was there before stays.
pub(crate) fn make(bench: &Bench, realm: &str) -> Result<Vec<String>, Fault> {
    let (config, section, place) = (&bench.config, &bench.section, &bench.place);
    let (folder, now) = (place.backups(config, section, realm), bench.given.now());
    let day = bench.given.zoned(now).strftime("%Y-%m-%d").to_string();
    let mut said = Vec::new();
    if bench.is_sqlite(realm) {
        let to = folder.join(format!("{DATA}-{day}.{ENDING}"));
        let cover = hand(bench, realm, DATA, &to)?;
        said.push(format!(
            "{realm}: {} rows copied and sealed to {}",
            cover.rows,
            to.display()
        ));
    } else {
        said.push(format!(
            "{realm}: its data are in PostgreSQL; copy them with pg_dump (docs/en/databases.md)"
        ));
    }
    if place.ring(realm).exists() {
        let to = folder.join(format!("{RING}-{day}.{ENDING}"));
        let cover = hand(bench, realm, RING, &to)?;
        said.push(format!(
            "{realm}: key ring with {} rows sealed to {}",
            cover.rows,
            to.display()
        ));
        hand(
            bench,
            realm,
            ERASED,
            &folder.join(format!("{ERASED}.{ENDING}")),
        )?;
        if let Some(copies) = place.epoch_copies(config, section, realm) {
            let to = copies.join(format!("{EPOCHS}.{ENDING}"));
            hand(bench, realm, EPOCHS, &to)?;
            said.push(format!("{realm}: epoch keys sealed to {}", to.display()));
        }
    }
    prune(&folder, now)?;
    Ok(said)
}

/// Copies and seals one part of a realm to the file `to`, whole or not at all.
///
/// # Errors
/// As [`make`].
pub(crate) fn hand(bench: &Bench, realm: &str, part: &str, to: &Path) -> Result<Cover, Fault> {
    let desk = bench.place.desk(realm).join("copying");
    wipe_folder(&desk)?;
    fs::create_dir_all(&desk)?;
    let done = copy_and_seal(bench, realm, part, &desk, to);
    wipe_folder(&desk)?;
    let cover = done?;
    if part == EPOCHS {
        stamps::note(&bench.place.stamps(realm), stamps::EPOCHS, cover.made_at)?;
    }
    Ok(cover)
}

/// Where a sealed copy lies ready for the parent to take it out.
#[must_use]
pub(crate) fn handed_out(place: &Place, realm: &str) -> PathBuf {
    place.desk(realm).join(format!("out.{ENDING}"))
}

fn copy_and_seal(
    bench: &Bench,
    realm: &str,
    part: &str,
    desk: &Path,
    to: &Path,
) -> Result<Cover, Fault> {
    let made_at = bench.given.now();
    let open = desk.join("open");
    let (fingerprint, rows) = if part == ERASED {
        let list = erased(bench, realm, desk)?;
        fs::write(&open, list.join("\n"))?;
        (String::new(), i64::try_from(list.len())?)
    } else {
        kit_store::copy(&source(bench, realm, part)?, &open)?;
        let fingerprint = kit_store::fingerprint(&open)?;
        let found = kit_store::examine(&kit_store::Where::Sqlite(open.clone()), false)?;
        (fingerprint, found.rows)
    };
    let cover = Cover {
        made_at,
        fingerprint,
        rows,
    };
    let key = bench.key(realm, part)?;
    let unfinished = to.with_extension("new");
    wipe(&unfinished)?;
    let mut sealed = new_file(&unfinished)?;
    kit_backup::seal(
        &Bench::label(realm, part),
        &key,
        &serde_json::to_vec(&cover)?,
        &mut fs::File::open(&open)?,
        &mut std::io::BufWriter::new(&mut sealed),
        &|bytes| bench.given.fill(bytes),
    )?;
    sealed.sync_all()?;
    // The earlier copy of the epoch keys has keys that are destroyed since: it must not stay in the disk's free blocks.
    if part == EPOCHS {
        wipe(to)?;
    }
    fs::rename(&unfinished, to)
        .map_err(|fault| format!("cannot write {}: {fault}", to.display()))?;
    Ok(cover)
}

fn new_file(path: &Path) -> Result<fs::File, Fault> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path);
    Ok(file.map_err(|fault| format!("cannot write {}: {fault}", path.display()))?)
}

/// The file that a part lives in.
pub(super) fn source(bench: &Bench, realm: &str, part: &str) -> Result<PathBuf, Fault> {
    match part {
        DATA if bench.is_sqlite(realm) => Ok(bench.place.database_file(realm)),
        DATA => {
            Err(format!("the data of {realm} are in PostgreSQL; copy them with pg_dump").into())
        }
        RING => Ok(bench.place.ring(realm)),
        EPOCHS => Ok(bench.place.epochs(realm)),
        other => Err(format!("there is no part \"{other}\": say data, ring or epochs").into()),
    }
}

/// Who was erased. The ring is opened in copies, since another process may have it open.
fn erased(bench: &Bench, realm: &str, desk: &Path) -> Result<Vec<String>, Fault> {
    let aside = bench.aside(desk.join("ring"));
    fs::create_dir_all(aside.place.home(realm).join("keys"))?;
    kit_store::copy(&bench.place.ring(realm), &aside.place.ring(realm))?;
    kit_store::copy(&bench.place.epochs(realm), &aside.place.epochs(realm))?;
    let ring = aside.start(|start| ring::open_ring(start, realm))?;
    Ok(ring
        .erased()?
        .into_iter()
        .map(|(person, _)| person)
        .collect())
}
