//! What is typed about somebody lies sealed, each value at its own place; what a guest takes back is nowhere (T14, T15).

#![cfg(test)]

mod support;

use std::path::Path;

use kit_letters::{
    Again, CommunityId, Company, Enquiry, HowItWent, Lines, Message, Reach, Short, ThreadToken,
    VisitToken, Went, Withdrawal,
};
use kit_store::{Store, Where, store_test};
use realm_civil::Civil;
use support::{WALK, World, blocking, walk};

/// Everything that is typed about the guest of these tests; ten letters and more, so that no chance makes them.
const CALLED: &str = "Kanarieamir";
const REACH: &str = "kanariegaest@eksempel.dk";
const ABOUT: &str = "Kanariesiger ikke så meget i starten.";
const SUITS: &str = "Kanarieeftermiddage.";
const ANSWER: &str = "Kanariesvar fra Lone.";
const MESSAGE: &str = "Kanariebrev fra gæsten.";
const PLACE: &str = "Kanariebænken foran biblioteket";
const NOTE: &str = "Kanarienote om mødet.";
const TYPED: [&str; 8] = [CALLED, REACH, ABOUT, SUITS, ANSWER, MESSAGE, PLACE, NOTE];

kit_store::statements! {
    OF_THREAD = "SELECT id, visit_id FROM crossing WHERE thread = $1";
    VISIT_TOKEN = "SELECT token FROM visit WHERE crossing_id = $1 ORDER BY number";
    PEOPLE = "SELECT 'coordinator', id, first_name, phone FROM coordinator UNION ALL SELECT 'companion', id, first_name, sign FROM companion";
    CELLS = "SELECT called FROM crossing WHERE id = $1 UNION ALL SELECT reach_text FROM crossing WHERE id = $1
        UNION ALL SELECT about FROM crossing WHERE id = $1 UNION ALL SELECT when_suits FROM crossing WHERE id = $1
        UNION ALL SELECT words FROM line WHERE crossing_id = $1 UNION ALL SELECT place FROM visit WHERE crossing_id = $1
        UNION ALL SELECT note FROM visit WHERE crossing_id = $1 UNION ALL SELECT went FROM visit WHERE crossing_id = $1
        UNION ALL SELECT again FROM visit WHERE crossing_id = $1";
    FROM_ANOTHER_PERSON = "UPDATE crossing SET called = (SELECT o.called FROM crossing AS o WHERE o.called IS NOT NULL AND o.id <> $1 ORDER BY o.id LIMIT 1) WHERE id = $1";
    FROM_ANOTHER_COLUMN = "UPDATE crossing SET called = about WHERE id = $1";
    FROM_ANOTHER_TABLE = "UPDATE crossing SET called = (SELECT place FROM visit WHERE crossing_id = $1 LIMIT 1) WHERE id = $1";
    FROM_ANOTHER_ROW = "UPDATE line SET words = (SELECT o.words FROM line AS o WHERE o.crossing_id = $1 ORDER BY o.at_ms, o.id LIMIT 1)
        WHERE crossing_id = $1";
    CHANGED = "UPDATE crossing SET called = $2 WHERE id = $1";
    CALLED_OF = "SELECT called FROM crossing WHERE id = $1";
    TOLD_AGAIN = "SELECT COUNT(*) FROM visit WHERE crossing_id = $1 AND (went IS NOT NULL OR again IS NOT NULL OR place IS NOT NULL)";
    WAITING_KEYS = "SELECT COUNT(*) FROM key_to_forget";
}

