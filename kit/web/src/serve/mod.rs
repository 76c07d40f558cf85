//! Serving a router: bounded connections, bounded waiting, and who is slow does not hold up who is not (T22).

pub(crate) mod crowd;

use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tower::ServiceExt as _;

use crate::brake::Address;
use crowd::{Crowd, Seat};

/// What a process allows its visitors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Open connections; the oldest that only waits makes room for a new one.
    pub connections: usize,
    /// How long a request's head may take, and how long a connection may rest between two requests.
    pub head: Duration,
    /// How long a connection may live in all: who reads an answer drop by drop is let go.
    pub life: Duration,
    /// How long what is under way may take after the request to stop.
    pub farewell: Duration,
    /// Own proxy in front, if there is one: then the last address in its `X-Forwarded-For` is the visitor's.
    pub proxy: Option<IpAddr>,
}

impl Limits {
    /// 4,000 connections, 15 seconds for a head, 10 minutes for a connection, 10 seconds to end.
    #[must_use]
    pub const fn ordinary() -> Self {
        Self {
            connections: 4_000,
            head: Duration::from_secs(15),
            life: Duration::from_mins(10),
            farewell: Duration::from_secs(10),
            proxy: None,
        }
    }
}

/// After a fault of `accept` (no descriptors left) it is tried again after so long.
const BREATH: Duration = Duration::from_millis(50);

/// Serves until `stop` comes back; what is under way is finished first.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    stop: impl Future<Output = ()> + Send,
) {
    let crowd = Arc::new(Crowd::new(limits.connections));
    let (ending, _) = watch::channel(false);
    let mut stop = std::pin::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = stop.as_mut() => break,
        };
        let Ok((stream, from)) = accepted else {
            tokio::time::sleep(BREATH).await;
            continue;
        };
        // Where every place is taken by one who works, a new one is turned away at once.
        let Some(seat) = crowd.sit() else { continue };
        let (router, crowd, ending) = (router.clone(), Arc::clone(&crowd), ending.subscribe());
        tokio::spawn(async move {
            connection(stream, from, router, limits, &seat, ending).await;
            crowd.leave(&seat);
        });
    }
    drop(listener);
    ending.send_replace(true);
    // Every connection holds a receiver until it has ended.
    let _ = tokio::time::timeout(limits.farewell, ending.closed()).await;
}

async fn connection(
    stream: TcpStream,
    from: SocketAddr,
    router: Router,
    limits: Limits,
    seat: &Seat,
    mut ending: watch::Receiver<bool>,
) {
    let service = service_fn(|request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        if let Some(address) = visitor(&request, from.ip(), limits.proxy) {
            request.extensions_mut().insert(Address::of(address));
        }
        request.extensions_mut().insert(seat.clone());
        let (router, seat) = (router.clone(), seat.clone());
        async move {
            let answer = router.oneshot(request).await;
            seat.waits();
            answer
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = std::pin::pin!(connection);
    let life = tokio::time::sleep(limits.life);
    tokio::select! {
        // A visitor that breaks off is no fault of ours.
        _ = connection.as_mut() => return,
        () = seat.must_leave() => return,
        () = life => {}
        _ = ending.wait_for(|ending| *ending) => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = tokio::time::timeout(limits.farewell, connection).await;
}

/// The visitor's address: the connection's, or what the own proxy says of it. None for this machine itself: that is a
/// demo, or a proxy that nobody has named, and everybody would be taken for one visitor.
fn visitor(request: &Request<Body>, from: IpAddr, proxy: Option<IpAddr>) -> Option<IpAddr> {
    if proxy != Some(from) {
        return (!from.is_loopback()).then_some(from);
    }
    // Only the last entry is the proxy's own word; the others came with the request.
    let mut lines = request.headers().get_all("x-forwarded-for").iter();
    let last = lines.next_back()?.to_str().ok()?;
    last.rsplit(',').next()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(lines: &[&str]) -> Request<Body> {
        let mut request = Request::builder();
        for line in lines {
            request = request.header("x-forwarded-for", *line);
        }
        request.body(Body::empty()).unwrap()
    }

    #[test]
    fn only_the_own_proxy_is_believed_and_only_its_own_word() {
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let (proxy, guest) = (ip("127.0.0.1"), ip("192.0.2.7"));
        let of = |lines: &[&str], from, proxy| visitor(&asked(lines), from, proxy);
        let forged = ["198.51.100.1, 192.0.2.7"];
        assert_eq!(of(&forged, proxy, Some(proxy)), Some(guest));
        assert_eq!(
            of(&["1.2.3.4", "192.0.2.7"], proxy, Some(proxy)),
            Some(guest)
        );
        assert_eq!(of(&["1.2.3.4"], guest, Some(proxy)), Some(guest));
        assert_eq!(of(&["1.2.3.4"], guest, None), Some(guest));
        // A proxy that says nothing, or that nobody has named, stands for everybody: then nobody is told apart.
        for (lines, named) in [
            (&["nonsense"][..], Some(proxy)),
            (&[], Some(proxy)),
            (&forged, None),
        ] {
            assert_eq!(of(lines, proxy, named), None, "{lines:?}");
        }
    }
}
