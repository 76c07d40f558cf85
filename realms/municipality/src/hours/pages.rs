//! The page "Min uge".

use askama::Template;
use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_web::{Asked, Faults, Field, Fields, Frame};
use kit_words::{key, when};

use super::rules::{BookingFault, LONGEST_MIN, Part, Standing, monday, weeks};
use super::store::Booked;
use crate::house::House;

/// Everything the page is made of.
#[derive(Debug, Clone, Default)]
pub(crate) struct MyWeek {
    pub(crate) house: House,
    /// Own bookings of the last weeks, newest first.
    pub(crate) mine: Vec<Booked>,
    /// The own team; none without one.
    pub(crate) team: Option<TeamWeek>,
    /// What the team does less (BR-10).
    pub(crate) less: Vec<String>,
}

/// A team's hours.
#[derive(Debug, Clone, Default)]
pub(crate) struct TeamWeek {
    pub(crate) name: String,
    pub(crate) bookings: Vec<Booked>,
    /// From when, and minutes a week.
    pub(crate) aims: Vec<(Date, i64)>,
}

/// A booking in words.
pub(crate) struct Line {
    id: String,
    day: String,
    hours: String,
    part: String,
    extra: String,
    standing: String,
    can_withdraw: bool,
    withdraw: String,
}

#[derive(Template)]
#[template(path = "my_week.html")]
pub(crate) struct MyWeekPage {
    frame: Frame,
    heading: String,
    team: String,
    receipt: Option<String>,
    faults: Faults,
    form: String,
    day: Field,
    time: Field,
    minutes: Field,
    rates: String,
    lines: Vec<Line>,
    less: Vec<String>,
    has_team: bool,
}

/// A form that came back, and a receipt.
#[derive(Debug, Clone, Default)]
pub(crate) struct Back {
    pub(crate) fields: Fields,
    pub(crate) faults: Vec<(&'static str, BookingFault)>,
    pub(crate) receipt: Option<String>,
}

fn advice(asked: &Asked, fault: BookingFault) -> String {
    match fault {
        BookingFault::NoDay => asked.say("fault-date"),
        BookingFault::TooFarAway => asked.say("week-fault-far"),
        BookingFault::NoTime => asked.say("fault-time"),
        BookingFault::NoMinutes => asked.tell("week-fault-minutes", &[("max", LONGEST_MIN.into())]),
    }
}

/// Key of a part's word.
pub(crate) fn part_key(part: Part) -> &'static str {
    match part {
        Part::Day => key!("part-day"),
        Part::Evening => key!("part-evening"),
        Part::Weekend => key!("part-weekend"),
    }
}

fn standing_key(standing: Standing) -> &'static str {
    match standing {
        Standing::Plain => key!("standing-plain"),
        Standing::Waiting => key!("standing-waiting"),
        Standing::Approved => key!("standing-approved"),
        Standing::Declined => key!("standing-declined"),
        Standing::Withdrawn => key!("standing-withdrawn"),
    }
}

/// The extra cost in words.
pub(crate) fn extra(asked: &Asked, ore: i64) -> String {
    if ore == 0 {
        return asked.say("no-extra");
    }
    asked.tell("extra", &[("kr", when::kroner(asked.lang(), ore).into())])
}

/// Days and minutes of the bookings that count.
pub(crate) fn used(bookings: &[Booked]) -> Vec<(Date, i64)> {
    bookings
        .iter()
        .filter(|one| one.standing.counts())
        .map(|one| (one.day, one.minutes))
        .collect()
}

/// The page; `form` is its fresh id.
pub(crate) fn my_week_page(
    asked: &Asked,
    week: &MyWeek,
    today: Date,
    form: &str,
    back: Back,
) -> MyWeekPage {
    let lang = asked.lang();
    let mut faults = Faults::none();
    for (field, fault) in &back.faults {
        faults.add(field, advice(asked, *fault));
    }
    let keep = |field: Field| field.keep(&back.fields, &faults);
    let mine = weeks(today, 0, &[], &used(&week.mine));
    let minutes = mine.first().map_or(0, |one| one.used);
    let kroner = |ore: i64| when::kroner(lang, ore);
    MyWeekPage {
        frame: asked.frame(asked.say("week-title")),
        heading: asked.tell(
            "week-heading",
            &[("hours", when::hours(lang, minutes).into())],
        ),
        team: team_line(asked, week, today),
        receipt: back.receipt,
        form: form.to_owned(),
        day: keep(
            Field::new("day", asked.say("field-day"))
                .kind("date")
                .value(today.to_string()),
        ),
        time: keep(
            Field::new("time", asked.say("week-from"))
                .kind("time")
                .hint(asked.say("week-from-hint"))
                .value("16:00"),
        ),
        minutes: keep(
            Field::new("minutes", asked.say("week-minutes"))
                .kind("number")
                .hint(asked.say("week-minutes-hint"))
                .value("60"),
        ),
        rates: asked.tell(
            "week-rates",
            &[
                ("evening", kroner(week.house.evening_ore).into()),
                ("weekend", kroner(week.house.weekend_ore).into()),
            ],
        ),
        lines: week.mine.iter().map(|one| line(asked, one)).collect(),
        less: week.less.clone(),
        has_team: week.team.is_some(),
        faults,
    }
}

fn line(asked: &Asked, one: &Booked) -> Line {
    let day = when::capital(&when::day(asked.lang(), one.day));
    Line {
        id: one.id.to_string(),
        hours: asked.tell(
            "hours",
            &[("n", when::hours(asked.lang(), one.minutes).into())],
        ),
        part: asked.say(part_key(one.part)),
        extra: extra(asked, one.extra_ore),
        standing: asked.say(standing_key(one.standing)),
        can_withdraw: matches!(one.standing, Standing::Plain | Standing::Waiting),
        withdraw: asked.tell("week-withdraw-label", &[("day", day.as_str().into())]),
        day,
    }
}

fn team_line(asked: &Asked, week: &MyWeek, today: Date) -> String {
    let lang = asked.lang();
    let Some(team) = &week.team else {
        return asked.say("week-no-team");
    };
    let this = weeks(today, 0, &team.aims, &used(&team.bookings))
        .into_iter()
        .next();
    let hours = |minutes: i64| when::hours(lang, minutes);
    match this {
        Some(one) => match one.aim {
            Some(aim) => asked.tell(
                "week-team",
                &[
                    ("team", team.name.as_str().into()),
                    ("used", hours(one.used).into()),
                    ("aim", hours(aim).into()),
                ],
            ),
            None => asked.tell(
                "week-team-no-aim",
                &[
                    ("team", team.name.as_str().into()),
                    ("used", hours(one.used).into()),
                ],
            ),
        },
        None => String::new(),
    }
}

/// How far back own bookings are shown: this week and three before.
pub(crate) fn shown_from(today: Date) -> Date {
    monday(today).saturating_sub(21.days())
}
