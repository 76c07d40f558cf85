//! T9 in every direction: each realm is the observer in its turn. The two worlds agree on what is published and on the
//! letters that the observer may get (SAFETY.md §3), and on nothing else.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use jiff::civil::Date;

use crate::die::Die;
use crate::far::{Far, Traces, people, visitor};
use crate::files;
use crate::houses::Houses;
use crate::kept::{Bank, Kept};
use crate::leak::{Hole, Leak};
use crate::log;
use crate::observe::{Difference, Drawn, Seen, Sent, answers_differ, ask, lines_differ};
use crate::pair::{add_up, contents_differ};
use crate::post;
use crate::room::Room;
use crate::run::{SEED, alone, houses};
use crate::visitor::{Person, Route, Visitor};
use crate::world::World;

/// Pairs of worlds for each observer, and the observer's requests in each.
const PAIRS: u64 = 100;
const REQUESTS: usize = 40;

/// Who observes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Watch {
    Public,
    Citizen,
    Civil,
    Research,
}

impl Watch {
    fn bank(self) -> Bank {
        match self {
            Self::Public => Bank::Public,
            Self::Citizen => Bank::Citizen,
            Self::Civil => Bank::Civil,
            Self::Research => Bank::Research,
        }
    }

    /// The other end of the observer's letters.
    fn partner(self) -> Option<Bank> {
        match self {
            Self::Citizen => Some(Bank::Civil),
            Self::Civil => Some(Bank::Citizen),
            Self::Public | Self::Research => None,
        }
    }

    /// Whose lives differ whole.
    fn others(self) -> Vec<Bank> {
        let own = [Some(self.bank()), self.partner()];
        [
            Bank::Citizen,
            Bank::Municipality,
            Bank::Civil,
            Bank::Research,
        ]
        .into_iter()
        .filter(|bank| !own.contains(&Some(*bank)))
        .collect()
    }
}

/// The other end of the letters: what it does to the letters is the same in both worlds, what else it does differs.
struct Partner {
    bank: Bank,
    /// Does the same in both worlds, with chance dealt anew before each step.
    writes: Visitor,
    /// Reads, comes in, goes out; differs.
    looks: Visitor,
}

impl Partner {
    fn of(bank: Bank) -> Self {
        let links: &[(&str, bool)] = match bank {
            Bank::Citizen => &[
                ("demo-guest", true),
                ("demo-guest-new", true),
                ("demo-guest-alone", false),
            ],
            _ => &[
                ("demo-lone", true),
                ("demo-mette", true),
                ("demo-owner", false),
                ("demo-peter", false),
            ],
        };
        let with = |writing: bool| -> Vec<Person> {
            let some = links.iter().filter(|(_, writes)| *writes == writing);
            some.map(|(link, _)| Person::with(&[(*link).to_owned()]))
                .collect()
        };
        let (mut writes, mut looks) = (visitor(bank), visitor(bank));
        writes.people = with(true);
        looks.people = with(false);
        looks.only_looks = true;
        Self {
            bank,
            writes,
            looks,
        }
    }
}

struct Half {
    world: World,
    far: Far,
    partner: Option<Partner>,
    own: Die,
    traces: Arc<Traces>,
    hole: Hole,
    drawn: Drawn,
}

struct Side {
    kept: Vec<Kept>,
    watched: Room,
    others: Room,
}

#[derive(Debug, Default)]
struct Sum {
    pairs: u64,
    requests: u64,
    far: u64,
    letters: usize,
    differing: u64,
    first: Option<String>,
    unfair: Option<String>,
    routes: Vec<Route>,
}

impl Sum {
    fn note(&mut self, found: Option<Difference>) {
        if let Some(found) = found {
            self.differing += found.bytes;
            self.first.get_or_insert(found.what);
        }
    }

    fn add(&mut self, one: Self) {
        self.pairs += one.pairs;
        self.requests += one.requests;
        self.far += one.far;
        self.letters += one.letters;
        self.differing += one.differing;
        self.first = self.first.take().or(one.first);
        self.unfair = self.unfair.take().or(one.unfair);
        add_up(&mut self.routes, &one.routes);
    }
}

struct Bench {
    watch: Watch,
    houses: Arc<Vec<Houses>>,
    sides: Vec<Side>,
}

impl Bench {
    fn new(watch: Watch, houses: &Arc<Vec<Houses>>) -> Self {
        log::listen();
        log::behind_the_scene();
        let side = || Side {
            kept: houses.iter().map(Houses::kept).collect(),
            watched: Room::beside(),
            others: Room::beside(),
        };
        Self {
            watch,
            houses: Arc::clone(houses),
            sides: vec![side(), side()],
        }
    }

