//! The demo on both databases.

use kit_store::{Given, store_test};

use super::history::{GUESTS, history};
use super::scenario::Scenario;
use super::{seed_demo, worker_id};
use crate::Municipality;
use crate::course::store as courses;
use crate::hours::rules::Standing;
use crate::hours::store as times;
use crate::house::store as house;
use crate::today::rules::Whom;
use crate::today::store as today;

store_test! {
    fn the_demo_is_whole_and_a_second_time_changes_nothing(store: Store<Municipality>) {
        let given = Given::system();
        let began = given.now();
        seed_demo(&store, &given).expect("filled");
        let took = given.now().as_millisecond() - began.as_millisecond();
        println!("the demo took {took} ms");
        let before = store.dump(&[]).expect("a dump");
        seed_demo(&store, &given).expect("left alone");
        assert_eq!(before, store.dump(&[]).expect("a dump"));
        let day = given.today();
        let (workers, teams) = store.aside().read_now("people", |tx| Ok::<_, kit_store::StoreError>((house::workers(tx)?, house::teams(tx)?))).expect("readable");
        assert_eq!((workers.len(), teams.len()), (16, 2));
        let expected = store.aside().read_now("expected", move |tx| today::expected(tx, day)).expect("readable");
        assert_eq!(expected.len(), 5);
        assert_eq!(expected.iter().filter(|one| matches!(one.whom, Whom::Group(_))).count(), 1);
        let mut waiting = 0;
        for team in teams {
            let booked = store.aside().read_now("hours", move |tx| times::of_team(tx, &team.id, day)).expect("readable");
            waiting += booked.iter().filter(|one| one.standing == Standing::Waiting).count();
        }
        assert_eq!(waiting, 3);
        let running = store.aside().read_now("running", move |tx| courses::open_courses(tx, day)).expect("readable");
        assert!(running.len() > 60, "{}", running.len());
        let next_week = day.checked_add(jiff::Span::new().days(7)).expect("a day");
        assert!(running.iter().any(|one| one.end.is_some_and(|end| end <= next_week)), "somebody ends next week");
    }
}

#[test]
fn the_scenario_is_readable_and_its_heroes_work_here() {
    let scenario = Scenario::read().expect("the scenario");
    assert_eq!((scenario.worker.len(), scenario.leader.len()), (14, 2));
    for key in [&scenario.hero.host, &scenario.hero.worker] {
        assert!(scenario.worker.iter().any(|one| one.key == *key));
    }
    let keys: Vec<_> = scenario
        .worker
        .iter()
        .map(|one| worker_id(&one.key))
        .collect();
    assert!(keys.iter().all(|id| id.as_str() != "worker-unknown"));
}

#[test]
fn the_same_day_tells_the_same_everyday() {
    let (scenario, given) = (Scenario::read().expect("the scenario"), Given::system());
    let day = jiff::civil::date(2026, 11, 22);
    let tell = || format!("{:?}", history(&scenario, day, &given));
    assert_eq!(tell(), tell());
    assert_eq!(
        history(&scenario, day, &given).courses.len(),
        usize::try_from(GUESTS).expect("a count")
    );
}
