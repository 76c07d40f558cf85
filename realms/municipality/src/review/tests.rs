//! SAFETY.md §7: which looks raise which alert, how the sample is drawn, and what is kept of both on both databases.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use kit_store::{By, FixedClock, Given, SeededChance, Store, StoreError, looks, store_test};

use super::act::{self, LAST_NAME};
use super::rules::{
    Alert, Colleague, HOUR_MS, Known, MANY, SAMPLE, Said, Seen, Why, alerts, draw, falls_now,
    may_follow,
};
use super::store::{self, Item};
use crate::house::{Team, TeamId, Worker, WorkerId, store as house};
use crate::people::store as people;
use crate::{COURSE, LEADER, Municipality, WORKER};

const SEED: u64 = 0x6b69_6773;
const DAY: Date = date(2026, 11, 18);

fn seen(number: u64, minute: i64, worker: &str, guest: &str) -> Seen {
    Seen {
        number,
        at_ms: minute * 60_000,
        day: DAY,
        worker: worker.to_owned(),
        guest: guest.to_owned(),
        opened: true,
    }
}

fn told(lines: &[Seen], known: &Known) -> Vec<(Why, u64)> {
    let found = alerts(lines, 0, known);
    found.iter().map(|one| (one.why, one.seen.number)).collect()
}

/// Anna Holm is a guest; Jonas Holm, Inge Krogh and somebody without a surname work here.
fn house_of() -> Known {
    let colleague = |first: &str, last: &str| Colleague {
        first_name: first.to_owned(),
        last_name: last.to_owned(),
    };
    Known {
        workers: [
            ("w-jonas", colleague("Jonas", "Holm")),
            ("w-inge", colleague("Inge", "Krogh")),
            ("w-sanne", colleague("Sanne", "")),
        ]
        .map(|(id, colleague)| (id.to_owned(), colleague))
        .into(),
        guests: [
            ("g-anna", "Anna  HOLM"),
            ("g-inge", "inge krogh"),
            ("g-holm", "Holm"),
            ("g-sanne", "Sanne"),
        ]
        .map(|(id, called)| (id.to_owned(), called.to_owned()))
        .into(),
        ..Known::default()
    }
}

fn tied(mut known: Known, pairs: &[(&str, &str)]) -> Known {
    for (worker, guest) in pairs {
        let pair = ((*worker).to_owned(), (*guest).to_owned());
        known.ties.insert(pair, Date::MIN);
    }
    known
}

#[test]
fn a_guest_of_ones_own_surname_is_noticed_whatever_the_letters_size() {
    let known = tied(house_of(), &[("w-jonas", "g-anna"), ("w-inge", "g-anna")]);
    let own = told(&[seen(1, 0, "w-jonas", "g-anna")], &known);
    assert_eq!(own, [(Why::Surname, 1)]);
    assert_eq!(told(&[seen(1, 0, "w-inge", "g-anna")], &known), []);
}

/// A first name alone is no sign, or half the house would be one.
#[test]
fn a_first_name_alone_raises_nothing() {
    let pairs = [
        ("w-jonas", "g-holm"),
        ("w-inge", "g-sanne"),
        ("w-sanne", "g-sanne"),
    ];
    let known = tied(house_of(), &pairs);
    for (worker, guest) in pairs {
        assert_eq!(told(&[seen(1, 0, worker, guest)], &known), [], "{guest}");
    }
}

#[test]
fn a_guest_called_as_a_colleague_is_noticed_and_as_oneself_too() {
    let known = tied(house_of(), &[("w-jonas", "g-inge"), ("w-inge", "g-inge")]);
    for worker in ["w-jonas", "w-inge"] {
        let found = told(&[seen(1, 0, worker, "g-inge")], &known);
        assert_eq!(found, [(Why::Colleague, 1)], "{worker}");
    }
}

#[test]
fn an_opening_without_an_appointment_is_noticed_and_a_reason_before_the_day_is_one() {
    let line = [seen(1, 0, "w-sanne", "g-holm")];
    let known = house_of();
    assert_eq!(told(&line, &known), [(Why::Unexpected, 1)]);
    assert_eq!(
        told(&line, &tied(known.clone(), &[("w-sanne", "g-holm")])),
        []
    );
    let mut expected = known.clone();
    expected.expected.insert(("g-holm".to_owned(), DAY));
    assert_eq!(told(&line, &expected), [], "she was expected in the house");
    // A line written in the course on the day itself is no reason; one from the day before is.
    for (since, raised) in [(DAY, 1), (DAY.yesterday().expect("a day"), 0)] {
        let mut wrote = known.clone();
        let pair = ("w-sanne".to_owned(), "g-holm".to_owned());
        wrote.ties.insert(pair, since);
        assert_eq!(told(&line, &wrote).len(), raised, "{since}");
    }
    let written = Seen {
        opened: false,
        ..seen(1, 0, "w-sanne", "g-holm")
    };
    assert_eq!(told(&[written], &known), [], "only opening is asked about");
}

