//! The four kinds of value that travel into the database, each nullable.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

/// A value on its way into a statement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// Nothing.
    Null,
    /// UTF-8 text: ids, words, ISO dates.
    Text(&'a str),
    /// 64-bit whole number: counts, øre, unix milliseconds.
    Int(i64),
    /// A score.
    Real(f64),
    /// A sealed value.
    Blob(&'a [u8]),
}

/// Whatever may be bound to a placeholder. `hold` lends the value to `with`, since dates have to be written first.
pub trait Param: Sync {
    /// Calls `with` with this value in one of the four kinds.
    fn hold(&self, with: &mut dyn FnMut(Value<'_>));
}

impl Param for str {
    fn hold(&self, with: &mut dyn FnMut(Value<'_>)) {
        with(Value::Text(self));
    }
}
impl Param for &str {
    fn hold(&self, with: &mut dyn FnMut(Value<'_>)) {
        with(Value::Text(self));
    }
}
impl Param for String {
    fn hold(&self, with: &mut dyn FnMut(Value<'_>)) {
        with(Value::Text(self));
    }
}
impl Param for i64 {
    fn hold(&self, with: &mut dyn FnMut(Value<'_>)) {
        with(Value::Int(*self));
    }
}
impl Param for f64 {
    fn hold(&self, with: &mut dyn FnMut(Value<'_>)) {
        with(Value::Real(*self));
    }
}
impl Param for [u8] {
    fn hold(&self, with: &mut dyn FnMut(Value<'_>)) {
        with(Value::Blob(self));
    }
}
impl Param for &[u8] {
    fn hold(&self, with: &mut dyn FnMut(Value<'_>)) {
        with(Value::Blob(self));
    }
}
impl Param for Vec<u8> {
    fn hold(&self, with: &mut dyn FnMut(Value<'_>)) {
        with(Value::Blob(self));
    }
}
/// Unix milliseconds.
impl Param for Timestamp {
    fn hold(&self, with: &mut dyn FnMut(Value<'_>)) {
        with(Value::Int(self.as_millisecond()));
    }
}
/// ISO date, `2027-03-03`.
impl Param for Date {
    fn hold(&self, with: &mut dyn FnMut(Value<'_>)) {
        with(Value::Text(&self.to_string()));
    }
}
/// ISO local date and time to the minute, `2027-03-03T16:00`.
impl Param for DateTime {
    fn hold(&self, with: &mut dyn FnMut(Value<'_>)) {
        with(Value::Text(&self.strftime("%Y-%m-%dT%H:%M").to_string()));
    }
}
impl<T: Param> Param for Option<T> {
    fn hold(&self, with: &mut dyn FnMut(Value<'_>)) {
        match self {
            Some(value) => value.hold(with),
            None => with(Value::Null),
        }
    }
}

/// A value that stands on its own, as the drivers want them.
#[derive(Debug)]
pub(crate) enum Owned {
    Null,
    Text(String),
    Int(i64),
    Real(f64),
    Blob(Vec<u8>),
}

impl Owned {
    pub(crate) fn of(param: &dyn Param) -> Self {
        let mut out = Self::Null;
        param.hold(&mut |value| {
            out = match value {
                Value::Null => Self::Null,
                Value::Text(text) => Self::Text(text.to_owned()),
                Value::Int(number) => Self::Int(number),
                Value::Real(number) => Self::Real(number),
                Value::Blob(bytes) => Self::Blob(bytes.to_vec()),
            };
        });
        out
    }
}
