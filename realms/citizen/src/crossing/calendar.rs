//! The calendar file of a visit, with a neutral title (ALL-5).

use jiff::ToSpan;
use kit_letters::Appointment;
use kit_web::Asked;

/// How long the calendar keeps the time free.
const HOURS: i64 = 1;

/// The file. The place is left out: it stands in the room, and a calendar is often shared.
pub(crate) fn file(asked: &Asked, offer: &Appointment, changes: u32) -> String {
    let given = &asked.web.given;
    let starts = offer.starts.get();
    let ends = starts.checked_add(HOURS.hours()).unwrap_or(starts);
    kit_report::calendar(&kit_report::Appointment {
        // The visit's own random token: it tells nothing, and a moved visit replaces the old one.
        uid: offer.visit.to_string(),
        version: changes,
        title: asked.say("calendar-title"),
        start: given.moment(starts),
        end: given.moment(ends),
        location: None,
        stamped: given.now(),
    })
}
