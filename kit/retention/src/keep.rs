//! How long a row or a column is kept: one closed grammar, read by the check, by the job and by people.

use std::fmt;

/// Why a `keep` is not understood; the text says what would be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("keep = \"{said}\" is not understood; say {GRAMMAR}")]
pub struct KeepFault {
    said: String,
}

/// The forms that exist, as they are told to whoever wrote another.
const GRAMMAR: &str = "`P12M after column [where column is word or word] [once unnamed]`, `P5Y after last table.column`, \
    `until column`, `with table [by column]`, `until act` (an act listed under [acts]) or `always: reason`";

/// Days, months or years, as in ISO 8601.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// `D`
    Days,
    /// `M`
    Months,
    /// `Y`
    Years,
}

/// The moment from which a period counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moment {
    /// A column of the row itself.
    Own(String),
    /// The latest value of a column among the rows of another table that name this row.
    Last {
        /// The other table.
        table: String,
        /// Its column.
        column: String,
    },
}

impl Moment {
    /// The column's name, of whichever table.
    #[must_use]
    pub fn column(&self) -> &str {
        match self {
            Self::Own(column) | Self::Last { column, .. } => column,
        }
    }

    /// Whether the column holds milliseconds since 1970; else it holds an ISO date, with or without a time.
    #[must_use]
    pub fn is_ms(&self) -> bool {
        self.column().ends_with("_ms")
    }
}

/// How long something is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keep {
    /// Until a period after a moment is over.
    After {
        /// How many days, months or years; 0 means from the moment on.
        count: i32,
        /// Of what.
        unit: Unit,
        /// From when.
        moment: Moment,
        /// Only rows whose column holds one of these words: `where state is closed or stayed`.
        only: Option<(String, Vec<String>)>,
        /// Waits while a row that is kept longer names this one: `once unnamed`.
        once_unnamed: bool,
    },
    /// As long as the row of another table that this one names.
    With {
        /// The other table.
        table: String,
        /// The column that names it, where there is more than one.
        by: Option<String>,
    },
    /// Until somebody does something, at once; what, stands in the file under `[acts]`.
    Act(String),
    /// Not removed by age, for this reason.
    Always(String),
}

impl Keep {
    /// Reads one `keep`. `acts` are the words that the file lists under `[acts]`.
    ///
    /// # Errors
    /// [`KeepFault`] with the forms that exist.
    pub fn read(said: &str, acts: &dyn Fn(&str) -> bool) -> Result<Self, KeepFault> {
        let fault = || KeepFault {
            said: said.to_owned(),
        };
        if let Some(reason) = said.strip_prefix("always: ") {
            return (!reason.trim().is_empty())
                .then(|| Self::Always(reason.trim().to_owned()))
                .ok_or_else(fault);
        }
        let words: Vec<&str> = said.split(' ').collect();
        match words.as_slice() {
            ["with", table] if is_name(table) => Ok(Self::With {
                table: (*table).to_owned(),
                by: None,
            }),
            ["with", table, "by", by] if is_name(table) && is_name(by) => Ok(Self::With {
                table: (*table).to_owned(),
                by: Some((*by).to_owned()),
            }),
            ["until", act] if acts(act) => Ok(Self::Act((*act).to_owned())),
            ["until", column] if is_name(column) && is_moment(column) => Ok(Self::After {
                count: 0,
                unit: Unit::Days,
                moment: Moment::Own((*column).to_owned()),
                only: None,
                once_unnamed: false,
            }),
            [period, "after", rest @ ..] => after(period, rest).ok_or_else(fault),
            _ => Err(fault()),
        }
    }
}

fn after(period: &str, rest: &[&str]) -> Option<Keep> {
    let (count, unit) = self::period(period)?;
    let (moment, mut rest) = match rest {
        ["last", named, rest @ ..] => {
            let (table, column) = named.split_once('.')?;
            let known = is_name(table) && is_name(column) && is_moment(column);
            let moment = known.then(|| Moment::Last {
                table: table.to_owned(),
                column: column.to_owned(),
            })?;
            (moment, rest)
        }
        [column, rest @ ..] if is_name(column) && is_moment(column) => {
            (Moment::Own((*column).to_owned()), rest)
        }
        _ => return None,
    };
    let once_unnamed = if let [before @ .., "once", "unnamed"] = rest {
        rest = before;
        true
    } else {
        false
    };
    let only = match rest {
        [] => None,
        ["where", column, "is", words @ ..] if is_name(column) => {
            let mut states = Vec::new();
            for (place, word) in words.iter().enumerate() {
                if place % 2 == 1 {
                    if *word != "or" {
                        return None;
                    }
                } else if is_state(word) {
                    states.push((*word).to_owned());
                } else {
                    return None;
                }
            }
            // An `or` at the end, or nothing at all, is no list.
            if words.len() % 2 == 0 {
                return None;
            }
            Some(((*column).to_owned(), states))
        }
        _ => return None,
    };
    Some(Keep::After {
        count,
        unit,
        moment,
        only,
        once_unnamed,
    })
}

