//! T10: every route, as everybody, on every kind of object, as the routes are declared.

use std::collections::BTreeSet;

use kit_store::store_test;
use kit_web::{Decl, Method};
use realm_citizen::{Citizen, routes};

use crate::requests::{Home, Objects, names, request};
use crate::support::{Browser, Page, World};

const ROLES: [&str; 3] = ["anonymous", "guest", "guest_own_phone"];

/// The tables that tell of tries: they may change where nothing else does.
const LOGS: &[&str] = &["look", "brake", "brake_salt"];

/// The routes without a case in this file's list of requests. It may only shrink.
const LEFT: usize = 0;

#[test]
fn the_list_of_untested_routes_only_shrinks() {
    let world = World::new(kit_store::test::sqlite::<Citizen>().unwrap().store.clone());
    let objects = absent(&world);
    let untested: BTreeSet<String> = routes()
        .declared()
        .iter()
        .filter(|decl| request(&world, decl, &objects, &[]).is_none())
        .map(|decl| format!("{:?} {}", decl.method, decl.path))
        .collect();
    let kept: BTreeSet<String> = include_str!("../../untested-routes.txt")
        .lines()
        .map(str::to_owned)
        .collect();
    assert_eq!(untested, kept, "untested-routes.txt should be this");
    assert_eq!(kept.len(), LEFT, "a route has lost its case");
}

/// Objects of the right shape that never were.
fn absent(world: &World) -> Objects {
    Objects {
        way: world.given.uuid7(),
        visit: world.given.random128(),
        device: world.given.random128().chars().take(16).collect(),
        link: world.given.token(),
        tie: world.given.random128(),
        meeting: world.given.random128(),
        called: world.given.random128(),
        invitation: world.given.random128(),
        note: world.given.random128(),
        share: world.given.random128(),
        shown: world.given.token(),
        passkey: world.given.random128(),
        answers: Default::default(),
    }
}

/// Objects as another realm writes them.
fn of_another_realm() -> Objects {
    Objects {
        way: "0f1e2d3c4b5a69788796a5b4c3d2e1f0-0001".to_owned(),
        visit: "0198c1de-0000-7000-8000-0000000000aa".to_owned(),
        device: "0198c1de-0000-7000-8000-0000000000bb".to_owned(),
        link: "0198c1de-0000-7000-8000-0000000000cc".to_owned(),
        tie: "0198c1de-0000-7000-8000-0000000000dd".to_owned(),
        meeting: "0198c1de-0000-7000-8000-0000000000ee".to_owned(),
        called: "0198c1de-0000-7000-8000-0000000000ff".to_owned(),
        invitation: "0198c1de-0000-7000-8000-000000000011".to_owned(),
        note: "0198c1de-0000-7000-8000-0000000000dd".to_owned(),
        share: "0198c1de-0000-7000-8000-0000000000ee".to_owned(),
        shown: "0198c1de-0000-7000-8000-0000000000ff".to_owned(),
        passkey: "0198c1de-0000-7000-8000-000000000022".to_owned(),
        answers: Default::default(),
    }
}

/// The browser of this role in the home of this guest.
async fn browser_as(world: &World, role: &str, home: &Home) -> Browser {
    match role {
        "anonymous" => Browser::default(),
        "guest" => home.browser.clone(),
        _ => {
            let mut browser = Browser::default();
            world.clock.advance_ms(11_000);
            let fields = [("ord", home.words.join(" ")), ("egen", "ja".to_owned())];
            let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
            world.post(&mut browser, "/ind", &fields).await;
            assert_eq!(world.who(&browser).unwrap().role, role);
            browser
        }
    }
}

fn may(decl: &Decl, role: &str) -> bool {
    decl.may.allows((role != "anonymous").then_some(role))
}

/// Who may is let in: neither "not there" nor "not yours". Who may not is not, and nothing has happened.
#[test]
fn everybody_may_what_the_declaration_says_with_what_is_their_own() {
    let mut tried = 0;
    for role in ROLES {
        for decl in routes().declared() {
            let test = kit_store::test::sqlite::<Citizen>().unwrap();
            let world = World::new(test.store.clone());
            world.run(async {
                let home = world.home().await;
                let mut browser = browser_as(&world, role, &home).await;
                world.clock.advance_ms(11_000);
                let before = world.dump(LOGS);
                let request = request(&world, decl, &home.objects, &home.words).unwrap();
                let page = world.try_it(&mut browser, decl, &request).await;
                let shut = matches!(page.status, 403 | 404);
                assert_eq!(
                    shut,
                    !may(decl, role),
                    "{role} {decl:?}: {} {}",
                    page.status,
                    page.body
                );
                assert!(page.status < 500, "{role} {decl:?}: {}", page.body);
                if shut || decl.method == Method::Get {
                    assert_eq!(
                        world.dump(&[LOGS, &["notice"]].concat()),
                        without(&before, "notice"),
                        "{role} {decl:?}"
                    );
                }
            });
            tried += 1;
        }
    }
    println!("{tried} / {tried} routes x roles with their own objects, seed 11");
}

