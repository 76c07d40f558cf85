//! One-time links: for one purpose and one realm, hashed at rest, used up by pressing and never by looking.

use jiff::Timestamp;
use kit_store::{Given, Store, StoreError, Tx, store_test};
use kit_web::door::{self, ENTER, Entrant, LinkFor};
use kit_web::{Arrival, body_text};

use crate::support::{KEEPER, ORIGIN, Shed, World};

const RECOVER: LinkFor = LinkFor("recover");
const MINUTE_MS: i64 = 60_000;

fn ane() -> Entrant {
    Entrant::new("person-0001", KEEPER, "Ane")
}

fn at(minutes: i64) -> Timestamp {
    Timestamp::from_millisecond(1_800_000_000_000 + minutes * MINUTE_MS).expect("a time")
}

fn write<T: Send + 'static>(
    store: &Store<Shed>,
    run: impl Fn(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
) -> T {
    store.job("test").write_now("links", run).expect("stored")
}

store_test! {
    fn a_link_is_used_once_in_time_and_for_its_purpose_only(store: Store<Shed>) {
        write(&store, |tx| door::make_link_for(tx, RECOVER, "t0ken", &ane(), 60, 1, at(0)));
        let used = |purpose, token: &'static str, minutes| {
            write(&store, move |tx| door::use_link_for(tx, purpose, token, at(minutes)))
        };
        assert_eq!(used(ENTER, "t0ken", 1), None, "another purpose");
        assert_eq!(used(RECOVER, "t0kem", 1), None, "another token");
        assert_eq!(used(RECOVER, "t0ken", 60), None, "too late");
        assert_eq!(used(RECOVER, "t0ken", 59), Some(ane()));
        assert_eq!(used(RECOVER, "t0ken", 59), None, "once only");
    }
}

store_test! {
    fn no_token_and_no_name_is_in_the_database(store: Store<Shed>) {
        let token = Given::system().token();
        let kept = token.clone();
        write(&store, move |tx| door::make_link(tx, &kept, &ane(), 60, 1, at(0)));
        let dump = store.dump(&[]).expect("read").join("\n");
        assert!(dump.contains("person-0001") && !dump.contains(&token) && !dump.contains("Ane"));
    }
}

store_test! {
    fn a_known_token_is_not_given_to_somebody_else(store: Store<Shed>) {
        write(&store, |tx| door::make_link(tx, "t0ken", &ane(), 60, 1, at(0)));
        let other = || Entrant::new("person-0002", KEEPER, "Bo");
        write(&store, move |tx| door::make_link(tx, "t0ken", &other(), 60, 9, at(0)));
        let whose = |tx: &mut Tx<'_>| door::whose_link(tx, "t0ken", at(1));
        assert_eq!(store.job("test").read_now("whose", whose).expect("read"), Some(ane()));
    }
}

fn link(world: &World, uses: i64) -> String {
    let (token, now) = (Given::system().token(), Given::system().now());
    let made = token.clone();
    write(&world.kept.store, move |tx| {
        door::make_link(tx, &made, &ane(), 60, uses, now)
    });
    format!("/ind/{token}")
}

/// Mail scanners, chat programs and browsers that look ahead open every link they see.
#[tokio::test]
async fn looking_a_hundred_times_uses_nothing_up() {
    let world = World::new();
    let path = link(&world, 1);
    let before = world.kept.store.dump(&[]).expect("read");
    for n in 0..100 {
        let method = ["GET", "HEAD"][n % 2];
        let headers = [("purpose", "prefetch"), ("sec-fetch-site", "none")];
        assert_eq!(world.ask(method, &path, &headers, "").await.status(), 200);
    }
    assert_eq!(world.kept.store.dump(&[]).expect("read"), before);
    let entered = world.ask("POST", &path, &[("origin", ORIGIN)], "").await;
    assert!(entered.headers().contains_key("set-cookie"));
    println!("prefetch of a link: survived 100 / tried 100, no seed");
}

