//! Offers and what they are set to, on both databases.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use kit_store::{StoreError, Tx, store_test};

use super::store::{self, Setting, text_on};
use super::{OfferId, sample};
use crate::Municipality;
use crate::house::{FormId, Team, TeamId, Worker, WorkerId};
use crate::people::store as people;

const BEFORE: Date = date(2027, 3, 1);
const AFTER: Date = date(2027, 3, 2);

fn id(text: &str) -> OfferId {
    OfferId::from_text(text).expect("an id")
}

fn set(
    tx: &mut Tx<'_>,
    form: &str,
    offer: &str,
    from: Date,
    text: &str,
) -> Result<bool, StoreError> {
    let setting = Setting {
        form: FormId::from_text(form).expect("an id"),
        offer: id(offer),
        from,
        text: text.to_owned(),
        by: None,
    };
    store::set(tx, &setting, Timestamp::UNIX_EPOCH)
}

store_test! {
    /// FR-23: whom an offer is for changes on a day, and what it was stays.
    fn a_setting_holds_from_its_day_and_the_one_before_stays(store: Store<Municipality>) {
        store.aside().write_now("set", |tx| {
            assert!(set(tx, "form-0001", "offer-house", date(2026, 1, 1), "for_whom = [\"Førtidspensionister.\"]")?);
            assert!(set(tx, "form-0002", "offer-house", AFTER, "for_whom = [\"Også andre.\"]")?);
            assert!(!set(tx, "form-0002", "offer-house", AFTER, "for_whom = [\"En anden.\"]")?, "a double press writes once");
            Ok::<_, StoreError>(())
        }).expect("written");
        let whom = |day| store.aside().read_now("read", move |tx| store::of(tx, &id("offer-house"), day)).expect("readable").expect("there").settings.for_whom;
        assert_eq!(whom(date(2025, 12, 31)), Vec::<String>::new());
        assert_eq!(whom(BEFORE), ["Førtidspensionister."]);
        assert_eq!(whom(AFTER), ["Også andre."]);
        let history = store.aside().read_now("read", |tx| store::history(tx, &id("offer-house"))).expect("readable");
        assert_eq!(history.len(), 2);
        assert!(text_on(&history, BEFORE).contains("Førtids"));
        store.aside().write_now("again", |tx| set(tx, "form-0003", "offer-house", AFTER, "for_whom = [\"Rettet.\"]")).expect("written");
        assert_eq!(whom(AFTER), ["Rettet."], "of one day the later written holds");
    }
}

store_test! {
    /// LE-12, LE-2: one house has several offers, and a worker's is the team's.
    fn a_worker_works_in_the_offer_of_the_team(store: Store<Municipality>) {
        store.aside().write_now("two offers", |tx| {
            store::add(tx, &id("offer-daghuset"), Timestamp::from_second(1).expect("a time"))?;
            set(tx, "form-0001", "offer-daghuset", BEFORE, sample::find("daghuset").expect("a sample").text)?;
            let team = TeamId::from_text("team-dag").expect("an id");
            people::put_team(tx, &Team { id: team.clone(), name: "Dagholdet".to_owned() })?;
            for (worker, role, team) in [("worker-inge", "worker", Some(&team)), ("worker-jonas", "worker", None), ("worker-karen", "leader", Some(&team))] {
                let worker = Worker {
                    id: WorkerId::from_text(worker).expect("an id"),
                    first_name: "Et navn".to_owned(),
                    role: role.to_owned(),
                    team: team.cloned(),
                };
                people::put_worker(tx, &worker, Timestamp::UNIX_EPOCH)?;
            }
            assert_eq!(store::of_team(tx, &team, AFTER)?.id, id("offer-house"));
            store::put_team(tx, &team, &id("offer-daghuset"))
        }).expect("written");
        let of = |worker: &'static str, day| store.aside().read_now("read", move |tx| {
            store::of_worker(tx, &WorkerId::from_text(worker).expect("an id"), day)
        }).expect("readable");
        assert_eq!(of("worker-inge", AFTER).settings.words.one, "deltager");
        assert_eq!(of("worker-inge", date(2027, 2, 28)).settings.words.one, "", "not before its day");
        assert_eq!(of("worker-karen", AFTER).id, id("offer-daghuset"));
        assert_eq!(of("worker-jonas", AFTER).id, id("offer-house"));
        assert_eq!(of("worker-nobody", AFTER).id, id("offer-house"));
        let all = store.aside().read_now("read", |tx| store::all(tx, AFTER)).expect("readable");
        assert_eq!(all.len(), 2);
    }
}
