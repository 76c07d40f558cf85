//! The invented far bank of the demo: made fast, by the rules, and once.

#![cfg(test)]

mod support;

use kit_seal::Sealed;
use kit_store::{Given, Place, Store, store_test};
use realm_civil::{Civil, seed_demo, seed_large};

kit_store::statements! {
    OWNERS = "SELECT (SELECT COUNT(*) FROM crossing), (SELECT COUNT(*) FROM crossing AS c LEFT JOIN coordinator AS k ON k.id = c.owner_coordinator_id LEFT JOIN companion AS m ON m.id = c.owner_companion_id WHERE COALESCE(k.id, m.id) IS NOT NULL)";
    PEOPLE = "SELECT (SELECT COUNT(*) FROM association), (SELECT COUNT(*) FROM coordinator), (SELECT COUNT(*) FROM companion)";
    AHEAD = "SELECT COUNT(*) FROM visit WHERE starts > $1 AND ended_ms IS NULL";
    FAR_AHEAD = "SELECT COUNT(*) FROM visit WHERE starts > $1";
    STEPS_AHEAD = "SELECT COUNT(*) FROM crossing_step WHERE at_ms > $1";
    STATES = "SELECT state, COUNT(*) FROM crossing GROUP BY state ORDER BY state";
    OVERDUE = "SELECT COUNT(*) FROM crossing WHERE state = 'new' AND answer_by < $1";
    CALLED = "SELECT id, called FROM crossing WHERE called IS NOT NULL";
    OVERLOADED = "SELECT COUNT(*) FROM companion AS k WHERE k.max_load < (SELECT COUNT(*) FROM crossing AS c WHERE c.companion_id = k.id)";
    HERO = "SELECT COUNT(*) FROM crossing WHERE companion_id = 'companion-mette'";
}

fn count(store: &Store<Civil>, sql: &'static str, params: &[&dyn kit_store::Param]) -> i64 {
    store
        .aside()
        .read_now("count", |tx| tx.row(sql, params, |r| r.get::<i64>(0)))
        .expect("countable")
        .unwrap_or(0)
}

store_test! {
    /// BR-6: every crossing of the history has a named owner, and nothing lies in the future but the coming week's visits.
    fn the_history_is_half_a_year_of_owned_crossings(store: Store<Civil>) {
        let given = Given::system();
        let before = given.now();
        seed_demo(&store, &given).expect("seeded");
        let took_ms = given.now().as_millisecond() - before.as_millisecond();
        println!("seeded in {took_ms} ms");
        assert!(took_ms < 20_000, "{took_ms}");
        let people = store.aside().read_now("people", |tx| tx.row(PEOPLE, &[], |r| {
            Ok((r.get::<i64>(0)?, r.get::<i64>(1)?, r.get::<i64>(2)?))
        })).expect("readable");
        assert_eq!(people, Some((3, 6, 45)));
        let (all, owned) = store.aside().read_now("owners", |tx| tx.row(OWNERS, &[], |r| {
            Ok((r.get::<i64>(0)?, r.get::<i64>(1)?))
        })).expect("readable").expect("a row");
        assert!((55..=65).contains(&all), "{all}");
        assert_eq!(all, owned);
        let states = store.aside().read_now("states", |tx| tx.rows(STATES, &[], |r| {
            Ok((r.get::<String>(0)?, r.get::<i64>(1)?))
        })).expect("readable");
        println!("{states:?}");
        let now = given.local();
        assert_eq!(count(&store, AHEAD, &[&now]), 4);
        let week = now.checked_add(jiff::Span::new().days(8)).expect("a date");
        assert_eq!(count(&store, FAR_AHEAD, &[&week]), 0);
        assert_eq!(count(&store, STEPS_AHEAD, &[&given.now()]), 0);
        assert_eq!(count(&store, OVERDUE, &[&given.today()]), 1);
        let called: Vec<String> = store.aside().read_now("names", |tx| {
            let rows = tx.rows(CALLED, &[], |r| Ok((r.get::<String>(0)?, r.get::<Sealed>(1)?)))?;
            rows.iter().map(|(id, name)| tx.open(Place::of("crossing", "called"), id, id, name)).collect()
        }).expect("readable");
        assert!(called.len() > 40 && !called.iter().any(|name| name == "Amir"), "{called:?}");
        assert_eq!(count(&store, HERO, &[]), 0);
        // Once only: a database with people is left alone.
        seed_demo(&store, &given).expect("left alone");
        assert_eq!(count(&store, OWNERS, &[]), all);
    }
}

store_test! {
    /// The load of `landgang demo --large`, at a fiftieth: crossings that keep the rules, at associations of their own.
    fn a_region_lives_by_the_same_rules_and_is_made_once(store: Store<Civil>) {
        let given = Given::system();
        seed_demo(&store, &given).expect("seeded");
        let town = count(&store, OWNERS, &[]);
        let mut told = Vec::new();
        seed_large(&store, &given, 120, |done| told.push(done)).expect("seeded");
        assert_eq!(told, [50, 100, 120]);
        let people = store.aside().read_now("people", |tx| tx.row(PEOPLE, &[], |r| {
            Ok((r.get::<i64>(0)?, r.get::<i64>(1)?, r.get::<i64>(2)?))
        })).expect("readable");
        // One association more, with four coordinators and a companion to ten rooms.
        assert_eq!(people, Some((4, 10, 57)));
        let (all, owned) = store.aside().read_now("owners", |tx| tx.row(OWNERS, &[], |r| {
            Ok((r.get::<i64>(0)?, r.get::<i64>(1)?))
        })).expect("readable").expect("a row");
        assert_eq!((all, owned), (town + 120, town + 120));
        assert_eq!(count(&store, STEPS_AHEAD, &[&given.now()]), 0);
        assert_eq!(count(&store, OVERLOADED, &[]), 0);
        let alone = store.aside().read_now("states", |tx| tx.rows(STATES, &[], |r| {
            Ok((r.get::<String>(0)?, r.get::<i64>(1)?))
        })).expect("readable");
        assert!(alone.iter().any(|(state, many)| state == "walks-alone" && *many > 40), "{alone:?}");
        seed_large(&store, &given, 120, |_| panic!("nothing to do")).expect("left alone");
        assert_eq!(count(&store, OWNERS, &[]), town + 120);
    }
}

#[test]
/// On whatever day and hour a demo begins: the history holds its rules, and the coming week has its four visits.
fn the_history_fits_every_day_of_a_year() {
    for (number, hours) in (0..24_i64).map(|n| (n, n * (15 * 24 + 5))) {
        let kept = kit_store::test::sqlite::<Civil>().expect("a fresh store");
        let (given, clock) = support::given_at(support::NOON, 11);
        clock.advance_ms(hours * 3_600_000);
        seed_demo(&kept.store, &given).expect("seeded");
        let states = kept
            .store
            .aside()
            .read_now("states", |tx| {
                tx.rows(STATES, &[], |r| Ok((r.get::<String>(0)?, r.get::<i64>(1)?)))
            })
            .expect("readable");
        let at = format!("run {number}, {}, {states:?}", given.local());
        assert_eq!(count(&kept.store, AHEAD, &[&given.local()]), 4, "{at}");
        assert_eq!(count(&kept.store, STEPS_AHEAD, &[&given.now()]), 0, "{at}");
        assert_eq!(count(&kept.store, OVERDUE, &[&given.today()]), 1, "{at}");
        assert_eq!(count(&kept.store, HERO, &[]), 0, "{at}");
        assert_eq!(count(&kept.store, OVERLOADED, &[]), 0, "VH-18, {at}");
    }
}
