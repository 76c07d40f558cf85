//! Reading and writing what colleagues say of themselves and ask one another; all of it under a worker's own key.

use jiff::Timestamp;
use kit_seal::Sealed;
use kit_store::{Place, StoreError, Tx};

use super::{QuestionId, sql};
use crate::house::names::Names;
use crate::house::{FormId, WorkerId};
use crate::portrait::PortraitId;
use crate::portrait::store as portraits;

const TOPICS: Place = Place::of("worker", "topics");
const ALSO: Place = Place::of("worker", "also");
const LINE: Place = Place::of("question", "line");
const ANSWER: Place = Place::of("question", "answer");

/// Somebody who works here, and what one may ask them about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Colleague {
    pub(crate) id: WorkerId,
    pub(crate) name: String,
    /// "Gæld, breve, boligstøtte".
    pub(crate) topics: String,
    /// Where else they work, "§ 85 mandag og tirsdag".
    pub(crate) also: String,
    /// Their own picture, where they brought one.
    pub(crate) picture: Option<PortraitId>,
}

/// Everybody who works here.
pub(crate) fn colleagues(tx: &mut Tx<'_>) -> Result<Vec<Colleague>, StoreError> {
    let (names, pictures) = (Names::read(tx)?, portraits::of_workers(tx)?);
    let rows = tx.rows(sql::TOPICS, &[], |r| {
        let sealed: (Option<Sealed>, Option<Sealed>) = (r.get(1)?, r.get(2)?);
        Ok((r.get::<WorkerId>(0)?, sealed))
    })?;
    let mut all = Vec::with_capacity(rows.len());
    for (id, (topics, also)) in rows {
        let open = |place, sealed: Option<Sealed>| {
            sealed.map_or(Ok(String::new()), |sealed| {
                tx.open(place, id.as_str(), id.as_str(), &sealed)
            })
        };
        all.push(Colleague {
            topics: open(TOPICS, topics)?,
            also: open(ALSO, also)?,
            name: names.of(&id),
            picture: pictures.get(&id).cloned(),
            id,
        });
    }
    all.sort_by_cached_key(|one| (kit_words::fold(&one.name), one.id.clone()));
    Ok(all)
}

/// Keeps what a worker says of themselves; the same words again change nothing.
pub(crate) fn put(
    tx: &mut Tx<'_>,
    worker: &WorkerId,
    topics: &str,
    also: &str,
) -> Result<(), StoreError> {
    let before = colleagues(tx)?.into_iter().find(|one| one.id == *worker);
    if before.is_some_and(|one| one.topics == topics && one.also == also) {
        return Ok(());
    }
    let id = worker.as_str();
    let topics = tx.seal(TOPICS, id, id, topics)?;
    let also = tx.seal(ALSO, id, id, also)?;
    tx.run(sql::PUT_TOPICS, &[worker, &topics, &also])
        .map(|_| ())
}

/// A line from one colleague to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Question {
    pub(crate) id: QuestionId,
    pub(crate) from: WorkerId,
    pub(crate) from_name: String,
    pub(crate) to_name: String,
    pub(crate) line: String,
    pub(crate) answer: Option<String>,
}

/// Asks, once for each form.
pub(crate) fn ask(
    tx: &mut Tx<'_>,
    form: &FormId,
    (from, to): (&WorkerId, &WorkerId),
    line: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let line = tx.seal(LINE, form.as_str(), from.as_str(), line)?;
    tx.run(sql::ASK, &[form, from, to, &line, &now]).map(|_| ())
}

/// What a worker has asked and been asked, the newest first.
pub(crate) fn questions(tx: &mut Tx<'_>, worker: &WorkerId) -> Result<Vec<Question>, StoreError> {
    let names = Names::read(tx)?;
    let rows = tx.rows(sql::QUESTIONS, &[worker], |r| {
        let from: WorkerId = r.get(1)?;
        let question = Question {
            id: r.get(0)?,
            from_name: names.of(&from),
            to_name: names.of(&r.get(2)?),
            from,
            line: String::new(),
            answer: None,
        };
        Ok((question, r.get::<Sealed>(3)?, r.get::<Option<Sealed>>(4)?))
    })?;
    rows.into_iter()
        .map(|(question, line, answer)| {
            let (id, key) = (question.id.as_str(), question.from.as_str());
            let answer = answer
                .map(|answer| tx.open(ANSWER, id, key, &answer))
                .transpose()?;
            Ok(Question {
                line: tx.open(LINE, id, key, &line)?,
                answer,
                ..question
            })
        })
        .collect()
}

/// Answers what oneself was asked; none where that is not so.
pub(crate) fn answer(
    tx: &mut Tx<'_>,
    id: &QuestionId,
    by: &WorkerId,
    line: &str,
    now: Timestamp,
) -> Result<Option<()>, StoreError> {
    let found = tx.row(sql::ASKED_BY, &[id, by], |r| {
        Ok((r.get::<WorkerId>(0)?, r.get::<Option<Sealed>>(1)?))
    })?;
    let Some((from, stands)) = found else {
        return Ok(None);
    };
    // A double press says the same twice.
    if let Some(stands) = stands
        && tx.open(ANSWER, id.as_str(), from.as_str(), &stands)? == line
    {
        return Ok(Some(()));
    }
    let line = tx.seal(ANSWER, id.as_str(), from.as_str(), line)?;
    tx.run(sql::ANSWER, &[id, by, &line, &now])?;
    Ok(Some(()))
}
