//! The log of looks: who has read or changed what of a person, in the same transaction, chained by hashes (SAFETY.md §7).

use jiff::Timestamp;
use jiff::civil::Date;
pub use kit_audit::Row as Look;

use crate::{StoreError, Tx};

/// The tables of the log, for a realm's own migration.
pub const TABLES_SQL: &str = include_str!("../migrations/looks.sql");
/// Rows of the log for the test of migrations.
pub const TABLES_DATA: &str = include_str!("../migrations/looks.data.sql");

crate::statements! {
    HEAD = "SELECT number, hash FROM look ORDER BY number DESC LIMIT 1";
    CUT = "SELECT number, hash FROM look_cut ORDER BY number DESC LIMIT 1";
    CUT_DAY = "SELECT day, hash FROM look_cut ORDER BY number DESC LIMIT 1";
    APPEND = "INSERT INTO look (number, at_ms, actor, role, unit, action, resource, object, purpose, hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    AFTER = "SELECT number, at_ms, actor, role, unit, action, resource, object, purpose, hash FROM look
        WHERE number > $1 ORDER BY number LIMIT $2";
    OF_OBJECT = "SELECT number, at_ms, actor, role, unit, action, resource, object, purpose, hash FROM look
        WHERE object = $1 ORDER BY number DESC LIMIT $2";
    OF_LISTS = "SELECT number, at_ms, actor, role, unit, action, resource, object, purpose, hash FROM look
        WHERE object = '*' AND at_ms >= $1 ORDER BY number DESC LIMIT $2";
    SINCE = "SELECT number, at_ms, actor, role, unit, action, resource, object, purpose, hash FROM look
        WHERE at_ms >= $1 ORDER BY number";
    ONE = "SELECT number, at_ms, actor, role, unit, action, resource, object, purpose, hash FROM look WHERE number = $1";
    OF_ACTOR = "SELECT number, at_ms, actor, role, unit, action, resource, object, purpose, hash FROM look
        WHERE at_ms >= $2 AND actor = $1 ORDER BY number DESC LIMIT $3";
    CLOSED = "SELECT number, at_ms, actor, role, unit, action, resource, object, purpose, hash FROM look
        WHERE action = 'tick' AND actor = '' AND at_ms < $1 ORDER BY number DESC LIMIT 1";
    YOUNGER = "SELECT COUNT(*) FROM look WHERE number <= $1 AND at_ms >= $2";
    CUT_OFF = "DELETE FROM look WHERE number <= $1";
    KEEP_CUT = "INSERT INTO look_cut (number, day, hash) VALUES ($1, $2, $3)";
    OLD_CUTS = "DELETE FROM look_cut WHERE number < $1";
}

/// Object of a line that tells of a list instead of one person.
pub const LIST: &str = "*";

/// A line of the log with its place in the chain.
pub type Linked = (Look, [u8; 32]);

impl Tx<'_> {
    /// Writes down that the asker does what the route says to `object`.
    ///
    /// # Errors
    /// [`StoreError::NoAsker`] without one; as [`Tx::run`].
    pub fn looked(&mut self, object: &str) -> Result<(), StoreError> {
        let by = &self.about.as_ref().ok_or(StoreError::NoAsker)?.by;
        let (action, resource) = (by.action, by.resource);
        self.looked_as(action, resource, object)
    }

    /// As [`Tx::looked`], for something else than the route's own action and resource.
    ///
    /// # Errors
    /// As [`Tx::looked`].
    pub fn looked_as(
        &mut self,
        action: &str,
        resource: &str,
        object: &str,
    ) -> Result<(), StoreError> {
        let about = self.about.as_mut().ok_or(StoreError::NoAsker)?;
        about.logged = true;
        let (by, at, realm) = (about.by.clone(), about.given.now(), about.realm);
        let (last, previous) = self.head(realm)?;
        let look = Look {
            number: last + 1,
            at_ms: at.as_millisecond(),
            actor: by.actor,
            role: by.role,
            unit: by.unit,
            action: action.to_owned(),
            resource: resource.to_owned(),
            object: object.to_owned(),
            purpose: by.purpose.to_owned(),
        };
        self.append(&look, &previous)
    }

    /// Closes `day`, so that the head moves whether or not anything happened; gives the new head.
    ///
    /// # Errors
    /// As [`Tx::looked`].
    pub fn tick(&mut self, day: Date) -> Result<[u8; 32], StoreError> {
        let about = self.about.as_mut().ok_or(StoreError::NoAsker)?;
        about.logged = true;
        let (at, realm) = (about.given.now(), about.realm);
        let mut blind = [0_u8; 32];
        about.given.fill(&mut blind);
        let (last, previous) = self.head(realm)?;
        let look = Look::tick(last + 1, at.as_millisecond(), day, &blind);
        self.append(&look, &previous)?;
        Ok(look.hash(realm, &previous))
    }

    fn append(&mut self, look: &Look, previous: &[u8; 32]) -> Result<(), StoreError> {
        let realm = self.about.as_ref().ok_or(StoreError::NoAsker)?.realm;
        let number = i64::try_from(look.number).or(Err(StoreError::Broken("the log is full")))?;
        let hash = look.hash(realm, previous);
        self.run(
            APPEND,
            &[
                &number,
                &look.at_ms,
                &look.actor,
                &look.role,
                &look.unit,
                &look.action,
                &look.resource,
                &look.object,
                &look.purpose,
                &hash.to_vec(),
            ],
        )
        .map(|_| ())
    }

    fn head(&mut self, realm: &'static str) -> Result<(u64, [u8; 32]), StoreError> {
        let read = |row: &crate::Row<'_>| Ok((row.get::<i64>(0)?, row.get::<Vec<u8>>(1)?));
        let found = match self.row(HEAD, &[], read)? {
            Some(found) => Some(found),
            None => self.row(CUT, &[], read)?,
        };
        match found {
            Some((number, hash)) => Ok((
                u64::try_from(number).or(Err(StoreError::Broken("a line below zero")))?,
                link(hash)?,
            )),
            None => Ok((0, kit_audit::genesis(realm))),
        }
    }
}

