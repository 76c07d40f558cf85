//! How fast the pages of a large demo answer: people of four kinds come in one after the other, follow what stands on the
//! pages, and the time of each page is kept under its route.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use kit_store::{Chance, SeededChance};
use kit_web::{Decl, Method};
use matchit::Router;
use ureq::Agent;

use super::walker::{Walker, agent};
use crate::Fault;

/// Askers at a time.
const AT_A_TIME: u64 = 4;
/// At most so many people of each kind, and pages of each of them.
const PEOPLE: u16 = 50;
const PAGES: u64 = 25;
/// A route asked fewer times has no line of its own.
const OWN_LINE: usize = 20;
const SEED: u64 = 20_261_123;

/// A kind of people: their address, and the links they come in by.
struct Kind {
    name: &'static str,
    host: &'static str,
    port: u16,
    home: &'static str,
    keys: Vec<String>,
    routes: Router<&'static str>,
}

/// What was seen under each route: milliseconds of each answer.
#[derive(Default)]
struct Seen {
    ms: BTreeMap<(&'static str, &'static str), Vec<f64>>,
    refused: BTreeMap<(u16, String), usize>,
}

/// Asks, and tells what was seen in a table.
///
/// # Errors
/// If somebody cannot come in, or an answer never ends.
pub(super) fn pages(base: u16, rooms: u16) -> Result<String, Fault> {
    let kinds = kinds(base, rooms)?;
    let seen = Mutex::new(Seen::default());
    let (all, into, people) = (&kinds, &seen, people(rooms));
    let went: Vec<Result<(), Fault>> = thread::scope(|scope| {
        let asking: Vec<_> = (0..AT_A_TIME)
            .map(|number| scope.spawn(move || some_of_them(number, people, all, into)))
            .collect();
        asking
            .into_iter()
            .map(|one| {
                one.join()
                    .unwrap_or_else(|_| Err("an asker panicked".into()))
            })
            .collect()
    });
    went.into_iter().collect::<Result<(), Fault>>()?;
    let seen = seen.into_inner().map_err(|e| e.to_string())?;
    Ok(table(&seen, rooms))
}

/// The readable routes of a realm, to find the one behind an address.
fn readable(declared: &[Decl]) -> Result<Router<&'static str>, Fault> {
    let mut routes = Router::new();
    for one in declared.iter().filter(|one| one.method == Method::Get) {
        routes.insert(one.path, one.path)?;
    }
    Ok(routes)
}

/// As many of each kind as there are companions, up to the most.
fn people(rooms: u16) -> u16 {
    (rooms / 10).min(PEOPLE)
}

fn kinds(base: u16, rooms: u16) -> Result<Vec<Kind>, Fault> {
    let (front, civil) = (base.saturating_add(1), base.saturating_add(3));
    let directory = realm_public::routes();
    let room = realm_citizen::routes();
    let both: Vec<Decl> = [directory.declared(), room.declared()].concat();
    let keys = |stem: &str, many: u16| (1..=many).map(|n| format!("{stem}-{n}")).collect();
    let association = realm_civil::routes();
    let kind = |name, host, port, home, keys, declared: &[Decl]| {
        Ok::<_, Fault>(Kind {
            name,
            host,
            port,
            home,
            keys,
            routes: readable(declared)?,
        })
    };
    let people = people(rooms);
    Ok(vec![
        kind(
            "visitor",
            "landgang",
            front,
            "/",
            Vec::new(),
            directory.declared(),
        )?,
        kind(
            "guest",
            "landgang",
            front,
            "/min",
            keys("room", people),
            &both,
        )?,
        kind(
            "coordinator",
            "forening",
            civil,
            "/",
            keys("stor-1-k", 4),
            association.declared(),
        )?,
        kind(
            "companion",
            "forening",
            civil,
            "/",
            keys("stor-1", people),
            association.declared(),
        )?,
    ])
}

/// The share of one asker: people of each kind in turn.
fn some_of_them(number: u64, people: u16, kinds: &[Kind], seen: &Mutex<Seen>) -> Result<(), Fault> {
    let agent = agent();
    let die = SeededChance::new(SEED + number);
    for person in 0..people {
        if u64::from(person) % AT_A_TIME == number {
            for kind in kinds {
                walk(&agent, &die, kind, usize::from(person), seen)?;
            }
        }
    }
    Ok(())
}

