//! One place against one question. Nothing here looks at another place, so no place can push another about.

use crate::asked::Asked;
use crate::reason::Relaxed;
use crate::row::{FRESH, HERE, ONLINE, OPEN_HOUSE, PLACED, Row, bits_of_wishes};
use crate::{Company, SOON_MIN};

/// An entry confirmed within so many days counts as fresh; associations are asked every 90 days.
pub const FRESH_DAYS: i64 = 90;

const WISH_POINTS: u16 = 30;
/// A wish that was guessed from a word counts less than the word itself in an entry (see [`crate::meet`]).
const GUESSED_POINTS: u16 = 10;
const COMPANY_POINTS: u8 = 10;
const OPEN_HOUSE_POINTS: u8 = 5;
const FRESH_POINTS: u8 = 3;

/// The parts of a question that one bit of a row answers.
const BY_TRAIT: u16 = Relaxed::Small.bit()
    | Relaxed::Quiet.bit()
    | Relaxed::Free.bit()
    | Relaxed::Newcomers.bit()
    | Relaxed::Company.bit()
    | Relaxed::StepFree.bit();

/// A question as numbers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    /// What is asked at all, as bits of [`Relaxed`].
    parts: u16,
    /// What is asked and one bit of a row answers.
    traits: u16,
    times: Option<u32>,
    now: bool,
    chosen: u16,
    understood: u16,
    /// Understood and not chosen: a wish both chosen and written is one wish.
    guessed: u16,
    age: u8,
    /// Bits of a row that make it easier to come, with their points.
    easier: (u16, u8),
}

/// How the guest's own words are met by a place.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct TextMet {
    pub(crate) points: u16,
    /// Whether any word that looks for something is met.
    pub(crate) found: bool,
}

/// What a place is ranked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Weight {
    /// What it does not meet, as bits of [`Relaxed`]: the last to be given up weighs most.
    pub(crate) unmet: u16,
    /// How much of what was asked it answers.
    pub(crate) answers: u16,
    /// 1 … 6.
    pub(crate) intrusive: u8,
    /// How easy it is to come: near, soon, accompanied, confirmed.
    pub(crate) ease: u8,
}

impl Scale {
    pub(crate) fn new(asked: &Asked<'_>) -> Self {
        let question = asked.question;
        let chosen = bits_of_wishes(question.wishes.iter().copied());
        let understood = bits_of_wishes(asked.understood.iter().map(|one| one.wish));
        Self {
            parts: asked.parts,
            traits: asked.parts & BY_TRAIT,
            times: asked.wanted.bits(),
            now: asked.wanted.now,
            chosen,
            understood,
            guessed: understood & !chosen,
            age: question.age.unwrap_or(0),
            easier: match question.company {
                Some(Company::Alone) => (OPEN_HOUSE, OPEN_HOUSE_POINTS),
                Some(Company::WithSomebody | Company::DontKnow) => {
                    (Relaxed::Company.bit(), COMPANY_POINTS)
                }
                None => (0, 0),
            },
        }
    }

    /// Whether places without any word of the question may be found by what its words mean.
    pub(crate) const fn guesses(&self) -> bool {
        self.understood != 0
    }

    pub(crate) const fn asks(&self, part: Relaxed) -> bool {
        self.parts & part.bit() != 0
    }

    /// Whether a row is here and meets all that its own bytes tell: everything but words and way. Most rows are turned away here.
    pub(crate) fn admits(&self, row: &Row) -> bool {
        (self.traits | HERE) & !row.traits == 0
            && (self.chosen == 0 || row.wishes & self.chosen != 0)
            && self.in_time(row)
            && (self.parts & Relaxed::Age.bit() == 0
                || (row.youngest..=row.oldest).contains(&self.age))
    }

