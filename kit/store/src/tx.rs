//! A transaction on either database.

use std::collections::HashMap;

use ::postgres::types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked};

use crate::about::About;
use crate::value::Owned;
use crate::{Param, Row, StoreError};

/// Prepared statements of one PostgreSQL connection.
pub(crate) type Prepared = HashMap<&'static str, ::postgres::Statement>;

/// An open transaction. Statements are constants with `$1`, `$2` … and run on both databases alike.
pub struct Tx<'a> {
    inner: Inner<'a>,
    pub(crate) about: Option<About>,
}

enum Inner<'a> {
    Sqlite(&'a crate::sqlite::Connection),
    Postgres {
        client: &'a mut ::postgres::Client,
        prepared: &'a mut Prepared,
        /// Set where a statement met another transaction. The caller may have put the fault into an error of its own,
        /// from which nobody can tell any more that the same may be tried again.
        overtaken: &'a mut bool,
    },
}

impl std::fmt::Debug for Tx<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tx")
    }
}

impl<'a> Tx<'a> {
    pub(crate) fn sqlite(connection: &'a crate::sqlite::Connection) -> Self {
        Self {
            inner: Inner::Sqlite(connection),
            about: None,
        }
    }

    pub(crate) fn postgres(
        client: &'a mut ::postgres::Client,
        prepared: &'a mut Prepared,
        overtaken: &'a mut bool,
    ) -> Self {
        Self {
            inner: Inner::Postgres {
                client,
                prepared,
                overtaken,
            },
            about: None,
        }
    }

    /// Runs a statement that gives no rows; tells how many rows it touched.
    ///
    /// # Errors
    /// [`StoreError::Statement`] if the database refuses it.
    pub fn run(&mut self, sql: &'static str, params: &[&dyn Param]) -> Result<u64, StoreError> {
        self.meets(sql);
        match &mut self.inner {
            Inner::Sqlite(connection) => connection.with(sql, |statement| {
                bind(statement, params)?;
                let touched = statement.raw_execute()?;
                Ok(u64::try_from(touched).unwrap_or(u64::MAX))
            }),
            Inner::Postgres {
                client,
                prepared,
                overtaken,
            } => {
                let statement = prepare(client, prepared, sql)?;
                let owned: Vec<Bound> = params.iter().map(|p| Bound(Owned::of(*p))).collect();
                let refs: Vec<&(dyn ToSql + Sync)> =
                    owned.iter().map(|b| -> &(dyn ToSql + Sync) { b }).collect();
                client
                    .execute(&statement, &refs)
                    .map_err(|e| met(overtaken, StoreError::postgres(sql, &e)))
            }
        }
    }

    /// Every row of a statement, turned into a value each.
    ///
    /// # Errors
    /// [`StoreError::Statement`] if the database refuses it, or what `map` says.
    pub fn rows<T>(
        &mut self,
        sql: &'static str,
        params: &[&dyn Param],
        mut map: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        self.meets(sql);
        match &mut self.inner {
            Inner::Sqlite(connection) => {
                let mut out = Vec::new();
                let mut fault = None;
                connection.with(sql, |statement| {
                    bind(statement, params)?;
                    let mut rows = statement.raw_query();
                    while let Some(row) = rows.next()? {
                        match map(&Row::Sqlite(row)) {
                            Ok(value) => out.push(value),
                            Err(error) => {
                                fault = Some(error);
                                break;
                            }
                        }
                    }
                    Ok(())
                })?;
                fault.map_or(Ok(out), Err)
            }
            Inner::Postgres {
                client,
                prepared,
                overtaken,
            } => {
                let statement = prepare(client, prepared, sql)?;
                let owned: Vec<Bound> = params.iter().map(|p| Bound(Owned::of(*p))).collect();
                let refs: Vec<&(dyn ToSql + Sync)> =
                    owned.iter().map(|b| -> &(dyn ToSql + Sync) { b }).collect();
                let rows = client
                    .query(&statement, &refs)
                    .map_err(|e| met(overtaken, StoreError::postgres(sql, &e)))?;
                rows.iter().map(|row| map(&Row::Postgres(row))).collect()
            }
        }
    }

