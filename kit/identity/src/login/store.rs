//! Logins under way and logins that are somebody's, in the database.

use jiff::{SignedDuration, Timestamp};
use kit_store::{Given, StoreError, Tx};
use kit_web::Role;
use kit_web::door::{self, Entrant};

use super::{Begun, Known, Provider, roles};
use crate::passkey::store::Removed;
use crate::ways::{self, Told};
use crate::{People, sql};

/// So long may a person take at the other house.
const LASTS: SignedDuration = SignedDuration::from_mins(10);
/// A first name is kept to this many letters.
const NAME_MAX: usize = 60;

/// A login as its person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Login {
    /// Its id.
    pub(crate) id: String,
    /// The other house's name in the configuration.
    pub(crate) provider: String,
    /// When it was added.
    pub(crate) made: Timestamp,
    /// When it last let somebody in.
    pub(crate) used: Option<Timestamp>,
}

/// What was kept while somebody was at the other house.
#[derive(Debug, Clone)]
pub(crate) struct Waiting {
    pub(crate) nonce: String,
    pub(crate) verifier: String,
    /// The one whose login is to be added; none where somebody wants in.
    pub(crate) actor: Option<String>,
}

/// Keeps what the answer will be held against; `browser` is the secret in the browser's own cookie.
pub(crate) fn begin(
    tx: &mut Tx<'_>,
    provider: &str,
    begun: &Begun,
    browser: &str,
    actor: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.run(sql::SWEEP_STARTS, &[&now])?;
    let ends = now.checked_add(LASTS).unwrap_or(Timestamp::MAX);
    tx.run(
        sql::INSERT_START,
        &[
            &door::hash(&begun.state),
            &door::hash(browser),
            &provider,
            &begun.nonce,
            &begun.verifier,
            &actor,
            &ends,
        ],
    )
    .map(|_| ())
}

/// Takes out what was kept, once, and only for the browser and the house it was kept for.
pub(crate) fn take(
    tx: &mut Tx<'_>,
    provider: &str,
    state: &str,
    browser: &str,
    now: Timestamp,
) -> Result<Option<Waiting>, StoreError> {
    let id = door::hash(state);
    let found = tx.row(sql::START, &[&id, &now], |r| {
        let waiting = Waiting {
            nonce: r.get(2)?,
            verifier: r.get(3)?,
            actor: r.get(4)?,
        };
        Ok((r.get::<String>(0)?, r.get::<String>(1)?, waiting))
    })?;
    let Some((bound, asked, waiting)) = found else {
        return Ok(None);
    };
    // Hashes of 256 random bits are compared: what can be learnt from the time tells nothing of the secret.
    if bound != door::hash(browser) || asked != provider {
        return Ok(None);
    }
    Ok((tx.run(sql::DELETE_START, &[&id])? == 1).then_some(waiting))
}

/// Somebody's logins, the oldest first.
///
/// # Errors
/// As [`Tx::rows`].
pub(crate) fn logins_of(tx: &mut Tx<'_>, actor: &str) -> Result<Vec<Login>, StoreError> {
    tx.rows(sql::LOGINS_OF, &[&actor], |r| {
        Ok(Login {
            id: r.get(0)?,
            provider: r.get(1)?,
            made: r.get(2)?,
            used: r.get(3)?,
        })
    })
}

/// What became of a login.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Came {
    /// Somebody comes in.
    In(Entrant),
    /// Known there, but nobody here.
    Nobody,
    /// Somebody here, but without a role there.
    NoRole,
}

fn first_name(known: &Known) -> String {
    let name: String = known
        .first_name
        .as_deref()
        .unwrap_or_default()
        .trim()
        .chars()
        .filter(|c| !c.is_control())
        .take(NAME_MAX)
        .collect();
    name
}

/// Lets in whom the other house knows: by the login that is theirs, else, if a role is meant, as somebody new.
pub(crate) fn come_in<R: People>(
    tx: &mut Tx<'_>,
    given: &Given,
    provider: &Provider,
    realm_roles: &[Role],
    known: &Known,
) -> Result<Came, StoreError> {
    let now = given.now();
    let mapped = !provider.roles.is_empty();
    let role = roles::role(&known.says, &provider.roles, realm_roles);
    let login = tx.row(sql::LOGIN, &[&known.subject_hash], |r| {
        Ok((r.get::<String>(0)?, r.get::<String>(1)?))
    })?;
    let came = match (login, role) {
        (Some((id, actor)), role) => {
            let Some(mut entrant) = R::entrant(tx, &actor)? else {
                return Ok(Came::Nobody);
            };
            if mapped && role.is_none() {
                return Ok(Came::NoRole);
            }
            if let Some(role) = role.filter(|role| role.0 != entrant.role) {
                let Some(changed) = R::take_role(tx, &actor, role)? else {
                    return Ok(Came::NoRole);
                };
                // Rights have changed: what stands open was opened with the old ones.
                door::end_all_of(tx, &actor)?;
                entrant = changed;
            }
            tx.run(sql::LOGIN_USED, &[&id, &now])?;
            entrant
        }
        (None, Some(role)) => {
            let name = first_name(known);
            if name.is_empty() {
                return Ok(Came::Nobody);
            }
            let Some(entrant) = R::welcome(tx, given, role, &name)? else {
                return Ok(Came::Nobody);
            };
            add(tx, given, provider, &entrant.id, known)?;
            entrant
        }
        (None, None) => return Ok(Came::Nobody),
    };
    ways::tell(tx, given, &came.id, Told::InByLogin)?;
    Ok(Came::In(came))
}

/// Adds a login to somebody. False where it is somebody's already.
pub(crate) fn add(
    tx: &mut Tx<'_>,
    given: &Given,
    provider: &Provider,
    actor: &str,
    known: &Known,
) -> Result<bool, StoreError> {
    let added = tx.run(
        sql::INSERT_LOGIN,
        &[
            &given.uuid7(),
            &actor,
            &provider.name,
            &known.subject_hash,
            &given.now(),
        ],
    )? == 1;
    if added {
        ways::tell(tx, given, actor, Told::LoginMade)?;
    }
    Ok(added)
}

/// Removes a login, unless it is the last way in.
pub(crate) fn remove(
    tx: &mut Tx<'_>,
    given: &Given,
    actor: &str,
    id: &str,
) -> Result<Removed, StoreError> {
    if !logins_of(tx, actor)?.iter().any(|login| login.id == id) {
        return Ok(Removed::Unknown);
    }
    if ways::count(tx, actor)? <= 1 {
        return Ok(Removed::Last);
    }
    tx.run(sql::DELETE_LOGIN, &[&id, &actor])?;
    ways::tell(tx, given, actor, Told::LoginGone)?;
    Ok(Removed::Gone)
}
