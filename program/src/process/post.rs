//! The letter boxes between the citizens' rooms and the association (SAFETY.md §3): the only thing that crosses.

use std::path::PathBuf;
use std::sync::Arc;

use kit_letters::{
    Carrier, Courier, Door, End, Inbox, Knock, LetterAddress, LetterKeys, LetterList, Listener,
    Outbox, Pace, socket_path,
};
use kit_store::{Given, Realm, Store};
use tokio::sync::watch;

use super::Start;
use crate::Fault;
use crate::place;

/// One end's boxes: letters out, letters in.
pub(crate) struct Boxes<Out: LetterList, In: LetterList> {
    pub(crate) outbox: Arc<Outbox<Out>>,
    pub(crate) inbox: Arc<Inbox<In>>,
    given: Given,
    directory: PathBuf,
    stop: watch::Receiver<bool>,
}

impl<Own, Other, Out, In> Boxes<Out, In>
where
    Own: End,
    Other: End,
    Out: LetterList<From = Own, To = Other>,
    In: LetterList<From = Other, To = Own>,
{
    /// Reads the realm's letter keys and the other end's address.
    pub(crate) fn open(start: &Start<'_>) -> Result<Self, Fault> {
        let (own, other) = (Own::NAME, Other::NAME);
        let keys = || LetterKeys::<Own>::read_file(&start.place.letter_keys(own));
        let address = || LetterAddress::<Other>::read_file(&start.place.letter_address(own, other));
        // A demo is for looking: its letters go at once, others after up to five minutes.
        let pace = if start.config.house.demo {
            Pace::at_once()
        } else {
            Pace::ordinary()
        };
        Ok(Self {
            outbox: Arc::new(Outbox::new(keys()?, address()?, pace)),
            inbox: Arc::new(Inbox::new(keys()?, address()?)),
            given: start.given.clone(),
            directory: place::letters(start.config),
            stop: start.stop.clone(),
        })
    }

    /// Starts the courier, and gives what wakes it.
    pub(crate) fn send_out<R: Realm>(&self, store: &Store<R>) -> Knock {
        let carrier = Carrier::unix(socket_path::<Out>(&self.directory));
        let courier = Courier::new(
            store.clone(),
            Arc::clone(&self.outbox),
            carrier,
            self.given.clone(),
        );
        let knock = courier.knock();
        tokio::spawn(courier.run(self.stop.clone()));
        knock
    }

    /// Starts to take letters in.
    pub(crate) fn take_in(&self, door: Door) -> Result<(), Fault> {
        let listener = Listener::bind(&socket_path::<In>(&self.directory))?;
        tokio::spawn(listener.serve(door, self.stop.clone()));
        Ok(())
    }
}