/// A guest of whom everything is typed that can be, up to a promised visit.
async fn guest(world: &World) -> (ThreadToken, String) {
    let thread = ThreadToken::new(&world.given);
    world
        .arrives(Enquiry {
            thread,
            community: CommunityId::from_text(WALK).expect("an id"),
            called: Short::new(CALLED).expect("a name"),
            reach: Reach::Email(Short::new(REACH).expect("an address")),
            company: Company::Peer,
            about: Some(Lines::new(ABOUT).expect("lines")),
            when_suits: Some(Lines::new(SUITS).expect("lines")),
        })
        .await;
    let id = text(world, OF_THREAD, &thread);
    let lone = world.lone();
    let page = world.get(&format!("/nye/{id}"), &lone).await;
    let (nonce, seen) = (page.hidden("nonce"), page.hidden("seen"));
    let fields = [
        ("nonce", nonce.as_str()),
        ("seen", seen.as_str()),
        ("text", ANSWER),
        ("companion", "companion-mette"),
        ("time", "2026-11-25T16:00"),
        ("place", PLACE),
        ("note", NOTE),
    ];
    let sent = world.post(&format!("/nye/{id}/svar"), &lone, &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.heading());
    world.clock.advance_ms(60_000);
    let (lone, mette) = (world.lone(), world.mette());
    let page = world.get("/naeste", &mette).await;
    let (to, nonce) = (page.link("/mine/"), page.hidden("nonce"));
    let said = world
        .post(&to, &mette, &[("nonce", &nonce), ("answer", "ja")])
        .await;
    assert_eq!(said.status, 303);
    let text = Lines::new(MESSAGE).expect("lines");
    world.arrives(Message { thread, text }).await;
    let visit = text_of_visit(world, &id);
    world
        .arrives(HowItWent {
            thread,
            visit,
            went: Went::Good,
            again: Again::Yes,
        })
        .await;
    let page = world.get(&format!("/foelgeskab/{id}"), &lone).await;
    for typed in [CALLED, REACH, ABOUT, SUITS, ANSWER, MESSAGE, PLACE] {
        assert!(page.html.contains(typed), "{typed}: those who may, read it");
    }
    assert!(world.get("/naeste", &mette).await.html.contains(NOTE));
    world.posted();
    (thread, id)
}

fn text_of_visit(world: &World, crossing: &str) -> VisitToken {
    VisitToken::from_text(&text(world, VISIT_TOKEN, &crossing)).expect("a token")
}

fn text(world: &World, sql: &'static str, param: &dyn kit_store::Param) -> String {
    let store = &world.app.store;
    let found = blocking(|| {
        store
            .aside()
            .read_now("look", |tx| tx.row(sql, &[param], |r| r.get(0)))
    });
    found.expect("readable").unwrap_or_default()
}

fn count(world: &World, sql: &'static str, params: &[&dyn kit_store::Param]) -> i64 {
    let store = &world.app.store;
    let found = blocking(|| {
        store
            .aside()
            .read_now("count", |tx| tx.row(sql, params, |r| r.get(0)))
    });
    found.expect("readable").unwrap_or_default()
}

/// Every sealed value of a guest, as its bytes.
fn cells(world: &World, crossing: &str) -> Vec<Vec<u8>> {
    let (store, id) = (&world.app.store, crossing.to_owned());
    let found = blocking(|| {
        store.aside().read_now("cells", move |tx| {
            tx.rows(CELLS, &[&id], |r| r.get::<Option<Vec<u8>>>(0))
        })
    });
    found.expect("readable").into_iter().flatten().collect()
}

/// Names of five letters and more, telephones and signs of everybody who works here: what a search of bytes can tell
/// from chance.
fn people(store: &Store<Civil>) -> Vec<String> {
    use kit_seal::Sealed;
    let found = store.aside().read_now("people", |tx| {
        let rows = tx.rows(PEOPLE, &[], |r| {
            let who = (r.get::<String>(0)?, r.get::<String>(1)?);
            Ok((who, r.get::<Sealed>(2)?, r.get::<Option<Sealed>>(3)?))
        })?;
        let mut texts = Vec::new();
        for ((table, id), name, other) in rows {
            let (table, column) = if table == "coordinator" {
                ("coordinator", "phone")
            } else {
                ("companion", "sign")
            };
            let place = kit_store::Place::of(table, "first_name");
            texts.push(tx.open(place, &id, &id, &name)?);
            if let Some(other) = other {
                texts.push(tx.open(kit_store::Place::of(table, column), &id, &id, &other)?);
            }
        }
        Ok::<_, kit_store::StoreError>(texts)
    });
    let texts = found.expect("readable");
    texts.into_iter().filter(|text| text.len() >= 5).collect()
}

