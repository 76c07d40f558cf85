//! Faces of the demo: drawn, of nobody.

use kit_store::{Given, StoreError, Tx};

use super::worker_id;
use crate::house::FormId;
use crate::portrait::rules::Of;
use crate::portrait::store as portraits;
use crate::register::EntryId;

/// Two of the workers have brought a picture; the others have not, and the pages have no hole.
const WORKERS: [(&str, &[u8]); 2] = [
    (
        "birgitte",
        include_bytes!("../../../../data/demokobing/faces/birgitte.png"),
    ),
    (
        "jonas",
        include_bytes!("../../../../data/demokobing/faces/jonas.png"),
    ),
];
/// The nurse who comes has said yes to hers.
const NURSE: &[u8] = include_bytes!("../../../../data/demokobing/faces/vibe.png");

/// Keeps them, as if each had been brought.
pub(super) fn faces(tx: &mut Tx<'_>, given: &Given) -> Result<(), StoreError> {
    for (key, file) in WORKERS {
        let of = Of::Worker(worker_id(key));
        face(tx, &format!("portrait-{key}"), &of, file, given)?;
    }
    let nurse = EntryId::from_text("register-sygeplejersken")
        .ok_or(StoreError::Broken("a demo id is an id"))?;
    face(tx, "portrait-vibe", &Of::Visitor(nurse), NURSE, given)
}

fn face(tx: &mut Tx<'_>, id: &str, of: &Of, file: &[u8], given: &Given) -> Result<(), StoreError> {
    let form = FormId::from_text(id).ok_or(StoreError::Broken("a demo id is an id"))?;
    let jpeg =
        kit_picture::portrait(file).or(Err(StoreError::Broken("a demo face is a picture")))?;
    let by = match of {
        Of::Worker(worker) => worker.clone(),
        Of::Visitor(_) => worker_id("vibeke"),
    };
    portraits::put(tx, &form, (of, &jpeg), (&by, given.now()))
}
