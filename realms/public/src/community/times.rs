//! When people meet, in words.

use jiff::civil::Date;
use kit_hsds::{Community, Day, Frequency, Meeting};
use kit_web::Asked;
use kit_words::{key, when};

/// The times of a community, a line each; what the feed adds in own words follows.
pub(super) fn lines(asked: &Asked, community: &Community, today: Date) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for meeting in &community.times {
        for line in sentence(asked, meeting, today)
            .into_iter()
            .chain(meeting.description.clone())
        {
            if !out.contains(&line) {
                out.push(line);
            }
        }
    }
    out
}

/// "Hver onsdag kl. 16–16.40", where the feed says day and hour.
fn sentence(asked: &Asked, meeting: &Meeting, today: Date) -> Option<String> {
    if meeting.to.is_some_and(|to| to < today) {
        return None;
    }
    let days = days(asked, meeting)?;
    let mut parts = vec![days];
    parts.extend(hours(asked, meeting));
    if meeting.frequency != Frequency::Once {
        let span = [
            meeting
                .from
                .filter(|from| *from > today)
                .map(|from| (key!("times-from-day"), from)),
            meeting.to.map(|to| (key!("times-to-day"), to)),
        ];
        for (key, day) in span.into_iter().flatten() {
            parts.push(asked.tell(
                key,
                &[("day", when::day_of_month(asked.lang(), day).into())],
            ));
        }
    }
    Some(when::capital(&parts.join(" ")))
}

fn days(asked: &Asked, meeting: &Meeting) -> Option<String> {
    let interval = i64::from(meeting.interval);
    match meeting.frequency {
        Frequency::Once => meeting.begins.map(|day| when::day(asked.lang(), day)),
        Frequency::Weekly if meeting.days.is_empty() => None,
        Frequency::Weekly => {
            let days = joined(
                asked,
                meeting
                    .days
                    .iter()
                    .map(|day| weekday(asked, *day))
                    .collect(),
            );
            Some(match interval {
                1 => asked.tell("times-weekly", &[("days", days.into())]),
                2 => asked.tell("times-second-week", &[("days", days.into())]),
                n => asked.tell("times-nth-week", &[("days", days.into()), ("n", n.into())]),
            })
        }
        Frequency::Monthly if meeting.days.is_empty() => None,
        Frequency::Monthly => {
            let days = joined(
                asked,
                meeting
                    .days
                    .iter()
                    .map(|day| nth_weekday(asked, *day))
                    .collect(),
            );
            Some(if interval == 1 {
                asked.tell("times-monthly", &[("days", days.into())])
            } else {
                asked.tell(
                    "times-nth-month",
                    &[("days", days.into()), ("n", interval.into())],
                )
            })
        }
    }
}

fn hours(asked: &Asked, meeting: &Meeting) -> Option<String> {
    let lang = asked.lang();
    let from = when::clock(lang, meeting.opens?);
    Some(match meeting.closes {
        Some(to) => asked.tell(
            "times-hours",
            &[("from", from.into()), ("to", when::clock(lang, to).into())],
        ),
        None => asked.tell("times-hour", &[("from", from.into())]),
    })
}

fn weekday(asked: &Asked, day: Day) -> String {
    when::weekday(asked.lang(), day.weekday()).to_owned()
}

fn nth_weekday(asked: &Asked, day: Day) -> String {
    let key = match day.nth {
        Some(1) => key!("times-first"),
        Some(2) => key!("times-second"),
        Some(3) => key!("times-third"),
        Some(4) => key!("times-fourth"),
        Some(5) => key!("times-fifth"),
        Some(-1) => key!("times-last"),
        _ => key!("times-each"),
    };
    asked.tell(key, &[("day", weekday(asked, day).into())])
}

/// "mandag, onsdag og fredag".
fn joined(asked: &Asked, mut words: Vec<String>) -> String {
    let last = words.pop().unwrap_or_default();
    if words.is_empty() {
        return last;
    }
    asked.tell(
        "times-and",
        &[("first", words.join(", ").into()), ("last", last.into())],
    )
}
