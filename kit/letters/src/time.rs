//! Days and wall-clock times as letters write them. A letter carries at most what a calendar shows, never a moment in
//! milliseconds (SAFETY.md §1.4).

use std::fmt;

use jiff::civil::{Date, DateTime};

/// A text that is not a day or time in the letters' form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not written as {form}")]
pub struct NotATime {
    form: &'static str,
}

macro_rules! calendar {
    ($(#[$meta:meta])* $name:ident($inner:ident), $format:literal, $form:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name($inner);

        impl $name {
            /// The value as the calendar library holds it.
            #[must_use]
            pub fn get(self) -> $inner {
                self.0
            }

            /// The value written in `text`.
            ///
            /// # Errors
            /// [`NotATime`] unless it is written exactly so.
            pub fn from_text(text: &str) -> Result<Self, NotATime> {
                let read = $inner::strptime($format, text).ok().map(Self);
                // Read back, so that each value has one form only.
                read.filter(|value| value.to_string() == text).ok_or(NotATime { form: $form })
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0.strftime($format))
            }
        }
        impl TryFrom<String> for $name {
            type Error = NotATime;
            fn try_from(text: String) -> Result<Self, NotATime> {
                Self::from_text(&text)
            }
        }
        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }
    };
}

calendar! {
    /// A day, `2027-03-03`.
    Day(Date), "%Y-%m-%d", "2027-03-03"
}
calendar! {
    /// What the clock on the wall shows at the place, to the minute, `2027-03-03T16:00`.
    WallTime(DateTime), "%Y-%m-%dT%H:%M", "2027-03-03T16:00"
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl From<DateTime> for WallTime {
    /// Cuts off what is smaller than a minute.
    fn from(at: DateTime) -> Self {
        Self(at.date().at(at.hour(), at.minute(), 0, 0))
    }
}
