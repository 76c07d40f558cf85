//! iCalendar (RFC 5545): entries of one title, place and organiser are one community; a rule that comes back weekly or monthly is kept
//! as a rule, and what cannot be told in the directory is named.

use std::collections::BTreeMap;

use icalendar::parser::{Component, Property, read_calendar as parse, unfold};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use serde_json::{Map, Value};

use crate::service::{Draft, feed, together};
use crate::sheet::decoded;
use crate::table::{is_mail, is_web};
use crate::{Fault, FaultKind, Giver, Limits, Taken};

/// Components within components, at most; a real calendar has three.
const DEEPEST: u32 = 16;

/// Reads a calendar. What was over before `today` is left out; local times are Denmark's, whatever zone they are written in.
///
/// # Errors
/// Every fault with the number of its entry; nothing is read where there is one.
pub fn read_calendar(
    bytes: &[u8],
    today: Date,
    giver: &Giver,
    limits: &Limits,
) -> Result<Taken, Vec<Fault>> {
    let whole = |kind| vec![Fault::of(kind)];
    let too_large = |limit: usize| {
        whole(FaultKind::TooLarge {
            limit: u64::try_from(limit).unwrap_or(u64::MAX),
        })
    };
    if bytes.len() > limits.bytes {
        return Err(too_large(limits.bytes));
    }
    let text = unfold(&decoded(bytes));
    // The parser steps into a component for each that it holds, and a stranger's file may hold a million.
    let unreadable = || whole(FaultKind::Unreadable("it is no calendar".to_owned()));
    if depth(&text) > DEEPEST {
        return Err(unreadable());
    }
    let calendar = parse(&text).map_err(|_why| unreadable())?;
    let events: Vec<&Component<'_>> = calendar
        .components
        .iter()
        .filter(|part| part.name == "VEVENT")
        .collect();
    if events.is_empty() {
        return Err(whole(FaultKind::Empty));
    }
    if events.len() > limits.rows {
        return Err(too_large(limits.rows));
    }
    let (mut faults, mut notes) = (Vec::new(), Vec::new());
    let mut drafts: BTreeMap<String, Draft> = BTreeMap::new();
    for (event, number) in events.into_iter().zip(1_u64..) {
        match (Event { event, number }).draft(today, giver, &mut notes) {
            Err(fault) => faults.push(fault),
            Ok(None) => {}
            Ok(Some(draft)) => together(&mut drafts, draft),
        }
    }
    if !faults.is_empty() {
        faults.truncate(limits.faults);
        return Err(faults);
    }
    let drafts: Vec<Draft> = drafts.into_values().collect();
    Ok(Taken {
        feed: feed(&drafts, giver)?,
        columns: Vec::new(),
        lines: std::collections::BTreeMap::new(),
        notes,
    })
}

/// How deep components lie within each other.
fn depth(text: &str) -> u32 {
    let (mut now, mut most) = (0_u32, 0);
    for line in text.lines() {
        let line = line
            .trim_start()
            .get(..6)
            .unwrap_or(line)
            .to_ascii_uppercase();
        if line.starts_with("BEGIN:") {
            now += 1;
            most = most.max(now);
        } else if line.starts_with("END:") {
            now = now.saturating_sub(1);
        }
    }
    most
}

struct Event<'a> {
    event: &'a Component<'a>,
    number: u64,
}

