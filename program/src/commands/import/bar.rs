//! How far a reading is: a bar on a terminal, a line now and then in a log.

use std::io::{IsTerminal as _, Write as _, stderr};

use kit_hsds::Progress;

/// Where nobody watches, a line after so many answers.
const EACH: u64 = 100;
const WIDTH: u64 = 30;

/// A bar that is drawn over itself.
#[derive(Debug)]
pub(in crate::commands) struct Bar {
    watched: bool,
    drawn: bool,
}

impl Bar {
    pub(in crate::commands) fn new() -> Self {
        Self {
            watched: stderr().is_terminal(),
            drawn: false,
        }
    }

    /// Shows how far it is.
    pub(in crate::commands) fn show(&mut self, progress: &Progress) {
        if self.watched {
            // A terminal that has gone is nobody's fault; the reading goes on.
            let _ = write!(stderr(), "\r\x1b[2K{}", line(progress)).and_then(|()| stderr().flush());
            self.drawn = true;
        } else if progress.files.is_multiple_of(EACH) {
            eprintln!("… {} answers read", progress.files);
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if self.drawn {
            eprintln!();
        }
    }
}

fn line(progress: &Progress) -> String {
    let files = progress.files;
    let Some(of) = progress.of.filter(|of| *of > 0) else {
        return format!("{files} read …");
    };
    let full = files.min(of).saturating_mul(WIDTH) / of;
    let part = |mark: &str, count: u64| mark.repeat(usize::try_from(count).unwrap_or(0));
    format!(
        "[{}{}] {files} of {of}",
        part("#", full),
        part("-", WIDTH - full)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(files: u64, of: Option<u64>) -> String {
        line(&Progress {
            files,
            of,
            latest: String::new(),
        })
    }

    #[test]
    fn a_bar_fills_and_says_its_numbers() {
        assert_eq!(at(3, None), "3 read …");
        assert_eq!(at(0, Some(0)), "0 read …");
        assert_eq!(at(1, Some(60)), format!("[{}] 1 of 60", "-".repeat(30)));
        assert_eq!(
            at(30, Some(60)),
            format!("[{}{}] 30 of 60", "#".repeat(15), "-".repeat(15))
        );
        assert_eq!(at(60, Some(60)), format!("[{}] 60 of 60", "#".repeat(30)));
        assert_eq!(at(61, Some(60)), format!("[{}] 61 of 60", "#".repeat(30)));
    }
}
