//! What the pages of a talk are made of, read in one transaction.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_store::{StoreError, Tx};
use kit_web::Asked;

use super::policy::TalkPolicy;
use super::rules::{Talk, TalkId};
use super::sheet::Sheet;
use super::{code, store};
use crate::course::GuestId;
use crate::course::store::{self as courses, Course};
use crate::health::{Topic, store as health};
use crate::house::{House, WorkerId, store as house};
use crate::instrument::{Instrument, Moment, own, store as instruments};
use crate::offer::{Offer, store as offers};

/// A guest with their talks.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub(super) id: GuestId,
    pub(super) called: String,
    pub(super) house: House,
    pub(super) course: Course,
    pub(super) talks: Vec<Talk>,
    pub(super) instruments: Vec<Instrument>,
    pub(super) policy: TalkPolicy,
    /// The offer of the one who asks.
    pub(super) offer: Option<String>,
    pub(super) today: Date,
    /// Whether the team of the one who asks is trained to ask about health (HE-7).
    pub(super) trained: bool,
    /// Whether the one who asks can take a tablet back.
    pub(super) has_code: bool,
}

impl Held {
    /// The questions of one side of a talk, as they are asked now.
    pub(super) fn sheet(&self, moment: Moment) -> Sheet {
        let mut asked = self.policy.at(moment, &self.instruments);
        asked.retain(|one| (moment != Moment::Health || self.trained) && self.is_due(one));
        Sheet(asked)
    }

    /// Whether the rhythm of an instrument lets it be asked: in the talk of the day it stays until the next.
    fn is_due(&self, one: &Instrument) -> bool {
        let Some(weeks) = one.repeat_weeks else {
            return true;
        };
        let key = one.key();
        let answered = |talk: &&Talk| {
            let mut sets = talk.sets.values();
            sets.any(|set| set.filled.answers.contains_key(&key))
        };
        let before = self.talks.iter().filter(|talk| talk.day < self.today);
        before
            .filter(answered)
            .all(|talk| talk.day.saturating_add((weeks * 7).days()) <= self.today)
    }

    pub(super) fn talk(&self, id: &TalkId) -> Option<&Talk> {
        self.talks.iter().find(|talk| talk.id == *id)
    }
}

/// Our own instruments in the reader's words.
pub(crate) fn own_of(asked: &Asked) -> Vec<Instrument> {
    own(&|key| asked.say(key))
}

/// Every instrument: our own, and those that were loaded.
pub(crate) fn every(tx: &mut Tx<'_>, own: &[Instrument]) -> Result<Vec<Instrument>, StoreError> {
    let mut all = own.to_vec();
    all.extend(instruments::loaded(tx)?);
    Ok(all)
}

/// What the offer of a worker has settled about talks. Where no person is kept, nobody is asked (DD-1).
pub(super) fn policy(offer: &Offer) -> TalkPolicy {
    let settled = offer.settings.talks.clone();
    TalkPolicy {
        measures: settled.measures && offer.settings.persons,
        ..settled
    }
}

/// Whether the team of a worker holds the training that health questions need (HE-7, HE-8).
pub(super) fn trained(tx: &mut Tx<'_>, me: &WorkerId, day: Date) -> Result<bool, StoreError> {
    let Some(team) = house::worker(tx, me)?.and_then(|worker| worker.team) else {
        return Ok(false);
    };
    let held = health::training(tx, &team, day)?;
    Ok(held
        .get(&Topic::Screening)
        .is_some_and(|stands| stands.holds()))
}

/// Reads a guest with their talks; none where there is no such guest.
pub(super) fn held(
    tx: &mut Tx<'_>,
    id: &GuestId,
    (me, day): (&WorkerId, Date),
    own: &[Instrument],
) -> Result<Option<Held>, StoreError> {
    let (Some(called), Some(course)) = (courses::called(tx, id)?, courses::newest(tx, id)?) else {
        return Ok(None);
    };
    let offer = offers::of_worker(tx, me, day)?;
    Ok(Some(Held {
        called,
        course,
        house: offer.house(house::house(tx)?),
        talks: store::talks(tx, id)?,
        instruments: every(tx, own)?,
        policy: policy(&offer),
        offer: Some(offer.id.to_string()),
        trained: trained(tx, me, day)?,
        today: day,
        has_code: code::kept(tx, me)?.is_some(),
        id: id.clone(),
    }))
}
