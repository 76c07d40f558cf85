//! Reading a row of either database.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use crate::StoreError;

/// One row of an answer, lent by the driver.
#[derive(Debug)]
pub enum Row<'a> {
    /// A row of SQLite.
    #[doc(hidden)]
    Sqlite(&'a rusqlite::Row<'a>),
    /// A row of PostgreSQL.
    #[doc(hidden)]
    Postgres(&'a ::postgres::Row),
}

impl Row<'_> {
    /// The column at `index`, counted from 0.
    ///
    /// # Errors
    /// [`StoreError::Column`] if it holds another type, or nothing where something was asked for.
    pub fn get<T: Column>(&self, index: usize) -> Result<T, StoreError> {
        T::read(self, index)
    }

    fn is_null(&self, index: usize) -> Result<bool, StoreError> {
        let null = match self {
            Self::Sqlite(row) => row
                .get_ref(index)
                .map(|value| value == rusqlite::types::ValueRef::Null)
                .ok(),
            Self::Postgres(row) => row
                .try_get::<_, Option<Anything>>(index)
                .map(|value| value.is_none())
                .ok(),
        };
        null.ok_or(StoreError::Column {
            index,
            wanted: "any column",
        })
    }

    fn raw<S>(&self, index: usize, wanted: &'static str) -> Result<S, StoreError>
    where
        S: rusqlite::types::FromSql + for<'p> ::postgres::types::FromSql<'p>,
    {
        let read = match self {
            Self::Sqlite(row) => row.get::<_, S>(index).ok(),
            Self::Postgres(row) => row.try_get::<_, S>(index).ok(),
        };
        read.ok_or(StoreError::Column { index, wanted })
    }
}

/// Takes any type, to ask only whether there is a value.
struct Anything;

impl ::postgres::types::FromSql<'_> for Anything {
    fn from_sql(
        _: &::postgres::types::Type,
        _: &[u8],
    ) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Self)
    }
    fn accepts(_: &::postgres::types::Type) -> bool {
        true
    }
}

/// A type that a column can be read as.
pub trait Column: Sized {
    /// Reads column `index`.
    ///
    /// # Errors
    /// [`StoreError::Column`] if the column does not hold this type.
    fn read(row: &Row<'_>, index: usize) -> Result<Self, StoreError>;
}

impl<T: Column> Column for Option<T> {
    fn read(row: &Row<'_>, index: usize) -> Result<Self, StoreError> {
        if row.is_null(index)? {
            Ok(None)
        } else {
            T::read(row, index).map(Some)
        }
    }
}

macro_rules! plain {
    ($($type:ty),*) => {$(
        impl Column for $type {
            fn read(row: &Row<'_>, index: usize) -> Result<Self, StoreError> {
                row.raw::<$type>(index, stringify!($type))
            }
        }
    )*};
}
plain!(String, i64, f64, Vec<u8>);

macro_rules! through {
    ($type:ty, $raw:ty, $turn:expr) => {
        impl Column for $type {
            fn read(row: &Row<'_>, index: usize) -> Result<Self, StoreError> {
                let raw: $raw = row.get(index)?;
                $turn(raw).ok_or(StoreError::Column {
                    index,
                    wanted: stringify!($type),
                })
            }
        }
    };
}
through!(Timestamp, i64, |ms| Timestamp::from_millisecond(ms).ok());
through!(Date, String, |text: String| text.parse::<Date>().ok());
through!(DateTime, String, |text: String| text
    .parse::<DateTime>()
    .ok());
