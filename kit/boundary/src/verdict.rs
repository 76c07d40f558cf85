//! Green, yellow, red: the table of SAFETY.md §2.2, with every gap named in plain words.

use serde::{Deserialize, Serialize};

use crate::{Gap, Status};

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
    fn every_gap_is_named_where_the_table_has_it_and_nowhere_else() {
        use Gap::{CutShort, NoLock, NoOwnUser, PathSockets, Ports, Signals};
        let shared: [&[Gap]; 10] = [
            &[NoLock, CutShort, Ports, Signals, PathSockets, NoOwnUser],
            &[CutShort, Ports, Signals, PathSockets, NoOwnUser],
            &[CutShort, Ports, Signals, PathSockets, NoOwnUser],
            &[Ports, Signals, PathSockets, NoOwnUser],
            &[Signals, PathSockets, NoOwnUser],
            &[Signals, PathSockets, NoOwnUser],
            &[PathSockets, NoOwnUser],
            &[PathSockets, NoOwnUser],
            &[PathSockets, NoOwnUser],
            &[NoOwnUser],
        ];
        let own: [&[Gap]; 10] = [
            &[NoLock, Ports, Signals],
            &[Ports, Signals],
            &[Ports, Signals],
            &[Ports, Signals],
            &[Signals],
            &[Signals],
            &[],
            &[],
            &[],
            &[],
        ];
        for (own_user, rows) in [(false, shared), (true, own)] {
            for (abi, gaps) in (0..).zip(rows) {
                let seen = judge(&Status::of_abi(abi, own_user), &machine(&[false; 4]));
                assert_eq!(seen.gaps, gaps, "ABI {abi}, own user {own_user}");
            }
        }
    }

    #[test]
    fn a_realm_alone_on_its_machine_has_no_neighbour_whose_door_could_stand_open() {
        let ajar = Machine {
            neighbours_closed: false,
            ..machine(&[false])
        };
        assert_eq!(judge(&Status::of_abi(9, true), &ajar).gaps, []);
    }

    #[test]
    fn the_banner_says_the_agreed_sentence() {
        assert_eq!(
            wall_is_off()[0],
            "Muren er ikke slået til på denne maskine."
        );
    }
}
