//! An address and a subject that can hold nothing but one.

/// The longest address that mail allows, in bytes.
const LONGEST: usize = 254;
/// Signs that have a meaning in a header.
const MEANING: &str = "<>()[]\\,;:\"";

/// A mail address in lower case: the same person typed in another way is the same.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Address(String);

impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Address")
    }
}

impl Address {
    /// The address in a text that somebody typed; none if it is not one address and nothing else.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let (local, host) = text.split_once('@')?;
        let parts = host.split('.');
        let fits = text.len() <= LONGEST
            && !local.is_empty()
            && !host.contains('@')
            && parts.clone().count() > 1
            && parts.into_iter().all(|part| !part.is_empty())
            && text
                .chars()
                .all(|c| !c.is_whitespace() && !c.is_control() && !MEANING.contains(c));
        fits.then_some(Self(text))
    }

    /// As it stands in a header.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One line of subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject(String);

impl Subject {
    /// A text as one line: line breaks and other signs that nobody types become blanks.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(
            text.chars()
                .map(|c| if is_break(c) { ' ' } else { c })
                .collect(),
        )
    }

    /// As it stands in a header.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Control signs, and the two line breaks that Unicode has besides.
fn is_break(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_address_and_nothing_else() {
        for (text, expected) in [
            (" Mette@Forening.example ", Some("mette@forening.example")),
            ("a.b+c@x.y.dk", Some("a.b+c@x.y.dk")),
            ("mette", None),
            ("@forening.example", None),
            ("mette@", None),
            ("mette@forening", None),
            ("mette@forening..example", None),
            ("a@b.dk@c.dk", None),
            ("a@b.dk,c@d.dk", None),
            ("Mette <a@b.dk>", None),
            ("", None),
        ] {
            assert_eq!(
                Address::from_text(text).as_ref().map(Address::as_str),
                expected,
                "{text}"
            );
        }
        let longest = |n: usize| format!("{}@b.dk", "a".repeat(n));
        assert!(Address::from_text(&longest(249)).is_some());
        assert!(Address::from_text(&longest(250)).is_none());
    }

    #[test]
    fn no_address_and_no_subject_holds_a_line_break() {
        let breaks = [
            "\r\n", "\n", "\r", "\0", "\u{85}", "\u{2028}", "\u{2029}", "\u{b}", "\u{c}",
        ];
        let added = [
            "Bcc: b@c.dk",
            "Subject: x",
            "",
            ".",
            "Content-Type: text/html",
        ];
        let (mut tried, mut survived) = (0, 0);
        for line in breaks {
            for more in added {
                tried += 1;
                let address = format!("a@b.dk{line}{more}");
                let subject = Subject::new(&format!("Din kode{line}{more}"));
                let one = !subject.as_str().chars().any(is_break);
                // A break at the very end is trimmed away; inside, there is no address.
                let none = Address::from_text(&address).is_none_or(|a| a.as_str() == "a@b.dk");
                assert!(one && none, "{address:?}");
                survived += 1;
            }
        }
        println!("mail headers: survived {survived} / tried {tried}, no seed (every pair)");
    }

    #[test]
    fn nothing_shows_an_address() {
        assert_eq!(
            format!("{:?}", Address::from_text("a@b.dk").unwrap()),
            "Address"
        );
    }
}
