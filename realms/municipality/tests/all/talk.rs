//! Talks walked through the router: measures, the tablet's turn, two windows.

use kit_store::{Chance as _, SeededChance};

use crate::support::{Answered, Person, World, between};

const CODE: &str = "482915";

/// The hidden fields of the first form whose action begins so, and the names of all its fields.
fn hidden(page: &Answered, action: &str) -> Vec<(String, String)> {
    let form = page
        .body
        .split("<form")
        .find(|form| form.contains(&format!("action=\"{action}\"")))
        .unwrap_or_default();
    let form = form.split("</form>").next().unwrap_or_default();
    form.split("type=\"hidden\" name=\"")
        .skip(1)
        .filter_map(|rest| {
            let (name, rest) = rest.split_once('"')?;
            let value = between(rest, "value=\"", "\"");
            (name != "_token").then(|| (name.to_owned(), value.to_owned()))
        })
        .collect()
}

pub(crate) fn with<'a>(
    hidden: &'a [(String, String)],
    more: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let kept = hidden
        .iter()
        .filter(|(name, _)| more.iter().all(|(new, _)| new != name))
        .map(|(name, value)| (name.as_str(), value.as_str()));
    kept.chain(more.iter().copied()).collect()
}

/// The form of one side of the open talk, to be answered on the worker's own screen.
pub(crate) fn side(page: &Answered, here: &str, moment: &str) -> Vec<(String, String)> {
    let mut rest = page.body.as_str();
    while let Some((_, after)) = rest.split_once(&format!("action=\"{here}/svar\"")) {
        let form = Answered {
            status: 200,
            to: String::new(),
            body: format!("<form action=\"{here}/svar\"{after}"),
        };
        let fields = hidden(&form, &format!("{here}/svar"));
        if fields
            .iter()
            .any(|(name, value)| name == "moment" && value == moment)
        {
            return fields;
        }
        rest = after;
    }
    Vec::new()
}

pub(crate) async fn begun(person: &Person<'_>, here: &str, mode: &str) -> Answered {
    let page = person.get(here).await;
    let form = hidden(&page, &format!("{here}/begynd"));
    let sent = person
        .post(&format!("{here}/begynd"), &with(&form, &[("mode", mode)]))
        .await;
    assert_eq!(
        (sent.status, sent.to),
        (303, format!("{here}?nyt=samtale")),
        "{}",
        sent.body
    );
    person.get(here).await
}

pub(crate) fn here(world: &World) -> String {
    format!("/gaest/{}/samtale", world.own("worker-jonas").guest)
}

/// FR-10, RW-1: a talk on a walk; the week before, the talk after; the curve at once, in words and as a table; what was
/// skipped is a gap, and the guest's own words stand beside it.
#[tokio::test]
async fn a_talk_has_a_mode_two_sides_and_a_curve_at_once() {
    let world = World::demo();
    let (jonas, here) = (world.jonas(), here(&world));
    let before = jonas.get(&here).await;
    assert_eq!(before.status, 200, "{}", before.body);
    let page = begun(&jonas, &here, "walk").await;
    assert!(
        page.body.contains("På en gåtur, med Jonas"),
        "{}",
        page.body
    );
    let start = side(&page, &here, "start");
    let fields = [
        ("q0", "4"),
        ("q1", ""),
        ("q2", "9"),
        ("q3", ""),
        ("note", "Det regnede."),
    ];
    let sent = jonas
        .post(&format!("{here}/svar"), &with(&start, &fields))
        .await;
    assert_eq!((sent.status, sent.to), (303, format!("{here}?nyt=svar")));
    let page = jonas.get(&format!("{here}?nyt=svar")).await;
    assert!(page.body.contains("Svarene er gemt."));
    assert!(
        page.body.contains("Det seneste tal er 6,5."),
        "4 and 9, and no nought: {}",
        page.body
    );
    assert!(page.body.contains("<svg") && page.body.contains("<caption>Min uge</caption>"));
    assert!(page.body.contains("Det regnede."));
    // HS-11: the numbers as a picture that she may scan; the house sends nothing.
    assert!(page.body.contains("Tag tallene med hjem") && page.body.contains("class=\"qr\""));
    assert!(
        !page
            .body
            .contains(&format!("action=\"{here}/fortrydelse\"")),
        "what was answered is not taken back"
    );
    let end = side(&page, &here, "end");
    let fields = [
        ("q0", "10"),
        ("q1", "8"),
        ("q2", "Ro."),
        ("q3", "Gå længere."),
        ("note", ""),
    ];
    assert_eq!(
        jonas
            .post(&format!("{here}/svar"), &with(&end, &fields))
            .await
            .status,
        303
    );
    let page = jonas.get(&here).await;
    assert!(
        page.body.contains("Det seneste tal er 9.") && page.body.contains("Gå længere."),
        "{}",
        page.body
    );
    // No measure is anybody's: neither the leader's pages nor another's name it.
    assert_eq!(world.karen().get(&here).await.status, 404);
}

