//! The started processes and what they say.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use clap::ValueEnum as _;
use kit_seal::Zeroizing;

use crate::Fault;
use crate::process::{Mode, Process, Said, Told, Typed};

/// Something a process said, or its end with its code.
pub(super) enum Event {
    Said(Process, Said),
    Ended(Process, Option<i32>),
}

struct Member {
    child: Child,
    /// Closing it tells the process to stop; it closes by itself if we die.
    input: Option<ChildStdin>,
    ready: bool,
}

pub(super) struct Crew {
    config: PathBuf,
    mode: Mode,
    words: Vec<String>,
    members: BTreeMap<Process, Member>,
    events: (Sender<Heard>, Receiver<Heard>),
}

enum Heard {
    Line(Process, String),
    Silence(Process),
}

impl Crew {
    pub(super) fn new(config: &Path, mode: Mode, words: &[String]) -> Self {
        Self {
            config: config.to_owned(),
            mode,
            words: words.to_vec(),
            members: BTreeMap::new(),
            events: channel(),
        }
    }

    /// Starts a process by executing ourselves anew.
    pub(super) fn start(&mut self, process: Process) -> Result<(), Fault> {
        let name = |value: Option<clap::builder::PossibleValue>| {
            value.map(|v| v.get_name().to_owned()).unwrap_or_default()
        };
        let mut child = Command::new(std::env::current_exe()?)
            .arg("realm")
            .arg(name(process.to_possible_value()))
            .arg("--config")
            .arg(&self.config)
            .arg("--mode")
            .arg(name(self.mode.to_possible_value()))
            .args(&self.words)
            // Argon2's 19 MiB go back to the system after each key: measured 67 MB against 27 MB resident for the front
            // after the story (docs/BENCH.md).
            .env("MALLOC_MMAP_THRESHOLD_", "131072")
            .env("MALLOC_ARENA_MAX", "2")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // A group of its own: Ctrl-C reaches the parent, which ends the children in order.
            .process_group(0)
            .spawn()?;
        let input = child.stdin.take();
        if let Some(output) = child.stdout.take() {
            let heard = self.events.0.clone();
            std::thread::spawn(move || {
                for line in BufReader::new(output).lines().map_while(Result::ok) {
                    if heard.send(Heard::Line(process, line)).is_err() {
                        return;
                    }
                }
                // The parent may have stopped listening; nothing is lost then.
                let _ = heard.send(Heard::Silence(process));
            });
        }
        self.members.insert(
            process,
            Member {
                child,
                input,
                ready: false,
            },
        );
        Ok(())
    }

    /// The next thing that happens, if anything does within `wait`.
    pub(super) fn next(&mut self, wait: Duration) -> Option<Event> {
        match self.events.1.recv_timeout(wait).ok()? {
            Heard::Line(process, line) => serde_json::from_str(&line)
                .ok()
                .map(|said| Event::Said(process, said)),
            Heard::Silence(process) => {
                let mut member = self.members.remove(&process)?;
                drop(member.input.take());
                let code = member.child.wait().ok().and_then(|status| status.code());
                Some(Event::Ended(process, code))
            }
        }
    }

    pub(super) fn is_ready(&mut self, process: Process) {
        if let Some(member) = self.members.get_mut(&process) {
            member.ready = true;
        }
    }

    pub(super) fn all_ready(&self, processes: &[Process]) -> bool {
        processes
            .iter()
            .all(|p| *p == Process::Guide || self.members.get(p).is_some_and(|m| m.ready))
    }

    /// Tells `processes` the process numbers of everybody.
    pub(super) fn introduce(&mut self, processes: &[Process]) {
        let everybody: BTreeMap<Process, u32> = self
            .members
            .iter()
            .map(|(p, m)| (*p, m.child.id()))
            .collect();
        self.tell(processes, &Told::Neighbours(everybody));
    }

    /// Everybody but the guide.
    pub(super) fn realms(&self) -> Vec<Process> {
        let everybody = self.members.keys().copied();
        everybody.filter(|p| *p != Process::Guide).collect()
    }

    /// Moves a demo's clock in these processes.
    pub(super) fn shift_clock(&mut self, processes: &[Process], clock_ms: i64) {
        self.tell(processes, &Told::Later { clock_ms });
    }

    /// Hands what was typed to the one process that it is for.
    pub(super) fn hand_over(&mut self, process: Process, realm: String, typed: Option<Typed>) {
        self.tell(&[process], &Told::Passphrase { realm, typed });
    }

    fn tell(&mut self, processes: &[Process], told: &Told) {
        let Ok(line) = serde_json::to_string(told).map(Zeroizing::new) else {
            return;
        };
        for process in processes {
            if let Some(input) = self.members.get_mut(process).and_then(|m| m.input.as_mut()) {
                // A process that is gone already says so by its silence.
                let _ = writeln!(input, "{}", *line).and_then(|()| input.flush());
            }
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Tells all to end what they do.
    pub(super) fn close_inputs(&mut self) {
        for member in self.members.values_mut() {
            drop(member.input.take());
        }
    }

    /// Tells all to stop, waits, and ends those that do not.
    pub(super) fn stop(&mut self, patience: Duration) {
        self.close_inputs();
        let until = Instant::now() + patience;
        while !self.members.is_empty() {
            self.members
                .retain(|_, member| !matches!(member.child.try_wait(), Ok(Some(_))));
            if Instant::now() > until {
                for member in self.members.values_mut() {
                    let _ = member.child.kill();
                    let _ = member.child.wait();
                }
                self.members.clear();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Crew {
    fn drop(&mut self) {
        self.stop(Duration::from_secs(10));
    }
}
