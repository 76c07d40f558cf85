//! From a community to what the search needs to know about it.

use engine_search::{Accompanies, Place, Setting, Slot, Wish};
use jiff::civil::DateTime;
use kit_hsds::{Community, Frequency, Meeting};

/// The community as the search sees it at `now`.
pub(crate) fn place(community: &Community, now: DateTime) -> Place {
    let accompanies = community
        .accompanies
        .and_then(|who| Accompanies::from_key(who.as_str()));
    let spot = community.place.as_ref();
    Place {
        id: community.id.clone(),
        wishes: community
            .wishes
            .iter()
            .filter_map(|wish| Wish::from_key(wish.as_str()))
            .collect(),
        setting: community
            .setting
            .and_then(|setting| Setting::from_key(setting.as_str())),
        intrusive: community.intrusive,
        company_possible: false,
        accompanies,
        times: community
            .times
            .iter()
            .flat_map(|time| slots(time, now))
            .collect(),
        next_in_min: next_in_min(community, now),
        point: spot.and_then(|p| p.latitude.zip(p.longitude)),
        name: name(community),
        text: text(community),
        assured_days_ago: community.unconfirmed_days(now.date()),
        // HSDS tells of entrances in free text only, and a guess from it would lead somebody to a stair.
        wheelchair: community.step_free,
        free: community.cost.as_deref().map(is_free),
        quiet: community.quiet.is_some(),
        newcomers: community
            .newcomers_on(now.date())
            .is_some_and(|places| places > 0),
        youngest: community.minimum_age.map(age),
        oldest: community.maximum_age.map(age),
    }
}

/// Nobody is older than 255; a feed may think so.
fn age(years: u16) -> u8 {
    u8::try_from(years).unwrap_or(u8::MAX)
}

/// Whether the words on what it costs begin with saying that it costs nothing.
fn is_free(cost: &str) -> bool {
    let first = kit_words::fold(cost);
    ["gratis", "det er gratis", "free", "0 kr"]
        .iter()
        .any(|word| first.starts_with(word))
}

/// What it is called and wants to be found by.
fn name(community: &Community) -> String {
    let names = [
        Some(community.name.as_str()),
        community.alternate_name.as_deref(),
    ];
    let words = community.popular_words.iter().map(String::as_str);
    let all: Vec<&str> = names.into_iter().flatten().chain(words).collect();
    all.join(" ")
}

/// What else is told of it. Danish is spoken everywhere, so that it tells nothing.
fn text(community: &Community) -> String {
    let words = [
        community.description.as_deref(),
        community.organization.as_deref(),
        community.for_whom.as_deref(),
        community.place.as_ref().and_then(|p| p.name.as_deref()),
    ];
    let further = &community.further;
    let mut words = Vec::from(words);
    words.extend([further.manual.as_deref(), further.parents.as_deref()]);
    words.extend(further.roles.iter().map(|role| Some(role.as_str())));
    // RW-8: what goes on when houses close is found by these words.
    words.push(further.outdoors.then_some("udendørs"));
    words
        .push((community.setting == Some(kit_hsds::Setting::Online)).then_some("online på nettet"));
    let languages = community.languages.iter().map(String::as_str);
    let other = languages.filter(|language| !matches!(*language, "Dansk" | "Danish" | "da"));
    let all: Vec<&str> = words.into_iter().flatten().chain(other).collect();
    all.join(" ")
}

/// The weekly times of a meeting that is still held.
fn slots(meeting: &Meeting, now: DateTime) -> Vec<Slot> {
    let Some(opens) = meeting.opens else {
        return Vec::new();
    };
    if meeting.frequency == Frequency::Once || meeting.next(now).is_none() {
        return Vec::new();
    }
    let from_min = minutes(opens);
    let to_min = meeting
        .closes
        .map_or(from_min.saturating_add(60).min(1439), minutes);
    meeting
        .days
        .iter()
        .filter_map(|day| u8::try_from(day.weekday().to_monday_one_offset()).ok())
        .map(|weekday| Slot {
            weekday,
            from_min,
            to_min,
        })
        .collect()
}

fn minutes(time: jiff::civil::Time) -> u16 {
    u16::try_from(time.hour()).unwrap_or(0) * 60 + u16::try_from(time.minute()).unwrap_or(0)
}

/// Whether a meeting is going on at `now`.
pub(crate) fn is_open(meeting: &Meeting, now: DateTime) -> bool {
    meeting
        .opens
        .zip(meeting.closes)
        .is_some_and(|(opens, closes)| {
            meeting.is_on(now.date()) && opens <= now.time() && now.time() < closes
        })
}

pub(crate) fn next_in_min(community: &Community, now: DateTime) -> Option<i64> {
    if community.closed_for_now {
        return None;
    }
    if community.times.iter().any(|meeting| is_open(meeting, now)) {
        return Some(0);
    }
    let next = community.next_meeting(now)?;
    let hours = now.until(next).ok()?.total((
        jiff::Unit::Minute,
        jiff::SpanRelativeTo::days_are_24_hours(),
    ));
    #[expect(
        clippy::as_conversions,
        reason = "minutes until a date of the calendar fit, and there is no other way from f64"
    )]
    hours.ok().map(|minutes| minutes.round() as i64)
}
