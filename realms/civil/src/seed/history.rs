//! Long because a life is told in one place from its first day to its last.
//!
//! Half a year of crossings: each lives through the same use cases as a real one, at a clock of its own.

use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use jiff::{Span, Timestamp};
use kit_letters::{
    ComingOrNot, CommunityId as PublishedId, Company, Enquiry, Lines, Reach, Short, ThreadToken,
    VisitAnswer, WalksAlone, Withdrawal,
};
use kit_store::{Chance, FixedClock, Given, SeededChance, Tx};

use super::scenario::Scenario;
use super::{SeedFault, plans};
use crate::crossing::act::{self, AnswerForm};
use crate::crossing::rules::{Owner, State};
use crate::crossing::store::{self, Stored};
use crate::crossing::suggest;
use crate::crossing::{StepId, guest};
use crate::desk::{Desk, Post, Refused};
use crate::listing::times::Rhythm;
use crate::people::store::{House, associations};
use crate::people::{Community, Companion};
use crate::visit::act::{self as visit_act, Closing};
use crate::visit::{Plan, VisitId, store as visits};

/// Half a year and what still runs.
const ENDED: i64 = 47;
const DAYS: i64 = 182;
const EVERY: i64 = 3;
const MONTH: i64 = 30;
const SEED: u64 = 0x1a4d_6a46;

/// What still runs: begun so many days ago, and how far it is.
const RUNNING: [(i64, Fate); 11] = [
    (16, Fate::Between),
    (15, Fate::Promised),
    (14, Fate::NotToday),
    (13, Fate::Promised),
    (12, Fate::CallWanted),
    (11, Fate::Promised),
    (9, Fate::New),
    (5, Fate::Answered),
    (4, Fate::Asked),
    (2, Fate::New),
    (1, Fate::New),
];

/// How far a crossing gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Nobody has answered yet.
    New,
    /// Answered, no companion yet.
    Answered,
    /// A companion has been asked.
    Asked,
    /// A visit in the coming week.
    Promised,
    /// They have met; the next time is open.
    Between,
    /// The guest said "not today".
    NotToday,
    /// The companion wants a call.
    CallWanted,
    /// So many visits, then alone.
    Alone(i64),
    /// Taken back before the first visit.
    Withdrawn,
    /// One visit, then ended.
    Closed,
}

impl From<Refused> for SeedFault {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Store(error) => Self::Store(error),
            Refused::Gone | Refused::Wrong(_) | Refused::Overtaken | Refused::Lacks(_) => {
                Self::History("a step out of order, or on what is not there")
            }
        }
    }
}

/// Writes the history, ending now.
pub(super) fn write(tx: &mut Tx<'_>, given: &Given, scenario: &Scenario) -> Result<(), SeedFault> {
    let mut teller = Teller::new(given, scenario, SEED, 0);
    let mut houses = Vec::new();
    for association in associations(tx)? {
        houses.push(House::load(tx, &association.id)?);
    }
    for index in 0..ENDED {
        teller.tell(tx, &houses, DAYS - index * EVERY, ended(index))?;
    }
    for (days_ago, fate) in RUNNING {
        teller.tell(tx, &houses, days_ago, fate)?;
    }
    Ok(())
}

/// Writes the crossings `from..to` of so `many` in the half year that ends now, at these associations; whoever has written in
/// the last month is still on the way.
pub(super) fn write_some(
    tx: &mut Tx<'_>,
    given: &Given,
    (scenario, houses): (&Scenario, &[House]),
    (from, to): (u16, u16),
    many: u16,
) -> Result<(), SeedFault> {
    // Another seed than the town's, and one for each piece: a thread's token is drawn from it.
    let seed = SEED.saturating_add(1).saturating_add(u64::from(from));
    let mut teller = Teller::new(given, scenario, seed, usize::from(from));
    for number in from..to {
        let days_ago = DAYS - DAYS * i64::from(number) / i64::from(many.max(1));
        let fate = if days_ago > MONTH {
            ended(i64::from(number))
        } else {
            RUNNING
                .get(usize::from(number) % RUNNING.len())
                .map_or(Fate::New, |(_, fate)| *fate)
        };
        teller.tell(tx, houses, days_ago, fate)?;
    }
    Ok(())
}

/// How one ended that began long ago.
fn ended(index: i64) -> Fate {
    match index % 12 {
        3 => Fate::Withdrawn,
        7 => Fate::Closed,
        _ => Fate::Alone(1 + index % 3),
    }
}

