//! Reading and writing crossings. The owner columns are written from the rules' answer and from nothing else (BR-6).

use engine_planning::companions::CompanyWish;
use jiff::Timestamp;
use jiff::civil::Date;
use kit_letters::{Reach, ThreadToken};
use kit_seal::Sealed;
use kit_store::{Given, Place, Row, StoreError, Tx};

use super::rules::{After, Crossing, Owner, State};
use super::{CrossingId, StepId, sql};
use crate::people::{AssociationId, CommunityId, CompanionId, Coordinator, CoordinatorId};
use crate::seal;
use crate::visit::VisitId;
use crate::waiting::{act::may_wait, store as waiting};

/// What a guest wants to be called; everything of a guest lies under the key of her crossing.
pub(crate) const CALLED: Place = Place::of("crossing", "called");
const REACH_TEXT: Place = Place::of("crossing", "reach_text");
const ABOUT: Place = Place::of("crossing", "about");
const WHEN_SUITS: Place = Place::of("crossing", "when_suits");
const WORDS: Place = Place::of("line", "words");

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum By {
    Guest,
    Coordinator(CoordinatorId),
    Companion(CompanionId),
}

impl By {
    pub(crate) fn columns(&self) -> (Option<CoordinatorId>, Option<CompanionId>) {
        match self {
            Self::Guest => (None, None),
            Self::Coordinator(id) => (Some(id.clone()), None),
            Self::Companion(id) => (None, Some(id.clone())),
        }
    }
}

/// A crossing as it is stored, with what the guest has told.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub(crate) id: CrossingId,
    pub(crate) thread: ThreadToken,
    pub(crate) association: AssociationId,
    /// None where the guest named a community that no association here has.
    pub(crate) community: Option<CommunityId>,
    /// What the guest wants to be called; none once the enquiry is taken back.
    pub(crate) called: Option<String>,
    /// `room`, `phone` or `email`, and the number or address.
    pub(crate) reach: Option<(String, Option<String>)>,
    pub(crate) company: CompanyWish,
    pub(crate) about: Option<String>,
    pub(crate) when_suits: Option<String>,
    pub(crate) opened: Timestamp,
    pub(crate) since: Timestamp,
    pub(crate) crossing: Crossing,
}

impl Stored {
    /// Where it stands, as a form carries it: whoever answers what has moved since must see that first.
    pub(crate) fn mark(&self) -> String {
        let state = &self.crossing.state;
        let visit = state.visit().map_or("", VisitId::as_str);
        format!("{}.{}.{visit}", state.key(), self.since.as_millisecond())
    }
}

/// What a guest told, as it lies in the row.
struct Cells {
    called: Option<Sealed>,
    reach_text: Option<Sealed>,
    about: Option<Sealed>,
    when_suits: Option<Sealed>,
}

fn row(r: &Row<'_>) -> Result<(Stored, Cells), StoreError> {
    let crossing = Crossing {
        coordinator: r.get(13)?,
        last: r.get(15)?,
        held: r.get(19)?,
        state: state(r)?,
    };
    let reach: Option<String> = r.get(5)?;
    let told = Cells {
        called: r.get(4)?,
        reach_text: r.get(6)?,
        about: r.get(8)?,
        when_suits: r.get(9)?,
    };
    let stored = Stored {
        id: r.get(0)?,
        thread: r.get(1)?,
        association: r.get(2)?,
        community: r.get(3)?,
        called: None,
        reach: reach.map(|kind| (kind, None)),
        company: CompanyWish::from_key(&r.get::<String>(7)?)
            .ok_or(StoreError::Broken("a company of no known kind"))?,
        about: None,
        when_suits: None,
        opened: r.get(10)?,
        since: r.get(11)?,
        crossing,
    };
    Ok((stored, told))
}

/// Opens what the guest told.
fn opened(tx: &Tx<'_>, (stored, told): (Stored, Cells)) -> Result<Stored, StoreError> {
    let guest = stored.id.as_str().to_owned();
    let open =
        |place, sealed: Option<Sealed>| seal::told(tx, place, &guest, &guest, sealed.as_ref());
    let reach_text = open(REACH_TEXT, told.reach_text)?;
    Ok(Stored {
        called: open(CALLED, told.called)?,
        reach: stored.reach.map(|(kind, _)| (kind, reach_text)),
        about: open(ABOUT, told.about)?,
        when_suits: open(WHEN_SUITS, told.when_suits)?,
        ..stored
    })
}

