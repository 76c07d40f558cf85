//! What a guest does with her entries. Nothing of it leaves the room; who has been shown the card sees it as it is.

use jiff::Timestamp;
use kit_store::{StoreError, Tx};
use kit_web::{Asked, Failed};

use super::kind::Kind;
use super::rules::{Entry, Told, Values, What, only};
use super::{EntryId, store};
use crate::App;
use crate::about::store as shares;
use crate::crossing::act::refused;
use crate::room::lock::{self, OpenRoom};

/// Every entry, those that were taken away too.
pub(crate) async fn entries(app: &App, asked: &Asked) -> Result<Vec<Entry>, Failed> {
    let room = lock::open(asked)?;
    Ok(asked
        .on(&app.store)
        .read("the entries of a room", move |tx| store::all(tx, &room))
        .await?)
}

/// The entry that an address names, if it is hers.
///
/// # Errors
/// [`Failed::NotFound`] for another's, one that is gone and one that never was, written down as a refusal.
pub(crate) async fn entry(app: &App, asked: &Asked, id: &str) -> Result<Entry, Failed> {
    let found = entries(app, asked)
        .await?
        .into_iter()
        .find(|e| e.id.as_str() == id);
    match found {
        Some(entry) => Ok(entry),
        None => Err(refused(app, asked).await),
    }
}

/// Erases what was taken away more than a day ago.
fn sweep(
    tx: &mut Tx<'_>,
    room: &OpenRoom,
    all: &[Entry],
    now: Timestamp,
) -> Result<(), StoreError> {
    for entry in all.iter().filter(|e| e.told.is_over(now.as_millisecond())) {
        store::erase(tx, &room.slot, &entry.id)?;
    }
    Ok(())
}

/// Who has been shown the card sees what it says now; nothing where it is gone.
fn show_again(tx: &mut Tx<'_>, room: &OpenRoom, told: &Told) -> Result<(), StoreError> {
    match &told.what {
        What::Note {
            kind: Kind::Card,
            values,
            ..
        } if told.gone_ms.is_none() => shares::refresh(tx, room, values),
        What::Note {
            kind: Kind::Card, ..
        } => shares::end_all(tx, room.id()),
        _ => Ok(()),
    }
}

/// Writes something down, once for each form. Of some kinds there is one: what is there is written anew.
pub(crate) async fn write(app: &App, asked: &Asked, id: &str, what: What) -> Result<(), Failed> {
    let (room, now) = (lock::open(asked)?, asked.web.given.now());
    let id = EntryId::from_text(id).ok_or(Failed::NotFound)?;
    asked
        .on(&app.store)
        .write("write an entry", move |tx| {
            let all = store::all(tx, &room)?;
            sweep(tx, &room, &all, now)?;
            let there = match &what {
                What::Note { kind, .. } if kind.is_single() => {
                    only(&all, *kind).map(|(entry, _)| entry)
                }
                What::Asks { .. } => asks(&all),
                _ => None,
            };
            let told = Told::now(what.clone(), now.as_millisecond());
            match there {
                // Pressed twice: what it says already is not sealed anew.
                Some(entry) if entry.told.gone_ms.is_none() && entry.told.what == what => {
                    return Ok(());
                }
                Some(entry) => store::set(tx, &room.slot, &entry.id, &told)?,
                None => {
                    if !store::put(tx, &room.slot, &id, &told)? {
                        return Ok(());
                    }
                }
            }
            show_again(tx, &room, &told)
        })
        .await?;
    Ok(())
}

/// The questions that were chosen.
pub(crate) fn asks(all: &[Entry]) -> Option<&Entry> {
    all.iter()
        .find(|e| e.told.gone_ms.is_none() && matches!(e.told.what, What::Asks { .. }))
}

/// A change to an entry; it may be made twice and does the same.
pub(crate) enum Change {
    /// Its words.
    Values(Values),
    /// A measure's answers.
    Measure(What),
    /// Ticked on this day, or not.
    Done(Option<String>),
    /// Taken away, or put back.
    Gone(bool),
}

/// Changes an entry of hers.
///
/// # Errors
/// As [`entry`].
pub(crate) async fn change(
    app: &App,
    asked: &Asked,
    id: &str,
    change: Change,
) -> Result<Entry, Failed> {
    let found = entry(app, asked, id).await?;
    let (room, now) = (lock::open(asked)?, asked.web.given.now().as_millisecond());
    let mut told = found.told.clone();
    if told.gone_ms.is_some() && !matches!(change, Change::Gone(_)) {
        return Ok(Entry { id: found.id, told });
    }
    match (change, &mut told.what) {
        (Change::Values(new), What::Note { values, .. }) => *values = new,
        (Change::Measure(new), what @ What::Measure { .. }) => *what = new,
        (Change::Done(day), What::Note { kind, done, .. }) if kind.tick().is_some() => *done = day,
        (Change::Gone(true), _) => told.gone_ms = told.gone_ms.or(Some(now)),
        (Change::Gone(false), _) => told.gone_ms = None,
        _ => return Err(Failed::NotFound),
    }
    if told == found.told {
        return Ok(found);
    }
    let (id, after) = (found.id.clone(), told.clone());
    asked
        .on(&app.store)
        .write("change an entry", move |tx| {
            // Of some kinds there is one: what was written since stands, and the older one stays away.
            if let (What::Note { kind, .. }, None) = (&after.what, after.gone_ms)
                && kind.is_single()
                && only(&store::all(tx, &room)?, *kind).is_some_and(|(other, _)| other.id != id)
            {
                return Ok(());
            }
            store::set(tx, &room.slot, &id, &after)?;
            show_again(tx, &room, &after)
        })
        .await?;
    Ok(Entry { id: found.id, told })
}
