//! Who may not, and what is not there.

use std::collections::BTreeSet;

use kit_store::Store;
use kit_web::code::{Codes, code_routes};
use kit_web::{FromRef, Method};
use realm_municipality::{Municipality, ROLES, routes};

use crate::support::World;

fn filled(path: &str) -> String {
    path.replace("{id}", "guest-00000")
        .replace("{token}", "unknown-token")
}

/// STYLE.md habit 9: every route that names roles is a locked door for everybody else.
#[tokio::test]
async fn every_route_refuses_whoever_may_not() {
    let world = World::demo();
    let mut tried = 0;
    for decl in routes().declared() {
        let path = filled(decl.path);
        for role in ROLES {
            if decl.may.allows(Some(role.0)) {
                continue;
            }
            let person = world.person("worker-jonas", role.0, "Jonas");
            let answered = match decl.method {
                Method::Get => person.get(&path).await,
                Method::Post => person.post(&path, &[("id", "form-0001")]).await,
            };
            assert_eq!(answered.status, 404, "{} {path}", role.0);
            tried += 1;
        }
        if !decl.may.roles.is_empty() && decl.method == Method::Get {
            let answered = world.anybody(&path).await;
            assert_eq!(answered.status, 403, "{path}");
            assert_eq!(answered.heading(), "Siden er for dem, der er logget ind");
            tried += 1;
        }
    }
    assert!(tried > 80, "{tried} doors tried");
}

/// UX.md §3: not there and not allowed look the same, to the last byte.
#[tokio::test]
async fn not_there_and_not_allowed_look_the_same() {
    let world = World::demo();
    let karen = world.karen();
    let refused = karen.get("/gaest/guest-00000").await;
    let missing = karen.get("/gaest/guest-99999").await;
    let same = |body: &str| body.replace("00000", "").replace("99999", "");
    assert_eq!(same(&refused.body), same(&missing.body));
}

/// SAFETY.md §6.3: a form without its token, or from another page, does nothing.
#[tokio::test]
async fn a_form_from_elsewhere_does_nothing() {
    let world = World::demo();
    let before = world.app.store.dump(&["session"]).expect("a dump");
    let request = kit_web::request(
        "POST",
        "/vagt/gaest",
        &[
            ("host", "kommune.localhost:8702"),
            ("origin", "http://elsewhere.example"),
        ],
        "id=form-0001&met_by=worker-jonas",
    );
    let response = tower::ServiceExt::oneshot(world.router.clone(), request)
        .await
        .expect("an answer");
    assert_eq!(response.status().as_u16(), 403);
    assert_eq!(world.app.store.dump(&["session"]).expect("a dump"), before);
}

/// A leader of one team cannot answer for another.
#[tokio::test]
async fn an_evening_of_another_team_looks_as_if_it_were_not_there() {
    let world = World::demo();
    let soeren = world.person("worker-soeren", "leader", "Søren");
    let page = soeren.get("/ledelse").await;
    assert!(!page.body.contains("Holdet ved havnen"));
    let jonas = world.jonas();
    let form = jonas.get("/min-uge").await.form();
    let fields = [
        ("id", form.as_str()),
        ("day", "2026-11-19"),
        ("time", "18:00"),
        ("minutes", "90"),
    ];
    jonas.post("/min-uge", &fields).await;
    let path = format!("/ledelse/aften/{form}");
    assert_eq!(soeren.post(&path, &[("svar", "ja")]).await.status, 404);
    let inge = world.person("worker-inge", "worker", "Inge");
    let undo = format!("/min-uge/{form}/fortrydelse");
    assert_eq!(
        inge.post(&undo, &[]).await.status,
        404,
        "nor take back a colleague's hours"
    );
    assert_eq!(jonas.post(&undo, &[]).await.status, 303);
}

/// HS-3: no page has a field or a button that names a guest to the far bank.
#[tokio::test]
async fn no_page_refers_anybody() {
    let world = World::demo();
    let birgitte = world.birgitte();
    for path in [
        "/vagt",
        "/gaest",
        "/gaest/guest-00000",
        "/forloeb/nyt",
        "/bro",
        "/min-uge",
    ] {
        let body = birgitte.get(path).await.body.to_lowercase();
        for word in ["henvis", "send til", "tilmeld gæst"] {
            assert!(!body.contains(word), "{path}: {word}");
        }
    }
}

/// Everybody begins where their work is.
#[tokio::test]
async fn everybody_begins_where_their_work_is() {
    let world = World::demo();
    for (role, home) in [
        ("host", "/vagt"),
        ("worker", "/vagt"),
        ("leader", "/ledelse"),
        ("owner", "/folk"),
    ] {
        let person = world.person("worker-jonas", role, "Jonas");
        assert_eq!(person.get("/").await.to, home, "{role}");
    }
    for key in ["birgitte", "jonas", "karen"] {
        let page = world.anybody(&format!("/ind/demo-{key}")).await;
        assert!(
            page.heading().to_lowercase().ends_with(key),
            "{}",
            page.heading()
        );
    }
}

/// What a realm would hand to the routes of coming in by a code.
#[derive(Clone)]
struct Coded(Store<Municipality>, Codes);

impl FromRef<Coded> for Store<Municipality> {
    fn from_ref(app: &Coded) -> Self {
        app.0.clone()
    }
}

impl FromRef<Coded> for Codes {
    fn from_ref(app: &Coded) -> Self {
        app.1.clone()
    }
}

/// SAFETY.md §6.2.9: no address of a way in by a code is declared here, nor one where somebody would keep an address.
#[test]
fn nobody_of_the_house_comes_in_by_a_code() {
    let by_code = code_routes::<Municipality, Coded>();
    let addresses: BTreeSet<&str> = by_code.declared().iter().map(|decl| decl.path).collect();
    assert!(!addresses.is_empty());
    for decl in routes().declared() {
        let own_mail = decl.path == "/mail" || decl.path.starts_with("/mail/");
        assert!(!addresses.contains(decl.path) && !own_mail, "{}", decl.path);
    }
}
