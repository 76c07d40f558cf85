//! Makes the rows of the scenario from a seed. Of a municipality only two figures come from the source: how many courses
//! ended in the half year, and of how many help was assessed afterwards. Everything else is drawn.

use engine_planning::calendar::is_working_day;
use engine_planning::clock::end_of;
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday, date};
use kit_store::{Chance, SeededChance};

use super::row::Row;

/// The half year of the annex.
pub(super) const HALF_YEAR: (Date, Date) = (date(2021, 4, 1), date(2021, 9, 30));
/// The last day of the scenario: what is known of later help is known until then.
pub(super) const UNTIL: Date = date(2021, 12, 31);
/// Courses begin from here on.
const FROM: Date = date(2020, 9, 1);

/// Words of a closed list, each with how many of a handful have it.
type Drawn = &'static [(&'static str, u64)];

/// A municipality with its offer.
pub(super) struct Plan {
    pub(super) file: &'static str,
    /// The figures of the source.
    pub(super) ended: usize,
    pub(super) helped: usize,
    /// What is drawn from, and on which days of the week the house is open.
    ways: Drawn,
    bases: Drawn,
    open: &'static [Weekday],
    seed: u64,
}

use Weekday::{Friday, Monday, Thursday, Tuesday, Wednesday};

const ALL_WEEK: &[Weekday] = &[Monday, Tuesday, Wednesday, Thursday, Friday];

/// The four, in the order of the source.
pub(super) const PLANS: [Plan; 4] = [
    Plan {
        file: "aalborg",
        ended: 38,
        helped: 34,
        ways: &[("street", 5), ("phone", 2), ("form", 3)],
        bases: &[("82b", 7), ("82a", 2), ("82d+82b", 1)],
        open: ALL_WEEK,
        seed: 202_101,
    },
    Plan {
        file: "hjoerring",
        ended: 119,
        helped: 48,
        ways: &[("form", 5), ("phone", 3), ("street", 1), ("advice", 2)],
        bases: &[("82b", 7), ("82a", 3)],
        open: ALL_WEEK,
        seed: 202_102,
    },
    Plan {
        file: "thisted",
        ended: 22,
        helped: 6,
        ways: &[("assessed", 6), ("advice", 2), ("phone", 1)],
        bases: &[("82b", 8), ("82a", 2)],
        open: ALL_WEEK,
        seed: 202_103,
    },
    Plan {
        file: "frederikshavn",
        ended: 32,
        helped: 9,
        ways: &[("street", 7), ("phone", 2)],
        bases: &[("82b", 5), ("82a", 5)],
        open: &[Monday, Wednesday, Thursday],
        seed: 202_104,
    },
];

const NAMES: [&str; 24] = [
    "Abel", "Birte", "Carlo", "Dagny", "Egon", "Fie", "Gerda", "Hassan", "Ida", "Jytte", "Kaj",
    "Lea", "Mogens", "Nadja", "Ove", "Pia", "Rasmus", "Solveig", "Tage", "Ulla", "Viggo", "Yrsa",
    "Zainab", "Åge",
];
const GOALS: [&str; 10] = [
    "Jeg vil have noget at stå op til.",
    "Jeg vil ud af døren hver dag.",
    "Jeg vil have styr på min post.",
    "Jeg vil lære nogen at kende.",
    "Jeg vil tilbage til koret.",
    "Jeg vil sove om natten.",
    "Jeg vil turde tage bussen.",
    "Jeg vil have ro om min økonomi.",
    "Jeg vil i gang med at læse.",
    "Jeg vil have et sted at komme.",
];
/// Why a course ends before its last day, or has none.
const REASONS: Drawn = &[
    ("enough_guest", 5),
    ("enough_worker", 1),
    ("chose_off", 1),
    ("not_come", 1),
    ("event", 1),
];
const AFTER: Drawn = &[
    ("own", 4),
    ("talks", 3),
    ("community", 3),
    ("group", 3),
    ("workshop", 1),
];
const ASSESSED: Drawn = &[("85", 7), ("104", 2), ("99", 1), ("107", 1), ("103", 1)];
/// Help that nobody is assessed into, or that is not the municipality's.
const NOT_ASSESSED: Drawn = &[("12", 2), ("other", 1)];

/// When a course has to end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Before,
    Within,
    After,
    /// It still runs when the scenario ends.
    Not,
}

struct Draw<'a> {
    chance: SeededChance,
    plan: &'a Plan,
}

