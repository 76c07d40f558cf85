//! The parent: starts a process per realm, introduces them to each other, starts again what dies. It opens no
//! database and holds no key (SAFETY.md §2.1).

mod crew;
mod harvester;
mod prompt;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use kit_boundary::descriptors;

use crate::Fault;
use crate::process::{BROKE_OUT, Mode, NO_WALL, Process, Said};
use crew::{Crew, Event};
pub(crate) use harvester::Harvester;
use prompt::Prompt;
pub(crate) use prompt::hidden;

/// What came of a supervised run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Stopped because we were told to.
    Stopped,
    /// Every process did what it was started for.
    Done(BTreeMap<Process, Vec<Said>>),
    /// A process found that it could reach what it should not: everything was stopped.
    BrokeOut(Process, Vec<String>),
    /// The kernel's wall is missing and a realm insists on it.
    NoWall(Process),
    /// A process could not start.
    CouldNotStart(Process),
}

/// The longest wait before a process that died is started again.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// A large demo says after each so many how far it is.
const SAID_EACH: u16 = 500;

/// Runs `processes` in `mode` until they are done, or until we are told to stop. `when_ready` is called once, when
/// all of them answer.
///
/// # Errors
/// If a process cannot be executed at all.
pub(crate) fn run(
    config: &Path,
    processes: &[Process],
    mode: Mode,
    words: &[String],
    mut when_ready: impl FnMut(),
) -> Result<Outcome, Fault> {
    // A shell may leave descriptors open; no realm may inherit one.
    descriptors::close_inherited()?;
    let told_to_stop = Arc::new(AtomicBool::new(false));
    for signal in [
        signal_hook::consts::SIGINT,
        signal_hook::consts::SIGTERM,
        signal_hook::consts::SIGHUP,
    ] {
        signal_hook::flag::register(signal, Arc::clone(&told_to_stop))?;
    }
    let mut crew = Crew::new(config, mode, words);
    for &process in processes {
        crew.start(process)?;
    }
    let mut said: BTreeMap<Process, Vec<Said>> = BTreeMap::new();
    let (mut introduced, mut announced) = (false, false);
    let mut listening: Vec<Process> = Vec::new();
    let mut again: Vec<(Process, Instant)> = Vec::new();
    let mut deaths: BTreeMap<Process, u32> = BTreeMap::new();

    let mut clock_ms = 0_i64;
    let mut moved: BTreeSet<Process> = BTreeSet::new();
    let mut prompt: Option<Prompt> = None;

    let outcome = loop {
        if told_to_stop.load(Ordering::SeqCst) {
            break Outcome::Stopped;
        }
        let now = Instant::now();
        for (process, _) in again
            .extract_if(.., |(_, at)| *at <= now)
            .collect::<Vec<_>>()
        {
            crew.start(process)?;
        }
        if let Some((process, realm, typed)) = prompt.as_ref().and_then(Prompt::answer) {
            crew.hand_over(process, realm, typed);
        }
        match crew.next(Duration::from_millis(100)) {
            None => {}
            Some(Event::Said(process, Said::Ready)) => {
                crew.is_ready(process);
                // The first time all wait for each other, so that every attempt meets a living neighbour.
                if introduced {
                    crew.introduce(&[process]);
                    crew.shift_clock(&[process], clock_ms);
                } else if crew.all_ready(processes) {
                    crew.introduce(processes);
                    introduced = true;
                }
            }
            Some(Event::Said(process, Said::Listening)) => {
                listening.push(process);
                if !announced && processes.iter().all(|p| listening.contains(p)) {
                    announced = true;
                    when_ready();
                }
            }
            Some(Event::Said(process, Said::Closed { realm, again })) => {
                prompt
                    .get_or_insert_with(Prompt::new)
                    .ask(process, realm, again);
            }
            Some(Event::Said(_, Said::Opened { realm })) => println!("{realm} is open"),
            Some(Event::Said(_, Said::Growing { realm, done, of }))
                if done % SAID_EACH == 0 || done == of =>
            {
                println!("{realm}: {done} of {of}");
            }
            Some(Event::Said(_, Said::Growing { .. })) => {}
            Some(Event::Said(Process::Guide, Said::Later { clock_ms: later })) => {
                clock_ms = later;
                moved.clear();
                crew.shift_clock(&crew.realms(), clock_ms);
            }
            Some(Event::Said(Process::Guide, Said::Moved { .. })) => {}
            Some(Event::Said(process, Said::Moved { clock_ms: told })) => {
                if told == clock_ms {
                    moved.insert(process);
                }
                // The guide is told last, and answers then.
                if crew.realms().iter().all(|p| moved.contains(p)) {
                    crew.shift_clock(&[Process::Guide], clock_ms);
                }
            }
            Some(Event::Said(process, tried @ Said::Tried { .. })) => {
                said.entry(process).or_default().push(tried);
                // Each stays until all have tried, else the last would meet empty houses.
                if mode == Mode::Check && processes.iter().all(|p| said.contains_key(p)) {
                    crew.close_inputs();
                }
            }
            Some(Event::Said(process, other)) => said.entry(process).or_default().push(other),
            Some(Event::Ended(process, code)) => match code {
                Some(code) if code == i32::from(BROKE_OUT) => {
                    break Outcome::BrokeOut(process, worse(said.get(&process)));
                }
                Some(code) if code == i32::from(NO_WALL) => break Outcome::NoWall(process),
                Some(0) if mode != Mode::Serve => {
                    if crew.is_empty() {
                        break Outcome::Done(said);
                    }
                }
                _ if !listening.contains(&process) => break Outcome::CouldNotStart(process),
                _ => {
                    let deaths = deaths.entry(process).or_default();
                    *deaths += 1;
                    let wait = Duration::from_secs(1_u64 << (*deaths).min(5)).min(LONGEST_WAIT);
                    eprintln!(
                        "landgang: the process {} ended; it is started again in {} s",
                        process.name(),
                        wait.as_secs()
                    );
                    again.push((process, now + wait));
                }
            },
        }
    };
    crew.stop(Duration::from_secs(10));
    Ok(outcome)
}

fn worse(said: Option<&Vec<Said>>) -> Vec<String> {
    said.into_iter()
        .flatten()
        .filter_map(|said| {
            if let Said::Tried { worse, .. } = said {
                Some(worse.clone())
            } else {
                None
            }
        })
        .flatten()
        .collect()
}
