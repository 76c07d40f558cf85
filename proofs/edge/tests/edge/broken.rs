//! T20: broken forms over every route that takes one. What was typed is kept, or the answer is a page in plain words;
//! nothing is a fault of ours; nothing is done twice.

use std::collections::{BTreeMap, BTreeSet};

use kit_web::Method;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::die::Die;
use crate::files;
use crate::page::{Form, forms};
use crate::visitor::{Answer, FORM, Visitor, everybody, send_as, walk};
use crate::world::{Process, World, is_of};

/// CI's number over all processes; the rest of each is its share of the routes.
const FORMS: usize = 20_000;
const SEED: u64 = 20;
/// What only programs send: no page has a form for it.
const FOR_PROGRAMS: &str = "feed";
/// Fields that let somebody in are never shown again.
const SECRETS: [&str; 4] = ["ord", "kode", "code", "again"];
/// Each form is given a new world after so many, so that pages stay as short as they are in life.
const OF_A_WORLD: usize = 500;

/// A value that nobody means.
const NONSENSE: [&str; 12] = [
    "",
    " ",
    "-1",
    "99999999999999999999",
    "2027-13-45",
    "25:99",
    "<script>alert(1)</script>",
    "=1+1",
    "\u{0}\u{1}\u{7f}",
    "\r\nSet-Cookie: a=b",
    "' OR 1=1 --",
    "../../realm.db",
];

/// How a form is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Break {
    /// One field holds nonsense.
    Invalid,
    /// The body ends somewhere.
    Cut,
    /// Every field is there twice, and the form is sent twice.
    Doubled,
    /// Some fields are missing.
    Half,
    /// The token is of another sign-in.
    Expired,
    /// The session has ended.
    LoggedOut,
    /// An old browser's letters.
    Foreign,
    /// Longer than a form may be.
    Huge,
}

const BREAKS: [Break; 8] = [
    Break::Invalid,
    Break::Cut,
    Break::Doubled,
    Break::Half,
    Break::Expired,
    Break::LoggedOut,
    Break::Foreign,
    Break::Huge,
];

/// A filled form: its pairs, and the words that somebody typed.
pub(crate) struct Filled {
    pub(crate) pairs: Vec<(String, String)>,
    typed: Vec<String>,
}

/// Fills a form as a person does; each text holds a word of its own, so that one sees whether it came back.
fn fill(form: &Form, number: usize, die: &Die) -> Filled {
    let (mut pairs, mut typed) = (Vec::new(), Vec::new());
    for (place, input) in form.inputs.iter().enumerate() {
        let value = if input.is_text {
            let word = format!("Æble{number}x{place}");
            let text = format!("{word} på øen");
            if !SECRETS.contains(&input.name.as_str()) {
                typed.push(word);
            }
            text
        } else if input.value.is_empty() && !input.name.starts_with('_') {
            (*die.pick(&["2027-03-03", "16:00", "3", "ja"])).to_owned()
        } else {
            input.value.clone()
        };
        pairs.push((input.name.clone(), value));
    }
    Filled { pairs, typed }
}

fn encoded(pairs: &[(String, String)]) -> String {
    let pair = |(k, v): &(String, String)| {
        format!(
            "{}={}",
            utf8_percent_encode(k, NON_ALPHANUMERIC),
            utf8_percent_encode(v, NON_ALPHANUMERIC)
        )
    };
    pairs.iter().map(pair).collect::<Vec<_>>().join("&")
}

/// The same letters as an old browser sends them; what it cannot write, it leaves out.
fn old_letters(pairs: &[(String, String)]) -> String {
    let byte = |c: char| u8::try_from(c).map_or(String::new(), |b| format!("%{b:02X}"));
    let text = |t: &str| t.chars().map(byte).collect::<String>();
    let pair = |(k, v): &(String, String)| format!("{}={}", text(k), text(v));
    pairs.iter().map(pair).collect::<Vec<_>>().join("&")
}

/// What is sent, by whom, and which words must come back if it is not taken.
struct Sent {
    who: Visitor,
    kind: &'static str,
    body: Vec<u8>,
    typed: Vec<String>,
}

