//! Sends somebody out, now and then, to ask the directories whose time has come: `landgang harvest --due`, a process of its own.

use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// So often it is looked whether a time has come.
const EACH: Duration = Duration::from_mins(15);
/// While somebody is out, it is looked so often whether they are back or we are to stop.
const LOOK: Duration = Duration::from_millis(200);

/// Ends with whoever is out when it is dropped.
#[derive(Debug)]
pub(crate) struct Harvester {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Harvester {
    /// Sends out at once, and then again and again.
    pub(crate) fn start(config: &Path) -> Self {
        let (stop, stopped) = channel::<()>();
        let config = config.to_owned();
        let thread = std::thread::spawn(move || {
            let told_to_stop =
                |wait: Duration| stopped.recv_timeout(wait) != Err(RecvTimeoutError::Timeout);
            loop {
                match send_out(&config) {
                    Ok(mut out) => {
                        while matches!(out.try_wait(), Ok(None)) {
                            if told_to_stop(LOOK) {
                                // It may have come back just now; then there is nobody to end.
                                let _ = out.kill();
                                let _ = out.wait();
                                return;
                            }
                        }
                    }
                    Err(error) => eprintln!(
                        "landgang: nobody could be sent out to ask other directories: {error}"
                    ),
                }
                if told_to_stop(EACH) {
                    return;
                }
            }
        });
        Self {
            stop: Some(stop),
            thread: Some(thread),
        }
    }
}

fn send_out(config: &PathBuf) -> std::io::Result<Child> {
    Command::new(std::env::current_exe()?)
        .args(["harvest", "--due", "--config"])
        .arg(config)
        .stdin(Stdio::null())
        .process_group(0)
        .spawn()
}

impl Drop for Harvester {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A thread that fell has nobody out any more.
            let _ = thread.join();
        }
    }
}
