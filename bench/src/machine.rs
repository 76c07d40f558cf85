//! What the kernel says of a process and of the machine.

use std::process::Command;
use std::time::Duration;

use crate::number::real;

/// The ticks per second in which Linux gives processor time to programs.
const TICKS_PER_SECOND: f64 = 100.0;

/// Processor time of a process since its start, its own and the kernel's on its behalf.
pub(crate) fn processor_time(process: u32) -> Result<Duration, String> {
    let path = format!("/proc/{process}/stat");
    let stat = std::fs::read_to_string(&path).map_err(|fault| format!("{path}: {fault}"))?;
    ticks(&stat)
        .map(|ticks| Duration::from_secs_f64(real(ticks) / TICKS_PER_SECOND))
        .ok_or_else(|| format!("{path}: no processor time in it"))
}

/// Fields 14 and 15 of the line; the name in the second field may hold spaces, so counting begins after it.
fn ticks(stat: &str) -> Option<u64> {
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace().skip(11);
    let own: u64 = fields.next()?.parse().ok()?;
    let kernel: u64 = fields.next()?.parse().ok()?;
    Some(own + kernel)
}

/// A process's memory in bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Resident {
    /// What is resident now, the pages of the program's own file included.
    pub(crate) all: u64,
    /// Of that, what belongs to no file and so to this process alone.
    pub(crate) own: u64,
    /// The most that was ever resident.
    pub(crate) peak: u64,
}

/// The memory of a process, if it is still there.
pub(crate) fn resident(process: u32) -> Option<Resident> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let bytes = |name| Some(kilobytes(&status, name)? * 1024);
    Some(Resident {
        all: bytes("VmRSS:")?,
        own: bytes("RssAnon:")?,
        peak: bytes("VmHWM:")?,
    })
}

/// Lets the most that was ever resident begin anew from what is resident now.
pub(crate) fn forget_peak(process: u32) -> Result<(), String> {
    let path = format!("/proc/{process}/clear_refs");
    std::fs::write(&path, "5").map_err(|fault| format!("{path}: {fault}"))
}

fn kilobytes(status: &str, name: &str) -> Option<u64> {
    status.lines().find_map(|line| {
        line.strip_prefix(name)?
            .split_whitespace()
            .next()?
            .parse()
            .ok()
    })
}

/// A process and all that came from it, with their command lines.
pub(crate) fn family(ancestor: u32) -> Vec<(u32, String)> {
    let parents: Vec<(u32, u32)> = std::fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok())
        .filter_map(|id| Some((id, parent(id)?)))
        .collect();
    let mut found = vec![ancestor];
    let mut next = 0;
    while let Some(id) = found.get(next).copied() {
        found.extend(parents.iter().filter(|(_, p)| *p == id).map(|(c, _)| *c));
        next += 1;
    }
    found
        .into_iter()
        .map(|id| {
            let line = std::fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
            let line = String::from_utf8_lossy(&line).replace('\0', " ");
            (id, line.trim_end().to_owned())
        })
        .collect()
}

fn parent(process: u32) -> Option<u32> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, rest) = stat.rsplit_once(')')?;
    rest.split_whitespace().nth(1)?.parse().ok()
}

/// A command that runs on one processor only where `taskset` is there and has it; else one that runs anywhere.
pub(crate) fn on_processor(processor: Option<usize>, program: &std::path::Path) -> Command {
    match processor.filter(|_| can_pin()) {
        Some(number) => {
            let mut command = Command::new("taskset");
            command
                .args(["--cpu-list", &number.to_string()])
                .arg(program);
            command
        }
        None => Command::new(program),
    }
}

/// Whether a process can be kept on one processor and another one is left.
pub(crate) fn can_pin() -> bool {
    processors() > 1 && first_line("taskset", &["--version"]).is_some()
}

/// How many processors this program may use.
pub(crate) fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// The first line that a command prints.
pub(crate) fn first_line(program: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    output
        .status
        .success()
        .then(|| text.lines().next().unwrap_or_default().trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processor_time_is_found_behind_a_name_with_spaces_and_brackets() {
        let stat = "7 (a (b) c) S 1 7 7 0 -1 4 100 0 0 0 120 30 0 0 20 0 5 0 1 1 1";
        assert_eq!(ticks(stat), Some(150));
    }

    #[test]
    fn memory_is_read_by_its_own_name() {
        let status = "VmHWM:\t  9000 kB\nVmRSS:\t  8000 kB\nRssAnon:\t 3000 kB\n";
        assert_eq!(kilobytes(status, "VmRSS:"), Some(8000));
        assert_eq!(kilobytes(status, "RssAnon:"), Some(3000));
        assert_eq!(kilobytes(status, "VmSwap:"), None);
    }

    #[test]
    fn a_peak_is_forgotten_and_begins_anew() {
        let own = std::process::id();
        let high = || resident(own).map(|r| r.peak).unwrap_or_default();
        let large = std::hint::black_box(vec![1_u8; 64 << 20]);
        let before = high();
        drop(large);
        forget_peak(own).expect("a process may do this to itself");
        assert!(high() + (32 << 20) < before);
    }

    #[test]
    fn a_process_belongs_to_its_own_family_and_has_used_time() {
        let own = std::process::id();
        assert_eq!(family(own).first().map(|(id, _)| *id), Some(own));
        assert!(processor_time(own).is_ok());
    }
}