fn first(
    tx: &mut Tx<'_>,
    sql: &'static str,
    params: &[&dyn kit_store::Param],
) -> Result<Option<Stored>, StoreError> {
    let found = tx.row(sql, params, row)?;
    found.map(|found| opened(tx, found)).transpose()
}

fn every(
    tx: &mut Tx<'_>,
    sql: &'static str,
    params: &[&dyn kit_store::Param],
) -> Result<Vec<Stored>, StoreError> {
    let found = tx.rows(sql, params, row)?;
    found.into_iter().map(|found| opened(tx, found)).collect()
}

/// The state in a row; a row without what its state needs is broken, never guessed.
fn state(r: &Row<'_>) -> Result<State, StoreError> {
    let lacks = || StoreError::Broken("a crossing without what its state needs");
    let companion = || r.get::<Option<CompanionId>>(14)?.ok_or_else(lacks);
    let visit = || r.get::<Option<_>>(16)?.ok_or_else(lacks);
    Ok(match r.get::<String>(12)?.as_str() {
        "new" => State::New {
            answer_by: r.get::<Option<Date>>(17)?.ok_or_else(lacks)?,
        },
        "answered" => State::Answered,
        "asked" => State::Asked {
            companion: companion()?,
            visit: visit()?,
        },
        "promised" => State::Promised {
            companion: companion()?,
            visit: visit()?,
        },
        "call-wanted" => State::CallWanted {
            companion: companion()?,
            visit: visit()?,
        },
        "between" => State::Between {
            companion: companion()?,
            after: r
                .get::<Option<String>>(18)?
                .and_then(|key| After::from_key(&key))
                .ok_or_else(lacks)?,
        },
        "walks-alone" => State::WalksAlone,
        "stayed" => State::Stayed,
        "withdrawn" => State::Withdrawn,
        "closed" => State::Closed,
        _ => return Err(StoreError::Broken("a crossing in no known state")),
    })
}

/// What a guest has told in an enquiry.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub(crate) thread: ThreadToken,
    pub(crate) association: AssociationId,
    pub(crate) community: Option<CommunityId>,
    pub(crate) called: String,
    pub(crate) reach: Reach,
    pub(crate) company: CompanyWish,
    pub(crate) about: Option<String>,
    pub(crate) when_suits: Option<String>,
}

/// Writes a new crossing down; false if the thread was known.
pub(crate) fn insert(
    tx: &mut Tx<'_>,
    id: &CrossingId,
    told: &Told,
    crossing: &Crossing,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let State::New { answer_by } = crossing.state else {
        return Err(StoreError::Broken("a crossing that does not begin as new"));
    };
    let Owner::Coordinator(owner) = crossing.owner() else {
        return Err(StoreError::Broken("a new crossing without a coordinator"));
    };
    let (reach_kind, reach_text) = match &told.reach {
        Reach::Room => ("room", None),
        Reach::Phone(number) => ("phone", Some(number.as_str().to_owned())),
        Reach::Email(address) => ("email", Some(address.as_str().to_owned())),
    };
    let guest = id.as_str();
    tx.new_person(CALLED, guest)?;
    let called = tx.seal(CALLED, guest, guest, &told.called)?;
    let mut sealed = |place, text: Option<&str>| seal::maybe(tx, place, guest, guest, text);
    let reach_text = sealed(REACH_TEXT, reach_text.as_deref())?;
    let about = sealed(ABOUT, told.about.as_deref())?;
    let when_suits = sealed(WHEN_SUITS, told.when_suits.as_deref())?;
    let touched = tx.run(
        sql::INSERT,
        &[
            id,
            &told.thread,
            &told.association,
            &told.community,
            &called,
            &reach_kind,
            &reach_text,
            &told.company.key(),
            &about,
            &when_suits,
            &now,
            &now,
            &crossing.state.key(),
            &crossing.coordinator,
            &answer_by,
            &crossing.held,
            &owner,
        ],
    )?;
    Ok(touched > 0)
}