impl Event<'_> {
    fn draft(
        &self,
        today: Date,
        giver: &Giver,
        notes: &mut Vec<Fault>,
    ) -> Result<Option<Draft>, Fault> {
        let at = |kind| Fault::at(self.number, kind);
        if matches!(self.raw("CLASS"), Some("PRIVATE" | "CONFIDENTIAL")) {
            notes.push(at(FaultKind::NotPublic));
            return Ok(None);
        }
        if self.raw("STATUS") == Some("CANCELLED") {
            notes.push(at(FaultKind::Over));
            return Ok(None);
        }
        let name = self.text("SUMMARY").ok_or_else(|| at(FaultKind::NoName))?;
        let organizer = self.property("ORGANIZER");
        let organization = organizer
            .and_then(|of| of.params.iter().find(|one| one.key == "CN")?.val.as_ref())
            .map(|name| name.as_str().trim_matches('"').to_owned())
            .filter(|name| !name.is_empty())
            .or_else(|| giver.organization.clone())
            .ok_or_else(|| at(FaultKind::NoOrganization))?;
        let Some(schedule) = self.schedule(today, notes)? else {
            notes.push(at(FaultKind::Over));
            return Ok(None);
        };
        let place = self.text("LOCATION");
        let key = [
            &name,
            &organization,
            place.as_ref().unwrap_or(&String::new()),
        ]
        .map(|part| kit_hsds::fold_slug(part))
        .join("/");
        let mail = organizer.and_then(|of| of.val.as_str().strip_prefix("mailto:"));
        let position = self.raw("GEO").and_then(|geo| {
            let (north, east) = geo.split_once(';')?;
            let degrees = (north.parse::<f64>().ok()?, east.parse::<f64>().ok()?);
            (degrees.0.abs() <= 90.0 && degrees.1.abs() <= 180.0).then_some(degrees)
        });
        Ok(Some(Draft {
            key,
            name,
            organization,
            description: self.text("DESCRIPTION"),
            place,
            position,
            mail: mail.filter(|mail| is_mail(mail)).map(str::to_owned),
            web: self.text("URL").filter(|address| is_web(address)),
            words: self.text("CATEGORIES").map(|words| words.replace(',', " ")),
            schedules: vec![schedule],
            ..Draft::default()
        }))
    }

    fn property(&self, name: &str) -> Option<&Property<'_>> {
        self.event.properties.iter().find(|one| one.name == name)
    }

    fn raw(&self, name: &str) -> Option<&str> {
        self.property(name).map(|one| one.val.as_str())
    }

    /// A text without the marks that keep its commas and line ends.
    fn text(&self, name: &str) -> Option<String> {
        let mut words = String::new();
        let mut letters = self.raw(name)?.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => match letters.next() {
                    Some('n' | 'N') => words.push(' '),
                    Some(other) => words.push(other),
                    None => {}
                },
                letter => words.push(letter),
            }
        }
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        (!words.is_empty()).then_some(words)
    }

    /// When it happens; `None` if that is over.
    fn schedule(
        &self,
        today: Date,
        notes: &mut Vec<Fault>,
    ) -> Result<Option<Map<String, Value>>, Fault> {
        let wrong = |name: &str| {
            let said = self.raw(name).unwrap_or_default().to_owned();
            Fault::in_column(self.number, name, FaultKind::NoDate(said))
        };
        let starts = self
            .property("DTSTART")
            .and_then(moment)
            .ok_or_else(|| wrong("DTSTART"))?;
        let ends = match self.property("DTEND") {
            None => None,
            Some(end) => Some(moment(end).ok_or_else(|| wrong("DTEND"))?),
        };
        let rule = self.raw("RRULE").map(Rule::read);
        let mut told: Vec<(&str, Value)> = vec![("dtstart", starts.day.to_string().into())];
        if let Some(clock) = starts.clock {
            told.push(("opens_at", clock.into()));
        }
        if let Some(clock) = ends
            .as_ref()
            .filter(|ends| ends.day == starts.day)
            .and_then(|ends| ends.clock.clone())
        {
            told.push(("closes_at", clock.into()));
        }
        let last = match rule {
            Some(Ok(rule)) => {
                let last = rule.until;
                told.extend(rule.told);
                last
            }
            Some(Err(rule)) => {
                // Its first day is told, and no other is promised.
                let kind = FaultKind::RuleLeftOut(rule);
                notes.push(Fault::in_column(self.number, "RRULE", kind));
                told.push(("until", starts.day.to_string().into()));
                Some(starts.day)
            }
            None => {
                told.push(("until", starts.day.to_string().into()));
                Some(starts.day)
            }
        };
        for name in ["EXDATE", "RDATE", "RECURRENCE-ID"] {
            if self.property(name).is_some() {
                let kind = FaultKind::RuleLeftOut(name.to_owned());
                notes.push(Fault::in_column(self.number, name, kind));
            }
        }
        if last.is_some_and(|last| last < today) {
            return Ok(None);
        }
        let told = told.into_iter();
        Ok(Some(
            told.map(|(name, value)| (name.to_owned(), value)).collect(),
        ))
    }
}

