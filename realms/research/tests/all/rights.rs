//! T10: every route, as everybody, on what is their own, another's or not there, as the routes are declared.

use std::collections::BTreeSet;

use kit_store::Store;
use kit_web::code::{Codes, code_routes};
use kit_web::{Decl, FromRef, Method};
use realm_research::{Research, routes};

use crate::support::{HOUSE, Person, RECOVERY, SEED, World, between};

/// The tables that tell of tries: they may change where nothing else does.
const LOGS: [&str; 4] = ["look", "look_cut", "brake", "brake_salt"];
const ROLES: [&str; 3] = ["anonymous", "researcher", "owner"];

fn as_role<'a>(world: &'a World, role: &str) -> Person<'a> {
    match role {
        "researcher" => world.sigrid(),
        "owner" => world.villads(),
        _ => world.stranger(),
    }
}

fn actor(role: &str) -> &'static str {
    if role == "owner" {
        "researcher-villads"
    } else {
        "researcher-sigrid"
    }
}

/// What the address names, where it is the asker's to name: another person for the owner, ways in of their own.
fn own(decl: &Decl, role: &str) -> Option<String> {
    let path = decl.path;
    Some(if path.starts_with("/folk/{id}") {
        "researcher-sigrid".to_owned()
    } else if path.starts_with("/noegle/{id}") {
        format!("key-of-{}", actor(role))
    } else if path.starts_with("/konto/login/{id}") {
        format!("login-of-{}", actor(role))
    } else if path.starts_with("/ind/igen/{token}") {
        RECOVERY.to_owned()
    } else if path.starts_with("/ind/{token}") {
        "demo-sigrid".to_owned()
    } else if path.contains("/med/{house}") {
        HOUSE.to_owned()
    } else {
        return None;
    })
}

/// Whether the address itself is the right: a link that leads in, of which there is no other's.
fn bearer(decl: &Decl) -> bool {
    decl.path.ends_with("/{token}")
}

fn may(decl: &Decl, role: &str) -> bool {
    decl.may.allows((role != "anonymous").then_some(role))
}

/// The page without the number that the operator finds in the log.
fn without_reference(body: &str) -> String {
    let reference = between(body, "<strong class=\"reference\">", "</strong>");
    if reference.is_empty() {
        body.to_owned()
    } else {
        body.replace(reference, "REFERENCE")
    }
}

/// Who may is let in: neither "not there" nor "not yours". Who may not is not, and nothing has happened.
#[tokio::test]
async fn everybody_may_what_the_declaration_says_with_what_is_their_own() {
    let (mut tried, mut survived) = (0, 0);
    for role in ROLES {
        for decl in routes().declared() {
            let world = World::demo();
            world.give_ways(actor(role));
            let who = as_role(&world, role);
            let before = world.dump(&LOGS);
            let object = own(decl, role).unwrap_or_default();
            let answer = world.send(&who, decl, &object).await;
            let shut = matches!(answer.status, 403 | 404);
            let allowed = may(decl, role);
            let still = world.dump(&LOGS) == before;
            let quiet = still || (allowed && decl.method == Method::Post);
            if shut != allowed && answer.status < 500 && quiet {
                survived += 1;
            } else {
                println!("{role} {:?} {}: {}", decl.method, decl.path, answer.status);
            }
            tried += 1;
        }
    }
    println!("{survived} / {tried} routes x roles with their own objects, seed {SEED}");
    assert_eq!(survived, tried);
    assert_eq!(tried, ROLES.len() * routes().declared().len());
}

/// T10: another's, one that never was and one of another realm's shape are the same answer, byte for byte but for what
/// was typed into the address and the number of the page, and change nothing.
#[tokio::test]
async fn what_is_not_the_askers_is_not_there() {
    let world = World::demo();
    let (mut tried, mut survived) = (0, 0);
    for role in ROLES {
        let other = if role == "owner" {
            "researcher"
        } else {
            "owner"
        };
        world.give_ways(actor(other));
        let who = as_role(&world, role);
        for decl in routes().declared() {
            let Some(others) = own(decl, other) else {
                continue;
            };
            let absent = "0198c1de-0000-7000-8000-00000000abcd".to_owned();
            // Oneself is nobody whose link one makes or whom one lets go; the link is the one that one may.
            let others = if !decl.path.starts_with("/folk/{id}")
                && !bearer(decl)
                && !decl.path.contains("{house}")
            {
                others
            } else if decl.path.starts_with("/folk/{id}")
                && decl.path != "/folk/{id}/link"
                && role == "owner"
            {
                actor(role).to_owned()
            } else {
                absent.clone()
            };
            let kinds = [
                others,
                absent,
                "0f1e2d3c4b5a69788796a5b4c3d2e1f0".to_owned(),
                "zz".to_owned(),
            ];
            let mut answers = BTreeSet::new();
            for object in &kinds {
                let before = world.dump(&LOGS);
                let answer = world.send(&who, decl, object).await;
                let bare = without_reference(&answer.body)
                    .replace(&crate::support::escaped(object), "OBJECT")
                    .replace(object.as_str(), "OBJECT");
                answers.insert((
                    answer.status,
                    answer.to.replace(object.as_str(), "OBJECT"),
                    bare,
                ));
                let open = bearer(decl) && matches!(answer.status, 200 | 303 | 422);
                let shut = answer.status == 404 || (role == "anonymous" && answer.status == 403);
                if (shut || open) && world.dump(&LOGS) == before && answers.len() == 1 {
                    survived += 1;
                } else {
                    println!(
                        "{role} {:?} {} {object}: {}",
                        decl.method, decl.path, answer.status
                    );
                }
                tried += 1;
            }
        }
    }
    println!("{survived} / {tried} routes x roles x objects that are not theirs, seed {SEED}");
    assert_eq!(survived, tried);
    assert!(tried > 60, "{tried}");
}

/// What a realm would hand to the routes of coming in by a code.
#[derive(Clone)]
struct Coded(Store<Research>, Codes);

impl FromRef<Coded> for Store<Research> {
    fn from_ref(app: &Coded) -> Self {
        app.0.clone()
    }
}

impl FromRef<Coded> for Codes {
    fn from_ref(app: &Coded) -> Self {
        app.1.clone()
    }
}

/// SAFETY.md §6.2.9: nobody here comes in by a code, so no address of such a way in is declared.
#[test]
fn there_is_no_way_in_by_a_code() {
    let by_code = code_routes::<Research, Coded>();
    let addresses: BTreeSet<&str> = by_code.declared().iter().map(|decl| decl.path).collect();
    assert!(!addresses.is_empty());
    for decl in routes().declared() {
        let own_mail = decl.path == "/mail" || decl.path.starts_with("/mail/");
        assert!(!addresses.contains(decl.path) && !own_mail, "{}", decl.path);
    }
}
