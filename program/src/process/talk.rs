//! The few words between a realm process and the one that started it: a line of JSON each, over standard input and
//! output. The parent hears no person's data here: there is no word for it.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{BufRead as _, Write as _, stdin, stdout};
use std::sync::Arc;

use kit_boundary::Light;
use kit_seal::Zeroizing;
use kit_store::ShiftedClock;
use serde::{Deserialize, Serialize};
use tokio::sync::{mpsc, watch};

use super::{Process, Start};
use crate::Fault;
use crate::doctor::database::Found;

/// What a realm process says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Said {
    /// Behind the wall and offering what neighbours may try.
    Ready,
    /// Tried to break out.
    Tried {
        /// Green, yellow or red.
        light: Light,
        /// The kernel's Landlock version.
        abi: u8,
        /// Attempts that were refused as the table says.
        refused: u32,
        /// Attempts in all.
        tried: u32,
        /// Named gaps, in plain words.
        gaps: Vec<String>,
        /// What was reached and should not have been.
        worse: Vec<String>,
    },
    /// Answers on its address.
    Listening,
    /// A visitor of the demo's guide wants the town to be so much later than the machine's clock.
    Later {
        /// Milliseconds in all.
        clock_ms: i64,
    },
    /// Goes by the later time from now on.
    Moved {
        /// Milliseconds in all.
        clock_ms: i64,
    },
    /// What came of verifying a realm's log of looks.
    Verified {
        /// For the person at the keyboard.
        lines: Vec<String>,
        /// Whether all of it holds.
        holds: bool,
    },
    /// A realm's key lies under a passphrase, and nobody has typed the right one.
    Closed {
        /// The realm.
        realm: String,
        /// Whether a wrong one was typed.
        again: bool,
    },
    /// A realm was opened with its passphrase.
    Opened {
        /// The realm.
        realm: String,
    },
    /// What a realm's database says of itself, for `doctor`.
    Examined {
        /// The realm.
        realm: String,
        /// What was found.
        found: Found,
    },
    /// A large demo is being built.
    Growing {
        /// The realm.
        realm: String,
        /// So many rooms or crossings are there.
        done: u16,
        /// Of so many.
        of: u16,
    },
    /// A line for the person at the keyboard (`migrate`, `init`).
    Line(String),
}

/// Tells the parent each time how far a realm of a large demo is.
pub(super) fn growing(realm: &'static str, start: &Start<'_>) -> impl FnMut(u16) {
    let of = start.config.house.large;
    move |done| {
        let said = Said::Growing {
            realm: realm.to_owned(),
            done,
            of,
        };
        // If the parent is gone, the process ends by itself.
        let _ = said.say();
    }
}

impl Said {
    /// Says it.
    ///
    /// # Errors
    /// If the parent is gone.
    pub(crate) fn say(&self) -> Result<(), Fault> {
        let mut out = stdout().lock();
        serde_json::to_writer(&mut out, self)?;
        out.write_all(b"\n")?;
        out.flush()?;
        Ok(())
    }
}

/// What a realm process is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Told {
    /// The process numbers of everybody, when all are ready.
    Neighbours(Neighbourhood),
    /// How much later than the machine's clock a demo is.
    Later {
        /// Milliseconds in all.
        clock_ms: i64,
    },
    /// A realm's passphrase; none where there is nobody to ask.
    Passphrase {
        /// The realm.
        realm: String,
        /// What its holder typed.
        typed: Option<Typed>,
    },
}

/// A passphrase on its way from the keyboard to the one process that it is for; wiped when dropped, and never shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Typed(String);

impl Typed {
    /// What was typed.
    pub(crate) fn new(mut text: Zeroizing<String>) -> Self {
        Self(std::mem::take(&mut *text))
    }

    /// The words.
    pub(crate) fn words(&self) -> &str {
        &self.0
    }
}

impl Drop for Typed {
    fn drop(&mut self) {
        drop(Zeroizing::new(std::mem::take(&mut self.0)));
    }
}

impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Typed")
    }
}

/// The process numbers of everybody.
pub(crate) type Neighbourhood = BTreeMap<Process, u32>;

/// Hears who the neighbours are.
pub(crate) fn hear_neighbours() -> Result<Neighbourhood, Fault> {
    let mut line = String::new();
    stdin().lock().read_line(&mut line)?;
    match serde_json::from_str(&line) {
        Ok(Told::Neighbours(neighbours)) => Ok(neighbours),
        _ => Err(
            "started without the parent that tells who the neighbours are: use `landgang serve`"
                .into(),
        ),
    }
}

/// Asks the parent for a realm's passphrase and waits for it; none where there is nobody to ask.
pub(crate) fn ask_passphrase(realm: &str, again: bool) -> Result<Option<Typed>, Fault> {
    let realm = realm.to_owned();
    Said::Closed { realm, again }.say()?;
    let mut line = Zeroizing::new(String::new());
    stdin().lock().read_line(&mut line)?;
    match serde_json::from_str(&line) {
        Ok(Told::Passphrase { typed, .. }) => Ok(typed),
        _ => Ok(None),
    }
}

/// Waits until the parent closes our standard input.
pub(crate) fn wait_for_the_end() -> Result<(), Fault> {
    for line in stdin().lock().lines() {
        line?;
    }
    Ok(())
}

/// Stops when the parent closes our standard input – on purpose, or because it died – or on SIGTERM.
/// Moves a demo's clock when told to.
/// Hands on passphrases that come later.
pub(crate) fn listen(
    stop: watch::Sender<bool>,
    clock: Option<Arc<ShiftedClock>>,
    typed: Option<mpsc::UnboundedSender<(String, Typed)>>,
) {
    let on_signal = stop.clone();
    tokio::spawn(async move {
        let mut term =
            match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
                Ok(term) => term,
                Err(_) => return,
            };
        term.recv().await;
        on_signal.send_replace(true);
    });
    // A thread of its own: reading standard input cannot be cancelled, and must not keep the runtime from ending.
    std::thread::spawn(move || {
        for line in stdin().lock().lines().map_while(Result::ok) {
            let line = Zeroizing::new(line);
            match serde_json::from_str(&line) {
                Ok(Told::Later { clock_ms }) => {
                    if let Some(clock) = &clock {
                        clock.shift_to_ms(clock_ms);
                    }
                    // If the parent is gone, the end of what it says ends us.
                    let _ = Said::Moved { clock_ms }.say();
                }
                Ok(Told::Passphrase {
                    realm,
                    typed: Some(words),
                }) => {
                    // Nobody waits for it where every realm is open.
                    if let Some(typed) = &typed {
                        let _ = typed.send((realm, words));
                    }
                }
                _ => {}
            }
        }
        stop.send_replace(true);
    });
}
