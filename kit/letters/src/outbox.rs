//! The outbox: letters that wait in the sender's own database, written in the transaction of their cause.

use std::marker::PhantomData;

use jiff::Timestamp;
use kit_store::{Given, StoreError, Tx};

use crate::answer::Receipt;
use crate::end::End;
use crate::keys::{LetterAddress, LetterKeys};
use crate::list::LetterList;
use crate::pace::Pace;
use crate::seal;
use crate::time::Day;
use crate::token::{LetterId, ThreadToken};
use crate::waiting::{Due, NotDelivered, Overdue};

kit_store::statements! {
    /// The next place in a thread's queue. Places only order what waits, so they may start again when all has gone.
    NEXT_PLACE = "SELECT COALESCE(MAX(place), 0) + 1 FROM letters_out WHERE thread = $1";
    /// A new letter.
    POST = "INSERT INTO letters_out (letter_id, to_end, kind, thread, place, envelope, posted_ms, due_ms, tries)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)";
    /// What may go now: due, and first in its thread's queue.
    DUE = "SELECT letter_id, envelope FROM letters_out AS o WHERE to_end = $1 AND due_ms <= $2
        AND (thread IS NULL OR NOT EXISTS
            (SELECT 1 FROM letters_out AS e WHERE e.thread = o.thread AND e.to_end = o.to_end AND e.place < o.place))
        ORDER BY due_ms, letter_id LIMIT $3";
    /// When the next one may go.
    NEXT_DUE = "SELECT MIN(due_ms) FROM letters_out AS o WHERE to_end = $1
        AND (thread IS NULL OR NOT EXISTS
            (SELECT 1 FROM letters_out AS e WHERE e.thread = o.thread AND e.to_end = o.to_end AND e.place < o.place))";
    /// A letter that is done with.
    ERASE = "DELETE FROM letters_out WHERE letter_id = $1 AND to_end = $2";
    /// A letter that nobody has tried yet and that may not go before later.
    TAKE_BACK = "DELETE FROM letters_out WHERE letter_id = $1 AND to_end = $2 AND tries = 0 AND due_ms > $3";
    /// What waits in a thread goes no later than what is posted after it.
    HURRY = "UPDATE letters_out SET due_ms = $3 WHERE thread = $1 AND to_end = $2 AND tries = 0 AND due_ms > $3";
    /// How often a letter was tried.
    TRIES = "SELECT tries FROM letters_out WHERE letter_id = $1 AND to_end = $2";
    /// A letter that did not get there this time.
    POSTPONE = "UPDATE letters_out SET tries = $3, due_ms = $4, last_fault = $5 WHERE letter_id = $1 AND to_end = $2";
    /// Letters that have waited too long.
    OVERDUE = "SELECT letter_id, kind, thread, posted_ms, tries, last_fault FROM letters_out
        WHERE to_end = $1 AND posted_ms <= $2 ORDER BY posted_ms, letter_id";
    /// How many wait.
    WAITING = "SELECT COUNT(*) FROM letters_out WHERE to_end = $1";
}

/// The outbox of one direction: all that is needed to post the letters of the list `L`, and nothing to read them with.
///
/// A letter that is not on the list has no way in:
/// ```compile_fail,E0277
/// # use kit_letters::*;
/// fn a_citizen_cannot_make_an_appointment(out: &Outbox<CitizenToCivil>, tx: &mut kit_store::Tx<'_>, given: &kit_store::Given, letter: Appointment) {
///     let _ = out.post(tx, given, letter);
/// }
/// ```
/// ```
/// # use kit_letters::*;
/// fn a_citizen_can_enquire(out: &Outbox<CitizenToCivil>, tx: &mut kit_store::Tx<'_>, given: &kit_store::Given, letter: Enquiry) {
///     let _ = out.post(tx, given, letter);
/// }
/// ```
#[derive(Debug)]
pub struct Outbox<L: LetterList> {
    keys: LetterKeys<L::From>,
    to: LetterAddress<L::To>,
    pace: Pace,
    list: PhantomData<fn() -> L>,
}

impl<L: LetterList> Outbox<L> {
    /// An outbox that signs with `keys` and seals to `to`.
    #[must_use]
    pub fn new(keys: LetterKeys<L::From>, to: LetterAddress<L::To>, pace: Pace) -> Self {
        Self {
            keys,
            to,
            pace,
            list: PhantomData,
        }
    }

    /// Seals a letter and lets it wait, in the transaction of its cause: if that is undone, so is the letter.
    ///
    /// # Errors
    /// [`StoreError`] if the database refuses it.
    pub fn post(
        &self,
        tx: &mut Tx<'_>,
        given: &Given,
        letter: impl Into<L>,
    ) -> Result<LetterId, StoreError> {
        let (id, due) = (LetterId::new(given), self.pace.first_try(given));
        self.put(tx, given, &letter.into(), id, due)?;
        Ok(id)
    }

    /// As [`Outbox::post`], but the letter goes no sooner than `not_before`, and until then [`Outbox::take_back`] undoes it.
    /// What is posted in the same thread meanwhile does not wait for it: then both go.
    ///
    /// # Errors
    /// [`StoreError`] if the database refuses it.
    pub fn post_held(
        &self,
        tx: &mut Tx<'_>,
        given: &Given,
        letter: impl Into<L>,
        (id, not_before): (LetterId, Timestamp),
    ) -> Result<(), StoreError> {
        let due = self.pace.first_try(given).max(not_before);
        self.put(tx, given, &letter.into(), id, due)
    }

