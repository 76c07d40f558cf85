//! What a declaration says about who may, and the matrix that a lawyer reads (T10, T11).

use super::*;

const WORKER: Role = Role("worker");
const LEADER: Role = Role("leader");
const ONE: &[Role] = &[WORKER];
const BOTH: &[Role] = &[WORKER, LEADER];

async fn nothing() -> crate::Answer {
    crate::go("/")
}

fn routes() -> Routes<()> {
    let others = Routes::new().post(
        "/close",
        May::only(Action::Close, "course", &[LEADER]),
        nothing,
    );
    Routes::new()
        .get("/", May::anybody(Action::See, "front"), nothing)
        .get("/list", May::only(Action::List, "course", BOTH), nothing)
        .get("/one", May::only(Action::Open, "course", ONE), nothing)
        .post("/one", May::only(Action::Change, "course", ONE), nothing)
        .and(others)
}

#[test]
fn only_a_named_role_may_and_nobody_in_particular_may_not() {
    let may = May::only(Action::Open, "course", ONE);
    assert!(may.allows(Some("worker")));
    assert!(!may.allows(Some("leader")));
    assert!(!may.allows(Some("")));
    assert!(!may.allows(None));
    assert_eq!(
        (may.action, may.resource, may.roles),
        (Action::Open, "course", ONE)
    );
}

#[test]
fn where_no_role_is_named_everybody_may() {
    let may = May::anybody(Action::See, "front");
    assert!(may.allows(None) && may.allows(Some("worker")) && may.allows(Some("unknown")));
    assert_eq!(
        (may.action, may.resource, may.roles),
        (Action::See, "front", &[][..])
    );
}

#[test]
fn every_route_stands_in_the_list_in_the_order_of_declaration() {
    let routes = routes();
    let declared: Vec<(Method, &str, Action)> = routes
        .declared()
        .iter()
        .map(|d| (d.method, d.path, d.may.action))
        .collect();
    assert_eq!(
        declared,
        [
            (Method::Get, "/", Action::See),
            (Method::Get, "/list", Action::List),
            (Method::Get, "/one", Action::Open),
            (Method::Post, "/one", Action::Change),
            (Method::Post, "/close", Action::Close),
        ]
    );
    assert!(format!("{routes:?}").contains("/close"));
}

#[test]
fn the_matrix_says_who_may_what_word_by_word() {
    let written = permissions("shed", BOTH, routes().declared());
    let (matrix, list) = written.split_once("\n# Routes\n").unwrap();
    let rows: Vec<Vec<&str>> = matrix
        .lines()
        .skip(1)
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(
        rows,
        [
            vec!["resource", "action", "anonymous", "worker", "leader"],
            vec!["course", "list", ".", "+", "+"],
            vec!["course", "open", ".", "+", "."],
            vec!["course", "change", ".", "+", "."],
            vec!["course", "close", ".", ".", "+"],
            vec!["front", "see", "+", "+", "+"],
        ]
    );
    assert!(matrix.starts_with("# Who may do what in the realm shed."));
    let listed: Vec<Vec<&str>> = list
        .lines()
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(
        listed,
        [
            vec!["GET", "/", "see", "front"],
            vec!["GET", "/list", "list", "course"],
            vec!["GET", "/one", "open", "course"],
            vec!["POST", "/one", "change", "course"],
            vec!["POST", "/close", "close", "course"],
        ]
    );
}

/// Two routes on the same resource and action that disagree: the matrix shows the stricter, never the kinder.
#[test]
fn where_two_routes_disagree_the_strictest_is_shown() {
    let declared = Routes::<()>::new()
        .get("/a", May::only(Action::Open, "course", BOTH), nothing)
        .get("/b", May::only(Action::Open, "course", &[LEADER]), nothing);
    let written = permissions("shed", BOTH, declared.declared());
    let row: Vec<&str> = written.lines().nth(2).unwrap().split_whitespace().collect();
    assert_eq!(row, ["course", "open", ".", ".", "+"]);
}

#[test]
fn changing_and_closing_write_and_nothing_else_does() {
    for (action, writes) in [
        (Action::See, false),
        (Action::List, false),
        (Action::Open, false),
        (Action::Change, true),
        (Action::Close, true),
    ] {
        assert_eq!(
            May::only(action, "course", ONE).writes(),
            writes,
            "{action:?}"
        );
    }
}

#[test]
fn a_purpose_is_the_resource_until_another_is_named_and_naming_it_changes_no_right() {
    let may = May::only(Action::Open, "course", ONE);
    assert_eq!(may.purpose, "course");
    assert_eq!(May::anybody(Action::See, "front").purpose, "front");
    let other = may.because("accompany");
    assert_eq!(other.purpose, "accompany");
    assert_eq!(
        (other.action, other.resource, other.roles),
        (Action::Open, "course", ONE)
    );
}

static FACE: crate::Face = crate::Face {
    realm: "shed",
    mark: "■",
    dense: false,
    strip: kit_words::key!("strip-label"),
    promise: kit_words::key!("demo-label"),
    looked: None,
    roles: BOTH,
    home: "/",
    cookie: "__Host-lg-shed",
    session: |_| crate::SessionRule::NOBODY,
};

/// Behind the guard stands every route that was declared, those whose form may bring a file too, and nothing else.
#[tokio::test]
async fn what_was_declared_is_what_answers_behind_the_guard() {
    use tower::ServiceExt as _;
    let web = crate::Web::new(
        &FACE,
        ("", ""),
        kit_store::Given::system(),
        "http://shed.localhost".to_owned(),
        "Skuret".to_owned(),
    );
    let by = Guarded {
        web: std::sync::Arc::new(web.expect("words")),
        door: None,
    };
    let may = May::anybody(Action::See, "file").with_file();
    let router = routes().get("/file", may, nothing).guarded(&by);
    for (path, there) in [("/", true), ("/file", true), ("/nowhere", false)] {
        let asked = axum::http::Request::get(path)
            .header("host", "shed.localhost")
            .body(axum::body::Body::empty())
            .expect("a request");
        let answered = router.clone().with_state(()).oneshot(asked).await;
        let status = answered.expect("an answer").status();
        assert_eq!(status.is_redirection(), there, "{path}: {status}");
    }
}
