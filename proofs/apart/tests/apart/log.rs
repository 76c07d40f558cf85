//! Every log line of every level, kept with the process that would have written it.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, Once};

use tracing::field::{Field, Visit};
use tracing::span;
use tracing::{Event, Metadata, Subscriber};

/// The lines of one process.
pub(crate) type Lines = Arc<Mutex<Vec<String>>>;

thread_local! {
    static HERE: RefCell<Option<Lines>> = const { RefCell::new(None) };
}

/// Lines of a thread that belongs to no process: there may be none, or the proof would overlook them.
pub(crate) static UNCLAIMED: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// From now on this thread writes for that process.
pub(crate) fn stand_in(lines: &Lines) {
    HERE.with(|here| *here.borrow_mut() = Some(Arc::clone(lines)));
}

/// From now on this thread prepares the stage: what it writes belongs to no process.
pub(crate) fn behind_the_scene() {
    stand_in(&nobodys());
}

/// Lines that nobody compares.
pub(crate) fn nobodys() -> Lines {
    Lines::default()
}

/// Takes what was written.
pub(crate) fn take(lines: &Lines) -> Vec<String> {
    std::mem::take(&mut *lines.lock().unwrap())
}

/// Listens, once for all tests.
pub(crate) fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| tracing::subscriber::set_global_default(Ear).unwrap());
}

struct Ear;

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        let _ = write!(self.0, " {}={value:?}", field.name());
    }
}

impl Subscriber for Ear {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let meta = event.metadata();
        let mut line = Line(format!("{} {}", meta.level(), meta.target()));
        event.record(&mut line);
        HERE.with(|here| match &*here.borrow() {
            Some(lines) => lines.lock().unwrap().push(line.0),
            None => UNCLAIMED.lock().unwrap().push(line.0),
        });
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}
