//! T16: guessing and enumeration over virtual time, with restarts between the guesses.

use std::sync::Arc;

use jiff::Timestamp;
use kit_store::{FixedClock, Given, SeededChance, Store, store_test};
use kit_words::Lang;

use super::rules::{CODES, may_ask};
use super::store::{Pending, make, pending};
use super::tests::{Browser, KNOWN, PEPPER, Page, Shed, World};
use super::*;
use crate::brake::{Count, Pace};
use crate::door::hash;

const SEED: u64 = 16;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// SAFETY.md §12, T16: at most so much for one account and day.
const MAY_BE_GUESSED: f64 = 1e-6;
const GUESSES: usize = 1_000_000;
/// Six words of a room's key that the two finding words do not tell.
const ROOM_KEY_BITS: i32 = 60;

fn given(seed: u64) -> (Arc<FixedClock>, Given) {
    let clock = Arc::new(FixedClock::at("2027-03-01T08:00:00Z".parse().unwrap()));
    let chance = Arc::new(SeededChance::new(seed));
    let given = Given::new(Arc::<FixedClock>::clone(&clock), chance);
    (clock, given)
}

fn at(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(1_800_000_000_000 + ms).unwrap()
}

/// The moments at which an attacker who never rests gets a guess, by the rules alone.
fn guesses(until_ms: i64, most: usize) -> Vec<i64> {
    let (mut now, mut asked, mut brake) = (0_i64, Vec::new(), None::<Count>);
    let mut moments = Vec::new();
    while now < until_ms && moments.len() < most {
        if let Err(until) = may_ask(&asked, at(now)) {
            now = until.as_millisecond() - at(0).as_millisecond();
            continue;
        }
        asked.push(at(now));
        asked.retain(|a| at(now).as_millisecond() - a.as_millisecond() < DAY_MS);
        for _ in 0..TRIES {
            if let Some(count) = brake {
                now = now.max(count.next.as_millisecond() - at(0).as_millisecond());
            }
            brake = Some(Pace::Account.count(brake, at(now)));
            moments.push(now);
        }
    }
    moments
}

/// The most guesses that fall within any 24 hours.
fn most_in_a_day(moments: &[i64]) -> usize {
    let mut first = 0;
    let mut most = 0;
    for (last, moment) in moments.iter().enumerate() {
        while moment - moments[first] >= DAY_MS {
            first += 1;
        }
        most = most.max(last + 1 - first);
    }
    most
}

fn chance_of(tries: usize, of: f64) -> f64 {
    f64::from(u32::try_from(tries).unwrap()) / of
}

#[test]
fn a_million_guesses_on_codes_stay_under_one_in_a_million_a_day() {
    let (_, given) = given(SEED);
    let moments = guesses(i64::MAX, GUESSES);
    let most = most_in_a_day(&moments);
    // The guesses themselves: a fresh code for every five, and the attacker never repeats a guess on one.
    let mut hits = 0_usize;
    for tries in moments.chunks(usize::try_from(TRIES).unwrap()) {
        let code = given.below(CODES);
        let first = given.below(CODES);
        hits += (0..tries.len())
            .filter(|n| (first + u64::try_from(*n).unwrap()) % CODES == code)
            .count();
    }
    let codes = f64::from(u32::try_from(CODES).unwrap());
    let chance = chance_of(most, codes);
    println!(
        "codes: survived {} / tried {}, seed {SEED}; at most {most} guesses on one account in any 24 hours, chance {chance:.1e} a day",
        moments.len() - hits,
        moments.len(),
    );
    assert_eq!(moments.len(), GUESSES);
    assert!(chance <= MAY_BE_GUESSED, "{chance}");
    // Expected 0.01; more than one would be a fault of the drawing.
    assert!(hits <= 1, "{hits}");
}

