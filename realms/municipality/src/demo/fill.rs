//! Writes the worked-out demo with the realm's own store functions.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use kit_store::{StoreError, Tx};

use super::history::{History, team_id};
use super::scenario::Scenario;
use super::{sql, worker_id};
use crate::course::rules::{CourseId, GuestId};
use crate::course::steps::put_step;
use crate::course::store::{self as courses, Opening};
use crate::hours::rules::TimeId;
use crate::hours::store::{self as times, Aim};
use crate::house::{FormId, House, Team, Worker, store as house};
use crate::people::store as people;
use crate::today::rules::WalkIn;
use crate::today::store as today_store;
use crate::{HOST, LEADER, WORKER};

/// Extra cost of an evening hour in the demo, in øre. Invented.
const EVENING_ORE: i64 = 4_200;
/// Extra cost of a weekend hour in the demo, in øre. Invented.
const WEEKEND_ORE: i64 = 8_500;

fn id(kind: &str, number: usize) -> String {
    format!("{kind}-{number:05}")
}

pub(super) fn form(kind: &str, number: usize) -> Result<FormId, StoreError> {
    FormId::from_text(&id(kind, number)).ok_or(StoreError::Broken("a demo id is an id"))
}

pub(super) fn guest(number: usize) -> Result<GuestId, StoreError> {
    GuestId::from_text(&id("guest", number)).ok_or(StoreError::Broken("a demo id is an id"))
}

/// The people through whom the demo is entered: their key and who they are.
pub(crate) fn heroes(scenario: &Scenario) -> Vec<(String, Worker)> {
    let wanted = [
        &scenario.hero.host,
        &scenario.hero.worker,
        &scenario.hero.leader,
    ];
    staff(scenario)
        .into_iter()
        .filter(|(key, _)| wanted.contains(&key))
        .collect()
}

fn staff(scenario: &Scenario) -> Vec<(String, Worker)> {
    let workers = scenario.worker.iter().map(|one| {
        let role = if one.key == scenario.hero.host {
            HOST
        } else {
            WORKER
        };
        (one.key.clone(), &one.first_name, role, team_id(&one.team))
    });
    let leaders = scenario
        .leader
        .iter()
        .map(|one| (one.key.clone(), &one.first_name, LEADER, None));
    workers
        .chain(leaders)
        .map(|(key, first_name, role, team)| {
            let worker = Worker {
                id: worker_id(&key),
                first_name: first_name.clone(),
                role: role.0.to_owned(),
                team,
            };
            (key, worker)
        })
        .collect()
}

/// The house, its teams with their hours set aside since `began`, and everybody who works there.
pub(crate) fn house(
    tx: &mut Tx<'_>,
    scenario: &Scenario,
    began: Date,
    now: Timestamp,
) -> Result<(), StoreError> {
    house::put_house(
        tx,
        &House {
            name: scenario.house.name.clone(),
            evening_ore: EVENING_ORE,
            weekend_ore: WEEKEND_ORE,
            ..House::default()
        },
    )?;
    for team in &scenario.team {
        if let Some(id) = team_id(&team.key) {
            let name = team.name.clone();
            people::put_team(tx, &Team { id, name })?;
        }
    }
    for (_, worker) in staff(scenario) {
        people::put_worker(tx, &worker, now)?;
    }
    for leader in &scenario.leader {
        for team in leader.teams.iter().filter_map(|key| team_id(key)) {
            people::put_leader(tx, &team, &worker_id(&leader.key))?;
        }
    }
    for (number, team) in scenario.team.iter().enumerate() {
        if let Some(team_id) = team_id(&team.key) {
            let aim = Aim {
                team: team_id,
                minutes: team.accompaniment_hours_per_week * 60,
                from: began,
                less: scenario
                    .pools
                    .less_of
                    .get(number)
                    .cloned()
                    .unwrap_or_default(),
            };
            times::set_aim(
                tx,
                &form("aim", number)?,
                &aim,
                &worker_id(&scenario.hero.leader),
                now,
            )?;
        }
    }
    Ok(())
}

