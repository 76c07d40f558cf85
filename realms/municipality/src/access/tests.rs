//! What is shown and what goes, on both databases.

use jiff::Timestamp;
use kit_store::store_test;

use super::rules::{Reason, Scope, What};
use super::{correct, erase, store};
use crate::Municipality;
use crate::course::course_begun;
use crate::house::{FormId, WorkerId};

store_test! {
    /// ALL-8: what stood before a correction is shown beside it; the note stays while it must; in the end nothing is left.
    fn a_guest_is_read_set_right_and_erased(store: Store<Municipality>) {
        let jonas = WorkerId::from_text("worker-jonas").expect("an id");
        let form = |text: &str| FormId::from_text(text).expect("an id");
        let now = Timestamp::UNIX_EPOCH;
        store.aside().write_now("a life", move |tx| {
            let (guest, _) = course_begun(tx)?;
            let stands = correct::standing(tx, &guest)?;
            let goal = stands.iter().find(|one| one.what == What::Goal).expect("a goal");
            for _ in 0..2 {
                correct::put(tx, &form("form-0001"), &guest, (goal, "At synge."), (&jonas, now))?;
            }
            let kept = correct::corrected(tx, &guest)?;
            assert_eq!(kept.len(), 1);
            assert_eq!((kept[0].was.as_str(), kept[0].line.as_str()), (goal.value.as_str(), "At synge."));
            assert!(erase::ask(tx, &form("form-0002"), &guest, Reason::Wish, (&jonas, now))?);
            assert!(erase::ask(tx, &form("form-0003"), &guest, Reason::Wrong, (&jonas, now))?);
            assert_eq!(erase::of_guest(tx, &guest)?.len(), 1, "one wish at a time");
            let until = jiff::civil::date(2031, 1, 1);
            erase::remove(tx, &guest, Scope::AllButTheNote(until))?;
            let own = store::own(tx, &guest)?.expect("the note stays");
            let tables: Vec<&str> = own.tables.iter().map(|(name, _)| *name).collect();
            assert_eq!(tables, ["guest", "course", "course_step", "erasure"]);
            erase::remove(tx, &guest, Scope::All)?;
            assert!(store::own(tx, &guest)?.is_none());
            Ok::<_, kit_store::StoreError>(())
        }).expect("done");
    }
}