/// FR-10: what cannot be read comes back with what was typed; without a talk it is kept as well.
#[tokio::test]
async fn what_cannot_be_read_comes_back_as_it_was_typed() {
    let world = World::demo();
    let (jonas, here) = (world.jonas(), here(&world));
    let page = begun(&jonas, &here, "phone").await;
    let start = side(&page, &here, "start");
    let long = "æ".repeat(301);
    let sent = jonas
        .post(
            &format!("{here}/svar"),
            &with(&start, &[("q0", "4"), ("note", &long)]),
        )
        .await;
    assert_eq!(sent.status, 422);
    assert!(
        sent.body.contains(&long)
            && sent.body.contains("href=\"#start-note\"")
            && sent.body.contains("id=\"start-note\"")
    );
    assert!(
        sent.body.contains("value=\"4\" checked"),
        "the answered question stays answered"
    );
    let gone = [
        ("talk", "talk-that-never-was"),
        ("q0", "4"),
        ("note", "Mine ord."),
    ];
    let sent = jonas
        .post(&format!("{here}/svar"), &with(&start, &gone))
        .await;
    assert_eq!(sent.status, 422);
    assert!(sent.body.contains("Mine ord."), "{}", sent.body);
    let none = jonas
        .post(
            &format!("{here}/begynd"),
            &[("id", "form-00001"), ("mode", "by-letter")],
        )
        .await;
    assert_eq!(none.status, 422);
    assert!(none.body.contains("Vælg, hvor I taler sammen."));
}

/// FR-10: the same side answered in two windows asks which stays; neither is lost before somebody has said.
#[tokio::test]
async fn two_windows_are_asked_which_answers_stay() {
    let world = World::demo();
    let (jonas, here) = (world.jonas(), here(&world));
    begun(&jonas, &here, "house").await;
    let (one, other) = (jonas.get(&here).await, jonas.get(&here).await);
    let first = side(&one, &here, "start");
    let second = side(&other, &here, "start");
    let svar = format!("{here}/svar");
    for _ in 0..2 {
        let sent = jonas
            .post(
                &svar,
                &with(&first, &[("q0", "2"), ("note", "Første vindue.")]),
            )
            .await;
        assert_eq!(sent.status, 303, "a double press is one");
    }
    let asked = jonas
        .post(
            &svar,
            &with(&second, &[("q0", "8"), ("note", "Andet vindue.")]),
        )
        .await;
    assert_eq!(asked.status, 422);
    assert!(
        asked.body.contains("Første vindue.") && asked.body.contains("Andet vindue."),
        "{}",
        asked.body
    );
    let still = jonas.get(&here).await;
    assert!(still.body.contains("Første vindue.") && !still.body.contains("Andet vindue."));
    let chosen = hidden(&asked, &svar);
    let chosen: Vec<(&str, &str)> = with(&chosen, &[]);
    assert_eq!(jonas.post(&svar, &chosen).await.status, 303);
    let after = jonas.get(&here).await;
    assert!(after.body.contains("Andet vindue.") && !after.body.contains("Første vindue."));
}

async fn with_code(person: &Person<'_>) {
    let sent = person
        .post("/min-kode", &[("code", CODE), ("again", CODE)])
        .await;
    assert_eq!(sent.to, "/min-kode?nyt=kode", "{}", sent.body);
}

