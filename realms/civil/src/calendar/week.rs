//! `/uge`: a coordinator's week, from everything that has a day: meetings, visits, groups, and answers that are promised.

use jiff::civil::{Date, DateTime, Weekday};
use jiff::{Span, ToSpan};
use kit_store::{StoreError, Tx};
use kit_web::{Action, Answer, Asked, May, Role, Routes, State};

use super::store;
use super::week_page::{Entry, WeekPage, What};
use crate::app::{App, COORDINATOR};
use crate::crossing::routes::{failed, me};
use crate::crossing::rules;
use crate::crossing::store as crossings;
use crate::group::store as groups;
use crate::looks::{At, COMPANY, look};
use crate::people::Coordinator;
use crate::people::store::House;
use crate::visit::store as visits;

const OWN: &[Role] = &[COORDINATOR];
/// So many weeks back and ahead can be leafed through.
const MOST_WEEKS: i64 = 104;

pub(super) fn routes() -> Routes<App> {
    Routes::new().get(
        "/uge",
        May::only(Action::List, "week", OWN).because(COMPANY),
        week,
    )
}

/// The Monday of the week in which a day lies.
pub(crate) fn monday(day: Date) -> Date {
    let back = i64::from(day.weekday().since(Weekday::Monday));
    day.saturating_sub(Span::new().days(back))
}

/// The week that was asked for, or this one.
fn asked_for(asked: &Asked) -> Date {
    let today = asked.web.given.today();
    let span = MOST_WEEKS.weeks();
    let near = (today.saturating_sub(span), today.saturating_add(span));
    let typed: Option<Date> = asked.query.get("fra").parse().ok();
    monday(
        typed
            .filter(|day| near.0 <= *day && *day <= near.1)
            .unwrap_or(today),
    )
}

/// Everything with a time from `from` until before `to`, unsorted.
fn entries(
    tx: &mut Tx<'_>,
    who: &Coordinator,
    (from, to): (DateTime, DateTime),
) -> Result<Vec<Entry>, StoreError> {
    let house = House::load(tx, &who.association)?;
    let within = |at: DateTime| from <= at && at < to;
    let mut found = Vec::new();
    for event in store::of_association(tx, &who.association, from)? {
        if within(event.told.starts) {
            found.push(Entry {
                at: event.told.starts,
                ends: Some(event.told.ends),
                what: What::Event(Box::new(event)),
            });
        }
    }
    for visit in visits::open_of_association(tx, &who.association)? {
        if visit.accepted.is_some() && within(visit.starts) {
            let companion = house.companion(&visit.companion);
            found.push(Entry {
                at: visit.starts,
                ends: None,
                what: What::Visit {
                    crossing: visit.crossing.clone(),
                    companion: companion.map_or_else(String::new, |one| one.first_name.clone()),
                },
            });
        }
    }
    for stored in crossings::waiting(tx, &who.association)? {
        let rules::State::New { answer_by } = stored.crossing.state else {
            continue;
        };
        let at = answer_by.at(0, 0, 0, 0);
        if within(at) {
            found.push(Entry {
                at,
                ends: None,
                what: What::Answer(stored.id.clone()),
            });
        }
    }
    let all = groups::Me {
        association: who.association.clone(),
        companion: None,
    };
    for cohort in groups::cohorts(tx, &all)? {
        for meeting in groups::meetings(tx, &cohort.id)? {
            if within(meeting.starts) {
                found.push(Entry {
                    at: meeting.starts,
                    ends: None,
                    what: What::Meeting {
                        cohort: cohort.id.clone(),
                        title: cohort.title.clone(),
                        number: meeting.number,
                    },
                });
            }
        }
    }
    found.sort_by_key(|entry| entry.at);
    Ok(found)
}

/// The same as bare times, for a calendar that reads along: what is promised for a day and no hour is left out.
pub(super) fn times(
    tx: &mut Tx<'_>,
    who: &Coordinator,
    span: (DateTime, DateTime),
) -> Result<Vec<(DateTime, Option<DateTime>)>, StoreError> {
    let held = |entry: &Entry| match &entry.what {
        What::Event(event) => event.cancelled.is_none(),
        What::Visit { .. } | What::Meeting { .. } => true,
        What::Answer(_) => false,
    };
    let all = entries(tx, who, span)?;
    Ok(all
        .iter()
        .filter(|entry| held(entry))
        .map(|entry| (entry.at, entry.ends))
        .collect())
}

async fn week(State(app): State<App>, asked: Asked) -> Answer {
    let (inner, first) = (asked.clone(), asked_for(&asked));
    let found = look(&app, &asked, "the week", At::List, move |tx| {
        let who = me(tx, &inner)?;
        let span = (
            first.at(0, 0, 0, 0),
            first.saturating_add(1.week()).at(0, 0, 0, 0),
        );
        Ok(entries(tx, &who, span)?)
    });
    let found = found.await.map_err(failed)?;
    asked.page(&WeekPage::of(&asked, first, &found))
}

#[cfg(test)]
mod tests {
    use super::monday;
    use jiff::civil::date;

    #[test]
    fn every_day_of_a_week_has_the_same_monday() {
        for day in 16..=22 {
            assert_eq!(monday(date(2026, 11, day)), date(2026, 11, 16));
        }
        assert_eq!(monday(date(2027, 1, 1)), date(2026, 12, 28));
    }
}
