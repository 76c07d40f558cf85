//! Forms with a file, whole and broken (T20; PS-3, HE-5).

use crate::broken::Break;
use crate::die::Die;

/// How such a form is sent.
pub(crate) const KIND: &str = "multipart/form-data; boundary=----seam";
/// A small drawn face.
const PICTURE: &[u8] = include_bytes!("../../../../data/demokobing/faces/birgitte.png");
/// More than a file may be.
const TOO_MUCH: usize = 5 * 1024 * 1024 + 1;

fn part(head: &str, value: &[u8]) -> Vec<u8> {
    let head = format!("------seam\r\nContent-Disposition: form-data; {head}\r\n\r\n");
    [head.as_bytes(), value, b"\r\n"].concat()
}

/// The form with its words and so many files.
fn encoded(pairs: &[(String, String)], field: &str, files: &[&[u8]]) -> Vec<u8> {
    let words = pairs
        .iter()
        .flat_map(|(name, value)| part(&format!("name=\"{name}\""), value.as_bytes()));
    let head = format!("name=\"{field}\"; filename=\"billede.png\"");
    let mut out: Vec<u8> = words.collect();
    out.extend(files.iter().flat_map(|file| part(&head, file)));
    out.extend(*b"------seam--\r\n");
    out
}

/// A file that is no picture, or no whole one.
fn no_picture(die: &Die) -> Vec<u8> {
    match die.below(5) {
        0 => Vec::new(),
        1 => b"<svg onload=alert(1) xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
        2 => PICTURE[..die.below(PICTURE.len())].to_vec(),
        3 => {
            // The width: now it says that it is huge, and its check sum is wrong.
            let mut huge = PICTURE.to_vec();
            huge[16] = 0x7F;
            huge
        }
        _ => {
            let mut changed = PICTURE.to_vec();
            let at = die.below(changed.len());
            changed[at] ^= 0xFF;
            changed
        }
    }
}

/// The body of a form that is broken so.
pub(crate) fn broken(
    how: Break,
    field: &str,
    mut pairs: Vec<(String, String)>,
    die: &Die,
) -> Vec<u8> {
    match how {
        Break::Invalid => encoded(&pairs, field, &[&no_picture(die)]),
        Break::Cut => {
            let mut whole = encoded(&pairs, field, &[PICTURE]);
            whole.truncate(die.below(whole.len()));
            whole
        }
        // One file, so that it is taken and pressed again; or two, of which none is.
        Break::Doubled if die.below(2) == 0 => encoded(&pairs, field, &[PICTURE]),
        Break::Doubled => encoded(&pairs, field, &[PICTURE, PICTURE]),
        Break::Half => {
            pairs.retain(|_| die.below(2) == 0);
            encoded(&pairs, field, &[PICTURE])
        }
        Break::Expired => {
            for (_, value) in pairs.iter_mut().filter(|(name, _)| name == "_token") {
                *value = "0".repeat(64);
            }
            encoded(&pairs, field, &[PICTURE])
        }
        Break::LoggedOut | Break::Foreign => encoded(&pairs, field, &[PICTURE]),
        Break::Huge => encoded(&pairs, field, &[&vec![b'a'; TOO_MUCH]]),
    }
}

#[test]
fn a_form_with_a_file_has_a_part_for_each() {
    let pairs = [("id".to_owned(), "7".to_owned())];
    let text = String::from_utf8(encoded(&pairs, "picture", &[b"points"])).unwrap();
    assert_eq!(text.matches("------seam\r\n").count(), 2);
    assert!(
        text.contains("name=\"id\"\r\n\r\n7\r\n") && text.ends_with("points\r\n------seam--\r\n")
    );
}
