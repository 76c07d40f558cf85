//! The kinds of entries: where each list lies, what is asked, and who reads it.

use kit_words::key;

use super::rules::Part;

/// Whose desk a list lies on: it decides who may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Desk {
    /// What is agreed with others.
    Cooperation,
    /// What the leader plans.
    Plan,
}

impl Desk {
    pub(crate) const ALL: [Self; 2] = [Self::Cooperation, Self::Plan];

    /// Its own page.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::Cooperation => "/ledelse/samarbejde",
            Self::Plan => "/ledelse/plan",
        }
    }

    /// The kinds on it.
    pub(crate) fn kinds(self) -> impl Iterator<Item = Kind> {
        Kind::ALL
            .into_iter()
            .filter(move |kind| kind.desk() == self)
    }
}

/// Who may read it besides those who keep it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Only who keeps it.
    Own,
    /// Whoever works here.
    Staff,
    /// Anybody, while it holds.
    Open,
}

/// A kind of entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// With an association (CV-1).
    Agreement,
    /// With a doctor or a nurse (HE-5).
    Clinic,
    /// A status meeting or a visit under an agreement (CV-2).
    Meeting,
    /// Who takes on what, and how the ball is passed on (LE-4).
    Seam,
    /// Something that waits for an answer (CV-4).
    Question,
    /// A caseworker at a drop-in centre or an association (CV-5).
    Outreach,
    /// Places that people from other municipalities may have.
    Opening,
    /// The leader's year (HE-10).
    Year,
    /// Work with the network, not on one worker (NW-16).
    Method,
    /// Health staff on day shifts, and meeting across houses (HE-11).
    Shift,
    /// What the room lacks (PS-14).
    Lack,
    /// What somebody new goes through (PS-9).
    FirstStep,
}

/// A part as a kind asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slot {
    pub(crate) part: Part,
    /// Words above the field, and before what was written.
    pub(crate) label: &'static str,
    pub(crate) must: bool,
}

const fn must(part: Part, label: &'static str) -> Slot {
    Slot {
        part,
        label,
        must: true,
    }
}

const fn may(part: Part, label: &'static str) -> Slot {
    Slot {
        part,
        label,
        must: false,
    }
}

const AGREEMENT: &[Slot] = &[
    must(Part::Title, key!("register-agreement-who")),
    must(Part::Offer, key!("register-offer")),
    may(Part::About, key!("register-frame")),
    may(Part::Agreed, key!("register-terms")),
    may(Part::Seam, key!("register-seams")),
    may(Part::Who, key!("register-accompanies")),
    may(Part::Contact, key!("register-contact")),
    must(Part::Next, key!("register-next-look")),
    may(Part::Question, key!("register-trial-question")),
    may(Part::Until, key!("register-trial-end")),
    may(Part::Summary, key!("register-summary")),
    may(Part::Open, key!("register-open")),
];
const CLINIC: &[Slot] = &[
    must(Part::Title, key!("register-clinic-who")),
    may(Part::About, key!("register-clinic-does")),
    must(Part::Times, key!("register-clinic-times")),
    may(Part::Spot, key!("register-place")),
    may(Part::Contact, key!("register-contact")),
    may(Part::From, key!("register-from")),
    may(Part::Until, key!("register-until")),
    must(Part::Next, key!("register-next-look")),
    may(Part::Open, key!("register-open-times")),
];
const MEETING: &[Slot] = &[
    must(Part::Parent, key!("register-meeting-with")),
    must(Part::Topic, key!("register-meeting-kind")),
    must(Part::From, key!("register-day")),
    may(Part::About, key!("register-agenda")),
    may(Part::Agreed, key!("register-minutes")),
];
const SEAM: &[Slot] = &[
    must(Part::Title, key!("register-seam-who")),
    must(Part::About, key!("register-seam-takes")),
    must(Part::Seam, key!("register-seam-ball")),
    may(Part::Contact, key!("register-contact")),
    may(Part::Next, key!("register-next-check")),
];
const QUESTION: &[Slot] = &[
    must(Part::Title, key!("register-question")),
    may(Part::About, key!("register-answer")),
    may(Part::Contact, key!("register-question-from")),
    may(Part::Next, key!("register-answer-by")),
];
const OUTREACH: &[Slot] = &[
    must(Part::Title, key!("register-outreach-who")),
    must(Part::Spot, key!("register-place")),
    must(Part::Times, key!("register-outreach-times")),
    may(Part::About, key!("register-outreach-about")),
    may(Part::Seam, key!("register-outreach-decides")),
    may(Part::From, key!("register-from")),
    may(Part::Until, key!("register-until")),
];
const OPENING: &[Slot] = &[
    must(Part::Title, key!("register-opening-what")),
    must(Part::About, key!("register-opening-whom")),
    may(Part::Spot, key!("register-place")),
    may(Part::Times, key!("register-opening-times")),
    may(Part::From, key!("register-from")),
    may(Part::Until, key!("register-until")),
];
const YEAR: &[Slot] = &[
    must(Part::Title, key!("register-year-what")),
    must(Part::Topic, key!("register-year-topic")),
    must(Part::Next, key!("register-day")),
    may(Part::Rhythm, key!("register-rhythm")),
    may(Part::About, key!("register-year-about")),
];
const METHOD: &[Slot] = &[
    must(Part::Title, key!("register-method")),
    must(Part::Team, key!("register-team")),
    must(Part::Lead, key!("register-method-lead")),
    must(Part::Deputy, key!("register-method-deputy")),
    must(Part::Next, key!("register-method-follow")),
    must(Part::Until, key!("register-method-supervision")),
    may(Part::About, key!("register-method-about")),
];
const SHIFT: &[Slot] = &[
    must(Part::Title, key!("register-shift-who")),
    must(Part::Topic, key!("register-shift-kind")),
    must(Part::From, key!("register-day")),
    must(Part::Times, key!("register-shift-times")),
    must(Part::Spot, key!("register-shift-houses")),
    may(Part::About, key!("register-shift-about")),
];
const LACK: &[Slot] = &[
    must(Part::Title, key!("register-lack-what")),
    may(Part::Spot, key!("register-lack-where")),
    must(Part::From, key!("register-lack-since")),
    may(Part::Next, key!("register-lack-by")),
];
const FIRST_STEP: &[Slot] = &[
    must(Part::Title, key!("register-step-what")),
    may(Part::About, key!("register-step-about")),
    may(Part::Lead, key!("register-step-ask")),
];

