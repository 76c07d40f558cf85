//! A table as a feed: every fault with its line, and nothing read where there is one.

use std::collections::HashMap;

use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::service::{Draft, feed, uuid};
use crate::sheet::Sheet;
use crate::times::weekly;
use crate::{Fault, FaultKind, Field, Giver, Limits, Mapping, Taken};

/// Reads a table, CSV or XLSX, whose columns mean what `mapping` says and else what they are called.
///
/// # Errors
/// Every fault with its line; nothing is read where there is one.
pub fn read_table(
    bytes: &[u8],
    mapping: &Mapping,
    giver: &Giver,
    limits: &Limits,
) -> Result<Taken, Vec<Fault>> {
    let sheet =
        Sheet::read(bytes, mapping.sheet.as_deref(), limits).map_err(|fault| vec![fault])?;
    let fields = mapping.over(&sheet.headers)?;
    let mut reading = Reading {
        headers: &sheet.headers,
        fields: &fields,
        giver,
        faults: Vec::new(),
        notes: Vec::new(),
    };
    let mut drafts = Vec::new();
    let mut seen: HashMap<String, u64> = HashMap::new();
    for (line, cells) in &sheet.rows {
        if reading.faults.len() >= limits.faults {
            let limit = u64::try_from(limits.faults).unwrap_or(u64::MAX);
            reading
                .faults
                .push(Fault::of(FaultKind::TooLarge { limit }));
            break;
        }
        if let Some(draft) = reading.draft(*line, cells) {
            match seen.get(&draft.key) {
                Some(first) => {
                    let kind = FaultKind::SameEntry { first: *first };
                    reading.faults.push(Fault::at(*line, kind));
                }
                None => {
                    seen.insert(draft.key.clone(), *line);
                    drafts.push(draft);
                }
            }
        }
    }
    let Reading { faults, notes, .. } = reading;
    if !faults.is_empty() {
        return Err(faults);
    }
    let id = |key: &str| uuid(&[&giver.source, key, "service"]);
    Ok(Taken {
        lines: seen.iter().map(|(key, line)| (id(key), *line)).collect(),
        feed: feed(&drafts, giver)?,
        columns: sheet.headers.into_iter().zip(fields).collect(),
        notes,
    })
}

/// A table before anybody has said what its columns are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The same table as text (CSV), whatever it was before.
    pub text: String,
    /// Each column's name, and what it most likely is.
    pub columns: Vec<(String, Option<Field>)>,
}

/// Looks at a table, CSV or XLSX, so that somebody can be asked what its columns are.
///
/// # Errors
/// What [`read_table`] says of a file that is none.
pub fn look_at(bytes: &[u8], limits: &Limits) -> Result<Table, Fault> {
    let sheet = Sheet::read(bytes, None, limits)?;
    let mut text = record(&sheet.headers)?;
    for (line, cells) in &sheet.rows {
        // Empty lines stay, so that a fault has the line that its list has.
        let written = text.matches('\n').count();
        let before = usize::try_from(*line)
            .unwrap_or(1)
            .saturating_sub(written + 1);
        text.extend(std::iter::repeat_n('\n', before));
        text.push_str(&record(cells)?);
    }
    let guess = |header: String| {
        let field = Field::guess(&header);
        (header, field)
    };
    Ok(Table {
        text,
        columns: sheet.headers.into_iter().map(guess).collect(),
    })
}

/// A row as text, with its line end.
fn record(cells: &[String]) -> Result<String, Fault> {
    let unwritten = |fault: String| Fault::of(FaultKind::Unreadable(fault));
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer(Vec::new());
    writer
        .write_record(cells)
        .map_err(|fault| unwritten(fault.to_string()))?;
    let bytes = writer
        .into_inner()
        .map_err(|fault| unwritten(fault.to_string()))?;
    String::from_utf8(bytes).map_err(|fault| unwritten(fault.to_string()))
}

struct Reading<'a> {
    headers: &'a [String],
    fields: &'a [Option<Field>],
    giver: &'a Giver,
    faults: Vec<Fault>,
    notes: Vec<Fault>,
}

