//! What a course is made of, and how its form is read.

use engine_planning::clock::{Basis, LimitFault};
use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_words::key;

use super::again::{SecondTime, second_time};
use super::policy::CoursePolicy;
use super::story::Longer;
use crate::house::WorkerId;
use crate::offer::law;
use crate::offer::settings::Decides;
use crate::text::{LINE_MAX, NAME_MAX, line};

kit_store::id! {
    /// A guest, in this house only.
    pub struct GuestId;
}
kit_store::id! {
    /// A course of support.
    pub struct CourseId;
}
kit_store::id! {
    /// Other help at the same time.
    pub struct SupportId;
}
kit_store::id! {
    /// A small thing to do.
    pub struct TodoId;
}
kit_store::id! {
    /// A punch card.
    pub struct CardId;
}

/// What a course stands on. § 82 d is a way to deliver § 82 a or § 82 b, so it follows their limits (DOMAIN.md §1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Offer {
    /// § 82 b.
    Individual,
    /// § 82 a.
    Group,
    /// § 82 c: somebody who could come at once has come to stay a while.
    Acute,
    /// § 82 d with § 82 b.
    IndividualWithVolunteers,
    /// § 82 d with § 82 a.
    GroupWithVolunteers,
}

impl Offer {
    /// The least intrusive first, as every list of them stands (VH-12): among others before alone, and a course with an end
    /// and a goal of its own last.
    pub(crate) const ALL: [Self; 5] = [
        Self::Group,
        Self::GroupWithVolunteers,
        Self::Acute,
        Self::Individual,
        Self::IndividualWithVolunteers,
    ];

    /// The word in forms and in the database.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Individual => "82b",
            Self::Group => "82a",
            Self::Acute => "82c",
            Self::IndividualWithVolunteers => "82d+82b",
            Self::GroupWithVolunteers => "82d+82a",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|offer| offer.key() == key)
    }

    /// The section whose limit holds. § 82 c has none that is known, as § 82 a.
    pub(crate) const fn basis(self) -> Basis {
        match self {
            Self::Individual | Self::IndividualWithVolunteers => Basis::Individual82b,
            Self::Group | Self::Acute | Self::GroupWithVolunteers => Basis::Group82a,
        }
    }

    /// Whether it is one of those whose length the law limits.
    pub(crate) const fn limited(self) -> bool {
        matches!(self.basis(), Basis::Individual82b)
    }

    /// The group that carries on where an individual course ends (FR-15).
    pub(crate) const fn as_group(self) -> Self {
        match self {
            Self::Individual | Self::Group | Self::Acute => Self::Group,
            Self::IndividualWithVolunteers | Self::GroupWithVolunteers => Self::GroupWithVolunteers,
        }
    }

    /// Keys of the rules that staff under several sections must know of it (LE-11).
    pub(crate) fn rules(self) -> Vec<&'static str> {
        let mut keys = vec![if self.limited() {
            key!("rule-six-months")
        } else {
            key!("rule-no-limit")
        }];
        keys.push(match self {
            Self::Individual | Self::IndividualWithVolunteers => key!("rule-individual"),
            Self::Group | Self::GroupWithVolunteers => key!("rule-group"),
            Self::Acute => key!("rule-acute"),
        });
        if matches!(
            self,
            Self::IndividualWithVolunteers | Self::GroupWithVolunteers
        ) {
            keys.push(key!("rule-volunteers"));
        }
        keys.push(key!("rule-beside"));
        keys
    }

    /// Key of its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Individual => key!("offer-82b"),
            Self::Group => key!("offer-82a"),
            Self::Acute => key!("offer-82c"),
            Self::IndividualWithVolunteers => key!("offer-82d-82b"),
            Self::GroupWithVolunteers => key!("offer-82d-82a"),
        }
    }

    /// Key of the sentence that explains it.
    pub(crate) const fn note(self) -> &'static str {
        match self {
            Self::Individual => key!("offer-82b-note"),
            Self::Group => key!("offer-82a-note"),
            Self::Acute => key!("offer-82c-note"),
            Self::IndividualWithVolunteers => key!("offer-82d-82b-note"),
            Self::GroupWithVolunteers => key!("offer-82d-82a-note"),
        }
    }
}

