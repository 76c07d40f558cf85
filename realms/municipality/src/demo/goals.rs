//! The goals of the demo: reviews held as their days came, and one sheet with several agencies.

use kit_store::{Given, StoreError, Tx};

use super::fill::{form, guest};
use super::history::History;
use super::worker_id;
use crate::advice::rules::{About, Booking};
use crate::advice::store as advice;
use crate::course::rules::CourseId;
use crate::course::story::Step;
use crate::goal::rules::{Agency, Kind, NewPart};
use crate::goal::store;
use crate::offer::store as offers;

/// What was agreed when goals were looked at, in turn.
const AGREED: [&str; 4] = [
    "Vi går på torvet sammen fredag.",
    "Ringer selv til lægen inden næste gang.",
    "Det går godt. Vi fortsætter som nu.",
    "Tager bussen alene én gang om ugen.",
];

fn course_id(number: usize) -> Result<CourseId, StoreError> {
    let form = form("course", number)?;
    CourseId::from_text(form.as_str()).ok_or(StoreError::Broken("a demo id is an id"))
}

/// The reviews of every course that has not ended, and the sheet of the first.
pub(crate) fn goals(tx: &mut Tx<'_>, history: &History, given: &Given) -> Result<(), StoreError> {
    let (today, now) = (given.today(), given.now());
    let mut sheet_of = None;
    for (number, course) in history.courses.iter().enumerate() {
        let ended = |step: &Step| matches!(step, Step::Ended(_));
        if course.steps.iter().any(|(step, _)| ended(step)) {
            continue;
        }
        let new = &course.new;
        let (id, guest) = (course_id(number)?, guest(number)?);
        store::plan(tx, &id, (new.start, new.end), &new.contact)?;
        let past = store::reviews(tx, &guest, &id)?;
        let mut words = AGREED.iter().cycle();
        for (review, line) in past.iter().filter(|one| one.day < today).zip(&mut words) {
            store::hold(tx, &review.id, (&guest, &id), line, &new.contact, now)?;
        }
        if sheet_of.is_none() && new.end.is_some_and(|end| end > today) {
            sheet_of = Some((guest, id, new.contact.clone()));
        }
    }
    let Some((guest, id, by)) = sheet_of else {
        return Ok(());
    };
    let whose = (&guest, &id);
    let goal = form("goal", 0)?;
    let line = "Jeg vil kunne gå i byen midt på dagen.";
    store::put_goal(tx, &goal, whose, line, &by, now)?;
    store::say_yes(tx, &form("goal-yes", 0)?, &id, Agency::Jobcentre, &by, now)?;
    let lines = [
        (Agency::Guest, Kind::Does, "Øver mig på at blive stående."),
        (Agency::House, Kind::Does, "Går med om onsdagen."),
        (Agency::Jobcentre, Kind::Does, "Venter med praktik til maj."),
        (
            Agency::Jobcentre,
            Kind::Differs,
            "Antallet af timer om ugen.",
        ),
    ];
    for (number, (agency, kind, line)) in lines.into_iter().enumerate() {
        let new = NewPart {
            goal: None,
            agency,
            kind,
            line: line.to_owned(),
        };
        store::put_part(tx, &form("goal-part", number)?, whose, &new, &by, now)?;
    }
    Ok(())
}

/// Two talks with a caseworker: tomorrow about somebody who wrote, and about a guest.
pub(crate) fn talks(tx: &mut Tx<'_>, given: &Given) -> Result<(), StoreError> {
    let (today, now) = (given.today(), given.now());
    let offer = offers::first(tx, today)?.id;
    let day = today.tomorrow().unwrap_or(today);
    let all = [("henvendelse", "enquiry-00000"), ("gaest", "guest-00004")];
    for (number, (kind, id)) in all.into_iter().enumerate() {
        let about = About::read(kind, id).ok_or(StoreError::Broken("a demo id is an id"))?;
        let booking = Booking {
            day,
            at_min: 600,
            worker: worker_id("jonas"),
            adviser: worker_id("karen"),
        };
        let form = form("advice", number)?;
        advice::book(tx, &form, (&about, &offer), &booking, &booking.worker, now)?;
    }
    Ok(())
}
