//! Companions come in by a code, and nobody else does (SAFETY.md §6.2, 1–9).

#![cfg(test)]

mod support;

use std::path::PathBuf;
use std::sync::Arc;

use kit_mail::Folder;
use kit_store::{Given, Store, store_test};
use kit_web::code::Post;
use kit_web::{Router, body_text};
use realm_civil::{Civil, FACE};
use support::{HOST, World, walk};
use tower::ServiceExt as _;

const ADDRESS: &str = "Mette@Post.example";

/// The realm with its job, its folder of mails, and a browser with cookies.
struct Scene {
    world: World,
    router: Router,
    post: Post<Civil>,
    folder: PathBuf,
}

impl Drop for Scene {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

#[derive(Default)]
struct Browser(Vec<(String, String)>);

struct Page {
    status: u16,
    to: String,
    set: String,
    html: String,
}

impl Scene {
    fn new(store: Store<Civil>) -> Self {
        let world = World::new(store, false);
        let name = format!("landgang-civil-mail-{}", Given::system().random128());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).expect("a folder");
        let (app, gateway) = (&world.app, Arc::new(Folder::new(folder.clone())));
        let post = Post::new(app.store.clone(), app.codes.clone(), gateway, &app.web);
        let router = kit_web::assemble(realm_civil::build(app.clone()));
        Self {
            world,
            router,
            post,
            folder,
        }
    }

    async fn ask(&self, browser: &mut Browser, method: &str, path: &str, fields: &str) -> Page {
        let cookies: Vec<String> = browser.0.iter().map(|(k, v)| format!("{k}={v}")).collect();
        let (cookies, origin) = (cookies.join("; "), format!("http://{HOST}"));
        let headers = [
            ("host", HOST),
            ("origin", origin.as_str()),
            ("sec-fetch-site", "same-origin"),
            ("cookie", cookies.as_str()),
        ];
        let mut body = fields.to_owned();
        if let Some((_, session)) = browser.0.iter().find(|(name, _)| name == FACE.cookie) {
            let token = self.world.app.web.form_token(&kit_web::door::hash(session));
            body = format!("{body}&_token={token}");
        }
        let request = kit_web::request(method, path, &headers, &body);
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("an answer");
        let mut set = String::new();
        for line in response.headers().get_all("set-cookie") {
            let line = line.to_str().expect("text");
            set.push_str(line);
            let (name, rest) = line.split_once('=').expect("a cookie");
            let value = rest.split(';').next().unwrap_or_default();
            browser.0.retain(|(known, _)| known != name);
            if !value.is_empty() {
                browser.0.push((name.to_owned(), value.to_owned()));
            }
        }
        let to = response.headers().get("location");
        Page {
            status: response.status().as_u16(),
            to: to.map_or(String::new(), |to| to.to_str().expect("text").to_owned()),
            set,
            html: body_text(response).await,
        }
    }

    /// Every mail so far.
    async fn mails(&self) -> Vec<String> {
        self.post.once().await.expect("sent");
        Folder::new(self.folder.clone()).mails().expect("readable")
    }

    async fn code(&self) -> String {
        let mail = self.mails().await.pop().expect("a mail");
        let digits = mail.split_once("Din kode er ").expect("a code").1;
        digits
            .split('.')
            .next()
            .unwrap_or_default()
            .replace(' ', "")
    }

    fn signed_in(session: String) -> Browser {
        Browser(vec![(FACE.cookie.to_owned(), session)])
    }

    /// Mette adds her address and proves it.
    async fn add(&self) -> Browser {
        let mut mette = Self::signed_in(self.world.mette());
        let page = self
            .ask(&mut mette, "POST", "/mail", &format!("mail={ADDRESS}"))
            .await;
        assert_eq!(page.to, "/mail/kode", "{} {}", page.status, page.html);
        let code = self.code().await;
        let page = self
            .ask(&mut mette, "POST", "/mail/kode", &format!("kode={code}"))
            .await;
        assert_eq!(page.to, "/mail", "{}", page.html);
        mette
    }
}

