//! "tirsdag og torsdag 14-16": the ways in which a list says when people meet. What is not wholly understood is left as words,
//! since a wrong hour leads somebody to a locked door.

/// Weekly hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Weekly {
    /// `MO,WE`, as HSDS writes it.
    pub(crate) days: String,
    pub(crate) opens: String,
    pub(crate) closes: Option<String>,
}

const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    /// 0 is Monday.
    Day(usize),
    /// Monday to Friday, or Saturday and Sunday.
    Days(usize, usize),
    /// Minutes after midnight.
    Clock(u16),
    /// Dash, "til".
    To,
    /// Comma, "og".
    And,
}

/// Every weekly time of the words; `None` if any part of them is not understood.
pub(crate) fn weekly(words: &str) -> Option<Vec<Weekly>> {
    let tokens = tokens(words)?;
    let mut rest = tokens.as_slice();
    let mut all = Vec::new();
    while !rest.is_empty() {
        let (days, after) = days(rest)?;
        let (opens, closes, after) = hours(after)?;
        all.push(Weekly {
            days: days
                .into_iter()
                .filter_map(|day| DAYS.get(day).copied())
                .collect::<Vec<_>>()
                .join(","),
            opens,
            closes,
        });
        rest = match after {
            [Token::And, after @ ..] => after,
            after => after,
        };
    }
    (!all.is_empty()).then_some(all)
}

/// One or several days, and what stands behind them.
fn days(tokens: &[Token]) -> Option<(Vec<usize>, &[Token])> {
    let mut found = Vec::new();
    let mut rest = tokens;
    loop {
        let range = match rest {
            [Token::Day(from), Token::To, Token::Day(to), after @ ..] if from < to => {
                rest = after;
                *from..=*to
            }
            [Token::Days(from, to), after @ ..] => {
                rest = after;
                *from..=*to
            }
            [Token::Day(day), after @ ..] => {
                rest = after;
                *day..=*day
            }
            _ => return None,
        };
        found.extend(range);
        match rest {
            [Token::And, after @ ..] => rest = after,
            [Token::Day(_) | Token::Days(..), ..] => {}
            _ => break,
        }
    }
    found.sort_unstable();
    found.dedup();
    Some((found, rest))
}

/// An hour, and the one until which it lasts, if it is said.
fn hours(tokens: &[Token]) -> Option<(String, Option<String>, &[Token])> {
    let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    match tokens {
        [Token::Clock(from), Token::To, Token::Clock(to), rest @ ..] if from < to => {
            Some((clock(*from), Some(clock(*to)), rest))
        }
        [Token::Clock(_), Token::To, ..] => None,
        [Token::Clock(from), rest @ ..] => Some((clock(*from), None, rest)),
        _ => None,
    }
}

fn tokens(words: &str) -> Option<Vec<Token>> {
    let mut found = Vec::new();
    let mut letters = words.chars().flat_map(char::to_lowercase).peekable();
    while let Some(letter) = letters.next() {
        if letter.is_alphabetic() {
            let mut word = String::from(letter);
            while let Some(next) = letters.next_if(|next| next.is_alphabetic()) {
                word.push(next);
            }
            found.extend(word_token(&word)?);
        } else if letter.is_ascii_digit() {
            let mut number = String::from(letter);
            while let Some(next) = letters.next_if(char::is_ascii_digit) {
                number.push(next);
            }
            let mut minutes = String::new();
            if letters.next_if(|next| matches!(next, '.' | ':')).is_some() {
                while let Some(next) = letters.next_if(char::is_ascii_digit) {
                    minutes.push(next);
                }
            }
            found.push(Token::Clock(clock(&number, &minutes)?));
        } else {
            match letter {
                '-' | '–' | '—' => found.push(Token::To),
                ',' | ';' | '&' | '+' | '/' | '\n' => found.push(Token::And),
                '.' | ':' | ' ' | '\t' | '\r' | '\u{a0}' => {}
                _ => return None,
            }
        }
    }
    // A semicolon and a new line mean no more than one of them.
    found.dedup_by(|one, before| *one == Token::And && *before == Token::And);
    // "14 - 16," ends in a comma, and a list may begin with one.
    while found.last() == Some(&Token::And) {
        found.pop();
    }
    Some(found)
}

