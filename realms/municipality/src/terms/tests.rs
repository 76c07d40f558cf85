//! The list's rules, and its rows on both databases. The terms are made for the test.

use jiff::Timestamp;
use kit_store::{StoreError, store_test};

use super::rules::{LineFault, TERM_MAX, read};
use super::store;
use crate::Municipality;

/// HE-4: a list that is amiss is not taken, and every line that is amiss is told by its number.
#[test]
fn every_line_that_is_amiss_is_told_by_its_number() {
    let long = "a".repeat(TERM_MAX + 1);
    let text = format!(
        "\u{feff}ffb_kode;ffb;fsiii_kode;fsiii\nS1;Egenomsorg;H1;Pleje\nS2;Ro\n\nS3;;H3;Pleje\nS1;Igen;H1;Pleje\nS4;{long};H4;Pleje\nS5;a;b;c;d"
    );
    assert_eq!(
        read(&text),
        Err(vec![
            (3, LineFault::Columns),
            (5, LineFault::Empty),
            (6, LineFault::Twice(2)),
            (7, LineFault::TooLong),
            (8, LineFault::Columns),
        ])
    );
    let good = read("FFB;a;FSIII;b\r\n\"S1\"; Egenomsorg ;H1;Pleje\r\nS1;Egenomsorg;H2;Mad\r\n")
        .expect("good");
    let told: Vec<_> = good
        .iter()
        .map(|one| (one.social.as_str(), one.health_code.as_str()))
        .collect();
    assert_eq!(told, [("Egenomsorg", "H1"), ("Egenomsorg", "H2")]);
    assert_eq!(read(" \n"), Ok(Vec::new()));
}

store_test! {
    /// HE-4: a list takes the place of the one before, whole and in its order; the same list changes no row.
    fn a_list_takes_the_place_of_the_one_before(store: Store<Municipality>) {
        let first = read("S2;b;H2;b\nS1;a;H1;a").expect("good");
        let second = read("S3;c;H3;c").expect("good");
        let at = |ms| Timestamp::from_millisecond(ms).expect("a time");
        store.aside().write_now("terms", move |tx| {
            store::load(tx, &first, at(1))?;
            assert_eq!(store::pairs(tx)?, first);
            store::load(tx, &first, at(2))?;
            assert_eq!(tx.row("SELECT loaded_ms FROM term_pair WHERE place = $1", &[&1_i64], |r| r.get::<i64>(0))?, Some(1));
            store::load(tx, &second, at(3))?;
            assert_eq!(store::pairs(tx)?, second);
            Ok::<_, StoreError>(())
        }).expect("written");
    }
}
