//! Our own open taxonomy: what people miss, never what is wrong with them (BR-1, VH-14). Each wish of a community is
//! published as one of its codes, so that others can ask for it as for any code.

use engine_search::Wish;
use kit_hsds::{Attribute, Service, Taxonomy, TaxonomyTerm};

/// The label of a wish in the profile (docs/profile-first-time.md).
const WISH: &str = "landgang.wish";
/// The id of the taxonomy, drawn once and never changed.
const ID: &str = "6f1d2a1c-3f0b-4c63-9c5e-2a7d8e4b9f00";

/// The taxonomy of what people miss.
pub(super) fn wishes() -> Taxonomy {
    Taxonomy {
        id: ID.to_owned(),
        name: "Det, man kan savne".to_owned(),
        description: Some(
            "What somebody may miss and a community may give. Landgang's own; open to everybody (CC0). No diagnoses. \
             In KL's Fælles Faglige Begreber (urn:oid:1.2.208.176.2.22) all of it is part of Deltage i sociale fællesskaber og \
             fritidsaktiviteter, dcc6bb77-45af-4625-9c4d-7d7878307220."
                .to_owned(),
        ),
        version: Some("1".to_owned()),
        ..Taxonomy::default()
    }
}

/// The code of a wish: its id, its name in Danish, and what it means.
fn words(wish: Wish) -> (&'static str, &'static str, &'static str) {
    match wish {
        Wish::GetUp => (
            "6f1d2a1c-3f0b-4c63-9c5e-2a7d8e4b9f01",
            "Noget at stå op til",
            "Something to get up for",
        ),
        Wish::Company => (
            "6f1d2a1c-3f0b-4c63-9c5e-2a7d8e4b9f02",
            "Nogen at være sammen med",
            "Company. FFB: Indgå i samspil og kontakt, 3f9da5ac-9686-4eeb-b517-b46e17fcb1d7; Varetage relationer til netværk, \
             4c082610-b122-4019-96f2-1061e287445e",
        ),
        Wish::SameRoad => (
            "6f1d2a1c-3f0b-4c63-9c5e-2a7d8e4b9f03",
            "Nogen, der har prøvet det samme",
            "People who have been through the same",
        ),
        Wish::BeOfUse => (
            "6f1d2a1c-3f0b-4c63-9c5e-2a7d8e4b9f04",
            "At gøre gavn",
            "To be of use",
        ),
        Wish::Calm => ("6f1d2a1c-3f0b-4c63-9c5e-2a7d8e4b9f05", "Ro", "Calm"),
        Wish::Move => (
            "6f1d2a1c-3f0b-4c63-9c5e-2a7d8e4b9f06",
            "At røre sig",
            "To move",
        ),
        Wish::Make => (
            "6f1d2a1c-3f0b-4c63-9c5e-2a7d8e4b9f07",
            "At lave noget med hænderne",
            "To make something by hand",
        ),
        Wish::Eat => (
            "6f1d2a1c-3f0b-4c63-9c5e-2a7d8e4b9f08",
            "At spise sammen",
            "To eat with others",
        ),
        Wish::Nature => (
            "6f1d2a1c-3f0b-4c63-9c5e-2a7d8e4b9f09",
            "At være ude",
            "To be out of doors",
        ),
        Wish::Music => ("6f1d2a1c-3f0b-4c63-9c5e-2a7d8e4b9f0a", "Musik", "Music"),
        Wish::Learn => (
            "6f1d2a1c-3f0b-4c63-9c5e-2a7d8e4b9f0b",
            "At lære noget",
            "To learn",
        ),
    }
}

/// The code of a wish.
pub(super) fn term(wish: Wish) -> TaxonomyTerm {
    let (id, name, description) = words(wish);
    TaxonomyTerm {
        id: id.to_owned(),
        code: Some(wish.key().to_owned()),
        name: name.to_owned(),
        description: Some(description.to_owned()),
        taxonomy: Some(wishes().name),
        taxonomy_id: Some(ID.to_owned()),
        language: Some("da".to_owned()),
        ..TaxonomyTerm::default()
    }
}

/// Gives every wish of a service its code, unless its keeper has given it one.
pub(crate) fn mark_wishes(service: &mut Service) {
    let unmarked = |one: &&mut Attribute| {
        one.label.as_deref() == Some(WISH)
            && one.taxonomy_term.is_none()
            && one.taxonomy_term_id.is_none()
    };
    for attribute in service.attributes.iter_mut().filter(unmarked) {
        let wish = attribute.value.as_deref().and_then(Wish::from_key);
        attribute.taxonomy_term = wish.map(|wish| Box::new(term(wish)));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// BR-1, VH-14
    #[test]
    fn every_wish_has_a_code_of_its_own_and_none_is_a_diagnosis() {
        let ids: HashSet<String> = Wish::ALL.into_iter().map(|wish| term(wish).id).collect();
        assert_eq!(ids.len(), Wish::ALL.len());
        assert!(!ids.contains(ID));
        for wish in Wish::ALL {
            let name = term(wish).name.to_lowercase();
            for word in ["angst", "depression", "sygdom", "psyk"] {
                assert!(!name.contains(word), "{name}");
            }
        }
    }
}
