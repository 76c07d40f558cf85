//! Coming in by a code, walked through the router as a person: every rule of SAFETY.md §6.2, 1–6.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::FromRef;
use kit_mail::{Address, Folder};
use kit_store::test::{TestStore, sqlite};
use kit_store::{FixedClock, Given, Migration, Realm, SeededChance, Store, StoreError, Tx};
use tower::ServiceExt as _;

use super::*;
use crate::{Built, Face, Role, SessionRule, Web, assemble, door, request};

#[derive(Debug, Clone, Copy)]
pub(super) struct Shed;

impl Realm for Shed {
    const NAME: &'static str = "shed";
    const MIGRATIONS: &'static [Migration] = &[door::MIGRATION];
}

const KEEPER: Role = Role("keeper");
pub(super) const PEPPER: Pepper = Pepper([7; 32]);
pub(super) const KNOWN: &str = "mette@forening.example";

static FACE: Face = Face {
    realm: "shed",
    mark: "■",
    dense: true,
    strip: kit_words::key!("strip-label"),
    promise: kit_words::key!("demo-label"),
    looked: None,
    roles: &[KEEPER],
    home: "/",
    cookie: "__Host-lg-shed",
    session: |_| SessionRule {
        idle_min: 30,
        absolute_min: 720,
        with_browser: true,
    },
};

fn find(_: &mut Tx<'_>, mark: &str) -> Result<Option<Owner>, StoreError> {
    let known = Address::from_text(KNOWN).filter(|known| account(PEPPER, known) == mark);
    Ok(known.map(|to| Owner {
        to,
        who: door::Entrant::new("person-0001", KEEPER, "Mette"),
    }))
}

#[derive(Clone)]
struct App(Store<Shed>, Codes);

impl FromRef<App> for Store<Shed> {
    fn from_ref(app: &App) -> Self {
        app.0.clone()
    }
}

impl FromRef<App> for Codes {
    fn from_ref(app: &App) -> Self {
        app.1.clone()
    }
}

pub(super) struct World {
    pub(super) kept: TestStore<Shed>,
    pub(super) clock: Arc<FixedClock>,
    pub(super) given: Given,
    router: Router,
    post: Post<Shed>,
    folder: PathBuf,
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// What a browser has: one cookie.
#[derive(Default)]
pub(super) struct Browser(pub(super) Option<String>);

pub(super) struct Page {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
}

impl Page {
    pub(super) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    fn is_in(&self) -> bool {
        self.status == 303 && self.header("set-cookie").starts_with("__Host-lg-shed=")
    }
}

impl World {
    pub(super) fn new() -> Self {
        let kept = sqlite::<Shed>().unwrap();
        let clock = Arc::new(FixedClock::at("2027-03-01T08:00:00Z".parse().unwrap()));
        let given = Given::new(
            Arc::<FixedClock>::clone(&clock),
            Arc::new(SeededChance::new(16)),
        );
        let origin = "http://shed.localhost:9000".to_owned();
        let web = Web::new(&FACE, ("", ""), given.clone(), origin, "Skuret".to_owned());
        let web = Arc::new(web.unwrap());
        let codes = Codes::new(PEPPER, find);
        let keeper = door::Door::new(kept.store.clone());
        let app = App(kept.store.clone(), codes.clone());
        let routes = code_routes::<Shed, App>();
        let built = Built::new(routes, app, &web, Some(Arc::new(keeper)), |asked| {
            code_samples(asked)
        });
        let folder =
            std::env::temp_dir().join(format!("landgang-code-{}", Given::system().token()));
        std::fs::create_dir_all(&folder).unwrap();
        let gateway = Arc::new(Folder::new(folder.clone()));
        Self {
            post: Post::new(kept.store.clone(), codes, gateway, &web),
            router: assemble(built),
            kept,
            clock,
            given,
            folder,
        }
    }

