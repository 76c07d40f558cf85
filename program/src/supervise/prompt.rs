//! Asking at the terminal for a passphrase, without showing it, and handing it to the one process that it is for. The
//! parent keeps nothing of it.

use std::io::{self, IsTerminal as _, Write as _, stderr, stdin};
use std::sync::mpsc::{Receiver, Sender, channel};

use kit_seal::Zeroizing;
use nix::sys::termios::{LocalFlags, SetArg, Termios, tcgetattr, tcsetattr};

use crate::process::{Process, Typed};

/// A process's realm, and what was typed for it.
type Answer = (Process, String, Option<Typed>);

/// The keyboard, asked for one realm after the other on a thread of its own.
pub(super) struct Prompt {
    questions: Sender<(Process, String, bool)>,
    answers: Receiver<Answer>,
    /// How the terminal was; put back if we end in the middle of a question.
    before: Option<Termios>,
}

impl Prompt {
    pub(super) fn new() -> Self {
        let (questions, asked) = channel::<(Process, String, bool)>();
        let (answer, answers) = channel();
        std::thread::spawn(move || {
            for (process, realm, again) in asked {
                let typed = ask(&realm, again);
                if answer.send((process, realm, typed)).is_err() {
                    return;
                }
            }
        });
        Self {
            questions,
            answers,
            before: tcgetattr(stdin()).ok(),
        }
    }

    /// Asks for a realm's passphrase when the keyboard is free.
    pub(super) fn ask(&self, process: Process, realm: String, again: bool) {
        // The thread ends only with us.
        let _ = self.questions.send((process, realm, again));
    }

    /// The next answer, if there is one.
    pub(super) fn answer(&self) -> Option<Answer> {
        self.answers.try_recv().ok()
    }
}

impl Drop for Prompt {
    fn drop(&mut self) {
        if let Some(before) = &self.before {
            let _ = tcsetattr(stdin(), SetArg::TCSANOW, before);
        }
    }
}

/// None where nobody sits at a terminal.
fn ask(realm: &str, again: bool) -> Option<Typed> {
    if !stdin().is_terminal() {
        return None;
    }
    let wrong = if again { "That was not it. " } else { "" };
    let words = hidden(&format!("{wrong}Passphrase of {realm}: ")).ok()?;
    Some(Typed::new(words))
}

/// Asks without showing what is typed.
///
/// # Errors
/// The terminal cannot be read.
pub(crate) fn hidden(question: &str) -> io::Result<Zeroizing<String>> {
    let before = tcgetattr(stdin())?;
    let mut silent = before.clone();
    silent.local_flags.remove(LocalFlags::ECHO);
    // Before the question: whoever types fast would see the first letters.
    tcsetattr(stdin(), SetArg::TCSANOW, &silent)?;
    // Beside the program's own words, which may go to a file.
    eprint!("{question}");
    stderr().flush()?;
    let mut line = Zeroizing::new(String::new());
    let read = stdin().read_line(&mut line);
    tcsetattr(stdin(), SetArg::TCSANOW, &before)?;
    eprintln!();
    match read? {
        0 => Err(io::ErrorKind::UnexpectedEof.into()),
        _ => Ok(line),
    }
}
