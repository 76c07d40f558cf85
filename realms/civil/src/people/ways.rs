//! What the ways in need to know of the associations' people.

use kit_identity::People;
use kit_store::{Given, StoreError, Tx};
use kit_web::Role;
use kit_web::door::Entrant;

use super::leave::StewardId;
use super::{sql, store};
use crate::app::{COMPANION, COORDINATOR, Civil, OWNER};

impl People for Civil {
    fn entrant(tx: &mut Tx<'_>, id: &str) -> Result<Option<Entrant>, StoreError> {
        if let Some(one) = store::coordinator_by_id(tx, id)? {
            let who = Entrant::new(one.id.as_str(), COORDINATOR, one.first_name);
            return Ok((!one.left).then(|| who.of_unit(one.association.as_str())));
        }
        if let Some(one) = store::companion_by_id(tx, id)? {
            let who = Entrant::new(one.id.as_str(), COMPANION, one.first_name);
            return Ok((!one.left).then(|| who.of_unit(one.association.as_str())));
        }
        tx.row(sql::STEWARD, &[&id], |r| {
            Ok(Entrant::new(
                r.get::<String>(0)?,
                OWNER,
                r.get::<String>(1)?,
            ))
        })
    }

    /// Only whoever makes the links: a coordinator needs an association and a telephone, a companion wishes and times,
    /// and those a person chooses.
    fn welcome(
        tx: &mut Tx<'_>,
        given: &Given,
        role: Role,
        first_name: &str,
    ) -> Result<Option<Entrant>, StoreError> {
        if role != OWNER {
            return Ok(None);
        }
        let id = StewardId::new(given);
        tx.run(sql::INSERT_STEWARD, &[&id, &first_name, &given.now()])?;
        Ok(Some(Entrant::new(id.as_str(), OWNER, first_name)))
    }

    /// Nobody becomes something else by another house's word: a crossing has an owner of its own kind (BR-6).
    fn take_role(_: &mut Tx<'_>, _: &str, _: Role) -> Result<Option<Entrant>, StoreError> {
        Ok(None)
    }
}
