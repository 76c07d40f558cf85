#![doc = include_str!("../README.md")]

mod conditions;
#[cfg(feature = "peers")]
mod directory;
mod disk;
mod entry;
mod feed;
mod house;
mod http;
mod load;
mod looks;
mod machine;
mod number;
mod pages;
mod report;
mod rounds;
mod talks;
mod writes;

use std::process::ExitCode;

const HELP: &str = "landgang-bench: speed and size, with the conditions they were measured under

  landgang-bench            all eight below; entry and house are left out where the program is not built, the
                            directory where the bench was built without its peers
  landgang-bench pages      page reads per second against axum + rusqlite alone
  landgang-bench feed       pages of /hsds/services per second against axum + rusqlite over ready summaries
  landgang-bench writes     durable writes per second against one connection behind a lock
  landgang-bench looks      what sealing and the log of looks cost per read and write
  landgang-bench talks      a talk with its measures, sealed and logged, against a bare insert
  landgang-bench entry      the built program: sign-ins with eight words against argon2 alone, and the memory they take
  landgang-bench house      the built program: memory, sizes, first page, time until ready
  landgang-bench directory  the search beside tantivy, Xapian, PostgreSQL and SQLite; wants --features peers
  landgang-bench memory N   resident memory of the running demo or house with process number N

Run it from the checkout's root; the tables go to the terminal and into docs/BENCH.md.";

/// A measurement's own part of docs/BENCH.md: the word in its markers and what makes its text.
type Part = (&'static str, fn() -> Result<String, String>);

const PARTS: [Part; 8] = [
    ("pages", pages::measure),
    ("feed", feed::measure),
    ("writes", writes::measure),
    ("looks", looks::measure),
    ("talks", talks::measure),
    ("entry", entry::measure),
    ("house", house::measure),
    ("directory", directory),
];
/// The parts that measure the built program.
const OF_THE_PROGRAM: [&str; 2] = ["entry", "house"];

#[cfg(feature = "peers")]
fn directory() -> Result<String, String> {
    directory::measure()
}

#[cfg(not(feature = "peers"))]
fn directory() -> Result<String, String> {
    Err("the search is measured beside other engines: cargo run --release -p landgang-bench --features peers -- directory".to_owned())
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [] => PARTS
            .iter()
            .filter(|(name, _)| !OF_THE_PROGRAM.contains(name) || house::is_built())
            .filter(|(name, _)| *name != "directory" || cfg!(feature = "peers"))
            .try_for_each(run),
        ["--help" | "-h" | "help"] => {
            println!("{HELP}");
            Ok(())
        }
        // The processes that a measurement starts: a server, the one that asks it, and a bare loop of argon2.
        ["serve", rest @ ..] => pages::serve(rest),
        ["load", rest @ ..] => load::run(rest),
        ["alone", rest @ ..] => entry::alone::run(rest),
        ["memory", process] => house::memory(process),
        [name] => PARTS.iter().find(|(known, _)| known == name).map_or_else(
            || Err(format!("no measurement is called {name}\n\n{HELP}")),
            run,
        ),
        _ => Err(HELP.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn run((name, measure): &Part) -> Result<(), String> {
    let before = conditions::now();
    let table = measure()?;
    let text = format!("{}\n{table}", conditions::text(&before));
    println!("\n{text}");
    report::put(name, &text)
}