impl Reading<'_> {
    /// One row; `None` and a fault where it cannot be an entry.
    fn draft(&mut self, line: u64, cells: &[String]) -> Option<Draft> {
        let cells = Cells {
            line,
            headers: self.headers,
            fields: self.fields,
            cells,
        };
        let Some(name) = cells.said(Field::Name) else {
            self.faults.push(Fault::at(line, FaultKind::NoName));
            return None;
        };
        let organization = cells
            .said(Field::Organization)
            .or_else(|| self.giver.organization.clone());
        if organization.is_none() {
            self.faults.push(Fault::at(line, FaultKind::NoOrganization));
        }
        let (postcode, city) = cells.postcode_and_city();
        let north = cells.degrees(Field::Latitude, 90.0, &mut self.faults);
        let east = cells.degrees(Field::Longitude, 180.0, &mut self.faults);
        let mut draft = Draft {
            name,
            organization: organization.unwrap_or_default(),
            description: cells.said(Field::Description),
            place: cells.said(Field::Place),
            street: cells.said(Field::Street),
            position: north.zip(east),
            contact: cells.said(Field::Contact),
            phone: cells.said(Field::Phone),
            mail: cells.checked(Field::Mail, is_mail, FaultKind::NoMail, &mut self.faults),
            web: cells.checked(Field::Web, is_web, FaultKind::NoWeb, &mut self.faults),
            schedules: self.schedules(&cells),
            cost: cells.said(Field::Cost),
            for_whom: cells.said(Field::ForWhom),
            minimum_age: cells.age(Field::MinimumAge, &mut self.faults),
            maximum_age: cells.age(Field::MaximumAge, &mut self.faults),
            step_free: cells.yes_or_no(Field::StepFree, &mut self.faults),
            languages: cells.list(Field::Languages),
            words: cells.said(Field::Words),
            confirmed: cells.date(Field::Confirmed, &mut self.faults),
            postcode,
            city,
            ..Draft::default()
        };
        draft.key = cells.said(Field::Id).map_or_else(
            || {
                let parts = [Some(&draft.name), Some(&draft.organization)];
                let parts = parts
                    .into_iter()
                    .chain([draft.postcode.as_ref(), draft.street.as_ref()]);
                let known: Vec<String> = parts
                    .flatten()
                    .map(|part| kit_hsds::fold_slug(part))
                    .collect();
                known.join("/")
            },
            |id| format!("id/{id}"),
        );
        Some(draft)
    }

    fn schedules(&mut self, cells: &Cells<'_>) -> Vec<Map<String, Value>> {
        let Some(words) = cells.said(Field::Times) else {
            return Vec::new();
        };
        let Some(all) = weekly(&words) else {
            let column = cells.column(Field::Times);
            let kind = FaultKind::TimesKeptAsWords(words.clone());
            self.notes.push(Fault::in_column(cells.line, column, kind));
            return vec![Map::from_iter([("description".to_owned(), words.into())])];
        };
        let each = all.into_iter().map(|time| {
            let told = [
                ("freq", Some("WEEKLY".to_owned())),
                ("byday", Some(time.days)),
                ("opens_at", Some(time.opens)),
                ("closes_at", time.closes),
            ];
            let told = told.into_iter();
            told.filter_map(|(name, value)| Some((name.to_owned(), value?.into())))
                .collect()
        });
        each.collect()
    }
}

/// The cells of one row, by what they mean.
struct Cells<'a> {
    line: u64,
    headers: &'a [String],
    fields: &'a [Option<Field>],
    cells: &'a [String],
}

