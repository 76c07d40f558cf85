//! The sections of the law and their limits, from `law.toml`: the law changes, the program does not (FR-23, LE-7, LE-12).

use std::sync::LazyLock;

use engine_planning::clock::{Basis, Counting, LegalLimit, LegalLimits};
use serde::Deserialize;

use super::settings::Day;

/// A section that an offer may stand on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Section {
    /// The word in forms, settings and the database.
    pub(crate) key: String,
    /// As it is said to people who work with the law.
    pub(crate) name: String,
    /// Help that may run at the same time as a course.
    #[serde(default)]
    pub(crate) alongside: bool,
    #[serde(default)]
    limits: Vec<Limit>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Limit {
    from: Day,
    months: Option<u8>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Law {
    basis: Vec<Section>,
}

fn read() -> Result<Vec<Section>, toml::de::Error> {
    toml::from_str::<Law>(include_str!("law.toml")).map(|law| law.basis)
}

static SECTIONS: LazyLock<Vec<Section>> = LazyLock::new(|| {
    read().unwrap_or_else(|fault| unreachable!("law.toml is read by a test: {fault}"))
});

/// Every section.
pub(crate) fn sections() -> &'static [Section] {
    &SECTIONS
}

/// The section with this key.
pub(crate) fn section(key: &str) -> Option<&'static Section> {
    sections().iter().find(|section| section.key == key)
}

static LIMITS: LazyLock<LegalLimits> = LazyLock::new(|| {
    let lines = sections()
        .iter()
        .filter_map(|section| Basis::from_key(&section.key).map(|basis| (basis, section)))
        .flat_map(|(basis, section)| {
            section.limits.iter().map(move |limit| LegalLimit {
                basis,
                from: limit.from.date(),
                counting: limit.months.map_or(Counting::NoLimit, Counting::Months),
                source: section.name.clone(),
            })
        });
    LegalLimits::new(lines.collect())
});

/// How long a course may last, by its first day.
pub(crate) fn limits() -> &'static LegalLimits {
    &LIMITS
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// FR-23, LE-12: the file is the law as the engine knows it, and the other sections stand beside it as data.
    #[test]
    fn the_file_says_what_is_known_of_the_law() {
        let known = LegalLimits::known();
        let first = date(2018, 1, 1);
        for basis in Basis::ALL {
            for start in [first, date(2026, 8, 31), date(2028, 2, 29)] {
                assert_eq!(
                    limits().latest_end(basis, start),
                    known.latest_end(basis, start)
                );
            }
            assert_eq!(limits().on(basis, date(2017, 12, 31)), None);
        }
        for key in ["82a", "82b", "82c", "82d+82a", "82d+82b", "85", "99", "104"] {
            assert!(section(key).is_some(), "{key}");
        }
        assert_eq!(section("153"), None);
        let beside: Vec<&str> = sections()
            .iter()
            .filter(|section| section.alongside)
            .map(|section| section.key.as_str())
            .collect();
        assert_eq!(beside, ["85", "99", "104"]);
    }
}
