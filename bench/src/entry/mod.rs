//! Coming in with eight words, through the built program, against the slow step that it takes on purpose.

pub(crate) mod alone;
mod guest;
mod page;

use std::sync::Barrier;
use std::time::{Duration, Instant};

use crate::disk::Folder;
use crate::house::demo::Demo;
use crate::house::{FRONT_HOST, program};
use crate::machine::{forget_peak, resident};
use crate::number::{mega, real};
use crate::rounds::{ROUNDS, Series, in_turn};
use guest::{Front, Guest, Room};

/// Where the demo listens.
const PORT_BASE: u16 = 9_720;
/// The process that has the public pages and the rooms.
const FRONT: &str = "realm front";
/// Rooms that are made, each with its own words: two tries at one room would wait for each other at its brake.
const ROOMS: u16 = 64;
/// Guests at the same time, and how often each comes in.
const CROWD: (u16, u16) = (16, 4);
const ALONE: (u16, u16) = (1, 32);
/// Slow steps side by side: what the program allows itself.
const SIDE_BY_SIDE: u16 = 2;
/// Rounds of the measurement of memory.
const MEMORY_ROUNDS: usize = 5;
/// A try that is given up is given up so soon after it was sent.
const GIVEN_UP_AFTER: Duration = Duration::from_millis(5);

/// Measures and gives the text for docs/BENCH.md.
pub(crate) fn measure() -> Result<String, String> {
    let folder = Folder::make("entry")?;
    let kind = folder.on_disk()?;
    let demo = Demo::start(&program()?, folder.path().join("demo"), PORT_BASE)?;
    let process = demo.process(FRONT)?;
    let fresh = now(process)?;
    let front = Front {
        host: FRONT_HOST,
        port: PORT_BASE + 1,
    };
    let rooms = make_rooms(&front)?;
    let waited: u64 = rooms.iter().map(|room| room.waited).sum();
    let words: Vec<String> = rooms.into_iter().map(|room| room.words).collect();
    let mut text = format!(
        "{ROOMS} rooms were made through the pages of the demo, on {kind}, from this machine, which has no address to the brakes (it was asked to wait {waited} s \
         at the brake on making rooms). Then guests come in over loopback, each with the eight \
         words of another room: from the sent form until the answer 303, the brake, the slow step, the session and the \
         line of the log written durably. After each round every session opened its room once. \"argon2 alone\" is the \
         same crate with the same parameters in a loop, as many slow steps, {SIDE_BY_SIDE} side by side (one for one \
         guest); {ROUNDS} rounds in turn. Medians; in brackets the lowest and highest round.\n\n\
         | guests × times | argon2 alone | Landgang | ratio | slowest sign-in of a round |\n|---|---:|---:|---:|---:|\n",
    );
    for (guests, times) in [ALONE, CROWD] {
        let [[bare, _], [ours, slowest]] = contest(&front, &words, guests, times)?;
        let ratio = ours.over(&bare);
        let (low, high) = ratio.spread();
        text.push_str(&format!(
            "| {guests} × {times} | {:.1}/s | {:.1}/s | {:.2} [{low:.2}–{high:.2}] | {:.0} ms |\n",
            bare.median(),
            ours.median(),
            ratio.median(),
            slowest.median(),
        ));
    }
    text.push_str(&memory(&front, &words, process, fresh)?);
    Ok(text)
}

fn make_rooms(front: &Front) -> Result<Vec<Room>, String> {
    (0..ROOMS)
        .map(|_| Guest::comes(front)?.makes_a_room())
        .collect()
}

/// Sign-ins per second and the slowest in milliseconds, of the bare loop and of the program.
fn contest(
    front: &Front,
    words: &[String],
    guests: u16,
    times: u16,
) -> Result<[[Series; 2]; 2], String> {
    let many = guests * times;
    in_turn::<2>(ROUNDS, |who| {
        let (seconds, slowest) = if who == 0 {
            let side_by_side = guests.min(SIDE_BY_SIDE);
            let seconds = alone::steps(many.into(), side_by_side.into())?;
            (seconds, f64::NAN)
        } else {
            come_in(front, words, guests, times)?
        };
        Ok([f64::from(many) / seconds, slowest])
    })
}

