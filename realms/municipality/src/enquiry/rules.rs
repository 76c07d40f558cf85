//! What an enquiry holds, by when it is answered, and how it stands.

use engine_planning::calendar::is_working_day;
use jiff::Timestamp;
use jiff::civil::Date;
use kit_words::key;

use crate::house::WorkerId;
use crate::offer::Offer;
use crate::offer::settings::Door;
use crate::text::{LINE_MAX, NAME_MAX, line};

kit_store::id! {
    /// An enquiry.
    pub struct EnquiryId;
}

/// How somebody may be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// By telephone.
    Call,
    /// By a text message.
    Message,
    /// By letter.
    Letter,
    /// They come themselves.
    Comes,
}

impl Way {
    pub(crate) const ALL: [Self; 4] = [Self::Call, Self::Message, Self::Letter, Self::Comes];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Message => "message",
            Self::Letter => "letter",
            Self::Comes => "comes",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.key() == key)
    }

    /// Key of its name, in the asker's words.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Call => key!("reach-call"),
            Self::Message => key!("reach-message"),
            Self::Letter => key!("reach-letter"),
            Self::Comes => key!("reach-comes"),
        }
    }
}

/// The form as typed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Typed<'a> {
    pub(crate) called: &'a str,
    pub(crate) text: &'a str,
    pub(crate) way: &'a str,
    pub(crate) reach: &'a str,
    pub(crate) came_by: &'a str,
    pub(crate) before: &'a str,
    pub(crate) door: Door,
}

/// What somebody wrote, or what was written for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) called: String,
    pub(crate) text: String,
    pub(crate) way: Way,
    pub(crate) reach: String,
    /// One of the offer's list, or nothing (PS-11).
    pub(crate) came_by: Option<String>,
    /// Has been here before (GM-2).
    pub(crate) before: bool,
    pub(crate) door: Door,
}

/// What is amiss with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EnquiryFault {
    TooLong,
    NoName,
    NoWay,
    NoReach,
    /// A way here that this offer does not have (PS-11).
    OtherWay,
}

/// Reads the form. What it is about may stand empty: some things are easier to say than to write.
///
/// # Errors
/// Each field with what is amiss.
pub(crate) fn read(
    typed: &Typed<'_>,
    came_by: &[String],
) -> Result<Written, Vec<(&'static str, EnquiryFault)>> {
    let mut faults = Vec::new();
    let mut fits = |field, text, max| {
        line(text, max).unwrap_or_else(|| {
            faults.push((field, EnquiryFault::TooLong));
            String::new()
        })
    };
    let text = fits("text", typed.text, LINE_MAX);
    let called = fits("called", typed.called, NAME_MAX);
    let reach = fits("reach", typed.reach, NAME_MAX);
    let way = Way::from_key(typed.way);
    let mut or = |field, fault| {
        if !faults.iter().any(|(other, _)| *other == field) {
            faults.push((field, fault));
        }
    };
    if called.is_empty() {
        or("called", EnquiryFault::NoName);
    }
    if way.is_none() {
        or("way", EnquiryFault::NoWay);
    }
    if reach.is_empty() && way.is_some_and(|way| way != Way::Comes) {
        or("reach", EnquiryFault::NoReach);
    }
    let by = came_by.iter().find(|one| *one == typed.came_by).cloned();
    if by.is_none() && !typed.came_by.is_empty() {
        or("came_by", EnquiryFault::OtherWay);
    }
    match way {
        Some(way) if faults.is_empty() => Ok(Written {
            called,
            text,
            way,
            reach,
            came_by: by,
            before: typed.before == "ja",
            door: typed.door,
        }),
        _ => Err(faults),
    }
}

/// The day by which somebody answers: so many working days on which the offer is not closed. Stops at the last date.
pub(crate) fn promised(offer: &Offer, day: Date) -> Date {
    let mut left = offer.settings.enquiry.promise_working_days;
    let mut at = day;
    while left > 0 {
        let Ok(next) = at.tomorrow() else {
            return at;
        };
        at = next;
        if is_working_day(at) && !offer.settings.closed.on(at) {
            left -= 1;
        }
    }
    at
}