#[test]
fn more_than_forty_guests_in_an_hour_are_noticed_once_and_forty_are_not() {
    let many = |guests: usize, apart_ms: i64| -> Vec<Seen> {
        (0..guests)
            .map(|n| Seen {
                at_ms: i64::try_from(n).expect("few") * apart_ms,
                opened: false,
                ..seen(
                    u64::try_from(n).expect("few") + 1,
                    0,
                    "w-inge",
                    &format!("g-{n:05}"),
                )
            })
            .collect()
    };
    let known = house_of();
    assert_eq!(told(&many(MANY, 1000), &known), []);
    assert_eq!(told(&many(MANY + 1, 1000), &known), [(Why::Many, 41)]);
    assert_eq!(told(&many(MANY * 3, 1000), &known), [(Why::Many, 41)]);
    // The forty-first comes when the first is a whole hour ago, or a millisecond before that.
    let forty = i64::try_from(MANY).expect("few");
    assert_eq!(told(&many(MANY + 1, HOUR_MS / forty), &known), []);
    assert_eq!(told(&many(MANY + 1, HOUR_MS / forty - 1), &known).len(), 1);
    // The same guest again and again is one.
    let same: Vec<Seen> = (1..=200)
        .map(|n| Seen {
            opened: false,
            ..seen(n, 0, "w-inge", "g-holm")
        })
        .collect();
    assert_eq!(told(&same, &known), []);
    // Two workers are not added up.
    let mut two = many(MANY, 1000);
    two.iter_mut()
        .step_by(2)
        .for_each(|one| one.worker = "w-jonas".to_owned());
    assert_eq!(told(&two, &known), []);
}

#[test]
fn what_was_told_before_is_not_told_again() {
    let known = house_of();
    let lines = [
        seen(1, 0, "w-sanne", "g-holm"),
        seen(2, 1, "w-sanne", "g-holm"),
        seen(3, 2, "w-sanne", "g-anna"),
    ];
    let all = [(Why::Unexpected, 1), (Why::Unexpected, 3)];
    assert_eq!(told(&lines, &known), all, "once for a guest and day");
    let later = alerts(&lines, 2, &known);
    assert_eq!(later.len(), 1);
    let mut settled = known.clone();
    let pair = ("w-sanne".to_owned(), "g-anna".to_owned(), Why::Unexpected);
    settled.settled.insert(pair);
    assert_eq!(
        told(&lines, &settled),
        [(Why::Unexpected, 1)],
        "a leader found a reason"
    );
}

/// The oracle counts every window anew, without sliding.
#[test]
fn the_many_of_an_hour_are_those_that_a_plain_count_finds() {
    let given = Given::new(
        Arc::new(FixedClock::at(Timestamp::UNIX_EPOCH)),
        Arc::new(SeededChance::new(SEED)),
    );
    let (mut survived, tried) = (0, 300);
    for _ in 0..tried {
        let mut at = 0;
        let lines: Vec<Seen> = (1..=160)
            .map(|number| {
                at += i64::try_from(given.below(120_000)).expect("small");
                let guest = format!("g-{:05}", given.below(70));
                Seen {
                    at_ms: at,
                    opened: false,
                    ..seen(number, 0, "w-inge", &guest)
                }
            })
            .collect();
        let count = |upto: usize, at_ms: i64| -> usize {
            let within = lines[..upto]
                .iter()
                .filter(|one| at_ms - one.at_ms < HOUR_MS);
            within.map(|one| &one.guest).collect::<HashSet<_>>().len()
        };
        let first = (0..lines.len()).find(|n| count(*n + 1, lines[*n].at_ms) > MANY);
        let found = told(&lines, &house_of());
        let wanted: Vec<(Why, u64)> = first
            .map(|n| (Why::Many, lines[n].number))
            .into_iter()
            .collect();
        assert_eq!(found, wanted);
        survived += 1;
    }
    println!("hours with many guests: {survived} / {tried}, seed {SEED}");
}

