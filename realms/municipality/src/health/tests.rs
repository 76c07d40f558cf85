//! How a training stands, and what a sheet holds.

use jiff::civil::date;

use super::rules::{Sheet, Stands, fields, rated, read};

/// HE-8: of several courses the one that holds longest counts, and its last day still does.
#[test]
fn a_training_holds_through_its_last_day() {
    let last = date(2028, 2, 29);
    let times = [Some(date(2027, 1, 1)), Some(last)];
    assert_eq!(Stands::of(&times, last), Stands::Until(last));
    assert_eq!(Stands::of(&times, date(2028, 3, 1)), Stands::Lapsed(last));
    assert_eq!(
        Stands::of(&[Some(last), None], date(2030, 1, 1)),
        Stands::Held
    );
    assert_eq!(Stands::of(&[], last), Stands::None);
    assert!(Stands::Until(last).holds() && !Stands::Lapsed(last).holds() && !Stands::None.holds());
}

/// HE-1: every field of the sheet has its own name and is read back; none is a person's.
#[test]
fn every_field_of_the_sheet_is_read_back() {
    let mut sheet = Sheet::default();
    let names: Vec<String> = fields(&mut sheet)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    let mut unique = names.clone();
    unique.sort();
    unique.dedup();
    assert_eq!((names.len(), unique.len()), (4 + 12 * 7, 4 + 12 * 7));
    let mut read = read(|name| {
        names
            .iter()
            .find(|one| *one == name)
            .map_or("", String::as_str)
    })
    .expect("short");
    assert!(
        fields(&mut read)
            .into_iter()
            .all(|(name, value)| name == *value)
    );
    let long = "æ".repeat(301);
    assert_eq!(
        super::rules::read(|_| long.as_str())
            .expect_err("too long")
            .len(),
        names.len()
    );
}

#[test]
fn a_rating_is_from_one_to_five() {
    assert_eq!(
        ["0", "1", "5", "6", ""].map(rated),
        [None, Some(1), Some(5), None, None]
    );
}