/// FR-10: while the guest has the tablet, the session opens nothing else in any window, and only the worker's own code
/// takes it back; the code opens nothing but that.
#[tokio::test]
async fn the_tablet_shows_nothing_else_until_the_workers_own_code() {
    let world = World::demo();
    let (jonas, here) = (world.jonas(), here(&world));
    let page = begun(&jonas, &here, "house").await;
    assert!(
        !page.body.contains("Giv tabletten"),
        "not before there is a code to take it back"
    );
    let refused = jonas
        .post(
            &format!("{here}/tur"),
            &[("id", "turn-00001"), ("moment", "start")],
        )
        .await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("Vælg først din egen kode."));
    let shown = jonas
        .post("/min-kode", &[("code", "482915"), ("again", "482951")])
        .await;
    assert!(
        shown.status == 422 && !shown.body.contains("482915"),
        "a secret is not echoed"
    );
    with_code(&jonas).await;
    let page = jonas.get(&here).await;
    let turn = hidden(&page, &format!("{here}/tur"));
    assert_eq!(
        jonas
            .post(&format!("{here}/tur"), &with(&turn, &[]))
            .await
            .to,
        "/tur"
    );

    for shut in [
        here.as_str(),
        "/gaest",
        "/vagt",
        "/min-uge",
        "/konto",
        "/min-kode",
        "/aabnet",
        "/bro",
    ] {
        assert_eq!(jonas.get(shut).await.status, 404, "{shut}");
    }
    assert_eq!(jonas.get("/").await.to, "/tur");
    let page = jonas.get("/tur").await;
    assert_eq!(page.status, 200);
    for hidden_from_it in [
        "<nav",
        "href=\"/gaest",
        "href=\"/vagt",
        "/ud\"",
        "Anna",
        "Jonas",
    ] {
        assert!(
            !page.body.contains(hidden_from_it),
            "{hidden_from_it}: {}",
            page.body
        );
    }
    // Another session of the same worker is not with the guest.
    assert_eq!(world.jonas().get(&here).await.status, 200);
    assert_eq!(world.jonas().get("/tur").await.status, 404);
    assert_eq!(
        world
            .jonas()
            .post("/tur/kode", &[("code", CODE)])
            .await
            .status,
        404,
        "the code is no way in"
    );

    let mut form = hidden(&page, "/tur");
    for press in ["7", "8", "skip", "10", "note"] {
        let field = format!(
            "q{}",
            form.iter()
                .find(|(name, _)| name == "at")
                .map_or("0", |(_, at)| at.as_str())
        );
        let more: Vec<(&str, &str)> = match press {
            "skip" => vec![(&field, "3"), ("go", "skip")],
            "note" => vec![("note", "Jeg gik en tur."), ("go", "next")],
            number => vec![(&field, number), ("go", "next")],
        };
        let page = jonas.post("/tur", &with(&form, &more)).await;
        assert_eq!(page.status, 200, "{}", page.body);
        form = hidden(&page, if press == "note" { "/tur/svar" } else { "/tur" });
    }
    assert_eq!(
        jonas
            .post("/tur/svar", &with(&form, &[("go", "keep")]))
            .await
            .to,
        "/tur"
    );
    let thanks = jonas.get("/tur").await;
    assert_eq!(thanks.heading(), "Tak");
    assert!(
        !thanks.body.contains("Jeg gik en tur."),
        "an empty page is handed back"
    );

    let wrong = jonas.post("/tur/kode", &[("code", "111222")]).await;
    assert_eq!(wrong.status, 422);
    assert_eq!(
        jonas.post("/tur/kode", &[("code", CODE)]).await.status,
        429,
        "the brake holds also for the right one"
    );
    assert_eq!(jonas.get("/gaest").await.status, 404);
    world.later(1_100);
    let back = jonas.post("/tur/kode", &[("code", CODE)]).await;
    assert_eq!(back.to, format!("{here}?nyt=tilbage"));
    let page = jonas.get(&here).await;
    assert_eq!(page.status, 200);
    assert!(
        page.body.contains("Jeg gik en tur.") && page.body.contains("Det seneste tal er 8,3."),
        "7, 8 and 10: {}",
        page.body
    );
}

/// FR-10: whatever a guest presses, answers, skips, goes back and presses twice, what was typed is there on the last look.
#[tokio::test]
async fn no_way_through_the_questions_loses_what_was_typed() {
    let world = World::demo();
    let (mut survived, tries, seed) = (0, 12_u32, 2026);
    let chance = SeededChance::new(seed);
    let draw = |below: u8| {
        let mut byte = [0];
        chance.fill(&mut byte);
        byte[0] % below
    };
    for _ in 0..tries {
        let tablet = world.turned();
        let mut page = tablet.get("/tur").await;
        if page.heading() == "Tak" {
            world.forget_answers();
            page = tablet.get("/tur").await;
        }
        let mut typed = vec![String::new(); 5];
        let mut at = 0;
        for _ in 0..20 {
            let last = at == typed.len();
            let action = if last { "/tur/svar" } else { "/tur" };
            let form = hidden(&page, action);
            assert!(!form.is_empty(), "{}", page.body);
            let (value, go) = match (at, draw(3)) {
                (4, n) => (
                    format!("ord {}", draw(100)),
                    ["next", "skip", "back"][usize::from(n)],
                ),
                (_, n) => (
                    draw(11).to_string(),
                    ["next", "skip", "back"][usize::from(n)],
                ),
            };
            let go = if last { "back" } else { go };
            let field = if at == 4 {
                "note".to_owned()
            } else {
                format!("q{at}")
            };
            let mut more = vec![("go", go)];
            if !last {
                more.push((field.as_str(), value.as_str()));
            }
            let sent = with(&form, &more);
            let times = 1 + draw(2);
            for _ in 0..times {
                page = tablet.post(action, &sent).await;
            }
            assert_eq!(page.status, 200, "{}", page.body);
            if let (false, Some(slot)) = (last, typed.get_mut(at)) {
                *slot = if go == "skip" { String::new() } else { value };
            }
            at = match go {
                "back" => at.saturating_sub(1),
                _ => (at + 1).min(typed.len()),
            };
        }
        while at < typed.len() {
            let form = hidden(&page, "/tur");
            let field = if at == 4 {
                "note".to_owned()
            } else {
                format!("q{at}")
            };
            let value = typed[at].clone();
            page = tablet
                .post(
                    "/tur",
                    &with(&form, &[("go", "next"), (field.as_str(), value.as_str())]),
                )
                .await;
            at += 1;
        }
        let form = hidden(&page, "/tur/svar");
        for (n, value) in typed.iter().enumerate() {
            let field = if n == 4 {
                "note".to_owned()
            } else {
                format!("q{n}")
            };
            let kept = form
                .iter()
                .find(|(name, _)| *name == field)
                .map(|(_, value)| value);
            assert_eq!(kept, Some(value), "{field} of {typed:?}: {}", page.body);
        }
        survived += 1;
    }
    println!("{survived} / {tries} ways through the questions, seed {seed}");
    assert_eq!(survived, tries);
}

