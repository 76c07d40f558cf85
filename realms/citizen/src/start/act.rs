//! Sending: room, way and letter in one transaction.

use std::sync::Arc;

use kit_letters::{CommunityId, Enquiry, ThreadToken};
use kit_store::StoreError;
use kit_web::{Asked, Failed, door};

use super::rules::Answers;
use crate::crossing::CrossingId;
use crate::crossing::act::note_and_post;
use crate::crossing::rules::{State, Step};
use crate::crossing::store::{NewCrossing, all_of, begin};
use crate::key::act::{Candidate, entrant};
use crate::key::store::{NewRoom, make_room};
use crate::realm::SHORT;
use crate::{App, PublicCommunity};

/// A room to be made on the way, with the session that opens it.
pub(crate) struct Moving {
    pub(crate) candidate: Candidate,
    /// The token of the session that is opened.
    pub(crate) session: String,
}

/// Sends an enquiry from a room that is there, or that is made now. False if another room took the finding words in
/// the meantime; then nothing was done.
pub(crate) async fn send(
    app: &App,
    asked: &Asked,
    community: &PublicCommunity,
    answers: &Answers,
    thread: ThreadToken,
    moving: Option<&Moving>,
) -> Result<bool, Failed> {
    let given = asked.web.given.clone();
    let (room, new_room) = match moving {
        None => (crate::crossing::act::room_of(asked)?, None),
        Some(moving) => (moving.candidate.room.clone(), Some(moving)),
    };
    let new_room = new_room.map(|moving| {
        let candidate = &moving.candidate;
        let new = NewRoom {
            id: room.clone(),
            name: answers.called.to_string(),
            made_on: given.today(),
            finder: candidate.finder.clone(),
            salt: candidate.salt.clone(),
            proof: candidate.proof.clone(),
        };
        (new, moving.session.clone())
    });
    let new = NewCrossing {
        id: CrossingId::new(&given),
        room,
        thread,
        community_id: community.id.clone(),
        community: community.name.clone(),
        association: community.association.clone(),
        coordinator: community.coordinator_first_name.clone(),
        phone: community.coordinator_phone.clone(),
    };
    let letter = Enquiry {
        thread,
        community: CommunityId::from_text(&community.id)
            .map_err(|fault| Failed::Page(fault.to_string()))?,
        called: answers.called.clone(),
        reach: answers.reach.clone(),
        company: answers.company,
        about: answers.about.clone(),
        when_suits: answers.when.clone(),
    };
    let step = Step::Sent(letter.into());
    let outbox = Arc::clone(&app.outbox);
    let called = answers.called.to_string();
    let sent = app
        .store
        .write("send an enquiry", move |tx| {
            if let Some((room, session)) = &new_room {
                make_room(tx, room)?;
                let who = entrant(&room.id, &called, false);
                door::open_session(tx, session, &who, SHORT, given.now())?;
            }
            // One open way to a place is enough: a second press or an old form leads back to it.
            let open = all_of(tx, &new.room, &given)?.into_iter().any(|c| {
                c.community_id == new.community_id && c.way.state(given.local()) != State::Withdrawn
            });
            if !open && begin(tx, &new, given.now())? {
                note_and_post(tx, &outbox, &given, &new.id, &given.random128(), &step)?;
            }
            Ok::<_, StoreError>(())
        })
        .await;
    match sent {
        Err(error) if moving.is_some() && error.is_unique_violation() => Ok(false),
        Err(error) => Err(error.into()),
        Ok(()) => {
            app.knock.knock();
            Ok(true)
        }
    }
}
