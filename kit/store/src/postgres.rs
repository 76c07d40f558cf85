//! PostgreSQL: a pool of blocking connections.

use std::sync::Mutex;

use ::postgres::{Client, NoTls};

use crate::tx::Prepared;
use crate::{StoreError, Tx};

/// Blocking connections to one cluster (SAFETY.md §2.4: one cluster per realm).
pub(crate) struct Pool {
    config: ::postgres::Config,
    idle: Mutex<Vec<(Client, Prepared)>>,
}

impl std::fmt::Debug for Pool {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pool")
    }
}

/// How often a write is tried when others stand in its way.
const TRIES: u32 = 30;
/// From this try on the longest wait grows no more.
const LONGEST_WAITS: u32 = 16;
/// Idle connections that are kept.
const KEEP_IDLE: usize = 8;

impl Drop for Pool {
    fn drop(&mut self) {
        // A client ends its connection on a runtime of its own, which may not happen on a thread that drives another.
        if let Ok(mut idle) = self.idle.lock() {
            let clients = std::mem::take(&mut *idle);
            let _ = std::thread::spawn(move || drop(clients)).join();
        }
    }
}

impl Pool {
    pub(crate) fn new(config: &str) -> Result<Self, StoreError> {
        let config = config
            .parse::<::postgres::Config>()
            .map_err(|e| StoreError::Open(format!("the connection text is not understood: {e}")))?;
        Ok(Self {
            config,
            idle: Mutex::new(Vec::new()),
        })
    }

    fn take(&self) -> Result<(Client, Prepared), StoreError> {
        let taken = self.idle.lock().map_or_else(
            |poisoned| poisoned.into_inner().pop(),
            |mut idle| idle.pop(),
        );
        match taken {
            Some(connection) if !connection.0.is_closed() => Ok(connection),
            _ => self
                .config
                .connect(NoTls)
                .map(|client| (client, Prepared::new()))
                .map_err(|e| StoreError::Open(StoreError::postgres("connect", &e).to_string())),
        }
    }

    fn give_back(&self, connection: (Client, Prepared)) {
        if let Ok(mut idle) = self.idle.lock()
            && idle.len() < KEEP_IDLE
        {
            idle.push(connection);
        }
    }

    pub(crate) fn read<T, E: From<StoreError>>(
        &self,
        run: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let (mut client, mut prepared) = self.take()?;
        command(
            &mut client,
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        )?;
        let result = run(&mut Tx::postgres(&mut client, &mut prepared, &mut false));
        command(&mut client, "COMMIT")?;
        self.give_back((client, prepared));
        result
    }

    pub(crate) fn write<T, E: From<StoreError>>(
        &self,
        run: impl Fn(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut tries = 0;
        loop {
            tries += 1;
            match self.write_once(&run) {
                Ok(value) => return Ok(value),
                Err(Failed { again: true, .. }) if tries < TRIES => {
                    std::thread::sleep(wait(tries));
                }
                Err(failed) => return Err(failed.with),
            }
        }
    }

    fn write_once<T, E: From<StoreError>>(
        &self,
        run: impl Fn(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, Failed<E>> {
        let (mut client, mut prepared) = self.take()?;
        command(&mut client, "BEGIN ISOLATION LEVEL SERIALIZABLE")?;
        let mut overtaken = false;
        match run(&mut Tx::postgres(
            &mut client,
            &mut prepared,
            &mut overtaken,
        )) {
            Ok(value) => {
                command(&mut client, "COMMIT")?;
                self.give_back((client, prepared));
                Ok(value)
            }
            Err(error) => {
                if command(&mut client, "ROLLBACK").is_ok() {
                    self.give_back((client, prepared));
                }
                Err(Failed {
                    with: error,
                    again: overtaken,
                })
            }
        }
    }
}

/// A try that came to nothing, and whether the same may be tried again: only where another transaction was in the way,
/// whatever error the caller made of that.
struct Failed<E> {
    with: E,
    again: bool,
}

impl<E: From<StoreError>> From<StoreError> for Failed<E> {
    fn from(fault: StoreError) -> Self {
        Self {
            again: fault.may_retry(),
            with: E::from(fault),
        }
    }
}

/// How long to wait after a try that met another one: by chance, and up to longer each time. Those who met once would
/// otherwise come back together and meet again.
fn wait(tries: u32) -> std::time::Duration {
    let most = u64::from(tries.min(LONGEST_WAITS)) * 3_000;
    let chance = std::hash::BuildHasher::hash_one(&std::hash::RandomState::new(), tries);
    std::time::Duration::from_micros(chance % (most + 1))
}

fn command(client: &mut Client, sql: &'static str) -> Result<(), StoreError> {
    client
        .batch_execute(sql)
        .map_err(|e| StoreError::postgres(sql, &e))
}