    fn half(
        &self,
        side: &Side,
        at: usize,
        seed: u64,
        lives: (usize, usize),
        leak: Option<Leak>,
    ) -> Half {
        let (houses, kept) = (self.houses.get(at).unwrap(), side.kept.get(at).unwrap());
        let (life, shared) = lives;
        let other = seed ^ (u64::try_from(life).unwrap() + 1).wrapping_mul(0xD1F_F3E);
        let same = [Bank::Public, self.watch.bank()];
        kept.begin(houses.at_ms, seed, other, &same);
        log::stand_in(&side.others.log);
        let together = |bank| Some(bank) == self.watch.partner() || bank == self.watch.bank();
        let world = World::open(
            kept,
            |bank| houses.template(if together(bank) { shared } else { life }, bank),
            |bank| {
                let own = bank == self.watch.bank();
                Arc::clone(if own {
                    &side.watched.log
                } else {
                    &side.others.log
                })
            },
        );
        let (mut own, traces) = (Die::new(other), Arc::<Traces>::default());
        let far = Far::new(&world, &self.watch.others(), false, own.next(), &traces);
        let hole = Hole::new(
            leak,
            &traces,
            kept,
            &world.home(Bank::Municipality),
            &side.watched.log,
        );
        Half {
            world,
            far,
            partner: self.watch.partner().map(Partner::of),
            own,
            traces,
            hole,
            drawn: Drawn::default(),
        }
    }

    fn pair(&self, seed: u64, leak: Option<Leak>, sum: &mut Sum) {
        let mut die = Die::new(seed);
        let at = die.below(self.houses.len());
        let lives = self.houses.get(at).unwrap().lives;
        let (first, shared) = (die.below(lives), die.below(lives));
        let second = (first + 1 + die.below(lives - 1)) % lives;
        let mut halves: Vec<Half> = self
            .sides
            .iter()
            .zip([first, second])
            .map(|(side, life)| self.half(side, at, seed, (life, shared), leak))
            .collect();
        let mut visitor = visitor(self.watch.bank());
        visitor.people = people(self.watch.bank());
        for number in 0..REQUESTS {
            if die.percent(4) {
                let ms = i64::try_from(die.below(600_000)).unwrap();
                halves
                    .iter()
                    .for_each(|half| half.world.kept.advance_ms(ms));
            }
            let today = halves.first().unwrap().today();
            let (writes, carries) = (die.percent(40), die.percent(20));
            let step = seed ^ (u64::try_from(number).unwrap() << 48);
            for (side, half) in self.sides.iter().zip(&mut halves) {
                side.meanwhile(half, today, step, (writes, carries));
            }
            let sent = visitor.next(today, &mut die);
            if self.watch == Watch::Public {
                // Open pages and rooms are one process: whoever asks there draws from the same chance.
                halves
                    .iter()
                    .for_each(|half| half.world.kept.kit(Bank::Public).dealt.deal(step));
            }
            let seen: Vec<Seen> = self
                .sides
                .iter()
                .zip(&mut halves)
                .map(|(side, half)| side.asked(half, self.watch.bank(), &sent))
                .collect();
            sum.requests += 1;
            let (one, other) = (seen.first().unwrap(), seen.last().unwrap());
            sum.note(answers_differ(&sent, one, other));
            visitor.saw(&sent, one);
            if sum.differing > 0 {
                break;
            }
        }
        self.evening(halves, seed, sum);
        add_up(&mut sum.routes, &visitor.routes);
        sum.pairs += 1;
    }

    fn evening(&self, halves: Vec<Half>, seed: u64, sum: &mut Sum) {
        let (mut logs, mut lists, mut got, mut sent) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (side, half) in self.sides.iter().zip(&halves) {
            sum.far += half.traces.count(&half.traces.acts);
            logs.push(log::take(&side.watched.log));
            log::take(&side.others.log);
            lists.push(files::list(&half.world.home(self.watch.bank())));
            let (to_civil, to_citizen) = (
                post::take(&half.world.post.to_civil),
                post::take(&half.world.post.to_citizen),
            );
            let (inward, outward) = if self.watch == Watch::Civil {
                (to_civil, to_citizen)
            } else {
                (to_citizen, to_civil)
            };
            got.push(inward);
            sent.push(outward);
        }
        let both = |all: &[Vec<String>], what: &str| {
            lines_differ(what, all.first().unwrap(), all.last().unwrap())
        };
        sum.letters += got.first().map_or(0, Vec::len) + sent.first().map_or(0, Vec::len);
        if sum.unfair.is_none() && sum.differing == 0 {
            let unfair = both(&got, "the letters the observer got");
            sum.unfair = unfair.map(|found| format!("seed {seed}: {}", found.what));
        }
        sum.note(both(&sent, "the letters the observer sent"));
        // The open pages and the rooms are one process with one log: it is no one's who reads the open pages.
        if self.watch != Watch::Public {
            sum.note(both(&logs, "the observer's log"));
        }
        sum.note(both(&lists, "the observer's files"));
        let closed = |half: Half| {
            let folder = half.world.close();
            let home = folder.path().join(self.watch.bank().name());
            (folder, home, half.drawn)
        };
        let closed: Vec<_> = halves.into_iter().map(closed).collect();
        let (one, other) = (closed.first().unwrap(), closed.last().unwrap());
        sum.note(contents_differ((&one.1, &one.2), (&other.1, &other.2)));
    }
}

