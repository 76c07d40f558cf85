//! A page that an association shows stands in the open directory, and one that it takes down does not; half a file, or
//! none, changes nothing.

use kit_store::test::sqlite_place;
use kit_store::{Given, Store};

use super::*;

const FEED: &str = r#"{"total_items":1,"total_pages":1,"page_number":1,"size":1,"first_page":true,"last_page":true,"empty":false,
"contents":[{"id":"0b6a6f63-4f0e-4b5f-9c1d-6c5f9d3c2a11","name":"Strik på trappen","status":"active"}]}"#;
const EMPTY: &str = r#"{"total_items":0,"total_pages":1,"page_number":1,"size":0,"first_page":true,"last_page":true,"empty":true,"contents":[]}"#;

kit_store::statements! {
    SHOWN = "SELECT COUNT(*) FROM community WHERE hidden_at_ms IS NULL";
}

fn shown(store: &Store<Public>) -> i64 {
    let count = store
        .job("test")
        .read_now("count", |tx| tx.row(SHOWN, &[], |r| r.get::<i64>(0)));
    count.expect("readable").unwrap_or_default()
}

#[test]
fn the_directory_follows_the_file_and_keeps_what_it_has_where_the_file_is_rubbish() {
    let (place, folder) = sqlite_place();
    let given = Given::system();
    let store: Store<Public> = Store::open(&place, &given).expect("opened");
    let path = folder.join(PUBLISHED_FILE);
    let mut seen = read(&store, &given, &path, None).expect("no file is no fault");
    assert_eq!((seen, shown(&store)), (None, 0));

    replace(&path, FEED.as_bytes()).expect("written");
    seen = read(&store, &given, &path, seen).expect("read");
    assert_eq!(shown(&store), 1);
    assert_eq!(
        read(&store, &given, &path, seen).expect("nothing new"),
        seen
    );

    for rubbish in ["", "{", r#"{"contents":[{"id":"x"}]}"#] {
        replace(&path, rubbish.as_bytes()).expect("written");
        assert!(read(&store, &given, &path, seen).is_err(), "{rubbish}");
        assert_eq!(shown(&store), 1);
    }
    replace(&path, EMPTY.as_bytes()).expect("written");
    read(&store, &given, &path, seen).expect("read");
    assert_eq!(shown(&store), 0, "the last page was taken down");
    std::fs::remove_dir_all(&folder).expect("removed");
}
