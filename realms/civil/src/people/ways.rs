//! What the ways in need to know of the associations' people.

use kit_identity::People;
use kit_store::{Given, StoreError, Tx};
use kit_web::Role;
use kit_web::door::Entrant;

use super::leave::StewardId;
use super::store;
use crate::app::{COMPANION, COORDINATOR, Civil, OWNER};
use crate::looks;

impl People for Civil {
    fn entrant(tx: &mut Tx<'_>, id: &str) -> Result<Option<Entrant>, StoreError> {
        looks::looked(tx, id)?;
        if let Some(one) = store::coordinator_by_id(tx, id)? {
            let who = Entrant::new(one.id.as_str(), COORDINATOR, one.first_name);
            return Ok((!one.left).then(|| who.of_unit(one.association.as_str())));
        }
        if let Some(one) = store::companion_by_id(tx, id)? {
            let who = Entrant::new(one.id.as_str(), COMPANION, one.first_name);
            return Ok((!one.left).then(|| who.of_unit(one.association.as_str())));
        }
        let name = store::steward_name(tx, id)?;
        Ok(name.map(|name| Entrant::new(id, OWNER, name)))
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
        looks::looked(tx, id.as_str())?;
        store::add_steward(tx, &id, first_name, given.now())?;
        Ok(Some(Entrant::new(id.as_str(), OWNER, first_name)))
    }

    /// Nobody becomes something else by another house's word: a crossing has an owner of its own kind (BR-6).
    fn take_role(_: &mut Tx<'_>, _: &str, _: Role) -> Result<Option<Entrant>, StoreError> {
        Ok(None)
    }
}