    /// The first row of a statement, if there is one.
    ///
    /// # Errors
    /// As [`Tx::rows`].
    pub fn row<T>(
        &mut self,
        sql: &'static str,
        params: &[&dyn Param],
        map: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.rows(sql, params, map)?.into_iter().next())
    }

    /// Clock and chance of this transaction's asker.
    ///
    /// # Errors
    /// [`StoreError::NoAsker`] while tables are brought up to date.
    pub fn given(&self) -> Result<&crate::Given, StoreError> {
        let about = self.about.as_ref().ok_or(StoreError::NoAsker)?;
        Ok(&about.given)
    }

    /// Number of whoever asks, a person's or a job's name: what is read may depend on whose work it is for.
    ///
    /// # Errors
    /// [`StoreError::NoAsker`] while tables are brought up to date.
    pub fn asker(&self) -> Result<&str, StoreError> {
        let about = self.about.as_ref().ok_or(StoreError::NoAsker)?;
        Ok(&about.by.actor)
    }

    fn meets(&mut self, sql: &'static str) {
        if let Some(about) = &mut self.about {
            about.meets(sql);
        }
    }

    /// Prepares a statement without running it; for the test that prepares all of them.
    ///
    /// # Errors
    /// [`StoreError::Statement`] if the database does not understand it.
    pub fn prepare(&mut self, sql: &'static str) -> Result<(), StoreError> {
        match &mut self.inner {
            Inner::Sqlite(connection) => connection.with(sql, |_| Ok(())),
            Inner::Postgres {
                client, prepared, ..
            } => prepare(client, prepared, sql).map(|_| ()),
        }
    }

    /// Runs several statements given as one text; for migrations and the fingerprint only.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        match &mut self.inner {
            Inner::Sqlite(connection) => connection.batch(sql),
            Inner::Postgres { client, .. } => client
                .batch_execute(sql)
                .map_err(|e| StoreError::postgres(sql, &e)),
        }
    }

    /// Runs a statement that was put together at run time (table names in the fingerprint); rows as text.
    pub(crate) fn loose(&mut self, sql: &str) -> Result<Vec<String>, StoreError> {
        match &mut self.inner {
            Inner::Sqlite(connection) => connection.texts(sql),
            Inner::Postgres { client, .. } => {
                let rows = client
                    .query(sql, &[])
                    .map_err(|e| StoreError::postgres(sql, &e))?;
                rows.iter().map(|row| Row::Postgres(row).get(0)).collect()
            }
        }
    }

    /// Whether this is PostgreSQL: for migrations' marks only.
    pub(crate) fn is_postgres(&self) -> bool {
        matches!(self.inner, Inner::Postgres { .. })
    }
}

fn bind(
    statement: &mut rusqlite::CachedStatement<'_>,
    params: &[&dyn Param],
) -> rusqlite::Result<()> {
    use rusqlite::types::Null;
    if statement.parameter_count() != params.len() {
        return Err(rusqlite::Error::InvalidParameterCount(
            params.len(),
            statement.parameter_count(),
        ));
    }
    for (index, param) in params.iter().enumerate() {
        let mut result = Ok(());
        param.hold(&mut |value| {
            let at = index + 1;
            result = match value {
                crate::Value::Null => statement.raw_bind_parameter(at, Null),
                crate::Value::Text(text) => statement.raw_bind_parameter(at, text),
                crate::Value::Int(number) => statement.raw_bind_parameter(at, number),
                crate::Value::Real(number) => statement.raw_bind_parameter(at, number),
                crate::Value::Blob(bytes) => statement.raw_bind_parameter(at, bytes),
            };
        });
        result?;
    }
    Ok(())
}

/// Notes whether a fault only says that another transaction was in the way.
fn met(overtaken: &mut bool, fault: StoreError) -> StoreError {
    *overtaken |= fault.may_retry();
    fault
}

fn prepare(
    client: &mut ::postgres::Client,
    prepared: &mut Prepared,
    sql: &'static str,
) -> Result<::postgres::Statement, StoreError> {
    if let Some(statement) = prepared.get(sql) {
        return Ok(statement.clone());
    }
    let statement = client
        .prepare(sql)
        .map_err(|e| StoreError::postgres(sql, &e))?;
    prepared.insert(sql, statement.clone());
    Ok(statement)
}

/// A value bound to a PostgreSQL placeholder. A kind that does not fit the column's type is refused.
#[derive(Debug)]
struct Bound(Owned);

impl ToSql for Bound {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match (&self.0, ty) {
            (Owned::Null, _) => Ok(IsNull::Yes),
            (Owned::Text(text), &Type::TEXT | &Type::VARCHAR | &Type::NAME | &Type::UNKNOWN) => {
                text.as_str().to_sql(&Type::TEXT, out)
            }
            (Owned::Int(number), &Type::INT8) => number.to_sql(ty, out),
            (Owned::Real(number), &Type::FLOAT8) => number.to_sql(ty, out),
            (Owned::Blob(bytes), &Type::BYTEA) => bytes.as_slice().to_sql(ty, out),
            (_, other) => Err(format!("a value of another kind than {other}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}
