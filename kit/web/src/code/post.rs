//! The job that makes codes and sends them, after the asking has been answered.

use std::sync::Arc;
use std::time::Duration;

use kit_mail::{Address, Gateway, Mail, Subject};
use kit_store::{Given, Realm, Store, StoreError, Tx};
use kit_words::{Catalogue, Words};
use tokio::sync::{Notify, watch};

use super::proof::{Pepper, ProofFault, proof_aside};
use super::rules;
use super::store::{Made, Pending, make, pending};
use crate::door::{Entrant, hash};

/// Who has an account, as the realm knows it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// Where the code goes.
    pub to: Address,
    /// Who comes in with it.
    pub who: Entrant,
}

/// Finds the owner of an account's mark; the realm's own, since only it knows its tables.
pub type FindOwner = fn(&mut Tx<'_>, &str) -> Result<Option<Owner>, StoreError>;

/// What routes and job share: the realm's secret, and a bell.
#[derive(Debug, Clone)]
pub struct Codes {
    /// The realm's secret.
    pub pepper: Pepper,
    /// Whom an account belongs to.
    pub find: FindOwner,
    bell: Arc<Notify>,
}

impl Codes {
    /// With the realm's secret, and what finds an account's owner.
    #[must_use]
    pub fn new(pepper: Pepper, find: FindOwner) -> Self {
        Self {
            pepper,
            find,
            bell: Arc::new(Notify::new()),
        }
    }

    /// Somebody has asked: the job need not wait.
    pub fn ring(&self) {
        self.bell.notify_one();
    }
}

/// Without a bell the table is looked at so often.
const ROUND: Duration = Duration::from_secs(30);

/// Makes and sends codes.
pub struct Post<R: Realm> {
    store: Store<R>,
    codes: Codes,
    gateway: Arc<dyn Gateway>,
    catalogue: Arc<Catalogue>,
    given: Given,
    /// The realm's own address without a final slash.
    origin: String,
}

impl<R: Realm> std::fmt::Debug for Post<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Post<{}>", R::NAME)
    }
}

/// Why a round ended early.
#[derive(Debug, thiserror::Error)]
enum Ended {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Proof(#[from] ProofFault),
}

impl<R: Realm> Post<R> {
    /// A job for a realm's store.
    #[must_use]
    pub fn new(store: Store<R>, codes: Codes, gateway: Arc<dyn Gateway>, web: &crate::Web) -> Self {
        Self {
            store,
            codes,
            gateway,
            catalogue: Arc::clone(&web.catalogue),
            given: web.given.clone(),
            origin: web.origin.clone(),
        }
    }

    /// Works until told to stop.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        loop {
            if let Err(fault) = self.round().await {
                let cause = fault.to_string();
                tracing::error!(realm = R::NAME, cause, "codes could not be made");
            }
            tokio::select! {
                () = self.codes.bell.notified() => {}
                () = tokio::time::sleep(ROUND) => {}
                _ = stop.wait_for(|stopped| *stopped) => return,
            }
        }
    }

    /// Makes every code that is waited for, once; gives how many were sent.
    ///
    /// # Errors
    /// In words, without a value of any row.
    pub async fn once(&self) -> Result<usize, String> {
        self.round().await.map_err(|fault| fault.to_string())
    }

    async fn round(&self) -> Result<usize, Ended> {
        let now = self.given.now();
        let waiting = self.store.job("codes that are waited for");
        let waiting = waiting.read("codes that are waited for", move |tx| pending(tx, now));
        let mut sent = 0;
        for asked in waiting.await? {
            if let Some(mail) = self.one(asked).await? {
                let gateway = Arc::clone(&self.gateway);
                let handed = tokio::task::spawn_blocking(move || gateway.send(&mail)).await;
                match handed.map_err(ProofFault::from)? {
                    Ok(()) => sent += 1,
                    // The code stays unsent: whoever waits asks again.
                    Err(fault) => {
                        let cause = fault.to_string();
                        tracing::warn!(realm = R::NAME, cause, "a code could not be sent");
                    }
                }
            }
        }
        Ok(sent)
    }

    /// Makes one code; the mail, if anybody has the account.
    async fn one(&self, asked: Pending) -> Result<Option<Mail>, Ended> {
        let (code, token, salt) = (
            rules::fresh(&self.given),
            self.given.random128(),
            self.given.random128(),
        );
        // The slow step runs for nobody's account too: the next in the row waits equally long.
        let shown = proof_aside(self.codes.pepper, code.clone(), salt.clone()).await?;
        let nothing = [self.given.token(), self.given.token()];
        let (find, given, link_hash) = (self.codes.find, self.given.clone(), hash(&token));
        let asking = asked.clone();
        let job = self.store.job("make a code");
        let owner = job.write("make a code", move |tx| {
            let owner = find(tx, &asking.account)?;
            let [no_proof, no_link] = nothing.clone();
            let made = Made {
                salt: salt.clone(),
                // What nobody has is opened by nothing: random bytes are no proof of any digits.
                proof: if owner.is_some() {
                    shown.clone()
                } else {
                    no_proof
                },
                link_hash: if owner.is_some() {
                    link_hash.clone()
                } else {
                    no_link
                },
            };
            let is_made = make(tx, &asking.browser_hash, &made, given.now())?;
            Ok::<_, StoreError>(owner.filter(|_| is_made))
        });
        Ok(owner
            .await?
            .map(|owner| self.mail(&asked, &owner, &code, &token)))
    }

    fn mail(&self, asked: &Pending, owner: &Owner, code: &str, token: &str) -> Mail {
        let words = Words::new(Arc::clone(&self.catalogue), asked.lang);
        let (first, last) = code.split_at_checked(4).unwrap_or((code, ""));
        let text = words.tell(
            "code-mail-text",
            &[
                ("code", format!("{first} {last}").into()),
                (
                    "link",
                    format!("{}/ind/kode/link/{token}", self.origin).into(),
                ),
            ],
        );
        Mail {
            to: owner.to.clone(),
            subject: Subject::new(&words.say("code-mail-subject")),
            text,
        }
    }
}
