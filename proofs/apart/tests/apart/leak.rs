//! The planted leaks: each is a fault of wiring that carries something of another realm into what the municipality's
//! people can observe. None of it is in the product; all of it lives in this file, and one is switched on at a time.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde::Deserialize;

use crate::far::Traces;
use crate::kept::{Bank, Kept};
use crate::log::Lines;
use crate::observe::{Seen, Sent};

/// One planted leak; `leaks.toml` says where it sits and what it carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Leak {
    SharedCounter,
    CountInFooter,
    ErrorText,
    Etag,
    SortOrder,
    IdGap,
    SharedClock,
    FileSize,
    FileLeftThere,
    LetterToMunicipality,
    LogLine,
    LogSilence,
    MailSubject,
    CacheHit,
    Delay,
    FeedField,
    FeedOrder,
    Status,
    Cookie,
    Redirect,
    Padding,
    StoredWord,
    Language,
    HeaderOrder,
    PdfTail,
}

#[derive(Deserialize)]
pub(crate) struct Planted {
    pub(crate) name: Leak,
    #[serde(rename = "where")]
    pub(crate) place: String,
    pub(crate) what: String,
}

#[derive(Deserialize)]
pub(crate) struct List {
    pub(crate) leak: Vec<Planted>,
}

/// The committed list.
pub(crate) fn list() -> Vec<Planted> {
    let list: List = toml::from_str(include_str!("../../leaks.toml")).unwrap();
    list.leak
}

/// The hole in one world's wall; without a leak it lets nothing through.
pub(crate) struct Hole {
    leak: Option<Leak>,
    traces: Arc<Traces>,
    kept: Kept,
    far_home: PathBuf,
    log: Lines,
    /// Requests of the others that have been carried over already.
    carried: AtomicU64,
}

impl Hole {
    pub(crate) fn new(
        leak: Option<Leak>,
        traces: &Arc<Traces>,
        kept: &Kept,
        far_home: &Path,
        log: &Lines,
    ) -> Self {
        Self {
            leak,
            traces: Arc::clone(traces),
            kept: kept.clone(),
            far_home: far_home.to_owned(),
            log: Arc::clone(log),
            carried: AtomicU64::new(0),
        }
    }

    fn is(&self, leak: Leak) -> bool {
        self.leak == Some(leak)
    }

    fn acts(&self) -> u64 {
        self.traces.count(&self.traces.acts)
    }

    fn letters(&self) -> u64 {
        self.traces.count(&self.traces.letters)
    }

    /// Bytes of the association's database and its log of changes.
    fn far_size(&self) -> u64 {
        crate::files::all(&self.far_home)
            .iter()
            .filter_map(|path| std::fs::metadata(path).ok())
            .map(|found| found.len())
            .sum()
    }

    /// Before the municipality's pages see the request.
    pub(crate) fn before(&self, sent: &mut Sent) {
        let fresh = self
            .acts()
            .saturating_sub(self.carried.swap(self.acts(), Ordering::SeqCst));
        let house = self.kept.kit(Bank::Municipality);
        if self.is(Leak::IdGap) && fresh > 0 {
            // One source of ids for all realms: whoever draws there moves on what the others draw.
            house
                .given
                .fill(&mut vec![0; 8 * usize::try_from(fresh).unwrap()]);
        }
        if self.is(Leak::SharedClock) {
            house.clock.advance_ms(i64::try_from(fresh).unwrap());
        }
        if self.is(Leak::StoredWord) && sent.path == "/vagt/opkald" {
            sent.body = sent
                .body
                .replace("&note=", &format!("&note={}+", self.acts()));
        }
        if self.is(Leak::Language) && *self.traces.english.lock().unwrap() {
            let has = sent.headers.iter().any(|(name, _)| name == "cookie");
            if !has {
                sent.headers
                    .push(("cookie".to_owned(), "lg-sprog=en".to_owned()));
            }
        }
    }

