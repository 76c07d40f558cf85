//! A pair of worlds that agree on everything municipal and published, and on nothing else; both get the same requests.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use jiff::civil::Date;
use kit_hsds::{Limits, read_bytes};

use crate::chains::GUEST;
use crate::die::Die;
use crate::far::{Far, Traces, visitor};
use crate::files;
use crate::houses::Houses;
use crate::kept::{BANKS, Bank, Kept};
use crate::leak::{Hole, Leak};
use crate::log;
use crate::observe::{Difference, Drawn, Seen, Sent, answers_differ, ask, differs, lines_differ};
use crate::room::Room;
use crate::visitor::{Person, Route};
use crate::world::World;

/// In so many pairs of a hundred the guest comes in by her card: what is kept of a code is slow to work out.
const GUEST_IN: usize = 15;
/// What is the same in both worlds.
const SAME: [Bank; 2] = [Bank::Public, Bank::Municipality];
/// Who else is at work.
const OTHERS: [Bank; 3] = [Bank::Citizen, Bank::Civil, Bank::Research];

/// One thread's two installations with their rooms; worlds come and go in them.
pub(crate) struct Bench {
    houses: Arc<Vec<Houses>>,
    sides: Vec<Side>,
}

struct Side {
    kept: Vec<Kept>,
    watched: Room,
    others: Room,
}

/// One world of the pair.
struct Half {
    world: World,
    far: Option<Far>,
    hole: Hole,
    mail: Vec<String>,
    drawn: Drawn,
    asked_us: u128,
    others_us: u128,
}

/// How a pair went.
#[derive(Debug, Default)]
pub(crate) struct Told {
    pub(crate) requests: u64,
    pub(crate) far_requests: u64,
    pub(crate) far_earnest: u64,
    pub(crate) letters: u64,
    pub(crate) log_lines: u64,
    pub(crate) bytes: u64,
    pub(crate) differing: u64,
    pub(crate) first: Option<String>,
    pub(crate) routes: Vec<Route>,
    /// Microseconds in opening, asking the watched realm, asking the others, and comparing what is left.
    pub(crate) spent_us: [u128; 4],
}

impl Told {
    fn note(&mut self, found: Option<Difference>) {
        if let Some(found) = found {
            self.differing += found.bytes;
            self.first.get_or_insert(found.what);
        }
    }
}

/// What a pair is made from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Recipe {
    pub(crate) seed: u64,
    /// Requests of the municipality's people.
    pub(crate) length: usize,
    pub(crate) leak: Option<Leak>,
}

impl Bench {
    pub(crate) fn new(houses: &Arc<Vec<Houses>>) -> Self {
        log::listen();
        log::behind_the_scene();
        let side = || Side {
            kept: houses.iter().map(Houses::kept).collect(),
            watched: Room::virtual_time(),
            others: Room::beside(),
        };
        Self {
            houses: Arc::clone(houses),
            sides: vec![side(), side()],
        }
    }

    /// Opens both worlds, sends the same requests to both, and compares everything that can be seen.
    pub(crate) fn pair(&self, recipe: Recipe) -> Told {
        let begun = Instant::now();
        let mut die = Die::new(recipe.seed);
        let at = die.below(self.houses.len());
        let houses = self.houses.get(at).unwrap();
        let first_life = die.below(houses.lives);
        let second_life = (first_life + 1 + die.below(houses.lives - 1)) % houses.lives;
        let lives = [first_life, second_life];
        let mut halves: Vec<Half> = self
            .sides
            .iter()
            .zip(lives)
            .map(|(side, life)| side.half(at, houses, life, recipe))
            .collect();
        let mut told = Told::default();
        told.spent_us[0] = begun.elapsed().as_micros();
        let mut people = visitor(Bank::Municipality);
        people.people.push(Person::with(&houses.owners));
        if !die.percent(GUEST_IN) {
            people.people[GUEST].links.clear();
        }
        for number in 0..recipe.length {
            self.meanwhile(&mut halves, &mut die, &mut told);
            let today = halves.first().unwrap().today();
            let sent = people.next(today, &mut die);
            let aside = die.percent(25);
            let seen: Vec<Seen> = self
                .sides
                .iter()
                .zip(&mut halves)
                .map(|(side, half)| side.asked(half, &sent, aside, number))
                .collect();
            let (one, other) = (seen.first().unwrap(), seen.last().unwrap());
            told.requests += 1;
            told.bytes += u64::try_from(one.body.len()).unwrap();
            told.note(answers_differ(&sent, one, other));
            people.saw(&sent, one);
            if told.differing > 0 {
                // From here on the worlds know that they are two.
                break;
            }
        }
        let begun = Instant::now();
        for half in &halves {
            told.spent_us[1] += half.asked_us;
            told.spent_us[2] += half.others_us;
        }
        self.evening(halves, recipe, &mut told);
        told.spent_us[3] = begun.elapsed().as_micros();
        told.routes = people.routes;
        told
    }