/// The meaning of a word; `Some(None)` for one that means nothing here, `None` for one that is not understood.
#[expect(
    clippy::option_option,
    reason = "a word that means nothing differs from one that is not understood"
)]
fn word_token(word: &str) -> Option<Option<Token>> {
    let day = match word {
        "mandag" | "mandage" | "man" | "monday" | "mondays" | "mon" => 0,
        "tirsdag" | "tirsdage" | "tirs" | "tir" | "tuesday" | "tuesdays" | "tue" => 1,
        "onsdag" | "onsdage" | "ons" | "wednesday" | "wednesdays" | "wed" => 2,
        "torsdag" | "torsdage" | "tors" | "tor" | "thursday" | "thursdays" | "thu" => 3,
        "fredag" | "fredage" | "fre" | "friday" | "fridays" | "fri" => 4,
        "lørdag" | "lørdage" | "lør" | "saturday" | "saturdays" | "sat" => 5,
        "søndag" | "søndage" | "søn" | "sunday" | "sundays" | "sun" => 6,
        "hverdage" | "hverdag" | "weekdays" => return Some(Some(Token::Days(0, 4))),
        "weekend" | "weekenden" | "weekends" => return Some(Some(Token::Days(5, 6))),
        "dagligt" | "daglig" | "daily" => return Some(Some(Token::Days(0, 6))),
        "og" | "samt" | "and" => return Some(Some(Token::And)),
        "til" | "to" => return Some(Some(Token::To)),
        "kl" | "klokken" | "hver" | "fra" | "alle" | "every" | "from" | "at" | "den" => {
            return Some(None);
        }
        _ => return None,
    };
    Some(Some(Token::Day(day)))
}

fn clock(hour: &str, minutes: &str) -> Option<u16> {
    let hour: u16 = hour.parse().ok().filter(|hour| *hour < 24)?;
    let minutes: u16 = match minutes {
        "" => 0,
        two if two.len() == 2 => two.parse().ok().filter(|minutes| *minutes < 60)?,
        _ => return None,
    };
    Some(hour * 60 + minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Option<Vec<(String, String, String)>> {
        let all = weekly(words)?;
        Some(
            all.into_iter()
                .map(|one| (one.days, one.opens, one.closes.unwrap_or_default()))
                .collect(),
        )
    }

    fn one(days: &str, opens: &str, closes: &str) -> (String, String, String) {
        (days.to_owned(), opens.to_owned(), closes.to_owned())
    }

    #[test]
    fn the_ways_in_which_lists_say_when() {
        for (words, expected) in [
            ("Tirsdag kl. 14-16", vec![one("TU", "14:00", "16:00")]),
            (
                "tirsdag og torsdag 10.00 – 12.30",
                vec![one("TU,TH", "10:00", "12:30")],
            ),
            (
                "man-fre 9-15",
                vec![one("MO,TU,WE,TH,FR", "09:00", "15:00")],
            ),
            (
                "Hverdage fra kl. 9 til 15",
                vec![one("MO,TU,WE,TH,FR", "09:00", "15:00")],
            ),
            ("hver søndag kl. 19", vec![one("SU", "19:00", "")]),
            (
                "mandag 10-12, onsdag 13:15-15;\nlørdag og søndag 11-14,",
                vec![
                    one("MO", "10:00", "12:00"),
                    one("WE", "13:15", "15:00"),
                    one("SA,SU", "11:00", "14:00"),
                ],
            ),
        ] {
            assert_eq!(read(words), Some(expected), "{words}");
        }
    }

    #[test]
    fn what_is_not_wholly_understood_stays_words() {
        for words in [
            "",
            "efter aftale",
            "tirsdag i ulige uger 14-16",
            "første mandag i måneden kl. 19",
            "tirsdag",
            "14-16",
            "tirsdag 16-14",
            "tirsdag 25-26",
            "tirsdag 14.5-16",
            "fredag-mandag 10-12",
            "tirsdag 14-",
        ] {
            assert_eq!(read(words), None, "{words}");
        }
    }
}
