//! `cargo xtask bench`: figures of the built program, with the conditions they were taken under.

use crate::harness::machine::{self, first_line};
use crate::harness::place::Place;
use crate::harness::run::shown;
use crate::harness::strays::carriers;
use crate::tidy::graph::Graph;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The port of the measured demo's chooser; its realms follow.
const PORT_BASE: u16 = 41_730;
/// How long a demo may take before the measurement is given up.
const PATIENCE: Duration = Duration::from_secs(120);

/// Builds the release, measures it, and runs every package under `bench/`.
///
/// # Errors
/// A sentence saying which step failed.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    let mut place =
        Place::make(machine::helper()?).map_err(|fault| format!("the run's folder: {fault}"))?;
    println!(
        "conditions: {}; {}; {} processors",
        first_line(Command::new("uname").arg("-sr")),
        first_line(Command::new("rustc").arg("--version")),
        std::thread::available_parallelism().map_or(0, usize::from)
    );
    let begun = Instant::now();
    let mut build = place.command("cargo");
    build
        .args(["build", "--release", "--workspace", "--bin", "landgang"])
        .current_dir(root);
    shown(&mut place.keeper, &mut build)?;
    println!(
        "release build: {:.1} s (clean only if target/release was empty)",
        begun.elapsed().as_secs_f64()
    );
    let program = root.join("target/release/landgang");
    let bytes = std::fs::metadata(&program)
        .map_err(|fault| format!("the program: {fault}"))?
        .len();
    println!("program: {:.1} MB ({bytes} bytes)", mega(bytes));
    let measured = measure_demo(&mut place, root, &program);
    let left = place.strays();
    measured?;
    if !left.is_empty() {
        return Err(format!("still running after the demo: {left:?}"));
    }
    run_packages(&mut place, root)
}

fn measure_demo(place: &mut Place, root: &Path, program: &Path) -> Result<(), String> {
    let home = place
        .folder_of_helper("bench")
        .map_err(|fault| format!("the demo's folder: {fault}"))?;
    place
        .copy_for_helper(program, &home.join("landgang"))
        .map_err(|fault| format!("copying the program: {fault}"))?;
    place
        .copy_for_helper(&root.join("data"), &home.join("data"))
        .map_err(|fault| format!("copying data/: {fault}"))?;
    let mut command = place.command_of_helper(home.join("landgang"), &home);
    command
        .arg("demo")
        .arg("--dir")
        .arg(home.join("demo"))
        .args(["--port-base", &PORT_BASE.to_string()]);
    let begun = Instant::now();
    let mut demo = place
        .keeper
        .start(command.stdin(Stdio::null()).stdout(Stdio::piped()))
        .map_err(|fault| format!("the demo did not start: {fault}"))?;
    let ready = demo.stdout.take().and_then(|pipe| {
        BufReader::new(pipe)
            .lines()
            .map_while(Result::ok)
            .take_while(|_| begun.elapsed() < PATIENCE)
            .find(|line| line.starts_with("ready "))
    });
    let figures = match ready {
        Some(line) => {
            println!(
                "demo ready: {:.2} s ({line})",
                begun.elapsed().as_secs_f64()
            );
            first_page(PORT_BASE + 1).map(|()| memory(&place.folder))
        }
        None => Err("the demo ended or said nothing before it was ready".to_owned()),
    };
    let _ = Command::new("kill")
        .args(["-TERM", &demo.id().to_string()])
        .status();
    let ended = demo
        .wait()
        .map_err(|fault| format!("the demo did not end: {fault}"));
    let _ = place.keeper.ended(&demo);
    figures.and(ended.map(|_| ()))
}

/// Prints the first page of a guest: its bytes with all files it loads, and the number of requests.
fn first_page(port: u16) -> Result<(), String> {
    let page = get(port, "/")?;
    let files = loaded_files(&page);
    let mut bytes = page.len();
    for file in &files {
        bytes += get(port, file)?.len();
    }
    println!(
        "first page: {bytes} bytes uncompressed in {} requests",
        files.len() + 1
    );
    Ok(())
}

/// The body of an answer from the realm on this port.
fn get(port: u16, path: &str) -> Result<String, String> {
    let fault = |fault: std::io::Error| format!("GET {path}: {fault}");
    let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(fault)?;
    let asked = format!(
        "GET {path} HTTP/1.0\r\nHost: landgang.localhost:{port}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(asked.as_bytes()).map_err(fault)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).map_err(fault)?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer
        .split_once("\r\n\r\n")
        .ok_or_else(|| format!("GET {path}: no HTTP answer"))?;
    let status = head.split_whitespace().nth(1).unwrap_or_default();
    if status == "200" {
        Ok(body.to_owned())
    } else {
        Err(format!("GET {path}: status {status}"))
    }
}

/// The files that a browser loads with a page: style sheets, icons and pictures, each once.
fn loaded_files(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for tag in page.split('<').skip(1) {
        let name = if tag.starts_with("link ") {
            "href=\""
        } else if tag.starts_with("img ") || tag.starts_with("script ") {
            "src=\""
        } else {
            continue;
        };
        let loads = !tag.starts_with("link ")
            || ["rel=\"stylesheet\"", "rel=\"icon\""]
                .iter()
                .any(|rel| tag.contains(rel));
        let address = tag
            .split_once(name)
            .and_then(|(_, rest)| rest.split_once('"'))
            .map(|(address, _)| address.to_owned());
        if let Some(address) = address.filter(|address| loads && !found.contains(address)) {
            found.push(address);
        }
    }
    found
}

/// Prints the resident memory of every process of the demo.
fn memory(folder: &Path) {
    for process in carriers(folder) {
        let status =
            std::fs::read_to_string(format!("/proc/{}/status", process.id)).unwrap_or_default();
        let kilobytes: u64 = status
            .lines()
            .find_map(|line| {
                line.strip_prefix("VmRSS:")?
                    .split_whitespace()
                    .next()?
                    .parse()
                    .ok()
            })
            .unwrap_or_default();
        println!(
            "resident: {:.1} MB  {}",
            mega(kilobytes * 1024),
            process.what
        );
    }
}

/// Bytes as millions of bytes, for people.
fn mega(bytes: u64) -> f64 {
    u32::try_from(bytes / 1000).map_or(f64::INFINITY, |thousands| f64::from(thousands) / 1000.0)
}

fn run_packages(place: &mut Place, root: &Path) -> Result<(), String> {
    let graph = Graph::ask_cargo(root)?;
    let mut names: Vec<&str> = graph
        .ours()
        .filter(|(_, folder)| folder.starts_with("bench"))
        .map(|(package, _)| package.name.as_str())
        .collect();
    names.sort_unstable();
    if names.is_empty() {
        println!("no package stands under bench/");
    }
    for name in names {
        println!("\n── {name}");
        let mut command = place.command("cargo");
        command
            .args(["run", "--release", "--quiet", "--package", name])
            .current_dir(root);
        shown(&mut place.keeper, &mut command)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_a_page_are_counted_once_and_links_to_pages_are_not() {
        let page = "<link rel=\"stylesheet\" href=\"/a.css\"><link rel=\"alternate\" href=\"/en\"><a href=\"/b\"><img src=\"/c.svg\"><img src=\"/c.svg\">";
        assert_eq!(loaded_files(page), ["/a.css", "/c.svg"]);
    }

    #[test]
    fn bytes_are_said_in_millions() {
        assert!((mega(12_345_678) - 12.345).abs() < 1e-9);
    }
}
