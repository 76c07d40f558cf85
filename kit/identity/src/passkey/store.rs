//! Keys and ceremonies in the database. A ceremony is taken out when it is answered, whatever the answer is worth.

use jiff::{SignedDuration, Timestamp};
use kit_store::{Given, StoreError, Tx};
use kit_web::door::{self, Entrant};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Keys, Question, Refused, credential, fresh_handle};
use crate::ways::{self, Told};
use crate::{People, sql};

/// So long may a person take to touch the key.
const LASTS: SignedDuration = SignedDuration::from_mins(5);
/// More keys than this are no longer somebody's own.
const MOST_KEYS: usize = 10;

/// What a ceremony is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A new key.
    Register,
    /// Coming in.
    SignIn,
}

impl Purpose {
    fn word(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::SignIn => "sign-in",
        }
    }
}

/// Where a key lives. A choice and no text of one's own: a name that is never typed need not be protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Phone,
    Computer,
    Device,
    Other,
}

impl Kind {
    pub(crate) const ALL: [Self; 4] = [Self::Phone, Self::Computer, Self::Device, Self::Other];

    /// The word in the table and in forms.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Computer => "computer",
            Self::Device => "device",
            Self::Other => "other",
        }
    }

    /// The kind of a word; anything unknown is something else.
    pub(crate) fn of(word: &str) -> Self {
        let found = Self::ALL.into_iter().find(|kind| kind.word() == word);
        found.unwrap_or(Self::Other)
    }
}

/// A key as its person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key {
    /// Its id.
    pub(crate) id: String,
    /// Where it lives.
    pub(crate) kind: Kind,
    /// When it was made.
    pub(crate) made: Timestamp,
    /// When it last let somebody in.
    pub(crate) used: Option<Timestamp>,
}

/// A ceremony that was waiting for its answer.
struct Waiting {
    actor: Option<String>,
    kind: Option<String>,
    handle: Option<String>,
    kept: String,
}

