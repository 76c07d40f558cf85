//! T22 as CI runs it: idle, dripping and flooding visitors do not hold up the others, and are let go of in time.
#![cfg(test)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::resource::{Resource, getrlimit, setrlimit};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

const IDLE: usize = 2_000;
const DRIPPING: usize = 200;
const FLOODING: usize = 3;
/// A flood's body: more than any form may hold.
const FLOOD: usize = 10 * 1024 * 1024;
/// Who behaves asks so often, on a connection each.
const VISITS: usize = 400;
/// On two shared cores and a debug build; a blocked server would not answer at all.
const PATIENCE: Duration = Duration::from_secs(2);

struct Demo {
    child: Child,
    folder: PathBuf,
    port: u16,
}

impl Demo {
    fn start() -> Self {
        let port = free_ports();
        let folder = std::env::temp_dir().join(format!("landgang-slow-{}", std::process::id()));
        let mut child = Command::new(env!("CARGO_BIN_EXE_landgang"))
            .args(["demo", "--port-base", &port.to_string(), "--dir"])
            .arg(&folder)
            .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("started");
        let said = BufReader::new(child.stdout.take().expect("piped"));
        let ready = said
            .lines()
            .map_while(Result::ok)
            .any(|line| line.starts_with("ready "));
        assert!(ready, "the demo ended before it was ready");
        Self {
            child,
            folder,
            port: port + 1,
        }
    }

