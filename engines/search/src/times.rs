//! Days and parts of the day as bits, and the words that mean them.

use crate::fold::Word;
use crate::{DayPart, Slot};

/// Parts of a day that have a bit of their own; the weekend is two days, and now is no part of a week.
const PARTS: [DayPart; 3] = [DayPart::Morning, DayPart::Afternoon, DayPart::Evening];

/// Bits of one day: one for each part, and one for the day as a whole, since a short meeting may lie in no part.
const BITS: u32 = 4;

/// The bits of a weekly time: its day, and each part of the day it lies in.
pub(crate) fn bits_of(slot: Slot) -> u32 {
    let day = u32::from(slot.weekday.clamp(1, 7)) - 1;
    let parts = (0..).zip(PARTS).filter(|(_, part)| part.holds(slot));
    parts.fold(1 << (day * BITS + 3), |bits, (at, _)| {
        bits | 1 << (day * BITS + at)
    })
}

/// When somebody asks for: some days, or all; some parts of a day, or all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// Bit 0 is Monday.
    days: u8,
    /// Bits as in [`PARTS`].
    parts: u8,
    /// Open now, or within the hour.
    pub(crate) now: bool,
}

const ALL_DAYS: u8 = 0b111_1111;
const WEEKEND: u8 = 0b110_0000;
const ALL_PARTS: u8 = 0b111;

impl Wanted {
    /// Any time will do.
    pub(crate) const ANY: Self = Self {
        days: ALL_DAYS,
        parts: ALL_PARTS,
        now: false,
    };

    /// This part of the day or week only.
    pub(crate) fn part(part: DayPart) -> Self {
        match part {
            DayPart::Weekend => Self {
                days: WEEKEND,
                ..Self::ANY
            },
            DayPart::Now => Self {
                now: true,
                ..Self::ANY
            },
            DayPart::Morning => Self::parts(1),
            DayPart::Afternoon => Self::parts(2),
            DayPart::Evening => Self::parts(4),
        }
    }

    const fn parts(parts: u8) -> Self {
        Self { parts, ..Self::ANY }
    }

    const fn days(days: u8) -> Self {
        Self { days, ..Self::ANY }
    }

    /// Both must hold.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self {
            days: self.days & other.days,
            parts: self.parts & other.parts,
            now: self.now || other.now,
        }
    }

    /// The bits of which a meeting must have one. `None`: any time will do.
    pub(crate) fn bits(self) -> Option<u32> {
        if self.days == ALL_DAYS && self.parts == ALL_PARTS {
            return None;
        }
        let mut bits = 0;
        for day in (0..7).filter(|day| self.days & (1 << day) != 0) {
            if self.parts == ALL_PARTS {
                bits |= 1 << (day * BITS + 3);
            } else {
                bits |= u32::from(self.parts) << (day * BITS);
            }
        }
        Some(bits)
    }
}

/// Days and parts of a day as people write them, folded.
const DAYS: [(&str, u8); 9] = [
    ("mandag", 1),
    ("tirsdag", 1 << 1),
    ("onsdag", 1 << 2),
    ("torsdag", 1 << 3),
    ("fredag", 1 << 4),
    ("loerdag", 1 << 5),
    ("soendag", 1 << 6),
    ("weekend", WEEKEND),
    ("hverdag", 0b1_1111),
];
const DAY_PARTS: [(&str, u8); 5] = [
    ("morgen", 1),
    ("formiddag", 1),
    ("eftermiddag", 2),
    ("aften", 4),
    ("aftner", 4),
];
/// Endings that such a word may have: plural, article, both, genitive.
const ENDINGS: [&str; 7] = ["", "en", "e", "ene", "s", "ens", "enes"];

/// What a word says of days and of parts of the day; 0: nothing.
fn meaning(word: &Word, table: &[(&str, u8)]) -> u8 {
    let hit = table.iter().find(|(name, _)| {
        let rest = word.folded.strip_prefix(name);
        rest.is_some_and(|rest| ENDINGS.contains(&rest))
    });
    hit.map_or(0, |(_, bits)| *bits)
}

