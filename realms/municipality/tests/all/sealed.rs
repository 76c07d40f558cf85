//! What is typed about a person lies sealed: the file alone tells nothing (SAFETY.md §5).

use kit_seal::Sealed;
use kit_store::Place;

use kit_web::{Action, Decl, Method};

use crate::requests::{Objects, address, fields, send};
use crate::support::{Person, World, between};

/// Everything that the forms take, each with a word that stands nowhere else.
const TYPED: [&str; 8] = [
    "Xylofonia",
    "Qvintessens",
    "Zebrastribe",
    "Wolframtråd",
    "Bjergkrystal",
    "Ørkenræv",
    "Glasharmonika",
    "Fjordhest",
];

/// The bytes of the database's files after everything waiting was written into them.
pub(crate) fn bytes_of(world: &World) -> Vec<u8> {
    assert!(world.app.store.empty_journal().expect("emptied"));
    let mut all = Vec::new();
    for file in std::fs::read_dir(world.folder()).expect("a folder") {
        all.extend(std::fs::read(file.expect("a file").path()).expect("readable"));
    }
    all
}

pub(crate) fn holds(bytes: &[u8], word: &str) -> bool {
    bytes
        .windows(word.len())
        .any(|window| window == word.as_bytes())
}

#[tokio::test]
async fn no_word_that_was_typed_about_a_person_stands_in_the_file() {
    let world = World::demo();
    let jonas = world.jonas();
    let [called, goal, then, talk, what, wish, agreed, note] = TYPED;
    let worker = ("contact", "worker-jonas");
    let course = [
        ("id", "form-sealed-1"),
        ("called", called),
        ("basis", "82b"),
        ("goal", goal),
        ("afterwards", then),
        ("start", "2026-11-18"),
        worker,
        ("decided_by", "worker-jonas"),
        ("hat", "worker"),
    ];
    let here = jonas.post("/forloeb", &course).await.to;
    let here = here.split('?').next().expect("a path");
    jonas
        .post(
            &format!("{here}/samtale"),
            &[("id", "form-sealed-2"), ("talk", talk)],
        )
        .await;
    let time = [
        ("id", "form-sealed-3"),
        ("day", "2026-11-18"),
        ("time", "16:30"),
        ("with", "worker-jonas"),
        ("what", what),
    ];
    jonas.post(&format!("{here}/tid"), &time).await;
    let door = [
        ("id", "form-sealed-4"),
        ("wish", wish),
        ("met_by", "worker-jonas"),
        ("agreed", agreed),
    ];
    jonas.post("/vagt/gaest", &door).await;
    jonas
        .post("/vagt/opkald", &[("id", "form-sealed-5"), ("note", note)])
        .await;

    // Everything is there for whoever may read it …
    let pages = jonas.get(here).await.body + &jonas.get("/vagt").await.body;
    for word in TYPED {
        assert!(pages.contains(word), "{word} was typed and is shown");
    }
    // … and nothing of it in the file, nor any first name of the house.
    let bytes = bytes_of(&world);
    let mut tried = 0;
    for word in TYPED.iter().chain(&["Birgitte", "Jonas", "Karen"]) {
        assert!(!holds(&bytes, word), "{word} stands in the file");
        tried += 1;
    }
    assert!(
        holds(&bytes, "worker-jonas"),
        "the search itself finds what is open"
    );
    println!("{tried} / {tried} words not found in {} bytes", bytes.len());
}

/// Every column that `data-classes.toml` says is sealed.
fn sealed_columns() -> Vec<(String, String)> {
    let file: toml::Table = include_str!("../../data-classes.toml")
        .parse()
        .expect("classes");
    let tables = file["municipality"].as_table().expect("the realm");
    let columns = |(table, columns): (&String, &toml::Value)| {
        let columns = columns.as_table().expect("columns").clone();
        let is_sealed = |what: &toml::Value| what.get("sealed").is_some();
        let own = columns.into_iter().filter(move |(_, what)| is_sealed(what));
        let table = table.clone();
        own.map(move |(column, _)| (table.clone(), column))
            .collect::<Vec<_>>()
    };
    tables.iter().flat_map(columns).collect()
}

