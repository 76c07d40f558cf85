//! The house itself: its words, teams, workers and who is host when.

mod mode;
pub(crate) mod names;
pub(crate) mod sql;
pub(crate) mod store;

use kit_words::{Arg, Lang};

pub(crate) use mode::Mode;

kit_store::id! {
    /// A worker, leader or owner.
    pub struct WorkerId;
}
kit_store::id! {
    /// A team.
    pub struct TeamId;
}
kit_store::id! {
    /// A form as it was shown, so that sending it twice acts once.
    pub struct FormId;
}

/// The settings of the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct House {
    /// What it is called.
    pub(crate) name: String,
    /// The word for somebody who comes, "gæst" (FR-4).
    pub(crate) one: String,
    /// With its article, "gæsten".
    pub(crate) the: String,
    /// For several, "gæster".
    pub(crate) many: String,
    /// Extra cost of an hour in the evening, in øre.
    pub(crate) evening_ore: i64,
    /// Extra cost of an hour at the weekend, in øre.
    pub(crate) weekend_ore: i64,
}

impl Default for House {
    fn default() -> Self {
        Self {
            name: "Huset".to_owned(),
            one: "gæst".to_owned(),
            the: "gæsten".to_owned(),
            many: "gæster".to_owned(),
            evening_ore: 0,
            weekend_ore: 0,
        }
    }
}

/// The first name of one who works here; empty for anybody else.
pub(crate) fn name_of(workers: &[Worker], id: &WorkerId) -> String {
    let found = workers.iter().find(|worker| worker.id == *id);
    found
        .map(|worker| worker.first_name.clone())
        .unwrap_or_default()
}

/// The words of the house as a sentence needs them: `one`, `the`, `many` and with a capital `One`, `The`, `Many`.
#[derive(Debug, Clone)]
pub(crate) struct GuestWords(Vec<(&'static str, Arg)>);

impl GuestWords {
    /// In the reader's language. The setting is Danish; an English reader gets the ordinary word.
    pub(crate) fn of(house: &House, lang: Lang) -> Self {
        let (one, the, many) = match lang {
            Lang::Da => (house.one.as_str(), house.the.as_str(), house.many.as_str()),
            Lang::En => ("guest", "the guest", "guests"),
        };
        let capital = |text: &str| Arg::from(kit_words::when::capital(text));
        Self(vec![
            ("one", one.into()),
            ("the", the.into()),
            ("many", many.into()),
            ("One", capital(one)),
            ("The", capital(the)),
            ("Many", capital(many)),
        ])
    }

    /// Together with other values.
    pub(crate) fn with(&self, more: &[(&'static str, Arg)]) -> Vec<(&'static str, Arg)> {
        let mut all = self.0.clone();
        all.extend_from_slice(more);
        all
    }
}

/// Somebody who works in the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Worker {
    pub(crate) id: WorkerId,
    pub(crate) first_name: String,
    pub(crate) role: String,
    pub(crate) team: Option<TeamId>,
}

impl Worker {
    /// Whether guests meet them: everybody but the owner of the installation and the leaders.
    pub(crate) fn sees_guests(&self) -> bool {
        self.role == crate::HOST.0 || self.role == crate::WORKER.0
    }
}

/// A team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Team {
    pub(crate) id: TeamId,
    pub(crate) name: String,
}

/// A stretch of a day with its host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Watch {
    pub(crate) from_min: i64,
    pub(crate) to_min: i64,
    pub(crate) worker: WorkerId,
    pub(crate) first_name: String,
}

/// Who is host now, and who comes after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum OnDuty<'a> {
    /// Nobody more today.
    Nobody,
    /// Somebody begins later.
    Later(&'a Watch),
    /// Somebody is, perhaps with somebody after.
    Now(&'a Watch, Option<&'a Watch>),
}

/// Reads the day's watches, sorted by time, at `now_min` minutes after midnight (FR-2).
pub(crate) fn on_duty(watches: &[Watch], now_min: i64) -> OnDuty<'_> {
    let now = watches
        .iter()
        .find(|watch| (watch.from_min..watch.to_min).contains(&now_min));
    let next = |after: i64| watches.iter().find(|watch| watch.from_min >= after);
    match now {
        Some(watch) => OnDuty::Now(watch, next(watch.to_min)),
        None => next(now_min).map_or(OnDuty::Nobody, OnDuty::Later),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn watch(from_min: i64, to_min: i64, name: &str) -> Watch {
        Watch {
            from_min,
            to_min,
            worker: WorkerId::from_text(&format!("worker-{name}")).expect("an id"),
            first_name: name.to_owned(),
        }
    }

    /// FR-2
    #[test]
    fn the_roster_says_who_is_host_until_when_and_who_comes_after() {
        let day = [watch(570, 720, "birgitte"), watch(720, 960, "jonas")];
        let names = |duty: OnDuty<'_>| match duty {
            OnDuty::Nobody => (String::new(), String::new()),
            OnDuty::Later(w) => (String::new(), w.first_name.clone()),
            OnDuty::Now(w, next) => (
                w.first_name.clone(),
                next.map(|n| n.first_name.clone()).unwrap_or_default(),
            ),
        };
        assert_eq!(names(on_duty(&day, 500)), ("".into(), "birgitte".into()));
        assert_eq!(
            names(on_duty(&day, 719)),
            ("birgitte".into(), "jonas".into())
        );
        assert_eq!(names(on_duty(&day, 720)), ("jonas".into(), "".into()));
        assert_eq!(names(on_duty(&day, 960)), ("".into(), "".into()));
    }
}