    pub(super) async fn send(
        &self,
        browser: &mut Browser,
        method: &str,
        path: &str,
        body: &str,
    ) -> Page {
        let cookie = browser.0.clone().unwrap_or_default();
        let asked = request(method, path, &[("cookie", &cookie)], body);
        let answer = self.router.clone().oneshot(asked).await;
        let answer = answer.unwrap_or_else(|never| match never {});
        let headers: Vec<(String, String)> = answer
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
            .collect();
        let page = Page {
            status: answer.status().as_u16(),
            headers,
            body: crate::body_text(answer).await,
        };
        if page.header("set-cookie").contains("-kode=") {
            let pair = page.header("set-cookie").split(';').next();
            browser.0 = pair.map(str::to_owned);
        }
        page
    }

    /// Asks, lets the job work, and gives the digits and the link's address of the newest mail.
    pub(super) async fn code(&self, browser: &mut Browser) -> (String, String) {
        let page = self
            .send(browser, "POST", "/ind/kode", &format!("mail={KNOWN}"))
            .await;
        assert_eq!(
            (page.status, page.header("location")),
            (303, "/ind/kode/tast")
        );
        assert_eq!(self.post.once().await.unwrap(), 1);
        let mail = self.mails().pop().unwrap();
        let after = |word: &str| mail.split(word).nth(1).unwrap().to_owned();
        let digits: String = after("er ").chars().take(9).filter(|c| *c != ' ').collect();
        let link = after("9000").split_whitespace().next().unwrap().to_owned();
        (digits, link)
    }

    pub(super) fn mails(&self) -> Vec<String> {
        Folder::new(self.folder.clone()).mails().unwrap()
    }

    pub(super) async fn post(&self) -> usize {
        self.post.once().await.unwrap()
    }