/// Every byte of every file in the database's folder.
fn bytes(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        all.extend(std::fs::read(&path).expect("a file"));
    }
    all
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    // A text in UTF-16 would be found by its letters with a zero between.
    let wide: Vec<u8> = wanted.iter().flat_map(|byte| [*byte, 0]).collect();
    [wanted, &wide]
        .iter()
        .any(|wanted| bytes.windows(wanted.len()).any(|window| window == *wanted))
}

#[test]
/// SAFETY.md §5, T14: no byte of the file tells what was typed, before the journal is emptied and after.
fn nothing_typed_stands_in_the_file() {
    let kept = kit_store::test::sqlite::<Civil>().expect("a fresh store");
    let Where::Sqlite(file) = &kept.at else {
        panic!("a file")
    };
    let folder = file.parent().expect("a folder").to_owned();
    let world = World::new(kept.store.clone(), false);
    walk(guest(&world));
    let names = people(&kept.store);
    assert!(names.len() > 40, "{names:?}");
    for emptied in [false, true] {
        if emptied {
            assert!(kept.store.empty_journal().expect("emptied"));
        }
        let bytes = bytes(&folder);
        let public = "Fællesskabet på Havnen";
        assert!(
            holds(&bytes, public.as_bytes()),
            "what is public is found, so the search works"
        );
        for typed in TYPED {
            assert!(
                !holds(&bytes, typed.as_bytes()),
                "{typed} (emptied: {emptied})"
            );
        }
        for name in &names {
            // A public text may hold the same letters.
            let place = kept.store.dump(&[]).expect("dumped").join("\n");
            assert!(
                place.contains(name.as_str()) || !holds(&bytes, name.as_bytes()),
                "{name}"
            );
        }
        println!(
            "{} texts and {} names in {} bytes: none found",
            TYPED.len(),
            names.len(),
            bytes.len()
        );
    }
}

store_test! {
    /// The same in every row of either database.
    fn nothing_typed_stands_in_any_row(store: Store<Civil>) {
        let world = World::new(store.clone(), false);
        walk(guest(&world));
        let names = people(&store);
        let rows = store.dump(&[]).expect("dumped");
        for typed in TYPED {
            let hex: String = typed.bytes().map(|b| format!("{b:02x}")).collect();
            let found = rows.iter().find(|row| row.contains(typed) || row.to_lowercase().contains(&hex));
            assert_eq!(found, None, "{typed}");
        }
        for name in names {
            // The communities and the open calendar are published, with whatever name they have; whom one meets stands there (VH-1).
            let found = rows.iter().find(|row| row.contains(&name) && !row.starts_with("community:") && !row.starts_with("association:") && !row.starts_with("listing_fact:") && !row.starts_with("event:"));
            assert_eq!(found, None, "{name}");
        }
    }
}

store_test! {
    /// SAFETY.md §5: a value that stands at another person's, row's, column's or table's place is refused, and so is one
    /// with a changed bit; the page says so and shows nothing of it.
    fn a_moved_value_is_refused(store: Store<Civil>) {
        let world = World::new(store.clone(), false);
        walk(async {
            let (_, id) = guest(&world).await;
            let page = format!("/foelgeskab/{id}");
            let mut refused = 0;
            let whole: Vec<u8> = {
                let (store, id) = (store.clone(), id.clone());
                blocking(move || store.aside().read_now("whole", move |tx| tx.row(CALLED_OF, &[&id], |r| r.get(0)))).expect("readable").expect("a name")
            };
            let put_back = |cell: Vec<u8>| {
                let (store, id) = (store.clone(), id.clone());
                blocking(move || store.aside().write_now("put", move |tx| tx.run(CHANGED, &[&id, &cell]))).expect("written");
            };
            for sql in [FROM_ANOTHER_PERSON, FROM_ANOTHER_COLUMN, FROM_ANOTHER_TABLE] {
                let (own, of) = (store.clone(), id.clone());
                let moved = blocking(move || own.aside().write_now("move", move |tx| tx.run(sql, &[&of])));
                assert_eq!(moved.expect("moved"), 1);
                let seen = world.get(&page, &world.lone()).await;
                assert_eq!(seen.status, 503, "{sql}");
                assert!(!seen.html.contains("Kanarie"), "{sql}");
                put_back(whole.clone());
                assert_eq!(world.get(&page, &world.lone()).await.status, 200);
                refused += 1;
            }
            for at in [0, 3, 10, whole.len() - 1] {
                let mut changed = whole.clone();
                changed[at] ^= 1;
                put_back(changed);
                // A changed number of the key's generation is a key that is not there: she is forgotten, not shown.
                let seen = world.get(&page, &world.lone()).await;
                assert!(!seen.html.contains(CALLED), "byte {at}");
                refused += 1;
            }
            put_back(whole.clone());
            let (own, of) = (store.clone(), id.clone());
            let moved = blocking(move || own.aside().write_now("move", move |tx| tx.run(FROM_ANOTHER_ROW, &[&of])));
            assert!(moved.expect("moved") > 1, "one of them stands in its own place");
            assert_eq!(world.get(&page, &world.lone()).await.status, 503);
            println!("{} of {} moved or changed values refused", refused + 1, refused + 1);
        });
    }
}

