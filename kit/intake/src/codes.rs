//! A list of codes, as KL's *Fælles Faglige Begreber* come in a table: code, name, and the code above.

use std::collections::HashMap;

use kit_hsds::{Feed, Taxonomy, TaxonomyTerm};

use crate::service::uuid;
use crate::sheet::Sheet;
use crate::{Fault, FaultKind, Limits, Taken};

/// What a list of codes is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CodeList {
    /// Its name; the same list a second time has to be called the same.
    pub name: String,
    /// Its version.
    pub version: Option<String>,
    /// Its address (`urn:oid:1.2.208.176.2.22`).
    pub uri: Option<String>,
}

/// Headings, folded, of the three columns that are read. What else stands in a list, such as definitions, may be somebody's
/// own and is left out.
const CODE: &[&str] = &["code", "kode"];
const NAME: &[&str] = &["display", "name", "navn", "betegnelse"];
const PARENT: &[&str] = &["parent_code", "parent", "overkode", "over"];

/// Reads a table of codes, CSV or XLSX, as one taxonomy with its terms. A code that is a UUID is the term's own id.
///
/// # Errors
/// Every fault with its line; nothing is read where there is one.
pub fn read_codes(bytes: &[u8], list: &CodeList, limits: &Limits) -> Result<Taken, Vec<Fault>> {
    let sheet = Sheet::read(bytes, None, limits).map_err(|fault| vec![fault])?;
    let column = |names: &[&str]| {
        let is = |header: &String| names.contains(&header.trim().to_lowercase().as_str());
        sheet.headers.iter().position(is)
    };
    let missing = |name: &str| Fault::of(FaultKind::NoSuchColumn(name.to_owned()));
    let (Some(code), Some(name)) = (column(CODE), column(NAME)) else {
        let absent = [("code", column(CODE)), ("name", column(NAME))];
        let absent = absent.into_iter().filter(|(_, at)| at.is_none());
        return Err(absent.map(|(name, _)| missing(name)).collect());
    };
    let parent = column(PARENT);
    let mut lines: HashMap<&str, u64> = HashMap::new();
    let mut rows = Vec::new();
    let mut faults = Vec::new();
    for (line, cells) in &sheet.rows {
        let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim());
        let row = (cell(code), cell(name), parent.map_or("", cell));
        if row.0.is_empty() || row.1.is_empty() {
            faults.push(Fault::at(*line, FaultKind::NoName));
        } else if let Some(first) = lines.insert(row.0, *line) {
            let kind = FaultKind::SameEntry { first };
            faults.push(Fault::at(*line, kind));
        } else {
            rows.push((*line, row));
        }
    }
    for (line, (_, _, parent)) in &rows {
        if !parent.is_empty() && !lines.contains_key(parent) {
            let kind = FaultKind::NoSuchCode((*parent).to_owned());
            faults.push(Fault::at(*line, kind));
        }
    }
    if !faults.is_empty() {
        faults.sort_by_key(|fault| fault.line);
        faults.truncate(limits.faults);
        return Err(faults);
    }
    let taxonomy = Taxonomy {
        id: uuid(&["taxonomy", &list.name]),
        name: list.name.clone(),
        version: list.version.clone(),
        uri: list.uri.clone(),
        ..Taxonomy::default()
    };
    let id = |code: &str| {
        uuid::Uuid::try_parse(code)
            .map_or_else(|_| uuid(&["code", &list.name, code]), |own| own.to_string())
    };
    let terms = rows.iter().map(|(_, (code, name, parent))| TaxonomyTerm {
        id: id(code),
        code: Some((*code).to_owned()),
        name: (*name).to_owned(),
        parent_id: (!parent.is_empty()).then(|| id(parent)),
        taxonomy: Some(list.name.clone()),
        taxonomy_id: Some(taxonomy.id.clone()),
        ..TaxonomyTerm::default()
    });
    let mut feed = Feed::default();
    feed.taxonomy_terms = terms.map(|term| (term.id.clone(), term)).collect();
    feed.taxonomies.insert(taxonomy.id.clone(), taxonomy);
    Ok(Taken {
        feed,
        columns: Vec::new(),
        lines: std::collections::BTreeMap::new(),
        notes: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "level,code,display,parent_code,definition\n\
        0,67b4ac73-dedf-4337-ad56-476b0a55ab03,Øverst,,Hører til listens ejer\n\
        1,F1,Nederst,67b4ac73-dedf-4337-ad56-476b0a55ab03,\n";

    fn read(text: &str) -> Result<Taken, Vec<Fault>> {
        let list = CodeList {
            name: "FFB".to_owned(),
            ..CodeList::default()
        };
        read_codes(text.as_bytes(), &list, &Limits::default())
    }

    #[test]
    fn codes_keep_their_ids_and_what_stands_above_them_and_nothing_else() {
        let taken = read(LIST).expect("good");
        let again = read(LIST).expect("good");
        assert_eq!(taken, again);
        let terms: Vec<&TaxonomyTerm> = taken.feed.taxonomy_terms.values().collect();
        let top = terms
            .iter()
            .find(|term| term.name == "Øverst")
            .expect("there");
        let low = terms
            .iter()
            .find(|term| term.name == "Nederst")
            .expect("there");
        assert_eq!(top.id, "67b4ac73-dedf-4337-ad56-476b0a55ab03");
        assert_eq!(low.parent_id.as_ref(), Some(&top.id));
        assert_eq!(
            (low.code.as_deref(), top.description.as_ref()),
            (Some("F1"), None)
        );
        assert_eq!(taken.feed.taxonomies.len(), 1);
    }

    #[test]
    fn every_fault_is_told_with_its_line() {
        let lines = |text: &str| -> Vec<Option<u64>> {
            let faults = read(text).expect_err("faults");
            faults.iter().map(|fault| fault.line).collect()
        };
        assert_eq!(lines("a,b\n1,2\n"), [None, None]);
        assert_eq!(
            lines("code,name,parent\n1,En,\n1,To,\n2,,\n3,Tre,9\n"),
            [Some(3), Some(4), Some(5)]
        );
    }
}