struct Teller<'a> {
    today: Date,
    now: Timestamp,
    clock: Given,
    chance: Arc<dyn Chance>,
    scenario: &'a Scenario,
    told: usize,
}

/// Where one crossing is in its own time.
struct Life<'a> {
    house: &'a House,
    community: &'a Community,
    thread: ThreadToken,
    at: DateTime,
}

impl<'a> Teller<'a> {
    /// Goes on after so many that are told.
    fn new(given: &Given, scenario: &'a Scenario, seed: u64, told: usize) -> Self {
        let chance: Arc<dyn Chance> = Arc::new(SeededChance::new(seed));
        Self {
            today: given.today(),
            now: given.now(),
            clock: Given::new(Arc::new(FixedClock::at(given.now())), Arc::clone(&chance)),
            chance,
            scenario,
            told,
        }
    }

    /// A desk whose clock stands at `at`.
    fn at(&self, at: DateTime) -> Given {
        let moment = self.clock.moment(at).min(self.now);
        Given::new(Arc::new(FixedClock::at(moment)), Arc::clone(&self.chance))
    }

    fn pick(&self, of: usize) -> usize {
        let of = u64::try_from(of).unwrap_or(0);
        usize::try_from(self.clock.below(of)).unwrap_or(0)
    }

    fn tell(
        &mut self,
        tx: &mut Tx<'_>,
        houses: &[House],
        days_ago: i64,
        fate: Fate,
    ) -> Result<(), SeedFault> {
        let house = houses
            .get(self.told % houses.len().max(1))
            .ok_or(SeedFault::History("no association"))?;
        let weekly: Vec<&Community> = house
            .communities
            .iter()
            .filter(|one| !one.times.is_empty() && one.id.as_str() != self.scenario.hero.service)
            .filter(|one| one.times.iter().all(|time| time.rhythm == Rhythm::Weekly))
            .filter(|one| self.can_be_reached(house, one))
            .collect();
        // The story's own community has a past too, with everybody but the story's companion: so she is the one who
        // has waited longest when Amir writes.
        let hero = house
            .communities
            .iter()
            .find(|one| one.id.as_str() == self.scenario.hero.service)
            .filter(|_| days_ago > DAYS - ENDED * EVERY);
        let community = weekly
            .get(self.pick(weekly.len()))
            .copied()
            .map(|other| match hero {
                Some(hero) if self.told.is_multiple_of(2) => hero,
                _ => other,
            })
            .ok_or(SeedFault::History(
                "an association without a weekly community",
            ))?;
        let day = self
            .today
            .checked_sub(Span::new().days(days_ago))
            .unwrap_or(self.today);
        let at = day.at(10, i8::try_from(self.pick(60)).unwrap_or(0), 0, 0);
        let thread = self.open(tx, community, at, fate)?;
        self.told += 1;
        let mut life = Life {
            house,
            community,
            thread,
            at,
        };
        self.live(tx, &mut life, fate)
    }

    /// Whether two companions besides the story's have time for each of its meetings, so that somebody can be asked.
    fn can_be_reached(&self, house: &House, community: &Community) -> bool {
        let hero = format!("companion-{}", self.scenario.hero.companion);
        community.times.iter().all(|meeting| {
            let able = house.companions.iter().filter(|one| {
                one.id.as_str() != hero
                    && one.times.iter().any(|free| {
                        free.weekday == meeting.weekday
                            && free.from_min <= meeting.from_min
                            && free.to_min >= meeting.to_min
                    })
            });
            able.count() >= 2
        })
    }

    /// The guest writes.
    fn open(
        &self,
        tx: &mut Tx<'_>,
        community: &Community,
        at: DateTime,
        fate: Fate,
    ) -> Result<ThreadToken, SeedFault> {
        let given = self.at(at);
        let names: Vec<&String> = self
            .scenario
            .pools
            .guest_names
            .iter()
            .filter(|name| **name != self.scenario.hero.guest)
            .collect();
        // A stride that shares no factor with the pool's size, so that no two guests at a time have one name.
        let called = names
            .get((self.told * 37) % names.len().max(1))
            .ok_or(SeedFault::History("no names"))?;
        let about = self
            .scenario
            .pools
            .about_me
            .get(self.pick(self.scenario.pools.about_me.len()));
        let company = match self.told % 5 {
            0 => Company::DontKnowYet,
            1 | 4 => Company::Peer,
            2 => Company::MeetAtTheDoor,
            _ => Company::Volunteer,
        };
        let bad = |what: &'static str| SeedFault::History(what);
        let enquiry = Enquiry {
            thread: ThreadToken::new(&given),
            community: PublishedId::from_text(community.id.as_str())
                .or(Err(bad("a community's id")))?,
            called: Short::new(called).or(Err(bad("a guest's name")))?,
            reach: if self.told.is_multiple_of(4) && fate != Fate::New {
                Reach::Phone(Short::new("00 00 00 00").or(Err(bad("a number")))?)
            } else {
                Reach::Room
            },
            company,
            about: about.and_then(|text| Lines::new(text).ok()),
            when_suits: None,
        };
        guest::open(tx, &desk(&given), &enquiry)?;
        Ok(enquiry.thread)
    }

