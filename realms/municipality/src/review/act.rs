//! The program's own work on the log of looks: noticing, and once a month drawing. It runs every hour, so that neither
//! the hour nor the day of the draw can be foreseen, and it depends on nothing but the clock, chance and this house.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use kit_seal::Sealed;
use kit_store::looks::{self, LIST, Look};
use kit_store::{Given, Place, Store, StoreError, Tx};

use super::rules::{self, Alert, Colleague, HOUR_MS, Known, Seen, Why};
use super::{sql, store};
use crate::house::names::FIRST_NAME;
use crate::house::{Team, TeamId, WorkerId, store as house};
use crate::{Municipality, OVERSIGHT};

/// The optional surname; a worker's key seals it.
pub(crate) const LAST_NAME: Place = Place::of("worker", "last_name");
/// So many lines of the log are read at once.
const PORTION: i64 = 1_000;
/// The first time, the log is looked through for so long back.
const FIRST_DAYS: i64 = 31;
/// What a leader found well-founded is not asked again for so long.
const SETTLED_DAYS: i64 = 92;

/// What an hour's work came to; numbers only, for the log of the process.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Noticed {
    /// Things that leaders are asked about from now on, besides the sample.
    pub alerts: usize,
    /// Teams whose sample of the month was drawn.
    pub draws: usize,
}

/// Looks through what is new in the log, and draws the sample of each team whose moment it is. Safe to do at any time
/// and any number of times: chance is asked once an hour, and a month's sample is drawn once.
///
/// # Errors
/// [`StoreError`] if the database refuses, or a key is missing.
pub fn oversee(store: &Store<Municipality>, given: &Given) -> Result<Noticed, StoreError> {
    let given = given.clone();
    store
        .job(OVERSIGHT)
        .write_now("look through the log of looks", move |tx| {
            let alerts = notice(tx, &given)?;
            let mut draws = 0;
            for team in house::teams(tx)? {
                draws += usize::from(draw_if_now(tx, &given, &team)?);
            }
            Ok(Noticed { alerts, draws })
        })
}

/// Whom the workers belong to, by number; also those who have left.
struct Staff {
    known: HashMap<String, Colleague>,
    team: HashMap<String, TeamId>,
}

fn staff(tx: &mut Tx<'_>) -> Result<Staff, StoreError> {
    type Row = (WorkerId, Sealed, Option<Sealed>, Option<TeamId>);
    let rows: Vec<Row> = tx.rows(sql::EVERYBODY, &[], |r| {
        Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?))
    })?;
    let (mut known, mut in_team) = (HashMap::new(), HashMap::new());
    for (id, first, last, team) in rows {
        let own = id.as_str();
        let first = store::if_there(tx.open(FIRST_NAME, own, own, &first).map(Some))?;
        let last = last.map_or(Ok(None), |last| {
            store::if_there(tx.open(LAST_NAME, own, own, &last).map(Some))
        })?;
        let colleague = Colleague {
            first_name: first.unwrap_or_default(),
            last_name: last.unwrap_or_default(),
        };
        known.insert(own.to_owned(), colleague);
        if let Some(team) = team {
            in_team.insert(own.to_owned(), team);
        }
    }
    Ok(Staff {
        known,
        team: in_team,
    })
}

/// The lines after `after` in which somebody of `staff` came to a guest who is one of `guests`.
fn seen_after(
    tx: &mut Tx<'_>,
    given: &Given,
    after: u64,
    is_one: impl Fn(&Look) -> bool,
) -> Result<(Vec<Seen>, u64), StoreError> {
    let (mut all, mut last) = (Vec::new(), after);
    loop {
        let portion = looks::after(tx, last, PORTION)?;
        let Some((newest, _)) = portion.last() else {
            return Ok((all, last));
        };
        last = newest.number;
        all.extend(
            portion
                .iter()
                .filter(|(look, _)| is_one(look))
                .map(|(look, _)| seen(given, look)),
        );
    }
}

fn seen(given: &Given, look: &Look) -> Seen {
    let at = Timestamp::from_millisecond(look.at_ms).unwrap_or(Timestamp::UNIX_EPOCH);
    Seen {
        number: look.number,
        at_ms: look.at_ms,
        day: given.zoned(at).date(),
        worker: look.actor.clone(),
        guest: look.object.clone(),
        opened: look.action == "open",
    }
}