/// FR-10: what a guest answers stands in no file, nor does the code.
#[tokio::test]
async fn answers_and_codes_stand_sealed() {
    let world = World::demo();
    let (jonas, here) = (world.jonas(), here(&world));
    with_code(&jonas).await;
    let page = begun(&jonas, &here, "home").await;
    let start = side(&page, &here, "start");
    jonas
        .post(
            &format!("{here}/svar"),
            &with(&start, &[("q0", "4"), ("note", "Kvartsglimmer")]),
        )
        .await;
    assert!(jonas.get(&here).await.body.contains("Kvartsglimmer"));
    let bytes = crate::sealed::bytes_of(&world);
    for word in ["Kvartsglimmer", "own-week|1", CODE] {
        assert!(
            !crate::sealed::holds(&bytes, word),
            "{word} stands in the file"
        );
    }
    assert!(
        crate::sealed::holds(&bytes, "worker-jonas"),
        "the search itself finds what is open"
    );
}

/// Sets the house's first offer to this text from today on, as its owner does.
pub(crate) fn set_offer(world: &World, text: &str) {
    let (id, text, now) = (world.given.uuid7(), text.to_owned(), world.given.now());
    let today = world.given.today();
    let set = world.app.store.aside().write_now("set the offer", move |tx| {
        let offer = tx.row("SELECT id FROM offer ORDER BY made_ms, id LIMIT 1", &[], |r| r.get::<String>(0))?;
        tx.run(
            "INSERT INTO offer_setting (id, offer_id, from_on, settings, at_ms, place) VALUES ($1, $2, $3, $4, $5, (SELECT COALESCE(MAX(l.place), 0) + 1 FROM offer_setting l WHERE l.offer_id = $2))",
            &[&id, &offer, &today, &text, &now],
        )
    });
    set.expect("set");
}

/// GM-7: how and when one reaches the contact person stands on the page that both look at, as the offer says it.
#[tokio::test]
async fn how_the_contact_person_is_reached_stands_on_the_page() {
    let world = World::demo();
    let (jonas, here) = (world.jonas(), here(&world));
    const REACH: &str = "Ring til Jonas mandag og torsdag mellem 9 og 11.";
    assert!(!jonas.get(&here).await.body.contains(REACH));
    set_offer(&world, &format!("[talks]\nreach = \"{REACH}\"\n"));
    assert!(jonas.get(&here).await.body.contains(REACH));
}

/// FR-10: an offer decides whether anything is asked at all, and with which instruments.
#[tokio::test]
async fn an_offer_decides_what_is_asked() {
    let world = World::demo();
    let (jonas, here) = (world.jonas(), here(&world));
    begun(&jonas, &here, "house").await;
    assert!(jonas.get(&here).await.body.contains("Har du fået hvilet?"));
    set_offer(&world, "[talks]\ninstruments = [\"own-talk\"]\n");
    let page = jonas.get(&here).await;
    assert!(
        !page.body.contains("Har du fået hvilet?") && page.body.contains("Blev du hørt i dag?")
    );
    set_offer(&world, "[talks]\nmeasures = false\n");
    assert!(!jonas.get(&here).await.body.contains("Blev du hørt i dag?"));
}
