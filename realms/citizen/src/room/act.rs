//! Deleting a room now, and ending a session elsewhere.

use std::sync::Arc;

use kit_letters::Withdrawal;
use kit_store::StoreError;
use kit_web::{Asked, Failed, door};

use super::store::{self, Device};
use crate::App;
use crate::crossing::act::room_of;
use crate::crossing::rules::State;
use crate::crossing::store::{Crossing, all_of};

/// Erases the room. Every association that still holds something is asked to erase it too, in the same transaction.
pub(crate) async fn erase(app: &App, asked: &Asked) -> Result<(), Failed> {
    let (room, given) = (room_of(asked)?, asked.web.given.clone());
    let outbox = Arc::clone(&app.outbox);
    app.store
        .write("erase a room", move |tx| {
            for crossing in all_of(tx, &room, &given)? {
                if crossing.way.state(given.local()) != State::Withdrawn {
                    let thread = crossing.thread;
                    outbox.post(tx, &given, Withdrawal { thread })?;
                }
            }
            store::erase(tx, &room)
        })
        .await?;
    app.knock.knock();
    Ok(())
}

/// Everything the room holds.
pub(crate) async fn everything(
    app: &App,
    asked: &Asked,
) -> Result<(Vec<Crossing>, Vec<Device>, Option<jiff::civil::Date>), Failed> {
    let (room, given) = (room_of(asked)?, asked.web.given.clone());
    Ok(app
        .store
        .read("everything a room holds", move |tx| {
            Ok::<_, StoreError>((
                all_of(tx, &room, &given)?,
                store::devices(tx, &room)?,
                store::end_note(tx, &room)?,
            ))
        })
        .await?)
}

/// Ends the session on another device of the same room; `word` is the beginning of its hash.
pub(crate) async fn end_device(app: &App, asked: &Asked, word: &str) -> Result<(), Failed> {
    let (room, word) = (room_of(asked)?, word.to_owned());
    app.store
        .write("end a session elsewhere", move |tx| {
            let devices = store::devices(tx, &room)?;
            for device in devices.iter().filter(|d| device_word(d) == word) {
                door::end_session(tx, &device.session)?;
            }
            Ok::<_, StoreError>(())
        })
        .await?;
    Ok(())
}

/// What names a device in a form: the beginning of its hash, never the whole.
pub(crate) fn device_word(device: &Device) -> String {
    device.session.chars().take(16).collect()
}
