//! Holds a JSON object against the declaration of its record and lists every fault in it.

use serde_json::{Map, Value};

use crate::{
    Fault, FaultKind, Severity, Type,
    community::{Day, read_date, read_time},
    faults::Faults,
    record::{Field, Holds, Need, Spec},
};

/// Where the checking is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spot<'a> {
    pub(crate) file: &'a str,
    pub(crate) record: &'a str,
    pub(crate) line: Option<u64>,
    /// True for a table row, whose columns are named without a slash.
    pub(crate) table: bool,
}

/// Lists the faults of a record and of those nested in it, and stops when there are more than `most`. Returns how many
/// records there were, or were until then.
pub(crate) fn check(
    map: &Map<String, Value>,
    spec: &Spec,
    spot: Spot<'_>,
    faults: &mut Faults,
    most: u64,
) -> u64 {
    let mut checking = Checking {
        spot,
        faults,
        spare_id: false,
        records: 0,
        most,
    };
    checking.record(map, spec, "");
    checking.records
}

struct Checking<'a> {
    spot: Spot<'a>,
    faults: &'a mut Faults,
    /// The value is an id that nothing asks for.
    spare_id: bool,
    records: u64,
    most: u64,
}

impl Checking<'_> {
    fn record(&mut self, map: &Map<String, Value>, spec: &Spec, path: &str) {
        self.records += 1;
        for field in spec.fields {
            let at = || {
                if self.spot.table {
                    field.name.to_owned()
                } else {
                    format!("{path}/{}", field.name)
                }
            };
            match map.get(field.name) {
                None | Some(Value::Null) => self.missing(field, at()),
                Some(Value::String(text)) if text.trim().is_empty() => self.missing(field, at()),
                Some(value) => {
                    // Nothing asks for a telephone by its id: the record can be used whatever it is called.
                    let own_id = field.name == "id" && spec.found_by_id();
                    self.spare_id = matches!(field.holds, Holds::Uuid) && !own_id;
                    self.value(value, field, &at());
                }
            }
        }
    }

    fn missing(&mut self, field: &Field, at: String) {
        match field.need {
            Need::Must => self.fault(at, FaultKind::Missing, Severity::Error),
            Need::Should => self.fault(at, FaultKind::Missing, Severity::Note),
            Need::May => {}
        }
    }

    fn value(&mut self, value: &Value, field: &Field, at: &str) {
        match (field.holds, value) {
            (Holds::One(spec), Value::Object(map)) => self.record(map, spec(), at),
            (Holds::Many(spec), Value::Array(list)) => {
                for (index, item) in list.iter().enumerate() {
                    if self.records > self.most {
                        return;
                    }
                    let at = format!("{at}/{index}");
                    match item {
                        Value::Object(map) => self.record(map, spec(), &at),
                        other => self.wrong_type(at, Type::Record, other, field.need),
                    }
                }
            }
            (Holds::Number, Value::Number(number)) => {
                let most = match field.name {
                    "latitude" => 90.0,
                    "longitude" => 180.0,
                    _ => f64::INFINITY,
                };
                if number.as_f64().is_some_and(|degrees| degrees.abs() > most) {
                    self.fault_of(
                        at,
                        FaultKind::OutsideGlobe {
                            found: number.to_string(),
                        },
                    );
                }
            }
            (Holds::Number, other) => {
                self.wrong_type(at.to_owned(), Type::Number, other, field.need);
            }
            (Holds::One(_), other) => {
                self.wrong_type(at.to_owned(), Type::Record, other, field.need);
            }
            (Holds::Many(_), other) => {
                self.wrong_type(at.to_owned(), Type::List, other, field.need);
            }
            (holds, Value::String(text)) => {
                if let Some(kind) = text_fault(holds, field.name, text.trim()) {
                    self.fault_of(at, kind);
                }
            }
            (_, other) => self.wrong_type(at.to_owned(), Type::Text, other, field.need),
        }
    }

    fn wrong_type(&mut self, at: String, expected: Type, found: &Value, need: Need) {
        let kind = FaultKind::WrongType {
            expected,
            found: type_of(found),
        };
        // A value of the wrong type is kept but not used, which a required field cannot afford.
        let severity = if need == Need::Must {
            Severity::Error
        } else {
            kind.severity()
        };
        self.fault(at, kind, severity);
    }

    fn fault_of(&mut self, at: &str, kind: FaultKind) {
        let severity = match kind {
            FaultKind::NotUuid { .. } if self.spare_id => Severity::Note,
            _ => kind.severity(),
        };
        self.fault(at.to_owned(), kind, severity);
    }

    fn fault(&mut self, at: String, kind: FaultKind, severity: Severity) {
        self.faults.push_made(severity, || Fault {
            severity,
            file: self.spot.file.to_owned(),
            record: Some(self.spot.record.to_owned()),
            line: self.spot.line,
            field: Some(at),
            kind,
        });
    }
}