/// Under which hat the course was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hat {
    /// Host of the day.
    Host,
    /// Worker of the house.
    Worker,
    /// Leader.
    Leader,
    /// Adviser with authority to decide.
    Adviser,
}

impl Hat {
    pub(crate) const ALL: [Self; 4] = [Self::Host, Self::Worker, Self::Leader, Self::Adviser];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Worker => "worker",
            Self::Leader => "leader",
            Self::Adviser => "adviser",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hat| hat.key() == key)
    }

    /// Key of its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Host => key!("hat-host"),
            Self::Worker => key!("hat-worker"),
            Self::Leader => key!("hat-leader"),
            Self::Adviser => key!("hat-adviser"),
        }
    }
}

/// What the form of a new course holds, as typed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Typed<'a> {
    pub(crate) called: &'a str,
    pub(crate) basis: &'a str,
    pub(crate) goal: &'a str,
    pub(crate) start: &'a str,
    pub(crate) end: &'a str,
    pub(crate) afterwards: &'a str,
    pub(crate) contact: &'a str,
    pub(crate) decided_by: &'a str,
    pub(crate) hat: &'a str,
    /// Who tries it together with who decided, or nobody (LE-5).
    pub(crate) with: &'a str,
    pub(crate) with_hat: &'a str,
    /// Why a second individual course is needed, where that is asked.
    pub(crate) longer: &'a str,
    /// The outreach hour at which it was decided, by its number; nothing in the house (CV-5).
    pub(crate) decided_at: &'a str,
}

/// What holds for a new course besides what was typed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame<'a> {
    pub(crate) policy: &'a CoursePolicy,
    pub(crate) decides: Decides,
    /// The kinds of course that the offer has.
    pub(crate) kinds: &'a [Offer],
    /// Whether the guest has had an individual course before.
    pub(crate) had_before: bool,
    pub(crate) today: Date,
    /// Outreach hours that hold today: number and words (CV-5).
    pub(crate) outreach: &'a [(String, String)],
}

/// A course that may be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewCourse {
    pub(crate) called: String,
    pub(crate) offer: Offer,
    pub(crate) goal: String,
    pub(crate) start: Date,
    pub(crate) end: Option<Date>,
    pub(crate) afterwards: String,
    pub(crate) contact: WorkerId,
    pub(crate) decided_by: WorkerId,
    pub(crate) hat: Hat,
    /// The second name on it, with the hat (LE-5).
    pub(crate) with: Option<(WorkerId, Hat)>,
    /// Why a second individual course is needed.
    pub(crate) longer: Option<Longer>,
    /// Where it was decided, in words; none in the house (CV-5).
    pub(crate) decided_at: Option<String>,
}

/// What is amiss with the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CourseFault {
    NoName,
    NoGoal,
    TooLong,
    NoBasis,
    NoDate,
    EndBeforeStart,
    /// Later than the law allows; the latest last day.
    TooLate(Date),
    UnknownWorker,
    NoHat,
    /// No outreach hour that holds today.
    NoPlace,
    /// Only somebody with authority decides here (LE-2).
    NotDecides,
    /// The second name needs a hat of its own, and another person.
    NoSecondHat,
    /// Visits may be planned so early and no earlier; the latest first day (DD-12).
    TooEarly(Date),
    /// A second individual course needs a reason (LE-7).
    NoReason,
    /// The rules here bar a second individual course (LE-7).
    Barred,
}

