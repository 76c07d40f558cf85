//! The built program as a household meets it: how big, how soon, how much memory, how heavy the first page.

pub(crate) mod demo;
pub(crate) mod links;
mod story;
mod walk;

use std::path::{Path, PathBuf};

use crate::machine::Resident;
use crate::number::mega;
use demo::{Demo, Memory};

/// The program as `cargo build --release` leaves it.
const PROGRAM: &str = "target/release/landgang";
/// Where the demo listens: its guide here, its realms on the four after it.
const PORT_BASE: u16 = 9_700;
/// The public and the citizen realm share a process; a guest's first page is there.
const FRONT: (&str, u16) = (FRONT_HOST, PORT_BASE + 1);
/// What the front is called; its port is the one after the guide's.
pub(crate) const FRONT_HOST: &str = "landgang.localhost";

/// Whether there is a program to measure.
pub(crate) fn is_built() -> bool {
    Path::new(PROGRAM).is_file()
}

/// The built program.
pub(crate) fn program() -> Result<PathBuf, String> {
    PathBuf::from(PROGRAM)
        .canonicalize()
        .map_err(|fault| format!("{PROGRAM}: {fault}; run cargo build --release first"))
}

/// Measures and gives the text for docs/BENCH.md.
pub(crate) fn measure() -> Result<String, String> {
    let program = program()?;
    let size = std::fs::metadata(&program)
        .map_err(|fault| format!("{PROGRAM}: {fault}"))?
        .len();
    let folder = std::env::temp_dir().join(format!("landgang-bench-{}", std::process::id()));
    let demo = Demo::start(&program, folder, PORT_BASE)?;
    let fresh = demo.memory();
    let first = walk::first_page(FRONT.0, FRONT.1)?;
    let people = walk::roles(PORT_BASE)?;
    let walked = walk::all_at_once(&people)?;
    let read = demo.memory();
    let mut text = format!(
        "| what | figure | aim |\n|---|---:|---:|\n\
         | release program | {:.1} MB | < 40 MB |\n\
         | demo ready after its start | {:.1} s | ≤ 10 s |\n\
         | a guest's first page with all that it loads, uncompressed | {:.1} KB in {} requests | ≤ 30 KB in ≤ 3 |\n",
        mega(size),
        demo.ready_after.as_secs_f64(),
        mega(first.bytes) * 1000.0,
        first.requests,
    );
    drop(demo);
    let (told, amiss) = match story::memory_after(&program) {
        Ok((told, true)) => (told, None),
        Ok((told, false)) => (
            told,
            Some("Not every step of the story passed; cargo xtask e2e says which.".to_owned()),
        ),
        Err(why) => (
            Vec::new(),
            Some(format!("The story was not walked: {why}.")),
        ),
    };
    text.push_str(&memory_table(&fresh, &read, &told));
    text.push_str(&format!(
        "\n\"Everybody has read\": {} people of the demo, all at once, have each read every page that they can reach by \
         links ({} pages). Resident memory counts the pages of the program's own file, which the processes share; \"its \
         own\" leaves files out.\n",
        people.len(),
        walked.pages,
    ));
    if let Some(amiss) = amiss {
        text.push_str(&format!("\n{amiss}\n"));
    }
    if !walked.amiss.is_empty() {
        text.push_str(&format!(
            "\nNot every link led to a page: {}.\n",
            walked.amiss.join(", ")
        ));
    }
    Ok(text)
}

/// A line per process; resident memory in MB (aim of each realm: below 40).
fn memory_table(fresh: &[Memory], read: &[Memory], told: &[Memory]) -> String {
    let mut text = "\n| resident memory, MB (aim < 40) | fresh | everybody has read | of that its own | after the story | peak in the story |\n\
         |---|---:|---:|---:|---:|---:|\n"
        .to_owned();
    for process in read {
        let figure = |of: &[Memory], what: fn(&Resident) -> u64| {
            of.iter()
                .find(|known| known.name == process.name)
                .map_or_else(
                    || "–".to_owned(),
                    |known| format!("{:.1}", mega(what(&known.resident))),
                )
        };
        text.push_str(&format!(
            "| {} | {} | {} | {} | {} | {} |\n",
            process.name,
            figure(fresh, |r| r.all),
            figure(read, |r| r.all),
            figure(read, |r| r.own),
            figure(told, |r| r.all),
            figure(told, |r| r.peak),
        ));
    }
    text
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
    for Memory { name, resident } in found {
        println!(
            "{name}: {:.1} MB resident, {:.1} MB its own, peak {:.1} MB",
            mega(resident.all),
            mega(resident.own),
            mega(resident.peak)
        );
    }
    Ok(())
}
