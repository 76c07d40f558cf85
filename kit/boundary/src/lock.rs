//! The Landlock rules. The crate's default level silently drops what the kernel lacks, so
//! the file rights are required, and only what may be missing is asked for (SAFETY.md §2.2).

use std::path::{Path, PathBuf};

use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, CompatLevel, Compatible, LandlockStatus, NetPort,
    PathBeneath, PathFd, RestrictSelf, Ruleset, RulesetAttr, RulesetCreated, RulesetCreatedAttr,
    RulesetStatus, Scope, make_bitflags,
};

use crate::{BoundaryError, Wall};

/// The highest ABI whose rights this crate uses.
pub(crate) const HIGHEST: u8 = 9;

/// Landlock's ABI as this kernel offers it, 1 to 9; 0 when it is missing or switched off.
/// Changes nothing, so `doctor` may ask from outside the wall.
///
/// # Errors
/// When the crate cannot ask the kernel.
pub fn kernel_abi() -> Result<u8, BoundaryError> {
    // No flag is set, so this only reports and restricts nothing.
    let status = RestrictSelf::default().no_new_privs(false).apply()?;
    Ok(number(status.landlock))
}

fn number(status: LandlockStatus) -> u8 {
    let LandlockStatus::Available { effective_abi, .. } = status else {
        return 0;
    };
    match effective_abi {
        ABI::Unsupported => 0,
        ABI::V1 => 1,
        ABI::V2 => 2,
        ABI::V3 => 3,
        ABI::V4 => 4,
        ABI::V5 => 5,
        ABI::V6 => 6,
        ABI::V7 => 7,
        ABI::V8 => 8,
        _ => HIGHEST,
    }
}

/// Enforces the wall's rules with the rights of `abi`, which the kernel must have.
/// Returns nothing: whoever comes back without an error is locked.
pub(crate) fn restrict(wall: &Wall, abi: u8) -> Result<(), BoundaryError> {
    let level = ABI::from(i32::from(abi));
    let mut ruleset = Ruleset::default()
        // What this kernel has is required: no right may be dropped in silence.
        .set_compatibility(CompatLevel::HardRequirement)
        .handle_access(AccessFs::from_all(level))?;
    if abi >= 4 {
        ruleset = ruleset.handle_access(AccessNet::from_all(level))?;
    }
    if abi >= 6 {
        ruleset = ruleset.scope(Scope::from_all(level))?;
    }
    let mut created = ruleset.create()?;
    for path in std::iter::once(&wall.home).chain(&wall.further_homes) {
        created = open(created, path, home_rights(level))?;
    }
    for path in &wall.read_only {
        created = open(created, path, read_rights(path))?;
    }
    for path in &wall.shared {
        created = open(created, path, letter_rights(level))?;
    }
    if abi >= 4 {
        for port in &wall.listen {
            created = created.add_rule(NetPort::new(*port, AccessNet::BindTcp))?;
        }
        for port in &wall.connect {
            created = created.add_rule(NetPort::new(*port, AccessNet::ConnectTcp))?;
        }
    }
    let status = created.restrict_self()?;
    if status.ruleset != RulesetStatus::FullyEnforced {
        return Err(BoundaryError::NotInForce {
            what: "the whole of the Landlock rules",
        });
    }
    if !status.no_new_privs {
        return Err(BoundaryError::NotInForce {
            what: "no_new_privs",
        });
    }
    Ok(())
}

fn open(
    created: RulesetCreated,
    path: &Path,
    rights: BitFlags<AccessFs>,
) -> Result<RulesetCreated, BoundaryError> {
    let opened = PathFd::new(path).map_err(|source| BoundaryError::Path {
        path: PathBuf::from(path),
        source,
    })?;
    Ok(created.add_rule(PathBeneath::new(opened, rights))?)
}

/// Everything at home but executing and device nodes: what a stranger managed to write into
/// the realm's directory must not become a program or a door to the disk.
fn home_rights(level: ABI) -> BitFlags<AccessFs> {
    let not_at_home = make_bitflags!(AccessFs::{Execute | MakeChar | MakeBlock | IoctlDev});
    AccessFs::from_all(level) & !not_at_home
}

/// A directory may be listed as well; asking that of a file is an error to Landlock.
fn read_rights(path: &Path) -> BitFlags<AccessFs> {
    if path.is_dir() {
        make_bitflags!(AccessFs::{ReadFile | ReadDir})
    } else {
        BitFlags::from(AccessFs::ReadFile)
    }
}

/// Sockets only: no file of one realm can be left here for the other to read.
fn letter_rights(level: ABI) -> BitFlags<AccessFs> {
    make_bitflags!(AccessFs::{MakeSock | RemoveFile | ResolveUnix}) & AccessFs::from_all(level)
}
