//! The demo's open calendar: a meeting that has been, two that come, and a visit with short talks. Fixed ids, so that no chance is drawn.

use jiff::ToSpan;
use kit_store::{Given, Tx};

use super::SeedFault;
use crate::calendar::week::monday;
use crate::calendar::{EventId, Kind, Told, store};
use crate::hours::rules::Aim;
use crate::hours::{AimId, store as hours_store};
use crate::people::AssociationId;

const BROKEN: SeedFault = SeedFault::History("an event of the demo");

/// Association, its own key, days ahead, what it is, and where.
const EVENTS: [(&str, &str, i64, Kind, &str, &str); 4] = [
    (
        "havnen",
        "past-havnen",
        -9,
        Kind::Information,
        "Hvad er en følgesven?",
        "Biblioteket, mødelokale 2",
    ),
    (
        "havnen",
        "information-havnen",
        5,
        Kind::Information,
        "Hvad er en følgesven?",
        "Biblioteket, mødelokale 2",
    ),
    (
        "koekkenbordet",
        "information-koekkenbordet",
        12,
        Kind::Information,
        "Kom og hør om Køkkenbordet",
        "Medborgerhuset, første sal",
    ),
    (
        "havnen",
        "visit-havnen",
        8,
        Kind::Visit,
        "Lone er i Huset på Torvet",
        "Huset på Torvet, ved kaffen",
    ),
];

/// Writes them down.
pub(super) fn write(tx: &mut Tx<'_>, given: &Given) -> Result<(), SeedFault> {
    for (association, key, ahead, kind, title, place) in EVENTS {
        let day = given.today().saturating_add(ahead.days());
        let visit = kind == Kind::Visit;
        let (name, phone) = if association == "havnen" {
            ("Lone", "00 00 00 01")
        } else {
            ("Hanne", "00 00 00 02")
        };
        let told = Told {
            kind,
            title: title.to_owned(),
            place: place.to_owned(),
            way_in: Some("Gå ind ad hoveddøren. Der hænger et skilt.".to_owned()),
            starts: day.at(if visit { 10 } else { 16 }, 0, 0, 0),
            ends: day.at(if visit { 12 } else { 17 }, 30, 0, 0),
            seats: (!visit).then_some(20),
            talk_min: visit.then_some(15),
            contact_name: name.to_owned(),
            contact_phone: phone.to_owned(),
            bring: Some("Folderen og kaffe".to_owned()),
        };
        let id = EventId::from_text(key).ok_or(BROKEN)?;
        let of = AssociationId::from_text(&format!("association-{association}")).ok_or(BROKEN)?;
        store::add(tx, given, &id, &of, &told)?;
    }
    hours(tx, given)
}

/// Ten hours a week since two months.
fn hours(tx: &mut Tx<'_>, given: &Given) -> Result<(), SeedFault> {
    let aim = Aim {
        starts: monday(given.today().saturating_sub(8.weeks())),
        week_min: 600,
        meeting_min: 90,
        less: Some("Vi holder ét stort arrangement mindre".to_owned()),
    };
    let id = AimId::from_text("hours-havnen").ok_or(BROKEN)?;
    let of = AssociationId::from_text("association-havnen").ok_or(BROKEN)?;
    Ok(hours_store::set(tx, given, &id, &of, &aim)?)
}