#[test]
fn the_words_of_a_room_cannot_be_guessed_in_a_day() {
    let (mut now, mut count, mut tries) = (0, None, 0_usize);
    while now < DAY_MS {
        let counted = Pace::Account.count(count, at(now));
        now = counted.next.as_millisecond() - at(0).as_millisecond();
        count = Some(counted);
        tries += 1;
    }
    let chance = chance_of(tries, 2_f64.powi(ROOM_KEY_BITS));
    println!("room keys: {tries} guesses on one room in a day at most, chance {chance:.1e}");
    assert!((8_000..9_000).contains(&tries));
    assert!(chance <= MAY_BE_GUESSED);
}

store_test! {
    /// The real store gives away no guess more than the rules say, though nothing is kept in memory between two of them.
    fn the_store_allows_what_the_rules_allow_and_no_guess_more(store: Store<Shed>) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let (clock, given) = given(SEED);
        let begun = given.now().as_millisecond();
        let mark = account(PEPPER, &kit_mail::Address::from_text(KNOWN).unwrap());
        let (mut allowed, mut refused, mut browsers) = (Vec::new(), 0, 0);
        // A day and three hours of asking and guessing every half second, as long as something is welcome.
        let end = begun + DAY_MS + 3 * 60 * 60 * 1000;
        while given.now().as_millisecond() < end {
            browsers += 1;
            let browser = format!("browser-{browsers}");
            let (asker, who, account) = (given.clone(), browser.clone(), mark.clone());
            let asked = store.job("test").write_now("ask", move |tx| ask(tx, &asker, &who, &account, Lang::Da)).unwrap();
            if let Asking::NotBefore(until) = asked {
                refused += 1;
                clock.advance_ms(until.as_millisecond() - given.now().as_millisecond());
                continue;
            }
            let (now, browser_hash) = (given.now(), hash(&browser));
            let waiting: Vec<Pending> = store.job("test").read_now("waiting", move |tx| pending(tx, now)).unwrap();
            assert_eq!(waiting.len(), 1, "the old one is dead");
            let made = super::store::Made { salt: given.random128(), proof: given.token(), link_hash: hash("token") };
            assert!(store.job("test").write_now("make", move |tx| make(tx, &browser_hash, &made, now)).unwrap());
            let mut tried = 0;
            while tried < TRIES {
                // Every other guess by the link, which costs no slow proof.
                let this = Try { given: &given, pepper: PEPPER, browser: &browser, from: None };
                let proven = if tried == 0 && allowed.len() % 10 == 0 {
                    runtime.block_on(use_code(&store.job("test"), &this, "00000000"))
                } else {
                    runtime.block_on(use_link(&store.job("test"), &this, "guess"))
                };
                match proven.unwrap() {
                    Proven::Yes(_) => panic!("a guess was right"),
                    Proven::No(_) => {
                        allowed.push(given.now().as_millisecond() - begun);
                        tried += 1;
                    }
                    Proven::Wait(_) => refused += 1,
                }
                clock.advance_ms(500);
            }
        }
        let most = most_in_a_day(&allowed);
        println!("store: survived {} / tried {}, seed {SEED}; at most {most} guesses in 24 hours, {refused} refused", allowed.len(), allowed.len());
        assert_eq!(most, most_in_a_day(&guesses(DAY_MS + 3 * 60 * 60 * 1000, 1_000)));
    }
}

/// SAFETY.md §6.2.3: kill it and guess on. Here the database is opened anew before every guess.
#[tokio::test]
async fn a_restart_between_guesses_gives_none_away() {
    let world = World::new();
    let mut browser = Browser::default();
    let (digits, _) = world.code(&mut browser).await;
    let token = browser
        .0
        .as_ref()
        .unwrap()
        .split('=')
        .nth(1)
        .unwrap()
        .to_owned();
    let mut guessed = 0;
    for n in 0..40 {
        let store = Store::<Shed>::open(&world.kept.at, &world.given).unwrap();
        let this = Try {
            given: &world.given,
            pepper: PEPPER,
            browser: &token,
            from: None,
        };
        let proven = use_link(&store.job("test"), &this, "guess").await.unwrap();
        assert!(!matches!(proven, Proven::Yes(_)), "{n}");
        guessed += usize::from(matches!(proven, Proven::No(_)));
        world.clock.advance_ms(1_000);
    }
    // At 0, 1, 4, 9, 19, 29 and 39 seconds; the fifth was the last that could have counted.
    assert_eq!(guessed, 7);
    let this = Try {
        given: &world.given,
        pepper: PEPPER,
        browser: &token,
        from: None,
    };
    world.clock.advance_ms(10_000);
    let right = use_code(&world.kept.store.job("test"), &this, &digits)
        .await
        .unwrap();
    assert!(matches!(right, Proven::No(_)), "five tries have killed it");
}

