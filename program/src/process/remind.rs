//! The job that sends the house's reminders, if it has an account to send them from (UX.md §9).

use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use kit_sms::{Folder, Gateway, Http};
use kit_store::Store;
use kit_web::Web;
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

/// Goes round every minute, as long as there is a way out.
pub(super) fn send(
    start: &Start<'_>,
    store: &Store<Municipality>,
    web: &Arc<Web>,
    senders: &Senders,
) {
    if senders.mail.is_none() && senders.sms.is_none() {
        return;
    }
    let (store, web, senders) = (store.clone(), Arc::clone(web), senders.clone());
    kept::again_and_again(
        EACH_MINUTE,
        start,
        move || match realm_municipality::remind(&store, &web, &senders) {
            Ok(done) if done.failed > 0 => tracing::warn!(
                failed = done.failed,
                "reminders could not be sent, or nobody knows whether they were"
            ),
            Ok(done) => {
                tracing::debug!(sent = done.sent, later = done.later, "a round of reminders");
            }
            Err(error) => {
                tracing::error!(%error, "reminders could not be looked through; they are in a minute");
            }
        },
    );
}
