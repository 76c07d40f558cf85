//! Who works here, on both databases.

use jiff::Timestamp;
use jiff::civil::date;
use kit_store::{Given, store_test};
use kit_web::door;

use super::store::LinkFor;
use super::{first_owner, store};
use crate::Municipality;
use crate::house::{FormId, House, Team, TeamId, Worker, WorkerId, store as house};

fn karen() -> Worker {
    Worker {
        id: WorkerId::from_text("worker-karen").expect("an id"),
        first_name: "Karen".to_owned(),
        role: "leader".to_owned(),
        team: TeamId::from_text("team-havnen"),
    }
}

fn at(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).expect("a time")
}

store_test! {
    fn the_first_owner_comes_in_once_by_a_link(store: Store<Municipality>) {
        let given = Given::system();
        let made = given.clone();
        let token = store.aside().write_now("first owner", move |tx| first_owner(tx, &made, "Signe")).expect("written");
        let now = given.now();
        let used = token.clone();
        let who = store.aside().write_now("enter", move |tx| door::use_link(tx, &used, now)).expect("answered").expect("somebody");
        assert_eq!((who.name.as_str(), who.role.as_str()), ("Signe", "owner"));
        let again = store.aside().write_now("enter again", move |tx| door::use_link(tx, &token, now)).expect("answered");
        assert_eq!(again, None);
    }
}

store_test! {
    fn whoever_stops_is_signed_out_and_gets_no_link(store: Store<Municipality>) {
        store.aside().write_now("karen", |tx| {
            store::put_team(tx, &Team { id: TeamId::from_text("team-havnen").expect("an id"), name: "Holdet".to_owned() })?;
            store::put_worker(tx, &karen(), at(0))
        }).expect("written");
        assert_eq!(store.aside().read_now("teams", |tx| house::teams_of(tx, &karen().id)).expect("readable").len(), 1);
        let today = date(2026, 11, 18);
        let link = |id: &'static str| store.aside().write_now("link", move |tx| {
            store::new_link(tx, &FormId::from_text(id).expect("an id"), &karen().id, "token", today, at(1))
        }).expect("answered");
        assert_eq!(link("form-0001"), LinkFor::Worker(karen()));
        assert_eq!(link("form-0001"), LinkFor::FormUsed, "a double press makes one link");
        assert!(store.aside().write_now("stop", |tx| store::leave(tx, &karen().id, at(2))).expect("written"));
        assert_eq!(link("form-0002"), LinkFor::Nobody);
    }
}

store_test! {
    /// FR-4
    fn the_words_of_the_house_are_kept_and_replaced(store: Store<Municipality>) {
        assert_eq!(store.aside().read_now("house", house::kept).expect("readable"), House::default());
        for word in ["deltager", "besøgende"] {
            let house = House { one: word.to_owned(), ..House::default() };
            store.aside().write_now("put", move |tx| house::put_house(tx, &house)).expect("written");
        }
        assert_eq!(store.aside().read_now("house", house::kept).expect("readable").one, "besøgende");
    }
}
