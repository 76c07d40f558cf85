//! Slow work in turn: what takes memory or a processor for a while, on a thread that may be busy, and so many at once only.

use tokio::sync::{AcquireError, Semaphore};
use tokio::task::{JoinError, spawn_blocking};

/// Does `work` on a thread of its own once there is a turn. The turn ends with the work and not with whoever asked:
/// somebody who hangs up leaves the work behind, and it still takes its memory.
///
/// # Errors
/// What the work says, or that its thread ended early or nobody hands out turns any more.
pub async fn aside<T, E>(
    turns: &'static Semaphore,
    work: impl FnOnce() -> Result<T, E> + Send + 'static,
) -> Result<T, E>
where
    T: Send + 'static,
    E: From<AcquireError> + From<JoinError> + Send + 'static,
{
    let turn = turns.acquire().await?;
    spawn_blocking(move || {
        let _turn = turn;
        work()
    })
    .await?
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    static TURNS: Semaphore = Semaphore::const_new(1);

    #[derive(Debug)]
    struct Fault;

    impl From<AcquireError> for Fault {
        fn from(_: AcquireError) -> Self {
            Self
        }
    }

    impl From<JoinError> for Fault {
        fn from(_: JoinError) -> Self {
            Self
        }
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn who_hangs_up_gives_no_turn_away_while_the_work_goes_on() {
        let (begun, has_begun) = mpsc::channel();
        let (may_end, end) = mpsc::channel::<()>();
        let asked = tokio::spawn(aside(&TURNS, move || {
            begun.send(()).unwrap();
            end.recv().unwrap();
            Ok::<_, Fault>(())
        }));
        tokio::task::spawn_blocking(move || has_begun.recv().unwrap())
            .await
            .unwrap();
        asked.abort();
        assert!(asked.await.unwrap_err().is_cancelled());
        assert_eq!(TURNS.available_permits(), 0, "the work still goes on");
        may_end.send(()).unwrap();
        assert_eq!(aside(&TURNS, || Ok::<_, Fault>(7)).await.unwrap(), 7);
    }
}
