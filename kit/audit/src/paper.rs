//! A checkpoint on paper: short enough to be read aloud and typed in.

use std::fmt;

use jiff::civil::Date;

use crate::checkpoint::{Checkpoint, is_realm, read_day};
use crate::encode::Framed;
use crate::row::Hash;

/// Digits and letters without I, L, O and U, so that no two of them look or sound the same in print.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHECK: &str = "landgang log of looks, paper 1";
/// 160 bits of the head: whoever wants two histories that share them must try 2^80.
const SHORT: usize = 20;
const GROUP: usize = 4;

/// The first 160 bits of a checkpoint's head, without a signature: whoever kept the paper knows where it came from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PaperCheckpoint {
    realm: String,
    day: Date,
    short: [u8; SHORT],
}

/// Why a line is not what stood on the paper.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PaperError {
    /// It does not begin with a realm's name.
    #[error("it must begin with the realm's name")]
    Realm,
    /// No day as 2027-03-01 stands after the realm's name.
    #[error("the day must stand after the realm's name, as 2027-03-01")]
    Day,
    /// A sign that is in no group.
    #[error("\"{0}\" is in no group; they have digits and letters only")]
    Sign(char),
    /// Not nine groups of four.
    #[error("nine groups of four were expected; {0} digits and letters are there")]
    Length(usize),
    /// The last group, which is there to notice slips, does not fit the others.
    #[error("something was read or typed wrongly: the last group does not fit the others")]
    Slip,
}

impl Checkpoint {
    /// The line for paper.
    #[must_use]
    pub fn on_paper(&self) -> PaperCheckpoint {
        let mut short = [0; SHORT];
        for (to, from) in short.iter_mut().zip(self.head()) {
            *to = *from;
        }
        PaperCheckpoint {
            realm: self.realm().to_owned(),
            day: self.day(),
            short,
        }
    }
}

impl PaperCheckpoint {
    /// Reads the line as a human types it: case, hyphens and spaces between the groups don't matter; O is 0, I and L
    /// are 1.
    ///
    /// # Errors
    /// [`PaperError`] in the words to answer with.
    pub fn read(line: &str) -> Result<Self, PaperError> {
        let mut words = line.split_whitespace();
        let realm = words.next().map(str::to_lowercase);
        let realm = realm
            .filter(|realm| is_realm(realm))
            .ok_or(PaperError::Realm)?;
        let day = words.next().and_then(read_day).ok_or(PaperError::Day)?;
        let mut signs = Vec::new();
        for sign in words.flat_map(str::chars).filter(|sign| *sign != '-') {
            signs.push(value(sign).ok_or(PaperError::Sign(sign))?);
        }
        let length = signs.len();
        let mut chunks = signs.chunks_exact(8);
        let mut short = [0; SHORT];
        for (to, from) in short.chunks_exact_mut(5).zip(chunks.by_ref()) {
            to.copy_from_slice(&bytes(from));
        }
        if length != SHORT / 5 * 8 + GROUP {
            return Err(PaperError::Length(length));
        }
        let read = Self { realm, day, short };
        let check: Vec<_> = read.check_group().chars().map(value).collect();
        match chunks.remainder().iter().copied().map(Some).eq(check) {
            true => Ok(read),
            false => Err(PaperError::Slip),
        }
    }

    /// The four signs that a slip in realm, day or head does not fit, but for one in a million.
    fn check_group(&self) -> String {
        let [a, b, c, d, e, ..] = Framed::new(CHECK)
            .text(&self.realm)
            .text(&self.day.to_string())
            .bytes(&self.short)
            .sha256();
        signs(&[a, b, c, d, e]).chars().take(GROUP).collect()
    }
}

impl fmt::Display for PaperCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.realm, self.day)?;
        let head = self.short.chunks_exact(5).map(signs).collect::<String>();
        for (at, sign) in head.chars().chain(self.check_group().chars()).enumerate() {
            match at % GROUP {
                0 => write!(f, " {sign}")?,
                _ => write!(f, "{sign}")?,
            }
        }
        Ok(())
    }
}

/// Five bytes as eight signs.
fn signs(bytes: &[u8]) -> String {
    let bits = bytes
        .iter()
        .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    (0..8)
        .rev()
        .filter_map(|place| usize::try_from(bits >> (place * 5) & 31).ok())
        .filter_map(|at| ALPHABET.get(at).copied().map(char::from))
        .collect()
}

/// Eight signs' values as five bytes.
fn bytes(values: &[u8]) -> [u8; 5] {
    let bits = values
        .iter()
        .fold(0_u64, |bits, value| bits << 5 | u64::from(*value));
    let [_, _, _, a, b, c, d, e] = bits.to_be_bytes();
    [a, b, c, d, e]
}

fn value(sign: char) -> Option<u8> {
    let meant = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = ALPHABET
        .iter()
        .position(|known| char::from(*known) == meant)?;
    u8::try_from(at).ok()
}

/// A checkpoint that somebody kept outside of the database, in either form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kept {
    /// The published text, its signature checked.
    Published(Checkpoint),
    /// The line on paper.
    OnPaper(PaperCheckpoint),
}

impl Kept {
    /// The realm whose log it is of.
    #[must_use]
    pub fn realm(&self) -> &str {
        match self {
            Self::Published(checkpoint) => checkpoint.realm(),
            Self::OnPaper(paper) => &paper.realm,
        }
    }

    /// The day that is closed.
    #[must_use]
    pub fn day(&self) -> Date {
        match self {
            Self::Published(checkpoint) => checkpoint.day(),
            Self::OnPaper(paper) => paper.day,
        }
    }

    /// Whether it is of this `head`.
    #[must_use]
    pub fn fits(&self, head: &Hash) -> bool {
        match self {
            Self::Published(checkpoint) => checkpoint.head() == head,
            Self::OnPaper(paper) => head.starts_with(&paper.short),
        }
    }
}

impl From<Checkpoint> for Kept {
    fn from(checkpoint: Checkpoint) -> Self {
        Self::Published(checkpoint)
    }
}

impl From<PaperCheckpoint> for Kept {
    fn from(paper: PaperCheckpoint) -> Self {
        Self::OnPaper(paper)
    }
}