/// One of a kind comes in and goes from page to page.
fn walk(
    agent: &Agent,
    die: &SeededChance,
    kind: &Kind,
    person: usize,
    seen: &Mutex<Seen>,
) -> Result<(), Fault> {
    let mut walker = Walker::new(agent, kind.host, kind.port);
    if let Some(key) = kind.keys.get(person % kind.keys.len().max(1)) {
        walker.come_in(key)?;
    }
    let mut path = kind.home.to_owned();
    for _ in 0..PAGES {
        let page = walker.ask(&path)?;
        let at = route(kind, &path).unwrap_or("?");
        let mut seen = seen.lock().map_err(|e| e.to_string())?;
        seen.ms
            .entry((kind.name, at))
            .or_default()
            .push(milliseconds(page.took));
        if page.status >= 400 {
            *seen.refused.entry((page.status, path)).or_default() += 1;
        }
        drop(seen);
        let mut ways = page.links;
        ways.retain(|one| route(kind, one).is_some_and(|route| !route.starts_with("/ind")));
        let pick = usize::try_from(below(die, ways.len())).unwrap_or(0);
        path = ways
            .into_iter()
            .nth(pick)
            .unwrap_or_else(|| kind.home.to_owned());
    }
    Ok(())
}

/// The declared route behind an address.
fn route(kind: &Kind, path: &str) -> Option<&'static str> {
    let bare = path.split('?').next().unwrap_or(path);
    kind.routes.at(bare).ok().map(|found| *found.value)
}

/// Where one can go is picked by a die of fixed seed.
fn below(die: &SeededChance, many: usize) -> u64 {
    let mut bytes = [0; 8];
    die.fill(&mut bytes);
    u64::from_le_bytes(bytes) % u64::try_from(many.max(1)).unwrap_or(1)
}

fn milliseconds(took: Duration) -> f64 {
    took.as_secs_f64() * 1000.0
}

/// The value that so many hundredths of the sorted ones reach, by the nearest rank.
fn percentile(sorted: &[f64], hundredths: usize) -> f64 {
    let rank = (sorted.len() * hundredths).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or(0.0)
}

fn table(seen: &Seen, rooms: u16) -> String {
    let mut all: Vec<f64> = Vec::new();
    let mut lines: Vec<(f64, String)> = Vec::new();
    let mut few: Vec<f64> = Vec::new();
    let line = |who: &str, route: &str, ms: &mut Vec<f64>| {
        ms.sort_by(f64::total_cmp);
        let (half, most, longest) = (percentile(ms, 50), percentile(ms, 99), percentile(ms, 100));
        let text = format!(
            "  {who:<12} {route:<44} {:>6} {half:>8.1} {most:>8.1} {longest:>8.1}",
            ms.len()
        );
        (most, text)
    };
    for ((who, route), ms) in &seen.ms {
        all.extend(ms);
        if ms.len() < OWN_LINE {
            few.extend(ms);
        } else {
            lines.push(line(who, route, &mut ms.clone()));
        }
    }
    lines.sort_by(|one, other| other.0.total_cmp(&one.0));
    let build = if cfg!(debug_assertions) {
        "debug"
    } else {
        "release"
    };
    let processors = thread::available_parallelism().map_or(1, usize::from);
    // Writing to a String cannot fail.
    let mut out = format!(
        "How long pages took with {rooms} rooms, {} companions and {} communities more than the town's: {AT_A_TIME} asked at a \
         time, {build} build, SQLite, {processors} processors shared with those who asked, seed {SEED}.\n\n  \
         {:<12} {:<44} {:>6} {:>8} {:>8} {:>8}\n",
        rooms / 10,
        rooms / 25,
        "who",
        "page",
        "asked",
        "p50 ms",
        "p99 ms",
        "longest",
    );
    for (_, text) in lines {
        let _ = writeln!(out, "{text}");
    }
    if !few.is_empty() {
        let _ = writeln!(
            out,
            "{}",
            line("all", "pages asked for fewer times", &mut few).1
        );
    }
    let _ = writeln!(out, "{}", line("all", "every page", &mut all).1);
    for ((status, path), times) in &seen.refused {
        let _ = writeln!(out, "  answered {status} {times} times: {path}");
    }
    let _ = write!(out, "measured {} pages", all.len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_the_nearest_rank() {
        let hundred: Vec<f64> = (1..=100_u32).map(f64::from).collect();
        let of = |hundredths| percentile(&hundred, hundredths).to_string();
        assert_eq!([of(50), of(99), of(100)], ["50", "99", "100"]);
        assert_eq!(percentile(&[7.0], 99).to_string(), "7");
        assert_eq!(percentile(&[], 99).to_string(), "0");
    }

    #[test]
    fn an_address_is_told_under_its_route() {
        let kinds = kinds(8700, 50).expect("routes without a clash");
        let coordinator = kinds.get(2).expect("four kinds");
        assert_eq!(route(coordinator, "/venteliste?q=1"), Some("/venteliste"));
        assert_eq!(route(coordinator, "/no/such/page/at/all"), None);
    }
}
