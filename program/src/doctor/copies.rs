//! Is there a copy of everything, is it young, was it proven, and does it lie apart (SAFETY.md §4, §5)?

use jiff::{SignedDuration, Timestamp};

use super::{Check, minute};

const MADE: &str = "backup";
const PROVEN: &str = "proven backup";
const RING: &str = "key ring copies";
const EPOCHS: &str = "epoch keys";

const fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * days)
}

/// A copy a day, and a day of grace.
const MADE_GREEN: SignedDuration = days(2);
const MADE_YELLOW: SignedDuration = days(7);
/// A proof a month, and a few days of grace.
const PROVEN_GREEN: SignedDuration = days(35);
const PROVEN_YELLOW: SignedDuration = days(70);
/// No older copy of the key ring may be kept: who was erased would be readable in it.
pub(crate) const RING_OLDEST: SignedDuration = days(30);
/// Nor more of them.
pub(crate) const RING_MOST: usize = 2;

/// What was found of one realm's copies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Copies {
    pub(crate) realm: String,
    pub(crate) now: Timestamp,
    /// When the realm began.
    pub(crate) since: Option<Timestamp>,
    /// When the newest copy of the data was made.
    pub(crate) made: Option<Timestamp>,
    /// When a copy was proven last.
    pub(crate) proven: Option<Timestamp>,
    /// Whether the copies lie on the file system that the data lie on.
    pub(crate) same_disk: bool,
    /// Whether the data are PostgreSQL's, which the operator copies.
    pub(crate) postgres: bool,
    /// The copies of the key ring; none where the realm has no ring.
    pub(crate) ring: Option<Vec<Timestamp>>,
    /// When the epoch keys were copied; none where the realm has no ring.
    pub(crate) epochs: Option<Option<Timestamp>>,
    /// Whether this month began a new epoch that the copy does not have.
    pub(crate) epoch_turned: bool,
    /// Whether copies of the ring and of the epoch keys lie in one folder.
    pub(crate) beside: bool,
}

/// Judges.
pub(crate) fn judge(copies: &Copies) -> Vec<Check> {
    let mut checks = vec![made(copies), proven(copies)];
    checks.extend(ring(copies));
    checks.extend(epochs(copies));
    for todo in checks.iter_mut().filter_map(|check| check.todo.as_mut()) {
        *todo = todo.replace("--realm …", &format!("--realm {}", copies.realm));
    }
    checks
}

fn made(copies: &Copies) -> Check {
    let Copies { realm, now, .. } = copies;
    let todo = if copies.postgres {
        "Run pg_dump, try the dump, and say so: landgang backup proven --realm …; docs/en/databases.md has the script."
    } else {
        "The running realm makes one a day; or now: landgang backup --realm …"
    };
    let Some(at) = copies.made else {
        let young = copies
            .since
            .is_none_or(|since| now.duration_since(since) <= MADE_GREEN);
        return if young {
            Check::yellow(realm, MADE, "No copy was made yet.", todo)
        } else {
            Check::red(realm, MADE, "There is no copy of this realm.", todo)
        };
    };
    let (age, says) = (
        now.duration_since(at),
        format!("The newest copy was made at {}.", minute(at)),
    );
    if age > MADE_YELLOW {
        Check::red(realm, MADE, says, todo)
    } else if age > MADE_GREEN {
        Check::yellow(realm, MADE, says, todo)
    } else if copies.same_disk {
        Check::yellow(
            realm,
            MADE,
            format!("{says} It lies on the same file system as the data."),
            "Name a folder on another disk in `backups`, or fetch the copies each day.",
        )
    } else {
        Check::green(realm, MADE, says)
    }
}

fn proven(copies: &Copies) -> Check {
    let Copies { realm, now, .. } = copies;
    let todo = if copies.postgres {
        "Restore a dump into an empty cluster, count, and say so: landgang backup proven --realm …"
    } else {
        "The running realm proves one a month; or now: landgang backup prove --realm …"
    };
    let since = copies.proven.or(copies.since);
    let age = since.map(|since| now.duration_since(since));
    let says = copies.proven.map_or_else(
        || "No copy was ever proven to be one that can be restored.".to_owned(),
        |at| {
            format!(
                "A copy was restored for trial and compared at {}.",
                minute(at)
            )
        },
    );
    match age {
        Some(age) if age > PROVEN_YELLOW => Check::red(realm, PROVEN, says, todo),
        Some(age) if age <= PROVEN_GREEN && copies.proven.is_some() => {
            Check::green(realm, PROVEN, says)
        }
        _ => Check::yellow(realm, PROVEN, says, todo),
    }
}

fn ring(copies: &Copies) -> Option<Check> {
    let Copies { realm, now, .. } = copies;
    let ring = copies.ring.as_ref()?;
    let old = ring
        .iter()
        .filter(|at| now.duration_since(**at) > RING_OLDEST)
        .count();
    Some(if old > 0 || ring.len() > RING_MOST {
        Check::red(
            realm,
            RING,
            format!(
                "{} copies of the key ring are kept, {old} of them older than 30 days: who was erased is readable in them.",
                ring.len()
            ),
            "Delete all but the newest two, and those older than 30 days.",
        )
    } else if copies.beside {
        Check::red(
            realm,
            RING,
            "A copy of the key ring and one of the epoch keys lie in one folder: whoever takes it reads everybody, the erased too.",
            "Keep the epoch keys' copy with the holder of the realm's key, and nothing else beside it.",
        )
    } else if ring.is_empty() {
        Check::yellow(
            realm,
            RING,
            "There is no copy of the key ring: if this disk is lost, nothing that is sealed opens again.",
            "The running realm makes one with each copy of the data; or now: landgang backup --realm …",
        )
    } else {
        Check::green(
            realm,
            RING,
            "At most two copies of the key ring are kept, none older than 30 days.",
        )
    })
}