/// What happened with an enquiry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// Somebody answers for it.
    Taken(WorkerId),
    /// Reached.
    Reached,
    /// Not reached, without blame (GM-15).
    Missed,
    /// Waits as long as it takes: no closing date (GM-14).
    Waits,
    /// Help came of it, without a course.
    Helped,
    /// A course came of it.
    Course,
    /// Something else fits better, for a reason of the offer's list (GM-10).
    Elsewhere(String),
    /// Taken up again.
    Again,
}

impl Step {
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Taken(_) => "taken",
            Self::Reached => "reached",
            Self::Missed => "missed",
            Self::Waits => "waits",
            Self::Helped => "helped",
            Self::Course => "course",
            Self::Elsewhere(_) => "elsewhere",
            Self::Again => "again",
        }
    }

    /// The step of a form: which, and the reason where one is asked for.
    pub(crate) fn from_form(kind: &str, reason: &str, reasons: &[String]) -> Option<Self> {
        match kind {
            "reached" => Some(Self::Reached),
            "missed" => Some(Self::Missed),
            "waits" => Some(Self::Waits),
            "helped" => Some(Self::Helped),
            "course" => Some(Self::Course),
            "again" => Some(Self::Again),
            // An offer without a list asks for no reason.
            "elsewhere" if reasons.is_empty() => Some(Self::Elsewhere(String::new())),
            "elsewhere" => {
                let reason = reasons.iter().find(|one| *one == reason)?;
                Some(Self::Elsewhere(reason.clone()))
            }
            _ => None,
        }
    }

    /// Key of the sentence that says it afterwards.
    pub(crate) const fn said(&self) -> &'static str {
        match self {
            Self::Taken(_) => key!("step-taken"),
            Self::Reached => key!("step-reached"),
            Self::Missed => key!("step-missed"),
            Self::Waits => key!("step-waits"),
            Self::Helped => key!("step-helped"),
            Self::Course => key!("step-course"),
            Self::Elsewhere(_) => key!("step-elsewhere"),
            Self::Again => key!("step-again"),
        }
    }
}

/// A step with who and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Happened {
    pub(crate) step: Step,
    pub(crate) by: String,
    pub(crate) at: Timestamp,
}

/// How an enquiry stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Stands {
    /// Who answers for it.
    pub(crate) owner: Option<WorkerId>,
    /// Whether they have been reached, so that the promise is kept.
    pub(crate) reached: bool,
    /// Waits without a closing date.
    pub(crate) waits: bool,
    /// Nothing more is to be done.
    pub(crate) closed: bool,
}

impl Stands {
    /// After all that happened.
    pub(crate) fn after(steps: &[Happened]) -> Self {
        steps
            .iter()
            .fold(Self::default(), |stands, one| match &one.step {
                Step::Taken(worker) => Self {
                    owner: Some(worker.clone()),
                    ..stands
                },
                Step::Reached => Self {
                    reached: true,
                    waits: false,
                    ..stands
                },
                Step::Missed => stands,
                Step::Waits => Self {
                    waits: true,
                    ..stands
                },
                Step::Helped | Step::Course | Step::Elsewhere(_) => Self {
                    closed: true,
                    ..stands
                },
                Step::Again => Self {
                    closed: false,
                    waits: false,
                    ..stands
                },
            })
    }

