//! A file comes only where a route is declared with one, whole, alone and without its name (SAFETY.md T20, for PS-3 and HE-5).

use kit_web::{Response, body_text};

use crate::support::{KEEPER, ORIGIN, World};

const BOUNDARY: &str = "----seam";

/// A part of a form; one with a file's name is a file.
fn part(name: &str, file: Option<&str>, body: &str) -> String {
    let file = file.map_or_else(String::new, |file| format!("; filename=\"{file}\""));
    format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{body}\r\n"
    )
}

fn form(parts: &[String]) -> String {
    format!("{}--{BOUNDARY}--\r\n", parts.concat())
}

struct Sender {
    world: World,
    cookie: String,
    token: String,
}

impl Sender {
    async fn new() -> Self {
        let world = World::new();
        let cookie = world.signed_in(KEEPER);
        let page = world.ask("GET", "/tools", &[("cookie", &cookie)], "").await;
        let page = body_text(page).await;
        let token = page.split("token=").nth(1).expect("a token").to_owned();
        Self {
            world,
            cookie,
            token,
        }
    }

    fn token(&self) -> String {
        part("_token", None, &self.token)
    }

    async fn send(&self, path: &str, body: &str) -> Response {
        use tower::ServiceExt as _;
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let headers = [("cookie", self.cookie.as_str()), ("origin", ORIGIN)];
        let mut request = kit_web::request("POST", path, &headers, body);
        request
            .headers_mut()
            .insert("content-type", kind.parse().expect("a header"));
        let answer = self.world.router.clone().oneshot(request).await;
        answer.unwrap_or_else(|never| match never {})
    }
}

/// PS-3: the words are ordinary fields, and the bytes of the one file are there; its own name is nowhere.
#[tokio::test]
async fn a_file_comes_with_the_words_beside_it_and_without_its_name() {
    let sender = Sender::new().await;
    let parts = [
        sender.token(),
        part("note", None, "Åse & Bo"),
        part("picture", Some("Amir 1987.jpg"), "points"),
    ];
    let response = sender.send("/picture", &form(&parts)).await;
    assert_eq!(response.status(), 200);
    let page = body_text(response).await;
    assert!(page.starts_with("6 bytes, Åse & Bo"), "{page}");
    assert!(!page.contains("Amir") && !page.contains("points"), "{page}");
}

/// The same form sent the ordinary way is an ordinary form without a file.
#[tokio::test]
async fn a_form_without_a_file_is_taken_there_too() {
    let sender = Sender::new().await;
    let headers = [("cookie", sender.cookie.as_str()), ("origin", ORIGIN)];
    let body = format!("note=hej&_token={}", sender.token);
    let response = sender.world.ask("POST", "/picture", &headers, &body).await;
    assert_eq!(response.status(), 200);
    assert!(body_text(response).await.starts_with("0 bytes, hej"));
}

#[tokio::test]
async fn a_route_without_files_takes_none() {
    let sender = Sender::new().await;
    let small = form(&[sender.token(), part("picture", Some("a.png"), "points")]);
    assert_eq!(sender.send("/tools", &small).await.status(), 403);
    let large = "a".repeat(200 * 1024);
    let large = form(&[sender.token(), part("picture", Some("a.png"), &large)]);
    assert_eq!(sender.send("/tools", &large).await.status(), 413);
}

/// The token is looked at before anything is done with the file.
#[tokio::test]
async fn a_file_without_the_sessions_token_is_refused_and_the_words_stay() {
    let sender = Sender::new().await;
    let foreign = part(
        "_token",
        None,
        &sender.world.web.form_token("another session"),
    );
    for first in [String::new(), foreign] {
        let parts = [
            first,
            part("note", None, "en lang tekst"),
            part("picture", Some("Amir.png"), "points"),
        ];
        let response = sender.send("/picture", &form(&parts)).await;
        assert_eq!(response.status(), 403);
        let page = body_text(response).await;
        assert!(
            page.contains("en lang tekst") && !page.contains("Amir"),
            "{page}"
        );
        assert!(!page.contains("points"), "{page}");
    }
}

#[tokio::test]
async fn of_what_is_too_large_or_twice_there_nothing_is_taken() {
    let sender = Sender::new().await;
    let file = |bytes: usize| part("picture", Some("a.png"), &"a".repeat(bytes));
    let most = 5 * 1024 * 1024;
    let fits = form(&[sender.token(), file(most)]);
    assert_eq!(sender.send("/picture", &fits).await.status(), 200);
    for parts in [
        vec![file(most + 1)],
        vec![file(most + 200 * 1024)],
        vec![file(3), file(3)],
    ] {
        let note = part("note", None, "en lang tekst");
        let parts = [vec![sender.token(), note], parts].concat();
        let response = sender.send("/picture", &form(&parts)).await;
        assert_eq!(response.status(), 413);
        let page = body_text(response).await;
        assert!(page.contains("Filen er for stor") && page.contains("en lang tekst"));
    }
}

#[tokio::test]
async fn a_form_that_was_cut_is_not_taken_and_keeps_its_words() {
    let sender = Sender::new().await;
    let parts = [
        sender.token(),
        part("note", None, "en lang tekst"),
        part("picture", Some("a.png"), "points"),
    ];
    let whole = form(&parts);
    let cut = whole.split_once("ints").expect("a file").0;
    let response = sender.send("/picture", cut).await;
    assert_eq!(response.status(), 408);
    let page = body_text(response).await;
    assert!(page.contains("Det hele nåede ikke frem") && page.contains("en lang tekst"));
    // Nothing at all, and another boundary than was said.
    for other in ["", "--other\r\n\r\n--other--"] {
        assert_eq!(sender.send("/picture", other).await.status(), 408);
    }
}
