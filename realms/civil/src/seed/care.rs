//! The demo's supervision and handbook: one day held, one ahead, an interval, and three short sections.

use jiff::Span;
use kit_store::{Given, Tx};

use super::{SeedFault, companion_id};
use crate::companion::care::rules::Supervision;
use crate::companion::care::{SectionId, SupervisionId, store};
use crate::people::AssociationId;

/// Number, association, for whom, and in how many days.
const DAYS: [(&str, &str, Option<&str>, i64); 4] = [
    ("supervision-havnen", "havnen", None, -45),
    ("supervision-ahead", "havnen", None, 18),
    ("supervision-tobias", "havnen", Some("tobias"), -12),
    ("supervision-koekkenbordet", "koekkenbordet", None, -120),
];
/// The sections of the first association's handbook.
const SECTIONS: [(&str, &str); 3] = [
    (
        "Det første møde",
        "Vær der fem minutter før. Sig dit fornavn, og hvad du kan kendes på. Spørg, om I skal gå langsomt eller rask til.",
    ),
    (
        "Det, du hører",
        "Det bliver hos dig. Du skriver ingen dagbog. Er du i tvivl, så ring til din koordinator.",
    ),
    (
        "Når det er svært",
        "Du må gerne sige: Det ved jeg ikke. Du må også gerne holde pause. Ingen skal stå alene med det.",
    ),
];
const BROKEN: SeedFault = SeedFault::History("a supervision of the demo");

/// Writes them down.
pub(super) fn write(tx: &mut Tx<'_>, given: &Given) -> Result<(), SeedFault> {
    let of = |key: &str| AssociationId::from_text(&format!("association-{key}")).ok_or(BROKEN);
    for (id, key, who, days) in DAYS {
        let one = Supervision {
            id: SupervisionId::from_text(id).ok_or(BROKEN)?,
            who: who.map(companion_id).transpose()?,
            day: given.today().saturating_add(Span::new().days(days)),
            held: days < 0,
        };
        store::add_day(tx, &of(key)?, &one, given.now())?;
    }
    for key in ["havnen", "koekkenbordet"] {
        store::set_interval(tx, &of(key)?, Some(3), given.now())?;
    }
    for (number, words) in (1_i64..).zip(SECTIONS) {
        let id = SectionId::from_text(&format!("section-havnen-{number}")).ok_or(BROKEN)?;
        store::write(tx, &of("havnen")?, &id, number, words, given.now())?;
    }
    Ok(())
}
