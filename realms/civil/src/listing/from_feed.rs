//! A page's fields from what a directory or a list says of a community.

use jiff::civil::{Date, Time};
use kit_hsds::{Community, Frequency, Meeting};

use super::times::{self, Meets, Rhythm};

/// What the directory says of a community, field by field.
pub(crate) fn facts(
    found: &Community,
    moved: impl Fn(Date) -> Date,
) -> Vec<(&'static str, String)> {
    let text = |words: &Option<String>| words.clone().unwrap_or_default();
    let age = |years: Option<u16>| years.map(|years| years.to_string()).unwrap_or_default();
    let place = found.place.clone().unwrap_or_default();
    let contact = found.contact.clone().unwrap_or_default();
    let wishes: Vec<&str> = found.wishes.iter().map(|wish| wish.as_str()).collect();
    let position = place.latitude.zip(place.longitude);
    let first = &found.first;
    let further = &found.further;
    vec![
        ("name", found.name.clone()),
        ("alternate_name", text(&found.alternate_name)),
        ("summary", text(&found.description)),
        ("for_whom", text(&found.for_whom)),
        ("wishes", wishes.join(",")),
        (
            "setting",
            found.setting.map_or("", |one| one.as_str()).to_owned(),
        ),
        ("min_age", age(found.minimum_age)),
        ("max_age", age(found.maximum_age)),
        ("size", text(&found.size)),
        (
            "intrusive",
            found
                .intrusive
                .map(|one| one.to_string())
                .unwrap_or_default(),
        ),
        ("popular_words", found.popular_words.join(" ")),
        ("place_name", text(&place.name)),
        ("street", place.address.first().cloned().unwrap_or_default()),
        ("postcode", text(&place.postcode)),
        ("city", text(&place.city)),
        (
            "position",
            position
                .map(|(north, east)| format!("{north}, {east}"))
                .unwrap_or_default(),
        ),
        ("online", text(&found.url)),
        ("entrance", text(&found.entrance)),
        ("way", text(&place.transportation)),
        (
            "step_free",
            match found.step_free {
                Some(true) => "yes",
                Some(false) => "no",
                None => "",
            }
            .to_owned(),
        ),
        ("access", place.accessibility.join("\n")),
        ("times", times::to_words(&meets(&found.times, moved))),
        (
            "times_words",
            found
                .times
                .iter()
                .filter_map(|one| one.description.clone())
                .collect::<Vec<_>>()
                .join("\n"),
        ),
        ("municipalities", found.welcome.join("\n")),
        ("funding", found.funding.join("\n")),
        ("alert", text(&found.alert)),
        (
            "closed",
            if found.closed_for_now { "1" } else { "" }.to_owned(),
        ),
        ("quiet", text(&found.quiet)),
        ("met_by", text(&first.met_by)),
        ("door", text(&first.door)),
        ("steps", first.steps.join("\n")),
        ("say", text(&first.say)),
        ("may_sit", text(&first.may_sit)),
        ("leave", text(&first.leave)),
        ("contact_name", text(&contact.name)),
        ("contact_title", text(&contact.title)),
        (
            "contact_phone",
            contact
                .phone
                .clone()
                .or_else(|| found.phone.clone())
                .unwrap_or_default(),
        ),
        (
            "contact_mail",
            contact
                .email
                .clone()
                .or_else(|| found.email.clone())
                .unwrap_or_default(),
        ),
        (
            "accompanies",
            found.accompanies.map_or("", |one| one.as_str()).to_owned(),
        ),
        ("room", text(&found.room)),
        ("cost", text(&found.cost)),
        ("languages", found.languages.join(", ")),
        ("busy", text(&further.busy)),
        ("manual", text(&further.manual)),
        ("looks", text(&further.looks)),
        (
            "outdoors",
            if further.outdoors { "yes" } else { "" }.to_owned(),
        ),
        ("roles", further.roles.join("\n")),
        ("parents", text(&further.parents)),
        ("write", text(&further.write)),
        ("write_hours", text(&further.write_hours)),
        ("presence", further.presence.join("\n")),
    ]
}

fn meets(times: &[Meeting], moved: impl Fn(Date) -> Date) -> Vec<Meets> {
    let minutes = |time: Time| {
        let whole = i32::from(time.hour()) * 60 + i32::from(time.minute());
        u16::try_from(whole).unwrap_or(0)
    };
    let each = times.iter().flat_map(|one| {
        let hours = one.opens.zip(one.closes);
        one.days
            .iter()
            .filter_map(move |day| Some((one, *day, hours?)))
    });
    each.filter_map(|(one, day, (opens, closes))| {
        Some(Meets {
            weekday: u8::try_from(day.weekday().to_monday_one_offset()).ok()?,
            from_min: minutes(opens),
            to_min: minutes(closes),
            rhythm: rhythm(one, day.nth)?,
            begins: one.begins.map(&moved),
            until: one.to.map(&moved),
        })
    })
    .collect()
}

/// How a time of the directory comes back; none where a page cannot say it.
fn rhythm(meeting: &Meeting, nth: Option<i8>) -> Option<Rhythm> {
    match (meeting.frequency, meeting.interval, nth) {
        (Frequency::Weekly, 1, None) => Some(Rhythm::Weekly),
        (Frequency::Weekly, 2, None) => Some(Rhythm::Fortnightly),
        (Frequency::Monthly, 1, Some(1)) => Some(Rhythm::First),
        (Frequency::Monthly, 1, Some(2)) => Some(Rhythm::Second),
        (Frequency::Monthly, 1, Some(3)) => Some(Rhythm::Third),
        (Frequency::Monthly, 1, Some(4)) => Some(Rhythm::Fourth),
        (Frequency::Monthly, 1, Some(-1)) => Some(Rhythm::Last),
        _ => None,
    }
}
