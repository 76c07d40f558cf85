//! Three who would like to come along: one who has taken part herself, one who has an answer, one at another association.

use engine_planning::companions::Kind;
use kit_store::{Given, Tx};
use kit_web::door;

use super::{SeedFault, coordinator_id};
use crate::companion::interest::InterestId;
use crate::companion::interest::store::{self, New};
use crate::people::AssociationId;

/// Number, association, name, way to be reached, own words, and as what.
const WISHES: [(&str, &str, &str, &str, &str, Kind); 3] = [
    (
        "interest-havnen",
        "havnen",
        "Anna",
        "00 00 30 12, helst om aftenen",
        "Jeg var selv med på et hold sidste år. Nu vil jeg gerne være den, der venter ved døren.",
        Kind::Peer,
    ),
    (
        "interest-second",
        "havnen",
        "Viggo",
        "viggo@post.example",
        "Jeg er gået på pension og har tid om formiddagen.",
        Kind::Volunteer,
    ),
    (
        "interest-koekkenbordet",
        "koekkenbordet",
        "Selma",
        "00 00 30 14",
        "Jeg kan lide at lave mad sammen med andre.",
        Kind::Volunteer,
    ),
];
const BROKEN: SeedFault = SeedFault::History("a wish of the demo");

/// Writes them down.
pub(super) fn write(tx: &mut Tx<'_>, given: &Given) -> Result<(), SeedFault> {
    for (id, of, name, reach, words, kind) in WISHES {
        let new = New {
            id: InterestId::from_text(id).ok_or(BROKEN)?,
            association: AssociationId::from_text(&format!("association-{of}")).ok_or(BROKEN)?,
            token_hash: door::hash(&format!("demo {id}")),
            first_name: name.to_owned(),
            reach: reach.to_owned(),
            words: Some(words.to_owned()),
            kind,
        };
        store::keep(tx, &new, given.now())?;
    }
    let answered = InterestId::from_text("interest-second").ok_or(BROKEN)?;
    let words = "Tak, Viggo. Kom forbi på onsdag kl. 16, så taler vi sammen.";
    store::answer(tx, &answered, words, &coordinator_id("lone")?, given.now())?;
    Ok(())
}