fn guests(tx: &mut Tx<'_>) -> Result<HashSet<String>, StoreError> {
    let all = tx.rows(sql::GUESTS, &[], |r| r.get::<String>(0))?;
    Ok(all.into_iter().collect())
}

/// Reads what is new, and keeps what leaders are to be asked; how much that is.
fn notice(tx: &mut Tx<'_>, given: &Given) -> Result<usize, StoreError> {
    let told = match tx.row(sql::READ, &[], |r| r.get::<i64>(0))? {
        Some(told) => store::number(told)?,
        None => first(tx, given)?,
    };
    let news = looks::after(tx, told, 1)?;
    let Some((oldest, _)) = news.first() else {
        return Ok(0);
    };
    // The hour before what is new counts for the many, whatever its numbers are.
    let hour_ago = Timestamp::from_millisecond(oldest.at_ms - HOUR_MS).unwrap_or(Timestamp::MIN);
    let before = looks::since(tx, hour_ago)?;
    let from = before
        .first()
        .map_or(told, |look| (look.number - 1).min(told));
    let staff = staff(tx)?;
    let by_staff = |look: &Look| staff.team.contains_key(&look.actor) && look.object != LIST;
    let (lines, last) = seen_after(tx, given, from, by_staff)?;
    put_read(tx, last)?;
    if lines.iter().all(|seen| seen.number <= told) {
        return Ok(0);
    }
    tx.looked(LIST)?;
    let there = guests(tx)?;
    let lines: Vec<Seen> = lines
        .into_iter()
        .filter(|seen| there.contains(&seen.guest))
        .collect();
    let known = known(tx, given, &lines, told, staff.known)?;
    let mut new = 0;
    for alert in rules::alerts(&lines, told, &known) {
        if let Some(team) = staff.team.get(&alert.seen.worker) {
            new += usize::from(store::put_item(tx, given, team, &alert)?);
        }
    }
    Ok(new)
}

/// Where the looking through begins in a house that has had a log for long.
fn first(tx: &mut Tx<'_>, given: &Given) -> Result<u64, StoreError> {
    let since = days_ago(given.now(), FIRST_DAYS);
    let first = looks::since(tx, since)?.first().map(|look| look.number - 1);
    Ok(first.unwrap_or(0))
}

fn days_ago(now: Timestamp, days: i64) -> Timestamp {
    now.checked_sub(SignedDuration::from_hours(24 * days))
        .unwrap_or(now)
}

fn put_read(tx: &mut Tx<'_>, last: u64) -> Result<(), StoreError> {
    let last = i64::try_from(last).or(Err(StoreError::Broken("the log is full")))?;
    tx.run(sql::PUT_READ, &[&last]).map(|_| ())
}

/// Opens what the new lines are judged by. The names are gone again at the end of this hour's work.
fn known(
    tx: &mut Tx<'_>,
    given: &Given,
    lines: &[Seen],
    told: u64,
    workers: HashMap<String, Colleague>,
) -> Result<Known, StoreError> {
    let mut known = Known {
        workers,
        ..Known::default()
    };
    let new: Vec<&Seen> = lines.iter().filter(|seen| seen.number > told).collect();
    let first_day = new.iter().map(|seen| seen.day).min();
    let guests: HashSet<&String> = new.iter().map(|seen| &seen.guest).collect();
    for guest in guests {
        if let Some(called) = store::called(tx, guest)? {
            known.guests.insert(guest.clone(), called);
        }
        ties(tx, given, guest, &mut known)?;
        let from = first_day.unwrap_or_else(|| given.today());
        for day in tx.rows(sql::CAME, &[guest, &from], |r| r.get::<Date>(0))? {
            known.expected.insert((guest.clone(), day));
        }
    }
    let since = days_ago(given.now(), SETTLED_DAYS);
    let settled = tx.rows(sql::SETTLED, &[&since], |r| {
        Ok((r.get(0)?, r.get(1)?, store::why(&r.get::<String>(2)?)?))
    })?;
    known.settled = settled.into_iter().collect();
    Ok(known)
}

