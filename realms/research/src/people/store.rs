//! Reading and writing who works here. Whoever calls writes the line in the log of looks.

use jiff::Timestamp;
use kit_seal::Sealed;
use kit_store::{Given, Place, Row, StoreError, Tx};
use kit_web::door;

use super::ways::entrant;
use super::{Person, ResearcherId, sql};
use crate::OWNER;

/// The sealed first name; the person's own key seals it.
const FIRST_NAME: Place = Place::of("researcher", "first_name");
/// A one-time link lasts a week.
const LINK_MINUTES: i64 = 7 * 24 * 60;

/// The first owner of a new installation, called `first_name`; gives the token of a one-time link (`/ind/<token>`) that
/// lasts 7 days. For `init`, with the caller's transaction.
///
/// # Errors
/// [`StoreError`] if the database refuses.
pub fn first_owner(tx: &mut Tx<'_>, given: &Given, first_name: &str) -> Result<String, StoreError> {
    let owner = Person {
        id: ResearcherId::new(given),
        first_name: first_name.to_owned(),
        role: OWNER.0.to_owned(),
    };
    tx.looked(owner.id.as_str())?;
    put(tx, &owner, given.now())?;
    let token = given.token();
    link(tx, &owner, &token, given.now())?;
    Ok(token)
}

/// A row with its name still sealed.
type Row3 = (ResearcherId, Sealed, String);

fn row(r: &Row<'_>) -> Result<Row3, StoreError> {
    Ok((r.get(0)?, r.get(1)?, r.get(2)?))
}

fn opened(tx: &Tx<'_>, (id, name, role): Row3) -> Result<Person, StoreError> {
    let first_name = tx.open(FIRST_NAME, id.as_str(), id.as_str(), &name)?;
    Ok(Person {
        id,
        first_name,
        role,
    })
}

/// Everybody who works here now, by first name.
pub(crate) fn people(tx: &mut Tx<'_>) -> Result<Vec<Person>, StoreError> {
    let rows = tx.rows(sql::PEOPLE, &[], row)?;
    let people: Result<Vec<Person>, StoreError> =
        rows.into_iter().map(|row| opened(tx, row)).collect();
    let mut people = people?;
    people.sort_by_cached_key(|one| (kit_words::fold(&one.first_name), one.id.clone()));
    Ok(people)
}

/// One who works here now.
pub(crate) fn person(tx: &mut Tx<'_>, id: &str) -> Result<Option<Person>, StoreError> {
    let found = tx.row(sql::PERSON, &[&id], row)?;
    found.map(|row| opened(tx, row)).transpose()
}

/// Writes somebody new with an own key; who is there already stays as they are.
pub(crate) fn put(tx: &mut Tx<'_>, person: &Person, now: Timestamp) -> Result<(), StoreError> {
    let id = person.id.as_str();
    tx.new_person(FIRST_NAME, id)?;
    let first_name = tx.seal(FIRST_NAME, id, id, &person.first_name)?;
    let all: [&dyn kit_store::Param; 4] = [&person.id, &first_name, &person.role, &now];
    tx.run(sql::INSERT_PERSON, &all).map(|_| ())
}

/// Makes a one-time link for somebody.
pub(crate) fn link(
    tx: &mut Tx<'_>,
    person: &Person,
    token: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    door::make_link(tx, token, &entrant(person), LINK_MINUTES, 1, now)
}

/// Somebody stops working here: signed out at once, with every way in closed.
pub(crate) fn leave(tx: &mut Tx<'_>, id: &str, now: Timestamp) -> Result<bool, StoreError> {
    let left = tx.run(sql::LEAVES, &[&id, &now])? == 1;
    kit_identity::ways::close_all(tx, id)?;
    Ok(left)
}
