#![doc = include_str!("../README.md")]

use std::io::{self, Read, Write};

use kit_seal::{SIZE_CLASSES, SealError, open_under, seal_under};

/// The first line of every copy.
const LEAD: &[u8] = b"landgang backup 1\n";
/// Hex digits of a copy's number.
const NUMBER: usize = 32;
const PURPOSE: &str = "backup portion";
/// Bytes of a portion: the largest size class without the length in it.
const PORTION: usize = SIZE_CLASSES[SIZE_CLASSES.len() - 1] - 4;
/// No sealed portion is longer: version, nonce, tag and the largest size class.
const LONGEST: usize = SIZE_CLASSES[SIZE_CLASSES.len() - 1] + 64;

/// What a copy is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label<'a> {
    /// The realm's short name.
    pub realm: &'a str,
    /// Which part of it: its data, its key ring, its epoch keys.
    pub part: &'a str,
}

/// Why a copy could not be made or opened.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// Reading or writing failed.
    #[error("the copy could not be read or written")]
    Io(#[from] io::Error),
    /// The file does not begin as a copy does.
    #[error("this is no copy made by Landgang")]
    NotACopy,
    /// A portion does not open.
    #[error(
        "the copy does not open: it was changed or cut, or it is of another realm or part, or sealed with another key"
    )]
    Refused,
    /// The sealing failed.
    #[error("a portion of the copy could not be sealed")]
    Seal(#[source] SealError),
}

/// Seals everything in `from` into `to`, with a `cover` of at most 64 KiB that can be read first.
///
/// # Errors
/// [`BackupError::Io`], [`BackupError::Seal`] for a cover that is too long.
pub fn seal(
    label: &Label<'_>,
    key: &[u8; 32],
    cover: &[u8],
    from: &mut impl Read,
    to: &mut impl Write,
    fill: &dyn Fn(&mut [u8]),
) -> Result<(), BackupError> {
    let mut drawn = [0; NUMBER / 2];
    fill(&mut drawn);
    let number: String = drawn.iter().map(|byte| format!("{byte:02x}")).collect();
    to.write_all(LEAD)?;
    to.write_all(number.as_bytes())?;
    to.write_all(b"\n")?;
    let mut put = |index: u64, last: bool, plain: &[u8]| -> Result<(), BackupError> {
        let bound = bound(label, &number, index, last);
        let sealed = seal_under(key, PURPOSE, &bound, plain, fill).map_err(BackupError::Seal)?;
        let length = u32::try_from(sealed.len()).map_err(io::Error::other)?;
        to.write_all(&length.to_be_bytes())?;
        Ok(to.write_all(&sealed)?)
    };
    let mut next = portion(from)?;
    put(0, next.is_empty(), cover)?;
    let mut index = 0;
    while !next.is_empty() {
        index += 1;
        let this = std::mem::replace(&mut next, portion(from)?);
        put(index, next.is_empty(), &this)?;
    }
    Ok(to.flush()?)
}

/// Opens a copy into `to` and gives its cover. What was written to `to` before an error is to be thrown away.
///
/// # Errors
/// [`BackupError::NotACopy`], [`BackupError::Refused`] for whatever was changed, [`BackupError::Io`].
pub fn open(
    label: &Label<'_>,
    key: &[u8; 32],
    from: &mut impl Read,
    to: &mut impl Write,
) -> Result<Vec<u8>, BackupError> {
    let mut lead = [0; LEAD.len()];
    filled(from, &mut lead, BackupError::NotACopy)?;
    let mut number = [0; NUMBER + 1];
    filled(from, &mut number, BackupError::NotACopy)?;
    let number = match number.split_last() {
        Some((b'\n', digits)) if lead == LEAD => std::str::from_utf8(digits).ok(),
        _ => None,
    };
    let number = number.ok_or(BackupError::NotACopy)?.to_owned();
    let mut next = sealed(from)?;
    let mut cover = Vec::new();
    let mut index = 0_u64;
    while let Some(this) = next.take() {
        next = sealed(from)?;
        let bound = bound(label, &number, index, next.is_none());
        let plain = open_under(key, PURPOSE, &bound, &this).or(Err(BackupError::Refused))?;
        if index == 0 {
            cover.extend_from_slice(&plain);
        } else {
            to.write_all(&plain)?;
        }
        index += 1;
    }
    to.flush()?;
    if index == 0 {
        return Err(BackupError::Refused);
    }
    Ok(cover)
}

/// What a portion is bound to. Names hold no space, so nothing can be read in two ways.
fn bound(label: &Label<'_>, number: &str, index: u64, last: bool) -> String {
    let Label { realm, part } = label;
    let end = if last { "last" } else { "more" };
    format!("{number} {realm} {part} {index} {end}")
}

/// The next full portion; a shorter one at the end, an empty one after it.
fn portion(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(PORTION);
    let most = u64::try_from(PORTION).map_err(io::Error::other)?;
    from.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The next sealed portion, or none where the copy ends.
fn sealed(from: &mut impl Read) -> Result<Option<Vec<u8>>, BackupError> {
    let mut length = Vec::with_capacity(4);
    from.take(4).read_to_end(&mut length)?;
    if length.is_empty() {
        return Ok(None);
    }
    let length = <[u8; 4]>::try_from(length).or(Err(BackupError::Refused))?;
    let length = usize::try_from(u32::from_be_bytes(length)).or(Err(BackupError::Refused))?;
    if length > LONGEST {
        return Err(BackupError::Refused);
    }
    let mut bytes = vec![0; length];
    filled(from, &mut bytes, BackupError::Refused)?;
    Ok(Some(bytes))
}

/// Fills `bytes`, or says `short` where there are not so many.
fn filled(from: &mut impl Read, bytes: &mut [u8], short: BackupError) -> Result<(), BackupError> {
    match from.read_exact(bytes) {
        Ok(()) => Ok(()),
        Err(fault) if fault.kind() == io::ErrorKind::UnexpectedEof => Err(short),
        Err(fault) => Err(BackupError::Io(fault)),
    }
}
