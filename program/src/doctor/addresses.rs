//! Do people reach each realm by TLS only, and does each have a domain of its own (SAFETY.md §2.5)?

use std::net::{IpAddr, SocketAddr};

use super::Check;

const ADDRESS: &str = "address";
const DOMAIN: &str = "domain";

/// How people reach one section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reached {
    pub(crate) section: &'static str,
    /// What it listens on.
    pub(crate) listen: SocketAddr,
    /// `https://huset.kommune.example`.
    pub(crate) origin: String,
    /// The address of its own proxy.
    pub(crate) proxy: Option<IpAddr>,
    /// A PostgreSQL connection text with a host that is not a socket's folder, or a feed over http.
    pub(crate) unencrypted: Vec<String>,
}

/// The host in an address, without port.
fn host(origin: &str) -> &str {
    let rest = origin.split_once("://").map_or(origin, |(_, rest)| rest);
    let host = rest.split('/').next().unwrap_or_default();
    host.rsplit_once(':')
        .filter(|(_, port)| port.chars().all(|c| c.is_ascii_digit()))
        .map_or(host, |(host, _)| host)
}

fn is_here(host: &str) -> bool {
    host == "localhost"
        || host.ends_with(".localhost")
        || host
            .trim_matches(['[', ']'])
            .parse::<IpAddr>()
            .is_ok_and(|ip| ip.is_loopback())
}

/// Judges how one section is reached.
pub(crate) fn judge(reached: &Reached) -> Vec<Check> {
    let Reached {
        section,
        listen,
        origin,
        proxy,
        unencrypted,
    } = reached;
    let mut checks = Vec::new();
    let here = is_here(host(origin));
    if !here && !origin.starts_with("https://") {
        checks.push(Check::red(
            section,
            ADDRESS,
            format!("People reach it at {origin}, which is not encrypted."),
            "Let a proxy of its own end TLS, and write https:// in origin.",
        ));
    }
    if !listen.ip().is_loopback() {
        let whom = if proxy.is_some() {
            "others than its proxy"
        } else {
            "the outside"
        };
        checks.push(if proxy.is_some_and(|proxy| !proxy.is_loopback()) {
            Check::yellow(
                section,
                ADDRESS,
                format!("It listens on {listen} without TLS for a proxy on another machine."),
                "Let nothing but the proxy reach that port, over a net that nobody else is on.",
            )
        } else {
            Check::red(
                section,
                ADDRESS,
                format!("It listens on {listen} without TLS, where {whom} reach it too."),
                "Listen on 127.0.0.1, and let its own proxy end TLS.",
            )
        });
    } else if !here && proxy.is_none() {
        checks.push(Check::yellow(section, ADDRESS, "It does not know its proxy, so every visitor seems to come from one address, and one who guesses slows all.", "Write the proxy's address: proxy = \"127.0.0.1\"."));
    }
    for what in unencrypted {
        checks.push(Check::red(
            section,
            ADDRESS,
            format!("It is set to fetch {what} without TLS from another machine."),
            "Use a socket on this machine, or an address with https://.",
        ));
    }
    if checks.is_empty() {
        checks.push(Check::green(
            section,
            ADDRESS,
            format!(
                "It listens on {listen} only for {}.",
                if here {
                    "this machine"
                } else {
                    "its own proxy"
                }
            ),
        ));
    }
    checks
}

/// The part of a host name that somebody registers: its last two labels. No list of public suffixes is at hand, so
/// names under `co.uk` and its like look shared where they are not; Denmark has none of these.
fn registrable(host: &str) -> String {
    let labels: Vec<&str> = host.rsplit('.').take(2).collect();
    labels
        .into_iter()
        .rev()
        .collect::<Vec<_>>()
        .join(".")
        .to_lowercase()
}

/// Judges whether two sections share a registrable domain.
pub(crate) fn domains(reached: &[Reached]) -> Vec<Check> {
    let mut checks = Vec::new();
    for (place, one) in reached.iter().enumerate() {
        let own = host(&one.origin);
        let shared = reached.iter().take(place).find(|other| {
            let theirs = host(&other.origin);
            own.eq_ignore_ascii_case(theirs)
                || (!is_here(own) && registrable(own) == registrable(theirs))
        });
        let Some(other) = shared else {
            continue;
        };
        let says = format!(
            "{own} and {} of [{}] are under one registered domain: they share cookies and the reach of passkeys.",
            host(&other.origin),
            other.section
        );
        checks.push(if own.eq_ignore_ascii_case(host(&other.origin)) {
            Check::red(
                one.section,
                DOMAIN,
                says,
                "A port keeps no cookies apart: give each realm a name of its own.",
            )
        } else {
            Check::yellow(
                one.section,
                DOMAIN,
                says,
                "Give each realm a domain of its own: the municipality's, the association's.",
            )
        });
    }
    if checks.is_empty() && reached.len() > 1 {
        checks.push(Check::green(
            "house",
            DOMAIN,
            "Each realm has a registered domain of its own.",
        ));
    }
    checks
}

