//! A private PostgreSQL for the tests: its own folder, no network, gone at the end.

use super::machine::{first_line, postgres_folder};
use super::place::Place;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// Safety against a power cut is of no use to a database that lives for one run; this makes its tests three times as fast.
const FAST: [&str; 3] = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
];
/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running server.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    sockets: PathBuf,
    /// The version that it says it is.
    pub(crate) version: String,
}

impl Server {
    /// Makes a cluster in the run's folder and starts its server.
    ///
    /// # Errors
    /// A sentence saying which step failed, with what the server wrote.
    pub(crate) fn start(place: &mut Place) -> Result<Self, String> {
        let programs = postgres_folder().ok_or("PostgreSQL's initdb is not installed")?;
        let fault = |step: &'static str| move |fault: io::Error| format!("{step}: {fault}");
        let home = place
            .folder_of_helper("pg")
            .map_err(fault("the server's folder"))?;
        let data = home.join("data");
        let made = place
            .command_of_helper(programs.join("initdb"), &home)
            .args([
                "--auth=trust",
                "--username=landgang",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-sync",
                "-D",
            ])
            .arg(&data)
            .output()
            .map_err(fault("initdb did not start"))?;
        if !made.status.success() {
            return Err(format!(
                "initdb refused: {}",
                String::from_utf8_lossy(&made.stderr)
            ));
        }
        let log = home.join("log");
        let written = File::create(&log).map_err(fault("the server's log"))?;
        let again = written.try_clone().map_err(fault("the server's log"))?;
        let mut command = place.command_of_helper(programs.join("postgres"), &home);
        command.arg("-D").arg(&data).arg("-k").arg(&home);
        command.args([
            "-c",
            "listen_addresses=",
            "-c",
            "max_connections=300",
            "-c",
            "unix_socket_permissions=0700",
        ]);
        for setting in FAST {
            command.args(["-c", setting]);
        }
        command.stdout(written).stderr(again);
        let mut child = place
            .keeper
            .start(&mut command)
            .map_err(fault("postgres did not start"))?;
        wait_until_ready(&programs, &home, &mut child, &log)?;
        let version = first_line(Command::new(programs.join("postgres")).arg("--version"));
        Ok(Self {
            child,
            sockets: home,
            version,
        })
    }

    /// Where tests find it, as libpq writes it.
    pub(crate) fn address(&self) -> String {
        format!(
            "host={} user=landgang dbname=postgres",
            self.sockets.display()
        )
    }

    /// Stops the server at once, clients or no clients, and waits for it.
    ///
    /// # Errors
    /// It did not end.
    pub(crate) fn stop(mut self, place: &mut Place) -> Result<(), String> {
        let id = self.child.id().to_string();
        let asked = Command::new("kill").args(["-INT", &id]).status();
        let ended = self
            .child
            .wait()
            .map_err(|fault| format!("PostgreSQL did not end: {fault} ({asked:?})"))?;
        let _ = place.keeper.ended(&self.child);
        if ended.success() {
            Ok(())
        } else {
            Err(format!("PostgreSQL ended with {ended}"))
        }
    }
}

fn wait_until_ready(
    programs: &Path,
    home: &Path,
    child: &mut Child,
    log: &Path,
) -> Result<(), String> {
    let begun = Instant::now();
    loop {
        let ready = Command::new(programs.join("pg_isready"))
            .arg("-q")
            .arg("-h")
            .arg(home)
            .status();
        if ready.is_ok_and(|status| status.success()) {
            return Ok(());
        }
        let ended = child.try_wait().ok().flatten();
        if ended.is_some() || begun.elapsed() > PATIENCE {
            let said = std::fs::read_to_string(log).unwrap_or_default();
            return Err(format!(
                "PostgreSQL is not ready after {} ms: {said}",
                begun.elapsed().as_millis()
            ));
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::harness::machine::{helper, on_path};

    #[test]
    fn a_private_server_answers_only_at_its_socket_and_is_gone_at_the_end() {
        if postgres_folder().is_none() || on_path("psql").is_none() {
            println!("skipped: no PostgreSQL");
            return;
        }
        let mut place = Place::make(helper().unwrap()).unwrap();
        let server = Server::start(&mut place).unwrap();
        let ask =
            |what: &str| first_line(Command::new("psql").args(["-Atc", what, &server.address()]));
        assert_eq!(ask("SELECT 1"), "1");
        assert_eq!(ask("SHOW listen_addresses"), "");
        assert_eq!(ask("SHOW server_encoding"), "UTF8");
        let folder = place.folder.clone();
        server.stop(&mut place).unwrap();
        assert_eq!(place.strays(), Vec::new());
        drop(place);
        assert!(!folder.exists());
    }
}