fn broken(how: Break, form: &Form, filled: Filled, who: &Visitor, die: &Die) -> Sent {
    if let Some(field) = &form.file {
        let out = how == Break::LoggedOut;
        return Sent {
            who: if out { Visitor::default() } else { who.clone() },
            kind: files::KIND,
            body: files::broken(how, field, filled.pairs, die),
            // These forms have no text of their own; what has is kept as everywhere, which kit/web's own tests show.
            typed: Vec::new(),
        };
    }
    let Filled {
        mut pairs,
        mut typed,
    } = filled;
    let mut who = who.clone();
    let of_value =
        |typed: &mut Vec<String>, value: &str| typed.retain(|word| !value.contains(word.as_str()));
    let body = match how {
        Break::Invalid => {
            if !pairs.is_empty() {
                let at = die.below(pairs.len());
                let old = std::mem::replace(&mut pairs[at].1, (*die.pick(&NONSENSE)).to_owned());
                of_value(&mut typed, &old);
            }
            encoded(&pairs)
        }
        Break::Cut => {
            let whole = encoded(&pairs);
            let cut: String = whole.chars().take(die.below(whole.len() + 1)).collect();
            // A word counts if it and the end of it came.
            let bare = percent_encoding::percent_decode_str(&cut)
                .decode_utf8_lossy()
                .into_owned();
            typed.retain(|word| bare.contains(&format!("{word} ")));
            cut
        }
        Break::Doubled => encoded(&[pairs.clone(), pairs].concat()),
        Break::Half => {
            let (kept, gone): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|_| die.below(2) == 0);
            gone.iter()
                .for_each(|(_, value)| of_value(&mut typed, value));
            encoded(&kept)
        }
        Break::Expired => {
            for (name, value) in &mut pairs {
                if name == "_token" {
                    *value = "0".repeat(64);
                }
            }
            encoded(&pairs)
        }
        Break::LoggedOut => {
            who = Visitor::default();
            encoded(&pairs)
        }
        Break::Foreign => old_letters(&pairs),
        Break::Huge => {
            pairs.push((
                "more".to_owned(),
                "a".repeat(140 * 1024 + die.below(60 * 1024)),
            ));
            encoded(&pairs)
        }
    };
    Sent {
        who,
        kind: FORM,
        body: body.into_bytes(),
        typed,
    }
}

/// What is wrong with the answer to a broken form; none for nothing.
fn fault(answer: &Answer, typed: &[String]) -> Option<String> {
    let page = answer.text();
    let whole = page.contains("<h1>") && page.contains("</html>") && page.contains("lang=\"da\"");
    match answer.status {
        // Taken, or answered by the next page.
        303 | 200 => None,
        403 | 404 | 408 | 413 | 422 | 429 if !whole => Some("is no page in plain words".to_owned()),
        403 | 404 | 408 | 413 | 422 | 429 => {
            let lost: Vec<&String> = typed
                .iter()
                .filter(|word| !page.contains(word.as_str()))
                .collect();
            (!lost.is_empty()).then(|| format!("lost {lost:?}"))
        }
        other => Some(format!("has the status {other}")),
    }
}

/// Everything that can be sent in a world: who, and which form.
async fn everything(process: &Process) -> Vec<(Visitor, Form)> {
    let mut all = Vec::new();
    for who in everybody(process).await {
        let (_, found) = walk(process, &who).await;
        all.extend(found.into_iter().map(|form| (who.clone(), form)));
    }
    // Routes that no page of these visitors shows a form for are tried with made-up forms: they exist all the same.
    for decl in process.declared.iter().filter(|d| d.method == Method::Post) {
        // What programs ask is answered in JSON that names the fault: the directory's own tests hold it to that.
        if decl.may.resource == FOR_PROGRAMS {
            continue;
        }
        if !all
            .iter()
            .any(|(_, form)| is_of(decl, Method::Post, &form.action))
        {
            let note = |name: &str| crate::page::Input {
                name: name.to_owned(),
                value: String::new(),
                is_text: true,
            };
            let form = Form {
                made_up: true,
                file: None,
                action: decl.path.replace(['{', '}'], "0"),
                inputs: vec![note("note"), note("navn")],
            };
            all.push((Visitor::default(), form));
        }
    }
    all
}

/// Rows that a second press of the same form has added to those of the first.
fn added(before: &[String], after: &[String]) -> Vec<String> {
    let before: BTreeSet<&String> = before.iter().collect();
    after
        .iter()
        .filter(|row| !before.contains(row))
        .cloned()
        .collect()
}

#[derive(Default)]
struct Tally {
    tried: usize,
    statuses: BTreeMap<(Break, u16), usize>,
    routes: BTreeSet<&'static str>,
    /// Routes whose forms stand on a page of the demo's people.
    shown: BTreeSet<&'static str>,
    doubled: usize,
    faults: Vec<String>,
}

