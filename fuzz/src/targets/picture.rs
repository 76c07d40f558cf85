//! What somebody chose as a picture of themselves.

use kit_picture::{MOST, portrait};

/// The bytes are the whole file.
pub(crate) fn read(bytes: &[u8]) {
    let Ok(out) = portrait(bytes) else {
        return;
    };
    assert!(out.len() <= MOST && out.starts_with(&[0xFF, 0xD8, 0xFF]));
    assert!(only_points(&out), "a remark was kept");
    assert!(portrait(&out).is_ok(), "what we wrote is a picture");
}

/// No part for remarks (E1 to EF, FE) stands before the points.
fn only_points(file: &[u8]) -> bool {
    let mut rest = file.get(2..).unwrap_or_default();
    while let [0xFF, kind, high, low, ..] = rest {
        match kind {
            0xDA => return true,
            0xE1..=0xEF | 0xFE => return false,
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        rest = rest.get(length + 2..).unwrap_or_default();
    }
    false
}
