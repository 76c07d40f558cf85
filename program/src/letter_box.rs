//! The files of the letter boxes: each end's keys, its own public address, and the other end's (SAFETY.md §3).
//! Where both ends stand in one file the addresses are exchanged here; else two people carry them, and here stands what
//! they are told.

use std::fs;
use std::io;
use std::os::unix::fs::{PermissionsExt as _, chown, lchown};
use std::path::Path;

use kit_boundary::User;
use kit_letters::{Citizen, Civil, End, KeyFileError, LetterAddress, LetterKeys, LetterList};
use kit_store::Given;

use crate::Fault;
use crate::config::{Config, Section};
use crate::place::{Place, letters, user};
use crate::process::Process;

/// Makes what is missing of the letter boxes that stand in the file. Nothing that is there is written over.
///
/// # Errors
/// The system's word, or which two files do not fit each other.
pub(crate) fn prepare(config: &Config, given: &Given) -> io::Result<()> {
    let end = |process, section: &Section| {
        let place = Place::of(config, process, section);
        (place, user(config, process, section))
    };
    let front = config.front.as_ref().map(|s| end(Process::Front, s));
    let civil = config.civil.as_ref().map(|s| end(Process::Civil, s));
    let citizen_address = front
        .as_ref()
        .map(|(place, owner)| own_address::<Citizen>(place, owner.as_ref(), given))
        .transpose()?;
    let civil_address = civil
        .as_ref()
        .map(|(place, owner)| own_address::<Civil>(place, owner.as_ref(), given))
        .transpose()?;
    if let Some((place, owner)) = &front {
        let path = place.letter_address(Citizen::NAME, Civil::NAME);
        other_address(&path, civil_address.as_ref(), owner.as_ref())?;
    }
    if let Some((place, owner)) = &civil {
        let path = place.letter_address(Civil::NAME, Citizen::NAME);
        other_address(&path, citizen_address.as_ref(), owner.as_ref())?;
    }
    match &front {
        Some((_, owner)) if civil.is_some() => socket_folder(config, owner.as_ref()),
        _ => Ok(()),
    }
}

/// This end's address; keys and address are made if they are missing.
fn own_address<Own: End>(
    place: &Place,
    owner: Option<&User>,
    given: &Given,
) -> io::Result<LetterAddress<Own>> {
    let keys = place.letter_keys(Own::NAME);
    let address = place.own_letter_address(Own::NAME);
    if !keys.exists() {
        if address.exists() {
            // New keys would not open what is sealed to that address, and nobody would notice for a week.
            return Err(io::Error::other(format!(
                "{} is there, but its keys {} are not: put them back from their copy, or move the address away and \
                 exchange the new one that is then made",
                address.display(),
                keys.display()
            )));
        }
        LetterKeys::<Own>::new(given)
            .create_file(&keys)
            .map_err(io::Error::other)?;
    }
    give(&keys, owner)?;
    if !address.exists() {
        // The only time that the parent reads the keys: an installation from before the address had a file.
        LetterKeys::<Own>::read_file(&keys)
            .and_then(|keys| keys.address().create_file(&address))
            .map_err(io::Error::other)?;
    }
    give(&address, owner)?;
    LetterAddress::read_file(&address).map_err(io::Error::other)
}

/// Writes the other end's address where its own machine is this one; what an operator put there stays.
fn other_address<Other: End>(
    path: &Path,
    address: Option<&LetterAddress<Other>>,
    owner: Option<&User>,
) -> io::Result<()> {
    if let Some(address) = address {
        if !path.exists() {
            address.create_file(path).map_err(io::Error::other)?;
        } else if LetterAddress::read_file(path).map_err(io::Error::other)? != *address {
            return Err(io::Error::other(format!(
                "{} is not the letter address of the {} in this file: move it away and run this again",
                path.display(),
                Other::NAME
            )));
        }
    }
    if path.exists() {
        give(path, owner)?;
    }
    Ok(())
}

