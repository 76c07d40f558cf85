//! The directory's copy and the count of what was told, on both databases.

use jiff::Timestamp;
use jiff::civil::date;
use kit_hsds::{Feed, Limits, read_bytes};
use kit_store::store_test;

use super::{refresh_directory, store};
use crate::Municipality;
use crate::house::FormId;

const DEMO: &[u8] = include_bytes!("../../../../data/demokobing/hsds.json");

fn feed() -> Feed {
    read_bytes("hsds.json", DEMO, &Limits::default()).expect("the demo's feed")
}

fn at(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).expect("a time")
}

store_test! {
    /// BR-8 small, the proof: a feed that has not changed changes no row, so the fingerprint stays as it was.
    fn an_unchanged_feed_changes_no_row(store: Store<Municipality>) {
        let feed = feed();
        assert!(refresh_directory(&store, &feed, at(1)).expect("written"));
        let before = store.dump(&[]).expect("a dump");
        assert!(!refresh_directory(&store, &feed, at(2)).expect("compared"));
        assert_eq!(before, store.dump(&[]).expect("a dump"));
        let book = store.aside().read_now("book", |tx| store::newer(tx, (-1, -1))).expect("readable").expect("a book");
        assert_eq!(book.communities.len(), feed.communities().len());
        assert!(book.communities.iter().any(|one| one.name == "Gåturen ved åen"));
        assert!(store.aside().read_now("same", |tx| store::newer(tx, book.stamp)).expect("readable").is_none());
        assert!(refresh_directory(&store, &Feed::default(), at(3)).expect("written"));
        assert!(store.aside().read_now("emptied", |tx| store::newer(tx, book.stamp)).expect("readable").is_some_and(|book| book.communities.is_empty()));
    }
}

store_test! {
    /// HS-3: talking about a community is counted by community and day, once for each press.
    fn what_was_told_is_a_count_and_nothing_more(store: Store<Municipality>) {
        let tell = |id: &'static str, community: &'static str, day| {
            store.aside().write_now("tell", move |tx| store::told(tx, &FormId::from_text(id).expect("an id"), community, day)).expect("written");
        };
        let (monday, tuesday) = (date(2026, 11, 16), date(2026, 11, 17));
        tell("form-0001", "kor", monday);
        tell("form-0001", "kor", monday);
        tell("form-0002", "kor", monday);
        tell("form-0003", "kor", tuesday);
        tell("form-0004", "gaatur", tuesday);
        let told = |from| store.aside().read_now("told", move |tx| store::told_since(tx, from)).expect("readable");
        assert_eq!(told(monday), [("gaatur".to_owned(), 1), ("kor".to_owned(), 3)].into());
        assert_eq!(told(tuesday), [("gaatur".to_owned(), 1), ("kor".to_owned(), 1)].into());
    }
}
