//! What a process offers for the others to try, and what it tries on the others.

use std::fs;
use std::net::{TcpListener, UdpSocket};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixListener;
use std::path::PathBuf;

use kit_boundary::selftest::{Neighbour, decoy};

use super::Process;
use super::talk::Neighbourhood;
use crate::Fault;
use crate::config::{Config, Section};
use crate::place::Place;

/// Kept open as long as the process lives, so that every attempt of the table meets something real.
pub(crate) struct Offered {
    pub(crate) listener: TcpListener,
    _datagrams: Option<UdpSocket>,
    _socket: Vec<UnixListener>,
    _name: Vec<OwnedFd>,
}

fn private_socket(place: &Place, realm: &str) -> PathBuf {
    place.home(realm).join("self-test.sock")
}

fn abstract_name(section: &Section, realm: &str) -> String {
    format!("landgang-{realm}-{}", section.listen.port())
}

/// Listens, and lays out what the others may try to reach.
pub(crate) fn offer(process: Process, section: &Section, place: &Place) -> Result<Offered, Fault> {
    let taken = |e: std::io::Error| {
        format!(
            "[{}] cannot listen on {}: {e}. Is it running already?",
            process.name(),
            section.listen
        )
    };
    let listener = TcpListener::bind(section.listen).map_err(taken)?;
    let mut offered = Offered {
        listener,
        _datagrams: UdpSocket::bind(section.listen).ok(),
        _socket: Vec::new(),
        _name: Vec::new(),
    };
    for realm in place.realms() {
        decoy::lay(&place.home(realm))?;
        let socket = private_socket(place, realm);
        match fs::remove_file(&socket) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
        offered._socket.push(UnixListener::bind(&socket)?);
        offered
            ._name
            .push(decoy::listen_abstract(&abstract_name(section, realm))?);
        // The table opens the database's file; with PostgreSQL an empty one stands in.
        if !place.database_file(realm).exists() {
            fs::write(place.database_file(realm), b"")?;
        }
    }
    Ok(offered)
}

/// Every other process's realms, as the self-test wants them.
pub(crate) fn of(config: &Config, own: Process, told: &Neighbourhood) -> Vec<Neighbour> {
    let mut out = Vec::new();
    for (process, section) in config.sections().filter(|(process, _)| *process != own) {
        let place = Place::of(config, process, section);
        for realm in place.realms() {
            out.push(Neighbour {
                name: (*realm).to_owned(),
                dir: place.home(realm),
                database: place.database_file(realm),
                // Always there, also where the realm's own key lies under a passphrase.
                key_file: Some(place.log_key(realm)),
                sockets: vec![private_socket(&place, realm)],
                abstract_socket: Some(abstract_name(section, realm)),
                port: Some(section.listen.port()),
                pid: told.get(&process).copied(),
            });
        }
    }
    out
}