impl Draw<'_> {
    fn below(&self, n: u64) -> u64 {
        let mut bytes = [0; 8];
        self.chance.fill(&mut bytes);
        u64::from_le_bytes(bytes) % n
    }

    /// True so many times of a hundred.
    fn of_100(&self, n: u64) -> bool {
        self.below(100) < n
    }

    fn one(&self, drawn: Drawn) -> String {
        let mut at = self.below(drawn.iter().map(|(_, weight)| weight).sum());
        for (word, weight) in drawn {
            match at.checked_sub(*weight) {
                Some(left) => at = left,
                None => return (*word).to_owned(),
            }
        }
        unreachable!("the weights are summed above")
    }

    fn text(&self, texts: &[&str]) -> String {
        let n = u64::try_from(texts.len()).expect("few");
        texts[usize::try_from(self.below(n)).expect("few")].to_owned()
    }

    /// The first day on which the house is open, from so many days after `from` on, at most.
    fn open_day(&self, from: Date, within: u64) -> Date {
        let days = i64::try_from(self.below(within + 1)).expect("few");
        let mut day = from.saturating_add(days.days());
        while !is_working_day(day) || !self.plan.open.contains(&day.weekday()) {
            day = day.tomorrow().expect("a day");
        }
        day
    }

    /// A course whose end lies as asked; its later help is drawn afterwards.
    fn course(&self, when: When) -> Row {
        loop {
            let row = self.try_course(when == When::Not);
            let fits = match (when, row.last()) {
                (When::Not, None) => true,
                (When::Before, Some(on)) => on < HALF_YEAR.0,
                (When::Within, Some(on)) => HALF_YEAR.0 <= on && on <= HALF_YEAR.1,
                // Weeks are left in which later help can begin.
                (When::After, Some(on)) => HALF_YEAR.1 < on && on < date(2021, 12, 1),
                _ => false,
            };
            if fits && row.ended.is_none_or(|day| day < date(2021, 12, 20)) {
                return row;
            }
        }
    }

    fn try_course(&self, runs: bool) -> Row {
        let begin = if runs { date(2021, 7, 15) } else { FROM };
        let came = self.open_day(begin, if runs { 100 } else { 380 });
        let opened = self.open_day(came, 14);
        let basis = self.one(self.plan.bases);
        let limited = basis.ends_with("82b");
        // Half of the limited ones get all that the law allows.
        let months = match self.below(10) {
            0 | 1 => 3,
            2 => 4,
            3 => 5,
            _ => 6,
        };
        let last_day = if limited {
            Some(end_of(opened, if runs { 6 } else { months }))
        } else {
            None
        };
        let (ended, reason) = match last_day {
            _ if runs => (None, String::new()),
            // Three of five run to the last day, and some are written down a few days after it.
            Some(last) if self.of_100(60) => {
                (Some(self.open_day(last, 4)), "time_is_up".to_owned())
            }
            Some(last) => {
                let length = u64::try_from(opened.duration_until(last).as_hours() / 24);
                let least = opened.saturating_add(21.days());
                let ended = self.open_day(least, length.expect("forwards") - 21);
                (Some(ended), self.one(REASONS))
            }
            None => {
                let least = opened.saturating_add(30.days());
                (Some(self.open_day(least, 330)), self.one(REASONS))
            }
        };
        let gone = matches!(reason.as_str(), "not_come" | "event");
        let next = match ended {
            None => String::new(),
            Some(_) if gone => "door".to_owned(),
            Some(_) => Some(self.one(AFTER))
                .filter(|next| limited || next != "group")
                .unwrap_or_else(|| "own".to_owned()),
        };
        let beside = if self.of_100(15) {
            self.one(if self.of_100(60) {
                ASSESSED
            } else {
                NOT_ASSESSED
            })
        } else {
            String::new()
        };
        Row {
            n: 0,
            called: self.text(&NAMES),
            came,
            way_in: self.one(self.plan.ways),
            basis,
            opened,
            last_day,
            ended,
            reason,
            next_on: ended
                .filter(|_| next == "workshop")
                .map(|day| self.open_day(day, 28)),
            next,
            help: String::new(),
            beside_from: (!beside.is_empty())
                .then(|| opened.saturating_sub((30 + self.below(300).cast_signed()).days())),
            beside,
            later: String::new(),
            later_from: None,
            goal: self.text(&GOALS),
        }
    }

    /// Help was assessed after the end; mostly that was what was agreed.
    fn helped(&self, mut row: Row) -> Row {
        let ended = row.ended.expect("it has ended");
        row.later = self.one(ASSESSED);
        // Who has a kind of help already does not get it again.
        while row.later == row.beside {
            row.later = self.one(ASSESSED);
        }
        row.later_from = Some(self.later_day(ended));
        if row.next != "door" && self.of_100(65) {
            "other_help".clone_into(&mut row.next);
            row.help.clone_from(&row.later);
            row.next_on = None;
        }
        row
    }

    /// A day after the end, with at most four months between, and none that nobody here could know of.
    fn later_day(&self, ended: Date) -> Date {
        loop {
            let day = self.open_day(ended.tomorrow().expect("a day"), 120);
            if day < UNTIL {
                return day;
            }
        }
    }

    /// Some are helped on by advice or by others, which is not assessed help.
    fn not_helped(&self, mut row: Row) -> Row {
        if let (Some(ended), true) = (row.ended, self.of_100(10)) {
            row.later = self.one(NOT_ASSESSED);
            row.later_from = Some(self.later_day(ended));
        }
        row
    }
}

impl Row {
    /// The day it counts as ended: the last day that was decided, where it was written down after that.
    fn last(&self) -> Option<Date> {
        let ended = self.ended?;
        Some(self.last_day.map_or(ended, |last| last.min(ended)))
    }
}

/// The rows of a municipality, in the order in which people came.
pub(super) fn rows(plan: &Plan) -> Vec<Row> {
    let draw = Draw {
        chance: SeededChance::new(plan.seed),
        plan,
    };
    let mut rows = Vec::new();
    for n in 0..plan.ended {
        let course = draw.course(When::Within);
        rows.push(if n < plan.helped {
            draw.helped(course)
        } else {
            draw.not_helped(course)
        });
    }
    // Around them courses that the half year must not count.
    for when in [When::Before, When::After, When::Not] {
        for n in 0..plan.ended.div_ceil(8) {
            let course = draw.course(when);
            rows.push(if n % 2 == 0 && when != When::Not {
                draw.helped(course)
            } else {
                draw.not_helped(course)
            });
        }
    }
    rows.sort_by_key(|row| (row.came, row.opened));
    for (n, row) in (1..).zip(&mut rows) {
        row.n = n;
    }
    rows
}
