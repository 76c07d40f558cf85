//! The word to stop.

use tokio::sync::watch;

/// Waits until `stop` says true, or nobody is left who could say it.
pub(crate) async fn told(stop: &mut watch::Receiver<bool>) {
    // The guard it gives must not live on across an await of the caller's.
    let _ = stop.wait_for(|stop| *stop).await;
}