#[test]
fn each_occasion_is_as_likely_to_be_drawn_as_any_other() {
    let given = Given::new(
        Arc::new(FixedClock::at(Timestamp::UNIX_EPOCH)),
        Arc::new(SeededChance::new(SEED)),
    );
    // Forty occasions; the first has a hundred lines more and is no likelier for it.
    let mut lines: Vec<Seen> = (1..=40)
        .map(|n| seen(n, 0, "w-inge", &format!("g-{n:05}")))
        .collect();
    lines.extend((41..=140).map(|n| seen(n, 1, "w-inge", "g-00001")));
    let (mut times, draws) = (BTreeMap::<u64, u32>::new(), 8_000_u32);
    for _ in 0..draws {
        let (drawn, among) = draw(&lines, &mut |below| given.below(below));
        assert_eq!((drawn.len(), among), (SAMPLE, 40));
        let different: HashSet<u64> = drawn.iter().map(|one| one.number).collect();
        assert_eq!(different.len(), SAMPLE);
        for one in drawn {
            *times.entry(one.number).or_default() += 1;
        }
    }
    // Each is drawn an eighth of the time: 1,000 with a deviation of 30; five deviations are allowed.
    let (least, most) = (times.values().min(), times.values().max());
    println!(
        "{} occasions drawn {least:?} to {most:?} times of {draws}, seed {SEED}",
        times.len()
    );
    assert_eq!(times.len(), 40);
    assert!(
        times.values().all(|n| (850..1_150).contains(n)),
        "{times:?}"
    );
}

#[test]
fn where_there_is_less_than_a_sample_all_of_it_is_drawn() {
    let lines = [
        seen(1, 0, "w-inge", "g-anna"),
        seen(2, 0, "w-inge", "g-holm"),
    ];
    let (drawn, among) = draw(&lines, &mut |below| below - 1);
    assert_eq!((drawn, among), (lines.to_vec(), 2));
    assert_eq!(draw(&[], &mut |_| 0), (Vec::new(), 0));
}

#[test]
fn every_hour_of_a_month_is_as_likely_to_have_the_draw() {
    let given = Given::new(
        Arc::new(FixedClock::at(Timestamp::UNIX_EPOCH)),
        Arc::new(SeededChance::new(SEED)),
    );
    let (hours, months) = (720_u64, 30_000_u32);
    let mut in_ten = [0_u32; 10];
    for _ in 0..months {
        let drawn = (0..hours).find(|hour| falls_now(hours - hour, &mut |n| given.below(n)));
        let tenth = usize::try_from(drawn.expect("never left out") / 72).expect("small");
        in_ten[tenth] += 1;
    }
    println!("tenths of the month: {in_ten:?} of {months}, seed {SEED}");
    // 3,000 each with a deviation of 52.
    assert!(
        in_ten.iter().all(|n| (2_740..3_260).contains(n)),
        "{in_ten:?}"
    );
}

#[test]
fn an_answer_is_given_once_and_can_be_taken_back() {
    let all = [
        None,
        Some(Said::Grounded),
        Some(Said::Asked),
        Some(Said::TakenBack),
    ];
    let mut fits = Vec::new();
    for last in all {
        for said in [Said::Grounded, Said::Asked, Said::TakenBack] {
            if may_follow(last, said).is_ok() {
                fits.push((last.map_or("nothing", Said::key), said.key()));
            }
        }
    }
    let wanted = [
        ("nothing", "grounded"),
        ("nothing", "asked"),
        ("grounded", "taken_back"),
        ("asked", "taken_back"),
        ("taken_back", "grounded"),
        ("taken_back", "asked"),
    ];
    assert_eq!(fits, wanted);
    assert!(
        Why::ALL
            .iter()
            .all(|why| Why::from_key(why.key()) == Some(*why))
    );
}

/// A house whose clock can be moved, with two teams, their leaders and three guests.
struct World<'a> {
    store: &'a Store<Municipality>,
    clock: Arc<FixedClock>,
    given: Given,
}

const JONAS: &str = "worker-jonas";
const INGE: &str = "worker-inge0";
const KAREN: &str = "worker-karen";

fn id<T>(made: Option<T>) -> T {
    made.expect("an id")
}

fn team(key: &str) -> Team {
    Team {
        id: id(TeamId::from_text(&format!("team-{key}"))),
        name: key.to_owned(),
    }
}

