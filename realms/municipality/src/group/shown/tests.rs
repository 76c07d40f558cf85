//! What anybody may read of a group: the rules, and its rows on both databases.

use kit_store::{StoreError, store_test};

use super::pages::similar;
use super::rules::{free, read};
use super::{Notice, store};
use crate::Municipality;
use crate::group::rules::Fault;
use crate::group::tests::{TODAY, at, form, join, jonas, new_series, series_id, world};

fn typed(shown: &'static str, about: &'static str) -> impl Fn(&str) -> &'static str {
    move |name| match name {
        "shown" => shown,
        "about" => about,
        "for_whom" => "Voksne, der vil have ro.",
        "spot" => "Havnegade 3",
        _ => "",
    }
}

/// DD-4, HS-3: a group that is shown explains itself; one that is not may be half written, and nobody's number or name stands in either.
#[test]
fn a_group_that_is_shown_explains_itself() {
    let guests = ["Fatima".to_owned()];
    assert_eq!(
        read(typed("ja", ""), &guests),
        Err(vec![("about", Fault::Empty)])
    );
    assert!(read(typed("", ""), &guests).is_ok_and(|notice| !notice.shown));
    assert!(read(typed("ja", "Vi øver ro."), &guests).is_ok_and(|notice| notice.shown));
    let person = read(typed("", "Ring til 010203-0004"), &guests);
    assert_eq!(person, Err(vec![("about", Fault::Person)]));
    let named = read(typed("ja", "Fatimas hold"), &guests);
    assert_eq!(named, Err(vec![("about", Fault::Named)]));
}

/// DD-4: whoever waits has the next place, so nobody is told that it is free.
#[test]
fn a_place_that_somebody_waits_for_is_not_free() {
    assert_eq!(free(5, (3, 0)), 2);
    assert_eq!(free(5, (4, 1)), 0);
    assert_eq!(free(5, (5, 2)), 0);
}

/// DD-4: similar groups elsewhere are looked for in the open directory, whatever the words are.
#[test]
fn similar_groups_are_looked_for_in_the_open_directory() {
    let origin = "https://f.example";
    assert_eq!(similar(origin, ""), "https://f.example/alle");
    assert_eq!(
        similar(origin, "ro & gåtur"),
        "https://f.example/find?ord=ro%20%26%20g%C3%A5tur"
    );
}

store_test! {
    /// DD-4: only what is marked is shown, with numbers and nobody; it is taken off again, and a form counts once.
    fn only_a_marked_group_is_shown_and_its_free_places_follow(store: Store<Municipality>) {
        store.aside().write_now("world", |tx| world(tx, 3, &new_series(2, Some(1)))).expect("written");
        let told = |shown| Notice { about: "Vi øver ro.".to_owned(), shown, ..Notice::default() };
        let write = |key: &'static str, shown: bool| {
            store.aside().write_now("tell", move |tx| {
                let by = jonas();
                store::put(tx, &form(key), (&series_id(), &told(shown)), (&by, at(1)))
            }).expect("written")
        };
        // Read by nobody in particular: no look at a guest is needed for it, and none is left.
        let free = || store.job("anybody").read_now("read", |tx| {
            let all = store::all(tx, TODAY)?;
            Ok::<_, StoreError>(all.iter().flat_map(|(_, groups)| groups).map(|one| one.free).collect::<Vec<_>>())
        }).expect("readable");
        assert!(free().is_empty(), "nobody has marked it");
        assert_eq!(write("form-0001", true), Some(()));
        assert_eq!(free(), [2]);
        join(&store, 0, TODAY);
        assert_eq!(free(), [1]);
        join(&store, 1, TODAY);
        join(&store, 2, TODAY);
        assert_eq!(free(), [0]);
        write("form-0002", false);
        write("form-0001", true);
        assert!(free().is_empty(), "a form that comes again changes nothing");
        let gone = store.aside().write_now("tell", |tx| {
            let none = crate::group::rules::SeriesId::from_text("series-9999").expect("an id");
            store::put(tx, &form("form-0003"), (&none, &Notice::default()), (&jonas(), at(1)))
        });
        assert_eq!(gone.expect("answered"), None);
    }
}