    async fn type_it(&self, browser: &mut Browser, digits: &str) -> Page {
        self.send(browser, "POST", "/ind/kode/tast", &format!("kode={digits}"))
            .await
    }
}

fn other(digits: &str) -> String {
    digits
        .bytes()
        .map(|b| char::from(b'0' + (b - b'0' + 1) % 10))
        .collect()
}

#[tokio::test]
async fn the_code_from_the_mail_lets_in_once() {
    let (world, mut browser) = (World::new(), Browser::default());
    let (digits, _) = world.code(&mut browser).await;
    assert_eq!(digits.len(), 8);
    let spaced = format!("{}+{}", digits.split_at(4).0, digits.split_at(4).1);
    assert!(world.type_it(&mut browser, &spaced).await.is_in());
    let again = world.type_it(&mut browser, &digits).await;
    assert_eq!(again.status, 422, "once only");
    assert!(!again.body.contains(&digits), "a code is never shown again");
}

#[tokio::test]
async fn five_wrong_tries_kill_the_code_and_each_waits_longer() {
    let (world, mut browser) = (World::new(), Browser::default());
    let (digits, _) = world.code(&mut browser).await;
    for seconds in [1, 3, 5, 10, 10] {
        let unit = if seconds == 1 { "sekund," } else { "sekunder," };
        let wrong = world.type_it(&mut browser, &other(&digits)).await;
        assert_eq!(wrong.status, 422);
        assert!(
            wrong.body.contains(&format!("vent {seconds} {unit}")),
            "{}",
            wrong.body
        );
        let early = world.type_it(&mut browser, &digits).await;
        assert_eq!(
            (early.status, early.header("retry-after")),
            (429, seconds.to_string().as_str())
        );
        world.clock.advance_ms(seconds * 1000);
    }
    assert_eq!(
        world.type_it(&mut browser, &digits).await.status,
        422,
        "the code is dead"
    );
}

#[tokio::test]
async fn a_code_dies_after_ten_minutes() {
    for (minutes, lets_in) in [(9, true), (10, false)] {
        let (world, mut browser) = (World::new(), Browser::default());
        let (digits, _) = world.code(&mut browser).await;
        world.clock.advance_ms(minutes * 60_000);
        assert_eq!(
            world.type_it(&mut browser, &digits).await.is_in(),
            lets_in,
            "{minutes}"
        );
    }
}

#[tokio::test]
async fn a_new_code_kills_the_old() {
    let (world, mut first, mut second) = (World::new(), Browser::default(), Browser::default());
    let (old, _) = world.code(&mut first).await;
    let (new, _) = world.code(&mut second).await;
    assert_eq!(world.type_it(&mut first, &old).await.status, 422);
    world.clock.advance_ms(1_000);
    assert!(world.type_it(&mut second, &new).await.is_in());
}

#[tokio::test]
async fn only_the_browser_that_asked_can_use_code_and_link() {
    let (world, mut browser) = (World::new(), Browser::default());
    let (digits, link) = world.code(&mut browser).await;
    let forged = format!("__Host-lg-shed-kode={}", "0".repeat(64));
    for cookie in [None, Some(forged)] {
        let mut stranger = Browser(cookie);
        assert_eq!(world.type_it(&mut stranger, &digits).await.status, 422);
        world.clock.advance_ms(10_000);
        assert_eq!(
            world.send(&mut stranger, "POST", &link, "").await.status,
            422
        );
        world.clock.advance_ms(10_000);
    }
    assert!(world.type_it(&mut browser, &digits).await.is_in());
}

#[tokio::test]
async fn looking_at_the_link_a_hundred_times_uses_nothing_up() {
    let (world, mut browser) = (World::new(), Browser::default());
    let (_, link) = world.code(&mut browser).await;
    let before = world.kept.store.dump(&["schema_version"]).unwrap();
    for n in 0..100 {
        let method = if n % 2 == 0 { "GET" } else { "HEAD" };
        // With and without the cookie: a mail scanner has none.
        let mut looker = Browser(browser.0.clone().filter(|_| n % 4 < 2));
        assert_eq!(world.send(&mut looker, method, &link, "").await.status, 200);
    }
    assert_eq!(world.kept.store.dump(&["schema_version"]).unwrap(), before);
    assert!(world.send(&mut browser, "POST", &link, "").await.is_in());
    assert!(
        !world.send(&mut browser, "POST", &link, "").await.is_in(),
        "once only"
    );
    println!("prefetch: survived 100 / tried 100, no seed");
}

#[tokio::test]
async fn three_an_hour_are_sent_and_the_fourth_is_told_when() {
    let (world, mut browser) = (World::new(), Browser::default());
    for _ in 0..3 {
        world.code(&mut browser).await;
    }
    for mail in [KNOWN, "nobody@forening.example"] {
        for _ in 0..3 {
            world
                .send(
                    &mut Browser::default(),
                    "POST",
                    "/ind/kode",
                    &format!("mail={mail}"),
                )
                .await;
        }
        let fourth = world
            .send(
                &mut Browser::default(),
                "POST",
                "/ind/kode",
                &format!("mail={mail}"),
            )
            .await;
        assert_eq!(fourth.status, 422);
        assert!(fourth.body.contains("Prøv igen kl. 10"), "{}", fourth.body);
    }
    world.post().await;
    assert_eq!(world.mails().len(), 3);
}

#[tokio::test]
async fn no_code_no_address_and_no_token_is_in_the_database() {
    let (world, mut browser) = (World::new(), Browser::default());
    let (digits, link) = world.code(&mut browser).await;
    let dump = world.kept.store.dump(&[]).unwrap().join("\n");
    let token = link.rsplit('/').next().unwrap();
    let cookie = browser.0.as_ref().unwrap().split('=').nth(1).unwrap();
    for secret in [digits.as_str(), KNOWN, "forening", token, cookie] {
        assert!(!dump.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn what_is_no_address_is_said_and_kept() {
    let (world, mut browser) = (World::new(), Browser::default());
    for typed in ["", "mette", "a%40b.dk%0D%0ABcc%3A+c%40d.dk"] {
        let page = world
            .send(&mut browser, "POST", "/ind/kode", &format!("mail={typed}"))
            .await;
        assert_eq!(page.status, 422, "{typed}");
        assert!(page.body.contains("Skriv din mailadresse"));
    }
    assert!(world.mails().is_empty() && browser.0.is_none());
}