/// The words that were typed, each of which stands nowhere else.
#[derive(Default)]
struct Words(Vec<String>);

impl Words {
    fn next(&mut self) -> String {
        let word = format!("Kvarts{}zeolit", self.0.len() + 100);
        self.0.push(word.clone());
        word
    }

    /// The form of a route with every text in it changed for a word of its own, and a number of its own.
    fn form(&mut self, decl: &Decl, all: &[(&str, &str)]) -> Vec<(String, String)> {
        let number = decl.path.replace(['/', '{', '}'], "-");
        let value = |name: &str, value: &str, words: &mut Self| match name {
            "id" => format!("form-sealed{number}"),
            // The settings of an offer are the house's own and lie open.
            "text" if value.contains('=') => value.to_owned(),
            _ if value.contains(' ') => words.next(),
            _ => value.to_owned(),
        };
        all.iter()
            .map(|(name, text)| ((*name).to_owned(), value(name, text, self)))
            .collect()
    }
}

async fn post(person: &Person<'_>, path: &str, form: &[(String, String)]) -> u16 {
    let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    person.post(path, &form).await.status
}

/// Goes through every form as the first role that may, with words; what ends something comes last.
async fn walk(world: &World, words: &mut Words) {
    let people = [
        ("worker", world.jonas(), "worker-jonas"),
        ("host", world.birgitte(), "worker-birgitte"),
        ("leader", world.karen(), "worker-karen"),
        (
            "owner",
            world.person("worker-signe", "owner", "Signe"),
            "worker-signe",
        ),
    ];
    let routes = realm_municipality::routes();
    let mut posts: Vec<&Decl> = routes.declared().iter().collect();
    let leaves = |decl: &Decl| decl.path.contains("/konto") || decl.path.contains("fortrydelse");
    posts.retain(|decl| decl.method == Method::Post && !leaves(decl));
    posts.sort_by_key(|decl| decl.may.action == Action::Close);
    for decl in posts {
        let Some((_, person, id)) = people.iter().find(|(role, ..)| decl.may.allows(Some(role)))
        else {
            continue;
        };
        let whose = if *id == "worker-birgitte" {
            *id
        } else {
            "worker-jonas"
        };
        let own = world.with_ways(world.own(whose), id);
        if let Some(all) = fields(decl) {
            let form = words.form(decl, all);
            let status = post(person, &address(decl, &own), &form).await;
            assert!(status < 500, "{status} {}", decl.path);
        }
    }
}

/// What the forms take beyond what the walk sends.
async fn more(world: &World, words: &mut Words) {
    let (jonas, own) = (world.jonas(), world.own("worker-jonas"));
    let mut send =
        async |person: &Person<'_>, path: &str, fixed: &[(&str, &str)], typed: &[&str]| {
            let mut form: Vec<(String, String)> = fixed
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect();
            form.extend(typed.iter().map(|name| ((*name).to_owned(), words.next())));
            let status = post(person, path, &form).await;
            assert_eq!(status, 303, "{path} {fixed:?} {typed:?}");
        };
    let id = |form: &'static str| ("id", form);
    let course = [
        id("form-more-01"),
        ("basis", "82b"),
        ("start", "2026-11-18"),
        ("contact", "worker-jonas"),
        ("decided_by", "worker-jonas"),
        ("hat", "worker"),
    ];
    send(
        &jonas,
        "/forloeb",
        &course,
        &["called", "goal", "afterwards"],
    )
    .await;
    let here = format!("/gaest/{}", own.guest);
    let note = [id("form-more-02"), ("on", "2026-11-18")];
    send(
        &jonas,
        &format!("{here}/noter"),
        &note,
        &["purpose", "next"],
    )
    .await;
    let me = [id("form-more-03")];
    send(&jonas, "/kolleger/mig", &me, &["topics", "also"]).await;
    let code = [id("form-more-04"), ("code", "481516"), ("again", "481516")];
    send(&jonas, "/min-kode", &code, &[]).await;
    let written = [id("form-more-05"), ("way", "call")];
    let anybody = ["called", "text", "reach"];
    send(&jonas, "/henvendelser", &written, &anybody).await;
    // A talk with its answers, as the page has them.
    let talk = [id("form-more-06"), ("mode", "walk")];
    send(&jonas, &format!("{here}/samtale/begynd"), &talk, &[]).await;
    let page = jonas.get(&format!("{here}/samtale")).await.body;
    let hidden = |name: &str| between(&page, &format!("name=\"{name}\" value=\""), "\"").to_owned();
    let (moment, shape) = (hidden("moment"), hidden("shape"));
    let answers = [
        id("form-more-07"),
        ("talk", "form-more-06"),
        ("moment", moment.as_str()),
        ("shape", shape.as_str()),
        ("q0", "7"),
    ];
    send(&jonas, &format!("{here}/samtale/svar"), &answers, &["note"]).await;
    let owner = world.person("worker-signe", "owner", "Signe");
    let new = [id("form-more-08"), ("role", "worker")];
    send(&owner, "/folk", &new, &["name", "last_name"]).await;
}

