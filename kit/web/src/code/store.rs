//! Codes on a transaction, and the steps of a try around the slow proof.

use jiff::Timestamp;
use kit_store::{Acting, Given, Realm, StoreError, Tx};
use kit_words::Lang;

use super::proof::{Pepper, proof_aside, same};
use super::rules::{self, DAY_MS, LIFE_MIN, TRIES};
use super::sql::*;
use crate::Failed;
use crate::brake::{Address, Brake, Trying, Turn};
use crate::door::{hash, later};

/// The brakes on codes: 1, 3, 5, 10 seconds on one account, whichever code of it is tried.
pub(crate) const BRAKE: Brake = Brake::door("code");

/// What an asking is answered; the same whether anybody has the address or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// If the address is known, a code is on its way.
    Taken,
    /// Not before this moment.
    NotBefore(Timestamp),
}

/// What a try is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proven {
    /// The code was right; it was for this account.
    Yes(String),
    /// It was not; so many seconds until the next try.
    No(i64),
    /// Too early: so many seconds.
    Wait(i64),
}

/// Somebody asks for a code with this browser's token. The account's older codes die.
///
/// # Errors
/// As [`Tx::run`].
pub fn ask(
    tx: &mut Tx<'_>,
    given: &Given,
    browser: &str,
    account: &str,
    lang: Lang,
) -> Result<Asking, StoreError> {
    let now = given.now();
    let day = Timestamp::from_millisecond(now.as_millisecond() - DAY_MS).unwrap_or(Timestamp::MIN);
    let asked: Vec<Timestamp> = tx.rows(ASKED, &[&account, &day], |r| r.get(0))?;
    if let Err(until) = rules::may_ask(&asked, now) {
        return Ok(Asking::NotBefore(until));
    }
    sweep(tx, now)?;
    tx.run(KILL, &[&account, &now])?;
    let ends = later(now, LIFE_MIN);
    tx.run(
        ASK,
        &[&hash(browser), &account, &lang.tag(), &now, &TRIES, &ends],
    )?;
    Ok(Asking::Taken)
}

/// Forgets askings that are older than a day.
///
/// # Errors
/// As [`Tx::run`].
pub fn sweep(tx: &mut Tx<'_>, now: Timestamp) -> Result<u64, StoreError> {
    let day = Timestamp::from_millisecond(now.as_millisecond() - DAY_MS).unwrap_or(Timestamp::MIN);
    tx.run(SWEEP, &[&day])
}

/// Who has asked and waits for a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pending {
    pub(crate) browser_hash: String,
    pub(crate) account: String,
    pub(crate) lang: Lang,
}

pub(crate) fn pending(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<Pending>, StoreError> {
    tx.rows(PENDING, &[&now], |r| {
        let lang: String = r.get(2)?;
        Ok(Pending {
            browser_hash: r.get(0)?,
            account: r.get(1)?,
            lang: Lang::from_tag(&lang).unwrap_or(Lang::Da),
        })
    })
}

/// What is stored of a code.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    pub(crate) salt: String,
    pub(crate) proof: String,
    pub(crate) link_hash: String,
}

/// Keeps what was made for an asking; false if it was made before or has died.
pub(crate) fn make(
    tx: &mut Tx<'_>,
    browser_hash: &str,
    made: &Made,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let ends = later(now, LIFE_MIN);
    let rows = tx.run(
        MAKE,
        &[
            &browser_hash,
            &now,
            &made.salt,
            &made.proof,
            &made.link_hash,
            &ends,
        ],
    )?;
    Ok(rows == 1)
}

/// What a try is made against. There is always something, so that the slow step runs and the time tells nothing.
enum Against {
    Wait(i64),
    This { scope: String, made: Option<Made> },
}

