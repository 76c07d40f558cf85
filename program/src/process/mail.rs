//! The job that makes codes and sends them, for the realms whose people come in with one.

use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;
use std::sync::Arc;

use kit_mail::{Folder, Gateway, Smtp};
use kit_store::{Realm, Store};
use kit_web::Web;
use kit_web::code::{Codes, Pepper, Post};

use super::Start;
use crate::Fault;
use crate::config::Mail;

/// What a realm's pepper for codes is derived from its key for.
const PEPPER: &str = "landgang codes";

/// The realm's secret for codes: another one than its key, so that neither tells the other.
pub(crate) fn pepper(key: &[u8; 32]) -> Result<Pepper, Fault> {
    Ok(Pepper(*kit_seal::derive(key, PEPPER)?))
}

/// Starts the job, if the realm has a mail account; else the codes are closed, and the pages say so.
pub(crate) fn post<R: Realm>(
    start: &Start<'_>,
    store: &Store<R>,
    web: &Web,
    codes: Codes,
) -> Result<Codes, Fault> {
    let Some(mail) = &start.section.mail else {
        return Ok(codes.closed());
    };
    let gateway = gateway(mail, &start.place.home(R::NAME))?;
    let post = Post::new(store.clone(), codes.clone(), gateway, web);
    tokio::spawn(post.run(start.stop.clone()));
    Ok(codes)
}

/// What takes the mails: the account, or the demo's folder in the realm's own.
pub(super) fn gateway(mail: &Mail, home: &Path) -> Result<Arc<dyn Gateway>, Fault> {
    if let Some(account) = mail.account(&home.join("keys"))? {
        return Ok(Arc::new(Smtp::new(&account)?));
    }
    let name = mail
        .folder
        .as_ref()
        .ok_or("a mail account without a host")?;
    let folder = home.join(name);
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&folder)?;
    Ok(Arc::new(Folder::new(folder)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secret_of_codes_is_not_the_realms_key_and_each_key_has_its_own() {
        let of = |byte| pepper(&[byte; 32]).expect("derived").0;
        assert_ne!(of(1), [1; 32]);
        assert_ne!(of(1), of(2));
        assert_eq!(of(1), of(1));
    }
}
