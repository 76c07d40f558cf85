//! Which looks a leader is asked about: a sample that chance draws, and what the program notices on its own.
//!
//! Nothing here says that anybody did wrong. Most of what is noticed has a plain reason, so each kind is told with the
//! words of what was seen and no more (SAFETY.md §7).

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use jiff::civil::Date;
use kit_words::fold;

/// So many looks of a team are drawn each month, and all of them where there were fewer: few enough that each gets a
/// thought.
pub(crate) const SAMPLE: usize = 5;
/// More guests than this within an hour are noticed (SAFETY.md §7).
pub(crate) const MANY: usize = 40;
/// The hour, in milliseconds.
pub(crate) const HOUR_MS: i64 = 3_600_000;

/// One line of the log about one guest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seen {
    /// Its number in the log.
    pub(crate) number: u64,
    pub(crate) at_ms: i64,
    /// Its day in Denmark.
    pub(crate) day: Date,
    /// Number of the worker.
    pub(crate) worker: String,
    /// Number of the guest.
    pub(crate) guest: String,
    /// Whether she was opened, and not found on a list or written to.
    pub(crate) opened: bool,
}

/// Why a leader is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Why {
    /// Chance has drawn it.
    Sample,
    /// The guest wants to be called by a name that ends as the worker's own.
    Surname,
    /// The guest's name is that of somebody who works in the house.
    Colleague,
    /// More than [`MANY`] guests within an hour.
    Many,
    /// Opened by somebody with whom nothing was agreed.
    Unexpected,
}

impl Why {
    pub(crate) const ALL: [Self; 5] = [
        Self::Sample,
        Self::Surname,
        Self::Colleague,
        Self::Many,
        Self::Unexpected,
    ];

    /// The word in the database.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Sample => "sample",
            Self::Surname => "surname",
            Self::Colleague => "colleague",
            Self::Many => "many",
            Self::Unexpected => "unexpected",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.key() == key)
    }
}

/// Somebody who works in the house, or did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Colleague {
    pub(crate) first_name: String,
    /// Empty where the house has not written it down.
    pub(crate) last_name: String,
}

/// What the alerts are reckoned from; the names are opened in memory and nowhere kept.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    /// Everybody who works in the house, by number.
    pub(crate) workers: HashMap<String, Colleague>,
    /// What guests want to be called, by number.
    pub(crate) guests: HashMap<String, String>,
    /// Worker and guest who have to do with each other, from the day after this one: [`Date::MIN`] for a contact, who
    /// opened or decided, and an appointment; the day of the line for who has only written in the course.
    pub(crate) ties: HashMap<(String, String), Date>,
    /// Guest and day on which she was expected in the house, whoever receives.
    pub(crate) expected: HashSet<(String, Date)>,
    /// Worker, guest and kind that a leader has found well-founded lately.
    pub(crate) settled: HashSet<(String, String, Why)>,
}

/// One thing that a leader is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Alert {
    pub(crate) why: Why,
    /// The line of the log.
    pub(crate) seen: Seen,
}

/// The last word of a name of two words or more, folded: a surname, as far as the house knows any.
fn surname(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    (words.len() > 1)
        .then(|| words.last().map(|word| fold(word)))
        .flatten()
}

/// Both names as one, folded and with single blanks; none where the house knows one of them only.
fn whole(first: &str, last: &str) -> Option<String> {
    let known = !first.trim().is_empty() && !last.trim().is_empty();
    known.then(|| blanks(&format!("{first} {last}")))
}

fn blanks(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(fold).collect();
    words.join(" ")
}

/// What the program notices about `lines`, the oldest first. Lines up to number `told` were looked through before; they
/// count for the hour, and nothing is said of them again. Of one worker, guest, kind and day only the first is told.
pub(crate) fn alerts(lines: &[Seen], told: u64, known: &Known) -> Vec<Alert> {
    let mut found: Vec<Alert> = Vec::new();
    for seen in lines.iter().filter(|seen| seen.number > told) {
        let why = one(seen, known).into_iter().map(|why| Alert {
            why,
            seen: seen.clone(),
        });
        found.extend(why);
    }
    found.extend(many(lines, told));
    found.sort_by_key(|alert| (alert.seen.number, alert.why));
    let mut once = HashSet::new();
    found.retain(|alert| {
        let guest = match alert.why {
            Why::Many => String::new(),
            _ => alert.seen.guest.clone(),
        };
        let settled = (alert.seen.worker.clone(), guest.clone(), alert.why);
        !known.settled.contains(&settled)
            && once.insert((alert.why, alert.seen.worker.clone(), guest, alert.seen.day))
    });
    found
}

