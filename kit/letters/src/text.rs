//! Text with a bound. It is checked when it is built and again when it is read from a letter, so that neither a form
//! nor a forged letter can bring more than its field holds.

use std::fmt;

/// Why a text does not fit its field. The words name no content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    /// Nothing but blanks.
    #[error("the text is empty")]
    Empty,
    /// More characters than the field holds.
    #[error("the text is longer than {most} characters")]
    TooLong {
        /// The most characters (Unicode scalar values) that the field holds.
        most: usize,
    },
    /// A control character, or one that turns the direction of writing and could show another text than it holds.
    #[error("the text holds a character that cannot be shown")]
    Unshowable,
    /// A text in a letter that is not in the form in which this kit writes it.
    #[error("the text is not trimmed")]
    NotTrimmed,
}

/// Characters that steer a display instead of being shown: embeddings, overrides and isolates of direction.
fn steers_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn fits(text: &str, most: usize, lines: bool) -> Result<(), TextFault> {
    if text.is_empty() {
        return Err(TextFault::Empty);
    }
    if text.chars().count() > most {
        return Err(TextFault::TooLong { most });
    }
    if text
        .chars()
        .any(|c| (c.is_control() && !(lines && c == '\n')) || steers_direction(c))
    {
        return Err(TextFault::Unshowable);
    }
    Ok(())
}

/// What a person pasted, as a letter carries it: a tab or another control character becomes a blank, marks that steer the
/// direction go, line ends are `\n` where there are lines and blanks where there are none.
fn cleaned(text: &str, lines: bool) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept = text.chars().filter(|c| !steers_direction(*c));
    kept.map(|c| {
        if c.is_control() && !(lines && c == '\n') {
            ' '
        } else {
            c
        }
    })
    .collect()
}

macro_rules! bounded_text {
    ($(#[$meta:meta])* $name:ident, lines: $lines:literal) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name<const MOST: usize>(String);

        impl<const MOST: usize> $name<MOST> {
            /// The most characters (Unicode scalar values) that fit.
            pub const MOST: usize = MOST;

            /// The text as it can be shown: blanks at both ends taken off, line ends written as `\n`, what cannot be
            /// shown mended. Nobody who pastes a table's cell is turned away for a tab.
            ///
            /// # Errors
            /// [`TextFault`] if nothing is left or if it is too long.
            pub fn new(text: &str) -> Result<Self, TextFault> {
                let text = cleaned(text, $lines);
                let text = text.trim();
                fits(text, MOST, $lines)?;
                Ok(Self(text.to_owned()))
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl<const MOST: usize> TryFrom<String> for $name<MOST> {
            type Error = TextFault;

            /// Takes a text that is already in the kit's own form; nothing is mended on the way in.
            fn try_from(text: String) -> Result<Self, TextFault> {
                if text.trim().len() != text.len() {
                    return Err(TextFault::NotTrimmed);
                }
                fits(&text, MOST, $lines)?;
                Ok(Self(text))
            }
        }

        impl<const MOST: usize> From<$name<MOST>> for String {
            fn from(text: $name<MOST>) -> Self {
                text.0
            }
        }

        impl<const MOST: usize> fmt::Display for $name<MOST> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        /// Tells the length only: what a person wrote must not reach a log by `{:?}` (STYLE.md habit 13).
        impl<const MOST: usize> fmt::Debug for $name<MOST> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({} characters)"), self.0.chars().count())
            }
        }
    };
}

bounded_text! {
    /// One line of at most `MOST` characters, never empty.
    ///
    /// ```
    /// use kit_letters::Short;
    /// assert_eq!(Short::<20>::new("  Åse ").unwrap().as_str(), "Åse");
    /// assert!(Short::<2>::new("Åse").is_err());
    /// assert_eq!(Short::<20>::new("two\nlines\tand more").unwrap().as_str(), "two lines and more");
    /// ```
    Short, lines: false
}

bounded_text! {
    /// Several lines of together at most `MOST` characters, never empty. Line ends are `\n`.
    ///
    /// ```
    /// use kit_letters::Lines;
    /// assert_eq!(Lines::<20>::new("two\r\nlines").unwrap().as_str(), "two\nlines");
    /// ```
    Lines, lines: true
}
