//! The page "Ledelse".

use askama::Template;
use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Opt};
use kit_words::{key, when};

use crate::hours::pages::{extra, part_key, used};
use crate::hours::rules::{Standing, Week, weeks};
use crate::hours::store::Booked;
use crate::house::Team;

/// Weeks shown before this one.
pub(crate) const WEEKS_BACK: i64 = 8;
/// Answers of the last days that can still be taken back on the page.
pub(crate) const UNDO_DAYS: i64 = 14;

/// A team with its hours.
#[derive(Debug, Clone)]
pub(crate) struct TeamHours {
    pub(crate) team: Team,
    /// Bookings of the weeks shown.
    pub(crate) bookings: Vec<Booked>,
    pub(crate) aims: Vec<(Date, i64)>,
    /// What was moved away for the hours, newest first, with its day (LE-10).
    pub(crate) less: Vec<(String, Date)>,
}

/// A week in the table.
pub(crate) struct WeekLine {
    week: String,
    aim: String,
    used: String,
    said: String,
}

/// A team on the page.
pub(crate) struct TeamCard {
    name: String,
    caption: String,
    now: String,
    lines: Vec<WeekLine>,
    less: Vec<String>,
}

/// An evening that waits, or was answered.
pub(crate) struct Evening {
    id: String,
    line: String,
    yes: String,
    no: String,
    undo: String,
    answered: Option<String>,
}

#[derive(Template)]
#[template(path = "lead.html")]
pub(crate) struct LeadPage {
    frame: Frame,
    heading: String,
    receipt: Option<String>,
    faults: Faults,
    teams: Vec<TeamCard>,
    waiting_heading: String,
    waiting: Vec<Evening>,
    answered: Vec<Evening>,
    form: String,
    team: Choice,
    hours: Field,
    less: Field,
}

/// What is amiss with the aim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AimFault {
    NoTeam,
    NoHours,
    NoLess,
    TooLong,
}

