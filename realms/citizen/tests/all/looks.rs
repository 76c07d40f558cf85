//! The log of looks (SAFETY.md §7): what a guest does at home is hers; coming in, taking along, changing how one comes
//! in and erasing leave a line, in the same transaction.

use kit_store::store_test;
use kit_web::{Decl, Method};
use realm_citizen::{Citizen, routes};

use crate::requests::request;
use crate::support::{Browser, World};

/// The line that a route leaves: action and resource. Its object is the room.
fn line(decl: &Decl) -> Option<(&'static str, &'static str)> {
    Some(match (decl.method, decl.path) {
        (Method::Post, "/ind" | "/min/noegle") => ("enter", "room"),
        (Method::Post, "/min/enhed") => ("change", "device"),
        (Method::Post, "/min/kort") => ("change", "code_card"),
        (Method::Post, "/min/adgangsnoegle/svar") => ("change", "passkey"),
        (Method::Post, "/min/adgangsnoegle/{id}/fjern") => ("close", "passkey"),
        (Method::Post, "/ind/adgangsnoegle/svar") => ("enter", "room"),
        (Method::Post, "/min/mail") => ("change", "second_step"),
        (Method::Post, "/ind/{token}") => ("enter", "entry_link"),
        (Method::Post, "/min/hvem/enhed") => ("close", "device"),
        (Method::Post, "/min/om-mig/deling") => ("change", "share"),
        (Method::Post, "/min/om-mig/deling/{id}/slut") => ("close", "share"),
        (Method::Post, "/min/slet") => ("close", "room"),
        (Method::Get, "/min/hvem/alt.txt" | "/min/hvem/alt.json") => ("open", "export"),
        _ => return None,
    })
}

/// Whether the route is tried as nobody in particular: coming in is.
fn as_nobody(decl: &Decl) -> bool {
    matches!(
        decl.path,
        "/ind"
            | "/min/noegle"
            | "/min/ny"
            | "/ind/{token}"
            | "/ind/mail"
            | "/ind/adgangsnoegle/svar"
            | "/ind/mail/link/{token}"
    )
}

#[test]
fn every_route_leaves_the_line_that_the_table_says_and_no_other() {
    let mut left = 0;
    for decl in routes().declared() {
        let test = kit_store::test::sqlite::<Citizen>().unwrap();
        let world = World::new(test.store.clone());
        world.run(async {
            let home = world.home().await;
            let nobody = as_nobody(decl);
            let mut browser = if nobody {
                Browser::default()
            } else {
                home.browser.clone()
            };
            world.clock.advance_ms(11_000);
            let before = world.looks().len();
            let request = request(&world, decl, &home.objects, &home.words).unwrap();
            let page = world.try_it(&mut browser, decl, &request).await;
            assert!(page.status < 400, "{decl:?}: {}", page.body);
            let room = match world.who(&browser) {
                Some(who) => who.id,
                None => home.room.clone(),
            };
            let role = if nobody { "anonymous" } else { "guest" };
            let expected: Vec<[String; 5]> = line(decl)
                .map(|(action, resource)| {
                    [role, action, resource, &room, decl.may.purpose].map(str::to_owned)
                })
                .into_iter()
                .collect();
            let lines = world.looks().split_off(before);
            assert_eq!(lines, expected, "{decl:?}");
            left += lines.len();
        });
    }
    println!(
        "{0} / {0} routes, {left} lines, seed 11",
        routes().declared().len()
    );
    assert!(left >= 8);
}

store_test! {
    fn wrong_words_and_codes_are_written_down_without_what_was_typed(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (_, words) = world.new_room().await;
            let mut wrong = words.clone();
            wrong[7] = if wrong[7] == "abe" { "alge".into() } else { "abe".into() };
            let before = world.looks().len();
            for typed in [wrong.join(" "), "BCDF-GHJK-LMNP".to_owned()] {
                let page = world.post(&mut Browser::default(), "/ind", &[("ord", &typed)]).await;
                assert_eq!(page.status, 422);
            }
            let lines = world.looks().split_off(before);
            let refused = ["anonymous", "refused", "room_key", "", "way-in"].map(str::to_owned);
            assert_eq!(lines, [refused.clone(), refused]);
        });
    }
}

store_test! {
    /// The log holds numbers and the program's own words; nothing of a guest.
    fn a_line_holds_no_content(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let home = world.home().await;
            let mut browser = home.browser.clone();
            for path in ["/min", "/min/hvem", "/min/hvem/alt.txt", "/min/beskeder", "/min/aftale"] {
                assert_eq!(world.get(&mut browser, path).await.status, 200, "{path}");
            }
            let (mut lines, known) = (0, ["anonymous", "guest", "guest_own_phone"]);
            for [role, action, resource, object, purpose] in world.looks() {
                assert!(known.contains(&role.as_str()), "{role}");
                assert!(["enter", "open", "change"].contains(&action.as_str()), "{action}");
                assert!(["room", "export", "share", "passkey"].contains(&resource.as_str()), "{resource}");
                assert_eq!(object, home.room);
                assert!(["own-room", "way-in"].contains(&purpose.as_str()), "{purpose}");
                lines += 1;
            }
            assert_eq!(lines, 5, "made, came in on a second device, card shown to one, a passkey, taken along");
            // The chain hangs together from its first line.
            let dump = world.dump(&[]);
            assert_eq!(dump.iter().filter(|line| line.starts_with("look:")).count(), 5);
        });
    }
}
