//! Looks of the demo's first day, so that its leader has something to be asked about. They are written when they are
//! made: nobody, not even the demo, puts a line into the log for another time.

use std::collections::BTreeMap;

use kit_store::{By, Given, Store, StoreError};

use super::{sql, worker_id};
use crate::house::store as house;
use crate::review::act;
use crate::{COURSE, Municipality, WORKER};

/// So many guests are opened by their contacts.
const OPENED: usize = 30;

/// Workers open some of their guests, Jonas one of another's; then each team's sample is drawn.
pub(super) fn looks(store: &Store<Municipality>, given: &Given) -> Result<(), StoreError> {
    let today = given.today();
    let company: Vec<(String, String)> =
        store.job("demo").write_now("read the demo", move |tx| {
            tx.looked(kit_store::looks::LIST)?;
            tx.rows(sql::COMPANY, &[&today], |r| Ok((r.get(0)?, r.get(1)?)))
        })?;
    let jonas = worker_id("jonas").to_string();
    let mut opened: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (guest, contact) in company.iter().take(OPENED) {
        opened.entry(contact).or_default().push(guest.clone());
    }
    let of_another = company.iter().rev().find(|(_, contact)| *contact != jonas);
    if let Some((guest, _)) = of_another {
        opened.entry(&jonas).or_default().push(guest.clone());
    }
    for (worker, guests) in opened {
        let by = By {
            actor: worker.to_owned(),
            role: WORKER.0.to_owned(),
            unit: String::new(),
            action: "open",
            resource: "guest",
            purpose: COURSE,
            may_write: true,
        };
        store.by(by).write_now("open guests", move |tx| {
            guests.iter().try_for_each(|guest| tx.looked(guest))
        })?;
    }
    act::oversee(store, given)?;
    let given = given.clone();
    store
        .job("demo")
        .write_now("draw the demo's sample", move |tx| {
            for team in house::teams(tx)? {
                act::draw_early(tx, &given, &team)?;
            }
            Ok::<_, StoreError>(())
        })
}
