//! A sealed value as it lies in the database.
//!
//! ```text
//! 1 version · 4 generation of the person's key, big-endian · 24 nonce · padded text · 16 tag
//! ```

use crate::SealError;
use crate::cell::{Cell, framed};

/// The one version there is. Bound into the seal, as is the generation.
pub(crate) const VERSION: u8 = 1;

const LEAD: &[u8] = b"landgang cell";

/// A sealed value: what a sealed column holds. Any bytes fit in; whether they were sealed by us shows on opening.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(Vec<u8>);

impl std::fmt::Debug for Sealed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sealed({} bytes)", self.0.len())
    }
}

impl Sealed {
    /// What a column held.
    #[must_use]
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// For the column.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// For the column, without a copy.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    pub(crate) fn of(generation: u32, locked: &[u8]) -> Self {
        Self([&[VERSION][..], &generation.to_be_bytes(), locked].concat())
    }

    /// Generation of the person's key that it was sealed under, counted from 1, and what is locked.
    pub(crate) fn parts(&self) -> Result<(u32, &[u8]), SealError> {
        let (version, rest) = self.0.split_first().ok_or(SealError::Refused)?;
        if *version != VERSION {
            return Err(SealError::UnknownVersion(*version));
        }
        let (generation, locked) = rest.split_first_chunk().ok_or(SealError::Refused)?;
        Ok((u32::from_be_bytes(*generation), locked))
    }
}

/// What the seal of a cell is bound to.
pub(crate) fn bound(cell: &Cell<'_>, generation: u32) -> Vec<u8> {
    cell.bound(&framed(&[LEAD, &[VERSION], &generation.to_be_bytes()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_and_generation_stand_in_front() {
        let sealed = Sealed::of(0x0102_0304, b"locked");
        assert_eq!(sealed.as_bytes(), b"\x01\x01\x02\x03\x04locked");
        assert_eq!(
            sealed.parts().expect("made by us"),
            (0x0102_0304, &b"locked"[..])
        );
        assert_eq!(
            sealed.clone().into_bytes(),
            b"\x01\x01\x02\x03\x04locked".to_vec()
        );
    }

    #[test]
    fn what_is_no_sealed_value_is_refused() {
        let parts = |bytes: &[u8]| Sealed::from_bytes(bytes.to_vec()).parts().map(|_| ());
        assert!(matches!(parts(b""), Err(SealError::Refused)));
        assert!(matches!(parts(b"\x01abc"), Err(SealError::Refused)));
        assert!(matches!(
            parts(b"\x02abcdef"),
            Err(SealError::UnknownVersion(2))
        ));
        assert!(matches!(
            parts(b"\x00abcdef"),
            Err(SealError::UnknownVersion(0))
        ));
    }

    #[test]
    fn a_sealed_value_shows_its_length_only() {
        assert_eq!(
            format!("{:?}", Sealed::from_bytes(vec![7, 7])),
            "Sealed(2 bytes)"
        );
    }

    #[test]
    fn the_generation_is_bound() {
        let cell = Cell {
            realm: "civil",
            table: "guest",
            column: "name",
            row: "r",
            person: "p",
        };
        assert_ne!(bound(&cell, 1), bound(&cell, 2));
    }
}
