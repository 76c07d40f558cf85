//! When people meet, in words.

use jiff::civil::{Date, Time};
use kit_hsds::{Community, Day, Frequency, Meeting};
use kit_words::{Lang, key, when};

use crate::say::Say;

/// The times of a community, a line each; what the feed adds in own words follows. A time that ended before `today`,
/// the day in Denmark, is left out; what the feed says of it in own words stays.
#[must_use]
pub fn times(lang: Lang, community: &Community, today: Date) -> Vec<String> {
    let say = Say(lang);
    let mut out: Vec<String> = Vec::new();
    for meeting in &community.times {
        for line in sentence(say, meeting, today)
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
fn sentence(say: Say, meeting: &Meeting, today: Date) -> Option<String> {
    if meeting.to.is_some_and(|to| to < today) {
        return None;
    }
    let days = days(say, meeting)?;
    let mut parts = vec![days];
    parts.extend(
        meeting
            .opens
            .map(|opens| hours(say.0, opens, meeting.closes)),
    );
    if meeting.frequency != Frequency::Once {
        let span = [
            meeting
                .from
                .filter(|from| *from > today)
                .map(|from| (key!("times-from-day"), from)),
            meeting.to.map(|to| (key!("times-to-day"), to)),
        ];
        for (key, day) in span.into_iter().flatten() {
            parts.push(say.tell(key, &[("day", when::day_of_month(say.0, day).into())]));
        }
    }
    Some(when::capital(&parts.join(" ")))
}

fn days(say: Say, meeting: &Meeting) -> Option<String> {
    let interval = i64::from(meeting.interval);
    match meeting.frequency {
        Frequency::Once => meeting.begins.map(|day| when::day(say.0, day)),
        Frequency::Weekly if meeting.days.is_empty() => None,
        Frequency::Weekly => {
            let days = joined(
                say,
                meeting.days.iter().map(|day| weekday(say, *day)).collect(),
            );
            Some(match interval {
                1 => say.tell("times-weekly", &[("days", days.into())]),
                2 => say.tell("times-second-week", &[("days", days.into())]),
                n => say.tell("times-nth-week", &[("days", days.into()), ("n", n.into())]),
            })
        }
        Frequency::Monthly if meeting.days.is_empty() => None,
        Frequency::Monthly => {
            let days = joined(
                say,
                meeting
                    .days
                    .iter()
                    .map(|day| nth_weekday(say, *day))
                    .collect(),
            );
            Some(if interval == 1 {
                say.tell("times-monthly", &[("days", days.into())])
            } else {
                say.tell(
                    "times-nth-month",
                    &[("days", days.into()), ("n", interval.into())],
                )
            })
        }
    }
}

/// "kl. 16–16.40", or "kl. 16" where nobody says when it ends.
#[must_use]
pub fn hours(lang: Lang, opens: Time, closes: Option<Time>) -> String {
    let say = Say(lang);
    let from = when::clock(lang, opens);
    match closes {
        Some(to) => say.tell(
            "times-hours",
            &[("from", from.into()), ("to", when::clock(lang, to).into())],
        ),
        None => say.tell("times-hour", &[("from", from.into())]),
    }
}

fn weekday(say: Say, day: Day) -> String {
    when::weekday(say.0, day.weekday()).to_owned()
}

fn nth_weekday(say: Say, day: Day) -> String {
    let key = match day.nth {
        Some(1) => key!("times-first"),
        Some(2) => key!("times-second"),
        Some(3) => key!("times-third"),
        Some(4) => key!("times-fourth"),
        Some(5) => key!("times-fifth"),
        Some(-1) => key!("times-last"),
        _ => key!("times-each"),
    };
    say.tell(key, &[("day", weekday(say, day).into())])
}

/// "mandag, onsdag og fredag".
fn joined(say: Say, mut words: Vec<String>) -> String {
    let last = words.pop().unwrap_or_default();
    if words.is_empty() {
        return last;
    }
    say.tell(
        "times-and",
        &[("first", words.join(", ").into()), ("last", last.into())],
    )
}
