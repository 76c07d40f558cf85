//! What every figure depends on, said beside it.

use kit_store::Given;

use crate::machine::{first_line, processors};

/// How busy the machine is and what the clock says, before a measurement.
#[derive(Debug)]
pub(crate) struct Before {
    day: String,
    load: String,
}

/// The state of things now.
pub(crate) fn now() -> Before {
    Before {
        day: Given::system().today().to_string(),
        load: load(),
    }
}

fn load() -> String {
    std::fs::read_to_string("/proc/loadavg")
        .unwrap_or_default()
        .split_whitespace()
        .next()
        .unwrap_or("unknown")
        .to_owned()
}

/// The conditions as a line of text; the load tells whether something else was running.
pub(crate) fn text(before: &Before) -> String {
    let processor = std::fs::read_to_string("/proc/cpuinfo")
        .unwrap_or_default()
        .lines()
        .find_map(|line| {
            let (name, value) = line.split_once(':')?;
            (name.trim() == "model name").then(|| value.trim().to_owned())
        })
        .unwrap_or_else(|| "unknown processor".to_owned());
    let said = |program: &str, args: &[&str]| first_line(program, args).unwrap_or_default();
    format!(
        "Measured {} at commit {}: {processor}, {} processors, {}, {}, SQLite {}; load before {}, after {}.\n",
        before.day,
        said("git", &["rev-parse", "--short", "HEAD"]),
        processors(),
        said("uname", &["-sr"]),
        said("rustc", &["--version"]),
        rusqlite::version(),
        before.load,
        load(),
    )
}