/// Writes where a crossing stands now, with the owner that the rules name; a new owner leaves a handover row.
pub(crate) fn save(
    tx: &mut Tx<'_>,
    given: &Given,
    before: &Stored,
    now_stands: Crossing,
) -> Result<Stored, StoreError> {
    let owners = |owner: Owner| match owner {
        Owner::Coordinator(id) => (Some(id), None),
        Owner::Companion(id) => (None, Some(id)),
    };
    let (from, to) = (before.crossing.owner(), now_stands.owner());
    let (owner_coordinator, owner_companion) = owners(to.clone());
    let (answer_by, after) = match &now_stands.state {
        State::New { answer_by } => (Some(*answer_by), None),
        State::Between { after, .. } => (None, Some(after.key())),
        State::Answered
        | State::Asked { .. }
        | State::Promised { .. }
        | State::CallWanted { .. }
        | State::WalksAlone
        | State::Stayed
        | State::Withdrawn
        | State::Closed => (None, None),
    };
    let now = given.now();
    let since = if now_stands.state == before.crossing.state {
        before.since
    } else {
        now
    };
    let touched = tx.run(
        sql::MOVE,
        &[
            &before.id,
            &since,
            &now_stands.state.key(),
            &now_stands.coordinator,
            &now_stands.state.companion().cloned(),
            &now_stands.last,
            &now_stands.state.visit().cloned(),
            &answer_by,
            &after,
            &now_stands.held,
            &owner_coordinator,
            &owner_companion,
        ],
    )?;
    if touched != 1 {
        return Err(StoreError::Broken(
            "a crossing vanished while it was changed",
        ));
    }
    if !may_wait(&now_stands.state) {
        waiting::leave(tx, &before.id)?;
    }
    if from != to {
        let (from_coordinator, from_companion) = owners(from);
        tx.run(
            sql::HANDOVER,
            &[
                &StepId::new(given),
                &before.id,
                &now,
                &from_coordinator,
                &from_companion,
                &owner_coordinator,
                &owner_companion,
            ],
        )?;
    }
    Ok(Stored {
        since,
        crossing: now_stands,
        ..before.clone()
    })
}

/// Notes what happened; false if the same form came before.
pub(crate) fn step(
    tx: &mut Tx<'_>,
    id: &StepId,
    crossing: &CrossingId,
    at: Timestamp,
    what: &'static str,
    by: &By,
) -> Result<bool, StoreError> {
    let (coordinator, companion) = by.columns();
    let touched = tx.run(
        sql::STEP,
        &[id, crossing, &at, &what, &coordinator, &companion],
    )?;
    Ok(touched > 0)
}

/// Whether the form with this nonce came before.
pub(crate) fn is_done(tx: &mut Tx<'_>, id: &StepId) -> Result<bool, StoreError> {
    Ok(tx
        .row(sql::STEP_DONE, &[id], |r| r.get::<StepId>(0))?
        .is_some())
}

/// One thing that happened.
#[derive(Debug, Clone)]
pub(crate) struct Happened {
    pub(crate) at: Timestamp,
    pub(crate) what: String,
    pub(crate) by: By,
}

/// What happened, oldest first.
pub(crate) fn steps(tx: &mut Tx<'_>, id: &CrossingId) -> Result<Vec<Happened>, StoreError> {
    tx.rows(sql::STEPS, &[id], |r| {
        let by = match (
            r.get::<Option<CoordinatorId>>(2)?,
            r.get::<Option<CompanionId>>(3)?,
        ) {
            (Some(id), _) => By::Coordinator(id),
            (None, Some(id)) => By::Companion(id),
            (None, None) => By::Guest,
        };
        Ok(Happened {
            at: r.get(0)?,
            what: r.get(1)?,
            by,
        })
    })
}

/// A message between guest and coordinator.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) at: Timestamp,
    /// None: the guest wrote it.
    pub(crate) by: Option<CoordinatorId>,
    pub(crate) words: String,
}