fn text_fault(holds: Holds, name: &str, text: &str) -> Option<FaultKind> {
    let found = shortened(text);
    match holds {
        Holds::Uuid => (!is_uuid(text)).then_some(FaultKind::NotUuid { found }),
        Holds::Email => (!is_email(text)).then_some(FaultKind::NotEmail { found }),
        Holds::Uri => url::Url::parse(text)
            .is_err()
            .then_some(FaultKind::NotWebAddress { found }),
        Holds::Date => read_date(text)
            .is_none()
            .then_some(FaultKind::NotDate { found }),
        Holds::Time => read_time(text)
            .is_none()
            .then_some(FaultKind::NotTime { found }),
        Holds::DateTime => (!is_date_time(text)).then_some(FaultKind::NotDateTime { found }),
        Holds::OneOf(allowed) => {
            (!allowed.contains(&text)).then_some(FaultKind::NotAllowed { found, allowed })
        }
        Holds::Text if name == "byday" => text
            .split(',')
            .any(|part| Day::parse(part).is_none())
            .then_some(FaultKind::NotWeekdays { found }),
        Holds::Text | Holds::Number | Holds::One(_) | Holds::Many(_) => None,
    }
}

/// A UUID as the standard writes it: with hyphens and nothing around it.
pub(crate) fn is_uuid(text: &str) -> bool {
    text.len() == 36 && uuid::Uuid::try_parse(text).is_ok()
}

fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else {
        return false;
    };
    let parts_full = domain.split('.').all(|part| !part.is_empty());
    !name.is_empty()
        && domain.contains('.')
        && parts_full
        && !text.contains(char::is_whitespace)
        && !domain.contains('@')
}

fn is_date_time(text: &str) -> bool {
    let Some((day, clock)) = text.split_once(['T', ' ']) else {
        return false;
    };
    read_date(day).is_some() && read_time(clock).is_some()
}

/// The type of a JSON value.
pub(crate) fn type_of(value: &Value) -> Type {
    match value {
        Value::Null => Type::Nothing,
        Value::Bool(_) => Type::Truth,
        Value::Number(_) => Type::Number,
        Value::String(_) => Type::Text,
        Value::Array(_) => Type::List,
        Value::Object(_) => Type::Record,
    }
}

/// What stood there, short enough for a list of faults.
pub(crate) fn shortened(text: &str) -> String {
    let mut short: String = text
        .chars()
        .filter(|letter| !letter.is_control())
        .take(60)
        .collect();
    if text.chars().nth(60).is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::{is_date_time, is_email, is_uuid};

    #[test]
    fn a_uuid_is_written_with_hyphens() {
        assert!(is_uuid("ac148810-d857-441c-9679-408f346de14b"));
        assert!(!is_uuid("ac148810d857441c9679408f346de14b"));
        assert!(!is_uuid("{c148810-d857-441c-9679-408f346de14}"));
        assert!(!is_uuid("17"));
    }

    #[test]
    fn an_email_address_has_a_name_and_a_domain() {
        assert!(is_email("mette@forening.dk"));
        for wrong in [
            "mette",
            "mette@",
            "@forening.dk",
            "mette@forening",
            "me tte@forening.dk",
            "a@b@c.dk",
            "a@b..dk",
        ] {
            assert!(!is_email(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_moment_has_a_day_and_a_clock() {
        assert!(is_date_time("2023-03-15T10:30:45.123Z"));
        assert!(is_date_time("2023-03-15T10:30:45+01:00"));
        assert!(!is_date_time("2023-03-15"));
        assert!(!is_date_time("15.3.2023 10.30"));
    }
}