fn epochs(copies: &Copies) -> Option<Check> {
    let realm = &copies.realm;
    let todo = "Name a folder of the key holder's in `epoch_copies`, or each month: landgang backup --realm … --part epochs --to /media/stick/epochs.sealed";
    Some(match copies.epochs? {
        None => Check::yellow(
            realm,
            EPOCHS,
            "There is no copy of the epoch keys: if this disk is lost, no copy of the key ring opens.",
            todo,
        ),
        Some(at) if copies.epoch_turned => Check::yellow(
            realm,
            EPOCHS,
            format!(
                "The epoch keys were copied at {}, and a new month has begun since.",
                minute(at)
            ),
            todo,
        ),
        Some(at) => Check::green(
            realm,
            EPOCHS,
            format!("The epoch keys were copied at {}.", minute(at)),
        ),
    })
}

#[cfg(test)]
mod tests {
    use kit_boundary::Light;

    use super::*;

    fn at(days_before: i64) -> Timestamp {
        let now: Timestamp = "2027-03-20T12:00:00Z".parse().expect("a time");
        now - days(days_before)
    }

    fn good() -> Copies {
        Copies {
            realm: "civil".to_owned(),
            now: at(0),
            since: Some(at(400)),
            made: Some(at(1)),
            proven: Some(at(20)),
            same_disk: false,
            postgres: false,
            ring: Some(vec![at(0), at(1)]),
            epochs: Some(Some(at(10))),
            epoch_turned: false,
            beside: false,
        }
    }

    fn light(copies: &Copies, about: &str) -> Option<Light> {
        let found = judge(copies).into_iter().find(|check| check.about == about);
        found.map(|check| check.light)
    }

    #[test]
    fn a_young_copy_elsewhere_that_was_proven_is_green() {
        let checks = judge(&good());
        assert_eq!(checks.len(), 4);
        assert!(
            checks.iter().all(|check| check.light == Light::Green),
            "{checks:?}"
        );
    }

    #[test]
    fn what_to_do_names_the_realm() {
        let none = Copies {
            made: None,
            proven: None,
            ring: Some(Vec::new()),
            epochs: Some(None),
            ..good()
        };
        let checks = judge(&none);
        let todo = |check: &Check| check.todo.clone().unwrap_or_default();
        let named = checks
            .iter()
            .filter(|check| todo(check).contains("--realm civil"));
        assert_eq!(named.count(), 4, "{checks:?}");
    }

    #[test]
    fn a_copy_grows_old() {
        let made = |days| {
            light(
                &Copies {
                    made: days,
                    ..good()
                },
                MADE,
            )
        };
        assert_eq!(made(Some(at(2))), Some(Light::Green));
        assert_eq!(made(Some(at(3))), Some(Light::Yellow));
        assert_eq!(made(Some(at(8))), Some(Light::Red));
        assert_eq!(made(None), Some(Light::Red));
        let begun = Copies {
            made: None,
            since: Some(at(1)),
            ..good()
        };
        assert_eq!(light(&begun, MADE), Some(Light::Yellow));
        let near = Copies {
            same_disk: true,
            ..good()
        };
        assert_eq!(light(&near, MADE), Some(Light::Yellow));
    }

    #[test]
    fn a_proof_grows_old_and_none_is_yellow_while_the_house_is_young() {
        let proven = |days, since| {
            light(
                &Copies {
                    proven: days,
                    since: Some(at(since)),
                    ..good()
                },
                PROVEN,
            )
        };
        assert_eq!(proven(Some(at(35)), 400), Some(Light::Green));
        assert_eq!(proven(Some(at(36)), 400), Some(Light::Yellow));
        assert_eq!(proven(Some(at(71)), 400), Some(Light::Red));
        assert_eq!(proven(None, 3), Some(Light::Yellow));
        assert_eq!(proven(None, 71), Some(Light::Red));
    }

    #[test]
    fn copies_of_the_ring_are_few_young_and_apart_from_the_epoch_keys() {
        let ring = |copies| light(&copies, RING);
        assert_eq!(
            ring(Copies {
                ring: Some(vec![at(0), at(1), at(2)]),
                ..good()
            }),
            Some(Light::Red)
        );
        assert_eq!(
            ring(Copies {
                ring: Some(vec![at(31)]),
                ..good()
            }),
            Some(Light::Red)
        );
        assert_eq!(
            ring(Copies {
                beside: true,
                ..good()
            }),
            Some(Light::Red)
        );
        assert_eq!(
            ring(Copies {
                ring: Some(Vec::new()),
                ..good()
            }),
            Some(Light::Yellow)
        );
        assert_eq!(
            ring(Copies {
                ring: None,
                ..good()
            }),
            None
        );
    }

    #[test]
    fn a_new_month_wants_a_new_copy_of_the_epoch_keys() {
        let epochs = |copies| light(&copies, EPOCHS);
        assert_eq!(
            epochs(Copies {
                epoch_turned: true,
                ..good()
            }),
            Some(Light::Yellow)
        );
        assert_eq!(
            epochs(Copies {
                epochs: Some(None),
                ..good()
            }),
            Some(Light::Yellow)
        );
        assert_eq!(
            epochs(Copies {
                epochs: None,
                ..good()
            }),
            None
        );
    }
}
