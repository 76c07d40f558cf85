//! What in a text leads to somebody: a person's own number (CV-2), a telephone, a mail address. For words that others will
//! read, where none of it may stand (HS-3, HS-15).

/// Whether ten digits stand together as a person's own number is written, "010203-0004" (CV-2).
#[must_use]
pub fn has_number_of_a_person(text: &str) -> bool {
    let mut digits = 0;
    let mut gap = false;
    for c in text.chars() {
        if c.is_ascii_digit() {
            digits += 1;
            gap = false;
            if digits == 10 {
                return true;
            }
        } else if digits == 6 && !gap && matches!(c, '-' | ' ' | '–') {
            gap = true;
        } else {
            digits = 0;
            gap = false;
        }
    }
    false
}

/// Whether somebody's telephone number or mail address stands in a text. A date or a span of hours is none.
#[must_use]
pub fn has_way_to_reach(text: &str) -> bool {
    has_mail(text) || has_phone(text)
}

fn has_mail(text: &str) -> bool {
    let at = text.char_indices().filter(|(_, c)| *c == '@');
    at.into_iter().any(|(at, _)| {
        let before = text.get(..at).and_then(|left| left.chars().next_back());
        let after = text.get(at..).and_then(|right| right.chars().nth(1));
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    })
}

/// The fewest digits of a telephone number.
const PHONE_DIGITS: usize = 8;

/// Groups of digits with one mark or space between them, as a number is written.
fn has_phone(text: &str) -> bool {
    let (mut groups, mut marks, mut waiting) = (Vec::<usize>::new(), String::new(), None);
    for c in text.chars().chain(['!']) {
        if c.is_ascii_digit() {
            match (groups.last_mut(), waiting.take()) {
                (Some(last), None) => *last += 1,
                (Some(_), Some(mark)) => {
                    marks.push(mark);
                    groups.push(1);
                }
                (None, _) => groups.push(1),
            }
        } else if !groups.is_empty() && waiting.is_none() && is_between(c) {
            waiting = Some(c);
        } else {
            if groups.iter().sum::<usize>() >= PHONE_DIGITS && !is_time(&groups, &marks) {
                return true;
            }
            groups.clear();
            marks.clear();
            waiting = None;
        }
    }
    false
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '-' | '–' | '/' | ':')
}

/// "23.11.2026", "2026-11-23" and "16.00-18.30".
fn is_time(groups: &[usize], marks: &str) -> bool {
    let spaced = marks.chars().any(char::is_whitespace);
    match groups {
        [1 | 2, 1 | 2, 4] | [4, 2, 2] => !spaced,
        [1 | 2, 2, 1 | 2, 2] => {
            let mut marks = marks.chars();
            let clock = |mark| matches!(mark, Some('.' | ':'));
            let (from, to) = (marks.next(), marks.next());
            clock(from) && matches!(to, Some('-' | '–')) && clock(marks.next())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{has_number_of_a_person, has_way_to_reach};

    /// HS-15, CV-2: a number is found however it is written.
    #[test]
    fn what_leads_to_somebody_is_found() {
        for text in [
            "Ring 12345678.",
            "Ring til mig på 12 34 56 78",
            "tlf.: 1234-5678!",
            "+45 12.34.56.78",
            "skriv til lise@post.example",
            "12\u{a0}34\u{a0}56\u{a0}78",
        ] {
            assert!(has_way_to_reach(text), "{text}");
        }
        assert!(has_number_of_a_person("mit nummer er 010203-0004"));
    }

    /// HS-15: days, hours and small numbers are left in peace.
    #[test]
    fn a_story_with_days_and_hours_is_none() {
        for text in [
            "Jeg kom første gang 23.11.2026 kl. 16.",
            "2026-11-23",
            "Vi gik kl. 16.00-18.30 hver onsdag.",
            "Vi var 12 den 1. maj, og 14 i juni.",
            "Kaffe @ biblioteket",
            "",
        ] {
            assert!(!has_way_to_reach(text), "{text}");
            assert!(!has_number_of_a_person(text), "{text}");
        }
    }
}