    /// Whether the promised day still matters.
    pub(crate) fn is_due(&self) -> bool {
        !self.reached && !self.waits && !self.closed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offer::{OfferId, Settings};
    use jiff::civil::date;
    use proptest::prelude::*;

    fn typed<'a>(called: &'a str, way: &'a str, reach: &'a str) -> Typed<'a> {
        Typed {
            called,
            text: "Jeg vil gerne ud blandt andre.",
            way,
            reach,
            came_by: "Lægen",
            before: "ja",
            door: Door::Form,
        }
    }

    fn offer() -> Offer {
        Offer {
            id: OfferId::from_text("offer-house").expect("an id"),
            settings: Settings::default(),
        }
    }

    /// GM-1, PS-11: three fields, the way here may be left out, and one that the offer does not have is refused.
    #[test]
    fn an_enquiry_needs_a_name_and_a_way_to_be_reached() {
        let list = ["Lægen".to_owned()];
        let read_as = |typed: &Typed<'_>| read(typed, &list);
        let whole = read_as(&typed("Amir", "call", "12 34 56 78")).expect("enough");
        assert_eq!(whole.came_by.as_deref(), Some("Lægen"));
        assert!(whole.before);
        let elsewhere = Typed {
            came_by: "Et andet sted",
            ..typed("Amir", "comes", "")
        };
        assert_eq!(
            read_as(&elsewhere),
            Err(vec![("came_by", EnquiryFault::OtherWay)])
        );
        let other = Typed {
            came_by: "",
            before: "",
            text: "",
            ..typed("Amir", "call", "12 34 56 78")
        };
        let other = read_as(&other).expect("enough");
        assert_eq!((other.came_by, other.before), (None, false));
        assert!(read_as(&typed("Amir", "comes", "")).is_ok());
        assert_eq!(
            read_as(&typed("", "letter", "")),
            Err(vec![
                ("called", EnquiryFault::NoName),
                ("reach", EnquiryFault::NoReach)
            ])
        );
        assert_eq!(
            read_as(&typed(&"x".repeat(61), "", "")),
            Err(vec![
                ("called", EnquiryFault::TooLong),
                ("way", EnquiryFault::NoWay)
            ])
        );
    }

    /// GM-1: over Christmas the promise waits for the days on which somebody is here.
    #[test]
    fn a_promise_over_christmas_is_kept_after_it() {
        // Tuesday 22 December 2026: the 23rd, then closed until Monday the 28th, then the 29th.
        assert_eq!(promised(&offer(), date(2026, 12, 22)), date(2026, 12, 29));
        assert_eq!(promised(&offer(), date(2026, 11, 18)), date(2026, 11, 23));
        assert_eq!(promised(&offer(), Date::MAX), Date::MAX);
    }

    /// GM-14, GM-15: not being reached closes nothing, and who needs time has no date over them.
    #[test]
    fn patience_has_no_closing_date_and_not_being_reached_closes_nothing() {
        let happened = |step| Happened {
            step,
            by: String::new(),
            at: Timestamp::UNIX_EPOCH,
        };
        let missed = Stands::after(&[happened(Step::Missed), happened(Step::Missed)]);
        assert!(missed.is_due() && !missed.closed);
        let waits = Stands::after(&[happened(Step::Missed), happened(Step::Waits)]);
        assert!(!waits.is_due() && !waits.closed);
        let closed = [happened(Step::Helped)];
        assert!(Stands::after(&closed).closed);
        let again = [happened(Step::Helped), happened(Step::Again)];
        assert!(!Stands::after(&again).closed);
    }

    /// GM-10: another way than this offer takes one of its reasons.
    #[test]
    fn something_else_needs_a_reason_of_the_list() {
        let list = ["Behovet er varigt".to_owned()];
        let step = |reason| Step::from_form("elsewhere", reason, &list);
        assert_eq!(step("noget"), None);
        assert_eq!(
            step("Behovet er varigt"),
            Some(Step::Elsewhere("Behovet er varigt".to_owned()))
        );
        assert_eq!(
            Step::from_form("elsewhere", "noget", &[]),
            Some(Step::Elsewhere(String::new()))
        );
        assert_eq!(Step::from_form("taken", "", &list), None);
    }

    proptest! {
        /// GM-1: the promised day is a working day on which the offer is not closed, and later than the day it was asked.
        #[test]
        fn the_promised_day_is_one_on_which_somebody_is_here(ahead in 0_i64..4_000, n in 1_u8..=10) {
            use jiff::ToSpan as _;
            let mut offer = offer();
            offer.settings.enquiry.promise_working_days = n;
            let day = date(2024, 1, 1).saturating_add(ahead.days());
            let due = promised(&offer, day);
            prop_assert!(due > day && is_working_day(due) && !offer.settings.closed.on(due));
        }
    }
}