impl Side {
    /// The others live; the partner reads what it likes, and writes what it writes in both worlds.
    fn meanwhile(&self, half: &mut Half, today: Date, step: u64, (writes, carries): (bool, bool)) {
        let times = half.own.below(3);
        self.others.run(half.far.act(times));
        let Some(partner) = &mut half.partner else {
            return;
        };
        let router = half.world.doors.of(partner.bank).clone();
        let dealt = &half.world.kept.kit(partner.bank).dealt;
        for _ in 0..half.own.below(3) {
            let sent = partner.looks.next(today, &mut half.own);
            let seen = self.others.run(ask(&router, &sent));
            partner.looks.saw(&sent, &seen);
            half.traces.note(&sent.path, &seen);
        }
        if writes {
            dealt.deal(step);
            let sent = partner.writes.next(today, &mut Die::new(step));
            let seen = self.others.run(ask(&router, &sent));
            partner.writes.saw(&sent, &seen);
        }
        if carries {
            dealt.deal(!step);
            let post = Arc::clone(&half.world.post);
            self.watched.run(async {
                post.from_citizen.round().await.unwrap();
                post.from_civil.round().await.unwrap();
            });
        }
    }

    fn asked(&self, half: &mut Half, bank: Bank, sent: &Sent) -> Seen {
        self.watched.run(async {
            let mut seen = ask(half.world.doors.of(bank), sent).await;
            half.drawn.read(&sent.path, &mut seen);
            // These rooms have the machine's clock, since letters have a time limit; the delay is the main proof's.
            seen.slept_ms = 0;
            half.hole.after(sent, &mut seen).await;
            seen
        })
    }
}

impl Half {
    fn today(&self) -> Date {
        self.world.kept.kit(Bank::Public).given.today()
    }
}

/// Runs pairs on both cores until all are done or one differs or is unfair.
fn pairs(watch: Watch, houses: &Arc<Vec<Houses>>, leak: Option<Leak>) -> Sum {
    let next = AtomicU64::new(0);
    let whole = Mutex::new(Sum::default());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let bench = Bench::new(watch, houses);
                let mut sum = Sum::default();
                while sum.first.is_none() && sum.unfair.is_none() {
                    let pair = next.fetch_add(1, Ordering::SeqCst);
                    if pair >= PAIRS {
                        break;
                    }
                    bench.pair(SEED.wrapping_mul(7_919).wrapping_add(pair), leak, &mut sum);
                }
                if sum.first.is_some() {
                    next.store(PAIRS, Ordering::SeqCst);
                }
                whole.lock().unwrap().add(sum);
            });
        }
    });
    whole.into_inner().unwrap()
}

fn observed(watch: Watch) {
    let houses = houses();
    let _machine = alone();
    let begun = Instant::now();
    let sum = pairs(watch, &houses, None);
    let earnest = sum.routes.iter().filter(|route| route.earnest > 0).count();
    let untried: Vec<&str> = sum
        .routes
        .iter()
        .filter(|r| r.tried == 0)
        .map(|r| r.path)
        .collect();
    println!(
        "T9 {watch:?}: {} / {} pairs survived, {} requests, {} letters, {} differing bytes; meanwhile {} other requests that \
         differ; routes {earnest} answered in earnest of {}, not tried {untried:?}; {:.0} s, seed {SEED}",
        sum.pairs - u64::from(sum.first.is_some()),
        PAIRS,
        sum.requests,
        sum.letters,
        sum.differing,
        sum.far,
        sum.routes.len(),
        begun.elapsed().as_secs_f64(),
    );
    assert_eq!(sum.first, None, "{watch:?} sees two worlds");
    assert_eq!(sum.unfair, None, "no fair pair");
    assert_eq!(sum.pairs, PAIRS);
    assert!(sum.far > 0 && (watch.partner().is_none() || sum.letters > 0));
    // The control: the same proof with a hole in the wall.
    let holed = pairs(watch, &houses, Some(Leak::SharedCounter));
    assert!(
        holed.differing > 0,
        "{watch:?}: a planted leak was not found"
    );
}

#[test]
fn the_public_pages_are_the_same_whatever_anybody_does() {
    observed(Watch::Public);
}

#[test]
fn a_guests_room_knows_of_the_association_what_its_letters_say() {
    observed(Watch::Citizen);
}

#[test]
fn an_association_knows_of_the_guests_what_their_letters_say() {
    observed(Watch::Civil);
}

#[test]
fn research_sees_nothing_of_the_others() {
    observed(Watch::Research);
}
