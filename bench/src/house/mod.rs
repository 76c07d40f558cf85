//! The built program as a household meets it: how big, how soon, how much memory, how heavy the first page.

mod demo;
mod links;
mod walk;

use std::path::{Path, PathBuf};

use crate::number::mega;
use demo::Demo;
use walk::Visitor;

/// The program as `cargo build --release` leaves it.
const PROGRAM: &str = "target/release/landgang";
/// Where the demo listens: its guide here, its realms on the four after it.
const PORT_BASE: u16 = 9_700;
/// The public and the citizen realm share a process; a guest's first page is there.
const FRONT: (&str, u16) = ("landgang.localhost", PORT_BASE + 1);

/// Whether there is a program to measure.
pub(crate) fn is_built() -> bool {
    Path::new(PROGRAM).is_file()
}

/// Measures and gives the text for docs/BENCH.md.
pub(crate) fn measure() -> Result<String, String> {
    let program = PathBuf::from(PROGRAM)
        .canonicalize()
        .map_err(|fault| format!("{PROGRAM}: {fault}; run cargo build --release first"))?;
    let size = std::fs::metadata(&program)
        .map_err(|fault| format!("{PROGRAM}: {fault}"))?
        .len();
    let demo = Demo::start(&program, PORT_BASE)?;
    let fresh = demo.memory();
    let first = walk::first_page(FRONT.0, FRONT.1)?;
    let mut read = 0;
    let mut amiss = Vec::new();
    let roles = walk::roles(PORT_BASE)?;
    for role in &roles {
        let walked = Visitor::enters(role)?.reads_everything()?;
        read += walked.pages;
        amiss.extend(walked.amiss);
    }
    let used = demo.memory();
    let mut text = format!(
        "| what | figure | aim |\n|---|---:|---:|\n\
         | release program | {:.1} MB | < 40 MB |\n\
         | demo ready after its start | {:.1} s | ≤ 10 s |\n\
         | a guest's first page with all that it loads | {:.1} KB in {} requests | ≤ 30 KB in ≤ 3 |\n",
        mega(size),
        demo.ready_after.as_secs_f64(),
        mega(first.bytes) * 1000.0,
        first.requests,
    );
    for (process, resident, own) in &used {
        let before = fresh
            .iter()
            .find(|(name, _, _)| name == process)
            .map_or(f64::NAN, |(_, resident, _)| mega(*resident));
        text.push_str(&format!(
            "| resident memory, {process} | {:.1} MB ({:.1} MB its own; {before:.1} MB when fresh) | < 40 MB |\n",
            mega(*resident),
            mega(*own),
        ));
    }
    text.push_str(&format!(
        "\nMemory is read after {} people of the demo have each read every page that they can reach by links ({read} pages). \
         Resident memory counts the program's own file, of which the processes share one copy; \"its own\" leaves files out.\n",
        roles.len(),
    ));
    if !amiss.is_empty() {
        text.push_str(&format!(
            "\nNot every link led to a page: {}.\n",
            amiss.join(", ")
        ));
    }
    Ok(text)
}

/// `memory <process>`: prints the resident memory of a running demo or house, for instance one in which the story has
/// just been walked in a browser.
pub(crate) fn memory(process: &str) -> Result<(), String> {
    let process = process
        .parse()
        .map_err(|fault| format!("{process}: {fault}"))?;
    let found = demo::memory_of(process);
    if found.is_empty() {
        return Err(format!("no process {process} is running"));
    }
    for (name, resident, own) in found {
        println!(
            "{name}: {:.1} MB resident, {:.1} MB its own",
            mega(resident),
            mega(own)
        );
    }
    Ok(())
}
