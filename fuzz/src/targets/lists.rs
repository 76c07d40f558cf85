//! Lists that are no HSDS feed: tables, workbooks, calendars, events, codes, and the file that says which column is which.

use jiff::civil::date;
use kit_intake::{
    CodeList, Giver, Limits, Mapping, Taken, read_calendar, read_codes, read_events, read_table,
};

use crate::parts::choice;

/// The first byte chooses the form.
pub(crate) fn read(bytes: &[u8]) {
    let (which, rest) = choice(bytes);
    let giver = Giver {
        source: "list".to_owned(),
        organization: (which & 0x10 == 0).then(|| "Havnen".to_owned()),
    };
    let limits = Limits {
        bytes: 1024 * 1024,
        unpacked_bytes: 1024 * 1024,
        rows: 2_000,
        ..Limits::default()
    };
    let today = date(2026, 11, 24);
    let taken = match which % 5 {
        0 => read_table(rest, &Mapping::default(), &giver, &limits),
        1 => read_calendar(rest, today, &giver, &limits),
        2 => read_events(rest, today, &giver, &limits),
        3 => read_codes(rest, &CodeList::default(), &limits),
        _ => mapped(rest, &giver, &limits),
    };
    match taken {
        Ok(taken) => keeps(&taken),
        Err(faults) => assert!(
            faults.iter().all(|fault| !fault.danish_line().is_empty()) && !faults.is_empty(),
            "a list is refused for a reason"
        ),
    }
}

/// A mapping and a table, with a zero byte between.
fn mapped(bytes: &[u8], giver: &Giver, limits: &Limits) -> Result<Taken, Vec<kit_intake::Fault>> {
    let mut parts = bytes.splitn(2, |byte| *byte == 0);
    let words = String::from_utf8_lossy(parts.next().unwrap_or_default()).into_owned();
    let mapping = Mapping::read(&words)?;
    read_table(parts.next().unwrap_or_default(), &mapping, giver, limits)
}

fn keeps(taken: &Taken) {
    for term in taken.feed.taxonomy_terms.values() {
        assert!(!term.name.is_empty() && term.taxonomy_id.is_some());
        let above = term.parent_id.as_ref();
        assert!(above.is_none_or(|above| taken.feed.taxonomy_terms.contains_key(above)));
    }
    for community in taken.feed.communities() {
        assert!(!community.name.is_empty() && !community.slug.is_empty());
        assert!(community.organization.is_some(), "somebody is behind it");
    }
    // What is said of the rest can be said.
    for note in &taken.notes {
        assert!(!note.english_line().is_empty());
    }
}
