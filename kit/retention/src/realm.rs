//! The plan of one realm, from its own list and those of the kit parts whose tables it has taken up.

use kit_store::Realm;

use crate::classes::Tables;
use crate::plan::Plan;
use crate::schema::Schema;

/// Tables of the store itself, which hold nothing of anybody.
const OF_THE_STORE: &str = "schema_version";

/// Why a realm has no plan, in words; all of it is found by `cargo xtask tidy` before anybody starts the program.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{realm}: {what}")]
pub struct NoPlan {
    realm: &'static str,
    what: String,
}

impl Plan {
    /// The plan of the realm `R`. Lists may hold tables that it has not; a table that no list holds is refused, so that
    /// nothing is kept without anybody having said how long.
    ///
    /// # Errors
    /// [`NoPlan`] with everything that is wrong.
    pub fn of_realm<R: Realm>(lists: &[&str]) -> Result<(Tables, Self), NoPlan> {
        let no_plan = |what: String| NoPlan {
            realm: R::NAME,
            what,
        };
        let mut tables = Tables::read_all(lists).map_err(|faults| no_plan(joined(&faults)))?;
        let mut schema = Schema::default();
        for migration in R::MIGRATIONS {
            schema.apply(migration.name, migration.sql);
        }
        let mut unlisted = Vec::new();
        for (table, columns) in schema
            .tables
            .iter()
            .filter(|(table, _)| *table != OF_THE_STORE)
        {
            let listed = tables.tables.get(table);
            let missing = columns
                .iter()
                .filter(|(column, _)| listed.is_none_or(|l| l.column(column).is_none()));
            unlisted.extend(missing.map(|(column, _)| format!("{table}.{column} is in no list")));
        }
        if !unlisted.is_empty() {
            return Err(no_plan(unlisted.join("; ")));
        }
        tables
            .tables
            .retain(|table, _| schema.tables.contains_key(table));
        let plan = Self::of(&tables).map_err(|faults| no_plan(joined(&faults)))?;
        Ok((tables, plan))
    }
}

fn joined<T: ToString>(faults: &[T]) -> String {
    faults
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("; ")
}
