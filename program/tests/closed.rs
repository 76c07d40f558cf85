//! A realm under a passphrase: closed until its holder has typed it (SAFETY.md §5, one-box mode).
#![cfg(test)]

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const PASSPHRASE: &str = "en bro, en å og fem ænder";

struct Installation(PathBuf);

impl Installation {
    /// The near bank's and the researchers' realms, the first under a passphrase.
    fn new(name: &str, port: u16) -> Self {
        let folder =
            std::env::temp_dir().join(format!("landgang-closed-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("ready")).expect("made");
        let section = |realm: &str, port: u16| {
            format!(
                "[{realm}]\nfolder = \"{realm}\"\nlisten = \"127.0.0.1:{port}\"\norigin = \"http://{realm}.localhost:{port}\"\n\
                 host = \"Foreningen\"\nkey_holder = \"Lone\"\n"
            )
        };
        let text = section("municipality", port) + &section("research", port + 1);
        fs::write(folder.join("landgang.toml"), text).expect("written");
        let here = Self(folder);
        assert!(here.run(&["migrate"], false).status.success());
        fs::write(here.0.join("passphrase"), PASSPHRASE).expect("written");
        let done = here.run(
            &[
                "key",
                "lock",
                "--realm",
                "municipality",
                "--passphrase-file",
                "passphrase",
            ],
            false,
        );
        assert!(done.status.success(), "{}", said(&done));
        here
    }

    fn command(&self, words: &[&str], ready: bool) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_landgang"));
        command
            .args(words)
            .current_dir(&self.0)
            .stdin(Stdio::null())
            .env_remove("CREDENTIALS_DIRECTORY");
        if ready {
            fs::write(
                self.0.join("ready/landgang-municipality"),
                format!("{PASSPHRASE}\n"),
            )
            .expect("written");
            command.env("CREDENTIALS_DIRECTORY", self.0.join("ready"));
        }
        command
    }

    fn run(&self, words: &[&str], ready: bool) -> Output {
        self.command(words, ready).output().expect("run")
    }
}

impl Drop for Installation {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn said(done: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&done.stdout),
        String::from_utf8_lossy(&done.stderr)
    )
}

/// A running service that is ended in order.
struct Service(Child);

impl Drop for Service {
    fn drop(&mut self) {
        let id = nix::unistd::Pid::from_raw(i32::try_from(self.0.id()).expect("small"));
        let _ = nix::sys::signal::kill(id, nix::sys::signal::Signal::SIGTERM);
        let _ = self.0.wait();
    }
}

