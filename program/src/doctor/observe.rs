//! What the parent can see of a realm without opening a database or reading a key: files, their times, and stamps.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use kit_store::{Given, Realm as _};

use super::addresses::{Reached, unencrypted};
use super::checkpoint::{self, Checkpoints};
use super::clock::{self, Clock};
use super::copies::{self, Copies};
use super::database::{self, Found};
use super::hosting::Hosted;
use super::keys::{self, Held};
use super::{Check, disk, folders, hosting};
use crate::backup::{DATA, EPOCHS, RING, copies_in, newest};
use crate::config::{Config, Section};
use crate::place::{self, Place};
use crate::process::Process;
use crate::stamps;

/// Everything that is judged of the whole machine: banks, holders, addresses, disks, the clock.
///
/// # Errors
/// A folder that cannot be looked at.
pub(crate) fn house(config: &Config, found: &[(String, Found)]) -> io::Result<Vec<Check>> {
    let mut checks = vec![clock::follows(clock::synchronised())];
    let (mut held, mut reached, mut disks) = (Vec::new(), Vec::new(), Vec::new());
    for (process, section) in config.sections() {
        let place = Place::of(config, process, section);
        let near = process == Process::Municipality;
        let locked = place
            .realms()
            .iter()
            .all(|realm| place.locked_key(realm).exists());
        held.push(Held {
            section: process.name(),
            holder: section.key_holder.clone(),
            locked,
            near,
        });
        reached.push(Reached {
            section: process.name(),
            listen: section.listen,
            origin: section.origin.clone(),
            proxy: section.proxy,
            unencrypted: unencrypted(&section.database, section.directory.as_deref()),
        });
        for realm in place.realms() {
            disks.push(disk::observe(&place.home(realm), realm, near)?);
        }
        checks.push(hosting::judge(&Hosted {
            section: process.name(),
            controller: section
                .controller
                .clone()
                .unwrap_or_else(|| section.host.clone()),
            machine: config.machine(process),
        }));
    }
    checks.extend(keys::holders(&held));
    checks.extend(reached.iter().flat_map(super::addresses::judge));
    checks.extend(super::addresses::domains(&reached));
    checks.extend(disk::judge(&disks));
    checks.extend(database::clusters(found));
    Ok(checks)
}

/// Everything that is judged of one realm's files. Needs no process of the realm, so that a realm that cannot start
/// still says why.
///
/// # Errors
/// A folder that cannot be looked at.
pub(crate) fn files(place: &Place, realm: &str, uid: u32) -> io::Result<Vec<Check>> {
    let mut checks = folders::judge(&folders::observe(place, realm, uid)?);
    checks.extend(keys::judge(&keys::observe(place, realm, uid)?));
    Ok(checks)
}

/// Everything that is judged of what a realm holds: its database, clock, checkpoints and copies.
///
/// # Errors
/// A folder that cannot be looked at.
pub(crate) fn contents(
    config: &Config,
    (process, section): (Process, &Section),
    realm: &str,
    found: &Found,
    given: &Given,
) -> io::Result<Vec<Check>> {
    let place = Place::of(config, process, section);
    let mut checks = database::judge(realm, found);
    let newest = checkpoint::newest(&place.checkpoints(realm))?;
    let at = |ms: Option<i64>| ms.and_then(|ms| Timestamp::from_millisecond(ms).ok());
    checks.extend(clock::judge(&Clock {
        realm: realm.to_owned(),
        now: given.now(),
        newest: at(found.times().newest_ms),
    }));
    if keeps_a_log(realm) {
        let elsewhere = place
            .further_checkpoints(config, section, realm)
            .map(|folder| checkpoint::newest(&folder))
            .transpose()?;
        checks.extend(checkpoint::judge(&Checkpoints {
            realm: realm.to_owned(),
            today: given.today(),
            newest,
            elsewhere,
        }));
    }
    let copies = observe_copies(
        config,
        section,
        &place,
        realm,
        at(found.times().since_ms),
        given,
    )?;
    checks.extend(copies::judge(&copies));
    Ok(checks)
}

fn observe_copies(
    config: &Config,
    section: &Section,
    place: &Place,
    realm: &str,
    since: Option<Timestamp>,
    given: &Given,
) -> io::Result<Copies> {
    let (folder, stamp) = (place.backups(config, section, realm), place.stamps(realm));
    let epoch_folder = place.epoch_copies(config, section, realm);
    let postgres = section.database != "sqlite";
    let proven = stamps::read(&stamp, stamps::PROVEN);
    let mut made = newest(&folder, DATA)?;
    made = made.max(stamps::read(&stamp, stamps::HANDED_OUT));
    if postgres {
        made = made.max(proven);
    }
    let ring = place
        .ring(realm)
        .exists()
        .then(|| times(&copies_in(&folder, RING)?))
        .transpose()?;
    let there = |folder: &Path, part| Ok::<_, io::Error>(!copies_in(folder, part)?.is_empty());
    let mut copied = stamps::read(&stamp, stamps::EPOCHS);
    let mut beside = there(&folder, EPOCHS)?;
    if let Some(epochs) = &epoch_folder {
        beside |= there(epochs, RING)?;
        if !there(epochs, EPOCHS)? {
            copied = None;
        }
    }
    let month = |at: Timestamp| given.zoned(at).date().first_of_month();
    Ok(Copies {
        realm: realm.to_owned(),
        now: given.now(),
        since,
        made,
        proven,
        same_disk: device(&folder)? == device(&place.home(realm))?,
        postgres,
        epochs: ring.is_some().then_some(copied),
        ring,
        epoch_turned: copied.is_some_and(|at| month(at) < month(given.now())),
        beside,
    })
}

/// Whether the realm keeps a log of looks: one without persons does not.
fn keeps_a_log(realm: &str) -> bool {
    match realm {
        "citizen" => realm_citizen::Citizen::LOGS,
        "municipality" => realm_municipality::Municipality::LOGS,
        "civil" => realm_civil::Civil::LOGS,
        "research" => realm_research::Research::LOGS,
        _ => realm_public::Public::LOGS,
    }
}

fn device(path: &Path) -> io::Result<Option<u64>> {
    match fs::metadata(path) {
        Ok(found) => Ok(Some(found.dev())),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(fault) => Err(fault),
    }
}

fn times(paths: &[PathBuf]) -> io::Result<Vec<Timestamp>> {
    let time = |path: &PathBuf| {
        let written = fs::metadata(path)?.modified()?;
        Timestamp::try_from(written).map_err(io::Error::other)
    };
    paths.iter().map(time).collect()
}

/// The user that a section runs as.
pub(crate) fn user(config: &Config, process: Process, section: &Section) -> u32 {
    place::user(config, process, section)
        .map_or_else(|| nix::unistd::geteuid().as_raw(), |user| user.uid)
}