/// The messages, oldest first.
pub(crate) fn lines(tx: &mut Tx<'_>, id: &CrossingId) -> Result<Vec<Line>, StoreError> {
    let rows = tx.rows(sql::LINES, &[id], |r| {
        let line = Line {
            at: r.get(0)?,
            by: r.get(1)?,
            words: String::new(),
        };
        Ok((line, r.get::<String>(2)?, r.get::<Sealed>(3)?))
    })?;
    rows.into_iter()
        .map(|(line, row, words)| {
            let words = seal::told(tx, WORDS, &row, id.as_str(), Some(&words))?;
            Ok(Line {
                words: words.unwrap_or_default(),
                ..line
            })
        })
        .collect()
}

/// Notes a message.
pub(crate) fn line(
    tx: &mut Tx<'_>,
    given: &Given,
    crossing: &CrossingId,
    by: Option<&CoordinatorId>,
    words: &str,
) -> Result<(), StoreError> {
    let by: Option<CoordinatorId> = by.cloned();
    let id = StepId::new(given);
    let words = tx.seal(WORDS, id.as_str(), crossing.as_str(), words)?;
    tx.run(sql::LINE, &[&id, crossing, &given.now(), &by, &words])
        .map(|_| ())
}

/// Any crossing; for letters, which name a thread and no person.
pub(crate) fn one(tx: &mut Tx<'_>, id: &CrossingId) -> Result<Option<Stored>, StoreError> {
    first(tx, sql::ONE, &[id])
}

/// The crossing of a thread.
pub(crate) fn by_thread(
    tx: &mut Tx<'_>,
    thread: &ThreadToken,
) -> Result<Option<Stored>, StoreError> {
    first(tx, sql::BY_THREAD, &[thread])
}

/// One crossing, if it is of the coordinator's own association.
pub(crate) fn one_of(
    tx: &mut Tx<'_>,
    who: &Coordinator,
    id: &CrossingId,
) -> Result<Option<Stored>, StoreError> {
    first(tx, sql::ONE_OF, &[id, &who.association])
}

/// What waits for an association's coordinators, oldest first.
pub(crate) fn waiting(tx: &mut Tx<'_>, of: &AssociationId) -> Result<Vec<Stored>, StoreError> {
    every(tx, sql::WAITING, &[of])
}

/// Every crossing of an association that runs.
pub(crate) fn running(tx: &mut Tx<'_>, of: &AssociationId) -> Result<Vec<Stored>, StoreError> {
    every(tx, sql::RUNNING, &[of])
}

/// Every crossing of an association whose guest goes alone.
pub(crate) fn arrived(tx: &mut Tx<'_>, of: &AssociationId) -> Result<Vec<Stored>, StoreError> {
    every(tx, sql::ARRIVED, &[of])
}

/// A companion's crossings.
pub(crate) fn of_companion(tx: &mut Tx<'_>, id: &CompanionId) -> Result<Vec<Stored>, StoreError> {
    every(tx, sql::OF_COMPANION, &[id])
}

/// Everything a coordinator answers for, ended or not.
pub(crate) fn answered_for_by(
    tx: &mut Tx<'_>,
    id: &CoordinatorId,
) -> Result<Vec<Stored>, StoreError> {
    every(tx, sql::ANSWERED_FOR_BY, &[id])
}

/// Who has said no to a crossing.
pub(crate) fn said_no(tx: &mut Tx<'_>, id: &CrossingId) -> Result<Vec<CompanionId>, StoreError> {
    tx.rows(sql::SAID_NO, &[id], |r| r.get(0))
}

/// How many crossings each companion has running, without `but`.
pub(crate) fn loads(
    tx: &mut Tx<'_>,
    of: &AssociationId,
    but: &CrossingId,
) -> Result<Vec<(CompanionId, i64)>, StoreError> {
    tx.rows(sql::LOADS, &[of, but], |r| Ok((r.get(0)?, r.get(1)?)))
}

/// The counted answers to "are you still there".
pub(crate) fn answers(tx: &mut Tx<'_>) -> Result<Vec<(String, i64)>, StoreError> {
    tx.rows(sql::ANSWERS, &[], |r| Ok((r.get(0)?, r.get(1)?)))
}