fn begin(
    tx: &mut Tx<'_>,
    given: &Given,
    browser: &str,
    from: Option<&Address>,
) -> Result<Against, StoreError> {
    let browser_hash = hash(browser);
    let account: Option<String> = tx.row(ACCOUNT, &[&browser_hash], |r| r.get(0))?;
    // A browser that never asked is counted as itself.
    let scope = account.unwrap_or_else(|| browser_hash.clone());
    let trying = Trying {
        account: Some(&scope),
        address: from,
    };
    if let Turn::Wait(seconds) = BRAKE.take_turn(tx, given, trying)? {
        return Ok(Against::Wait(seconds));
    }
    let mut made = None;
    if tx.run(TRY, &[&browser_hash, &given.now()])? == 1 {
        made = tx.row(KEPT, &[&browser_hash], |r| {
            Ok(Made {
                salt: r.get(0)?,
                proof: r.get(1)?,
                link_hash: r.get(2)?,
            })
        })?;
    }
    Ok(Against::This { scope, made })
}

/// What a try needs to know.
pub struct Try<'a> {
    /// Clock and chance.
    pub given: &'a Given,
    /// The realm's secret.
    pub pepper: Pepper,
    /// The token in this browser's cookie.
    pub browser: &'a str,
    /// Where from.
    pub from: Option<&'a Address>,
}

impl std::fmt::Debug for Try<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Try")
    }
}

/// Tries typed digits. Whoever typed something else is counted as well.
///
/// # Errors
/// [`Failed`] if the store or the slow proof fails.
pub async fn use_code<R: Realm>(
    on: &Acting<R>,
    this: &Try<'_>,
    typed: &str,
) -> Result<Proven, Failed> {
    let code = rules::digits(typed).unwrap_or_default();
    let begun = begun(on, this).await?;
    let (scope, made) = match begun {
        Against::Wait(seconds) => return Ok(Proven::Wait(seconds)),
        Against::This { scope, made } => (scope, made),
    };
    let salt = made
        .as_ref()
        .map_or_else(|| this.given.random128(), |made| made.salt.clone());
    let shown = proof_aside(this.pepper, code, salt)
        .await
        .map_err(|fault| Failed::Page(fault.to_string()))?;
    let right = made.is_some_and(|made| same(&made.proof, &shown));
    end(on, this, scope, right).await
}

/// Tries the mail's link, in the browser that asked.
///
/// # Errors
/// As [`use_code`].
pub async fn use_link<R: Realm>(
    on: &Acting<R>,
    this: &Try<'_>,
    token: &str,
) -> Result<Proven, Failed> {
    let shown = hash(token);
    match begun(on, this).await? {
        Against::Wait(seconds) => Ok(Proven::Wait(seconds)),
        Against::This { scope, made } => {
            let right = made.is_some_and(|made| same(&made.link_hash, &shown));
            end(on, this, scope, right).await
        }
    }
}

async fn begun<R: Realm>(on: &Acting<R>, this: &Try<'_>) -> Result<Against, Failed> {
    let (given, browser, from) = (
        this.given.clone(),
        this.browser.to_owned(),
        this.from.cloned(),
    );
    let begun = on.write("try a code", move |tx| {
        begin(tx, &given, &browser, from.as_ref())
    });
    Ok(begun.await?)
}

async fn end<R: Realm>(
    on: &Acting<R>,
    this: &Try<'_>,
    scope: String,
    right: bool,
) -> Result<Proven, Failed> {
    let (given, browser, from) = (
        this.given.clone(),
        this.browser.to_owned(),
        this.from.cloned(),
    );
    let ended = on.write("a code was tried", move |tx| {
        let now = given.now();
        // Once only: of two at the same moment one finds it dead.
        if right && tx.run(USE, &[&hash(&browser), &now])? == 1 {
            let trying = Trying {
                account: Some(&scope),
                address: from.as_ref(),
            };
            BRAKE.proved_right(tx, &given, trying)?;
            return Ok::<_, StoreError>(Proven::Yes(scope.clone()));
        }
        Ok(Proven::No(BRAKE.left(tx, &scope, now)?))
    });
    Ok(ended.await?)
}
