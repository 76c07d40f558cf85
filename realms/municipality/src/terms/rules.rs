//! The operator's list: four columns with semicolons. Every line that is amiss is told; nothing half is taken. Pure.

use crate::text::line;

/// A term with the one that is nearest in the other language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) social_code: String,
    pub(crate) social: String,
    pub(crate) health_code: String,
    pub(crate) health: String,
}

/// What is amiss with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineFault {
    /// Not four columns.
    Columns,
    /// A column is empty.
    Empty,
    /// A column is longer than a term is.
    TooLong,
    /// The same two codes stand on an earlier line, with its number.
    Twice(usize),
}

/// The longest term or code, in letters.
pub(crate) const TERM_MAX: usize = 120;
/// The most lines of a list.
pub(crate) const MOST: usize = 2000;

/// Reads the whole list. The first line may name the columns: it then begins with "ffb".
///
/// # Errors
/// Every line that is amiss, with its number as an editor counts. An empty list has no lines and so no fault of one.
pub(crate) fn read(text: &str) -> Result<Vec<Pair>, Vec<(usize, LineFault)>> {
    let mut pairs: Vec<(usize, Pair)> = Vec::new();
    let mut faults = Vec::new();
    let text = text.trim_start_matches('\u{feff}');
    for (number, typed) in (1_usize..).zip(text.lines()) {
        let names_columns = number == 1 && typed.trim().to_lowercase().starts_with("ffb");
        if typed.trim().is_empty() || names_columns {
            continue;
        }
        match one(typed) {
            Err(fault) => faults.push((number, fault)),
            Ok(pair) => {
                let same = |other: &Pair| {
                    other.social_code == pair.social_code && other.health_code == pair.health_code
                };
                match pairs.iter().find(|(_, other)| same(other)) {
                    Some((first, _)) => faults.push((number, LineFault::Twice(*first))),
                    None => pairs.push((number, pair)),
                }
            }
        }
    }
    if faults.is_empty() {
        Ok(pairs.into_iter().map(|(_, pair)| pair).collect())
    } else {
        Err(faults)
    }
}

fn one(typed: &str) -> Result<Pair, LineFault> {
    let columns: Option<Vec<String>> = typed
        .split(';')
        .map(|column| line(column.trim().trim_matches('"'), TERM_MAX))
        .collect();
    let columns = columns.ok_or(LineFault::TooLong)?;
    let Ok([social_code, social, health_code, health]) = <[String; 4]>::try_from(columns) else {
        return Err(LineFault::Columns);
    };
    if [&social_code, &social, &health_code, &health]
        .iter()
        .any(|column| column.is_empty())
    {
        return Err(LineFault::Empty);
    }
    Ok(Pair {
        social_code,
        social,
        health_code,
        health,
    })
}
