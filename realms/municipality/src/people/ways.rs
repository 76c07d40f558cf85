//! What the ways in need to know of who works here.

use kit_identity::People;
use kit_store::{Given, StoreError, Tx};
use kit_web::Role;
use kit_web::door::Entrant;

use super::{sql, store};
use crate::Municipality;
use crate::house::{Worker, WorkerId, store as house};

/// Somebody who works here, as the door sees them: the same by a link, a key and a login.
pub(super) fn entrant(worker: &Worker) -> Entrant {
    Entrant {
        id: worker.id.to_string(),
        role: worker.role.clone(),
        name: worker.first_name.clone(),
        unit: String::new(),
        carries: None,
    }
}

impl People for Municipality {
    fn entrant(tx: &mut Tx<'_>, id: &str) -> Result<Option<Entrant>, StoreError> {
        let Some(id) = WorkerId::from_text(id) else {
            return Ok(None);
        };
        Ok(house::worker(tx, &id)?.as_ref().map(entrant))
    }

    fn welcome(
        tx: &mut Tx<'_>,
        given: &Given,
        role: Role,
        first_name: &str,
    ) -> Result<Option<Entrant>, StoreError> {
        let worker = Worker {
            id: WorkerId::new(given),
            first_name: first_name.to_owned(),
            role: role.0.to_owned(),
            // The owner puts them in a team; until then they lead none.
            team: None,
        };
        store::put_worker(tx, &worker, given.now())?;
        Ok(Some(entrant(&worker)))
    }

    fn take_role(tx: &mut Tx<'_>, id: &str, role: Role) -> Result<Option<Entrant>, StoreError> {
        tx.run(sql::SET_ROLE, &[&id, &role.0])?;
        Self::entrant(tx, id)
    }
}