impl Cells<'_> {
    fn said(&self, field: Field) -> Option<String> {
        let at = self.fields.iter().position(|known| *known == Some(field))?;
        let cell = self.cells.get(at)?.trim();
        (!cell.is_empty()).then(|| cell.to_owned())
    }

    fn column(&self, field: Field) -> &str {
        let at = self.fields.iter().position(|known| *known == Some(field));
        at.and_then(|at| self.headers.get(at))
            .map_or("", String::as_str)
    }

    fn fault(&self, field: Field, kind: FaultKind) -> Fault {
        Fault::in_column(self.line, self.column(field), kind)
    }

    /// The cell, if it is good; a fault if it is not.
    fn checked(
        &self,
        field: Field,
        good: fn(&str) -> bool,
        fault: fn(String) -> FaultKind,
        faults: &mut Vec<Fault>,
    ) -> Option<String> {
        let said = self.said(field)?;
        if good(&said) {
            return Some(said);
        }
        faults.push(self.fault(field, fault(said)));
        None
    }

    fn age(&self, field: Field, faults: &mut Vec<Fault>) -> Option<u16> {
        let is_age = |text: &str| text.parse::<u16>().is_ok_and(|years| years <= 120);
        let said = self.checked(field, is_age, FaultKind::NoAge, faults)?;
        said.parse().ok()
    }

    /// Degrees, with a point or, as Danish spreadsheets write, a comma.
    fn degrees(&self, field: Field, most: f64, faults: &mut Vec<Fault>) -> Option<f64> {
        let said = self.said(field)?;
        let read: Option<f64> = said.replace(',', ".").parse().ok();
        let found = read.filter(|degrees| degrees.is_finite() && degrees.abs() <= most);
        if found.is_none() {
            faults.push(self.fault(field, FaultKind::NoDegrees(said)));
        }
        found
    }

    fn yes_or_no(&self, field: Field, faults: &mut Vec<Fault>) -> Option<bool> {
        let said = self.said(field)?;
        match said.to_lowercase().as_str() {
            "ja" | "yes" | "x" | "1" | "true" | "sand" => Some(true),
            "nej" | "no" | "0" | "false" | "falsk" => Some(false),
            _ => {
                faults.push(self.fault(field, FaultKind::NoYesOrNo(said)));
                None
            }
        }
    }

    fn date(&self, field: Field, faults: &mut Vec<Fault>) -> Option<String> {
        let said = self.said(field)?;
        let read = date(&said);
        if read.is_none() {
            faults.push(self.fault(field, FaultKind::NoDate(said)));
        }
        read.map(|day| day.to_string())
    }

    fn list(&self, field: Field) -> Vec<String> {
        let said = self.said(field).unwrap_or_default();
        let parts = said.split([',', ';']).map(str::trim);
        parts
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// Many lists write "4799 Demokøbing" in one column.
    fn postcode_and_city(&self) -> (Option<String>, Option<String>) {
        let (postcode, city) = (self.said(Field::Postcode), self.said(Field::City));
        match postcode.as_deref().and_then(|both| both.split_once(' ')) {
            Some((first, town)) if city.is_none() => {
                (Some(first.to_owned()), Some(town.trim().to_owned()))
            }
            _ => (postcode, city),
        }
    }
}

/// A day written the standard's way or the Danish one: 2026-11-24, 24-11-2026, 24.11.2026, 24/11/2026; an hour behind it is
/// passed over.
fn date(text: &str) -> Option<Date> {
    let day = text.split(['T', ' ']).next()?;
    let parts: Vec<&str> = day.split(['-', '.', '/']).collect();
    let [first, month, last] = parts.as_slice() else {
        return None;
    };
    let (year, day) = if first.len() == 4 {
        (first, last)
    } else {
        (last, first)
    };
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// One mark between a name and a place with a point, and no white space: whether anybody reads it is known by writing there.
pub(crate) fn is_mail(text: &str) -> bool {
    let Some((name, place)) = text.split_once('@') else {
        return false;
    };
    let plain = |part: &str| !part.is_empty() && !part.contains(['@', ' ', '\t', '<', '>', ',']);
    plain(name)
        && plain(place)
        && place.split('.').count() > 1
        && place.split('.').all(|part| !part.is_empty())
}

pub(crate) fn is_web(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_danes_and_standards_write_them() {
        let expected = Date::new(2026, 11, 4).ok();
        for text in [
            "2026-11-04",
            "04-11-2026",
            "4.11.2026",
            "4/11/2026",
            "2026-11-04T10:00",
        ] {
            assert_eq!(date(text), expected, "{text}");
        }
        for text in [
            "",
            "november",
            "31-02-2026",
            "04-11-26",
            "2026-11",
            "11/2026",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn an_address_of_mail_has_one_mark_and_a_place() {
        assert!(is_mail("mette@havnen.example"));
        for text in [
            "mette",
            "mette@",
            "@havnen.dk",
            "a@b",
            "a@b@c.dk",
            "a b@c.dk",
            "somewhere#example.com",
            "a@.dk",
        ] {
            assert!(!is_mail(text), "{text}");
        }
    }
}