    fn live(&self, tx: &mut Tx<'_>, life: &mut Life<'_>, fate: Fate) -> Result<(), SeedFault> {
        if fate == Fate::New {
            return Ok(());
        }
        life.at = next_day(life.at, 1);
        self.answer(tx, life)?;
        if fate == Fate::Answered {
            return Ok(());
        }
        if fate == Fate::Withdrawn {
            let given = self.at(next_day(life.at, 2));
            let letter = Withdrawal {
                thread: life.thread,
            };
            return Ok(guest::effect(tx, &desk(&given), &letter.into())?);
        }
        let Some(first) = self.ask(tx, life, fate)? else {
            return Ok(());
        };
        let (companion, visit) = first;
        if fate == Fate::Asked {
            return Ok(());
        }
        life.at = next_day(life.at, 1);
        let given = self.at(life.at);
        visit_act::accept(tx, &desk(&given), &companion, &visit, &StepId::new(&given))?;
        let stored = self.stored(tx, life)?;
        plans::write(tx, &given, &stored.id)?;
        let visits = match fate {
            Fate::Alone(visits) => visits,
            // As many as it takes to reach the coming week.
            Fate::Promised => i64::MAX,
            _ => 1,
        };
        self.accompany(tx, life, &companion, visit, fate, visits)
    }

    /// Every visit and what comes after.
    fn accompany(
        &self,
        tx: &mut Tx<'_>,
        life: &mut Life<'_>,
        companion: &Companion,
        first: VisitId,
        fate: Fate,
        many: i64,
    ) -> Result<(), SeedFault> {
        let mut visit = first;
        for number in 1..=many {
            let row = visits::one(tx, &visit)?.ok_or(SeedFault::History("a visit"))?;
            if self.clock.moment(row.starts) > self.now {
                return Ok(());
            }
            if fate == Fate::NotToday {
                let given = self.at(hours_later(row.starts, -5));
                let letter = VisitAnswer {
                    thread: life.thread,
                    visit: row.token,
                    answer: ComingOrNot::NotToday,
                };
                return Ok(guest::effect(tx, &desk(&given), &letter.into())?);
            }
            life.at = hours_later(row.starts, 2);
            let given = self.at(life.at);
            let how = if fate == Fate::CallWanted {
                Closing::CallMe
            } else {
                Closing::Met
            };
            visit_act::close(
                tx,
                &desk(&given),
                companion,
                &visit,
                &StepId::new(&given),
                how,
            )?;
            if fate == Fate::CallWanted {
                return Ok(());
            }
            if number < many {
                visit = self.again(tx, life, companion)?;
            }
        }
        self.finish(tx, life, fate)
    }

    /// The companion sets the next time, and it is promised.
    fn again(
        &self,
        tx: &mut Tx<'_>,
        life: &Life<'_>,
        companion: &Companion,
    ) -> Result<VisitId, SeedFault> {
        let stored = self.stored(tx, life)?;
        let given = self.at(hours_later(life.at, 1));
        let plan = self.plan(life, hours_later(life.at, 1))?;
        let step = StepId::new(&given);
        visit_act::next(tx, &desk(&given), companion, &stored.id, &step, &plan)?;
        match self.stored(tx, life)?.crossing.state {
            State::Promised { visit, .. } => Ok(visit),
            _ => Err(SeedFault::History("a visit that was not promised")),
        }
    }