    /// Time passes, the log of looks is looked through, and at night the published directory is fetched whole.
    fn meanwhile(&self, halves: &mut [Half], die: &mut Die, told: &mut Told) {
        if die.percent(4) {
            let minutes = if die.percent(10) {
                die.below(3 * 24 * 60)
            } else {
                die.below(12)
            };
            for half in halves.iter() {
                half.world
                    .kept
                    .advance_ms(i64::try_from(minutes * 60_000).unwrap());
            }
        }
        if die.below(100) == 0 {
            for (half, side) in halves.iter().zip(&self.sides) {
                // What the hourly job writes stands in pages and rows, which are compared.
                log::stand_in(&side.watched.log);
                let given = &half.world.kept.kit(Bank::Municipality).given;
                realm_municipality::oversee(&half.world.municipality, given).unwrap();
            }
        }
        if die.below(200) == 0 {
            let feeds: Vec<Seen> = self.feeds(halves);
            told.note(answers_differ(
                &Sent::get(FEED),
                feeds.first().unwrap(),
                feeds.last().unwrap(),
            ));
            for ((half, feed), side) in halves.iter().zip(&feeds).zip(&self.sides) {
                // A feed that cannot be read leaves the earlier copy, as at night.
                if let Ok(feed) = read_bytes("hsds.json", &feed.body, &Limits::default()) {
                    log::stand_in(&side.watched.log);
                    let now = half.world.kept.kit(Bank::Municipality).given.now();
                    realm_municipality::refresh_directory(&half.world.municipality, &feed, now)
                        .unwrap();
                }
            }
        }
    }

    fn feeds(&self, halves: &[Half]) -> Vec<Seen> {
        let both = self.sides.iter().zip(halves);
        both.map(|(side, half)| {
            let mut seen = side
                .others
                .run(ask(&half.world.doors.front, &Sent::get(FEED)));
            // Asked beside the virtual clock, by the clock of the machine.
            seen.slept_ms = 0;
            half.hole.feed(&mut seen);
            seen
        })
        .collect()
    }

    /// The day is over: what is left of it.
    fn evening(&self, mut halves: Vec<Half>, recipe: Recipe, told: &mut Told) {
        if recipe.seed.is_multiple_of(FEED_EACH) {
            let feeds = self.feeds(&halves);
            let (one, other) = (feeds.first().unwrap(), feeds.last().unwrap());
            told.note(answers_differ(&Sent::get(FEED), one, other));
        }
        let mut left: Vec<Left> = Vec::new();
        for (side, half) in self.sides.iter().zip(&mut halves) {
            let home = half.world.home(Bank::Municipality);
            half.hole.at_end(&home, &mut half.mail);
            told.far_requests += half.hole_acts();
            told.far_earnest += half.earnest();
            told.letters += half.letters();
            let log = log::take(&side.watched.log);
            // What the proof itself reads is nobody's line.
            log::stand_in(&side.others.log);
            left.push(Left {
                log,
                files: files::list(&home),
                mail: std::mem::take(&mut half.mail),
                dump: if recipe.seed.is_multiple_of(DUMP_EACH) {
                    half.world.municipality.dump(&[]).unwrap()
                } else {
                    Vec::new()
                },
            });
            log::take(&side.others.log);
        }
        for (left, half) in left.iter_mut().zip(&halves) {
            half.drawn.dot_lines(&mut left.dump);
        }
        let (one, other) = (left.first().unwrap(), left.last().unwrap());
        told.log_lines += u64::try_from(one.log.len()).unwrap();
        told.note(lines_differ("the municipality's log", &one.log, &other.log));
        told.note(lines_differ(
            "the municipality's files",
            &one.files,
            &other.files,
        ));
        told.note(lines_differ(
            "messages to the municipality's gateway",
            &one.mail,
            &other.mail,
        ));
        told.note(lines_differ(
            "the municipality's rows",
            &one.dump,
            &other.dump,
        ));
        let closed = |half: Half| {
            let folder = half.world.close();
            let home = folder.path().join(Bank::Municipality.name());
            (folder, home, half.drawn)
        };
        let closed: Vec<(files::Folder, PathBuf, Drawn)> = halves.into_iter().map(closed).collect();
        let (one, other) = (closed.first().unwrap(), closed.last().unwrap());
        told.note(contents_differ((&one.1, &one.2), (&other.1, &other.2)));
    }
}

