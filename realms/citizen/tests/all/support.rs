//! A guest at the router, with a clock that stands still and a directory of one place.
use std::sync::Arc;

use jiff::ToSpan;
use kit_letters::{
    Appointment, Citizen as CitizenEnd, CitizenToCivil, Civil, CivilToCitizen, Day, Knock,
    LetterKeys, Lines, Outbox, Pace, Received, Short, ThreadToken, VisitNumber, VisitToken,
    WallTime,
};
use kit_mail::Folder;
use kit_store::{FixedClock, Given, SeededChance, Store, Tx, looks};
use kit_web::code::{Codes, Pepper, Post};
use kit_web::{Router, Web};
use realm_citizen::{App, Citizen, Directory, PublicCommunity};
use tower::ServiceExt;

pub(crate) const PLACE: &str = "02995e37-f778-4447-841e-39e8812d3e9f";
pub(crate) const PEPPER: [u8; 32] = [42; 32];

pub(crate) struct OnePlace;

impl Directory for OnePlace {
    fn community(&self, id: &str) -> Option<PublicCommunity> {
        (id == PLACE).then(|| PublicCommunity {
            id: PLACE.to_owned(),
            slug: "gaaturen-ved-aaen".to_owned(),
            name: "Gåturen ved åen".to_owned(),
            association: "Fællesskabet på Havnen".to_owned(),
            coordinator_first_name: "Lone".to_owned(),
            coordinator_phone: "00 00 20 01".to_owned(),
            where_words: "Gå ned mod vandet.".to_owned(),
            tell: "https://forening.example/fortael/1".to_owned(),
            first_time: vec!["Mette står ved bænken.".to_owned()],
        })
    }
}

/// The realm with its router, and what a test may turn.
pub(crate) struct World {
    pub(crate) store: Store<Citizen>,
    pub(crate) given: Given,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) outbox: Arc<Outbox<CitizenToCivil>>,
    pub(crate) web: Arc<Web>,
    router: Router,
    post: Post<Citizen>,
    folder: std::path::PathBuf,
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// What a browser remembers: cookies only.
#[derive(Default, Clone)]
pub(crate) struct Browser {
    pub(crate) cookie: Option<String>,
    /// The other cookies: of a code that is waited for, and of a browser that is known.
    pub(crate) others: Vec<(String, String)>,
}

#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) goes_to: String,
    pub(crate) body: String,
    pub(crate) cookie_line: String,
}

impl World {
    pub(crate) fn new(store: Store<Citizen>) -> Self {
        // Monday 1 March 2027, 12 o'clock in Denmark.
        let clock = Arc::new(FixedClock::at("2027-03-01T11:00:00Z".parse().unwrap()));
        let given = Given::new(clock.clone(), Arc::new(SeededChance::new(11)));
        let origin = "http://landgang.localhost:8701".to_owned();
        let web = realm_citizen::web(given.clone(), origin, "Foreningen".to_owned()).unwrap();
        let web = Arc::new(web);
        let (own, far) = (
            LetterKeys::<CitizenEnd>::new(&given),
            LetterKeys::<Civil>::new(&given),
        );
        let outbox = Arc::new(Outbox::new(own, far.address(), Pace::ordinary()));
        let codes = Codes::told(Pepper(PEPPER));
        let folder = std::env::temp_dir().join(format!(
            "landgang-room-mail-{}",
            Given::system().random128()
        ));
        std::fs::create_dir_all(&folder).unwrap();
        let gateway = Arc::new(Folder::new(folder.clone()));
        let post = Post::new(store.clone(), codes.clone(), gateway, &web);
        let app = App {
            store: store.clone(),
            web: Arc::clone(&web),
            directory: Arc::new(OnePlace),
            outbox: Arc::clone(&outbox),
            knock: Knock::default(),
            room_pepper: PEPPER,
            codes: codes.clone(),
        };
        let router = kit_web::assemble(realm_citizen::build(app));
        Self {
            store,
            given,
            clock,
            outbox,
            web,
            router,
            post,
            folder,
        }
    }

    /// The job makes and sends what codes are waited for; gives every mail so far.
    pub(crate) async fn mails(&self) -> Vec<String> {
        self.post.once().await.unwrap();
        Folder::new(self.folder.clone()).mails().unwrap()
    }

    /// One round of the job that reminds.
    pub(crate) fn remind(&self, gateway: &dyn kit_mail::Gateway) -> realm_citizen::Reminded {
        aside(|| realm_citizen::remind(&self.store, &self.given, &PEPPER, gateway).unwrap())
    }

    pub(crate) fn run<T>(&self, work: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap()
            .block_on(work)
    }

    pub(crate) async fn get(&self, browser: &mut Browser, path: &str) -> Page {
        self.ask(browser, "GET", path, String::new()).await
    }

