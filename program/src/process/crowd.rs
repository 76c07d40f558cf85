//! How many visitors one process can take, from what the machine grants it.

use std::net::IpAddr;

use kit_web::Limits;
use nix::sys::resource::{Resource, getrlimit, setrlimit};

use crate::Fault;

/// Descriptors for databases, sockets between realms, logs and what a page opens for a moment.
const FOR_OURSELVES: u64 = 200;

/// The ordinary limits, and no more connections than there are descriptors for. The soft limit is raised to the hard one
/// first: 1,024, as many machines begin with, are taken up by one slow client (T22).
pub(crate) fn limits(proxy: Option<IpAddr>) -> Result<Limits, Fault> {
    let (soft, hard) = getrlimit(Resource::RLIMIT_NOFILE)?;
    let wanted = soft.max(hard.min(u64::try_from(Limits::ordinary().connections)? + FOR_OURSELVES));
    let granted = match setrlimit(Resource::RLIMIT_NOFILE, wanted, hard) {
        Ok(()) => wanted,
        Err(_) => soft,
    };
    let places = usize::try_from(granted.saturating_sub(FOR_OURSELVES))?;
    Ok(Limits {
        connections: Limits::ordinary().connections.min(places.max(16)),
        proxy,
        ..Limits::ordinary()
    })
}
