//! The demo's groups after a manual: two associations have one each, begun three weeks ago.

use jiff::Span;
use kit_store::{Given, Tx};

use super::SeedFault;
use crate::group::rules::How;
use crate::group::{Cohort, CohortId, EntryId, PageId, Programme, ProgrammeId, store};
use crate::people::{AssociationId, CompanionId};
use crate::plan::rules::Length;
use crate::plan::store as plans;

/// Association, companion who leads, what the programme is called, where it meets.
const GROUPS: [(&str, &str, &str, &str); 2] = [
    (
        "havnen",
        "mette",
        "Hverdagen igen",
        "Biblioteket, mødelokale 2",
    ),
    (
        "koekkenbordet",
        "hassan",
        "Ud ad døren",
        "Medborgerhuset, første sal",
    ),
];
/// What the ten meetings are about, and what is done.
const PAGES: [(&str, &str); 10] = [
    (
        "Velkommen",
        "Sig jeres fornavne. Fortæl, hvordan I kom herhen i dag.",
    ),
    ("Min uge", "Tegn en uge. Sæt en prik ved det, der går godt."),
    ("Det, jeg kan lide", "Tag en ting med, eller fortæl om en."),
    ("Ud ad døren", "Gå en tur sammen i tyve minutter."),
    (
        "Mad på bordet",
        "Lav en suppe sammen. Skriv opskriften ned.",
    ),
    ("Når det er svært", "Tal om, hvad der har hjulpet jer før."),
    (
        "Mennesker omkring mig",
        "Skriv tre, du gerne vil se mere til.",
    ),
    ("Steder i byen", "Find et sted, I ikke har været."),
    ("Min næste ting", "Vælg én ting, du vil prøve."),
    ("Farvel og videre", "Sig tak. Aftal, om I vil ses igen."),
];
const BROKEN: SeedFault = SeedFault::History("a group of the demo");

/// Writes the groups down.
pub(super) fn write(tx: &mut Tx<'_>, given: &Given) -> Result<(), SeedFault> {
    for (key, leader, title, place) in GROUPS {
        let id = ProgrammeId::from_text(&format!("programme-{key}")).ok_or(BROKEN)?;
        let programme = Programme {
            id: id.clone(),
            association: AssociationId::from_text(&format!("association-{key}")).ok_or(BROKEN)?,
            title: title.to_owned(),
            meetings: 10,
        };
        store::add_programme(tx, given, &programme)?;
        plans::set_length(tx, &id, Length::HALF_A_YEAR)?;
        for (number, page) in (1_i64..).zip(PAGES) {
            store::add_page(tx, given, &PageId::new(given), &id, number, page)?;
        }
        let cohort = Cohort {
            id: CohortId::from_text(&format!("cohort-{key}")).ok_or(BROKEN)?,
            programme: id,
            title: title.to_owned(),
            place: place.to_owned(),
            first: CompanionId::from_text(&format!("companion-{leader}")).ok_or(BROKEN)?,
            second: None,
        };
        let back = given.local().date().checked_sub(Span::new().days(23));
        let first = back.or(Err(BROKEN))?.at(16, 0, 0, 0);
        store::add_cohort(tx, given, &cohort, first, programme.meetings)?;
        for (number, said) in [(1, (7, How::AsManual)), (2, (6, How::OwnPoint))] {
            store::set_held(tx, given, &EntryId::new(given), &cohort.id, number, said)?;
        }
    }
    Ok(())
}
