//! `landgang demo`: the invented town of Demokøbing, from nothing.

mod measure;
mod walker;

use std::fmt::Write as _;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::Args;

use crate::place::{self, DEMO_MARK};
use crate::process::{Mode, Process};
use crate::supervise::{self, Outcome};
use crate::{Fault, commands};

/// The words of `demo`.
#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// Where the demo's files go; a folder of its own under the system's temporary folder if left out.
    #[arg(long)]
    dir: Option<PathBuf>,
    /// First of the five ports.
    #[arg(long, default_value_t = 8700)]
    port_base: u16,
    /// Goes on with the demo that is there instead of beginning anew.
    #[arg(long)]
    keep: bool,
    /// Adds a region: 5,000 rooms or as many as named, with a companion to ten and a community to twenty-five of them; then
    /// asks for pages as people would, and prints how long they took.
    #[arg(
        long,
        value_name = "ROOMS",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "5000",
        value_parser = clap::value_parser!(u16).range(50..=20_000)
    )]
    large: Option<u16>,
}

/// Section, name in the address, who runs it.
const SECTIONS: [(&str, &str, &str); 4] = [
    ("front", "landgang", "Fællesskabet på Havnen"),
    ("municipality", "kommune", "Demokøbing Kommune"),
    ("civil", "forening", "Fællesskabet på Havnen"),
    ("research", "forsoeg", "Forskerne i Demokøbing"),
];
/// User numbers that no ordinary system gives away; the demo's realms only use them when started as root.
const FIRST_USER: u32 = 61_801;
const LETTERS_GROUP: u32 = 61_800;

impl Demo {
    /// Builds the town and runs it until told to stop.
    ///
    /// # Errors
    /// If a port is taken, or the folder holds something else.
    pub(crate) fn run(self) -> Result<ExitCode, Fault> {
        let began = Instant::now();
        let dir = self
            .dir
            .clone()
            .unwrap_or_else(|| std::env::temp_dir().join(own_folder()));
        make_room(&dir, self.keep)?;
        let dir = dir.canonicalize()?;
        for port in self.port_base..=self.port_base.saturating_add(4) {
            TcpListener::bind((Ipv4Addr::LOCALHOST, port))
                .map_err(|e| format!("port {port} is taken ({e}): stop what uses it, or choose others with --port-base"))?;
        }
        fs::write(
            dir.join(DEMO_MARK),
            "Invented people only. `landgang demo` wipes this folder.\n",
        )?;
        let path = dir.join("landgang.toml");
        fs::write(
            &path,
            configuration(self.port_base, self.large.unwrap_or(0)),
        )?;
        let config = commands::read(&path)?;
        place::prepare(&config, &kit_store::Given::system())?;

        let processes = [
            Process::Front,
            Process::Municipality,
            Process::Civil,
            Process::Research,
            Process::Guide,
        ];
        let (base, large) = (self.port_base, self.large);
        let outcome = supervise::run(&path, &processes, Mode::Serve, &[], || {
            println!("{}", welcome(base, began.elapsed().as_secs_f64()));
            if let Some(rooms) = large {
                // The parent goes on listening to its processes meanwhile.
                std::thread::spawn(move || match measure::pages(base, rooms) {
                    Ok(table) => println!("\n{table}"),
                    Err(fault) => eprintln!("landgang: the pages could not be measured: {fault}"),
                });
            }
        })?;
        match outcome {
            Outcome::Stopped => Ok(ExitCode::SUCCESS),
            other => Err(commands::explain(&other).into()),
        }
    }
}

/// A folder per user of the machine, so that two people do not wipe each other's.
fn own_folder() -> String {
    use std::os::unix::fs::MetadataExt as _;
    let user = fs::metadata("/proc/self").map_or(0, |me| me.uid());
    format!("landgang-demo-{user}")
}

