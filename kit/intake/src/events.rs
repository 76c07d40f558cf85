//! The Danish *Event Database* format (itk-dev/event-database-api, as run by Aarhus): a list of events with occurrences, organiser
//! and place. Events of one title at one place by one organiser are one community with several times.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::service::{Draft, feed, together};
use crate::table::{is_mail, is_web};
use crate::{Fault, FaultKind, Giver, Limits, Taken};

/// Reads a list of events, bare or as a page with `hydra:member` or `results` round it. Occurrences that ended before `today` are
/// left out, and with them events that have no other.
///
/// # Errors
/// Every fault with the number of its event; nothing is read where there is one.
pub fn read_events(
    bytes: &[u8],
    today: Date,
    giver: &Giver,
    limits: &Limits,
) -> Result<Taken, Vec<Fault>> {
    if bytes.len() > limits.bytes {
        let limit = u64::try_from(limits.bytes).unwrap_or(u64::MAX);
        return Err(vec![Fault::of(FaultKind::TooLarge { limit })]);
    }
    let document: Value = serde_json::from_slice(bytes)
        .map_err(|error| vec![Fault::of(FaultKind::Unreadable(error.to_string()))])?;
    let wrapped = ["hydra:member", "results", "member"];
    let events = document.as_array().or_else(|| {
        wrapped
            .iter()
            .find_map(|name| document.get(name)?.as_array())
    });
    let Some(events) = events.filter(|events| !events.is_empty()) else {
        return Err(vec![Fault::of(FaultKind::Empty)]);
    };
    if events.len() > limits.rows {
        let limit = u64::try_from(limits.rows).unwrap_or(u64::MAX);
        return Err(vec![Fault::of(FaultKind::TooLarge { limit })]);
    }
    let (mut faults, mut notes) = (Vec::new(), Vec::new());
    let mut drafts: BTreeMap<String, Draft> = BTreeMap::new();
    for (event, number) in events.iter().zip(1_u64..) {
        match draft(event, number, today, giver, &mut notes) {
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

fn draft(
    event: &Value,
    number: u64,
    today: Date,
    giver: &Giver,
    notes: &mut Vec<Fault>,
) -> Result<Option<Draft>, Fault> {
    let at = |kind| Fault::at(number, kind);
    if event.get("publicAccess") == Some(&Value::Bool(false)) {
        notes.push(at(FaultKind::NotPublic));
        return Ok(None);
    }
    let name = text(event, "title").ok_or_else(|| at(FaultKind::NoName))?;
    let organizer = event.get("organizer").unwrap_or(&Value::Null);
    let organization = text(organizer, "name")
        .or_else(|| giver.organization.clone())
        .ok_or_else(|| at(FaultKind::NoOrganization))?;
    let schedules = occurrences(event, today);
    if schedules.is_empty() {
        notes.push(at(FaultKind::Over));
        return Ok(None);
    }
    let place = event.get("location").unwrap_or(&Value::Null);
    let coordinates = place.get("coordinates").and_then(Value::as_array);
    let degrees = |at: usize| coordinates?.get(at)?.as_f64();
    // An address that is none is a note and no reason to leave the event out: people come to a place, not to a mail box.
    let mail = text(organizer, "email").or_else(|| text(place, "mail"));
    if let Some(wrong) = mail.as_ref().filter(|mail| !is_mail(mail)) {
        notes.push(at(FaultKind::NoMail(wrong.clone())));
    }
    let key = [
        &name,
        &organization,
        &text(place, "postalCode").unwrap_or_default(),
        &text(place, "street").unwrap_or_default(),
    ]
    .map(|part| kit_hsds::fold_slug(part))
    .join("/");
    let price = event
        .pointer("/occurrences/0/ticketPriceRange")
        .and_then(Value::as_str);
    let tags: Vec<&str> = event
        .get("tags")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    Ok(Some(Draft {
        key,
        name,
        organization,
        description: text(event, "description")
            .or_else(|| text(event, "excerpt"))
            .map(|html| plain(&html)),
        place: text(place, "name"),
        street: text(place, "street"),
        postcode: text(place, "postalCode"),
        city: text(place, "city"),
        position: degrees(0)
            .zip(degrees(1))
            .filter(|(north, east)| north.abs() <= 90.0 && east.abs() <= 180.0),
        phone: text(place, "telephone"),
        mail: mail.filter(|mail| is_mail(mail)),
        web: text(event, "url").filter(|address| is_web(address)),
        cost: price.filter(|price| !price.is_empty()).map(str::to_owned),
        step_free: place.get("disabilityAccess").and_then(Value::as_bool),
        words: (!tags.is_empty()).then(|| tags.join(" ")),
        confirmed: text(event, "updated")
            .and_then(|moment| Some(local(&moment)?.date().to_string())),
        schedules,
        ..Draft::default()
    }))
}

fn text(value: &Value, name: &str) -> Option<String> {
    let text = value.get(name)?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The local time of a moment with its offset, in Denmark.
fn local(moment: &str) -> Option<jiff::civil::DateTime> {
    let moment: Timestamp = moment.parse().ok()?;
    let zoned = moment.in_tz("Europe/Copenhagen").ok()?;
    Some(zoned.datetime())
}

/// Each time it happens from `today` on, as a schedule of one day.
fn occurrences(event: &Value, today: Date) -> Vec<Map<String, Value>> {
    let list = event.get("occurrences").and_then(Value::as_array);
    let each = list.into_iter().flatten().filter_map(|one| {
        let starts = local(&text(one, "start")?)?;
        let ends = text(one, "end").and_then(|end| local(&end));
        let last = ends.map_or(starts.date(), jiff::civil::DateTime::date);
        if last < today {
            return None;
        }
        let closes =
            ends.filter(|ends| ends.date() == starts.date() && ends.time() > starts.time());
        let clock = |time: jiff::civil::Time| format!("{:02}:{:02}", time.hour(), time.minute());
        let told = [
            ("dtstart", Some(starts.date().to_string())),
            ("until", Some(last.to_string())),
            ("opens_at", Some(clock(starts.time()))),
            ("closes_at", closes.map(|ends| clock(ends.time()))),
        ];
        let told = told.into_iter();
        Some(
            told.filter_map(|(name, value)| Some((name.to_owned(), value?.into())))
                .collect(),
        )
    });
    each.collect()
}

/// HTML as words: tags are dropped, and the few entities that such texts hold are read.
fn plain(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => {
                inside = true;
                words.push(' ');
            }
            '>' if inside => inside = false,
            letter if !inside => words.push(letter),
            _ => {}
        }
    }
    let read = [
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    let words = read.iter().fold(words, |words, (entity, letter)| {
        words.replace(entity, letter)
    });
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