/// Everybody comes in at the same time, time after time, each with words of her own; seconds from the first to the last,
/// and milliseconds of the slowest. Then every session has to open its room.
fn come_in(front: &Front, words: &[String], guests: u16, times: u16) -> Result<(f64, f64), String> {
    let ready = Barrier::new(usize::from(guests) + 1);
    let (seconds, done) = std::thread::scope(|scope| {
        let guests: Vec<_> = words
            .chunks(times.into())
            .take(guests.into())
            .map(|own| {
                let ready = &ready;
                scope.spawn(move || {
                    let come = prepared(front, own);
                    ready.wait();
                    come.and_then(|(mut guest, sent)| {
                        let mut slowest = 0.0_f64;
                        let mut cookies = Vec::new();
                        for sent in sent {
                            let begun = Instant::now();
                            cookies.push(guest.signs_in(&sent)?);
                            slowest = slowest.max(begun.elapsed().as_secs_f64() * 1000.0);
                        }
                        Ok((slowest, cookies))
                    })
                })
            })
            .collect();
        ready.wait();
        let begun = Instant::now();
        let done: Result<Vec<(f64, Vec<String>)>, String> = guests
            .into_iter()
            .map(|guest| guest.join().unwrap_or(Err("a guest died".to_owned())))
            .collect();
        (begun.elapsed().as_secs_f64(), done)
    });
    let done = done?;
    let mut came = 0;
    for cookie in done.iter().flat_map(|(_, cookies)| cookies) {
        Guest::comes(front)?.is_at_home(cookie)?;
        came += 1;
    }
    if came != guests * times {
        return Err(format!("{came} sessions of {}", guests * times));
    }
    let slowest = done.iter().map(|(slowest, _)| *slowest);
    Ok((seconds, slowest.fold(0.0, f64::max)))
}

/// A guest who has the page before her, and what she will send.
fn prepared(front: &Front, words: &[String]) -> Result<(Guest, Vec<Vec<u8>>), String> {
    let mut guest = Guest::comes(front)?;
    let sent: Result<Vec<_>, _> = words.iter().map(|words| guest.sends(words)).collect();
    Ok((guest, sent?))
}

fn now(process: u32) -> Result<u64, String> {
    resident(process)
        .map(|resident| resident.all)
        .ok_or_else(|| format!("process {process} has ended"))
}

/// By how much the front grows at most while something is done, over what it had just before.
fn growth(process: u32, what: impl FnOnce() -> Result<(), String>) -> Result<(u64, u64), String> {
    let rest = now(process)?;
    forget_peak(process)?;
    what()?;
    let peak = resident(process).map_or(0, |resident| resident.peak);
    Ok((rest, peak.saturating_sub(rest)))
}

/// Everybody at once: what the front takes, and what the bare loop takes that bounds nothing.
fn memory(front: &Front, words: &[String], process: u32, fresh: u64) -> Result<String, String> {
    let kilo = |bytes: u64| real(bytes / 1000);
    let mut rest = Vec::new();
    let [[ours, _], [bounded, _], [unbounded, _]] = in_turn::<3>(MEMORY_ROUNDS, |who| {
        let grown = match who {
            0 => {
                let (before, grown) =
                    growth(process, || come_in(front, words, ROOMS, 1).map(|_| ()))?;
                rest.push(kilo(before));
                grown
            }
            1 => alone::growth(ROOMS.into(), SIDE_BY_SIDE.into())?,
            _ => alone::growth(ROOMS.into(), ROOMS.into())?,
        };
        Ok([kilo(grown), 0.0])
    })?;
    // Last, since a try that is given up counts as a wrong one, and a room that was tried so makes its guest wait.
    let (_, given_up) = growth(process, || give_up(front, words))?;
    let said = |series: &Series| {
        let (low, high) = series.spread();
        format!(
            "{:.1} [{:.1}–{:.1}]",
            series.median() / 1000.0,
            low / 1000.0,
            high / 1000.0
        )
    };
    Ok(format!(
        "\n| {ROOMS} at the same time | growth over rest, MB |\n|---|---:|\n\
         | the front, {ROOMS} guests come in | {} |\n\
         | argon2 alone, {SIDE_BY_SIDE} side by side | {} |\n\
         | argon2 alone, {ROOMS} side by side: nothing bounds it | {} |\n\
         | the front, {ROOMS} who each hang up {} ms after sending, one after another | {:.1} |\n\n\
         The most that was resident (VmHWM, begun anew before each) less what was resident just before; {MEMORY_ROUNDS} \
         rounds in turn, the last line once. The front had {:.1} MB when it was fresh and {} MB before its rounds: what an \
         allocator keeps is rest, not growth. The bare loop runs in a fresh process each \
         time, its allocator told what the program tells its own.\n",
        said(&ours),
        said(&bounded),
        said(&unbounded),
        GIVEN_UP_AFTER.as_millis(),
        mega(given_up),
        mega(fresh),
        said(&Series::of(rest)),
    ))
}

/// One after another sends right words and is gone while they are weighed. A slow step whose guest has gone still takes
/// its memory, so it must keep its turn as well.
fn give_up(front: &Front, words: &[String]) -> Result<(), String> {
    let prepared: Result<Vec<_>, String> =
        words.chunks(1).map(|own| prepared(front, own)).collect();
    for (guest, sent) in prepared? {
        if let Some(sent) = sent.first() {
            guest.hangs_up(sent, GIVEN_UP_AFTER)?;
        }
    }
    std::thread::sleep(Duration::from_secs(2));
    Ok(())
}