    fn finish(&self, tx: &mut Tx<'_>, life: &Life<'_>, fate: Fate) -> Result<(), SeedFault> {
        let at = next_day(life.at, 2);
        let given = self.at(at);
        let stored = self.stored(tx, life)?;
        match fate {
            Fate::Alone(_) => {
                let letter = WalksAlone {
                    thread: life.thread,
                };
                guest::effect(tx, &desk(&given), &letter.into())?;
                let later = next_day(at, 95);
                if self.clock.moment(later) < self.now && !self.told.is_multiple_of(3) {
                    let owner = owner(life.house, &stored)?;
                    let given = self.at(later);
                    let step = StepId::new(&given);
                    act::still_here(tx, &desk(&given), owner, &stored.id, &step)?;
                }
                Ok(())
            }
            Fate::Closed => {
                let who = owner(life.house, &stored)?;
                let step = StepId::new(&given);
                Ok(act::end(tx, &desk(&given), who, &stored.id, &step)?)
            }
            Fate::New
            | Fate::Answered
            | Fate::Asked
            | Fate::Promised
            | Fate::Between
            | Fate::NotToday
            | Fate::CallWanted
            | Fate::Withdrawn => Ok(()),
        }
    }

    fn stored(&self, tx: &mut Tx<'_>, life: &Life<'_>) -> Result<Stored, SeedFault> {
        store::by_thread(tx, &life.thread)?.ok_or(SeedFault::History("a thread"))
    }

    fn answer(&self, tx: &mut Tx<'_>, life: &Life<'_>) -> Result<(), SeedFault> {
        let given = self.at(life.at);
        let stored = self.stored(tx, life)?;
        let who = owner(life.house, &stored)?;
        let called = stored.called.clone().unwrap_or_default();
        let form = AnswerForm {
            nonce: StepId::new(&given),
            seen: stored.mark(),
            text: Some(format!(
                "Hej {called}. Tak, fordi du skrev. Jeg finder en, der kan følge dig til {}.",
                life.community.name
            )),
            ask: None,
        };
        Ok(act::answer(tx, &desk(&given), who, &stored.id, &form)?)
    }

    /// The first who is suggested is asked; none where nobody has time.
    fn ask(
        &self,
        tx: &mut Tx<'_>,
        life: &Life<'_>,
        fate: Fate,
    ) -> Result<Option<(Companion, VisitId)>, SeedFault> {
        let at = hours_later(life.at, 1);
        let given = self.at(at);
        let stored = self.stored(tx, life)?;
        // A question that stands unanswered is about a visit still to come.
        let earliest = if fate == Fate::Asked {
            self.clock.local()
        } else {
            next_day(at, 1)
        };
        let plan = self.plan(life, earliest)?;
        let found = suggest::companions(tx, life.house, &stored, plan.starts, at)?;
        // The companion of the story keeps her hands free for it.
        let hero = format!("companion-{}", self.scenario.hero.companion);
        let picked = found
            .answer
            .suggestions
            .iter()
            .filter_map(|one| found.people.get(one.index))
            .find(|one| one.id.as_str() != hero)
            .cloned();
        let Some(companion) = picked else {
            return Ok(None);
        };
        let form = AnswerForm {
            nonce: StepId::new(&given),
            seen: stored.mark(),
            text: None,
            ask: Some((companion.id.clone(), plan)),
        };
        let who = owner(life.house, &stored)?;
        act::answer(tx, &desk(&given), who, &stored.id, &form)?;
        match self.stored(tx, life)?.crossing.state {
            State::Asked { visit, .. } => Ok(Some((companion, visit))),
            _ => Err(SeedFault::History("a companion who was not asked")),
        }
    }

    fn plan(&self, life: &Life<'_>, after: DateTime) -> Result<Plan, SeedFault> {
        let meetings = life.community.next_meetings(after, 1);
        let starts = meetings
            .first()
            .copied()
            .ok_or(SeedFault::History("a community that never meets"))?;
        Ok(Plan {
            starts,
            place: life.community.meeting_place.clone(),
            note: None,
        })
    }
}

fn desk(given: &Given) -> Desk<'_> {
    Desk {
        given,
        post: Post::Nobody,
    }
}

/// The coordinator who answers for it.
fn owner<'h>(
    house: &'h House,
    stored: &Stored,
) -> Result<&'h crate::people::Coordinator, SeedFault> {
    let id = &stored.crossing.coordinator;
    // Named by the rules before any step, so this also shows that the history keeps BR-6.
    if house.owner_name(&Owner::Coordinator(id.clone())).is_empty() {
        return Err(SeedFault::History("a crossing without a named owner"));
    }
    house
        .coordinator(id)
        .ok_or(SeedFault::History("a crossing without a coordinator"))
}

fn next_day(at: DateTime, days: i64) -> DateTime {
    at.checked_add(Span::new().days(days)).unwrap_or(at)
}

fn hours_later(at: DateTime, hours: i64) -> DateTime {
    at.checked_add(Span::new().hours(hours)).unwrap_or(at)
}
