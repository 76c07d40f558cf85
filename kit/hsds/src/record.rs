//! How a record of the standard is declared: one list of fields is the Rust type, the check and the table.
//!
//! Reading never loses anything: a field that the list does not know, or whose value has another type than the list
//! says, stays in `extra` and is written back as it came.

use serde_json::{Map, Number, Value};

/// What a field may hold.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Holds {
    /// Free text.
    Text,
    /// A UUID in text.
    Uuid,
    /// An e-mail address.
    Email,
    /// A web address.
    Uri,
    /// `2026-11-22`.
    Date,
    /// `16:00` or `16:00:00`.
    Time,
    /// A date and a time.
    DateTime,
    /// A number.
    Number,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// Another record.
    One(fn() -> &'static Spec),
    /// A list of records.
    Many(fn() -> &'static Spec),
}

/// How much a record needs a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Without it the record cannot be used: an error.
    Must,
    /// The standard requires it, but the record can be used without: a note.
    Should,
    /// Free to leave out.
    May,
}

/// One field of a record.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) holds: Holds,
    pub(crate) need: Need,
}

/// The fields of one kind of record.
#[derive(Debug)]
pub(crate) struct Spec {
    /// The standard's name, in the singular (`service`).
    pub(crate) name: &'static str,
    /// The file of the tabular form (`services.csv`).
    pub(crate) table: &'static str,
    pub(crate) fields: &'static [Field],
}

impl Spec {
    /// True for the kinds that a feed is asked for by id.
    pub(crate) fn found_by_id(&self) -> bool {
        crate::gather::kinds()
            .iter()
            .any(|kind| kind.name == self.name)
    }

    pub(crate) fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// A record that is made from a JSON object and becomes an equal one again.
pub(crate) trait Record: Sized {
    fn spec() -> &'static Spec;
    fn from_map(map: Map<String, Value>) -> Self;
    fn to_map(&self) -> Map<String, Value>;
}

/// A Rust type that a field can have.
pub(crate) trait FieldValue: Sized {
    /// Takes the field out of the object, or leaves it there when it holds something else.
    fn take(map: &mut Map<String, Value>, name: &str) -> Self;
    /// Writes the field, unless it is empty.
    fn put(&self, map: &mut Map<String, Value>, name: &str);
}

impl FieldValue for Option<String> {
    fn take(map: &mut Map<String, Value>, name: &str) -> Self {
        match map.remove(name)? {
            Value::String(text) => Some(text),
            other => {
                map.insert(name.to_owned(), other);
                None
            }
        }
    }

    fn put(&self, map: &mut Map<String, Value>, name: &str) {
        if let Some(text) = self {
            map.insert(name.to_owned(), Value::String(text.clone()));
        }
    }
}

impl FieldValue for String {
    fn take(map: &mut Map<String, Value>, name: &str) -> Self {
        match map.get(name) {
            Some(Value::String(text)) if !text.is_empty() => {
                <Option<Self> as FieldValue>::take(map, name).unwrap_or_default()
            }
            _ => Self::new(),
        }
    }

    fn put(&self, map: &mut Map<String, Value>, name: &str) {
        if !self.is_empty() {
            map.insert(name.to_owned(), Value::String(self.clone()));
        }
    }
}

impl FieldValue for Option<Number> {
    fn take(map: &mut Map<String, Value>, name: &str) -> Self {
        match map.remove(name)? {
            Value::Number(number) => Some(number),
            other => {
                map.insert(name.to_owned(), other);
                None
            }
        }
    }

    fn put(&self, map: &mut Map<String, Value>, name: &str) {
        if let Some(number) = self {
            map.insert(name.to_owned(), Value::Number(number.clone()));
        }
    }
}

impl<T: Record> FieldValue for Option<Box<T>> {
    fn take(map: &mut Map<String, Value>, name: &str) -> Self {
        match map.remove(name)? {
            Value::Object(object) => Some(Box::new(T::from_map(object))),
            other => {
                map.insert(name.to_owned(), other);
                None
            }
        }
    }

