//! A realm whose key lies under a passphrase that nobody has typed yet: it says so and serves nothing else, while the
//! others run (SAFETY.md §5).

use std::net::TcpListener;
use std::sync::Arc;

use kit_store::Given;
use kit_web::Limits;
use tokio::sync::{mpsc, watch};

use super::key::Keys;
use super::talk::{Typed, ask_passphrase};
use super::{Process, Said, dress, serve};
use crate::Fault;
use crate::config::{Config, Section};

/// So often may somebody at the keyboard be wrong before an errand ends.
const TRIES: u32 = 3;

/// A process that waits for its keys.
pub(super) struct Shut<'a> {
    pub(super) process: Process,
    pub(super) config: &'a Config,
    pub(super) section: &'a Section,
    pub(super) given: Given,
    pub(super) wall: kit_web::Wall,
}

impl Shut<'_> {
    /// Answers every address with "not opened yet" until each realm of the process is open, or until told to stop.
    ///
    /// # Errors
    /// If the page's words cannot be read, or argon2id cannot run.
    pub(super) async fn until_opened(
        &self,
        mut keys: Keys,
        mut typed: mpsc::UnboundedReceiver<(String, Typed)>,
        (listener, limits): (TcpListener, Limits),
        mut stop: watch::Receiver<bool>,
    ) -> Result<Keys, Fault> {
        let router = kit_web::closed(&Arc::new(self.web()?));
        let (opened, wait) = watch::channel(false);
        let page = tokio::spawn(async move {
            // As text: what went wrong must be able to leave the task.
            serve(listener, router, limits, wait)
                .await
                .map_err(|fault| fault.to_string())
        });
        for realm in keys.closed() {
            tracing::warn!(
                realm,
                "the realm stays closed until its passphrase is typed"
            );
            say_closed(realm, false)?;
        }
        while !keys.closed().is_empty() {
            let (realm, words) = tokio::select! {
                _ = stop.wait_for(|stopped| *stopped) => break,
                typed = typed.recv() => match typed {
                    Some(typed) => typed,
                    None => break,
                },
            };
            let right = tokio::task::block_in_place(|| keys.try_passphrase(&realm, words.words()))?;
            if right {
                Said::Opened { realm }.say()?;
            } else {
                say_closed(&realm, true)?;
            }
        }
        if !keys.closed().is_empty() {
            // Nobody can send a passphrase any more; the page stays until the process is told to stop.
            let _ = stop.wait_for(|stopped| *stopped).await;
        }
        opened.send_replace(true);
        page.await??;
        Ok(keys)
    }

    fn web(&self) -> Result<kit_web::Web, Fault> {
        let (given, origin, host) = (
            self.given.clone(),
            self.section.origin.clone(),
            self.section.host.clone(),
        );
        let mut web = match self.process {
            Process::Front => realm_public::web(given, origin, host)?,
            Process::Municipality => realm_municipality::web(given, origin, host)?,
            Process::Civil => realm_civil::web(given, origin, host)?,
            Process::Research => realm_research::web(given, origin, host)?,
            Process::Guide => return Err("the guide has no key".into()),
        };
        dress(&mut web, self.process, self.config, self.section, self.wall);
        Ok(web)
    }
}

fn say_closed(realm: &str, again: bool) -> Result<(), Fault> {
    let realm = realm.to_owned();
    Said::Closed { realm, again }.say()
}

/// Asks for what an errand needs to be open.
///
/// # Errors
/// If there is nobody to ask, or a wrong passphrase was typed too often.
pub(super) fn ask_for(keys: &mut Keys) -> Result<(), Fault> {
    for realm in keys.closed() {
        let mut open = false;
        for again in 0..TRIES {
            let Some(typed) = ask_passphrase(realm, again > 0)? else {
                return Err(format!(
                    "the key of {realm} lies under a passphrase: run this at a terminal, or lay the passphrase ready as docs/en/keys.md says"
                )
                .into());
            };
            open = keys.try_passphrase(realm, typed.words())?;
            if open {
                break;
            }
        }
        if !open {
            return Err(format!("that is not the passphrase of {realm}").into());
        }
    }
    Ok(())
}
