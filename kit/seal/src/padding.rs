//! Plaintext is filled up to a size class, so that a sealed value's length tells little (SAFETY.md §5).
//!
//! ```text
//! 4 length of the text, big-endian · text · zeros up to the class
//! ```

use zeroize::Zeroizing;

use crate::SealError;

/// Bytes that hold the text's length.
const LENGTH: usize = 4;

/// The sizes that a plaintext is filled up to, in bytes, its length of 4 bytes counted. Every name and contact is of the
/// first; an ordinary note of the second or third.
pub const SIZE_CLASSES: [usize; 6] = [64, 256, 1024, 4096, 16_384, 65_536];

/// `text` with its length, filled up to the smallest class that holds both.
pub(crate) fn pad(text: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let too_long = SealError::TooLong {
        most: SIZE_CLASSES[SIZE_CLASSES.len() - 1] - LENGTH,
    };
    let class = SIZE_CLASSES
        .into_iter()
        .find(|class| class - LENGTH >= text.len());
    let (Some(class), Ok(length)) = (class, u32::try_from(text.len())) else {
        return Err(too_long);
    };
    // The whole capacity at once: a buffer that grows would leave unwiped copies behind.
    let mut padded = Zeroizing::new(Vec::with_capacity(class));
    padded.extend_from_slice(&length.to_be_bytes());
    padded.extend_from_slice(text);
    padded.resize(class, 0);
    Ok(padded)
}

/// The text in what [`pad`] made.
pub(crate) fn unpad(padded: &[u8]) -> Result<&[u8], SealError> {
    let (length, rest) = padded
        .split_first_chunk::<LENGTH>()
        .ok_or(SealError::Refused)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).or(Err(SealError::Refused))?;
    rest.get(..length).ok_or(SealError::Refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_filled_up_to_the_smallest_class_that_holds_it() {
        for (bytes, class) in [
            (0, 64),
            (60, 64),
            (61, 256),
            (252, 256),
            (253, 1024),
            (1020, 1024),
            (1021, 4096),
            (4092, 4096),
            (4093, 16_384),
            (16_380, 16_384),
            (16_381, 65_536),
            (65_532, 65_536),
        ] {
            let text = vec![b'x'; bytes];
            let padded = pad(&text).expect("it fits");
            assert_eq!(padded.len(), class, "{bytes} bytes");
            assert_eq!(unpad(&padded).expect("padded by us"), text);
        }
    }

    #[test]
    fn a_text_over_the_largest_class_is_refused_with_the_most_that_fits() {
        assert!(matches!(
            pad(&[b'x'; 65_533]),
            Err(SealError::TooLong { most: 65_532 })
        ));
    }

    #[test]
    fn the_length_stands_in_front_and_zeros_behind() {
        let padded = pad(b"Amir").expect("it fits");
        assert_eq!(&padded[..8], b"\0\0\0\x04Amir");
        assert!(padded[8..].iter().all(|byte| *byte == 0));
    }

    #[test]
    fn a_length_beyond_the_end_is_refused() {
        assert!(matches!(unpad(b"\0\0\0"), Err(SealError::Refused)));
        assert!(matches!(unpad(b"\0\0\0\x03ab"), Err(SealError::Refused)));
        assert_eq!(unpad(b"\0\0\0\x02ab").expect("exact"), b"ab");
    }
}
