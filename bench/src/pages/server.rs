//! A server in a process of its own, and how the measurement starts and asks it.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use kit_web::Router;

use super::{bare, ours, world};
use crate::feed;
use crate::machine::on_processor;

/// Threads of the server's runtime, as the program's realms have.
const WORKERS: usize = 2;
/// The processor of the server, and the one of the asker, where they are kept apart.
const SERVER_ON: usize = 0;
const ASKER_ON: usize = 1;

/// Which database, and whether server and asker are kept on processors of their own.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub(crate) file: PathBuf,
    pub(crate) pinned: bool,
}

/// A server that runs until this is dropped.
#[derive(Debug)]
pub(crate) struct Running {
    child: Child,
    port: u16,
    pinned: bool,
}

impl Running {
    /// Starts a server and waits until it listens.
    pub(crate) fn start(
        layout: &Layout,
        kind: &str,
        css: &str,
        token: &str,
    ) -> Result<Self, String> {
        let fault = |fault: std::io::Error| format!("server {kind}: {fault}");
        let program = std::env::current_exe().map_err(fault)?;
        let mut child = on_processor(layout.pinned.then_some(SERVER_ON), &program)
            .args(["serve", kind])
            .arg(&layout.file)
            .args([css, token])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(fault)?;
        let mut line = String::new();
        if let Some(pipe) = child.stdout.take() {
            BufReader::new(pipe).read_line(&mut line).map_err(fault)?;
        }
        let port = line.trim().parse().ok();
        let mut running = Self {
            child,
            port: port.unwrap_or(0),
            pinned: layout.pinned,
        };
        if port.is_none() {
            let _ = running.child.kill();
            return Err(format!("server {kind} did not say its port"));
        }
        Ok(running)
    }

    /// Its port.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Its process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Has it asked for so long by another process, for `what` the asker knows ([`crate::load`]); answers per second.
    pub(crate) fn asked_for(&self, milliseconds: u16, what: &str) -> Result<f64, String> {
        let fault = |fault: std::io::Error| format!("the asker: {fault}");
        let program = std::env::current_exe().map_err(fault)?;
        let output = on_processor(self.pinned.then_some(ASKER_ON), &program)
            .arg("load")
            .args([self.port.to_string(), milliseconds.to_string()])
            .args([world::COOKIE, what])
            .output()
            .map_err(fault)?;
        let said = String::from_utf8_lossy(&output.stdout);
        said.trim()
            .parse()
            .map_err(|fault: std::num::ParseFloatError| {
                let why = String::from_utf8_lossy(&output.stderr);
                format!("the asker said {:?} ({fault}): {}", said.trim(), why.trim())
            })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// `serve <kind> <database> <css> <token>`: prints its port and serves until its standard input ends.
pub(crate) fn serve(words: &[&str]) -> Result<(), String> {
    let [kind, file, css, token] = words else {
        return Err("serve <kind> <database> <css> <token>".to_owned());
    };
    let file = Path::new(file);
    let router = match *kind {
        "bare" => bare::alone(file, css, token),
        "store" => bare::over_store(file, css, token),
        "frame" => ours::without_guard(file),
        "guard" => ours::without_session(file),
        "ours" => ours::whole(file),
        "feed-bare" => Ok(feed::bare(file)),
        "feed-ours" => feed::ours(file),
        _ => Err(format!("no server is called {kind}")),
    }?;
    // A measurement that dies takes its servers with it.
    std::thread::spawn(|| {
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        std::process::exit(0);
    });
    listen(router).map_err(|fault| format!("server {kind}: {fault}"))
}

fn listen(router: Router) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(WORKERS)
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
        println!("{}", listener.local_addr()?.port());
        axum::serve(listener, router).await
    })
}
