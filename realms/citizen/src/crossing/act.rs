//! What a guest does on a way: noted in the room, and sent, in one transaction.

use std::sync::Arc;

use jiff::SignedDuration;
use kit_letters::{CitizenToCivil, LetterId, Outbox};
use kit_store::{Given, StoreError, Tx};
use kit_web::door::Door;
use kit_web::{Asked, Doorkeeper as _, Failed};

use super::CrossingId;
use super::rules::{Doing, Step};
use super::store::{self, Crossing, Held};
use crate::App;
use crate::remind;
use crate::room::lock::{self, Slot};

/// So long a message can be taken back before it leaves.
pub(crate) const POLITE: SignedDuration = SignedDuration::from_mins(3);

/// Every way of the asking guest, newest first.
pub(crate) async fn crossings(app: &App, asked: &Asked) -> Result<Vec<Crossing>, Failed> {
    let (room, given) = (lock::open(asked)?, asked.web.given.clone());
    Ok(asked
        .on(&app.store)
        .read("the ways of a room", move |tx| {
            store::all_of(tx, &room, &given)
        })
        .await?)
}

/// The way that the address or form names with `vej`, if it is one of these.
///
/// # Errors
/// [`Failed::NotFound`] if it names another, written down as a refusal: another's, one that is gone and one that never
/// was are the same.
pub(crate) async fn wanted<'a>(
    app: &App,
    crossings: &'a [Crossing],
    asked: &Asked,
) -> Result<Option<&'a Crossing>, Failed> {
    match chosen(crossings, asked) {
        None if is_named(asked) => Err(refused(app, asked).await),
        chosen => Ok(chosen),
    }
}

/// Writes down that the asker named what is not hers; gives the answer.
pub(crate) async fn refused(app: &App, asked: &Asked) -> Failed {
    let door = Door::new(app.store.clone());
    match door.refused(asked.by()).await {
        Ok(()) => Failed::NotFound,
        Err(error) => Failed::Store(error),
    }
}

fn named(asked: &Asked) -> Option<&str> {
    [asked.fields.get("vej"), asked.query.get("vej")]
        .into_iter()
        .find(|id| !id.is_empty())
}

fn is_named(asked: &Asked) -> bool {
    named(asked).is_some()
}

/// The way that the address or form names with `vej`; else the one that needs the guest most.
fn chosen<'a>(crossings: &'a [Crossing], asked: &Asked) -> Option<&'a Crossing> {
    use super::rules::State;
    if let Some(id) = named(asked) {
        return crossings.iter().find(|c| c.id.as_str() == id);
    }
    let now = asked.web.given.local();
    crossings.iter().min_by_key(|c| match c.way.state(now) {
        State::Offered(_) | State::Coming(_) => 0,
        State::HowWasIt(_) => 1,
        State::Alone(_, Some(_)) => 2,
        State::Withdrawn => 4,
        _ => 3,
    })
}

/// A letter to send, or something that only the room knows.
pub(crate) type MakeStep = Arc<dyn Fn(&Crossing) -> Step + Send + Sync>;

/// Does one thing on a way, once for each form. Nothing happens where the way no longer allows it: the guest comes
/// back to the page as it is now, which says why.
pub(crate) async fn act(
    app: &App,
    asked: &Asked,
    crossing: CrossingId,
    id: String,
    doing: Doing,
    make: MakeStep,
) -> Result<(), Failed> {
    let (room, given) = (lock::open(asked)?, asked.web.given.clone());
    let (outbox, inside, lang) = (Arc::clone(&app.outbox), app.clone(), asked.lang());
    asked
        .on(&app.store)
        .write("act on a way", move |tx| {
            let all = store::all_of(tx, &room, &given)?;
            let Some(found) = all.iter().find(|c| c.id == crossing) else {
                return Ok(());
            };
            if found.way.may(doing, given.local()) {
                let step = make(found);
                let to = (&room.slot, &found.id);
                if note_and_post(tx, &outbox, &given, to, &id, &step)? {
                    remind::store::keep_in_step(tx, &inside, &room, lang)?;
                }
            }
            Ok::<_, StoreError>(())
        })
        .await?;
    app.knock.knock();
    Ok(())
}

/// Notes a step and posts its letter, if it has one and the step is new.
pub(crate) fn note_and_post(
    tx: &mut Tx<'_>,
    outbox: &Outbox<CitizenToCivil>,
    given: &Given,
    (slot, crossing): (&Slot, &CrossingId),
    id: &str,
    step: &Step,
) -> Result<bool, StoreError> {
    let now = given.now();
    // A message waits a little, so that it can be taken back; answers go at once.
    let held = matches!(step, Step::Sent(CitizenToCivil::Message(_))).then(|| {
        (
            LetterId::new(given),
            now.saturating_add(POLITE).unwrap_or(now),
        )
    });
    if !store::note(tx, slot, crossing, id, (step, held), now)? {
        return Ok(false);
    }
    let letter =
        match step {
            Step::Sent(letter) => Some(letter.clone()),
            // The answer is noted with the room; the letter about it names neither room nor way (SAFETY.md §3).
            Step::StillThere(months, answer) => kit_letters::FollowUp::after_months(*months)
                .ok()
                .map(|months| {
                    kit_letters::StillThere {
                        token: kit_letters::StillThereToken::new(given),
                        months,
                        answer: *answer,
                    }
                    .into()
                }),
            Step::Got(_) | Step::Skipped(_) | Step::Quiet(_) => None,
        };
    match (letter, held) {
        (Some(letter), Some(held)) => outbox.post_held(tx, given, letter, held)?,
        (Some(letter), None) => {
            outbox.post(tx, given, letter)?;
        }
        (None, _) => {}
    }
    Ok(true)
}

/// Takes a message back that has not left; whether it was still there to take.
pub(crate) async fn take_back(
    app: &App,
    asked: &Asked,
    crossing: CrossingId,
    held: Held,
) -> Result<bool, Failed> {
    let (outbox, now) = (Arc::clone(&app.outbox), asked.web.given.now());
    Ok(asked
        .on(&app.store)
        .write("take a message back", move |tx| {
            let there = outbox.take_back(tx, held.letter, now)?;
            if there {
                store::take_away(tx, &crossing, &held.step)?;
            }
            Ok::<_, StoreError>(there)
        })
        .await?)
}