/// What a section fetches over a network without TLS: its database, or the public directory.
pub(crate) fn unencrypted(database: &str, directory: Option<&str>) -> Vec<String> {
    let mut found = Vec::new();
    let host = database
        .split_whitespace()
        .find_map(|word| word.strip_prefix("host="));
    let by_address = database
        .split_once("://")
        .and_then(|(_, rest)| rest.rsplit('@').next())
        .map(|rest| rest.split(['/', ':', '?']).next().unwrap_or_default());
    let far = host.or(by_address).filter(|host| {
        !host.is_empty() && !host.starts_with('/') && !host.starts_with("%2F") && !is_here(host)
    });
    if far.is_some() {
        found.push("its database".to_owned());
    }
    if let Some(feed) =
        directory.filter(|feed| feed.starts_with("http://") && !is_here(self::host(feed)))
    {
        found.push(format!("the directory {feed}"));
    }
    found
}

#[cfg(test)]
mod tests {
    use kit_boundary::Light;

    use super::super::lights;
    use super::*;

    fn reached(section: &'static str, listen: &str, origin: &str, proxy: Option<&str>) -> Reached {
        Reached {
            section,
            listen: listen.parse().expect("an address"),
            origin: origin.to_owned(),
            proxy: proxy.map(|proxy| proxy.parse().expect("an address")),
            unencrypted: Vec::new(),
        }
    }

    #[test]
    fn a_realm_behind_its_own_proxy_is_green_and_one_in_the_open_red() {
        let light =
            |listen, origin, proxy| lights(&judge(&reached("civil", listen, origin, proxy)));
        let https = "https://forening.example";
        assert_eq!(
            light("127.0.0.1:8703", https, Some("127.0.0.1")),
            [Light::Green]
        );
        assert_eq!(
            light("127.0.0.1:8703", "http://forening.localhost:8703", None),
            [Light::Green]
        );
        assert_eq!(light("127.0.0.1:8703", https, None), [Light::Yellow]);
        assert_eq!(
            light("10.0.0.2:8703", https, Some("10.0.0.1")),
            [Light::Yellow]
        );
        assert_eq!(
            light("0.0.0.0:8703", https, Some("127.0.0.1")),
            [Light::Red]
        );
        assert_eq!(light("0.0.0.0:8703", https, None), [Light::Red]);
        assert_eq!(
            light(
                "127.0.0.1:8703",
                "http://forening.example",
                Some("127.0.0.1")
            ),
            [Light::Red]
        );
    }

    #[test]
    fn two_realms_under_one_registered_domain_are_named() {
        let of = |one: &str, other: &str| {
            lights(&domains(&[
                reached("municipality", "127.0.0.1:1", one, None),
                reached("civil", "127.0.0.1:2", other, None),
            ]))
        };
        assert_eq!(
            of("https://huset.kommune.example", "https://forening.example"),
            [Light::Green]
        );
        assert_eq!(
            of("https://huset.by.example.dk", "https://forening.Example.dk"),
            [Light::Yellow]
        );
        assert_eq!(
            of("https://by.example", "https://by.example:8443"),
            [Light::Red]
        );
        assert_eq!(
            of("http://kommune.localhost:1", "http://forening.localhost:2"),
            [Light::Green]
        );
        assert_eq!(
            domains(&[reached("civil", "127.0.0.1:1", "https://a.example", None)]),
            []
        );
    }

    #[test]
    fn what_comes_unencrypted_from_another_machine_is_red() {
        assert_eq!(unencrypted("sqlite", None), [""; 0]);
        assert_eq!(
            unencrypted(
                "host=/run/landgang/civil user=x",
                Some("https://a.example/hsds")
            ),
            [""; 0]
        );
        assert_eq!(
            unencrypted("host=127.0.0.1 user=x", Some("http://127.0.0.1:8701/hsds")),
            [""; 0]
        );
        assert_eq!(
            unencrypted("host=db.example user=x", None),
            ["its database"]
        );
        assert_eq!(
            unencrypted("postgres://x@db.example:5432/y", None),
            ["its database"]
        );
        assert_eq!(
            unencrypted("sqlite", Some("http://a.example/hsds")),
            ["the directory http://a.example/hsds"]
        );
        let mut far = reached(
            "civil",
            "127.0.0.1:1",
            "https://a.example",
            Some("127.0.0.1"),
        );
        far.unencrypted.push("its database".to_owned());
        assert_eq!(lights(&judge(&far)), [Light::Red]);
    }
}
