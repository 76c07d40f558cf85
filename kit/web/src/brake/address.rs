//! Where a request comes from, as coarse as a brake needs it, and never shown.

use std::net::IpAddr;

use sha2::{Digest, Sha256};

/// The address of a machine, or of a home's network where machines change theirs. It is not written to any log, page or
/// table; a table holds its hash under the salt of the day.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Address(String);

impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Address")
    }
}

impl Address {
    /// The address of a connection. Of IPv6 only the first 64 bits count: whoever has one has all of them.
    #[must_use]
    pub fn of(ip: IpAddr) -> Self {
        let text = match ip.to_canonical() {
            IpAddr::V4(four) => four.to_string(),
            IpAddr::V6(six) => {
                let [a, b, c, d, ..] = six.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}")
            }
        };
        Self(text)
    }

    /// The hash under which it is counted today.
    pub(crate) fn hashed(&self, salt: &str) -> String {
        let mut sum = Sha256::new();
        sum.update(salt.as_bytes());
        sum.update(self.0.as_bytes());
        crate::door::hex(&sum.finalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Address {
        Address::of(text.parse().unwrap())
    }

    #[test]
    fn a_home_is_one_address_and_its_neighbour_another() {
        assert_eq!(of("2001:db8:1:2::5"), of("2001:db8:1:2:ffff::1"));
        assert_ne!(of("2001:db8:1:2::5"), of("2001:db8:1:3::5"));
        assert_eq!(of("::ffff:192.0.2.7"), of("192.0.2.7"));
        assert_ne!(of("192.0.2.7"), of("192.0.2.8"));
    }

    #[test]
    fn nothing_shows_an_address() {
        let address = of("192.0.2.7");
        assert_eq!(format!("{address:?}"), "Address");
        assert!(!address.hashed("salt").contains("192"));
        assert_ne!(address.hashed("monday"), address.hashed("tuesday"));
    }
}