impl<'a> World<'a> {
    fn of(store: &'a Store<Municipality>) -> Self {
        let now = Given::system().moment(date(2026, 11, 1).at(8, 0, 0, 0));
        let clock = Arc::new(FixedClock::at(now));
        let given = Given::new(clock.clone(), Arc::new(SeededChance::new(SEED)));
        let world = Self {
            store,
            clock,
            given,
        };
        let at = world.given.now();
        world.write(move |tx| {
            tx.looked(looks::LIST)?;
            for key in ["first", "other"] {
                people::put_team(tx, &team(key))?;
            }
            for (who, key, role) in [
                (JONAS, "first", WORKER),
                (INGE, "other", WORKER),
                (KAREN, "first", LEADER),
            ] {
                let worker = Worker {
                    id: id(WorkerId::from_text(who)),
                    first_name: who.to_owned(),
                    role: role.0.to_owned(),
                    team: Some(team(key).id),
                };
                people::put_worker(tx, &worker, at)?;
            }
            for guest in ["guest-00001", "guest-00002", "guest-00003"] {
                tx.new_person(crate::course::store::CALLED, guest)?;
                let called = tx.seal(crate::course::store::CALLED, guest, guest, "Anna Holm")?;
                tx.run(crate::course::sql::INSERT_GUEST, &[&guest, &called, &at])?;
            }
            Ok(())
        });
        world
    }

