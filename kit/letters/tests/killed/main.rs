//! Two ends as two processes, either of which is killed with SIGKILL 200 times while 10,000 letters go from one to the
//! other: each letter has its effect once, in the order of its thread (SAFETY.md §3). On both databases.
//!
//! A program of its own: with `<end> <folder> <database> <address>` it is one of the ends.

mod end;

use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use end::{End, THREADS};
use kit_store::{Given, Store, Where};

/// Whatever goes wrong is told in words.
pub(crate) type Res<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// So many letters go over.
pub(crate) const LETTERS: i64 = 10_000;
/// So often somebody is killed.
const KILLS: u32 = 200;
/// An end lives at least so long, and at most twice as long, in milliseconds.
const LIFE_MS: u64 = 90;
/// So long the last letters may take once nobody is killed any more.
const PATIENCE: Duration = Duration::from_secs(120);

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let done = match words.as_slice() {
        [name, folder, kind, address] => {
            let at = match kind.as_str() {
                "sqlite" => Where::Sqlite(address.into()),
                _ => Where::Postgres(address.clone()),
            };
            end::live(name, Path::new(folder), &at)
        }
        // What a test runner passes on (a filter, a flag) is not for this program.
        _ => both(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("letters between the killed: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Both databases at once: what they do most is to wait for the next death.
fn both() -> Res<()> {
    let (first, folder) = kit_store::test::sqlite_place();
    let (second, other) = kit_store::test::sqlite_place();
    let (_, meeting) = kit_store::test::sqlite_place();
    let servers = (
        kit_store::test::postgres_place()?,
        kit_store::test::postgres_place()?,
    );
    let done = std::thread::scope(|all| {
        let files = all.spawn(|| run("SQLite", &first, &second, &folder));
        let server = match &servers {
            (Some(first), Some(second)) => run("PostgreSQL", first, second, &meeting),
            _ => Ok(()),
        };
        let files = files.join().unwrap_or_else(|_| Err("a panic".into()));
        files.and(server)
    });
    for folder in [folder, other, meeting] {
        let _ = std::fs::remove_dir_all(folder);
    }
    done
}

/// One end that comes back whenever it is killed.
struct Reborn {
    name: &'static str,
    at: Where,
    folder: PathBuf,
    child: Child,
}

impl Reborn {
    fn new(name: &'static str, at: &Where, folder: &Path) -> Res<Self> {
        Ok(Self {
            name,
            at: at.clone(),
            folder: folder.to_owned(),
            child: start(name, at, folder)?,
        })
    }

    /// SIGKILL: no word, no tidying up.
    fn kill(&mut self) -> Res<()> {
        if let Some(ended) = self.child.try_wait()? {
            return Err(format!("the {} ended by itself: {ended}", self.name).into());
        }
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    fn again(&mut self) -> Res<()> {
        self.child = start(self.name, &self.at, &self.folder)?;
        Ok(())
    }
}

impl Drop for Reborn {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start(name: &str, at: &Where, folder: &Path) -> Res<Child> {
    let (kind, address) = match at {
        Where::Sqlite(path) => ("sqlite", path.display().to_string()),
        Where::Postgres(text) => ("postgres", text.clone()),
    };
    let child = Command::new(std::env::current_exe()?)
        .args([name, &folder.display().to_string(), kind, &address])
        .stdin(Stdio::null())
        .spawn()?;
    Ok(child)
}

fn run(database: &str, sent: &Where, came: &Where, folder: &Path) -> Res<()> {
    let given = Given::system();
    end::make_keys(folder, &given)?;
    // The tables first, so that two processes do not make them at once with this one.
    let (sent_store, came_store) = (
        Store::<End>::open(sent, &given)?,
        Store::<End>::open(came, &given)?,
    );
    let mut ends = [
        Reborn::new("sender", sent, folder)?,
        Reborn::new("receiver", came, folder)?,
    ];
    let begun = Instant::now();
    let mut killed = [0_u32; 2];
    let mut amid = 0;
    for _ in 0..KILLS {
        std::thread::sleep(Duration::from_millis(LIFE_MS + given.below(LIFE_MS)));
        let which = usize::from(given.below(2) == 1);
        let one = ends.get_mut(which).ok_or("two ends")?;
        one.kill()?;
        // Dead for a moment, so that the other end also meets silence.
        std::thread::sleep(Duration::from_millis(given.below(20)));
        one.again()?;
        if let Some(times) = killed.get_mut(which) {
            *times += 1;
        }
        amid += u32::from(end::count(&came_store)? < LETTERS);
    }
    let still = Instant::now();
    while end::count(&came_store)? < LETTERS {
        if still.elapsed() > PATIENCE {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    drop(ends);
    let (posted, arrived) = (end::all(&sent_store)?, end::all(&came_store)?);
    let once: Vec<i64> = (1..=LETTERS).collect();
    if posted != once {
        return Err(format!(
            "{} causes were written, not {LETTERS} once each",
            posted.len()
        )
        .into());
    }
    let mut sorted = arrived.clone();
    sorted.sort_unstable();
    if sorted != once {
        let lost = once
            .iter()
            .filter(|n| sorted.binary_search(n).is_err())
            .count();
        return Err(format!(
            "{} effects of {LETTERS} letters, {lost} lost",
            arrived.len()
        )
        .into());
    }
    for thread in 0..THREADS {
        let of: Vec<i64> = arrived
            .iter()
            .copied()
            .filter(|n| n % THREADS == thread)
            .collect();
        if !of.is_sorted() {
            return Err(format!("the letters of thread {thread} changed their order").into());
        }
    }
    println!(
        "{database}: {LETTERS} letters, {LETTERS} effects, each once and in its thread's order; SIGKILL {} times at the \
         sender and {} at the receiver, {amid} of them while letters were under way; {:.0} s",
        killed[0],
        killed[1],
        begun.elapsed().as_secs_f64()
    );
    Ok(())
}
