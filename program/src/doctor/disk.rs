//! Is there room, and does each bank have its own (SAFETY.md §2.2: free space is a shared counter)?

use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use super::Check;

const ABOUT: &str = "disk";
const MIB: u64 = 1024 * 1024;
/// Below this a backup or a day's letters may not fit.
const RED_BELOW: u64 = 200 * MIB;
/// Below this somebody should make room soon.
const YELLOW_BELOW: u64 = 1024 * MIB;

/// The file system that a realm stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Disk {
    pub(crate) realm: String,
    /// Whether it is the municipality's.
    pub(crate) near: bool,
    /// Bytes that this user may still write.
    pub(crate) free: u64,
    /// The kernel's number of the file system.
    pub(crate) device: u64,
}

/// Looks.
pub(crate) fn observe(home: &Path, realm: &str, near: bool) -> io::Result<Disk> {
    let found = nix::sys::statvfs::statvfs(home)?;
    Ok(Disk {
        realm: realm.to_owned(),
        near,
        free: found
            .blocks_available()
            .saturating_mul(found.fragment_size()),
        device: std::fs::metadata(home)?.dev(),
    })
}

/// Judges every realm's disk.
pub(crate) fn judge(disks: &[Disk]) -> Vec<Check> {
    let mut checks: Vec<Check> = disks.iter().map(room).collect();
    let near = disks.iter().find(|disk| disk.near);
    let far = near.and_then(|near| {
        disks
            .iter()
            .find(|disk| !disk.near && disk.device == near.device)
    });
    if let (Some(near), Some(far)) = (near, far) {
        checks.push(Check::yellow(
            "house",
            ABOUT,
            format!("{} and {} stand on one file system: each sees how much the other writes, and can fill it.", near.realm, far.realm),
            "Give each bank a file system or a quota of its own.",
        ));
    }
    checks
}

fn room(disk: &Disk) -> Check {
    let free = disk.free / MIB;
    let says = format!("{free} MiB are free.");
    match disk.free {
        free if free < RED_BELOW => Check::red(
            &disk.realm,
            ABOUT,
            says,
            "Make room now: when the disk is full the realm ends, and no backup fits.",
        ),
        free if free < YELLOW_BELOW => Check::yellow(&disk.realm, ABOUT, says, "Make room soon."),
        _ => Check::green(&disk.realm, ABOUT, says),
    }
}

#[cfg(test)]
mod tests {
    use kit_boundary::Light;

    use super::super::lights;
    use super::*;

    fn disk(realm: &str, free_mib: u64, device: u64) -> Disk {
        Disk {
            realm: realm.to_owned(),
            near: realm == "municipality",
            free: free_mib * MIB,
            device,
        }
    }

    #[test]
    fn little_room_is_yellow_and_hardly_any_red() {
        let light = |mib| lights(&judge(&[disk("civil", mib, 1)]));
        assert_eq!(light(1_024), [Light::Green]);
        assert_eq!(light(1_023), [Light::Yellow]);
        assert_eq!(light(200), [Light::Yellow]);
        assert_eq!(light(199), [Light::Red]);
    }

    #[test]
    fn banks_on_one_file_system_are_named() {
        let shared = judge(&[disk("municipality", 9_000, 1), disk("civil", 9_000, 1)]);
        assert_eq!(lights(&shared), [Light::Green, Light::Green, Light::Yellow]);
        let apart = judge(&[disk("municipality", 9_000, 1), disk("civil", 9_000, 2)]);
        assert_eq!(lights(&apart), [Light::Green, Light::Green]);
        let one_bank = judge(&[disk("citizen", 9_000, 1), disk("civil", 9_000, 1)]);
        assert_eq!(lights(&one_bank), [Light::Green, Light::Green]);
    }

    #[test]
    fn the_disk_under_a_folder_has_a_number_and_room() {
        let found = observe(&std::env::temp_dir(), "civil", false).expect("looked");
        assert!(found.free > 0);
    }
}
