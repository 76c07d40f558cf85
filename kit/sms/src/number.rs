//! A telephone number that can hold nothing but one.

/// The code of a number that is written without one.
const DENMARK: &str = "45";

/// A number with its country's code, digits only.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number(String);

impl std::fmt::Debug for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Number")
    }
}

impl Number {
    /// The number in a text that somebody typed: eight digits are Danish, a plus or two noughts begin another country's
    /// code. None if it is not one number and nothing else.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let bare: String = text
            .chars()
            .filter(|c| !matches!(c, ' ' | '-' | '.' | '(' | ')' | '\u{a0}'))
            .collect();
        let abroad = bare.strip_prefix('+').or_else(|| bare.strip_prefix("00"));
        let digits = match abroad {
            Some(rest) => rest.to_owned(),
            None if bare.len() == 8 => format!("{DENMARK}{bare}"),
            None => return None,
        };
        let fits = (8..=15).contains(&digits.len())
            && digits.bytes().all(|b| b.is_ascii_digit())
            && !digits.starts_with('0');
        // A Danish number has eight digits after its code, and none begins with nought or one.
        let danish = digits
            .strip_prefix(DENMARK)
            .is_none_or(|rest| rest.len() == 8 && !rest.starts_with('0') && !rest.starts_with('1'));
        (fits && danish).then_some(Self(digits))
    }

    /// `4512345678`.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// As people write it: `12 34 56 78`, or with its code where it is another country's.
    #[must_use]
    pub fn shown(&self) -> String {
        let Some(rest) = self.0.strip_prefix(DENMARK) else {
            return format!("+{}", self.0);
        };
        let letters: Vec<char> = rest.chars().collect();
        let pairs: Vec<String> = letters
            .chunks(2)
            .map(|pair| pair.iter().collect())
            .collect();
        pairs.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_number_and_nothing_else() {
        for (text, expected) in [
            ("20 12 34 56", Some("4520123456")),
            ("+45 20123456", Some("4520123456")),
            ("0045-20-12-34-56", Some("4520123456")),
            ("+46 70 123 45 67", Some("46701234567")),
            ("2012345", None),
            ("02123456", None),
            ("+45 2012345", None),
            ("20123456, 20123457", None),
            ("20123456\nBcc: x", None),
            ("twenty", None),
            ("", None),
        ] {
            let found = Number::from_text(text);
            assert_eq!(found.as_ref().map(Number::digits), expected, "{text}");
        }
    }

    #[test]
    fn a_number_is_shown_as_people_write_it_and_not_by_accident() {
        let danish = Number::from_text("20123456").unwrap();
        assert_eq!(danish.shown(), "20 12 34 56");
        assert_eq!(format!("{danish:?}"), "Number");
        let swedish = Number::from_text("+46701234567").unwrap();
        assert_eq!(swedish.shown(), "+46701234567");
        assert_eq!(Number::from_text(&swedish.shown()), Some(swedish));
    }
}
