//! Brakes on a transaction.

use jiff::Timestamp;
use kit_store::{Given, StoreError, Tx};

use super::rules::{self, Count};
use super::sql::*;
use super::{Brake, Pace, Trying, Turn};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

fn counted(tx: &mut Tx<'_>, scope: &str) -> Result<Option<Count>, StoreError> {
    tx.row(COUNTED, &[&scope], |r| {
        Ok(Count {
            count: r.get(0)?,
            since: r.get(1)?,
            next: r.get(2)?,
        })
    })
}

/// The salt of today; a new day gets a new one, and the old one goes.
fn salt(tx: &mut Tx<'_>, given: &Given) -> Result<String, StoreError> {
    let today = given.today();
    if let Some(salt) = tx.row(SALT, &[&today], |r| r.get(0))? {
        return Ok(salt);
    }
    let salt = given.random128();
    tx.run(SWEEP_SALTS, &[&today])?;
    tx.run(INSERT_SALT, &[&today, &salt])?;
    Ok(salt)
}

/// Forgets what is older than a day, and the salts of other days. Every try does it; a nightly job does it where nobody
/// tries.
///
/// # Errors
/// As [`Tx::run`].
pub fn sweep(tx: &mut Tx<'_>, given: &Given) -> Result<u64, StoreError> {
    let old = Timestamp::from_millisecond(given.now().as_millisecond() - DAY_MS)
        .unwrap_or(Timestamp::MIN);
    let salts = tx.run(SWEEP_SALTS, &[&given.today()])?;
    Ok(salts + tx.run(SWEEP, &[&old])?)
}

impl Brake {
    /// The scope of one account at this door.
    fn account(&self, account: &str) -> String {
        format!("{}:a:{account}", self.name)
    }

    /// Every scope that a try falls under, each with its pace.
    fn scopes(
        &self,
        tx: &mut Tx<'_>,
        given: &Given,
        trying: Trying<'_>,
    ) -> Result<Vec<(String, Pace)>, StoreError> {
        let mut scopes = vec![(self.name.to_owned(), self.everybody)];
        if let Some(account) = trying.account {
            scopes.push((self.account(account), Pace::Account));
        }
        if let Some(address) = trying.address {
            let hashed = address.hashed(&salt(tx, given)?);
            scopes.push((format!("{}:i:{hashed}", self.name), self.address));
        }
        Ok(scopes)
    }

    /// Counts a try as wrong beforehand, so that many at once cannot slip in side by side; or says how long to wait.
    /// An unknown account is counted like a known one: the answer may not tell which it was.
    ///
    /// # Errors
    /// As [`Tx::run`].
    pub fn take_turn(
        &self,
        tx: &mut Tx<'_>,
        given: &Given,
        trying: Trying<'_>,
    ) -> Result<Turn, StoreError> {
        let now = given.now();
        let mut before = Vec::new();
        for (scope, pace) in self.scopes(tx, given, trying)? {
            let count = counted(tx, &scope)?;
            before.push((scope, pace, count));
        }
        let waits = before.iter().filter_map(|(_, _, c)| rules::wait(*c, now));
        if let Some(seconds) = waits.max() {
            return Ok(Turn::Wait(seconds));
        }
        sweep(tx, given)?;
        for (scope, pace, count) in before {
            let count = pace.count(count, now);
            tx.run(KEEP, &[&scope, &count.count, &count.since, &count.next])?;
        }
        Ok(Turn::Go)
    }

    /// The try proved right: the account's wrong ones are forgotten, and this one no longer counts for the others.
    ///
    /// # Errors
    /// As [`Tx::run`].
    pub fn proved_right(
        &self,
        tx: &mut Tx<'_>,
        given: &Given,
        trying: Trying<'_>,
    ) -> Result<(), StoreError> {
        for (scope, pace) in self.scopes(tx, given, trying)? {
            let statement = if pace == Pace::Account {
                FORGET
            } else {
                TAKE_BACK
            };
            tx.run(statement, &[&scope])?;
        }
        Ok(())
    }

    /// Whole seconds that the next try on this account has to wait; 0 for none.
    ///
    /// # Errors
    /// As [`Tx::row`].
    pub fn left(&self, tx: &mut Tx<'_>, account: &str, now: Timestamp) -> Result<i64, StoreError> {
        let scope = self.account(account);
        Ok(rules::wait(counted(tx, &scope)?, now).unwrap_or(0))
    }
}
