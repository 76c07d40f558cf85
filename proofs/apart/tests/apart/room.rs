//! Where a process lives: a runtime of its own whose threads write to the process's own log.

use std::future::Future;
use std::sync::Arc;

use tokio::runtime::{Builder, Runtime};

use crate::log::{Lines, stand_in};

/// One process's threads and log.
pub(crate) struct Room {
    runtime: Runtime,
    pub(crate) log: Lines,
}

impl Room {
    /// One thread and a virtual clock: what sleeps costs no time, and how long it slept can be read exactly.
    pub(crate) fn virtual_time() -> Self {
        Self::of(Builder::new_current_thread().start_paused(true))
    }

    /// A thread of its own, so that something goes on here while another room is asked.
    pub(crate) fn beside() -> Self {
        Self::of(Builder::new_multi_thread().worker_threads(1))
    }

    fn of(builder: &mut Builder) -> Self {
        let log = Lines::default();
        let own = Arc::clone(&log);
        let runtime = builder
            .enable_all()
            .on_thread_start(move || stand_in(&own))
            .build()
            .unwrap();
        Self { runtime, log }
    }

    /// Runs to the end; what is written on this thread meanwhile is this room's.
    pub(crate) fn run<T>(&self, work: impl Future<Output = T>) -> T {
        stand_in(&self.log);
        self.runtime.block_on(work)
    }

    /// Begins something here and lets it go on.
    pub(crate) fn begin<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> tokio::task::JoinHandle<T> {
        self.runtime.spawn(work)
    }
}
