//! Does a realm's database keep what is written, and is it the realm's alone (SAFETY.md §2.4, §4)?

use kit_store::{Condition, Kind};
use serde::{Deserialize, Serialize};

use super::Check;

const ABOUT: &str = "database";
/// The oldest PostgreSQL that its makers still mend, as `server_version_num`.
const OLDEST_POSTGRES: u32 = 140_000;

/// What a realm's process found of its database; the parent opens none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Found {
    /// It could not be examined; why, without any value of a row.
    Broken(String),
    /// SQLite's.
    Sqlite {
        /// The journal that stood in the file.
        journal: String,
        /// `PRAGMA synchronous` read back; 2 is FULL.
        synchronous: i64,
        /// What `quick_check` said, where it was asked for.
        checked: Option<Vec<String>>,
        /// When it was written last and first.
        times: Times,
    },
    /// PostgreSQL's.
    Postgres {
        /// `server_version_num`.
        version: String,
        /// Settings that lose what was acknowledged where they are off: name and value.
        must_be_on: Vec<(String, String)>,
        /// `data_checksums`.
        checksums: String,
        /// Names the cluster; empty where the role may not ask.
        cluster: String,
        /// Other databases in it.
        others: Vec<String>,
        /// When it was written last and first.
        times: Times,
    },
}

/// Unix milliseconds of the newest line of the log of looks and of the first migration, and how many rows there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Times {
    pub(crate) newest_ms: Option<i64>,
    pub(crate) since_ms: Option<i64>,
    pub(crate) rows: i64,
}

impl From<Condition> for Found {
    fn from(found: Condition) -> Self {
        let times = Times {
            newest_ms: found.newest_ms,
            since_ms: found.since_ms,
            rows: found.rows,
        };
        match found.kind {
            Kind::Sqlite {
                journal,
                synchronous,
                checked,
            } => Self::Sqlite {
                journal,
                synchronous,
                checked,
                times,
            },
            Kind::Postgres {
                version,
                fsync,
                full_page_writes,
                synchronous_commit,
                checksums,
                cluster,
                others,
            } => Self::Postgres {
                version,
                must_be_on: vec![
                    ("fsync".to_owned(), fsync),
                    ("full_page_writes".to_owned(), full_page_writes),
                    ("synchronous_commit".to_owned(), synchronous_commit),
                ],
                checksums,
                cluster,
                others,
                times,
            },
        }
    }
}

impl Found {
    /// When it was written.
    pub(crate) fn times(&self) -> Times {
        match self {
            Self::Broken(_) => Times::default(),
            Self::Sqlite { times, .. } | Self::Postgres { times, .. } => *times,
        }
    }
}

/// Judges one realm's database.
pub(crate) fn judge(realm: &str, found: &Found) -> Vec<Check> {
    let mut checks = Vec::new();
    match found {
        Found::Broken(why) => checks.push(Check::red(
            realm,
            ABOUT,
            format!("It could not be read: {why}."),
            "If it was never made, run `landgang migrate`; else do not go on writing, and restore the last copy that was proven.",
        )),
        Found::Sqlite { journal, synchronous, checked, .. } => {
            if *synchronous != 2 {
                checks.push(Check::red(realm, ABOUT, format!("SQLite does not answer with synchronous=FULL but {synchronous}."), "Do not run it: what was acknowledged would be lost at a power cut. Use the SQLite that is built in."));
            }
            if let Some(faults) = checked.as_ref().filter(|faults| faults.iter().any(|fault| fault != "ok")) {
                let first = faults.first().map_or("", String::as_str);
                checks.push(Check::red(realm, ABOUT, format!("quick_check found {} faults, the first: {first}.", faults.len()), "Stop the realm and restore the last copy that was proven."));
            }
            if journal != "wal" {
                checks.push(Check::yellow(realm, ABOUT, format!("The file had the journal \"{journal}\" instead of WAL; somebody else has written to it."), "Find out who: only Landgang may open it. The journal is put right at the next start."));
            }
            if checks.is_empty() {
                let deep = if checked.is_some() { ", and quick_check found it whole" } else { "" };
                checks.push(Check::green(realm, ABOUT, format!("SQLite with WAL and synchronous=FULL, read back{deep}.")));
            }
        }
        Found::Postgres { version, must_be_on, checksums, others, .. } => {
            for (setting, value) in must_be_on.iter().filter(|(_, value)| value != "on") {
                checks.push(Check::red(realm, ABOUT, format!("PostgreSQL has {setting} = {value}: what was acknowledged can be lost."), format!("Set {setting} = on and restart the cluster.")));
            }
            if !others.is_empty() {
                checks.push(Check::red(realm, ABOUT, format!("Its cluster holds other databases too: {}.", others.join(", ")), "Give the realm a cluster of its own: within one, a role sees the others' counters and sessions."));
            }
            if checksums != "on" {
                checks.push(Check::yellow(realm, ABOUT, "The cluster keeps no page checksums, so a rotten page is not noticed.", "Stop the cluster and run pg_checksums --enable."));
            }
            if version.parse::<u32>().is_ok_and(|version| version < OLDEST_POSTGRES) {
                checks.push(Check::yellow(realm, ABOUT, format!("PostgreSQL {version} is no longer mended by its makers."), "Move the cluster to a newer PostgreSQL."));
            }
            if checks.is_empty() {
                checks.push(Check::green(realm, ABOUT, "PostgreSQL in a cluster of its own, with checksums; it keeps what it acknowledges."));
            }
        }
    }
    checks
}

