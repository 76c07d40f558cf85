//! Deleting a room now, taking it along, and ending a session elsewhere.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use kit_letters::Withdrawal;
use kit_store::{StoreError, Tx, looks};
use kit_web::door::{self, Open};
use kit_web::{Asked, Failed};

use super::lock::{self, OpenRoom};
use super::notice::{self, Event, Notice};
use super::store;
use crate::App;
use crate::about::store::{self as shown, Share};
use crate::crossing::rules::State;
use crate::crossing::store::{Crossing, all_of};
use crate::mail::store as step;
use crate::network::store::{self as network, Around};
use crate::own::rules::Entry;
use crate::own::store as entries;
use crate::realm::GUESTS;
use crate::remind;

/// Erases the room. Every association that still holds something is asked to erase it too, in the same transaction.
pub(crate) async fn erase(app: &App, asked: &Asked) -> Result<(), Failed> {
    let (room, given) = (lock::open(asked)?, asked.web.given.clone());
    let outbox = Arc::clone(&app.outbox);
    asked
        .on(&app.store)
        .write("erase a room", move |tx| {
            for crossing in all_of(tx, &room, &given)? {
                if crossing.way.state(given.local()) != State::Withdrawn {
                    let thread = crossing.thread;
                    outbox.post(tx, &given, Withdrawal { thread })?;
                }
            }
            store::erase(tx, room.id())?;
            tx.looked(room.id().as_str())
        })
        .await?;
    app.knock.knock();
    // What was overwritten in the file may still stand in the journal. Where somebody reads just now, it goes later.
    let store = app.store.clone();
    tokio::task::spawn_blocking(move || store.empty_journal())
        .await
        .map_err(|fault| Failed::Page(fault.to_string()))??;
    Ok(())
}

/// What the room holds of the guest's own.
pub(crate) struct Own {
    /// Every way, newest first.
    pub(crate) crossings: Vec<Crossing>,
    /// The end date, if she has typed one.
    pub(crate) end: Option<Date>,
    /// Her e-mail address, if she has added one.
    pub(crate) mail: Option<String>,
    /// What she wants to be reminded of.
    pub(crate) reminders: Option<remind::rules::Choice>,
    /// The people around her, and her meetings with them.
    pub(crate) around: Around,
    /// What she wrote down for herself.
    pub(crate) notes: Vec<Entry>,
    /// To whom she shows her card now.
    pub(crate) shares: Vec<Share>,
}

fn own(tx: &mut Tx<'_>, room: &OpenRoom, given: &kit_store::Given) -> Result<Own, StoreError> {
    Ok(Own {
        crossings: all_of(tx, room, given)?,
        end: store::end_note(tx, room)?,
        mail: step::of(tx, room)?.map(|step| step.address),
        reminders: remind::store::standing(tx, room)?.map(|standing| standing.choice),
        around: network::around(tx, room)?,
        notes: entries::all(tx, room)?,
        shares: shown::live(tx, room, given.now())?,
    })
}

/// What "Hvem ved hvad" tells besides the letters.
pub(crate) struct Told {
    /// Devices that are signed in.
    pub(crate) devices: Vec<Open>,
    /// What happened to the ways in, newest first.
    pub(crate) notices: Vec<Notice>,
    /// To whom the card is shown.
    pub(crate) shares: Vec<Share>,
    /// Looks at the room by anybody who is not its guest.
    pub(crate) looks: Vec<Look>,
    /// So many links to meetings are open today.
    pub(crate) links: usize,
}

/// A line of the log of looks, without who it was (SAFETY.md §7).
#[derive(Debug, Clone)]
pub(crate) struct Look {
    /// When.
    pub(crate) at: Timestamp,
    /// As what.
    pub(crate) role: String,
    /// What for.
    pub(crate) purpose: String,
}

/// At most so many lines of the log are read for the page.
const LINES: i64 = 500;

/// Everything for "Hvem ved hvad".
pub(crate) async fn everything(app: &App, asked: &Asked) -> Result<(Own, Told), Failed> {
    let (room, given) = (lock::open(asked)?, asked.web.given.clone());
    Ok(asked
        .on(&app.store)
        .read("everything a room holds", move |tx| {
            let id = room.id().as_str();
            let looks = looks::of(tx, id, LINES)?.into_iter();
            let others = looks.filter(|look| look.actor != id && !is_coming_in(&look.role));
            let looks = others
                .map(|look| Look {
                    at: Timestamp::from_millisecond(look.at_ms).unwrap_or(Timestamp::MIN),
                    role: look.role,
                    purpose: look.purpose,
                })
                .collect();
            let own = own(tx, &room, &given)?;
            let told = Told {
                links: own.around.network.open_links(given.today()).len(),
                devices: door::sessions_of(tx, id, given.now())?,
                notices: notice::all(tx, &room)?,
                shares: shown::live(tx, &room, given.now())?,
                looks,
            };
            Ok::<_, StoreError>((own, told))
        })
        .await?)
}

/// Whoever comes in is nobody yet, and the list of what happened at the door tells of it.
fn is_coming_in(role: &str) -> bool {
    role == "anonymous" || GUESTS.iter().any(|guest| guest.0 == role)
}

/// Everything, to be taken along: told in the room and in the log.
pub(crate) async fn take_along(app: &App, asked: &Asked) -> Result<Own, Failed> {
    let (room, given) = (lock::open(asked)?, asked.web.given.clone());
    let object = room.id().to_string();
    Ok(asked
        .on(&app.store)
        .look("take a room along", &object, move |tx| {
            notice::tell(tx, &room.slot, Event::Taken, given.now())?;
            own(tx, &room, &given)
        })
        .await?)
}

/// Ends the session on another device of the same room; `word` is the beginning of its hash, or [`ALL_OTHERS`].
pub(crate) async fn end_device(app: &App, asked: &Asked, word: &str) -> Result<(), Failed> {
    let (room, word) = (lock::open(asked)?, word.to_owned());
    let (here, now) = (asked.actor()?.session.clone(), asked.web.given.now());
    asked
        .on(&app.store)
        .write("end a session elsewhere", move |tx| {
            let id = room.id().as_str();
            let mut ended = 0;
            if word == ALL_OTHERS {
                ended = door::end_others_of(tx, id, &here)?;
            } else {
                let devices = door::sessions_of(tx, id, now)?;
                for device in devices.iter().filter(|d| device_word(d) == word) {
                    door::end_session(tx, &device.session)?;
                    ended += 1;
                }
            }
            if ended > 0 {
                notice::tell(tx, &room.slot, Event::Ended, now)?;
                tx.looked(id)?;
            }
            Ok::<_, StoreError>(())
        })
        .await?;
    Ok(())
}

/// Stands in the form instead of one device: everywhere but here.
pub(crate) const ALL_OTHERS: &str = "andre";

/// What names a device in a form: the beginning of its hash, never the whole.
pub(crate) fn device_word(device: &Open) -> String {
    device.session.chars().take(16).collect()
}
