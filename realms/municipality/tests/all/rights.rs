//! T10: every route, as everybody, on every kind of object, as the routes are declared.

use std::collections::BTreeSet;

use kit_web::{Decl, Method};
use realm_municipality::routes;

use crate::requests::{Objects, fields, object, send};
use crate::support::{Person, World};

/// The tables that tell of tries: they may change where nothing else does.
const LOGS: [&str; 4] = ["look", "look_cut", "brake", "brake_salt"];
const ROLES: [&str; 8] = [
    "anonymous",
    "host",
    "worker",
    "leader",
    "owner",
    "volunteers",
    "tablet",
    "guest",
];

/// The file stays, so that a route without a case here is seen at a glance in a review.
#[test]
fn the_list_of_untested_routes_only_shrinks() {
    let untested: BTreeSet<String> = routes()
        .declared()
        .iter()
        .filter(|decl| fields(decl).is_none())
        .map(|decl| format!("{:?} {}", decl.method, decl.path))
        .collect();
    let kept: BTreeSet<String> = include_str!("../../untested-routes.txt")
        .lines()
        .map(str::to_owned)
        .collect();
    assert_eq!(untested, kept, "untested-routes.txt should be this");
    assert!(kept.is_empty(), "a route has no case here");
}

fn as_role<'a>(world: &'a World, role: &str) -> Person<'a> {
    match role {
        "anonymous" => world.stranger(),
        "host" => world.birgitte(),
        "worker" => world.jonas(),
        "leader" => world.karen(),
        "tablet" => world.turned(),
        "guest" => world.guest(),
        "volunteers" => world.vibeke(),
        _ => world.person("worker-signe", "owner", "Signe"),
    }
}

/// Number of the one who stands for a role; of a worker for who is not signed in.
fn actor(role: &str) -> &'static str {
    match role {
        "host" => "worker-birgitte",
        "leader" => "worker-karen",
        "owner" => "worker-signe",
        "volunteers" => "worker-vibeke",
        _ => "worker-jonas",
    }
}

/// Whether the address itself is the right: a link that leads in, of which there is no other's.
fn bearer(decl: &Decl) -> bool {
    decl.path.ends_with("/{token}")
}

fn may(decl: &Decl, role: &str) -> bool {
    decl.may.allows((role != "anonymous").then_some(role))
}

/// Who may is let in: neither "not there" nor "not yours". Who may not is not, and nothing has happened.
#[tokio::test]
async fn everybody_may_what_the_declaration_says_with_what_is_their_own() {
    let mut tried = 0;
    for role in ROLES {
        let world = World::demo();
        crate::walk::with_directory(&world);
        for decl in routes().declared() {
            let own = world.own(if role == "host" {
                "worker-birgitte"
            } else {
                "worker-jonas"
            });
            let own = world.with_ways(own, actor(role));
            let who = as_role(&world, role);
            let before = world.dump(&LOGS);
            let Some(answer) = send(&who, decl, &own).await else {
                continue;
            };
            let shut = matches!(answer.status, 403 | 404);
            // The front leads everybody who is not signed in to the door.
            let led_to_the_door = role == "anonymous" && answer.status == 303;
            let allowed = may(decl, role);
            assert!(
                shut != allowed || (led_to_the_door && !allowed),
                "{role} {decl:?}: {} {}",
                answer.status,
                answer.body
            );
            assert!(answer.status < 500, "{role} {decl:?}: {}", answer.body);
            if !allowed || decl.method == Method::Get {
                assert_eq!(world.dump(&LOGS), before, "{role} {decl:?}");
            }
            tried += 1;
        }
    }
    println!("{tried} / {tried} routes x roles with their own objects, seed 7");
    assert!(tried > 150);
}

/// T10: another's, one that never was and one of another realm's shape are the same answer, byte for byte but for what
/// was typed into the address and the number of the page, and change nothing.
#[tokio::test]
async fn what_is_not_the_askers_is_not_there() {
    let world = World::demo();
    let (mut tried, mut unequal) = (0, Vec::new());
    for role in ROLES {
        let absent = Objects::all("0198c1de-0000-7000-8000-00000000abcd");
        // What a worker may see of the directory is everybody's, so there is no other's community.
        let another = Objects {
            booking: world.booking_of_another(),
            evening: world.evening_of_another_team(),
            look: world.look_of_another_team(),
            // An owner answers for every team, so that there is no other's.
            erasure: match role {
                "owner" => absent.erasure.clone(),
                _ => world.erasure("worker-jonas"),
            },
            ..world.with_ways(absent.clone(), "worker-inge")
        };
        // Whoever has a link has what it opens, so that there is no other's either; a used one is not there.
        let another = Objects {
            recovery: absent.recovery.clone(),
            ..another
        };
        let kinds = [
            another,
            absent.clone(),
            Objects::all("0f1e2d3c4b5a69788796a5b4c3d2e1f0"),
            Objects::all("zz"),
        ];
        let who = match role {
            "leader" => world.person("worker-soeren", "leader", "Søren"),
            _ => as_role(&world, role),
        };
        for decl in routes().declared() {
            if object(decl, &kinds[0]).is_none() {
                continue;
            }
            let mut answers = BTreeSet::new();
            for objects in &kinds {
                let before = world.dump(&LOGS);
                let Some(answer) = send(&who, decl, objects).await else {
                    continue;
                };
                let named = object(decl, objects).unwrap_or_default();
                assert_eq!(world.dump(&LOGS), before, "{role} {decl:?} {named}");
                let bare = crate::support::without_reference(&answer.body)
                    .replace(&crate::support::escaped(named), "OBJECT")
                    .replace(named, "OBJECT");
                answers.insert((answer.status, answer.to.replace(named, "OBJECT"), bare));
                tried += 1;
            }
            if answers.len() != 1 {
                let told: Vec<_> = answers.iter().map(|(status, to, _)| (status, to)).collect();
                unequal.push(format!("{role} {:?} {}: {told:?}", decl.method, decl.path));
                continue;
            }
            let (status, to, _) = answers.first().expect("an answer");
            let at_the_door = role == "anonymous" && (*status == 303 || *status == 403);
            // A link that was used or never was is a page that says so, for everybody.
            let spent = bearer(decl) && matches!(status, 200 | 303 | 422);
            assert!(
                *status == 404 || at_the_door || spent,
                "{role} {decl:?}: {status} {to}"
            );
        }
    }
    assert!(unequal.is_empty(), "{unequal:#?}");
    println!("{tried} / {tried} routes x roles x objects that are not theirs, seed 7");
    assert!(tried > 300);
}
