//! What one process may touch, from the configuration: the row of the table in SAFETY.md §2.1.

use std::path::PathBuf;

use kit_boundary::Wall;

use super::Process;
use crate::config::{Config, Mail, Section, Sms};
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
        let published = place::published(config);
        if process == Process::Civil {
            wall.further_homes.push(published);
        } else {
            wall.read_only
                .extend(Some(published).filter(|p| p.exists()));
        }
    }
    wall.listen = vec![section.listen.port()];
    let issuers = section.oidc.values().map(|login| &login.issuer);
    wall.connect = [&section.directory, &section.letters]
        .into_iter()
        .flatten()
        .chain(issuers)
        .filter_map(|address| port_of(address))
        .chain(section.mail.as_ref().and_then(Mail::connects_to))
        .chain(section.sms.as_ref().and_then(Sms::connects_to))
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// What the associations publish goes one way: civil writes it, the front reads it, and nobody else has it at all.
    #[test]
    fn what_is_published_is_written_by_one_process_and_read_by_one() {
        let folder = std::env::temp_dir().join(format!("landgang-wall-{}", std::process::id()));
        let path = folder.join("landgang.toml");
        let section = |name: &str, port: u16| {
            format!(
                "[{name}]\nfolder = \"{name}\"\nlisten = \"127.0.0.1:{port}\"\norigin = \"https://{name}.example\"\nhost = \"X\"\n"
            )
        };
        let text = ["front", "municipality", "civil", "research"]
            .into_iter()
            .zip(8701_u16..)
            .map(|(name, port)| section(name, port))
            .collect::<String>();
        let config = Config::parse(&text, &path, std::iter::empty()).expect("good");
        let published = place::published(&config);
        std::fs::create_dir_all(&published).expect("made");
        for (process, section) in config.sections() {
            let place = Place::of(&config, process, section);
            let wall = wall(&config, process, section, &place);
            let (writes, reads) = (
                wall.further_homes.contains(&published),
                wall.read_only.contains(&published),
            );
            assert_eq!(writes, process == Process::Civil, "{process:?}");
            assert_eq!(reads, process == Process::Front, "{process:?}");
        }
        std::fs::remove_dir_all(&folder).expect("removed");
    }

    fn connects(more: &str) -> Vec<u16> {
        let text = format!(
            "[municipality]\nfolder = \"x\"\nlisten = \"127.0.0.1:8702\"\norigin = \"https://x.example\"\nhost = \"X\"\n{more}"
        );
        let path = Path::new("/srv/landgang/landgang.toml");
        let config = Config::parse(&text, path, std::iter::empty()).expect("good");
        let section = config.municipality.clone().expect("a section");
        let place = Place::of(&config, Process::Municipality, &section);
        wall(&config, Process::Municipality, &section, &place).connect
    }

    /// SAFETY.md §2.1: the near bank reaches the gateways that its file names, and nothing where it names none.
    #[test]
    fn the_municipality_connects_to_its_gateways_and_nothing_else() {
        assert_eq!(connects(""), Vec::<u16>::new());
        let mail = "[municipality.mail]\nhost = \"mail.example\"\nsender = \"a@b.dk\"\n";
        let sms = "[municipality.sms]\nurl = \"https://gateway.example:8443/sms\"\ntoken_file = \"t\"\nsender = \"Husk\"\n";
        assert_eq!(connects(mail), [587]);
        assert_eq!(connects(sms), [8443]);
        assert_eq!(connects(&format!("{mail}{sms}")), [587, 8443]);
    }
}
