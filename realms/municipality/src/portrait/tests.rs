//! Pictures on both databases.

use jiff::Timestamp;
use kit_store::{StoreError, Tx, store_test};

use super::rules::Of;
use super::store::{self, Last};
use super::{PortraitId, sql};
use crate::Municipality;
use crate::house::{FormId, Worker, WorkerId};
use crate::people::store as people;
use crate::register::EntryId;

fn worker(key: &str) -> WorkerId {
    WorkerId::from_text(&format!("worker-{key}")).expect("an id")
}

fn id(text: &str) -> PortraitId {
    PortraitId::from_text(text).expect("an id")
}

fn at(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).expect("a time")
}

fn put(tx: &mut Tx<'_>, form: &str, of: &Of, jpeg: &[u8], ms: i64) -> Result<(), StoreError> {
    let form = FormId::from_text(form).expect("an id");
    store::put(tx, &form, (of, jpeg), (&worker("jonas"), at(ms)))
}

fn begin(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    for key in ["jonas", "inge"] {
        let worker = Worker {
            id: worker(key),
            first_name: key.to_owned(),
            role: "worker".to_owned(),
            team: None,
        };
        people::put_worker(tx, &worker, Timestamp::UNIX_EPOCH)?;
    }
    Ok(())
}

store_test! {
    /// PS-3: a picture is kept once for each form, a new one takes its place, and the last act can be undone.
    fn a_picture_is_kept_replaced_taken_away_and_put_back(store: Store<Municipality>) {
        store.aside().write_now("pictures", |tx| {
            begin(tx)?;
            let of = Of::Worker(worker("jonas"));
            for jpeg in [b"first".as_slice(), b"another file, the same form"] {
                put(tx, "portrait-1", &of, jpeg, 1)?;
            }
            assert_eq!(store::jpeg(tx, &id("portrait-1"))?, Some((of.clone(), b"first".to_vec())));
            put(tx, "portrait-2", &of, b"second", 2)?;
            assert_eq!(store::jpeg(tx, &id("portrait-1"))?, None);
            assert_eq!(store::of_workers(tx)?.get(&worker("jonas")), Some(&id("portrait-2")));
            for _ in 0..2 {
                store::away(tx, &id("portrait-2"), at(3))?;
                assert_eq!(store::last(tx, &of)?, Some(Last { id: id("portrait-2"), gone: true }));
                assert_eq!(store::jpeg(tx, &id("portrait-2"))?, None);
            }
            // What was replaced stays away; what was taken away last comes back.
            store::back(tx, &id("portrait-1"), &of)?;
            assert!(store::of_workers(tx)?.is_empty());
            store::back(tx, &id("portrait-2"), &of)?;
            assert_eq!(store::of_workers(tx)?.get(&worker("jonas")), Some(&id("portrait-2")));
            Ok::<_, StoreError>(())
        }).expect("written");
    }
}

store_test! {
    /// PS-3: who stops working here takes their picture along; another's stays.
    fn a_picture_goes_with_whoever_leaves(store: Store<Municipality>) {
        store.aside().write_now("pictures", |tx| {
            begin(tx)?;
            for key in ["jonas", "inge"] {
                put(tx, &format!("portrait-{key}"), &Of::Worker(worker(key)), b"points", 1)?;
            }
            people::leave(tx, &worker("jonas"), at(5))?;
            assert_eq!(store::jpeg(tx, &id("portrait-jonas"))?, None);
            assert!(store::of_workers(tx)?.contains_key(&worker("inge")));
            let gone: Option<Timestamp> = tx.row(sql::OF, &[&id("portrait-jonas")], |r| r.get(2))?.flatten();
            // From here on the daily job counts its one day.
            assert_eq!(gone, Some(at(5)));
            Ok::<_, StoreError>(())
        }).expect("written");
    }
}

store_test! {
    /// HE-5: a visitor's picture lies under a key of its own, which the sweep of keys leaves alone while the row is there.
    fn a_visitors_picture_has_a_key_of_its_own(store: Store<Municipality>) {
        let entry = EntryId::from_text("register-vibe").expect("an id");
        let of = Of::Visitor(entry.clone());
        let shown = of.clone();
        store.aside().write_now("pictures", move |tx| {
            begin(tx)?;
            put(tx, "portrait-vibe", &of, b"points", 1)
        }).expect("written");
        assert!(crate::keyed(&store).expect("read").contains("portrait-vibe"));
        store.aside().write_now("pictures", move |tx| {
            assert_eq!(store::jpeg(tx, &id("portrait-vibe"))?, Some((shown.clone(), b"points".to_vec())));
            assert_eq!(store::of_visitors(tx)?.get(&entry), Some(&Last { id: id("portrait-vibe"), gone: false }));
            assert!(store::of_workers(tx)?.is_empty());
            Ok::<_, StoreError>(())
        }).expect("read");
    }
}
