//! Reading and keeping meetings: a draft until the day's end, and what was agreed.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_seal::Sealed;
use kit_store::{Place, StoreError, Tx};

use super::rules::{Agreed, Draft, Meeting};
use super::{LineId, MeetingId, sql};
use crate::course::GuestId;
use crate::course::rules::CourseId;
use crate::goal::rules::Agency;
use crate::goal::{ReviewId, store as goals};
use crate::house::{FormId, WorkerId};

const SHEET: Place = Place::of("meeting_draft", "sheet");
const WHAT: Place = Place::of("meeting_line", "what");

/// The sheet of today, if there is one; and whether it is agreed. What has lapsed is not there any more, whether or not its
/// row has been removed yet.
pub(crate) fn draft(
    tx: &mut Tx<'_>,
    (guest, course): (&GuestId, &CourseId),
    now: Timestamp,
) -> Result<Option<(MeetingId, Draft, bool)>, StoreError> {
    let row = tx.row(sql::DRAFT, &[course, &now], |r| {
        let closed = r.get::<Option<Timestamp>>(2)?.is_some();
        Ok((r.get::<MeetingId>(0)?, r.get::<Sealed>(1)?, closed))
    })?;
    row.map(|(id, sheet, closed)| {
        let sheet = tx.open(SHEET, id.as_str(), guest.as_str(), &sheet)?;
        let sheet = serde_json::from_str(&sheet).map_err(|error| {
            drop(error);
            StoreError::Broken("a sheet is written as it is read")
        })?;
        Ok((id, sheet, closed))
    })
    .transpose()
}

/// When a sheet is written, by whom, and until when it is there.
#[derive(Debug, Clone)]
pub(crate) struct Writing {
    pub(crate) form: FormId,
    pub(crate) by: WorkerId,
    pub(crate) today: Date,
    pub(crate) now: Timestamp,
    pub(crate) lapses: Timestamp,
}

/// Keeps a sheet until the day's end; one that is agreed is not written over.
pub(crate) fn put_draft(
    tx: &mut Tx<'_>,
    (guest, course): (&GuestId, &CourseId),
    sheet: &Draft,
    writing: &Writing,
) -> Result<bool, StoreError> {
    let text = serde_json::to_string(sheet).unwrap_or_default();
    let sealed = tx.seal(SHEET, writing.form.as_str(), guest.as_str(), &text)?;
    let Writing {
        form,
        by,
        now,
        lapses,
        ..
    } = writing;
    Ok(tx.run(sql::PUT_DRAFT, &[form, course, &sealed, by, now, lapses])? == 1)
}

/// Everybody agrees: the agreed lines are kept, once for each sheet, and nothing else of it.
pub(crate) fn close(
    tx: &mut Tx<'_>,
    (guest, course): (&GuestId, &CourseId),
    sheet: &Draft,
    writing: &Writing,
) -> Result<(), StoreError> {
    let Writing {
        form,
        by,
        today,
        now,
        ..
    } = writing;
    if !put_draft(tx, (guest, course), sheet, writing)? {
        return Ok(());
    }
    tx.run(sql::CLOSE_DRAFT, &[form, course, now])?;
    if tx.run(sql::INSERT_MEETING, &[form, course, today, by, now])? == 0 {
        return Ok(());
    }
    for agency in &sheet.with {
        tx.run(sql::INSERT_MEETING_AGENCY, &[form, agency])?;
    }
    if let Some(review) = ReviewId::from_text(&sheet.review) {
        let agreed: Vec<&str> = sheet.lines.iter().map(|one| one.what.as_str()).collect();
        let about = (agreed.join("; "), *today);
        let whose = (guest, course);
        if let Some(planned) = goals::hold_on(tx, &review, whose, (&about.0, about.1), by, *now)? {
            tx.run(sql::MEETING_REVIEW, &[form, course, &review, &planned])?;
        }
    }
    let given = tx.given()?.clone();
    for (place, line) in (1_i64..).zip(&sheet.lines) {
        let id = given.uuid7();
        let what = tx.seal(WHAT, &id, guest.as_str(), &line.what)?;
        tx.run(
            sql::INSERT_MEETING_LINE,
            &[&id, form, &place, &what, &line.who, &line.until],
        )?;
    }
    Ok(())
}

fn agency(key: &str) -> Result<Agency, StoreError> {
    Agency::from_key(key).ok_or(StoreError::Broken("an agency is of a known kind"))
}

/// What was agreed in a course's meetings, the latest first.
pub(crate) fn meetings(
    tx: &mut Tx<'_>,
    guest: &GuestId,
    course: &CourseId,
) -> Result<Vec<Meeting>, StoreError> {
    let rows: Vec<(MeetingId, Date, bool)> = tx.rows(sql::MEETINGS, &[course], |r| {
        let review = r.get::<Option<ReviewId>>(2)?.is_some();
        Ok((r.get(0)?, r.get(1)?, review))
    })?;
    let mut all = Vec::with_capacity(rows.len());
    for (id, on, review) in rows {
        let with = tx.rows(sql::MEETING_AGENCIES, &[&id], |r| {
            agency(&r.get::<String>(0)?)
        })?;
        let lines = tx.rows(sql::MEETING_LINES, &[&id], |r| {
            let line = Agreed {
                id: r.get::<LineId>(0)?,
                what: String::new(),
                who: agency(&r.get::<String>(2)?)?,
                until: r.get(3)?,
                done: r.get::<Option<Timestamp>>(4)?.is_some(),
            };
            Ok((line, r.get::<Sealed>(1)?))
        })?;
        let mut agreed = Vec::with_capacity(lines.len());
        for (line, what) in lines {
            let what = tx.open(WHAT, line.id.as_str(), guest.as_str(), &what)?;
            agreed.push(Agreed { what, ..line });
        }
        all.push(Meeting {
            id,
            on,
            with,
            lines: agreed,
            review,
        });
    }
    Ok(all)
}

/// A line is done, or not after all.
pub(crate) fn tick(
    tx: &mut Tx<'_>,
    line: &LineId,
    course: &CourseId,
    at: Option<Timestamp>,
) -> Result<bool, StoreError> {
    Ok(tx.run(sql::TICK_MEETING_LINE, &[line, course, &at])? == 1)
}

/// The meeting was no review after all: the review waits on its own day again, and what was agreed stays.
pub(crate) fn no_review(
    tx: &mut Tx<'_>,
    meeting: &MeetingId,
    course: &CourseId,
) -> Result<(), StoreError> {
    let found = tx.row(sql::REVIEW_OF_MEETING, &[meeting, course], |r| {
        Ok((r.get::<ReviewId>(0)?, r.get::<Date>(1)?))
    })?;
    let Some((review, planned)) = found else {
        return Ok(());
    };
    goals::give_back(tx, &review, course, planned)?;
    let (none, no_day): (Option<ReviewId>, Option<Date>) = (None, None);
    tx.run(sql::MEETING_REVIEW, &[meeting, course, &none, &no_day])
        .map(|_| ())
}
