//! What happened in the 26 weeks, worked out before anything is written.

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan as _};
use kit_store::Given;

use super::pick::Pick;
use super::scenario::Scenario;
use super::{WEEKS, worker_id};
use crate::course::after::{Ending, Next, Reason};
use crate::course::rules::{Hat, NewCourse, Offer};
use crate::course::story::Step;
use crate::course::support::Kind;
use crate::hours::rules::{Booking, Deed, Part};
use crate::house::{TeamId, WorkerId};
use crate::text;

/// How many guests the town's house has had in the 26 weeks.
pub(crate) const GUESTS: i64 = 240;

/// The first so many guests have a course that runs to its limit; the appointments to come are theirs.
const RUNNING: i64 = 46;

/// A row at the door.
#[derive(Debug, Clone)]
pub(crate) struct Door {
    pub(crate) day: Date,
    pub(crate) wish: String,
    pub(crate) met_by: WorkerId,
    pub(crate) agreed: String,
    pub(crate) at: Timestamp,
    pub(crate) left: Option<Timestamp>,
}

/// A call.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) day: Date,
    pub(crate) at: Timestamp,
    pub(crate) by: WorkerId,
    pub(crate) note: String,
}

/// A course with its steps.
#[derive(Debug, Clone)]
pub(crate) struct Course {
    pub(crate) new: NewCourse,
    pub(crate) opened: Timestamp,
    pub(crate) steps: Vec<(Step, Timestamp)>,
}

/// Hours of somebody.
#[derive(Debug, Clone)]
pub(crate) struct Hours {
    pub(crate) worker: WorkerId,
    pub(crate) team: TeamId,
    pub(crate) booking: Booking,
    pub(crate) at: Timestamp,
    pub(crate) answer: Option<(Deed, WorkerId)>,
}

/// An appointment: with a guest by number, or a group.
#[derive(Debug, Clone)]
pub(crate) struct Appointment {
    pub(crate) day: Date,
    pub(crate) at_min: i64,
    pub(crate) guest: Option<usize>,
    pub(crate) group: Option<String>,
    pub(crate) with: WorkerId,
    pub(crate) what: String,
    pub(crate) came: Option<Timestamp>,
}

/// All of it.
#[derive(Debug, Clone)]
pub(crate) struct History {
    pub(crate) courses: Vec<Course>,
    pub(crate) door: Vec<Door>,
    pub(crate) calls: Vec<Call>,
    pub(crate) hours: Vec<Hours>,
    pub(crate) appointments: Vec<Appointment>,
}

/// The id of a team of the scenario.
pub(crate) fn team_id(key: &str) -> Option<TeamId> {
    TeamId::from_text(&format!("team-{key}"))
}

/// Works the 26 weeks out, seen from `today`.
pub(crate) fn history(scenario: &Scenario, today: Date, given: &Given) -> History {
    let staff: Vec<WorkerId> = scenario
        .worker
        .iter()
        .map(|one| worker_id(&one.key))
        .collect();
    let at = |day: Date, minute: i64| given.moment(day.to_datetime(text::time(minute)));
    let (door, calls) = door_and_calls(scenario, &staff, today, &at);
    History {
        courses: courses(scenario, &staff, today, &at),
        door,
        calls,
        hours: hours(scenario, today, &at),
        appointments: appointments(scenario, today, &at),
    }
}

type At<'a> = &'a dyn Fn(Date, i64) -> Timestamp;

fn somebody(pick: &Pick, staff: &[WorkerId]) -> WorkerId {
    let last = i64::try_from(staff.len()).unwrap_or(1) - 1;
    usize::try_from(pick.number(0, last.max(0)))
        .ok()
        .and_then(|index| staff.get(index))
        .cloned()
        .unwrap_or_else(|| worker_id("birgitte"))
}

/// Every guest with a course: the first ones stand on today's page, the others have all ages of the clock.
fn courses(scenario: &Scenario, staff: &[WorkerId], today: Date, at: At<'_>) -> Vec<Course> {
    let pick = Pick::new(82);
    (0..GUESTS)
        .map(|number| course(scenario, staff, today, at, &pick, number))
        .collect()
}

