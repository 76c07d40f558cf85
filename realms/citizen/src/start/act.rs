//! Sending: room, way and letter in one transaction.

use std::sync::Arc;

use kit_letters::{CommunityId, Enquiry, ThreadToken};
use kit_store::{Given, StoreError, Tx};
use kit_web::{Asked, Failed, door};

use super::rules::Answers;
use crate::crossing::CrossingId;
use crate::crossing::act::note_and_post;
use crate::crossing::rules::{State, Step};
use crate::crossing::store::{NewCrossing, Target, all_of, begin};
use crate::key::act::{Candidate, entrant};
use crate::key::store::{NewWay, make_way};
use crate::realm::SHORT;
use crate::room::lock::{self, OpenRoom};
use crate::room::notice::{self, Event};
use crate::room::store as rooms;
use crate::{App, PublicCommunity};

/// A room to be made on the way, with the session that opens it.
pub(crate) struct Moving {
    pub(crate) candidate: Candidate,
    /// The token of the session that is opened.
    pub(crate) session: String,
}

/// Sends an enquiry from a room that is there, or that is made now. False if another room took the finding words in
/// the meantime, or the same form made the room; then nothing was done.
pub(crate) async fn send(
    app: &App,
    asked: &Asked,
    community: &PublicCommunity,
    answers: &Answers,
    thread: ThreadToken,
    moving: Option<&Moving>,
) -> Result<bool, Failed> {
    let given = asked.web.given.clone();
    let room = match moving {
        None => lock::open(asked)?,
        Some(moving) => Arc::clone(&moving.candidate.room),
    };
    let come_in = moving.map(|moving| Coming {
        way: moving.candidate.way.clone(),
        session: moving.session.clone(),
        called: answers.called.to_string(),
    });
    let new = NewCrossing {
        id: CrossingId::new(&given),
        thread,
        target: Target {
            community_id: community.id.clone(),
            community: community.name.clone(),
            association: community.association.clone(),
            coordinator: community.coordinator_first_name.clone(),
            phone: community.coordinator_phone.clone(),
            asked_ms: 0,
        },
    };
    let step = Step::Sent(enquiry(community, answers, thread)?.into());
    let outbox = Arc::clone(&app.outbox);
    let sent = asked
        .on(&app.store)
        .write("send an enquiry", move |tx| {
            if let Some(coming) = &come_in
                && !move_in(tx, &given, &room, coming)?
            {
                return Ok(false);
            }
            // One open way to a place is enough: a second press or an old form leads back to it.
            let open = all_of(tx, &room, &given)?.into_iter().any(|c| {
                c.community_id == new.target.community_id
                    && c.way.state(given.local()) != State::Withdrawn
            });
            if !open && begin(tx, &room.slot, &new, given.now())? {
                let id = given.random128();
                note_and_post(tx, &outbox, &given, (&room.slot, &new.id), &id, &step)?;
            }
            Ok::<_, StoreError>(true)
        })
        .await;
    match sent {
        Err(error) if moving.is_some() && error.is_unique_violation() => Ok(false),
        Err(error) => Err(error.into()),
        Ok(true) => {
            app.knock.knock();
            Ok(true)
        }
        Ok(false) => Ok(false),
    }
}

fn enquiry(
    community: &PublicCommunity,
    answers: &Answers,
    thread: ThreadToken,
) -> Result<Enquiry, Failed> {
    Ok(Enquiry {
        thread,
        community: CommunityId::from_text(&community.id)
            .map_err(|fault| Failed::Page(fault.to_string()))?,
        called: answers.called.clone(),
        reach: answers.reach.clone(),
        company: answers.company,
        about: answers.about.clone(),
        when_suits: answers.when.clone(),
    })
}

/// Who comes into a new room.
struct Coming {
    /// Its words as a way in, if they are to be made still.
    way: Option<NewWay>,
    session: String,
    called: String,
}

/// Makes the room with its words, if that is to be done still, and opens a session in it. False if the same form has
/// made it in the same moment: then the key in hand is not the room's.
fn move_in(
    tx: &mut Tx<'_>,
    given: &Given,
    room: &OpenRoom,
    coming: &Coming,
) -> Result<bool, StoreError> {
    if let Some(way) = &coming.way {
        if !rooms::make(tx, &room.slot, &coming.called, given.today())? {
            return Ok(false);
        }
        make_way(tx, room.id(), way, given.now())?;
        notice::tell(tx, &room.slot, Event::Made, given.now())?;
    }
    let who = entrant(room, &coming.called, false);
    door::open_session(tx, &coming.session, &who, SHORT, given.now())?;
    tx.looked_as("enter", "room", room.id().as_str())?;
    Ok(true)
}
