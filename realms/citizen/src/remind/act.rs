//! What a guest does about her reminders.

use jiff::Timestamp;
use kit_store::StoreError;
use kit_web::{Asked, Failed};

use super::rules::Choice;
use super::store::{self, Standing};
use crate::App;
use crate::mail::store as mail;
use crate::room::lock;

/// What the page tells.
#[derive(Debug, Clone)]
pub(crate) struct Wishes {
    /// The address they go to; none where the room has none.
    pub(crate) address: Option<String>,
    pub(crate) standing: Option<Standing>,
    /// When those go out that wait.
    pub(crate) waiting: Vec<Timestamp>,
}

/// How it stands.
pub(crate) async fn wishes(app: &App, asked: &Asked) -> Result<Wishes, Failed> {
    let room = lock::open(asked)?;
    Ok(asked
        .on(&app.store)
        .read("a guest's reminders", move |tx| {
            Ok::<_, StoreError>(Wishes {
                address: mail::of(tx, &room)?.map(|step| step.address),
                standing: store::standing(tx, &room)?,
                waiting: store::waiting(tx, &room)?,
            })
        })
        .await?)
}

/// Keeps a choice, and lets what waits follow it. The same choice again changes nothing.
pub(crate) async fn choose(app: &App, asked: &Asked, choice: Choice) -> Result<(), Failed> {
    let (room, lang) = (lock::open(asked)?, asked.lang());
    let (inside, stop) = (app.clone(), app.web.given.random128());
    Ok(asked
        .on(&app.store)
        .write("choose reminders", move |tx| {
            let before = store::standing(tx, &room)?;
            let same = before
                .as_ref()
                .is_some_and(|before| before.choice == choice && !before.stopped);
            if !same {
                // The links in mails that went out go on working.
                let stop = before.map_or_else(|| stop.clone(), |before| before.stop);
                store::keep(tx, &room.slot, choice.clone(), stop)?;
                store::erase_waiting(tx, room.id())?;
                store::keep_in_step(tx, &inside, &room, lang)?;
            }
            Ok::<_, StoreError>(())
        })
        .await?)
}

/// Ends them.
pub(crate) async fn end(app: &App, asked: &Asked) -> Result<(), Failed> {
    let room = lock::open(asked)?;
    Ok(asked
        .on(&app.store)
        .write("end reminders", move |tx| store::end(tx, room.id()))
        .await?)
}
