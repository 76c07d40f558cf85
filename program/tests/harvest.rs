//! Directories that are read by themselves: what a source does, from the keyboard and under the running service (issue "directory" 2).

#![cfg(test)]

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_landgang");

/// What the other side does.
#[derive(Clone, Copy, PartialEq)]
enum Mood {
    /// Has so many communities.
    Has(u32),
    Rubbish,
    Silent,
    /// Answers the first question and then no more.
    Stalls,
}

#[derive(Clone)]
struct Source {
    mood: Arc<Mutex<Mood>>,
    asked: Arc<Mutex<Vec<String>>>,
    port: u16,
}

impl Source {
    fn new(mood: Mood) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let source = Self {
            mood: Arc::new(Mutex::new(mood)),
            asked: Arc::default(),
            port: listener.local_addr().expect("bound").port(),
        };
        let answering = source.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let own = answering.clone();
                thread::spawn(move || own.answer(stream));
            }
        });
        source
    }

    fn answer(&self, mut stream: TcpStream) {
        let (mut head, mut byte) = (Vec::new(), [0]);
        while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|read| read == 1) {
            head.push(byte[0]);
        }
        let head = String::from_utf8_lossy(&head).into_owned();
        let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
        self.asked.lock().expect("ours").push(path.clone());
        let body = match *self.mood.lock().expect("ours") {
            Mood::Has(count) => page(&path, count),
            Mood::Rubbish => Some("<html>Velkommen</html>".to_owned()),
            Mood::Silent => return,
            Mood::Stalls if path == "/hsds" => page(&path, 1),
            Mood::Stalls => {
                thread::sleep(Duration::from_secs(120));
                return;
            }
        };
        let answer = match body {
            Some(body) => format!(
                "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            ),
            None => "HTTP/1.1 404 x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".to_owned(),
        };
        // Whoever asked may have gone; the test sees that by what it says.
        let _ = stream.write_all(answer.as_bytes());
    }

    fn is(&self, mood: Mood) {
        *self.mood.lock().expect("ours") = mood;
        self.asked.lock().expect("ours").clear();
    }

    fn asked(&self) -> usize {
        self.asked.lock().expect("ours").len()
    }
}

fn page(path: &str, count: u32) -> Option<String> {
    let service = |number: u32| {
        serde_json::json!({
            "id": format!("0b7c6f0a-3f0e-4d59-9a50-{number:012}"), "name": format!("Kor {number}"), "status": "active",
            "last_modified": "2026-09-01T08:00:00Z",
        })
    };
    if path == "/hsds" {
        let front = serde_json::json!({ "version": "3.0", "profile": "https://x.example", "openapi_url": "https://x.example" });
        return Some(front.to_string());
    }
    if path.starts_with("/hsds/services?") {
        let all: Vec<_> = (1..=count).map(service).collect();
        let page = serde_json::json!({
            "total_items": count, "total_pages": 1, "page_number": 1, "size": count, "first_page": true, "last_page": true,
            "empty": count == 0, "contents": all,
        });
        return Some(page.to_string());
    }
    let number = path.strip_prefix("/hsds/services/")?.rsplit('-').next()?;
    Some(service(number.parse().ok()?).to_string())
}

struct Installation(PathBuf);

