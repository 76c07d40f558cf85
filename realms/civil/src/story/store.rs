//! Reading and writing stories.

use jiff::Timestamp;
use kit_seal::Sealed;
use kit_store::{Param, Place, Row, StoreError, Tx};

use super::rules::Draft;
use super::{State, Story, StoryId, Told, sql};
use crate::people::{AssociationId, CommunityId, CoordinatorId};
use crate::{keys, seal};

const WORDS: Place = Place::of("story", "words");
const CALLED: Place = Place::of("story", "called");
const ANSWER: Place = Place::of("story", "answer");
const SHOWN_WORDS: Place = Place::of("story_shown", "words");
const SHOWN_CALLED: Place = Place::of("story_shown", "called");

type Raw = (Story, [Option<Sealed>; 3]);

fn raw(r: &Row<'_>) -> Result<Raw, StoreError> {
    let state = State::from_key(&r.get::<String>(5)?);
    let one = Story {
        id: r.get(0)?,
        association: r.get(1)?,
        community: r.get(2)?,
        community_name: r.get(3)?,
        own: r.get::<Option<String>>(4)?.is_none(),
        state: state.ok_or(StoreError::Broken("a story in no known state"))?,
        words: None,
        called: None,
        answer: None,
        made: r.get(9)?,
    };
    Ok((one, [r.get(6)?, r.get(7)?, r.get(8)?]))
}

fn load(
    tx: &mut Tx<'_>,
    sql: &'static str,
    params: &[&dyn Param],
) -> Result<Vec<Story>, StoreError> {
    let rows = tx.rows(sql, params, raw)?;
    rows.into_iter()
        .map(|(one, [words, called, answer])| {
            let id = one.id.as_str();
            Ok(Story {
                words: seal::told(tx, WORDS, id, id, words.as_ref())?,
                called: seal::told(tx, CALLED, id, id, called.as_ref())?,
                answer: seal::told(tx, ANSWER, id, id, answer.as_ref())?,
                ..one
            })
        })
        .collect()
}

pub(crate) fn of_association(
    tx: &mut Tx<'_>,
    of: &AssociationId,
) -> Result<Vec<Story>, StoreError> {
    load(tx, sql::OF_ASSOCIATION, &[of])
}

pub(crate) fn one(tx: &mut Tx<'_>, id: &StoryId) -> Result<Option<Story>, StoreError> {
    Ok(load(tx, sql::ONE, &[id])?.pop())
}

pub(crate) fn followed(tx: &mut Tx<'_>, token_hash: &str) -> Result<Option<Story>, StoreError> {
    Ok(load(tx, sql::FOLLOWED, &[&token_hash])?.pop())
}

/// A story, of which community, and by which address it is followed; none where a coordinator writes the community's own.
#[derive(Debug, Clone)]
pub(crate) struct New {
    pub(crate) id: StoryId,
    pub(crate) association: AssociationId,
    pub(crate) community: CommunityId,
    pub(crate) token_hash: Option<String>,
    pub(crate) draft: Draft,
}

/// Writes it down, once; whether it was new.
pub(crate) fn keep(tx: &mut Tx<'_>, new: &New, at: Timestamp) -> Result<bool, StoreError> {
    let known = tx.row(sql::KNOWN, &[&new.id], |r| r.get::<i64>(0))?;
    if known.unwrap_or(0) > 0 {
        return Ok(false);
    }
    let id = new.id.as_str();
    tx.new_person(WORDS, id)?;
    let words = tx.seal(WORDS, id, id, &new.draft.words)?;
    let called = seal::maybe(tx, CALLED, id, id, new.draft.called.as_deref())?;
    tx.run(
        sql::INSERT,
        &[
            &new.id,
            &new.association,
            &new.community,
            &new.token_hash,
            &words,
            &called,
            &at,
        ],
    )?;
    Ok(true)
}

/// Lets everybody read it.
pub(crate) fn show(
    tx: &mut Tx<'_>,
    one: &Story,
    by: Option<&CoordinatorId>,
    at: Timestamp,
) -> Result<(), StoreError> {
    let Some(told) = one.words.as_deref() else {
        return Ok(());
    };
    let (id, by) = (one.id.as_str(), by.cloned());
    let no_answer: Option<Sealed> = None;
    tx.run(
        sql::SETTLE,
        &[&one.id, &State::Shown.key(), &no_answer, &at, &by],
    )?;
    let words = tx.seal(SHOWN_WORDS, id, id, told)?;
    let called = seal::maybe(tx, SHOWN_CALLED, id, id, one.called.as_deref())?;
    tx.run(sql::SHOW, &[&one.id, &one.community, &words, &called, &at])
        .map(|_| ())
}

/// Lets nobody read it, and says why to whoever wrote.
pub(crate) fn decline(
    tx: &mut Tx<'_>,
    one: &Story,
    answer: &str,
    by: &CoordinatorId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let id = one.id.as_str();
    let sealed = tx.seal(ANSWER, id, id, answer)?;
    tx.run(
        sql::SETTLE,
        &[&one.id, &State::Declined.key(), &sealed, &at, by],
    )?;
    tx.run(sql::HIDE, &[&one.id]).map(|_| ())
}

/// Takes it down: its words go now, and their key after them.
pub(crate) fn take_down(tx: &mut Tx<'_>, one: &Story, at: Timestamp) -> Result<(), StoreError> {
    tx.run(sql::HIDE, &[&one.id])?;
    tx.run(sql::EMPTY, &[&one.id, &at])?;
    keys::forget_later(tx, &one.id)
}

/// What everybody reads, the newest first. Who told it does not stand here, so nobody is looked at; what was taken down is
/// left out even where an old disk still has it, since its key is gone.
pub(crate) fn shown(tx: &mut Tx<'_>) -> Result<Vec<Told>, StoreError> {
    let rows = tx.rows(sql::SHOWN, &[], |r| {
        let id: StoryId = r.get(0)?;
        let community: CommunityId = r.get(1)?;
        Ok((
            id,
            community,
            r.get::<Sealed>(2)?,
            r.get::<Option<Sealed>>(3)?,
        ))
    })?;
    let mut told = Vec::new();
    for (id, community, words, called) in rows {
        let id = id.as_str();
        if let Some(words) = seal::told(tx, SHOWN_WORDS, id, id, Some(&words))? {
            let called = seal::told(tx, SHOWN_CALLED, id, id, called.as_ref())?;
            told.push(Told {
                community,
                words,
                called,
            });
        }
    }
    Ok(told)
}
