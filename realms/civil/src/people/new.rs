//! The owner writes down a new association and those who work for it.

use kit_store::{StoreError, Tx};
use kit_web::{Answer, Asked, Failed, Faults, State, go};

use super::newcomers::{self, Amiss, NewAssociation, NewPerson, Task, Wrong};
use super::routes::page;
use super::store::{self, NewCompanion, associations};
use super::{AssociationId, CompanionId, CoordinatorId, sql};
use crate::app::App;
use crate::crossing::routes::failed;
use crate::looks::{looked, write};

/// A companion comes along with so many guests at a time, until she or the coordinator says otherwise (VH-18).
pub(crate) const FIRST_LOAD: i64 = 2;

/// What was typed comes back with what is amiss.
async fn again(app: &App, asked: &Asked, amiss: Amiss) -> Answer {
    let mut faults = Faults::none();
    for (field, wrong) in amiss {
        let max = |most: usize| i64::try_from(most).unwrap_or(i64::MAX);
        let said = match wrong {
            Wrong::Missing => asked.say("people-fault-missing"),
            Wrong::TooLong(most) => asked.tell("people-fault-long", &[("max", max(most).into())]),
            Wrong::NoPhone => asked.say("people-fault-phone"),
            Wrong::NoDays => asked.say("people-fault-days"),
            Wrong::NotThere if field == "person_of" => asked.say("people-fault-of"),
            Wrong::NotThere => asked.say("people-fault-task"),
        };
        faults.add(field, said);
    }
    page(app, asked, None, faults).await
}

pub(super) async fn association(State(app): State<App>, asked: Asked) -> Answer {
    // The form's own number is the association's, so that a double press makes one.
    let id = AssociationId::from_text(asked.fields.get("nonce")).ok_or(Failed::FormExpired)?;
    let new = match newcomers::association(&asked.fields) {
        Ok(new) => new,
        Err(amiss) => return again(&app, &asked, amiss).await,
    };
    asked
        .on(&app.store)
        .write("write down an association", move |tx| put(tx, &id, &new))
        .await?;
    go("/folk?gjort=gemt")
}

fn put(tx: &mut Tx<'_>, id: &AssociationId, new: &NewAssociation) -> Result<(), StoreError> {
    let there = associations(tx)?;
    if there.iter().any(|one| one.id == *id) {
        return Ok(());
    }
    let place = i64::try_from(there.len() + 1).unwrap_or(i64::MAX);
    tx.run(
        sql::INSERT_ASSOCIATION,
        &[id, &place, &new.name, &new.phone, &new.answer_days],
    )
    .map(|_| ())
}

pub(super) async fn person(State(app): State<App>, asked: Asked) -> Answer {
    let number = asked.fields.get("nonce").to_owned();
    let known = CoordinatorId::from_text(&number).and(CompanionId::from_text(&number));
    known.ok_or(Failed::FormExpired)?;
    let there = asked
        .on(&app.store)
        .read("read the associations", associations)
        .await?;
    let there: Vec<AssociationId> = there.into_iter().map(|one| one.id).collect();
    let new = match newcomers::person(&asked.fields, &there) {
        Ok(new) => new,
        Err(amiss) => return again(&app, &asked, amiss).await,
    };
    write(&app, &asked, "write down somebody new", move |tx| {
        looked(tx, &number)?;
        Ok(add(tx, &number, &new)?)
    })
    .await
    .map_err(failed)?;
    go("/folk?gjort=gemt")
}

/// Writes somebody down under the form's own number, once.
fn add(tx: &mut Tx<'_>, number: &str, new: &NewPerson) -> Result<(), StoreError> {
    if store::coordinator_by_id(tx, number)?.is_some()
        || store::companion_by_id(tx, number)?.is_some()
    {
        return Ok(());
    }
    let (of, name) = (new.association.as_str(), new.first_name.as_str());
    match new.task {
        Task::Coordinator => {
            let id = CoordinatorId::from_text(number);
            let id = id.ok_or(StoreError::Broken("a form's number is a person's"))?;
            let place = tx.row(sql::COUNT_COORDINATORS, &[&of], |r| r.get::<i64>(0))?;
            store::add_coordinator(tx, &id, of, place.unwrap_or(0) + 1, name, &new.phone)
        }
        Task::Companion(kind) => {
            let id = CompanionId::from_text(number);
            let new = NewCompanion {
                id: &id.ok_or(StoreError::Broken("a form's number is a person's"))?,
                association: of,
                first_name: name,
                kind: kind.key(),
                age: None,
                interests: "",
                max_load: FIRST_LOAD,
                sign: None,
            };
            store::add_companion(tx, &new)
        }
    }
}