impl Installation {
    fn new(name: &str, source: &Source, more: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("landgang-harvest-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("made");
        let section = |name: &str, port: u16| {
            format!(
                "[{name}]\nfolder = \"{name}\"\nlisten = \"127.0.0.1:{port}\"\norigin = \"http://{name}.localhost:{port}\"\nhost = \"X\"\n"
            )
        };
        let config = format!(
            "[house]\nlog_form = \"text\"\n{}{}[front.harvest.naboen]\naddress = \"http://127.0.0.1:{}/hsds\"\n{more}",
            section("civil", 39171),
            section("front", 39170),
            source.port
        );
        fs::write(folder.join("landgang.toml"), config).expect("written");
        Self(folder)
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command
            .args(words)
            .current_dir(&self.0)
            .stdin(Stdio::null());
        command
    }

    fn run(&self, words: &[&str]) -> (Option<i32>, String) {
        let done: Output = self.command(words).output().expect("run");
        let said = [done.stdout, done.stderr].concat();
        (
            done.status.code(),
            String::from_utf8_lossy(&said).into_owned(),
        )
    }

    /// How many communities the directory has.
    fn has(&self) -> usize {
        let (code, said) = self.run(&["export", "hsds", "--to", "all.json"]);
        assert_eq!(code, Some(0), "{said}");
        let read = fs::read(self.0.join("all.json")).expect("a file");
        let _ = fs::remove_file(self.0.join("all.json"));
        let page: serde_json::Value = serde_json::from_slice(&read).expect("JSON");
        page["contents"].as_array().expect("a list").len()
    }
}

impl Drop for Installation {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const OWN_NETWORK: &str = "private_network = true\n";

/// A source that vanishes or turns to rubbish never empties the directory.
#[test]
fn a_source_is_read_and_whatever_becomes_of_it_nothing_is_lost() {
    let source = Source::new(Mood::Has(3));
    let here = Installation::new("moods", &source, OWN_NETWORK);
    let (code, said) = here.run(&["harvest"]);
    assert_eq!((code, here.has()), (Some(0), 3), "{said}");
    assert!(said.contains("naboen: http://127.0.0.1"), "{said}");

    // Front page, list, and four lists it does not have: no record is asked for twice.
    source.is(Mood::Has(3));
    let (code, said) = here.run(&["harvest", "naboen"]);
    assert_eq!((code, source.asked()), (Some(0), 6), "{said}");
    assert!(
        said.contains("0 nye, 0 ændrede, 3 uændrede, 0 væk"),
        "{said}"
    );

    for (mood, word) in [
        (Mood::Rubbish, "JSON"),
        (Mood::Silent, "kan ikke nås"),
        (Mood::Has(0), "ingen HSDS-poster"),
    ] {
        source.is(mood);
        let (code, said) = here.run(&["harvest"]);
        assert_eq!((code, here.has()), (Some(2), 3), "{said}");
        assert!(said.contains(word), "{said}");
    }

    source.is(Mood::Has(4));
    let (code, said) = here.run(&["harvest"]);
    assert_eq!((code, here.has()), (Some(0), 4), "{said}");
    // Its time has not come again.
    source.is(Mood::Has(5));
    let (code, said) = here.run(&["harvest", "--due"]);
    assert_eq!(
        (code, source.asked(), here.has()),
        (Some(0), 0, 4),
        "{said}"
    );

    let (code, said) = here.run(&["harvest", "andre"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("naboen"), "{said}");
}

/// SSRF: neither by the timer nor by hand, unless the operator says so.
#[test]
fn a_private_network_is_asked_only_where_the_operator_says_so() {
    let source = Source::new(Mood::Has(2));
    let here = Installation::new("private", &source, "");
    let (code, said) = here.run(&["harvest", "--english"]);
    assert_eq!((code, source.asked()), (Some(2), 0), "{said}");
    assert!(said.contains("private_network = true"), "{said}");

    let address = format!("http://127.0.0.1:{}/hsds", source.port);
    let (code, said) = here.run(&["import", "hsds", &address]);
    assert_eq!((code, source.asked()), (Some(2), 0), "{said}");
    let (code, said) = here.run(&["import", "hsds", &address, "--private-network"]);
    assert_eq!((code, here.has()), (Some(0), 2), "{said}");
}

#[test]
fn an_installation_without_sources_says_where_to_name_one() {
    let source = Source::new(Mood::Silent);
    let here = Installation::new("none", &source, "");
    let config = fs::read_to_string(here.0.join("landgang.toml")).expect("ours");
    let (without, _) = config.split_once("[front.harvest").expect("a part");
    fs::write(here.0.join("landgang.toml"), without).expect("written");
    let (code, said) = here.run(&["harvest"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("[front.harvest]"), "{said}");
}

/// A running service that is ended in order.
struct Service(Child);

impl Service {
    fn stop(&mut self) {
        let id = nix::unistd::Pid::from_raw(i32::try_from(self.0.id()).expect("small"));
        let _ = nix::sys::signal::kill(id, nix::sys::signal::Signal::SIGTERM);
        let _ = self.0.wait();
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The running service asks by itself, and leaves nobody out when it is stopped.
#[test]
fn the_running_service_asks_by_itself_and_calls_back_whom_it_sent() {
    let source = Source::new(Mood::Has(2));
    let here = Installation::new(
        "serve",
        &source,
        "private_network = true\nevery_hours = 1\n",
    );
    let serve = |here: &Installation| Service(here.command(&["serve"]).spawn().expect("runs"));
    let wait = |what: &str, done: &dyn Fn() -> bool| {
        let until = Instant::now() + Duration::from_secs(60);
        while !done() {
            assert!(Instant::now() < until, "{what}");
            thread::sleep(Duration::from_millis(100));
        }
    };
    let running = serve(&here);
    wait("questions", &|| source.asked() > 3);
    wait("two communities", &|| here.has() == 2);
    drop(running);

    // A source that keeps whoever asks waiting does not keep the service from ending.
    let stalling = Source::new(Mood::Stalls);
    let here = Installation::new("stall", &stalling, OWN_NETWORK);
    let mut running = serve(&here);
    wait("a question that is not answered", &|| stalling.asked() >= 2);
    let begun = Instant::now();
    running.stop();
    assert!(
        begun.elapsed() < Duration::from_secs(15),
        "{:?}",
        begun.elapsed()
    );
    let own = here.0.join("landgang.toml").display().to_string();
    let left = fs::read_dir("/proc")
        .expect("Linux")
        .flatten()
        .filter(|one| {
            fs::read_to_string(one.path().join("cmdline"))
                .is_ok_and(|words| words.contains("harvest") && words.contains(&own))
        });
    assert_eq!(left.count(), 0, "nobody is out");
}