/// Whether a word is a day or a part of one.
pub(crate) fn is_time(word: &Word) -> bool {
    (meaning(word, &DAYS) | meaning(word, &DAY_PARTS)) != 0
}

/// The time that the words of a question speak of, and which words these were. Several days or parts: any of them.
/// "i morgen" means tomorrow, and which day that is nobody knows here, so it says nothing.
pub(crate) fn understand(asked: &[Word]) -> (Wanted, Vec<usize>) {
    let (mut days, mut parts, mut at) = (0, 0, Vec::new());
    for (index, word) in asked.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| asked.get(before));
        let tomorrow = word.folded == "morgen" && before.is_some_and(|word| word.folded == "i");
        let (day, part) = (meaning(word, &DAYS), meaning(word, &DAY_PARTS));
        if (day | part) != 0 && !tomorrow {
            (days, parts) = (days | day, parts | part);
            at.push(index);
        }
    }
    let mut wanted = Wanted::ANY;
    if days != 0 {
        wanted = wanted.and(Wanted::days(days));
    }
    if parts != 0 {
        wanted = wanted.and(Wanted::parts(parts));
    }
    (wanted, at)
}

#[cfg(test)]
mod tests {
    use super::{Wanted, bits_of, understand};
    use crate::fold::words;
    use crate::{DayPart, Slot};

    fn slot(weekday: u8, from: u16, to: u16) -> Slot {
        Slot {
            weekday,
            from_min: from * 60,
            to_min: to * 60,
        }
    }

    fn fits(asked: &str, slot: Slot) -> bool {
        let (wanted, _) = understand(&words(asked));
        wanted.bits().is_none_or(|bits| bits & bits_of(slot) != 0)
    }

    #[test]
    fn a_day_and_a_part_of_the_day_are_understood_together() {
        let tuesday_evening = slot(2, 18, 20);
        assert!(fits("tirsdag aften", tuesday_evening));
        assert!(fits("Om tirsdagen", tuesday_evening));
        assert!(fits("aftenerne? nej, aftenen", tuesday_evening));
        assert!(!fits("tirsdag formiddag", tuesday_evening));
        assert!(!fits("onsdag aften", tuesday_evening));
    }

    #[test]
    fn either_of_two_days_will_do() {
        for day in [1, 3] {
            assert!(fits("mandag eller onsdag", slot(day, 10, 11)));
        }
        assert!(!fits("mandag eller onsdag", slot(2, 10, 11)));
    }

    #[test]
    fn words_without_a_time_ask_for_none() {
        for said in ["kaffe", "i morgen", "morgensang", "aftensmad", ""] {
            let (wanted, at) = understand(&words(said));
            assert_eq!((wanted, at), (Wanted::ANY, vec![]), "{said}");
        }
    }

    #[test]
    fn a_meeting_has_the_bits_of_its_day_and_of_each_part_it_lies_in() {
        for day in 1..=7 {
            for part in [
                DayPart::Morning,
                DayPart::Afternoon,
                DayPart::Evening,
                DayPart::Weekend,
            ] {
                let all_day = slot(day, 9, 20);
                let short = Slot {
                    from_min: 11 * 60 + 45,
                    to_min: 12 * 60 + 15,
                    ..all_day
                };
                for meeting in [all_day, short, slot(day, 22, 2)] {
                    let bits = Wanted::part(part).bits().expect("a part is something");
                    assert_eq!(
                        bits & bits_of(meeting) != 0,
                        part.holds(meeting),
                        "{part:?} {meeting:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_contradicts_itself_is_never() {
        let never = Wanted::part(DayPart::Morning).and(Wanted::part(DayPart::Evening));
        assert_eq!(never.bits(), Some(0));
    }
}
