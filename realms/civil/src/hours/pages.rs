//! `/timer` as it looks.

use askama::Template;
use jiff::civil::Date;
use kit_web::{Asked, Failed, Faults, Field, Frame, Sample};
use kit_words::when;

use super::rules::{Aim, MEETING_MIN, Spent, Week, of_week, weeks};
use crate::calendar::week::monday;
use crate::group::pages::faults;
use crate::group::rules::{Amiss, Wrong};

struct Row {
    week: String,
    aim: String,
    used: String,
    booked: String,
    left: String,
}

#[derive(Template)]
#[template(path = "hours.html")]
pub(crate) struct HoursPage {
    frame: Frame,
    heading: String,
    notice: Option<String>,
    /// What is done less for the hours.
    less: Option<String>,
    over: Option<String>,
    faults: Faults,
    nonce: String,
    fields: [Field; 3],
    rows: Vec<Row>,
}

fn row(asked: &Asked, week: &Week) -> Row {
    let hours = |minutes| when::hours(asked.lang(), minutes);
    let number = i64::from(week.first.iso_week_date().week());
    let day = when::day_of_month(asked.lang(), week.first);
    Row {
        week: asked.tell(
            "hours-week",
            &[("number", number.into()), ("day", day.into())],
        ),
        aim: week.aim.map_or_else(|| asked.say("hours-none"), hours),
        used: hours(week.used),
        booked: hours(week.booked),
        left: match week.left() {
            Some(left) if left > 0 => hours(left),
            Some(_) => asked.say("hours-left-none"),
            None => asked.say("hours-none"),
        },
    }
}

fn heading(asked: &Asked, week: Option<&Week>) -> String {
    let hours = |minutes| when::hours(asked.lang(), minutes);
    let used = week.map_or(0, |week| week.used);
    match week.and_then(|week| week.aim) {
        Some(aim) => asked.tell(
            "hours-heading",
            &[("used", hours(used).into()), ("aim", hours(aim).into())],
        ),
        None => asked.tell("hours-heading-none", &[("used", hours(used).into())]),
    }
}

impl HoursPage {
    /// The weeks, and the form.
    pub(crate) fn of(asked: &Asked, aims: &[Aim], spent: &[Spent], amiss: &Amiss) -> Self {
        let (today, faults) = (asked.web.given.today(), faults(asked, amiss));
        let weeks = weeks(aims, spent, today);
        let now = weeks.iter().find(|week| week.first == monday(today));
        let aim = of_week(aims, today);
        let field = |name: &str, label: &'static str, hint: &'static str, value: String| {
            let field = Field::new(name, asked.say(label))
                .hint(asked.say(hint))
                .value(value);
            if faults.any() {
                field.keep(&asked.fields, &faults)
            } else {
                field
            }
        };
        let whole = aim
            .map(|aim| (aim.week_min / 60).to_string())
            .unwrap_or_default();
        let meeting = aim.map_or(MEETING_MIN, |aim| aim.meeting_min).to_string();
        Self {
            frame: asked.frame(asked.say("menu-hours")),
            heading: heading(asked, now),
            notice: (asked.query.get("gjort") == "gemt").then(|| asked.say("notice-saved")),
            less: aim
                .and_then(|aim| aim.less.as_ref())
                .map(|less| asked.tell("hours-less-said", &[("less", less.as_str().into())])),
            over: now
                .filter(|week| week.left().is_some_and(|left| left < 0))
                .map(|_| asked.say("hours-over")),
            nonce: match asked.fields.get("nonce") {
                kept if faults.any() && !kept.is_empty() => kept.to_owned(),
                _ => asked.web.given.random128(),
            },
            fields: [
                field(
                    "hours",
                    kit_words::key!("hours-field"),
                    kit_words::key!("hours-field-hint"),
                    whole,
                )
                .kind("number"),
                field(
                    "meeting_min",
                    kit_words::key!("hours-meeting"),
                    kit_words::key!("hours-meeting-hint"),
                    meeting,
                )
                .kind("number"),
                field(
                    "less",
                    kit_words::key!("hours-less"),
                    kit_words::key!("hours-less-hint"),
                    String::new(),
                ),
            ],
            rows: weeks.iter().map(|week| row(asked, week)).collect(),
            faults,
        }
    }
}

/// Empty, ordinary, longest, error.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let today = asked.web.given.today();
    let aim = |starts: Date, less: &str| Aim {
        starts,
        week_min: 600,
        meeting_min: MEETING_MIN,
        less: Some(less.to_owned()),
    };
    let at = today.at(16, 0, 0, 0);
    let spent = |minutes| Spent {
        at,
        minutes: Some(minutes),
        been: true,
    };
    let fine = Amiss::new();
    let amiss = vec![
        ("hours", Wrong::Number(0, super::rules::MOST_HOURS)),
        ("less", Wrong::Missing),
    ];
    let first = monday(today);
    let short = [aim(first, "Færre opslag")];
    let long = [aim(
        first,
        &"Vi holder kun hvert andet møde i bestyrelsen. ".repeat(4),
    )];
    let page =
        |aims: &[Aim], spent: &[Spent], amiss: &Amiss| HoursPage::of(asked, aims, spent, amiss);
    Ok(vec![
        Sample::of("hours", "empty", &page(&[], &[], &fine))?,
        Sample::of("hours", "ordinary", &page(&short, &[spent(150)], &fine))?,
        Sample::of("hours", "longest", &page(&long, &[spent(6000)], &fine))?,
        Sample::of("hours", "error", &page(&short, &[spent(150)], &amiss))?,
    ])
}