/// A form that came back, and a receipt.
#[derive(Debug, Clone, Default)]
pub(crate) struct Back {
    pub(crate) fields: Fields,
    pub(crate) faults: Vec<(&'static str, AimFault)>,
    pub(crate) receipt: Option<String>,
}

fn advice(asked: &Asked, fault: AimFault) -> String {
    match fault {
        AimFault::NoTeam => asked.say("lead-fault-team"),
        AimFault::NoHours => asked.say("lead-fault-hours"),
        AimFault::NoLess => asked.say("lead-fault-less"),
        AimFault::TooLong => asked.tell(
            "line-too-long",
            &[(
                "max",
                i64::try_from(crate::text::LINE_MAX).unwrap_or(0).into(),
            )],
        ),
    }
}

/// The page; `form` is its fresh id.
pub(crate) fn lead_page(
    asked: &Asked,
    teams: &[TeamHours],
    today: Date,
    form: &str,
    back: Back,
) -> LeadPage {
    let mut faults = Faults::none();
    for (field, fault) in &back.faults {
        faults.add(field, advice(asked, *fault));
    }
    let waiting = evenings(asked, teams, |one| one.standing == Standing::Waiting);
    let since = today.saturating_sub(UNDO_DAYS.days());
    let answered = evenings(asked, teams, |one| {
        matches!(one.standing, Standing::Approved | Standing::Declined) && one.day >= since
    });
    let count = i64::try_from(waiting.len()).unwrap_or(0);
    LeadPage {
        frame: asked.frame(asked.say("lead-title")),
        heading: heading(asked, teams, today),
        receipt: back.receipt,
        teams: teams
            .iter()
            .map(|team| team_card(asked, team, today))
            .collect(),
        waiting_heading: asked.tell("lead-waiting", &[("n", count.into())]),
        waiting,
        answered,
        form: form.to_owned(),
        team: Choice::one(
            "team",
            asked.say("lead-team"),
            teams
                .iter()
                .map(|one| Opt::new(one.team.id.as_str(), one.team.name.clone()))
                .collect(),
        )
        .keep(&back.fields, &faults),
        hours: Field::new("hours", asked.say("lead-hours"))
            .kind("number")
            .keep(&back.fields, &faults),
        less: Field::new("less", asked.say("lead-less"))
            .hint(asked.say("lead-less-hint"))
            .keep(&back.fields, &faults),
        faults,
    }
}

/// All teams of the leader together, this week.
fn heading(asked: &Asked, teams: &[TeamHours], today: Date) -> String {
    let this: Vec<Week> = teams
        .iter()
        .filter_map(|team| {
            weeks(today, 0, &team.aims, &used(&team.bookings))
                .into_iter()
                .next()
        })
        .collect();
    let sum = |minutes: i64| when::hours(asked.lang(), minutes);
    asked.tell(
        "lead-heading",
        &[
            ("used", sum(this.iter().map(|week| week.used).sum()).into()),
            (
                "aim",
                sum(this.iter().filter_map(|week| week.aim).sum()).into(),
            ),
        ],
    )
}

fn team_card(asked: &Asked, team: &TeamHours, today: Date) -> TeamCard {
    let lang = asked.lang();
    let all = weeks(today, WEEKS_BACK, &team.aims, &used(&team.bookings));
    let hours = |minutes: i64| asked.tell("hours", &[("n", when::hours(lang, minutes).into())]);
    let said = |week: &Week, left: &str| match week.aim {
        None => asked.say("lead-week-no-aim"),
        Some(aim) if week.used >= aim => asked.say("lead-week-reached"),
        Some(aim) => asked.tell(left, &[("n", when::hours(lang, aim - week.used).into())]),
    };
    TeamCard {
        name: team.team.name.clone(),
        caption: asked.tell("lead-caption", &[("team", team.team.name.as_str().into())]),
        now: all.first().map_or_else(String::new, |week| {
            asked.tell(
                "lead-now",
                &[
                    ("used", when::hours(lang, week.used).into()),
                    ("aim", when::hours(lang, week.aim.unwrap_or(0)).into()),
                ],
            )
        }),
        lines: all
            .iter()
            .enumerate()
            .map(|(index, week)| WeekLine {
                week: if index == 0 {
                    asked.say("lead-this-week")
                } else {
                    asked.tell(
                        "lead-week",
                        &[
                            ("from", when::day_of_month(lang, week.monday).into()),
                            (
                                "to",
                                when::day_of_month(lang, week.monday.saturating_add(6.days()))
                                    .into(),
                            ),
                        ],
                    )
                },
                aim: week.aim.map_or_else(|| asked.say("lead-unset"), hours),
                used: hours(week.used),
                said: said(
                    week,
                    if index == 0 {
                        key!("lead-week-left-now")
                    } else {
                        key!("lead-week-left")
                    },
                ),
            })
            .collect(),
        less: team
            .less
            .iter()
            .map(|(less, day)| {
                let told = [
                    ("day", when::date(lang, *day).into()),
                    ("less", less.as_str().into()),
                ];
                asked.tell("lead-moved-line", &told)
            })
            .collect(),
    }
}

/// Evenings and weekends in words: team, day, hours, cost, and nobody's name (ALL-6).
fn evenings(asked: &Asked, teams: &[TeamHours], wanted: impl Fn(&Booked) -> bool) -> Vec<Evening> {
    let lang = asked.lang();
    let mut all: Vec<(&Team, &Booked)> = teams
        .iter()
        .flat_map(|team| {
            team.bookings
                .iter()
                .filter(|one| one.part.needs_yes() && wanted(one))
                .map(|one| (&team.team, one))
        })
        .collect();
    all.sort_by(|(_, a), (_, b)| (a.day, &a.id).cmp(&(b.day, &b.id)));
    all.into_iter()
        .map(|(team, one)| {
            let day = when::capital(&when::day(lang, one.day));
            let about = [("day", day.as_str().into())];
            Evening {
                id: one.id.to_string(),
                line: asked.tell(
                    "lead-evening",
                    &[
                        ("day", day.as_str().into()),
                        ("part", asked.say(part_key(one.part)).into()),
                        ("hours", when::hours(lang, one.minutes).into()),
                        ("extra", extra(asked, one.extra_ore).into()),
                        ("team", team.name.as_str().into()),
                    ],
                ),
                yes: asked.tell("lead-yes-label", &about),
                no: asked.tell("lead-no-label", &about),
                undo: asked.tell("lead-undo-label", &about),
                answered: match one.standing {
                    Standing::Approved => Some(asked.say("lead-said-yes")),
                    Standing::Declined => Some(asked.say("lead-said-no")),
                    Standing::Plain | Standing::Waiting | Standing::Withdrawn => None,
                },
            }
        })
        .collect()
}
