//! Persons twice over: with open texts, and sealed and guarded.

use std::path::Path;

use kit_seal::{Sealed, Vault};
use kit_store::{By, Given, Migration, Place, Realm, Store, StoreError, Where};

/// Persons in the table.
pub(crate) const PERSONS: u16 = 500;
const NAME: &str = "Anna";
const NOTE: &str = "Vi går en tur næste gang, hvis det ikke regner.";

const SEALED_NAME: Place = Place::of("sealed_person", "called");
const SEALED_NOTE: Place = Place::of("sealed_person", "note");
const SEALED_LINE: Place = Place::of("sealed_line", "words");

kit_store::statements! {
    PUT_OPEN = "INSERT INTO open_person (id, called, note) VALUES ($1, $2, $3)";
    PUT_SEALED = "INSERT INTO sealed_person (id, called, note) VALUES ($1, $2, $3)";
    OPEN = "SELECT called, note FROM open_person WHERE id = $1";
    SEALED = "SELECT called, note FROM sealed_person WHERE id = $1";
    OPEN_LINE = "INSERT INTO open_line (id, person_id, words) VALUES ($1, $2, $3)";
    PUT_LINE = "INSERT INTO sealed_line (id, person_id, words) VALUES ($1, $2, $3)";
    COUNT_LOOKS = "SELECT COUNT(*) FROM look WHERE object <> '*'";
}

/// The measured realm.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Persons;

impl Realm for Persons {
    const NAME: &'static str = "bench";
    const MIGRATIONS: &'static [Migration] = &[
        Migration {
            version: 1,
            name: "looks",
            sql: kit_store::looks::TABLES_SQL,
            data: kit_store::looks::TABLES_DATA,
        },
        Migration {
            version: 2,
            name: "persons",
            sql: include_str!("../../migrations/persons.sql"),
            data: include_str!("../../migrations/persons.data.sql"),
        },
    ];
    const GUARDED: &'static [&'static str] = &["sealed_person", "sealed_line"];
    const LOGS: bool = true;
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Call {
    PlainRead,
    LoggedRead,
    PlainWrite,
    LoggedWrite,
}

/// A database with its persons.
#[derive(Debug, Clone)]
pub(crate) struct World {
    store: Store<Persons>,
    given: Given,
}

fn person(number: u16) -> String {
    format!("person-{number:05}")
}

impl World {
    /// A fresh database.
    pub(crate) fn make(file: &Path) -> Result<Self, String> {
        let given = Given::system();
        let vault = Vault::in_memory("bench").map_err(|fault| fault.to_string())?;
        let store = Store::open(&Where::Sqlite(file.to_owned()), &given)
            .map_err(|fault: StoreError| fault.to_string())?
            .with_vault(vault);
        store
            .job("fill")
            .write_now("fill", |tx| {
                tx.looked(kit_store::looks::LIST)?;
                for number in 0..PERSONS {
                    let id = person(number);
                    tx.new_person(SEALED_NAME, &id)?;
                    let called = tx.seal(SEALED_NAME, &id, &id, NAME)?;
                    let note = tx.seal(SEALED_NOTE, &id, &id, NOTE)?;
                    tx.run(PUT_SEALED, &[&id, &called, &note])?;
                    tx.run(PUT_OPEN, &[&id, &NAME, &NOTE])?;
                }
                Ok(())
            })
            .map_err(|fault: StoreError| fault.to_string())?;
        Ok(Self { store, given })
    }

    /// One call for the `turn`-th time by `asker`.
    pub(crate) async fn call(&self, call: Call, asker: u16, turn: u16) -> Result<(), String> {
        let id = person((asker * 31 + turn) % PERSONS);
        let by = By {
            actor: format!("worker-{asker}"),
            role: "worker".to_owned(),
            ..By::job("measure")
        };
        let acting = self.store.by(by);
        let line = self.given.uuid7();
        let read = match call {
            Call::PlainRead => {
                acting
                    .read("read a person", move |tx| {
                        tx.row(OPEN, &[&id], |r| Ok((r.get(0)?, r.get(1)?)))
                    })
                    .await
            }
            Call::LoggedRead => {
                acting
                    .look("look at a person", &id.clone(), move |tx| {
                        let row = tx.row(SEALED, &[&id], |r| {
                            Ok((r.get::<Sealed>(0)?, r.get::<Sealed>(1)?))
                        })?;
                        row.map(|(called, note)| {
                            Ok((
                                tx.open(SEALED_NAME, &id, &id, &called)?,
                                tx.open(SEALED_NOTE, &id, &id, &note)?,
                            ))
                        })
                        .transpose()
                    })
                    .await
            }
            Call::PlainWrite => {
                acting
                    .write("write a line", move |tx| {
                        tx.run(OPEN_LINE, &[&line, &id, &NOTE])?;
                        Ok(Some((NAME.to_owned(), NOTE.to_owned())))
                    })
                    .await
            }
            Call::LoggedWrite => {
                acting
                    .write("write a line", move |tx| {
                        tx.looked(&id)?;
                        let sealed = tx.seal(SEALED_LINE, &line, &id, NOTE)?;
                        tx.run(PUT_LINE, &[&line, &id, &sealed])?;
                        Ok(Some((NAME.to_owned(), NOTE.to_owned())))
                    })
                    .await
            }
        }
        .map_err(|fault: StoreError| fault.to_string())?;
        // A call that did not read what was written measures nothing.
        let whole = read.is_some_and(|(called, note)| called == NAME && note == NOTE);
        if whole {
            Ok(())
        } else {
            Err("the person was not read as she was written".to_owned())
        }
    }

    /// The log has as many lines as logged calls were answered.
    pub(crate) fn must_hold(&self, call: Call, calls: u64) -> Result<(), String> {
        let lines = self
            .store
            .job("count")
            .read_now("count", |tx| tx.row(COUNT_LOOKS, &[], |r| r.get::<i64>(0)))
            .map_err(|fault: StoreError| fault.to_string())?
            .unwrap_or(0);
        let logged = matches!(call, Call::LoggedRead | Call::LoggedWrite);
        let wanted = if logged { calls } else { 0 };
        if u64::try_from(lines) == Ok(wanted) {
            Ok(())
        } else {
            Err(format!("{lines} lines of the log, {wanted} calls"))
        }
    }
}
