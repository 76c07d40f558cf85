//! Proving that a copy can be restored, by restoring it: into a place of its own within the realm's folder, opened as the
//! program opens a realm, compared, and wiped.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use kit_keys::KeyRing;
use kit_store::{Realm, Store, Tx, Where, looks};

use super::folder::{copies_in, wipe_folder};
use super::make::Cover;
use super::{Bench, DATA, EPOCHS, ERASED, RING};
use crate::looks::verify;
use crate::process::ring;
use crate::{Fault, stamps};

/// The sealed files of one copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Copy {
    pub(crate) data: Option<PathBuf>,
    pub(crate) ring: Option<PathBuf>,
    /// None takes the epoch keys that are in use.
    pub(crate) epochs: Option<PathBuf>,
    pub(crate) erased: Option<PathBuf>,
}

/// A copy that was opened and held.
pub(crate) struct Held {
    /// Where its files lie, open.
    pub(crate) aside: Bench,
    /// What was found, for the operator.
    pub(crate) says: Vec<String>,
    /// How many are written about in the data and have neither a key in the ring nor a place on the list of the erased.
    pub(crate) keyless: usize,
}

/// Restores the newest copies of a realm for trial, and notes the day.
///
/// # Errors
/// What keeps the copy from being one.
pub(crate) fn prove(bench: &Bench, realm: &str) -> Result<Vec<String>, Fault> {
    if !bench.is_sqlite(realm) {
        return Err(format!(
            "the data of {realm} are in PostgreSQL: restore a dump into an empty cluster, and say so with landgang backup proven --realm {realm}"
        )
        .into());
    }
    let folder = bench.place.backups(&bench.config, &bench.section, realm);
    let last = |part| Ok::<_, Fault>(copies_in(&folder, part)?.pop());
    let copy = Copy {
        data: last(DATA)?,
        ring: last(RING)?,
        epochs: None,
        erased: last(ERASED)?,
    };
    let Some(data) = &copy.data else {
        return Err(format!(
            "there is no copy of {realm} in {}: make one with landgang backup --realm {realm}",
            folder.display()
        )
        .into());
    };
    let name = data.display().to_string();
    let desk = bench.place.desk(realm).join("trial");
    let held = open_aside(bench, realm, &copy, &desk);
    // Wiped whatever came of it.
    let found = held.map(|held| (held.says, held.keyless));
    wipe_folder(&desk)?;
    let (mut says, keyless) = found.map_err(|fault| format!("{name}: {fault}"))?;
    if keyless > 0 {
        return Err(format!(
            "{name}: {keyless} persons of the data have no key in the ring that was copied after them"
        )
        .into());
    }
    stamps::note(
        &bench.place.stamps(realm),
        stamps::PROVEN,
        bench.given.now(),
    )?;
    says.insert(0, format!("{realm}: {name} was restored for trial"));
    Ok(says)
}

/// Opens a copy's files in `desk`, as the program opens a realm, and judges them.
///
/// # Errors
/// The first thing that does not hold.
pub(crate) fn open_aside(
    bench: &Bench,
    realm: &str,
    copy: &Copy,
    desk: &Path,
) -> Result<Held, Fault> {
    wipe_folder(desk)?;
    let aside = bench.aside(desk.to_owned());
    fs::create_dir_all(aside.place.home(realm).join("keys"))?;
    fs::create_dir_all(aside.place.checkpoints(realm))?;
    let (mut says, mut opened) = (Vec::new(), None);
    if let Some(data) = &copy.data {
        let to = aside.place.database_file(realm);
        says.push(unseal(bench, realm, DATA, data, &to)?);
    }
    if let Some(sealed) = &copy.ring {
        says.push(unseal(
            bench,
            realm,
            RING,
            sealed,
            &aside.place.ring(realm),
        )?);
        match &copy.epochs {
            Some(sealed) => says.push(unseal(
                bench,
                realm,
                EPOCHS,
                sealed,
                &aside.place.epochs(realm),
            )?),
            None => kit_store::copy(&bench.place.epochs(realm), &aside.place.epochs(realm))?,
        }
        let (ring, erased) = reapply(&aside, realm, copy)?;
        says.push(format!(
            "{realm}: {} erased persons stay erased",
            erased.len()
        ));
        opened = Some((ring, erased));
    }
    let mut keyless = 0;
    if copy.data.is_some() {
        says.extend(log_holds(bench, &aside, realm)?);
        if let Some((ring, erased)) = &opened {
            keyless = without_key(&aside, realm, ring, erased)?;
        }
    }
    drop(opened);
    Ok(Held {
        aside,
        says,
        keyless,
    })
}