#[tokio::test]
async fn a_link_of_another_realm_opens_nothing_here() {
    let (here, elsewhere) = (World::new(), World::new());
    let path = link(&elsewhere, 1);
    let pressed = here.ask("POST", &path, &[("origin", ORIGIN)], "").await;
    assert!(!pressed.headers().contains_key("set-cookie"));
    let page = body_text(here.ask("GET", &path, &[], "").await).await;
    assert!(page.contains("Linket kan ikke bruges mere") && !page.contains("Ane"));
}

#[tokio::test]
async fn two_presses_at_once_open_one_session() {
    let world = World::new();
    let path = link(&world, 1);
    let press = || world.ask("POST", &path, &[("origin", ORIGIN)], "");
    let pressed = tokio::join!(press(), press(), press(), press());
    let opened = [&pressed.0, &pressed.1, &pressed.2, &pressed.3]
        .iter()
        .filter(|answer| answer.headers().contains_key("set-cookie"))
        .count();
    assert_eq!(opened, 1);
}

#[tokio::test]
async fn a_crowd_of_guesses_is_slowed_and_a_spent_link_looks_like_a_guess() {
    let world = World::new();
    let spent = link(&world, 1);
    let press = async |path: String| {
        let answer = world.ask("POST", &path, &[("origin", ORIGIN)], "").await;
        (answer.status().as_u16(), answer.headers().len())
    };
    assert_eq!(press(spent.clone()).await.0, 303);
    let (of_spent, of_guess) = (
        press(spent).await,
        press(format!("/ind/{}", "0".repeat(64))).await,
    );
    assert_eq!(of_spent, of_guess);
    let mut slowed = 0;
    for n in 0..310 {
        slowed += usize::from(press(format!("/ind/{n:064}")).await.0 == 429);
    }
    // Three hundred a minute go through, and then one in two seconds.
    assert!((1..=12).contains(&slowed), "{slowed}");
    println!("guesses at links: survived 310 / tried 310, {slowed} slowed, no seed");
}

fn pressed(arrive: fn(&mut Tx<'_>, &Entrant) -> Result<Arrival, StoreError>) -> (World, String) {
    let world = World::dressed(|web| web.arrive = Some(arrive));
    let path = link(&world, 1);
    (world, path)
}

/// SAFETY.md §6.2.9: a link brings staff to a key of their own and is no way to work.
#[tokio::test]
async fn who_is_to_make_a_key_is_led_there_for_half_an_hour() {
    let (world, path) = pressed(|_, _| Ok(Arrival::ToRegister));
    let page = body_text(world.ask("GET", &path, &[], "").await).await;
    assert!(page.contains("lav din egen nøgle"), "{page}");
    let answer = world.ask("POST", &path, &[("origin", ORIGIN)], "").await;
    assert_eq!(answer.headers()["location"], "/noegle");
    let session = world.kept.store.dump(&[]).expect("read");
    let session = session.iter().find(|line| line.starts_with("session:"));
    let session = session.expect("a session").clone();
    let numbers: Vec<i64> = session
        .split(',')
        .filter_map(|part| part.parse().ok())
        .collect();
    let [made, seen, idle, ends] = numbers[..] else {
        panic!("{session}");
    };
    assert_eq!(
        (seen - made, idle, ends - made),
        (0, 15 * MINUTE_MS, 30 * MINUTE_MS)
    );
}

#[tokio::test]
async fn who_has_a_way_of_their_own_gets_nothing_by_a_link_and_is_told_why() {
    let (world, path) = pressed(|_, _| Ok(Arrival::HasOwnWay));
    let answer = world.ask("POST", &path, &[("origin", ORIGIN)], "").await;
    assert!(!answer.headers().contains_key("set-cookie"));
    assert_eq!(answer.headers()["location"], path.as_str());
    let page = body_text(world.ask("GET", &path, &[], "").await).await;
    assert!(page.contains("Du har allerede en nøgle") && !page.contains("<button>Log ind"));
    let dump = world.kept.store.dump(&[]).expect("read");
    assert!(dump.iter().all(|line| !line.starts_with("session:")));
}