/// What an onlooker sees of an answer: everything but the token that is drawn anew.
fn seen(page: &Page) -> (u16, Vec<(String, String)>, String) {
    let headers = page.headers.iter().map(|(name, value)| {
        let shown = value.split('=').next().unwrap_or("").to_owned();
        let value = if name == "set-cookie" {
            format!("{shown}, {} bytes", value.len())
        } else {
            value.clone()
        };
        (name.clone(), value)
    });
    (page.status, headers.collect(), page.body.clone())
}

#[tokio::test]
async fn a_known_and_an_unknown_address_are_answered_alike_at_every_step() {
    const ROUNDS: u32 = 20;
    let mut compared = 0;
    let mut took = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        let walks = [KNOWN, "metta@forening.example"].map(|mail| async move {
            let (world, mut browser) = (World::new(), Browser::default());
            let mut pages = Vec::new();
            let form = format!("mail={mail}");
            let begun = std::time::Instant::now();
            pages.push(world.send(&mut browser, "POST", "/ind/kode", &form).await);
            pages.push(world.send(&mut browser, "GET", "/ind/kode/tast", "").await);
            world.post().await;
            for _ in 0..6 {
                pages.push(
                    world
                        .send(&mut browser, "POST", "/ind/kode/tast", "kode=12345678")
                        .await,
                );
                pages.push(
                    world
                        .send(&mut browser, "POST", "/ind/kode/tast", "kode=12345678")
                        .await,
                );
                world.clock.advance_ms(10_000);
            }
            let link = format!("/ind/kode/link/{}", "0".repeat(32));
            pages.push(world.send(&mut browser, "GET", &link, "").await);
            pages.push(world.send(&mut browser, "POST", &link, "").await);
            let took = begun.elapsed();
            // Not even the table tells: the same columns are filled, as long as each other.
            let rows: Vec<String> = world.kept.store.dump(&["schema_version"]).unwrap();
            let shape: Vec<(String, usize)> = rows
                .iter()
                .map(|row| (row.split(':').next().unwrap_or("").to_owned(), row.len()))
                .collect();
            (pages.iter().map(seen).collect::<Vec<_>>(), shape, took)
        });
        let [known, unknown] = walks;
        let (known, unknown) = (known.await, unknown.await);
        for (step, (a, b)) in known.0.iter().zip(&unknown.0).enumerate() {
            let numberless = |seen: &(u16, Vec<(String, String)>, String)| {
                let body: Vec<String> = seen
                    .2
                    .lines()
                    .filter(|l| !l.contains("sig nummeret"))
                    .map(str::to_owned)
                    .collect();
                (seen.0, seen.1.clone(), body, seen.2.len())
            };
            assert_eq!(numberless(a), numberless(b), "step {step}");
            compared += 1;
        }
        assert_eq!(known.1, unknown.1);
        took[0].push(known.2);
        took[1].push(unknown.2);
    }
    let median = |times: &mut Vec<std::time::Duration>| {
        times.sort_unstable();
        times[times.len() / 2].as_micros()
    };
    println!(
        "enumeration: survived {compared} / tried {compared} answers alike, seed {SEED}; a walk of 16 steps took {} µs for a \
         known and {} µs for an unknown address (median of {ROUNDS}, shared cores: shown, not judged)",
        median(&mut took[0]),
        median(&mut took[1]),
    );
}
