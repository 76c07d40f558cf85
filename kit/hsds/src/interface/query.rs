//! A question to a list, read with every fault named.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::{List, Parameter};
use crate::check::is_uuid;

/// So many letters of what is searched for count: nobody's question is longer, and each word is looked for everywhere.
pub(super) const LONGEST: usize = 200;
/// Beyond this page there is nothing to be found in any directory.
const LAST_PAGE: usize = 10_000_000;
/// The farthest that one may ask, in metres: half way round the earth.
const FARTHEST_M: f64 = 20_037_508.0;

/// How records are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// Summaries.
    #[default]
    Summary,
    /// Ids and dates of change.
    Minimal,
    /// Full records.
    Full,
    /// Full records with the full records of their services.
    FullService,
}

/// A question to a list. What is left open constrains nothing; all that is asked must hold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Query {
    /// Words, all of which must be found; empty for any.
    pub search: String,
    /// From 1; 0 where it was not asked.
    pub page: usize,
    /// Records on a page; 0 where it was not asked.
    pub per_page: usize,
    /// Everything, a line each, instead of a page.
    pub lines: bool,
    /// Codes that it must carry, all of them.
    pub terms: Vec<String>,
    /// Lists of codes of each of which it must carry one.
    pub taxonomies: Vec<String>,
    /// The organisation that offers it.
    pub organization: Option<String>,
    /// Changed at this moment or later.
    pub modified_after: Option<Timestamp>,
    /// How records are given.
    pub shape: Shape,
    /// The postcode it is at, or near.
    pub postcode: Option<String>,
    /// How near the middle of the postcode, in metres.
    pub proximity_m: Option<f64>,
    /// Codes without one above them.
    pub top_only: bool,
    /// The code right above.
    pub parent: Option<String>,
}

/// One thing amiss with a question.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Amiss {
    /// The parameter.
    pub parameter: String,
    /// What to do.
    pub message: String,
}

impl Query {
    /// Reads the parameters of a question to this list; at most `most_per_page` records stand on a page.
    ///
    /// A parameter that the list does not know is a fault, since a filter that is passed over in silence gives answers
    /// that look right and are not.
    ///
    /// # Errors
    /// Everything that is amiss.
    pub fn read<'a>(
        list: List,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
        most_per_page: usize,
    ) -> Result<Self, Vec<Amiss>> {
        let mut reading = Reading {
            query: Self::default(),
            amiss: Vec::new(),
            seen: Vec::new(),
            most_per_page,
        };
        for (name, value) in pairs {
            let known = list.parameters().iter().find(|one| one.name() == name);
            match known {
                None => reading.unknown(list, name),
                Some(parameter) => reading.take(*parameter, value.trim()),
            }
        }
        if reading.amiss.is_empty() {
            Ok(reading.query)
        } else {
            Err(reading.amiss)
        }
    }
}

struct Reading {
    query: Query,
    amiss: Vec<Amiss>,
    seen: Vec<Parameter>,
    most_per_page: usize,
}

impl Reading {
    fn fault(&mut self, parameter: Parameter, message: impl Into<String>) {
        self.amiss.push(Amiss {
            parameter: parameter.name().to_owned(),
            message: message.into(),
        });
    }

    fn unknown(&mut self, list: List, name: &str) {
        let known: Vec<&str> = list.parameters().iter().map(|one| one.name()).collect();
        self.amiss.push(Amiss {
            parameter: name.to_owned(),
            message: format!(
                "is not a parameter of {}; these are: {}",
                list.word(),
                known.join(", ")
            ),
        });
    }

    fn take(&mut self, parameter: Parameter, value: &str) {
        if self.seen.contains(&parameter) && !parameter.repeats() {
            self.fault(parameter, "may stand once only");
            return;
        }
        self.seen.push(parameter);
        match parameter {
            Parameter::Search => self.query.search = value.chars().take(LONGEST).collect(),
            Parameter::Page => self.query.page = self.number(parameter, value, LAST_PAGE),
            Parameter::PerPage => {
                self.query.per_page = self.number(parameter, value, self.most_per_page);
            }
            Parameter::Format => match value {
                "json" => {}
                "ndjson" => self.query.lines = true,
                _ => self.fault(parameter, "is json or ndjson"),
            },
            Parameter::TaxonomyTermId => {
                let id = self.id(parameter, value);
                self.query.terms.extend(id);
            }
            Parameter::TaxonomyId => {
                let id = self.id(parameter, value);
                self.query.taxonomies.extend(id);
            }
            Parameter::OrganizationId => self.query.organization = self.id(parameter, value),
            Parameter::ParentId => self.query.parent = self.id(parameter, value),
            Parameter::ModifiedAfter => match moment(value) {
                Some(moment) => self.query.modified_after = Some(moment),
                None => self.fault(
                    parameter,
                    "is a date (2026-11-23) or a date and time (2026-11-23T08:00:00Z)",
                ),
            },
            Parameter::Minimal => self.shape(parameter, value, Shape::Minimal),
            Parameter::Full => self.shape(parameter, value, Shape::Full),
            Parameter::FullService => self.shape(parameter, value, Shape::FullService),
            Parameter::TopOnly => self.query.top_only = self.yes(parameter, value),
            Parameter::Postcode => {
                self.query.postcode = Some(value.to_owned()).filter(|one| !one.is_empty());
            }
            Parameter::Proximity => match value.parse::<f64>() {
                Ok(metres) if (0.0..=FARTHEST_M).contains(&metres) => {
                    self.query.proximity_m = Some(metres);
                }
                _ => self.fault(parameter, "is a number of metres, not below 0"),
            },
        }
    }

