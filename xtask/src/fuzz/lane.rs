//! One target running: started, waited for, told of.

use super::told::Told;
use crate::harness::place::Place;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Memory of the whole process, in MB, beyond which it is ended: the engine keeps every input that taught it something.
/// What one input may take is judged by the fuzzer itself, which counts it (T17).
const PROCESS_MB: u64 = 1024;
/// How much longer than asked a lane may run before it counts as stuck: reading the seeds, writing the figures.
const GRACE: Duration = Duration::from_secs(120);

/// What all lanes share.
#[derive(Debug)]
pub(super) struct Way {
    /// The built fuzzer.
    pub(super) program: PathBuf,
    /// The folder `fuzz`: corpus, regressions, dictionaries.
    pub(super) inputs: PathBuf,
    /// Where inputs that made a target fall are kept after the run.
    pub(super) found: PathBuf,
    /// Seconds for each target.
    pub(super) seconds: u64,
    /// Where chance begins.
    pub(super) seed: u32,
}

/// One target running.
#[derive(Debug)]
pub(super) struct Lane {
    pub(super) target: String,
    /// Whether it ended well.
    pub(super) good: bool,
    child: Child,
    log: PathBuf,
    fallen: PathBuf,
    begun: Instant,
    limit: Duration,
    took: Duration,
}

impl Lane {
    /// Reads the seeds once, which must not fall, then starts the run.
    pub(super) fn start(place: &mut Place, way: &Way, target: &str) -> Result<Self, String> {
        let fault = |what: &'static str| move |fault| format!("{what}: {fault}");
        let own = place.folder.join(format!("fuzz-{target}"));
        let (fresh, fallen, temporary) = (own.join("corpus"), own.join("fell"), own.join("tmp"));
        for folder in [&fresh, &fallen, &temporary] {
            fs::create_dir_all(folder).map_err(fault("the target's folder"))?;
        }
        let seeds = way.inputs.join("corpus").join(target);
        let longest = longest(&way.program, target)?;
        let engine = |log: &Path| -> Result<Command, String> {
            let said = File::create(log).map_err(fault("the log of the target"))?;
            let mut command = place.command(&way.program);
            command
                .arg(format!("-seed={}", way.seed))
                .arg(format!("-max_len={longest}"))
                // The fuzzer itself fails for a second of the processor's time; the engine's clock on the wall only ends what
                // hangs.
                .args(["-timeout=60", "-print_final_stats=1"])
                .arg(format!("-artifact_prefix={}/", fallen.display()))
                .current_dir(&own)
                .env("LANDGANG_FUZZ_TARGET", target)
                .env("TMPDIR", &temporary)
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(said);
            Ok(command)
        };
        let (first_log, log) = (own.join("seeds.log"), own.join("run.log"));
        let mut first = engine(&first_log)?;
        let first = first.arg("-runs=0").arg(&seeds).status();
        let first = first.map_err(fault("the fuzzer"))?;
        if !first.success() {
            println!("{}", fs::read_to_string(&first_log).unwrap_or_default());
            return Err(format!("{target}: a committed input makes it fall"));
        }
        let mut command = engine(&log)?;
        command
            .arg(format!("-rss_limit_mb={PROCESS_MB}"))
            .arg(format!("-max_total_time={}", way.seconds));
        let words = way
            .inputs
            .join("dictionaries")
            .join(format!("{target}.dict"));
        if words.is_file() {
            command.arg(format!("-dict={}", words.display()));
        }
        command.arg(&fresh).arg(&seeds);
        let regressions = way.inputs.join("regressions").join(target);
        if regressions.is_dir() {
            command.arg(regressions);
        }
        let child = place
            .keeper
            .start(&mut command)
            .map_err(fault("the fuzzer"))?;
        Ok(Self {
            target: target.to_owned(),
            good: false,
            child,
            log,
            fallen,
            begun: Instant::now(),
            limit: GRACE + Duration::from_secs(way.seconds),
            took: Duration::ZERO,
        })
    }

    /// Whether the run is over; one that is stuck is ended.
    pub(super) fn has_ended(&mut self, place: &mut Place) -> Result<bool, String> {
        let fault = |fault: std::io::Error| format!("{}: {fault}", self.target);
        self.took = self.begun.elapsed();
        let ended = match self.child.try_wait().map_err(fault)? {
            Some(status) => status,
            None if self.took > self.limit => {
                self.child.kill().map_err(fault)?;
                self.child.wait().map_err(fault)?
            }
            None => return Ok(false),
        };
        place.keeper.ended(&self.child).map_err(fault)?;
        self.good = ended.success();
        Ok(true)
    }

    /// What the run said in numbers.
    pub(super) fn told(&self) -> Result<Told, String> {
        hear(&self.log)
    }

    /// One line about the run; what fell is brought to safety and shown.
    pub(super) fn line(&self, way: &Way) -> Result<String, String> {
        let told = self.told()?;
        if !self.good {
            self.keep(way)?;
            let log = fs::read_to_string(&self.log).unwrap_or_default();
            let lines: Vec<&str> = log.lines().collect();
            for line in lines.iter().skip(lines.len().saturating_sub(40)) {
                println!("    {line}");
            }
        }
        Ok(format!(
            "{} {}: {} inputs, {} edges, {} features, {:.0} s, at most {} KB for an input",
            if self.good { "ok  " } else { "FELL" },
            self.target,
            told.tried,
            told.edges,
            told.features,
            self.took.as_secs_f64(),
            told.heap.div_ceil(1024),
        ))
    }

    fn keep(&self, way: &Way) -> Result<(), String> {
        let fault = |fault: std::io::Error| format!("what fell cannot be kept: {fault}");
        let safe = way.found.join(&self.target);
        fs::create_dir_all(&safe).map_err(fault)?;
        for entry in fs::read_dir(&self.fallen).map_err(fault)? {
            let entry = entry.map_err(fault)?;
            fs::copy(entry.path(), safe.join(entry.file_name())).map_err(fault)?;
        }
        Ok(())
    }
}

/// The longest input of a target in bytes, as the fuzzer itself says.
fn longest(program: &Path, target: &str) -> Result<u64, String> {
    let answer = Command::new(program)
        .env("LANDGANG_FUZZ_TARGET", format!("longest:{target}"))
        .output()
        .map_err(|fault| format!("the fuzzer did not start: {fault}"))?;
    let text = String::from_utf8_lossy(&answer.stdout).into_owned();
    text.trim()
        .parse()
        .map_err(|fault| format!("{target} is no target of the fuzzer ({text}): {fault}"))
}

fn hear(log: &Path) -> Result<Told, String> {
    let text = fs::read(log).map_err(|fault| format!("the log of the target: {fault}"))?;
    Ok(Told::hear(&String::from_utf8_lossy(&text)))
}
