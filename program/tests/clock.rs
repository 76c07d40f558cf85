//! A demo's town becomes a week later in every realm at once: the guide answers when all of them go by the later time.
#![cfg(test)]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

const PORT: u16 = 21_880;

/// Ends the demo with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = kill(
            Pid::from_raw(i32::try_from(self.0.id()).unwrap_or(0)),
            Signal::SIGTERM,
        );
        let _ = self.0.wait();
    }
}

#[test]
fn the_guide_does_not_answer_before_every_realm_has_moved_its_clock() {
    let folder = std::env::temp_dir().join(format!("landgang-clock-{}", std::process::id()));
    let mut started = Command::new(env!("CARGO_BIN_EXE_landgang"))
        .args(["demo", "--port-base", &PORT.to_string(), "--dir"])
        .arg(&folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .expect("started");
    let out = started.stdout.take().expect("piped");
    let demo = i32::try_from(started.id()).expect("a process number");
    let _running = Running(started);
    let mut said = BufReader::new(out).lines().map_while(Result::ok);
    assert!(said.any(|line| line.starts_with("ready ")));

    let municipality = realm_of(demo, "municipality");
    kill(municipality, Signal::SIGSTOP).expect("stopped");
    let mut asked = a_week_on();
    asked
        .set_read_timeout(Some(Duration::from_secs(1)))
        .expect("set");
    let mut first = [0; 1];
    let early = asked
        .read(&mut first)
        .expect_err("answered while a realm stood still");
    assert_eq!(early.kind(), std::io::ErrorKind::WouldBlock);

    kill(municipality, Signal::SIGCONT).expect("goes on");
    asked
        .set_read_timeout(Some(Duration::from_secs(8)))
        .expect("set");
    let mut answer = String::new();
    asked.read_to_string(&mut answer).expect("answered");
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    let _ = fs::remove_dir_all(folder);
}

/// Presses "a week on" in the guide and leaves the answer to be read.
fn a_week_on() -> TcpStream {
    let mut stream = TcpStream::connect(("127.0.0.1", PORT)).expect("the guide listens");
    write!(
        stream,
        "POST /frem HTTP/1.1\r\nHost: localhost:{PORT}\r\nOrigin: http://localhost:{PORT}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 6\r\nConnection: close\r\n\r\ndage=7"
    )
    .expect("asked");
    stream
}

/// The process of a realm among the demo's children.
fn realm_of(demo: i32, realm: &str) -> Pid {
    let children = fs::read_to_string(format!("/proc/{demo}/task/{demo}/children"));
    let children = children.expect("the kernel tells a process's children");
    let found = children.split_whitespace().find(|child| {
        let words = fs::read_to_string(format!("/proc/{child}/cmdline")).unwrap_or_default();
        words.split('\0').any(|word| word == realm)
    });
    Pid::from_raw(
        found
            .and_then(|id| id.parse().ok())
            .expect("the realm runs"),
    )
}
