//! The receiving end put together: bytes in, one transaction, bytes out.

use std::sync::Arc;

use kit_store::{Given, Realm, Store, StoreError, Tx};

use crate::answer::Answer;
use crate::carry::Door;
use crate::inbox::Inbox;
use crate::list::LetterList;

/// Makes the door of an inbox: it opens what comes, stores id and effect in one transaction of `store`, and answers.
/// Used behind a [`crate::Listener`] on one host, or by a web route that posts the request's body to it.
///
/// `effect` may be called more than once for a letter (a transaction that is tried again), but it is committed once.
/// The words of its error go to the log, so they hold nothing of the letter.
pub fn receive<R, L, E, F>(store: Store<R>, inbox: Arc<Inbox<L>>, given: Given, effect: F) -> Door
where
    R: Realm,
    L: LetterList,
    E: From<StoreError> + std::error::Error + Send + 'static,
    F: Fn(&mut Tx<'_>, &Given, &L) -> Result<(), E> + Send + Sync + 'static,
{
    let effect = Arc::new(effect);
    Arc::new(move |envelope| {
        let (store, inbox, given, effect) = (
            store.clone(),
            Arc::clone(&inbox),
            given.clone(),
            Arc::clone(&effect),
        );
        Box::pin(async move {
            take(store, inbox, given, effect, &envelope)
                .await
                .to_bytes()
        })
    })
}

async fn take<R, L, E, F>(
    store: Store<R>,
    inbox: Arc<Inbox<L>>,
    given: Given,
    effect: Arc<F>,
    envelope: &[u8],
) -> Answer<L>
where
    R: Realm,
    L: LetterList,
    E: From<StoreError> + std::error::Error + Send + 'static,
    F: Fn(&mut Tx<'_>, &Given, &L) -> Result<(), E> + Send + Sync + 'static,
{
    let opened = match inbox.open(envelope, &given) {
        Ok(opened) => opened,
        Err(refusal) => {
            tracing::warn!(%refusal, "a letter was refused");
            return Answer::Refused;
        }
    };
    let kind = opened.letter().kind();
    let taken = store.job("letters").write("take a letter in", move |tx| {
        inbox.take_in(tx, &given, &opened, |tx, letter| effect(tx, &given, letter))
    });
    match taken.await {
        Ok(receipt) => Answer::Taken(receipt),
        Err(error) => {
            tracing::error!(letter.kind = kind, %error, "a letter could not be taken in; its sender tries again");
            Answer::Later
        }
    }
}
