//! What `landgang doctor` judges: each file observes one thing of the machine and says what is to be thought of it, as a
//! pure function over what was observed (issue: operator; SAFETY.md §2, §4, §5).

pub(crate) mod addresses;
pub(crate) mod checkpoint;
pub(crate) mod clock;
pub(crate) mod copies;
pub(crate) mod database;
pub(crate) mod disk;
pub(crate) mod folders;
pub(crate) mod hosting;
pub(crate) mod keys;
pub(crate) mod observe;

use kit_boundary::Light;
use serde::Serialize;

/// One judgement: a light, a plain sentence, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Check {
    /// The realm, the process, or `house` for the whole machine.
    pub(crate) of: String,
    /// What was looked at; stays the same between versions, for programs that watch.
    pub(crate) about: &'static str,
    /// Green, yellow or red.
    pub(crate) light: Light,
    /// What is so.
    pub(crate) says: String,
    /// What to do; nothing where the light is green.
    pub(crate) todo: Option<String>,
}

impl Check {
    /// All is well.
    pub(crate) fn green(of: &str, about: &'static str, says: impl Into<String>) -> Self {
        Self {
            of: of.to_owned(),
            about,
            light: Light::Green,
            says: says.into(),
            todo: None,
        }
    }

    /// A gap that one may live with, knowingly.
    pub(crate) fn yellow(
        of: &str,
        about: &'static str,
        says: impl Into<String>,
        todo: impl Into<String>,
    ) -> Self {
        Self {
            light: Light::Yellow,
            todo: Some(todo.into()),
            ..Self::green(of, about, says)
        }
    }

    /// Something that must be put right.
    pub(crate) fn red(
        of: &str,
        about: &'static str,
        says: impl Into<String>,
        todo: impl Into<String>,
    ) -> Self {
        Self {
            light: Light::Red,
            todo: Some(todo.into()),
            ..Self::green(of, about, says)
        }
    }
}

/// The worst light of all; green where nothing was judged.
pub(crate) fn worst(checks: &[Check]) -> Light {
    checks
        .iter()
        .map(|check| check.light)
        .max()
        .unwrap_or(Light::Green)
}

/// A moment as people write it; seconds help nobody here.
pub(crate) fn minute(at: jiff::Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

/// The light as a word, the same in every language.
pub(crate) fn word(light: Light) -> &'static str {
    match light {
        Light::Green => "green",
        Light::Yellow => "yellow",
        Light::Red => "red",
    }
}

/// The lights of some checks, for tests.
#[cfg(test)]
pub(crate) fn lights(checks: &[Check]) -> Vec<Light> {
    checks.iter().map(|check| check.light).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_light_is_the_light_of_all() {
        let checks = [
            Check::green("civil", "keys", "fine"),
            Check::red("civil", "disk", "full", "make room"),
            Check::yellow("civil", "clock", "unknown", "look"),
        ];
        assert_eq!(worst(&checks), Light::Red);
        assert_eq!(worst(&checks[..1]), Light::Green);
        assert_eq!(worst(&[]), Light::Green);
        assert_eq!(
            checks.each_ref().map(|check| word(check.light)),
            ["green", "red", "yellow"]
        );
    }

    #[test]
    fn every_light_but_green_says_what_to_do() {
        assert_eq!(Check::green("a", "b", "c").todo, None);
        assert!(Check::yellow("a", "b", "c", "d").todo.is_some());
        assert!(Check::red("a", "b", "c", "d").todo.is_some());
    }
}
