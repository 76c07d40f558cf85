//! Reading and writing what happened in a course.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use kit_seal::Sealed;
use kit_store::{Param, Place, Row, StoreError, Tx};

use super::after::{CameAfter, Ending, Next, Reason, Stands, Way};
use super::rules::CourseId;
use super::sql;
use super::store::guest_of;
use super::story::{Clock, Happened, Longer, Step, Story, Wish};
use super::support::Kind;
use crate::house::names::Names;
use crate::house::{FormId, WorkerId};

const LINE: Place = Place::of("course_step", "line");

/// A step as the row has it, without what is sealed.
struct Kept {
    kind: String,
    contact: Option<WorkerId>,
    word: Option<String>,
    day: Option<Date>,
    ending: Option<Ended>,
}

/// An ending as the row has it.
struct Ended {
    reason: String,
    next: String,
    on: Option<Date>,
    help: Option<String>,
    stands: Option<String>,
    came: Option<String>,
}

impl Ended {
    /// The columns from `at` on; none where the step ended nothing.
    fn read(r: &Row<'_>, at: usize, whole: bool) -> Result<Option<Self>, StoreError> {
        let Some(reason) = r.get::<Option<String>>(at)? else {
            return Ok(None);
        };
        let more = |index| {
            if whole {
                r.get::<Option<String>>(index)
            } else {
                Ok(None)
            }
        };
        Ok(Some(Self {
            reason,
            next: r.get::<Option<String>>(at + 1)?.unwrap_or_default(),
            on: r.get(at + 2)?,
            help: r.get(at + 3)?,
            stands: more(at + 4)?,
            came: more(at + 5)?,
        }))
    }

    fn whole(&self, words: String) -> Option<Ending> {
        let help = self.help.as_deref().and_then(Kind::from_key);
        Some(Ending {
            reason: Reason::from_key(&self.reason)?,
            next: Next::of(Way::from_key(&self.next)?, self.on, help)?,
            stands: self.stands.as_deref().and_then(Stands::from_key),
            came_after: self.came.as_deref().and_then(CameAfter::from_key),
            words,
        })
    }
}

impl Kept {
    fn step(self, line: String) -> Option<Step> {
        let word = self.word.as_deref().unwrap_or_default();
        Some(match self.kind.as_str() {
            "opened" => Step::Opened,
            "visit" => Step::Visit,
            "talk" => Step::Talk(line),
            "spoke" => Step::SpokeOfCommunities,
            "network" => Step::SpokeOfNetwork,
            "said_back" => Step::SaidBack(line),
            // A row from before the reason was asked for.
            "contact" => Step::Contact(self.contact?, Wish::from_key(word).unwrap_or(Wish::House)),
            "taper" => Step::Taper(line),
            "planned" => {
                let next = match Kind::from_key(word) {
                    Some(kind) => Next::OtherHelp(kind),
                    None => Next::of(Way::from_key(word)?, self.day, None)?,
                };
                Step::Planned(next, line)
            }
            "too_short" => Step::TooShort(Longer::from_key(word)?),
            "paused" => Step::Paused(self.day?, Clock::from_key(word)?, line),
            "resumed" => Step::Resumed(self.day?),
            "ended" => match self.ending {
                Some(ended) => Step::Ended(ended.whole(line)?),
                // An end from before it had to say what comes after: the door stands open.
                None => Step::Ended(Ending {
                    reason: Reason::TimeIsUp,
                    next: Next::Door,
                    stands: None,
                    came_after: None,
                    words: line,
                }),
            },
            "goes_on" => Step::GoesOn,
            "withdrawn" => Step::Withdrawn,
            _ => return None,
        })
    }
}

const UNKNOWN: StoreError = StoreError::Broken("a step of a course is of a known kind");

/// Everything that happened in a course, oldest first.
pub(crate) fn steps(tx: &mut Tx<'_>, course: &CourseId) -> Result<Vec<Happened>, StoreError> {
    let names = Names::read(tx)?;
    let rows = tx.rows(sql::STEPS, &[course], |r| {
        let ids = (r.get::<String>(0)?, r.get::<String>(1)?);
        let kept = Kept {
            kind: r.get(2)?,
            contact: r.get(4)?,
            word: r.get(7)?,
            day: r.get(8)?,
            ending: Ended::read(r, 9, true)?,
        };
        let done = (r.get::<WorkerId>(5)?, r.get::<Timestamp>(6)?);
        Ok((ids, kept, r.get::<Option<Sealed>>(3)?, done))
    })?;
    let open =
        |((id, guest), kept, line, (by, at)): ((String, String), Kept, Option<Sealed>, _)| {
            let line = line.map_or(Ok(String::new()), |line| tx.open(LINE, &id, &guest, &line))?;
            Ok(Happened {
                step: kept.step(line).ok_or(UNKNOWN)?,
                by: names.of(&by),
                at,
            })
        };
    rows.into_iter().map(open).collect()
}