    fn write(
        &self,
        run: impl Fn(&mut kit_store::Tx<'_>) -> Result<(), StoreError> + Send + 'static,
    ) {
        self.store
            .aside()
            .write_now("prepare", run)
            .expect("written");
    }

    /// Somebody opens a guest. The line has the store's own time; what counts here is its number.
    fn opens(&self, worker: &str, guest: &'static str) {
        let by = By {
            actor: worker.to_owned(),
            role: WORKER.0.to_owned(),
            unit: String::new(),
            action: "open",
            resource: "guest",
            purpose: COURSE,
            may_write: true,
        };
        self.store
            .by(by)
            .write_now("open", move |tx| tx.looked(guest))
            .expect("logged");
    }

    fn hour(&self) -> act::Noticed {
        self.clock.advance_ms(HOUR_MS);
        act::oversee(self.store, &self.given).expect("looked through")
    }

    fn items(&self, key: &str, leader: &str) -> Vec<Item> {
        let (team, leader, now) = (team(key), id(WorkerId::from_text(leader)), self.given.now());
        self.store
            .aside()
            .write_now("items", move |tx| {
                store::of_team(tx, team.clone(), &leader, now)
            })
            .expect("readable")
            .items
    }

    fn drawn(&self, key: &str) -> Option<store::Drawn> {
        let team = team(key).id;
        let read = self
            .store
            .aside()
            .read_now("drawn", move |tx| store::drawn_last(tx, &team));
        read.expect("readable").map(|(drawn, _)| drawn)
    }

    fn draws_in_the_log(&self) -> usize {
        let read = self
            .store
            .aside()
            .read_now("log", |tx| looks::since(tx, Timestamp::UNIX_EPOCH));
        let all = read.expect("readable");
        all.iter()
            .filter(|look| look.resource == "look_draw")
            .count()
    }
}

store_test! {
    fn each_team_has_one_draw_a_month_and_no_look_falls_under_two(store: Store<Municipality>) {
        let world = World::of(&store);
        world.opens(JONAS, "guest-00001");
        world.opens(JONAS, "guest-00002");
        world.opens(INGE, "guest-00003");
        let mut draws = 0;
        // Every hour from 1 November until the year is over, one hour twice.
        for hour in 0..24 * 60 {
            draws += world.hour().draws;
            if hour == 24 * 30 {
                world.opens(JONAS, "guest-00003");
            }
            draws += act::oversee(world.store, &world.given).expect("again").draws;
        }
        assert_eq!(draws, 4, "two teams, two months");
        assert_eq!(world.draws_in_the_log(), 4, "each left a line in the log");
        let sampled = |items: Vec<Item>| -> Vec<String> {
            let mut all: Vec<String> = items.into_iter().filter(|one| one.why == Why::Sample).map(|one| one.guest).collect();
            all.sort();
            all
        };
        assert_eq!(sampled(world.items("first", KAREN)), ["guest-00001", "guest-00002", "guest-00003"]);
        assert_eq!(sampled(world.items("other", KAREN)), ["guest-00003"]);
        assert_eq!(world.drawn("first").expect("drawn").month, date(2026, 12, 1));
        println!("{draws} / 4 draws in {} hours, seed {SEED}", 24 * 60);
    }
}

store_test! {
    fn a_month_that_passed_while_the_machine_was_off_is_made_good(store: Store<Municipality>) {
        let world = World::of(&store);
        world.opens(JONAS, "guest-00001");
        assert_eq!(world.hour().draws, 0, "the seed must not draw in the first hour");
        world.clock.advance_ms(HOUR_MS * 24 * 31);
        assert_eq!(world.hour().draws, 2);
        let drawn = world.drawn("first").expect("drawn");
        assert_eq!((drawn.month, drawn.among), (date(2026, 11, 1), 1));
    }
}

store_test! {
    fn what_is_noticed_is_kept_once_and_ones_own_looks_are_not_asked_of_oneself(store: Store<Municipality>) {
        let world = World::of(&store);
        world.write(|tx| people::put_last_name(tx, &id(WorkerId::from_text(JONAS)), "Holm"));
        world.opens(JONAS, "guest-00001");
        world.opens(KAREN, "guest-00002");
        assert_eq!(world.hour().alerts, 3, "a surname, and two without an appointment");
        world.opens(JONAS, "guest-00001");
        assert_eq!(world.hour().alerts, 0, "the same day again");
        let asked: Vec<(Why, String)> = world.items("first", KAREN).into_iter().map(|one| (one.why, one.guest)).collect();
        let both = [Why::Surname, Why::Unexpected].map(|why| (why, "guest-00001".to_owned()));
        assert_eq!(asked.into_iter().collect::<HashSet<_>>(), both.into_iter().collect::<HashSet<_>>());
        assert_eq!(world.items("other", KAREN), []);
    }
}

store_test! {
    /// The job reads guests, so it leaves a line; an hour in which nobody looked leaves none.
    fn an_hour_without_looks_leaves_no_line(store: Store<Municipality>) {
        let world = World::of(&store);
        world.opens(JONAS, "guest-00001");
        let lines = || world.store.aside().read_now("log", |tx| looks::since(tx, Timestamp::UNIX_EPOCH)).expect("log").len();
        world.hour();
        let after = lines();
        assert_eq!(world.hour(), act::Noticed::default());
        assert_eq!(lines(), after);
    }
}

store_test! {
    fn who_was_erased_is_asked_about_without_a_name(store: Store<Municipality>) {
        let world = World::of(&store);
        world.opens(JONAS, "guest-00001");
        world.hour();
        let called = |world: &World<'_>| world.items("first", KAREN).iter().map(|one| one.called.clone()).collect::<Vec<_>>();
        assert_eq!(called(&world), [Some("Anna Holm".to_owned())]);
        world.store.vault().erase_person("guest-00001").expect("erased");
        assert_eq!(called(&world), [None]);
        // Nor does the hourly work stumble over somebody erased.
        world.opens(JONAS, "guest-00001");
        world.hour();
    }
}

store_test! {
    fn a_surname_lies_sealed_under_the_workers_own_key(store: Store<Municipality>) {
        let world = World::of(&store);
        world.write(|tx| people::put_last_name(tx, &id(WorkerId::from_text(JONAS)), "Holm"));
        world.write(|tx| {
            let kept: Option<kit_seal::Sealed> = tx.row("SELECT last_name FROM worker WHERE id = 'worker-jonas'", &[], |r| r.get(0))?;
            let kept = kept.expect("kept");
            assert!(!kept.as_bytes().windows(4).any(|four| four == b"Holm"));
            assert_eq!(tx.open(LAST_NAME, JONAS, JONAS, &kept)?, "Holm");
            assert!(tx.open(LAST_NAME, INGE, INGE, &kept).is_err());
            Ok(())
        });
        let names = world.store.aside().read_now("names", house::workers).expect("readable");
        assert_eq!(names.len(), 3);
    }
}

/// A change of the rules must be a change of these words: each alert keeps the line it is about.
#[test]
fn an_alert_is_about_the_line_that_raised_it() {
    let known = house_of();
    let found = alerts(&[seen(7, 3, "w-jonas", "g-anna")], 0, &known);
    let line = || seen(7, 3, "w-jonas", "g-anna");
    let wanted = [Why::Surname, Why::Unexpected].map(|why| Alert { why, seen: line() });
    assert_eq!(found, wanted);
}
