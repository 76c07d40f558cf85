//! When people meet, in the same words as on the public page.

use jiff::civil::Date;
use kit_hsds::{Community, Day, Frequency, Meeting};
use kit_web::Asked;
use kit_words::{key, when};

/// The times of a community that are not over, a line each; what the feed adds in own words follows.
pub(crate) fn lines(asked: &Asked, community: &Community, today: Date) -> Vec<String> {
    let mut lines: Vec<String> = community
        .times
        .iter()
        .filter(|time| time.to.is_none_or(|to| to >= today))
        .flat_map(|time| {
            sentence(asked, time)
                .into_iter()
                .chain(time.description.clone())
        })
        .collect();
    lines.dedup();
    lines
}

/// "Hver onsdag kl. 16–16.40", where the feed says the day.
fn sentence(asked: &Asked, time: &Meeting) -> Option<String> {
    let said = match hours(asked, time) {
        Some(hours) => format!("{} {hours}", days(asked, time)?),
        None => days(asked, time)?,
    };
    Some(when::capital(&said))
}

fn days(asked: &Asked, time: &Meeting) -> Option<String> {
    let lang = asked.lang();
    if time.frequency == Frequency::Once {
        return time.begins.map(|day| when::day(lang, day));
    }
    let monthly = time.frequency == Frequency::Monthly;
    let each = |day: &Day| {
        let name = when::weekday(lang, day.weekday());
        if monthly {
            asked.tell(nth_key(*day), &[("day", name.into())])
        } else {
            name.to_owned()
        }
    };
    let days = joined(asked, time.days.iter().map(each).collect())?;
    let key = match (monthly, time.interval) {
        (false, 0 | 1) => key!("folder-weekly"),
        (false, 2) => key!("folder-second-week"),
        (false, _) => key!("folder-nth-week"),
        (true, 0 | 1) => key!("folder-monthly"),
        (true, _) => key!("folder-nth-month"),
    };
    Some(asked.tell(
        key,
        &[
            ("days", days.into()),
            ("n", i64::from(time.interval).into()),
        ],
    ))
}

fn nth_key(day: Day) -> &'static str {
    match day.nth {
        Some(1) => key!("folder-first"),
        Some(2) => key!("folder-second"),
        Some(3) => key!("folder-third"),
        Some(4) => key!("folder-fourth"),
        Some(5) => key!("folder-fifth"),
        Some(-1) => key!("folder-last"),
        _ => key!("folder-each"),
    }
}

fn hours(asked: &Asked, time: &Meeting) -> Option<String> {
    let from = when::clock(asked.lang(), time.opens?);
    Some(match time.closes {
        Some(to) => asked.tell(
            "folder-hours",
            &[
                ("from", from.into()),
                ("to", when::clock(asked.lang(), to).into()),
            ],
        ),
        None => asked.tell("folder-hour", &[("from", from.into())]),
    })
}

/// "mandag, onsdag og fredag"; none of nothing.
fn joined(asked: &Asked, mut words: Vec<String>) -> Option<String> {
    let last = words.pop()?;
    if words.is_empty() {
        return Some(last);
    }
    let first = words.join(", ");
    Some(asked.tell(
        "folder-and",
        &[("first", first.into()), ("last", last.into())],
    ))
}