store_test! {
    fn a_companion_comes_in_by_a_code_and_her_own_telephone_is_remembered_if_she_says_so(store: Store<Civil>) {
        let scene = Scene::new(store);
        walk(async {
            let mut there = scene.add().await;
            for (own, lasts) in [("&egen=ja", true), ("", false)] {
                let mut browser = Browser::default();
                let asked = scene.ask(&mut browser, "POST", "/ind/kode", &format!("mail={ADDRESS}")).await;
                assert_eq!(asked.to, "/ind/kode/tast");
                let code = scene.code().await;
                let fields = format!("kode={code}{own}");
                let inside = scene.ask(&mut browser, "POST", "/ind/kode/tast", &fields).await;
                assert_eq!((inside.status, inside.to.as_str()), (303, "/"), "{}", inside.html);
                assert_eq!(inside.set.contains("Max-Age=7776000"), lasts, "{}", inside.set);
                assert_eq!(scene.ask(&mut browser, "GET", "/mine", "").await.status, 200);
            }
            let page = scene.ask(&mut there, "GET", "/konto", "").await;
            assert!(page.html.contains("Du loggede ind med en kode på mail."), "{}", page.html);
            assert!(page.html.contains("En mailadresse blev tilføjet."));
        });
    }
}

store_test! {
    /// SAFETY.md §6.2.6: known, unknown, and one whom no code is for, are answered alike; only a mail tells.
    fn a_known_and_an_unknown_address_are_answered_alike(store: Store<Civil>) {
        let scene = Scene::new(store);
        walk(async {
            scene.add().await;
            let before = scene.mails().await.len();
            let mut answers = Vec::new();
            for address in ["nobody@post.example", ADDRESS] {
                let asked = scene.ask(&mut Browser::default(), "POST", "/ind/kode", &format!("mail={address}")).await;
                answers.push((asked.status, asked.to, asked.html, asked.set.len()));
            }
            assert_eq!(answers[0], answers[1]);
            assert_eq!(scene.mails().await.len(), before + 1);
        });
    }
}

store_test! {
    /// SAFETY.md §6.2.9: there is no address of a coordinator or owner, nor a page where one could be added.
    fn no_coordinator_and_no_owner_comes_in_by_a_code(store: Store<Civil>) {
        let scene = Scene::new(store);
        walk(async {
            let mut lone = Scene::signed_in(scene.world.lone());
            for (method, path) in [("GET", "/mail"), ("POST", "/mail"), ("POST", "/mail/kode")] {
                let page = scene.ask(&mut lone, method, path, "mail=lone@post.example").await;
                assert_eq!(page.status, 404, "{method} {path}");
            }
            scene.ask(&mut Browser::default(), "POST", "/ind/kode", "mail=lone@post.example").await;
            assert!(scene.mails().await.is_empty());
        });
    }
}

store_test! {
    fn an_address_that_another_has_is_not_taken_and_a_removed_one_opens_nothing(store: Store<Civil>) {
        let scene = Scene::new(store);
        walk(async {
            let mut mette = scene.add().await;
            let other = scene.world.sign_in("companion-soren", "companion", "Søren");
            let mut other = Scene::signed_in(other);
            let page = scene.ask(&mut other, "POST", "/mail", &format!("mail={ADDRESS}")).await;
            if page.to == "/mail/kode" {
                let code = scene.code().await;
                let page = scene.ask(&mut other, "POST", "/mail/kode", &format!("kode={code}")).await;
                assert_eq!(page.status, 422);
            }
            let gone = scene.ask(&mut mette, "POST", "/mail", "til=fjern").await;
            assert_eq!(gone.to, "/mail");
            let before = scene.mails().await.len();
            scene.ask(&mut Browser::default(), "POST", "/ind/kode", &format!("mail={ADDRESS}")).await;
            assert_eq!(scene.mails().await.len(), before);
        });
    }
}

store_test! {
    fn the_address_is_in_no_row_in_plain_words(store: Store<Civil>) {
        let scene = Scene::new(store);
        walk(async {
            scene.add().await;
            let own = scene.world.app.store.clone();
            let dump = support::blocking(move || own.dump(&[])).expect("read").join("\n").to_lowercase();
            let hex: String = "mette@post".bytes().map(|b| format!("{b:02x}")).collect();
            assert!(!dump.contains("mette@post") && !dump.contains(&hex));
        });
    }
}
