//! Logins of other houses: `[municipality.oidc.kommunen]` and the like.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kit_identity::Provider;
use kit_web::Role;
use serde::Deserialize;

use super::{Config, ConfigError};
use crate::process::Process;

/// One house whose logins are taken.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Login {
    /// Its name on the button.
    pub(crate) label: String,
    /// Its address, letter by letter as it calls itself.
    pub(crate) issuer: String,
    /// What it calls us.
    pub(crate) client_id: String,
    /// The file with the secret it gave us, in the realm's own folder `data/<realm>/keys`; none for a public client.
    pub(crate) client_secret_file: Option<PathBuf>,
    /// How strongly people must have proved there who they are (`acr`): one of these. None asks for nothing.
    #[serde(default)]
    pub(crate) acr: Vec<String>,
    /// The claim that says what somebody is there.
    #[serde(default)]
    pub(crate) role_claim: String,
    /// What that means here: value of the claim → role.
    #[serde(default)]
    pub(crate) roles: BTreeMap<String, String>,
}

fn roles_of(process: Process) -> &'static [Role] {
    match process {
        Process::Municipality => realm_municipality::FACE.roles,
        Process::Civil => realm_civil::FACE.roles,
        Process::Research => realm_research::FACE.roles,
        Process::Front | Process::Guide => &[],
    }
}

/// Whether an address is TLS, or this machine itself, where a test or a proxy listens.
fn is_safe(issuer: &str) -> bool {
    let here = |rest: &str| {
        let host = rest.split(['/', ':']).next().unwrap_or_default();
        host == "localhost" || host == "127.0.0.1" || host.ends_with(".localhost")
    };
    issuer.starts_with("https://") || issuer.strip_prefix("http://").is_some_and(here)
}

/// Refuses what cannot work, before anybody stands before a closed door.
pub(super) fn check(config: &Config) -> Result<(), ConfigError> {
    for (process, section) in config.sections() {
        for (name, login) in &section.oidc {
            let refuse = |why: String| {
                Err(ConfigError::Clash(format!(
                    "[{}.oidc.{name}] {why}",
                    process.name()
                )))
            };
            let roles = roles_of(process);
            if roles.is_empty() {
                return refuse("nobody signs in to this realm by login. Take it out".to_owned());
            }
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if name.is_empty() || name.len() > 30 || !name.chars().all(plain) {
                return refuse(
                    "the name stands in an address: use a to z, 0 to 9 and -".to_owned(),
                );
            }
            if !is_safe(&login.issuer) {
                return refuse("issuer must begin with https://".to_owned());
            }
            if login.label.trim().is_empty() || login.client_id.is_empty() {
                return refuse("label and client_id must say something".to_owned());
            }
            if login.roles.is_empty() != login.role_claim.is_empty() {
                return refuse(
                    "role_claim and roles go together: write both, or neither".to_owned(),
                );
            }
            let unknown = |role: &&String| !roles.iter().any(|known| known.0 == role.as_str());
            if let Some(role) = login.roles.values().find(unknown) {
                let known: Vec<&str> = roles.iter().map(|role| role.0).collect();
                return refuse(format!(
                    "there is no role {role}. Use one of {}",
                    known.join(", ")
                ));
            }
            let inside = |file: &PathBuf| file.components().count() == 1 && file.is_relative();
            if !login.client_secret_file.as_ref().is_none_or(inside) {
                return refuse(
                    "client_secret_file is a name in the realm's own keys folder, without a path"
                        .to_owned(),
                );
            }
        }
    }
    Ok(())
}

/// The houses of one realm, with their secrets read from `keys`.
///
/// # Errors
/// A secret that cannot be read; the words name the file.
pub(crate) fn houses(
    logins: &BTreeMap<String, Login>,
    keys: &Path,
) -> Result<Vec<Provider>, String> {
    logins
        .iter()
        .map(|(name, login)| {
            let secret = login.client_secret_file.as_ref().map(|file| {
                let path = keys.join(file);
                std::fs::read_to_string(&path)
                    .map(|text| text.trim().to_owned())
                    .map_err(|fault| format!("cannot read {}: {fault}", path.display()))
            });
            Ok(Provider {
                name: name.clone(),
                label: login.label.clone(),
                issuer: login.issuer.clone(),
                client_id: login.client_id.clone(),
                client_secret: secret.transpose()?,
                acr: login.acr.clone(),
                role_claim: login.role_claim.clone(),
                roles: login.roles.clone(),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(section: &str, login: &str) -> Result<Config, ConfigError> {
        let text = format!(
            "[{section}]\nfolder = \"a\"\nlisten = \"127.0.0.1:8702\"\norigin = \"https://a.example\"\nhost = \"A\"\n\
             [{section}.oidc.kommunen]\n{login}"
        );
        Config::parse(&text, Path::new("/srv/landgang.toml"), std::iter::empty())
    }

    const GOOD: &str = "label = \"Kommunen\"\nissuer = \"https://login.example\"\nclient_id = \"landgang\"\n\
        client_secret_file = \"kommunen.secret\"\nrole_claim = \"groups\"\nroles = { \"staff\" = \"worker\" }\n";

    #[test]
    fn a_login_of_another_house_is_understood() {
        let config = parse("municipality", GOOD).expect("good");
        let section = config.municipality.expect("there");
        assert_eq!(section.oidc["kommunen"].roles["staff"], "worker");
    }

    #[test]
    fn what_cannot_work_is_refused_with_what_to_do() {
        let cases = [
            (
                "municipality",
                GOOD.replace("https://", "http://"),
                "https://",
            ),
            (
                "municipality",
                GOOD.replace("worker", "king"),
                "host, worker, leader, owner",
            ),
            ("civil", GOOD.to_owned(), "coordinator"),
            ("front", GOOD.to_owned(), "nobody signs in"),
            (
                "municipality",
                GOOD.replace("kommunen.secret", "../civil/keys/realm.key"),
                "without a path",
            ),
            (
                "municipality",
                GOOD.replace("role_claim = \"groups\"\n", ""),
                "go together",
            ),
            ("municipality", format!("{GOOD}scope = \"all\"\n"), "scope"),
        ];
        for (section, login, word) in cases {
            let fault = parse(section, &login).expect_err(word).to_string();
            assert!(fault.contains(word), "{fault}");
        }
        let here = GOOD.replace("https://login.example", "http://localhost:9999");
        assert!(parse("municipality", &here).is_ok());
        let evil = GOOD.replace("https://login.example", "http://localhost.evil.example");
        assert!(parse("municipality", &evil).is_err());
    }

    #[test]
    fn a_secret_that_is_not_there_is_named() {
        let config = parse("municipality", GOOD).expect("good");
        let logins = config.municipality.expect("there").oidc;
        let fault = houses(&logins, Path::new("/nowhere")).expect_err("missing");
        assert!(fault.contains("/nowhere/kommunen.secret"), "{fault}");
    }
}
