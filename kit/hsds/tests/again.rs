//! A directory that is asked again and again: only for what has changed, politely, and never a machine of the house's own.
#![expect(
    clippy::unwrap_used,
    reason = "test support: a failing helper is a failing test"
)]

mod common;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use common::{Folder, Reply, lines, serve};
use jiff::Timestamp;
use kit_hsds::{Fault, FaultKind, Feed, Kept, Limits, Manner, Source, harvest, read};
use serde_json::{Value, json};

/// A server whose services change, and who remembers what it was asked.
#[derive(Clone, Default)]
struct Publisher(Arc<Mutex<Told>>);

#[derive(Default)]
struct Told {
    /// Number of a service, and when it last changed.
    services: BTreeMap<u32, String>,
    /// Whether it says when each has changed, and which have changed since.
    says_when: bool,
    /// After so many full records it answers no more.
    dies_after: Option<usize>,
    /// Fails where it is asked what has changed.
    falls_over_changes: bool,
    asked: Vec<String>,
}

impl Publisher {
    fn new(services: &[(u32, &str)]) -> (Self, url::Url) {
        let own = Self::default();
        {
            let mut told = own.0.lock().unwrap();
            told.services = services
                .iter()
                .map(|(number, at)| (*number, (*at).to_owned()))
                .collect();
            told.says_when = true;
        }
        let answering = own.clone();
        let address = serve(BTreeMap::new(), move |path| answering.answer(path));
        (own, address)
    }

    fn answer(&self, path: &str) -> Reply {
        let mut told = self.0.lock().unwrap();
        told.asked.push(path.to_owned());
        if path == "/" {
            let front = json!({ "version": "3.0", "profile": "https://x.example", "openapi_url": "https://x.example" });
            return Reply::Json(front.to_string());
        }
        if let Some(query) = path.strip_prefix("/services?") {
            let since = query
                .split('&')
                .find_map(|part| part.strip_prefix("modified_after="));
            if since.is_some() && told.falls_over_changes {
                return Reply::Status(500);
            }
            let since = since.map(|since| since.replace("%3A", ":"));
            let items: Vec<Value> = told
                .services
                .iter()
                .filter(|(_, at)| since.as_ref().is_none_or(|since| *at >= since))
                .map(|(number, at)| told.summary(*number, at))
                .collect();
            return Reply::Json(page(&items));
        }
        let number = path.rsplit('-').next().and_then(|end| end.parse().ok());
        let Some(number) = number.filter(|_| path.starts_with("/services/")) else {
            return Reply::Status(404);
        };
        let full = told
            .asked
            .iter()
            .filter(|one| one.starts_with("/services/"))
            .count();
        if told.dies_after.is_some_and(|most| full > most) {
            return Reply::Hang;
        }
        told.services.get(&number).map_or(Reply::Status(404), |at| {
            let mut service = told.summary(number, at);
            service["wait_time"] = at.clone().into();
            Reply::Json(service.to_string())
        })
    }

    fn change(&self, change: impl FnOnce(&mut Told)) {
        let mut told = self.0.lock().unwrap();
        told.asked.clear();
        change(&mut told);
    }

    fn asked(&self) -> Vec<String> {
        self.0.lock().unwrap().asked.clone()
    }

    /// How many full records it was asked for.
    fn full(&self) -> usize {
        let asked = self.asked();
        asked
            .iter()
            .filter(|one| one.starts_with("/services/"))
            .count()
    }
}

impl Told {
    fn summary(&self, number: u32, at: &str) -> Value {
        let mut summary =
            json!({ "id": id(number), "name": format!("Kor {number}"), "status": "active" });
        if self.says_when {
            summary["last_modified"] = at.into();
        }
        summary
    }
}

fn id(number: u32) -> String {
    format!("0b7c6f0a-3f0e-4d59-9a50-{number:012}")
}