fn course(
    scenario: &Scenario,
    staff: &[WorkerId],
    today: Date,
    at: At<'_>,
    pick: &Pick,
    number: i64,
) -> Course {
    let names = &scenario.pools.guest_names;
    let index = usize::try_from(number).unwrap_or(0);
    let called = names
        .get((index * 7) % names.len().max(1))
        .cloned()
        .unwrap_or_default();
    let offer = match number {
        0 | 1 | 5 | 6 => Offer::Individual,
        _ => match pick.number(1, 10) {
            1..=6 => Offer::Individual,
            7 => Offer::IndividualWithVolunteers,
            8 => Offer::GroupWithVolunteers,
            _ => Offer::Group,
        },
    };
    // How many days ago it began: week 7, week 24, then spread so that some ended and one ends next week.
    let days_ago = match number {
        0 => 6 * 7 + 2,
        1 => 23 * 7 + 3,
        2 => 176,
        5 => 0,
        6 => 30,
        // Whoever has an appointment in the days to come has a course that runs.
        3..RUNNING => pick.number(0, 150),
        _ => pick.number(0, WEEKS * 7 + 40),
    };
    let start = workday(today.saturating_sub(days_ago.days()));
    let latest = crate::offer::law::limits().latest_end(offer.basis(), start);
    let end = latest.map(|latest| {
        if number >= RUNNING && pick.happens(30) {
            latest.saturating_sub((pick.number(1, 8) * 7).days())
        } else {
            latest
        }
    });
    let contact = match number {
        0 => worker_id(&scenario.hero.host),
        1 => worker_id(&scenario.hero.worker),
        _ => somebody(pick, staff),
    };
    let opened = at(start, pick.number(600, 900));
    let mut steps = Vec::new();
    let mut day = start.saturating_add(7.days());
    let last = end.unwrap_or(today).min(today.saturating_sub(1.day()));
    while day <= last && steps.len() < 12 {
        steps.push((
            Step::Talk(String::new()),
            at(workday(day), pick.number(600, 900)),
        ));
        day = day.saturating_add((pick.number(1, 3) * 7).days());
    }
    if let Some(end) = end.filter(|end| *end < today) {
        let after = steps.last().map_or(opened, |(_, moment)| *moment);
        steps.push((Step::Ended(ending(number)), at(end, 720).max(after)));
    }
    Course {
        new: NewCourse {
            called,
            offer,
            goal: pick.one(&scenario.pools.goals),
            start,
            end,
            afterwards: String::new(),
            decided_by: contact.clone(),
            contact,
            hat: Hat::Worker,
            with: None,
            longer: None,
            // One of nine was met where the caseworker sits (CV-5); the words are those of the demo's own list.
            decided_at: (number % 9 == 7).then(|| {
                "En rådgiver fra socialforvaltningen, Værestedet i Nørreå, Tirsdage kl. 10-12"
                    .to_owned()
            }),
        },
        opened,
        steps,
    }
}

/// How it ended: most on own feet, the others with what catches them.
fn ending(number: i64) -> Ending {
    Ending {
        reason: if number % 3 == 0 {
            Reason::EnoughGuest
        } else {
            Reason::TimeIsUp
        },
        next: match number % 5 {
            0 => Next::Talks,
            1 => Next::OtherHelp(Kind::S85),
            2 => Next::Community,
            _ => Next::Own,
        },
        stands: None,
        came_after: None,
        words: String::new(),
    }
}

/// The same day, or the Friday before a weekend.
fn workday(day: Date) -> Date {
    match day.weekday() {
        Weekday::Saturday => day.saturating_sub(1.day()),
        Weekday::Sunday => day.saturating_sub(2.days()),
        _ => day,
    }
}