    fn put(&self, map: &mut Map<String, Value>, name: &str) {
        if let Some(record) = self {
            map.insert(name.to_owned(), Value::Object(record.to_map()));
        }
    }
}

impl<T: Record> FieldValue for Vec<T> {
    fn take(map: &mut Map<String, Value>, name: &str) -> Self {
        match map.remove(name) {
            Some(Value::Array(list)) if !list.is_empty() && list.iter().all(Value::is_object) => {
                list.into_iter()
                    .filter_map(|item| {
                        if let Value::Object(object) = item {
                            Some(T::from_map(object))
                        } else {
                            None
                        }
                    })
                    .collect()
            }
            Some(other) => {
                map.insert(name.to_owned(), other);
                Self::new()
            }
            None => Self::new(),
        }
    }

    fn put(&self, map: &mut Map<String, Value>, name: &str) {
        if !self.is_empty() {
            let list = self
                .iter()
                .map(|record| Value::Object(record.to_map()))
                .collect();
            map.insert(name.to_owned(), Value::Array(list));
        }
    }
}

/// Declares records: `need holds field`, where `one(T)`, `many(T)` and `oneof(WORDS)` name what they hold.
macro_rules! records {
    ($(
        $(#[$doc:meta])* $record:ident $name:literal $table:literal {
            $( $(#[$fdoc:meta])* $need:ident $holds:ident $(($of:ident))? $field:ident $(as $as:literal)?; )+
        }
    )+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct $record {
            $( $(#[$fdoc])* pub $field: records!(@type $need $holds $($of)?), )+
            /// Every other field, exactly as it came.
            pub extra: serde_json::Map<String, serde_json::Value>,
        }

        impl $crate::record::Record for $record {
            fn spec() -> &'static $crate::record::Spec {
                static SPEC: $crate::record::Spec = $crate::record::Spec {
                    name: $name,
                    table: $table,
                    fields: &[$( $crate::record::Field {
                        name: records!(@name $field $($as)?),
                        holds: records!(@holds $holds $($of)?),
                        need: records!(@need $need),
                    }, )+],
                };
                &SPEC
            }

            fn from_map(mut map: serde_json::Map<String, serde_json::Value>) -> Self {
                Self {
                    $( $field: $crate::record::FieldValue::take(&mut map, records!(@name $field $($as)?)), )+
                    extra: map,
                }
            }

            fn to_map(&self) -> serde_json::Map<String, serde_json::Value> {
                let mut map = self.extra.clone();
                $( $crate::record::FieldValue::put(&self.$field, &mut map, records!(@name $field $($as)?)); )+
                map
            }
        }

        impl serde::Serialize for $record {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                $crate::record::Record::to_map(self).serialize(to)
            }
        }

        impl<'de> serde::Deserialize<'de> for $record {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                serde_json::Map::deserialize(from).map($crate::record::Record::from_map)
            }
        }
    )+};
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $as:literal) => { $as };
    (@need must) => { $crate::record::Need::Must };
    (@need should) => { $crate::record::Need::Should };
    (@need may) => { $crate::record::Need::May };
    (@holds text) => { $crate::record::Holds::Text };
    (@holds uuid) => { $crate::record::Holds::Uuid };
    (@holds email) => { $crate::record::Holds::Email };
    (@holds uri) => { $crate::record::Holds::Uri };
    (@holds date) => { $crate::record::Holds::Date };
    (@holds time) => { $crate::record::Holds::Time };
    (@holds datetime) => { $crate::record::Holds::DateTime };
    (@holds number) => { $crate::record::Holds::Number };
    (@holds oneof $of:ident) => { $crate::record::Holds::OneOf($of) };
    (@holds one $of:ident) => { $crate::record::Holds::One(<$of as $crate::record::Record>::spec) };
    (@holds many $of:ident) => { $crate::record::Holds::Many(<$of as $crate::record::Record>::spec) };
    (@type $need:ident number) => { Option<serde_json::Number> };
    (@type $need:ident one $of:ident) => { Option<Box<$of>> };
    (@type $need:ident many $of:ident) => { Vec<$of> };
    (@type must $holds:ident $($of:ident)?) => { String };
    (@type $need:ident $holds:ident $($of:ident)?) => { Option<String> };
}
pub(crate) use records;