fn page(items: &[Value]) -> String {
    json!({
        "total_items": items.len(), "total_pages": 1, "page_number": 1, "size": items.len(), "first_page": true,
        "last_page": true, "empty": items.is_empty(), "contents": items,
    })
    .to_string()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

const MONDAY: &str = "2026-11-23T03:00:00Z";

fn again(
    address: &url::Url,
    folder: &Path,
    now: Timestamp,
    changes_only: bool,
) -> Result<Feed, Vec<Fault>> {
    let manner = Manner {
        private_network: true,
        kept: Some(Kept::open(folder, address, now).unwrap()),
        changes_only,
        ..Manner::default()
    };
    let limits = Limits {
        request_time: Duration::from_secs(2),
        ..Limits::default()
    };
    harvest(address, &limits, manner, &mut |_| {})
}

fn good(read: Result<Feed, Vec<Fault>>) -> Feed {
    read.unwrap_or_else(|faults| panic!("{}", lines(&faults)))
}

fn told(feed: &Feed, number: u32) -> Option<&str> {
    feed.services.get(&id(number))?.wait_time.as_deref()
}

const OLD: &str = "2026-09-01T08:00:00Z";
const NEW: &str = "2026-11-23T10:00:00Z";

/// Issue "directory": incremental. Unchanged records are not asked for; changed, new and gone ones are seen.
#[test]
fn a_second_harvest_asks_only_for_what_has_changed() {
    let folder = Folder::new();
    let (publisher, address) = Publisher::new(&[(1, OLD), (2, OLD), (3, OLD)]);
    let first = good(again(&address, &folder.0, at(MONDAY), false));
    assert_eq!((first.services.len(), publisher.full()), (3, 3));

    publisher.change(|told| {
        told.services.insert(2, NEW.to_owned());
        told.services.insert(4, NEW.to_owned());
        told.services.remove(&3);
    });
    let second = good(again(
        &address,
        &folder.0,
        at("2026-11-24T03:00:00Z"),
        false,
    ));
    assert_eq!(publisher.full(), 2, "{:?}", publisher.asked());
    assert_eq!(second.services.len(), 3, "the third is gone");
    assert_eq!((told(&second, 1), told(&second, 2)), (Some(OLD), Some(NEW)));
    assert_eq!(lines(&second.notes), "");

    // What a list says is believed for a week, no longer.
    publisher.change(|_| {});
    good(again(
        &address,
        &folder.0,
        at("2026-12-02T03:00:00Z"),
        false,
    ));
    assert_eq!(publisher.full(), 3, "{:?}", publisher.asked());
}

/// Within a day of a walk through the lists, one question is enough where nothing has changed.
#[test]
fn between_two_walks_the_server_is_asked_what_has_changed_since() {
    let folder = Folder::new();
    let (publisher, address) = Publisher::new(&[(1, OLD), (2, OLD), (3, OLD)]);
    good(again(&address, &folder.0, at(MONDAY), true));
    publisher.change(|told| {
        told.services.insert(2, NEW.to_owned());
        told.services.insert(4, NEW.to_owned());
        told.services.remove(&3);
    });
    let noon = good(again(&address, &folder.0, at("2026-11-23T12:00:00Z"), true));
    assert_eq!(
        publisher.asked(),
        [
            "/".to_owned(),
            "/services?modified_after=2026-11-23T02%3A00%3A00Z&page=1".to_owned(),
            format!("/services/{}", id(2)),
            format!("/services/{}", id(4)),
        ]
    );
    assert_eq!((told(&noon, 2), told(&noon, 4)), (Some(NEW), Some(NEW)));
    assert_eq!(
        told(&noon, 3),
        Some(OLD),
        "what has gone is seen by a walk only"
    );

    // A day after the walk the lists are walked again, and the third is gone.
    publisher.change(|_| {});
    let next = good(again(&address, &folder.0, at("2026-11-24T03:30:00Z"), true));
    assert_eq!((next.services.len(), told(&next, 3)), (3, None));
    assert_eq!(publisher.full(), 0, "{:?}", publisher.asked());
}

#[test]
fn a_server_that_does_not_say_when_is_asked_for_everything_with_its_own_marks() {
    let folder = Folder::new();
    let (publisher, address) = Publisher::new(&[(1, OLD), (2, OLD)]);
    publisher.change(|told| told.says_when = false);
    good(again(&address, &folder.0, at(MONDAY), true));
    publisher.change(|told| drop(told.services.insert(1, NEW.to_owned())));
    let noon = good(again(&address, &folder.0, at("2026-11-23T12:00:00Z"), true));
    assert_eq!((publisher.full(), told(&noon, 1)), (2, Some(NEW)));

    let marked = |path: &str| match path {
        "/" => Reply::Status(404),
        path if path.starts_with("/services?") => {
            let item = json!({ "id": id(1), "name": "Kor", "status": "active" });
            Reply::Marked(page(&[item]), "\"liste\"")
        }
        path if path.starts_with("/services/") => Reply::Marked(
            json!({ "id": id(1), "name": "Kor", "status": "active", "wait_time": "ingen" })
                .to_string(),
            "\"kor\"",
        ),
        _ => Reply::Status(404),
    };
    let (folder, address) = (Folder::new(), serve(BTreeMap::new(), marked));
    let one = good(again(&address, &folder.0, at(MONDAY), false));
    // Told "not modified" to everything, the second is as the first.
    let two = good(again(
        &address,
        &folder.0,
        at("2026-11-24T03:00:00Z"),
        false,
    ));
    assert_eq!(one, two);
    assert_eq!(told(&two, 1), Some("ingen"));
}

/// Issue "directory": resumable. What was answered before the server fell is not asked for again.
#[test]
fn a_harvest_that_was_cut_off_goes_on_where_it_stopped() {
    for says_when in [true, false] {
        let folder = Folder::new();
        let many: Vec<(u32, &str)> = (1..=20).map(|number| (number, OLD)).collect();
        let (publisher, address) = Publisher::new(&many);
        publisher.change(|told| (told.dies_after, told.says_when) = (Some(12), says_when));
        assert!(again(&address, &folder.0, at(MONDAY), false).is_err());
        publisher.change(|told| told.dies_after = None);
        let whole = good(again(
            &address,
            &folder.0,
            at("2026-11-23T03:15:00Z"),
            false,
        ));
        assert_eq!((whole.services.len(), publisher.full()), (20, 8));
    }
    // After some hours its first half is too old for its second.
    let folder = Folder::new();
    let (publisher, address) = Publisher::new(&[(1, OLD), (2, OLD), (3, OLD), (4, OLD)]);
    publisher.change(|told| told.dies_after = Some(1));
    assert!(again(&address, &folder.0, at(MONDAY), false).is_err());
    publisher.change(|told| told.dies_after = None);
    good(again(
        &address,
        &folder.0,
        at("2026-11-23T12:00:00Z"),
        false,
    ));
    assert_eq!(publisher.full(), 4);
}

/// A record that was refused is asked for again, whatever its list says of it.
#[test]
fn what_was_refused_is_not_believed_from_the_folder() {
    let folder = Folder::new();
    let (publisher, address) = Publisher::new(&[(1, OLD), (2, "i morgen")]);
    assert!(again(&address, &folder.0, at(MONDAY), false).is_err());
    publisher.change(|told| drop(told.services.insert(2, OLD.to_owned())));
    good(again(
        &address,
        &folder.0,
        at("2026-11-23T03:15:00Z"),
        false,
    ));
    assert_eq!(publisher.full(), 2, "{:?}", publisher.asked());
}

#[test]
fn answers_that_a_walk_did_not_use_go_and_a_broken_one_is_asked_for_anew() {
    let folder = Folder::new();
    let (publisher, address) = Publisher::new(&[(1, OLD), (2, OLD)]);
    let files = || {
        let own = std::fs::read_dir(&folder.0).unwrap().next().unwrap();
        let files = std::fs::read_dir(own.unwrap().path()).unwrap();
        files.map(|file| file.unwrap().path()).collect::<Vec<_>>()
    };
    good(again(&address, &folder.0, at(MONDAY), false));
    let before = files().len();
    publisher.change(|told| drop(told.services.remove(&2)));
    good(again(
        &address,
        &folder.0,
        at("2026-11-24T03:00:00Z"),
        false,
    ));
    assert_eq!(files().len(), before - 1);
    for file in files() {
        std::fs::write(file, "{\"address\": ").unwrap();
    }
    publisher.change(|_| {});
    good(again(
        &address,
        &folder.0,
        at("2026-11-25T03:00:00Z"),
        false,
    ));
    assert_eq!(publisher.full(), 1);
}

#[test]
fn a_server_that_says_later_is_asked_later_and_one_that_says_tomorrow_is_left() {
    let asked = Arc::new(Mutex::new(0_u32));
    let counting = Arc::clone(&asked);
    let (_, services) = Publisher::new(&[(1, OLD)]);
    let busy = serve(BTreeMap::new(), move |path| {
        let mut asked = counting.lock().unwrap();
        *asked += 1;
        match *asked {
            2 => Reply::Later(1),
            _ => Reply::Redirect(services.join(path).unwrap().to_string()),
        }
    });
    let begun = Instant::now();
    let folder = Folder::new();
    let feed = good(again(&busy, &folder.0, at(MONDAY), false));
    assert_eq!(feed.services.len(), 1);
    assert!(begun.elapsed() >= Duration::from_secs(1));

    let closed = serve(BTreeMap::new(), |_| Reply::Later(86_400));
    let faults = again(&closed, &folder.0, at(MONDAY), false).unwrap_err();
    assert_eq!(faults[0].kind, FaultKind::Status { status: 429 });
}

/// Issue "directory": SSRF. Neither a number nor a name leads to this machine unless that is allowed, and nothing is asked.
#[test]
fn addresses_of_a_private_network_are_refused_before_anything_is_asked() {
    let (publisher, address) = Publisher::new(&[(1, OLD)]);
    let named = address.as_str().replace("127.0.0.1", "localhost");
    let mapped = address.as_str().replace("127.0.0.1", "[::ffff:127.0.0.1]");
    for address in [address.to_string(), named, mapped] {
        let source = Source::parse(&address);
        let faults = read(&source, &Limits::default(), &mut |_| {}).unwrap_err();
        assert_eq!(faults[0].kind, FaultKind::PrivateNetwork, "{address}");
    }
    assert_eq!(publisher.asked(), Vec::<String>::new());
}

/// A pause is kept before every question.
#[test]
fn questions_are_asked_with_a_pause_between() {
    let (publisher, address) = Publisher::new(&[(1, OLD), (2, OLD)]);
    let manner = Manner {
        private_network: true,
        pause: Duration::from_millis(30),
        ..Manner::default()
    };
    let (begun, mut last) = (Instant::now(), None);
    let read = harvest(&address, &Limits::default(), manner, &mut |progress| {
        last = Some(progress.clone());
    });
    good(read);
    let asked = u32::try_from(publisher.asked().len()).unwrap();
    assert!(begun.elapsed() >= Duration::from_millis(30) * asked);
    let last = last.unwrap();
    assert_eq!(last.of, Some(last.files), "the last of all");
}

/// A folder that has grown past all measure is thrown away, and everything asked for anew.
#[test]
fn a_folder_that_has_grown_too_large_is_begun_anew() {
    let folder = Folder::new();
    let (publisher, address) = Publisher::new(&[(1, OLD), (2, OLD)]);
    good(again(&address, &folder.0, at(MONDAY), false));
    let own = std::fs::read_dir(&folder.0)
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    let large = own.path().join("large");
    // A file with a hole: it has this size and takes no room.
    std::fs::File::create(&large)
        .unwrap()
        .set_len(513 * 1024 * 1024)
        .unwrap();
    publisher.change(|_| {});
    good(again(
        &address,
        &folder.0,
        at("2026-11-24T03:00:00Z"),
        false,
    ));
    assert_eq!((publisher.full(), large.exists()), (2, false));
}

/// A server that cannot say what has changed is walked, and the walk counts as one.
#[test]
fn a_server_that_falls_over_the_question_what_has_changed_is_walked() {
    let folder = Folder::new();
    let (publisher, address) = Publisher::new(&[(1, OLD), (2, OLD)]);
    good(again(&address, &folder.0, at(MONDAY), true));
    publisher.change(|told| {
        told.falls_over_changes = true;
        told.services.remove(&2);
    });
    let noon = good(again(&address, &folder.0, at("2026-11-23T12:00:00Z"), true));
    assert_eq!((noon.services.len(), publisher.full()), (1, 0));
    // The walk was whole: what a list says is believed from then on.
    publisher.change(|told| told.falls_over_changes = false);
    good(again(&address, &folder.0, at("2026-11-24T11:00:00Z"), true));
    assert_eq!(publisher.asked().len(), 2, "{:?}", publisher.asked());
}
