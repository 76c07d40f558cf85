//! A calendar file for one appointment that tells nothing to who looks over a shoulder (ALL-5, UX.md 10).

use crate::text::one_line;
use icalendar::{Calendar, Component, Event, EventLike, Property};
use jiff::Timestamp;

/// One appointment. Every visible word comes from the caller and shall be neutral ("Aftale").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// Name of the appointment among all others, the same in every new version of it; tells nothing itself.
    pub uid: String,
    /// How often the appointment has been changed, from 0: calendars replace an older version by a newer one.
    pub version: u32,
    /// What the calendar shows, also on a locked screen.
    pub title: String,
    /// When it begins.
    pub start: Timestamp,
    /// When it ends.
    pub end: Timestamp,
    /// Where, if the person wants it in her calendar.
    pub location: Option<String>,
    /// When this file was made, from the caller's clock.
    pub stamped: Timestamp,
}

/// The appointment as an `.ics` file (RFC 5545, lines end with CR LF).
///
/// Times are written in UTC, which every calendar shows in its own zone; so no time zone table has to be kept.
/// The event is marked private, and rings no bell: only reminders that the person chose (UX.md 9).
pub fn calendar(appointment: &Appointment) -> String {
    calendar_of(std::slice::from_ref(appointment))
}

/// Several appointments as one file, in the order in which they are given.
pub fn calendar_of(appointments: &[Appointment]) -> String {
    let mut calendar = Calendar::empty();
    for (name, value) in [
        ("VERSION", "2.0"),
        // The maker's name is shown by some calendars, so it is as neutral as the title.
        ("PRODID", "-//calendar//calendar//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ] {
        calendar.append_property(Property::new(name, value));
    }
    for one in appointments {
        calendar.push(event(one));
    }
    calendar.to_string()
}

fn event(appointment: &Appointment) -> Event {
    let mut event = Event::with_uid(&one_line(&appointment.uid));
    event
        .summary(&one_line(&appointment.title))
        .add_property("DTSTAMP", utc(appointment.stamped))
        .add_property("DTSTART", utc(appointment.start))
        .add_property("DTEND", utc(appointment.end))
        .add_property("CLASS", "PRIVATE")
        .sequence(appointment.version);
    if let Some(place) = &appointment.location {
        event.location(&one_line(place));
    }
    event.done()
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}