impl Kind {
    pub(crate) const ALL: [Self; 12] = [
        Self::Agreement,
        Self::Clinic,
        Self::Meeting,
        Self::Seam,
        Self::Question,
        Self::Outreach,
        Self::Opening,
        Self::Year,
        Self::Method,
        Self::Shift,
        Self::Lack,
        Self::FirstStep,
    ];

    /// As it stands in its row.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Clinic => "clinic",
            Self::Meeting => "meeting",
            Self::Seam => "seam",
            Self::Question => "question",
            Self::Outreach => "outreach",
            Self::Opening => "opening",
            Self::Year => "year",
            Self::Method => "method",
            Self::Shift => "shift",
            Self::Lack => "lack",
            Self::FirstStep => "first_step",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Its list.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::Agreement => "/ledelse/samarbejde/aftaler",
            Self::Clinic => "/ledelse/samarbejde/laeger",
            Self::Meeting => "/ledelse/samarbejde/moeder",
            Self::Seam => "/ledelse/samarbejde/graenseflader",
            Self::Question => "/ledelse/samarbejde/spoergsmaal",
            Self::Outreach => "/ledelse/plan/raadgivning",
            Self::Opening => "/ledelse/plan/pladser",
            Self::Year => "/ledelse/plan/aaret",
            Self::Method => "/ledelse/plan/metoder",
            Self::Shift => "/ledelse/plan/sundhedsvagter",
            Self::Lack => "/ledelse/plan/mangler",
            Self::FirstStep => "/ledelse/plan/ny-her",
        }
    }

    pub(crate) const fn desk(self) -> Desk {
        match self {
            Self::Agreement | Self::Clinic | Self::Meeting | Self::Seam | Self::Question => {
                Desk::Cooperation
            }
            Self::Outreach
            | Self::Opening
            | Self::Year
            | Self::Method
            | Self::Shift
            | Self::Lack
            | Self::FirstStep => Desk::Plan,
        }
    }

    /// Who else reads it.
    pub(crate) const fn sort(self) -> Sort {
        match self {
            Self::Meeting | Self::Question | Self::Agreement | Self::Clinic => Sort::Own,
            Self::Outreach | Self::Opening => Sort::Open,
            Self::Seam | Self::Year | Self::Method | Self::Shift | Self::Lack | Self::FirstStep => {
                Sort::Staff
            }
        }
    }

    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Agreement => key!("register-agreements"),
            Self::Clinic => key!("register-clinics"),
            Self::Meeting => key!("register-meetings"),
            Self::Seam => key!("register-seam-map"),
            Self::Question => key!("register-questions"),
            Self::Outreach => key!("register-outreach"),
            Self::Opening => key!("register-openings"),
            Self::Year => key!("register-year"),
            Self::Method => key!("register-methods"),
            Self::Shift => key!("register-shifts"),
            Self::Lack => key!("register-lacks"),
            Self::FirstStep => key!("register-steps"),
        }
    }

    /// Whether it is about somebody whom the house works with. Such lists stand by name, whoever they are (VH-16).
    pub(crate) const fn is_partner(self) -> bool {
        matches!(
            self,
            Self::Agreement | Self::Clinic | Self::Outreach | Self::Opening
        )
    }

    /// A sentence on top.
    pub(crate) const fn lead(self) -> &'static str {
        match self {
            Self::Agreement => key!("register-agreements-lead"),
            Self::Clinic => key!("register-clinics-lead"),
            Self::Meeting => key!("register-meetings-lead"),
            Self::Seam => key!("register-seam-map-lead"),
            Self::Question => key!("register-questions-lead"),
            Self::Outreach => key!("register-outreach-lead"),
            Self::Opening => key!("register-openings-lead"),
            Self::Year => key!("register-year-lead"),
            Self::Method => key!("register-methods-lead"),
            Self::Shift => key!("register-shifts-lead"),
            Self::Lack => key!("register-lacks-lead"),
            Self::FirstStep => key!("register-steps-lead"),
        }
    }

    pub(crate) const fn slots(self) -> &'static [Slot] {
        match self {
            Self::Agreement => AGREEMENT,
            Self::Clinic => CLINIC,
            Self::Meeting => MEETING,
            Self::Seam => SEAM,
            Self::Question => QUESTION,
            Self::Outreach => OUTREACH,
            Self::Opening => OPENING,
            Self::Year => YEAR,
            Self::Method => METHOD,
            Self::Shift => SHIFT,
            Self::Lack => LACK,
            Self::FirstStep => FIRST_STEP,
        }
    }

    /// What its topic may be: key and words.
    pub(crate) const fn topics(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Meeting => &[
                ("status", key!("register-topic-status")),
                ("stop-by", key!("register-topic-visit")),
            ],
            Self::Year => &[
                ("health", key!("register-topic-health")),
                ("other", key!("register-topic-other")),
            ],
            Self::Shift => &[
                ("shift", key!("register-topic-shift")),
                ("across", key!("register-topic-across")),
            ],
            _ => &[],
        }
    }
}
