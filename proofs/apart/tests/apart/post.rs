//! Carriers that remember what they carried, so that two worlds' letters can be compared.

use std::sync::{Arc, Mutex};

use kit_letters::Door;

/// The envelopes that went through a door, in order.
pub(crate) type Carried = Arc<Mutex<Vec<Vec<u8>>>>;

/// The same door, with a memory.
pub(crate) fn remembering(door: Door, carried: &Carried) -> Door {
    let carried = Arc::clone(carried);
    Arc::new(move |envelope| {
        carried.lock().unwrap().push(envelope.clone());
        door(envelope)
    })
}

/// Takes what was carried, as hex lines.
pub(crate) fn take(carried: &Carried) -> Vec<String> {
    let envelopes = std::mem::take(&mut *carried.lock().unwrap());
    let hex = |bytes: &Vec<u8>| bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    envelopes.iter().map(hex).collect()
}