/// Opens one sealed file to `to`, and compares what it is with what it was.
fn unseal(
    bench: &Bench,
    realm: &str,
    part: &str,
    sealed: &Path,
    to: &Path,
) -> Result<String, Fault> {
    let key = bench.key(realm, part)?;
    let named = |fault: &dyn std::fmt::Display| format!("{}: {fault}", sealed.display());
    let mut from = std::io::BufReader::new(fs::File::open(sealed).map_err(|f| named(&f))?);
    let mut plain = fs::File::create(to)?;
    let cover = kit_backup::open(&Bench::label(realm, part), &key, &mut from, &mut plain)
        .map_err(|f| named(&f))?;
    plain.sync_all()?;
    drop(plain);
    let cover: Cover = serde_json::from_slice(&cover)?;
    let found = kit_store::examine(&Where::Sqlite(to.to_owned()), true)?;
    if let kit_store::Kind::Sqlite {
        checked: Some(checked),
        ..
    } = &found.kind
        && checked.iter().any(|line| line != "ok")
    {
        return Err(named(&format!("quick_check says {}", checked.join("; "))).into());
    }
    let fingerprint = kit_store::fingerprint(to)?;
    if found.rows != cover.rows || fingerprint != cover.fingerprint {
        return Err(named(&format!(
            "{} rows were copied, and {} others came back",
            cover.rows, found.rows
        ))
        .into());
    }
    Ok(format!(
        "{realm}: {part} of {}: {} rows, each as it was copied",
        cover.made_at, cover.rows
    ))
}

/// How many persons of the data have no key, though nobody erased them.
fn without_key(
    aside: &Bench,
    realm: &str,
    ring: &KeyRing,
    erased: &[String],
) -> Result<usize, Fault> {
    let at = aside.place.database(realm);
    let persons = match realm {
        "civil" => realm_civil::persons(&Store::open(&at, &aside.given)?)?,
        "municipality" => realm_municipality::keyed(&Store::open(&at, &aside.given)?)?,
        "research" => realm_research::keyed(&Store::open(&at, &aside.given)?)?,
        // The others have no ring yet; who makes one adds its line here, or its proof says nothing of its persons.
        _ => return Ok(0),
    };
    let lost = |person: &&String| !ring.vault().knows(person) && !erased.contains(person);
    Ok(persons.iter().filter(lost).count())
}

/// Opens the ring, which erases again whom its own list names, and whom the newest list names; gives who that is.
fn reapply(aside: &Bench, realm: &str, copy: &Copy) -> Result<(KeyRing, Vec<String>), Fault> {
    let ring = aside.start(|start| ring::open_ring(start, realm))?;
    let mut list: Vec<String> = ring
        .erased()?
        .into_iter()
        .map(|(person, _)| person)
        .collect();
    if let Some(sealed) = &copy.erased {
        let mut text = Vec::new();
        let key = aside.key(realm, ERASED)?;
        let mut from = fs::File::open(sealed)?;
        kit_backup::open(&Bench::label(realm, ERASED), &key, &mut from, &mut text)
            .map_err(|fault| format!("{}: {fault}", sealed.display()))?;
        let text = String::from_utf8(text)?;
        list.extend(text.lines().map(str::to_owned));
    }
    list.sort_unstable();
    list.dedup();
    ring.reapply(&list)?;
    if let Some(person) = list.iter().find(|person| ring.vault().knows(person)) {
        return Err(format!("{person} was erased and still has a key").into());
    }
    Ok((ring, list))
}

/// Whether the log of looks in the copy hangs together and meets the checkpoints up to its end.
fn log_holds(bench: &Bench, aside: &Bench, realm: &str) -> Result<Vec<String>, Fault> {
    match realm {
        "public" => log_of::<realm_public::Public>(bench, aside),
        "citizen" => log_of::<realm_citizen::Citizen>(bench, aside),
        "municipality" => log_of::<realm_municipality::Municipality>(bench, aside),
        "civil" => log_of::<realm_civil::Civil>(bench, aside),
        "research" => log_of::<realm_research::Research>(bench, aside),
        other => Err(format!("there is no realm {other}").into()),
    }
}

fn log_of<R: Realm>(bench: &Bench, aside: &Bench) -> Result<Vec<String>, Fault> {
    let store: Store<R> = Store::open(&aside.place.database(R::NAME), &aside.given)?;
    if R::LOGS {
        fs::copy(bench.place.log_key(R::NAME), aside.place.log_key(R::NAME))?;
        let end = store
            .job("prove a copy")
            .read_now("find the last closed day", last_closed)?;
        lay_checkpoints(bench, aside, R::NAME, end)?;
    }
    let finding = aside.start(|start| verify(&store, start, &[]))?;
    match finding.holds {
        true => Ok(finding.lines),
        false => Err(finding.lines.join("; ").into()),
    }
}

/// The day that the copy's log closed last. A copy is younger than its checkpoints' day by a day at most; a log in which
/// no day was closed for a year proves nothing by checkpoints.
fn last_closed(tx: &mut Tx<'_>) -> Result<Option<Date>, kit_store::StoreError> {
    let mut last = None;
    let mut after = 0;
    loop {
        let portion = looks::after(tx, after, 1_000)?;
        let Some((line, _)) = portion.last() else {
            return Ok(last);
        };
        after = line.number;
        last = portion
            .iter()
            .rev()
            .find_map(|(line, _)| line.closes())
            .or(last);
    }
}

/// The checkpoints that the copy must meet: all but those given out after it was made.
fn lay_checkpoints(
    bench: &Bench,
    aside: &Bench,
    realm: &str,
    end: Option<Date>,
) -> Result<(), Fault> {
    let from = bench.place.checkpoints(realm);
    for entry in fs::read_dir(&from)? {
        let path = entry?.path();
        let day: Option<Date> = path
            .file_stem()
            .and_then(|name| name.to_str())
            .and_then(|name| name.parse().ok());
        let Some(name) = path.file_name().filter(|_| day.is_some() && day <= end) else {
            continue;
        };
        fs::copy(&path, aside.place.checkpoints(realm).join(name))?;
    }
    Ok(())
}
