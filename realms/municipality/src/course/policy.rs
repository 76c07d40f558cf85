//! What an offer decides for itself about its courses. Dated with the offer's other settings; the law is data beside it.

use jiff::civil::Date;
use kit_store::{StoreError, Tx};
use serde::{Deserialize, Serialize};

use super::rules::{GuestId, Offer};
use super::sql;
use crate::house::WorkerId;
use crate::offer::settings::{Amiss, Decides, Settings};
use crate::offer::store as offers;

/// What happens when somebody has had an individual course before (LE-7). No rule of law is established (DOMAIN.md §2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Second {
    /// It is said, and the course may be opened.
    #[default]
    Warn,
    /// A reason must be chosen.
    Reason,
    /// It cannot be opened; the wish is counted.
    Block,
}

/// Talks to use as needed after the end (DD-9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct CardPolicy {
    /// How many talks a card has.
    pub(crate) talks: u8,
    /// How many calendar months it is valid.
    pub(crate) valid_months: u8,
}

impl Default for CardPolicy {
    fn default() -> Self {
        Self {
            talks: 5,
            valid_months: 6,
        }
    }
}

/// The rules of an offer's courses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct CoursePolicy {
    /// A second individual course.
    pub(crate) second_period: Second,
    /// Whether the clock stands still while a course is paused (RW-3).
    pub(crate) pause_stops_the_clock: bool,
    /// The most meetings of one course; none: as many as the calendar allows (GM-6).
    pub(crate) most_meetings: Option<u32>,
    /// How many weeks before the end the contact person is reminded (DD-16).
    pub(crate) alarm_weeks: Vec<u32>,
    /// How many weeks before the end a taper is asked for (DD-8).
    pub(crate) taper_weeks: u32,
    /// How many days before the first day visits may be planned (DD-12); 0: none.
    pub(crate) visits_before_days: u32,
    /// How often goals are looked at together, in weeks (DD-7).
    pub(crate) follow_up_weeks: u8,
    /// The punch card.
    pub(crate) card: CardPolicy,
}

impl Default for CoursePolicy {
    fn default() -> Self {
        Self {
            second_period: Second::default(),
            pause_stops_the_clock: false,
            most_meetings: None,
            alarm_weeks: vec![8, 4, 1],
            taper_weeks: 6,
            visits_before_days: 31,
            follow_up_weeks: 4,
            card: CardPolicy::default(),
        }
    }
}

impl CoursePolicy {
    /// What is amiss though every value could be read.
    pub(crate) fn check(&self, amiss: &mut Amiss<'_>) {
        use kit_words::key;
        if self.most_meetings == Some(0) {
            amiss.at("course.most_meetings", key!("offer-fault-meetings"));
        }
        if self.alarm_weeks.contains(&0) || self.alarm_weeks.len() > ALARMS_MAX {
            amiss.at("course.alarm_weeks", key!("offer-fault-alarms"));
        }
        if self.card.talks == 0 || self.card.valid_months == 0 {
            amiss.at("course.card", key!("offer-fault-card"));
        }
    }
}

/// The most alarms of a course.
const ALARMS_MAX: usize = 6;

/// What holds for the courses of an offer on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rules {
    pub(crate) policy: CoursePolicy,
    pub(crate) decides: Decides,
    /// The kinds of course it has.
    pub(crate) kinds: Vec<Offer>,
}

impl Rules {
    fn of(settings: Settings) -> Self {
        let has = |offer: &Offer| settings.bases.iter().any(|basis| basis == offer.key());
        Self {
            kinds: Offer::ALL.into_iter().filter(has).collect(),
            decides: settings.decides,
            policy: settings.course,
        }
    }
}

impl Default for Rules {
    fn default() -> Self {
        Self::of(Settings::default())
    }
}

/// The offer in which a guest's newest course runs: the contact person's; of who has none, the house's first.
pub(crate) fn offer_of(
    tx: &mut Tx<'_>,
    guest: &GuestId,
    day: Date,
) -> Result<crate::offer::Offer, StoreError> {
    let contact = tx.row(sql::CONTACT_OF_GUEST, &[guest], |r| r.get::<WorkerId>(0))?;
    match contact {
        Some(contact) => offers::of_worker(tx, &contact, day),
        None => offers::first(tx, day),
    }
}

/// The rules in force on a day for the courses of the offer where somebody works.
pub(crate) fn of(
    tx: &mut Tx<'_>,
    worker: Option<&WorkerId>,
    day: Date,
) -> Result<Rules, StoreError> {
    let offer = match worker {
        Some(worker) => offers::of_worker(tx, worker, day)?,
        None => offers::first(tx, day)?,
    };
    Ok(Rules::of(offer.settings))
}
