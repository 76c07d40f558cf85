//! "Hvem har kigget": who has opened or changed what of a guest or a companion (ALL-2, SAFETY.md §7). The far bank's log
//! could itself prove that somebody was in a group, so it knows nobody by a lasting number, and not for long.

pub(crate) mod month;
pub(crate) mod pages;
pub(crate) mod roll_up;
pub(crate) mod routes;
pub(crate) mod sql;

use kit_store::looks::LIST;
use kit_store::{By, Store, StoreError, Tx};
use kit_web::{Asked, Failed};

use crate::app::{App, Civil};
use crate::desk::Refused;

/// What people look for, with the key of its words.
pub(crate) const PURPOSES: [(&str, &str); 6] = [
    (COMPANY, kit_words::key!("purpose-company")),
    (VISIT, kit_words::key!("purpose-visit")),
    (GROUP, kit_words::key!("purpose-group")),
    (PEOPLE, kit_words::key!("purpose-people")),
    (INSIGHT, kit_words::key!("purpose-insight")),
    (LISTING, kit_words::key!("purpose-listing")),
];
/// Finding and keeping company for a guest.
pub(crate) const COMPANY: &str = "company";
/// Going along.
pub(crate) const VISIT: &str = "visit";
/// Holding a group after a manual.
pub(crate) const GROUP: &str = "group";
/// Who works in the associations, and how they come in.
pub(crate) const PEOPLE: &str = "people";
/// Keeping the communities' own pages true.
pub(crate) const LISTING: &str = "listing";
/// Telling somebody who has looked.
pub(crate) const INSIGHT: &str = "insight";

/// Whom a look is at.
#[derive(Debug, Clone)]
pub(crate) enum At {
    /// A crossing, companion, coordinator or owner, by its id.
    One(String),
    /// A list.
    List,
    /// Whom, shows only while reading; what reads says so itself, with [`looked`].
    Told,
}

impl At {
    /// The one with this id.
    pub(crate) fn one(id: &impl ToString) -> Self {
        Self::One(id.to_string())
    }
}

/// Writes down, in this transaction, that the asker does what the route says to `id`.
pub(crate) fn looked(tx: &mut Tx<'_>, id: &str) -> Result<(), StoreError> {
    let number = month::number(tx, id)?;
    tx.looked(&number)
}

/// Reads something of a person for the asker, and writes it down in the same transaction. What is not there, or is not
/// the asker's, is written down as a refusal that names nothing.
pub(crate) async fn look<T, F>(
    app: &App,
    asked: &Asked,
    name: &'static str,
    at: At,
    run: F,
) -> Result<T, Refused>
where
    T: Send + 'static,
    F: Fn(&mut Tx<'_>) -> Result<T, Refused> + Send + 'static,
{
    // Who only reads writes one thing all the same: the line that says so.
    let by = By {
        may_write: true,
        ..asked.by()
    };
    let looking = move |tx: &mut Tx<'_>| {
        match &at {
            At::One(id) => looked(tx, id)?,
            At::List => tx.looked(LIST)?,
            At::Told => {}
        }
        run(tx)
    };
    match app.store.by(by).write(name, looking).await {
        Err(Refused::Gone) => Err(refused(&app.store, asked.by()).await),
        other => other,
    }
}

/// Changes something of a person for the asker; `run` writes the line with [`looked`]. A refusal is written down too.
pub(crate) async fn write<T, F>(
    app: &App,
    asked: &Asked,
    name: &'static str,
    run: F,
) -> Result<T, Refused>
where
    T: Send + 'static,
    F: Fn(&mut Tx<'_>) -> Result<T, Refused> + Send + 'static,
{
    match asked.on(&app.store).write(name, run).await {
        Err(Refused::Gone) => Err(refused(&app.store, asked.by()).await),
        other => other,
    }
}

/// Writes a refusal down: of whom would tell that there is somebody, so the line says only who tried and at what.
pub(crate) async fn refused(store: &Store<Civil>, by: By) -> Refused {
    let resource = by.resource;
    let by = By {
        may_write: true,
        ..by
    };
    let written = store
        .by(by)
        .write("write down a refusal", move |tx| {
            tx.looked_as("refused", resource, "")
        })
        .await;
    match written {
        Ok(()) => Refused::Gone,
        Err(error) => Refused::Store(error),
    }
}

/// The pages as they look.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<kit_web::Sample>, Failed> {
    pages::samples(asked)
}
