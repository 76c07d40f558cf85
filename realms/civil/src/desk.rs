//! What every use case is given: the clock and chance, and where its letters go.

use kit_letters::{
    Appointment, Cancelled, CancelledBecause, CivilToCitizen, Lines, NextStep, Outbox, Short,
    VisitClosed, VisitNumber, WallTime,
};
use kit_store::{Given, StoreError, Tx};

use crate::companion::approval::rules::Lack;
use crate::crossing::rules::WrongStep;
use crate::crossing::store::Stored;
use crate::people::Companion;
use crate::visit::Visit;

/// Where letters go.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Post<'a> {
    /// Into the outbox, in the transaction of their cause.
    To(&'a Outbox<CivilToCitizen>),
    /// Nowhere: the invented history of the demo has no rooms on the other side.
    Nobody,
}

/// Clock, chance and post.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Desk<'a> {
    pub(crate) given: &'a Given,
    pub(crate) post: Post<'a>,
}

/// Why a use case did nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refused {
    /// It is not there, or the one who asks may not know that it is.
    #[error("not there")]
    Gone,
    /// Somebody else was first: the form was shown before that.
    #[error("somebody else was first")]
    Overtaken,
    /// Somebody is to be asked for a day on which a step of the approval does not hold (VH-18).
    #[error("not approved for that day")]
    Lacks(Vec<Lack>),
    /// The page was old, or two people acted at once.
    #[error(transparent)]
    Wrong(#[from] WrongStep),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Desk<'_> {
    /// Posts a letter in this transaction.
    pub(crate) fn send(
        &self,
        tx: &mut Tx<'_>,
        letter: impl Into<CivilToCitizen>,
    ) -> Result<(), StoreError> {
        match self.post {
            Post::To(outbox) => outbox.post(tx, self.given, letter).map(|_| ()),
            Post::Nobody => Ok(()),
        }
    }

    /// "På onsdag kl. 16 venter Mette på dig": the same visit again moves it or changes who waits.
    pub(crate) fn send_appointment(
        &self,
        tx: &mut Tx<'_>,
        stored: &Stored,
        visit: &Visit,
        companion: &Companion,
    ) -> Result<(), StoreError> {
        // A letter counts to 99; whoever has met more often has long known the way.
        let number = u8::try_from(visit.number.clamp(1, 99))
            .ok()
            .and_then(|number| VisitNumber::new(number).ok())
            .ok_or(StoreError::Broken("a visit without a place in its series"))?;
        let letter = Appointment {
            thread: stored.thread,
            visit: visit.token,
            starts: WallTime::from(visit.starts),
            place: short(&visit.place)?,
            companion_first_name: short(&companion.first_name)?,
            companion_sign: companion.sign.as_deref().map(short).transpose()?,
            meeting_note: visit.note.as_deref().map(lines).transpose()?,
            number,
        };
        self.send(tx, letter)
    }

    /// A visit that does not take place.
    pub(crate) fn send_cancelled(
        &self,
        tx: &mut Tx<'_>,
        stored: &Stored,
        visit: &Visit,
        why: CancelledBecause,
    ) -> Result<(), StoreError> {
        // A visit that nobody had promised was never told to the guest.
        if visit.accepted.is_none() {
            return Ok(());
        }
        self.send(
            tx,
            Cancelled {
                thread: stored.thread,
                visit: visit.token,
                why,
            },
        )
    }

    /// A visit that is over.
    pub(crate) fn send_closed(
        &self,
        tx: &mut Tx<'_>,
        stored: &Stored,
        visit: &Visit,
        met: bool,
    ) -> Result<(), StoreError> {
        self.send(
            tx,
            VisitClosed {
                thread: stored.thread,
                visit: visit.token,
                met,
                next: Some(NextStep::GuestDecides),
            },
        )
    }
}

/// A line for a letter. What is stored has passed a form that knows the letter's bounds.
pub(crate) fn short<const MOST: usize>(text: &str) -> Result<Short<MOST>, StoreError> {
    Short::new(text).or(Err(StoreError::Broken(
        "a stored line that no letter holds",
    )))
}

/// Lines for a letter.
pub(crate) fn lines<const MOST: usize>(text: &str) -> Result<Lines<MOST>, StoreError> {
    Lines::new(text).or(Err(StoreError::Broken("stored lines that no letter holds")))
}
