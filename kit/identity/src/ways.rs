//! What stands on a person's own page: their ways in, their sessions, and the last changes (SAFETY.md §6.2 rule 7).

use jiff::{SignedDuration, Timestamp};
use kit_store::{Given, StoreError, Tx};
use kit_web::{Arrival, door};

use crate::sql;

/// So long is a change told.
const TOLD_FOR: SignedDuration = SignedDuration::from_hours(90 * 24);

/// What happened to somebody's ways in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// A key was added.
    KeyMade,
    /// A key was removed.
    KeyGone,
    /// A key's counter went back: there may be two of it. It was refused.
    KeyDoubted,
    /// Came in by a key.
    InByKey,
    /// Came in by a login at another house.
    InByLogin,
    /// A login was added.
    LoginMade,
    /// A login was removed.
    LoginGone,
    /// A second person made a link.
    LinkMade,
    /// The link was used; every other session ended.
    LinkUsed,
    /// Sessions were ended.
    Ended,
    /// Came in by a code.
    InByCode,
    /// An address for codes was added.
    MailMade,
    /// The address was taken away.
    MailGone,
}

impl Told {
    /// Every one.
    pub const ALL: [Self; 13] = [
        Self::InByCode,
        Self::MailMade,
        Self::MailGone,
        Self::KeyMade,
        Self::KeyGone,
        Self::KeyDoubted,
        Self::InByKey,
        Self::InByLogin,
        Self::LoginMade,
        Self::LoginGone,
        Self::LinkMade,
        Self::LinkUsed,
        Self::Ended,
    ];

    /// The word in the table.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::KeyMade => "key-made",
            Self::KeyGone => "key-gone",
            Self::KeyDoubted => "key-doubted",
            Self::InByKey => "in-by-key",
            Self::InByLogin => "in-by-login",
            Self::LoginMade => "login-made",
            Self::LoginGone => "login-gone",
            Self::LinkMade => "link-made",
            Self::LinkUsed => "link-used",
            Self::Ended => "ended",
            Self::InByCode => "in-by-code",
            Self::MailMade => "mail-made",
            Self::MailGone => "mail-gone",
        }
    }

    fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// Writes down what happened, so that the person sees it.
///
/// # Errors
/// As [`Tx::run`].
pub fn tell(tx: &mut Tx<'_>, given: &Given, actor: &str, what: Told) -> Result<(), StoreError> {
    let now = given.now();
    let oldest = now.checked_sub(TOLD_FOR).unwrap_or(Timestamp::UNIX_EPOCH);
    tx.run(sql::SWEEP_TOLD, &[&oldest])?;
    tx.run(
        sql::INSERT_TOLD,
        &[&given.uuid7(), &actor, &what.word(), &now],
    )
    .map(|_| ())
}

/// The last changes, newest first, at most 20.
///
/// # Errors
/// As [`Tx::rows`].
pub fn told(tx: &mut Tx<'_>, actor: &str) -> Result<Vec<(Told, Timestamp)>, StoreError> {
    tx.rows(sql::TOLD, &[&actor], |r| {
        let what = Told::of(&r.get::<String>(0)?)
            .ok_or(StoreError::Broken("an unknown change of a way in"))?;
        Ok((what, r.get(1)?))
    })
}

/// One sign-in that still stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its name in forms: a hash of the hash, so that the page holds nothing that opens anything.
    pub handle: String,
    /// When it began.
    pub made: Timestamp,
    /// When it was last used, to the minute at best.
    pub seen: Timestamp,
    /// Whether it is the one that asks.
    pub own: bool,
}

/// Somebody's sessions, the last used first; `own` is the asking session's hash.
///
/// # Errors
/// As [`Tx::rows`].
pub fn sessions(
    tx: &mut Tx<'_>,
    actor: &str,
    own: &str,
    now: Timestamp,
) -> Result<Vec<Standing>, StoreError> {
    Ok(door::sessions_of(tx, actor, now)?
        .into_iter()
        .map(|open| Standing {
            handle: door::hash(&open.session),
            made: open.since,
            seen: open.seen,
            own: open.session == own,
        })
        .collect())
}

/// A sign-in is fresh for so long: a way in is changed by the person, not by whoever finds the screen open (ASVS 7.5.1).
const FRESH: SignedDuration = SignedDuration::from_mins(15);

/// Whether somebody may change their ways in: they signed in a little while ago, or have no way to sign in again yet.
///
/// # Errors
/// As [`Tx::rows`].
pub fn may_change(
    tx: &mut Tx<'_>,
    actor: &str,
    own: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let since = now.checked_sub(FRESH).unwrap_or(now);
    let open = door::sessions_of(tx, actor, now)?;
    let fresh = open
        .iter()
        .any(|one| one.session == own && one.since >= since);
    Ok(fresh || count(tx, actor)? == 0)
}

/// Ends the session with this handle, if it is this person's.
///
/// # Errors
/// As [`Tx::run`].
pub fn end_one(
    tx: &mut Tx<'_>,
    given: &Given,
    actor: &str,
    handle: &str,
) -> Result<bool, StoreError> {
    let open = door::sessions_of(tx, actor, given.now())?;
    let Some(found) = open
        .into_iter()
        .find(|open| door::hash(&open.session) == handle)
    else {
        return Ok(false);
    };
    door::end_session(tx, &found.session)?;
    tell(tx, given, actor, Told::Ended)?;
    Ok(true)
}

/// Ends every session of somebody but `own`; tells how many.
///
/// # Errors
/// As [`Tx::run`].
pub fn end_others(
    tx: &mut Tx<'_>,
    given: &Given,
    actor: &str,
    own: &str,
) -> Result<u64, StoreError> {
    let ended = door::end_others_of(tx, actor, own)?;
    tell(tx, given, actor, Told::Ended)?;
    Ok(ended)
}

/// How many ways in somebody has that need nobody else: keys and logins.
///
/// # Errors
/// As [`Tx::row`].
pub fn count(tx: &mut Tx<'_>, actor: &str) -> Result<i64, StoreError> {
    Ok(tx
        .row(sql::COUNT_WAYS, &[&actor], |r| r.get(0))?
        .unwrap_or(0))
}

/// What a one-time link opens where people have keys or logins of their own (SAFETY.md §6.2.9): the page where they make
/// one, and nothing once they have. Then only a second person opens for them.
///
/// # Errors
/// As [`Tx::row`].
pub fn arrive(tx: &mut Tx<'_>, who: &door::Entrant) -> Result<Arrival, StoreError> {
    Ok(if count(tx, &who.id)? == 0 {
        Arrival::ToRegister
    } else {
        Arrival::HasOwnWay
    })
}

/// Takes every way in from somebody who leaves.
///
/// # Errors
/// As [`Tx::run`].
pub fn close_all(tx: &mut Tx<'_>, actor: &str) -> Result<(), StoreError> {
    tx.run(sql::DELETE_KEYS_OF, &[&actor])?;
    tx.run(sql::DELETE_LOGINS_OF, &[&actor])?;
    tx.run(sql::DELETE_RECOVERIES_OF, &[&actor])?;
    // A link that still lies unused opens nothing for who has gone.
    door::forget_links_of(tx, actor)?;
    door::end_all_of(tx, actor).map(|_| ())
}