fn make_room(dir: &Path, keep: bool) -> Result<(), Fault> {
    if dir.exists() && !keep {
        let empty = fs::read_dir(dir)?.next().is_none();
        if !empty && !dir.join(DEMO_MARK).exists() {
            return Err(format!(
                "{} holds something else than a demo: name an empty folder with --dir",
                dir.display()
            )
            .into());
        }
        fs::remove_dir_all(dir)?;
    }
    fs::create_dir_all(dir)?;
    Ok(())
}

fn configuration(base: u16, large: u16) -> String {
    let mut out = format!(
        "# A demo's configuration, made anew at each start.\n[house]\ndemo = true\nlarge = {large}\nlog = \"warn\"\nlog_form = \"text\"\n\
         letters_group = {LETTERS_GROUP}\nguide = \"127.0.0.1:{base}\"\n"
    );
    for ((section, name, host), number) in SECTIONS.into_iter().zip(1_u16..) {
        let port = base.saturating_add(number);
        // Writing to a String cannot fail.
        let _ = write!(
            out,
            "\n[{section}]\nfolder = \"{section}\"\nlisten = \"127.0.0.1:{port}\"\norigin = \"http://{name}.localhost:{port}\"\n\
             host = \"{host}\"\nuser = {}\n",
            FIRST_USER + u32::from(number)
        );
        // Nobody confirms an invented page while the demo's clock is moved; it must not empty the lists.
        if section == "front" {
            let _ = writeln!(out, "hide_after_days = 1095");
        }
        // Mails of a demo lie in a folder, where whoever shows it can read them.
        if matches!(section, "front" | "civil" | "municipality") {
            let _ = writeln!(out, "mail = {{ folder = \"mail\" }}");
        }
        if section == "civil" {
            let _ = writeln!(
                out,
                "keeps = {{ association = \"Fællesskabet på Havnen\" }}"
            );
        }
        if section == "municipality" {
            let _ = writeln!(out, "sms = {{ folder = \"sms\" }}");
            let _ = writeln!(
                out,
                "directory = \"http://127.0.0.1:{}/hsds\"",
                base.saturating_add(1)
            );
        }
    }
    out
}

fn welcome(base: u16, seconds: f64) -> String {
    let at = |name: &str, number: u16| {
        format!("http://{name}.localhost:{}", base.saturating_add(number))
    };
    format!(
        "Demokøbing is built and open ({seconds:.1} s). Everybody in it is invented.\n\n\
         Begin here       http://localhost:{base}\n\
         The open pages   {}\n\
         The municipality {}\n\
         A guest's page   {}/mit/ind (code {})\n\
         The association  {}\n\
         Research         {}\n\n\
         Stop with Ctrl-C.\n\
         ready http://localhost:{base}",
        at("landgang", 1),
        at("kommune", 2),
        at("kommune", 2),
        realm_municipality::DEMO_CARD[0],
        at("forening", 3),
        at("forsoeg", 4)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demos_own_configuration_is_understood() {
        let config = crate::config::Config::parse(
            &configuration(8700, 50),
            Path::new("/tmp/demo/landgang.toml"),
            std::iter::empty(),
        )
        .expect("good");
        assert!(config.house.demo);
        assert_eq!(config.house.large, 50);
        assert_eq!(config.sections().count(), 4);
        assert_eq!(
            config.civil.expect("civil").origin,
            "http://forening.localhost:8703"
        );
    }

    #[test]
    fn a_folder_with_something_else_is_left_alone() {
        let dir = std::env::temp_dir().join(format!("landgang-test-{}", std::process::id()));
        fs::create_dir_all(&dir).expect("made");
        fs::write(dir.join("letter.txt"), "mine").expect("written");
        assert!(
            make_room(&dir, false)
                .expect_err("refused")
                .to_string()
                .contains("--dir")
        );
        assert!(dir.join("letter.txt").exists());
        fs::remove_dir_all(dir).expect("removed");
    }
}