fn hash_bytes(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn begin(
    tx: &mut Tx<'_>,
    token: &str,
    purpose: Purpose,
    about: [Option<&str>; 3],
    kept: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.run(sql::SWEEP_CEREMONIES, &[&now])?;
    let ends = now.checked_add(LASTS).unwrap_or(Timestamp::MAX);
    let [actor, kind, handle] = about;
    tx.run(
        sql::INSERT_CEREMONY,
        &[
            &door::hash(token),
            &purpose.word(),
            &actor,
            &kind,
            &handle,
            &kept,
            &ends,
        ],
    )
    .map(|_| ())
}

fn take(
    tx: &mut Tx<'_>,
    token: &str,
    purpose: Purpose,
    now: Timestamp,
) -> Result<Option<Waiting>, StoreError> {
    let id = door::hash(token);
    let waiting = tx.row(sql::CEREMONY, &[&id, &purpose.word(), &now], |r| {
        Ok(Waiting {
            actor: r.get(0)?,
            kind: r.get(1)?,
            handle: r.get(2)?,
            kept: r.get(3)?,
        })
    })?;
    let taken = tx.run(sql::DELETE_CEREMONY, &[&id, &purpose.word()])?;
    Ok(waiting.filter(|_| taken == 1))
}

/// Somebody's keys, the oldest first.
///
/// # Errors
/// As [`Tx::rows`].
pub(crate) fn keys_of(tx: &mut Tx<'_>, actor: &str) -> Result<Vec<Key>, StoreError> {
    tx.rows(sql::KEYS_OF, &[&actor], |r| {
        Ok(Key {
            id: r.get(0)?,
            kind: Kind::of(&r.get::<String>(3)?),
            made: r.get(4)?,
            used: r.get(5)?,
        })
    })
}

/// Whom a new key is for.
#[derive(Debug, Clone)]
pub(crate) struct Wish {
    pub(crate) actor: String,
    /// As the device shows the account.
    pub(crate) shown: String,
    /// Where the key is to live.
    pub(crate) kind: Kind,
}

/// Begins to make a key under the ceremony's `token`. None where somebody has as many as one may have.
pub(crate) fn begin_new(
    tx: &mut Tx<'_>,
    given: &Given,
    keys: &Keys,
    token: &str,
    wish: &Wish,
) -> Result<Option<Question>, StoreError> {
    let have = tx.rows(sql::KEYS_OF, &[&wish.actor], |r| {
        Ok((r.get::<String>(1)?, r.get::<String>(2)?))
    })?;
    if have.len() >= MOST_KEYS {
        return Ok(None);
    }
    // One handle for all of a person's keys, so that a device shows one account; it tells nothing of the person.
    let handle = have
        .first()
        .and_then(|(handle, _)| handle.parse::<Uuid>().ok())
        .unwrap_or_else(|| fresh_handle(given));
    let known = have.iter().filter_map(|(_, key)| credential(key)).collect();
    let question = keys
        .ask_for_new(handle, &wish.shown, known)
        .or(Err(StoreError::Broken("a question for a new key")))?;
    let (handle, now) = (handle.to_string(), given.now());
    let about = [
        Some(wish.actor.as_str()),
        Some(wish.kind.word()),
        Some(handle.as_str()),
    ];
    begin(tx, token, Purpose::Register, about, &question.kept, now)?;
    Ok(Some(question))
}

/// What became of an answer.
#[derive(Debug)]
pub(crate) enum Became<T> {
    /// It is true.
    Good(T),
    /// There was no such question, or it was answered already, or its time is over.
    Stale,
    /// It is not true.
    Refused(Refused),
}

/// Takes a new key in, if the answer to the ceremony is true and its person is the one who asks.
pub(crate) fn finish_new(
    tx: &mut Tx<'_>,
    given: &Given,
    keys: &Keys,
    (actor, token, answer): (&str, &str, &str),
) -> Result<Became<()>, StoreError> {
    let waiting = take(tx, token, Purpose::Register, given.now())?;
    let Some(waiting) = waiting.filter(|one| one.actor.as_deref() == Some(actor)) else {
        return Ok(Became::Stale);
    };
    let key = match keys.take_new(answer, &waiting.kept) {
        Ok(key) => key,
        Err(refused) => return Ok(Became::Refused(refused)),
    };
    let text = serde_json::to_string(&key).or(Err(StoreError::Broken("a key as text")))?;
    let made = tx.run(
        sql::INSERT_KEY,
        &[
            &given.uuid7(),
            &actor,
            &waiting.handle.unwrap_or_default(),
            &hash_bytes(key.cred_id()),
            &text,
            &waiting.kind.unwrap_or_default(),
            &given.now(),
        ],
    )?;
    if made == 0 {
        return Ok(Became::Stale);
    }
    ways::tell(tx, given, actor, Told::KeyMade)?;
    Ok(Became::Good(()))
}

/// Begins to ask who is there.
pub(crate) fn begin_sign_in(
    tx: &mut Tx<'_>,
    given: &Given,
    keys: &Keys,
    token: &str,
) -> Result<Question, StoreError> {
    let question = keys
        .ask_who()
        .or(Err(StoreError::Broken("a question who is there")))?;
    let nobody = [None, None, None];
    begin(
        tx,
        token,
        Purpose::SignIn,
        nobody,
        &question.kept,
        given.now(),
    )?;
    Ok(question)
}

/// Tells who came in by a key. A counter that went back is told to the key's person.
pub(crate) fn finish_sign_in<R: People>(
    tx: &mut Tx<'_>,
    given: &Given,
    keys: &Keys,
    token: &str,
    answer: &str,
) -> Result<Became<Entrant>, StoreError> {
    let now = given.now();
    let Some(waiting) = take(tx, token, Purpose::SignIn, now)? else {
        return Ok(Became::Stale);
    };
    let (handle, credential) = match keys.who_answers(answer) {
        Ok(found) => found,
        Err(refused) => return Ok(Became::Refused(refused)),
    };
    let found = tx.row(sql::KEY_BY_CREDENTIAL, &[&hash_bytes(&credential)], |r| {
        Ok((
            r.get::<String>(0)?,
            r.get::<String>(1)?,
            r.get::<String>(2)?,
            r.get::<String>(3)?,
        ))
    })?;
    let Some((id, actor, owner, stored)) = found.filter(|one| one.2 == handle.to_string()) else {
        return Ok(Became::Stale);
    };
    drop(owner);
    let moved = match keys.prove(answer, &waiting.kept, &stored) {
        Ok(moved) => moved,
        Err(refused) => {
            if matches!(refused, Refused::Doubted) {
                ways::tell(tx, given, &actor, Told::KeyDoubted)?;
            }
            return Ok(Became::Refused(refused));
        }
    };
    if tx.run(sql::KEY_USED, &[&id, &stored, &moved, &now])? != 1 {
        return Ok(Became::Stale);
    }
    let Some(entrant) = R::entrant(tx, &actor)? else {
        return Ok(Became::Stale);
    };
    ways::tell(tx, given, &actor, Told::InByKey)?;
    Ok(Became::Good(entrant))
}

/// What became of the wish to remove a way in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Removed {
    /// It is gone.
    Gone,
    /// It is the last; then somebody would stand outside.
    Last,
    /// There is none of this name.
    Unknown,
}

/// Removes a key, unless it is the last way in.
pub(crate) fn remove(
    tx: &mut Tx<'_>,
    given: &Given,
    actor: &str,
    id: &str,
) -> Result<Removed, StoreError> {
    if !keys_of(tx, actor)?.iter().any(|key| key.id == id) {
        return Ok(Removed::Unknown);
    }
    if ways::count(tx, actor)? <= 1 {
        return Ok(Removed::Last);
    }
    tx.run(sql::DELETE_KEY, &[&id, &actor])?;
    ways::tell(tx, given, actor, Told::KeyGone)?;
    Ok(Removed::Gone)
}