    /// Before the answer goes out.
    pub(crate) async fn after(&self, sent: &Sent, seen: &mut Seen) {
        let Some(leak) = self.leak else {
            return;
        };
        let (acts, letters) = (self.acts(), self.letters());
        let html = seen.is("text/html");
        match leak {
            Leak::SharedCounter => add(seen, "x-request-number", &acts.to_string()),
            Leak::CountInFooter if html => {
                replace(seen, "</footer>", &format!("<p>{letters}</p></footer>"));
            }
            Leak::ErrorText if seen.status == 404 => {
                let heading = self.traces.heading.lock().unwrap().clone();
                replace(seen, "</main>", &format!("<p>{heading}</p></main>"));
            }
            Leak::Etag => add(seen, "etag", &format!("\"{:x}\"", self.far_size())),
            Leak::SortOrder if html => rotate_rows(seen, self.traces.count(&self.traces.crossings)),
            Leak::LogLine if acts % 8 == 7 => {
                let line = format!("INFO landgang enquiries={letters} after={acts}");
                self.log.lock().unwrap().push(line);
            }
            Leak::LogSilence if letters % 2 == 1 => {
                self.log.lock().unwrap().pop();
            }
            Leak::CacheHit if sent.method == "GET" => {
                if let Some(kept) = self.traces.pages.lock().unwrap().get(&sent.path) {
                    seen.body.clone_from(kept);
                }
            }
            Leak::Delay if acts % 4 == 3 => {
                let begun = tokio::time::Instant::now();
                tokio::time::sleep(Duration::from_millis(5)).await;
                seen.slept_ms += begun.elapsed().as_millis();
            }
            Leak::Status if acts % 16 == 15 => seen.status = 503,
            Leak::Cookie => {
                for (_, value) in seen
                    .headers
                    .iter_mut()
                    .filter(|(name, _)| name == "set-cookie")
                {
                    value.extend_from_slice(format!("; Comment={acts}").as_bytes());
                }
            }
            Leak::Redirect => {
                for (_, value) in seen
                    .headers
                    .iter_mut()
                    .filter(|(name, _)| name == "location")
                {
                    value.extend_from_slice(format!("#{letters}").as_bytes());
                }
            }
            Leak::Padding => {
                let room = usize::try_from(self.far_size() / 4096 % 7).unwrap();
                seen.body.extend(std::iter::repeat_n(b' ', room));
            }
            Leak::HeaderOrder if acts % 2 == 1 => seen.headers.reverse(),
            Leak::PdfTail if seen.is("application/pdf") => {
                seen.body
                    .extend_from_slice(format!("%% {acts}\n").as_bytes());
            }
            _ => {}
        }
    }

    /// When the day is over: what is left in the municipality's folder, and what went to its mail gateway.
    pub(crate) fn at_end(&self, home: &Path, mail: &mut Vec<String>) {
        let (acts, letters) = (self.acts(), self.letters());
        let write =
            |name: &str, bytes: usize| std::fs::write(home.join(name), vec![b'.'; bytes]).unwrap();
        match self.leak {
            Some(Leak::FileSize) => write("cache.bin", usize::try_from(self.far_size()).unwrap()),
            Some(Leak::FileLeftThere) => {
                let heading = self.traces.heading.lock().unwrap().clone();
                let word: String = heading
                    .chars()
                    .filter(char::is_ascii_alphanumeric)
                    .collect();
                write(&format!("tmp-{word}"), 0);
            }
            Some(Leak::LetterToMunicipality) => {
                (0..letters).for_each(|number| write(&format!("letter-{number}"), 64));
            }
            Some(Leak::MailSubject) => mail.push(format!("Subject: I dag ({acts})")),
            _ => {}
        }
    }

    /// The published directory on its way out.
    pub(crate) fn feed(&self, seen: &mut Seen) {
        let letters = self.letters();
        match self.leak {
            Some(Leak::FeedField) => {
                replace(
                    seen,
                    "\"total_items\"",
                    &format!("\"guests\":{letters},\"total_items\""),
                );
            }
            Some(Leak::FeedOrder) if letters % 2 == 1 => {
                replace(seen, "\"contents\":[{", "\"contents\":[{},{");
            }
            _ => {}
        }
    }
}

fn add(seen: &mut Seen, name: &str, value: &str) {
    seen.headers
        .push((name.to_owned(), value.as_bytes().to_vec()));
}

fn replace(seen: &mut Seen, from: &str, to: &str) {
    seen.body = seen.text().replacen(from, to, 1).into_bytes();
}

/// Puts the first rows of a list or table last, as many as somebody else has crossings.
fn rotate_rows(seen: &mut Seen, by: u64) {
    let text = seen.text();
    for row in ["<tr>", "<li>"] {
        let mut rows: Vec<&str> = text.split(row).collect();
        if rows.len() > 3 {
            let (first, last) = (1, rows.len() - 1);
            let by = usize::try_from(by).unwrap() % (last - first);
            if let Some(middle) = rows.get_mut(first..last) {
                middle.rotate_left(by);
            }
            seen.body = rows.join(row).into_bytes();
            return;
        }
    }
}

#[test]
fn the_list_names_25_leaks_once_each_with_where_and_what() {
    let list = list();
    let mut names: Vec<Leak> = list.iter().map(|planted| planted.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!((names.len(), list.len()), (25, 25));
    assert!(
        list.iter()
            .all(|planted| !planted.place.is_empty() && !planted.what.is_empty())
    );
}
