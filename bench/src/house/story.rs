//! The story of the main job, walked in a browser by `e2e/story.test.mjs`, with an eye on the demo's memory.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::demo::{Memory, memory_of};

/// How often the memory is looked at. The demo ends with the story, so the last look is what counts.
const LOOK_EVERY: Duration = Duration::from_millis(50);
/// Where the browser tests and their driver are.
const BROWSER_TESTS: &str = "e2e";

/// Walks the story in a demo of `program` and gives the memory of its processes as it ended, and whether every step of
/// it passed.
pub(crate) fn memory_after(program: &Path) -> Result<(Vec<Memory>, bool), String> {
    if !Path::new(BROWSER_TESTS).join("node_modules").is_dir() {
        return Err("its driver is not installed; run cargo xtask e2e once".to_owned());
    }
    let mut child = Command::new("node")
        .args(["--test", "story.test.mjs"])
        .current_dir(BROWSER_TESTS)
        .env("LANDGANG_PROGRAM", program)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|fault| format!("node: {fault}"))?;
    let mut seen: Vec<Memory> = Vec::new();
    let status = loop {
        for found in memory_of(child.id()) {
            if !found.name.starts_with("realm ") {
                continue;
            }
            match seen.iter_mut().find(|known| known.name == found.name) {
                Some(known) => *known = found,
                None => seen.push(found),
            }
        }
        if let Some(status) = child.try_wait().map_err(|fault| format!("node: {fault}"))? {
            break status;
        }
        std::thread::sleep(LOOK_EVERY);
    };
    Ok((seen, status.success()))
}