/// `P12M`: a count of 1 to 999 and D, M or Y.
fn period(said: &str) -> Option<(i32, Unit)> {
    let said = said.strip_prefix('P')?;
    let (digits, unit) = [('D', Unit::Days), ('M', Unit::Months), ('Y', Unit::Years)]
        .into_iter()
        .find_map(|(mark, unit)| said.strip_suffix(mark).map(|digits| (digits, unit)))?;
    let plain = !digits.starts_with('0') && digits.chars().all(|d| d.is_ascii_digit());
    let count: i32 = digits.parse().ok().filter(|_| plain)?;
    (1..=999).contains(&count).then_some((count, unit))
}

/// Names reach statements, so nothing but letters, digits and underscores may stand in one.
pub(crate) fn is_name(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_lowercase())
        && word
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// Whether a column can be compared with a day or a moment: its name says which.
fn is_moment(column: &str) -> bool {
    column.ends_with("_ms")
        || column.ends_with("_on")
        || column.ends_with("_date")
        || matches!(column, "day" | "starts")
}

fn is_state(word: &str) -> bool {
    is_name(&word.replace('-', "_"))
}

impl fmt::Display for Unit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Days => "D",
            Self::Months => "M",
            Self::Years => "Y",
        })
    }
}

impl fmt::Display for Keep {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::After {
                count: 0, moment, ..
            } => write!(out, "until {}", moment.column()),
            Self::After {
                count,
                unit,
                moment,
                only,
                once_unnamed,
            } => {
                match moment {
                    Moment::Own(column) => write!(out, "P{count}{unit} after {column}")?,
                    Moment::Last { table, column } => {
                        write!(out, "P{count}{unit} after last {table}.{column}")?;
                    }
                }
                if let Some((column, states)) = only {
                    write!(out, " where {column} is {}", states.join(" or "))?;
                }
                if *once_unnamed {
                    write!(out, " once unnamed")?;
                }
                Ok(())
            }
            Self::With { table, by: None } => write!(out, "with {table}"),
            Self::With {
                table,
                by: Some(by),
            } => write!(out, "with {table} by {by}"),
            Self::Act(act) => write!(out, "until {act}"),
            Self::Always(reason) => write!(out, "always: {reason}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(said: &str) -> Result<Keep, KeepFault> {
        Keep::read(said, &|act| act == "withdrawn")
    }

    #[test]
    fn every_form_is_read_and_written_the_same() {
        for said in [
            "P12M after since_ms where state is closed or walks-alone",
            "P1Y after left_ms once unnamed",
            "P12M after since_ms where state is closed once unnamed",
            "P5Y after last course_step.at_ms",
            "P6M after day",
            "P1D after starts",
            "until ends_ms",
            "until withdrawn",
            "with crossing",
            "with worker by worker_id",
            "always: a count that leads back to nobody",
        ] {
            assert_eq!(
                read(said).map(|keep| keep.to_string()).as_deref(),
                Ok(said),
                "{said}"
            );
        }
    }

    #[test]
    fn everything_else_is_refused_and_told_what_would_do() {
        let refused = [
            "",
            "a while",
            "the room",
            "for ever",
            "always:",
            "always:  ",
            "until",
            "until she is back",
            "until somebody",
            "P0D after day",
            "P12 after day",
            "P-1D after day",
            "P012M after day",
            "P1000D after day",
            "P12M after",
            "P12M after state",
            "P12M after last day",
            "P12M after since_ms where state",
            "P12M after since_ms where state is",
            "P12M after since_ms where state is a b",
            "P12M after since_ms where state is a or",
            "P12M after since_ms where state is a' OR 1=1",
            "P12M after since_ms; DROP TABLE visit",
            "P12M after since_ms unnamed",
            "with",
            "with a room",
            "with room by",
            "with Room",
        ];
        for said in refused {
            let fault = read(said).expect_err(said);
            assert!(fault.to_string().contains("P12M after column"), "{said}");
        }
    }
}
