//! The file in which a house writes its crisis numbers: read with every fault named, so that a wrong number does not come
//! to stand on a page by a slip (ALL-7).

use jiff::Span;
use jiff::civil::Date;

use crate::CrisisNumber;

/// More than these are no help to somebody who is in need now.
const MOST: usize = 12;
/// A number that nobody has rung for longer is not known to answer.
const RUNG_WITHIN_DAYS: i64 = 365;
/// The shortest number (112) and the longest, with a country's code.
const DIGITS: std::ops::RangeInclusive<usize> = 3..=15;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    number: Vec<Entry>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    number: String,
    #[serde(default)]
    note: String,
    checked_on: toml::Value,
    checked_by: String,
}

/// Reads the numbers that somebody has rung, as of `today`: a table `[[number]]` for each, with `name`, `number`, `note`,
/// `checked_on` (2027-03-01) and `checked_by`.
///
/// # Errors
/// Everything that is amiss, each with its entry and what to do.
pub fn read_crisis_numbers(text: &str, today: Date) -> Result<Vec<CrisisNumber>, Vec<String>> {
    let file: File = toml::from_str(text).map_err(|fault| vec![fault.to_string()])?;
    let mut faults = Vec::new();
    if file.number.is_empty() || file.number.len() > MOST {
        let count = file.number.len();
        faults.push(format!("there are {count} numbers; write 1 to {MOST}"));
    }
    let mut numbers = Vec::new();
    for (entry, place) in file.number.into_iter().zip(1..) {
        let mut amiss = |what: &str| faults.push(format!("number {place}: {what}"));
        for (field, value) in [("name", &entry.name), ("checked_by", &entry.checked_by)] {
            if value.trim().is_empty() {
                amiss(&format!("{field} is empty"));
            }
        }
        let digits = entry.number.chars().filter(char::is_ascii_digit).count();
        let plain = |c: char| c.is_ascii_digit() || c == ' ' || c == '+';
        if !entry.number.chars().all(plain) || !DIGITS.contains(&digits) {
            amiss("write the number with digits and spaces, as one reads it aloud");
        }
        match rung(&entry.checked_on, today) {
            Ok(checked_on) => numbers.push(CrisisNumber {
                name: entry.name.trim().to_owned(),
                number: entry.number.trim().to_owned(),
                note: entry.note.trim().to_owned(),
                checked_on,
                checked_by: entry.checked_by.trim().to_owned(),
            }),
            Err(what) => amiss(what),
        }
    }
    if faults.is_empty() {
        Ok(numbers)
    } else {
        Err(faults)
    }
}

/// The day somebody rang it: a date of the file, or the same in quotes.
fn rung(value: &toml::Value, today: Date) -> Result<Date, &'static str> {
    let text = match value {
        toml::Value::Datetime(day) => day.to_string(),
        toml::Value::String(day) => day.clone(),
        _ => String::new(),
    };
    let day: Date = text
        .parse()
        .or(Err("checked_on is no date; write it as 2027-03-01"))?;
    let oldest = today
        .checked_sub(Span::new().days(RUNG_WITHIN_DAYS))
        .unwrap_or(Date::MIN);
    if day > today {
        return Err("checked_on is still to come; ring the number first");
    }
    if day < oldest {
        return Err("nobody has rung it for a year; ring it again");
    }
    Ok(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2027, 3, 1);

    fn entry(fields: &str) -> String {
        format!("[[number]]\n{fields}\n")
    }

    /// ALL-7
    #[test]
    fn numbers_that_somebody_rang_are_read_in_their_order() {
        let text = entry(
            "name = \"Natlinjen\"\nnumber = \"00 00 20 01\"\nnote = \"Hele døgnet\"\nchecked_on = 2027-02-28\nchecked_by = \"Karen\"",
        ) + &entry(
            "name = \"Alarm\"\nnumber = \"112\"\nchecked_on = \"2027-03-01\"\nchecked_by = \"Bo\"",
        );
        let numbers = read_crisis_numbers(&text, TODAY).unwrap();
        let names: Vec<&str> = numbers.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Natlinjen", "Alarm"]);
        assert_eq!(
            (numbers[0].checked_on, numbers[0].note.as_str()),
            (date(2027, 2, 28), "Hele døgnet")
        );
    }

    #[test]
    fn everything_amiss_is_named_with_its_entry() {
        let text = entry(
            "name = \" \"\nnumber = \"ring nu\"\nchecked_on = 2027-03-02\nchecked_by = \"\"",
        ) + &entry(
            "name = \"Gammel\"\nnumber = \"00 00 20 01\"\nchecked_on = 2026-02-28\nchecked_by = \"Bo\"",
        ) + &entry(
            "name = \"Uden dag\"\nnumber = \"12\"\nchecked_on = \"i går\"\nchecked_by = \"Bo\"",
        );
        let faults = read_crisis_numbers(&text, TODAY).unwrap_err();
        assert_eq!(faults.len(), 7, "{faults:?}");
        for (place, part) in [
            (0, "number 1: name is empty"),
            (3, "still to come"),
            (4, "number 2: nobody has rung"),
            (6, "number 3: checked_on"),
        ] {
            assert!(faults[place].contains(part), "{faults:?}");
        }
        for text in [
            "",
            "number = []",
            "[[nummer]]\n",
            "[[number]]\nname = \"x\"\nphone = \"1\"\n",
        ] {
            assert!(read_crisis_numbers(text, TODAY).is_err(), "{text}");
        }
    }
}