    /// Weighs a row. `way`: how many points its way gives, `None` where it is beyond reach.
    pub(crate) fn weigh(&self, row: &Row, text: TextMet, way: Option<u8>) -> Weight {
        let mut unmet = self.traits & !row.traits;
        if way.is_none() {
            unmet |= self.parts & Relaxed::Distance.bit();
        }
        if !self.in_time(row) {
            unmet |= Relaxed::Time.bit();
        }
        if !text.found && row.wishes & self.understood == 0 {
            unmet |= self.parts & Relaxed::Text.bit();
        }
        if row.wishes & self.chosen == 0 {
            unmet |= self.parts & Relaxed::Wish.bit();
        }
        if !(row.youngest..=row.oldest).contains(&self.age) {
            unmet |= self.parts & Relaxed::Age.bit();
        }
        let count = |bits: u16| u16::try_from(bits.count_ones()).unwrap_or(0);
        Weight {
            unmet,
            answers: (count(row.wishes & self.chosen) * WISH_POINTS)
                .saturating_add(count(row.wishes & self.guessed) * GUESSED_POINTS)
                .saturating_add(text.points)
                .min(Weight::MOST_ANSWERS),
            intrusive: row.intrusive,
            ease: self.ease(row, way.unwrap_or(0)),
        }
    }

    /// How much every row answers that meets the whole question or all but its words or its way, where that is the same
    /// for all of them and none of them is made easier by who asks.
    pub(crate) fn answers_all_the_same(&self) -> Option<u16> {
        let asked_for = self.easier.1 == 0 || self.traits & self.easier.0 != 0;
        let same = self.guessed == 0 && self.chosen.count_ones() <= 1 && asked_for;
        let each = u16::try_from(self.chosen.count_ones()).unwrap_or(0);
        same.then_some(each * WISH_POINTS)
    }

    fn in_time(&self, row: &Row) -> bool {
        let part = self.times.is_none_or(|bits| row.times & bits != 0);
        part && (!self.now || i64::from(row.next) <= SOON_MIN)
    }

    fn ease(&self, row: &Row, way: u8) -> u8 {
        let (bit, points) = self.easier;
        let company = if row.traits & bit != 0 { points } else { 0 };
        way + company + own_ease(row)
    }
}

/// How easy it is to come, whoever asks: soon, and confirmed.
fn own_ease(row: &Row) -> u8 {
    const DAY: i32 = 24 * 60;
    let soon = if row.next <= DAY {
        6
    } else if row.next <= 3 * DAY {
        4
    } else if row.next <= 7 * DAY {
        2
    } else {
        0
    };
    let fresh = if row.traits & FRESH != 0 {
        FRESH_POINTS
    } else {
        0
    };
    soon + fresh
}

/// The key of a row where nothing is asked.
pub(crate) fn static_key(row: &Row, rank: u32) -> u64 {
    let weight = Weight {
        unmet: 0,
        answers: 0,
        intrusive: row.intrusive,
        ease: own_ease(row),
    };
    weight.key(rank)
}

impl Weight {
    /// More than this counts as this much: a question's words are at most forty.
    pub(crate) const MOST_ANSWERS: u16 = 0x7ff;

    /// A number by which places are ordered, the best first; `rank` is the place's among all ids.
    ///
    /// From the top: 11 bits of what it does not meet, 11 of how much it answers, 3 of how intrusive it is, 7 of how
    /// easy it is to come, 32 of its id.
    pub(crate) fn key(self, rank: u32) -> u64 {
        u64::from(self.unmet) << 53
            | u64::from(Self::MOST_ANSWERS - self.answers) << 42
            | u64::from(self.intrusive) << 39
            | u64::from(0x7f - self.ease.min(0x7f)) << 32
            | u64::from(rank)
    }
}

/// What a key says is not met.
pub(crate) fn unmet(key: u64) -> u16 {
    u16::try_from(key >> 53).unwrap_or(u16::MAX)
}

/// The rank that a key ends with.
pub(crate) fn rank_of(key: u64) -> u32 {
    u32::try_from(key & u64::from(u32::MAX)).unwrap_or(u32::MAX)
}

/// The points of a way of so many metres, `None` beyond reach. A row that is online has no way; one without a point has
/// none that is known.
pub(crate) fn way(row: &Row, metres: impl FnOnce() -> Option<u8>) -> Option<u8> {
    if row.traits & ONLINE != 0 {
        Some(0)
    } else if row.traits & PLACED != 0 {
        metres()
    } else {
        None
    }
}