fn link(hash: Vec<u8>) -> Result<[u8; 32], StoreError> {
    <[u8; 32]>::try_from(hash).or(Err(StoreError::Broken("a link of another length")))
}

fn look(row: &crate::Row<'_>) -> Result<Linked, StoreError> {
    let number = u64::try_from(row.get::<i64>(0)?);
    let look = Look {
        number: number.or(Err(StoreError::Broken("a line below zero")))?,
        at_ms: row.get(1)?,
        actor: row.get(2)?,
        role: row.get(3)?,
        unit: row.get(4)?,
        action: row.get(5)?,
        resource: row.get(6)?,
        object: row.get(7)?,
        purpose: row.get(8)?,
    };
    Ok((look, link(row.get(9)?)?))
}

/// At most `limit` lines after number `after`, the oldest first: for verifying in portions.
///
/// # Errors
/// As [`Tx::rows`].
pub fn after(tx: &mut Tx<'_>, after: u64, limit: i64) -> Result<Vec<Linked>, StoreError> {
    let after = i64::try_from(after).unwrap_or(i64::MAX);
    tx.rows(AFTER, &[&after, &limit], look)
}

/// Who has looked at `object`, the newest first, at most `limit` lines.
///
/// # Errors
/// As [`Tx::rows`].
pub fn of(tx: &mut Tx<'_>, object: &str, limit: i64) -> Result<Vec<Look>, StoreError> {
    let lines = tx.rows(OF_OBJECT, &[&object, &limit], look)?;
    Ok(lines.into_iter().map(|(look, _)| look).collect())
}

/// Lists that were read since `since`, the newest first, at most `limit` lines.
///
/// # Errors
/// As [`Tx::rows`].
pub fn of_lists(tx: &mut Tx<'_>, since: Timestamp, limit: i64) -> Result<Vec<Look>, StoreError> {
    let lines = tx.rows(OF_LISTS, &[&since, &limit], look)?;
    Ok(lines.into_iter().map(|(look, _)| look).collect())
}

/// Every line since `since`, the oldest first: for the leader's sample and alerts.
///
/// # Errors
/// As [`Tx::rows`].
pub fn since(tx: &mut Tx<'_>, since: Timestamp) -> Result<Vec<Look>, StoreError> {
    let lines = tx.rows(SINCE, &[&since], look)?;
    Ok(lines.into_iter().map(|(look, _)| look).collect())
}

/// The line with this number, if it is still there.
///
/// # Errors
/// As [`Tx::row`].
pub fn line(tx: &mut Tx<'_>, number: u64) -> Result<Option<Look>, StoreError> {
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    Ok(tx.row(ONE, &[&number], look)?.map(|(look, _)| look))
}

/// What `actor` did since `since`, the newest first, at most `limit` lines.
///
/// # Errors
/// As [`Tx::rows`].
pub fn of_actor(
    tx: &mut Tx<'_>,
    actor: &str,
    since: Timestamp,
    limit: i64,
) -> Result<Vec<Look>, StoreError> {
    let lines = tx.rows(OF_ACTOR, &[&actor, &since, &limit], look)?;
    Ok(lines.into_iter().map(|(look, _)| look).collect())
}

/// The newest line that closed a day before `before`, with its link: the last place where a log may be cut off that
/// keeps everything since `before`. None while a line before it is younger, as after a clock that was put back.
///
/// # Errors
/// As [`Tx::row`].
pub fn closed_before(tx: &mut Tx<'_>, before: Timestamp) -> Result<Option<Linked>, StoreError> {
    let Some((line, hash)) = tx.row(CLOSED, &[&before], look)? else {
        return Ok(None);
    };
    let last = i64::try_from(line.number).unwrap_or(i64::MAX);
    let younger: Option<i64> = tx.row(YOUNGER, &[&last, &before], |row| row.get(0))?;
    Ok((younger == Some(0)).then_some((line, hash)))
}

/// Where the chain begins after old lines were cut off: the day that its last line closed, and that line's link.
///
/// # Errors
/// As [`Tx::row`].
pub fn cut(tx: &mut Tx<'_>) -> Result<Option<(Date, [u8; 32])>, StoreError> {
    let row = tx.row(CUT_DAY, &[], |row| {
        Ok((row.get::<Date>(0)?, row.get::<Vec<u8>>(1)?))
    })?;
    row.map(|(day, hash)| Ok((day, link(hash)?))).transpose()
}

/// Cuts off every line up to `last`, which closed `day` and whose link is `hash`; the next line goes on from there.
///
/// # Errors
/// As [`Tx::run`].
pub fn cut_off(tx: &mut Tx<'_>, last: u64, day: Date, hash: &[u8; 32]) -> Result<u64, StoreError> {
    let last = i64::try_from(last).unwrap_or(i64::MAX);
    tx.run(KEEP_CUT, &[&last, &day, &hash.to_vec()])?;
    tx.run(OLD_CUTS, &[&last])?;
    tx.run(CUT_OFF, &[&last])
}
