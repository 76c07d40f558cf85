//! What an offer is set to, read from the text that its owner can edit (LE-12). One part for each area, so that a part
//! can be added without touching another.

mod closed;
mod day;
mod doors;
mod enquiry;
mod house;
mod open;
mod principles;
mod words;

use serde::{Deserialize, Serialize};

pub(crate) use closed::Closed;
pub(crate) use day::{Day, Stretch};
pub(crate) use doors::{Door, Doors};
pub(crate) use enquiry::Enquiry;
#[cfg(test)]
pub(crate) use house::FirstMeeting;
pub(crate) use house::Inside;
pub(crate) use open::Open;
pub(crate) use principles::Principles;
pub(crate) use words::Words;

use super::law;
use crate::course::policy::CoursePolicy;
use crate::group::GroupPolicy;
use crate::own::OwnPage;
use crate::remind::ReminderPolicy;
use crate::talk::policy::TalkPolicy;

/// Who may begin a course (LE-2).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Decides {
    /// The worker, in the meeting.
    #[default]
    Provider,
    /// Authority or job centre.
    Authority,
}

/// How much is written down (FR-19, DD-1).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Documentation {
    /// Nothing.
    None,
    /// The five lines.
    #[default]
    Minimum,
}

/// Everything that one offer is set to from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Settings {
    /// What it is called; empty: as the house.
    pub(crate) name: String,
    /// For whom it is, in sentences (FR-23).
    pub(crate) for_whom: Vec<String>,
    /// The sections it stands on, by their keys in `law.toml` (LE-12).
    pub(crate) bases: Vec<String>,
    /// Who may begin a course.
    pub(crate) decides: Decides,
    /// How much is written down.
    pub(crate) documentation: Documentation,
    /// Whether persons are kept at all; else heads are counted (DD-1).
    pub(crate) persons: bool,
    /// Whether each guest has one contact person.
    pub(crate) contact_fixed: bool,
    /// Its words (FR-4).
    pub(crate) words: Words,
    /// What it stands for (LE-1).
    pub(crate) principles: Principles,
    /// Ways in (DD-3).
    pub(crate) doors: Doors,
    /// When it is open.
    pub(crate) open: Open,
    /// When it is not.
    pub(crate) closed: Closed,
    /// Enquiries and the promise of a reply (GM-1).
    pub(crate) enquiry: Enquiry,
    /// What is found in the house.
    pub(crate) house: Inside,
    /// Talks and what is asked before and after (FR-10).
    pub(crate) talks: TalkPolicy,
    /// Courses: how they end, what a second one needs (LE-7).
    pub(crate) course: CoursePolicy,
    /// What a new group begins with (FR-16, LE-9).
    pub(crate) groups: GroupPolicy,
    /// Reminders of its own appointments (UX.md §9).
    pub(crate) reminders: ReminderPolicy,
    /// Whether guests have a page of their own (FR-12, GM-7).
    pub(crate) own_page: OwnPage,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: String::new(),
            for_whom: Vec::new(),
            bases: ["82a", "82b", "82d+82a", "82d+82b"]
                .map(str::to_owned)
                .to_vec(),
            decides: Decides::default(),
            documentation: Documentation::default(),
            persons: true,
            contact_fixed: true,
            words: Words::default(),
            principles: Principles::default(),
            doors: Doors::default(),
            open: Open::default(),
            closed: Closed::default(),
            enquiry: Enquiry::default(),
            house: Inside::default(),
            talks: TalkPolicy::default(),
            course: CoursePolicy::default(),
            groups: GroupPolicy::default(),
            reminders: ReminderPolicy::default(),
            own_page: OwnPage::default(),
        }
    }
}

/// Takes down what is amiss: the path of the value and the key of what to do about it.
pub(crate) struct Amiss<'a>(&'a mut dyn FnMut(&str, &'static str));

impl<'a> Amiss<'a> {
    pub(super) fn new(note: &'a mut dyn FnMut(&str, &'static str)) -> Self {
        Self(note)
    }

    /// `path` is not as it must be; `what` is the key of the sentence that says what to do.
    pub(crate) fn at(&mut self, path: &str, what: &'static str) {
        (self.0)(path, what);
    }
}

impl Settings {
    /// What is amiss though every value could be read.
    pub(super) fn check(&self, amiss: &mut Amiss<'_>) {
        use kit_words::key;
        if self.bases.iter().any(|basis| law::section(basis).is_none()) {
            amiss.at("bases", key!("offer-fault-basis"));
        }
        if !self.persons && self.documentation != Documentation::None {
            amiss.at("documentation", key!("offer-fault-documentation"));
        }
        self.words.check(amiss);
        self.principles.check(amiss);
        self.doors.check(amiss);
        self.open.check(amiss);
        self.closed.check(amiss);
        self.enquiry.check(amiss);
        self.house.check(amiss);
        self.talks.check(amiss);
        self.course.check(amiss);
        if !self.groups.fits() {
            amiss.at("groups", key!("offer-fault-groups"));
        }
        if !self.reminders.fits() {
            amiss.at("reminders", key!("offer-fault-reminders"));
        }
    }
}

/// Whether `text` is a line that fits on a page.
fn is_line(text: &str) -> bool {
    crate::text::line(text, crate::text::LINE_MAX).is_some_and(|line| !line.is_empty())
}

/// Notes a list of sentences of which one is empty or too long.
fn lines(amiss: &mut Amiss<'_>, path: &str, lines: &[String]) {
    if !lines.iter().all(|line| is_line(line)) {
        amiss.at(path, kit_words::key!("offer-fault-line"));
    }
}
