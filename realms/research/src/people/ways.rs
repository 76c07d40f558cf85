//! What the ways in need to know of who works here.

use kit_identity::People;
use kit_store::{Given, StoreError, Tx};
use kit_web::Role;
use kit_web::door::Entrant;

use super::{Person, ResearcherId, sql, store};
use crate::Research;

/// Somebody who works here, as the door sees them: the same by a link, a key and a login.
pub(crate) fn entrant(person: &Person) -> Entrant {
    Entrant {
        id: person.id.to_string(),
        role: person.role.clone(),
        name: person.first_name.clone(),
        unit: String::new(),
        carries: None,
    }
}

impl People for Research {
    fn entrant(tx: &mut Tx<'_>, id: &str) -> Result<Option<Entrant>, StoreError> {
        tx.looked(id)?;
        Ok(store::person(tx, id)?.as_ref().map(entrant))
    }

    fn welcome(
        tx: &mut Tx<'_>,
        given: &Given,
        role: Role,
        first_name: &str,
    ) -> Result<Option<Entrant>, StoreError> {
        let person = Person {
            id: ResearcherId::new(given),
            first_name: first_name.to_owned(),
            role: role.0.to_owned(),
        };
        tx.looked(person.id.as_str())?;
        store::put(tx, &person, given.now())?;
        Ok(Some(entrant(&person)))
    }

    fn take_role(tx: &mut Tx<'_>, id: &str, role: Role) -> Result<Option<Entrant>, StoreError> {
        tx.looked(id)?;
        tx.run(sql::SET_ROLE, &[&id, &role.0])?;
        Self::entrant(tx, id)
    }
}
