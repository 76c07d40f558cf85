//! What several test files need: own data, temporary folders and a tiny server.
#![expect(
    clippy::unwrap_used,
    reason = "test support: a failing helper is a failing test"
)]
#![expect(dead_code, reason = "each test file uses its own part")]

use std::{
    collections::BTreeMap,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
    thread,
    time::Duration,
};

use kit_hsds::{Fault, Feed, Limits, Manner, Source, harvest, read};

/// A file or folder of our own examples.
pub(crate) fn own(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(path)
}

/// Reads a path with the ordinary limits.
pub(crate) fn read_path(path: &Path) -> Result<Feed, Vec<Fault>> {
    read(
        &Source::Path(path.to_owned()),
        &Limits::default(),
        &mut |_| {},
    )
}

/// Reads an address of this machine with these limits.
pub(crate) fn ask(address: &url::Url, limits: &Limits) -> Result<Feed, Vec<Fault>> {
    let manner = Manner {
        private_network: true,
        ..Manner::default()
    };
    harvest(address, limits, manner, &mut |_| {})
}

/// The faults as lines, for failing messages and for looking.
pub(crate) fn lines(faults: &[Fault]) -> String {
    faults
        .iter()
        .map(|fault| format!("{}\n", fault.english_line()))
        .collect()
}

/// A folder that goes away with its test.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "landgang-hsds-{}-{}",
            std::process::id(),
            NEXT.fetch_add(1, Ordering::Relaxed)
        );
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that is left behind harms no test.
        let _left = std::fs::remove_dir_all(&self.0);
    }
}

/// What the server does for an address (path and query).
#[derive(Clone)]
pub(crate) enum Reply {
    Json(String),
    /// With an `ETag`: "not modified" to whoever has it.
    Marked(String, &'static str),
    /// "Too many", with the seconds to wait.
    Later(u32),
    Status(u16),
    Redirect(String),
    /// Sends one byte a second, for ever.
    Trickle,
    /// Sends bytes as fast as it can, for ever.
    Flood,
    /// Closes without a word.
    Hang,
}

/// Serves until the test ends; the answer for an address that is not listed comes from `other`.
pub(crate) fn serve(
    pages: BTreeMap<String, Reply>,
    other: impl Fn(&str) -> Reply + Send + Sync + Clone + 'static,
) -> url::Url {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = url::Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (pages, other) = (pages.clone(), other.clone());
            let Ok(stream) = stream else { continue };
            thread::spawn(move || answer(stream, &pages, &other));
        }
    });
    address
}

fn answer(mut stream: TcpStream, pages: &BTreeMap<String, Reply>, other: &dyn Fn(&str) -> Reply) {
    let mut request = Vec::new();
    let mut byte = [0_u8; 1];
    while !request.ends_with(b"\r\n\r\n") {
        match stream.read(&mut byte) {
            Ok(1) => request.push(byte[0]),
            _ => return,
        }
    }
    let request = String::from_utf8_lossy(&request).into_owned();
    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
    let head =
        |status: u16, more: &str| format!("HTTP/1.1 {status} x\r\nconnection: close\r\n{more}\r\n");
    let reply = pages.get(&path).cloned().unwrap_or_else(|| other(&path));
    // A client that has had enough closes: writing then fails, which is what the test wants.
    let reply = match reply {
        Reply::Marked(_, mark) if request.contains(mark) => Reply::Status(304),
        other => other,
    };
    let mark = match &reply {
        Reply::Marked(_, mark) => format!("etag: {mark}\r\n"),
        _ => String::new(),
    };
    let _sent = match reply {
        Reply::Later(seconds) => stream.write_all(
            head(
                429,
                &format!("retry-after: {seconds}\r\ncontent-length: 0\r\n"),
            )
            .as_bytes(),
        ),
        Reply::Json(text) | Reply::Marked(text, _) => {
            let length = text.len();
            let more =
                format!("content-type: application/json\r\ncontent-length: {length}\r\n{mark}");
            stream.write_all(format!("{}{text}", head(200, &more)).as_bytes())
        }
        Reply::Status(status) => stream.write_all(head(status, "content-length: 0\r\n").as_bytes()),
        Reply::Redirect(to) => stream
            .write_all(head(302, &format!("location: {to}\r\ncontent-length: 0\r\n")).as_bytes()),
        Reply::Trickle => stream.write_all(head(200, "").as_bytes()).and_then(|()| {
            loop {
                stream.write_all(b" ")?;
                thread::sleep(Duration::from_millis(100));
            }
        }),
        Reply::Flood => stream.write_all(head(200, "").as_bytes()).and_then(|()| {
            loop {
                stream.write_all(&[b' '; 65_536])?;
            }
        }),
        Reply::Hang => Ok(()),
    };
}