/// The list as the municipality fetches it.
const FEED: &str = "/hsds/services?per_page=200";
/// The published directory is the same all day, and long: it is compared in every so-many-th pair.
const FEED_EACH: u64 = 4;
/// Equal files have equal rows, so the rows themselves are compared in every so-many-th pair.
const DUMP_EACH: u64 = 25;

/// What a day leaves behind.
struct Left {
    log: Vec<String>,
    files: Vec<String>,
    mail: Vec<String>,
    dump: Vec<String>,
}

/// Compares every file of two folders, byte by byte; after closing, a database's file holds everything.
pub(crate) fn contents_differ(one: (&Path, &Drawn), other: (&Path, &Drawn)) -> Option<Difference> {
    let (first, second) = (files::all(one.0), files::all(other.0));
    if first.len() != second.len() {
        return lines_differ("the files", &files::list(one.0), &files::list(other.0));
    }
    let read = |path: &PathBuf, drawn: &Drawn| {
        let mut bytes = std::fs::read(path).unwrap();
        drawn.dot(&mut bytes);
        bytes
    };
    first.iter().zip(&second).find_map(|(a, b)| {
        let what = format!("the file {}", a.strip_prefix(one.0).unwrap().display());
        differs(&what, &read(a, one.1), &read(b, other.1))
    })
}

impl Side {
    fn half(&self, at: usize, houses: &Houses, life: usize, recipe: Recipe) -> Half {
        let kept = self.kept.get(at).unwrap();
        let other = recipe.seed ^ (u64::try_from(life).unwrap() + 1).wrapping_mul(0xD1F_F3E);
        kept.begin(houses.at_ms, recipe.seed, other, &SAME);
        log::stand_in(&self.others.log);
        let world = World::open(
            kept,
            |bank| houses.template(life, bank),
            |bank| {
                let own = bank == Bank::Municipality;
                Arc::clone(if own {
                    &self.watched.log
                } else {
                    &self.others.log
                })
            },
        );
        let traces = Arc::<Traces>::default();
        let mut own = Die::new(other);
        let far = Far::new(&world, &OTHERS, own.percent(80), own.next(), &traces);
        let hole = Hole::new(
            recipe.leak,
            &traces,
            kept,
            &world.home(Bank::Civil),
            &self.watched.log,
        );
        Half {
            world,
            far: Some(far),
            hole,
            mail: Vec::new(),
            drawn: Drawn::default(),
            asked_us: 0,
            others_us: 0,
        }
    }

    /// Sends a request to the municipality while the other banks do what they do: before it, or at the same time.
    fn asked(&self, half: &mut Half, sent: &Sent, aside: bool, number: usize) -> Seen {
        let mut far = half.far.take().unwrap();
        let times = far.how_much(number);
        let begun_at = Instant::now();
        let begun = if aside {
            Err(self.others.begin(async move {
                far.act(times).await;
                far
            }))
        } else {
            self.others.run(far.act(times));
            Ok(far)
        };
        half.others_us += begun_at.elapsed().as_micros();
        let begun_at = Instant::now();
        let (router, hole, drawn) = (&half.world.doors.municipality, &half.hole, &mut half.drawn);
        let seen = self.watched.run(async {
            let mut own = sent.clone();
            hole.before(&mut own);
            let mut seen = ask(router, &own).await;
            drawn.read(&own.path, &mut seen);
            hole.after(&own, &mut seen).await;
            seen
        });
        half.asked_us += begun_at.elapsed().as_micros();
        half.far = Some(match begun {
            Ok(far) => far,
            Err(going) => self.others.run(going).unwrap(),
        });
        seen
    }
}

impl Half {
    fn today(&self) -> Date {
        self.world.kept.kit(Bank::Municipality).given.today()
    }

    fn hole_acts(&self) -> u64 {
        self.far
            .as_ref()
            .map_or(0, |far| far.traces.count(&far.traces.acts))
    }

    fn earnest(&self) -> u64 {
        self.far
            .as_ref()
            .map_or(0, |far| far.traces.count(&far.traces.earnest))
    }

    fn letters(&self) -> u64 {
        self.far
            .as_ref()
            .map_or(0, |far| far.traces.count(&far.traces.letters))
    }
}

/// Every declared route of the watched realm with what was tried, over all pairs.
pub(crate) fn add_up(all: &mut Vec<Route>, one: &[Route]) {
    if all.is_empty() {
        all.extend_from_slice(one);
        return;
    }
    for (sum, route) in all.iter_mut().zip(one) {
        sum.tried += route.tried;
        sum.earnest += route.earnest;
    }
}

/// Nothing of the watched realm may be left out when a realm is added.
#[test]
fn every_realm_is_either_the_same_or_at_work() {
    for bank in BANKS {
        assert!(SAME.contains(&bank) != OTHERS.contains(&bank), "{bank:?}");
    }
}
