//! The one writer: takes every waiting closure, a savepoint each, one commit for all, and answers after the commit.
//!
//! One flush to the disk serves the whole group, so durability costs less the more is going on.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use tokio::sync::{Notify, oneshot};

use super::Connection;
use crate::{StoreError, Tx};

/// At most this many closures share a commit, so that the last one does not wait for ever.
const GROUP: usize = 256;

/// Whether the store has met a fault of the disk.
#[derive(Debug, Default)]
pub(crate) struct Health {
    stopped: AtomicBool,
    /// Told once when the store stops.
    pub(crate) told: Notify,
}

impl Health {
    pub(crate) fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
        self.told.notify_waiters();
        self.told.notify_one();
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::SeqCst)
    }
}

/// A write waiting for its turn.
trait Job: Send {
    /// Runs the closure; false if its changes must be undone.
    fn run(&mut self, tx: &mut Tx<'_>) -> bool;
    /// Whether the closure met a fault of the disk.
    fn met_fatal(&self) -> bool;
    /// Sends the answer; `kept` says whether the group was committed.
    fn answer(self: Box<Self>, kept: bool);
}

struct Write<F, T> {
    run: F,
    name: &'static str,
    result: Option<Result<T, StoreErrorOr>>,
    reply: Reply<T>,
}

/// Where the answer goes: to a task, or to a thread that waits for it.
enum Reply<T> {
    Task(oneshot::Sender<Result<T, StoreErrorOr>>),
    Thread(Sender<Result<T, StoreErrorOr>>),
}

impl<T> Reply<T> {
    fn send(self, answer: Result<T, StoreErrorOr>) {
        // The asker may have hung up; the write stands all the same.
        match self {
            Self::Task(reply) => drop(reply.send(answer)),
            Self::Thread(reply) => drop(reply.send(answer)),
        }
    }
}

/// An error as the writer carries it: the store's own, or the caller's in a box.
pub(crate) enum StoreErrorOr {
    Store(StoreError),
    Caller(Box<dyn std::any::Any + Send>),
}

impl<F, T> Job for Write<F, T>
where
    F: Fn(&mut Tx<'_>) -> Result<T, StoreErrorOr> + Send,
    T: Send,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> bool {
        // A panicking closure must not take the writer and everybody's writes with it.
        let result = catch_unwind(AssertUnwindSafe(|| (self.run)(tx)))
            .unwrap_or(Err(StoreErrorOr::Store(StoreError::Panicked(self.name))));
        let keep = result.is_ok();
        self.result = Some(result);
        keep
    }

    fn met_fatal(&self) -> bool {
        matches!(&self.result, Some(Err(StoreErrorOr::Store(error))) if error.is_fatal())
    }

    fn answer(self: Box<Self>, kept: bool) {
        let answer = match self.result {
            Some(Ok(_)) | None if !kept => Err(StoreErrorOr::Store(StoreError::NotCommitted)),
            Some(result) => result,
            None => Err(StoreErrorOr::Store(StoreError::NotCommitted)),
        };
        self.reply.send(answer);
    }
}

/// The writer's end that closures are handed to.
#[derive(Debug)]
pub(crate) struct Writer {
    queue: Option<Sender<Box<dyn Job>>>,
    thread: Option<JoinHandle<()>>,
    health: Arc<Health>,
}

impl Writer {
    pub(crate) fn start(path: &Path, health: Arc<Health>) -> Result<Self, StoreError> {
        let connection = Connection::open(path)?;
        let (queue, waiting) = channel();
        let watched = Arc::clone(&health);
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || write_groups(&connection, &waiting, &watched))
            .map_err(|e| StoreError::Open(e.to_string()))?;
        Ok(Self {
            queue: Some(queue),
            thread: Some(thread),
            health,
        })
    }

    /// Hands over a closure; the task gets the answer after the commit.
    pub(crate) fn hand_over<F, T>(
        &self,
        name: &'static str,
        run: F,
    ) -> oneshot::Receiver<Result<T, StoreErrorOr>>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, StoreErrorOr> + Send + 'static,
        T: Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        self.enqueue(Box::new(Write {
            run,
            name,
            result: None,
            reply: Reply::Task(reply),
        }));
        answer
    }

    /// Hands over a closure and waits on this thread for the answer.
    pub(crate) fn hand_over_and_wait<F, T>(
        &self,
        name: &'static str,
        run: F,
    ) -> Result<T, StoreErrorOr>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, StoreErrorOr> + Send + 'static,
        T: Send + 'static,
    {
        let (reply, answer) = channel();
        self.enqueue(Box::new(Write {
            run,
            name,
            result: None,
            reply: Reply::Thread(reply),
        }));
        answer
            .recv()
            .unwrap_or(Err(StoreErrorOr::Store(StoreError::Stopped)))
    }

    fn enqueue(&self, job: Box<dyn Job>) {
        if self.health.is_stopped() {
            job.answer(false);
        } else if let Some(queue) = &self.queue
            && let Err(unsent) = queue.send(job)
        {
            unsent.0.answer(false);
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Closing the queue lets the thread finish what waits and close the file in order.
        self.queue = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn write_groups(connection: &Connection, waiting: &Receiver<Box<dyn Job>>, health: &Health) {
    while let Ok(first) = waiting.recv() {
        let mut group = vec![first];
        while group.len() < GROUP
            && let Ok(next) = waiting.try_recv()
        {
            group.push(next);
        }
        let kept = !health.is_stopped() && commit_group(connection, &mut group).is_ok();
        if !kept || group.iter().any(|job| job.met_fatal()) {
            // A failed flush may have dropped pages: never try again (SAFETY.md §4).
            health.stop();
        }
        for job in group {
            job.answer(kept);
        }
    }
}

fn commit_group(connection: &Connection, group: &mut [Box<dyn Job>]) -> Result<(), StoreError> {
    let run = |sql: &'static str| connection.with(sql, |s| s.raw_execute()).map(|_| ());
    run("BEGIN IMMEDIATE")?;
    let result = (|| {
        for job in group.iter_mut() {
            run("SAVEPOINT one")?;
            if !job.run(&mut Tx::sqlite(connection)) {
                run("ROLLBACK TO one")?;
            }
            run("RELEASE one")?;
        }
        run("COMMIT")
    })();
    if result.is_err() {
        let _ = run("ROLLBACK");
    }
    result
}
