//! Reaching for another realm's ports and sockets. Nothing is sent but an empty UDP packet.

use std::io;
use std::net::{Ipv4Addr, SocketAddrV4, UdpSocket};
use std::os::fd::AsRawFd;

use nix::errno::Errno;
use nix::sys::socket::{
    AddressFamily, SockFlag, SockType, SockaddrIn, SockaddrLike, UnixAddr, bind, connect,
    setsockopt, socket, sockopt,
};

use super::outcome::{Lack, Outcome, either, of, of_nix};
use super::{Attempt, Neighbour};
use crate::Wall;

/// One attempt on ports and sockets; `None` when it is not one.
pub(super) fn attempt(attempt: Attempt, neighbour: &Neighbour, wall: &Wall) -> Option<Outcome> {
    let port = |granted: &[u16], on: fn(u16) -> Outcome| match neighbour.port {
        None => Outcome::NotTried(Lack::NotNamed),
        Some(port) if granted.contains(&port) => Outcome::NotTried(Lack::Granted),
        Some(port) => on(port),
    };
    Some(match attempt {
        Attempt::TcpConnect => port(&wall.connect, |port| of_nix(reach_port(port))),
        Attempt::TcpTakePort => port(&wall.listen, |port| of_nix(take_port(port))),
        Attempt::Udp => port(&[], |port| of(send_nothing(port))),
        Attempt::AbstractSocket => {
            neighbour
                .abstract_socket
                .as_deref()
                .map_or(Outcome::NotTried(Lack::NotNamed), |name| {
                    UnixAddr::new_abstract(name.as_bytes()).map_or(
                        Outcome::NotTried(Lack::NotPrepared),
                        |address| match reach_socket(&address) {
                            // An abstract name that nobody holds is answered like a closed port.
                            Err(Errno::ECONNREFUSED) => Outcome::NotTried(Lack::NotThere),
                            answer => of_nix(answer),
                        },
                    )
                })
        }
        Attempt::PathSocket => neighbour
            .sockets
            .iter()
            .map(|path| {
                UnixAddr::new(path.as_path())
                    .map_or(Outcome::NotTried(Lack::NotPrepared), |address| {
                        of_nix(reach_socket(&address))
                    })
            })
            .reduce(either)
            .unwrap_or(Outcome::NotTried(Lack::NotNamed)),
        _ => return None,
    })
}

/// "Connection refused" is an answer from behind the wall and counts as reached, so the
/// attempt is good even while the neighbour is down.
fn reach_port(port: u16) -> Result<(), Errno> {
    let own = tcp()?;
    match connect(own.as_raw_fd(), &here(port)) {
        Err(Errno::EINPROGRESS) => Ok(()),
        answer => answer,
    }
}

/// Binding without listening takes nothing from a neighbour that starts meanwhile.
pub(super) fn take_port(port: u16) -> Result<(), Errno> {
    let own = tcp()?;
    setsockopt(&own, sockopt::ReuseAddr, &true)?;
    bind(own.as_raw_fd(), &here(port))
}

fn tcp() -> Result<std::os::fd::OwnedFd, Errno> {
    socket(
        AddressFamily::Inet,
        SockType::Stream,
        SockFlag::SOCK_CLOEXEC | SockFlag::SOCK_NONBLOCK,
        None,
    )
}

fn here(port: u16) -> SockaddrIn {
    SockaddrIn::from(SocketAddrV4::new(Ipv4Addr::LOCALHOST, port))
}

/// Tries a stream first, then datagrams when the socket turns out to be of that kind; an
/// abstract name is looked up by kind, so there the wrong kind looks like nobody at home.
/// Never waits: a full queue of callers is an answer too.
fn reach_socket(address: &UnixAddr) -> Result<(), Errno> {
    match reach(SockType::Stream, address) {
        Err(Errno::EPROTOTYPE | Errno::ECONNREFUSED) => reach(SockType::Datagram, address),
        answer => answer,
    }
}

fn reach(kind: SockType, address: &dyn SockaddrLike) -> Result<(), Errno> {
    let own = socket(
        AddressFamily::Unix,
        kind,
        SockFlag::SOCK_CLOEXEC | SockFlag::SOCK_NONBLOCK,
        None,
    )?;
    connect(own.as_raw_fd(), address)
}

fn send_nothing(port: u16) -> io::Result<usize> {
    let own = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0))?;
    own.connect((Ipv4Addr::LOCALHOST, port))?;
    own.send(&[])
}
