//! How a JPEG comes: line by line, or in turns that all have to be held until the last one is there.

/// So many times the memory of its points does a picture take that comes in turns: the parts of each of up to four colours
/// are held as numbers of two bytes.
pub(crate) const IN_TURNS: u64 = 4;

/// Whether the whole picture has to be held before its first point is known: a progressive one, or one whose colours come
/// one after another. What is unclear counts as heavy.
pub(crate) fn comes_in_turns(file: &[u8]) -> bool {
    let mut at = 2_usize;
    let mut colours = None;
    while let Some((kind, length)) = segment(file, at) {
        match kind {
            // The frame: 0 and 1 come line by line.
            0xC0 | 0xC1 => colours = file.get(at + 9).copied(),
            0xC2..=0xCF if !matches!(kind, 0xC4 | 0xC8 | 0xCC) => return true,
            // The first scan: line by line only if every colour is in it.
            0xDA => return colours != file.get(at + 4).copied(),
            _ => {}
        }
        at = at.saturating_add(2).saturating_add(length);
    }
    true
}

/// The kind and length of the segment that begins at `at`; padding before it is passed over by the caller's decoder, so a
/// picture that has any counts as heavy.
fn segment(file: &[u8], at: usize) -> Option<(u8, usize)> {
    match file.get(at..at.checked_add(4)?)? {
        [0xFF, kind, high, low] => Some((*kind, usize::from(u16::from_be_bytes([*high, *low])))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jpeg(frame: u8, colours: u8, in_first: u8) -> Vec<u8> {
        let mut file = vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0];
        file.extend([0xFF, frame, 0, 8, 8, 0, 9, 0, 9, colours]);
        file.extend([0xFF, 0xDA, 0, 3, in_first]);
        file
    }

    #[test]
    fn only_a_picture_that_comes_line_by_line_is_light() {
        assert!(!comes_in_turns(&jpeg(0xC0, 3, 3)));
        assert!(!comes_in_turns(&jpeg(0xC1, 1, 1)));
        for heavy in [jpeg(0xC2, 3, 3), jpeg(0xC0, 3, 1), jpeg(0xC9, 3, 3)] {
            assert!(comes_in_turns(&heavy), "{heavy:?}");
        }
        // Cut before it is clear, or padded.
        for cut in 0..jpeg(0xC0, 3, 3).len() {
            let file = jpeg(0xC0, 3, 3);
            assert!(comes_in_turns(&file[..cut]), "{cut}");
        }
        assert!(comes_in_turns(&[0xFF, 0xD8, 0xFF, 0xFF, 0xC0]));
    }
}
