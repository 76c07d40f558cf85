//! What categories of other lists mean as wishes, by a file of our own (issue "directory" 7, VH-14).

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use engine_search::fold;
use kit_hsds::{Attribute, Service, Wish};

/// Our own list, as shipped.
const CATEGORIES: &str = include_str!("../../../../data/categories.da.toml");
/// The label under which words to be found by are kept (docs/profile-first-time.md): of a list of events these are its tags.
const WORDS: &str = "landgang.popular_words";

/// Wishes by the folded name of a category, or by a code.
fn known() -> &'static HashMap<String, Wish> {
    static KNOWN: OnceLock<HashMap<String, Wish>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        // The file is part of the program and a test reads it whole; without it entries have the wishes that they tell.
        let file: BTreeMap<String, Vec<String>> = toml::from_str(CATEGORIES).unwrap_or_default();
        let read = file
            .iter()
            .filter_map(|(wish, names)| Some((Wish::parse(wish)?, names)));
        read.flat_map(|(wish, names)| names.iter().map(move |name| (fold(name), wish)))
            .collect()
    })
}

/// The wishes that an entry's categories speak of, in the order in which they stand.
pub(super) fn wishes(service: &Service) -> Vec<Wish> {
    let visits = service.service_at_locations.iter();
    let attributes = service
        .attributes
        .iter()
        .chain(visits.flat_map(|visit| &visit.attributes));
    let mut found = Vec::new();
    for wish in attributes.flat_map(of_attribute) {
        if !found.contains(&wish) {
            found.push(wish);
        }
    }
    found
}

fn of_attribute(attribute: &Attribute) -> Vec<Wish> {
    let term = attribute.taxonomy_term.as_deref();
    let codes = [
        attribute.taxonomy_term_id.as_deref(),
        term.map(|term| term.id.as_str()),
        term.and_then(|term| term.code.as_deref()),
    ];
    let codes = codes.into_iter().flatten().map(fold);
    let names = term.into_iter().flat_map(|term| parts(&term.name));
    let tags = attribute
        .value
        .iter()
        .filter(|_| attribute.label.as_deref() == Some(WORDS));
    let tags = tags.flat_map(|words| words.split_whitespace().map(fold));
    let all = codes.chain(names).chain(tags);
    all.filter_map(|name| known().get(&name).copied()).collect()
}

/// A name, and the parts of one that names several.
fn parts(name: &str) -> Vec<String> {
    let folded = fold(name);
    let and = folded.replace(" og ", "/").replace(" and ", "/");
    let single = and.split(['/', '&', ',', ';']).map(str::trim);
    let single = single.filter(|part| !part.is_empty()).map(str::to_owned);
    let mut all: Vec<String> = single.collect();
    all.push(folded);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit_hsds::TaxonomyTerm;

    fn tagged(name: &str, code: Option<&str>) -> Service {
        let term = TaxonomyTerm {
            name: name.to_owned(),
            code: code.map(str::to_owned),
            ..TaxonomyTerm::default()
        };
        Service {
            attributes: vec![Attribute {
                taxonomy_term: Some(Box::new(term)),
                ..Attribute::default()
            }],
            ..Service::default()
        }
    }

    /// VH-14, BR-1: the file reads whole, and every name leads to one wish and to no illness.
    #[test]
    fn every_category_of_the_file_is_a_wish() {
        let file: BTreeMap<String, Vec<String>> = toml::from_str(CATEGORIES).expect("reads");
        let mut seen = BTreeMap::new();
        for (wish, names) in &file {
            assert!(Wish::parse(wish).is_some(), "{wish}");
            for name in names {
                assert_eq!(seen.insert(fold(name), wish), None, "{name} stands twice");
                for word in ["angst", "depression", "misbrug", "psyk"] {
                    assert!(!name.contains(word), "{name}");
                }
            }
        }
        assert!(seen.len() > 80);
    }

    #[test]
    fn a_category_is_read_whole_part_by_part_and_by_its_code() {
        assert_eq!(wishes(&tagged("Kor", None)), [Wish::Music]);
        assert_eq!(wishes(&tagged("Sport og motion", None)), [Wish::Move]);
        assert_eq!(
            wishes(&tagged("Arts & Crafts / Music", None)),
            [Wish::Make, Wish::Music]
        );
        let ffb = "dcc6bb77-45af-4625-9c4d-7d7878307220";
        assert_eq!(wishes(&tagged("Deltage", Some(ffb))), [Wish::Company]);
        assert_eq!(wishes(&tagged("Korruption", None)), [], "no part of a word");
    }
}