fn socket_folder(config: &Config, owner: Option<&User>) -> io::Result<()> {
    let run = letters(config);
    fs::create_dir_all(&run)?;
    if let (Some(owner), Some(group)) = (owner, config.house.letters_group) {
        chown(&run, Some(owner.uid), Some(group))?;
    }
    // Set-group, so that a socket made by either end belongs to the group that both share.
    fs::set_permissions(&run, fs::Permissions::from_mode(0o2770))
}

/// Not through a symbolic link: the realm may write in this folder, and root must not give away what it points to.
fn give(path: &Path, owner: Option<&User>) -> io::Result<()> {
    owner.map_or(Ok(()), |user| lchown(path, Some(user.uid), Some(user.gid)))
}

/// What the end that sends the list `Out` needs: its own keys, and the address of the other end.
pub(crate) type KeysAndAddress<Out> = (
    LetterKeys<<Out as LetterList>::From>,
    LetterAddress<<Out as LetterList>::To>,
);

/// Keys and address of the end that sends the list `Out`, read behind its wall.
///
/// # Errors
/// Which file is missing or does not fit, and what to do about it.
pub(crate) fn read<Out: LetterList>(
    config: &Config,
    place: &Place,
) -> Result<KeysAndAddress<Out>, Fault> {
    let own = Out::From::NAME;
    let keys = LetterKeys::<Out::From>::read_file(&place.letter_keys(own))?;
    let told = place.own_letter_address(own);
    if keys.address() != LetterAddress::read_file(&told)? {
        return Err(format!(
            "{} is not the address of the keys beside it: move it away, run `landgang migrate`, and exchange the new one",
            told.display()
        )
        .into());
    }
    let path = place.letter_address(own, Out::To::NAME);
    match LetterAddress::read_file(&path) {
        Ok(address) => Ok((keys, address)),
        Err(KeyFileError::Read { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
            Err(missing::<Out>(config, &path).into())
        }
        Err(fault) => Err(fault.into()),
    }
}

fn missing<Out: LetterList>(config: &Config, path: &Path) -> String {
    let (path, other) = (path.display(), section_of::<Out::To>());
    if config.letters_stay_here() {
        format!("{path} is missing: run `landgang migrate`, which makes it")
    } else {
        format!(
            "the letter address of [{other}] is missing: run `landgang migrate` on the machine of [{other}] and put the \
             four lines that it prints into {path}"
        )
    }
}

/// What `init` and `migrate` print where the other end runs on another machine: the own address, and where the other's
/// goes. Both are public. Nothing where both ends stand in one file.
///
/// # Errors
/// If the own address cannot be read.
pub(crate) fn lines<Out: LetterList>(config: &Config, place: &Place) -> Result<Vec<String>, Fault> {
    if config.letters_stay_here() {
        return Ok(Vec::new());
    }
    let (own, other) = (Out::From::NAME, Out::To::NAME);
    let (here, there) = (section_of::<Out::From>(), section_of::<Out::To>());
    let address = LetterAddress::<Out::From>::read_file(&place.own_letter_address(own))?;
    let path = place.letter_address(own, other);
    let state = match LetterAddress::<Out::To>::read_file(&path) {
        Ok(_) => "it is there".to_owned(),
        Err(_) if !path.exists() => "not there yet".to_owned(),
        Err(fault) => fault.to_string(),
    };
    Ok(vec![
        format!(
            "{own}: the letter address of [{here}] is public. On the machine of [{there}] these four lines go into \
             data/{other}/keys/{own}.address in its folder:"
        ),
        address.to_text().trim_end().to_owned(),
        format!(
            "{own}: the letter address of [{there}] goes into {} ({state})",
            path.display()
        ),
    ])
}

/// The section of the configuration in which an end runs.
fn section_of<E: End>() -> &'static str {
    if E::CODE == Citizen::CODE {
        Process::Front.name()
    } else {
        Process::Civil.name()
    }
}