    pub(crate) async fn post(
        &self,
        browser: &mut Browser,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Page {
        let body: Vec<String> = fields
            .iter()
            .map(|(k, v)| format!("{k}={}", escape(v)))
            .collect();
        self.ask(browser, "POST", path, body.join("&")).await
    }

    async fn ask(&self, browser: &mut Browser, method: &str, path: &str, body: String) -> Page {
        let mut headers = vec![
            ("host", "landgang.localhost:8701"),
            ("origin", "http://landgang.localhost:8701"),
            ("sec-fetch-site", "same-origin"),
        ];
        let mut sent: Vec<String> = browser.cookie.iter().cloned().collect();
        sent.extend(
            browser
                .others
                .iter()
                .map(|(name, value)| format!("{name}={value}")),
        );
        let sent = sent.join("; ");
        if !sent.is_empty() {
            headers.push(("cookie", &sent));
        }
        let request = kit_web::request(method, path, &headers, &body);
        let response = self.router.clone().oneshot(request).await.unwrap();
        let header = |name: &str| {
            let values = response.headers().get_all(name).iter();
            values
                .map(|v| v.to_str().unwrap().to_owned())
                .collect::<Vec<_>>()
                .join("\n")
        };
        let (goes_to, cookie_line) = (header("location"), header("set-cookie"));
        for line in cookie_line.lines() {
            let pair = line.split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if name == realm_citizen::FACE.cookie {
                browser.cookie = (!value.is_empty()).then(|| pair.to_owned());
            } else {
                browser.others.retain(|(known, _)| known != name);
                if !value.is_empty() {
                    browser.others.push((name.to_owned(), value.to_owned()));
                }
            }
        }
        let status = response.status().as_u16();
        Page {
            status,
            goes_to,
            cookie_line,
            body: kit_web::body_text(response).await,
        }
    }

    /// Fills the form of the newest page and sends it.
    pub(crate) async fn send(
        &self,
        browser: &mut Browser,
        page: &Page,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Page {
        let hidden = page.hidden(path);
        let mut all: Vec<(&str, &str)> = fields.to_vec();
        for (name, value) in &hidden {
            if !fields.iter().any(|(n, _)| n == name) {
                all.push((name, value));
            }
        }
        self.post(browser, path, &all).await
    }

    /// A room, made by the whole row of questions; gives the browser that is in it and the eight words.
    pub(crate) async fn new_room(&self) -> (Browser, Vec<String>) {
        let mut browser = Browser::default();
        let check = self.to_the_check(&mut browser).await;
        let key = self.send(&mut browser, &check, "/min/noegle", &[]).await;
        assert_eq!(key.status, 200, "{}", key.body);
        (browser, key.words())
    }

    pub(crate) async fn to_the_check(&self, browser: &mut Browser) -> Page {
        self.to_the_check_as(browser, "Amir", "Jeg vil helst sidde ved døren.")
            .await
    }

    pub(crate) async fn to_the_check_as(
        &self,
        browser: &mut Browser,
        name: &str,
        about: &str,
    ) -> Page {
        let page = self.get(browser, &format!("/min/ny?f={PLACE}")).await;
        let page = self
            .send(
                browser,
                &page,
                "/min/ny",
                &[("hvem", "peer"), ("til", "navn")],
            )
            .await;
        let page = self
            .send(
                browser,
                &page,
                "/min/ny",
                &[("kald", name), ("naa", "her"), ("til", "om-dig")],
            )
            .await;
        let fields = [("om", about), ("til", "se")];
        self.send(browser, &page, "/min/ny", &fields).await
    }

    /// The kinds of the letters that wait, in the order of the alphabet.
    pub(crate) fn posted(&self) -> Vec<String> {
        let (outbox, late) = (
            Arc::clone(&self.outbox),
            self.given.now() + (8 * 24).hours(),
        );
        let waiting = aside(|| {
            self.store
                .aside()
                .read_now("waiting", |tx| outbox.overdue(tx, late))
                .unwrap()
        });
        let mut kinds: Vec<String> = waiting.into_iter().map(|letter| letter.kind).collect();
        kinds.sort();
        kinds
    }

    /// One text from the database.
    pub(crate) fn text(&self, sql: &'static str) -> Option<String> {
        aside(|| {
            self.store
                .aside()
                .read_now("a text", |tx| tx.row(sql, &[], |r| r.get(0)))
                .unwrap()
        })
    }

    /// Every row but those of these tables.
    pub(crate) fn dump(&self, leave_out: &[&str]) -> Vec<String> {
        aside(|| self.store.dump(leave_out).unwrap())
    }

    /// The thread of the only way there is.
    pub(crate) fn thread(&self) -> ThreadToken {
        ThreadToken::from_text(&self.text("SELECT thread FROM crossing").unwrap()).unwrap()
    }

    /// A letter from the association arrives.
    pub(crate) fn arrives(&self, letter: impl Into<CivilToCitizen>) {
        let (letter, given) = (letter.into(), self.given.clone());
        aside(|| {
            self.store
                .aside()
                .write_now("a letter", move |tx| {
                    realm_citizen::take_in(tx, &given, &letter)
                })
                .unwrap();
        });
    }

    pub(crate) fn received(&self) -> Received {
        Received {
            thread: self.thread(),
            owner_first_name: Short::new("Lone").unwrap(),
            owner_phone: Short::new("00 00 20 01").unwrap(),
            answer_by: Day::from_text("2027-03-04").unwrap(),
        }
    }

    pub(crate) fn appointment(&self) -> Appointment {
        self.appointment_on(self.thread())
    }

    pub(crate) fn appointment_on(&self, thread: ThreadToken) -> Appointment {
        Appointment {
            thread,
            visit: VisitToken::new(&self.given),
            starts: WallTime::from_text("2027-03-03T16:00").unwrap(),
            place: Short::new("Bænken ved Åvej 1").unwrap(),
            companion_first_name: Short::new("Mette").unwrap(),
            companion_sign: Some(Short::new("gul jakke").unwrap()),
            meeting_note: Some(Lines::new("Vi går i roligt tempo.").unwrap()),
            number: VisitNumber::new(1).unwrap(),
        }
    }

    pub(crate) fn wait(&self, minutes: i64) {
        self.clock.advance_ms(minutes * 60_000);
    }
}

/// Runs what blocks on a thread of its own: PostgreSQL's synchronous client may not wait on an async one.
fn aside<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| scope.spawn(work).join().unwrap())
}

