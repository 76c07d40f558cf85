//! Green, yellow, red: the table of SAFETY.md §2.2, with every gap named in plain words.

use serde::{Deserialize, Serialize};

use crate::Status;

/// What `doctor` shows, worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Light {
    /// Nothing is missing.
    Green,
    /// The wall stands; the gaps are named.
    Yellow,
    /// No wall, or a broken one.
    Red,
}

/// What the self-test said, if it has run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trial {
    /// Not run: `doctor` asks before anything is started.
    NotRun,
    /// Everything was tried, and nothing was worse than the table.
    Passed,
    /// Nothing was worse, but some attempts had no object (neighbour not started, no decoy).
    Incomplete,
    /// Something was reached that the table refuses, or home was not reachable.
    Failed,
}

/// What is known about the machine beside the kernel's own answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Machine {
    /// One entry per realm on this machine: does that realm's **own** configuration say
    /// `boundary = "users-only"`? Its length is the number of realms.
    pub users_only: Vec<bool>,
    /// Every other realm's directory is closed to all but its owner (mode 0700).
    pub neighbours_closed: bool,
    /// The last self-test.
    pub trial: Trial,
}

/// A gap, by a key that stays the same in the log, on `/drift` and in `doctor`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gap {
    /// The self-test failed; no override.
    BrokenThrough,
    /// Landlock is missing, switched off or forbidden.
    NoLock,
    /// ABI 1 and 2: a file can be cut short.
    CutShort,
    /// ABI below 4: any TCP port of this machine can be reached.
    Ports,
    /// ABI below 6: signals and abstract sockets reach the other realms.
    Signals,
    /// ABI below 9 and no own user: sockets by path can be connected to.
    PathSockets,
    /// No user per realm: size and time of the others' files can be seen, modes changed.
    NoOwnUser,
    /// Another realm's directory is open to more than its owner.
    DoorAjar,
    /// The self-test has not run.
    Untested,
    /// The self-test had attempts without an object.
    HalfTested,
}

impl Gap {
    /// The gap in Danish, du-form.
    #[must_use]
    pub fn danish(self) -> &'static str {
        match self {
            Self::BrokenThrough => {
                "Prøven kom igennem muren, eller kunne ikke nå sit eget hjem. Processen stopper, og det kan ikke slås fra."
            }
            Self::NoLock => "Muren er ikke slået til på denne maskine.",
            Self::CutShort => {
                "Kernen er for gammel til at hindre, at den andens filer bliver kortet af. Linux 6.2 kan det."
            }
            Self::Ports => {
                "Kernen er for gammel til at lukke for den andens porte. Linux 6.7 kan det."
            }
            Self::Signals => {
                "Kernen er for gammel til at lukke for signaler og abstrakte sockets. Linux 6.12 kan det."
            }
            Self::PathSockets => {
                "Den andens sockets kan nås, fordi de to sider har samme bruger på maskinen."
            }
            Self::NoOwnUser => {
                "De to sider har ikke hver sin bruger på maskinen. Størrelse og tid på den andens filer kan ses. Start som root, og giv hver side sin bruger."
            }
            Self::DoorAjar => {
                "En anden sides mappe er åben for flere end dens ejer. Sæt den til 0700."
            }
            Self::Untested => "Muren er ikke prøvet endnu. Den bliver prøvet ved hver start.",
            Self::HalfTested => {
                "Noget kunne ikke prøves, fordi naboen ikke var startet. Det bliver prøvet igen om højst en time."
            }
        }
    }

    /// The gap in English.
    #[must_use]
    pub fn english(self) -> &'static str {
        match self {
            Self::BrokenThrough => {
                "The self-test got through the wall, or could not reach its own home. The process ends, and nothing overrides that."
            }
            Self::NoLock => "The wall is not in force on this machine.",
            Self::CutShort => {
                "The kernel is too old to keep the other realm's files from being cut short. Linux 6.2 can."
            }
            Self::Ports => "The kernel is too old to close the other realm's ports. Linux 6.7 can.",
            Self::Signals => {
                "The kernel is too old to stop signals and abstract sockets. Linux 6.12 can."
            }
            Self::PathSockets => {
                "The other realm's sockets can be reached, since both run as the same user."
            }
            Self::NoOwnUser => {
                "The realms have no user each. Size and time of the other's files can be seen. Start as root and give each realm its user."
            }
            Self::DoorAjar => {
                "Another realm's directory is open to more than its owner. Set it to 0700."
            }
            Self::Untested => "The wall has not been tried yet. It is tried at every start.",
            Self::HalfTested => {
                "Something could not be tried because the neighbour had not started. It is tried again within the hour."
            }
        }
    }
}

/// The outcome for one process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The colour.
    pub light: Light,
    /// Why it is not green, most serious first; empty when green.
    pub gaps: Vec<Gap>,
    /// Whether `serve` may go on.
    pub may_serve: bool,
    /// Whether every page shows "Muren er ikke slået til på denne maskine."
    pub banner: bool,
}