/// Birgitte until noon, then Jonas, today and the two weeks to come.
pub(crate) fn roster(tx: &mut Tx<'_>, today: Date) -> Result<(), StoreError> {
    let watches = [(480_i64, 720_i64, "birgitte"), (720, 1_200, "jonas")];
    for ahead in 0..14_i64 {
        let day = today.saturating_add(ahead.days());
        for (from, to, key) in watches {
            let id = format!("watch-{day}-{key}");
            tx.run(sql::INSERT_WATCH, &[&id, &day, &from, &to, &worker_id(key)])?;
        }
    }
    Ok(())
}

/// Everything that happened.
pub(crate) fn history(tx: &mut Tx<'_>, history: &History) -> Result<(), StoreError> {
    for (number, course) in history.courses.iter().enumerate() {
        let form = form("course", number)?;
        let id =
            CourseId::from_text(form.as_str()).ok_or(StoreError::Broken("a demo id is an id"))?;
        let by = course.new.contact.clone();
        let opening = Opening {
            form,
            guest: guest(number)?,
            again: false,
            step: self::form("opened", number)?,
            by: by.clone(),
            now: course.opened,
        };
        courses::open(tx, &opening, &course.new)?;
        for (place, (step, at)) in course.steps.iter().enumerate() {
            let form = self::form("step", number * 100 + place)?;
            put_step(tx, &form, &id, step, &by, *at)?;
        }
    }
    for (number, one) in history.door.iter().enumerate() {
        let walk_in = WalkIn {
            wish: one.wish.clone(),
            met_by: one.met_by.clone(),
            agreed: one.agreed.clone(),
        };
        let id = id("walk-in", number);
        today_store::put_walk_in(tx, &id, one.day, &walk_in, one.at, one.left)?;
    }
    for (number, call) in history.calls.iter().enumerate() {
        let form = form("call", number)?;
        today_store::note_call(tx, &form, call.day, &call.by, &call.note, call.at)?;
    }
    hours(tx, history)?;
    appointments(tx, history)
}

fn hours(tx: &mut Tx<'_>, history: &History) -> Result<(), StoreError> {
    let rates = house::house(tx)?;
    for (number, one) in history.hours.iter().enumerate() {
        let form = form("time", number)?;
        let extra = one.booking.part.extra_ore(&rates, one.booking.minutes);
        times::book(
            tx,
            &form,
            &one.worker,
            &one.team,
            &one.booking,
            extra,
            one.at,
        )?;
        if let Some((deed, leader)) = &one.answer {
            let time =
                TimeId::from_text(form.as_str()).ok_or(StoreError::Broken("a demo id is an id"))?;
            times::act(tx, &time, *deed, leader, one.at, |_| true)?;
        }
    }
    Ok(())
}

fn appointments(tx: &mut Tx<'_>, history: &History) -> Result<(), StoreError> {
    for (number, one) in history.appointments.iter().enumerate() {
        let expected = id("expected", number);
        match (one.guest, &one.group) {
            (Some(number_of_guest), _) => {
                let new = today_store::NewExpected {
                    form: form("expected", number)?,
                    day: one.day,
                    at_min: one.at_min,
                    guest: guest(number_of_guest)?,
                    with: one.with.clone(),
                    what: one.what.clone(),
                };
                today_store::make_expected(tx, &new)?;
            }
            (None, group) => {
                let (when, group) = ((one.day, one.at_min), group.as_deref().unwrap_or_default());
                today_store::put_group(tx, &expected, when, group, &one.with, &one.what)?;
            }
        }
        if let Some(came) = one.came {
            tx.run(
                crate::today::sql::INSERT_ARRIVAL,
                &[&id("arrival", number), &expected, &came, &one.with],
            )?;
        }
    }
    Ok(())
}