fn escape(text: &str) -> String {
    text.bytes().map(|b| format!("%{b:02X}")).collect()
}

/// The text between two others.
pub(crate) fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    Some(text.split_once(before)?.1.split_once(after)?.0)
}

impl Page {
    pub(crate) fn heading(&self) -> String {
        between(&self.body, "<h1>", "</h1>")
            .unwrap_or("")
            .to_owned()
    }

    /// The hidden fields of the form that goes to `path`; the first such form.
    pub(crate) fn hidden(&self, path: &str) -> Vec<(String, String)> {
        let action = format!("action=\"{path}\"");
        let form = between(&self.body, &action, "</form>")
            .unwrap_or_else(|| panic!("no form to {path} in {}", self.body));
        let fields = form.split("<input type=\"hidden\" name=\"").skip(1);
        fields
            .filter_map(|field| {
                let (name, rest) = field.split_once("\" value=\"")?;
                Some((name.to_owned(), unescape(rest.split_once('"')?.0)))
            })
            .collect()
    }

    /// The hidden fields of the form with this button.
    pub(crate) fn hidden_by_button(&self, button: &str) -> (String, Vec<(String, String)>) {
        let (before, _) = self
            .body
            .split_once(&format!(">{button}</button>"))
            .unwrap();
        let form = before
            .rsplit_once("<form method=\"post\" action=\"")
            .unwrap()
            .1;
        let (path, form) = form.split_once('"').unwrap();
        let fields = form.split("<input type=\"hidden\" name=\"").skip(1);
        let fields = fields.filter_map(|field| {
            let (name, rest) = field.split_once("\" value=\"")?;
            Some((name.to_owned(), unescape(rest.split_once('"')?.0)))
        });
        (path.to_owned(), fields.collect())
    }

    /// The words of a key page, or the codes of a card.
    pub(crate) fn words(&self) -> Vec<String> {
        let list = between(&self.body, "<ol class=\"words card\">", "</ol>").unwrap();
        list.split("<li>")
            .skip(1)
            .map(|w| w.replace("</li>", ""))
            .collect()
    }
}

/// Undoes what the templates escape.
pub(crate) fn unescape(text: &str) -> String {
    text.replace("&#38;", "&")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
}

impl World {
    /// Presses a button.
    pub(crate) async fn press(&self, browser: &mut Browser, page: &Page, button: &str) -> Page {
        let (path, fields) = page.hidden_by_button(button);
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(k, v)| (k.as_str(), v.as_str()))
            .collect();
        self.post(browser, &path, &fields).await
    }
}

impl World {
    /// Writes a note of this kind; gives its id.
    pub(crate) async fn note(
        &self,
        browser: &mut Browser,
        kind: &str,
        fields: &[(&str, &str)],
    ) -> String {
        let page = self.get(browser, &format!("/min/note?slags={kind}")).await;
        let id = page
            .hidden("/min/note")
            .into_iter()
            .find(|(name, _)| name == "_id")
            .unwrap()
            .1;
        let done = self.send(browser, &page, "/min/note", fields).await;
        assert_eq!(done.status, 303, "{}", done.body);
        id
    }