/// A day, and the hour where it has one, in Denmark.
struct Moment {
    day: Date,
    clock: Option<String>,
}

fn moment(property: &Property<'_>) -> Option<Moment> {
    let written = property.val.as_str();
    let zone = property.params.iter().find(|one| one.key == "TZID");
    let zone = zone
        .and_then(|one| one.val.as_ref())
        .map(|zone| zone.as_str().trim_matches('"'));
    let Some((day, clock)) = written.split_once('T') else {
        return Some(Moment {
            day: day_of(written)?,
            clock: None,
        });
    };
    let utc = clock.ends_with('Z');
    let clock = clock.trim_end_matches('Z');
    let number = |from: usize| clock.get(from..from + 2)?.parse::<i8>().ok();
    let clock = Time::new(number(0)?, number(2)?, 0, 0).ok()?;
    let local = day_of(day)?.to_datetime(clock);
    let local = in_denmark(local, if utc { Some("UTC") } else { zone })?;
    Some(Moment {
        day: local.date(),
        clock: Some(format!("{:02}:{:02}", local.hour(), local.minute())),
    })
}

/// A zone that nobody knows is read as Denmark's: calendars carry names that only their own program understands.
fn in_denmark(local: DateTime, zone: Option<&str>) -> Option<DateTime> {
    let known = zone.and_then(|zone| local.in_tz(zone).ok());
    let Some(known) = known else {
        return Some(local);
    };
    let moment: Timestamp = known.timestamp();
    Some(moment.in_tz("Europe/Copenhagen").ok()?.datetime())
}

fn day_of(written: &str) -> Option<Date> {
    let part = |from: usize, to: usize| written.get(from..to);
    if written.len() != 8 {
        return None;
    }
    Date::new(
        part(0, 4)?.parse().ok()?,
        part(4, 6)?.parse().ok()?,
        part(6, 8)?.parse().ok()?,
    )
    .ok()
}

/// A rule that HSDS can tell, field for field.
struct Rule {
    told: Vec<(&'static str, Value)>,
    until: Option<Date>,
}

impl Rule {
    /// Reads `FREQ=WEEKLY;BYDAY=TU`; the rule itself where it cannot be told.
    fn read(rule: &str) -> Result<Self, String> {
        let left_out = || rule.to_owned();
        let mut told: Vec<(&str, Value)> = Vec::new();
        let mut until = None;
        for part in rule.split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or_else(left_out)?;
            let number = || value.parse::<u16>().ok().map(Value::from);
            let text = || Some(Value::from(value));
            let read = match name {
                "FREQ" if matches!(value, "WEEKLY" | "MONTHLY") => text().map(|of| ("freq", of)),
                "INTERVAL" => number().map(|of| ("interval", of)),
                "COUNT" => number().map(|of| ("count", of)),
                "BYDAY" => text().map(|of| ("byday", of)),
                "BYMONTHDAY" => text().map(|of| ("bymonthday", of)),
                "WKST" => text().map(|of| ("wkst", of)),
                "UNTIL" => {
                    until = value.get(..8).and_then(day_of);
                    until.map(|day| ("until", day.to_string().into()))
                }
                _ => None,
            };
            told.push(read.ok_or_else(left_out)?);
        }
        if told.iter().any(|(name, _)| *name == "freq") {
            Ok(Self { told, until })
        } else {
            Err(left_out())
        }
    }
}