    fn number(&mut self, parameter: Parameter, value: &str, most: usize) -> usize {
        let plain = value.bytes().all(|b| b.is_ascii_digit());
        let number = value
            .parse()
            .ok()
            .filter(|n| plain && (1..=most).contains(n));
        number.unwrap_or_else(|| {
            self.fault(parameter, format!("is a whole number from 1 to {most}"));
            0
        })
    }

    fn id(&mut self, parameter: Parameter, value: &str) -> Option<String> {
        if !is_uuid(value) {
            self.fault(parameter, "is a UUID");
            return None;
        }
        Some(value.to_ascii_lowercase())
    }

    fn yes(&mut self, parameter: Parameter, value: &str) -> bool {
        if !matches!(value, "true" | "false") {
            self.fault(parameter, "is true or false");
        }
        value == "true"
    }

    /// The fullest that was asked for is given.
    fn shape(&mut self, parameter: Parameter, value: &str, shape: Shape) {
        if !self.yes(parameter, value) {
            return;
        }
        let (now, asked) = (self.query.shape, shape);
        self.query.shape = match (now, asked) {
            (Shape::FullService, _) | (_, Shape::FullService) => Shape::FullService,
            (Shape::Full, _) | (_, Shape::Full) => Shape::Full,
            (_, other) => other,
        };
    }
}

/// A moment as the standard's feeds write it; without an offset it is taken as UTC, and a date as its first moment.
#[must_use]
pub fn moment(text: &str) -> Option<Timestamp> {
    let utc = |at: DateTime| at.to_zoned(TimeZone::UTC).ok().map(|at| at.timestamp());
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Some(moment);
    }
    if let Ok(day) = text.parse::<Date>()
        && text.len() == "2026-11-23".len()
    {
        return utc(day.to_datetime(jiff::civil::Time::midnight()));
    }
    text.parse::<DateTime>().ok().and_then(utc)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0b6a6f63-4f0e-4b5f-9c1d-6c5f9d3c2a11";

    fn read(list: List, pairs: &[(&str, &str)]) -> Result<Query, Vec<Amiss>> {
        Query::read(list, pairs.iter().copied(), 200)
    }

    #[test]
    fn what_is_asked_is_read_and_what_is_left_open_asks_nothing() {
        let all = [
            ("search", " gåtur ved åen "),
            ("page", "2"),
            ("per_page", "200"),
            ("format", "ndjson"),
            ("taxonomy_term_id", ID),
            ("taxonomy_term_id", "5A1E7C7E-2F55-4D62-8F5E-0C9D1B7A2E22"),
            ("modified_after", "2026-11-23"),
            ("full", "true"),
            ("minimal", "false"),
            ("postcode", "4799"),
            ("proximity", "1500"),
        ];
        let query = read(List::Services, &all).unwrap();
        assert_eq!(
            (
                query.search.as_str(),
                query.page,
                query.per_page,
                query.lines
            ),
            ("gåtur ved åen", 2, 200, true)
        );
        assert_eq!(query.terms, [ID, "5a1e7c7e-2f55-4d62-8f5e-0c9d1b7a2e22"]);
        assert_eq!(query.modified_after, "2026-11-23T00:00:00Z".parse().ok());
        assert_eq!(
            (query.shape, query.proximity_m),
            (Shape::Full, Some(1500.0))
        );
        assert_eq!(
            read(List::Services, &[("search", ""), ("postcode", "")]).unwrap(),
            Query::default()
        );
    }

    #[test]
    fn everything_amiss_is_named_at_once() {
        let wrong = [
            ("page", "0"),
            ("per_page", "201"),
            ("format", "xml"),
            ("taxonomy_id", "nej"),
            ("modified_after", "i går"),
            ("full", "ja"),
            ("proximity", "-1"),
            ("surch", "x"),
            ("search", "a"),
            ("search", "b"),
        ];
        let amiss = read(List::Services, &wrong).unwrap_err();
        let named: Vec<&str> = amiss.iter().map(|one| one.parameter.as_str()).collect();
        assert_eq!(
            named,
            [
                "page",
                "per_page",
                "format",
                "taxonomy_id",
                "modified_after",
                "full",
                "proximity",
                "surch",
                "search"
            ]
        );
        assert!(
            amiss
                .iter()
                .any(|one| one.message.contains("these are: search, page"))
        );
        assert!(
            read(List::Organizations, &[("postcode", "4799")]).is_err(),
            "organisations have no postcode to ask for"
        );
        for page in ["", "+1", "1.0", "99999999999999999999", "-1", "1e3"] {
            assert!(read(List::Services, &[("page", page)]).is_err(), "{page}");
        }
        for far in ["NaN", "inf", "1e99"] {
            assert!(
                read(List::Services, &[("postcode", "4799"), ("proximity", far)]).is_err(),
                "{far}"
            );
        }
    }

    #[test]
    fn a_moment_is_read_in_the_forms_of_the_feeds() {
        for (text, same) in [
            ("2026-11-23T08:00:00Z", "2026-11-23T08:00:00Z"),
            ("2026-11-23T08:00:00+01:00", "2026-11-23T07:00:00Z"),
            ("2026-11-23T08:00:00", "2026-11-23T08:00:00Z"),
            ("2026-11-23 08:00:00", "2026-11-23T08:00:00Z"),
            ("2026-11-23", "2026-11-23T00:00:00Z"),
        ] {
            assert_eq!(moment(text), same.parse().ok(), "{text}");
        }
        assert_eq!(moment("November"), None);
    }
}
