//! Demokøbing's researchers: one who works, and one who lets in. No participant, since there is no trial.

use kit_store::looks::LIST;
use kit_store::{Given, Store, StoreError};
use kit_web::{Role, door};

use crate::people::{Person, ResearcherId, entrant, store};
use crate::{OWNER, RESEARCHER, Research};

/// A demo's links work for three years of its own clock.
const LINK_MINUTES: i64 = 3 * 525_600;
const LINK_USES: i64 = 1_000_000;
/// The last part of the link, the first name, the role.
const PEOPLE: [(&str, &str, Role); 2] = [
    ("sigrid", "Sigrid", RESEARCHER),
    ("villads", "Villads", OWNER),
];

/// Fills an empty database with the demo's people; leaves alone one that has some already. Sigrid comes in by
/// `/ind/demo-sigrid` (researcher), Villads by `/ind/demo-villads` (owner).
///
/// # Errors
/// [`StoreError`] if the database refuses.
pub fn seed_demo(store: &Store<Research>, given: &Given) -> Result<(), StoreError> {
    let now = given.now();
    store.job("demo").write_now("fill the demo", move |tx| {
        tx.looked(LIST)?;
        if !store::people(tx)?.is_empty() {
            return Ok(());
        }
        for (key, first_name, role) in PEOPLE {
            let id = ResearcherId::from_text(&format!("researcher-{key}"))
                .ok_or(StoreError::Broken("a demo's number"))?;
            let person = Person {
                id,
                first_name: first_name.to_owned(),
                role: role.0.to_owned(),
            };
            store::put(tx, &person, now)?;
            let (token, who) = (format!("demo-{key}"), entrant(&person));
            door::make_link(tx, &token, &who, LINK_MINUTES, LINK_USES, now)?;
        }
        Ok(())
    })
}