/// What one look alone shows.
fn one(seen: &Seen, known: &Known) -> Vec<Why> {
    let mut why = Vec::new();
    let called = known.guests.get(&seen.guest).map_or("", String::as_str);
    let own = known.workers.get(&seen.worker);
    let full = blanks(called);
    let is_called = |other: &Colleague| {
        whole(&other.first_name, &other.last_name).is_some_and(|name| name == full)
    };
    let colleague = known.workers.values().any(is_called);
    let own_surname = own.is_some_and(|own| {
        !own.last_name.trim().is_empty()
            && surname(called) == surname(&format!("x {}", own.last_name))
    });
    if colleague {
        why.push(Why::Colleague);
    } else if own_surname {
        why.push(Why::Surname);
    }
    // Writing a line on the day itself must not be a way to have had a reason.
    let tied = known
        .ties
        .get(&(seen.worker.clone(), seen.guest.clone()))
        .is_some_and(|since| *since < seen.day);
    let came = known.expected.contains(&(seen.guest.clone(), seen.day));
    if seen.opened && !tied && !came {
        why.push(Why::Unexpected);
    }
    why
}

/// The lines at which a worker has come to more than [`MANY`] guests within the hour before.
fn many(lines: &[Seen], told: u64) -> Vec<Alert> {
    let mut by_worker: BTreeMap<&str, Vec<&Seen>> = BTreeMap::new();
    for seen in lines {
        by_worker.entry(&seen.worker).or_default().push(seen);
    }
    let mut found = Vec::new();
    for (_, own) in by_worker {
        let mut from = 0;
        let mut within: HashMap<&str, usize> = HashMap::new();
        for seen in &own {
            while let Some(old) = own
                .get(from)
                .filter(|old| seen.at_ms - old.at_ms >= HOUR_MS)
            {
                if let Some(times) = within.get_mut(old.guest.as_str()) {
                    *times -= 1;
                    if *times == 0 {
                        within.remove(old.guest.as_str());
                    }
                }
                from += 1;
            }
            let before = within.len();
            *within.entry(&seen.guest).or_default() += 1;
            // Crossing the line is told, not every further guest of the same hour.
            if within.len() > MANY && before <= MANY && seen.number > told {
                found.push(Alert {
                    why: Why::Many,
                    seen: (*seen).clone(),
                });
            }
        }
    }
    found
}

/// Whether the month's sample falls into this hour: each of the hours that are left is as likely as any other, so that
/// nobody, not even whoever reads the database, knows it beforehand. `below` gives a random number below its argument.
pub(crate) fn falls_now(hours_left: u64, below: &mut dyn FnMut(u64) -> u64) -> bool {
    below(hours_left.max(1)) == 0
}

/// Draws [`SAMPLE`] occasions of `lines`, each as likely as any other, and how many there were. Of one worker and guest
/// on one day only the first line counts, so that somebody who works a whole day with one guest is one occasion.
pub(crate) fn draw(lines: &[Seen], below: &mut dyn FnMut(u64) -> u64) -> (Vec<Seen>, usize) {
    let mut met = BTreeSet::new();
    let mut left: Vec<&Seen> = lines
        .iter()
        .filter(|seen| met.insert((&seen.worker, &seen.guest, seen.day)))
        .collect();
    let among = left.len();
    let mut drawn = Vec::new();
    while drawn.len() < SAMPLE && !left.is_empty() {
        let many = u64::try_from(left.len()).unwrap_or(1);
        let which = usize::try_from(below(many))
            .unwrap_or(0)
            .min(left.len() - 1);
        drawn.push(left.swap_remove(which).clone());
    }
    drawn.sort_by_key(|seen| seen.number);
    (drawn, among)
}

/// What a leader has said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// There was a reason in the work.
    Grounded,
    /// The worker is to be asked.
    Asked,
    /// The answer was taken back.
    TakenBack,
}

impl Said {
    /// The word in the database.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Grounded => "grounded",
            Self::Asked => "asked",
            Self::TakenBack => "taken_back",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        [Self::Grounded, Self::Asked, Self::TakenBack]
            .into_iter()
            .find(|said| said.key() == key)
    }
}

/// The answer does not fit how it stands: somebody was faster, or the button was pressed twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WrongState;

/// Whether `said` can follow on what was said last.
///
/// # Errors
/// [`WrongState`] where it is answered already, or there is nothing to take back.
pub(crate) fn may_follow(last: Option<Said>, said: Said) -> Result<(), WrongState> {
    match (last, said) {
        (None | Some(Said::TakenBack), Said::Grounded | Said::Asked)
        | (Some(Said::Grounded | Said::Asked), Said::TakenBack) => Ok(()),
        (None | Some(Said::TakenBack), Said::TakenBack)
        | (Some(Said::Grounded | Said::Asked), Said::Grounded | Said::Asked) => Err(WrongState),
    }
}