fn is_open(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn door_and_calls(
    scenario: &Scenario,
    staff: &[WorkerId],
    today: Date,
    at: At<'_>,
) -> (Vec<Door>, Vec<Call>) {
    let pick = Pick::new(3);
    let (mut door, mut calls) = (Vec::new(), Vec::new());
    for back in 1..=WEEKS * 7 {
        let day = today.saturating_sub(back.days());
        if !is_open(day) {
            continue;
        }
        for _ in 0..pick.number(2, 9) {
            let minute = pick.number(600, 900);
            door.push(Door {
                day,
                wish: pick.one(&scenario.pools.walk_in_wishes),
                met_by: somebody(&pick, staff),
                agreed: pick.one(&scenario.pools.agreed),
                at: at(day, minute),
                left: Some(at(day, minute + pick.number(15, 90))),
            });
        }
        for _ in 0..pick.number(0, 4) {
            calls.push(Call {
                day,
                at: at(day, pick.number(600, 930)),
                by: somebody(&pick, staff),
                note: pick.one(&scenario.pools.phone_notes),
            });
        }
    }
    // This morning, so that the host's page is not empty when the demo begins.
    for (minute, line) in [(555, 0), (580, 1)] {
        door.push(Door {
            day: today,
            wish: scenario
                .pools
                .walk_in_wishes
                .get(line)
                .cloned()
                .unwrap_or_default(),
            met_by: worker_id(&scenario.hero.host),
            agreed: String::new(),
            at: at(today, minute),
            left: None,
        });
    }
    for (minute, line) in [(550, 0), (590, 3)] {
        calls.push(Call {
            day: today,
            at: at(today, minute),
            by: worker_id(&scenario.hero.host),
            note: scenario
                .pools
                .phone_notes
                .get(line)
                .cloned()
                .unwrap_or_default(),
        });
    }
    (door, calls)
}

/// Low, as the report found it: most weeks most workers have an hour or none.
fn hours(scenario: &Scenario, today: Date, at: At<'_>) -> Vec<Hours> {
    let pick = Pick::new(9);
    let leader = worker_id(&scenario.hero.leader);
    let mut all = Vec::new();
    for worker in &scenario.worker {
        let Some(team) = team_id(&worker.team) else {
            continue;
        };
        for week in 0..=WEEKS {
            if !pick.happens(55) {
                continue;
            }
            let day = today.saturating_sub((week * 7 + pick.number(1, 5)).days());
            let minutes = pick.one(&[30, 45, 60, 60, 90, 120]);
            let evening = pick.happens(15);
            let from = if evening { 18 * 60 } else { 13 * 60 };
            let part = Part::of(day, from, minutes);
            all.push(Hours {
                worker: worker_id(&worker.key),
                team: team.clone(),
                booking: Booking { day, minutes, part },
                at: at(day, from),
                answer: part.needs_yes().then(|| {
                    let deed = if pick.happens(92) {
                        Deed::Approved
                    } else {
                        Deed::Declined
                    };
                    (deed, leader.clone())
                }),
            });
        }
    }
    // Three evenings to come wait for the leader's yes or no.
    for (ahead, key, minutes) in [(2, 1_usize, 120), (4, 0, 90), (6, 9, 150)] {
        let worker = scenario.worker.get(key);
        let team = worker.and_then(|worker| team_id(&worker.team));
        let (Some(worker), Some(team)) = (worker, team) else {
            continue;
        };
        let day = today.saturating_add(i64::from(ahead).days());
        all.push(Hours {
            worker: worker_id(&worker.key),
            team,
            booking: Booking {
                day,
                minutes,
                part: Part::of(day, 18 * 60, minutes),
            },
            at: at(today.saturating_sub(1.day()), 900),
            answer: None,
        });
    }
    all
}

/// Five today, one of them a group, and some on the days to come.
fn appointments(scenario: &Scenario, today: Date, at: At<'_>) -> Vec<Appointment> {
    let (host, worker) = (
        worker_id(&scenario.hero.host),
        worker_id(&scenario.hero.worker),
    );
    let one = |day: Date, at_min, guest: usize, with: &WorkerId, what: &str| Appointment {
        day,
        at_min,
        guest: Some(guest),
        group: None,
        with: with.clone(),
        what: what.to_owned(),
        came: None,
    };
    let mut all = vec![
        Appointment {
            came: Some(at(today, 565)),
            ..one(today, 570, 0, &host, "Samtale")
        },
        one(today, 600, 5, &worker, "Vil gerne mødes ved døren"),
        Appointment {
            day: today,
            at_min: 600,
            guest: None,
            group: Some("Ro i hverdagen".to_owned()),
            with: host.clone(),
            what: "8 tilmeldte, lokale 2".to_owned(),
            came: None,
        },
        one(today, 795, 1, &worker, "Samtale"),
        one(today, 840, 6, &host, "Hjælp til et brev"),
    ];
    let pick = Pick::new(31);
    for ahead in 1..=10 {
        let day = today.saturating_add(i64::from(ahead).days());
        if is_open(day) {
            for number in 0..3_usize {
                let guest = 10 + usize::try_from(ahead).unwrap_or(0) * 3 + number;
                let with = if pick.happens(50) { &host } else { &worker };
                all.push(one(
                    day,
                    600 + pick.number(0, 16) * 15,
                    guest,
                    with,
                    "Samtale",
                ));
            }
        }
    }
    all
}
