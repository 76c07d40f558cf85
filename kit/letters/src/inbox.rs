//! The inbox: a letter's id and its effect, stored in one transaction, once.

use std::marker::PhantomData;

use jiff::{Span, civil::Date};
use kit_store::{Given, StoreError, Tx};

use crate::answer::Receipt;
use crate::keys::{LetterAddress, LetterKeys};
use crate::list::LetterList;
use crate::opened::{OpenError, Opened};
use crate::seal;

/// A letter posted longer ago than this many days is refused, so that nobody can bring one back after its id was
/// forgotten. Far beyond the 7 days after which a human looks.
pub const TOO_OLD_DAYS: i32 = 45;
/// The id of a letter is forgotten this many days after it was taken in: beyond [`TOO_OLD_DAYS`] and any clock's fault
/// that [`AHEAD_DAYS`] allows.
pub const FORGOTTEN_AFTER_DAYS: i32 = 60;
/// A letter may be dated at most this many days ahead of the receiver's calendar.
pub const AHEAD_DAYS: i32 = 2;

kit_store::statements! {
    /// Notes a letter as taken in; touches no row if it was before.
    TAKE_IN = "INSERT INTO letters_in (letter_id, taken_on) VALUES ($1, $2) ON CONFLICT (letter_id) DO NOTHING";
    /// Forgets the ids of old letters.
    FORGET = "DELETE FROM letters_in WHERE taken_on < $1";
}

/// The inbox of one direction: opens what the one known sender has sealed to `keys`.
#[derive(Debug)]
pub struct Inbox<L: LetterList> {
    keys: LetterKeys<L::To>,
    from: LetterAddress<L::From>,
    list: PhantomData<fn() -> L>,
}

/// Why a letter was not taken in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It could not be opened.
    #[error(transparent)]
    NotOpened(#[from] OpenError),
    /// It is dated outside the days in which a repeat would be noticed.
    #[error("the letter is dated outside the days in which letters are taken in")]
    OutOfTime,
}

impl<L: LetterList> Inbox<L> {
    /// An inbox that opens with `keys` what `from` has signed.
    #[must_use]
    pub fn new(keys: LetterKeys<L::To>, from: LetterAddress<L::From>) -> Self {
        Self {
            keys,
            from,
            list: PhantomData,
        }
    }

    /// Opens an envelope. Touches no database, so that forged bytes cost no transaction.
    ///
    /// # Errors
    /// [`Refusal`] says why it is not taken.
    pub fn open(&self, envelope: &[u8], given: &Given) -> Result<Opened<L>, Refusal> {
        let opened = seal::open(envelope, &self.from, &self.keys)?;
        let (today, posted) = (given.today(), opened.posted_on().get());
        if posted < days_before(today, TOO_OLD_DAYS) || posted > days_before(today, -AHEAD_DAYS) {
            return Err(Refusal::OutOfTime);
        }
        Ok(opened)
    }

    /// Stores the letter's id and its effect in this transaction; a repeat has no second effect and gets the same
    /// receipt. An effect that no longer applies (the thread is gone) is `Ok` without a change, so that the sender
    /// learns nothing from it and stops trying.
    ///
    /// The receipt is true only once the transaction is committed.
    ///
    /// # Errors
    /// What `effect` or the database says; then the whole transaction must be undone.
    pub fn take_in<E: From<StoreError>>(
        &self,
        tx: &mut Tx<'_>,
        given: &Given,
        opened: &Opened<L>,
        effect: impl FnOnce(&mut Tx<'_>, &L) -> Result<(), E>,
    ) -> Result<Receipt<L>, E> {
        if tx.run(TAKE_IN, &[&opened.id(), &given.today()])? > 0 {
            effect(tx, opened.letter())?;
        }
        Ok(Receipt::sign(opened.id(), &self.keys, &self.from))
    }

    /// Forgets the ids that no repeat can need any more; tells how many. For the daily clean-up.
    ///
    /// # Errors
    /// [`StoreError`] if the database refuses it.
    pub fn forget_old(tx: &mut Tx<'_>, today: Date) -> Result<u64, StoreError> {
        tx.run(FORGET, &[&days_before(today, FORGOTTEN_AFTER_DAYS)])
    }
}

fn days_before(day: Date, days: i32) -> Date {
    day.checked_sub(Span::new().days(days)).unwrap_or(day)
}
