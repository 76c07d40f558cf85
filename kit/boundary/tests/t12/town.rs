//! Two realms on one machine, as the installation would lay them out: a directory of mode
//! 0700, the data one level deeper, and a process each.

use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use kit_boundary::selftest::{Neighbour, Report};
use kit_boundary::{Status, User, Wall};
use serde::de::DeserializeOwned;

use crate::Res;
use crate::realm::{Job, Order, Ready};

const DATABASE: &[u8] = b"rows that nobody else may see";
const KEY: &[u8] = b"a key of the other bank";

/// A place for one case, removed when the case is over.
pub(crate) struct Town {
    root: PathBuf,
}

impl Town {
    pub(crate) fn new(case: &str) -> Res<Self> {
        let root = std::env::temp_dir().join(format!("landgang-t12-{}-{case}", std::process::id()));
        fs::create_dir(&root)?;
        // Own users must be able to walk through; their own directories are closed.
        fs::set_permissions(&root, Permissions::from_mode(0o755))?;
        Ok(Self { root })
    }

    /// Lays out a realm's directory and writes down how its process is to start.
    pub(crate) fn realm(&self, name: &str, user: Option<User>) -> Res<Job> {
        let home = self.root.join(name);
        let data = home.join("data");
        fs::create_dir_all(&data)?;
        fs::write(data.join("realm.db"), DATABASE)?;
        fs::write(home.join("key"), KEY)?;
        for (path, mode) in [
            (data.join("realm.db"), 0o600),
            (home.join("key"), 0o600),
            (data, 0o700),
            (home.clone(), 0o700),
        ] {
            fs::set_permissions(&path, Permissions::from_mode(mode))?;
            if let Some(user) = &user {
                chown(&path, Some(user.uid), Some(user.gid))?;
            }
        }
        let port = free_port()?;
        Ok(Job {
            wall: Wall {
                listen: vec![port],
                user,
                ..Wall::around(&home)
            },
            believed: None,
            abi: None,
            claimed: None,
            early_thread: false,
            port,
            abstract_socket: format!("{}-{name}", self.root.display()),
            socket: home.join("control.sock"),
        })
    }

    /// A directory that belongs to no realm.
    pub(crate) fn aside(&self) -> Res<PathBuf> {
        let aside = self.root.join("aside");
        fs::create_dir(&aside)?;
        Ok(aside)
    }

    /// A directory of a pair, for letter sockets.
    pub(crate) fn pair(&self, group: u32) -> Res<PathBuf> {
        let pair = self.root.join("pair");
        fs::create_dir(&pair)?;
        chown(&pair, None, Some(group))?;
        // The set-group bit gives each socket the pair's group.
        fs::set_permissions(&pair, Permissions::from_mode(0o2770))?;
        Ok(pair)
    }
}

impl Drop for Town {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.root) {
            eprintln!("could not clear {}: {error}", self.root.display());
        }
    }
}

fn free_port() -> Res<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

/// A started realm process.
pub(crate) struct Process {
    pub(crate) job: Job,
    pub(crate) status: Status,
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

/// Starts a realm without waiting for what it says.
pub(crate) fn spawn(job: &Job) -> Res<Child> {
    Ok(Command::new(std::env::current_exe()?)
        .arg("realm")
        .arg(serde_json::to_string(job)?)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?)
}

impl Process {
    pub(crate) fn start(job: Job) -> Res<Self> {
        let mut child = spawn(&job)?;
        let to = child.stdin.take().ok_or("no way in")?;
        let mut from = BufReader::new(child.stdout.take().ok_or("no way out")?);
        let mut line = String::new();
        if from.read_line(&mut line)? == 0 {
            let said = child.wait_with_output()?;
            return Err(String::from_utf8_lossy(&said.stderr).into_owned().into());
        }
        let Ready { status } = serde_json::from_str(&line)?;
        Ok(Self {
            job,
            status,
            child,
            to,
            from,
        })
    }

    /// How the others see this realm.
    pub(crate) fn as_neighbour(&self) -> Neighbour {
        let home = &self.job.wall.home;
        Neighbour {
            name: home.display().to_string(),
            dir: home.clone(),
            database: home.join("data/realm.db"),
            key_file: Some(home.join("key")),
            sockets: vec![self.job.socket.clone()],
            abstract_socket: Some(self.job.abstract_socket.clone()),
            port: Some(self.job.port),
            pid: Some(self.child.id()),
        }
    }

    /// Runs this realm's self-test towards others.
    pub(crate) fn try_to_break_out(&mut self, towards: &[Neighbour]) -> Res<Report> {
        self.order(&Order::BreakOut(towards.to_vec()))
    }

    /// Gives an order and reads the answer.
    pub(crate) fn order<T: DeserializeOwned>(&mut self, order: &Order) -> Res<T> {
        serde_json::to_writer(&mut self.to, order)?;
        self.to.write_all(b"\n")?;
        self.to.flush()?;
        let mut line = String::new();
        self.from.read_line(&mut line)?;
        Ok(serde_json::from_str(&line)?)
    }

    /// A line of what the kernel says about this process from outside, without its name.
    pub(crate) fn kernel_says(&self, name: &str) -> Res<String> {
        let text = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
            .ok_or_else(|| format!("no line {name}"))?;
        Ok(line.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The core limit as the kernel words it, soft and hard.
    pub(crate) fn core_limit(&self) -> Res<String> {
        let text = fs::read_to_string(format!("/proc/{}/limits", self.child.id()))?;
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix("Max core file size"))
            .ok_or("no core limit")?;
        Ok(line.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// Who owns its entries under `/proc`: root, once it may not be dumped.
    pub(crate) fn owner_in_proc(&self) -> Res<u32> {
        Ok(fs::metadata(format!("/proc/{}/environ", self.child.id()))?.uid())
    }

    /// Whether it is still running: an attempt that went through must not have stopped it.
    pub(crate) fn alive(&mut self) -> Res<bool> {
        Ok(self.child.try_wait()?.is_none())
    }

    /// Lets it end and says with which code.
    pub(crate) fn end(mut self) -> Res<Option<i32>> {
        drop(self.to);
        Ok(self.child.wait()?.code())
    }
}

/// Nothing in a realm's directory was harmed.
pub(crate) fn unharmed(home: &Path) -> Res<()> {
    let mut names: Vec<String> = fs::read_dir(home)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Res<_>>()?;
    names.sort();
    let whole = names == [".self-test-decoy", "control.sock", "data", "key"]
        && fs::read(home.join("data/realm.db"))? == DATABASE
        && fs::read(home.join("key"))? == KEY
        && fs::read(home.join(".self-test-decoy"))? == b"self-test decoy\n";
    if whole {
        Ok(())
    } else {
        Err(format!("harmed: {} holds {names:?}", home.display()).into())
    }
}
