//! A form with a file: its words become ordinary fields, and of the file only its bytes are kept.

use std::convert::Infallible;

use axum::body::Bytes;
use axum::http::{HeaderMap, header};
use futures_util::{FutureExt as _, stream};
use multer::Multipart;

use crate::form::Fields;

/// The largest file that a form may bring.
pub(crate) const LARGEST_FILE: usize = 5 * 1024 * 1024;
/// More parts than any form has.
const MOST_PARTS: usize = 64;

/// What came of a form with a file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Brought {
    /// Its words, as any form's.
    pub(crate) fields: Fields,
    /// The bytes of the file, where one was chosen.
    pub(crate) file: Option<Vec<u8>>,
    /// What is amiss with the whole.
    pub(crate) amiss: Option<Amiss>,
}

/// What is amiss with a form that brought a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Amiss {
    /// It broke off, or is no such form.
    Cut,
    /// More than one file, or more than [`LARGEST_FILE`].
    TooMuch,
}

/// The line between the parts, where the sender says that it sends a form with a file.
pub(crate) fn boundary(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    multer::parse_boundary(kind).ok()
}

/// Reads what was sent whole. The name that the file had is thrown away here: it may say more of a person than the file.
pub(crate) fn read(sent: Vec<u8>, boundary: String) -> Brought {
    let sent = stream::iter([Ok::<_, Infallible>(Bytes::from(sent))]);
    // All bytes are there, so nothing is ever waited for.
    parts(Multipart::new(sent, boundary))
        .now_or_never()
        .unwrap_or_else(|| Brought {
            amiss: Some(Amiss::Cut),
            ..Brought::default()
        })
}

async fn parts(mut form: Multipart<'_>) -> Brought {
    let mut brought = Brought::default();
    for _ in 0..MOST_PARTS {
        let part = match form.next_field().await {
            Ok(Some(part)) => part,
            Ok(None) => return brought,
            Err(_) => return amiss(brought, Amiss::Cut),
        };
        let name = part.name().unwrap_or_default().to_owned();
        let is_file = part.file_name().is_some();
        let Ok(bytes) = part.bytes().await else {
            return amiss(brought, Amiss::Cut);
        };
        if !is_file {
            brought.fields.push(&name, &bytes);
            continue;
        }
        // A field where nothing was chosen comes as an empty file.
        if bytes.is_empty() {
            continue;
        }
        if brought.file.is_some() || bytes.len() > LARGEST_FILE {
            return amiss(brought, Amiss::TooMuch);
        }
        brought.file = Some(bytes.into());
    }
    amiss(brought, Amiss::TooMuch)
}

fn amiss(brought: Brought, amiss: Amiss) -> Brought {
    Brought {
        file: None,
        amiss: Some(amiss),
        ..brought
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &str = "--x\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nÅse \u{0}& Bo\r\n\
        --x\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"Amir.png\"\r\nContent-Type: image/png\r\n\r\n\
        points\r\n--x--\r\n";

    fn of(form: &str) -> Brought {
        read(form.as_bytes().to_vec(), "x".to_owned())
    }

    #[test]
    fn words_become_fields_and_of_a_file_only_its_bytes_are_kept() {
        let brought = of(FORM);
        assert_eq!(brought.fields, Fields::of(&[("note", "Åse & Bo")]));
        assert_eq!(brought.file.as_deref(), Some(b"points".as_slice()));
        assert_eq!(brought.amiss, None);
        assert!(!format!("{brought:?}").contains("Amir"));
    }

    #[test]
    fn where_nothing_was_chosen_there_is_no_file() {
        let brought = of(&FORM.replace("points", "").replace("Amir.png", ""));
        assert_eq!((brought.file, brought.amiss), (None, None));
    }

    #[test]
    fn a_form_that_broke_off_keeps_the_words_before_it_and_no_file() {
        for cut in 0..FORM.len() - 4 {
            let sent = FORM.as_bytes()[..cut].to_vec();
            let brought = read(sent, "x".to_owned());
            assert_eq!(
                (brought.file, brought.amiss),
                (None, Some(Amiss::Cut)),
                "{cut}"
            );
            let kept = brought.fields.get("note");
            assert!(kept.is_empty() || kept == "Åse & Bo", "{kept}");
        }
    }

    #[test]
    fn of_two_files_none_is_taken() {
        let (one, end) = FORM.rsplit_once("--x--").unwrap();
        let file = one.rsplit_once("--x\r\n").unwrap().1;
        let brought = of(&format!("{one}--x\r\n{file}--x--{end}"));
        assert_eq!((brought.file, brought.amiss), (None, Some(Amiss::TooMuch)));
        let parts =
            "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n".repeat(MOST_PARTS + 1);
        assert_eq!(of(&format!("{parts}--x--\r\n")).amiss, Some(Amiss::TooMuch));
    }
}
