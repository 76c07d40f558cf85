//! What one process may touch, from the configuration: the row of the table in SAFETY.md §2.1.

use std::path::PathBuf;

use kit_boundary::Wall;

use super::Process;
use crate::config::{Config, Mail, Section};
use crate::place::{self, Place};

/// The wall of a process.
pub(super) fn wall(config: &Config, process: Process, section: &Section, place: &Place) -> Wall {
    let mut homes = place.realms().iter().map(|realm| place.home(realm));
    let mut wall = Wall::around(homes.next().unwrap_or_else(|| place.folder.clone()));
    wall.further_homes = homes.collect();
    for realm in place.realms() {
        let named = [
            place.further_checkpoints(config, section, realm),
            section
                .backups
                .as_ref()
                .map(|_| place.backups(config, section, realm)),
            place.epoch_copies(config, section, realm),
        ];
        wall.further_homes.extend(named.into_iter().flatten());
    }
    // nsswitch.conf says in which order a name is looked for.
    wall.read_only = [
        "/etc/resolv.conf",
        "/etc/hosts",
        "/etc/nsswitch.conf",
        "/dev/urandom",
    ]
    .map(PathBuf::from)
    .into_iter()
    .filter(|p| p.exists())
    .collect();
    if matches!(process, Process::Front | Process::Civil) && config.letters_stay_here() {
        wall.shared = vec![place::letters(config)];
    }
    wall.listen = vec![section.listen.port()];
    let issuers = section.oidc.values().map(|login| &login.issuer);
    wall.connect = [&section.directory, &section.letters]
        .into_iter()
        .flatten()
        .chain(issuers)
        .filter_map(|address| port_of(address))
        .chain(section.mail.as_ref().and_then(Mail::connects_to))
        .collect();
    wall.user = place::user(config, process, section);
    wall
}

/// The port of an http address.
fn port_of(address: &str) -> Option<u16> {
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split('/').next()?;
    host.rsplit_once(':')
        .and_then(|(_, port)| port.parse().ok())
        .or(match scheme {
            "http" => Some(80),
            "https" => Some(443),
            _ => None,
        })
}