/// The banner of a machine whose wall is off, `[Danish, English]`.
#[must_use]
pub fn wall_is_off() -> [&'static str; 2] {
    [Gap::NoLock.danish(), Gap::NoLock.english()]
}

/// Judges a status by the table of SAFETY.md §2.2.
///
/// A red light from a missing lock may be overridden by `users-only` in **each** realm's
/// own configuration, and is no hindrance where one realm has the machine to itself. A red
/// light from the self-test is never overridden.
#[must_use]
pub fn judge(status: &Status, machine: &Machine) -> Verdict {
    let several = machine.users_only.len() > 1;
    let broken = machine.trial == Trial::Failed;
    let no_wall = status.abi == 0 || (status.abi < 3 && !status.own_user);
    let agreed = machine.users_only.iter().all(|own| *own);

    let mut gaps = Vec::new();
    let mut name = |applies: bool, gap: Gap| {
        if applies {
            gaps.push(gap);
        }
    };
    name(broken, Gap::BrokenThrough);
    name(status.abi == 0, Gap::NoLock);
    // With an own user the modes of the files refuse what an old kernel lets pass.
    name(status.abi < 3 && !status.own_user, Gap::CutShort);
    name(!status.network, Gap::Ports);
    name(!status.scopes, Gap::Signals);
    name(!status.path_sockets && !status.own_user, Gap::PathSockets);
    name(!status.own_user, Gap::NoOwnUser);
    name(several && !machine.neighbours_closed, Gap::DoorAjar);
    name(machine.trial == Trial::NotRun, Gap::Untested);
    name(machine.trial == Trial::Incomplete, Gap::HalfTested);

    let light = if broken || no_wall {
        Light::Red
    } else if gaps.is_empty() {
        Light::Green
    } else {
        Light::Yellow
    };
    Verdict {
        light,
        gaps,
        may_serve: !broken && (!no_wall || !several || agreed),
        banner: no_wall,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine(users_only: &[bool]) -> Machine {
        Machine {
            users_only: users_only.to_vec(),
            neighbours_closed: true,
            trial: Trial::Passed,
        }
    }

    /// The rows of the table in SAFETY.md §2.2, for four realms without an override.
    #[test]
    fn every_abi_gets_the_colour_of_the_table() {
        for abi in 0..=9 {
            for own_user in [false, true] {
                let seen = judge(&Status::of_abi(abi, own_user), &machine(&[false; 4]));
                let expected = match (abi, own_user) {
                    (0, _) | (1 | 2, false) => Light::Red,
                    (6.., true) => Light::Green,
                    _ => Light::Yellow,
                };
                assert_eq!(seen.light, expected, "ABI {abi}, own user {own_user}");
                assert_eq!(seen.may_serve, expected != Light::Red);
                assert_eq!(seen.banner, expected == Light::Red);
                assert_eq!(seen.gaps.is_empty(), expected == Light::Green);
            }
        }
    }

    #[test]
    fn one_realm_that_did_not_agree_to_users_only_stops_the_start() {
        let missing = Status::of_abi(0, true);
        assert!(!judge(&missing, &machine(&[true, true, false])).may_serve);
        assert!(!judge(&missing, &machine(&[false, false])).may_serve);
        let agreed = judge(&missing, &machine(&[true, true, true]));
        assert!(agreed.may_serve);
        assert_eq!(agreed.light, Light::Red, "agreed is not mended");
        assert!(agreed.banner);
    }

    #[test]
    fn one_realm_per_machine_needs_no_override() {
        let alone = judge(&Status::of_abi(0, false), &machine(&[false]));
        assert!(alone.may_serve);
        assert_eq!(alone.light, Light::Red);
    }

    #[test]
    fn nothing_overrides_a_failed_self_test() {
        for abi in 0..=9 {
            let mut broken = machine(&[true, true]);
            broken.trial = Trial::Failed;
            let seen = judge(&Status::of_abi(abi, true), &broken);
            assert!(!seen.may_serve, "ABI {abi}");
            assert_eq!(seen.light, Light::Red);
            assert_eq!(seen.gaps.first(), Some(&Gap::BrokenThrough));
        }
    }

    #[test]
    fn green_needs_closed_doors_and_a_whole_self_test() {
        let good = Status::of_abi(7, true);
        assert_eq!(judge(&good, &machine(&[false; 2])).light, Light::Green);
        let ajar = Machine {
            neighbours_closed: false,
            ..machine(&[false; 2])
        };
        assert_eq!(judge(&good, &ajar).gaps, [Gap::DoorAjar]);
        for (trial, gap) in [
            (Trial::NotRun, Gap::Untested),
            (Trial::Incomplete, Gap::HalfTested),
        ] {
            let waiting = Machine {
                trial,
                ..machine(&[false; 2])
            };
            let seen = judge(&good, &waiting);
            assert_eq!((seen.light, seen.gaps), (Light::Yellow, vec![gap]));
            assert!(seen.may_serve);
        }
    }

    #[test]
    fn the_banner_says_the_agreed_sentence() {
        assert_eq!(
            wall_is_off()[0],
            "Muren er ikke slået til på denne maskine."
        );
    }
}