async fn try_forms(name: &str, share: usize) -> Tally {
    let die = Die::new(SEED);
    let (mut tally, mut seed) = (Tally::default(), SEED);
    while tally.tried < share {
        seed += 1;
        let world = World::new(seed);
        let process = world.process(name);
        let all = everything(process).await;
        let mut of_route: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
        for (at, (_, form)) in all.iter().enumerate() {
            let route = process
                .declared
                .iter()
                .find(|d| is_of(d, Method::Post, &form.action));
            if let Some(decl) = route {
                of_route.entry(decl.path).or_default().push(at);
            }
        }
        let routes: Vec<&'static str> = of_route.keys().copied().collect();
        tally.shown = of_route
            .iter()
            .filter(|(_, forms)| forms.iter().any(|at| !all[*at].1.made_up))
            .map(|(path, _)| *path)
            .collect();
        for _ in 0..OF_A_WORLD.min(share - tally.tried) {
            // Every route in its turn, then chance: a rare form is tried as often as a common one.
            let route = routes[tally.tried % routes.len()];
            let (who, form) = &all[*die.pick(&of_route[route])];
            let how = *die.pick(&BREAKS);
            let mut sent = broken(how, form, fill(form, tally.tried, &die), who, &die);
            if form.made_up {
                sent.typed.clear();
            }
            let (post, path) = (("POST", sent.kind), &form.action);
            let answer = send_as(process, &sent.who, post, path, sent.body.clone()).await;
            if how == Break::Doubled && answer.status == 303 {
                let once = (process.dump)();
                send_as(process, &sent.who, post, path, sent.body.clone()).await;
                let twice = added(&once, &(process.dump)());
                tally.doubled += 1;
                if !twice.is_empty() {
                    tally
                        .faults
                        .push(format!("{name} {} acts twice: {twice:?}", form.action));
                }
            }
            tally.tried += 1;
            *tally.statuses.entry((how, answer.status)).or_default() += 1;
            tally.routes.insert(route);
            if let Some(fault) = fault(&answer, &sent.typed) {
                tally.faults.push(format!(
                    "{name} POST {} {how:?} ({}) {fault} of {}",
                    form.action,
                    answer.status,
                    String::from_utf8_lossy(&sent.body)
                        .chars()
                        .take(600)
                        .collect::<String>()
                ));
            }
            // A world lives shorter than the shortest session: else nobody would be signed in any more.
            world.clock.advance_ms(2_000);
        }
    }
    tally
}

#[expect(
    clippy::disallowed_methods,
    reason = "the length of a proof is set from outside"
)]
fn forms_to_try() -> usize {
    let wished = std::env::var("LANDGANG_BROKEN_FORMS").ok();
    wished.and_then(|n| n.parse().ok()).unwrap_or(FORMS)
}

#[test]
fn no_broken_form_loses_its_text() {
    let all = forms_to_try();
    // The front's forms cost an argon2 each time a room is made or opened, so the others get more.
    let shares = [
        ("municipality", all * 5 / 10),
        ("civil", all * 3 / 10),
        ("front", all * 2 / 10),
    ];
    let running = shares.map(|(name, share)| {
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .worker_threads(1)
                .enable_all()
                .build();
            let begun = std::time::Instant::now();
            let tally = runtime.expect("a runtime").block_on(try_forms(name, share));
            (name, tally, begun.elapsed())
        })
    });
    let (mut tried, mut faults) = (0, Vec::new());
    for thread in running {
        let (name, tally, took) = thread.join().expect("no panic");
        println!(
            "T20 {name}: survived {} / tried {} over {} routes ({} with the forms of a page), {} sent twice, seed {SEED}, {:.0} s; {:?}",
            tally.tried - tally.faults.len().min(tally.tried),
            tally.tried,
            tally.routes.len(),
            tally.shown.len(),
            tally.doubled,
            took.as_secs_f64(),
            tally.statuses,
        );
        let unseen: Vec<_> = tally.routes.difference(&tally.shown).collect();
        println!("T20 {name}: no page shows a form for {unseen:?}");
        tried += tally.tried;
        faults.extend(tally.faults);
    }
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for fault in &faults {
        let kind = fault
            .chars()
            .filter(|c| !c.is_ascii_digit())
            .take(900)
            .collect();
        *kinds.entry(kind).or_default() += 1;
    }
    for fault in faults.iter().take(5) {
        println!("T20 found: {fault}");
    }
    println!(
        "T20: survived {} / tried {tried}, seed {SEED}",
        tried - faults.len().min(tried)
    );
    assert!(faults.is_empty(), "{} faults: {kinds:#?}", faults.len());
}

#[test]
fn a_lost_text_a_bare_page_and_a_fault_of_ours_are_found() {
    let answer = |status, page: &str| Answer {
        status,
        headers: axum::http::HeaderMap::new(),
        body: page.as_bytes().to_vec(),
    };
    let typed = ["Æble1x0".to_owned()];
    let page = "<html lang=\"da\"><h1>Ret dette</h1>Æble1x0 på øen</html>";
    assert_eq!(fault(&answer(422, page), &typed), None);
    assert!(fault(&answer(422, &page.replace("Æble1x0", "")), &typed).is_some());
    assert!(fault(&answer(404, "not found"), &[]).is_some());
    assert!(fault(&answer(503, page), &typed).is_some());
    assert!(fault(&answer(400, page), &typed).is_some());
    assert_eq!(
        added(&["a:1".to_owned()], &["a:1".to_owned(), "a:2".to_owned()]),
        ["a:2"]
    );
    assert_eq!(
        forms("<form method=\"post\" action=\"/x\"></form>").len(),
        1
    );
}