/// What a realm answers as soon as it does.
fn get(port: u16, realm: &str, path: &str) -> String {
    let until = Instant::now() + Duration::from_secs(60);
    loop {
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) {
            let ask = format!(
                "GET {path} HTTP/1.1\r\nHost: {realm}.localhost:{port}\r\nConnection: close\r\n\r\n"
            );
            let mut answer = String::new();
            if stream.write_all(ask.as_bytes()).is_ok()
                && stream.read_to_string(&mut answer).is_ok()
                && !answer.is_empty()
            {
                return answer;
            }
        }
        assert!(Instant::now() < until, "{realm} does not answer");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn without_its_passphrase_a_realm_stays_closed_and_says_so_while_the_others_run() {
    let here = Installation::new("closed", 39_381);
    let keys = here.0.join("municipality/data/municipality/keys");
    assert!(!keys.join("realm.key").exists() && keys.join("realm.locked").exists());
    let _service = Service(
        here.command(&["serve"], false)
            .stdout(Stdio::null())
            .spawn()
            .expect("started"),
    );
    for path in ["/", "/nye", "/hvad-som-helst"] {
        let closed = get(39_381, "municipality", path);
        assert!(closed.starts_with("HTTP/1.1 503"), "{closed}");
        assert!(
            closed.contains("Siden er ikke åbnet endnu") && closed.contains("Lone har nøglen"),
            "{closed}"
        );
        assert!(
            closed
                .to_lowercase()
                .contains("content-security-policy: default-src 'none'"),
            "{closed}"
        );
    }
    let other = get(39_382, "research", "/");
    assert!(other.starts_with("HTTP/1.1 200"), "{other}");
}

#[test]
fn a_passphrase_that_lies_ready_opens_the_realm_and_a_wrong_one_does_not() {
    let here = Installation::new("ready", 39_383);
    {
        let _service = Service(
            here.command(&["serve"], true)
                .stdout(Stdio::null())
                .spawn()
                .expect("started"),
        );
        let open = get(39_383, "municipality", "/driver");
        assert!(
            open.starts_with("HTTP/1.1 200") && open.contains("Foreningen driver siden."),
            "{open}"
        );
    }
    let done = here.run(&["backup", "--realm", "municipality"], true);
    assert!(done.status.success(), "{}", said(&done));
    fs::write(
        here.0.join("ready/landgang-municipality"),
        "en helt anden sætning end den",
    )
    .expect("written");
    let mut wrong = here.command(&["backup", "--realm", "municipality"], false);
    let done = wrong
        .env("CREDENTIALS_DIRECTORY", here.0.join("ready"))
        .output()
        .expect("run");
    assert!(
        !done.status.success() && said(&done).contains("lies under a passphrase"),
        "{}",
        said(&done)
    );
}

#[test]
fn a_locked_key_can_be_unlocked_again_and_is_the_same_key() {
    let here = Installation::new("unlock", 39_385);
    let keys = here.0.join("municipality/data/municipality/keys");
    let words = [
        "key",
        "unlock",
        "--realm",
        "municipality",
        "--passphrase-file",
    ];
    fs::write(here.0.join("wrong"), "en helt anden sætning end den").expect("written");
    let done = here.run(&[&words[..], &["wrong"]].concat(), false);
    assert!(
        !done.status.success() && said(&done).contains("not the passphrase"),
        "{}",
        said(&done)
    );
    let done = here.run(&[&words[..], &["passphrase"]].concat(), false);
    assert!(done.status.success(), "{}", said(&done));
    assert!(keys.join("realm.key").exists() && !keys.join("realm.locked").exists());
    // The ring that was made before still opens.
    let done = here.run(&["backup", "--realm", "municipality"], false);
    assert!(done.status.success(), "{}", said(&done));
}

/// What a terminal shows, read as it comes.
struct Screen(Arc<Mutex<String>>);

impl Screen {
    fn of(mut terminal: File) -> Self {
        let shown = Arc::new(Mutex::new(String::new()));
        let kept = Arc::clone(&shown);
        std::thread::spawn(move || {
            let mut bytes = [0; 1024];
            while let Ok(more) = terminal.read(&mut bytes) {
                let text = String::from_utf8_lossy(&bytes[..more]).into_owned();
                kept.lock().expect("whole").push_str(&text);
            }
        });
        Self(shown)
    }

    fn text(&self) -> String {
        self.0.lock().expect("whole").clone()
    }

    fn wait_for(&self, words: &str) {
        let until = Instant::now() + Duration::from_secs(60);
        while !self.text().contains(words) {
            assert!(Instant::now() < until, "no \"{words}\": {}", self.text());
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

#[test]
fn at_a_terminal_the_passphrase_is_asked_for_and_not_shown() {
    let here = Installation::new("terminal", 39_387);
    let terminal = nix::pty::openpty(None, None).expect("a terminal");
    let mut keyboard = File::from(terminal.master);
    let screen = Screen::of(keyboard.try_clone().expect("a copy"));
    let mut serve = here.command(&["serve"], false);
    serve
        .stdin(Stdio::from(terminal.slave.try_clone().expect("a copy")))
        .stderr(Stdio::from(terminal.slave))
        .stdout(Stdio::null());
    let _service = Service(serve.spawn().expect("started"));
    drop(serve);
    screen.wait_for("Passphrase of municipality: ");
    let wrong = "en helt anden sætning end den";
    writeln!(keyboard, "{wrong}").expect("typed");
    screen.wait_for("That was not it. Passphrase of municipality: ");
    let closed = get(39_387, "municipality", "/driver");
    assert!(closed.starts_with("HTTP/1.1 503"), "{closed}");
    writeln!(keyboard, "{PASSPHRASE}").expect("typed");
    let until = Instant::now() + Duration::from_secs(60);
    while !get(39_387, "municipality", "/driver").starts_with("HTTP/1.1 200") {
        assert!(Instant::now() < until, "it stays closed: {}", screen.text());
        std::thread::sleep(Duration::from_millis(50));
    }
    for words in [PASSPHRASE, wrong] {
        assert!(!screen.text().contains(words), "{}", screen.text());
    }
}