    /// Answers the two scales of a form.
    pub(crate) async fn post_scales(
        &self,
        browser: &mut Browser,
        page: &Page,
        one: &str,
        other: &str,
    ) -> Page {
        let hidden = page.hidden("/min/hvordan");
        let mut fields: Vec<(&str, &str)> = hidden
            .iter()
            .map(|(k, v)| (k.as_str(), v.as_str()))
            .collect();
        fields.extend([("a0", one), ("a1", other)]);
        self.post(browser, "/min/hvordan", &fields).await
    }

    /// Shows the card to somebody; gives the link's token.
    pub(crate) async fn show_card(&self, browser: &mut Browser, whom: &str, time: &str) -> String {
        let page = self.get(browser, "/min/om-mig").await;
        let fields = [("til_hvem", whom), ("tid", time)];
        let shared = self
            .send(browser, &page, "/min/om-mig/deling", &fields)
            .await;
        assert_eq!(shared.status, 200, "{}", shared.body);
        between(&shared.body, "/vist/", "<").unwrap().to_owned()
    }
}

impl World {
    /// The same guest some time later: the old session has ended, and she comes in again by a link of her own, which
    /// carries her room's key as the old session did.
    pub(crate) async fn later(&self, browser: &Browser, minutes: i64) -> Browser {
        let (before, token) = (self.who(browser).unwrap(), self.given.token());
        self.wait(minutes);
        let (now, opened) = (self.given.now(), token.clone());
        let who = kit_web::door::Entrant {
            id: before.id,
            role: "guest".to_owned(),
            name: "Amir".to_owned(),
            unit: String::new(),
            carries: before.carries,
        };
        aside(|| {
            self.store
                .aside()
                .write_now("comes in again", move |tx| {
                    kit_web::door::open_session(
                        tx,
                        &opened,
                        &who,
                        (realm_citizen::FACE.session)(&who.role),
                        now,
                    )
                })
                .unwrap();
        });
        Browser {
            cookie: Some(format!("{}={token}", realm_citizen::FACE.cookie)),
            others: browser.others.clone(),
        }
    }

    /// Who is signed in with this browser.
    pub(crate) fn who(&self, browser: &Browser) -> Option<kit_web::Actor> {
        let token = browser.cookie.as_ref()?.split_once('=')?.1.to_owned();
        let now = self.given.now();
        aside(|| {
            self.store
                .aside()
                .read_now("who is it", |tx| kit_web::door::session(tx, &token, now))
                .unwrap()
                .map(|(actor, _)| actor)
        })
    }

    /// Every line of the log of looks so far: role, action, resource, object, purpose.
    pub(crate) fn looks(&self) -> Vec<[String; 5]> {
        let lines = aside(|| {
            let read = |tx: &mut Tx<'_>| looks::after(tx, 0, 100_000);
            self.store.aside().read_now("the log", read).unwrap()
        });
        let row = |(look, _): looks::Linked| {
            [
                look.role,
                look.action,
                look.resource,
                look.object,
                look.purpose,
            ]
        };
        lines.into_iter().map(row).collect()
    }

    /// Runs a statement as somebody who has the database in hand.
    pub(crate) fn meddle(&self, sql: &'static str) {
        aside(|| {
            let run = move |tx: &mut Tx<'_>| tx.run(sql, &[]).map(|_| ());
            self.store.aside().write_now("meddle", run).unwrap();
        });
    }

    /// The newest way of a room and its thread.
    pub(crate) fn newest_way(&self, room: &str) -> (String, String) {
        let (sql, room) = (
            "SELECT id, thread FROM crossing WHERE room_id = $1",
            room.to_owned(),
        );
        aside(|| {
            let read = |tx: &mut Tx<'_>| tx.row(sql, &[&room], |r| Ok((r.get(0)?, r.get(1)?)));
            self.store.aside().read_now("a way", read).unwrap().unwrap()
        })
    }

    /// A link that lets this guest in so many times.
    pub(crate) fn link(&self, token: &str, who: &kit_web::Actor, uses: i64) {
        let entrant = kit_web::door::Entrant {
            id: who.id.clone(),
            role: who.role.clone(),
            name: who.name.clone(),
            unit: String::new(),
            carries: who.carries.clone(),
        };
        let (token, now) = (token.to_owned(), self.given.now());
        aside(|| {
            let make = move |tx: &mut Tx<'_>| {
                kit_web::door::make_link(tx, &token, &entrant, 60, uses, now)
            };
            self.store.aside().write_now("a link", make).unwrap();
        });
    }
}
