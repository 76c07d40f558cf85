//! The letter boxes between the citizens' rooms and the association (SAFETY.md §3): the only thing that crosses.

use std::path::PathBuf;
use std::sync::Arc;

use kit_letters::{
    Carrier, Courier, Door, End, Inbox, Knock, LONGEST_ENVELOPE, LetterList, Listener, Outbox,
    Pace, socket_path,
};
use kit_store::{Given, Realm, Store};
use kit_web::brake::{Brake, Gate};
use kit_web::{Router, mail_slot};
use tokio::sync::watch;

use super::Start;
use crate::{Fault, letter_box, place};

/// Where letters from another machine are posted to; the other end's `letters` names it.
const SLOT: &str = "/breve";

/// One end's boxes: letters out, letters in.
pub(crate) struct Boxes<Out: LetterList, In: LetterList> {
    pub(crate) outbox: Arc<Outbox<Out>>,
    pub(crate) inbox: Arc<Inbox<In>>,
    given: Given,
    way: Way,
    stop: watch::Receiver<bool>,
}

/// How letters reach the other end, and come from there.
enum Way {
    /// Over sockets in the pair's directory on this machine.
    Sockets(PathBuf),
    /// By HTTPS to this address, and in by the mail slot.
    Across(String),
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
        let way = match &start.section.letters {
            Some(address) => Way::Across(address.clone()),
            None if start.config.letters_stay_here() => Way::Sockets(place::letters(start.config)),
            None => {
                return Err(format!(
                    "[{}] stands without the other end of its letters: say with `letters = \"https://…/breve\"` where they go",
                    start.process.name()
                )
                .into());
            }
        };
        // Keys cannot be copied: each box reads its own.
        let read = || letter_box::read::<Out>(start.config, &start.place);
        let ((own, other), (own_again, other_again)) = (read()?, read()?);
        // A demo is for looking: its letters go at once, others after up to five minutes.
        let pace = if start.config.house.demo {
            Pace::at_once()
        } else {
            Pace::ordinary()
        };
        Ok(Self {
            outbox: Arc::new(Outbox::new(own, other, pace)),
            inbox: Arc::new(Inbox::new(own_again, other_again)),
            given: start.given.clone(),
            way,
            stop: start.stop.clone(),
        })
    }

    /// Starts the courier, and gives what wakes it.
    pub(crate) fn send_out<R: Realm>(&self, store: &Store<R>) -> Result<Knock, Fault> {
        let carrier = match &self.way {
            Way::Sockets(directory) => Carrier::unix(socket_path::<Out>(directory)),
            Way::Across(address) => Carrier::https(address)?,
        };
        let courier = Courier::new(
            store.clone(),
            Arc::clone(&self.outbox),
            carrier,
            self.given.clone(),
        );
        let knock = courier.knock();
        tokio::spawn(courier.run(self.stop.clone()));
        Ok(knock)
    }

    /// Starts to take letters in: from the socket, or by a slot beside the process's pages.
    pub(crate) fn take_in<R: Realm>(
        &self,
        store: &Store<R>,
        router: Router,
        door: Door,
    ) -> Result<Router, Fault> {
        match &self.way {
            Way::Sockets(directory) => {
                let listener = Listener::bind(&socket_path::<In>(directory))?;
                tokio::spawn(listener.serve(door, self.stop.clone()));
                Ok(router)
            }
            Way::Across(_) => {
                let gate = Gate::new(store, &self.given, Brake::slot("letters"));
                Ok(mail_slot(
                    router,
                    SLOT,
                    LONGEST_ENVELOPE,
                    gate,
                    move |letter| door(letter),
                ))
            }
        }
    }
}
