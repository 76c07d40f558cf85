//! Carrying the plan out in one transaction.

use jiff::Zoned;
use kit_store::{Param, StoreError, Tx};

use crate::plan::{Cutoff, Plan};

/// What one rule did in one night.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// The table of the rule.
    pub table: String,
    /// The column that was emptied; none where rows went.
    pub column: Option<String>,
    /// Rows of the rule's own table; what went along is not counted.
    pub rows: u64,
}

impl Plan {
    /// Removes everything whose time is over at `now`. Safe to run twice.
    ///
    /// # Errors
    /// [`StoreError`] of the first statement that the database refuses; then nothing is removed.
    pub fn run(&self, tx: &mut Tx<'_>, now: &Zoned) -> Result<Vec<Gone>, StoreError> {
        let mut done = Vec::new();
        for rule in &self.rules {
            let Some(cutoff) = rule.cutoff(now) else {
                continue;
            };
            let mut rows = 0_u64;
            if let Some(find) = rule.find {
                let keys: Vec<String> = tx.rows(find, &[cutoff.param()], |row| row.get(0))?;
                for key in &keys {
                    for statement in &rule.statements {
                        tx.run(statement, &[key])?;
                    }
                    rows += 1;
                }
            } else {
                for statement in &rule.statements {
                    rows += tx.run(statement, &[cutoff.param()])?;
                }
            }
            if rows > 0 {
                done.push(Gone {
                    table: rule.table.clone(),
                    column: rule.column.clone(),
                    rows,
                });
            }
        }
        Ok(done)
    }
}

impl Cutoff {
    fn param(&self) -> &dyn Param {
        match self {
            Self::Ms(ms) => ms,
            Self::Day(day) => day,
        }
    }
}
