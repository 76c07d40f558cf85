//! Which machines a harvest may ask. A name is looked up here and connected to as found, at every redirect anew, so that no
//! address can be shown to a check and another one used (server-side request forgery, OWASP ASVS 5.0 §1.3.6).

use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Finds addresses, and those of the open internet only unless the operator allows others.
#[derive(Debug)]
pub(super) struct Reach {
    pub(super) private_network: bool,
}

/// The address asked for is one of a house's own network.
#[derive(Debug)]
pub(super) struct Private;

impl fmt::Display for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an address of a private network")
    }
}

impl std::error::Error for Private {}

impl Resolver for Reach {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout)?;
        // One private address among others is enough: which of them is tried first is the name server's choice.
        if !self.private_network && found.iter().any(|one| !is_open(one.ip())) {
            return Err(ureq::Error::Io(io::Error::other(Private)));
        }
        Ok(found)
    }
}

/// Whether an address is one of the open internet (IANA's special-purpose registries, RFC 6890).
pub(super) fn is_open(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_open_v4(address),
        IpAddr::V6(address) => is_open_v6(address),
    }
}

fn is_open_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = matches!(
        (a, b, c),
        // "This network", shared by carriers, protocol assignments, the old 6to4 relays, measurement of equipment, and from
        // 224 on those to many and those kept back.
        (0, ..)
            | (100, 64..=127, _)
            | (192, 0, 0)
            | (192, 88, 99)
            | (198, 18..=19, _)
            | (224.., ..)
    );
    !(special
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation())
}

fn is_open_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    // Only 2000::/3 is given out to be reached; in it, what carries an IPv4 address or is for assignments and examples is not.
    let given_out = first & 0xe000 == 0x2000;
    let special = matches!(
        (first, second),
        (0x2001, 0..=0x01ff | 0x0db8) | (0x2002, _) | (0x3fff, 0..=0x0fff)
    );
    given_out && !special
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Issue "directory": SSRF – neither the house's own machines nor the hosting's secrets are asked.
    #[test]
    fn only_addresses_of_the_open_internet_are_open() {
        let cases = [
            ("93.184.215.14", true),
            ("2a00:1450:400f::1", true),
            ("9.255.255.255", true),
            ("172.15.0.1", true),
            ("100.128.0.1", true),
            ("0.0.0.0", false),
            ("10.1.2.3", false),
            ("100.64.0.1", false),
            ("127.0.0.1", false),
            ("127.255.255.254", false),
            // Where clouds tell a machine its own secrets.
            ("169.254.169.254", false),
            ("172.16.0.1", false),
            ("172.31.255.255", false),
            ("192.0.0.8", false),
            ("192.168.1.1", false),
            ("198.19.0.1", false),
            ("203.0.113.7", false),
            ("224.0.0.1", false),
            ("255.255.255.255", false),
            ("::", false),
            ("::1", false),
            ("::ffff:127.0.0.1", false),
            ("::ffff:8.8.8.8", false),
            ("64:ff9b::a00:1", false),
            ("fc00::1", false),
            ("fd12:3456::1", false),
            ("fe80::1", false),
            ("ff02::1", false),
            ("2001:db8::1", false),
            ("2001::1", false),
            ("2002:7f00:1::", false),
        ];
        for (address, open) in cases {
            let read: IpAddr = address.parse().expect(address);
            assert_eq!(is_open(read), open, "{address}");
        }
    }
}
