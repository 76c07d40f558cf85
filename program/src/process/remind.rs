//! The jobs that send reminders, each from its own realm's account, if it has one (UX.md §9).

use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use kit_sms::{Folder, Gateway, Http};
use kit_store::{Store, StoreError};
use kit_web::Web;
use realm_citizen::Citizen;
use realm_municipality::{Municipality, Senders};

use super::{Start, mail};
use crate::config::Sms;
use crate::{Fault, kept};

/// A reminder is at most so late.
const EACH_MINUTE: Duration = Duration::from_mins(1);

/// The ways out of the house: what is configured, and nothing else.
pub(super) fn senders(start: &Start<'_>) -> Result<Senders, Fault> {
    let home = start.place.home("municipality");
    let (mail, sms) = (&start.section.mail, &start.section.sms);
    Ok(Senders {
        mail: mail
            .as_ref()
            .map(|one| mail::gateway(one, &home))
            .transpose()?,
        sms: sms.as_ref().map(|one| gateway(one, &home)).transpose()?,
    })
}

/// What takes the short messages: the account, or the demo's folder in the realm's own.
fn gateway(sms: &Sms, home: &Path) -> Result<Arc<dyn Gateway>, Fault> {
    if let Some(account) = sms.account(&home.join("keys"))? {
        return Ok(Arc::new(Http::new(account)?));
    }
    let name = sms.folder.as_ref().ok_or("an account without a url")?;
    let folder = home.join(name);
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&folder)?;
    Ok(Arc::new(Folder::new(folder)))
}

/// Sends the guests' own reminders, as long as the rooms have a mail account.
pub(super) fn send_to_guests(
    start: &Start<'_>,
    store: &Store<Citizen>,
    key: [u8; 32],
) -> Result<(), Fault> {
    let Some(account) = &start.section.mail else {
        return Ok(());
    };
    let gateway = mail::gateway(account, &start.place.home("citizen"))?;
    let (store, given) = (store.clone(), start.given.clone());
    kept::again_and_again(EACH_MINUTE, start, move || {
        let done = realm_citizen::remind(&store, &given, &key, gateway.as_ref());
        tell(done.map(|done| (done.sent, done.later, done.failed)));
    });
    Ok(())
}

/// Sends the house's reminders every minute, as long as there is a way out.
pub(super) fn send_for_the_house(
    start: &Start<'_>,
    store: &Store<Municipality>,
    web: &Arc<Web>,
    senders: &Senders,
) {
    if senders.mail.is_none() && senders.sms.is_none() {
        return;
    }
    let (store, web, senders) = (store.clone(), Arc::clone(web), senders.clone());
    kept::again_and_again(EACH_MINUTE, start, move || {
        let done = realm_municipality::remind(&store, &web, &senders);
        tell(done.map(|done| (done.sent, done.later, done.failed)));
    });
}

/// What became of a round: sent, later, failed.
fn tell(round: Result<(usize, usize, usize), StoreError>) {
    match round {
        Ok((_, _, failed)) if failed > 0 => tracing::warn!(
            failed,
            "reminders could not be sent, or nobody knows whether they were"
        ),
        Ok((sent, later, _)) => tracing::debug!(sent, later, "a round of reminders"),
        Err(error) => {
            tracing::error!(%error, "reminders could not be looked through; they are in a minute");
        }
    }
}
