//! One realm process of T12: goes behind its wall as the job says, offers what a realm
//! offers, runs the self-test when told to, and ends when it finds itself worse than the table.

use std::fs::{self, Permissions};
use std::io::{BufRead, Write, stdin, stdout};
use std::net::{Ipv4Addr, TcpListener, UdpSocket};
use std::os::fd::OwnedFd;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

use kit_boundary::selftest::{Neighbour, decoy, run};
use kit_boundary::{Status, Wall, descriptors, enter, simulate};
use serde::{Deserialize, Serialize};

use crate::Res;

/// The process could not get behind its wall and did not start.
pub(crate) const NOT_STARTED: u8 = 4;
/// The self-test ended the process.
pub(crate) const ENDED: u8 = 3;

/// What a realm process is told by the test.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Job {
    /// The wall to go behind.
    pub(crate) wall: Wall,
    /// The wall that the self-test believes in, where it differs.
    pub(crate) believed: Option<Wall>,
    /// An ABI to simulate; `None` takes the kernel's.
    pub(crate) abi: Option<u8>,
    /// What the self-test is told to expect, where the lock was removed behind its back.
    pub(crate) claimed: Option<Status>,
    /// Start a thread first, as an async runtime would.
    pub(crate) early_thread: bool,
    /// The port to listen on, TCP and UDP.
    pub(crate) port: u16,
    /// The abstract name to hold.
    pub(crate) abstract_socket: String,
    /// The private path socket.
    pub(crate) socket: PathBuf,
}

/// What a started realm says about itself.
#[derive(Serialize, Deserialize)]
pub(crate) struct Ready {
    /// The status that `enter` returned.
    pub(crate) status: Status,
}

/// What a started realm may be told to do, one line each.
#[derive(Serialize, Deserialize)]
pub(crate) enum Order {
    /// Run the self-test towards these.
    BreakOut(Vec<Neighbour>),
    /// Connect to a letter socket.
    Connect(PathBuf),
    /// Lay a file.
    Lay(PathBuf),
    /// Start a program.
    Start(PathBuf),
    /// Listen on a path socket for the group of the directory.
    Listen(PathBuf),
}

/// The answer to an order that is not the self-test: nothing, or the kernel's words.
pub(crate) type Answer = Option<String>;

struct Offered {
    _tcp: TcpListener,
    _udp: UdpSocket,
    _path: UnixListener,
    _abstract: OwnedFd,
}

/// The process's whole life.
pub(crate) fn live(job: &str) -> ExitCode {
    match serde_json::from_str(job)
        .map_err(Into::into)
        .and_then(|job| behind(&job))
    {
        Ok(code) => code,
        Err(error) => {
            eprintln!("not started: {error}");
            ExitCode::from(NOT_STARTED)
        }
    }
}

fn behind(job: &Job) -> Res<ExitCode> {
    descriptors::refuse_inherited()?;
    let _runtime = job
        .early_thread
        .then(|| std::thread::spawn(|| std::thread::sleep(std::time::Duration::from_secs(60))));
    let status = match job.abi {
        Some(abi) => simulate::enter_as_if(&job.wall, abi)?,
        None => enter(&job.wall)?,
    };
    let _offered = offer(job)?;
    say(&Ready {
        status: status.clone(),
    })?;

    let mut lines = stdin().lock().lines();
    let mut letters = Vec::new();
    while let Some(line) = lines.next().transpose()? {
        let neighbours = match serde_json::from_str(&line)? {
            Order::BreakOut(neighbours) => neighbours,
            Order::Connect(path) => {
                say(&answer(UnixStream::connect(path)))?;
                continue;
            }
            Order::Lay(path) => {
                say(&answer(fs::write(path, "a file")))?;
                continue;
            }
            Order::Start(path) => {
                let started = Command::new(path)
                    .stdin(Stdio::piped())
                    .stdout(Stdio::piped())
                    .stderr(Stdio::piped())
                    .output();
                say(&answer(started))?;
                continue;
            }
            Order::Listen(path) => {
                letters.push(UnixListener::bind(&path)?);
                // The umask closed it for the group; a letter socket is for the pair.
                say(&answer(fs::set_permissions(
                    path,
                    Permissions::from_mode(0o660),
                )))?;
                continue;
            }
        };
        let believed = job.believed.as_ref().unwrap_or(&job.wall);
        let expected = job.claimed.as_ref().unwrap_or(&status);
        let report = run(believed, expected, &neighbours, 0);
        say(&report)?;
        if !report.passed() {
            return Ok(ExitCode::from(ENDED));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn offer(job: &Job) -> Res<Offered> {
    decoy::lay(&job.wall.home)?;
    Ok(Offered {
        _tcp: TcpListener::bind((Ipv4Addr::LOCALHOST, job.port))?,
        _udp: UdpSocket::bind((Ipv4Addr::LOCALHOST, job.port))?,
        _path: UnixListener::bind(&job.socket)?,
        _abstract: decoy::listen_abstract(&job.abstract_socket)?,
    })
}

fn answer<T>(result: std::io::Result<T>) -> Answer {
    result.err().map(|error| error.to_string())
}

fn say(value: &impl Serialize) -> Res<()> {
    let mut out = stdout().lock();
    serde_json::to_writer(&mut out, value)?;
    out.write_all(b"\n")?;
    Ok(out.flush()?)
}