/// Each column that is said to be sealed is filled, by the demo or by the forms, and nothing in it can be read; and no word
/// that was typed stands in the file. A new column that nothing fills fails here by its name: `requests.rs` needs its field,
/// or `more` above.
#[tokio::test]
async fn every_sealed_column_is_filled_and_cannot_be_read() {
    let world = World::demo();
    crate::walk::with_directory(&world);
    let mut words = Words::default();
    more(&world, &mut words).await;
    walk(&world, &mut words).await;
    let mut empty = Vec::new();
    let columns = sealed_columns();
    for (table, column) in &columns {
        let all = format!("SELECT {column} FROM {table} WHERE {column} IS NOT NULL");
        let all: &'static str = all.leak();
        let read = world.app.store.aside().read_now("a column", move |tx| {
            tx.rows(all, &[], |r| r.get::<Sealed>(0))
        });
        let values = read.expect("readable");
        if values.is_empty() {
            empty.push(format!("{table}.{column}"));
        }
        for value in values {
            let text = std::str::from_utf8(value.as_bytes());
            assert!(text.is_err(), "{table}.{column} can be read: {text:?}");
        }
    }
    assert!(empty.is_empty(), "nothing fills {empty:?}");
    let bytes = bytes_of(&world);
    let found: Vec<_> = words.0.iter().filter(|word| holds(&bytes, word)).collect();
    assert!(found.is_empty(), "{found:?} can be read in the file");
    println!(
        "{} / {} sealed columns filled and unreadable, {} words typed and 0 found",
        columns.len(),
        columns.len(),
        words.0.len()
    );
    assert!(columns.len() > 25 && words.0.len() > 25);
}

#[test]
fn a_sealed_value_that_was_moved_to_another_guest_is_refused() {
    let world = World::demo();
    let moved = world.app.store.aside().read_now("move", |tx| {
        let rows = tx.rows(
            "SELECT id, called FROM guest ORDER BY id LIMIT 2",
            &[],
            |r| Ok((r.get::<String>(0)?, r.get::<Sealed>(1)?)),
        )?;
        let called = Place::of("guest", "called");
        let (one, other) = (&rows[0], &rows[1]);
        assert!(tx.open(called, &one.0, &one.0, &one.1).is_ok());
        let to_another = tx.open(called, &other.0, &other.0, &one.1).is_err();
        let to_a_column = tx
            .open(Place::of("course", "goal"), &one.0, &one.0, &one.1)
            .is_err();
        Ok::<_, kit_store::StoreError>(to_another && to_a_column)
    });
    assert!(moved.expect("readable"));
}

/// Erasing the key makes the guest unreadable at once, whatever rows are left.
#[tokio::test]
async fn a_guest_whose_key_is_destroyed_cannot_be_read() {
    let world = World::demo();
    let own: Objects = world.own("worker-jonas");
    let show = realm_municipality::routes();
    let decl = show
        .declared()
        .iter()
        .find(|decl| decl.path == "/gaest/{id}")
        .expect("the page");
    assert_eq!(
        send(&world.jonas(), decl, &own)
            .await
            .expect("an answer")
            .status,
        200
    );
    world
        .app
        .store
        .vault()
        .erase_person(&own.guest)
        .expect("erased");
    let after = send(&world.jonas(), decl, &own).await.expect("an answer");
    assert_eq!(after.status, 503, "{}", after.body);
}
