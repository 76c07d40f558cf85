//! No sequence of showing, changing, ending and waiting shows more than the newest state allows.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::{Timestamp, ToSpan};
use kit_store::{FixedClock, Given, SeededChance, Store, store_test};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::ShareId;
use super::store::{NewShare, Showing, end, end_all, live, look, refresh, show};
use crate::Citizen;
use crate::own::rules::Values;
use crate::room::RoomId;
use crate::room::lock::OpenRoom;
use crate::room::store::make;

#[derive(Debug, Clone)]
enum Doing {
    Show(u8, i64),
    Change(u8),
    End(u8),
    EndAll,
    Wait(i64),
}

fn doing() -> impl Strategy<Value = Doing> {
    prop_oneof![
        (0_u8..3, 1_i64..31).prop_map(|(who, days)| Doing::Show(who, days)),
        (0_u8..9).prop_map(Doing::Change),
        (0_u8..3).prop_map(Doing::End),
        Just(Doing::EndAll),
        (1_i64..480).prop_map(Doing::Wait),
    ]
}

fn card(word: u8) -> Values {
    Values::from([("hjaelper".to_owned(), format!("En pause nummer {word}"))])
}

/// A room that shows its card, and what is true of its links: open until then, or ended for good.
struct Play {
    store: Store<Citizen>,
    clock: Arc<FixedClock>,
    given: Given,
    room: Arc<OpenRoom>,
    links: BTreeMap<u8, Option<Timestamp>>,
    words: u8,
}

impl Play {
    fn new(store: &Store<Citizen>, nth: u64) -> Self {
        let clock = Arc::new(FixedClock::at("2027-03-01T11:00:00Z".parse().unwrap()));
        let given = Given::new(clock.clone(), Arc::new(SeededChance::new(nth)));
        let id = RoomId::from_text(&format!("room-{nth:06}")).unwrap();
        let room = Arc::new(OpenRoom::new(id, &|bytes| given.fill(bytes)));
        let (slot, today) = (room.slot.clone(), given.today());
        let made = store
            .aside()
            .write_now("a room", move |tx| make(tx, &slot, "Amir", today));
        assert!(made.unwrap());
        let (store, links) = (store.clone(), BTreeMap::new());
        Self {
            store,
            clock,
            given,
            room,
            links,
            words: 0,
        }
    }

    fn id(&self, who: u8) -> ShareId {
        ShareId::from_text(&format!("{}-{who}", self.room.id())).unwrap()
    }

    fn token(&self, who: u8) -> String {
        format!("token of {}", self.id(who))
    }

    fn is_open(&self, who: u8) -> bool {
        let link = self.links.get(&who).copied().flatten();
        link.is_some_and(|until| until > self.given.now())
    }

    fn step(&mut self, step: &Doing) {
        let (room, given, store) = (
            Arc::clone(&self.room),
            self.given.clone(),
            self.store.aside(),
        );
        match *step {
            Doing::Show(who, days) => {
                let until = given.now() + (days * 24).hours();
                let new = NewShare {
                    id: self.id(who),
                    token: self.token(who),
                    whom: "Jette".to_owned(),
                    until,
                };
                let values = card(self.words);
                let showing = store
                    .write_now("show", move |tx| show(tx, &room, &new, &values, &given))
                    .unwrap();
                match self.links.get(&who) {
                    Some(Some(there)) if self.is_open(who) => {
                        assert_eq!(showing, Showing::Open(*there));
                    }
                    Some(_) => assert_eq!(showing, Showing::Ended, "what is over stays over"),
                    None => {
                        assert_eq!(showing, Showing::Open(until));
                        self.links.insert(who, Some(until));
                    }
                }
            }
            Doing::Change(word) => {
                self.words = word;
                store
                    .write_now("change", move |tx| refresh(tx, &room, &card(word)))
                    .unwrap();
            }
            Doing::End(who) => {
                let id = self.id(who);
                store
                    .write_now("end", move |tx| end(tx, &room, &id, given.now()))
                    .unwrap();
                self.links.entry(who).and_modify(|link| *link = None);
            }
            Doing::EndAll => {
                store
                    .write_now("end all", move |tx| end_all(tx, room.id()))
                    .unwrap();
                self.links.values_mut().for_each(|link| *link = None);
            }
            Doing::Wait(hours) => self.clock.advance_ms(hours * 3_600_000),
        }
    }

    /// Every link shows the newest words while it is open and nothing else; the guest's list is the same truth.
    fn check(&self) {
        for who in 0..3 {
            let (token, given) = (self.token(who), self.given.clone());
            let seen = self
                .store
                .aside()
                .write_now("look", move |tx| look(tx, &token, &given))
                .unwrap();
            let expected = self.is_open(who).then(|| card(self.words));
            assert_eq!(seen.map(|(values, _)| values), expected, "link {who}");
        }
        let (room, now) = (Arc::clone(&self.room), self.given.now());
        let listed = self
            .store
            .aside()
            .read_now("live", move |tx| live(tx, &room, now))
            .unwrap();
        assert_eq!(
            listed.len(),
            (0..3).filter(|who| self.is_open(*who)).count()
        );
    }
}

store_test! {
    /// PS-4, HS-7: dated, ended at once, and closed where anything is amiss.
    fn no_sequence_shows_more_than_the_newest_state_allows(store: Store<Citizen>) {
        let mut runner = TestRunner::new(Config { cases: 40, ..Config::default() });
        let nth = std::cell::Cell::new(0);
        runner
            .run(&proptest::collection::vec(doing(), 1..14), |steps| {
                nth.set(nth.get() + 1);
                let mut play = Play::new(&store, nth.get());
                for step in &steps {
                    play.step(step);
                    play.check();
                }
                Ok(())
            })
            .unwrap();
    }
}

store_test! {
    /// SAFETY.md §5: who moves the day in the database opens nothing for longer.
    fn a_day_moved_in_the_database_shows_nothing_longer(store: Store<Citizen>) {
        let mut play = Play::new(&store, 1);
        play.step(&Doing::Show(0, 1));
        play.check();
        let later = "UPDATE share SET until_ms = until_ms + 9000000000";
        play.store.aside().write_now("meddle", move |tx| tx.run(later, &[])).unwrap();
        play.step(&Doing::Wait(25));
        play.check();
    }
}
