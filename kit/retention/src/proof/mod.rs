//! The proof that every rule keeps its day (T15): for each rule a row just before its day and one on it, with everything
//! that goes along, on the real tables of a realm.

mod trial;
mod values;

use kit_store::{Realm, Store, StoreError};

use trial::Trial;
use values::moment;

use crate::classes::Tables;
use crate::plan::Plan;
use crate::schema::Schema;

/// So often is every rule tried, each time at another moment.
const ROUNDS: u64 = 12;

/// How a proof ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Survived {
    /// Rows that were where they should be, or gone as they should be.
    pub survived: u32,
    /// Rows looked at.
    pub tried: u32,
    /// What the moments were drawn with.
    pub seed: u64,
}

/// Ends a trial and undoes it.
#[derive(Debug)]
enum End {
    Done(u32, u32, Option<String>),
    Store(StoreError),
}

impl From<StoreError> for End {
    fn from(fault: StoreError) -> Self {
        Self::Store(fault)
    }
}

/// Table, column and another column: the first column is filled though it may be empty, since a CHECK asks for one of
/// the two; not where the other one is given.
pub type Also = (&'static str, &'static str, &'static str);

/// A realm's tables as the proof needs them.
#[derive(Debug, Clone)]
pub struct World {
    tables: Tables,
    schema: Schema,
    also: Vec<Also>,
}

impl World {
    /// The tables of the realm `R`, and what a CHECK of theirs asks for.
    #[must_use]
    pub fn of<R: Realm>(tables: &Tables, also: &[Also]) -> Self {
        let mut schema = Schema::default();
        for migration in R::MIGRATIONS {
            schema.apply(migration.name, migration.sql);
        }
        Self {
            tables: tables.clone(),
            schema,
            also: also.to_vec(),
        }
    }

    /// Tries every rule of the plan against rows around its day.
    ///
    /// # Errors
    /// The first row that was not as its rule says, or the store's own fault, in words.
    pub fn try_every_rule<R: Realm>(
        &self,
        store: &Store<R>,
        plan: &Plan,
        seed: u64,
    ) -> Result<Survived, String> {
        self.try_against(store, plan, plan, seed)
    }

    /// As [`World::try_every_rule`], but the rows are those of `plan` while `job` is what removes: so a test can plant a
    /// job that does not do as the file says.
    ///
    /// # Errors
    /// As [`World::try_every_rule`].
    pub fn try_against<R: Realm>(
        &self,
        store: &Store<R>,
        plan: &Plan,
        job: &Plan,
        seed: u64,
    ) -> Result<Survived, String> {
        let (mut survived, mut tried, mut fault) = (0, 0, None);
        for place in 0..plan.rules.len() {
            for round in 0..ROUNDS {
                let (world, plan, job) = (self.clone(), plan.clone(), job.clone());
                let ended: Result<(), End> =
                    store
                        .aside()
                        .write_now("try a rule of retention", move |tx| {
                            let mut trial = Trial::new(&world);
                            let Some(rule) = plan.rules.get(place) else {
                                return Ok(());
                            };
                            let now =
                                moment(seed, u64::try_from(place).unwrap_or(0) * ROUNDS + round);
                            trial.rows_around(tx, rule, &now)?;
                            job.run(tx, &now)?;
                            let (survived, first) = trial.look(tx)?;
                            let tried = trial.tried();
                            Err(End::Done(
                                survived,
                                tried,
                                first.map(|what| format!("{what}, at {now}, rule {}", rule.keep)),
                            ))
                        });
                match ended {
                    Err(End::Done(good, of, first)) => {
                        survived += good;
                        tried += of;
                        fault = fault.or(first);
                    }
                    Err(End::Store(error)) => {
                        return Err(format!("{}: {error}", plan_name(self, place)));
                    }
                    Ok(()) => return Err("a trial did not come to its end".to_owned()),
                }
            }
        }
        match fault {
            Some(fault) => Err(format!("{survived} / {tried}, seed {seed}: {fault}")),
            None => Ok(Survived {
                survived,
                tried,
                seed,
            }),
        }
    }
}

fn plan_name(world: &World, place: usize) -> String {
    format!("rule {place} of {} tables", world.tables.tables.len())
}