#[test]
/// HS-1, T15: what a guest takes back is in no byte of the file, not even sealed; her key is gone and comes back by no
/// means; who worked with her still has a list.
fn what_a_guest_took_back_is_in_no_byte_of_the_database() {
    let kept = kit_store::test::sqlite::<Civil>().expect("a fresh store");
    let Where::Sqlite(file) = &kept.at else {
        panic!("a file")
    };
    let folder = file.parent().expect("a folder").to_owned();
    let world = World::new(kept.store.clone(), false);
    walk(async {
        let (thread, id) = guest(&world).await;
        let sealed = cells(&world, &id);
        assert_eq!(sealed.len(), 10, "all that can be sealed of her is");
        assert!(kept.store.empty_journal().expect("emptied"));
        let before = bytes(&folder);
        assert!(
            sealed.iter().all(|cell| holds(&before, cell)),
            "found before"
        );
        let vault = kept.store.vault().clone();
        assert!(vault.knows(&id));

        world.arrives(Withdrawal { thread }).await;
        world.posted();
        assert!(!vault.knows(&id), "the key is gone with the letter");
        assert!(vault.new_person(&id).is_err(), "and comes back by no means");
        assert_eq!(count(&world, WAITING_KEYS, &[]), 0);
        assert_eq!(cells(&world, &id), Vec::<Vec<u8>>::new());
        assert!(kept.store.empty_journal().expect("emptied"));
        let after = bytes(&folder);
        let found = sealed.iter().filter(|cell| holds(&after, cell)).count();
        println!(
            "{} of {} sealed values gone from {} bytes",
            sealed.len() - found,
            sealed.len(),
            after.len()
        );
        assert_eq!(found, 0, "not even sealed");
        for typed in TYPED {
            assert!(!holds(&after, typed.as_bytes()), "{typed}");
        }
        // A late letter brings nothing back.
        let visit = text_of_visit(&world, &id);
        world
            .arrives(HowItWent {
                thread,
                visit,
                went: Went::Good,
                again: Again::Yes,
            })
            .await;
        assert_eq!(count(&world, TOLD_AGAIN, &[&id]), 0);
        let lone = world.lone();
        assert_eq!(world.get("/foelgeskab", &lone).await.status, 200);
        let page = world.get(&format!("/foelgeskab/{id}"), &lone).await;
        assert_eq!(page.status, 200);
        assert!(!page.html.contains("Kanarie"));
        let persons = realm_civil::persons(&kept.store).expect("counted");
        assert!(!persons.contains(&id) && persons.contains("companion-mette"));
    });
}

store_test! {
    /// T15: an old copy of the rows without the key gives nothing back, and takes no list with it.
    fn rows_that_come_back_without_their_key_tell_nothing(store: Store<Civil>) {
        let world = World::new(store.clone(), false);
        walk(async {
            let (_, id) = guest(&world).await;
            store.vault().erase_person(&id).expect("erased");
            let lone = world.lone();
            for path in ["/foelgeskab".to_owned(), format!("/foelgeskab/{id}")] {
                let seen = world.get(&path, &lone).await;
                assert_eq!(seen.status, 200, "{path}");
                assert!(!seen.html.contains("Kanarie"), "{path}");
            }
        });
    }
}