/// Who has to do with a guest.
fn ties(tx: &mut Tx<'_>, given: &Given, guest: &str, known: &mut Known) -> Result<(), StoreError> {
    let mut tied = |worker: String, since: Date| {
        known
            .ties
            .entry((worker, guest.to_owned()))
            .and_modify(|earlier| *earlier = since.min(*earlier))
            .or_insert(since);
    };
    for worker in tx.rows(sql::TIES, &[&guest], |r| r.get::<String>(0))? {
        tied(worker, Date::MIN);
    }
    type Wrote = (String, String, Option<String>, Timestamp);
    let wrote: Vec<Wrote> = tx.rows(sql::WROTE, &[&guest], |r| {
        Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?))
    })?;
    for (kind, by, contact, at) in wrote {
        match kind.as_str() {
            "opened" => tied(by, Date::MIN),
            _ => tied(by, given.zoned(at).date()),
        }
        if let Some(contact) = contact {
            tied(contact, Date::MIN);
        }
    }
    Ok(())
}

/// Asks chance whether the month's draw is now; draws if it is, once. A month that ended without its draw, as when the
/// machine was off, is made good at the first hour of the next.
fn draw_if_now(tx: &mut Tx<'_>, given: &Given, team: &Team) -> Result<bool, StoreError> {
    let (now, this) = (given.now(), given.today().first_of_month());
    let missed = tx.row(sql::DRAW_MISSED, &[&team.id, &this], |r| r.get::<Date>(0))?;
    if let Some(month) = missed {
        return draw(tx, given, team, month);
    }
    let tried = tx.row(sql::DRAW_OF, &[&team.id, &this], |r| {
        Ok((r.get::<i64>(0)?, r.get::<Option<i64>>(1)?))
    })?;
    let hour = now.as_millisecond().div_euclid(HOUR_MS);
    match tried {
        Some((_, Some(_))) => return Ok(false),
        // Once an hour: starting the program anew must not be a way to hurry the draw.
        Some((tried_ms, None)) if tried_ms.div_euclid(HOUR_MS) >= hour => return Ok(false),
        _ => {}
    }
    tx.run(sql::TRIED, &[&team.id, &this, &now])?;
    let ends = given.moment(store::next_month(this).at(0, 0, 0, 0));
    let left_ms = ends.as_millisecond() - now.as_millisecond();
    let hours_left = u64::try_from((left_ms + HOUR_MS - 1).div_euclid(HOUR_MS)).unwrap_or(1);
    if rules::falls_now(hours_left, &mut |below| given.below(below)) {
        return draw(tx, given, team, this);
    }
    Ok(false)
}

/// Draws a team's sample of `month` from everything since the draw before, so that each look falls under one draw.
/// The draw leaves a line in the log itself: a second one would show.
fn draw(tx: &mut Tx<'_>, given: &Given, team: &Team, month: Date) -> Result<bool, StoreError> {
    tx.looked_as("change", "look_draw", team.id.as_str())?;
    let after = store::drawn_last(tx, &team.id)?.map_or(0, |(_, up_to)| up_to);
    let (staff, there) = (staff(tx)?, guests(tx)?);
    let of_team =
        |look: &Look| staff.team.get(&look.actor) == Some(&team.id) && there.contains(&look.object);
    let (lines, last) = seen_after(tx, given, after, of_team)?;
    let (drawn, among) = rules::draw(&lines, &mut |below| given.below(below));
    for seen in drawn {
        let why = Why::Sample;
        store::put_item(tx, given, &team.id, &Alert { why, seen })?;
    }
    let last = i64::try_from(last).or(Err(StoreError::Broken("the log is full")))?;
    let among = i64::try_from(among).unwrap_or(i64::MAX);
    let done = tx.run(sql::DRAWN, &[&team.id, &month, &given.now(), &last, &among])?;
    match done {
        1 => Ok(true),
        _ => Err(StoreError::Broken("a month's sample is drawn once")),
    }
}

/// Draws this month's sample without waiting for its moment, unless it is drawn: for the demo, which has no months.
pub(crate) fn draw_early(tx: &mut Tx<'_>, given: &Given, team: &Team) -> Result<(), StoreError> {
    let month = given.today().first_of_month();
    let row = tx.row(sql::DRAW_OF, &[&team.id, &month], |r| {
        r.get::<Option<i64>>(1)
    })?;
    if !matches!(row, Some(Some(_))) {
        tx.run(sql::TRIED, &[&team.id, &month, &given.now()])?;
        draw(tx, given, team, month)?;
    }
    Ok(())
}
