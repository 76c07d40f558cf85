//! Numbers that somebody carries home in a picture: the house shows a QR code, the guest scans it, and her own room asks
//! whether she wants to keep them. Nobody sends anything. No name, no place, no number of anything is in it.
//!
//! ```text
//! 1 version · 2 days since 2020-01-01 · 1 how many · each: 2 number · 2 least · 2 most · 1 length · title · 4 CRC-32
//! ```
//!
//! Big-endian, numbers in tenths, written as base64 for addresses without padding. The sum finds what was cut off or
//! mistyped; it is no signature: whoever keeps the numbers has read them first.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::civil::{Date, date};
use jiff::{Span, Unit};

const VERSION: u8 = 1;
/// So many bytes of a title are taken along, and so many numbers.
const TITLE: usize = 60;
const MOST: usize = 6;
/// A code is good for so many days.
pub const TAKE_HOME_DAYS: i64 = 90;

/// A number with its title, and the least and the most that it can be; all in tenths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenMark {
    /// What was asked.
    pub title: String,
    /// What was answered.
    pub tenths: i16,
    /// The least answer.
    pub least: i16,
    /// The most.
    pub most: i16,
}

/// The numbers of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakeHome {
    /// The day they were answered.
    pub day: Date,
    /// At most six.
    pub marks: Vec<TakenMark>,
}

/// Why a code gives no numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTaken {
    /// Cut off, mistyped, or not one of these codes.
    Damaged,
    /// Of a day that is longer ago than [`TAKE_HOME_DAYS`], or not yet here.
    OldOrNew,
}

const fn beginning() -> Date {
    date(2020, 1, 1)
}

fn sum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 }
        })
    })
}

/// As much of a text as fits into so many bytes, in whole letters.
fn cut(text: &str) -> String {
    let mut cut = String::new();
    for letter in text.chars() {
        if cut.len() + letter.len_utf8() > TITLE {
            break;
        }
        cut.push(letter);
    }
    cut
}

impl TakeHome {
    /// The code for an address; none where there is nothing to carry or the day is out of reach.
    #[must_use]
    pub fn code(&self) -> Option<String> {
        let days = beginning().until((Unit::Day, self.day)).ok()?.get_days();
        let mut bytes = vec![VERSION];
        bytes.extend(u16::try_from(days).ok()?.to_be_bytes());
        let marks: Vec<&TakenMark> = self.marks.iter().take(MOST).collect();
        if marks.is_empty() {
            return None;
        }
        bytes.push(u8::try_from(marks.len()).ok()?);
        for mark in marks {
            for number in [mark.tenths, mark.least, mark.most] {
                bytes.extend(number.to_be_bytes());
            }
            let title = cut(&mark.title);
            bytes.push(u8::try_from(title.len()).ok()?);
            bytes.extend(title.bytes());
        }
        bytes.extend(sum(&bytes).to_be_bytes());
        Some(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// The numbers in a code, read on this day.
    ///
    /// # Errors
    /// [`NotTaken`] says why there are none.
    pub fn read(code: &str, today: Date) -> Result<Self, NotTaken> {
        let bytes = URL_SAFE_NO_PAD
            .decode(code.trim())
            .or(Err(NotTaken::Damaged))?;
        let taken = parse(&bytes).ok_or(NotTaken::Damaged)?;
        let oldest = today
            .checked_sub(Span::new().days(TAKE_HOME_DAYS))
            .unwrap_or(today);
        if taken.day < oldest || taken.day > today {
            return Err(NotTaken::OldOrNew);
        }
        Ok(taken)
    }
}

fn parse(bytes: &[u8]) -> Option<TakeHome> {
    let (body, crc) = bytes.split_last_chunk::<4>()?;
    if sum(body) != u32::from_be_bytes(*crc) {
        return None;
    }
    let (version, rest) = body.split_first()?;
    let (days, rest) = rest.split_first_chunk::<2>()?;
    let (many, mut rest) = rest.split_first()?;
    if *version != VERSION || *many == 0 || usize::from(*many) > MOST {
        return None;
    }
    let days = Span::new().days(i64::from(u16::from_be_bytes(*days)));
    let day = beginning().checked_add(days).ok()?;
    let mut marks = Vec::new();
    for _ in 0..*many {
        let (numbers, after) = rest.split_first_chunk::<6>()?;
        let [a, b, c, d, e, f] = *numbers;
        let (length, after) = after.split_first()?;
        let (title, after) = after.split_at_checked(usize::from(*length))?;
        let title = std::str::from_utf8(title).ok()?.to_owned();
        let mark = TakenMark {
            title,
            tenths: i16::from_be_bytes([a, b]),
            least: i16::from_be_bytes([c, d]),
            most: i16::from_be_bytes([e, f]),
        };
        let fits = (mark.least..=mark.most).contains(&mark.tenths);
        if !fits || mark.title.trim().is_empty() || mark.title.chars().any(char::is_control) {
            return None;
        }
        marks.push(mark);
        rest = after;
    }
    rest.is_empty().then_some(TakeHome { day, marks })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn taken() -> TakeHome {
        let mark = |title: &str, tenths| TakenMark {
            title: title.to_owned(),
            tenths,
            least: 0,
            most: 1000,
        };
        TakeHome {
            day: date(2027, 3, 1),
            marks: vec![mark("Trivsel", 520), mark("Søvn og kræfter", 65)],
        }
    }

    #[test]
    fn numbers_come_home_as_they_were() {
        let code = taken().code().expect("a code");
        assert_eq!(TakeHome::read(&code, date(2027, 3, 1)), Ok(taken()));
        assert!(
            code.bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        );
        let nothing = TakeHome {
            marks: Vec::new(),
            ..taken()
        };
        assert_eq!(nothing.code(), None);
    }

    #[test]
    fn a_long_title_is_cut_between_letters() {
        let mut long = taken();
        long.marks.truncate(1);
        long.marks[0].title = "ø".repeat(50);
        let read = TakeHome::read(&long.code().expect("a code"), long.day).expect("it reads");
        assert_eq!(read.marks[0].title, "ø".repeat(30));
    }

    #[test]
    fn a_code_is_good_for_ninety_days_and_not_before_its_day() {
        let code = taken().code().expect("a code");
        assert!(TakeHome::read(&code, date(2027, 5, 30)).is_ok());
        for day in [date(2027, 5, 31), date(2027, 2, 28)] {
            assert_eq!(TakeHome::read(&code, day), Err(NotTaken::OldOrNew));
        }
    }

    proptest! {
        #[test]
        fn one_changed_letter_is_noticed(at in 0_usize..60, to in "[A-Za-z0-9_-]") {
            let code = taken().code().expect("a code");
            let changed: String = code.chars().enumerate()
                .map(|(n, c)| if n == at { to.chars().next().unwrap_or(c) } else { c }).collect();
            let read = TakeHome::read(&changed, date(2027, 3, 1));
            let right = if changed == code { Ok(taken()) } else { Err(NotTaken::Damaged) };
            prop_assert_eq!(read, right);
        }

        #[test]
        fn any_text_gives_an_answer(text in ".*") {
            let _ = TakeHome::read(&text, date(2027, 3, 1));
        }
    }
}