/// The stories of all courses as far as their clocks need them; nothing that was typed is opened.
pub(crate) fn clocks(tx: &mut Tx<'_>) -> Result<HashMap<CourseId, Story>, StoreError> {
    stories(tx, (sql::CLOCKS, sql::TALKS_OF_COURSES), &[])
}

/// As [`clocks`], of the courses of one contact person.
pub(crate) fn clocks_of(
    tx: &mut Tx<'_>,
    contact: &WorkerId,
) -> Result<HashMap<CourseId, Story>, StoreError> {
    stories(tx, (sql::CLOCKS_OF, sql::TALKS_OF_CONTACT), &[contact])
}

fn stories(
    tx: &mut Tx<'_>,
    (steps, talks): (&'static str, &'static str),
    wanted: &[&dyn Param],
) -> Result<HashMap<CourseId, Story>, StoreError> {
    let rows = tx.rows(steps, wanted, |r| {
        let kept = Kept {
            kind: r.get(1)?,
            contact: None,
            word: r.get(4)?,
            day: r.get(5)?,
            ending: Ended::read(r, 6, false)?,
        };
        Ok((r.get::<CourseId>(0)?, kept, r.get::<Timestamp>(3)?))
    })?;
    let mut all: HashMap<CourseId, Vec<Happened>> = HashMap::new();
    for (course, kept, at) in rows {
        let step = kept.step(String::new()).ok_or(UNKNOWN)?;
        let by = String::new();
        all.entry(course)
            .or_default()
            .push(Happened { step, by, at });
    }
    let mut stories: HashMap<CourseId, Story> = all
        .into_iter()
        .map(|(course, steps)| (course, Story::of(&steps)))
        .collect();
    let held = tx.rows(talks, wanted, |r| {
        Ok((r.get::<CourseId>(0)?, r.get::<i64>(1)?))
    })?;
    for (course, held) in held {
        let story = stories.entry(course).or_insert_with(|| Story::of(&[]));
        story.talks = u32::try_from(held).unwrap_or(u32::MAX);
    }
    Ok(stories)
}

/// Whether a step with the form's id is written.
pub(crate) fn has_step(tx: &mut Tx<'_>, form: &FormId) -> Result<bool, StoreError> {
    Ok(tx.row(sql::HAS_STEP, &[form], |r| r.get::<i64>(0))? == Some(1))
}

/// The course that a step has ended.
pub(crate) fn ended_by(tx: &mut Tx<'_>, step: &CourseId) -> Result<Option<CourseId>, StoreError> {
    tx.row(sql::COURSE_OF_STEP, &[step], |r| r.get(0))
}

/// Writes a step.
pub(crate) fn put_step(
    tx: &mut Tx<'_>,
    form: &FormId,
    course: &CourseId,
    step: &Step,
    by: &WorkerId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let line = match step.line() {
        Some(line) => {
            let guest = guest_of(tx, course)?;
            Some(tx.seal(LINE, form.as_str(), guest.as_str(), line)?)
        }
        None => None,
    };
    let contact = match step {
        Step::Contact(contact, _) => Some(contact.clone()),
        _ => None,
    };
    if let Some(contact) = &contact {
        tx.run(sql::SET_CONTACT, &[course, contact])?;
    }
    let word = step.word().map(str::to_owned);
    tx.run(
        sql::INSERT_STEP,
        &[
            form,
            course,
            &step.kind(),
            &line,
            &contact,
            by,
            &now,
            &word,
            &step.day(),
        ],
    )?;
    if let Step::Ended(ending) = step {
        let own = |key: Option<&'static str>| key.map(str::to_owned);
        tx.run(
            sql::INSERT_ENDING,
            &[
                form,
                course,
                &ending.reason.key(),
                &ending.next.way().key(),
                &ending.next.day(),
                &own(ending.next.help().map(Kind::key)),
                &own(ending.stands.map(Stands::key)),
                &own(ending.came_after.map(CameAfter::key)),
            ],
        )?;
    }
    Ok(())
}
