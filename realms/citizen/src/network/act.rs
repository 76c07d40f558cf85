//! What a guest does with her network: read it, change one thing, and let links follow.

use kit_web::{Asked, Failed};

use super::rules::{Network, Record};
use super::store::{self, Around};
use crate::App;
use crate::room::lock;

/// The network as it is now, with what came back by links.
pub(crate) async fn around(app: &App, asked: &Asked) -> Result<Around, Failed> {
    let room = lock::open(asked)?;
    Ok(asked
        .on(&app.store)
        .read("the network", move |tx| store::around(tx, &room))
        .await?)
}

/// Changes one thing, once for each form: `make` tells from the newest state what to write, if anything.
pub(crate) async fn change<F>(app: &App, asked: &Asked, id: String, make: F) -> Result<(), Failed>
where
    F: Fn(&Network) -> Option<Record> + Send + 'static,
{
    let (room, given) = (lock::open(asked)?, asked.web.given.clone());
    let host = asked.actor()?.name.clone();
    asked
        .on(&app.store)
        .write("change the network", move |tx| {
            let network = store::around(tx, &room)?.network;
            match make(&network) {
                Some(record) => store::put(tx, (&room, &given, &host), &id, &record),
                None => Ok(()),
            }
        })
        .await?;
    Ok(())
}