    /// Resident memory of the process that serves the front, in KiB.
    fn memory_kib(&self) -> usize {
        let own = self.child.id().to_string();
        let processes = std::fs::read_dir("/proc").expect("/proc").flatten();
        let front = processes.map(|p| p.path()).find(|path| {
            let text = |name: &str| std::fs::read_to_string(path.join(name)).unwrap_or_default();
            text("cmdline").contains("front")
                && text("status").lines().any(|line| {
                    line.strip_prefix("PPid:")
                        .is_some_and(|id| id.trim() == own)
                })
        });
        let status = std::fs::read_to_string(front.expect("a front").join("status"));
        let status = status.expect("a process");
        let line = status.lines().find(|line| line.starts_with("VmRSS:"));
        let digits: String = line
            .expect("memory")
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        digits.parse().expect("a number")
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let id = i32::try_from(self.child.id()).expect("a process id");
        let _ = kill(Pid::from_raw(id), Signal::SIGTERM);
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The first of five neighbouring free ports.
fn free_ports() -> u16 {
    let start = 30_000 + u16::try_from(std::process::id() % 9_000).expect("small");
    (start..start + 1_000)
        .step_by(5)
        .find(|base| (*base..base + 5).all(|port| TcpListener::bind(("127.0.0.1", port)).is_ok()))
        .expect("five free ports")
}

fn connect(port: u16) -> TcpStream {
    TcpStream::connect(("127.0.0.1", port)).expect("connected")
}

/// Asks for the front page and gives the status line's number.
fn visit(port: u16) -> String {
    let mut stream = connect(port);
    stream.set_read_timeout(Some(PATIENCE)).expect("set");
    let head = "GET / HTTP/1.1\r\nhost: landgang.localhost\r\nconnection: close\r\n\r\n";
    stream.write_all(head.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("answered");
    answer.chars().skip("HTTP/1.1 ".len()).take(3).collect()
}

/// Sends 10 MB as a form and gives the whole answer.
fn flood(port: u16) -> String {
    let mut stream = connect(port);
    let head = format!(
        "POST /ind HTTP/1.1\r\nhost: landgang.localhost\r\norigin: http://landgang.localhost:{port}\r\n\
         content-length: {FLOOD}\r\nconnection: close\r\n\r\nnote=Vi+ses&more="
    );
    stream.write_all(head.as_bytes()).expect("sent");
    let mut left = FLOOD - "note=Vi+ses&more=".len();
    let part = vec![b'a'; 64 * 1024];
    while left > 0 {
        let now = left.min(part.len());
        stream.write_all(&part[..now]).expect("sent");
        left -= now;
    }
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("answered");
    answer
}

/// One letter of a head now and then, on many connections, until `done`; gives how many were let go of.
fn drip(port: u16, done: &AtomicBool) -> usize {
    let mut streams: Vec<Option<TcpStream>> = (0..DRIPPING).map(|_| Some(connect(port))).collect();
    let mut gone = 0;
    while !done.load(Ordering::SeqCst) {
        for place in &mut streams {
            let refused = place.as_mut().is_some_and(|s| s.write_all(b"G").is_err());
            if refused {
                *place = None;
                gone += 1;
            }
        }
        thread::sleep(Duration::from_millis(500));
    }
    gone
}

/// Whether the other side has ended this connection.
fn is_ended(stream: &mut TcpStream) -> bool {
    stream.set_nonblocking(true).expect("set");
    let mut byte = [0];
    match stream.read(&mut byte) {
        Ok(read) => read == 0,
        Err(fault) => fault.kind() != std::io::ErrorKind::WouldBlock,
    }
}

#[test]
fn slow_visitors_hold_up_nobody_and_are_let_go_of() {
    let (_, hard) = getrlimit(Resource::RLIMIT_NOFILE).expect("limits");
    setrlimit(Resource::RLIMIT_NOFILE, hard.min(20_000), hard).expect("raised");
    let demo = Demo::start();
    let port = demo.port;
    let before = demo.memory_kib();
    let mut idle: Vec<TcpStream> = (0..IDLE).map(|_| connect(port)).collect();
    let connected = Instant::now();
    let done = Arc::new(AtomicBool::new(false));
    let floods = Arc::new(AtomicUsize::new(0));
    let dripping = thread::spawn({
        let done = Arc::clone(&done);
        move || drip(port, &done)
    });
    let flooding: Vec<_> = (0..FLOODING)
        .map(|_| {
            let (done, floods) = (Arc::clone(&done), Arc::clone(&floods));
            thread::spawn(move || {
                while !done.load(Ordering::SeqCst) {
                    let answer = flood(port);
                    assert!(
                        answer.starts_with("HTTP/1.1 413"),
                        "{}",
                        answer.lines().next().unwrap_or("")
                    );
                    assert!(answer.contains(">Vi ses<"), "the beginning is kept");
                    floods.fetch_add(1, Ordering::SeqCst);
                }
            })
        })
        .collect();

    let mut took: Vec<Duration> = (0..VISITS)
        .map(|_| {
            let begun = Instant::now();
            assert_eq!(visit(port), "200");
            begun.elapsed()
        })
        .collect();
    took.sort_unstable();
    let during = demo.memory_kib();
    // A connection that asks for nothing may stay for 15 seconds; the last dripping one came a little later than this.
    thread::sleep(Duration::from_secs(22).saturating_sub(connected.elapsed()));
    done.store(true, Ordering::SeqCst);
    let dripped = dripping.join().expect("dripped");
    flooding
        .into_iter()
        .for_each(|f| f.join().expect("flooded"));
    let ended = idle
        .iter_mut()
        .filter_map(|s| is_ended(s).then_some(()))
        .count();
    let at = |per_mille: usize| took[(VISITS - 1) * per_mille / 1000].as_millis();
    println!(
        "survived {VISITS} / tried {VISITS} visits beside {IDLE} idle, {DRIPPING} dripping and {FLOODING} flooding \
         connections ({} floods of 10 MB answered); visit p50 {} ms, p99 {} ms, longest {} ms; let go of: idle {ended}, \
         dripping {dripped}; memory {before} KiB, then {during} KiB; debug build, loopback, no seed (no chance in it)",
        floods.load(Ordering::SeqCst),
        at(500),
        at(990),
        at(1000),
    );
    assert!(took.iter().all(|t| *t < PATIENCE));
    assert_eq!(ended, IDLE, "every idle connection was let go of");
    assert_eq!(dripped, DRIPPING, "every dripping one too");
    assert!(floods.load(Ordering::SeqCst) >= FLOODING);
    assert!(
        during < before + 100 * 1024,
        "{before} KiB, then {during} KiB"
    );
}