/// Reads the form. Where an end is demanded and none is typed, the latest that the law allows is decided (FR-5).
///
/// # Errors
/// Every field with what is amiss.
pub(crate) fn read(
    typed: &Typed<'_>,
    frame: &Frame<'_>,
    works_here: impl Fn(&WorkerId) -> bool,
) -> Result<NewCourse, Vec<(&'static str, CourseFault)>> {
    let mut faults = Vec::new();
    let mut words = |field: &'static str, text: &str, max, if_empty: Option<CourseFault>| {
        let read = line(text, max);
        match (&read, if_empty) {
            (None, _) => faults.push((field, CourseFault::TooLong)),
            (Some(text), Some(fault)) if text.is_empty() => faults.push((field, fault)),
            _ => {}
        }
        read.unwrap_or_default()
    };
    let called = words("called", typed.called, NAME_MAX, Some(CourseFault::NoName));
    let goal = words("goal", typed.goal, LINE_MAX, Some(CourseFault::NoGoal));
    let afterwards = words("afterwards", typed.afterwards, LINE_MAX, None);
    let mut or = |field, fault| faults.push((field, fault));
    let offer = Offer::from_key(typed.basis).filter(|offer| frame.kinds.contains(offer));
    if offer.is_none() {
        or("basis", CourseFault::NoBasis);
    }
    let start = crate::text::date(typed.start);
    if start.is_none() {
        or("start", CourseFault::NoDate);
    }
    let latest_start = frame
        .today
        .saturating_add(i64::from(frame.policy.visits_before_days).days());
    if start.is_some_and(|start| start > latest_start) {
        or("start", CourseFault::TooEarly(latest_start));
    }
    let typed_end = (!typed.end.is_empty()).then(|| crate::text::date(typed.end));
    if typed_end == Some(None) {
        or("end", CourseFault::NoDate);
    }
    let end = offer
        .zip(start)
        .and_then(|(offer, start)| decided_end(offer, start, typed_end.flatten(), &mut or));
    let longer = Longer::from_key(typed.longer);
    let second = offer.map(|offer| second_time(frame.had_before, offer, longer, frame.policy));
    match second {
        Some(SecondTime::NeedsReason) => or("longer", CourseFault::NoReason),
        Some(SecondTime::Barred) => or("basis", CourseFault::Barred),
        Some(SecondTime::No | SecondTime::Said | SecondTime::With(_)) | None => {}
    }
    let mut someone = |field, text: &str| {
        let id = WorkerId::from_text(text).filter(|id| works_here(id));
        if id.is_none() {
            or(field, CourseFault::UnknownWorker);
        }
        id
    };
    let with = (!typed.with.is_empty()).then(|| someone("with", typed.with));
    let contact = someone("contact", typed.contact);
    let decided_by = someone("decided_by", typed.decided_by);
    let hat = Hat::from_key(typed.hat);
    if hat.is_none() {
        faults.push(("hat", CourseFault::NoHat));
    }
    if frame.decides == Decides::Authority && hat.is_some_and(|hat| hat != Hat::Adviser) {
        faults.push(("hat", CourseFault::NotDecides));
    }
    let with_hat = Hat::from_key(typed.with_hat);
    let with = with.flatten().map(|with| {
        (
            with_hat.filter(|_| decided_by.as_ref() != Some(&with)),
            with,
        )
    });
    if matches!(with, Some((None, _))) {
        faults.push(("with_hat", CourseFault::NoSecondHat));
    }
    let with = with.and_then(|(hat, with)| Some((with, hat?)));
    let outreach = frame.outreach.iter().find(|(id, _)| id == typed.decided_at);
    if outreach.is_none() && !typed.decided_at.is_empty() {
        faults.push(("decided_at", CourseFault::NoPlace));
    }
    match (offer, start, contact, decided_by, hat) {
        (Some(offer), Some(start), Some(contact), Some(decided_by), Some(hat))
            if faults.is_empty() =>
        {
            Ok(NewCourse {
                called,
                offer,
                goal,
                start,
                end,
                afterwards,
                contact,
                decided_by,
                hat,
                with,
                longer: longer.filter(|_| matches!(second, Some(SecondTime::With(_)))),
                decided_at: outreach.map(|(_, words)| words.clone()),
            })
        }
        _ => Err(faults),
    }
}

/// The last day that is decided: as typed where the law allows, the latest allowed where nothing is typed.
fn decided_end(
    offer: Offer,
    start: Date,
    typed: Option<Date>,
    or: &mut impl FnMut(&'static str, CourseFault),
) -> Option<Date> {
    let limits = law::limits();
    let end = typed.or_else(|| limits.latest_end(offer.basis(), start));
    for fault in limits.check(offer.basis(), start, end) {
        match fault {
            LimitFault::EndsBeforeStart => or("end", CourseFault::EndBeforeStart),
            LimitFault::TooLong { latest, .. } | LimitFault::EndMissing { latest } => {
                or("end", CourseFault::TooLate(latest));
            }
            // Old courses are entered with their own dates; this only warns in reports.
            LimitFault::BeforeInForce { .. } => {}
        }
    }
    end
}
