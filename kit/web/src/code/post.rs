//! The job that makes codes and sends them, after the asking has been answered.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use kit_mail::{Address, Gateway, Mail, Subject};
use kit_store::{Given, Realm, Store, StoreError, Tx};
use kit_words::{Catalogue, Words, key};
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

use super::carry::{AGAIN, carry};
use super::proof::{Pepper, ProofFault, proof_aside};
use super::rules;
use super::store::{Made, Pending, make, pending};
use crate::door::{Entrant, hash, later};

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

/// Tells somebody that they came in by a code; the realm's own.
pub type Entered = fn(&mut Tx<'_>, &Given, &Entrant) -> Result<(), StoreError>;

/// Where a code goes, and what its mail says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errand {
    /// The one who gets it.
    pub to: Address,
    /// Key of the mail's subject.
    pub subject: &'static str,
    /// Key of the mail's text, with `code` and `link`.
    pub text: &'static str,
    /// The address behind which the link's token stands, `/ind/kode/link`.
    pub link: &'static str,
}

impl Errand {
    fn sign_in(to: Address) -> Self {
        Self {
            to,
            subject: key!("code-mail-subject"),
            text: key!("code-mail-text"),
            link: "/ind/kode/link",
        }
    }
}

/// Errands by the hash of the browser that waits, each until its code has been made. In memory only: an address that
/// lies sealed elsewhere is not written open into a table on its way, and whoever loses one by a restart asks again.
type Told = Arc<Mutex<HashMap<String, (Errand, Timestamp)>>>;

/// What routes and job share: the realm's secret, who has an account, and a bell.
#[derive(Debug, Clone)]
pub struct Codes {
    /// The realm's secret.
    pub pepper: Pepper,
    find: Option<FindOwner>,
    entered: Option<Entered>,
    told: Told,
    open: bool,
    bell: Arc<Notify>,
}

impl Codes {
    /// With the realm's secret, and what finds an account's owner.
    #[must_use]
    pub fn new(pepper: Pepper, find: FindOwner) -> Self {
        Self {
            find: Some(find),
            ..Self::told(pepper)
        }
    }

    /// For a realm that tells each time where a code goes ([`Codes::tell`]), and whose codes let nobody in by
    /// themselves.
    #[must_use]
    pub fn told(pepper: Pepper) -> Self {
        Self {
            pepper,
            find: None,
            entered: None,
            told: Told::default(),
            open: true,
            bell: Arc::new(Notify::new()),
        }
    }

    /// The same, and whoever comes in by a code is told so by `entered`, in the transaction that opens the session.
    #[must_use]
    pub fn telling(self, entered: Entered) -> Self {
        Self {
            entered: Some(entered),
            ..self
        }
    }

    /// Tells that somebody has come in.
    ///
    /// # Errors
    /// As the realm's own telling.
    pub(super) fn came(
        &self,
        tx: &mut Tx<'_>,
        given: &Given,
        who: &Entrant,
    ) -> Result<(), StoreError> {
        self.entered
            .map_or(Ok(()), |entered| entered(tx, given, who))
    }

    /// The same in an installation that sends no mail: the pages say so, and nobody is asked for an address.
    #[must_use]
    pub fn closed(self) -> Self {
        Self {
            open: false,
            ..self
        }
    }

    /// Whether mail is sent at all.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Whom an account belongs to, now.
    ///
    /// # Errors
    /// As the realm's own look-up.
    pub(super) fn owner(
        &self,
        tx: &mut Tx<'_>,
        account: &str,
    ) -> Result<Option<Owner>, StoreError> {
        self.find.map_or(Ok(None), |find| find(tx, account))
    }

    /// Tells where the code that `browser` is about to ask for goes. Before the asking, since the job may be quick; ring
    /// after it.
    pub fn tell(&self, browser: &str, errand: Errand, now: Timestamp) {
        let ends = later(now, rules::LIFE_MIN);
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        told.retain(|_, (_, ends)| *ends > now);
        told.insert(hash(browser), (errand, ends));
    }

    /// Somebody has asked: the job need not wait.
    pub fn ring(&self) {
        self.bell.notify_one();
    }

    fn take(&self, browser_hash: &str) -> Option<Errand> {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        told.remove(browser_hash).map(|(errand, _)| errand)
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
    again: &'static [Duration],
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
            again: AGAIN,
        }
    }

    /// The same with other waits before a mail that was refused is tried again.
    #[must_use]
    pub fn again_after(self, again: &'static [Duration]) -> Self {
        Self { again, ..self }
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

    /// Makes every code that is waited for, once; gives how many mails were taken at the first try.
    ///
    /// # Errors
    /// In words, without a value of any row.
    pub async fn once(&self) -> Result<usize, String> {
        let under_way = self.round().await.map_err(|fault| fault.to_string())?;
        let mut sent = 0;
        for mail in under_way {
            sent += usize::from(mail.await.map_err(|fault| fault.to_string())?);
        }
        Ok(sent)
    }

    /// Every mail goes its own way: a server that is slow with one does not make the next one wait.
    async fn round(&self) -> Result<Vec<JoinHandle<bool>>, Ended> {
        let now = self.given.now();
        let waiting = self.store.job("codes that are waited for");
        let waiting = waiting.read("codes that are waited for", move |tx| pending(tx, now));
        let mut under_way = Vec::new();
        for asked in waiting.await? {
            if let Some(mail) = self.one(asked).await? {
                let gateway = Arc::clone(&self.gateway);
                under_way.push(tokio::spawn(carry(R::NAME, gateway, mail, self.again)));
            }
        }
        Ok(under_way)
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
        let (codes, given, link_hash) = (self.codes.clone(), self.given.clone(), hash(&token));
        let (told, asking) = (codes.take(&asked.browser_hash), asked.clone());
        let job = self.store.job("make a code");
        let errand = job.write("make a code", move |tx| {
            let errand = match &told {
                Some(errand) => Some(errand.clone()),
                None => codes
                    .owner(tx, &asking.account)?
                    .map(|owner| Errand::sign_in(owner.to)),
            };
            let [no_proof, no_link] = nothing.clone();
            let made = Made {
                salt: salt.clone(),
                // What nobody has is opened by nothing: random bytes are no proof of any digits.
                proof: if errand.is_some() {
                    shown.clone()
                } else {
                    no_proof
                },
                link_hash: if errand.is_some() {
                    link_hash.clone()
                } else {
                    no_link
                },
            };
            let is_made = make(tx, &asking.browser_hash, &made, given.now())?;
            Ok::<_, StoreError>(errand.filter(|_| is_made))
        });
        Ok(errand
            .await?
            .map(|errand| self.mail(&asked, &errand, &code, &token)))
    }

    fn mail(&self, asked: &Pending, errand: &Errand, code: &str, token: &str) -> Mail {
        let words = Words::new(Arc::clone(&self.catalogue), asked.lang);
        let (first, last) = code.split_at_checked(4).unwrap_or((code, ""));
        let text = words.tell(
            errand.text,
            &[
                ("code", format!("{first} {last}").into()),
                (
                    "link",
                    format!("{}{}/{token}", self.origin, errand.link).into(),
                ),
            ],
        );
        Mail {
            to: errand.to.clone(),
            subject: Subject::new(&words.say(errand.subject)),
            text,
        }
    }
}