    /// Takes a letter back that was held and may not go yet. False if it may go, has gone or never was.
    ///
    /// # Errors
    /// [`StoreError`] if the database refuses it.
    pub fn take_back(
        &self,
        tx: &mut Tx<'_>,
        id: LetterId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        Ok(tx.run(TAKE_BACK, &[&id, &L::To::NAME, &now])? > 0)
    }

    fn put(
        &self,
        tx: &mut Tx<'_>,
        given: &Given,
        letter: &L,
        id: LetterId,
        due: Timestamp,
    ) -> Result<(), StoreError> {
        let today = Day::from(given.today());
        // No letter of the lists is refused here (a test seals the longest of each), so this is a broken rule.
        let envelope = seal::seal(letter, id, today, &self.keys, &self.to, given)
            .or(Err(StoreError::Broken("a letter could not be sealed")))?;
        let thread = letter.thread();
        let place = match thread {
            Some(thread) => tx
                .row(NEXT_PLACE, &[&thread], |row| row.get::<i64>(0))?
                .unwrap_or(1),
            None => 1,
        };
        let to_end = L::To::NAME;
        if let Some(thread) = thread {
            tx.run(HURRY, &[&thread, &to_end, &due])?;
        }
        tx.run(
            POST,
            &[
                &id,
                &to_end,
                &letter.kind(),
                &thread,
                &place,
                &envelope,
                &given.now(),
                &due,
            ],
        )
        .map(|_| ())
    }

    /// At most `most` letters that may go now. Letters of one thread go one at a time, in the order they were posted.
    ///
    /// # Errors
    /// [`StoreError`] if they cannot be read.
    pub fn due(&self, tx: &mut Tx<'_>, now: Timestamp, most: i64) -> Result<Vec<Due>, StoreError> {
        tx.rows(DUE, &[&L::To::NAME, &now, &most], |row| {
            Ok(Due {
                id: row.get(0)?,
                envelope: row.get(1)?,
            })
        })
    }

    /// When the next letter may go; none if none waits.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be read.
    pub fn next_due(&self, tx: &mut Tx<'_>) -> Result<Option<Timestamp>, StoreError> {
        Ok(tx
            .row(NEXT_DUE, &[&L::To::NAME], |row| {
                row.get::<Option<Timestamp>>(0)
            })?
            .flatten())
    }

    /// Erases the letter that a receipt names. False if the receiver did not sign it, or nothing of that name waits.
    ///
    /// # Errors
    /// [`StoreError`] if the database refuses it.
    pub fn acknowledge(&self, tx: &mut Tx<'_>, receipt: &Receipt<L>) -> Result<bool, StoreError> {
        if !self.is_signed(receipt) {
            return Ok(false);
        }
        Ok(tx.run(ERASE, &[&receipt.id(), &L::To::NAME])? > 0)
    }

    /// Whether the receiver signed this receipt for a letter of ours.
    #[must_use]
    pub fn is_signed(&self, receipt: &Receipt<L>) -> bool {
        receipt.is_from(&self.to, &self.keys.address())
    }

    /// Lets a letter that did not get there wait for its next try. Nothing happens if it is not there any more.
    ///
    /// # Errors
    /// [`StoreError`] if the database refuses it.
    pub fn postpone(
        &self,
        tx: &mut Tx<'_>,
        given: &Given,
        id: LetterId,
        fault: NotDelivered,
    ) -> Result<(), StoreError> {
        if let Some(tries) = tx.row(TRIES, &[&id, &L::To::NAME], |row| row.get::<i64>(0))? {
            let tries = tries.saturating_add(1);
            let next = self.pace.next_try(given, tries);
            tx.run(POSTPONE, &[&id, &L::To::NAME, &tries, &next, &fault.word()])?;
        }
        Ok(())
    }

    /// The letters that have waited too long, oldest first. They are still tried; a human sees to the cause.
    ///
    /// # Errors
    /// [`StoreError`] if they cannot be read.
    pub fn overdue(&self, tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<Overdue>, StoreError> {
        let before = now
            .checked_sub(self.pace.overdue_after)
            .unwrap_or(Timestamp::MIN);
        tx.rows(OVERDUE, &[&L::To::NAME, &before], |row| {
            Ok(Overdue {
                id: row.get(0)?,
                kind: row.get(1)?,
                thread: row
                    .get::<Option<String>>(2)?
                    .and_then(|text| ThreadToken::from_text(&text).ok()),
                posted_at: row.get(3)?,
                tries: row.get(4)?,
                last_fault: row.get(5)?,
            })
        })
    }

    /// Erases a letter that a human has seen to in another way; the next of its thread may go. False if it was gone.
    ///
    /// # Errors
    /// [`StoreError`] if the database refuses it.
    pub fn give_up(&self, tx: &mut Tx<'_>, id: LetterId) -> Result<bool, StoreError> {
        Ok(tx.run(ERASE, &[&id, &L::To::NAME])? > 0)
    }

    /// How many letters wait.
    ///
    /// # Errors
    /// [`StoreError`] if they cannot be counted.
    pub fn waiting(&self, tx: &mut Tx<'_>) -> Result<i64, StoreError> {
        Ok(tx
            .row(WAITING, &[&L::To::NAME], |row| row.get(0))?
            .unwrap_or(0))
    }
}