/// Judges whether two realms share a cluster.
pub(crate) fn clusters(found: &[(String, Found)]) -> Vec<Check> {
    let named: Vec<(&str, &str)> = found
        .iter()
        .filter_map(|(realm, found)| match found {
            Found::Postgres { cluster, .. } if !cluster.is_empty() => {
                Some((realm.as_str(), cluster.as_str()))
            }
            _ => None,
        })
        .collect();
    let mut checks = Vec::new();
    for (place, (realm, cluster)) in named.iter().enumerate() {
        if let Some((other, _)) = named.iter().take(place).find(|(_, known)| known == cluster) {
            checks.push(Check::red(realm, ABOUT, format!("It shares its PostgreSQL cluster with {other}."), "Give each realm a cluster of its own: within one, a role sees the others' counters and sessions."));
        }
    }
    checks
}

#[cfg(test)]
mod tests {
    use kit_boundary::Light;

    use super::super::lights;
    use super::*;

    fn sqlite(journal: &str, synchronous: i64, checked: Option<&[&str]>) -> Vec<Check> {
        let checked = checked.map(|said| said.iter().map(|&s| s.to_owned()).collect());
        let found = Found::Sqlite {
            journal: journal.to_owned(),
            synchronous,
            checked,
            times: Times::default(),
        };
        judge("civil", &found)
    }

    #[test]
    fn a_file_that_keeps_everything_is_green() {
        assert_eq!(lights(&sqlite("wal", 2, None)), [Light::Green]);
        assert_eq!(lights(&sqlite("wal", 2, Some(&["ok"]))), [Light::Green]);
        assert_eq!(lights(&sqlite("delete", 2, None)), [Light::Yellow]);
        assert_eq!(lights(&sqlite("wal", 1, None)), [Light::Red]);
        assert_eq!(
            lights(&sqlite("wal", 2, Some(&["Page 3: never used"]))),
            [Light::Red]
        );
        assert_eq!(
            lights(&judge("civil", &Found::Broken("gone".to_owned()))),
            [Light::Red]
        );
    }

    fn postgres(version: &str, off: Option<usize>, checksums: &str, others: &[&str]) -> Found {
        let mut must_be_on: Vec<(String, String)> =
            ["fsync", "full_page_writes", "synchronous_commit"]
                .iter()
                .map(|&name| (name.to_owned(), "on".to_owned()))
                .collect();
        if let Some(off) = off {
            must_be_on[off].1 = "off".to_owned();
        }
        Found::Postgres {
            version: version.to_owned(),
            must_be_on,
            checksums: checksums.to_owned(),
            cluster: "7".to_owned(),
            others: others.iter().map(|&name| name.to_owned()).collect(),
            times: Times::default(),
        }
    }

    #[test]
    fn a_cluster_that_loses_or_shares_is_red_and_an_old_or_unchecked_one_yellow() {
        let light = |found| lights(&judge("civil", &found));
        assert_eq!(light(postgres("150020", None, "on", &[])), [Light::Green]);
        for off in 0..3 {
            assert_eq!(
                light(postgres("150020", Some(off), "on", &[])),
                [Light::Red]
            );
        }
        assert_eq!(
            light(postgres("150020", None, "on", &["kommunen"])),
            [Light::Red]
        );
        assert_eq!(light(postgres("150020", None, "off", &[])), [Light::Yellow]);
        assert_eq!(light(postgres("130000", None, "on", &[])), [Light::Yellow]);
    }

    #[test]
    fn two_realms_in_one_cluster_are_found() {
        let one = (
            "municipality".to_owned(),
            postgres("150020", None, "on", &[]),
        );
        let two = ("civil".to_owned(), postgres("150020", None, "on", &[]));
        assert_eq!(clusters(std::slice::from_ref(&one)), []);
        let shared = clusters(&[one, two]);
        assert_eq!(lights(&shared), [Light::Red]);
        assert!(shared[0].says.contains("municipality"));
    }
}
