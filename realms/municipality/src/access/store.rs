//! Reading everything that is kept about one guest.

use jiff::Timestamp;
use kit_seal::Sealed;
use kit_store::looks::Look;
use kit_store::{Place, Row, StoreError, Tx, looks};

use super::tables::{Kind, TABLES, Table};
use crate::course::{GuestId, store as courses};
use crate::house::WorkerId;
use crate::house::names::Names;

/// As many lines of the log as are kept in a year of use, and more.
const LINES: i64 = 100_000;

/// A value as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Text(String),
    Number(i64),
    Moment(Timestamp),
}

/// A row: each column that holds something, with its value.
pub(crate) type Told = Vec<(&'static str, Value)>;

/// Everything about one guest.
#[derive(Debug, Clone)]
pub(crate) struct Own {
    pub(crate) guest: GuestId,
    pub(crate) called: String,
    /// Name and address are protected: paper says of no place.
    pub(crate) protected: bool,
    /// Each table that has rows.
    pub(crate) tables: Vec<(&'static str, Vec<Told>)>,
    /// Who has looked, newest first.
    pub(crate) looks: Vec<Look>,
}

/// A value as the row has it.
enum Raw {
    Is(Option<Value>),
    Worker(Option<WorkerId>),
    Sealed(Option<Sealed>),
}

fn raw(r: &Row<'_>, kind: Kind, at: usize) -> Result<Raw, StoreError> {
    Ok(match kind {
        Kind::Word => Raw::Is(r.get::<Option<String>>(at)?.map(Value::Text)),
        Kind::Number => Raw::Is(r.get::<Option<i64>>(at)?.map(Value::Number)),
        Kind::Moment => Raw::Is(r.get::<Option<Timestamp>>(at)?.map(Value::Moment)),
        Kind::Minute => Raw::Is(r.get::<Option<i64>>(at)?.map(|minute| {
            let time = crate::text::time(minute);
            Value::Text(format!("{:02}:{:02}", time.hour(), time.minute()))
        })),
        Kind::Worker => Raw::Worker(r.get(at)?),
        Kind::Sealed => Raw::Sealed(r.get(at)?),
    })
}

fn rows(
    tx: &mut Tx<'_>,
    names: &Names,
    guest: &GuestId,
    table: &'static Table,
) -> Result<Vec<Told>, StoreError> {
    let found = tx.rows(table.read, &[guest], |r| {
        let id: String = r.get(0)?;
        let values: Result<Vec<Raw>, StoreError> = (1..)
            .zip(table.columns)
            .map(|(at, (_, kind))| raw(r, *kind, at))
            .collect();
        Ok((id, values?))
    })?;
    let mut all = Vec::with_capacity(found.len());
    for (id, values) in found {
        let mut told = Told::new();
        for ((column, _), value) in table.columns.iter().zip(values) {
            let value = match value {
                Raw::Is(value) => value,
                Raw::Worker(worker) => worker.map(|id| Value::Text(names.of(&id))),
                Raw::Sealed(None) => None,
                Raw::Sealed(Some(sealed)) => {
                    let place = Place::of(table.name, column);
                    Some(Value::Text(tx.open(place, &id, guest.as_str(), &sealed)?))
                }
            };
            told.extend(value.map(|value| (*column, value)));
        }
        all.push(told);
    }
    Ok(all)
}

/// Reads all of it; none where there is no such guest.
pub(crate) fn own(tx: &mut Tx<'_>, guest: &GuestId) -> Result<Option<Own>, StoreError> {
    let Some(called) = courses::called(tx, guest)? else {
        return Ok(None);
    };
    let names = Names::read(tx)?;
    let mut tables = Vec::new();
    for table in TABLES {
        let rows = rows(tx, &names, guest, table)?;
        if !rows.is_empty() {
            tables.push((table.name, rows));
        }
    }
    Ok(Some(Own {
        guest: guest.clone(),
        protected: crate::door::store::is_protected(tx, guest)?,
        called,
        tables,
        looks: looks::of(tx, guest.as_str(), LINES)?,
    }))
}