fn without(dump: &[String], table: &str) -> Vec<String> {
    let own = format!("{table}:");
    dump.iter()
        .filter(|line| !line.starts_with(&own))
        .cloned()
        .collect()
}

/// A page without what the asker has typed into it: the address, and the object that it named.
fn bare(page: &Page, objects: &Objects, path: &str) -> (u16, String, String) {
    let plain = |text: &str| {
        let mut text = text.replace(&escaped(path), "PATH").replace(path, "PATH");
        for object in objects.all() {
            text = text.replace(object.as_str(), "OBJECT");
        }
        text
    };
    (page.status, plain(&page.goes_to), plain(&page.body))
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

/// What a route answers to an object that is not the asker's. A device that is not there is already logged out, which
/// is what was asked for; a link that lets nobody in says so. Elsewhere: it is not there.
fn answer_to_foreign(decl: &Decl) -> u16 {
    match (decl.method, decl.path) {
        (
            Method::Post,
            "/min/hvem/enhed"
            | "/ind/{token}"
            | "/ind/mail/link/{token}"
            | "/min/mail/link/{token}",
        ) => 303,
        // Every link stops the same way, so that none tells whether it is one.
        (_, "/paamindelser/{token}") => 200,
        // The page before a card is the same for every link, and looks nothing up.
        (Method::Get, "/vist/{token}") => 200,
        (Method::Get, "/ind/{token}" | "/ind/mail/link/{token}" | "/min/mail/link/{token}") => 200,
        _ => 404,
    }
}

store_test! {
    /// T10: another's, one that never was, one that is gone and one of another realm's shape are the same answer, byte
    /// for byte, and change nothing.
    fn what_is_not_the_askers_is_not_there(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (home, other, gone) = (world.home().await, world.home().await, world.home().await);
            let mut leaving = gone.browser.clone();
            let page = world.get(&mut leaving, "/min/slet").await;
            world.send(&mut leaving, &page, "/min/slet", &[]).await;
            // A link is a bearer's: another guest's works for whoever has it, an invitation too. What is gone is one that was used up.
            let absent = absent(&world);
            let another = Objects {
                link: absent.link.clone(), invitation: absent.invitation.clone(), shown: absent.shown.clone(),
                ..other.objects.clone()
            };
            let kinds = [
                ("another's", another), ("absent", absent.clone()), ("deleted", gone.objects.clone()),
                ("another realm's", of_another_realm()),
            ];
            let (mut tried, mut with_objects) = (0, BTreeSet::new());
            for role in ROLES {
                let browser = browser_as(&world, role, &home).await;
                let before = world.dump(LOGS);
                for decl in routes().declared().iter().filter(|decl| names(&world, decl, &absent)) {
                    with_objects.insert((decl.path, decl.method));
                    let mut answers = Vec::new();
                    for (kind, objects) in &kinds {
                        let request = request(&world, decl, objects, &home.words).unwrap();
                        let lines = world.looks().len();
                        let page = world.try_it(&mut browser.clone(), decl, &request).await;
                        assert_eq!(world.dump(LOGS), before, "{role} {decl:?} {kind} changed something");
                        let expected = if may(decl, role) { answer_to_foreign(decl) } else { 403 };
                        let led_to_the_door = role == "anonymous" && decl.path == "/min";
                        if !led_to_the_door {
                            assert_eq!(page.status, expected, "{role} {decl:?} {kind}: {}", page.body);
                        }
                        // The log says that something was refused, and not what.
                        let new = world.looks().split_off(lines);
                        let refused = [role, "refused", decl.may.resource, "", decl.may.purpose].map(str::to_owned);
                        let expected: &[_] = if page.status == 404 { &[refused] } else { &[] };
                        let malformed = page.status == 404 && new.is_empty() && *kind == "another realm's";
                        assert!(malformed || new == expected, "{role} {decl:?} {kind}: {new:?}");
                        answers.push(bare(&page, objects, &request.path));
                        tried += 1;
                    }
                    for (answer, (kind, _)) in answers.iter().zip(&kinds) {
                        assert!(*answer == answers[0], "{role} {decl:?}: {kind} differs");
                    }
                }
            }
            println!("{tried} / {tried}: {} routes x {} roles x {} objects, seed 11", with_objects.len(), ROLES.len(), kinds.len());
            assert!(with_objects.len() >= 36, "{with_objects:?}");
            // The other guest has lost nothing by it.
            let mut browser = other.browser.clone();
            assert_eq!(world.get(&mut browser, "/min").await.heading(), "På onsdag kl. 16 venter Mette på dig");
        });
    }
}
